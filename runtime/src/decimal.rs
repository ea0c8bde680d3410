//! Exact decimals: one SQL type on every engine, so that a column behaves the same on all of them.

use diesel::query_builder::QueryId;
use diesel::sql_types as st;
use rust_decimal::Decimal;

/// A decimal with `S` places: NUMERIC where the engine has it; on SQLite the integer `value × 10^S`, so that it compares, sorts and
/// sums exactly.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Fixed<const S: u32>;
impl<const S: u32> st::SqlType for Fixed<S> {
    type IsNull = st::is_nullable::NotNull;
}
impl<const S: u32> st::SingleValue for Fixed<S> {}
impl<const S: u32> st::SqlOrd for Fixed<S> {}
impl<const S: u32> st::Foldable for Fixed<S> {
    type Sum = st::Nullable<Self>;
    type Avg = st::Nullable<Mean<S>>;
}

/// The average of a column of `S` places, which has more of them.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Mean<const S: u32>;
impl<const S: u32> st::SqlType for Mean<S> {
    type IsNull = st::is_nullable::NotNull;
}
impl<const S: u32> st::SingleValue for Mean<S> {}

/// Refuses a value with more places than its column: rounding in silence would lose money.
pub(crate) fn fits(value: Decimal, scale: u32) -> Result<Decimal, String> {
    let value = value.normalize();
    if value.scale() <= scale {
        Ok(value)
    } else {
        Err(format!("`{value}` has more than the {scale} places of its column: round it with `.round_dp({scale})`"))
    }
}
