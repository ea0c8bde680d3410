//! `column IN (values)`, for values of any column type. Diesel's own `eq_any` asks for `AsExpression`, which types such as `DateTime<Utc>`
//! cannot have for a SQL type of ours.

use crate::column::Column;
use crate::model::{Field, SqlTypeOf};
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping};
use diesel::query_builder::QueryId;
use diesel::sql_types::is_nullable::{IsSqlTypeNullable, MaybeNullable};
use diesel::sql_types::{Bool, MaybeNullableType, SqlType};
use std::fmt;

/// `column IN (values)`, or `NOT IN`: see [`Column::eq_any`].
pub struct OneOf<F: Field> {
    pub(crate) not: bool,
    pub(crate) values: Vec<F::Rust>,
}
impl<F: Field> fmt::Debug for OneOf<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OneOf({}, {})", F::NAME, self.values.len())
    }
}
impl<F: Field> QueryId for OneOf<F> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false; // NOT, and on some engines the number of values, are in the text
}

/// `Bool`, or NULL where the expression may be NULL.
pub(crate) type MaybeBool<E> = MaybeNullable<IsSqlTypeNullable<SqlTypeOf<E>>, Bool>;
impl<F: Field> Expression for OneOf<F>
where
    IsSqlTypeNullable<F::SqlType>: MaybeNullableType<Bool>,
    MaybeBool<Column<F>>: SqlType + TypedExpressionType,
{
    type SqlType = MaybeBool<Column<F>>;
}
impl<F: Field, QS> AppearsOnTable<QS> for OneOf<F>
where
    Self: Expression,
    Column<F>: AppearsOnTable<QS>,
{
}
impl<F: Field, QS> SelectableExpression<QS> for OneOf<F>
where
    Self: AppearsOnTable<QS>,
    Column<F>: SelectableExpression<QS>,
{
}
impl<F: Field, GB> ValidGrouping<GB> for OneOf<F>
where
    Column<F>: ValidGrouping<GB>,
{
    type IsAggregate = <Column<F> as ValidGrouping<GB>>::IsAggregate;
}
