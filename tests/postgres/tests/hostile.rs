//! An import of a database whose names and texts end quotations and comments: its first migration changes nothing there.

use diesel::connection::SimpleConnection;
use diesel::{RunQueryDsl, sql_query};
use groundplan_cli::{Surroundings, run_in};
use groundplan_tests_postgres::Database;
use std::path::Path;

const HOSTILE: &str = "
    CREATE TABLE victims (id int PRIMARY KEY); ALTER TABLE victims ENABLE ROW LEVEL SECURITY; INSERT INTO victims VALUES (1);
    CREATE TYPE \"mood $groundplan$; DROP TABLE victims; --\" AS ENUM ('a', '$groundplan$; DROP TABLE victims; --', '$groundplan1$');
    CREATE TABLE \"$groundplan$; DROP TABLE victims; --\" (id int PRIMARY KEY, mood \"mood $groundplan$; DROP TABLE victims; --\");
    CREATE TABLE \"x
DROP TABLE victims; --\" (id int PRIMARY KEY REFERENCES \"$groundplan$; DROP TABLE victims; --\", p point,
        \"y
DROP TABLE victims; --\" point);
    COMMENT ON TABLE victims IS '''; DROP TABLE victims; --
DROP TABLE victims; --';";

#[test]
fn an_import_of_hostile_names_changes_nothing() {
    let database = Database::new(HOSTILE);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let url = database.url();
    let arguments = ["import", "--database-url", &url];
    let mut nothing = std::io::empty();
    let output = run_in(
        &arguments,
        Surroundings { folder: folder.clone(), stdin: &mut nothing, now: 1_795_000_000, colours: false },
    );
    assert_eq!(output.code, 0, "{output:?}");
    let migrations = std::fs::read_dir(folder.join("migrations")).expect("a first migration");
    let made = migrations.flatten().map(|entry| entry.path().join("up.sql")).find(|path| path.is_file());
    let up = std::fs::read_to_string(made.expect("a script")).expect("a text");
    let mut conn = database.connect();
    // Another database of the same application, where somebody has been at work.
    conn.batch_execute("ALTER TABLE victims DISABLE ROW LEVEL SECURITY; COMMENT ON TABLE victims IS 'by hand'")
        .expect("by hand");
    conn.batch_execute(&up).unwrap_or_else(|error| panic!("{error}\n{up}"));
    assert_eq!(sql_query("SELECT FROM victims").execute(&mut conn), Ok(1), "{up}");
    let kept = "SELECT FROM pg_class WHERE relname = 'victims' AND NOT relrowsecurity AND obj_description(oid, 'pg_class') = 'by hand'";
    assert_eq!(sql_query(kept).execute(&mut conn), Ok(1), "what the other database has is its own\n{up}");
}
