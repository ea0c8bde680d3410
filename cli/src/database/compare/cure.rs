//! What would make the database as the model is: SQL where the engine has it, a word where it has none.

use groundplan_schema::emit::sql::{Kind, Statement, alter};
use groundplan_schema::ir::{Engine, Model, RowSecurity, Schema};

use super::item::Item;
use super::side;
use crate::database::sql::beside::{Kind as Beside, Thing};

pub(super) struct Cures<'a> {
    schema: &'a Schema,
    statements: Vec<Statement>,
}

const REBUILD: &str = "SQLite cannot change this in a table that is there: `groundplan migrate NAME --by-hand`, and build the table anew as \
                       https://www.sqlite.org/lang_altertable.html says in section 7";

impl<'a> Cures<'a> {
    pub(super) fn new(schema: &'a Schema, statements: Vec<Statement>) -> Self {
        Cures { schema, statements }
    }

    fn quoted(&self, name: &str) -> String {
        match self.schema.engine {
            Engine::Mysql | Engine::Mariadb => format!("`{}`", name.replace('`', "``")),
            Engine::Postgres | Engine::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
        }
    }

    fn is_sqlite(&self) -> bool {
        self.schema.engine == Engine::Sqlite
    }

    fn is_mysql(&self) -> bool {
        matches!(self.schema.engine, Engine::Mysql | Engine::Mariadb)
    }

    fn model(&self, table: &str) -> Option<&Model> {
        self.schema.models.iter().find(|model| model.qualified() == table)
    }

    /// The table with its namespace, quoted.
    fn target(&self, table: &str) -> String {
        match self.model(table).and_then(|model| Some((model.namespace.as_deref()?, model.table.as_str()))) {
            Some((namespace, table)) => format!("{}.{}", self.quoted(namespace), self.quoted(table)),
            None => self.quoted(table),
        }
    }

    fn alter(&self, table: &str, what: &str) -> String {
        if self.is_sqlite() { REBUILD.to_owned() } else { format!("ALTER TABLE {} {what};", self.target(table)) }
    }

    fn statement(&self, kind: Kind, about: &str, name: &str) -> Option<String> {
        let own = |one: &&Statement| one.kind == kind && (one.about == about || about.is_empty()) && one.name == name;
        self.statements.iter().find(own).map(|one| format!("{};", one.sql))
    }

    /// What stands of a column or a constraint in CREATE TABLE.
    fn line(&self, table: &str, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let table = self.statements.iter().find(|one| one.kind == Kind::Table && one.name == table)?;
        let line = table.sql.lines().map(str::trim).find(|line| is_it(line))?;
        Some(line.trim_end_matches(',').to_owned())
    }

    fn column_line(&self, table: &str, column: &str) -> Option<String> {
        let start = format!("{} ", self.quoted(column));
        self.line(table, |line| line.starts_with(&start))
    }

    pub(super) fn table(&self, table: &str) -> String {
        let own = self.statements.iter().filter(|one| one.about == table).map(|one| format!("{};", one.sql));
        own.collect::<Vec<_>>().join("\n")
    }

    pub(super) fn drop_table(&self, model: &Model) -> String {
        let shown = side::shown(model);
        let name = match &model.namespace {
            Some(namespace) => format!("{}.{}", self.quoted(namespace), self.quoted(&model.table)),
            None => self.quoted(&model.table),
        };
        format!("`--ignore {shown}` where it is not ours; else add it to the model, or run `DROP TABLE {name};`")
    }

    pub(super) fn add_column(&self, table: &str, column: &str) -> String {
        let made = self.model(table).and_then(|after| {
            let field = after.column(column)?;
            let mut before = after.clone();
            before.fields.retain(|field| field.column != column);
            let mut list: Vec<String> =
                alter::add_columns(self.schema, &before, after, &[field]).iter().map(|one| format!("{};", one.sql)).collect();
            if field.required && field.default.is_none() && !list.is_empty() {
                list.insert(0, "-- required and without a default: where the table has rows, add it as NULL, fill it, then SET NOT NULL".to_owned());
            }
            (!list.is_empty()).then(|| list.join("\n"))
        });
        made.or_else(|| self.column_line(table, column).map(|line| self.alter(table, &format!("ADD COLUMN {line}"))))
            .unwrap_or_else(|| self.by_hand("add the column"))
    }

