//! INSERT. The tenant, the key and the times are stamped here; no insert struct has them.

use super::back::{GivesBack, HowOf};
use crate::cells::BindCells;
use crate::column::{ident, table};
use crate::engine::Engine;
use crate::key::{Id, KeyOf, KeyOn, RawKey as _};
use crate::model::{Field, Keyed, Model};
use crate::scope::{BindScope, Runs, Scope, Token};
use diesel::backend::Backend;
use diesel::connection::Connection;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::{HasSqlType, Nullable, SqlType, is_nullable};
use std::fmt;

/// A new row: names and values in the same order. Printed by the macros for `NewTask`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a new row of a model",
    note = "insert a `NewTask`, made by `NewTask::new(…)`"
)]
pub trait New: Sized + 'static {
    /// The model.
    type Model: Model;
    /// The key that we make: [`Made`] or, for a junction or a key that the row itself holds, `()`.
    type Key: NewKey;
    /// The columns that `bind` fills.
    const COLUMNS: &'static [&'static str];
    /// Puts defaults in the place of what was left open. Defaults of types that a constant can hold may stand in `bind` too.
    fn fill(&mut self) {}
}
/// Binds a new row on an engine. Its calls follow `COLUMNS`.
pub trait NewOn<DB: Backend>: New {
    #[doc(hidden)]
    fn bind<'b>(&'b self, row: &mut Values<'_, '_, 'b, DB>) -> QueryResult<()>;
}

/// The key of a new row.
pub trait NewKey: fmt::Debug + 'static {
    #[doc(hidden)]
    fn fresh() -> Self;
    /// The key that we have made, as bits.
    #[doc(hidden)]
    fn bits(&self) -> Option<u128> {
        None
    }
    /// Whether the database counts this key.
    #[doc(hidden)]
    fn is_counted(&self) -> bool {
        false
    }
}
/// Prints and binds the key of a new row, where we make one.
pub trait NewKeyOn<DB: Backend>: NewKey {
    #[doc(hidden)]
    fn column(&self) -> Option<&'static str>;
    #[doc(hidden)]
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>;
}
impl NewKey for () {
    fn fresh() {}
}
impl<DB: Backend> NewKeyOn<DB> for () {
    fn column(&self) -> Option<&'static str> {
        None
    }
    fn bind<'b>(&'b self, _: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Ok(())
    }
}
/// An `Id<M>` made by us; none where the database counts.
pub struct Made<M: Keyed>(Option<Id<M>>);
impl<M: Keyed> fmt::Debug for Made<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<M: Keyed> NewKey for Made<M> {
    fn fresh() -> Self {
        Self(M::RawKey::fresh().map(Id::from_raw))
    }
    fn bits(&self) -> Option<u128> {
        self.0.map(|id| id.raw().bits())
    }
    fn is_counted(&self) -> bool {
        self.0.is_none()
    }
}
impl<M: Keyed, DB: Backend + HasSqlType<KeyOf<M>>> NewKeyOn<DB> for Made<M>
where
    M::RawKey: KeyOn<DB>,
{
    fn column(&self) -> Option<&'static str> {
        self.0.as_ref().map(|_| M::Key::NAME)
    }
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.as_ref().map_or(Ok(()), |id| out.push_bind_param::<KeyOf<M>, _>(id))
    }
}

