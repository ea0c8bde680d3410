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
    Tasks belong to projects. If you delete a project, its tasks get deleted as well.
    Tasks belong to projects. Deleting a project should delete its tasks.
    Each task belongs to a project and is deleted with it.
    Tasks may belong to projects. If a project is deleted, its tasks stay, just without a project.
    Tasks may belong to projects. When a project is deleted, the project of a task is set to null.
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
/// Where the verb of what happens then begins.
const VERBS: &[&str] = &[
    "is",
    "are",
    "get",
    "gets",
    "must",
    "should",
    "will",
    "lose",
    "may",
    "can",
    "stay",
    "stays",
    "remain",
    "remains",
    "go",
    "disappear",
];
/// What stands before "deleted" or "kept" there.
const BECOME: &[&str] =
    &["is", "are", "gets", "get", "must also be", "must be", "should also be", "should be", "will also be", "will be"];

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
    // "Each task belongs to a project and is deleted with it."
    if let (true, [child], [it]) = (together, children.as_slice(), cursor.rest())
        && it.low == "it"
    {
        // Whose it is, the sentence itself may say.
        if !clause.book.is_settled() {
            return Some(Outcome::Read(vec![Fact::Nothing]));
        }
        if let Some(parent) = clause.book.only_partner(child) {
            let parent = Noun::new(parent, false, it.span);
            return Some(facts(clause, &parent, children, OnDelete::Cascade));
        }
    }
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
        ("should also delete", OnDelete::Cascade),
        ("should delete", OnDelete::Cascade),
        ("must also delete", OnDelete::Cascade),
        ("must delete", OnDelete::Cascade),
        ("should remove", OnDelete::Cascade),
        ("must remove", OnDelete::Cascade),
        ("keeps", OnDelete::SetNull),
        ("cascades to", OnDelete::Cascade),
    ];
    let is_verb =
        |t: &Token| matches!(t.low.as_str(), "deletes" | "removes" | "keeps" | "also" | "cascades" | "should" | "must");
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

/// "a project is deleted", "you delete a project": the project.
fn deleted<'a>(cursor: &mut Cursor<'a>) -> Option<Noun> {
    if cursor.eat_any(&["you", "we", "somebody", "someone"]).is_some() {
        cursor.eat_any(&["delete", "remove", "deletes", "removes"])?;
        let length = cursor.rest().iter().take_while(|token: &&Token| token.is_name()).count();
        let parent = cursor.rest().get(..length).and_then(Noun::read)?;
        cursor.at += length;
        return cursor.sees(",").then_some(parent);
    }
    let verb = cursor.rest().iter().position(|t| matches!(t.low.as_str(), "is" | "are" | "gets" | "get"))?;
    let parent = cursor.rest().get(..verb).and_then(Noun::read)?;
    cursor.at += verb + 1;
    cursor.eat_any(DELETED).map(|_| parent)
}

/// "the project of a task is set to null"
fn emptied(clause: &Clause<'_>, parent: &Noun, cursor: Cursor<'_>) -> Option<Outcome> {
    let verb = cursor.rest().iter().position(|t| matches!(t.low.as_str(), "is" | "becomes"))?;
    let (key, child) = held(clause, cursor.rest().get(..verb)?)?;
    let mut behind = cursor;
    behind.at += verb;
    behind.eat_any(&["is set to null", "becomes null", "becomes empty", "is emptied", "is cleared"])?;
    if !behind.done() {
        return None;
    }
    if key.model() == parent.model() {
        return Some(facts(clause, parent, vec![child], OnDelete::SetNull));
    }
    Some(by_role(clause, (key, child), OnDelete::SetNull))
}

/// "a project is deleted, its tasks are deleted"
fn when(clause: &Clause<'_>, mut cursor: Cursor<'_>) -> Outcome {
    let Some(parent) = deleted(&mut cursor) else { return Outcome::Other };
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
    if let Some(outcome) = emptied(clause, &parent, cursor) {
        return outcome;
    }
    cursor.eat("all");
    cursor.eat("of");
    let is_verb = |t: &Token| VERBS.contains(&t.low.as_str());
    let Some(verb) = cursor.rest().iter().position(is_verb) else {
        return Outcome::Stuck(cursor.stuck("what happens, as in `its tasks are deleted`"));
    };
    let children: Option<Vec<Noun>> = cursor.rest().get(..verb).and_then(Noun::list);
    let Some(children) = children else { return Outcome::Stuck(cursor.stuck("entities, as in `its tasks`")) };
    cursor.at += verb;
    let action = if cursor.eat_any(&["go too", "go with it", "go as well", "go", "disappear"]).is_some() {
        OnDelete::Cascade
    } else if cursor.eat_any(BECOME).is_some() {
        cursor.eat("also");
        cursor.eat("automatically");
        if cursor.eat_any(DELETED).is_some() {
            cursor.eat("automatically");
            cursor.eat_any(&["too", "as well", "together with it", "along with it", "with it"]);
            OnDelete::Cascade
        } else if cursor.eat("kept") {
            OnDelete::SetNull
        } else {
            return Outcome::Stuck(cursor.stuck("`deleted` or `kept`"));
        }
    } else if cursor
        .eat_any(&["may be reassigned", "can be reassigned", "stays", "stay", "remains", "remain"])
        .is_some()
    {
        OnDelete::SetNull
    } else if cursor.eat("lose") {
        cursor.at -= 1;
        OnDelete::SetNull
    } else {
        return Outcome::Stuck(cursor.stuck("`are deleted` or `are kept`"));
    };
    const WITHOUT: &[&str] = &[", just without", ", but without", ", only without", "without", "lose"];
    if action == OnDelete::SetNull && cursor.eat_any(WITHOUT).is_some() {
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
