//! "Each quilt is stitched by one or more quilters."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::{Fact, Mention, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::role;
use crate::front::english::verb;
use crate::front::english::voice::{self, Deed, Passive};

pub(super) static FORM: Form =
    Form { name: "acted", page: PAGE, cues: &["by"], template: "Each {one} is led by one {other}.", read };

const PAGE: &str = r#"
What is done to an entity, with any verb, and by how many: "by one" is a key to who does it, optional with "can", "may" or "at most one"; "by
several" is many to many, unless another sentence says that each of them does it to one.

    Each telescope is tuned by exactly one astronomer.
    A telescope may be tuned by one astronomer.
    Tapestries are woven by several weavers.
    Windmills are cleaned by one miller, known as the caretaker.
    Each repair is carried out by one mechanic.
    Every windmill is looked after by a miller.
"#;

/// Small words of the verb itself, before "by".
const PARTICLES: &[&str] =
    &["after by", "at by", "care of by", "down by", "for by", "off by", "on by", "out by", "over by", "to by", "up by"];

/// What people do to rows on a screen, and to things in the world.
const NOTED: &[&str] =
    &["checked", "covered", "edited", "followed", "recorded", "reported", "saved", "tracked", "updated"];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some(Passive { before, may, mut cursor }) = voice::passive(clause) else { return Outcome::Other };
    let never = cursor.eat("never");
    cursor.eat_any(&["always", "also"]);
    let made = |token: &Token| token.low == "made";
    let Some(done) = cursor.peek().filter(|token| verb::may_be_verb(token) || made(token)) else {
        return Outcome::Other;
    };
    let noted = NOTED.contains(&done.low.as_str());
    if !(verb::is_participle(&done.low) || noted)
        || matches!(done.low.as_str(), "owned" | "held" | "shared" | "linked") && !never
    {
        return Outcome::Other;
    }
    cursor.at += 1;
    // "Looked after by", "carried out by"
    let with = PARTICLES.iter().find(|words| cursor.sees(words)).map(|words| words.trim_end_matches(" by"));
    cursor.at += with.map_or(0, |words| words.split(' ').count());
    if !cursor.eat("by") || (never && !cursor.eat("more than one")) {
        return Outcome::Other;
    }
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    if let Some(found) = clause.each_object(cursor.at, read) {
        return found;
    }
    // Of those that are also done on a screen only entities show that this is about the data.
    let determined = matches!(subject.determiner, "a" | "an" | "each" | "every");
    if noted && !determined && !clause.book.knows(&subject) {
        return Outcome::Other;
    }
    // "Names are validated by a checker": a field, not an entity.
    if clause.book.is_field(&subject) && !clause.book.knows(&subject) {
        return Outcome::Other;
    }
    let quantity = if never { Some(Quantity::AtMostOne) } else { phrase::quantity(&mut cursor) };
    let other_of_kind = quantity.is_none() && cursor.eat("another");
    let length = cursor.rest().iter().take_while(|token: &&Token| token.is_name() && !role::ends_noun(token)).count();
    let Some(actor) = cursor.rest().get(..length).and_then(Noun::read) else {
        return Outcome::Stuck(cursor.stuck("an entity, such as `one keeper`"));
    };
    let way = match quantity {
        Some(Quantity::Many) => Way::ByMany,
        Some(Quantity::One | Quantity::AtMostOne) => Way::Key,
        Some(Quantity::ListOf) => return Outcome::Other,
        None if other_of_kind || (!actor.plural && matches!(actor.determiner, "a" | "an")) => Way::Key,
        // "Firings are supervised by foremen", where each firing has one.
        None if actor.plural
            && cursor.at + length == cursor.tokens.len()
            && clause.book.restates(&subject, &actor, &verb::same_spelling(&done.low)) =>
        {
            return Outcome::Read(vec![
                Fact::Entity(subject, Mention::Mentioned),
                Fact::Entity(actor, Mention::Mentioned),
            ]);
        }
        None => {
            let sentence = format!("{} are {} by one {}.", phrase::capital(subject.many()), done.low, actor.one());
            return Outcome::Stuck(cursor.stuck("how many: `one` or `several`").instead(sentence));
        }
    };
    cursor.at += length;
    let optional = may || quantity == Some(Quantity::AtMostOne);
    let mut participle = verb::same_spelling(&done.low);
    // "Cared for by one" is "cares for several".
    if let Some(with) = with.filter(|with| !matches!(*with, "at" | "for" | "on" | "to")) {
        participle = format!("{participle} {with}");
    }
    // "Each keeper is trained by another keeper": the key cannot be called keeper.
    let own_role = Noun::new(format!("{} by", done.low), false, done.span);
    let deed = Deed {
        subject,
        object: actor,
        way,
        required: (way == Way::Key && (optional || quantity.is_some())).then_some(!optional),
        participle,
        active: false,
        placed: false,
        at: done.span,
        own_role: Some(own_role),
        many: "several",
    };
    voice::relation(clause, deed, cursor)
}
