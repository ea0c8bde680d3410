//! Rows that come back without RETURNING. An UPDATE or DELETE first finds and locks the keys of its rows, then changes the rows with
//! these keys, then reads them; an INSERT knows its keys.
//!
//! MariaDB's INSERT has RETURNING, but tells the columns of its rows only when it is run, while Diesel asks for them when it prepares the
//! statement ("no metadata exists"); so both engines go this way.

use crate::column::{ident, list, table};
use crate::model::Model;
use crate::row::{One, Rec, Width};
use crate::scope::{BindScope, within};
use crate::source::scoped;
use crate::statement::back::{ByPlan, GivesBack};
use crate::statement::clause::WhereSql;
use crate::statement::delete::{DeleteParts, OneRow, Remove};
use crate::statement::insert::{InsertParts, New, NewKey as _, NewKeyOn, NewOn, Row as NewRow};
use crate::statement::update::UpdateParts;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::connection::{Connection, TransactionManager};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::mysql::{Mysql, MysqlType, MysqlValue};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::LoadQuery;
use diesel::result::{Error, QueryResult};
use diesel::row::{Field as _, Row};
use diesel::sql_types as st;
use std::marker::PhantomData;

/// Keys in one statement.
const CHUNK: usize = 1_000;

// ---- Keys, whatever their types

/// The columns of a model's key, as a part of a row.
#[doc(hidden)]
#[derive(Debug)]
pub struct KeyOfRow<M>(PhantomData<fn() -> M>);
impl<M: Model> Width for KeyOfRow<M> {
    const WIDTH: usize = M::KEY.len();
}
/// A row's key, without the tenant.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Key(Vec<Cell>);
#[derive(Debug, Clone)]
enum Cell {
    Number(i64),
    Unsigned(u64),
    Text(String),
    Bytes(Vec<u8>),
    Date(NaiveDate),
    Time(NaiveTime),
    Moment(NaiveDateTime),
}
impl Cell {
    fn read(raw: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(match raw.value_type() {
            MysqlType::Tiny | MysqlType::Short | MysqlType::Long | MysqlType::LongLong => {
                Self::Number(FromSql::<st::BigInt, Mysql>::from_sql(raw)?)
            }
            MysqlType::String => Self::Text(FromSql::<st::Text, Mysql>::from_sql(raw)?),
            MysqlType::Blob => Self::Bytes(raw.as_bytes().to_vec()),
            // Diesel reads these as if they were signed, and a large INT UNSIGNED as a negative number.
            MysqlType::UnsignedTiny
            | MysqlType::UnsignedShort
            | MysqlType::UnsignedLong
            | MysqlType::UnsignedLongLong => Self::Unsigned(match *raw.as_bytes() {
                [a] => u64::from(a),
                [a, b] => u64::from(u16::from_ne_bytes([a, b])),
                [a, b, c, d] => u64::from(u32::from_ne_bytes([a, b, c, d])),
                [a, b, c, d, e, f, g, h] => u64::from_ne_bytes([a, b, c, d, e, f, g, h]),
                ref other => return Err(format!("{} bytes are no unsigned number", other.len()).into()),
            }),
            MysqlType::Date => Self::Date(FromSql::<st::Date, Mysql>::from_sql(raw)?),
            MysqlType::Time => Self::Time(FromSql::<st::Time, Mysql>::from_sql(raw)?),
            MysqlType::DateTime | MysqlType::Timestamp => Self::Moment(FromSql::<st::Datetime, Mysql>::from_sql(raw)?),
            other => return Err(format!("a key of type {other:?} is not read back").into()),
        })
    }
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        match self {
            Self::Number(number) => out.push_bind_param::<st::BigInt, _>(number),
            Self::Unsigned(number) => out.push_bind_param::<st::Unsigned<st::BigInt>, _>(number),
            Self::Date(date) => out.push_bind_param::<st::Date, _>(date),
            Self::Time(time) => out.push_bind_param::<st::Time, _>(time),
            Self::Moment(moment) => out.push_bind_param::<st::Datetime, _>(moment),
            Self::Text(text) => out.push_bind_param::<st::Text, _>(text),
            Self::Bytes(bytes) => out.push_bind_param::<st::Binary, _>(bytes),
        }
    }
}
impl<M: Model> FromSqlRow<Rec<KeyOfRow<M>>, Mysql> for Key {
    fn build_from_row<'a>(row: &impl Row<'a, Mysql>) -> deserialize::Result<Self> {
        let cells = (0..M::KEY.len()).map(|i| {
            let field = row.get(i).ok_or_else(|| format!("no column {i} in a key of `{}`", M::TABLE))?;
            Cell::read(field.value().ok_or_else(|| format!("a NULL in a key of `{}`", M::TABLE))?)
        });
        cells.collect::<deserialize::Result<_>>().map(Self)
    }
}

