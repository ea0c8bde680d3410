//! Changes → migration folders: what each holds in up.sql and down.sql.
//!
//! Only planned changes come here ([`crate::diff::not_planned_yet`] refuses the others). A new table, a new column and their constraints go
//! into one transaction. On PostgreSQL an index on a table that is there is built CONCURRENTLY, which takes a folder of its own, without a
//! transaction and with exactly one statement in it; and constraints over rows that are there hold for new rows first and are validated in
//! a transaction of their own, because the first one's locks would last through the scan.

use super::statement::{Kind, Statement};
use super::{alter, create, statements};
use crate::diff::{Change, Class, Part, Safety, safety};
use crate::ir::{Engine, Index, Model, Schema};

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
    let mut plan =
        Plan { before, after, main: Vec::new(), indexes: Vec::new(), validations: Vec::new(), superseded: Vec::new() };
    plan.tables(changes);
    plan.columns(changes);
    plan.parts(changes);
    plan.comments(changes);
    plan.superseded(changes);
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
    /// Indexes that others supersede: table, index, and what drops it.
    superseded: Vec<(String, Index, Line)>,
}

impl Plan<'_> {
    fn safety(&self, change: &Change) -> Safety {
        safety(change, self.before, self.after)
    }

    fn model(&self, table: &str) -> Option<&Model> {
        self.after.find_table(table).map(|id| self.after.model(id))
    }

    fn tables(&mut self, changes: &[Change]) {
        // A table that is there already is told of behind its namespace.
        let same =
            |new: &str, about: &str| about.strip_suffix(new).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        let new =
            |about: &str| changes.iter().find(|c| matches!(c, Change::NewTable { table: new } if same(new, about)));
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

    fn comments(&mut self, changes: &[Change]) {
        for change in changes {
            let Change::CommentChanged { table, column } = change else { continue };
            let Some(before) = self.before.find_table(table).map(|id| self.before.model(id)) else { continue };
            let Some(after) = self.model(table) else { continue };
            let statement = alter::comment(self.after, before, after, column.as_deref());
            let lines = statement.map(|statement| Line { statement, safety: self.safety(change) });
            self.main.extend(lines);
        }
    }

    /// The other index is there first: no moment is without one.
    fn superseded(&mut self, changes: &[Change]) {
        for change in changes {
            let Change::PartGone { table, part: Part::Index, name } = change else { continue };
            let Some(old) = self.before.find_table(table).map(|id| self.before.model(id)) else { continue };
            let Some(index) = old.indexes.iter().find(|index| index.name == *name) else { continue };
            let Some(made) = alter::add_index(self.before, old, index, true) else { continue };
            let Some(drop) = made.undo else { continue };
            let statement =
                Statement { kind: Kind::Drop, sql: drop, undo: Some(made.sql), about: made.about, name: made.name };
            let line = Line { statement, safety: self.safety(change) };
            self.superseded.push((table.clone(), index.clone(), line));
        }
    }

    fn steps(mut self) -> Vec<Step> {
        if self.after.engine != Engine::Postgres {
            self.main.extend(self.superseded.drain(..).map(|(.., line)| line));
        }
        let mut steps: Vec<Step> = Vec::new();
        let mut state = State { after: self.after, missing: Vec::new(), left: Vec::new() };
        state.missing = self.indexes.iter().map(|line| line.statement.name.clone()).collect();
        state.left = self.superseded.iter().map(|(table, index, _)| (table.clone(), index.clone())).collect();
        let suffix = |steps: &[Step], name: &str| if steps.is_empty() { String::new() } else { name.to_owned() };
        if !self.main.is_empty() {
            // A DDL statement of MySQL or MariaDB commits by itself, and with it whatever a transaction held.
            let transaction = !self.after.engine.is_mysql_family();
            steps.push(step(String::new(), transaction, &self.main, state.schema(), SHORT));
        }
        for line in &self.indexes {
            state.missing.retain(|name| *name != line.statement.name);
            let suffix = suffix(&steps, &line.statement.name);
            steps.push(step(suffix, false, std::slice::from_ref(line), state.schema(), ""));
        }
        for (_, index, line) in &self.superseded {
            state.left.retain(|(_, left)| left.name != index.name);
            let suffix = suffix(&steps, &format!("drop_{}", index.name));
            steps.push(step(suffix, false, std::slice::from_ref(line), state.schema(), ""));
        }
        if !self.validations.is_empty() {
            steps.push(step("validate".to_owned(), true, &self.validations, state.schema(), LONG));
        }
        steps
    }
}

/// What the schema is between two folders.
struct State<'a> {
    after: &'a Schema,
    /// Indexes that later folders build.
    missing: Vec<String>,
    /// Indexes that later folders drop, each with its table.
    left: Vec<(String, Index)>,
}

impl State<'_> {
    fn schema(&self) -> Schema {
        let mut schema = self.after.clone();
        for model in &mut schema.models {
            model.indexes.retain(|index| !self.missing.contains(&index.name));
            let left = self.left.iter().filter(|(table, _)| *table == model.table);
            model.indexes.extend(left.map(|(_, index)| index.clone()));
        }
        schema
    }
}

/// Whoever waits for a lock holds up everybody behind: better give up, and try again.
const SHORT: &str = "SET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = '60s';\n";
/// What stands over several statements that no transaction holds together.
const ONE_BY_ONE: &str = "-- Each statement commits by itself: if one fails, those before it stay, and are taken out of this file before it runs again.\n";
/// What of MySQL and MariaDB's waits for a lock must not outlast: behind a statement that waits everybody waits.
const WAIT: &str = "SET SESSION lock_wait_timeout = 2;\n";
/// The connection goes on to other things.
const AS_BEFORE: &str = "\nSET SESSION lock_wait_timeout = DEFAULT;\n";
/// The same where a statement reads a whole table.
const LONG: &str = "SET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = '0';\n";

fn safe(reason: &str) -> Safety {
    Safety { class: Class::Safe, reason: reason.to_owned() }
}

fn step(suffix: String, transaction: bool, lines: &[Line], after: Schema, timeouts: &str) -> Step {
    let family = after.engine.is_mysql_family();
    let timeouts = match after.engine {
        Engine::Postgres => timeouts,
        Engine::Mysql | Engine::Mariadb => WAIT,
        Engine::Sqlite => "",
    };
    let mut up = String::new();
    if family && lines.len() > 1 {
        up.push_str(ONE_BY_ONE);
    }
    up.push_str(timeouts);
    for line in lines {
        let Safety { class, reason } = &line.safety;
        block(&mut up, &format!("{}: {reason}", class.word()), &line.statement.sql);
    }
    if family {
        up.push_str(AS_BEFORE);
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
    if family {
        down.push_str(AS_BEFORE);
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
