//! "Products with name, description and price": a list item, or a sentence without a verb.

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::items::{self, Manner};
use crate::front::english::list;
use crate::front::english::noun::Noun;
use crate::front::english::sentence::Place;
use crate::front::english::verb;
use crate::front::english::vocabulary::{PRODUCTS, SYSTEMS, is_finite};

pub(super) static FORM: Form =
    Form { name: "with", page: PAGE, cues: &["with"], template: "{many} have {a field}.", read };

const PAGE: &str = r#"
The same as "have", as people write it in lists. Outside a list the entity is one word, for longer ones say "have".

    Products with name, description, price, and category
    Movies with a title and an optional rating
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((before, _, cursor)) = clause.split_at(&["with"]) else { return Outcome::Other };
    if before.iter().any(|token| is_finite(&token.low) || token.low.starts_with("link")) {
        return Outcome::Other;
    }
    let Some(subject) = Noun::read(before) else { return Outcome::Other };
    let longest = if matches!(clause.place, Place::Listed | Place::Entities) { 3 } else { 1 };
    let one = subject.one();
    let product = !subject.determiner.is_empty() && one.rsplit(' ').next().is_some_and(|word| PRODUCTS.contains(&word));
    if one.split(' ').count() > longest || (product && !subject.plural) || clause.place == Place::Frame {
        return Outcome::Other;
    }
    // "A deleted with ferries": a word for the thing is missing. ("A cast" and "a bid" are nouns.)
    if !subject.plural && one.ends_with("ed") && verb::is_past(one) && longest == 1 {
        return Outcome::Stuck(Stuck::at(subject.span, format!("a noun behind `{one}`, for what these belong to")));
    }
    let items = list::list(clause, cursor);
    // "Application with shelves and looms" lacks its article, which tells a frame from an entity.
    let system = subject.determiner.is_empty() && !subject.plural && SYSTEMS.contains(&one);
    if let Ok(items) = &items
        && system
        && items.iter().any(|item| item.noun.plural && item.noun.determiner.is_empty())
    {
        let expected = format!("`{}` if the whole is meant, and `have` if it is an entity", subject.a());
        return Outcome::Stuck(Stuck::at(subject.span, expected));
    }
    items.and_then(|items| items::facts(clause, &subject, &items, Manner::default())).into()
}
