//! PostgreSQL: a script from the catalogue, with what the server prints of each thing.
//!
//! The server prints expressions, types, keys and indexes itself (`pg_get_constraintdef` and its like), with every name in its namespace; here
//! they are only put in order.

mod catalogue;
mod connect;

use groundplan_schema::ir::{Engine, Version};
use postgres::{Client, Error, IsolationLevel};

use super::Live;
use super::script::{RawCheck, Script};
use catalogue::{Class, Column, Constraint};

pub(super) fn read(url: &str) -> Result<Live, String> {
    let (config, shown) = connect::config(url)?;
    let mut client = connect::open(&config, &shown)?;
    all(&mut client, &shown).map_err(|error| connect::failure(&shown, &error))
}

fn all(client: &mut Client, shown: &str) -> Result<Live, Error> {
    let mut db = client.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true).start()?;
    let row = db.query_one(catalogue::SETTINGS, &[])?;
    let (number, namespace): (i32, Option<String>) = (row.get(0), row.get(1));
    // Now every name is printed in its namespace, whatever path the role has.
    db.batch_execute("SET LOCAL search_path = pg_catalog")?;
    let mut script = Script::new(Engine::Postgres);
    for enumeration in db.query(catalogue::ENUMS, &[])? {
        script.statement(&enumeration.get::<_, String>(0));
    }
    for before in [catalogue::DOMAINS, catalogue::OWNED] {
        for row in db.query(before, &[])? {
            script.statement(&row.get::<_, String>(0));
        }
    }
    for other in db.query(catalogue::BESIDE, &[])? {
        let (kind, name): (String, String) = (other.get(0), other.get(1));
        script.note(&name, format!("skipped: {kind}"));
    }
    let classes: Vec<Class> = db.query(catalogue::CLASSES, &[])?.iter().map(Class::of).collect();
    let columns: Vec<Column> = db.query(catalogue::COLUMNS, &[])?.iter().map(Column::of).collect();
    let mut constraints: Vec<Constraint> = db.query(catalogue::CONSTRAINTS, &[])?.iter().map(Constraint::of).collect();
    // Keys first: what refers to a table without saying to which columns means its primary key.
    constraints.sort_by_key(|constraint| "puxcf".find(constraint.kind).unwrap_or(usize::MAX));
    for class in &classes {
        self::class(&mut script, class, columns.iter().filter(|column| column.table == class.id).collect());
    }
    script.gap();
    for constraint in &constraints {
        if let Some(class) = classes.iter().find(|class| class.id == constraint.table && !class.is_partition()) {
            self::constraint(&mut script, class, constraint);
        }
    }
    for index in db.query(catalogue::INDEXES, &[])? {
        let (name, statement, valid): (String, String, bool) = (index.get(0), index.get(1), index.get(2));
        match valid {
            true => script.statement(&statement),
            false => {
                script.note(
                    &name,
                    "an index that is not valid: a CREATE INDEX CONCURRENTLY failed; drop it and make it again",
                );
                0..0
            }
        };
    }
    for rest in [
        catalogue::COMMENTS,
        catalogue::SECURITY,
        catalogue::POLICIES,
        catalogue::GRANTS,
        catalogue::FUNCTIONS,
        catalogue::TRIGGERS,
        catalogue::DISABLED,
        catalogue::VIEWS,
    ] {
        for row in db.query(rest, &[])? {
            script.statement(&row.get::<_, String>(0));
        }
    }
    db.rollback()?;
    let version = Version { major: (number / 10_000) as u32, minor: (number % 10_000) as u32 };
    Ok(Live { engine: Engine::Postgres, version, shown: shown.to_owned(), namespace, script })
}

fn class(script: &mut Script, class: &Class, columns: Vec<&Column>) {
    script.gap();
    if let (Some(parent), Some(bound)) = (&class.parent, &class.bound) {
        let statement = format!("CREATE TABLE {} PARTITION OF {parent} {bound}", class.name);
        match script.is_read(&statement) {
            true => script.statement(&statement),
            false => script.statement(&format!("CREATE TABLE {} PARTITION OF {parent} DEFAULT", class.name)),
        };
        return;
    }
    let mut lines = Vec::new();
    let mut later = Vec::new();
    for column in columns {
        let is_read = |script: &Script, line: &str| script.is_read(&format!("CREATE TABLE a (\n{line}\n)"));
        let whole = column.line(&column.ty, true);
        if is_read(script, &whole) {
            lines.push(whole);
            continue;
        }
        let plain = column.line(&column.ty, false);
        // A type in words that the reader does not know is kept by its name.
        let quoted = format!("\"{}\"", column.ty.replace('"', "\"\""));
        lines.push(if is_read(script, &plain) { plain } else { column.line(&quoted, false) });
        if let (Some(default), false) = (&column.default, column.computed) {
            later.push(format!("ALTER TABLE {} ALTER COLUMN {} SET DEFAULT {default}", class.name, column.name));
        } else if column.computed {
            later.push(format!("SELECT {}.{} /* is computed */", class.name, column.name));
        }
    }
    let words = if class.unlogged { "CREATE UNLOGGED TABLE" } else { "CREATE TABLE" };
    let mut statement = format!("{words} {} (\n    {}\n)", class.name, lines.join(",\n    "));
    let behind = [
        class.inherits.as_ref().map(|of| format!("INHERITS ({of})")),
        class.parts.as_ref().map(|by| format!("PARTITION BY {by}")),
    ];
    let mut left = Vec::new();
    for words in behind.into_iter().flatten() {
        let more = format!("{statement} {words}");
        match script.is_read(&more) {
            true => statement = more,
            false => left.push(words),
        }
    }
    script.statement(&statement);
    for words in left {
        script.note(&format!("{}: {words}", class.name), "not read: how a table is kept in parts");
    }
    for statement in later {
        script.statement(&statement);
    }
}

fn constraint(script: &mut Script, class: &Class, constraint: &Constraint) {
    let name = &constraint.quoted;
    let statement = format!("ALTER TABLE ONLY {} ADD CONSTRAINT {name} {}", class.name, constraint.definition);
    let is_read = script.is_read(&statement);
    let at = script.statement(&statement);
    let condition = constraint.definition.strip_prefix("CHECK (");
    if let (false, Some(condition)) = (is_read, condition) {
        let condition = condition.rsplit_once(')').map_or(condition, |(inside, _)| inside);
        script.checks.push(RawCheck {
            namespace: Some(class.namespace.clone()).filter(|space| space != "public"),
            table: class.bare.clone(),
            name: constraint.name.clone(),
            condition: condition.to_owned(),
            at,
        });
    }
}
