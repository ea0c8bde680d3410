//! The rest of a statement: DISTINCT, LIMIT, OFFSET, FOR UPDATE.

use crate::engine::{Engine, Locks};
use diesel::query_builder::{AstPass, QueryId};
use diesel::result::QueryResult;

/// LIMIT 1, as a literal.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct First;
/// DISTINCT, LIMIT and OFFSET. Its text depends on which of them are there, so it has no static id.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page {
    pub(crate) distinct: bool,
    pub(crate) limit: Option<i64>,
    pub(crate) offset: Option<i64>,
}
impl QueryId for Page {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
/// FOR UPDATE.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct Locked<X>(pub(crate) X);

/// The rest of a statement, and how it becomes that of `first`.
pub trait Extra: Sized {
    /// The rest with at most one row.
    type First;
    #[doc(hidden)]
    fn first(self) -> Self::First;
}
/// A rest that can still be paged.
#[diagnostic::on_unimplemented(message = "`limit`, `offset` and `distinct` stand before `for_update`")]
pub trait Pages: Extra {
    #[doc(hidden)]
    fn page(self) -> Page;
}
impl Extra for () {
    type First = First;
    fn first(self) -> First {
        First
    }
}
impl Pages for () {
    fn page(self) -> Page {
        Page::default()
    }
}
impl Extra for Page {
    type First = Self;
    fn first(self) -> Self {
        Self { limit: Some(self.limit.map_or(1, |n| n.min(1))), ..self }
    }
}
impl Pages for Page {
    fn page(self) -> Page {
        self
    }
}
impl<X: Extra> Extra for Locked<X> {
    type First = Locked<X::First>;
    fn first(self) -> Self::First {
        Locked(self.0.first())
    }
}

/// Prints the rest of a statement.
pub trait ExtraSql<DB: Engine> {
    #[doc(hidden)]
    fn is_distinct(&self) -> bool {
        false
    }
    /// Whether there is a LIMIT or an OFFSET.
    #[doc(hidden)]
    fn is_limited(&self) -> bool {
        false
    }
    #[doc(hidden)]
    fn tail<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
impl<DB: Engine> ExtraSql<DB> for () {
    fn tail<'b>(&'b self, _: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
impl<DB: Engine> ExtraSql<DB> for First {
    fn is_limited(&self) -> bool {
        true
    }
    fn tail<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql(" LIMIT 1"); // a bound one makes SQLite prepare the statement anew at every run
        Ok(())
    }
}
impl<DB: Engine> ExtraSql<DB> for Page {
    fn is_distinct(&self) -> bool {
        self.distinct
    }
    fn is_limited(&self) -> bool {
        self.limit.is_some() || self.offset.is_some()
    }
    fn tail<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        DB::page(&mut out, self.limit.as_ref(), self.offset.as_ref())
    }
}
impl<DB: Locks, X: ExtraSql<DB>> ExtraSql<DB> for Locked<X> {
    fn is_distinct(&self) -> bool {
        self.0.is_distinct()
    }
    fn is_limited(&self) -> bool {
        self.0.is_limited()
    }
    fn tail<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.tail(out.reborrow())?;
        out.push_sql(" FOR UPDATE");
        Ok(())
    }
}
