//! "For each kiln, the fuel and the volume are recorded." and "We keep the name of each potter."

use super::{Form, placed};
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::deed;
use crate::front::english::fact::{Fact, Tie, Way};
use crate::front::english::items::{self, Manner};
use crate::front::english::lexer::Token;
use crate::front::english::list::{self, Item};
use crate::front::english::name_doubt;
use crate::front::english::noun::Noun;
use crate::front::english::role;

pub(super) static FORM: Form = Form {
    name: "recorded",
    page: PAGE,
    cues: &["recorded", "stored", "information", "described", "store", "record", "keep", "track"],
    template: "For each {one}, {a field} is recorded.",
    read,
};

const PAGE: &str = r#"
The same as "have", said by what is kept of each.

    For each kiln, the fuel and the chamber volume are recorded.
    For every kiln we store a name and an optional fuel.
    About each kiln, the workshop keeps a name and sometimes a fuel.
    Of a kiln we only know the name and the fuel.
    A kiln is known by its name and its fuel.
    We keep the name and the email of each potter.
    A kiln's fuel and colour are stored.
    Store the name of each potter.
    Students attend courses. Students and courses have a name. For every attendance the grade is recorded.
    Information on kilns includes a name and a fuel.
    A kiln is described by its name and its fuel.
"#;

/// Of what is kept, as the last word of the sentence.
const KEPT: &[&str] = &[
    "captured",
    "collected",
    "entered",
    "kept",
    "known",
    "logged",
    "needed",
    "noted",
    "recorded",
    "registered",
    "saved",
    "stored",
    "tracked",
];

/// The same of who does it.
const KEEP: &[&str] = &[
    "capture",
    "captures",
    "collect",
    "collects",
    "hold",
    "holds",
    "keep",
    "keep track of",
    "keeps",
    "keeps track of",
    "know",
    "knows",
    "log",
    "logs",
    "need",
    "needs",
    "note",
    "note down",
    "notes",
    "notes down",
    "record",
    "records",
    "register",
    "registers",
    "save",
    "saves",
    "store",
    "stores",
    "track",
    "tracks",
    "write down",
    "writes down",
];

/// Words before the verb that say no more than the verb.
const WISHES: &[&str] = &[
    "also",
    "always",
    "have to",
    "has to",
    "must",
    "must also",
    "need to",
    "needs to",
    "only",
    "should",
    "should also",
    "want to",
    "wants to",
    "will",
    "would like to",
];

/// What stands before the fields of an entity.
const DESCRIBED: &[&str] = &[
    "characterised by",
    "characterized by",
    "defined by",
    "described by",
    "known by",
    "known to us by",
    "known with",
    "recorded with",
    "registered with",
    "saved with",
    "stored with",
];

/// "We keep", "the bank stores", "the system should record", up to what is kept.
fn keeps(clause: &Clause<'_>, cursor: &mut Cursor<'_>) -> bool {
    let mut at = *cursor;
    // "Store the points of each game"
    let bid = at.at == 0 && matches!(at.low(0), "keep" | "note" | "record" | "save" | "store");
    if !bid && at.eat_any(&["we", "i", "one", "they", "it", "she", "he", "you"]).is_none() {
        // The house that keeps the records is no entity of its own.
        let who = at.rest().iter().take(5).position(|token| {
            !token.is_name() || WISHES.contains(&token.low.as_str()) || KEEP.contains(&token.low.as_str())
        });
        let Some(noun) = who.and_then(|length| at.rest().get(..length)).and_then(Noun::read) else { return false };
        if !matches!(noun.determiner, "the" | "our" | "this") || clause.book.knows(&noun) {
            return false;
        }
        at.at += who.unwrap_or_default();
    }
    while at.eat_any(WISHES).is_some() {}
    let longer = ["keep track of", "keeps track of", "note down", "notes down"];
    if at.eat_any(&longer).is_none() && at.eat_any(KEEP).is_none() {
        return false;
    }
    *cursor = at;
    true
}

