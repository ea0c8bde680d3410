//! UPDATE. The list of columns is in the type, so the text does not depend on values; `set_if` and `changes` give up the static id.

use super::back::{GivesBack, HowOf};
use super::clause::{Predicates, WhereSql};
use crate::cells::SetCells;
use crate::column::{Column, Table, table};
use crate::engine::Engine;
use crate::error::Error;
use crate::model::{Field, Itself, Model, Settable, SqlTypeOf};
use crate::operand::Takes;
use crate::scope::{BindScope, Runs, Scope, Token, changing};
use crate::source::scoped;
use diesel::connection::Connection;
use diesel::expression::{AppearsOnTable, NonAggregate};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::{BoolOrNullableBool, HasSqlType};
use std::fmt;
use std::marker::PhantomData;

/// An UPDATE of scope `Sc`. Its `updated_at` is set where a value really changes.
#[derive(Debug)]
#[must_use = "a statement does nothing until it is run: `.execute(db)?` or `.get_result(db)?`"]
pub struct Update<M, Sc, Sets, A, W = ()>(pub(crate) UpdateParts<M, Sc, Sets, A, W>);
#[doc(hidden)]
#[derive(Debug)]
pub struct UpdateParts<M, Sc, Sets, A, W> {
    pub(crate) model: PhantomData<fn() -> M>,
    pub(crate) scope: Sc,
    pub(crate) sets: Sets,
    pub(crate) anchor: A,
    pub(crate) wheres: W,
}

/// `head, column = value`.
#[doc(hidden)]
pub struct Set<H, F: Field>(H, F::Rust);
/// The same, where there is a value.
#[doc(hidden)]
pub struct SetIf<H, F: Field>(H, Option<F::Rust>);
/// `head`, and what a struct of changes holds.
#[doc(hidden)]
#[derive(Debug)]
pub struct Changed<H, C>(H, C);
impl<H, F: Field> fmt::Debug for Set<H, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Set({})", F::NAME)
    }
}
impl<H, F: Field> fmt::Debug for SetIf<H, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SetIf({})", F::NAME)
    }
}

/// A struct of optional changes, such as `TaskChanges`, for PATCH requests. Printed by the macros.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a struct of changes",
    note = "use the model's own: `TaskChanges`"
)]
pub trait Changes: 'static {
    /// The model.
    type Model: Model;
}
/// Gives its changes to an engine's UPDATE.
pub trait ChangesOn<DB: Engine>: Changes {
    #[doc(hidden)]
    fn sets<'b>(&'b self, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()>;
}

