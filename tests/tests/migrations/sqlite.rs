//! A SQLite database, Diesel's own runner on it, and what it is made of.

use std::collections::BTreeSet;
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};

pub(crate) struct Db(SqliteConnection);

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<Text>)]
    text: Option<String>,
}

impl Db {
    pub(crate) fn new() -> Db {
        let mut db = Db(SqliteConnection::establish(":memory:").expect("SQLite in memory"));
        db.run("PRAGMA foreign_keys = ON");
        db
    }

    pub(crate) fn run(&mut self, sql: &str) {
        self.0.batch_execute(sql).unwrap_or_else(|error| panic!("{error}:\n{sql}"));
    }

    pub(crate) fn texts(&mut self, query: &str) -> Vec<String> {
        let rows = diesel::sql_query(query).load::<Row>(&mut self.0);
        let rows = rows.unwrap_or_else(|error| panic!("{error}:\n{query}"));
        rows.into_iter().map(|row| row.text.unwrap_or_else(|| "NULL".to_owned())).collect()
    }

    /// Runs what is pending, with Diesel's own runner; gives the count.
    pub(crate) fn up(&mut self, package: &Path) -> usize {
        let source = FileBasedMigrations::from_path(package.join("migrations")).expect("a migrations folder");
        self.0.run_pending_migrations(source).unwrap_or_else(|error| panic!("{}: {error}", package.display())).len()
    }

    /// The same with ours; gives the names.
    pub(crate) fn run_ours(&mut self, package: &Path) -> Result<Vec<String>, String> {
        let source = FileBasedMigrations::from_path(package.join("migrations")).expect("a migrations folder");
        groundplan::migrations::run(&mut self.0, source).map_err(|error| error.to_string())
    }

    /// Takes the newest migrations back.
    pub(crate) fn down(&mut self, package: &Path, count: usize) {
        for _ in 0..count {
            let source = FileBasedMigrations::from_path(package.join("migrations")).expect("a migrations folder");
            self.0.revert_last_migration(source).unwrap_or_else(|error| panic!("{}: {error}", package.display()));
        }
    }

    /// Everything that the database is made of, but for the order of columns and for Diesel's own table.
    pub(crate) fn facts(&mut self) -> BTreeSet<String> {
        let mut facts = BTreeSet::new();
        let tables = self.texts(
            "SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        );
        for table in &tables {
            let quoted = format!("'{}'", table.replace('\'', "''"));
            let queries = [
                format!(
                    "SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || coalesce(dflt_value, '-') || ' ' || pk AS text \
                     FROM pragma_table_info({quoted})"
                ),
                format!(
                    "SELECT group_concat(\"from\" || '>' || \"table\" || '.' || \"to\" || ' ' || on_delete) AS text \
                     FROM (SELECT * FROM pragma_foreign_key_list({quoted}) ORDER BY id, seq) GROUP BY id"
                ),
                format!(
                    "SELECT origin || ' unique ' || (SELECT group_concat(name) FROM pragma_index_info(l.name)) AS text \
                     FROM pragma_index_list({quoted}) l WHERE origin <> 'c'"
                ),
            ];
            for query in &queries {
                facts.extend(self.texts(query).into_iter().map(|text| format!("{table}: {text}")));
            }
            let sql =
                self.texts(&format!("SELECT sql AS text FROM sqlite_master WHERE type = 'table' AND name = {quoted}"));
            let sql = sql.concat();
            facts.extend(checks(&sql).into_iter().map(|check| format!("{table}: {check}")));
            facts.insert(format!("{table}: strict {}", sql.ends_with("STRICT")));
        }
        let others =
            "SELECT sql AS text FROM sqlite_master WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL";
        facts.extend(self.texts(others).into_iter().map(|sql| sql.split_whitespace().collect::<Vec<_>>().join(" ")));
        facts
    }
}

/// `CONSTRAINT "name" CHECK (…)` of a table's text, wherever ALTER TABLE put it.
fn checks(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in sql.match_indices("CONSTRAINT \"check_") {
        let rest = &sql[at..];
        let mut depth = 0;
        let end = rest.char_indices().find(|(_, c)| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => return false,
            };
            depth == 0
        });
        found.push(rest[..=end.expect("brackets are closed").0].to_owned());
    }
    found
}
