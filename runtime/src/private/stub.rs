//! Where a model has errors and its engine is not known, programs that use it are still checked: for its own mistakes, not for ours.

use crate::row::Rec;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};

/// The row of a model that cannot be read. Diesel's own impls cover a model that is built of one; nothing of it ever runs.
#[derive(Debug)]
pub struct Unread;
impl<T, DB: Backend> FromSql<Rec<T>, DB> for Unread {
    fn from_sql(_: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Err("the model has errors".into())
    }
}
