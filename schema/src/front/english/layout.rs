//! Lines → blocks: paragraphs, list items with their sub-lists, headings. The author's own notes are left out here.

use std::ops::Range;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph: lines without a mark and without a blank line between them.
    Prose,
    /// A list item, with the lines that are indented under it.
    Item,
    /// A heading, and its level: the number of its `#`; a line in bold is below them all.
    Heading(u8),
    /// A line of a table; its pieces are the cells.
    Row,
}

/// The level of a line in bold.
const BOLD: u8 = 7;

/// A block: pieces of text that are read as if they stood in one line.
#[derive(Debug)]
pub(super) struct Block {
    /// What it is.
    pub(super) shape: Shape,
    /// Byte ranges of its text, without list marks and notes.
    pub(super) pieces: Vec<Range<usize>>,
    /// The sub-list under it.
    pub(super) children: Vec<Block>,
    indent: usize,
}

/// The blocks of a text, and the places of notes that are never closed.
pub(super) fn blocks(text: &str) -> (Vec<Block>, Vec<Range<usize>>) {
    let mut flat: Vec<Block> = Vec::new();
    let mut unclosed = Vec::new();
    let mut note: Option<usize> = None;
    let mut joins = false; // whether a line without a mark goes on with the block before
    let mut colon = false; // whether the line before ends in a colon
    let mut labelled = false; // whether the line before is a line of its own: "Kilns: name, fuel"
    // Editors of Windows put a byte order mark before the text.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut at = text.len() - body.len();
    for line in body.split_inclusive('\n') {
        let (start, end) = (at, at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
        let pieces = visible(text, start..end, &mut note);
        let first = pieces.first().cloned().unwrap_or(end..end);
        let content = text.get(first.clone()).unwrap_or("");
        let trimmed = content.trim_start();
        let blank = pieces.iter().all(|piece| text.get(piece.clone()).is_none_or(|text| text.trim().is_empty()));
        if blank || trimmed.starts_with('>') || is_rule(trimmed) {
            joins = false;
            continue;
        }
        let indent = first.start - start + content.len() - trimmed.len();
        let from = first.start + content.len() - trimmed.len();
        if trimmed.starts_with('|') {
            flat.push(Block { shape: Shape::Row, pieces: cells(text, from..end), children: Vec::new(), indent });
            joins = false;
            colon = false;
            continue;
        }
        let listed = !joins || colon || flat.last().is_some_and(|last| last.shape == Shape::Item);
        let (shape, mark) = match (heading(trimmed, joins), list_mark(trimmed, listed)) {
            (Some((level, mark)), _) => (Some(Shape::Heading(level)), mark),
            (None, Some(mark)) => (Some(Shape::Item), mark),
            (None, None) => (None, 0),
        };
        colon = content.trim_end().ends_with([':', '*']) && content.trim_end().trim_end_matches('*').ends_with(':');
        let mut pieces = pieces;
        if let Some(piece) = pieces.first_mut() {
            piece.start = (from + mark).min(piece.end);
        }
        let begins = is_label_line(trimmed) && (labelled || ends_sentence(text, flat.last()));
        let apart = begins || labelled && trimmed.starts_with(|c: char| c.is_uppercase() || c == '`');
        labelled =
            shape.is_none() && (begins || !joins && is_label_line(trimmed)) && !trimmed.trim_end().ends_with(',');
        match (shape, flat.last_mut()) {
            (None, Some(last)) if joins && !apart && (last.shape == Shape::Prose || indent > last.indent) => {
                last.pieces.extend(pieces);
            }
            _ => {
                let shape = shape.unwrap_or(Shape::Prose);
                flat.push(Block { shape, pieces, children: Vec::new(), indent });
            }
        }
        joins = flat.last().is_some_and(|last| !matches!(last.shape, Shape::Heading(_)));
    }
    if let Some(start) = note {
        unclosed.push(start..(start + 4).min(text.len()));
    }
    (nest(flat), unclosed)
}

/// "Kilns: name, fuel", "Kilns – name, fuel": a line that is a note by itself, whatever stands in the line below.
fn is_label_line(line: &str) -> bool {
    let border = [": ", " – ", " — ", " - "].iter().filter_map(|mark| line.find(mark).map(|at| (at, mark.len()))).min();
    let Some((at, length)) = border else { return false };
    let (head, rest) = (line.get(..at).unwrap_or(""), line.get(at + length..).unwrap_or(""));
    let word = |word: &str| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '`'));
    let capital = head.trim_start_matches('`').starts_with(char::is_uppercase);
    capital && head.split(' ').count() <= 3 && head.split(' ').all(word) && !rest.trim().is_empty()
}

