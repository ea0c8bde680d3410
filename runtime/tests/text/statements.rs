//! One statement of each form, printed for `crate::engine::Db`.

use crate::engine::Db;
use crate::generated::*;
use groundplan::prelude::*;
use groundplan::uuid::Uuid;
use groundplan::{Id, Tenant};

/// What a statement prints, without the values, which are made anew at each run.
fn sql(text: &str) -> String {
    text.split_once(" -- binds:").map_or(text, |(sql, _)| sql).to_owned()
}

/// (what it shows, its SQL)
pub(crate) fn statements() -> Vec<(&'static str, String)> {
    let acme: Tenant<Organization> = Tenant::assume(Id::from_raw(Uuid::from_u128(1)));
    let id: Id<Task> = Id::from_raw(Uuid::from_u128(2));
    let tasks = || Task::of(&acme).select(Task::title);
    let projects = || Project::of(&acme).select(Project::name);
    vec![
        ("of", sql(&tasks().to_sql::<Db>())),
        ("find", sql(&Task::find(&acme, id).select(Task::title).to_sql::<Db>())),
        ("filter", sql(&tasks().filter(Task::title.eq("a").or(Task::title.eq("b"))).to_sql::<Db>())),
        ("order", sql(&tasks().order(Task::title.asc()).then_order_by(Task::id.desc()).to_sql::<Db>())),
        ("limit", sql(&tasks().limit(5).to_sql::<Db>())),
        ("offset", sql(&tasks().offset(5).to_sql::<Db>())),
        ("page", sql(&tasks().distinct().limit(5).offset(10).to_sql::<Db>())),
        ("with_deleted", sql(&Task::with_deleted(&acme).select(Task::title).to_sql::<Db>())),
        ("across_tenants", sql(&Task::across_tenants().select(Task::title).to_sql::<Db>())),
        ("join", sql(&tasks().join(Task::project).to_sql::<Db>())),
        ("left_join", sql(&tasks().left_join(Task::backup_project.aliased()).to_sql::<Db>())),
        ("reverse", sql(&projects().join(Task::project.reverse()).to_sql::<Db>())),
        ("in_query", {
            let ships = Project::of(&acme).filter(Project::name.eq("Ship")).select(Project::id);
            sql(&tasks().filter(Task::project_id.in_query(ships)).to_sql::<Db>())
        }),
        ("exists_via", sql(&projects().filter(exists_via(Task::project, Task::of(&acme))).to_sql::<Db>())),
        ("eq_any", sql(&tasks().filter(Task::title.eq_any(["a", "b"])).to_sql::<Db>())),
        ("shared", sql(&Country::of(&()).select(Country::code).to_sql::<Db>())),
        ("root", sql(&Organization::of(&acme).select(Organization::name).to_sql::<Db>())),
        ("insert", sql(&Tag::insert(&acme, NewTag::new("a")).to_sql::<Db>())),
        ("insert, counted key", sql(&Country::insert(&(), NewCountry::new("NZ")).to_sql::<Db>())),
        (
            "insert, junction",
            sql(&TaskTag::insert(&acme, NewTaskTag::new(id, Id::from_raw(Uuid::nil()))).to_sql::<Db>()),
        ),
        ("update", sql(&Task::update(&acme, id).set(Task::title, "a").set(Task::description, None).to_sql::<Db>())),
        ("update_where", sql(&Tag::update_where(&acme).filter(Tag::name.eq("a")).set(Tag::name, "b").to_sql::<Db>())),
        ("delete, soft", sql(&Task::delete(&acme, id).to_sql::<Db>())),
        ("delete", sql(&Tag::delete(&acme, Id::from_raw(Uuid::nil())).to_sql::<Db>())),
        ("restore", sql(&Task::restore(&acme, id).to_sql::<Db>())),
        ("purge", sql(&Task::purge(&acme, id).to_sql::<Db>())),
    ]
}

/// Compares all statements at once, so that a change shows in full.
pub(crate) fn compare(expected: &[(&str, &str)]) {
    let printed = statements();
    let wrong: Vec<String> = printed
        .iter()
        .filter(|(name, sql)| !expected.contains(&(name, sql.as_str())))
        .map(|(name, sql)| format!("(\"{name}\", r#\"{sql}\"#),"))
        .collect();
    assert!(wrong.is_empty(), "these statements print otherwise than expected:\n{}", wrong.join("\n"));
    assert_eq!(printed.len(), expected.len());
}
