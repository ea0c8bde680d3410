//! "A width and a height, both integers", "a summary and a note (both optional)": what is said of all fields of a list at once.

use super::clause::{Cursor, Stuck};
use super::fact::{Property, What};
use super::lexer::{Kind, Token};
use super::list::Item;
use super::phrase;
use crate::draft::Uniqueness;

/// What the end of a list says of its fields.
pub(super) struct Alike {
    properties: Vec<Property>,
    /// How many they must be; `None` behind a bare "all".
    count: Option<usize>,
    /// Where it begins.
    start: Stuck,
}

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The list without such an end, and what the end says.
pub(super) fn ending<'t>(cursor: &Cursor<'t>) -> Option<(&'t [Token], Alike)> {
    let tokens = cursor.rest();
    let begins = |at: &usize| {
        let mark = at.checked_sub(1).and_then(|before| tokens.get(before));
        tokens.get(*at).is_some_and(|token| matches!(token.low.as_str(), "all" | "both"))
            && mark.is_some_and(|mark| mark.is_mark(",") || mark.is_mark("("))
    };
    let start = (0..tokens.len()).rev().find(begins)?;
    let (before, end) = (tokens.get(..start - 1)?, tokens.get(start..)?);
    let inside = tokens.get(start - 1)?.is_mark("(");
    let end = match end.split_last() {
        Some((last, inner)) if inside && last.is_mark(")") => inner,
        Some(_) if !inside => end,
        _ => return None,
    };
    let mut at = cursor.over(end);
    let both = at.eat("both");
    let count = if both {
        Some(2)
    } else {
        at.eat("all");
        let number = NUMBERS.iter().position(|number| at.low(0) == *number);
        at.at += usize::from(number.is_some());
        number.map(|number| number + 2)
    };
    at.eat_any(&["of which are", "of them are", "of them"]);
    let properties = properties(&mut at)?;
    let start = cursor.over(end).stuck("what is said of as many fields as the list has");
    (at.done() && !before.is_empty()).then_some((before, Alike { properties, count, start }))
}

/// "integers", "of type date", "optional": up to the end.
fn properties(at: &mut Cursor<'_>) -> Option<Vec<Property>> {
    let from = at.at;
    let what = if at.eat("optional") || at.eat("nullable") {
        What::Required(false)
    } else if at.eat("required") || at.eat("mandatory") {
        What::Required(true)
    } else if at.eat("unique") {
        What::Unique(Uniqueness::Scoped)
    } else {
        at.eat_any(&["of type", "of the type", "stored as", "as"]);
        let word = at.peek().filter(|token| token.kind == Kind::Word)?;
        at.at += 1;
        What::Type(phrase::type_named(&word.low)?)
    };
    Some(vec![Property { what, span: at.span_from(from) }])
}

impl Alike {
    /// Says it of each item.
    pub(super) fn apply(self, items: &mut [Item]) -> Result<(), Stuck> {
        let fits = self.count.map_or(items.len() > 1, |count| count == items.len());
        let types = |property: &Property| matches!(property.what, What::Type(_));
        let typed = self.properties.iter().any(types);
        let is_plain = |item: &Item| item.target.is_none() && item.parts.is_empty() && item.quantity.is_none();
        let free = |item: &Item| is_plain(item) && !(typed && item.properties.iter().any(types));
        if !fits || !items.iter().all(free) {
            return Err(self.start);
        }
        for item in items {
            item.properties.extend(self.properties.iter().cloned());
        }
        Ok(())
    }
}