/// The rows with these keys.
#[doc(hidden)]
#[derive(Debug)]
pub struct WithKeys<M>(Vec<Key>, PhantomData<fn() -> M>);
impl<M> QueryId for WithKeys<M> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<M: Model> WhereSql<Mysql> for WithKeys<M> {
    fn wheres<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared(); // a text per number of keys would fill the cache
        out.push_sql(std::mem::replace(glue, " AND "));
        let (open, close) = if M::KEY.len() > 1 { ("(", ")") } else { ("", "") };
        out.push_sql(open);
        list(&mut out, M::AS, M::KEY)?;
        out.push_sql(close);
        let mut before = " IN (";
        for Key(cells) in &self.0 {
            out.push_sql(std::mem::replace(&mut before, ", "));
            out.push_sql(open);
            for (i, cell) in cells.iter().enumerate() {
                if i > 0 {
                    out.push_sql(", ");
                }
                cell.bind(&mut out)?;
            }
            out.push_sql(close);
        }
        out.push_sql(")");
        Ok(())
    }
}
pub(crate) fn chunks<M>(keys: Vec<Key>) -> impl Iterator<Item = [WithKeys<M>; 2]> {
    let mut keys = keys.into_iter();
    std::iter::from_fn(move || {
        let chunk: Vec<Key> = keys.by_ref().take(CHUNK).collect();
        (!chunk.is_empty()).then(|| [WithKeys(chunk.clone(), PhantomData), WithKeys(chunk, PhantomData)])
    })
}

// ---- Statements

/// The keys of the rows that an UPDATE or DELETE is about, which are locked.
#[doc(hidden)]
#[derive(Debug)]
pub struct Found<M, Sc, A, W> {
    pub(crate) model: PhantomData<fn() -> M>,
    pub(crate) scope: Sc,
    pub(crate) anchor: A,
    pub(crate) wheres: W,
}
impl<M: 'static, Sc: 'static, A: QueryId, W: QueryId> QueryId for Found<M, Sc, A, W> {
    type QueryId = Found<M, Sc, A::QueryId, W::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = A::HAS_STATIC_QUERY_ID && W::HAS_STATIC_QUERY_ID;
}
impl<M: Model, Sc, A, W> Query for Found<M, Sc, A, W> {
    type SqlType = Rec<KeyOfRow<M>>;
}
impl<C, M, Sc, A, W> RunQueryDsl<C> for Found<M, Sc, A, W> {}
impl<M: Model, Sc: BindScope<Mysql>, A: WhereSql<Mysql>, W: WhereSql<Mysql>> QueryFragment<Mysql>
    for Found<M, Sc, A, W>
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        within(&self.scope, || {
            out.push_sql("SELECT ");
            list(&mut out, M::AS, M::KEY)?;
            out.push_sql(" FROM ");
            table::<M, Mysql>(&mut out)?;
            let mut glue = " WHERE ";
            scoped::<M, Mysql, Sc>(&self.scope, true, &mut glue, &mut out)?;
            self.anchor.wheres(&mut glue, out.reborrow())?;
            self.wheres.wheres(&mut glue, out.reborrow())?;
            out.push_sql(" FOR UPDATE");
            Ok(())
        })
    }
}

