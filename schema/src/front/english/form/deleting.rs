//! "Deleting a project deletes its tasks." and "When a project is deleted, its tasks are kept."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::{DeleteKey, Fact};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::ir::OnDelete;

pub(super) static FORM: Form = Form {
    name: "deleting",
    page: PAGE,
    cues: &["deleting", "deleted", "deletes", "removing", "removed", "cascade", "cascades"],
    template: "Deleting {a one} deletes its {others}.",
    read,
};

const PAGE: &str = r#"
What happens to the rows that refer to a row when that one is deleted: they are deleted too (cascade), they are kept without it (set null, so the key
is optional), or it cannot be deleted (restrict, which also holds where nothing is said).

    Tasks belong to projects; deleting a project deletes its tasks.
    Tasks belong to projects. When a project is deleted, its tasks are deleted too.
    Tasks may belong to projects. When a project is deleted, its tasks are kept without a project.
    Tasks belong to projects. Tasks are deleted together with their project.
    Tasks belong to projects. When a project is removed, its tasks may be reassigned.
    Tasks belong to projects. A project cannot be deleted while it has tasks.

A row of a kind goes with the row that it is, if nothing else is said.

    A truck is a type of vehicle. A vehicle cannot be deleted while it is a truck.

Where several keys refer to the same entity, the key is named.

    Boats have an owner, who is a user, and a skipper, who is a user. Deleting the owner of a boat deletes the boat.
    Boats have an owner, who is a user, and an optional skipper, who is a user. Deleting the skipper of a boat keeps the boat.
    Boats have an owner, who is a user, and a skipper, who is a user. The skipper of a boat cannot be deleted.
"#;

const DELETING: &[&str] = &["deleting", "removing"];
const DELETED: &[&str] = &["deleted", "removed"];

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if cursor.eat_any(DELETING).is_some() {
        return deleting(clause, cursor);
    }
    if cursor.eat_any(&["when", "if", "whenever", "once"]).is_some() {
        return when(clause, cursor);
    }
    if let Some(outcome) = with_parent(clause) {
        return outcome;
    }
    cannot(clause, cursor)
}

/// "Tasks are deleted together with their project", "Tasks are deleted when their project is deleted".
fn with_parent(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, _, mut cursor) = clause.split_at(&["is", "are"])?;
    cursor.eat("also");
    cursor.eat_any(DELETED)?;
    let together = cursor.eat_any(&["together with", "along with", "with"]).is_some();
    if !together {
        cursor.eat_any(&["when", "if", "whenever", "once"])?;
    }
    let children = Noun::list(before)?;
    let length = cursor.rest().iter().take_while(|token: &&Token| !matches!(token.low.as_str(), "is" | "are")).count();
    let Some(parent) = cursor.rest().get(..length).and_then(Noun::read) else {
        return Some(Outcome::Stuck(cursor.stuck("an entity, as in `with their project`")));
    };
    cursor.at += length;
    if !together && (cursor.eat_any(&["is", "are"]).is_none() || cursor.eat_any(DELETED).is_none()) {
        return Some(Outcome::Stuck(cursor.stuck("`is deleted`")));
    }
    if !cursor.done() {
        return Some(Outcome::Stuck(cursor.stuck("the end of the sentence")));
    }
    Some(facts(clause, &parent, children, OnDelete::Cascade))
}

