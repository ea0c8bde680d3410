//! How dangerous a change is while the old program runs, and why.

use super::change::{Change, Part};
use super::planned::not_planned_yet;
use crate::ir::{Engine, Model, Schema};

/// The class of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Short locks, nothing is rewritten, the old program keeps working.
    Safe,
    /// Scans, writes or takes long; reads go on.
    Caution,
    /// The old program fails.
    Breaking,
    /// Data is gone for good.
    Lossy,
}

impl Class {
    /// As it stands in comments and reports.
    pub const fn word(self) -> &'static str {
        match self {
            Class::Safe => "safe",
            Class::Caution => "caution",
            Class::Breaking => "breaking",
            Class::Lossy => "lossy",
        }
    }
}

/// Class and reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safety {
    /// The class.
    pub class: Class,
    /// Why, as a clause without a full stop.
    pub reason: String,
}

/// How dangerous a change is, done by the method that the planner writes.
pub fn safety(change: &Change, before: &Schema, after: &Schema) -> Safety {
    let engine = after.engine;
    let of = |class, reason: &str| Safety { class, reason: reason.to_owned() };
    match change {
        Change::NewTable { table } => new_table(table, before, after),
        Change::NewColumn { table, column } => {
            let field = after.find_table(table).and_then(|id| after.model(id).column(column));
            match field.map(|field| field.default.is_some()) {
                Some(true) => of(Class::Safe, "old rows show the default and none is rewritten"),
                _ => of(Class::Safe, "old rows have no value in it and none is rewritten"),
            }
        }
        Change::NewPart { part: Part::Index, .. } if engine == Engine::Postgres => {
            of(Class::Safe, "built without locking writers out, however long it takes")
        }
        Change::NewPart { part: Part::Index, .. } if engine.is_mysql_family() => of(
            Class::Safe,
            "built while reads and writes go on, however long it takes; the server refuses it where it cannot",
        ),
        Change::NewPart { part: Part::Index, .. } => of(Class::Caution, "writers wait until it is built"),
        Change::NewPart { part: Part::Check | Part::ForeignKey, .. } if engine == Engine::Postgres => {
            of(Class::Safe, "holds for new rows at once, and old rows are looked at later, without locking writers out")
        }
        Change::NewPart { part: Part::Check | Part::ForeignKey, .. } if engine.is_mysql_family() => {
            of(Class::Caution, "the table is copied, and writers wait until that is done")
        }
        Change::NewPart { part: Part::Check, .. } => of(Class::Caution, "the rows that are there are looked at"),
        Change::NewPart { .. } | Change::PartChanged { .. } => {
            of(Class::Caution, "the rows that are there may break it")
        }
        Change::PartGone { part: Part::Index, .. } if not_planned_yet(change, before, after).is_none() => {
            of(Class::Safe, "another index begins with the same columns")
        }
        Change::PartGone { part: Part::Index, .. } => of(Class::Caution, "queries that use it get slow"),
        Change::PartGone { .. } => of(Class::Caution, "rows that it kept out get in"),
        Change::TableGone { .. } | Change::ColumnGone { .. } => of(Class::Lossy, "its data is gone for good"),
        Change::TableChanged { .. } | Change::ColumnChanged { .. } => {
            of(Class::Breaking, "the program that runs expects the old form")
        }
        Change::CommentChanged { .. } => of(Class::Safe, "it is for people, and no row is touched"),
        Change::SettingChanged { .. } => of(Class::Breaking, "it changes every table"),
    }
}

fn new_table(table: &str, before: &Schema, after: &Schema) -> Safety {
    let parents = |model: &Model| {
        let keys = model.foreign_keys.iter().filter(|key| before.find_target(key).is_some());
        let mut names: Vec<String> = keys.map(|key| format!("`{}`", key.table)).collect();
        names.sort();
        names.dedup();
        names.join(" and ")
    };
    let parents = after.find_table(table).map(|id| parents(after.model(id))).unwrap_or_default();
    let reason = if parents.is_empty() || after.engine == Engine::Sqlite {
        "a new table, which nothing reads yet".to_owned()
    } else {
        format!("a new table, which nothing reads yet (writers of {parents} wait for a moment)")
    };
    Safety { class: Class::Safe, reason }
}
