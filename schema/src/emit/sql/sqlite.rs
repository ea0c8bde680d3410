//! SQLite.

use super::dialect::{Dialect, Identity, Online, Quoted, SetNull, columns, uuid_bytes};
use super::quote::Quotes;
use super::scaled;
use super::statement::audit::{self, Event, Pair, Words};
use super::statement::{Kind, Statement, trigger};
use crate::condition::{Comparison, Condition, Term};
use crate::ir::{Check, CheckKind, Engine, Field, ForeignKey, Index, Model, Origin, Role, Schema, Type};
use crate::name;

pub(super) struct Sqlite;

/// The table that holds who acts (`Engine::act` of the runtime writes it).
const ACTOR: &str = "groundplan_actor";

impl Dialect for Sqlite {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }
    fn quotes(&self) -> Quotes {
        Quotes::Sqlite
    }

    // ---- Tables and columns

    fn table(&self, model: &Model) -> String {
        self.quotes().name(&model.table)
    }
    fn table_suffix(&self, model: &Model) -> &'static str {
        // STRICT: a text does not get into an integer column. It knows only SQLite's own types.
        if model.fields.iter().any(|field| matches!(field.ty, Type::Other { .. })) { "" } else { " STRICT" }
    }
    fn identity(&self, model: &Model) -> Identity {
        // AUTOINCREMENT, so that the number of a deleted row is not given again; it is only read right behind the type.
        let name = self.quotes().name(&model.primary_key.name);
        let is_primary_key = model.primary_key.columns.len() == 1;
        let words =
            if is_primary_key { format!(" CONSTRAINT {name} PRIMARY KEY AUTOINCREMENT") } else { String::new() };
        Identity { words, is_primary_key, unique: None }
    }

    // ---- Defaults

    fn now(&self, ty: &Type) -> &'static str {
        match ty {
            Type::Date => "date('now')",
            Type::Time => "time('now')",
            // The same text as the runtime writes (`Engine::NOW` there): in UTC, six digits of a second, so that texts sort as times do.
            _ => "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')",
        }
    }
    fn literal_default(&self, ty: &Type, literal: String) -> String {
        match ty {
            Type::Uuid => uuid_bytes(&literal).unwrap_or(literal), // a STRICT table takes no text for a BLOB
            _ => literal,
        }
    }
    fn boolean(&self, value: bool) -> &'static str {
        if value { "1" } else { "0" }
    }
    fn number(&self, ty: &Type, number: &str) -> String {
        match ty {
            Type::Decimal { scale, .. } => self.quotes().number(&scaled::units(number, u32::from(*scale))),
            _ => self.quotes().number(number),
        }
    }

    // ---- Checks

    fn checks(&self, model: &Model) -> Vec<Check> {
        let check = |field: &Field| {
            let column = Term::Column(field.column.clone());
            let (kind, condition) = match &field.ty {
                Type::String { length } | Type::Char { length } => {
                    let length = Term::Number(length.to_string());
                    (CheckKind::Length, Condition::Compare(Term::Length(Box::new(column)), Comparison::Le, length))
                }
                Type::Boolean => {
                    (CheckKind::Boolean, Condition::In(column, ["0", "1"].map(|n| Term::Number(n.into())).to_vec()))
                }
                Type::Json | Type::Array(_) => (CheckKind::Json, Condition::JsonValid(field.column.clone())),
                _ => return None,
            };
            let name = check_name(model, &field.column, kind.word(), &condition);
            let origin = Origin::automatic("SQLite has no such type");
            Some(Check { name, column: Some(field.column.clone()), kind, condition, origin })
        };
        model.fields.iter().filter_map(check).collect()
    }
    fn condition(&self, model: &Model, condition: &Condition) -> String {
        // Before 3.45 json_valid(NULL) is 0, and the check would refuse what may be absent.
        if let Condition::JsonValid(column) = condition
            && model.column(column).is_some_and(|field| !field.required)
        {
            let column = self.quotes().name(column);
            return format!("{column} IS NULL OR json_valid({column})");
        }
        scaled::scaled(model, condition).print(&Quoted(self))
    }
    fn length(&self) -> &'static str {
        "length"
    }

    // ---- Indexes

    fn index_target(&self, _: &Model, index: &Index) -> Option<String> {
        // No INCLUDE: a column at the end of the index rides along as well. No methods: there is only the B-tree.
        let mut all = index.columns.clone();
        all.extend(index.include.iter().filter(|column| !index.columns.contains(column)).cloned());
        Some(columns(self, &all))
    }
    fn partial_indexes(&self) -> bool {
        true
    }
    fn indexes_in_table(&self) -> bool {
        false
    }
    fn online(&self, _: Online) -> &'static str {
        ""
    }
    fn index_names_are_the_tables(&self) -> bool {
        false
    }

    // ---- Foreign keys

    fn set_null(&self, _: &Schema, _: &Model, key: &ForeignKey) -> SetNull {
        if key.columns.len() == 1 { SetNull::Plain } else { SetNull::Before }
    }
    fn adds_constraints(&self) -> bool {
        false // and need not: a table may refer to one that comes later
    }
    fn validates_later(&self) -> bool {
        false
    }
    fn null_on_delete(&self, key: &ForeignKey, child: &Model, parent: &Model, _: SetNull) -> Vec<Statement> {
        let name = name::shorten(&format!("{}_set_null", key.name), Engine::Sqlite.longest_name());
        let (quoted, table) = (self.quotes().name(&name), self.table(parent));
        let update = trigger::set_key_to_null(self, key, child);
        let sql = format!("CREATE TRIGGER {quoted} BEFORE DELETE ON {table} FOR EACH ROW\nBEGIN\n    {update};\nEND");
        vec![Statement::new(Kind::Trigger, &child.table, &name, sql).undo(format!("DROP TRIGGER {quoted}"))]
    }

    // ---- updated_at
    //
    // The rule of PostgreSQL's file. There is no BEFORE trigger that changes the row, so the row is updated again, which RETURNING does
    // not see; statements of ours set the column themselves.

    fn on_update(&self, _: &Field) -> &'static str {
        ""
    }
    fn functions(&self, _: &[&Model]) -> Vec<Statement> {
        Vec::new()
    }
    fn updated_at(&self, model: &Model) -> Vec<Statement> {
        let Some(field) = model.role(Role::UpdatedAt) else { return Vec::new() };
        let quotes = self.quotes();
        let name = name::shorten(&format!("{}_set_{}", model.table, field.column), Engine::Sqlite.longest_name());
        let (quoted, table, column) = (quotes.name(&name), self.table(model), quotes.name(&field.column));
        let others = model.fields.iter().filter(|other| other.column != field.column);
        let others: Vec<_> = others.map(|other| quotes.name(&other.column)).collect();
        let row = |of: &str| others.iter().map(|other| format!("{of}.{other}")).collect::<Vec<_>>().join(", ");
        let key = model.primary_key.columns.iter().map(|column| quotes.name(column));
        let key: Vec<_> = key.map(|column| format!("{column} = NEW.{column}")).collect();
        let sql = format!(
            "CREATE TRIGGER {quoted} AFTER UPDATE ON {table} FOR EACH ROW\n\
             WHEN NEW.{column} IS OLD.{column}\n    AND ({}) IS NOT ({})\nBEGIN\n    UPDATE {table} SET {column} = {} WHERE {};\nEND",
            row("NEW"),
            row("OLD"),
            self.now(&field.ty),
            key.join(" AND "),
        );
        vec![Statement::new(Kind::Trigger, &model.table, &name, sql).undo(format!("DROP TRIGGER {quoted}"))]
    }
    fn updated_at_names_columns(&self) -> bool {
        true
    }

    // ---- Audit log

    fn audit_log(&self, log: &Model) -> Vec<Statement> {
        // There are no variables of a session, but one writer at a time: who acts stands in a row while his transaction lasts.
        let quoted = self.quotes().name(ACTOR);
        let sql = format!(
            "CREATE TABLE {quoted} (\n    \"id\" INTEGER NOT NULL CONSTRAINT \"pk_{ACTOR}\" PRIMARY KEY CONSTRAINT \"check_{ACTOR}_id_range\" CHECK (\"id\" = 1),\n    \
             \"actor\" ANY\n) STRICT"
        );
        vec![Statement::new(Kind::Table, &log.table, ACTOR, sql).undo(format!("DROP TABLE {quoted}"))]
    }
    fn audit(&self, model: &Model, log: &Model) -> Vec<Statement> {
        let quotes = self.quotes();
        let value = |field: &Field, row: &str| {
            let column = format!("{row}.{}", quotes.name(&field.column));
            match &field.ty {
                Type::Uuid => format!("lower(hex({column}))"),
                Type::Boolean => format!("json(CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"),
                Type::Json | Type::Array(_) => format!("json({column})"),
                Type::Decimal { scale, .. } if *scale > 0 => {
                    let unit = format!("1{}", "0".repeat(usize::from(*scale)));
                    format!(
                        "CASE WHEN {column} IS NOT NULL THEN printf('%s%d.%0{scale}d', CASE WHEN {column} < 0 THEN '-' ELSE '' END, \
                         abs({column}) / {unit}, abs({column}) % {unit}) END"
                    )
                }
                Type::Decimal { .. } => format!("CAST({column} AS TEXT)"),
                _ => column,
            }
        };
        // A function takes 127 arguments at the most, and 100 in older builds.
        let object = |pairs: &[Pair]| {
            let list = |pairs: &[Pair], path: bool| {
                let name = |name: &String| if path { format!("'$.\"' || {name} || '\"'") } else { name.clone() };
                pairs.iter().map(|(column, value)| format!("{}, {value}", name(column))).collect::<Vec<_>>().join(", ")
            };
            let mut chunks = pairs.chunks(45);
            let first = format!("json_object({})", list(chunks.next().unwrap_or_default(), false));
            chunks.fold(first, |made, chunk| format!("json_insert({made}, {})", list(chunk, true)))
        };
        let mark = quotes.text(audit::MARK);
        let marked = |data: String, marks: &[Pair]| {
            let one = |made: String, (name, condition): &Pair| {
                format!("json_patch({made}, CASE WHEN {condition} THEN json_object({name}, {mark}) ELSE '{{}}' END)")
            };
            marks.iter().fold(data, one)
        };
        let differs = |column: &str| format!("NEW.{column} IS NOT OLD.{column}");
        let record_is_text = log.column("record_id").is_some_and(|field| field.ty.is_text());
        let record = |key: &Field, row: &str| {
            let column = format!("{row}.{}", quotes.name(&key.column));
            match &key.ty {
                Type::Uuid if record_is_text => format!("lower(hex({column}))"),
                ty if record_is_text && !ty.is_text() => format!("CAST({column} AS TEXT)"),
                _ => column,
            }
        };
        let (table, into) = (self.table(model), self.table(log));
        let trigger = |one: &Event<'_>| {
            let Event { name, event, columns, values, .. } = one;
            let condition = one.condition.map_or_else(String::new, |condition| format!("\nWHEN {condition}"));
            format!(
                "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW{condition}\nBEGIN\n    INSERT INTO {into} ({columns})\n    VALUES ({values});\nEND"
            )
        };
        let words = Words {
            value: &value,
            object: &object,
            marked: &marked,
            differs: &differs,
            key: log.role(Role::Key).filter(|key| key.ty == Type::Uuid).map(|_| "randomblob(16)".to_owned()),
            record: &record,
            actor: format!("(SELECT {} FROM {})", quotes.name("actor"), quotes.name(ACTOR)),
            now: self.now(&Type::Timestamp).to_owned(),
            trigger: &trigger,
        };
        audit::triggers(self, model, log, &words)
    }

    // ---- Row level security and grants: SQLite has no roles

    fn access(&self, _: &Schema, _: &Model) -> Vec<Statement> {
        Vec::new()
    }
}

/// `check_{table}_{column}_{kind}`, unless the model has a check of that name that says something else (a least length).
fn check_name(model: &Model, column: &str, kind: &str, condition: &Condition) -> String {
    let limit = Engine::Sqlite.longest_name();
    let name = name::shorten(&format!("check_{}_{column}_{kind}", model.table), limit);
    let taken = model.checks.iter().any(|check| check.name == name && check.condition != *condition);
    if taken { name::shorten(&format!("check_{}_{column}_max_{kind}", model.table), limit) } else { name }
}
