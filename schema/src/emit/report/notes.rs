//! What was assumed, what was not understood, what is worth a question, and what migrations need to know.

use super::text;
use crate::ir::{Engine, Model, Role, Schema, Style, Type};
use crate::text::Sources;

pub(super) fn assumptions(schema: &Schema, sources: &Sources) -> String {
    let line = |assumption: &crate::ir::Assumption| {
        let place = text::place(assumption.span, sources);
        format!("- {place}“{}”: {}\n", text::prose(&assumption.text), text::message(&assumption.because))
    };
    list("Assumptions", "What the text did not say was filled in by convention.", schema.assumptions.iter().map(line))
}

pub(super) fn unread(schema: &Schema, sources: &Sources) -> String {
    let line = |unread: &crate::ir::Unread| {
        let place = text::place(Some(unread.span), sources);
        format!("- {place}“{}”: {}\n", text::prose(&unread.text), text::message(&unread.hint))
    };
    if schema.models.iter().any(|model| model.style == Style::Database) {
        return list(
            "Skipped",
            "They stand beside the tables, or say of them what the schema has no place for.",
            schema.unread.iter().map(line),
        );
    }
    list("Not understood", "These sentences are not part of the model.", schema.unread.iter().map(line))
}

/// Questions that no rule can answer; nothing is added to the model by itself.
pub(super) fn questions(schema: &Schema) -> String {
    let lines = schema.models.iter().filter_map(|model| price_at_order_time(schema, model));
    list("Questions", "Nothing was added for these.", lines)
}

/// A row that counts something that has a price, and does not keep the price: it changes when the price list does.
fn price_at_order_time(schema: &Schema, model: &Model) -> Option<String> {
    let counts = model.field("quantity").or_else(|| model.field("count")).or_else(|| model.field("amount"))?;
    let is_money = |field: &crate::ir::Field| field.role == Role::Own && matches!(field.ty, Type::Decimal { .. });
    if model.fields.iter().any(is_money) {
        return None;
    }
    let targets = model.fields.iter().filter_map(|field| Some(schema.model(field.references.as_ref()?.id?)));
    let (other, price) = targets
        .flat_map(|other| other.fields.iter().map(move |field| (other, field)))
        .find(|(_, field)| is_money(field) && field.name.contains("price"))?;
    Some(format!(
        "- {} counts {} in {} but does not keep the price: copy {} into it when a row is made? Otherwise old rows change with the price.\n",
        text::code(&model.name),
        text::code(&other.table),
        text::code(&counts.column),
        text::code(&format!("{}.{}", other.table, price.column)),
    ))
}

pub(super) fn migrations(schema: &Schema) -> String {
    let mut lines = vec![
        "`groundplan migrate NAME` writes the next migration; `groundplan migrate --check` says whether one is due."
            .to_owned(),
    ];
    match schema.engine {
        Engine::Postgres => lines.extend(postgres(schema)),
        Engine::Sqlite => lines.push(
            "Tables are STRICT: a value of the wrong type is refused. Foreign keys hold only where `PRAGMA foreign_keys` is on.".to_owned(),
        ),
        Engine::Mysql | Engine::Mariadb => lines.push(
            "Each statement commits by itself there; `updated_at` follows the session's time zone, so servers and sessions should be in UTC (`default_time_zone = '+00:00'`)."
                .to_owned(),
        ),
    }
    list("Migrations", "", lines.into_iter().map(|line| format!("- {line}\n")))
}

fn postgres(schema: &Schema) -> Vec<String> {
    let Some(tenancy) = &schema.tenancy else { return Vec::new() };
    let mut lines = Vec::new();
    let roles: Vec<&String> = tenancy.app_role.iter().chain(&tenancy.admin_role).collect();
    if !roles.is_empty() {
        let roles = text::codes(&roles);
        lines.push(format!("The first migration grants to {roles}: the roles must be there before it runs."));
    }
    if tenancy.rls {
        lines.push(
            "Run migrations as the role that owns the tables, with no tenant entered: it sees all rows then. The application's role owns none."
                .to_owned(),
        );
        if tenancy.app_role.is_none() {
            lines.push(
                "`groundplan.toml` names no `app_role`: the rights of the application's role are yours to grant."
                    .to_owned(),
            );
        }
        if tenancy.admin_role.is_none() {
            lines
                .push("`groundplan.toml` names no `admin_role`: nobody but the owner works across tenants.".to_owned());
        }
    }
    lines
}

/// A section with a sentence in front of its list; none without lines.
fn list(title: &str, about: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.collect();
    match (lines.is_empty(), about.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!("## {title}\n\n{lines}"),
        (false, false) => format!("## {title}\n\n{about}\n\n{lines}"),
    }
}
