//! Uniques, indexes, checks.

use super::*;

#[test]
fn uniques_are_the_tenant_s_and_of_the_living() {
    let seen = text(
        "Users have a unique email. Deleted users are kept. Tags have a name. Tag names are unique across all organizations.",
    );
    assert_eq!(
        seen.keys("User"),
        [
            "pk organization_id, id",
            "uq organization_id, email where deleted_at IS NULL",
            "idx organization_id, id where deleted_at IS NULL",
            "fk organization_id -> organizations(id) restrict",
        ],
        "{:?}",
        seen.found
    );
    assert_eq!(seen.keys("Tag")[1], "uq name");
}

#[test]
fn one_to_one_and_its_pair_with_the_tenant_are_one_unique() {
    let seen = text("Lids have a colour. Boxes have a unique lid. No two boxes share the same lid and organization.");
    let uniques: Vec<_> = seen.keys("Box").into_iter().filter(|key| key.starts_with("uq ")).collect();
    assert_eq!(uniques.len(), 1, "{uniques:?} {:?}", seen.found);
}

#[test]
fn an_index_of_lists_is_gin_and_the_rest_has_its_own() {
    let rust = "#[derive(Model)] #[model(index(tags, state))] struct Task { id: Id<Task>, #[model(max_length = 9)] tags: Vec<String>, #[model(max_length = 9)] state: String }";
    let seen = structs(rust).sound();
    assert_eq!(seen.keys("Task"), ["pk id", "idx gin tags", "idx state"]);
    let sqlite = see(&Input { toml: "engine = \"sqlite\"", rust, ..Input::default() }, View::Whole).sound();
    assert_eq!(sqlite.keys("Task"), ["pk id", "idx tags, state"]);
}

#[test]
fn a_brin_index_has_no_tenant_and_stands_beside_a_sorted_one() {
    let seen = owned(
        "#[derive(Model)] #[model(tenant, index(at), index(at, method = \"brin\"))] \
         struct Reading { id: Id<Reading>, organization_id: Id<Organization>, at: DateTime<Utc> }",
    )
    .sound();
    let searches: Vec<_> = seen.keys("Reading").into_iter().filter(|key| key.ends_with("at")).collect();
    assert_eq!(searches, ["idx organization_id, at", "idx brin at"]);
    let seen =
        text("Use PostgreSQL. Readings have a time of day and a value (float). Readings have a BRIN index on value.");
    assert!(seen.keys("Reading").contains(&"idx brin value".to_owned()), "{:?}", seen.found);
}

#[test]
fn a_brin_index_that_cannot_be_says_why() {
    let mysql = "#[derive(Model)] #[model(index(at, method = \"brin\"))] struct R { id: Id<R>, at: DateTime<Utc> }";
    let seen = see(&Input { toml: "engine = \"mysql\"", rust: mysql, ..Input::default() }, View::Whole);
    assert_eq!((seen.fault().0, seen.fault().2), ("brin_impossible", "MySQL has no BRIN indexes"));
    for (attribute, message) in [
        ("index(on, method = \"brin\")", "`on` cannot be in a BRIN index, for its values have no order"),
        ("index(tags, method = \"brin\")", "`tags` cannot be in a BRIN index, for its values have no order"),
        ("index(at, include(on), method = \"brin\")", "`on` cannot ride along: a BRIN index has no INCLUDE"),
    ] {
        let seen = structs(&format!(
            "#[derive(Model)] #[model({attribute})] struct R {{ id: Id<R>, at: DateTime<Utc>, #[model(default = false)] on: bool, \
             #[model(max_length = 9)] tags: Vec<String> }}"
        ));
        assert_eq!((seen.fault().0, seen.fault().2), ("brin_impossible", message));
    }
}

#[test]
fn columns_of_indexes_uniques_and_conditions_exist_once() {
    for (attribute, code, message) in [
        (
            "index(state, where = \"stat = 'a'\")",
            "unknown_name",
            "this index names `stat`, which is no field of `Task`",
        ),
        ("check(\"stat = 'a'\")", "unknown_name", "this check names `stat`, which is no field of `Task`"),
    ] {
        let seen = structs(&format!(
            "#[derive(Model)] #[model({attribute})] struct Task {{ id: Id<Task>, #[model(max_length = 9)] state: String }}"
        ));
        assert_eq!((seen.fault().0, seen.fault().2), (code, message), "{attribute}");
    }
}

#[test]
fn a_key_s_index_is_left_out_where_another_serves() {
    let seen = structs(
        "#[derive(Model)] struct A { id: Id<A> }
         #[derive(Model)] #[model(unique(a_id, rank))] struct B { id: Id<B>, #[model(on_delete = cascade)] a_id: Id<A>, rank: i32 }
         #[derive(Model)] #[model(index(a_id, where = \"rank > 3\"))] struct C { id: Id<C>, #[model(on_delete = cascade)] a_id: Id<A>, rank: i32 }",
    )
    .sound();
    assert_eq!(seen.keys("B"), ["pk id", "uq a_id, rank", "fk a_id -> as(id) cascade"]);
    assert_eq!(seen.keys("C"), ["pk id", "idx a_id", "idx a_id where rank > 3", "fk a_id -> as(id) cascade"]);
    let names: Vec<_> = seen.model("C").indexes.iter().map(|index| index.name.as_str()).collect();
    assert!(names[0] == "idx_cs_on_a_id" && names[1].starts_with("idx_cs_on_a_id_"), "{names:?}");
}

#[test]
fn a_check_by_name_keeps_its_name() {
    let seen = structs(
        "#[derive(Model)] #[model(sql_check(\"up\", \"a > 1\"), sql_check(\"up\", \"a > 2\"))] struct A { id: Id<A>, a: i32 }",
    );
    assert_eq!((seen.fault().0, seen.fault().2), ("duplicate_name", "`A` has the check `up` twice"));
    let long = "x".repeat(64);
    let seen = structs(&format!(
        "#[derive(Model)] #[model(sql_check(\"{long}\", \"a > 1\"))] struct A {{ id: Id<A>, a: i32 }}"
    ));
    assert_eq!(seen.fault().0, "identifier_too_long");
}

#[test]
fn personal_words_of_uniqueness_are_assumptions() {
    let seen = text("Organizations have a name. Users have a unique email.").sound();
    let said: Vec<_> = seen.assumptions().into_iter().filter(|line| line.contains("unique within")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn a_column_stands_once_in_an_index() {
    let seen = plain("Tasks have a title and a status. Users often search tasks by status and status.");
    assert_eq!((seen.fault().0, seen.fault().2), ("duplicate_name", "this index names `status` twice"));
}
