//! Lines → blocks: paragraphs, list items with their sub-lists, headings. The author's own notes are left out here.

use std::ops::Range;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph: lines without a mark and without a blank line between them.
    Prose,
    /// A list item, with the lines that are indented under it.
    Item,
    /// A heading.
    Heading,
}

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
        let (shape, mark) = match (heading(trimmed), list_mark(trimmed)) {
            (Some(mark), _) => (Some(Shape::Heading), mark),
            (None, Some(mark)) => (Some(Shape::Item), mark),
            (None, None) => (None, 0),
        };
        let mut pieces = pieces;
        if let Some(piece) = pieces.first_mut() {
            piece.start = (from + mark).min(piece.end);
        }
        match (shape, flat.last_mut()) {
            (None, Some(last)) if joins && (last.shape == Shape::Prose || indent > last.indent) => {
                last.pieces.extend(pieces);
            }
            _ => {
                let shape = shape.unwrap_or(Shape::Prose);
                flat.push(Block { shape, pieces, children: Vec::new(), indent });
            }
        }
        joins = flat.last().is_some_and(|last| last.shape != Shape::Heading);
    }
    if let Some(start) = note {
        unclosed.push(start..(start + 4).min(text.len()));
    }
    (nest(flat), unclosed)
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

/// The length of `## ` at the start of a line.
fn heading(line: &str) -> Option<usize> {
    let level = line.len() - line.trim_start_matches('#').len();
    let rest = line.get(level..)?;
    ((1..=6).contains(&level) && rest.starts_with(char::is_whitespace)).then_some(level + 1)
}

/// The length of `- `, `* `, `• `, `1. `, `1) `, `- [ ] ` at the start of a line.
fn list_mark(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let mark = if matches!(first, '-' | '*' | '+' | '•' | '◦' | '▪') {
        first.len_utf8()
    } else {
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let closes = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
        ((1..=3).contains(&digits) && closes).then_some(digits + 1)?
    };
    let rest = line.get(mark..)?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let boxed = ["[ ] ", "[x] ", "[X] "].iter().find(|mark| rest.trim_start().starts_with(**mark));
    let space = rest.len() - rest.trim_start().len();
    Some(mark + space + boxed.map_or(0, |mark| mark.len()))
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
                "Heading Kilns",
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
    fn a_mark_needs_a_space() {
        assert_eq!(show("-5 kilns\n**Kilns** have\n2nd"), ["Prose -5 kilns|**Kilns** have|2nd"]);
    }
}