fn read(clause: &Clause<'_>) -> Outcome {
    let tokens = clause.tokens;
    let start = clause.cursor();
    let mut cursor = start;
    let of = |token: &Token| matches!(token.low.as_str(), "of" | "for" | "about" | "on");
    let each = |token: &Token| matches!(token.low.as_str(), "each" | "every" | "all");
    if cursor.eat_any(&["for", "of", "about", "on", "from"]).is_some()
        && cursor.eat_any(&["each", "every", "all", "a", "an"]).is_some()
    {
        let ends = |token: &&Token| {
            !token.is_mark(",")
                && !matches!(
                    token.low.as_str(),
                    "we" | "i" | "it" | "she" | "he" | "the" | "its" | "their" | "a" | "an" | "one"
                )
        };
        let length = cursor.rest().iter().take_while(ends).count();
        let Some(subject) = cursor.rest().get(..length).and_then(entity) else { return Outcome::Other };
        cursor.at += length;
        cursor.eat(",");
        if keeps(clause, &mut cursor) {
            return facts(clause, &subject, cursor);
        }
        return match passive(&cursor) {
            Some(list) => facts(clause, &subject, list),
            None => Outcome::Other,
        };
    }
    cursor.at = 0;
    // "I want to store the races of each dog": the wish for an entity, or for a list of each?
    if !cursor.sees("i") && keeps(clause, &mut cursor) {
        let rest = cursor.rest();
        if let Some(with) = rest.iter().position(|token| token.low == "with") {
            // "We store kilns with their names"
            let Some(subject) = rest.get(..with).and_then(entity).filter(|subject| subject.plural) else {
                return Outcome::Other;
            };
            return facts(clause, &subject, Cursor { at: cursor.at + with + 1, ..cursor });
        }
        let at = (1..rest.len()).rev().find(|at| rest.get(*at).is_some_and(each) && rest.get(at - 1).is_some_and(of));
        let Some(at) = at else { return Outcome::Other };
        let Some(subject) = rest.get(at + 1..).and_then(entity) else {
            return Outcome::Stuck(cursor.stuck("an entity at the end, as in `of each kiln`"));
        };
        return facts(clause, &subject, Cursor { tokens: tokens.get(..cursor.at + at - 1).unwrap_or(&[]), ..cursor });
    }
    cursor.at = 0;
    if cursor.eat("the") | cursor.eat_any(&["information", "data", "details"]).is_some()
        && cursor.eat_any(&["on", "about", "of", "for"]).is_some()
    {
        let verb = |token: &Token| matches!(token.low.as_str(), "includes" | "include" | "comprises" | "comprise");
        let Some(length) = cursor.rest().iter().position(verb) else { return Outcome::Other };
        let Some(subject) = cursor.rest().get(..length).and_then(entity) else { return Outcome::Other };
        cursor.at += length + 1;
        return facts(clause, &subject, cursor);
    }
    if let Some((before, _, mut cursor)) = clause.split_at(&["is", "are"])
        && cursor.eat_any(DESCRIBED).is_some()
    {
        let with = cursor.tokens.get(cursor.at - 1).is_some_and(|word| word.low == "with");
        if with && placed::counted(clause, cursor) {
            return Outcome::Other;
        }
        let Some(subject) = entity(before) else { return Outcome::Other };
        return facts(clause, &subject, cursor);
    }
    let Some(list) = passive(&start) else { return Outcome::Other };
    let within = list.tokens;
    // "a kiln's fuel", "the fuel of each kiln"
    if let Some(at) = within.iter().position(|token| token.possessive) {
        let owner: Vec<Token> =
            within.iter().take(at + 1).map(|token| Token { possessive: false, ..token.clone() }).collect();
        let Some(subject) = entity(&owner) else { return Outcome::Other };
        return facts(clause, &subject, Cursor { at: at + 1, ..list });
    }
    let at = (2..within.len()).rev().find(|at| within.get(*at).is_some_and(each) && within.get(at - 1).is_some_and(of));
    let Some(at) = at else { return Outcome::Other };
    let Some(subject) = within.get(at + 1..).and_then(entity) else { return Outcome::Other };
    facts(clause, &subject, Cursor { tokens: within.get(..at - 1).unwrap_or(&[]), ..list })
}

