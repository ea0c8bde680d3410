//! A value that a derived `Debug` does not show.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::SingleValue;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// Personal data: the same value in the database and in code, but `Debug` prints `[private]`, so it does not get into a log by a
/// derived `Debug` around it. It has no `Display`: showing it takes a word, `task.email.as_str()` or `into_inner`.
///
/// ```
/// # use groundplan::Private;
/// let email: Private<String> = "ann@example.org".into();
/// assert_eq!(format!("{email:?}"), "[private]");
/// assert!(email.ends_with("example.org"));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private<T>(T);
impl<T> Private<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}
impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}
impl<T> Deref for Private<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Private<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
impl From<&str> for Private<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}
#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Private<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Private<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

impl<T: ToSql<ST, DB> + fmt::Debug, ST, DB: Backend> ToSql<ST, DB> for Private<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}
impl<T: FromSql<ST, DB>, ST, DB: Backend> FromSql<ST, DB> for Private<T> {
    fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
        T::from_sql(raw).map(Self)
    }
    fn from_nullable_sql(raw: Option<DB::RawValue<'_>>) -> deserialize::Result<Self> {
        T::from_nullable_sql(raw).map(Self)
    }
}
impl<T: FromSql<ST, DB>, ST: SingleValue, DB: Backend> Queryable<ST, DB> for Private<T> {
    type Row = Self;
    fn build(row: Self) -> deserialize::Result<Self> {
        Ok(row)
    }
}
