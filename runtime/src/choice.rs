//! Enums that are kept as text. The macro prints `Choice` and three short impls of Diesel's traits, which coherence forbids us to
//! write once for all enums.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use std::fmt;

/// An enum whose values are texts in the database. Printed by `#[derive(groundplan::Enum)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of the model",
    note = "write `#[derive(Debug, Clone, Copy, PartialEq, groundplan::Enum)]` above it"
)]
pub trait Choice: Copy + PartialEq + 'static {
    /// All values, with their texts in the database.
    const ALL: &'static [(&'static str, Self)];

    /// The text of this value in the database.
    fn text(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(text, _)| text)
    }
    /// The value with this text.
    ///
    /// # Errors
    /// Where no value has it; the error lists those that there are.
    fn parse(text: &str) -> Result<Self, UnknownChoice> {
        Self::ALL.iter().find(|(known, _)| *known == text).map(|(_, value)| *value).ok_or_else(|| UnknownChoice {
            text: text.to_owned(),
            known: Self::ALL.iter().map(|(text, _)| *text).collect(),
        })
    }
}

/// A text that is none of an enum's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownChoice {
    text: String,
    known: Vec<&'static str>,
}
impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is none of `{}`", self.text, self.known.join("`, `"))
    }
}
impl std::error::Error for UnknownChoice {}

/// The body of an enum's `ToSql`.
///
/// # Errors
/// Those of the engine.
pub fn choice_to_sql<'b, E: Choice, DB: Backend>(choice: &E, out: &mut Output<'b, '_, DB>) -> serialize::Result
where
    str: ToSql<Text, DB>,
{
    choice.text().to_sql(out)
}
/// The body of an enum's `FromSql`.
///
/// # Errors
/// Where the database holds a text that is no value of the enum.
pub fn choice_from_sql<E: Choice, DB: Backend>(raw: DB::RawValue<'_>) -> deserialize::Result<E>
where
    String: FromSql<Text, DB>,
{
    Ok(E::parse(&String::from_sql(raw)?)?)
}