/// The list of an UPDATE while it is printed: once as assignments, once as the question whether anything changes.
pub struct Sets<'o, 'a, 'b, DB: Engine> {
    out: &'o mut AstPass<'a, 'b, DB>,
    glue: &'static str,
    between: &'static str,
    is: &'static str,
    none: bool,
}
impl<DB: Engine> fmt::Debug for Sets<'_, '_, '_, DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sets")
    }
}
impl<'b, DB: Engine> Sets<'_, '_, 'b, DB> {
    /// The fields `Fs`, those that have a value.
    ///
    /// # Errors
    /// Those of Diesel.
    pub fn given<Fs: SetCells<DB>>(&mut self, given: Fs::Optional<'b>) -> QueryResult<()> {
        Fs::set(given, self)
    }
    /// One column.
    ///
    /// # Errors
    /// Those of Diesel.
    pub fn set<F: Field<Access: Settable>>(&mut self, value: &'b F::Rust) -> QueryResult<()>
    where
        DB: HasSqlType<F::SqlType>,
        F::Rust: ToSql<F::SqlType, DB>,
    {
        self.none = false;
        self.out.push_sql(std::mem::replace(&mut self.glue, self.between));
        self.out.push_identifier(F::NAME)?;
        self.out.push_sql(self.is);
        self.out.push_bind_param::<F::SqlType, F::Rust>(value)
    }
    /// One column, where there is a value.
    pub(crate) fn set_if<F: Field<Access: Settable>>(&mut self, value: &'b Option<F::Rust>) -> QueryResult<()>
    where
        DB: HasSqlType<F::SqlType>,
        F::Rust: ToSql<F::SqlType, DB>,
    {
        value.as_ref().map_or(Ok(()), |value| self.set::<F>(value))
    }
}
/// A list of assignments.
pub trait SetSql<DB: Engine> {
    #[doc(hidden)]
    fn sets<'b>(&'b self, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()>;
}
impl<DB: Engine> SetSql<DB> for () {
    fn sets<'b>(&'b self, _: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
impl<DB, H, F> SetSql<DB> for Set<H, F>
where
    DB: Engine + HasSqlType<F::SqlType>,
    H: SetSql<DB>,
    F: Field<Access: Settable, Rust: ToSql<F::SqlType, DB>>,
{
    fn sets<'b>(&'b self, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()> {
        self.0.sets(out)?;
        out.set::<F>(&self.1)
    }
}
impl<DB, H, F> SetSql<DB> for SetIf<H, F>
where
    DB: Engine + HasSqlType<F::SqlType>,
    H: SetSql<DB>,
    F: Field<Access: Settable, Rust: ToSql<F::SqlType, DB>>,
{
    fn sets<'b>(&'b self, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()> {
        self.0.sets(out)?;
        out.set_if::<F>(&self.1)
    }
}
impl<DB: Engine, H: SetSql<DB>, C: ChangesOn<DB>> SetSql<DB> for Changed<H, C> {
    fn sets<'b>(&'b self, out: &mut Sets<'_, '_, 'b, DB>) -> QueryResult<()> {
        self.0.sets(out)?;
        self.1.sets(out)
    }
}
impl<H: QueryId, F: Field> QueryId for Set<H, F> {
    type QueryId = Set<H::QueryId, F>;
    const HAS_STATIC_QUERY_ID: bool = H::HAS_STATIC_QUERY_ID;
}
impl<H, F: Field> QueryId for SetIf<H, F> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<H, C> QueryId for Changed<H, C> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<M: 'static, Sc: 'static, Ss: QueryId, A: QueryId, W: QueryId> QueryId for UpdateParts<M, Sc, Ss, A, W> {
    type QueryId = UpdateParts<M, Sc, Ss::QueryId, A::QueryId, W::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Ss::HAS_STATIC_QUERY_ID && A::HAS_STATIC_QUERY_ID && W::HAS_STATIC_QUERY_ID;
}

impl<DB, M, Sc, Ss, A, W> QueryFragment<DB> for UpdateParts<M, Sc, Ss, A, W>
where
    DB: Engine,
    M: Model,
    Sc: BindScope<DB>,
    Ss: SetSql<DB>,
    A: WhereSql<DB>,
    W: WhereSql<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        changing(&self.scope, || {
            out.push_sql("UPDATE ");
            table::<M, DB>(&mut out)?;
            let mut glue = " SET ";
            if !M::UPDATED_AT.is_empty() {
                // First: MySQL assigns from left to right, and a column that has been assigned reads as its new value.
                out.push_sql(glue);
                out.push_identifier(M::UPDATED_AT)?;
                // An update that changes nothing leaves the time alone, on every engine.
                out.push_sql(" = CASE WHEN ");
                let between = " AND ";
                self.sets.sets(&mut Sets { out: &mut out.reborrow(), glue: "", between, is: DB::SAME, none: true })?;
                out.push_sql(" THEN ");
                out.push_identifier(M::UPDATED_AT)?;
                out.push_sql(" ELSE ");
                out.push_sql(DB::NOW);
                out.push_sql(" END");
                glue = ", ";
            }
            let mut sets = Sets { out: &mut out.reborrow(), glue, between: ", ", is: " = ", none: true };
            self.sets.sets(&mut sets)?;
            if sets.none {
                return Err(Error::NothingSet { table: M::TABLE }.into());
            }
            let mut glue = " WHERE ";
            scoped::<M, DB, Sc>(&self.scope, true, &mut glue, &mut out)?;
            self.anchor.wheres(&mut glue, out.reborrow())?;
            self.wheres.wheres(&mut glue, out)
        })
    }
}

