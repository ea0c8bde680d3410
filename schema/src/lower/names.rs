//! Names: those of constraints and indexes are all different, those that a user wrote are names.

use std::collections::HashSet;

use super::{Lowering, existing};
use crate::condition::Condition;
use crate::diagnostic::Diagnostic;
use crate::draft::DraftModel;
use crate::ir::{Check, Engine, Model, Style, Type};
use crate::name;
use crate::text::Span;

/// PostgreSQL and SQLite keep tables, primary keys, uniques and indexes under one roof, MySQL and MariaDB foreign keys and checks: a derived
/// name that is taken gets a hash of what it names. All of them are compared as if they were under one, so that one model prints the same names everywhere.
pub(super) fn distinct(models: &mut [Model], engine: Engine) {
    let limit = engine.longest_name();
    let mut taken: HashSet<String> = models.iter().map(|model| model.table.to_lowercase()).collect();
    let stated = models.iter().flat_map(|model| &model.checks).filter(|check| is_stated(check));
    taken.extend(stated.map(|check| check.name.to_lowercase()).collect::<Vec<_>>());
    for model in models.iter().filter(|model| existing::is_one(model)) {
        let keys = model.uniques.iter().map(|unique| &unique.name).chain([&model.primary_key.name]);
        let others = model.indexes.iter().map(|index| &index.name);
        let named = model.foreign_keys.iter().map(|key| &key.name).chain(model.checks.iter().map(|check| &check.name));
        taken.extend(keys.chain(others).chain(named).map(|name| name.to_lowercase()));
    }
    for model in models.iter_mut().filter(|model| !existing::is_one(model)) {
        let table = model.table.clone();
        let mut settle = |own: &mut String, what: &str| {
            let first = own.clone();
            for nth in 0.. {
                if taken.insert(own.to_lowercase()) {
                    break;
                }
                let digits = name::hash(&format!("{table} {what} {nth}")) >> 32;
                *own = name::shorten(&format!("{first}_{digits:08x}"), limit);
            }
        };
        settle(&mut model.primary_key.name, "");
        for unique in &mut model.uniques {
            settle(&mut unique.name, &unique.columns.join(" "));
        }
        for index in &mut model.indexes {
            let filter = index.filter.as_ref().map(Condition::plain).unwrap_or_default();
            settle(&mut index.name, &format!("{} {filter}", index.columns.join(" ")));
        }
        for key in &mut model.foreign_keys {
            settle(&mut key.name, &key.own);
        }
        for check in model.checks.iter_mut().filter(|check| !is_stated(check)) {
            settle(&mut check.name, &check.condition.plain());
        }
    }
}

/// Names that a user wrote must be names; two of a kind must differ. They are shown where they stand: at `table = "…"`, at `column = "…"`.
pub(super) fn check(low: &mut Lowering<'_>, drafts: &[DraftModel], models: &[Model], engine: Engine) {
    let limit = engine.longest_name();
    enums(low, models);
    for model in models.iter().filter(|model| !existing::is_one(model)) {
        let draft = drafts.iter().find(|draft| draft.name.value == model.name);
        let table = draft.and_then(|draft| draft.table.as_ref()).map_or(model.span, |table| table.span);
        // A name in Rust has no limit; a table that is named after it is cut.
        let names = [("model", &model.name, model.span, usize::MAX), ("table", &model.table, table, limit)];
        for (what, own, span, limit) in names {
            if let Some(fault) = name::fault(own, limit) {
                low.error(misnamed(what, own, &fault, limit, span).about(&model.name, None));
                break;
            }
        }
        for field in &model.fields {
            let own = draft.and_then(|draft| draft.fields.iter().find(|own| own.name.value == field.name));
            let column = own.and_then(|own| own.column.as_ref()).map(|column| column.span);
            let span = field.span_or(model.span);
            // A column that a relation brings is cut, so its field may be longer than a column.
            let longest = if field.name == field.column { limit } else { usize::MAX };
            let names =
                [("field", &field.name, span, longest), ("column", &field.column, column.unwrap_or(span), limit)];
            for (what, own, span, limit) in names {
                if let Some(fault) = name::fault(own, limit) {
                    low.error(misnamed(what, own, &fault, limit, span).about(&model.name, Some(&field.name)));
                    break;
                }
            }
        }
        duplicates(low, model);
        checks(low, draft, model, limit);
    }
    for (at, model) in models.iter().enumerate() {
        if let Some(first) = models[..at].iter().find(|other| same_table(other, model) && other.name != model.name) {
            low.error(
                Diagnostic::error(
                    "duplicate_name",
                    model.span,
                    format!("`{}` and `{}` would both be the table `{}`", first.name, model.name, model.table),
                )
                .label(first.span, format!("`{}` is here", first.name))
                .help(format!(
                    "give one of them a table of its own, for instance `#[model(table = \"other_{}\")]`",
                    model.table
                ))
                .about(&model.name, None),
            );
        }
    }
}

