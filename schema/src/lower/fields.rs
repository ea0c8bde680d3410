//! Fields: types, optionality, defaults, personal data; and the columns that every table has.

use super::models::{missing, sort};
use super::settings::Settings;
use super::{Lowering, automatic, values};
use crate::condition::Condition;
use crate::convention::{self, GuessedType};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField, DraftModel, DraftType, Uniqueness};
use crate::ir::{EnumType, Field, Kind, Model, Pii, Reference, Role, Scope, Style, Type, Value};
use crate::text::{Span, Spanned};

/// A struct states all of its columns; what is missing is reported with the line to add.
pub(super) fn of_struct(
    low: &mut Lowering<'_>,
    draft: &Draft,
    model: &DraftModel,
    made: &mut Model,
    settings: &Settings,
) {
    let tenant = settings.tenancy.as_ref().filter(|_| made.scope == Scope::Tenant);
    for field in &model.fields {
        let column = field.column.as_ref().map_or(&field.name.value, |column| &column.value);
        let own_id = field.references.as_ref().is_some_and(|r| r.value == made.name);
        let stamp = matches!(&field.ty, Some(ty) if ty.value == DraftType::Known(Type::Timestamp));
        let role = match column.as_str() {
            "id" if made.kind == Kind::Entity && (own_id || field.references.is_none()) => Role::Key,
            "id" if made.kind == Kind::Entity && field.primary_key.is_some() => Role::Key,
            column if tenant.is_some_and(|tenancy| tenancy.column == column) => Role::Tenant,
            "created_at" if stamp => Role::CreatedAt,
            "updated_at" if stamp => Role::UpdatedAt,
            "deleted_at" if stamp && made.soft_delete => Role::DeletedAt,
            _ if field.references.is_some() => Role::ForeignKey,
            _ if field.version.is_some() => Role::Version,
            _ => Role::Own,
        };
        let lowered = one(low, draft, made, field, role, settings);
        automatic::check_struct(low, made, field, &lowered, settings);
        made.fields.push(lowered);
    }
    let has = |role: Role| made.fields.iter().any(|field| field.role == role);
    let keyed = has(Role::Key) || model.fields.iter().any(|field| field.primary_key.is_some());
    let at = model.name.span;
    let name = made.name.clone();
    let absent: Vec<_> = [
        (made.kind == Kind::Entity && !keyed, "missing_column", "id", format!("pub id: Id<{name}>,")),
        (
            made.soft_delete && !has(Role::DeletedAt),
            "missing_column",
            "deleted_at",
            "pub deleted_at: Option<DateTime<Utc>>,".to_owned(),
        ),
    ]
    .into_iter()
    .filter(|(absent, ..)| *absent)
    .collect();
    // A struct that does not say whose rows it holds is told that first: it may need no such column.
    let no_tenant = tenant.filter(|_| !has(Role::Tenant) && model.scope.is_some());
    if let Some(tenancy) = no_tenant {
        let line = format!("pub {}: Id<{}>,", tenancy.column, tenancy.model);
        missing(low, "missing_tenant_column", model, at, &tenancy.column, &line);
    }
    for (_, code, what, line) in absent {
        missing(low, code, model, at, what, &line);
    }
}

/// A text states only what is its own; the columns that every table has are added.
pub(super) fn of_text(low: &mut Lowering<'_>, model: &DraftModel, made: &mut Model, settings: &Settings) {
    let empty = Draft::default();
    let entity = made.kind == Kind::Entity;
    let changes = entity || !model.fields.is_empty(); // rows of a junction with attributes change
    let is_automatic = |name: &str| match name {
        "id" => entity,
        "created_at" | "updated_at" => changes,
        "deleted_at" => made.soft_delete,
        _ => settings.tenancy.as_ref().is_some_and(|tenancy| tenancy.column == name),
    };
    let (repeated, own): (Vec<_>, Vec<_>) = model.fields.iter().partition(|field| is_automatic(&field.name.value));
    for field in repeated {
        automatic::check_text(low, made, field, settings);
    }
    if entity {
        let key = automatic::field("id", settings.primary_key.ty(), Role::Key);
        made.fields.push(key);
    }
    if made.scope == Scope::Tenant
        && let Some(tenancy) = &settings.tenancy
    {
        let mut tenant = automatic::field(&tenancy.column, settings.primary_key.ty(), Role::Tenant);
        tenant.references = Some(Reference { model: tenancy.model.clone(), id: None, path: None });
        made.fields.push(tenant);
    }
    for field in own {
        let role = if field.references.is_some() { Role::ForeignKey } else { Role::Own };
        let lowered = one(low, &empty, made, field, role, settings);
        made.fields.push(lowered);
    }
    if changes {
        for (name, role) in [("created_at", Role::CreatedAt), ("updated_at", Role::UpdatedAt)] {
            let mut stamp = automatic::field(name, Type::Timestamp, role);
            stamp.default = Some(Value::Now);
            made.fields.push(stamp);
        }
    }
    if made.soft_delete {
        let mut deleted = automatic::field("deleted_at", Type::Timestamp, Role::DeletedAt);
        deleted.required = false;
        deleted.said.extend(model.soft_delete.as_ref().map(|said| said.span));
        made.fields.push(deleted);
    }
    sort(made);
}