    pub(super) fn drop_column(&self, table: &str, column: &str) -> String {
        let (target, column) = (self.target(table), self.quoted(column));
        format!("add it to the model, or run `ALTER TABLE {target} DROP COLUMN {column};`, which loses its values")
    }

    pub(super) fn column_type(&self, table: &str, column: &str, ty: &str) -> String {
        match self.column_line(table, column) {
            Some(line) if self.is_mysql() => self.alter(table, &format!("MODIFY COLUMN {line}")),
            _ => self.alter(table, &format!("ALTER COLUMN {} TYPE {ty}", self.quoted(column))),
        }
    }

    pub(super) fn column_required(&self, table: &str, column: &str, required: bool) -> String {
        match self.column_line(table, column) {
            Some(line) if self.is_mysql() => self.alter(table, &format!("MODIFY COLUMN {line}")),
            _ => {
                let word = if required { "SET NOT NULL" } else { "DROP NOT NULL" };
                self.alter(table, &format!("ALTER COLUMN {} {word}", self.quoted(column)))
            }
        }
    }

    pub(super) fn column_default(&self, table: &str, column: &str) -> String {
        let line = self.column_line(table, column);
        if let (Some(line), true) = (&line, self.is_mysql()) {
            return self.alter(table, &format!("MODIFY COLUMN {line}"));
        }
        let change = match line.as_ref().and_then(|line| line.split_once(" DEFAULT ")) {
            Some((_, default)) => format!("SET DEFAULT {default}"),
            None => "DROP DEFAULT".to_owned(),
        };
        self.alter(table, &format!("ALTER COLUMN {} {change}", self.quoted(column)))
    }

    pub(super) fn comment(&self, table: &str, column: Option<&str>) -> String {
        let model = self.model(table);
        let made = model.and_then(|model| alter::comment(self.schema, model, model, column));
        made.map_or_else(|| self.by_hand("write the comment as the model has it"), |made| format!("{};", made.sql))
    }

    /// Says what is to be done by hand.
    pub(super) fn by_hand(&self, what: &str) -> String {
        what.to_owned()
    }

    /// `DROP` of a constraint or an index that is there.
    fn dropped(&self, table: &str, item: &Item) -> String {
        let name = self.quoted(&item.name);
        let namespace = self
            .model(table)
            .and_then(|model| model.namespace.as_deref())
            .map(|space| format!("{}.", self.quoted(space)));
        let is_index =
            item.kind == "index" || (item.kind == "unique" && (item.text.contains(" WHERE ") || self.is_sqlite()));
        match item.kind {
            _ if is_index && self.is_mysql() => format!("DROP INDEX {name} ON {};", self.target(table)),
            _ if is_index => format!("DROP INDEX {}{name};", namespace.unwrap_or_default()),
            "primary key" if self.is_mysql() => self.alter(table, "DROP PRIMARY KEY"),
            _ => self.alter(table, &format!("DROP CONSTRAINT {name}")),
        }
    }

    /// The statement that makes a constraint or an index of the model.
    fn added(&self, table: &str, item: &Item) -> Option<String> {
        if let Some(made) = [Kind::Index, Kind::ForeignKey, Kind::Check]
            .iter()
            .find_map(|kind| self.statement(*kind, table, &item.name))
        {
            return Some(made);
        }
        let quoted = self.quoted(&item.name);
        let starts = ["CONSTRAINT", "INDEX", "UNIQUE INDEX", "UNIQUE"].map(|word| format!("{word} {quoted} "));
        let is_it = |line: &str| match item.kind {
            // MySQL calls every primary key alike.
            "primary key" => line.contains("PRIMARY KEY ("),
            _ => starts.iter().any(|start| line.starts_with(start)),
        };
        let line = self.line(table, is_it);
        line.map(|line| self.alter(table, &format!("ADD {line}")))
    }

    /// `broken`: an index of this name is there and cannot be used.
    pub(super) fn add(&self, table: &str, item: &Item, broken: bool) -> String {
        let added = self.added(table, item).unwrap_or_else(|| match self.is_sqlite() {
            true => REBUILD.to_owned(),
            false => self.by_hand("make it as the model says it"),
        });
        if broken { format!("{}\n{added}", self.dropped(table, item)) } else { added }
    }

    pub(super) fn replace(&self, table: &str, own: &Item, other: &Item) -> String {
        let (dropped, added) = (self.dropped(table, other), self.add(table, own, false));
        if dropped == REBUILD || added == REBUILD { REBUILD.to_owned() } else { format!("{dropped}\n{added}") }
    }

