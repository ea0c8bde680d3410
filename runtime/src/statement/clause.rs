//! The parts of statements that grow: predicates and order. Each list is a type, so a statement's text never depends on values.

use crate::column::ident;
use crate::model::{Field, Keyed};
use crate::scope::{KeyRust, KeySql};
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::HasSqlType;
use std::fmt;

/// `head AND (item)`. The parentheses are ours, for Diesel puts none around raw SQL, and `a OR b` would widen the scope.
#[derive(Debug, Clone, Copy)]
pub struct And<H, E>(pub(crate) H, pub(crate) E);
/// `head, item` of an ORDER BY.
#[derive(Debug, Clone, Copy)]
pub struct By<H, E>(pub(crate) H, pub(crate) E);
/// Predicates or order whose types are forgotten; the engine is fixed.
pub struct Boxed<'a, DB: Backend>(Vec<Box<dyn QueryFragment<DB> + Send + 'a>>);
impl<DB: Backend> Default for Boxed<'_, DB> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
impl<DB: Backend> fmt::Debug for Boxed<'_, DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Boxed({})", self.0.len())
    }
}
impl<DB: Backend> QueryId for Boxed<'_, DB> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

/// Moves a list into a box.
pub trait IntoBoxed<'a, DB: Backend> {
    #[doc(hidden)]
    fn into_boxed(self, out: &mut Boxed<'a, DB>);
}
impl<'a, DB: Backend> IntoBoxed<'a, DB> for () {
    fn into_boxed(self, _: &mut Boxed<'a, DB>) {}
}

macro_rules! lists {
    ($($(#[$doc:meta])* $trait:ident $method:ident $node:ident;)*) => { $(
        $(#[$doc])*
        pub trait $trait<E> {
            /// The longer list.
            type Out;
            #[doc(hidden)]
            fn $method(self, item: E) -> Self::Out;
        }
        impl<E> $trait<E> for () {
            type Out = $node<(), E>;
            fn $method(self, item: E) -> Self::Out {
                $node(self, item)
            }
        }
        impl<H, L, E> $trait<E> for $node<H, L> {
            type Out = $node<Self, E>;
            fn $method(self, item: E) -> Self::Out {
                $node(self, item)
            }
        }
        impl<'a, DB: Backend, E: QueryFragment<DB> + Send + 'a> $trait<E> for Boxed<'a, DB> {
            type Out = Self;
            fn $method(mut self, item: E) -> Self {
                self.0.push(Box::new(item));
                self
            }
        }
        impl<'a, DB: Backend, H: IntoBoxed<'a, DB>, E: QueryFragment<DB> + Send + 'a> IntoBoxed<'a, DB> for $node<H, E> {
            fn into_boxed(self, out: &mut Boxed<'a, DB>) {
                self.0.into_boxed(out);
                out.0.push(Box::new(self.1));
            }
        }
        impl<H: QueryId, E: QueryId> QueryId for $node<H, E> {
            type QueryId = $node<H::QueryId, E::QueryId>;
            const HAS_STATIC_QUERY_ID: bool = H::HAS_STATIC_QUERY_ID && E::HAS_STATIC_QUERY_ID;
        }
    )* };
}
lists! {
    /// A list of predicates that takes one more.
    Predicates and And;
    /// An order that takes one more column.
    Orders then By;
}

/// An order that gives way to a new one.
pub trait Reorders<E> {
    /// The new order.
    type Out;
    #[doc(hidden)]
    fn anew(self, item: E) -> Self::Out;
}
impl<E> Reorders<E> for () {
    type Out = By<(), E>;
    fn anew(self, item: E) -> Self::Out {
        By((), item)
    }
}
impl<H, L, E> Reorders<E> for By<H, L> {
    type Out = By<(), E>;
    fn anew(self, item: E) -> Self::Out {
        By((), item)
    }
}
impl<'a, DB: Backend, E: QueryFragment<DB> + Send + 'a> Reorders<E> for Boxed<'a, DB> {
    type Out = Self;
    fn anew(mut self, item: E) -> Self {
        self.0.clear();
        self.0.push(Box::new(item));
        self
    }
}

/// Prints a list of predicates.
pub trait WhereSql<DB: Backend> {
    #[doc(hidden)]
    fn wheres<'b>(&'b self, glue: &mut &'static str, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
/// Prints an order.
pub trait OrderSql<DB: Backend> {
    #[doc(hidden)]
    fn order<'b>(&'b self, glue: &mut &'static str, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
fn condition<'b, DB: Backend>(
    glue: &mut &'static str,
    mut out: AstPass<'_, 'b, DB>,
    item: &'b dyn QueryFragment<DB>,
) -> QueryResult<()> {
    out.push_sql(std::mem::replace(glue, " AND "));
    out.push_sql("(");
    item.walk_ast(out.reborrow())?;
    out.push_sql(")");
    Ok(())
}
fn sorting<'b, DB: Backend>(
    glue: &mut &'static str,
    mut out: AstPass<'_, 'b, DB>,
    item: &'b dyn QueryFragment<DB>,
) -> QueryResult<()> {
    out.push_sql(std::mem::replace(glue, ", "));
    item.walk_ast(out)
}
impl<DB: Backend> WhereSql<DB> for () {
    fn wheres<'b>(&'b self, _: &mut &'static str, _: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
impl<DB: Backend, H: WhereSql<DB>, E: QueryFragment<DB>> WhereSql<DB> for And<H, E> {
    fn wheres<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.wheres(glue, out.reborrow())?;
        condition(glue, out, &self.1)
    }
}
impl<DB: Backend> WhereSql<DB> for Boxed<'_, DB> {
    fn wheres<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.iter().try_for_each(|item| condition(glue, out.reborrow(), item))
    }
}
impl<DB: Backend> OrderSql<DB> for () {
    fn order<'b>(&'b self, _: &mut &'static str, _: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
impl<DB: Backend, H: OrderSql<DB>, E: QueryFragment<DB>> OrderSql<DB> for By<H, E> {
    fn order<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.order(glue, out.reborrow())?;
        sorting(glue, out, &self.1)
    }
}
impl<DB: Backend> OrderSql<DB> for Boxed<'_, DB> {
    fn order<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.iter().try_for_each(|item| sorting(glue, out.reborrow(), item))
    }
}

/// The row with this key.
pub struct ByKey<M: Keyed>(pub(crate) KeyRust<M>);
impl<M: Keyed> fmt::Debug for ByKey<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ByKey({}.{})", M::AS, M::Key::NAME)
    }
}
impl<M: Keyed> Clone for ByKey<M> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}
impl<M: Keyed> QueryId for ByKey<M> {
    type QueryId = Self;
}
impl<M: Keyed, DB: Backend + HasSqlType<KeySql<M>>> QueryFragment<DB> for ByKey<M>
where
    KeyRust<M>: ToSql<KeySql<M>, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        ident(&mut out, M::AS, M::Key::NAME)?;
        out.push_sql(" = ");
        out.push_bind_param::<KeySql<M>, _>(&self.0)
    }
}
