//! A file of SQL in statements: comments blanked out, the data between them told apart. No engine's grammar is needed for it, only how it quotes.
//!
//! A dump is mostly what no parser of SQL reads (the rows of COPY, psql's own commands, a client's DELIMITER), so this comes first; what is
//! left is parsed statement by statement, and one that cannot be read does not hide the others.

use std::ops::Range;

use groundplan_schema::ir::Engine;

/// One statement, or something between statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    /// Without the sign that ends it.
    pub(super) end: usize,
    /// A line for a client (`\connect`, `DELIMITER`), or the rows of a COPY.
    pub(super) client: bool,
}

/// A text in pieces.
#[derive(Debug)]
pub(super) struct Split {
    /// The text without comments: as many bytes, so that places stay.
    pub(super) clean: String,
    /// The same with the contents of quotes blanked too: what is a word of SQL here is one.
    pub(super) bare: String,
    pub(super) pieces: Vec<Piece>,
    /// What stands in statements and is blanked although it means something: where, and why it is not read.
    pub(super) lost: Vec<(Range<usize>, &'static str)>,
}

/// How quotes and comments read before the engine is known; only good for guessing it.
pub(super) fn split(text: &str, engine: Option<Engine>) -> Split {
    let mysql = matches!(engine, Some(Engine::Mysql | Engine::Mariadb));
    let dollars = matches!(engine, None | Some(Engine::Postgres));
    let mut splitter = Splitter {
        text: text.as_bytes(),
        clean: text.as_bytes().to_vec(),
        bare: text.as_bytes().to_vec(),
        at: 0,
        mysql,
        dollars,
        delimiter: b";".to_vec(),
        pieces: Vec::new(),
        lost: Vec::new(),
    };
    splitter.run();
    splitter.spared();
    let made = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
    Split { clean: made(splitter.clean), bare: made(splitter.bare), pieces: splitter.pieces, lost: splitter.lost }
}

struct Splitter<'a> {
    text: &'a [u8],
    clean: Vec<u8>,
    bare: Vec<u8>,
    at: usize,
    mysql: bool,
    dollars: bool,
    delimiter: Vec<u8>,
    pieces: Vec<Piece>,
    lost: Vec<(Range<usize>, &'static str)>,
}

impl Splitter<'_> {
    fn run(&mut self) {
        while self.gap() {
            if self.client() {
                continue;
            }
            self.statement();
        }
    }

    /// `ON DELETE SET NULL (owner_id)` of PostgreSQL 15 spares the other columns of the key, which the parser does not know: the list
    /// becomes blanks, and the action stays. Where the list is the key's own column, behind its tenant's, nothing is lost by that.
    fn spared(&mut self) {
        const ACTION: &[u8] = b"ON DELETE SET NULL";
        let mut from = 0;
        while let Some(at) =
            self.bare[from..].windows(ACTION.len()).position(|found| found.eq_ignore_ascii_case(ACTION))
        {
            from += at + ACTION.len();
            let blanks = self.bare[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if self.bare.get(from + blanks) == Some(&b'(')
                && let Some(length) = self.bare[from + blanks..].iter().position(|byte| *byte == b')')
            {
                self.at = from + blanks + length + 1;
                let list = from + blanks + 1..self.at - 1;
                if !self.is_own(from, &list) {
                    self.lost.push((from - ACTION.len()..self.at, SPARED));
                }
                self.blank(from + blanks, true);
            }
        }
    }

    /// Whether a list of columns is the last column of the key in front of it, alone.
    fn is_own(&self, before: usize, list: &Range<usize>) -> bool {
        const KEY: &[u8] = b"FOREIGN KEY";
        let text = &self.bare[..before];
        let Some(at) = text.windows(KEY.len()).rposition(|found| found.eq_ignore_ascii_case(KEY)) else { return false };
        let columns = text[at + KEY.len()..].trim_ascii_start().strip_prefix(b"(").unwrap_or_default();
        let columns = columns.split(|byte| *byte == b')').next().unwrap_or_default();
        let own = columns.rsplit(|byte| *byte == b',').next().unwrap_or_default();
        own.trim_ascii() == self.bare[list.clone()].trim_ascii()
    }

    fn rest(&self) -> &[u8] {
        &self.text[self.at.min(self.text.len())..]
    }

    /// Blank out what was read since `from`, but for line breaks.
    fn blank(&mut self, from: usize, clean: bool) {
        for at in from..self.at.min(self.text.len()) {
            if self.text[at] != b'\n' {
                self.bare[at] = b' ';
                if clean {
                    self.clean[at] = b' ';
                }
            }
        }
    }

    fn line_end(&self) -> usize {
        self.rest().iter().position(|byte| *byte == b'\n').map_or(self.text.len(), |end| self.at + end)
    }

    /// Goes over blanks, comments and empty statements; whether something follows.
    fn gap(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let Some(byte) = rest.first() else { return false };
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if rest.starts_with(&[0xEF, 0xBB, 0xBF]) {
                // A mark of Windows editors.
                self.at += 3;
                self.blank(self.at - 3, true);
            } else if rest.starts_with(&self.delimiter) {
                self.at += self.delimiter.len();
            } else if !self.comment() {
                return true;
            }
        }
    }