/// The rows for which `W` holds, the dead ones too, in the order of their keys.
#[doc(hidden)]
#[derive(Debug)]
pub struct Rows<M, Sc, W> {
    model: PhantomData<fn() -> M>,
    scope: Sc,
    wheres: W,
}
impl<M, Sc, W> Rows<M, Sc, W> {
    pub(crate) fn of(scope: Sc, wheres: W) -> Self {
        Self { model: PhantomData, scope, wheres }
    }
}
impl<M: 'static, Sc: 'static, W: QueryId> QueryId for Rows<M, Sc, W> {
    type QueryId = Rows<M, Sc, W::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = W::HAS_STATIC_QUERY_ID;
}
impl<M: Model, Sc, W> Query for Rows<M, Sc, W> {
    type SqlType = Rec<One<M>>;
}
impl<C, M, Sc, W> RunQueryDsl<C> for Rows<M, Sc, W> {}
impl<M: Model, Sc: BindScope<Mysql>, W: WhereSql<Mysql>> QueryFragment<Mysql> for Rows<M, Sc, W> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        out.push_sql("SELECT ");
        list(&mut out, M::AS, M::COLUMNS)?;
        out.push_sql(" FROM ");
        table::<M, Mysql>(&mut out)?;
        let mut glue = " WHERE ";
        scoped::<M, Mysql, Sc>(&self.scope, false, &mut glue, &mut out)?;
        self.wheres.wheres(&mut glue, out.reborrow())?;
        out.push_sql(" ORDER BY ");
        list(&mut out, M::AS, M::KEY)
    }
}

/// The rows that an INSERT has made.
#[doc(hidden)]
#[derive(Debug)]
pub struct Inserted<Rs>(pub(crate) Rs);
impl<N: New> QueryId for Inserted<NewRow<N>> {
    type QueryId = Self;
}
impl<N: New> QueryId for Inserted<Vec<NewRow<N>>> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<N: NewOn<Mysql, Key: NewKeyOn<Mysql>>> WhereSql<Mysql> for Inserted<NewRow<N>> {
    fn wheres<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        let key = self.0.key();
        out.push_sql(std::mem::replace(glue, " AND "));
        if let Some(column) = key.column() {
            ident(&mut out, N::Model::AS, column)?;
            out.push_sql(" = ");
            key.bind(&mut out)
        } else if key.is_counted() {
            list(&mut out, N::Model::AS, N::Model::KEY)?;
            out.push_sql(" = LAST_INSERT_ID()"); // of this connection
            Ok(())
        } else {
            out.push_sql("TRUE");
            self.0.held_key(&mut out)
        }
    }
}
impl<N: NewOn<Mysql, Key: NewKeyOn<Mysql>>> WhereSql<Mysql> for Inserted<Vec<NewRow<N>>> {
    fn wheres<'b>(&'b self, glue: &mut &'static str, mut out: AstPass<'_, 'b, Mysql>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql(std::mem::replace(glue, " AND "));
        list(&mut out, N::Model::AS, N::Model::KEY)?;
        let mut before = " IN (";
        for row in &self.0 {
            out.push_sql(std::mem::replace(&mut before, ", "));
            row.key().bind(&mut out)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

// ---- Plans

/// Runs two statements or more as one: in a transaction, or in the one that is open already.
fn together<C: Connection, T>(conn: &mut C, run: impl FnOnce(&mut C) -> QueryResult<T>) -> QueryResult<T> {
    let open = C::TransactionManager::transaction_manager_status_mut(conn).transaction_depth()?.is_some();
    if open { run(conn) } else { conn.transaction(run) }
}

impl<'q, C, N, Sc> GivesBack<'q, ByPlan, C, N::Model> for InsertParts<NewRow<N>, Sc>
where
    C: Connection<Backend = Mysql>,
    N: NewOn<Mysql>,
    Sc: Copy,
    Self: QueryFragment<Mysql> + QueryId,
    Rows<N::Model, Sc, Inserted<NewRow<N>>>: LoadQuery<'q, C, N::Model>,
{
    fn rows(self, conn: &mut C) -> QueryResult<Vec<N::Model>> {
        together(conn, |conn| {
            conn.execute_returning_count(&self)?;
            RunQueryDsl::load(Rows::of(self.scope, Inserted(self.rows)), conn)
        })
    }
}
/// Rows that are sorted by their keys, in the order in which the keys are.
pub(crate) fn in_order<M>(keys: &[u128], found: Vec<M>) -> Vec<M> {
    // The engine sorts the bytes of a UUID as we do.
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_by_key(|&place| keys[place]);
    let mut sorted: Vec<(usize, M)> = places.into_iter().zip(found).collect();
    sorted.sort_by_key(|&(place, _)| place);
    sorted.into_iter().map(|(_, row)| row).collect()
}
/// Gives the rows back in the order in which they were given.
impl<'q, C, N, Sc> GivesBack<'q, ByPlan, C, N::Model> for InsertParts<Vec<NewRow<N>>, Sc>
where
    C: Connection<Backend = Mysql>,
    N: NewOn<Mysql>,
    Sc: Copy,
    Self: QueryFragment<Mysql> + QueryId,
    Rows<N::Model, Sc, Inserted<Vec<NewRow<N>>>>: LoadQuery<'q, C, N::Model>,
    InsertParts<NewRow<N>, Sc>: GivesBack<'q, ByPlan, C, N::Model>,
{
    fn rows(self, conn: &mut C) -> QueryResult<Vec<N::Model>> {
        let Self { scope, rows } = self;
        let keys: Option<Vec<u128>> = rows.iter().map(|row| row.key().bits()).collect();
        let Some(keys) = keys else {
            // A key that the database counts is known after each row only.
            return rows.into_iter().map(|rows| InsertParts { scope, rows }.row(conn)).collect();
        };
        let made = InsertParts { scope, rows };
        conn.execute_returning_count(&made)?;
        let found = RunQueryDsl::load(Rows::of(scope, Inserted(made.rows)), conn)?;
        if found.len() != keys.len() {
            return Err(Error::NotFound);
        }
        Ok(in_order(&keys, found))
    }
}

impl<'q, C, M, Sc, Ss, W> GivesBack<'q, ByPlan, C, M> for UpdateParts<M, Sc, Ss, OneRow<M>, W>
where
    C: Connection<Backend = Mysql>,
    M: crate::model::Keyed,
    Sc: Copy,
    Self: QueryFragment<Mysql> + QueryId,
    Rows<M, Sc, OneRow<M>>: LoadQuery<'q, C, M>,
{
    fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        together(conn, |conn| {
            if conn.execute_returning_count(&self)? == 0 {
                return Ok(Vec::new());
            }
            RunQueryDsl::load(Rows::of(self.scope, self.anchor), conn)
        })
    }
}
impl<'q, C, M, Sc, Ss, W> GivesBack<'q, ByPlan, C, M> for UpdateParts<M, Sc, Ss, (), W>
where
    C: Connection<Backend = Mysql>,
    Sc: Copy,
    UpdateParts<M, Sc, Ss, (), WithKeys<M>>: QueryFragment<Mysql> + QueryId,
    Found<M, Sc, (), W>: LoadQuery<'q, C, Key>,
    Rows<M, Sc, WithKeys<M>>: LoadQuery<'q, C, M>,
{
    fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        let Self { model, scope, mut sets, anchor, wheres } = self;
        conn.transaction(|conn| {
            let keys = RunQueryDsl::load(Found { model, scope, anchor, wheres }, conn)?;
            let mut rows = Vec::with_capacity(keys.len());
            for [changed, read] in chunks(keys) {
                let update = UpdateParts { model, scope, sets, anchor, wheres: changed };
                conn.execute_returning_count(&update)?;
                sets = update.sets;
                rows.extend(RunQueryDsl::load(Rows::of(scope, read), conn)?);
            }
            Ok(rows)
        })
    }
}

