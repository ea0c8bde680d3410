//! What the model has that no migration covers, and the folders that would cover it.

use groundplan_schema::diff::{self, Change};
use groundplan_schema::emit::sql;
use groundplan_schema::emit::sql::migrate::{self, Step};
use groundplan_schema::ir::Schema;
use groundplan_schema::snapshot::{self, Snapshot};

use crate::store::{self, Store, hash};

/// Pending changes; at least one.
#[derive(Debug)]
pub struct Pending {
    before: Schema,
    after: Schema,
    parent: Option<String>,
    /// All changes.
    pub changes: Vec<Change>,
    /// Those that cannot be planned yet, each with the reason. If there is one, nothing is planned.
    pub refused: Vec<(Change, String)>,
}

/// A migration folder as it will be: what stands behind the migration's name, and its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Empty of the first folder.
    pub suffix: String,
    /// File names and texts.
    pub files: Vec<(&'static str, String)>,
}

impl Pending {
    /// Compares the model with the newest snapshot; `None`: nothing is pending.
    pub fn of(store: &Store, schema: &Schema) -> Option<Pending> {
        let (before, parent) = match store.head() {
            Some((snapshot, hash)) => (snapshot.schema.clone(), Some(hash.to_owned())),
            None => (diff::nothing(schema), None),
        };
        let changes = diff::compare(&before, schema);
        if changes.is_empty() {
            return None;
        }
        let why = |change: &Change| Some((change.clone(), diff::not_planned_yet(change, &before, schema)?));
        let refused = changes.iter().filter_map(why).collect();
        Some(Pending { after: schema.clone(), parent, refused, before, changes })
    }

    /// Where the model is covered, but this release prints other SQL for some of its tables than the one that wrote the last migration: what
    /// a person may want to write by hand.
    pub fn reprinted(store: &Store, schema: &Schema) -> Option<Pending> {
        let (head, hash) = store.head()?;
        let printed = printed(schema);
        let differs = |table: &String| {
            let of =
                |list: &[(String, String)]| list.iter().find(|(known, _)| known == table).map(|(_, hash)| hash.clone());
            of(&head.printed) != of(&printed)
        };
        let tables = printed.iter().map(|(table, _)| table).filter(|table| differs(table));
        let what = "is printed in another way by this release".to_owned();
        let changes: Vec<Change> =
            tables.map(|table| Change::TableChanged { table: table.clone(), what: what.clone() }).collect();
        (!changes.is_empty()).then(|| Pending {
            before: head.schema.clone(),
            after: schema.clone(),
            parent: Some(hash.to_owned()),
            changes,
            refused: Vec::new(),
        })
    }

    /// The folders that cover the changes; none where one of them is refused.
    pub fn folders(&self) -> Vec<Folder> {
        if !self.refused.is_empty() {
            return Vec::new();
        }
        let mut parent = self.parent.clone();
        let steps = migrate::plan(&self.before, &self.after, &self.changes);
        steps.into_iter().map(|step| folder(step, &mut parent)).collect()
    }

    /// The folder that a person fills in.
    pub fn by_hand(&self) -> Folder {
        let (up, down) = migrate::by_hand(&self.changes, &self.before, &self.after);
        let step = Step { suffix: String::new(), transaction: true, up, down, after: self.after.clone() };
        folder(step, &mut self.parent.clone())
    }

    /// The changes, one per line, indented.
    pub fn list(&self) -> String {
        self.changes.iter().map(|change| format!("  {change}\n")).collect()
    }

    /// The refused changes with their reasons, one per line, indented.
    pub fn refusals(&self) -> String {
        self.refused.iter().map(|(change, why)| format!("  {change}: {why}\n")).collect()
    }
}

/// The first migration of a database that is there already: the schema as it is, and the statements for an empty database.
pub fn adopted(schema: &Schema, up: String, down: String) -> Folder {
    let step = Step { suffix: String::new(), transaction: true, up, down, after: schema.clone() };
    folder(step, &mut None)
}

/// The files of one folder; `parent` becomes the hash of its snapshot.
fn folder(step: Step, parent: &mut Option<String>) -> Folder {
    let printed = printed(&step.after);
    let snapshot = Snapshot { schema: step.after, parent: parent.take(), printed, phases: Vec::new() };
    let snapshot = snapshot::write(&snapshot);
    let seal = hash(&snapshot);
    let metadata = format!("{}{}", migrate::metadata(step.transaction), store::seal(&seal));
    *parent = Some(seal);
    Folder {
        suffix: step.suffix,
        files: vec![
            ("up.sql", step.up),
            ("down.sql", step.down),
            (store::METADATA, metadata),
            (snapshot::FILE, snapshot),
        ],
    }
}

/// A hash per table of all that is printed for it.
fn printed(schema: &Schema) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for statement in sql::statements(schema) {
        match texts.iter_mut().find(|(table, _)| *table == statement.about) {
            Some((_, text)) => text.push_str(&format!("{};\n", statement.sql)),
            None => texts.push((statement.about, format!("{};\n", statement.sql))),
        }
    }
    texts.into_iter().map(|(table, text)| (table, hash(&text))).collect()
}
