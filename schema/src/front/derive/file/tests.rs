//! What a file has for us, and what it has for others.

use super::*;

fn found(text: &str) -> (Vec<String>, Vec<String>, usize, Found) {
    let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let found = file(&parsed, None);
    let names = |list: &[DeriveInput]| list.iter().map(|item| item.ident.to_string()).collect::<Vec<_>>();
    (names(&found.models), names(&found.enums), found.schema_macros.len(), found)
}

#[test]
fn finds_what_is_ours() {
    for text in [
        "#[derive(groundplan::Model)] struct A { id: Id<A> }",
        "#[derive(Debug, ::groundplan::Model, Clone)] struct A { id: Id<A> }",
        "use groundplan::Model; #[derive(Model)] struct A;",
        "use groundplan::prelude::*; #[derive(Model)] struct A;",
        "use groundplan::{self as gp, Enum}; #[derive(gp::Model)] struct A;",
        "use groundplan::Model as Table; mod inner { #[derive(super::Other)] struct B; #[derive(Table)] struct A; }",
        "extern crate groundplan as gp; #[derive(gp::Model)] struct A;",
        "#[derive(db::Model)] #[model(global)] struct A;",
        "#[derive(db::Model)] struct A { #[model(text)] x: String }",
        "fn main() { #[derive(groundplan::Model)] struct A; }",
        "#[cfg_attr(feature = \"db\", derive(groundplan::Model))] struct A;",
        "#[derive(groundplan::Model)] enum A {}",
    ] {
        assert_eq!(found(text).0, ["A"], "{text}");
    }
    assert_eq!(found("use groundplan::Enum; #[derive(Enum)] enum Status { Open }").1, ["Status"]);
    assert_eq!(found("#[derive(gp::Enum)] enum Status { #[model(value = \"o\")] Open }").1, ["Status"]);
    // Renamed in Cargo.toml: the model tells, wherever it stands in the file.
    let beside = "#[derive(gp::Enum)] enum Status { Open } #[derive(gp::Model)] #[model(global)] struct A;";
    assert_eq!(found(beside).1, ["Status"]);
    assert_eq!(
        found(&format!("use gp::Enum as Choice; #[derive(Choice)] enum Kind {{ Big }} {beside}")).1,
        ["Kind", "Status"]
    );
    assert_eq!(found(&format!("#[derive(strum::Enum)] enum Kind {{ Big }} {beside}")).1, ["Status"]);
    for text in [
        "groundplan::schema! { \"Users.\" }",
        "mod a { mod b { groundplan::schema!(file = \"a.md\"); } }",
        "use groundplan::schema; schema! {}",
        "use groundplan::schema as model; model! { \"Users.\" }",
        "gp::schema! { engine = sqlite, \"Users.\" }",
        "gp::schema! { use crate::A; \"Users.\" }",
        "fn main() { groundplan::schema! { \"Users.\" } }",
    ] {
        assert_eq!(found(text).2, 1, "{text}");
    }
}

#[test]
fn leaves_what_is_others() {
    for text in [
        "#[derive(sea_orm::Model)] struct A;",
        "#[derive(Model)] struct A;",
        "#[derive(DeriveModel)] #[model(x)] struct A;",
        "use other::Model; #[derive(Model)] struct A;",
        "#[cfg(test)] mod tests { #[derive(groundplan::Model)] struct A; }",
        "#[test] fn t() { #[derive(groundplan::Model)] struct A; }",
        "schema! { table users { id } }",
        "diesel::table! { users { id -> Integer } }",
        "macro_rules! schema { () => {} }",
    ] {
        let (models, enums, macros, _) = found(text);
        assert!(models.is_empty() && enums.is_empty() && macros == 0, "{text}");
    }
}

#[test]
fn tells_what_is_there_only_sometimes() {
    let found = found("#[cfg(feature = \"billing\")] mod a { #[derive(groundplan::Model)] struct A; } struct B;").3;
    let [only] = found.conditional.as_slice() else { panic!("{:?}", found.conditional) };
    assert_eq!((only.name.as_str(), only.cfg.as_str()), ("A", "feature = \"billing\""));
}

#[test]
fn places_are_those_of_the_file() {
    let found = found("\n\n#[derive(groundplan::Model)]\npub struct Größe { pub übrig: i32 }\n").3;
    let start = found.models.first().map(|model| model.ident.span().start());
    assert_eq!(start.map(|at| (at.line, at.column)), Some((4, 11)));
}
