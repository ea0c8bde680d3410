//! What the parser does not know and no rule asks, made into what it knows: as many bytes stay, so that places do.

use std::ops::Range;

use groundplan_schema::ir::Engine;
use groundplan_schema::text::Span;

/// A statement as the parser reads it.
pub(super) fn readable(engine: Engine, text: &str) -> String {
    let mut made = text.to_owned();
    match engine {
        Engine::Postgres => postgres(&mut made),
        Engine::Mysql | Engine::Mariadb => mysql(&mut made),
        Engine::Sqlite => sqlite(&mut made),
    }
    // Every change is of bytes of ASCII, one for one.
    if made.len() == text.len() { made } else { text.to_owned() }
}

/// Whether a statement begins with these words.
fn begins(masked: &str, words: &[&str]) -> bool {
    let mut own = masked.split_ascii_whitespace();
    words.iter().all(|word| own.next().is_some_and(|own| own.eq_ignore_ascii_case(word)))
}

/// The text in capitals with all that stands in quotes blanked: what is a word here is one.
pub(super) fn masked(engine: Engine, text: &str) -> String {
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let mut out = text.as_bytes().to_vec();
    let mut at = 0;
    while at < out.len() {
        let close = match text.as_bytes()[at] {
            quote @ (b'\'' | b'"' | b'`') => quote,
            b'[' if engine == Engine::Sqlite => b']',
            _ => {
                at += 1;
                continue;
            }
        };
        let escapes = mysql && close != b'`';
        at += 1;
        while at < out.len() {
            match text.as_bytes()[at] {
                b'\\' if escapes && at + 1 < out.len() => {
                    (out[at], out[at + 1]) = (b'.', b'.');
                    at += 2;
                }
                byte if byte == close && close != b']' && text.as_bytes().get(at + 1) == Some(&close) => {
                    (out[at], out[at + 1]) = (b'.', b'.');
                    at += 2;
                }
                byte if byte == close => break,
                _ => {
                    out[at] = b'.';
                    at += 1;
                }
            }
        }
        at += 1;
    }
    out.make_ascii_uppercase();
    // Letters of several bytes outside of quotes are parts of names.
    out.iter_mut().filter(|byte| !byte.is_ascii()).for_each(|byte| *byte = b'X');
    String::from_utf8(out).unwrap_or_default()
}

fn blank(text: &mut String, range: Range<usize>) {
    if let Some(part) = text.get(range.clone()) {
        let blanks: String = part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        text.replace_range(range, &blanks);
    }
}

/// Each place of a word, or of words with one blank between them.
fn places(masked: &str, word: &str) -> Vec<Range<usize>> {
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let bytes = masked.as_bytes();
    let whole =
        |at: usize| !part(at.checked_sub(1).and_then(|before| bytes.get(before))) && !part(bytes.get(at + word.len()));
    masked.match_indices(word).map(|(at, _)| at).filter(|at| whole(*at)).map(|at| at..at + word.len()).collect()
}

fn postgres(text: &mut String) {
    let masked = masked(Engine::Postgres, text);
    if begins(&masked, &["DROP", "INDEX", "CONCURRENTLY"])
        && let Some(place) = places(&masked, "CONCURRENTLY").into_iter().next()
    {
        blank(text, place);
    }
    if begins(&masked, &["CREATE"])
        && let Some(place) = places(&masked, "ON ONLY").into_iter().next()
    {
        // pg_dump, of the index of a table with partitions.
        blank(text, place.start + 2..place.end);
    }
    if begins(&masked, &["CREATE", "TABLE"]) || begins(&masked, &["CREATE", "UNLOGGED", "TABLE"]) {
        // Behind a check of a new table it says nothing: there are no rows.
        places(&masked, "NOT VALID").into_iter().for_each(|place| blank(text, place));
    }
    // The sequence of an identity, which pg_dump writes out.
    for place in places(&masked, "AS IDENTITY") {
        let rest = &masked[place.end..];
        let Some(list) = rest.trim_start().strip_prefix('(') else { continue };
        let end = masked.len() - list.len() + list.find(')').map_or(list.len(), |close| close + 1);
        blank(text, place.end..end);
    }
}

