//! Changes → migration folders: what each holds in up.sql and down.sql.
//!
//! Only planned changes come here ([`crate::diff::not_planned_yet`] refuses the others). A new table, a new column and their constraints go
//! into one transaction. On PostgreSQL an index on a table that is there is built CONCURRENTLY, which takes a folder of its own, without a
//! transaction and with exactly one statement in it; and constraints over rows that are there hold for new rows first and are validated in
//! a transaction of their own, because the first one's locks would last through the scan.

use super::statement::{Kind, Statement};
use super::{alter, create, statements};
use crate::diff::{Change, Class, Part, Safety, safety};
use crate::ir::{Engine, Model, Schema};

/// One migration folder.
#[derive(Debug, Clone)]
pub struct Step {
    /// What stands behind the migration's name; empty of the first folder.
    pub suffix: String,
    /// Whether it runs in a transaction: `run_in_transaction` of metadata.toml.
    pub transaction: bool,
    /// up.sql.
    pub up: String,
    /// down.sql.
    pub down: String,
    /// The schema after it.
    pub after: Schema,
}

/// The folders that lead from `before` to `after`, in order. `changes` are all of [`crate::diff::compare`], and none is refused.
pub fn plan(before: &Schema, after: &Schema, changes: &[Change]) -> Vec<Step> {
    let mut plan = Plan { before, after, main: Vec::new(), indexes: Vec::new(), validations: Vec::new() };
    plan.tables(changes);
    plan.columns(changes);
    plan.parts(changes);
    plan.steps()
}

/// metadata.toml. The key always stands there: where it is missing, Diesel reads false.
pub fn metadata(transaction: bool) -> String {
    format!("run_in_transaction = {transaction}\n")
}

/// up.sql and down.sql of a folder that a person fills in: the changes as comments, and no statement.
pub fn by_hand(changes: &[Change], before: &Schema, after: &Schema) -> (String, String) {
    let list = |intro: &str| {
        let mut out = format!("-- {intro}\n--\n");
        for change in changes {
            let Safety { class, reason } = safety(change, before, after);
            out.push_str(&comment(&format!("{change} ({}: {reason})", class.word())));
        }
        out
    };
    (
        list("Write the statements for these changes here. The migration is refused as long as there is none."),
        list("Write the statements that take these changes back here."),
    )
}

/// A statement with the class and the reason that stand over it, up and down.
struct Line {
    statement: Statement,
    safety: Safety,
}

struct Plan<'a> {
    before: &'a Schema,
    after: &'a Schema,
    main: Vec<Line>,
    indexes: Vec<Line>,
    validations: Vec<Line>,
}

