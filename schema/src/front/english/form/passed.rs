//! "Each photo is submitted to one contest by one photographer.", "An airing puts one episode on one channel."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention, Tie, Verb, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::role;
use crate::front::english::verb;
use crate::front::english::voice::{self, Passive};
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "passed",
    page: PAGE,
    cues: &["submitted"],
    template: "Each {one} is made for one {other} by one maker.",
    read,
};

const PAGE: &str = r#"
One verb and several entities, each behind a small word of its own and each of them one: a key to each. What stands behind ", with" is kept of
the subject.

    Photos have a title. Contests have a theme. Photographers have a name. Each photo is submitted to one contest by one photographer.
    Letters have a date. Clerks and clients have a name. A letter is written by a clerk for a client.
    Judges and poems have a name. A review is written by one judge about one poem.
    Judges and poems have a name. A review is written by one judge about one poem, with a score and a date.
    Episodes and channels have a name. An airing puts one episode on one channel.
    Machines and tools have a code. Each order runs on one machine with one tool.
    Families and sitters have a name. A booking is made by a family for at most one sitter.
"#;

/// Small words between the verb and an entity, and between two entities.
const SMALL: &[&str] = &[
    "about",
    "against",
    "at",
    "between",
    "by",
    "concerning",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "of",
    "on",
    "onto",
    "over",
    "through",
    "to",
    "under",
    "with",
    "within",
];

/// What two of them make of the verb: "drawn up for", "carried out by".
const APART: &[&str] = &["away", "back", "down", "off", "out", "over", "up"];

/// Participles of other sentences, which say nothing of one entity and another.
const OTHERS: &[&str] = &[
    "archived",
    "calculated",
    "composed",
    "computed",
    "counted",
    "defined",
    "deleted",
    "derived",
    "described",
    "determined",
    "displayed",
    "divided",
    "excluded",
    "identified",
    "isolated",
    "limited",
    "numbered",
    "ordered",
    "removed",
    "required",
    "restricted",
    "scoped",
    "shared",
    "sorted",
];

/// An entity, how many of it, and the verb in one spelling.
type End = (Noun, Option<Quantity>, Verb);

struct Chain<'a> {
    subject: Noun,
    may: bool,
    ends: Vec<End>,
    /// Behind them.
    cursor: Cursor<'a>,
}

fn read(clause: &Clause<'_>) -> Outcome {
    let Some(found) = passive(clause).or_else(|| active(clause)) else { return Outcome::Other };
    let Chain { subject, may, ends, cursor } = match found {
        Ok(chain) => chain,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let book = clause.book;
    if subject.plural && subject.determiner.is_empty() && ends.iter().any(|(_, quantity, _)| quantity.is_none()) {
        return Outcome::Other;
    }
    let tail = match role::tail(clause, cursor) {
        Ok(tail) => tail,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    if tail.role.is_some() || !tail.attributes.is_empty() && !cursor.sees(",") {
        return Outcome::Stuck(cursor.stuck("a comma before `with`, or the end of the sentence"));
    }
    let mut facts = Vec::new();
    if book.is_settled() {
        let is_entity = |noun: &Noun| book.knows(noun) || noun.head().is_some_and(|head| book.knows(&head));
        if !ends.iter().any(|(end, ..)| is_entity(end)) {
            return Outcome::Other;
        }
        let unknown = ends.iter().map(|(end, ..)| end).find(|end| !is_entity(end));
        if let Some(noun) = unknown.or_else(|| Some(&subject).filter(|noun| !book.knows(noun))) {
            let expected = format!("an entity; no sentence says what {} are", noun.many());
            return Outcome::Stuck(Stuck::at(noun.span, expected));
        }
        facts.push(Fact::Entity(subject.clone(), Mention::Mentioned));
    } else {
        // "By one reviewer": who does something is somebody, also where nothing more is said of him.
        let by = ends.iter().filter(|(.., verb)| !verb.active && !verb.placed);
        facts.extend(by.map(|(end, ..)| Fact::Entity(end.clone(), Mention::Mentioned)));
        let ends = ends.iter().map(|(end, ..)| end.clone()).collect();
        facts.push(Fact::PerhapsHolder(subject.clone(), ends));
    }
    if !tail.attributes.is_empty() && book.knows(&subject) {
        facts.push(Fact::Entity(subject.clone(), Mention::Described));
    }
    let fields = tail.attributes.into_iter().map(|(name, properties)| {
        let entity = subject.clone();
        Fact::Field { entity, name, properties }
    });
    facts.extend(fields.collect::<Vec<_>>());
    let mut seen: Vec<String> = Vec::new();
    for (end, quantity, verb) in ends {
        let span = end.span;
        let optional = may || quantity == Some(Quantity::AtMostOne);
        let required = (optional || quantity.is_some()).then(|| Spanned::new(!optional, span));
        let (to, own) = if book.is_settled() {
            match role::end(clause, &end, &mut facts) {
                Ok(end) => end,
                Err(stuck) => return Outcome::Stuck(stuck),
            }
        } else {
            (end, None)
        };
        // "Is sent from one harbour to one harbour": two keys of one name.
        let name = own.as_ref().unwrap_or(&to).field().to_owned();
        if seen.contains(&name) || to.model() == subject.model() {
            return Outcome::Stuck(Stuck::at(span, "another entity, or a role before it, as in `one home harbour`"));
        }
        seen.push(name);
        if book.knows(&to) {
            facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
        }
        facts.push(Fact::relation(Tie {
            role: own,
            required,
            verb: Some(verb),
            ..Tie::new(subject.clone(), to, Way::Key, span)
        }));
    }
    Outcome::Read(facts)
}

/// "A review is written by one reviewer about one application"
fn passive<'a>(clause: &Clause<'a>) -> Option<Result<Chain<'a>, Stuck>> {
    let Passive { before, may, mut cursor } = voice::passive(clause)?;
    cursor.eat_any(&["always", "also"]);
    let done = cursor.peek()?.low.as_str();
    if !(verb::is_past(done) || done == "made") || OTHERS.contains(&done) {
        return None;
    }
    cursor.at += 1;
    if SMALL.contains(&cursor.low(1)) {
        cursor.eat_any(APART);
    }
    let begin = clause.own().first().map_or(clause.span, |token| token.span);
    let done = verb::same_spelling(done);
    let said = |small: &str| {
        let participle = if matches!(small, "at" | "by" | "in" | "inside" | "on" | "within") {
            done.clone()
        } else {
            format!("{done} {small}")
        };
        Verb { participle, active: false, placed: small != "by", span: begin }
    };
    let ends = ends(&mut cursor, false, said)?;
    let subject = Noun::read(before)?;
    Some(ends.map(|ends| Chain { subject, may, ends, cursor }))
}

