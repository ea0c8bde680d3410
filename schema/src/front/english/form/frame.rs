//! "An e-commerce platform with:" and "A CRM with users, contacts, and deals."

use super::{Form, feature};
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::sentence::Place;
use crate::front::english::vocabulary::{LABELS, PRODUCTS};
use crate::ir::Engine;
use crate::text::Spanned;

pub(super) static FORM: Form = Form {
    name: "frame",
    page: PAGE,
    cues: &["platform", "app", "application", "system", "there"],
    template: "An application with {many} and {others}.",
    read,
};

const PAGE: &str = r#"
What the whole is, and which entities it has. What they have is said by other sentences, or by the items of a list under it.

    A CRM with users, contacts, and deals.
    A multi-tenant application with users and deals.
    There are users, projects and tasks.
    Create a database schema for a shop with products and orders.
    Design a database schema for a puppet museum. Museums have a name.
    Create a database schema containing the following models: `Museum`, `Exhibit`.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    if let Some(outcome) = following(clause) {
        return outcome;
    }
    match clause.place {
        Place::Frame => {
            let words: Vec<&str> = clause.tokens.iter().map(|token| token.low.as_str()).collect();
            let short = words.len() <= 10 && !words.contains(&"and");
            return if LABELS.contains(&words.join(" ").as_str()) || (short && opens(clause)) {
                Outcome::Read(about(clause.tokens))
            } else {
                Outcome::Other
            };
        }
        Place::Listed => {
            if let Some(noun) = Noun::read(clause.tokens).filter(|noun| noun.plural) {
                return Outcome::Read(vec![Fact::Entity(noun, Mention::Declared)]);
            }
        }
        Place::Entities => {
            let noun = Noun::read(clause.tokens).filter(|noun| matches!(noun.determiner, "" | "a" | "an"));
            if let Some(noun) = noun {
                return Outcome::Read(vec![Fact::Entity(noun, Mention::Declared)]);
            }
        }
        Place::Plain | Place::Heading { .. } => {}
    }
    let there = cursor.eat("there are");
    if !there {
        if !opens(clause) {
            return Outcome::Other;
        }
        let with =
            clause.tokens.iter().position(|token| matches!(token.low.as_str(), "with" | "containing" | "including"));
        let Some(with) = with else { return of_what(clause) };
        let product = |token: &Token| PRODUCTS.contains(&token.low.as_str());
        let head = clause.tokens.get(with.saturating_sub(1)).filter(|head| product(head));
        let Some(head) = head else { return Outcome::Other };
        let own = Noun::read(std::slice::from_ref(head));
        if own.is_some_and(|own| clause.book.knows(&own)) {
            return Outcome::Other; // "A product with a name", where products are an entity
        }
        // What stands before it is not read any further, so it must be short.
        if with > 9
            || clause.tokens.get(..with).is_some_and(|before| before.iter().any(|token| token.kind != Kind::Word))
        {
            return Outcome::Other;
        }
        cursor.at = with + 1;
    }
    let Some(nouns) = Noun::list(cursor.rest()) else {
        return Outcome::Stuck(cursor.stuck("entities, such as `users and tasks`"));
    };
    if feature::are_features(&nouns) && !nouns.iter().any(|noun| clause.book.knows(noun)) {
        let span = nouns.first().map_or(clause.span, |first| first.span);
        return Outcome::Stuck(Stuck::at(span, "entities; these are features, which no table is made of"));
    }
    let ticked = |noun: &&Noun| clause.tokens.iter().any(|t| t.kind == Kind::Ticked && noun.text == t.text.as_str());
    if let Some(noun) = nouns.iter().find(|noun| !noun.plural && !ticked(noun)) {
        return Outcome::Stuck(Stuck::at(noun.span, "entities in the plural, such as `users and tasks`"));
    }
    let before = clause.tokens.get(..cursor.at).unwrap_or(&[]);
    let entities = nouns.into_iter().map(|noun| Fact::Entity(noun, Mention::Declared));
    Outcome::Read(about(before).into_iter().chain(entities).collect())
}

/// "The database should contain the following models: `Museum`, `Exhibit`."
fn following(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, _, mut cursor) =
        clause.split_at(&["contain", "contains", "have", "has", "include", "includes", "containing"])?;
    let words = before.iter().all(|token| token.kind == Kind::Word) && before.len() < 10;
    let product = |token: &Token| PRODUCTS.contains(&token.low.as_str()) || token.low == "schema";
    if !words || !before.iter().any(product) || !cursor.eat("the following") {
        return None;
    }
    cursor.eat_any(&["models", "entities", "tables", "classes"])?;
    cursor.eat(":");
    Some(match Noun::list(cursor.rest()) {
        Some(nouns) => {
            let listed = nouns.into_iter().map(|noun| Fact::Entity(noun, Mention::Mentioned));
            Outcome::Read(about(before).into_iter().chain(listed).collect())
        }
        None => Outcome::Stuck(cursor.stuck("entities, such as `users and tasks`")),
    })
}

/// "Create a database schema for a puppet museum": what it is for, in a few words that name nothing else.
fn of_what(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    cursor.eat("please");
    if cursor.eat_any(&["create", "design", "build", "make", "we need", "i need", "this is"]).is_none() {
        return Outcome::Other;
    }
    cursor.eat_any(&["a", "an", "the"]);
    let is_for = |token: &Token| matches!(token.low.as_str(), "for" | "of");
    let until = cursor.rest().iter().position(is_for).unwrap_or(cursor.rest().len());
    let product = |token: &Token| token.kind == Kind::Word && PRODUCTS.contains(&token.low.as_str());
    let head = cursor.rest().get(..until).unwrap_or_default();
    let words = head.iter().all(|token| token.kind == Kind::Word);
    if head.len() > 5 || !words || !head.last().is_some_and(product) || cursor.rest().len() == until && head.len() < 2 {
        return Outcome::Other;
    }
    cursor.at += until;
    if !cursor.done() {
        cursor.at += 1;
        match Noun::read(cursor.rest()) {
            Some(noun) if noun.determiner != "each" && noun.determiner != "every" => {}
            _ => return Outcome::Stuck(cursor.stuck("what it is for in a few words, as in `for a book shop`")),
        }
    }
    Outcome::Read(about(clause.tokens))
}

/// What the description of the whole says about the schema: "a multi-tenant PostgreSQL application".
fn about(tokens: &[Token]) -> Vec<Fact> {
    let mut facts = vec![Fact::Nothing];
    for token in tokens {
        if matches!(token.low.as_str(), "multi-tenant" | "multitenant") {
            facts.push(Fact::TenancyAsked(token.span));
        }
        facts.extend(Engine::of(&token.low).map(|engine| Fact::Engine(Spanned::new(engine, token.span))));
    }
    facts
}

/// Whether it begins as one speaks of the whole: "A shop", "Create a database", "Our application".
fn opens(clause: &Clause<'_>) -> bool {
    let mut cursor = clause.cursor();
    cursor.eat_any(&["please"]);
    let verb = cursor.eat_any(&["create", "design", "build", "make", "we need", "i need", "this is"]).is_some();
    let article = cursor.eat_any(&["a", "an", "the", "our", "my", "this"]).is_some();
    (verb || article)
        && !clause.tokens.iter().any(|token| matches!(token.low.as_str(), "have" | "has" | "can" | "must"))
}
