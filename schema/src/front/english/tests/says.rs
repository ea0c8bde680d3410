//! What sentences say.

use super::facts;

/// Each text and all that it says.
#[test]
fn sentences_say_what_they_say() {
    let cases: &[(&str, &[&str])] = &[
        ("tasks have title, description", &["Task", "  title", "  description"]),
        ("- Tasks have a title\n- projects have a name\n", &["Task", "  title", "Project", "  name"]),
        (
            "Tasks have a required title and optional description.",
            &["Task", "  title required", "  description optional"],
        ),
        ("Tasks have an optional nickname, weight.", &["Task", "  nickname optional", "  weight"]),
        ("Users have a unique email address.", &["User", "  email_address Scoped"]),
        ("Each user has an email, a phone.", &["User", "  email Assumed", "  phone"]),
        ("Users have an email.", &["User", "  email"]),
        ("Each user has an email. Emails are not unique.", &["User", "  email Not"]),
        ("Venues can have a website and may have a logo.", &["Venue", "  website optional", "  logo optional"]),
        ("Contacts have a name and optionally a phone.", &["Contact", "  name", "  phone optional"]),
        ("Suppliers have an address, if available.", &["Supplier", "  address optional"]),
        (
            "Tasks have a label string, an integer depth and a \u{60}due date\u{60}.",
            &["Task", "  label string", "  depth integer", "  due_date"],
        ),
        ("Users have a code of up to 5 characters.", &["User", "  code <= 5"]),
        ("Users have a code (at least 8 characters long).", &["User", "  code [length(code) >= 8]"]),
        ("Users have a status default open.", &["User", "  status = Text(\"open\")"]),
        ("Films have a rating between 1 and 5.", &["Film", "  rating integer [rating BETWEEN 1 AND 5]"]),
        (
            "Products have a price and a quantity > 0. Price > 0.",
            &["Product", "  price [price > 0]", "  quantity [quantity > 0]"],
        ),
        ("Films have a stage (raw / cut).", &["Film", "  stage (raw cut)"]),
        ("Films have a stage. Film stage is one of \u{60}Raw Cut\u{60} and done.", &["Film", "  stage (Raw Cut done)"]),
        ("Films have a glaze (e.g. matte, gloss) and a length (in minutes).", &["Film", "  glaze", "  length"]),
        ("Users have first and last names.", &["User", "  first_name", "  last_name"]),
        ("Films have tags.", &["Film", "  tags string[]"]),
        ("Films have names and prices.", &["Film", "  name", "  price"]),
        ("Every table has timestamps. Films have an id, a name and created_at.", &["Film", "  name"]),
        (
            "Films have a title that is required, unique and at most 80 characters long, and a stage.",
            &["Film", "  title required Scoped <= 80", "  stage"],
        ),
        (
            "Rooms have a number, unique within a hotel, and a floor. Hotels have many rooms.",
            &["Room", "  number", "  floor", "  unique hotel, number", "Hotel", "Room -> Hotel"],
        ),
        ("Users are either admins or guests.", &["User", "  role (admin guest)"]),
        (
            "Groups have an order, a type, a key, a match, a table, a return and a crate.",
            &["Group", "  order", "  type", "  key", "  match", "  table", "  return", "  crate"],
        ),
        ("Films have a cast and a set of colours.", &["Film", "  cast string[]", "  colours string[]"]),
        (
            "Films have a positive price, a 4-digit pin and a code with a length of at most 9 characters.",
            &["Film", "  price [price > 0]", "  pin <= 4 [length(pin) >= 4]", "  code <= 9"],
        ),
        (
            "Films have a title and a year. Title and year must each be unique.",
            &["Film", "  title Scoped", "  year Scoped"],
        ),
        (
            "Films have a title and a year. Title and year must be unique together.",
            &["Film", "  title", "  year", "  unique title, year"],
        ),
        (
            "Films have a title and a name. No two films share a title or a name.",
            &["Film", "  title Scoped", "  name Scoped"],
        ),
        (
            "Divers have a name. Clubs have a name. Visits link divers to clubs. A diver cannot join the same club twice.",
            &["Diver", "  name", "Club", "  name", "Visit", "  unique diver, club", "Visit -> Diver", "Visit -> Club"],
        ),
        ("Films have a price. Price cannot be negative.", &["Film", "  price [price >= 0]"]),
        ("Films have a title. Use soft deletes.", &["Film soft=true", "  title"]),
        ("Films have a title. The total of a film is not stored. Users can view films.", &["Film", "  title"]),
        // relations
        ("Tasks belong to projects. A project has many tasks.", &["Task", "Project", "Task -> Project"]),
        ("A project has many tasks.", &["Project", "Task mentioned", "Task -> Project"]),
        ("Tasks can have multiple tags. Tags can be on multiple tasks.", &["Task", "Tag mentioned", "Task <-> Tag"]),
        ("Tags can be on multiple tasks. Tasks can have multiple tags.", &["Tag mentioned", "Task", "Tag <-> Task"]),
        ("Tasks may belong to a project.", &["Task", "Project mentioned", "Task -> Project optional"]),
        ("Each task belongs to exactly one project.", &["Task", "Project mentioned", "Task -> Project required"]),
        (
            "Users have a name. Each user has one profile. Profiles have a bio.",
            &["User", "  name", "Profile", "  bio", "Profile - User"],
        ),
        ("Tasks can have subtasks.", &["Task", "Task -> Task as parent_task optional"]),
        ("Tasks may have a parent task. Tasks can have subtasks.", &["Task", "Task -> Task as parent_task optional"]),
        ("Keepers have a supervisor, who is another keeper.", &["Keeper", "Keeper -> Keeper as supervisor"]),
        ("Projects have an owner, who is a user.", &["Project", "User mentioned", "Project -> User as owner"]),
        (
            "Games have a home team, which is a team, and an away team, which is a team. Teams have a name.",
            &["Game", "Team", "  name", "Game -> Team as home_team", "Game -> Team as away_team"],
        ),
        ("Movies are linked with genres.", &["Movie mentioned", "Genre mentioned", "Movie <-> Genre"]),
        (
            "Students can be enrolled in many courses with a grade.",
            &["Student mentioned", "Course mentioned", "Student <-> Course with grade"],
        ),
        ("Orders have a total and a customer.", &["Order", "  total", "Customer mentioned", "Order -> Customer"]),
        ("Vehicles have a code. A van is a type of vehicle.", &["Vehicle", "  code", "Van", "Van is a Vehicle"]),
        (
            "Projects have an editor. Users have a name. An editor is a user.",
            &["Project", "User", "  name", "Project -> User as editor"],
        ),
        (
            "Tasks belong to projects. When a project is deleted, its tasks are kept.",
            &["Task", "Project mentioned", "Task -> Project optional set_null"],
        ),
        (
            "Tasks belong to projects. Projects with tasks cannot be deleted.",
            &["Task", "Project mentioned", "Task -> Project restrict"],
        ),
        (
            "Harbours have a name. Boats belong to a home harbour and a destination harbour.",
            &["Harbour", "  name", "Boat", "Boat -> Harbour as home_harbour", "Boat -> Harbour as destination_harbour"],
        ),
        ("Boats belong to a home harbour.", &["Boat", "HomeHarbour mentioned", "Boat -> HomeHarbour"]),
        (
            "Tasks have a title and created_by. Users have a name.",
            &["Task", "  title", "User", "  name", "Task -> User as created_by"],
        ),
        ("Looms are repaired by several weavers.", &["Loom", "Weaver mentioned", "Loom <-> Weaver"]),
        ("A weaver repairs several looms.", &["Weaver", "Loom mentioned", "Loom -> Weaver"]),
        (
            "A weaver repairs several looms. A loom can be repaired by several weavers.",
            &["Weaver", "Loom", "Weaver <-> Loom"],
        ),
        (
            "Piers have a code. Each pier belongs to a harbour. It has a length. Its code is unique.",
            &["Pier", "  code Scoped", "  length", "Harbour mentioned", "Pier -> Harbour"],
        ),
        // the rest
        ("Orders have a number. No two orders share the same number.", &["Order", "  number Scoped"]),
        (
            "Berths have a code and belong to harbours. No two berths in a harbour share a code.",
            &["Berth", "  code", "  unique harbour, code", "Harbour mentioned", "Berth -> Harbour"],
        ),
        (
            "Licenses have a license number. Licenses belong to drivers. One license per driver.",
            &[
                "License",
                "  license_number",
                "  unique driver, license_number",
                "Driver mentioned",
                "License -> Driver",
            ],
        ),
        (
            "Films have a title. Films were called movies. Title was called name.",
            &["Film was movies", "  title was name"],
        ),
        (
            "Organizations are the tenants. Countries have a code. Countries are shared by all organizations. Countries stand alone (reference data).",
            &["Organization Root", "Country Global allow [(\"orphan_table\", \"reference data\")]", "  code"],
        ),
        (
            "Fares have a float price and a code. The rule `money_as_float` is waived for fares (imported, v1.2 & older). \
             Fare code may break the rule enum_without_check because it is free.",
            &[
                "Fare allow [(\"money_as_float\", \"imported, v1.2 & older\"), (\"enum_without_check\", \"it is free\")]",
                "  price float",
                "  code",
            ],
        ),
        (
            "Organizations are the tenants. Users have an email, unique across all organizations.",
            &["Organization Root", "User", "  email AcrossTenants"],
        ),
        (
            "Films have a code. Changes to films are audited. Use PostgreSQL.",
            &["Film audited", "  code", "engine postgres"],
        ),
        (
            "A CRM with users and deals. Use PostgreSQL for complex reporting queries.",
            &["User", "Deal", "engine postgres"],
        ),
        (
            "Boats have a boat id, a name and a harbour id. Harbours have a name.",
            &["Boat", "  name", "Harbour", "  name", "Boat -> Harbour"],
        ),
        (
            "Films have a count, default 3, and a few cuts. Cuts have a code.",
            &["Film", "  count = Number(\"3\")", "Cut", "  code", "Cut -> Film"],
        ),
        (
            "\u{feff}Films have a code,\r\na title.\r\n\r\n\t- Films have a size.\r\n",
            &["Film", "  code", "  title", "  size"],
        ),
        ("The application is multi-tenant. Films have a code.", &["Film", "  code", "tenancy asked"]),
        (
            "Films have a stage and belong to studios. Films are often sorted by studio, stage and created_at.",
            &["Film", "  stage", "  index studio, stage, created_at", "Studio mentioned", "Film -> Studio"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(facts(text), *expected, "{text}");
    }
}
