//! Names: derived ones never clash, stated ones are refused.

use super::*;
use std::collections::BTreeSet;

/// Every name that PostgreSQL and SQLite keep per schema.
fn shared(seen: &Seen) -> Vec<&str> {
    let models = seen.schema.models.iter();
    models
        .flat_map(|model| {
            let uniques = model.uniques.iter().map(|unique| unique.name.as_str());
            let indexes = model.indexes.iter().map(|index| index.name.as_str());
            [model.table.as_str(), model.primary_key.name.as_str()].into_iter().chain(uniques).chain(indexes)
        })
        .collect()
}

#[test]
fn derived_names_never_clash_across_tables() {
    let seen = structs(
        "#[derive(Model)] #[model(table = \"a\", unique(b_c), unique(b, c_d), unique(b_c, d), index(c))]
         struct A { id: Id<A>, b: i32, b_c: i32, c_d: i32, d: i32, c: i32 }
         #[derive(Model)] #[model(table = \"a_b\", unique(c), index(d, where = \"d > 1\"), index(d, where = \"d > 2\"))]
         struct B { id: Id<B>, c: i32, d: i32 }
         #[derive(Model)] #[model(table = \"pk_a\")] struct D { id: Id<D> }",
    )
    .sound();
    let names = shared(&seen);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:#?}");
    assert_eq!(seen.model("A").uniques[0].name, "uq_a_b_c");
}

#[test]
fn a_derived_name_is_cut_and_a_stated_one_is_refused() {
    let long = format!("A{}", "bcdefghi".repeat(9));
    let seen = plain(&format!("{long} have a name. Tasks belong to {long}.")).sound();
    assert!(shared(&seen).iter().all(|name| name.len() <= 63), "{:?}", shared(&seen));
    assert!(seen.schema.models.iter().flat_map(|m| &m.fields).all(|field| field.column.len() <= 63));
    let seen = structs(&format!("#[derive(Model)] #[model(table = \"{}\")] struct A {{ id: Id<A> }}", "x".repeat(64)));
    assert_eq!(seen.fault().0, "identifier_too_long");
}

#[test]
fn tables_differ_in_more_than_their_case() {
    let seen = structs(
        "#[derive(Model)] #[model(table = \"Tasks\")] struct Job { id: Id<Job> } #[derive(Model)] struct Task { id: Id<Task> }",
    );
    assert_eq!(seen.fault().0, "duplicate_name");
}

#[test]
fn an_enum_of_a_text_has_a_name_of_its_own() {
    let seen = plain("Task statuses have a name. Tasks have a title and a status (open or done).");
    assert_eq!(
        (seen.fault().0, seen.fault().2),
        ("duplicate_name", "the enum of `Task::status` and a model would both be `TaskStatus`")
    );
}

#[test]
fn the_tenant_s_struct_says_root() {
    let seen = see(
        &Input {
            toml: TENANCY,
            rust: "#[derive(Model)] #[model(global)] struct Organization { id: Id<Organization> }",
            ..Input::default()
        },
        View::Whole,
    );
    assert_eq!(
        (seen.fault().0, seen.fault().2),
        ("contradiction", "`Organization` is the tenant, so its rows are not shared by all tenants")
    );
}

#[test]
fn the_tenant_is_there_where_all_models_are() {
    let rust = "#[derive(Model)] #[model(tenant)] struct Task { id: Id<Task>, organization_id: Id<Organization> }";
    let seen = see(&Input { toml: TENANCY, rust, ..Input::default() }, View::Whole);
    assert!(seen.faults()[0].contains("the tenant `Organization` is not among the models"), "{:?}", seen.faults());
    see(&Input { toml: TENANCY, rust, ..Input::default() }, View::Struct).sound();
}