    /// Goes over a comment, which becomes blanks.
    fn comment(&mut self) -> bool {
        let from = self.at;
        match self.rest() {
            [b'-', b'-', ..] => self.at = self.line_end(),
            [b'#', ..] if self.mysql => self.at = self.line_end(),
            [b'/', b'*', ..] => {
                let mut depth = 0_usize;
                while self.at < self.text.len() {
                    match self.rest() {
                        [b'/', b'*', ..] if depth == 0 || self.dollars => {
                            depth += 1;
                            self.at += 2;
                        }
                        [b'*', b'/', ..] => {
                            depth -= 1;
                            self.at += 2;
                            if depth == 0 {
                                break;
                            }
                        }
                        _ => self.at += 1,
                    }
                }
            }
            _ => return false,
        }
        // `/*!50100 … */` is read by MySQL from that version on, `/*M! … */` by MariaDB.
        if self.mysql && [&b"/*!"[..], b"/*M!"].iter().any(|start| self.text[from..].starts_with(start)) {
            self.lost.push((from..self.at.min(self.text.len()), CONDITIONAL));
        }
        self.blank(from, true);
        true
    }

    /// A line that is for the client and not for the server.
    fn client(&mut self) -> bool {
        let line = self.text[self.at..self.line_end()].to_vec();
        let word = |byte: &u8| byte.is_ascii_alphabetic();
        let first = line.iter().take_while(|byte| word(byte)).count();
        let delimiter = line[..first].eq_ignore_ascii_case(b"DELIMITER");
        // SQLite's shell and psql begin theirs with a sign that no statement begins with.
        if !delimiter && !matches!(line.first(), Some(b'\\' | b'.')) {
            return false;
        }
        if delimiter && !line[first..].trim_ascii().is_empty() {
            self.delimiter = line[first..].trim_ascii().to_vec();
        }
        let start = self.at;
        self.at = self.line_end();
        self.pieces.push(Piece { start, end: self.at, client: true });
        true
    }

    fn statement(&mut self) {
        let start = self.at;
        let mut words: Vec<String> = Vec::new();
        let mut depth = 0_usize;
        let mut block = false;
        while self.at < self.text.len() {
            if depth == 0 && self.rest().starts_with(&self.delimiter) {
                break;
            }
            match self.text[self.at] {
                quote @ (b'\'' | b'"' | b'`') => self.quoted(quote),
                b'$' if self.dollars => {
                    if !self.dollar() {
                        self.at += 1;
                    }
                }
                byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                    let from = self.at;
                    let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || *byte >= 0x80;
                    self.at += self.rest().iter().take_while(|byte| word(byte)).count();
                    let word = String::from_utf8_lossy(&self.text[from..self.at]).to_ascii_uppercase();
                    let routine = || words.iter().take(8).any(|word| ROUTINES.contains(&word.as_str()));
                    // Where a client was told of another sign, that one ends the body.
                    let plain = self.delimiter == b";";
                    let in_block = plain && words.first().is_some_and(|first| first == "CREATE") && routine();
                    let ends = words.last().is_some_and(|last| last == "END");
                    let calls = self.rest().trim_ascii_start().first() == Some(&b'(');
                    match word.as_str() {
                        "BEGIN" if in_block => (depth, block) = (depth + 1, true),
                        "CASE" if block && !ends => depth += 1,
                        // MySQL has a function IF too, and ends these with END IF and the like.
                        "IF" | "LOOP" | "WHILE" | "REPEAT" if block && self.mysql && !ends && !calls => depth += 1,
                        "END" if block => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    words.push(word);
                }
                _ => {
                    if !self.comment() {
                        self.at += 1;
                    }
                }
            }
        }
        let end = self.at.min(self.text.len());
        self.pieces.push(Piece { start, end, client: false });
        self.at = (end + self.delimiter.len()).min(self.text.len());
        let copies = words.first().is_some_and(|word| word == "COPY")
            && words.windows(2).any(|pair| pair[0] == "FROM" && pair[1] == "STDIN");
        if copies {
            self.rows();
        }
    }

