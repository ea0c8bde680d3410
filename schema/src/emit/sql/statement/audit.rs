//! The triggers that fill the audit log where each table needs its own: SQLite, MySQL and MariaDB. PostgreSQL has one function for all.
//!
//! A row of the log holds the row before and after as JSON. Personal data is not copied: where it changes, its name stands in the new data
//! with a mark; so it is with bytes, which would fill the log.

use super::super::dialect::Dialect;
use super::{Kind, Statement};
use crate::ir::{Field, Model, Role, Type};
use crate::name;

/// What stands for a value that is not copied.
pub(in super::super) const MARK: &str = "[changed]";

/// A name and a value, or a name and a condition, as SQL.
pub(in super::super) type Pair = (String, String);
type OfField<'a> = &'a dyn Fn(&Field, &str) -> String;
type OfPairs<'a> = &'a dyn Fn(&[Pair]) -> String;
type OfMarks<'a> = &'a dyn Fn(String, &[Pair]) -> String;
type OfTrigger<'a> = &'a dyn Fn(&Event<'_>) -> String;

/// One trigger: its name quoted, its event, the condition that must hold, and the columns and values of the log's row.
pub(in super::super) struct Event<'a> {
    pub(in super::super) name: &'a str,
    pub(in super::super) event: &'a str,
    pub(in super::super) condition: Option<&'a str>,
    pub(in super::super) columns: &'a str,
    pub(in super::super) values: &'a str,
}

/// How an engine says the parts of such a trigger.
pub(in super::super) struct Words<'a> {
    /// A column of a row (`NEW`) as a value of JSON.
    pub(in super::super) value: OfField<'a>,
    /// A JSON object of these names and values.
    pub(in super::super) object: OfPairs<'a>,
    /// The same with the marks of those of these columns for which the condition holds.
    pub(in super::super) marked: OfMarks<'a>,
    /// Whether a column differs between two rows.
    pub(in super::super) differs: &'a dyn Fn(&str) -> String,
    /// A new key; `None` where the engine numbers the rows.
    pub(in super::super) key: Option<String>,
    /// A key as the log names its record.
    pub(in super::super) record: OfField<'a>,
    /// Who acts.
    pub(in super::super) actor: String,
    /// This moment.
    pub(in super::super) now: String,
    /// The whole trigger.
    pub(in super::super) trigger: OfTrigger<'a>,
}

/// Whether a column is named in the log, but not copied into it.
pub(in super::super) fn is_hidden(field: &Field) -> bool {
    field.pii.is_some() || field.ty == Type::Bytes
}

/// The column of the log that names who acted.
pub(in super::super) fn actor_column(log: &Model) -> &Field {
    log.column("user_id").or_else(|| log.column("actor")).unwrap_or(&log.fields[0])
}

/// One trigger each for INSERT, UPDATE and DELETE.
pub(in super::super) fn triggers(
    dialect: &dyn Dialect,
    model: &Model,
    log: &Model,
    words: &Words<'_>,
) -> Vec<Statement> {
    let quotes = dialect.quotes();
    let (shown, hidden): (Vec<&Field>, Vec<&Field>) = model.fields.iter().partition(|field| !is_hidden(field));
    let data = |row: &str| {
        let pairs: Vec<_> = shown.iter().map(|field| (quotes.text(&field.column), (words.value)(field, row))).collect();
        (words.object)(&pairs)
    };
    let changed = |inserted: bool| {
        let mark = |field: &&Field| {
            let column = quotes.name(&field.column);
            let condition = if inserted { format!("NEW.{column} IS NOT NULL") } else { (words.differs)(&column) };
            (quotes.text(&field.column), condition)
        };
        let marks: Vec<_> = hidden.iter().map(mark).collect();
        if marks.is_empty() { data("NEW") } else { (words.marked)(data("NEW"), &marks) }
    };
    // The time of a change is no change: a trigger may set it by a statement of its own.
    let stamped = |field: &&Field| field.role != Role::UpdatedAt;
    let differs: Vec<String> =
        model.fields.iter().filter(stamped).map(|field| (words.differs)(&quotes.name(&field.column))).collect();
    let differs = differs.join(" OR ");
    let key = model.own_key();
    let one = |event: &str, row: &str, condition: Option<&str>, old: String, new: String| {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if let Some(made) = &words.key {
            pairs.push(("id", made.clone()));
        }
        if let (Some(theirs), Some(own)) = (log.tenant_column(), model.tenant_column()) {
            pairs.push((theirs, format!("{row}.{}", quotes.name(own))));
        }
        pairs.push((&actor_column(log).column, words.actor.clone()));
        pairs.push(("table_name", quotes.text(&model.table)));
        pairs.push(("record_id", key.map_or_else(|| "NULL".to_owned(), |key| (words.record)(key, row))));
        pairs.push(("action", quotes.text(&event.to_ascii_lowercase())));
        pairs.push(("old_data", old));
        pairs.push(("new_data", new));
        pairs.push(("created_at", words.now.clone()));
        let columns: Vec<String> = pairs.iter().map(|(column, _)| quotes.name(column)).collect();
        let values: Vec<&str> = pairs.iter().map(|(_, value)| value.as_str()).collect();
        let called = name::shorten(
            &format!("{}_audit_{}", model.table, event.to_ascii_lowercase()),
            dialect.engine().longest_name(),
        );
        let quoted = quotes.name(&called);
        let (columns, values) = (
            columns.join(", "),
            values.join(
                ",
        ",
            ),
        );
        let sql = (words.trigger)(&Event { name: &quoted, event, condition, columns: &columns, values: &values });
        Statement::new(Kind::Trigger, &model.table, &called, sql).undo(format!("DROP TRIGGER {quoted}"))
    };
    vec![
        one("INSERT", "NEW", None, "NULL".to_owned(), changed(true)),
        one("UPDATE", "NEW", Some(&differs), data("OLD"), changed(false)),
        one("DELETE", "OLD", None, data("OLD"), "NULL".to_owned()),
    ]
}
