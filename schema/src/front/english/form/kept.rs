//! "Deleted projects and tasks are kept."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::noun::Noun;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "kept",
    page: PAGE,
    cues: &["kept", "deleted", "soft", "soft-deleted", "archived"],
    template: "Deleted {many} are kept.",
    read,
};

const PAGE: &str = r#"
Soft delete: a deleted row is marked and stays, and no query sees it unless it asks.

    Projects and tasks have a name. Deleted projects and tasks are kept.
    Tasks have a title. Tasks are soft deleted.
    Tasks have a title. Use soft deletes for tasks.
    Tasks have a title. Deleted tasks are not kept.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor
        .eat_any(&["use soft deletes for", "use soft delete for", "soft deletes for", "soft delete for", "soft-delete"])
        .is_some()
    {
        cursor.eat("all");
        return match Noun::list(cursor.rest()) {
            Some(nouns) => facts(clause, nouns, true),
            None => Outcome::Stuck(cursor.stuck("entities, such as `tasks`")),
        };
    }
    let Some((mut before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let kept = match before.split_first() {
        Some((first, rest)) if matches!(first.low.as_str(), "deleted" | "removed") => {
            before = rest;
            if cursor.eat_any(&["not kept", "never kept", "gone for good", "erased", "removed for good"]).is_some() {
                false
            } else if cursor.eat_any(&["kept", "marked as deleted", "marked", "archived"]).is_some() {
                true
            } else {
                return Outcome::Other;
            }
        }
        _ if cursor.eat_any(&["not soft deleted", "not soft-deleted"]).is_some() => false,
        _ if cursor.eat_any(&["soft deleted", "soft-deleted"]).is_some() => true,
        _ => return Outcome::Other,
    };
    if !cursor.done() {
        return Outcome::Stuck(cursor.stuck("the end of the sentence"));
    }
    match Noun::list(before) {
        Some(nouns) => facts(clause, nouns, kept),
        None => Outcome::Other,
    }
}

fn facts(clause: &Clause<'_>, nouns: Vec<Noun>, kept: bool) -> Outcome {
    Outcome::Read(nouns.into_iter().map(|noun| Fact::SoftDelete(noun, Spanned::new(kept, clause.span))).collect())
}
