//! Names as types: whether two tables are the same is a fact that the compiler computes, so no pair of models is ever declared.
//!
//! Diesel asks, for every column in a statement, how often its table appears in the FROM clause. `diesel::table!` answers with
//! one impl per pair of tables, which is quadratic. Here each table carries a hash of its name as a list of hexadecimal digits,
//! and one generic impl compares two lists; it stops at the first digit that differs.

use diesel::expression::is_contained_in_group_by;
use diesel::query_source::{Never, Once};

/// The answer "equal".
#[derive(Debug)]
pub struct Yes;
/// The answer "different".
#[derive(Debug)]
pub struct No;

/// What an answer means to Diesel.
pub trait Answer {
    /// How often a table appears in a FROM clause that is one table.
    type Count;
    /// Whether a column stands in a GROUP BY clause that is one column.
    type Grouped;
}
impl Answer for Yes {
    type Count = Once;
    type Grouped = is_contained_in_group_by::Yes;
}
impl Answer for No {
    type Count = Never;
    type Grouped = is_contained_in_group_by::No;
}

/// Compares two names.
pub trait Same<Other> {
    /// [`Yes`] or [`No`].
    type Out: Answer;
}
/// Goes on with the rest of two names when their first digits were equal.
pub trait Then<Rest, OtherRest> {
    /// [`Yes`] or [`No`].
    type Out: Answer;
}
impl<T, U> Then<T, U> for No {
    type Out = No;
}
impl<T: Same<U>, U> Then<T, U> for Yes {
    type Out = T::Out;
}
impl Same<()> for () {
    type Out = Yes;
}
impl<A: Same<B>, B, T, U> Same<(B, U)> for (A, T)
where
    A::Out: Then<T, U>,
{
    type Out = <A::Out as Then<T, U>>::Out;
}

/// A digit, or two of them, as a number.
pub trait Number {
    /// The number.
    const VALUE: usize;
}
impl<A: Number, B: Number> Number for (A, B) {
    const VALUE: usize = 16 * A::VALUE + B::VALUE;
}

macro_rules! digits {
    () => {};
    ($digit:ident $value:literal $($rest:ident $next:literal)*) => {
        #[doc = "A hexadecimal digit of a name."]
        #[derive(Debug)]
        pub struct $digit;
        impl Same<$digit> for $digit {
            type Out = Yes;
        }
        impl Number for $digit {
            const VALUE: usize = $value;
        }
        $(
            impl Same<$digit> for $rest {
                type Out = No;
            }
            impl Same<$rest> for $digit {
                type Out = No;
            }
        )*
        digits!($($rest $next)*);
    };
}
digits!(X0 0 X1 1 X2 2 X3 3 X4 4 X5 5 X6 6 X7 7 X8 8 X9 9 Xa 10 Xb 11 Xc 12 Xd 13 Xe 14 Xf 15);

/// A name as a list of sixteen digits, so that generated code stays short.
pub type Name<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P> =
    (A, (B, (C, (D, (E, (F, (G, (H, (I, (J, (K, (L, (M, (N, (O, (P, ()))))))))))))))));
