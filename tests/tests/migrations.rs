//! Migrations: old + migration = fresh new, and back; what cannot be planned is refused and leaves nothing; the folder is one chain.
//! SQLite runs them here; `tests/postgres/tests/migrations.rs` runs the same cases on PostgreSQL.

use groundplan_build::driver::{Input, Request, drive};
use groundplan_schema::diff;
use groundplan_schema::ir::Engine;
use groundplan_schema::snapshot::{self, Snapshot};
use groundplan_schema::text::Sources;
use std::path::Path;

#[path = "migrations/cases.rs"]
mod cases;
#[path = "migrations/package.rs"]
mod package;
#[path = "migrations/sqlite.rs"]
mod sqlite;

use cases::{PLANNED, REFUSED};
use package::Package;
use sqlite::Db;

#[test]
fn old_and_migration_is_fresh_new_and_back() {
    for case in PLANNED {
        let package = Package::new(case.name, "sqlite");
        package.model(case.before);
        package.migrate("initial");
        let mut db = Db::new();
        assert_eq!(db.up(&package.folder), 1);
        let before = db.facts();
        let mut fresh = Db::new();
        fresh.run(&package.ddl());
        assert_eq!(before, fresh.facts(), "{}: the first migration is not the schema", case.name);

        package.model(case.after);
        let count = package.migrate("second").len();
        assert_eq!(db.up(&package.folder), count);
        let mut fresh = Db::new();
        fresh.run(&package.ddl());
        assert_eq!(db.facts(), fresh.facts(), "{}: old and migration is not fresh new", case.name);
        assert_eq!(package.run(&["migrate", "--check"]).code, 0, "{}", case.name);

        db.down(&package.folder, count);
        assert_eq!(db.facts(), before, "{}: the migration is not taken back", case.name);
        db.down(&package.folder, 1);
        assert!(db.facts().is_empty(), "{}: {:?}", case.name, db.facts());
    }
}

#[test]
fn rows_live_through_a_migration() {
    let package = Package::new("rows", "sqlite");
    package.model("Tasks have a title. Tasks can have subtasks.");
    package.migrate("initial");
    let mut db = Db::new();
    db.up(&package.folder);
    db.run(
        "INSERT INTO tasks (id, title) VALUES (x'01', 'old'); \
         INSERT INTO tasks (id, title, parent_task_id) VALUES (x'02', 'child', x'01')",
    );
    package.model(
        "Tasks have a title, an optional due date and a status. Tasks can have subtasks. \
         Status can be open or done and defaults to open.",
    );
    package.migrate("status");
    db.up(&package.folder);
    let rows = "SELECT title || ' ' || status || ' ' || coalesce(due_date, '-') AS text FROM tasks ORDER BY id";
    assert_eq!(db.texts(rows), ["old open -", "child open -"]);
    let stamps = "SELECT count(*) || '' AS text FROM tasks WHERE updated_at = created_at";
    assert_eq!(db.texts(stamps), ["2"]);
    // With rows that refer to each other, in any order.
    db.down(&package.folder, 2);
    assert!(db.facts().is_empty());
}

#[test]
fn what_cannot_be_planned_is_refused_and_nothing_is_written() {
    for (number, case) in REFUSED.iter().enumerate() {
        let package = Package::new(&format!("refused_{number}"), "sqlite");
        package.model(case.before);
        package.migrate("initial");
        let before = package.migrations();
        package.model(case.after);
        let output = package.run(&["migrate", "second"]);
        assert_eq!((output.code, output.stdout.as_str()), (1, ""), "{}: {}", case.after, output.stderr);
        let by_hand = ["not_planned_yet", "groundplan migrate second --by-hand"];
        for words in case.says.iter().chain(&by_hand) {
            assert!(output.stderr.contains(words), "`{words}` is missing for {}:\n{}", case.after, output.stderr);
        }
        assert_eq!(package.migrations(), before, "{}: something was written", case.after);
        assert_eq!(package.run(&["migrate", "--check"]).code, 1, "{}", case.after);
    }
}