/// "a project deletes its tasks"
fn deleting(clause: &Clause<'_>, mut cursor: Cursor<'_>) -> Outcome {
    const VERBS: &[(&str, OnDelete)] = &[
        ("also deletes", OnDelete::Cascade),
        ("deletes", OnDelete::Cascade),
        ("also removes", OnDelete::Cascade),
        ("removes", OnDelete::Cascade),
        ("keeps", OnDelete::SetNull),
        ("cascades to", OnDelete::Cascade),
    ];
    let is_verb = |t: &Token| matches!(t.low.as_str(), "deletes" | "removes" | "keeps" | "also" | "cascades");
    let verb = cursor.rest().iter().position(is_verb);
    let Some(verb) = verb else {
        return Outcome::Stuck(cursor.stuck("what it deletes, as in `deleting a project deletes its tasks`"));
    };
    let before = cursor.rest().get(..verb).unwrap_or(&[]);
    let held = held(clause, before);
    let parent = Noun::read(before);
    if held.is_none() && parent.is_none() {
        return Outcome::Stuck(cursor.stuck("an entity"));
    }
    cursor.at += verb;
    let Some((_, action)) = VERBS.iter().find(|(words, _)| cursor.eat(words)) else {
        return Outcome::Stuck(cursor.stuck("`deletes` or `keeps`"));
    };
    let Some(parent) = parent else {
        let Some((role, holder)) = held else { return Outcome::Other };
        let same = Noun::read(cursor.rest()).is_some_and(|child| child.model() == holder.model());
        if !same {
            return Outcome::Stuck(cursor.stuck(format!("`the {}`, whose key it is", holder.one())));
        }
        return by_role(clause, (role, holder), *action);
    };
    cursor.eat("all");
    cursor.eat("of");
    match Noun::list(cursor.rest()) {
        Some(children) => facts(clause, &parent, children, *action),
        None => Outcome::Stuck(cursor.stuck("entities, as in `its tasks`")),
    }
}

/// "a project is deleted, its tasks are deleted"
fn when(clause: &Clause<'_>, mut cursor: Cursor<'_>) -> Outcome {
    let Some(verb) = cursor.rest().iter().position(|t| matches!(t.low.as_str(), "is" | "are" | "gets")) else {
        return Outcome::Other;
    };
    let Some(parent) = cursor.rest().get(..verb).and_then(Noun::read) else { return Outcome::Other };
    cursor.at += verb + 1;
    if cursor.eat_any(DELETED).is_none() {
        return Outcome::Other;
    }
    let apart = cursor.eat(",") | cursor.eat("then");
    if !apart && !matches!(cursor.low(0), "its" | "their" | "all" | "the") {
        return Outcome::Stuck(cursor.stuck("what happens, as in `its tasks are deleted`"));
    }
    // "So are its wheels"
    if cursor.eat_any(&["so are", "so is"]).is_some() {
        cursor.eat_any(&["all of", "all"]);
        return match Noun::list(cursor.rest()) {
            Some(children) => facts(clause, &parent, children, OnDelete::Cascade),
            None => Outcome::Stuck(cursor.stuck("entities, as in `its tasks`")),
        };
    }
    cursor.eat("all");
    cursor.eat("of");
    let Some(verb) = cursor
        .rest()
        .iter()
        .position(|t| matches!(t.low.as_str(), "is" | "are" | "must" | "lose" | "may" | "can" | "stay" | "remain"))
    else {
        return Outcome::Stuck(cursor.stuck("what happens, as in `its tasks are deleted`"));
    };
    let children: Option<Vec<Noun>> = cursor.rest().get(..verb).and_then(Noun::list);
    let Some(children) = children else { return Outcome::Stuck(cursor.stuck("entities, as in `its tasks`")) };
    cursor.at += verb;
    let action = if cursor.eat_any(&["is also", "are also", "is", "are", "must be"]).is_some() {
        cursor.eat("also");
        if cursor.eat_any(DELETED).is_some() {
            cursor.eat_any(&["too", "as well", "with it"]);
            OnDelete::Cascade
        } else if cursor.eat("kept") {
            OnDelete::SetNull
        } else {
            return Outcome::Stuck(cursor.stuck("`deleted` or `kept`"));
        }
    } else if cursor.eat_any(&["may be reassigned", "can be reassigned", "stay", "remain"]).is_some() {
        OnDelete::SetNull
    } else if cursor.eat("lose") {
        cursor.at -= 1;
        OnDelete::SetNull
    } else {
        return Outcome::Stuck(cursor.stuck("`are deleted` or `are kept`"));
    };
    if action == OnDelete::SetNull && cursor.eat_any(&["without", "lose"]).is_some() {
        let same = |noun: &Noun| noun.model() == parent.model();
        let length = cursor.rest().iter().take_while(|token: &&Token| token.is_name()).count();
        match cursor.rest().get(..length).and_then(Noun::read) {
            Some(noun) if same(&noun) || noun.one() == "it" => cursor.at += length,
            _ if cursor.eat_any(&["it", "them"]).is_some() => {}
            _ => return Outcome::Stuck(cursor.stuck(format!("`without {}`", parent.a()))),
        }
    }
    if !cursor.done() {
        return Outcome::Stuck(cursor.stuck("the end of the sentence"));
    }
    facts(clause, &parent, children, action)
}