    /// The rows of a COPY: until a line with `\.` alone.
    fn rows(&mut self) {
        self.at = (self.line_end() + 1).min(self.text.len());
        let start = self.at;
        while self.at < self.text.len() {
            let end = self.line_end();
            let last = self.text[self.at..end].trim_ascii_end() == b"\\.";
            self.at = (end + 1).min(self.text.len());
            if last {
                break;
            }
        }
        self.blank(start, true);
    }

    /// Goes over a quoted text or name; a doubled quote is one of its characters.
    fn quoted(&mut self, quote: u8) {
        let start = self.at;
        let before = start.checked_sub(1).map(|at| self.text[at]);
        let escapes = quote != b'`' && (self.mysql || (quote == b'\'' && matches!(before, Some(b'E' | b'e'))));
        self.at += 1;
        while self.at < self.text.len() {
            match self.text[self.at] {
                b'\\' if escapes => self.at += 2,
                byte if byte == quote && self.text.get(self.at + 1) == Some(&quote) => self.at += 2,
                byte if byte == quote => {
                    self.at += 1;
                    break;
                }
                _ => self.at += 1,
            }
        }
        if quote == b'\'' {
            self.blank(start, false);
        }
    }

    /// `$body$ … $body$`
    fn dollar(&mut self) -> bool {
        let start = self.at;
        let rest = self.rest();
        let Some(tag) = rest[1..].iter().position(|byte| *byte == b'$') else { return false };
        let name = &rest[1..=tag];
        if !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
            return false;
        }
        let tag = rest[..tag + 2].to_vec();
        let body = &rest[tag.len()..];
        let end = body.windows(tag.len()).position(|window| window == tag);
        self.at += end.map_or(rest.len(), |end| tag.len() + end + tag.len());
        self.blank(start, false);
        true
    }
}

const CONDITIONAL: &str = "not read: what MySQL reads from a version on (`/*! … */`)";
const SPARED: &str = "not read: which columns of a key `SET NULL` is for";

/// What may hold statements of its own.
const ROUTINES: &[&str] = &["TRIGGER", "FUNCTION", "PROCEDURE", "EVENT"];

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, engine: Engine) -> Vec<String> {
        let split = split(text, Some(engine));
        assert_eq!(split.clean.len(), text.len(), "places stay");
        split.pieces.iter().map(|piece| split.clean[piece.start..piece.end].trim().to_owned()).collect()
    }

    #[test]
    fn columns_that_a_deletion_spares_are_no_matter() {
        let text = "ALTER TABLE a ADD FOREIGN KEY (b, c) REFERENCES d (b, e) ON DELETE SET NULL (\"c\");";
        let clean = split(text, Some(Engine::Postgres)).clean;
        assert!(clean.trim_end().ends_with("SET NULL      ;") && clean.len() == text.len(), "{clean}");
    }

    #[test]
    fn quotes_and_comments_hold_no_end() {
        let text = "SELECT 'a;''b'; -- c;\n/* d; /* e; */ f; */ SELECT \"g;h\", E'i\\';j';;";
        assert_eq!(pieces(text, Engine::Postgres), ["SELECT 'a;''b'", "SELECT \"g;h\", E'i\\';j'"]);
        assert_eq!(pieces("INSERT 'a\\';b'; # c;\nSELECT `d;e`", Engine::Mysql), ["INSERT 'a\\';b'", "SELECT `d;e`"]);
    }

    #[test]
    fn bodies_hold_statements() {
        let function =
            "CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN a; b; END $body$ LANGUAGE plpgsql; SELECT 1";
        assert_eq!(pieces(function, Engine::Postgres).len(), 2);
        let trigger = "CREATE TRIGGER t AFTER UPDATE ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; SELECT 1; END; SELECT 2;";
        assert_eq!(pieces(trigger, Engine::Sqlite).len(), 2);
        let mysql = "DELIMITER ;;\nCREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW BEGIN IF x THEN SET y = 1; END IF; END ;;\nDELIMITER ;\nSELECT 1;";
        assert_eq!(pieces(mysql, Engine::Mysql).len(), 4);
    }

    #[test]
    fn rows_of_a_copy_are_no_sql() {
        let text = "COPY public.pots (id, note) FROM stdin;\n1\tit's; odd\n2\t\"\n\\.\n\nSELECT 1;\n\\connect other\nSELECT 2;";
        let found = pieces(text, Engine::Postgres);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[1..], ["SELECT 1", "\\connect other", "SELECT 2"]);
    }
}