#[test]
fn sqlite_refuses_what_its_alter_table_cannot_do() {
    let package = Package::new("sqlite_only", "sqlite");
    package.model("Projects have a name. Tasks have a title.");
    package.migrate("initial");
    package.model("Projects have a name. Tasks have a title and an optional project.");
    let output = package.run(&["migrate", "second"]);
    assert_eq!(output.code, 1);
    assert!(
        output.stderr.contains("new column `tasks.project_id`: SQLite adds no composite foreign key"),
        "{}",
        output.stderr
    );
}

#[test]
fn by_hand_leaves_the_sql_to_a_person_and_goes_on_from_there() {
    let package = Package::new("by_hand", "sqlite");
    package.model("Tasks have a title.");
    package.migrate("initial");
    package.model("Tasks have a label (up to 100 characters).");
    let output = package.run(&["migrate", "rename", "--by-hand"]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    let folder = output.stdout.trim().strip_prefix("migrations/").expect("one folder").to_owned();
    let files = package.migrations();
    for file in ["up.sql", "down.sql"] {
        let text = &files[&format!("{folder}/{file}")];
        assert!(text.lines().all(|line| line.starts_with("--")), "there is a statement in it:\n{text}");
    }
    let up = &files[&format!("{folder}/up.sql")];
    assert!(up.contains("column `tasks.title` is gone (lossy:") && up.contains("new column `tasks.label`"), "{up}");
    assert!(
        files[&format!("{folder}/metadata.toml")].starts_with("run_in_transaction = true\n# sha256 of schema.json: ")
    );
    assert_eq!(package.run(&["migrate", "--check"]).code, 0, "the snapshot is the new model");
    package.model("Tasks have a label (up to 100 characters) and an optional description.");
    package.migrate("next");

    let mut db = Db::new();
    let refused = db.run_ours(&package.folder).expect_err("nobody has written the statements");
    assert!(refused.contains("rename") && db.facts().is_empty(), "{refused}");
    let rename = "ALTER TABLE tasks RENAME COLUMN title TO label;";
    package.write(&format!("migrations/{folder}/up.sql"), rename);
    let ran = db.run_ours(&package.folder).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(ran.len(), 3, "{ran:?}");
    assert_eq!(db.run_ours(&package.folder).map(|ran| ran.len()), Ok(0));
}

#[test]
fn sql_that_another_release_printed_is_noted_and_kept() {
    let package = Package::new("reprinted", "sqlite");
    package.model("Tasks have a title.");
    let folder = package.migrate("initial").concat();
    assert_eq!(package.run(&["migrate", "--check"]).stderr, "");
    // As if a release before this one had sealed it.
    let path = package.folder.join("migrations").join(&folder).join("schema.json");
    let text = std::fs::read_to_string(&path).expect("a snapshot");
    let (rest, hash) = text.rsplit_once("\"tasks\": \"").expect("the hash of the table");
    std::fs::write(&path, format!("{rest}\"tasks\": \"00{}", &hash[2..])).expect("a snapshot");
    std::fs::write(path.with_file_name("metadata.toml"), "run_in_transaction = true\n").expect("a file");
    let output = package.run(&["migrate", "--check"]);
    assert_eq!(output.code, 0, "the model is covered");
    assert!(output.stderr.contains("table `tasks` is printed in another way by this release"), "{}", output.stderr);
    let output = package.run(&["migrate", "newer", "--by-hand"]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    assert_eq!(package.run(&["migrate", "--check"]).stderr, "");
}

#[test]
fn the_same_source_gives_the_same_folder_on_two_checkouts() {
    let model = PLANNED.last().expect("there are cases").after;
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("migrations");
    let made = ["here", "some/where/else"].map(|place| {
        let package = Package::at(home.join("checkouts").join(place), "postgres");
        package.model(model);
        package.migrate("initial");
        package.migrations()
    });
    assert!(!made[0].is_empty());
    assert_eq!(made[0], made[1]);
    let here = env!("CARGO_MANIFEST_DIR");
    assert!(made[0].values().all(|text| !text.contains(here)), "a path of this machine is in it");
}

#[test]
fn versions_grow_and_metadata_says_whether_there_is_a_transaction() {
    let package = Package::new("versions", "postgres");
    package.model("Tasks have a title.");
    let first = package.migrate("initial");
    package.model("Tasks have a title and an optional description. Users often search tasks by title.");
    let second = package.migrate("search");
    let all: Vec<&String> = first.iter().chain(&second).collect();
    assert_eq!(all.len(), 3);
    assert!(all.is_sorted() && all.iter().all(|name| name.starts_with("2026-11-18-1106")), "{all:?}");
    let files = package.migrations();
    let metadata = |folder: &String| files[&format!("{folder}/metadata.toml")].clone();
    assert!(metadata(&second[0]).starts_with("run_in_transaction = true\n"));
    assert!(metadata(&second[1]).starts_with("run_in_transaction = false\n"));
    let up = &files[&format!("{}/up.sql", second[1])];
    assert_eq!(up.matches(';').count(), 1, "more than one statement:\n{up}");
    assert!(up.contains("CREATE INDEX CONCURRENTLY"), "{up}");
}

#[test]
fn a_snapshot_reads_back_as_the_schema_that_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the documents") {
        let case = entry.expect("an entry").path();
        if !case.is_dir() {
            continue;
        }
        for engine in Engine::ALL {
            let config = case.join("groundplan.toml").exists().then(|| "groundplan.toml".to_owned());
            let inputs = vec![Input::File("input.md".to_owned())];
            let request = Request { folder: case.clone(), config, inputs, engine: Some(engine), ..Request::default() };
            let outcome = drive(&request).expect("the input is there");
            let (schema, _) = outcome.judged.unwrap_or_else(|| panic!("{}: {:?}", case.display(), outcome.diagnostics));
            let printed = vec![("tasks".to_owned(), "ab".to_owned())];
            let written = Snapshot { schema, parent: Some("cd".to_owned()), printed, phases: Vec::new() };
            let text = snapshot::write(&written);
            let read = snapshot::read("schema.json", &text, &mut Sources::new())
                .unwrap_or_else(|fault| panic!("{fault}\n{text}"));
            assert_eq!(snapshot::write(&read), text, "{}", case.display());
            assert_eq!(diff::compare(&written.schema, &read.schema), [], "{}", case.display());
            assert_eq!(diff::compare(&read.schema, &written.schema), [], "{}", case.display());
            let (ddl, again) = (
                groundplan_schema::emit::sql::statements(&written.schema),
                groundplan_schema::emit::sql::statements(&read.schema),
            );
            assert_eq!(ddl, again, "{}", case.display());
            count += 1;
        }
    }
    assert!(count > 60, "the documents are gone: {count}");
}

