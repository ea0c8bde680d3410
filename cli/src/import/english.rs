//! Sentences that can be read back: what the reader refuses is taken out of the text, and is listed.
//!
//! Old databases have names that are no nouns (`Rücklauf`, `_old`, `ids`), and a sentence about one of them would keep the whole text from being
//! read. The printer does not know the reader, so the reader is asked, and asked again: what is said of a model that is gone goes too.

use std::ops::Range;

/// What was left of a text.
#[derive(Debug)]
pub(crate) struct Readable {
    /// The text, every sentence of which is read.
    pub(crate) text: String,
    /// What was taken out: the sentence, or the name in a list of names, and why.
    pub(crate) left_out: Vec<(String, String)>,
}

/// Takes out what `errors` complains of, until it does no more: places in the text, and why.
///
/// # Errors
/// Those of `errors`, and where it complains of something that is no sentence.
pub(crate) fn readable(
    text: &str,
    mut errors: impl FnMut(&str) -> Result<Vec<(usize, String)>, String>,
) -> Result<Readable, String> {
    let mut made = Readable { text: text.to_owned(), left_out: Vec::new() };
    loop {
        let found = errors(&made.text)?;
        let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
        for (at, why) in found.iter().cloned() {
            let Some(sentence) = sentences(&made.text).into_iter().find(|range| range.contains(&at)) else { continue };
            let part = item(&made.text, &sentence, at).unwrap_or(sentence);
            if !cuts.iter().any(|(other, _)| other.start < part.end && part.start < other.end) {
                cuts.push((part, why));
            }
        }
        if cuts.is_empty() {
            return match found.into_iter().next() {
                None => Ok(made),
                Some((_, why)) => Err(why),
            };
        }
        // From the end, so that places stay.
        cuts.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, why) in cuts {
            made.left_out.push((made.text[range.clone()].trim().trim_matches(',').trim().to_owned(), why));
            made.text.replace_range(range, "");
        }
        made.text = tidied(&made.text);
    }
}

/// Each sentence: to its full stop, outside of back-ticks, or to the end of its paragraph.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut out, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'`' => quoted = !quoted,
            b'\n' => quoted = false,
            _ => {}
        }
        let next = bytes.get(at + 1).copied();
        let ends = !quoted && *byte == b'.' && next.is_none_or(|next| next.is_ascii_whitespace());
        if ends || *byte == b'\n' {
            if !text[start..=at].trim().is_empty() {
                out.push(start..at + 1);
            }
            start = at + 1;
        }
    }
    out
}

/// Of `There are a, b and c.` only the name that stands at the place, with the comma that parts it from the others.
fn item(text: &str, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let own = &text[sentence.clone()];
    let list = own.trim_start().strip_prefix("There are ")?;
    let list_start = sentence.end - list.len();
    let list_end = sentence.end - usize::from(list.ends_with('.'));
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = list_start;
    let body = &text[list_start..list_end];
    for (comma, sign) in body.match_indices(", ").chain(body.rfind(" and ").map(|last| (last, " and "))) {
        parts.push(start..list_start + comma);
        start = list_start + comma + sign.len();
    }
    parts.push(start..list_end);
    if parts.len() < 2 {
        return None;
    }
    let nth = parts.iter().position(|part| part.start <= at && at <= part.end)?;
    let cut =
        if nth + 1 < parts.len() { parts[nth].start..parts[nth + 1].start } else { parts[nth - 1].end..parts[nth].end };
    Some(cut)
}

/// Without lines that hold nothing but a blank, and with an `and` before the last name of a list that lost its last one.
fn tidied(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim().to_owned();
        match line.strip_prefix("There are ").map(|list| (list, list.find(". ").map_or(list.len(), |end| end + 1))) {
            Some((list, end)) if list[..end].contains(", ") && !list[..end].contains(" and ") => {
                let at = list[..end].rfind(", ").unwrap_or_default();
                format!("There are {} and {}", &list[..at], &list[at + 2..])
            }
            _ => line,
        }
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    let mut out = String::new();
    for line in lines {
        if !(line.is_empty() && (out.is_empty() || out.ends_with("\n\n"))) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_goes_and_the_rest_stays() {
        let text = "There are pots, old orders and glazes. Pots have a `no. 1`. Old orders have a name.\n\nGlazes have a name.\n";
        let errors = |text: &str| -> Result<Vec<(usize, String)>, String> {
            Ok(["old orders", "Old orders"]
                .iter()
                .filter_map(|word| Some((text.find(word)?, "no noun".to_owned())))
                .collect())
        };
        let made = readable(text, errors).expect("the rest is read");
        assert_eq!(made.text, "There are pots and glazes. Pots have a `no. 1`.\n\nGlazes have a name.\n");
        assert_eq!(made.left_out.len(), 2, "{:?}", made.left_out);
        let last = readable("There are pots, glazes and kilns.\n", |text| {
            Ok(text.find("kilns").map(|at| (at, String::new())).into_iter().collect())
        });
        assert_eq!(last.expect("the rest is read").text, "There are pots and glazes.\n");
    }
}