/// One field of a struct or a text.
pub(super) fn one(
    low: &mut Lowering<'_>,
    draft: &Draft,
    model: &Model,
    field: &DraftField,
    role: Role,
    settings: &Settings,
) -> Field {
    let is_text = model.style == Style::Text;
    let name = &field.name.value;
    let typed = ty(low, draft, model, field, role, settings);
    let required = required(low, field, role, is_text, name);
    let stated = field.pii.is_some();
    let pii = match &field.pii {
        Some(said) => said.value,
        None if role == Role::Own => convention::pii(&model.name, name)
            .filter(|class| typed.ty.is_text() || (*class == Pii::BirthDate && typed.ty == Type::Date)),
        None => None,
    };
    if let Some(Spanned { value: Value::Text(text), span }) = &field.default {
        let what = format!("the default of `{}::{name}`", model.name);
        values::printable(low, &Spanned::new(text.clone(), *span), &what, true);
    }
    let mut default = field.default.as_ref().map(|default| values::fit(&default.value, &typed.ty));
    if default.is_none() && is_text && typed.ty == Type::Boolean && required {
        let value = convention::boolean_default(name);
        low.assume(field.origin.span, &field.origin.text, format!("`{name}` defaults to {value} by convention"));
        low.cure(format!("{} (default {value})", field.origin.text));
        default = Some(Value::Boolean(value));
    }
    if default.is_none() && matches!(role, Role::CreatedAt | Role::UpdatedAt) {
        default = Some(Value::Now);
    }
    if let Some(span) = field.version {
        low.error(
            Diagnostic::error(
                "not_built_yet",
                span,
                format!("the optimistic lock `{}::{name}` is not built yet", model.name),
            )
            .help("leave `version` out until a release has it; the column itself may stay")
            .about(&model.name, Some(name)),
        );
    }
    let conditions: Vec<Condition> = field.checks.iter().map(|check| check.value.clone()).collect();
    Field {
        name: name.clone(),
        column: field.column.as_ref().map_or_else(|| name.clone(), |column| column.value.clone()),
        ty: typed.ty,
        required,
        role,
        unique: false,
        not_unique: field.unique.as_ref().is_some_and(|said| said.value == Uniqueness::Not),
        default,
        check: match conditions.len() {
            0 => None,
            1 => conditions.into_iter().next(),
            _ => Some(Condition::And(conditions)),
        },
        references: field
            .references
            .as_ref()
            .filter(|_| role != Role::Key || field.primary_key.is_some())
            .map(|to| Reference { model: to.value.clone(), id: None, path: field.path.clone() }),
        pii,
        pii_stated: stated,
        automatic: !matches!(role, Role::Own | Role::ForeignKey | Role::Version),
        origin: field.origin.clone(),
        doc: field.doc.clone(),
        renamed_from: field.renamed_from.as_ref().map(|from| from.value.clone()),
        sql_type: None,
        generated: None,
        default_stated: field.default.as_ref().map(|said| said.span),
        on_delete_stated: field.on_delete.as_ref().map(|said| said.span),
        said: said(field),
        type_stated: typed.stated,
        length_missing: typed.length_missing,
        rust: field.rust.clone(),
    }
}

/// Where else something is said of the field, in the order of the text.
fn said(field: &DraftField) -> Vec<Span> {
    fn of<T>(said: Option<&Spanned<T>>) -> Option<Span> {
        said.map(|said| said.span)
    }
    let stated = [
        of(field.ty.as_ref()),
        of(field.required.as_ref()),
        of(field.unique.as_ref()),
        of(field.default.as_ref()),
        of(field.max_length.as_ref()),
        field.text,
        of(field.precision.as_ref()),
        of(field.scale.as_ref()),
        of(field.references.as_ref()),
        of(field.on_delete.as_ref()),
        of(field.renamed_from.as_ref()),
    ];
    let mut places: Vec<Span> =
        stated.into_iter().flatten().chain(field.checks.iter().map(|check| check.span)).collect();
    places.sort();
    places.dedup();
    places.retain(|span| Some(*span) != field.origin.span);
    places
}