/// One table in two models. What is there already may differ by its namespace or, where the engine tells, by capitals.
fn same_table(one: &Model, other: &Model) -> bool {
    if existing::is_one(one) && existing::is_one(other) {
        return one.namespace == other.namespace && one.table == other.table;
    }
    one.table.eq_ignore_ascii_case(&other.table)
}

fn misnamed(what: &str, own: &str, fault: &str, limit: usize, span: Span) -> Diagnostic {
    let (code, help) = if own.len() > limit {
        ("identifier_too_long", format!("shorten it to {limit} letters, digits and underscores"))
    } else {
        let help = if name::is_impossible_in_rust(own) {
            "take another word, or put one before it, as in `own_self`"
        } else {
            "use the letters a to z, digits and underscores, and start with a letter"
        };
        ("invalid_name", help.to_owned())
    };
    Diagnostic::error(code, span, format!("this {what} cannot be named so: {fault}")).help(help)
}

fn duplicates(low: &mut Lowering<'_>, model: &Model) {
    for (at, field) in model.fields.iter().enumerate() {
        if let Some(first) = model.fields[..at].iter().find(|other| other.column == field.column) {
            low.error(
                Diagnostic::error(
                    "duplicate_name",
                    field.span_or(model.span),
                    format!("`{}` has the column `{}` twice", model.name, field.column),
                )
                .label(first.span_or(model.span), "the first one is here")
                .help("rename one of them or leave it out")
                .about(&model.name, Some(&field.name)),
            );
        }
    }
}

/// `sql_check("name", …)` is called as the user says.
fn is_stated(check: &Check) -> bool {
    matches!(check.condition, Condition::Raw(_))
}

/// The enums of a text are types beside the models.
fn enums(low: &mut Lowering<'_>, models: &[Model]) {
    let mut seen: Vec<(&str, String)> = Vec::new();
    for model in models.iter().filter(|model| model.style == Style::Text) {
        for field in &model.fields {
            let Type::Enum(known) = &field.ty else { continue };
            let path = format!("{}::{}", model.name, field.name);
            let other = if models.iter().any(|other| other.name == known.rust) {
                Some("a model".to_owned())
            } else {
                seen.iter().find(|(rust, _)| *rust == known.rust).map(|(_, other)| format!("that of `{other}`"))
            };
            if let Some(other) = other {
                let message = format!("the enum of `{path}` and {other} would both be `{}`", known.rust);
                low.error(
                    Diagnostic::error("duplicate_name", field.span_or(model.span), message)
                        .help("give the field or the other one another name")
                        .about(&model.name, Some(&field.name)),
                );
            }
            seen.push((&known.rust, path));
        }
    }
}

/// Names of `sql_check`.
fn checks(low: &mut Lowering<'_>, draft: Option<&DraftModel>, model: &Model, limit: usize) {
    let named: Vec<_> = draft.into_iter().flat_map(|draft| &draft.checks).filter_map(|c| c.name.as_ref()).collect();
    for (at, own) in named.iter().enumerate() {
        if let Some(fault) = name::fault(&own.value, limit) {
            low.error(misnamed("check", &own.value, &fault, limit, own.span).about(&model.name, None));
        }
        if let Some(first) = named[..at].iter().find(|other| other.value.eq_ignore_ascii_case(&own.value)) {
            let message = format!("`{}` has the check `{}` twice", model.name, own.value);
            low.error(
                Diagnostic::error("duplicate_name", own.span, message)
                    .label(first.span, "the first one is here")
                    .help("give one of them another name")
                    .about(&model.name, None),
            );
        }
    }
}
