//! "A quilter stitches several quilts.", "Visitors may borrow canoes."

use super::Form;
use crate::front::english::clause::{Clause, Cursor, Outcome};
use crate::front::english::fact::{Fact, Mention, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};
use crate::front::english::role;
use crate::front::english::verb;
use crate::front::english::voice::{self, Deed};

pub(super) static FORM: Form =
    Form { name: "act", page: PAGE, cues: &["several", "many"], template: "{many} lead several {others}.", read };

const PAGE: &str = r#"
What one entity does to another, with any verb: a relation. "One" puts the key into the one who does it; "several" and "many" say nothing of the
other direction, so that each of the others belongs to one, which is listed as an assumption. Plurals without a word for how many are many to many.

    A weaver repairs several looms.
    Quilters have a name. Guilds have a name. A quilter can join many guilds, and a guild can have many quilters.
    Each weaver operates exactly one loom.
    Each visit concerns one patient and one ward.
    A performance takes place in one dome.
    Visitors have a name. Canoes have a code. Visitors may borrow canoes.
    Puppets have a name. Plays have a title. Puppets can appear in many plays, and plays can have many puppets.

What stands behind "with" is kept with the link. The verb is the same in "looms are repaired by several weavers". Two verbs between the
same two entities are two relations, and each of them needs a role: "Each parcel has a sender, who is a miller."
What people do on a screen ("users can view tasks") is no relation.
"#;

/// A verb between its subject and its object.
struct Act<'a> {
    subject: &'a [Token],
    base: String,
    /// Words that make another verb of it: "looks after".
    with: &'static str,
    /// "can", "may": the key is optional.
    may: bool,
    negated_more: bool,
    object: Cursor<'a>,
    /// "goes into", "appears in".
    placed: bool,
    /// Where the verb stands.
    verb: &'a Token,
}

fn read(clause: &Clause<'_>) -> Outcome {
    let Some(act) = act(clause) else { return Outcome::Other };
    // "Products come in several colours" says what they look like.
    if act.base == "come" && clause.tokens.get(act.object.at - 1).is_some_and(|token| token.low == "in") {
        return Outcome::Other;
    }
    if let Some(found) = clause.each_object(act.object.at, read) {
        return found;
    }
    let Some(subject) = Noun::read(act.subject) else { return Outcome::Other };
    if !clause.book.knows(&subject) && subject.determiner.is_empty() && !subject.plural {
        return Outcome::Other;
    }
    let mut cursor = act.object;
    let quantity = if act.negated_more { None } else { phrase::quantity(&mut cursor) };
    let each = matches!(subject.determiner, "each" | "every");
    let other_of_kind = quantity.is_none() && cursor.eat("another");
    let length = cursor.rest().iter().take_while(|token| token.is_name() && !role::ends_noun(token)).count();
    let Some(object) = cursor.rest().get(..length).and_then(Noun::read) else {
        return if quantity.is_some() { Outcome::Stuck(cursor.stuck("an entity")) } else { Outcome::Other };
    };
    let (many, one) = (phrase::capital(subject.many()), object.one());
    // "May donate many times" says how often.
    if one == "time" && object.plural {
        return Outcome::Other;
    }
    let third = clause.book.knows(&object) && clause.book.knows(&subject);
    if verb::is_clear(&act.base) && !third {
        return Outcome::Other;
    }
    let way = match quantity {
        _ if act.negated_more => Way::Key,
        Some(Quantity::Many) => Way::CanHaveMany,
        // "A quote leads to at most one installation": what comes of it belongs to it.
        Some(Quantity::AtMostOne) if act.placed && matches!(act.base.as_str(), "end" | "lead" | "result") => {
            Way::HasOne
        }
        Some(Quantity::One | Quantity::AtMostOne) => Way::Key,
        Some(Quantity::ListOf) => return Outcome::Other,
        // "Operators report downtimes", where each downtime is reported by one.
        None if third
            && object.plural
            && subject.plural
            && cursor.at + length == cursor.tokens.len()
            && verb::is_relational(&act.base)
            && !verb::is_relational_alone(&act.base)
            && clause.book.restates(&subject, &object, &verb::same_spelling(&verb::participle(&act.base))) =>
        {
            return Outcome::Read(vec![
                Fact::Entity(subject, Mention::Mentioned),
                Fact::Entity(object, Mention::Mentioned),
            ]);
        }
        None if !verb::is_relational_alone(&act.base) => return Outcome::Other,
        None if object.plural && object.determiner.is_empty() => {
            // Nothing but the nouns shows that this is about the data.
            if !third {
                return Outcome::Other;
            }
            // "Every member pays fees", "farmers own fields": does each of them have its own, or do several share one?
            if each || matches!(act.base.as_str(), "own" | "possess") {
                let sentence = format!("Each {one} belongs to one {}.", subject.one());
                return Outcome::Stuck(
                    cursor.stuck(format!("how many {} a {one} has: one, or several", subject.many())).instead(sentence),
                );
            }
            Way::Bare
        }
        None if each && !act.may && (other_of_kind || matches!(object.determiner, "a" | "an")) => Way::Key,
        // "Finds come from a trench": each of them from one.
        None if third
            && act.placed
            && subject.plural
            && subject.determiner.is_empty()
            && matches!(object.determiner, "a" | "an") =>
        {
            Way::Key
        }
        None if third => {
            let sentence = format!("{many} {} several {}.", act.base, object.many());
            return Outcome::Stuck(cursor.stuck(format!("how many: one {one}, or several")).instead(sentence));
        }
        None => return Outcome::Other,
    };
    cursor.at += length;
    let optional = act.may || act.negated_more || quantity == Some(Quantity::AtMostOne);
    let mut participle = verb::same_spelling(&verb::participle(&act.base));
    if !act.with.is_empty() {
        participle = format!("{participle} {}", act.with);
    }
    let deed = Deed {
        subject,
        object,
        way,
        required: (way == Way::Key && (optional || quantity.is_some())).then_some(!optional),
        participle,
        active: true,
        placed: act.placed,
        at: act.verb.span,
        own_role: None,
        many: "many",
    };
    voice::relation(clause, deed, cursor)
}