/// Whether the block before ends where a sentence ends.
fn ends_sentence(text: &str, block: Option<&Block>) -> bool {
    let last = block.and_then(|block| block.pieces.last()).and_then(|piece| text.get(piece.clone()));
    last.is_some_and(|last| last.trim_end().ends_with(['.', '!', '?', ';']))
}

/// What of a line is not inside `<!-- … -->`. `note` is where the open note began.
fn visible(text: &str, line: Range<usize>, note: &mut Option<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let rest = text.get(at..line.end).unwrap_or("");
        if note.is_some() {
            match rest.find("-->") {
                Some(end) => {
                    at += end + 3;
                    *note = None;
                }
                None => break,
            }
            continue;
        }
        let length = rest.find("<!--").unwrap_or(rest.len());
        if length > 0 {
            pieces.push(at..at + length);
        }
        if length < rest.len() {
            *note = Some(at + length);
            at += length + 4;
        } else {
            at = line.end;
        }
    }
    pieces
}

/// `---`, `***`, `===`: layout without a word.
fn is_rule(line: &str) -> bool {
    let line = line.trim_end();
    line.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| line.replace(mark, "").trim().is_empty())
}

/// The cells of a line of a table. A `|` in back-ticks or behind a backslash ends none.
fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let (mut list, mut start, mut ticked, mut escaped) = (Vec::new(), line.start, false, false);
    for (at, c) in text.get(line.clone()).unwrap_or("").char_indices() {
        let at = line.start + at;
        match c {
            '`' => ticked = !ticked,
            '|' if !ticked && !escaped => {
                list.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
        escaped = c == '\\';
    }
    list.push(start..line.end);
    // What stands before the first and behind the last `|` is no cell, unless there is something.
    let blank = |cell: &Range<usize>| text.get(cell.clone()).is_none_or(|cell| cell.trim().is_empty());
    if list.last().is_some_and(blank) {
        list.pop();
    }
    if list.first().is_some_and(blank) {
        list.remove(0);
    }
    list
}

/// The level of a heading and the length of its `## `; a line that is all bold is one too, unless it goes on with a paragraph.
fn heading(line: &str, joins: bool) -> Option<(u8, usize)> {
    let level = line.len() - line.trim_start_matches('#').len();
    let rest = line.get(level..)?;
    if (1..=6).contains(&level) && rest.starts_with(char::is_whitespace) {
        return Some((u8::try_from(level).ok()?, level + 1));
    }
    let inner = line.trim_end().trim_end_matches(':').strip_prefix("**")?.strip_suffix("**")?;
    let alone = !joins && !inner.contains("**") && !inner.trim().is_empty();
    // A sentence in bold is a sentence.
    (alone && !inner.trim_end().ends_with(['.', '!', '?', ';'])).then_some((BOLD, 2))
}

/// The length of `- `, `* `, `• `, `1. `, `1) `, `- [ ] ` at the start of a line; of `o `, `i. `, `a) ` and `(a) ` where a list may begin.
fn list_mark(line: &str, listed: bool) -> Option<usize> {
    let mark = match line.chars().next()? {
        first @ ('-' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '·') => first.len_utf8(),
        'o' if listed && line.starts_with("o ") => 1,
        _ => numbered(line).or_else(|| lettered(line).filter(|_| listed))?,
    };
    let rest = line.get(mark..)?;
    if rest.trim_end().is_empty() && listed && line.starts_with(['-', '*', '+', '•']) {
        return Some(0); // an item without anything: its mark stands for it, and nobody reads it
    }
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let boxed = ["[ ] ", "[x] ", "[X] "].iter().find(|mark| rest.trim_start().starts_with(**mark));
    let space = rest.len() - rest.trim_start().len();
    Some(mark + space + boxed.map_or(0, |mark| mark.len()))
}

/// `1.`, `1)`, `2.1.`
fn numbered(line: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = line.get(at..)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let closes = matches!(rest.as_bytes().get(digits), Some(b'.' | b')'));
        if !(1..=3).contains(&digits) || !closes {
            return None;
        }
        at += digits + 1;
        if !line.get(at..)?.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(at);
        }
    }
}

