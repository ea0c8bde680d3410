//! Relations and their names at both ends.

use super::*;

#[test]
fn roles_keep_two_relations_to_one_parent_apart() {
    let seen =
        text("Organizations have a name. Users have a name. Projects have an owner, who is a user. Projects have a reviewer, who is a user.")
            .sound();
    assert_eq!(
        seen.relations("Project"),
        ["owner many_to_one User.projects_as_owner", "reviewer many_to_one User.projects_as_reviewer"]
    );
}

#[test]
fn a_self_reference_is_optional_and_said_to_be() {
    let seen = plain("Tasks have a title. Tasks can have subtasks.").sound();
    assert_eq!(seen.columns("Task")[1], "parent_task_id uuid? -> Task");
    let seen = plain("Employees have a name and a manager, who is an employee.").sound();
    assert_eq!(seen.columns("Employee")[1], "manager_id uuid? -> Employee");
    let optional = seen.assumptions().into_iter().filter(|line| line.contains("without")).count();
    assert_eq!(optional, 1, "{:?}", seen.assumptions());
}

#[test]
fn a_unique_key_is_one_to_one() {
    let seen = structs(
        "#[derive(Model)] struct User { id: Id<User> }
         #[derive(Model)] #[model(unique(user_id))] struct Card { id: Id<Card>, #[model(on_delete = cascade)] user_id: Id<User> }
         #[derive(Model)] struct Seat { #[model(primary_key, on_delete = cascade)] user_id: Id<User>, #[model(primary_key)] row: i32 }
         #[derive(Model)] struct Profile { #[model(primary_key, on_delete = cascade)] user_id: Id<User> }",
    )
    .sound();
    assert_eq!(seen.relations("Card"), ["user one_to_one User"]);
    assert_eq!(seen.relations("Seat"), ["user many_to_one User"]);
    assert_eq!(seen.relations("Profile"), ["user one_to_one User"]);
    assert_eq!(seen.keys("Seat")[0], "pk user_id, row");
}

#[test]
fn many_to_many_is_named_at_both_ends() {
    let seen =
        text("Organizations have a name. Tasks have a title. Tags have a name. Tasks can have multiple tags, and tags can be on multiple tasks.")
            .sound();
    assert!(seen.relations("Task").contains(&"tags many_to_many Tag.tasks".to_owned()), "{:?}", seen.relations("Task"));
    assert_eq!(
        seen.keys("TaskTag"),
        [
            "pk organization_id, task_id, tag_id",
            "idx organization_id, tag_id",
            "fk organization_id -> organizations(id) restrict",
            "fk organization_id, task_id -> tasks(organization_id, id) cascade",
            "fk organization_id, tag_id -> tags(organization_id, id) cascade",
        ]
    );
    let about: Vec<_> = seen.assumptions().into_iter().filter(|line| line.contains("only link")).collect();
    assert_eq!(about.len(), 2);
    assert!(
        about[0].starts_with("Tasks: deleting a task") && about[1].starts_with("tags: deleting a tag"),
        "{about:?}"
    );
}

#[test]
fn a_junction_of_shared_models_is_shared() {
    let seen = text(
        "Organizations have a name. Films have a title. Genres have a name. Films and genres are shared by all organizations. \
         Films can have multiple genres, and genres can be on multiple films.",
    )
    .sound();
    assert_eq!(seen.keys("FilmGenre")[0], "pk film_id, genre_id");
}

#[test]
fn two_relations_of_one_name_are_refused() {
    let seen = structs(
        "#[derive(Model)] struct User { id: Id<User> }
         #[derive(Model)] struct Task { id: Id<Task>, #[model(on_delete = cascade, reverse = tasks)] owner_id: Id<User>,
            #[model(on_delete = cascade, reverse = tasks)] reviewer_id: Id<User> }",
    );
    assert_eq!((seen.fault().0, seen.fault().2), ("duplicate_name", "`User::tasks` would be two relations"));
}

#[test]
fn a_relation_and_its_own_column_need_two_names() {
    let seen = structs(
        "#[derive(Model)] struct User { id: Id<User> }
         #[derive(Model)] struct Task { id: Id<Task>, #[model(on_delete = cascade)] owner: Id<User> }",
    );
    assert_eq!(seen.fault().0, "duplicate_name");
    assert_eq!(seen.help(), "call the field `owner_id`; `#[model(column = \"owner\")]` keeps the column's name");
}

#[test]
fn the_tenant_may_be_one_end_of_a_junction() {
    let seen = text(
        "Organizations have a name. Countries are shared by all organizations. Countries have a name. \
         Organizations can have multiple countries, and countries can be on multiple organizations.",
    )
    .sound();
    assert_eq!(
        seen.keys("OrganizationCountry"),
        [
            "pk organization_id, country_id",
            "idx country_id",
            "fk organization_id -> organizations(id) cascade",
            "fk country_id -> countries(id) cascade",
        ]
    );
    assert_eq!(seen.relations("Organization"), ["countries many_to_many Country.organizations"]);
}