/// The VALUES of one row, filled from left to right; or, to find the row again, a predicate of those that are its key.
pub struct Values<'o, 'a, 'b, DB: Backend> {
    out: &'o mut AstPass<'a, 'b, DB>,
    first: bool,
    /// The table and the columns of the predicate.
    only: Option<(&'static str, &'static [&'static str])>,
}
impl<DB: Backend> fmt::Debug for Values<'_, '_, '_, DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Values")
    }
}
impl<'b, DB: Backend> Values<'_, '_, 'b, DB> {
    fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push_sql(", ");
        }
    }
    /// What stands before the value of `F`. False where the value is not wanted.
    fn begin<F: Field>(&mut self) -> QueryResult<bool> {
        let Some((table, columns)) = self.only else {
            self.next();
            return Ok(true);
        };
        let wanted = columns.contains(&F::NAME);
        if wanted {
            self.out.push_sql(" AND ");
            ident(self.out, table, F::NAME)?;
            self.out.push_sql(" = ");
        }
        Ok(wanted)
    }
    /// Binds the values of the fields `Fs`.
    ///
    /// # Errors
    /// Those of Diesel.
    pub fn bind<Fs: BindCells<DB>>(&mut self, given: Fs::Given<'b>) -> QueryResult<()> {
        Fs::bind(given, self)
    }
    /// Binds a value.
    pub(crate) fn push<F: Field>(&mut self, value: &'b F::Rust) -> QueryResult<()>
    where
        DB: HasSqlType<F::SqlType>,
        F::Rust: ToSql<F::SqlType, DB>,
    {
        if self.begin::<F>()? { self.out.push_bind_param::<F::SqlType, F::Rust>(value) } else { Ok(()) }
    }
    /// Binds a value that [`New::fill`] has filled in.
    ///
    /// # Errors
    /// Those of Diesel.
    pub fn filled<F: Field>(&mut self, value: &'b Option<F::Rust>) -> QueryResult<()>
    where
        DB: HasSqlType<F::SqlType>,
        F::SqlType: SqlType<IsNull = is_nullable::NotNull>,
        Option<F::Rust>: ToSql<Nullable<F::SqlType>, DB>,
    {
        if self.begin::<F>()? {
            self.out.push_bind_param::<Nullable<F::SqlType>, Option<F::Rust>>(value)?;
        }
        Ok(())
    }
    /// Binds a value, or takes `sql` where there is none.
    ///
    /// # Errors
    /// Those of Diesel.
    pub fn or_sql<F: Field>(&mut self, value: &'b Option<F::Rust>, sql: &str) -> QueryResult<()>
    where
        DB: HasSqlType<F::SqlType>,
        F::SqlType: SqlType<IsNull = is_nullable::NotNull>,
        Option<F::Rust>: ToSql<Nullable<F::SqlType>, DB>,
    {
        if self.begin::<F>()? {
            self.out.push_sql("coalesce(");
            self.out.push_bind_param::<Nullable<F::SqlType>, Option<F::Rust>>(value)?;
            self.out.push_sql(", ");
            self.out.push_sql(sql);
            self.out.push_sql(")");
        }
        Ok(())
    }
}

/// An INSERT of one row.
#[derive(Debug)]
#[must_use = "a statement does nothing until it is run: `.execute(db)?` or `.get_result(db)?`"]
pub struct Insert<N: New, Sc>(pub(crate) InsertParts<Row<N>, Sc>);
/// An INSERT of many rows, in one transaction; each row as if it were inserted alone.
#[derive(Debug)]
#[must_use = "a statement does nothing until it is run: `.execute(db)?` or `.get_results(db)?`"]
pub struct InsertMany<N: New, Sc> {
    pub(crate) scope: Sc,
    pub(crate) rows: Vec<Row<N>>,
}
#[doc(hidden)]
#[derive(Debug)]
pub struct InsertParts<Rs, Sc> {
    pub(crate) scope: Sc,
    pub(crate) rows: Rs,
}
/// A new row with its key.
#[doc(hidden)]
#[derive(Debug)]
pub struct Row<N: New>(N, N::Key);
impl<N: New> Row<N> {
    pub(crate) fn new(mut new: N) -> Self {
        new.fill();
        Self(new, N::Key::fresh())
    }
    /// The key that we have made.
    #[cfg(feature = "mysql")]
    pub(crate) fn key(&self) -> &N::Key {
        &self.1
    }
    /// ` AND column = value` for the columns of the key that the row itself holds.
    #[cfg(feature = "mysql")]
    pub(crate) fn held_key<'b, DB: Backend>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>
    where
        N: NewOn<DB>,
    {
        let mut pass = out.reborrow();
        self.0.bind(&mut Values { out: &mut pass, first: true, only: Some((N::Model::AS, N::Model::KEY)) })
    }
}

/// One row, whose text is static, or several, whose number is in the text.
#[doc(hidden)]
pub trait Rows {
    type New: New;
    const STATIC: bool;
    fn rows(&self) -> &[Row<Self::New>];
}
impl<N: New> Rows for Row<N> {
    type New = N;
    const STATIC: bool = true;
    fn rows(&self) -> &[Self] {
        std::slice::from_ref(self)
    }
}
impl<N: New> Rows for Vec<Row<N>> {
    type New = N;
    const STATIC: bool = false;
    fn rows(&self) -> &[Row<N>] {
        self
    }
}
impl<Rs: Rows + 'static, Sc: Scope> QueryId for InsertParts<Rs, Sc> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = Rs::STATIC;
}
type ModelOf<Rs> = <<Rs as Rows>::New as New>::Model;
impl<Rs, Sc, DB> QueryFragment<DB> for InsertParts<Rs, Sc>
where
    Rs: Rows,
    Sc: BindScope<DB>,
    DB: Engine,
    Rs::New: NewOn<DB>,
    <Rs::New as New>::Key: NewKeyOn<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Some(first) = self.rows.rows().first() else { return Ok(()) };
        if !Rs::STATIC {
            out.unsafe_to_cache_prepared(); // a text per number of rows would fill the cache
        }
        out.push_sql("INSERT INTO ");
        table::<ModelOf<Rs>, DB>(&mut out)?;
        let tenant = Sc::BINDS.then_some(ModelOf::<Rs>::TENANT);
        if first.1.column().is_none() && tenant.is_none() && stamped::<Rs>().next().is_none() {
            out.push_sql(DB::NO_VALUES);
            return Ok(());
        }
        let mut glue = " (";
        for column in first.1.column().into_iter().chain(tenant).chain(stamped::<Rs>()) {
            out.push_sql(std::mem::replace(&mut glue, ", "));
            out.push_identifier(column)?;
        }
        let mut open = ") VALUES (";
        for Row(new, key) in self.rows.rows() {
            out.push_sql(std::mem::replace(&mut open, ", ("));
            let mut pass = out.reborrow();
            let mut values = Values { out: &mut pass, first: true, only: None };
            if key.column().is_some() {
                values.next();
                key.bind(values.out)?;
            }
            if Sc::BINDS {
                values.next();
                self.scope.bind(values.out)?;
            }
            for _ in ModelOf::<Rs>::STAMPS {
                values.next();
                values.out.push_sql(DB::NOW);
            }
            new.bind(&mut values)?;
            out.push_sql(")");
        }
        Ok(())
    }
}
fn stamped<Rs: Rows>() -> impl Iterator<Item = &'static str> {
    ModelOf::<Rs>::STAMPS.iter().chain(Rs::New::COLUMNS).copied()
}

