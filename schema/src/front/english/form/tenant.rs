//! "Organizations are the tenants." and "The application is multi-tenant."

use super::Form;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention};
use crate::front::english::lexer::Token;
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
    The application is multi-tenant. Tasks have a title.

Without a name, the tenant is `Organization`, which is listed as an assumption.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let last = clause.tokens.last().map_or("", |token| token.low.as_str());
    if matches!(last, "multi-tenant" | "multitenant" | "multi-tenancy") {
        return match clause.tokens.iter().find(|token| matches!(token.low.as_str(), "not" | "no" | "never")) {
            Some(not) => Outcome::Stuck(Stuck::at(not.span, "nothing at all where there are no tenants")),
            None if clause.tokens.iter().all(is_about_the_whole) => {
                Outcome::Read(vec![Fact::TenancyAsked(clause.span)])
            }
            None => Outcome::Stuck(Stuck::at(clause.span, "nothing but `The application is multi-tenant`")),
        };
    }
    let Some((before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    let words: Vec<&str> = before.iter().map(|token| token.low.as_str()).collect();
    let data = ["data", "all data", "the data", "everything", "rows", "all rows"].contains(&words.join(" ").as_str());
    if data && cursor.eat_any(&["isolated per", "isolated by", "scoped to", "separated by", "separated per"]).is_some()
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
    Outcome::Read(vec![Fact::Entity(noun.clone(), Mention::Described), Fact::Tenant(noun, clause.span)])
}
