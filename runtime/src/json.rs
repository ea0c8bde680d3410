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

/// JSON and lists as text: the engine, its metadata for text, and Diesel's attribute that says the same.
#[cfg(any(feature = "sqlite", feature = "mysql"))]
macro_rules! as_text {
    ($db:ty, $metadata:expr, $($attribute:tt)*) => {
        use super::{DeserializeOwned, FromSql, Json, Output, Queryable, Serialize, ToSql, deserialize, serialize};
        use diesel::backend::Backend;
        use diesel::query_builder::QueryId;
        use diesel::serialize::IsNull;
        use diesel::sql_types::{self as st, is_nullable};
        use std::marker::PhantomData;

        /// JSON as text, which the engine's own `json_valid` checks and its functions read. Diesel's `Json` is the same text, but its impls
        /// for `serde_json::Value` leave no room for a type of ours.
        #[derive(Debug, Clone, Copy, QueryId, st::SqlType)]
        #[diesel($($attribute)*)]
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
        impl<T: 'static> st::HasSqlType<JsonArray<T>> for $db {
            fn metadata((): &mut ()) -> <$db as st::TypeMetadata>::TypeMetadata {
                $metadata
            }
        }

        fn read<T: DeserializeOwned>(raw: <$db as Backend>::RawValue<'_>) -> deserialize::Result<T> {
            let text: String = FromSql::<st::Text, $db>::from_sql(raw)?;
            Ok(serde_json::from_str(&text)?)
        }

        impl<T: Serialize + std::fmt::Debug> ToSql<JsonText, $db> for Json<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, $db>) -> serialize::Result {
                write(&self.0, out)
            }
        }
        impl<T: DeserializeOwned> FromSql<JsonText, $db> for Json<T> {
            fn from_sql(raw: <$db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                read(raw).map(Self)
            }
        }
        impl<T: DeserializeOwned> Queryable<JsonText, $db> for Json<T> {
            type Row = Self;
            fn build(row: Self) -> deserialize::Result<Self> {
                Ok(row)
            }
        }
        impl ToSql<JsonText, $db> for serde_json::Value {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, $db>) -> serialize::Result {
                write(self, out)
            }
        }
        impl FromSql<JsonText, $db> for serde_json::Value {
            fn from_sql(raw: <$db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                read(raw)
            }
        }
        impl<E: Serialize + std::fmt::Debug, T> ToSql<JsonArray<T>, $db> for Vec<E> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, $db>) -> serialize::Result {
                write(self, out)
            }
        }
        impl<E: DeserializeOwned, T> FromSql<JsonArray<T>, $db> for Vec<E> {
            fn from_sql(raw: <$db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                read(raw)
            }
        }
    };
}

#[cfg(feature = "sqlite")]
pub(crate) mod sqlite {
    use diesel::sqlite::{Sqlite, SqliteType};

    as_text!(Sqlite, SqliteType::Text, sqlite_type(name = "Text"));

    fn write<'b>(value: &impl Serialize, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(value)?);
        Ok(IsNull::No)
    }
}

#[cfg(feature = "mysql")]
pub(crate) mod mysql {
    use diesel::mysql::{Mysql, MysqlType};

    as_text!(Mysql, MysqlType::String, mysql_type(name = "String"));

    fn write<'b>(value: &impl Serialize, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        serde_json::to_writer(out, value)?;
        Ok(IsNull::No)
    }
}
