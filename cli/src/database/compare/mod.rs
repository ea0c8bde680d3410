//! A model beside a database: what differs, in which direction, and what would cure it.
//!
//! The model is printed as DDL and read by the reader that reads the database, so both have come the same way, and what an engine needs beside
//! the model (a length check of SQLite, a generated column of MySQL) is compared too. Engines print conditions in words of their own; those are
//! compared in one form (`sql/canon.rs`), never as texts.

mod column;
mod comment;
mod cure;
mod item;
mod side;

use groundplan_schema::emit::sql;
use groundplan_schema::ir::Schema;
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;

use super::ignore::Pattern;
use super::live::Live;
use cure::Cures;
use side::Side;

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In which direction.
    pub direction: Direction,
    /// What it is: `table`, `column`, `type`, `not null`, `default`, `primary key`, `unique`, `index`, `check`, `foreign key`, `policy`, `trigger`, …
    pub kind: &'static str,
    /// The table that it belongs to, with its namespace where that is not the default one.
    pub table: Option<String>,
    /// Its name; of a type, a default and the like, the column's.
    pub name: String,
    /// What the model says.
    pub model: Option<String>,
    /// What the database says.
    pub database: Option<String>,
    /// SQL that can be pasted, or the word that would cure it.
    pub cure: String,
}

/// Where something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The model has it, the database has not.
    Missing,
    /// The database has it, the model has not.
    Extra,
    /// Both have it, and it is not the same.
    Different,
}

impl Direction {
    /// The word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Direction::Missing => "missing_in_database",
            Direction::Extra => "only_in_database",
            Direction::Different => "different",
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Comparison {
    /// By table, then as the model has them.
    pub differences: Vec<Difference>,
    /// Tables and views that were left out, and why.
    pub ignored: Vec<(String, String)>,
}

/// Compares a model with a database of the same engine.
///
/// # Errors
/// They are of two engines.
pub fn compare(model: &Schema, live: &Live, ignore: &[Pattern]) -> Result<Comparison, String> {
    if model.engine != live.engine {
        return Err(format!(
            "the model is for {}, and `{}` is {}: name the database of the model, or another engine by `--engine`",
            model.engine.title(),
            live.shown,
            live.engine.title()
        ));
    }
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let statements = sql::statements(model);
    let text: String = statements.iter().map(|statement| format!("{};\n", statement.sql)).collect();
    let expected = Side::of_script(&mut sources, model.engine, "model", &text, &mut out);
    let found = Side::of_database(&mut sources, live, ignore, &mut out);
    out.finish();
    let mut comparing = Comparing {
        cures: Cures::new(model, statements),
        ignored: Vec::new(),
        differences: Vec::new(),
        model,
        expected: &expected,
        found: &found,
        patterns: ignore,
    };
    comparing.run();
    let Comparing { ignored, differences, .. } = comparing;
    Ok(Comparison { differences, ignored })
}

struct Comparing<'a> {
    cures: Cures<'a>,
    ignored: Vec<(String, String)>,
    differences: Vec<Difference>,
    model: &'a Schema,
    expected: &'a Side,
    found: &'a Side,
    patterns: &'a [Pattern],
}

impl Comparing<'_> {
    fn run(&mut self) {
        let external: Vec<&str> =
            self.model.models.iter().filter(|model| model.external).map(|model| model.table.as_str()).collect();
        for table in &self.expected.schema.models {
            if let Some(pattern) =
                self.patterns.iter().find(|pattern| pattern.matches(table.namespace.as_deref(), &table.table))
            {
                self.ignored.push((table.table.clone(), format!("by `{}`, though the model has it", pattern.text())));
                continue;
            }
            match self.found.table(table.namespace.as_deref(), &table.table) {
                Some(found) => {
                    self.columns(table, found);
                    self.comments(table, found);
                    self.items(table, found);
                    self.things(Some(table));
                }
                None => {
                    let cure = self.cures.table(&table.qualified());
                    self.push(Direction::Missing, "table", None, &table.table, [Some("a table"), None], cure);
                }
            }
        }
        for table in &self.found.schema.models {
            if self.expected.table(table.namespace.as_deref(), &table.table).is_some() {
                continue;
            }
            let shown = side::shown(table);
            if table.external {
                self.ignored.push((shown, "a migration tool's, or a part of another table".to_owned()));
            } else if external.contains(&table.table.as_str()) {
                self.ignored.push((shown, "the model calls it external".to_owned()));
            } else {
                let cure = self.cures.drop_table(table);
                self.push(Direction::Extra, "table", None, &shown, [None, Some("a table")], cure);
            }
        }
        self.things(None);
        self.unread();
        self.ignored.extend(self.found.ignored.iter().cloned());
    }

    /// `said`: by the model, by the database.
    fn push(
        &mut self,
        direction: Direction,
        kind: &'static str,
        table: Option<&str>,
        name: &str,
        said: [Option<&str>; 2],
        cure: String,
    ) {
        let [model, database] = said;
        self.differences.push(Difference {
            direction,
            kind,
            table: table.map(str::to_owned),
            name: name.to_owned(),
            model: model.map(str::to_owned),
            database: database.map(str::to_owned),
            cure,
        });
    }
}
