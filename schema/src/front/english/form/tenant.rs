//! "Organizations are the tenants." and "The application is multi-tenant."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention};
use crate::front::english::items;
use crate::front::english::lexer::Token;
use crate::front::english::list::{self, Item};
use crate::front::english::noun::Noun;
use crate::front::english::vocabulary::SYSTEMS;

pub(super) static FORM: Form = Form {
    name: "tenant",
    page: PAGE,
    cues: &["tenant", "tenants", "multi-tenant", "isolated", "tenancy"],
    template: "{many} are the tenants.",
    read,
};

const PAGE: &str = r#"
Who the tenants are: every other entity then belongs to one of them, unless it is said to be shared by all.

    Organizations are the tenants and have a name.
    Each guild is a tenant. Guilds have a name.
    Data is isolated per organization. Organizations have a name.
    Each guild sees only its own data. Guilds have a name.
    Guilds have a name. Every table has a guild_id.
    The application is multi-tenant. Tasks have a title.

Without a name, the tenant is `Organization`, which is listed as an assumption.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let asks = |token: &Token| matches!(token.low.as_str(), "multi-tenant" | "multitenant" | "multi-tenancy");
    // "Multi-tenant app": no verb, and nothing else.
    let first = clause.tokens.first().is_some_and(asks) && clause.tokens.iter().all(is_about_the_whole);
    if first || clause.tokens.last().is_some_and(asks) {
        return match clause.tokens.iter().find(|token| matches!(token.low.as_str(), "not" | "no" | "never")) {
            Some(not) => Outcome::Stuck(Stuck::at(not.span, "nothing at all where there are no tenants")),
            None if clause.tokens.iter().all(is_about_the_whole) => {
                Outcome::Read(vec![Fact::TenancyAsked(clause.span)])
            }
            None => Outcome::Stuck(Stuck::at(clause.span, "nothing but `The application is multi-tenant`")),
        };
    }
    if let Some(outcome) = own_data(clause).or_else(|| key_everywhere(clause)) {
        return outcome;
    }
    let Some((before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let words: Vec<&str> = before.iter().map(|token| token.low.as_str()).collect();
    let data = ["data", "all data", "the data", "everything", "rows", "all rows"].contains(&words.join(" ").as_str());
    if data
        && cursor
            .eat_any(&[
                "isolated per",
                "isolated by",
                "isolated between",
                "isolated for each",
                "scoped to",
                "scoped by",
                "separated by",
                "separated per",
                "separated between",
                "kept separate for each",
            ])
            .is_some()
    {
        return match Noun::read(cursor.rest()) {
            Some(noun) => tenant(clause, noun),
            None => Outcome::Stuck(cursor.stuck("the tenant, such as `organization`")),
        };
    }
    if cursor.eat_any(&["the tenants", "the tenant", "tenants", "a tenant"]).is_none() {
        return Outcome::Other;
    }
    if !cursor.done() {
        return Outcome::Stuck(cursor.stuck("the end of the sentence"));
    }
    match Noun::read(before) {
        Some(noun) => tenant(clause, noun),
        None => Outcome::Stuck(Stuck::at(clause.span, "an entity before `are the tenants`")),
    }
}

/// "Each guild sees only its own data."
fn own_data(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, _, mut cursor) = clause.split_at(&["see", "sees", "cannot", "can", "must", "only"])?;
    cursor.at -= 1;
    let said = cursor.eat_any(&[
        "sees only its own data",
        "see only their own data",
        "only sees its own data",
        "only see their own data",
        "can only see its own data",
        "can only see their own data",
        "can see only its own data",
        "can see only their own data",
        "must only see its own data",
        "must only see their own data",
        "cannot see each other data",
        "cannot see the data of others",
    ]);
    said.filter(|_| cursor.done())?;
    Some(match Noun::read(before) {
        Some(noun) => tenant(clause, noun),
        None => Outcome::Stuck(Stuck::at(clause.span, "the tenants, such as `Each organization`")),
    })
}

/// "Every table has a guild_id."
fn key_everywhere(clause: &Clause<'_>) -> Option<Outcome> {
    let (before, _, cursor) = clause.split_at(&["have", "has"])?;
    let subjects = Noun::list(before).filter(|subjects| subjects.iter().all(items::is_every_table))?;
    let items = list::list(clause, cursor).ok()?;
    let noun = of_every_table(clause, &subjects, &items)?;
    let Outcome::Read(mut facts) = tenant(clause, noun.clone()) else { return None };
    let (one, many) = (noun.one(), noun.many());
    facts.push(Fact::Assumed {
        span: clause.span,
        text: format!("{one} id"),
        because: format!("{many} are the tenants, since every table has the key of one"),
    });
    Some(Outcome::Read(facts))
}

/// The entity whose key is the one thing that "every table" has. A restaurant's tables are tables by other sentences, too.
pub(super) fn of_every_table(clause: &Clause<'_>, subjects: &[Noun], items: &[Item]) -> Option<Noun> {
    let ([subject], [item]) = (subjects, items) else { return None };
    if !items::is_every_table(subject) || clause.book.knows(subject) || !item.properties.is_empty() {
        return None;
    }
    let name = item.noun.field();
    let text = name.strip_suffix("_id").filter(|one| !one.is_empty())?.replace('_', " ");
    Some(Noun::new(text, false, item.noun.span))
}

/// "The data model must be multi-tenant": words that say nothing else.
fn is_about_the_whole(token: &Token) -> bool {
    const WORDS: &[&str] = &[
        "a",
        "an",
        "and",
        "data",
        "is",
        "it",
        "model",
        "multi-tenancy",
        "multi-tenant",
        "multitenant",
        "must",
        "be",
        "our",
        "product",
        "schema",
        "service",
        "should",
        "the",
        "this",
        "use",
        "uses",
        "with",
    ];
    let low = token.low.as_str();
    WORDS.contains(&low) || SYSTEMS.contains(&low)
}

fn tenant(clause: &Clause<'_>, noun: Noun) -> Outcome {
    Outcome::Read(vec![Fact::Entity(noun.clone(), Mention::Declared), Fact::Tenant(noun, clause.span)])
}