/// "An airing puts one episode on one channel", "each order runs on one machine with one tool"
fn active<'a>(clause: &Clause<'a>) -> Option<Result<Chain<'a>, Stuck>> {
    for at in 1..clause.tokens.len().min(5) {
        let token = clause.tokens.get(at)?;
        if !verb::may_be_verb(token) {
            continue;
        }
        let Some(subject) = clause.tokens.get(..at).and_then(Noun::read) else { continue };
        let each = matches!(subject.determiner, "a" | "an" | "each" | "every");
        let base = if subject.plural && !each { Some(token.low.clone()) } else { verb::base(&token.low) };
        let Some(base) = base.filter(|base| verb::is_relational(base) || matches!(base.as_str(), "record" | "use"))
        else {
            continue;
        };
        let begin = clause.own().first().map_or(clause.span, |token| token.span);
        let done = verb::same_spelling(&verb::participle(&base));
        let said = |small: &str| {
            let participle = if matches!(small, "" | "at" | "in" | "inside" | "on" | "within") {
                done.clone()
            } else {
                format!("{done} {small}")
            };
            Verb { participle, active: true, placed: !small.is_empty(), span: begin }
        };
        let mut cursor = clause.cursor();
        cursor.at = at + 1;
        if let Some(ends) = ends(&mut cursor, true, said) {
            return Some(ends.map(|ends| Chain { subject, may: false, ends, cursor }));
        }
    }
    None
}

/// Two or more of "by one reviewer"; the first one may stand right behind the verb.
fn ends(cursor: &mut Cursor<'_>, direct: bool, verb: impl Fn(&str) -> Verb) -> Option<Result<Vec<End>, Stuck>> {
    let mut ends: Vec<End> = Vec::new();
    loop {
        let mut ahead = *cursor;
        if !ends.is_empty() {
            ahead.eat_any(&[", and", ",", "and"]);
        }
        let small = ahead.eat_any(SMALL);
        if small.is_none() && !(direct && ends.is_empty()) {
            break;
        }
        let comma = !ends.is_empty() && cursor.sees(",");
        let quantity = phrase::quantity(&mut ahead);
        // "For one stable, with a fee": what is kept of it.
        if small == Some("with") && (comma || quantity.is_none()) {
            break;
        }
        if matches!(quantity, Some(Quantity::Many | Quantity::ListOf)) {
            let stuck = cursor.stuck("one entity here; several stand in a sentence of their own");
            return (!ends.is_empty() && !direct).then_some(Err(stuck));
        }
        let in_noun =
            |token: &&Token| token.is_name() && !role::ends_noun(token) && !SMALL.contains(&token.low.as_str());
        let length = ahead.rest().iter().take_while(in_noun).count();
        let Some(noun) = ahead.rest().get(..length).and_then(Noun::read) else { break };
        // "Is made by a family for sitters": how many, nobody says.
        if noun.plural || quantity.is_none() && !matches!(noun.determiner, "a" | "an") {
            break;
        }
        ahead.at += length;
        ends.push((noun, quantity, verb(small.unwrap_or_default())));
        *cursor = ahead;
    }
    (ends.len() > 1).then_some(Ok(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!([SMALL, APART, OTHERS].iter().all(|list| list.is_sorted()));
    }
}