    pub(super) fn rename(&self, table: &str, own: &Item, other: &Item) -> String {
        let (old, new) = (self.quoted(&other.name), self.quoted(&own.name));
        match (self.schema.engine, own.kind) {
            (Engine::Postgres, "index") => format!("ALTER INDEX {old} RENAME TO {new};"),
            (Engine::Postgres, "unique") if own.text.contains(" WHERE ") => {
                format!("ALTER INDEX {old} RENAME TO {new};")
            }
            (Engine::Postgres, _) => self.alter(table, &format!("RENAME CONSTRAINT {old} TO {new}")),
            (Engine::Mysql | Engine::Mariadb, "index" | "unique") => {
                self.alter(table, &format!("RENAME INDEX {old} TO {new}"))
            }
            _ => self.replace(table, own, other),
        }
    }

    pub(super) fn drop(&self, table: &str, item: &Item) -> String {
        match self.dropped(table, item) {
            rebuild if rebuild == REBUILD => format!("add it to the model; {REBUILD}"),
            sql => format!("add it to the model, or run `{sql}`"),
        }
    }

    pub(super) fn row_security(&self, table: &str, said: RowSecurity) -> String {
        let word = |on: bool, yes: &'static str, no: &'static str| if on { yes } else { no };
        let (enabled, forced) = (word(said.enabled, "ENABLE", "DISABLE"), word(said.forced, "FORCE", "NO FORCE"));
        let target = self.target(table);
        format!("ALTER TABLE {target} {enabled} ROW LEVEL SECURITY;\nALTER TABLE {target} {forced} ROW LEVEL SECURITY;")
    }

    /// The statement that makes a policy, a trigger or a function of ours.
    pub(super) fn make(&self, table: &str, thing: &Thing) -> String {
        match thing.kind {
            Beside::OnUpdate => {
                let line = self.column_line(table, &thing.name);
                line.map_or_else(
                    || self.by_hand("add `ON UPDATE` to the column"),
                    |line| self.alter(table, &format!("MODIFY COLUMN {line}")),
                )
            }
            _ => format!("{};", thing.text),
        }
    }

    pub(super) fn remake(&self, table: &str, thing: &Thing) -> String {
        match thing.kind {
            // CREATE OR REPLACE.
            Beside::Function | Beside::OnUpdate => self.make(table, thing),
            _ => format!("{}\n{}", self.unmade(table, thing), self.make(table, thing)),
        }
    }

    fn unmade(&self, table: &str, thing: &Thing) -> String {
        let name = self.quoted(&thing.name);
        match (thing.kind, self.schema.engine) {
            (Beside::Policy, _) => format!("DROP POLICY {name} ON {};", self.target(table)),
            (Beside::Trigger, Engine::Postgres) => format!("DROP TRIGGER {name} ON {};", self.target(table)),
            (Beside::Trigger, _) => format!("DROP TRIGGER {name};"),
            (Beside::View, _) => format!("DROP VIEW {name};"),
            (Beside::Grant, _) => format!("REVOKE ALL ON {} FROM {name};", self.target(table)),
            (Beside::OnUpdate, _) => {
                let line = self.column_line(table, &thing.name);
                line.map_or_else(String::new, |line| self.alter(table, &format!("MODIFY COLUMN {line}")))
            }
            (Beside::Function, _) => format!("DROP FUNCTION {name}();"),
        }
    }

    /// What somebody else has made on a table of ours.
    pub(super) fn unmake(&self, table: &str, thing: &Thing) -> String {
        let sql = self.unmade(table, thing);
        match thing.kind {
            Beside::View => format!("`--ignore {}` where it is not ours, or run `{sql}`", thing.name),
            _ => format!("the model makes none of that name: run `{sql}` where nobody needs it"),
        }
    }

    pub(super) fn enable(&self, table: &str, trigger: &str) -> String {
        format!("ALTER TABLE {} ENABLE TRIGGER {};", self.target(table), self.quoted(trigger))
    }

    pub(super) fn unread(&self, table: Option<&str>, name: &str, said: &str) -> String {
        match table {
            Some(table) if said == "NOT VALID" => {
                self.alter(table, &format!("VALIDATE CONSTRAINT {}", self.quoted(name)))
            }
            _ => self.by_hand("the model has no word for it: make the constraint anew without it"),
        }
    }
}