/// Where the brackets of a CREATE TABLE's columns end.
fn body_end(masked: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in masked.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// What stands behind the columns of a CREATE TABLE, but for its comment.
pub(super) fn options(engine: Engine, text: &str) -> (&str, Option<Range<usize>>) {
    let masked = masked(engine, text);
    let Some(end) = body_end(&masked).filter(|_| begins(&masked, &["CREATE"])) else { return ("", None) };
    let comment = places(&masked[end..], "COMMENT").into_iter().next().and_then(|word| {
        let start = end + word.start;
        let open = start + masked[start..].find('\'')?;
        let close = open + 1 + masked[open + 1..].find('\'')?;
        Some(start..close + 1)
    });
    (&text[end..], comment)
}

fn mysql(text: &mut String) {
    let masked = masked(Engine::Mariadb, text);
    let create = begins(&masked, &["CREATE", "TABLE"]) || begins(&masked, &["CREATE", "OR", "REPLACE", "TABLE"]);
    if !create && !begins(&masked, &["ALTER", "TABLE"]) {
        return;
    }
    // How wide a number is shown; the reader lists it.
    places(&masked, "ZEROFILL").into_iter().for_each(|place| blank(text, place));
    for place in places(&masked, "PERSISTENT") {
        text.replace_range(place, "STORED    ");
    }
    for words in ["WITHOUT SYSTEM VERSIONING", "WITH SYSTEM VERSIONING"] {
        let end = body_end(&masked).unwrap_or(0);
        places(&masked, words).into_iter().filter(|place| place.start < end).for_each(|place| blank(text, place));
    }
    // How the rows are kept is listed; the parser knows only some of its words.
    let kept = create.then(|| options(Engine::Mariadb, text)).map(|(tail, comment)| (text.len() - tail.len(), comment));
    if let Some((start, comment)) = kept.filter(|(start, _)| *start < text.len()) {
        let end = text.len();
        let comment = comment.unwrap_or(end..end);
        blank(text, start..comment.start);
        blank(text, comment.end..end);
    }
}

/// Whether the column whose name stands at this place is filled up with zeros.
pub(super) fn is_filled(engine: Engine, text: &str, name: &Span, start: usize) -> bool {
    let masked = masked(engine, text);
    let Some(rest) = (name.end as usize).checked_sub(start).and_then(|from| masked.get(from..)) else { return false };
    let mut depth = 0_i32;
    let end = rest.find(|c: char| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth < 0 || (depth == 0 && c == ',')
    });
    !places(&rest[..end.unwrap_or(rest.len())], "ZEROFILL").is_empty()
}

/// Words that end a column's type.
const BEHIND: &[&str] = &[
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS",
    "AUTOINCREMENT",
    "ON",
];

