//! How many bytes columns, keys and rows take on MySQL and MariaDB, which have limits for them.

use super::{Field, Model, Type};

/// The most bytes of a key of InnoDB.
pub const LONGEST_KEY: usize = 3072;
/// The most bytes of a row without what is stored outside it.
pub const LONGEST_ROW: usize = 65_535;
/// utf8mb4.
pub const BYTES_OF_A_CHARACTER: usize = 4;
/// What stands in the row for a value outside it.
const POINTER: usize = 12;

/// Whether a value may be stored outside its row, so that only a prefix of it can be in a key.
pub fn is_long(ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Json | Type::Array(_) | Type::Bytes => true,
        Type::Other { sql } => ["text", "blob", "json"].iter().any(|word| sql.to_ascii_lowercase().contains(word)),
        _ => false,
    }
}

/// The bytes that a column takes in a key or a row; `None` of what may be stored outside it.
pub fn key_bytes(field: &Field) -> Option<usize> {
    let text = |characters: u32| Some(characters as usize * BYTES_OF_A_CHARACTER + 2);
    match &field.ty {
        ty if is_long(ty) => None,
        Type::String { length } | Type::Char { length } => text(*length),
        Type::Enum(values) => text(values.length()),
        Type::Uuid => Some(16),
        Type::SmallInt | Type::Boolean => Some(2),
        Type::Decimal { precision, .. } => Some(usize::from(*precision) / 2 + 2),
        _ => Some(8),
    }
}

/// The bytes of a row.
pub fn row_bytes(model: &Model) -> usize {
    model.fields.iter().map(|field| key_bytes(field).unwrap_or(POINTER)).sum()
}