impl<'q, C, M, Sc, A, W> GivesBack<'q, ByPlan, C, M> for DeleteParts<M, Sc, Remove, A, W>
where
    C: Connection<Backend = Mysql>,
    M: Model,
    Sc: Copy,
    DeleteParts<M, Sc, Remove, (), WithKeys<M>>: QueryFragment<Mysql> + QueryId,
    Found<M, Sc, A, W>: LoadQuery<'q, C, Key>,
    Rows<M, Sc, WithKeys<M>>: LoadQuery<'q, C, M>,
{
    fn rows(self, conn: &mut C) -> QueryResult<Vec<M>> {
        let Self { scope, now, anchor, wheres, .. } = self;
        conn.transaction(|conn| {
            let keys = RunQueryDsl::load(Found { model: PhantomData, scope, anchor, wheres }, conn)?;
            let mut rows = Vec::with_capacity(keys.len());
            for [removed, read] in chunks(keys) {
                let remove = DeleteParts { model: PhantomData, scope, now, anchor: (), wheres: removed };
                // A row that is marked is given back as it stands then, one that is really deleted as it was.
                let kept = !M::DELETED_AT.is_empty();
                if kept {
                    conn.execute_returning_count(&remove)?;
                }
                rows.extend(RunQueryDsl::load(Rows::of(scope, read), conn)?);
                if !kept {
                    conn.execute_returning_count(&remove)?;
                }
            }
            Ok(rows)
        })
    }
}
