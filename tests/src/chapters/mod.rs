//! Chapters: Markdown whose cases say what a text of English must be read as. `tests/english/README.md` describes the format.
//!
//! [`parse`] takes a chapter apart, [`read`] reads a text and says its facts, [`differences`] compares the two.

mod compare;
mod facts;
mod parse;
mod read;

pub use compare::{differences, is_nature_of, normal};
pub use facts::facts;
pub use parse::{Block, Case, Expected, parse};
pub use read::{Complaint, Reading, read, read_lenient};
