//! Mistakes that need more than a file: groundplan.toml, diesel.toml, a text of its own, and what only build.rs can see.

use crate::package::{all, check, one, package};

const CONFIG: &str = "engine = \"sqlite\"\n\n[tenancy]\nmodel = \"Organization\"\n";
const BUILD: &str =
    "fn main() {\n    groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run();\n}\n";
const MAIN: &str = "#![allow(dead_code)]\n\nmod model;\n\nfn main() {}\n";
const TENANT: &str = "use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
";

/// The tenant, and this struct with a key and times; its first line has the number 12.
fn with(attribute: &str, fields: &str) -> String {
    format!(
        "{TENANT}
#[derive(groundplan::Model)]
#[model({attribute})]
pub struct Course {{
    pub id: Id<Course>,
{fields}    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}}
"
    )
}

#[test]
fn a_broken_groundplan_toml_is_told_once_and_at_its_line() {
    let config = "engine = \"sqllite\"\nedtion = \"2026\"\n";
    let model = with("global", "");
    let files = [("groundplan.toml", config), ("src/main.rs", MAIN), ("src/model.rs", &model)];
    let (said, _) = check(&package("broken-config", &files));
    let engine = one(&said, &["groundplan.toml:1:", "sqllite"]);
    assert!(engine.rendered.contains("did you mean `sqlite`?"), "{}", engine.rendered);
    let edition = one(&said, &["groundplan.toml:2:", "edtion"]);
    assert!(edition.rendered.contains("did you mean `edition`?"), "{}", edition.rendered);
    assert_eq!(said.len(), 2, "two mistakes, two messages:\n{}", all(&said));
}

#[test]
fn a_model_that_diesels_command_would_overwrite_stops_the_build() {
    let model = with("global", "");
    let diesel = "[print_schema]\nfile = \"src/model.rs\"\n";
    let files = [
        ("groundplan.toml", CONFIG),
        ("diesel.toml", diesel),
        ("build.rs", BUILD),
        ("src/main.rs", MAIN),
        ("src/model.rs", &model),
    ];
    let (said, stderr) = check(&package("overwritten", &files));
    let text = format!("{}{stderr}", all(&said));
    assert!(text.contains("diesel.toml") && text.contains("src/model.rs"), "{text}");
    assert!(text.contains("rule: diesel_overwrites_model"), "{text}");
    assert!(text.contains("help: "), "{text}");
}

/// Two structs, of which one refers to the other without saying so; one stands alone; one names its tenant beside a unique of all tenants.
#[test]
fn what_only_the_whole_schema_shows_stands_at_the_struct() {
    let shared = "#[model(on_delete = cascade)]
    pub organization_id: Id<Organization>,
    pub teacher_id: groundplan::uuid::Uuid,
    #[model(unique)]
    pub number: i32,
";
    let model = with("global", shared)
        + "
#[derive(groundplan::Model)]
#[model(global)]
pub struct Teacher {
    pub id: Id<Teacher>,
    pub seats: u8,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global)]
pub struct Captain {
    pub id: Id<Captain>,
    #[model(on_delete = restrict)]
    pub team_id: Id<Team>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(global)]
pub struct Team {
    pub id: Id<Team>,
    #[model(on_delete = restrict)]
    pub captain_id: Id<Captain>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
";
    let line = |text: &str| 1 + model.lines().position(|line| line.contains(text)).expect("a line") as u64;
    let sound = model.replace("    pub seats: u8,\n", "");
    let files = [("groundplan.toml", CONFIG), ("build.rs", BUILD), ("src/main.rs", MAIN), ("src/model.rs", &sound)];
    let (said, stderr) = check(&package("whole", &files));
    let unique = one(&said, &["rule: unique_without_tenant"]);
    assert_eq!((unique.level.as_str(), unique.place.1), ("error", line("pub number")), "{}", unique.rendered);
    let undeclared = one(&said, &["rule: fk_undeclared"]);
    assert_eq!(
        (undeclared.level.as_str(), undeclared.place.1),
        ("warning", line("pub teacher_id")),
        "{}",
        undeclared.rendered
    );
    let orphan = one(&said, &["rule: orphan_table"]);
    assert_eq!(orphan.level, "warning", "{}", orphan.rendered);
    let circle = one(&said, &["rule: circular_required"]);
    assert_eq!(circle.level, "error", "{}", circle.rendered);
    assert!(circle.place.1 >= line("pub struct Captain"), "{}", circle.rendered);
    assert_eq!(said.len(), 4, "{}\n{stderr}", all(&said));
}

#[test]
fn a_model_in_a_file_that_build_rs_does_not_read_is_told_so() {
    let main = "#![allow(dead_code)]\n\nmod billing;\nmod model;\n\nfn main() {}\n";
    let billing =
        with("global", "").replace("Course", "Invoice").replace("Organization", "Shop").replace("root", "global");
    let files = [
        ("groundplan.toml", CONFIG),
        ("build.rs", BUILD),
        ("src/main.rs", main),
        ("src/model.rs", TENANT),
        ("src/billing.rs", &billing),
    ];
    let (said, stderr) = check(&package("unread", &files));
    for model in ["Shop", "Invoice"] {
        let line = billing.lines().position(|line| line.contains(&format!("struct {model}"))).expect("the struct");
        let own: Vec<_> =
            said.iter().filter(|said| said.place == ("src/billing.rs".to_owned(), line as u64 + 1)).collect();
        let [own] = own.as_slice() else { panic!("{model}: {}\n{stderr}", all(&said)) };
        assert!(own.rendered.contains("add `\"src/billing.rs\"` to `from_files` in build.rs"), "{}", own.rendered);
    }
}