/// Seals three migrations, spoils the folder, and expects these words from `migrate --check`.
fn spoilt(name: &str, spoil: impl Fn(&Path), says: &[&str]) {
    let package = Package::new(&format!("spoilt_{name}"), "sqlite");
    package.model("Tasks have a title.");
    package.migrate("one");
    package.model("Tasks have a title and an optional description.");
    package.migrate("two");
    package.model("Tasks have a title, an optional description and an optional due date.");
    package.migrate("three");
    assert_eq!(package.run(&["migrate", "--check"]).code, 0);
    spoil(&package.folder.join("migrations"));
    let output = package.run(&["migrate", "--check"]);
    assert_eq!(output.code, 1, "{name}");
    for words in says {
        assert!(output.stderr.contains(words), "{name}: `{words}` is missing:\n{}", output.stderr);
    }
}

fn named(migrations: &Path, name: &str) -> std::path::PathBuf {
    let entries = std::fs::read_dir(migrations).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.into_iter().find(|path| path.to_string_lossy().ends_with(name)).expect("such a migration")
}

/// Another column name in the snapshot of a migration.
fn edit(migrations: &Path, name: &str) {
    let path = named(migrations, name).join("schema.json");
    let text = std::fs::read_to_string(&path).expect("a snapshot");
    let edited = text.replace("\"description\"", "\"descriptions\"");
    assert_ne!(edited, text);
    std::fs::write(&path, edited).expect("a snapshot");
}