/// "A project cannot be deleted while it has tasks."
fn cannot(clause: &Clause<'_>, mut cursor: Cursor<'_>) -> Outcome {
    let Some(verb) = cursor.rest().iter().position(|t| matches!(t.low.as_str(), "cannot" | "can" | "must" | "may"))
    else {
        return Outcome::Other;
    };
    let before = cursor.rest().get(..verb).unwrap_or(&[]);
    cursor.at += verb;
    let refused = [
        "cannot be deleted",
        "cannot be removed",
        "can not be deleted",
        "can not be removed",
        "must not be deleted",
        "may not be deleted",
    ];
    if cursor.eat_any(&refused).is_none() {
        return Outcome::Other;
    }
    // "Projects with tasks cannot be deleted."
    if let Some(with) = before.iter().position(|token| token.low == "with")
        && let (Some(parent), Some(children)) =
            (before.get(..with).and_then(Noun::read), before.get(with + 1..).and_then(Noun::list))
        && cursor.done()
    {
        return facts(clause, &parent, children, OnDelete::Restrict);
    }
    let Some(parent) = Noun::read(before) else {
        return match held(clause, before) {
            Some(held) if cursor.done() => by_role(clause, held, OnDelete::Restrict),
            _ => Outcome::Other,
        };
    };
    let while_has = [
        "while it still has",
        "while it has",
        "while they have",
        "if it has",
        "if they have",
        "as long as it has",
        "as long as they have",
        "when it has",
    ];
    if cursor.eat_any(&["while it is", "if it is", "as long as it is", "when it is"]).is_some() {
        let Some(child) = Noun::read(cursor.rest()) else {
            return Outcome::Stuck(cursor.stuck("an entity, as in `while it is a truck`"));
        };
        let (key, action, span) = (DeleteKey::Kind, OnDelete::Restrict, clause.span);
        return Outcome::Read(vec![Fact::OnDelete { parent, child, key, action, span }]);
    }
    if cursor.eat_any(&while_has).is_none() {
        return Outcome::Stuck(cursor.stuck("`while it has` and an entity"));
    }
    cursor.eat("any");
    match Noun::list(cursor.rest()) {
        Some(children) => facts(clause, &parent, children, OnDelete::Restrict),
        None => Outcome::Stuck(cursor.stuck("entities, as in `while it has tasks`")),
    }
}

fn facts(clause: &Clause<'_>, parent: &Noun, children: Vec<Noun>, action: OnDelete) -> Outcome {
    let one = |child| Fact::OnDelete { parent: parent.clone(), child, key: DeleteKey::Only, action, span: clause.span };
    Outcome::Read(children.into_iter().map(one).collect())
}

/// "the owner of a project": the key of this name, where several refer to the same entity.
fn held(clause: &Clause<'_>, tokens: &[Token]) -> Option<(Noun, Noun)> {
    let field = clause.field(tokens).filter(|field| field.strict)?;
    let holder = field.entity.filter(|holder| clause.book.knows(holder))?;
    Some((field.field, holder))
}

/// What becomes of the one that holds the key; no other is meant.
fn by_role(clause: &Clause<'_>, (role, holder): (Noun, Noun), action: OnDelete) -> Outcome {
    let parent = role.clone();
    Outcome::Read(vec![Fact::OnDelete { parent, child: holder, key: DeleteKey::Role(role), action, span: clause.span }])
}
