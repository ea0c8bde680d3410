//! Two schemas compared: the closed list of changes ([`Change`]), how dangerous each is ([`Safety`]), and which can be planned yet.
//!
//! Everything is matched by its name in the database. A rename or a drop is never inferred: a column that is gone and one that is new stay two
//! changes.

mod change;
mod compare;
mod planned;
mod safety;

pub use change::{Change, Part};
pub use compare::{compare, nothing};
pub use planned::not_planned_yet;
pub use safety::{Class, Safety, safety};
