//! JSON columns, and lists on engines that have no arrays.

use diesel::deserialize::{self, FromSql, Queryable};
use diesel::serialize::{self, Output, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ops::{Deref, DerefMut};

/// A JSON column: any JSON, or a type of your own (`Json<Settings>`), which its serde impls read and write.
///
/// A value in the database that is no `T` is an error when it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Json<T = serde_json::Value>(pub T);
impl<T> Deref for Json<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}
#[cfg(feature = "serde")]
impl<T: Serialize> Serialize for Json<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Json<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::{DeserializeOwned, FromSql, Json, Output, Queryable, Serialize, ToSql, deserialize, serialize};
    use diesel::pg::{Pg, PgValue};
    use diesel::sql_types::Jsonb;

    impl<T: Serialize + std::fmt::Debug> ToSql<Jsonb, Pg> for Json<T> {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            let value = serde_json::to_value(&self.0)?;
            ToSql::<Jsonb, Pg>::to_sql(&value, &mut out.reborrow())
        }
    }
    impl<T: DeserializeOwned> FromSql<Jsonb, Pg> for Json<T> {
        fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
            let value: serde_json::Value = FromSql::<Jsonb, Pg>::from_sql(raw)?;
            Ok(Self(serde_json::from_value(value)?))
        }
    }
    impl<T: DeserializeOwned> Queryable<Jsonb, Pg> for Json<T> {
        type Row = Self;
        fn build(row: Self) -> deserialize::Result<Self> {
            Ok(row)
        }
    }
}

#[cfg(feature = "sqlite")]
pub(crate) mod sqlite {
    use super::{DeserializeOwned, FromSql, Json, Output, Queryable, Serialize, ToSql, deserialize, serialize};
    use diesel::query_builder::QueryId;
    use diesel::serialize::IsNull;
    use diesel::sql_types::{self as st, is_nullable};
    use diesel::sqlite::{Sqlite, SqliteType, SqliteValue};
    use std::marker::PhantomData;

    /// JSON as text, which `json_valid` checks and SQLite's own functions read. Diesel's `Json` is the same text, but its impls for
    /// `serde_json::Value` leave no room for a type of ours.
    #[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
    #[diesel(sqlite_type(name = "Text"))]
    pub struct JsonText;
    /// A list as a JSON array in text.
    #[derive(Debug)]
    pub struct JsonArray<T>(PhantomData<fn() -> T>);
    impl<T: 'static> QueryId for JsonArray<T> {
        type QueryId = Self;
    }
    impl<T: 'static> st::SqlType for JsonArray<T> {
        type IsNull = is_nullable::NotNull;
    }
    impl<T: 'static> st::SingleValue for JsonArray<T> {}
    impl<T: 'static> st::HasSqlType<JsonArray<T>> for Sqlite {
        fn metadata((): &mut ()) -> SqliteType {
            SqliteType::Text
        }
    }

    fn write<'b>(value: &impl Serialize, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(value)?);
        Ok(IsNull::No)
    }
    fn read<T: DeserializeOwned>(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<T> {
        let text: String = FromSql::<st::Text, Sqlite>::from_sql(raw)?;
        Ok(serde_json::from_str(&text)?)
    }

    impl<T: Serialize + std::fmt::Debug> ToSql<JsonText, Sqlite> for Json<T> {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            write(&self.0, out)
        }
    }
    impl<T: DeserializeOwned> FromSql<JsonText, Sqlite> for Json<T> {
        fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            read(raw).map(Self)
        }
    }
    impl<T: DeserializeOwned> Queryable<JsonText, Sqlite> for Json<T> {
        type Row = Self;
        fn build(row: Self) -> deserialize::Result<Self> {
            Ok(row)
        }
    }
    impl ToSql<JsonText, Sqlite> for serde_json::Value {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            write(self, out)
        }
    }
    impl FromSql<JsonText, Sqlite> for serde_json::Value {
        fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            read(raw)
        }
    }
    impl<E: Serialize + std::fmt::Debug, T> ToSql<JsonArray<T>, Sqlite> for Vec<E> {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            write(self, out)
        }
    }
    impl<E: DeserializeOwned, T> FromSql<JsonArray<T>, Sqlite> for Vec<E> {
        fn from_sql(raw: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            read(raw)
        }
    }
}