fn required(low: &mut Lowering<'_>, field: &DraftField, role: Role, is_text: bool, name: &str) -> bool {
    match &field.required {
        Some(said) => said.value,
        None if is_text && role == Role::Own && convention::is_optional(name) => {
            low.assume(field.origin.span, &field.origin.text, format!("`{name}` is optional by convention"));
            low.cure(format!("{} (optional)", field.origin.text));
            false
        }
        None => true,
    }
}

struct Typed {
    ty: Type,
    stated: bool,
    length_missing: bool,
}

fn ty(
    low: &mut Lowering<'_>,
    draft: &Draft,
    model: &Model,
    field: &DraftField,
    role: Role,
    settings: &Settings,
) -> Typed {
    let is_text = model.style == Style::Text;
    let name = &field.name.value;
    if matches!(role, Role::Key | Role::Tenant | Role::ForeignKey) {
        match field.ty.as_ref().map(|ty| &ty.value) {
            // A raw key may be a string, which has a length like any other.
            Some(DraftType::Known(Type::String { .. })) => {}
            Some(DraftType::Known(ty)) => return Typed { ty: ty.clone(), stated: true, length_missing: false },
            None if !is_text => return Typed { ty: unread(field), stated: true, length_missing: false },
            _ => return Typed { ty: settings.primary_key.ty(), stated: true, length_missing: false },
        }
    }
    let stated = field.ty.is_some() || field.max_length.is_some() || field.text.is_some();
    let mut found = match field.ty.as_ref().map(|ty| &ty.value) {
        Some(DraftType::Known(ty)) => ty.clone(),
        Some(DraftType::Values(list)) => {
            let at = field.ty.as_ref().map_or(field.name.span, |ty| ty.span);
            values::stored(low, model, field, list, at);
            values::enumeration(&model.name, name, list.clone())
        }
        Some(DraftType::Named(path)) => Type::Enum(EnumType {
            rust: path.clone(),
            values: values::named(low, draft, model, field, path),
            native: None,
        }),
        Some(DraftType::Key) => settings.primary_key.ty(),
        Some(DraftType::Number) if convention::is_money(name) => Type::Decimal { precision: 10, scale: 2 },
        Some(DraftType::Number) => Type::Float,
        None if field.text.is_some() => Type::Text,
        None if field.max_length.is_some() => Type::String { length: 0 },
        None if is_text => guessed(low, model, field),
        // It could not be read, which has been said: nothing is to be guessed or judged.
        None => return Typed { ty: unread(field), stated: true, length_missing: false },
    };
    if let Type::Array(element) = &mut found
        && let Type::Enum(known) = &mut **element
    {
        let path = known.rust.clone();
        known.values = known.values.take().or_else(|| values::named(low, draft, model, field, &path));
    }
    if let Type::Decimal { precision, scale } = &mut found {
        *precision = field.precision.as_ref().map_or(*precision, |said| said.value);
        *scale = field.scale.as_ref().map_or(*scale, |said| said.value);
    }
    let mut length_missing = false;
    let mut shape = |ty: &mut Type| match ty {
        Type::String { .. } if field.text.is_some() => *ty = Type::Text,
        Type::String { length } => {
            if let Some(said) = &field.max_length {
                *length = said.value;
            } else if *length == 0 {
                *length = 255;
                length_missing = true;
            }
        }
        Type::Text if field.max_length.is_some() => {
            *ty = Type::String { length: field.max_length.as_ref().map_or(255, |said| said.value) };
        }
        _ => {}
    };
    match &mut found {
        Type::Array(element) => shape(element),
        other => shape(other),
    }
    if length_missing && is_text {
        low.assume(
            field.origin.span,
            &field.origin.text,
            format!("`{name}` holds at most 255 characters by convention"),
        );
        low.cure(format!("{} (up to 255 characters)", field.origin.text));
    }
    Typed { ty: found, stated, length_missing: length_missing && !is_text }
}

fn unread(field: &DraftField) -> Type {
    Type::Other { sql: field.rust.clone().unwrap_or_default() }
}

fn guessed(low: &mut Lowering<'_>, model: &Model, field: &DraftField) -> Type {
    let guess = convention::guess(&model.name, &field.name.value);
    let ty = match guess.ty {
        GuessedType::Known(ty) => ty,
        GuessedType::Values(values) => values::enumeration(&model.name, &field.name.value, values),
    };
    low.assume(field.origin.span, &field.origin.text, guess.because);
    let words = match &ty {
        Type::String { length } => format!("string({length})"),
        Type::Decimal { precision, scale } => format!("decimal({precision}, {scale})"),
        Type::Enum(known) => {
            let values: Vec<&str> = known.values.iter().flatten().map(|value| value.stored.as_str()).collect();
            values.join("/")
        }
        other => other.word().to_owned(),
    };
    low.cure(format!("{} ({words})", field.origin.text));
    ty
}
