//! What the database keeps of the documentation of tables and columns.

use super::{Engine, Field, Model};

/// The longest comments of MySQL and MariaDB, in characters.
const LONGEST_OF_TABLE: usize = 2048;
const LONGEST_OF_COLUMN: usize = 1024;

impl Model {
    /// The comment on the table as the engine can keep it.
    pub fn comment(&self, engine: Engine) -> Option<String> {
        self.doc.as_deref().filter(|_| self.comments).and_then(|doc| kept(doc, engine, LONGEST_OF_TABLE))
    }

    /// The comment on one of its columns.
    pub fn comment_on(&self, field: &Field, engine: Engine) -> Option<String> {
        field.doc.as_deref().filter(|_| self.comments).and_then(|doc| kept(doc, engine, LONGEST_OF_COLUMN))
    }
}

/// MySQL and MariaDB cut nothing by themselves: what is too long, or has a letter outside of the basic plane, is an error there. One line there,
/// for a comment stands in the line of its column.
fn kept(doc: &str, engine: Engine, longest: usize) -> Option<String> {
    let doc = doc.trim().replace('\0', "");
    let kept = match engine {
        Engine::Sqlite => return None,
        Engine::Postgres => doc,
        Engine::Mysql | Engine::Mariadb => {
            let basic = |c: char| if c.len_utf8() < 4 { c } else { char::REPLACEMENT_CHARACTER };
            let mut basic = doc.chars().map(|c| if c.is_control() { ' ' } else { basic(c) });
            match doc.chars().count() <= longest {
                true => basic.collect(),
                false => basic.by_ref().take(longest - 1).chain(['…']).collect(),
            }
        }
    };
    (!kept.is_empty()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_keeps_what_it_can() {
        let long = "é".repeat(LONGEST_OF_COLUMN + 1);
        let cut = kept(&long, Engine::Mariadb, LONGEST_OF_COLUMN).expect("a comment");
        assert_eq!(cut.chars().count(), LONGEST_OF_COLUMN);
        assert!(cut.ends_with("é…"));
        assert_eq!(kept(&long, Engine::Postgres, LONGEST_OF_COLUMN).as_ref(), Some(&long));
        assert_eq!(kept(&long[2..], Engine::Mysql, LONGEST_OF_COLUMN).as_deref(), Some(&long[2..]), "it just fits");
        assert_eq!(kept(" a \u{1f33f}\0 ", Engine::Mysql, 99).as_deref(), Some("a \u{fffd}"));
        assert_eq!(kept("a \u{1f33f}", Engine::Postgres, 99).as_deref(), Some("a \u{1f33f}"));
        assert_eq!(kept("a\nb", Engine::Mariadb, 99).as_deref(), Some("a b"));
        assert_eq!(kept("a", Engine::Sqlite, 99), None);
        assert_eq!(kept(" \n", Engine::Postgres, 99), None, "an empty one is none");
    }
}