impl<N: New, Sc: Scope> Insert<N, Sc> {
    /// Inserts the row; gives 1.
    ///
    /// # Errors
    /// Those of the database: a parent of another tenant, a value twice in a unique column, a CHECK.
    pub fn execute<Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<usize>
    where
        InsertParts<Row<N>, Sc>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
    {
        let scope = self.0.scope;
        db.enter(&scope, Token(()))?.execute_returning_count(&self.0)
    }
    /// Inserts the row and gives it back as it stands in the database.
    ///
    /// # Errors
    /// As [`execute`](Self::execute).
    pub fn get_result<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<N::Model>
    where
        InsertParts<Row<N>, Sc>: GivesBack<'q, HowOf<Db::Conn>, Db::Conn, N::Model>,
    {
        let scope = self.0.scope;
        self.0.row(db.enter(&scope, Token(()))?)
    }
    /// The SQL text with its values, for tests and logs.
    #[must_use]
    pub fn to_sql<DB: Engine + Default>(&self) -> String
    where
        DB::QueryBuilder: Default,
        InsertParts<Row<N>, Sc>: QueryFragment<DB>,
    {
        diesel::debug_query::<DB, _>(&self.0).to_string()
    }
}

impl<N: New, Sc: Scope> InsertMany<N, Sc> {
    /// Inserts all rows, or none; gives their number.
    ///
    /// # Errors
    /// As [`Insert::execute`].
    pub fn execute<Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<usize>
    where
        InsertParts<Row<N>, Sc>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
        InsertParts<Vec<Row<N>>, Sc>: QueryFragment<<Db::Conn as Connection>::Backend> + QueryId,
    {
        let Self { scope, rows } = self;
        let conn = db.enter(&scope, Token(()))?;
        conn.transaction(|conn| {
            let mut done = 0;
            if <Db::Conn as Connection>::Backend::ROW_BY_ROW {
                for rows in rows {
                    done += conn.execute_returning_count(&InsertParts { scope, rows })?;
                }
            } else {
                for rows in chunks::<_, <Db::Conn as Connection>::Backend>(rows) {
                    done += conn.execute_returning_count(&InsertParts { scope, rows })?;
                }
            }
            Ok(done)
        })
    }
    /// Inserts all rows, or none, and gives them back in the same order.
    ///
    /// # Errors
    /// As [`Insert::execute`].
    pub fn get_results<'q, Db: Runs<Sc>>(self, db: &mut Db) -> QueryResult<Vec<N::Model>>
    where
        InsertParts<Row<N>, Sc>: GivesBack<'q, HowOf<Db::Conn>, Db::Conn, N::Model>,
        InsertParts<Vec<Row<N>>, Sc>: GivesBack<'q, HowOf<Db::Conn>, Db::Conn, N::Model>,
    {
        let Self { scope, rows } = self;
        let conn = db.enter(&scope, Token(()))?;
        conn.transaction(|conn| {
            let mut done = Vec::with_capacity(rows.len());
            if <Db::Conn as Connection>::Backend::ROW_BY_ROW {
                for rows in rows {
                    done.push(InsertParts { scope, rows }.row(conn)?);
                }
            } else {
                for rows in chunks::<_, <Db::Conn as Connection>::Backend>(rows) {
                    done.extend(InsertParts { scope, rows }.rows(conn)?);
                }
            }
            Ok(done)
        })
    }
}
/// Cuts rows into as many statements as the engine's limits ask for.
pub(crate) fn chunks<N: New, DB: Engine>(rows: Vec<Row<N>>) -> impl Iterator<Item = Vec<Row<N>>> {
    let per_row = N::COLUMNS.len() + 2; // the key and the tenant
    // `DEFAULT VALUES`, for a row of which nothing is known, makes one row.
    let none = N::COLUMNS.is_empty() && N::Model::STAMPS.is_empty();
    let size = if none { 1 } else { (DB::MAX_BINDS / per_row).clamp(1, DB::MAX_ROWS) };
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let chunk: Vec<_> = rows.by_ref().take(size).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}
