//! MySQL and MariaDB: what SHOW CREATE TABLE says.

mod connect;

use groundplan_schema::ir::{Engine, Version};
use mysql::Conn;
use mysql::prelude::Queryable;

use super::Live;
use super::script::{RawCheck, Script};

pub(super) fn read(url: &str) -> Result<Live, String> {
    let (options, shown) = connect::options(url)?;
    let mut conn = Conn::new(options).map_err(|error| connect::failure(&shown, &error))?;
    all(&mut conn, &shown).map_err(|error| connect::failure(&shown, &error))
}

fn all(conn: &mut Conn, shown: &str) -> mysql::Result<Live> {
    let said: String = conn.query_first("SELECT VERSION()")?.unwrap_or_default();
    let engine = if said.contains("MariaDB") { Engine::Mariadb } else { Engine::Mysql };
    for setting in connect::session(engine) {
        conn.query_drop(setting)?;
    }
    let mut script = Script::new(engine);
    let database: String = conn.query_first("SELECT DATABASE()")?.unwrap_or_default();
    let tables: Vec<(String, String)> = conn.query(
        "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY CREATE_TIME, TABLE_NAME",
    )?;
    // InnoDB keeps RESTRICT and silence alike, and MariaDB prints neither.
    let restricted: Vec<(String, String)> = conn.query(
        "SELECT TABLE_NAME, CONSTRAINT_NAME FROM information_schema.REFERENTIAL_CONSTRAINTS
         WHERE CONSTRAINT_SCHEMA = DATABASE() AND DELETE_RULE = 'RESTRICT'",
    )?;
    for (name, kind) in &tables {
        match kind.as_str() {
            "BASE TABLE" | "SYSTEM VERSIONED" => {
                let shown: Option<(String, String)> =
                    conn.query_first(format!("SHOW CREATE TABLE {}", quoted(name)))?;
                let Some((_, statement)) = shown else { continue };
                // A sequence is named with its database, which is this one.
                let statement = statement.replace(&format!("nextval({}.", quoted(&database)), "nextval(");
                let restricted = restricted.iter().filter(|(table, _)| table == name).map(|(_, key)| key.as_str());
                script.gap();
                table(&mut script, name, &statement, &restricted.collect::<Vec<_>>());
            }
            // They stand behind the tables.
            "VIEW" => {}
            "SEQUENCE" => script.note(name, "skipped: a sequence"),
            other => script.note(name, format!("skipped: it is no table, but of the kind {}", other.to_lowercase())),
        }
    }
    let triggers: Vec<(String, String, String, String, String)> = conn.query(
        "SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT
         FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY EVENT_OBJECT_TABLE, TRIGGER_NAME",
    )?;
    for (name, when, event, table, body) in &triggers {
        let (name, table) = (quoted(name), quoted(table));
        script.statement(&format!("CREATE TRIGGER {name} {when} {event} ON {table} FOR EACH ROW {body}"));
    }
    let views: Vec<(String, Option<String>)> = conn.query(
        "SELECT TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME",
    )?;
    for (name, definition) in &views {
        // Whoever may not see how it is made sees no words.
        let definition = definition.as_deref().filter(|text| !text.is_empty()).unwrap_or("SELECT NULL");
        script.statement(&format!("CREATE VIEW {} AS {definition}", quoted(name)));
    }
    let routines: Vec<(String, String)> = conn.query(
        "SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
         UNION ALL SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY 1, 2",
    )?;
    for (kind, name) in &routines {
        script.note(&format!("{kind} {name}"), "skipped: a program, which is not judged");
    }
    let version = said.split(['-', '+']).next().unwrap_or_default();
    Ok(Live {
        engine,
        version: Version::parse(version).unwrap_or(engine.oldest()),
        shown: match engine {
            Engine::Mariadb => shown.replacen("mysql:", "mariadb:", 1),
            _ => shown.to_owned(),
        },
        namespace: None,
        script,
    })
}

fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// A table, line by line: what the reader does not know is taken out of the statement, and is kept or listed.
fn table(script: &mut Script, name: &str, statement: &str, restricted: &[&str]) {
    let Some((head, rest)) = statement.split_once(" (\n") else {
        script.statement(statement);
        return;
    };
    let (body, tail) = rest.rsplit_once("\n)").unwrap_or((rest, ""));
    let mut lines = Vec::new();
    let mut lost = Vec::new();
    let mut checks = Vec::new();
    for line in body.lines() {
        let line = line.trim_end_matches(',').trim();
        let mut line = line.to_owned();
        if let Some(key) = line.strip_prefix("CONSTRAINT `").and_then(|rest| rest.split_once("` FOREIGN KEY"))
            && restricted.contains(&key.0.replace("``", "`").as_str())
            && !line.contains(" ON DELETE ")
        {
            let at = line.find(" ON UPDATE ").unwrap_or(line.len());
            line.insert_str(at, " ON DELETE RESTRICT");
        }
        let is_read = |line: &str| script.is_read(&format!("CREATE TABLE a (\n{line}\n)"));
        if is_read(&line) {
            lines.push(line);
            continue;
        }
        if let Some((check, condition)) = check(&line) {
            lost.push((line.clone(), None));
            checks.push((check, condition));
            continue;
        }
        match shortened(&line).find(|short| is_read(short)) {
            Some(short) => {
                lost.push((line.clone(), Some("not read: more of this column than its type")));
                lines.push(short);
            }
            None => lost.push((line.clone(), Some("not read: these words of a table"))),
        }
    }
    let whole = format!("{head} (\n  {}\n){tail}", lines.join(",\n  "));
    if script.is_read(&whole) {
        script.statement(&whole);
    } else {
        script.statement(&format!("{head} (\n  {}\n)", lines.join(",\n  ")));
        script.note(&format!("{name}: {}", tail.trim()), "not read: how a table is kept");
    }
    let mut checks = checks.into_iter();
    for (line, why) in lost {
        let at = script.note_at(&line);
        match (why, why.is_none().then(|| checks.next()).flatten()) {
            (None, Some((check, condition))) => {
                script.checks.push(RawCheck { namespace: None, table: name.to_owned(), name: check, condition, at });
            }
            (why, _) => script.list(at, why.unwrap_or_default()),
        }
    }
}

/// The name and the condition of ``CONSTRAINT `c` CHECK (…)``.
fn check(line: &str) -> Option<(String, String)> {
    let (name, rest) = line.strip_prefix("CONSTRAINT `")?.split_once("` CHECK (")?;
    let (condition, _) = rest.rsplit_once(')')?;
    Some((name.replace("``", "`"), condition.to_owned()))
}

/// A column with fewer and fewer words behind its type.
fn shortened(line: &str) -> impl Iterator<Item = String> + '_ {
    let is_column = line.starts_with('`');
    let ends = line.rmatch_indices(' ').map(|(at, _)| at).filter(move |_| is_column);
    ends.map(move |at| {
        let required = if line[at..].contains(" NOT NULL") { " NOT NULL" } else { "" };
        format!("{}{required}", &line[..at])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(statement: &str, restricted: &[&str]) -> Script {
        let mut script = Script::new(Engine::Mariadb);
        table(&mut script, "t", statement, restricted);
        script
    }

    #[test]
    fn what_is_not_read_is_taken_out_and_listed() {
        let statement = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `s` geometry FOO BAR(1) NOT NULL,\n  PERIOD FOR SYSTEM_TIME (`a`, `b`),\n  \
                         CONSTRAINT `c` CHECK (`id` ->> 'x' sounds like 3)\n) ENGINE=InnoDB COMMENT='it''s; a table'\n PARTITION BY HASH (`id`)\nPARTITIONS 4";
        let script = script(statement, &[]);
        let made = script.text.split(";\n").next().unwrap_or_default();
        assert!(
            script.is_read(made) && made.contains("COMMENT='it''s; a table'") && made.contains("`s` geometry"),
            "{made}"
        );
        let why: Vec<&str> = script.notes.iter().map(|note| note.why.as_str()).collect();
        assert_eq!(script.checks.len(), 1, "{:?}", script.checks);
        assert_eq!(script.checks[0].condition, "`id` ->> 'x' sounds like 3");
        // What stands behind the columns goes on to the reader, which lists it.
        assert!(
            made.contains("PARTITION BY") && why.iter().any(|why| why.contains("than its type")),
            "{made}\n{why:?}"
        );
    }

    #[test]
    fn restrict_is_said() {
        let statement = "CREATE TABLE `t` (\n  `a` int(11),\n  CONSTRAINT `k` FOREIGN KEY (`a`) REFERENCES `u` (`id`) ON UPDATE CASCADE,\n  \
                         CONSTRAINT `l` FOREIGN KEY (`a`) REFERENCES `u` (`id`) ON DELETE CASCADE\n) ENGINE=InnoDB";
        let text = script(statement, &["k"]).text;
        assert!(
            text.contains("(`id`) ON DELETE RESTRICT ON UPDATE CASCADE,") && text.contains("ON DELETE CASCADE\n"),
            "{text}"
        );
    }
}