/// One entity, and nothing that belongs to another.
fn entity(tokens: &[Token]) -> Option<Noun> {
    Noun::read(tokens).filter(|_| !tokens.iter().any(|token| token.possessive))
}

/// What stands before "are recorded", "must be stored".
fn passive<'a>(cursor: &Cursor<'a>) -> Option<Cursor<'a>> {
    let rest = cursor.rest();
    let (last, mut before) = rest.split_last()?;
    if !KEPT.contains(&last.low.as_str()) {
        return None;
    }
    if before.last().is_some_and(|also| also.low == "also") {
        before = before.split_last()?.1;
    }
    let (verb, before) = before.split_last()?;
    let before = match verb.low.as_str() {
        "is" | "are" => before,
        "be" => match before {
            [before @ .., modal] if matches!(modal.low.as_str(), "must" | "should" | "will" | "shall") => before,
            _ => return None,
        },
        _ => return None,
    };
    // "Deleted tasks are kept" says something of rows.
    let rows =
        |token: &Token| matches!(token.low.as_str(), "deleted" | "removed" | "archived" | "not" | "no" | "if" | "when");
    let end = cursor.at + before.len();
    (!before.is_empty() && !before.iter().any(rows))
        .then(|| Cursor { tokens: cursor.tokens.get(..end).unwrap_or(&[]), ..*cursor })
}

fn facts(clause: &Clause<'_>, subject: &Noun, cursor: Cursor<'_>) -> Outcome {
    if name_doubt::is_row(subject) && !clause.book.is_described(subject) {
        let expected =
            format!("the entities by their names: which {} is meant, this sentence does not say", subject.one());
        return Outcome::Stuck(Stuck::at(subject.span, expected));
    }
    if cursor.done() {
        return Outcome::Stuck(Stuck::at(clause.span, "what is kept of each"));
    }
    let items = match list::list(clause, cursor) {
        Ok(items) => items,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if clause.book.is_settled()
        && !clause.book.knows(subject)
        && let Some(tie) = clause.book.deed(subject)
    {
        return of_link(clause, tie, items);
    }
    // The date of each enrolment, where members enrol in classes, is a date of their link.
    let act = clause.book.act_of(subject).filter(|_| clause.book.is_settled() && !clause.book.knows(subject));
    if let Some(verb) = act {
        let expected = format!(
            "the two that `{verb}` links, as in `for each member and class`, or another sentence that says what {} have",
            subject.many()
        );
        return Outcome::Stuck(Stuck::at(subject.span, expected));
    }
    let mut found = items::facts(clause, subject, &items, Manner::default());
    if let Ok(facts) = &mut found
        && !clause.book.is_settled()
        && deed::may_be(subject)
    {
        // What a sentence further down does may be called so.
        for fact in facts.iter_mut() {
            match fact {
                Fact::Entity(noun, _) if noun.model() == subject.model() => *fact = Fact::PerhapsEntity(noun.clone()),
                _ => {}
            }
        }
    }
    found.into()
}

/// "For every attendance the grade is recorded": fields of the link that the attending makes.
fn of_link(clause: &Clause<'_>, tie: &Tie, items: Vec<Item>) -> Outcome {
    let attributes = match role::attributes(clause, items) {
        Ok(attributes) => attributes,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let tie = Tie { attributes, ..Tie::new(tie.from.clone(), tie.to.clone(), Way::Both, clause.span) };
    Outcome::Read(vec![Fact::relation(tie)])
}
