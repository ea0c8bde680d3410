//! SQLite: the file keeps its statements as they were written.

use std::path::Path;
use std::time::Duration;

use groundplan_schema::ir::{Engine, Version};
use rusqlite::{Connection, Error, ErrorCode, OpenFlags};

use super::Live;
use super::script::Script;

/// How long another connection may keep the file locked.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn read(path: &str, folder: &Path) -> Result<Live, String> {
    let shown = format!("sqlite:{path}");
    let disk = folder.join(path);
    if !disk.is_file() {
        return Err(format!("there is no file `{path}`; a database that does not exist is not made: correct the path"));
    }
    // Never made, never written, whatever is asked of it.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(&disk, flags).and_then(|conn| {
        conn.busy_timeout(PATIENCE)?;
        // One moment: the transaction begins with the first look.
        conn.execute_batch("PRAGMA query_only = ON; BEGIN")?;
        Ok(conn)
    });
    opened.and_then(|conn| all(&conn, &shown)).map_err(|error| failure(&shown, &error))
}

fn failure(shown: &str, error: &Error) -> String {
    let cure = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "it is no database of SQLite, or it is encrypted",
        Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "this user may not open it; of a database in WAL mode the folder must be writable too"
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "another program holds it locked; try again later",
        Some(ErrorCode::DatabaseCorrupt) => "its file is damaged: `PRAGMA integrity_check` says where",
        _ => "open it with `sqlite3` to see whether it can be read at all",
    };
    let error = error.to_string();
    let mut characters = error.trim_end_matches('.').chars();
    let error: String =
        characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default();
    format!("`{shown}` cannot be read: {error}; {cure}")
}

fn all(conn: &Connection, shown: &str) -> rusqlite::Result<Live> {
    let mut script = Script::new(Engine::Sqlite);
    let version: String = conn.query_row("SELECT sqlite_version()", [], |row| row.get(0))?;
    let version = version.rsplit_once('.').map_or(version.as_str(), |(start, _)| start);
    // What virtual tables keep for themselves.
    let mut shadows = conn.prepare("SELECT name FROM pragma_table_list WHERE type = 'shadow' AND schema = 'main'")?;
    let shadows: Vec<String> = shadows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut rows = conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'view' THEN 3 WHEN 'trigger' THEN 4 ELSE 2 END, rowid",
    )?;
    let rows: Vec<[String; 4]> = rows
        .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?
        .collect::<Result<_, _>>()?;
    for [kind, name, table, sql] in &rows {
        if shadows.contains(table) {
            script.note(name, "skipped: a virtual table keeps it for itself");
        } else if kind == "trigger" || kind == "view" || sql.to_ascii_uppercase().starts_with("CREATE VIRTUAL") {
            script.statement(sql);
        } else {
            if kind == "table" {
                script.gap();
            }
            script.statement(sql);
        }
    }
    Ok(Live {
        engine: Engine::Sqlite,
        version: Version::parse(version).unwrap_or(Engine::Sqlite.oldest()),
        shown: shown.to_owned(),
        namespace: None,
        script,
    })
}