#[test]
fn a_text_in_a_file_is_shown_with_its_line_and_a_caret() {
    let text = "Organizations are the tenants and have a name.\n\nTasks have a title, whatever that means.\n";
    let model = "groundplan::schema! { file = \"src/crm.md\" }\n";
    let files = [("groundplan.toml", CONFIG), ("src/main.rs", MAIN), ("src/model.rs", model), ("src/crm.md", text)];
    let package = package("text", &files);
    let (said, _) = check(&package);
    let one = one(&said, &["src/crm.md:3:"]);
    assert_eq!(said.len(), 1, "{}", all(&said));
    assert_eq!(one.place, ("src/model.rs".to_owned(), 1));
    assert!(one.rendered.contains("3 | Tasks have a title, whatever that means."), "{}", one.rendered);
    assert!(one.rendered.contains("^^^^"), "{}", one.rendered);
    // The file alone changes, and the macro is expanded again.
    let path = package.folder.join("src/crm.md");
    std::fs::write(&path, text.replace(", whatever that means", "")).expect("the text is written");
    let (said, stderr) = check(&package);
    assert!(said.is_empty() && stderr.is_empty(), "{}\n{stderr}", all(&said));
}

#[test]
fn an_engine_that_is_said_twice_differently_is_shown_at_both_places() {
    let model = with("global, engine = postgres", "");
    let files = [("groundplan.toml", CONFIG), ("src/main.rs", MAIN), ("src/model.rs", &model)];
    let (said, _) = check(&package("two-engines", &files));
    let one = one(&said, &["rule: contradiction"]);
    assert!(one.rendered.contains("groundplan.toml:1:"), "{}", one.rendered);
    assert_eq!((said.len(), one.place.1), (1, 13), "{}", all(&said));
}

/// What the baseline knows, no macro reports: not the derive, not `schema!`, and build.rs leaves it none. A line of no use is told once.
#[test]
fn a_baseline_is_honoured_by_the_macros() {
    let config = "engine = \"sqlite\"\n\n[scorecard]\nbaseline = \"known.toml\"\n";
    let known = "known = [
    { rule = \"bare_varchar\", table = \"courses\", column = \"title\" },
    { rule = \"orphan_table\", table = \"glazes\" },
    { rule = \"orphan_table\", table = \"kilns\" },
    { rule = \"orphan_table\", table = \"courses\" },
]
";
    let model = "use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
pub struct Course {
    pub id: Id<Course>,
    pub title: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

groundplan::schema! {
    \"Kilns have a name. Glazes have a name.\"
}
";
    let files = [
        ("groundplan.toml", config),
        ("known.toml", known),
        ("build.rs", BUILD),
        ("src/main.rs", MAIN),
        ("src/model.rs", model),
    ];
    let package = package("baseline", &files);
    let (said, stderr) = check(&package);
    assert!(said.is_empty(), "{}\n{stderr}", all(&said));

    // The baseline alone changes: one finding is new, and one line says what is not found.
    let line = "    { rule = \"bare_varchar\", table = \"courses\", column";
    let changed = known.replace(&format!("{line} = \"title\""), &format!("{line} = \"id\""));
    std::fs::write(package.folder.join("known.toml"), changed).expect("the baseline is written");
    let (said, stderr) = check(&package);
    let new = one(&said, &["rule: bare_varchar", "`Course::title` is a string without a length"]);
    assert_eq!((new.level.as_str(), new.place.1), ("error", 7), "{}", new.rendered);
    let stale =
        one(&said, &["known.toml:2:", "where it is not found any more", "rule: stale_baseline", "take this line out"]);
    assert_eq!((stale.level.as_str(), said.len()), ("error", 2), "{}\n{stderr}", all(&said));
}

/// A derive that was forgotten. rustc goes on about it at length, so only its first message is looked at.
#[test]
fn a_type_without_its_derive_is_told_first() {
    let enumeration = with("global", "    pub level: Level,\n") + "pub enum Level {\n    Beginner,\n}\n";
    let model =
        with("global", "    #[model(on_delete = restrict)]\n    pub room_id: Id<Room>,\n") + "pub struct Room;\n";
    let cases = [
        ("no-enum", enumeration, "pub level", "`Level` is not an enum of the model", "groundplan::Enum)]` above it"),
        (
            "no-model",
            model,
            "pub room_id",
            "`Room` has no key of its own",
            "write `#[derive(groundplan::Model)]` above it",
        ),
    ];
    for (name, text, line, message, cure) in cases {
        let files = [("groundplan.toml", CONFIG), ("src/main.rs", MAIN), ("src/model.rs", &text)];
        let (said, _) = check(&package(name, &files));
        let first = said.first().expect("a message");
        assert!(first.rendered.contains(message) && first.rendered.contains(cure), "{}", first.rendered);
        let line = text.lines().position(|text| text.contains(line)).expect("the line") as u64 + 1;
        assert_eq!(first.place, ("src/model.rs".to_owned(), line), "{}", first.rendered);
    }
}
