//! Comparisons, as inherent methods of columns with operands of our own.
//!
//! Two reasons. The orphan rule forbids `AsExpression<SQL type of ours>` for foreign types such as `DateTime<Utc>`; and a mistake
//! gives one short error. Diesel's `ExpressionMethods` in the prelude has the rest (`is_null`, `asc`, `like`, …).

use crate::choice::Choice;
use crate::column::Column;
use crate::diesel_internal::Bound;
use crate::key::Id;
use crate::model::{Field, Keyed};
use crate::one_of::OneOf;
use crate::personal::Private;
use diesel::expression::{AsExpression, Expression, TypedExpressionType};
use diesel::sql_types::SqlType;

/// A Rust type that is a value, not an expression.
pub trait Value {}
macro_rules! values {
    ($($ty:ty),* $(,)?) => { $(impl Value for $ty {})* };
}
values!(
    bool,
    i16,
    i32,
    i64,
    f32,
    f64,
    String,
    &str,
    &String,
    uuid::Uuid,
    rust_decimal::Decimal,
    chrono::DateTime<chrono::Utc>,
    chrono::NaiveDate,
    chrono::NaiveTime,
    &[u8],
);
impl<M: Keyed> Value for Id<M> {}
impl<M: Keyed> Value for &Id<M> {}
impl<T> Value for Option<T> {}
impl<T> Value for Vec<T> {}
impl<T> Value for Private<T> {}
impl<E: Choice> Value for E {}
#[cfg(feature = "json")]
impl<T> Value for crate::Json<T> {}
#[cfg(feature = "json")]
impl Value for serde_json::Value {}

/// The right side of a comparison with the column `F`: a value, another column, or [`expr`].
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be compared with this column",
    label = "not a value for this column",
    note = "a column takes a value of its own Rust type, another column of its SQL type, or `expr(…)` around a Diesel expression"
)]
pub trait Operand<F: Field> {
    /// The expression.
    type Expr: Expression<SqlType = F::SqlType> + AsExpression<F::SqlType, Expression = Self::Expr>;
    #[doc(hidden)]
    fn operand(self) -> Self::Expr;
}

/// Values that a column of Rust type `Self` takes: its own type, `&str` for `String`, `x` for `Some(x)`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` does not take a `{V}`",
    label = "expected `{Self}`, found `{V}`"
)]
pub trait Takes<V> {
    #[doc(hidden)]
    fn take(value: V) -> Self;
}
impl<T> Takes<T> for T {
    fn take(value: T) -> T {
        value
    }
}
impl<T> Takes<T> for Option<T> {
    fn take(value: T) -> Self {
        Some(value)
    }
}
macro_rules! takes {
    ($($from:ty => $to:ty),* $(,)?) => { $(
        impl Takes<$from> for $to {
            fn take(value: $from) -> Self {
                value.into()
            }
        }
        impl Takes<$from> for Option<$to> {
            fn take(value: $from) -> Self {
                Some(value.into())
            }
        }
    )* };
}
takes!(&str => String, &String => String, &[u8] => Vec<u8>, &str => Private<String>);
impl<T> Takes<T> for Private<T> {
    fn take(value: T) -> Self {
        value.into()
    }
}
impl<T> Takes<T> for Option<Private<T>> {
    fn take(value: T) -> Self {
        Some(value.into())
    }
}
impl<M: Keyed> Takes<&Self> for Id<M> {
    fn take(value: &Self) -> Self {
        *value
    }
}

impl<F: Field, V: Value> Operand<F> for V
where
    F::Rust: Takes<V>,
    F::SqlType: SqlType + TypedExpressionType,
{
    type Expr = Bound<F::SqlType, F::Rust>;
    fn operand(self) -> Self::Expr {
        Bound::new(Takes::take(self))
    }
}
impl<F: Field, G: Field<SqlType = F::SqlType>> Operand<F> for Column<G> {
    type Expr = Self;
    fn operand(self) -> Self {
        self
    }
}

/// A Diesel expression as the right side of a comparison: see [`expr`].
#[derive(Debug, Clone, Copy)]
pub struct Expr<E>(E);
/// Any expression of Diesel as the right side of a comparison.
///
/// `Task::title.eq(expr(sql("upper('x')")))`
pub fn expr<E: Expression>(expression: E) -> Expr<E> {
    Expr(expression)
}
impl<F: Field, E: Expression<SqlType = F::SqlType> + AsExpression<F::SqlType, Expression = E>> Operand<F> for Expr<E> {
    type Expr = E;
    fn operand(self) -> E {
        self.0
    }
}

impl<F: Field> Column<F> {
    /// `column IN (values)`. Of an empty list nothing is a member.
    pub fn eq_any<V>(self, values: impl IntoIterator<Item = V>) -> OneOf<F>
    where
        F::Rust: Takes<V>,
    {
        OneOf { not: false, values: values.into_iter().map(F::Rust::take).collect() }
    }
    /// `column NOT IN (values)`
    pub fn ne_all<V>(self, values: impl IntoIterator<Item = V>) -> OneOf<F>
    where
        F::Rust: Takes<V>,
    {
        OneOf { not: true, values: values.into_iter().map(F::Rust::take).collect() }
    }
    /// `column BETWEEN low AND high`, both included.
    pub fn between<L: Operand<F>, H: Operand<F>>(self, low: L, high: H) -> diesel::dsl::Between<Self, L::Expr, H::Expr>
    where
        F::SqlType: diesel::sql_types::SqlOrd,
    {
        diesel::ExpressionMethods::between(self, low.operand(), high.operand())
    }
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident $out:ident;)*) => {
        impl<F: Field> Column<F> {
            $(
                $(#[$doc])*
                pub fn $name<V: Operand<F>>(self, value: V) -> diesel::dsl::$out<Self, V::Expr> {
                    diesel::ExpressionMethods::$name(self, value.operand())
                }
            )*
        }
    };
}
comparisons! {
    /// `column = value`. A NULL is equal to nothing; ask for it with `is_null()`.
    eq Eq;
    /// `column <> value`
    ne NotEq;
    /// `column < value`
    lt Lt;
    /// `column <= value`
    le LtEq;
    /// `column > value`
    gt Gt;
    /// `column >= value`
    ge GtEq;
}