/// Finds the verb: behind "can" or "may", or where its form fits the number of the subject and the number or article of an object follows.
fn act<'a>(clause: &Clause<'a>) -> Option<Act<'a>> {
    let tokens = clause.tokens;
    let modal = |token: &Token| matches!(token.low.as_str(), "can" | "may" | "must" | "should");
    let whole = clause.cursor();
    let at_object = |at: usize| Cursor { at: at + verb::particles(tokens, at).0, ..whole };
    let is_placed = |at: usize| verb::particles(tokens, at).0 > 0;
    if let Some(at) = tokens.iter().position(modal).filter(|at| *at > 0) {
        let token = tokens.get(at + 1).filter(|token| verb::may_be_verb(token))?;
        let base = token.low.clone();
        // "Members can comments on recipes": a slip of the pen, or a missing verb.
        if verb::base(&base).is_some_and(|base| base.len() > 2) && !base.ends_with("us") {
            return None;
        }
        let may = tokens.get(at).is_some_and(|modal| matches!(modal.low.as_str(), "can" | "may"));
        return (verb::is_relational_with(&base, tokens, at + 2) || verb::is_clear(&base)).then_some(Act {
            subject: tokens.get(..at)?,
            base,
            may,
            negated_more: false,
            object: at_object(at + 2),
            placed: is_placed(at + 2),
            with: verb::particles(tokens, at + 2).1,
            verb: token,
        });
    }
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let low = token.low.as_str();
        if matches!(low, "never") {
            let verb = tokens.get(at + 1).filter(|token| verb::may_be_verb(token))?;
            let mut object = at_object(at + 2);
            let base = verb::base(&verb.low).unwrap_or_else(|| verb.low.clone());
            let fits = object.eat("more than one") && verb::is_relational(&base);
            let (subject, with) = (tokens.get(..at)?, verb::particles(tokens, at + 2).1);
            return fits.then_some(Act {
                subject,
                base,
                with,
                may: false,
                negated_more: true,
                object,
                placed: false,
                verb,
            });
        }
        if !verb::may_be_verb(token) {
            // A determiner may stand first, nothing else.
            if at > 1 || !super::super::vocabulary::is_determiner(low) {
                return None;
            }
            continue;
        }
        let subject = tokens.get(..at)?;
        let Some(noun) = Noun::read(subject) else { continue };
        // "A house holds auctions in several cities": with "a" before it, "house holds" is no noun.
        if noun.plural && matches!(noun.determiner, "a" | "an" | "each" | "every") {
            return None;
        }
        let plural = noun.plural && !matches!(noun.determiner, "a" | "an" | "each" | "every");
        let base = if plural { Some(token.low.clone()) } else { verb::base(&token.low) };
        let relational = |base: &String| verb::is_relational_with(base, tokens, at + 1) || verb::is_clear(base);
        let Some(base) = base.filter(relational) else { continue };
        let object = at_object(at + 1);
        let mut ahead = object;
        let counted = phrase::quantity(&mut ahead).is_some()
            || ahead.eat_any(&["a", "an", "another"]).is_some() && ahead.peek().is_some_and(Token::is_name);
        // "Climbers borrow sledges": both are entities, and nothing else stands there.
        let bare = || {
            let object = object.rest().split(|token| token.low == "with" || token.is_mark("(")).next();
            let object = object.and_then(Noun::read);
            clause.book.knows(&noun) && object.is_some_and(|object| object.plural && clause.book.knows(&object))
        };
        if counted || bare() {
            let (placed, with) = (is_placed(at + 1), verb::particles(tokens, at + 1).1);
            return Some(Act { subject, base, with, may: false, negated_more: false, object, placed, verb: token });
        }
    }
    None
}