impl Plan<'_> {
    fn safety(&self, change: &Change) -> Safety {
        safety(change, self.before, self.after)
    }

    fn model(&self, table: &str) -> Option<&Model> {
        self.after.find_table(table).map(|id| self.after.model(id))
    }

    fn tables(&mut self, changes: &[Change]) {
        let new = |table: &str| changes.iter().find(|c| matches!(c, Change::NewTable { table: new } if new == table));
        // Functions that tables share: an older migration may have made them.
        let known: Vec<Statement> = statements(self.before);
        let is_known = |one: &Statement| {
            one.kind == Kind::Function && known.iter().any(|old| old.kind == one.kind && old.name == one.name)
        };
        for statement in create::tables(self.after, |model| new(&model.table).is_some()) {
            if is_known(&statement) {
                continue;
            }
            let safety = match (statement.kind, new(&statement.about)) {
                (Kind::Table, Some(change)) => self.safety(change),
                (Kind::Index, _) => safe("the table is empty"),
                (Kind::Function, _) => safe("nothing calls it yet"),
                _ => safe("nothing reads the table yet"),
            };
            self.main.push(Line { statement, safety });
        }
    }

    fn columns(&mut self, changes: &[Change]) {
        for before in &self.before.models {
            let Some(after) = self.model(&before.table) else { continue };
            let mut fields = Vec::new();
            for change in changes {
                match change {
                    Change::NewColumn { table, column } if *table == before.table => {
                        fields.extend(after.column(column).map(|field| (field, self.safety(change))));
                    }
                    _ => {}
                }
            }
            if fields.is_empty() {
                continue;
            }
            let names: Vec<_> = fields.iter().map(|(field, _)| *field).collect();
            let lines = alter::add_columns(self.after, before, after, &names).into_iter().map(|statement| {
                let own =
                    fields.iter().find(|(field, _)| statement.kind == Kind::Column && field.column == statement.name);
                let safety = own.map(|(_, safety)| safety.clone());
                Line { safety: safety.unwrap_or_else(|| safe("made anew, because it names all columns")), statement }
            });
            let lines: Vec<Line> = lines.collect();
            self.main.extend(lines);
        }
    }

    fn parts(&mut self, changes: &[Change]) {
        for change in changes {
            let Change::NewPart { table, part, name } = change else { continue };
            let Some(model) = self.model(table) else { continue };
            let safety = self.safety(change);
            let made: Vec<Statement> = match part {
                Part::Index => {
                    let index = model.indexes.iter().find(|index| index.name == *name);
                    index.and_then(|index| alter::add_index(self.after, model, index, true)).into_iter().collect()
                }
                Part::Check => {
                    let check = model.checks.iter().find(|check| check.name == *name);
                    check.and_then(|check| alter::add_check(self.after, model, check, true)).into_iter().collect()
                }
                Part::ForeignKey => {
                    let key = model.foreign_keys.iter().find(|key| key.name == *name);
                    key.map(|key| alter::add_foreign_key(self.after, model, key, true)).unwrap_or_default()
                }
                Part::PrimaryKey | Part::Unique => Vec::new(),
            };
            let validation = (!made.is_empty() && matches!(part, Part::Check | Part::ForeignKey))
                .then(|| alter::validate(self.after, model, name))
                .flatten();
            let into = if *part == Part::Index && self.after.engine == Engine::Postgres {
                &mut self.indexes
            } else {
                &mut self.main
            };
            into.extend(made.into_iter().map(|statement| Line { statement, safety: safety.clone() }));
            self.validations.extend(validation.map(|statement| Line {
                statement,
                safety: safe("reads the rows that are there, without locking writers out, however long it takes"),
            }));
        }
    }

    fn steps(self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut missing: Vec<String> = self.indexes.iter().map(|line| line.statement.name.clone()).collect();
        if !self.main.is_empty() {
            steps.push(step(String::new(), true, &self.main, without(self.after, &missing), SHORT));
        }
        for line in &self.indexes {
            missing.retain(|name| *name != line.statement.name);
            let suffix = if steps.is_empty() { String::new() } else { line.statement.name.clone() };
            let lines = std::slice::from_ref(line);
            steps.push(step(suffix, false, lines, without(self.after, &missing), ""));
        }
        if !self.validations.is_empty() {
            steps.push(step("validate".to_owned(), true, &self.validations, self.after.clone(), LONG));
        }
        steps
    }
}

/// Whoever waits for a lock holds up everybody behind: better give up, and try again.
const SHORT: &str = "SET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = '60s';\n";
/// The same where a statement reads a whole table.
const LONG: &str = "SET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = '0';\n";

fn safe(reason: &str) -> Safety {
    Safety { class: Class::Safe, reason: reason.to_owned() }
}

/// The schema without indexes that later folders build.
fn without(schema: &Schema, indexes: &[String]) -> Schema {
    let mut schema = schema.clone();
    for model in &mut schema.models {
        model.indexes.retain(|index| !indexes.contains(&index.name));
    }
    schema
}

fn step(suffix: String, transaction: bool, lines: &[Line], after: Schema, timeouts: &str) -> Step {
    let timeouts = if after.engine == Engine::Postgres { timeouts } else { "" };
    let mut up = timeouts.to_owned();
    for line in lines {
        let Safety { class, reason } = &line.safety;
        block(&mut up, &format!("{}: {reason}", class.word()), &line.statement.sql);
    }
    let mut down = timeouts.to_owned();
    let undone: Vec<(&Line, &String)> =
        lines.iter().rev().filter_map(|line| Some((line, line.statement.undo.as_ref()?))).collect();
    if after.engine == Engine::Sqlite && undone.iter().any(|(line, _)| line.statement.kind == Kind::Table) {
        // SQLite empties a table before it drops it; rows that refer to each other may go in any order.
        down.push_str("PRAGMA defer_foreign_keys = ON;\n");
    }
    for (line, undo) in &undone {
        let why = match line.statement.kind {
            Kind::Table => "lossy: the table's rows go with it",
            Kind::Column => "lossy: the column's values go with it",
            _ => "safe: no row is touched",
        };
        block(&mut down, why, undo);
    }
    if undone.is_empty() {
        down.push_str("-- Nothing to take back.\n");
    }
    Step { suffix, transaction, up, down, after }
}

fn block(out: &mut String, why: &str, sql: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&comment(why));
    out.push_str(sql);
    out.push_str(";\n");
}

/// One line, whatever names stand in it.
fn comment(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("-- {line}\n")
}