#[test]
fn an_edited_snapshot_shows() {
    spoilt(
        "edited_old",
        |migrations| edit(migrations, "_two"),
        &["_two/schema.json` was edited", "git checkout -- migrations"],
    );
    spoilt("edited_new", |migrations| edit(migrations, "_three"), &["_three/schema.json` was edited", "git checkout"]);
}

#[test]
fn an_edited_old_snapshot_shows_by_its_child_too() {
    // As the folders of an older release, or of somebody who mended the hash as well.
    let both = |migrations: &Path| {
        edit(migrations, "_two");
        std::fs::write(named(migrations, "_two").join("metadata.toml"), "run_in_transaction = true\n").expect("a file");
    };
    spoilt("edited_both", both, &["_three` does not follow", "_two", "git checkout -- migrations"]);
}

#[test]
fn a_snapshot_that_is_gone_shows() {
    let remove = |name: &'static str| {
        move |migrations: &Path| std::fs::remove_file(named(migrations, name).join("schema.json")).expect("a snapshot")
    };
    spoilt("no_old_snapshot", remove("_two"), &["_two/schema.json` is gone", "git checkout"]);
    spoilt("no_new_snapshot", remove("_three"), &["_three/schema.json` is gone", "git checkout"]);
}

#[test]
fn a_rename_is_said_and_not_planned() {
    let package = Package::new("renames", "sqlite");
    package.model("Todos have a name.");
    package.migrate("one");
    package.model("Tasks have a title. Tasks were called todos. Title was called name.");
    let output = package.run(&["migrate", "two"]);
    assert_eq!(output.code, 1, "{}", output.stderr);
    for words in ["`todos` is called `tasks` now", "renames are not planned yet", "groundplan migrate two --by-hand"] {
        assert!(output.stderr.contains(words), "`{words}` is missing:\n{}", output.stderr);
    }
}

#[test]
fn a_folder_that_is_gone_shows() {
    let remove = |name: &'static str| {
        move |migrations: &Path| std::fs::remove_dir_all(named(migrations, name)).expect("a migration")
    };
    spoilt("gone", remove("_two"), &["_three` does not follow", "git checkout"]);
    spoilt("first_gone", remove("_one"), &["follows a migration that is gone"]);
}

#[test]
fn two_heads_show() {
    // Another branch sealed its own migration after `_two`, and both were merged.
    let merge = |migrations: &Path| {
        let three = named(migrations, "_three");
        let other = migrations.join("2026-12-24-180000_other");
        std::fs::create_dir(&other).expect("a folder");
        for file in ["up.sql", "down.sql", "metadata.toml", "schema.json"] {
            std::fs::copy(three.join(file), other.join(file)).expect("a file");
        }
    };
    spoilt("heads", merge, &["both follow", "_two`", "two branches were merged", "groundplan migrate NAME"]);
}

#[test]
fn two_folders_with_one_version_show() {
    let double = |migrations: &Path| {
        let three = named(migrations, "_three");
        let version =
            three.file_name().expect("a name").to_string_lossy().split('_').next().expect("a version").to_owned();
        std::fs::create_dir(migrations.join(format!("{}_mine", version.replace('-', "")))).expect("a folder");
    };
    spoilt("versions", double, &["have one version", "of which Diesel would run only one"]);
}

#[test]
fn a_broken_snapshot_names_its_place() {
    let cut = |migrations: &Path| {
        let path = named(migrations, "_three").join("schema.json");
        let text = std::fs::read_to_string(&path).expect("a snapshot");
        std::fs::write(&path, text.replace("\"text\"", "\"texts\"")).expect("a snapshot");
    };
    spoilt("broken", cut, &["is no snapshot: `models[0].fields[", "git checkout -- migrations/"]);
}
