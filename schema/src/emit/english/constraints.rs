//! "No two shelves share the same kiln and number." and "Kilns are often searched by stage.": what holds for several columns.

use super::Writer;
use super::fields::{Reach, measured, members, unique};
use super::noun::list;
use super::relations::says_unique;
use crate::condition::Condition;
use crate::ir::{By, CheckKind, IndexPurpose, Model, Role, Unique};
use crate::name;

/// Uniques, checks and searches that no field and no relation says.
pub(super) fn sentences(writer: &mut Writer<'_>, model: &Model, out: &mut Vec<String>) {
    let noun = writer.noun_of(model);
    for wanted in model.uniques.iter().filter(|wanted| wanted.origin.by != By::Automatic) {
        let (columns, reach) = members(model, &wanted.columns);
        if is_said(writer, model, wanted, &columns, reach) {
            continue;
        }
        // A field that is unique across all tenants is so within each: the second unique has no sentence of its own.
        let own = |only: &&str| model.column(only).and_then(|field| unique(model, field));
        if let [only] = columns.as_slice()
            && reach == Reach::Scoped
            && own(only).is_some_and(|(_, reach)| reach == Reach::Across)
        {
            let what = format!("the unique over {}", wanted.columns.join(", "));
            writer.unsaid(&model.name, None, wanted.origin.span.unwrap_or(model.span), what);
            continue;
        }
        let columns = if columns.is_empty() { wanted.columns.iter().map(String::as_str).collect() } else { columns };
        let across = if reach == Reach::Across { " across all tenants" } else { "" };
        out.push(format!("No two {} share the same {}{across}.", noun.many, words(writer, model, &columns)));
    }
    let living = |filter: Option<&Condition>| filter.is_none_or(|filter| Some(filter.clone()) == of_the_living(model));
    for index in &model.indexes {
        if index.purpose != IndexPurpose::Search || index.origin.by == By::Automatic {
            continue;
        }
        let said = index.include.is_empty()
            && living(index.filter.as_ref())
            && index.filter.is_some() == model.soft_delete
            && matches!(index.method, "btree" | "gin" | "brin");
        if !said {
            let what = format!("the index over {}", index.columns.join(", "));
            writer.unsaid(&model.name, None, index.origin.span.unwrap_or(model.span), what);
            continue;
        }
        let (columns, _) = members(model, &index.columns);
        let columns = if columns.is_empty() { index.columns.iter().map(String::as_str).collect() } else { columns };
        let members = words(writer, model, &columns);
        out.push(match index.method {
            "brin" => format!("{} a BRIN index on {members}.", noun.subject("have", "has")),
            _ => format!("{} often searched by {members}.", noun.subject("are", "is")),
        });
    }
    for check in model.checks.iter().filter(|check| check.kind != CheckKind::Enum) {
        let field = check.column.as_deref().and_then(|column| model.column(column));
        let said = field.and_then(|field| field.check.as_ref()) == Some(&check.condition);
        if !said && measured(model, &check.condition).is_none() {
            let what = format!("the check `{}`", check.condition.plain());
            writer.unsaid(&model.name, None, check.origin.span.unwrap_or(model.span), what);
        }
    }
}

/// Whether a field's item, a relation or the tenant says it already.
fn is_said(writer: &Writer<'_>, model: &Model, wanted: &Unique, columns: &[&str], reach: Reach) -> bool {
    if wanted.columns.len() == 1 && model.tenant_column() == wanted.columns.first().map(String::as_str) {
        return true; // one to one with the tenant
    }
    let [only] = columns else { return false };
    let Some(field) = model.column(only) else { return false };
    match field.role {
        Role::Own => unique(model, field).is_some_and(|(said, _)| said.columns == wanted.columns),
        Role::ForeignKey => reach == Reach::Scoped && says_unique(writer.schema, model, only),
        _ => false,
    }
}

fn of_the_living(model: &Model) -> Option<Condition> {
    model.soft_delete.then(|| Condition::is_null(model.role(Role::DeletedAt).map_or("deleted_at", |f| &f.column)))
}

/// "kiln and number": fields by their names, keys by those of their relations.
fn words(writer: &Writer<'_>, model: &Model, columns: &[&str]) -> String {
    let word = |column: &&str| {
        let field = model.column(column);
        let is_key = field.is_some_and(|field| matches!(field.role, Role::ForeignKey | Role::Tenant));
        let name = field.map_or(*column, |field| field.name.as_str());
        writer.field_words(&if is_key { name::relation(name) } else { name.to_owned() })
    };
    list(&columns.iter().map(word).collect::<Vec<_>>(), "and")
}
