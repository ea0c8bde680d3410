//! The columns that every table has: a text gets them, a struct states them as they must be.

use super::Lowering;
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftType};
use crate::ir::{Field, Kind, Model, Origin, Role, Type};

/// One of them.
pub(super) fn field(name: &str, ty: Type, role: Role) -> Field {
    Field {
        name: name.to_owned(),
        column: name.to_owned(),
        ty,
        required: true,
        role,
        unique: false,
        not_unique: false,
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
        sql_type: None,
        generated: None,
        default_stated: None,
        on_delete_stated: None,
        said: Vec::new(),
        type_stated: true,
        length_missing: false,
        rust: None,
    }
}

/// What a struct says of one of them, where it is not what such a column is.
pub(super) fn check_struct(
    low: &mut Lowering<'_>,
    model: &Model,
    drafted: &DraftField,
    made: &Field,
    settings: &Settings,
) {
    let Some(ty) = &drafted.ty else { return }; // not read, which has been said
    let (owner, name) = (&model.name, &drafted.name.value);
    let written = drafted.rust.as_deref().unwrap_or_default();
    let said = |code, message: String, help: String| {
        Some(Diagnostic::error(code, ty.span, message).help(help).about(owner, Some(name)))
    };
    let stamp = format!("write `{name}: DateTime<Utc>`");
    let error = match made.role {
        Role::Key if drafted.primary_key.is_none() && made.references.is_none() && !is_key(&ty.value) => said(
            "invalid_key",
            format!("`{owner}::{name}` is `{written}`, which is no key"),
            format!("write `{name}: Id<{owner}>`"),
        ),
        Role::Key if !made.required => said(
            "invalid_key",
            format!("`{owner}::{name}` may be absent, but every row has a key"),
            format!("write `{name}: Id<{owner}>`"),
        ),
        Role::Tenant => {
            let root = settings.tenancy.as_ref().map_or("", |tenancy| tenancy.model.as_str());
            let help = format!("write `{name}: Id<{root}>`");
            if drafted.references.as_ref().is_none_or(|to| to.value != root) {
                said(
                    "invalid_key",
                    format!("`{owner}::{name}` is `{written}`, which is not the key of the tenant `{root}`"),
                    help,
                )
            } else if !made.required {
                said("invalid_key", format!("`{owner}::{name}` may be absent, but every row has its tenant"), help)
            } else {
                None
            }
        }
        Role::CreatedAt | Role::UpdatedAt if !made.required => {
            said("contradiction", format!("`{owner}::{name}` may be absent, but every row has it"), stamp)
        }
        Role::DeletedAt if made.required => said(
            "contradiction",
            format!("`{owner}::{name}` is never absent, so no row would be alive"),
            format!("write `{name}: Option<DateTime<Utc>>`"),
        ),
        Role::Own if made.column == "deleted_at" && model.soft_delete => said(
            "contradiction",
            format!("`{owner}::{name}` is `{written}`, but it is a point in time or absent"),
            format!("write `{name}: Option<DateTime<Utc>>`"),
        ),
        Role::Own if made.column == "id" && model.kind == Kind::Junction && ty.value == DraftType::Key => said(
            "invalid_key",
            format!("`{owner}` is a junction, whose key is the pair, but it has the key `{name}` too"),
            format!("leave `{name}` out, or leave `junction` out"),
        ),
        _ => None,
    };
    if let Some(error) = error {
        low.error(error);
    }
    if made.role == Role::Tenant
        && let Some(reverse) = &drafted.reverse
    {
        low.error(
            Diagnostic::error(
                "contradiction",
                reverse.span,
                format!("`{owner}::{name}` says whose the row is, which is no relation, so it has no `reverse`"),
            )
            .help("leave `reverse` out: a tenant's rows are what every query of the tenant starts from")
            .about(owner, Some(name)),
        );
    }
}

/// What can be a key: made by us, or raw.
fn is_key(ty: &DraftType) -> bool {
    match ty {
        DraftType::Key => true,
        DraftType::Known(ty) => {
            matches!(ty, Type::SmallInt | Type::Integer | Type::BigInt | Type::Uuid | Type::String { .. })
        }
        _ => false,
    }
}

/// A text that speaks of one of them may not say what it is not.
pub(super) fn check_text(low: &mut Lowering<'_>, model: &Model, drafted: &DraftField, settings: &Settings) {
    let (owner, name) = (&model.name, &drafted.name.value);
    let ty = match name.as_str() {
        "created_at" | "updated_at" | "deleted_at" => Type::Timestamp,
        _ => settings.primary_key.ty(),
    };
    if let Some(said) = &drafted.ty
        && said.value != DraftType::Known(ty.clone())
        && said.value != DraftType::Key
    {
        let word = match &said.value {
            DraftType::Known(said) => said.word(),
            DraftType::Number => "number",
            _ => "list of values",
        };
        low.error(
            Diagnostic::error(
                "contradiction",
                said.span,
                format!("`{owner}::{name}` is said to be a {word}, but it is a {} in every table", ty.word()),
            )
            .help("leave the type out, or give the field another name")
            .about(owner, Some(name)),
        );
    }
    let absent = name != "deleted_at";
    if let Some(said) = drafted.required.as_ref().filter(|said| !said.value && absent) {
        low.error(
            Diagnostic::error(
                "contradiction",
                said.span,
                format!("`{owner}::{name}` may be absent, but every row has it"),
            )
            .help("leave the word out, or give the field another name")
            .about(owner, Some(name)),
        );
    }
}
