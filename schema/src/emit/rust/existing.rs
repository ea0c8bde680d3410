//! Tables that were there before the model: their keys, times and names are their own, so what the statements may take for granted is less.

use super::shape::{Access, Column};
use crate::ir::{Kind, Model, Role, Style, Type};

/// Whether it is one of them.
pub(super) fn is_one(model: &Model) -> bool {
    model.style == Style::Database
}

/// The column that an `Id<…>` of this model holds: all of the key but the tenant's, in a type that a key can have.
pub(super) fn key_column(model: &Model) -> Option<&str> {
    let tenant = model.tenant_column();
    let mut own = model.primary_key.columns.iter().filter(|column| Some(column.as_str()) != tenant);
    let (only, None) = (own.next()?, own.next()) else { return None };
    let held = matches!(model.column(only)?.ty, Type::Uuid | Type::BigInt | Type::Integer);
    (held && model.kind == Kind::Entity).then_some(only.as_str())
}

/// What the statements do with a column.
pub(super) fn access(model: &Model, column: &Column<'_>) -> Access {
    let field = column.field;
    match (field.role, &field.generated) {
        (Role::Tenant, _) => Access::Stamped,
        _ if is_own_key(model, column) => Access::Stamped,
        (_, Some(_)) => Access::Made,
        // A time without a zone is not ours to set, and one that may be absent says something by it.
        (Role::CreatedAt | Role::UpdatedAt, None) if field.ty == Type::Timestamp && field.required => Access::Stamped,
        (Role::DeletedAt, None) if field.ty == Type::Timestamp => Access::Stamped,
        _ => Access::Free,
    }
}

/// `id: Id<Order>` of an `Order`.
pub(super) fn is_own_key(model: &Model, column: &Column<'_>) -> bool {
    key_column(model) == Some(column.field.column.as_str()) && column.typed_key && column.field.references.is_none()
}