impl<M: Model, Sc: Scope, A> Update<M, Sc, (), A> {
    pub(crate) fn start(scope: Sc, anchor: A) -> Self {
        Self(UpdateParts { model: PhantomData, scope, sets: (), anchor, wheres: () })
    }
}
impl<M: Model, Sc: Scope, Ss, A, W> Update<M, Sc, Ss, A, W> {
    fn sets<T>(self, longer: impl FnOnce(Ss) -> T) -> Update<M, Sc, T, A, W> {
        let UpdateParts { model, scope, sets, anchor, wheres } = self.0;
        Update(UpdateParts { model, scope, sets: longer(sets), anchor, wheres })
    }
    /// Sets a column. A `&str` does for a `String`, `x` for `Some(x)`.
    pub fn set<F, V>(self, _: Column<F>, value: V) -> Update<M, Sc, Set<Ss, F>, A, W>
    where
        F: Field<Model: Itself<M>, Access: Settable>,
        F::Rust: Takes<V>,
    {
        self.sets(|head| Set(head, F::Rust::take(value)))
    }
    /// Sets a column where there is a value.
    pub fn set_if<F, V>(self, _: Column<F>, value: Option<V>) -> Update<M, Sc, SetIf<Ss, F>, A, W>
    where
        F: Field<Model: Itself<M>, Access: Settable>,
        F::Rust: Takes<V>,
    {
        self.sets(|head| SetIf(head, value.map(F::Rust::take)))
    }
    /// Sets what a struct of changes holds: `.changes(TaskChanges { title: Some("Ship".into()), ..Default::default() })`.
    pub fn changes<C: Changes<Model = M>>(self, changes: C) -> Update<M, Sc, Changed<Ss, C>, A, W> {
        self.sets(|head| Changed(head, changes))
    }
    /// Updates only rows for which `predicate` holds, among those of the scope.
    pub fn filter<E>(self, predicate: E) -> Update<M, Sc, Ss, A, W::Out>
    where
        E: AppearsOnTable<Table<M>> + NonAggregate,
        SqlTypeOf<E>: BoolOrNullableBool,
        W: Predicates<E>,
    {
        let UpdateParts { model, scope, sets, anchor, wheres } = self.0;
        Update(UpdateParts { model, scope, sets, anchor, wheres: wheres.and(predicate) })
    }
    /// Updates the rows; gives their number, 0 where there is none in the scope.
    ///
    /// # Errors
    /// Those of the database, and [`Error::NothingSet`].
    pub fn execute<Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<usize>
    where
        UpdateParts<M, Sc, Ss, A, W>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
    {
        let scope = self.0.scope;
        db.enter(&scope, Token(()))?.execute_returning_count(&self.0)
    }
    /// Updates one row and gives it back.
    ///
    /// # Errors
    /// `NotFound` where there is none in the scope; else as [`execute`](Self::execute).
    pub fn get_result<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<M>
    where
        UpdateParts<M, Sc, Ss, A, W>: GivesBack<'q, HowOf<Db::Conn>, Db::Conn, M>,
    {
        let scope = self.0.scope;
        self.0.row(db.enter(&scope, Token(()))?)
    }
    /// Updates the rows and gives them back.
    ///
    /// # Errors
    /// As [`execute`](Self::execute).
    pub fn get_results<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<Vec<M>>
    where
        UpdateParts<M, Sc, Ss, A, W>: GivesBack<'q, HowOf<Db::Conn>, Db::Conn, M>,
    {
        let scope = self.0.scope;
        self.0.rows(db.enter(&scope, Token(()))?)
    }
    /// The SQL text with its values, for tests and logs.
    #[must_use]
    pub fn to_sql<DB: Engine + Default>(&self) -> String
    where
        DB::QueryBuilder: Default,
        UpdateParts<M, Sc, Ss, A, W>: QueryFragment<DB>,
    {
        diesel::debug_query::<DB, _>(&self.0).to_string()
    }
}
