//! Fields: types, optionality, defaults, personal data; and the columns that every table has.

use super::models::{missing, sort};
use super::settings::Settings;
use super::{Lowering, View};
use crate::condition::Condition;
use crate::convention::{self, GuessedType};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField, DraftModel, DraftType};
use crate::ir::{EnumType, EnumValue, Field, Kind, Model, Origin, Reference, Role, Scope, Type, Value};
use crate::name;
use crate::text::Span;

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
    let no_tenant = tenant.filter(|_| !has(Role::Tenant));
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
    let own: Vec<_> = model.fields.iter().filter(|field| !is_automatic(&field.name.value)).collect();
    if entity {
        let key = automatic("id", settings.primary_key.ty(), Role::Key);
        made.fields.push(key);
    }
    if made.scope == Scope::Tenant
        && let Some(tenancy) = &settings.tenancy
    {
        let mut tenant = automatic(&tenancy.column, settings.primary_key.ty(), Role::Tenant);
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
            let mut stamp = automatic(name, Type::Timestamp, role);
            stamp.default = Some(Value::Now);
            made.fields.push(stamp);
        }
    }
    if made.soft_delete {
        let mut deleted = automatic("deleted_at", Type::Timestamp, Role::DeletedAt);
        deleted.required = false;
        made.fields.push(deleted);
    }
    sort(made);
}

fn automatic(name: &str, ty: Type, role: Role) -> Field {
    Field {
        name: name.to_owned(),
        column: name.to_owned(),
        ty,
        required: true,
        role,
        unique: false,
        default: None,
        check: None,
        references: None,
        pii: None,
        pii_stated: false,
        automatic: true,
        origin: Origin::automatic(match role {
            Role::Key => "every entity has a key",
            Role::Tenant => "every tenant-owned row names its tenant",
            Role::DeletedAt => "deleted rows are kept",
            _ => "every entity knows when it was made and changed",
        }),
        doc: None,
        renamed_from: None,
        on_delete_stated: None,
        type_stated: true,
        length_missing: false,
        rust: None,
    }
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
    let is_text = model.style == crate::ir::Style::Text;
    let name = &field.name.value;
    let typed = ty(low, draft, model, field, role, settings);
    let required = required(low, field, role, is_text, name);
    let stated = field.pii.is_some();
    let pii = match &field.pii {
        Some(said) => said.value,
        None if matches!(role, Role::Own) && typed.ty.is_text() => convention::pii(&model.name, name),
        None => None,
    };
    let mut default = field.default.as_ref().map(|default| fit(&default.value, &typed.ty));
    if default.is_none() && is_text && typed.ty == Type::Boolean && required {
        let value = convention::boolean_default(name);
        low.assume(field.origin.span, &field.origin.text, format!("`{name}` defaults to {value} by convention"));
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
        on_delete_stated: field.on_delete.as_ref().map(|said| said.span),
        type_stated: typed.stated,
        length_missing: typed.length_missing,
        rust: field.rust.clone(),
    }
}

fn required(low: &mut Lowering<'_>, field: &DraftField, role: Role, is_text: bool, name: &str) -> bool {
    match &field.required {
        Some(said) => said.value,
        None if is_text && role == Role::Own && convention::is_optional(name) => {
            low.assume(field.origin.span, &field.origin.text, format!("`{name}` is optional by convention"));
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
    let is_text = model.style == crate::ir::Style::Text;
    let name = &field.name.value;
    if matches!(role, Role::Key | Role::Tenant | Role::ForeignKey) {
        let raw = match field.ty.as_ref().map(|ty| &ty.value) {
            Some(DraftType::Known(ty)) => ty.clone(),
            _ => settings.primary_key.ty(),
        };
        return Typed { ty: raw, stated: true, length_missing: false };
    }
    let stated = field.ty.is_some() || field.max_length.is_some() || field.text.is_some();
    let mut found = match field.ty.as_ref().map(|ty| &ty.value) {
        Some(DraftType::Known(ty)) => ty.clone(),
        Some(DraftType::Values(values)) => enumeration(&model.name, name, values.clone()),
        Some(DraftType::Named(path)) => {
            Type::Enum(EnumType { rust: path.clone(), values: named(low, draft, model, field, path) })
        }
        Some(DraftType::Key) => settings.primary_key.ty(),
        Some(DraftType::Number) if convention::is_money(name) => Type::Decimal { precision: 10, scale: 2 },
        Some(DraftType::Number) => Type::Float,
        None if field.text.is_some() => Type::Text,
        None if field.max_length.is_some() => Type::String { length: 0 },
        None => guessed(low, model, field),
    };
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
    }
    Typed { ty: found, stated, length_missing: length_missing && !is_text }
}

fn guessed(low: &mut Lowering<'_>, model: &Model, field: &DraftField) -> Type {
    let guess = convention::guess(&model.name, &field.name.value);
    let ty = match guess.ty {
        GuessedType::Known(ty) => ty,
        GuessedType::Values(values) => enumeration(&model.name, &field.name.value, values),
    };
    low.assume(field.origin.span, &field.origin.text, guess.because);
    ty
}

fn enumeration(model: &str, field: &str, values: Vec<EnumValue>) -> Type {
    Type::Enum(EnumType { rust: format!("{model}{}", name::pascal(field)), values: Some(values) })
}

/// The values of an enum that a struct names: known where all models are known.
fn named(
    low: &mut Lowering<'_>,
    draft: &Draft,
    model: &Model,
    field: &DraftField,
    path: &str,
) -> Option<Vec<EnumValue>> {
    let last = path.rsplit("::").next().unwrap_or(path).trim();
    let known = draft.enums.iter().find(|known| known.name.value == last);
    if known.is_none() && low.view == View::Whole {
        let at: Span = field.ty.as_ref().map_or(field.name.span, |ty| ty.span);
        let near = name::nearest(last, draft.enums.iter().map(|known| known.name.value.as_str()));
        let error = Diagnostic::error(
            "unknown_name",
            at,
            format!(
                "`{}::{}` has the type `{path}`, which is no column type and no enum of the models",
                model.name, field.name.value
            ),
        )
        .about(&model.name, Some(&field.name.value));
        low.error(match near {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error
                .help(format!("derive `groundplan::Enum` for `{last}` in a file that is read, or use a column type")),
        });
    }
    known.map(|known| known.values.iter().map(|value| value.value.clone()).collect())
}

/// A default in the form that its type has: "true" of a boolean, "5" of a number, a variant's stored value.
fn fit(value: &Value, ty: &Type) -> Value {
    match (value, ty) {
        (Value::Text(text), Type::Boolean) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => Value::Boolean(true),
            "false" | "no" => Value::Boolean(false),
            _ => value.clone(),
        },
        (Value::Text(text), ty) if ty.is_number() && text.parse::<f64>().is_ok() => Value::Number(text.clone()),
        (Value::Text(text), Type::Enum(known)) => {
            // As written, or as the value is stored ("in progress" → in_progress).
            let stored = known.values.iter().flatten().find(|v| v.stored == *text || v.stored == name::snake(text));
            stored.map_or_else(|| value.clone(), |v| Value::Text(v.stored.clone()))
        }
        (Value::Text(text), Type::Timestamp) if text == "now" => Value::Now,
        (Value::Variant(variant), Type::Enum(known)) => {
            let last = variant.rsplit("::").next().unwrap_or(variant);
            let stored = known.values.iter().flatten().find(|v| v.variant == last);
            stored.map_or_else(|| value.clone(), |v| Value::Text(v.stored.clone()))
        }
        _ => value.clone(),
    }
}
