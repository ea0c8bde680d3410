//! "Tasks were called todos." and "Title was called name."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::{Fact, Property, What};
use crate::front::english::noun::Noun;
use crate::name;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "renamed",
    page: PAGE,
    cues: &["called", "named", "renamed", "formerly"],
    template: "{many} were called {others}.",
    read,
};

const PAGE: &str = r#"
What an entity or a field was called before, so that a migration renames it and keeps its rows.

    Tasks have a title. Tasks were called todos.
    Tasks have a title. Title was called name.
    Tasks have a title. Task title was called name.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, _, mut cursor)) = clause.split_at(&["was", "were"]) else { return Outcome::Other };
    cursor.eat_any(&["formerly", "previously", "once"]);
    if cursor.eat_any(&["called", "named"]).is_none() {
        return Outcome::Other;
    }
    let Some(old) = Noun::read(cursor.rest()) else { return Outcome::Stuck(cursor.stuck("the name before")) };
    let Some(whole) = Noun::read(before) else { return Outcome::Other };
    if clause.book.knows(&whole) {
        let from = Spanned::new(name::table(&old.text), old.span);
        return Outcome::Read(vec![Fact::Renamed { entity: whole, from }]);
    }
    let Some(field) = clause.field(before) else { return Outcome::Other };
    let what = What::RenamedFrom(old.field().to_owned());
    Outcome::Read(vec![Fact::property(field, Property { what, span: old.span })])
}
