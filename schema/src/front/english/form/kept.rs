//! "Deleted projects and tasks are kept."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::items;
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
    Tasks have a title. Tasks support soft deletes.
    Tasks have a title. Deleted tasks are not kept.
    Tasks and projects have a title. All entities are soft deleted.
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
    if cursor.eat_any(&["use soft deletes", "use soft delete", "use soft deletion"]).is_some() && cursor.done() {
        return Outcome::Read(vec![Fact::SoftDeleteAll(clause.span)]);
    }
    cursor.at = 0;
    if cursor.eat_any(&["keep deleted", "we keep deleted"]).is_some() {
        return match Noun::list(cursor.rest()) {
            Some(nouns) => facts(clause, nouns, true),
            None => Outcome::Stuck(cursor.stuck("entities, such as `tasks`")),
        };
    }
    if let Some((before, _, mut behind)) = clause.split_at(&["support", "supports", "use", "uses", "have", "has"])
        && behind.eat_any(&["soft deletes", "soft delete", "soft-delete", "soft deletion"]).is_some()
    {
        return match Noun::list(before) {
            Some(nouns) if behind.done() => entities(clause, nouns, true),
            _ => Outcome::Stuck(behind.stuck("the end of the sentence")),
        };
    }
    let Some((mut before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let kept = match before.split_first() {
        Some((first, rest)) if matches!(first.low.as_str(), "deleted" | "removed") => {
            before = rest;
            if cursor.eat_any(&["not kept", "never kept", "gone for good", "erased", "removed for good"]).is_some() {
                false
            } else if cursor
                .eat_any(&[
                    "only marked as deleted",
                    "marked as deleted",
                    "marked as inactive",
                    "marked inactive",
                    "marked deleted",
                    "marked",
                    "archived",
                    "kept in the database",
                    "kept",
                ])
                .is_some()
            {
                true
            } else {
                return Outcome::Other;
            }
        }
        _ if cursor.eat_any(&["not soft deleted", "not soft-deleted"]).is_some() => false,
        _ if cursor
            .eat_any(&[
                "soft deleted",
                "soft-deleted",
                "never really deleted",
                "never physically deleted",
                "archived instead of deleted",
                "archived instead of being deleted",
                "archived rather than deleted",
            ])
            .is_some() =>
        {
            true
        }
        _ => return Outcome::Other,
    };
    if !cursor.done() {
        return Outcome::Stuck(cursor.stuck("the end of the sentence"));
    }
    match Noun::list(before) {
        Some(nouns) => entities(clause, nouns, kept),
        None => Outcome::Other,
    }
}

/// "All tables" are all entities that no other sentence decides.
fn entities(clause: &Clause<'_>, nouns: Vec<Noun>, kept: bool) -> Outcome {
    let all = matches!(nouns.as_slice(), [one] if kept && items::is_every_table(one));
    if all { Outcome::Read(vec![Fact::SoftDeleteAll(clause.span)]) } else { facts(clause, nouns, kept) }
}

fn facts(clause: &Clause<'_>, nouns: Vec<Noun>, kept: bool) -> Outcome {
    Outcome::Read(nouns.into_iter().map(|noun| Fact::SoftDelete(noun, Spanned::new(kept, clause.span))).collect())
}
