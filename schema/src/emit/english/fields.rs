//! "Kilns have a name (up to 120 characters), an optional fuel and a unique code.": the model's own columns.

use super::Writer;
use super::noun::list;
use super::values::{limits, type_words, up_to};
use crate::condition::{Comparison, Condition, Term};
use crate::convention::{self, GuessedType};
use crate::ir::{Field, Model, Role, Scope, Type, Unique};
use crate::name;

/// What a model has; of one without columns of its own, nothing.
pub(super) fn sentence(writer: &mut Writer<'_>, model: &Model) -> Option<String> {
    let items = items(writer, model);
    if items.is_empty() {
        return None;
    }
    let noun = writer.noun_of(model);
    Some(format!("{} {}.", noun.subject("have", "has"), list(&items, "and")))
}

/// Its own columns, as the items of a list.
pub(super) fn items(writer: &mut Writer<'_>, model: &Model) -> Vec<String> {
    own(model).filter_map(|field| item(writer, model, field)).collect()
}

/// The columns that a list states.
pub(super) fn own(model: &Model) -> impl Iterator<Item = &Field> {
    model.fields.iter().filter(|field| matches!(field.role, Role::Own | Role::Version))
}

/// How far a unique that an item says reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Within the tenant, where there is one.
    Scoped,
    /// Across all tenants.
    Across,
}

/// The unique that the item of a field says: the first one of this column alone.
pub(super) fn unique<'m>(model: &'m Model, field: &Field) -> Option<(&'m Unique, Reach)> {
    model.uniques.iter().find_map(|unique| {
        let (columns, reach) = members(model, &unique.columns);
        (columns.len() == 1 && columns.first() == Some(&field.column.as_str())).then_some((unique, reach))
    })
}

/// Columns without the tenant in front, and whether it was there.
pub(super) fn members<'m>(model: &Model, columns: &'m [String]) -> (Vec<&'m str>, Reach) {
    let all = || columns.iter().map(String::as_str);
    match model.tenant_column() {
        Some(tenant) if columns.first().is_some_and(|first| first == tenant) => {
            (all().skip(1).collect(), Reach::Scoped)
        }
        // The tenant's column elsewhere stays there.
        Some(tenant) if columns.iter().any(|column| column == tenant) => (all().collect(), Reach::Scoped),
        Some(_) if model.scope == Scope::Tenant => (all().collect(), Reach::Across),
        _ => (all().collect(), Reach::Scoped),
    }
}

fn item(writer: &mut Writer<'_>, model: &Model, field: &Field) -> Option<String> {
    let name = field.name.as_str();
    let at = field.span_or(model.span);
    let (kind, values) = match kind(writer, model, field) {
        Ok(found) => found,
        Err(what) => {
            writer.unsaid(&model.name, Some(name), at, what);
            return None;
        }
    };
    let mut words = Vec::new();
    if !field.required {
        words.push("optional");
    } else if convention::is_optional(name) {
        words.push("required");
    }
    let reach = unique(model, field).map(|(_, reach)| reach);
    if reach == Some(Reach::Scoped) {
        words.push("unique");
    }
    let noun = writer.field_words(name);
    // "an optional fuel", "tags (list of strings)"
    let first = words.first().map_or_else(|| name.replace('_', " "), |word| (*word).to_owned());
    words.push(&noun);
    let many = matches!(field.ty, Type::Array(_)) && is_plural(name);
    let article = if many { String::new() } else { format!("{} ", name::article(&first)) };
    let mut item = format!("{article}{}", words.join(" "));
    let mut within: Vec<String> = kind.into_iter().collect();
    if let Some(condition) = &field.check {
        match limits(condition, &field.column) {
            Some(limits) => within.extend(limits),
            None => writer.unsaid(&model.name, Some(name), at, format!("the check `{}`", condition.plain())),
        }
    }
    within.extend(compared(writer, model, field));
    if reach == Some(Reach::Across) {
        within.push("unique across all tenants".to_owned());
    }
    for parenthesis in [within.join(", "), values.unwrap_or_default()] {
        if !parenthesis.is_empty() {
            item.push_str(&format!(" ({parenthesis})"));
        }
    }
    match &field.default {
        Some(default) => match writer.default(field, default) {
            Some(words) => item.push_str(&format!(" defaulting to {words}")),
            None => writer.unsaid(&model.name, Some(name), at, "its default"),
        },
        None if field.ty == Type::Boolean && field.required => {
            writer.unsaid(&model.name, Some(name), at, "a boolean without a default, for a text gives it one");
        }
        None => {}
    }
    Some(item)
}

