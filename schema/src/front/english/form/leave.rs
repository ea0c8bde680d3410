//! "Users can leave comments on recipes."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::{Fact, Mention, Tie, Way};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;
use crate::front::english::phrase::{self, Quantity};

pub(super) static FORM: Form = Form {
    name: "leave",
    page: PAGE,
    cues: &["leave", "leaves", "post", "write"],
    template: "{many} can leave {others} on tasks.",
    read,
};

const PAGE: &str = r#"
What people leave on something belongs to both: to the one who left it, and to what it is on. All three are entities by other sentences.

    Members have a name. Recipes have a title. Comments have a body. Members can leave comments on recipes.
    Members have a name. Lots have a title. Bids have an amount. Members place several bids on lots.
"#;

const VERBS: &[&str] = &[
    "add",
    "adds",
    "give",
    "gives",
    "leave",
    "leaves",
    "make",
    "makes",
    "place",
    "places",
    "post",
    "posts",
    "publish",
    "publishes",
    "put",
    "puts",
    "submit",
    "submits",
    "write",
    "writes",
];

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, _, mut cursor)) = clause.split_at(VERBS) else { return Outcome::Other };
    let modal = |token: &&Token| matches!(token.low.as_str(), "can" | "may" | "also");
    let modals = before.iter().rev().take_while(modal).count();
    let who = before.get(..before.len() - modals).and_then(Noun::read);
    let many = |quantity: Option<Quantity>, noun: &Noun| {
        quantity == Some(Quantity::Many) || (quantity.is_none() && noun.plural && noun.determiner.is_empty())
    };
    let quantity = phrase::quantity(&mut cursor);
    let Some(on) = cursor.rest().iter().position(|token| matches!(token.low.as_str(), "on" | "about")) else {
        return Outcome::Other;
    };
    let what = cursor.rest().get(..on).and_then(Noun::read).filter(|noun| many(quantity, noun));
    cursor.at += on + 1;
    let place = phrase::quantity(&mut cursor);
    let on =
        Noun::read(cursor.rest()).filter(|noun| many(place, noun) || noun.determiner == "a" || noun.determiner == "an");
    let (Some(who), Some(what), Some(on)) = (who, what, on) else { return Outcome::Other };
    let nouns = [&who, &what, &on];
    if !nouns.iter().all(|noun| clause.book.knows(noun)) || what.model() == on.model() || what.model() == who.model() {
        return Outcome::Other;
    }
    let tie = |from: &Noun| Fact::relation(Tie::new(from.clone(), what.clone(), Way::CanHaveMany, what.span));
    let entities = nouns.iter().map(|noun| Fact::Entity((*noun).clone(), Mention::Mentioned));
    Outcome::Read(entities.chain([tie(&who), tie(&on)]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }
}