/// Words that begin a constraint of a table.
const CONSTRAINTS: &[&str] = &["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

/// The sign that stands for the blanks of a type of several words, which the parser would not take for one.
pub(super) const JOINT: char = '\u{7f}';

/// SQLite takes a name in quotes of texts, and any words for a type.
fn sqlite(text: &mut String) {
    let masked = masked(Engine::Sqlite, text);
    if !begins(&masked, &["CREATE"]) || !masked.split_ascii_whitespace().take(3).any(|word| word == "TABLE") {
        return;
    }
    let Some(open) = masked.find('(') else { return };
    let (mut depth, mut starts) = (0_usize, vec![]);
    for (at, byte) in masked.bytes().enumerate() {
        match byte {
            b'(' => {
                depth += 1;
                if depth == 1 {
                    starts.push(at + 1);
                }
            }
            b')' => depth = depth.saturating_sub(1),
            b',' if depth == 1 => starts.push(at + 1),
            _ => {}
        }
    }
    for name in places(&masked, "TABLE").into_iter().take(1).map(|place| place.end).filter(|at| *at < open) {
        requoted(text, &masked, name);
    }
    for start in starts {
        let behind = requoted(text, &masked, start);
        let first = masked[start..].trim_start().split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
        if first.is_none_or(|word| !CONSTRAINTS.contains(&word)) {
            joined(text, &masked, behind);
        }
    }
}

/// Goes over the name that begins behind some blanks, in quotes of a name; returns where it ends.
fn requoted(text: &mut String, masked: &str, from: usize) -> usize {
    let rest = &masked[from..];
    let start = from + (rest.len() - rest.trim_start().len());
    let close = match masked.as_bytes().get(start) {
        Some(b'\'') => '\'',
        Some(b'"') => '"',
        Some(b'`') => '`',
        Some(b'[') => ']',
        _ => {
            let end = masked[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
            return end.map_or(masked.len(), |end| start + end);
        }
    };
    let Some(length) = masked[start + 1..].find(close) else { return masked.len() };
    let end = start + 1 + length + 1;
    if close == '\'' && !text[start + 1..end - 1].contains('"') {
        let name = text[start + 1..end - 1].replace("''", "'");
        let filled = format!("\"{name}\"{}", " ".repeat(end - start - 2 - name.len()));
        text.replace_range(start..end, &filled);
    }
    end
}

/// A type of several words that is none of the standard's becomes one word.
fn joined(text: &mut String, masked: &str, from: usize) {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    loop {
        let rest = &masked[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let length =
            masked[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(masked.len() - start);
        if length == 0 || BEHIND.contains(&&masked[start..start + length]) {
            break;
        }
        words.push(start..start + length);
        at = start + length;
    }
    let said: Vec<&str> = words.iter().map(|word| &masked[word.clone()]).collect();
    // What the parser knows.
    let known = match said.as_slice() {
        [] | [_] => true,
        ["DOUBLE", "PRECISION"] | ["CHARACTER" | "CHAR", "VARYING"] => true,
        ["TIMESTAMP" | "TIME", rest @ ..] => matches!(rest, ["WITH" | "WITHOUT", "TIME", "ZONE"]),
        [first, "UNSIGNED"] => ["TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT"].contains(first),
        _ => false,
    };
    if !known {
        for pair in words.windows(2) {
            let sign = JOINT.to_string().repeat(pair[1].start - pair[0].end);
            text.replace_range(pair[0].end..pair[1].start, &sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_bytes_stay() {
        for (engine, text, made) in [
            (Engine::Postgres, "DROP INDEX CONCURRENTLY a", "DROP INDEX              a"),
            (Engine::Postgres, "CREATE INDEX a ON ONLY b (c)", "CREATE INDEX a ON      b (c)"),
            (
                Engine::Postgres,
                "CREATE TABLE a (b int CHECK (b > 0) NOT VALID)",
                "CREATE TABLE a (b int CHECK (b > 0)          )",
            ),
            (
                Engine::Mariadb,
                "CREATE TABLE a (b int zerofill) ENGINE=X COMMENT='ZEROFILL' Y=1",
                "CREATE TABLE a (b int         )          COMMENT='ZEROFILL'    ",
            ),
            (
                Engine::Sqlite,
                "CREATE TABLE 'a' ('b''c' UNSIGNED BIG INT, [d] DOUBLE PRECISION)",
                "CREATE TABLE \"a\" (\"b'c\"  UNSIGNED\u{7f}BIG\u{7f}INT, [d] DOUBLE PRECISION)",
            ),
            (
                Engine::Sqlite,
                "CREATE TABLE a (b TEXT DEFAULT 'c', CHECK (b > 'd'))",
                "CREATE TABLE a (b TEXT DEFAULT 'c', CHECK (b > 'd'))",
            ),
        ] {
            assert_eq!(readable(engine, text), made);
            assert_eq!(made.len(), text.len());
        }
    }

    #[test]
    fn the_rest_of_a_table_is_told_from_its_comment() {
        let text = "CREATE TABLE a (b int) ENGINE=X COMMENT='it''s' PARTITION BY HASH (b)";
        let (tail, comment) = options(Engine::Mariadb, text);
        assert_eq!(tail, " ENGINE=X COMMENT='it''s' PARTITION BY HASH (b)");
        assert_eq!(comment.map(|range| &text[range]), Some("COMMENT='it''s'"));
    }
}
