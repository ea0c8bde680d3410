//! A row as one SQL type, not a tuple: no limit on the number of columns, and little for the compiler to check.

use crate::model::Model;
use diesel::sql_types::{SingleValue, SqlType, is_nullable};
use std::marker::PhantomData;

/// The SQL type of a row: `Rec<One<Task>>` is a task, `Rec<(One<Task>, Maybe<Project>)>` a row of a join.
#[derive(Debug)]
pub struct Rec<T>(PhantomData<fn() -> T>);
/// A part of a row that is always there.
#[derive(Debug)]
pub struct One<M>(PhantomData<fn() -> M>);
/// A part of a row that may be missing: the far side of a left join.
#[derive(Debug)]
pub struct Maybe<M>(PhantomData<fn() -> M>);

impl<T: 'static> SqlType for Rec<T> {
    type IsNull = is_nullable::NotNull;
}
/// Diesel's `LoadQuery` takes single values and tuples only. A row has no `HasSqlType`, so nothing ever binds one.
impl<T: 'static> SingleValue for Rec<T> {}

/// How many columns a part of a row has.
pub trait Width {
    /// The number of columns.
    const WIDTH: usize;
}
impl<M: Model> Width for One<M> {
    const WIDTH: usize = M::COLUMNS.len();
}
impl<M: Model> Width for Maybe<M> {
    const WIDTH: usize = M::COLUMNS.len();
}

/// A row with one more part.
pub trait Push<Part> {
    /// The longer row.
    type Out;
}

macro_rules! parts {
    ($($part:ident),*) => {
        impl<$($part: Width),*> Width for ($($part,)*) {
            const WIDTH: usize = 0 $(+ $part::WIDTH)*;
        }
        impl<$($part,)* N> Push<N> for ($($part,)*) {
            type Out = ($($part,)* N,);
        }
    };
}
parts!(A);
parts!(A, B);
parts!(A, B, C);
parts!(A, B, C, D);
parts!(A, B, C, D, E);
parts!(A, B, C, D, E, F);
parts!(A, B, C, D, E, F, G);
parts!(A, B, C, D, E, F, G, H);
