//! Random texts of the sentence forms: each form has a page of samples in `tests/sentences`, with slots, and beside each what it says.
//!
//! [`pages`] reads them, [`Writer::text`] fills some of them with nouns, fields, types and values that are drawn, and puts them into one text. What the
//! text says is known from the samples alone; the reader is never asked. `tests/sentences/README.md` describes the format.

mod fill;
mod page;
mod words;

pub use fill::{Text, Writer};
pub use page::{Page, Sample, pages};