/// `i.`, `iv)`, `a)`, `(a)`, `(2)`, `(iii)`
fn lettered(line: &str) -> Option<usize> {
    const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let open = usize::from(line.starts_with('('));
    let rest = line.get(open..)?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, close) = (rest.get(..length)?, rest.as_bytes().get(length)?);
    let letter = name.len() == 1 && name.starts_with(|c: char| c.is_ascii_lowercase());
    let number = open == 1 && name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match close {
        b')' => letter || number || ROMAN.contains(&name),
        b'.' => open == 0 && ROMAN.contains(&name),
        _ => false,
    };
    (fits && length > 0).then_some(open + length + 1)
}

/// Items that are indented deeper go under the item before them.
fn nest(flat: Vec<Block>) -> Vec<Block> {
    let mut roots: Vec<Block> = Vec::new();
    // Items that a deeper one may still go under, the deepest last.
    let mut open: Vec<Block> = Vec::new();
    let close = |roots: &mut Vec<Block>, open: &mut Vec<Block>| {
        if let Some(block) = open.pop() {
            open.last_mut().map_or(roots, |parent| &mut parent.children).push(block);
        }
    };
    for block in flat {
        while open.last().is_some_and(|last| block.shape != Shape::Item || last.indent >= block.indent) {
            close(&mut roots, &mut open);
        }
        if block.shape == Shape::Item { open.push(block) } else { roots.push(block) }
    }
    while !open.is_empty() {
        close(&mut roots, &mut open);
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<String> {
        fn one(text: &str, block: &Block, depth: usize, out: &mut Vec<String>) {
            let words: Vec<_> = block.pieces.iter().map(|piece| text[piece.clone()].trim()).collect();
            out.push(format!("{}{:?} {}", "  ".repeat(depth), block.shape, words.join("|")));
            block.children.iter().for_each(|child| one(text, child, depth + 1, out));
        }
        let mut out = Vec::new();
        blocks(text).0.iter().for_each(|block| one(text, block, 0, &mut out));
        out
    }

    #[test]
    fn paragraphs_items_and_headings() {
        let text = "# Kilns\nKilns have\na colour.\n\n- glazes\n  with name\n  - matte\n* pots\r\n1) a\n---\nend";
        assert_eq!(
            show(text),
            [
                "Heading(1) Kilns",
                "Prose Kilns have|a colour.",
                "Item glazes|with name",
                "  Item matte",
                "Item pots",
                "Item a",
                "Prose end"
            ]
        );
    }

    #[test]
    fn notes_are_left_out() {
        assert_eq!(show("> a note\nA <!-- x --> b <!-- y\nz -->c\n> 1"), ["Prose A|b|c"]);
        assert_eq!(blocks("a <!-- b").1.len(), 1);
    }

    #[test]
    fn marks_of_all_kinds() {
        let text = "Kilns have:\ni. a\nii. b\n\n(a) c\n  o d\n1.2. e\n• f\n- [ ] g";
        assert_eq!(
            show(text),
            ["Prose Kilns have:", "Item a", "Item b", "Item c", "  Item d", "Item e", "Item f", "Item g"]
        );
        // In a paragraph they are words.
        assert_eq!(show("Kilns have a stage\n(a) and\no b\ni. c"), ["Prose Kilns have a stage|(a) and|o b|i. c"]);
    }

    #[test]
    fn a_line_in_bold_is_a_heading() {
        assert_eq!(show("**Kilns**\n- a\n\n__b__\n**c**"), ["Heading(7) Kilns**", "Item a", "Prose __b__|**c**"]);
        assert_eq!(show("**Kilns are hot.**"), ["Prose **Kilns are hot.**"]);
    }

    #[test]
    fn rows_have_cells() {
        assert_eq!(show("| a | `b|c` |\n|---|---|\n| d \\| e || f"), ["Row a|`b|c`", "Row ---|---", "Row d \\| e||f"]);
    }

    #[test]
    fn a_mark_needs_a_space() {
        assert_eq!(show("-5 kilns\n**Kilns** have\n2nd"), ["Prose -5 kilns|**Kilns** have|2nd"]);
    }
}
