//! Keys: one Rust type and one SQL type per model, so keys of different models do not mix.

use crate::model::{Keyed, Model};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::expression::AsExpression;
use diesel::query_builder::QueryId;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{Nullable, SingleValue, SqlType, is_nullable};
use std::marker::PhantomData;
use std::{fmt, hash, str};

use crate::diesel_internal::Bound;

/// The key of a row of `M`. An `Id<Project>` where an `Id<Task>` is due does not compile.
///
/// It prints and parses as the raw key does.
///
/// ```
/// # use groundplan::{Id, Keyed};
/// fn same<M: Keyed<RawKey = i64>>(text: &str) -> bool {
///     text.parse::<Id<M>>().is_ok_and(|id| id.to_string() == text)
/// }
/// ```
pub struct Id<M: Keyed>(M::RawKey);

/// The SQL type of a key of `M`; printed and bound as the engine's uuid or integer.
pub struct KeyOf<M>(PhantomData<fn() -> M>);

/// What a key is made of: a UUID, or an integer that the database counts.
pub trait RawKey:
    Copy + Eq + Ord + hash::Hash + fmt::Debug + fmt::Display + str::FromStr + Send + Sync + 'static
{
    /// A new key, where the application makes it; None where the database does.
    fn fresh() -> Option<Self>;
    /// The key as bits, to compare tenants whatever their type.
    fn bits(self) -> u128;
}
impl RawKey for uuid::Uuid {
    fn fresh() -> Option<Self> {
        // Version 7 begins with the time, so new rows lie together in the index.
        Some(Self::now_v7())
    }
    fn bits(self) -> u128 {
        self.as_u128()
    }
}
impl RawKey for i64 {
    fn fresh() -> Option<Self> {
        None
    }
    fn bits(self) -> u128 {
        u128::from(self.cast_unsigned())
    }
}
impl RawKey for i32 {
    fn fresh() -> Option<Self> {
        None
    }
    fn bits(self) -> u128 {
        u128::from(self.cast_unsigned())
    }
}

/// How an engine writes and reads a raw key.
pub trait KeyOn<DB: Backend>: RawKey {
    /// The SQL type whose metadata is the key's.
    type Sql;
    /// Binds the key.
    ///
    /// # Errors
    /// Where the engine cannot hold it.
    fn write<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result;
    /// Reads the key.
    ///
    /// # Errors
    /// Where the column holds something else.
    fn read(raw: DB::RawValue<'_>) -> deserialize::Result<Self>;
}

impl<M: Keyed> Id<M> {
    /// The key with this raw value. It says nothing about whether such a row exists, or whose it is.
    pub const fn from_raw(raw: M::RawKey) -> Self {
        Self(raw)
    }
    /// The raw value.
    #[must_use]
    pub fn raw(self) -> M::RawKey {
        self.0
    }
}

// By hand, because a derive would ask the same of `M`.
impl<M: Keyed> Clone for Id<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M: Keyed> Copy for Id<M> {}
impl<M: Keyed> PartialEq for Id<M> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<M: Keyed> Eq for Id<M> {}
impl<M: Keyed> PartialOrd for Id<M> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<M: Keyed> Ord for Id<M> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<M: Keyed> hash::Hash for Id<M> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<M: Keyed> fmt::Debug for Id<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
impl<M: Keyed> fmt::Display for Id<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<M: Keyed> str::FromStr for Id<M> {
    type Err = <M::RawKey as str::FromStr>::Err;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}
#[cfg(feature = "serde")]
impl<M: Keyed<RawKey: serde::Serialize>> serde::Serialize for Id<M> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
#[cfg(feature = "serde")]
impl<'de, M: Keyed<RawKey: serde::Deserialize<'de>>> serde::Deserialize<'de> for Id<M> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        M::RawKey::deserialize(deserializer).map(Self)
    }
}

impl<M> fmt::Debug for KeyOf<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyOf")
    }
}
impl<M: 'static> SqlType for KeyOf<M> {
    type IsNull = is_nullable::NotNull;
}
impl<M: 'static> SingleValue for KeyOf<M> {}
impl<M: 'static> QueryId for KeyOf<M> {
    type QueryId = Self;
}
impl<M: Model> diesel::sql_types::SqlOrd for KeyOf<M> {}

impl<M: Keyed, DB: Backend> ToSql<KeyOf<M>, DB> for Id<M>
where
    M::RawKey: KeyOn<DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.write(out)
    }
}
impl<M: Keyed, DB: Backend> FromSql<KeyOf<M>, DB> for Id<M>
where
    M::RawKey: KeyOn<DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
        M::RawKey::read(raw).map(Self)
    }
}
impl<M: Keyed, DB: Backend> Queryable<KeyOf<M>, DB> for Id<M>
where
    M::RawKey: KeyOn<DB>,
{
    type Row = Self;
    fn build(row: Self) -> deserialize::Result<Self> {
        Ok(row)
    }
}

// So that keys work in Diesel's own methods too, beside the comparisons of `operand.rs`.
impl<M: Keyed> AsExpression<KeyOf<M>> for Id<M> {
    type Expression = Bound<KeyOf<M>, Self>;
    fn as_expression(self) -> Self::Expression {
        Bound::new(self)
    }
}
impl<M: Keyed> AsExpression<Nullable<KeyOf<M>>> for Id<M> {
    type Expression = Bound<Nullable<KeyOf<M>>, Option<Self>>;
    fn as_expression(self) -> Self::Expression {
        Bound::new(Some(self))
    }
}
