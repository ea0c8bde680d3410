//! Several columns of a model at once: read from a row, bound in an INSERT, set in an UPDATE.
//!
//! Generated code names up to sixteen fields as one tuple. One call for all of them, without a `?` after each, is what the
//! compiler checks fastest: a call per column took more than a tenth of all time that a model needs.

use crate::engine::Engine;
use crate::model::{Field, Model, Settable};
use crate::statement::insert::Values;
use crate::statement::update::Sets;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::result::QueryResult;
use diesel::row::{Field as _, Row};
use diesel::serialize::ToSql;
use diesel::sql_types::HasSqlType;
use std::marker::PhantomData;

/// Fields of one model.
pub trait Cells {
    /// How many they are.
    const COUNT: usize;
    /// Their values.
    type Values;
    /// References to their values.
    type Given<'b>;
    /// References to their values, where there are some.
    type Optional<'b>;
}
/// Fields that can be read from a row of `DB`.
pub trait ReadCells<DB: Backend>: Cells {
    #[doc(hidden)]
    fn read<'a>(row: &impl Row<'a, DB>, first: usize) -> deserialize::Result<Self::Values>;
}
/// Fields whose values can be bound on `DB`.
pub trait BindCells<DB: Backend>: Cells {
    #[doc(hidden)]
    fn bind<'b>(given: Self::Given<'b>, row: &mut Values<'_, '_, 'b, DB>) -> QueryResult<()>;
}
/// Fields that an UPDATE sets on `DB`.
pub trait SetCells<DB: Engine>: Cells {
    #[doc(hidden)]
    fn set<'b>(given: Self::Optional<'b>, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()>;
}

/// How a row of a model is read. A private type beside the model has it: a public model must not name its private fields.
pub trait Reader {
    /// The model.
    type Row;
    /// Its fields: a tuple, or [`Chain`] of tuples.
    type Fields: Cells;
    /// The row of these values.
    fn row(values: <Self::Fields as Cells>::Values) -> Self::Row;
}
/// Reads a row of one model alone.
///
/// # Errors
/// Where the row is too short, or a value is not one of its field's type.
pub fn read<'a, R, DB>(row: &impl Row<'a, DB>) -> deserialize::Result<R::Row>
where
    R: Reader<Fields: ReadCells<DB>>,
    DB: Backend,
{
    R::Fields::read(row, 0).map(R::row)
}

/// Sixteen fields and more: where a tuple ends, the next one follows.
#[derive(Debug)]
pub struct Chain<A, B>(PhantomData<fn() -> (A, B)>);
impl<A: Cells, B: Cells> Cells for Chain<A, B> {
    const COUNT: usize = A::COUNT + B::COUNT;
    type Values = (A::Values, B::Values);
    type Given<'b> = (A::Given<'b>, B::Given<'b>);
    type Optional<'b> = (A::Optional<'b>, B::Optional<'b>);
}
impl<DB: Backend, A: ReadCells<DB>, B: ReadCells<DB>> ReadCells<DB> for Chain<A, B> {
    fn read<'a>(row: &impl Row<'a, DB>, first: usize) -> deserialize::Result<Self::Values> {
        Ok((A::read(row, first)?, B::read(row, first + A::COUNT)?))
    }
}
impl<DB: Backend, A: BindCells<DB>, B: BindCells<DB>> BindCells<DB> for Chain<A, B> {
    fn bind<'b>((a, b): Self::Given<'b>, row: &mut Values<'_, '_, 'b, DB>) -> QueryResult<()> {
        A::bind(a, row)?;
        B::bind(b, row)
    }
}
impl<DB: Engine, A: SetCells<DB>, B: SetCells<DB>> SetCells<DB> for Chain<A, B> {
    fn set<'b>((a, b): Self::Optional<'b>, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()> {
        A::set(a, out)?;
        B::set(b, out)
    }
}

fn cell<'a, F: Field, DB: Backend>(row: &impl Row<'a, DB>, i: usize) -> deserialize::Result<F::Rust>
where
    F::Rust: FromSql<F::SqlType, DB>,
{
    let field = row.get(i).ok_or_else(|| format!("no column {i} for `{}.{}`", F::Model::TABLE, F::NAME))?;
    F::Rust::from_nullable_sql(field.value()).map_err(|e| format!("`{}.{}`: {e}", F::Model::TABLE, F::NAME).into())
}

macro_rules! cells {
    ($($field:ident $value:ident $at:literal),*) => {
        impl<$($field: Field),*> Cells for ($($field,)*) {
            const COUNT: usize = [$($at),*].len();
            type Values = ($($field::Rust,)*);
            type Given<'b> = ($(&'b $field::Rust,)*);
            type Optional<'b> = ($(&'b Option<$field::Rust>,)*);
        }
        impl<DB: Backend, $($field: Field<Rust: FromSql<$field::SqlType, DB>>),*> ReadCells<DB> for ($($field,)*) {
            fn read<'a>(row: &impl Row<'a, DB>, first: usize) -> deserialize::Result<Self::Values> {
                Ok(($(cell::<$field, DB>(row, first + $at)?,)*))
            }
        }
        impl<DB, $($field),*> BindCells<DB> for ($($field,)*)
        where
            DB: Backend $(+ HasSqlType<$field::SqlType>)*,
            $($field: Field<Rust: ToSql<$field::SqlType, DB>>),*
        {
            fn bind<'b>(given: Self::Given<'b>, row: &mut Values<'_, '_, 'b, DB>) -> QueryResult<()> {
                let ($($value,)*) = given;
                $(row.push::<$field>($value)?;)*
                Ok(())
            }
        }
        impl<DB, $($field),*> SetCells<DB> for ($($field,)*)
        where
            DB: Engine $(+ HasSqlType<$field::SqlType>)*,
            $($field: Field<Access: Settable, Rust: ToSql<$field::SqlType, DB>>),*
        {
            fn set<'b>(given: Self::Optional<'b>, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()> {
                let ($($value,)*) = given;
                $(out.set_if::<$field>($value)?;)*
                Ok(())
            }
        }
    };
}
cells!(A a 0);
cells!(A a 0, B b 1);
cells!(A a 0, B b 1, C c 2);
cells!(A a 0, B b 1, C c 2, D d 3);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11, M m 12);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11, M m 12, N n 13);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11, M m 12, N n 13, O o 14);
cells!(A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11, M m 12, N n 13, O o 14, P p 15);