/// "After the start date", "at most the capacity": the checks that measure this field by another.
fn compared(writer: &Writer<'_>, model: &Model, field: &Field) -> Vec<String> {
    let mut said = Vec::new();
    for check in &model.checks {
        if let Some((own, sign, other)) = measured(model, &check.condition)
            && own.column == field.column
        {
            let time = matches!(field.ty, Type::Date | Type::Time | Type::Timestamp | Type::NaiveTimestamp);
            let words = match (sign, time) {
                (Comparison::Gt, true) => "after",
                (Comparison::Ge, true) => "not before",
                (Comparison::Lt, true) => "before",
                (_, true) => "not after",
                (Comparison::Gt, false) => "greater than",
                (Comparison::Ge, false) => "at least",
                (Comparison::Lt, false) => "less than",
                (_, false) => "at most",
            };
            said.push(format!("{words} the {}", writer.field_words(&other.name)));
        }
    }
    said
}

/// The field, the sign and the other field of a check that a list can say.
pub(super) fn measured<'a>(model: &'a Model, condition: &Condition) -> Option<(&'a Field, Comparison, &'a Field)> {
    let Condition::Compare(Term::Column(own), sign, Term::Column(other)) = condition else { return None };
    let field = |column: &str| model.column(column).filter(|field| field.role == Role::Own);
    let ordered =
        |ty: &Type| ty.is_number() || matches!(ty, Type::Date | Type::Time | Type::Timestamp | Type::NaiveTimestamp);
    let (own, other) = (field(own)?, field(other)?);
    let alike = (own.ty.is_number() && other.ty.is_number()) || own.ty == other.ty;
    let said = alike && ordered(&own.ty) && !matches!(sign, Comparison::Eq | Comparison::Ne);
    said.then_some((own, *sign, other))
}

/// The words of a field's type, and the values of an enum; what cannot be said is the error.
fn kind(writer: &Writer<'_>, model: &Model, field: &Field) -> Result<(Option<String>, Option<String>), String> {
    if let Type::Enum(known) = &field.ty {
        let name = format!("{}{}", model.name, name::pascal(&field.name));
        if known.rust != name {
            return Err(format!("an enum that is called `{}` and not `{name}`", known.rust));
        }
        let values = known.values.as_deref().and_then(|values| writer.values(values));
        return values.map(|values| (None, Some(values))).ok_or_else(|| "the values of its enum".to_owned());
    }
    let open =
        field.name.contains("_in_") || convention::open(|| name::words(&model.name).join(" "), &field.name).is_some();
    let plain = field.check.is_none() && !open && !is_risky(writer, &field.name);
    let guessed = convention::guess(&model.name, &field.name).ty;
    if plain && guessed == GuessedType::Known(field.ty.clone()) {
        return Ok((None, None));
    }
    match &field.ty {
        Type::String { length } if plain && *length > 0 => Ok((Some(up_to(*length)), None)),
        ty => type_words(ty).map(|words| (Some(words), None)).ok_or_else(|| format!("the type `{}`", ty.word())),
    }
}

/// Whether a name alone may be taken for a list, a person or another entity, so that its type must be said.
fn is_risky(writer: &Writer<'_>, name: &str) -> bool {
    const NOUNS: &[&str] = &["acl", "cast", "deleted_at", "parent", "person", "people", "timestamps"];
    const PEOPLE: &[&str] = &["er", "or", "ee", "nt", "st"];
    let words = name::words(name);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let one = name::singular(last);
    let ends_alike = |model: &Model| name::words(&model.name).last().is_some_and(|end| *end == one);
    is_plural(name)
        || NOUNS.contains(&name)
        || PEOPLE.iter().any(|end| one.ends_with(end))
        || last == "id"
        || matches!(first.as_str(), "parent" | "child" | "sub")
        || first.starts_with("sub")
        || writer.schema.models.iter().any(ends_alike)
}

fn is_plural(name: &str) -> bool {
    name::words(name).last().is_some_and(|word| name::plural(word) == *word)
}
