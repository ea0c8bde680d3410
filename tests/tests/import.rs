//! `groundplan import`: databases in the style of older applications become models. Each folder of `tests/imports` holds one (`schema.sql`)
//! and what is made of it: the structs, what they do not say, and the findings, which were looked at one by one.
//!
//! `GROUNDPLAN_BLESS=1` rewrites what is made, never the databases.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use groundplan_cli::{Output, Surroundings, run_in};
use groundplan_tests::outside::Package;

/// The first three are named by their engine; an agency, a magazine and a library stand beside them.
const CASES: [(&str, &[&str]); 6] = [
    ("postgres", &[]),
    ("mariadb", &["--engine", "mariadb"]),
    ("sqlite", &["--engine", "sqlite"]),
    ("agency", &["--engine", "postgres"]),
    ("magazine", &["--engine", "mariadb"]),
    ("library", &["--engine", "sqlite"]),
];

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("imports").join(name)
}

fn scratch(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    folder
}

fn run_at(folder: &Path, arguments: &[&str]) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

/// Imports a case into a folder of its own.
fn import(name: &str, test: &str, more: &[&str]) -> (PathBuf, Output) {
    let home = scratch(&format!("{test}-{name}"));
    let engine = CASES.iter().find(|(case, _)| *case == name).expect("a case").1;
    std::fs::copy(case(name).join("schema.sql"), home.join("schema.sql")).expect("the database");
    let arguments: Vec<&str> = ["import", "schema.sql"].iter().chain(engine).chain(more).copied().collect();
    let output = run_at(&home, &arguments);
    (home, output)
}

/// What `check` finds in a folder's database, in the form of a baseline: rule, table and column, whatever a field is called in Rust.
fn findings(name: &str, engine: &[&str]) -> String {
    let home = scratch(&format!("bare-{name}"));
    std::fs::copy(case(name).join("schema.sql"), home.join("schema.sql")).expect("the database");
    std::fs::write(home.join("groundplan.toml"), "[scorecard]\nbaseline = \"known.toml\"\n").expect("settings");
    let arguments: Vec<&str> = ["check", "schema.sql", "--write-baseline"].iter().chain(engine).copied().collect();
    let output = run_at(&home, &arguments);
    assert_eq!(output.code, 0, "{name}: {}", output.stderr);
    std::fs::read_to_string(home.join("known.toml")).expect("what was found")
}

fn expect(path: &Path, got: &str, faults: &mut Vec<String>) {
    if std::env::var_os("GROUNDPLAN_BLESS").is_some() {
        std::fs::write(path, got).expect("what is expected");
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if expected != got {
        let differs = got.lines().zip(expected.lines()).find(|(got, expected)| got != expected);
        faults.push(format!("{}: {differs:?}; `cargo xtask bless` rewrites it", path.display()));
    }
}

#[test]
fn databases_become_models() {
    let mut faults = Vec::new();
    for (name, _) in CASES {
        let (home, output) = import(name, "made", &[]);
        assert_eq!(output.code, 0, "{name}: {}", output.stderr);
        let tables = std::fs::read_to_string(home.join("schema.sql")).expect("the database");
        let made = ["CREATE TABLE", "CREATE UNLOGGED TABLE"].map(|words| tables.matches(words).count());
        assert!(made.iter().sum::<usize>() >= 30, "{name} is of the size of a product");
        // The command compares what it wrote with what it read, and says where they differ.
        assert!(!output.stderr.contains("otherwise than the database"), "{name}: {}", output.stderr);
        let model = std::fs::read_to_string(home.join("src/model.rs")).expect("the structs");
        expect(&case(name).join("model.rs"), &model, &mut faults);
        expect(&case(name).join("told.txt"), &output.stderr, &mut faults);
        let up = home.join("migrations/2026-11-18-110640_initial/up.sql");
        expect(&case(name).join("up.sql"), &std::fs::read_to_string(up).expect("the first migration"), &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_found_in_the_model_is_what_is_found_in_the_database() {
    let mut faults = Vec::new();
    for (name, engine) in CASES {
        let (home, output) = import(name, "found", &[]);
        assert_eq!(output.code, 0, "{name}: {}", output.stderr);
        let database = findings(name, engine);
        let model = std::fs::read_to_string(home.join("groundplan-baseline.toml")).expect("the baseline");
        let (one, other): (BTreeSet<_>, BTreeSet<_>) = (database.lines().collect(), model.lines().collect());
        let lost: Vec<_> = one.difference(&other).collect();
        let new: Vec<_> = other.difference(&one).collect();
        if !lost.is_empty() || !new.is_empty() || database.lines().count() != model.lines().count() {
            faults.push(format!("{name}: only in the database {lost:#?}; only in the model {new:#?}"));
        }
        expect(&case(name).join("findings.toml"), &database, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_there_is_tolerated_and_what_is_new_is_not() {
    let (home, output) = import("sqlite", "tolerated", &[]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    let check = run_at(&home, &["check", "."]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    let path = home.join("src/model.rs");
    let model = std::fs::read_to_string(&path).expect("the structs");
    let worse = model.replacen("pub struct Member {\n", "pub struct Member {\n    pub balance: f64,\n", 1);
    assert_ne!(worse, model, "the table of members");
    std::fs::write(&path, worse).expect("the structs");
    let check = run_at(&home, &["check", "."]);
    assert_eq!(check.code, 1, "a sum of money as floating point is new:\n{}", check.stderr);
    assert!(check.stderr.contains("money_as_float"), "{}", check.stderr);
}

/// With a tenant the rules about tenants are asked, and the structs say whose rows they hold.
#[test]
fn a_tenant_can_be_named() {
    for (name, tenant, model, owned) in [
        ("postgres", "houses", "House", "pub struct Hall {"),
        ("mariadb", "kunde", "Kunde", "pub struct KundeAdresse {"),
        ("sqlite", "members", "Member", "pub struct Loan {"),
        ("agency", "spree_users", "SpreeUser", ""),
        ("magazine", "sales_flat_order", "SalesFlatOrder", "pub struct SalesFlatOrderItem {"),
        ("library", "auth_user", "AuthUser", "pub struct AuthUserGroup {"),
    ] {
        let (home, output) = import(name, "tenant", &["--tenant", tenant]);
        assert_eq!(output.code, 0, "{name}: {}", output.stderr);
        assert!(!output.stderr.contains("otherwise than the database"), "{name}: {}", output.stderr);
        let settings = std::fs::read_to_string(home.join("groundplan.toml")).expect("settings");
        assert!(settings.contains(&format!("[tenancy]\nmodel = \"{model}\"")), "{name}: {settings}");
        let text = std::fs::read_to_string(home.join("src/model.rs")).expect("the structs");
        let said = |word: &str| text.matches(&format!("#[model(existing, {word}")).count();
        assert_eq!(said("root"), 1, "{name}");
        if let Some((before, _)) = text.split_once(owned).filter(|_| !owned.is_empty()) {
            let head = before.rsplit("#[derive(").next().unwrap_or_default();
            assert!(head.contains("existing, tenant"), "{name}: `{owned}` is the tenant's:\n{head}");
        } else {
            assert_eq!(owned, "", "{name} has such a struct");
        }
        let check = run_at(&home, &["check", "."]);
        assert_eq!(check.code, 0, "{name}: what was found is tolerated:\n{}", check.stderr);
    }
}

/// English is what sentences can say: every one of them is read back, and the rest is listed.
#[test]
fn english_is_read_back() {
    for (name, engine) in CASES {
        let (home, output) = import(name, "english", &["--format", "english"]);
        assert_eq!(output.code, 0, "{name}: {}", output.stderr);
        let text = std::fs::read_to_string(home.join("src/model.md")).expect("the sentences");
        assert!(text.contains("<!-- Not said:"), "{name}: no old database is of our form");
        let read = run_at(&home, &["read", "src/model.md", "--format", "json"]);
        // What the rules find in old tables is for `check`; here the sentences are read.
        let document: serde_json::Value = serde_json::from_str(&read.stdout).expect(&read.stderr);
        assert_eq!(document["unread"], serde_json::json!([]), "{name}");
        let models = document["models"].as_array().map_or(0, Vec::len);
        let tables = output.stdout.lines().count();
        assert!(models >= 20, "{name} ({engine:?}, {tables} files): {models} models are left");
    }
}

/// Each finding was looked at beside its DDL (`judged.md`); what is found anew, or no more, is to be judged again.
#[test]
fn each_finding_was_judged() {
    for (name, _) in CASES {
        let found = std::fs::read_to_string(case(name).join("findings.toml")).expect("the findings");
        let judged = std::fs::read_to_string(case(name).join("judged.md")).expect("the verdicts");
        let mut counts = std::collections::BTreeMap::<&str, usize>::new();
        for rule in found.split("rule = \"").skip(1).filter_map(|rest| rest.split('"').next()) {
            *counts.entry(rule).or_default() += 1;
        }
        let rows = judged.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
        let rows: std::collections::BTreeMap<&str, usize> =
            rows.filter_map(|(rule, rest)| Some((rule, rest.split(" |").next()?.parse().ok()?))).collect();
        let all = counts.values().sum();
        counts.insert("all", all);
        assert_eq!(counts, rows, "{name}: judge what differs, and write it into `judged.md`");
    }
}

#[test]
fn nothing_is_overwritten() {
    for there in ["src/model.rs", "groundplan.toml", "groundplan-baseline.toml", "migrations/2020_first/up.sql"] {
        let home = scratch("overwritten");
        std::fs::write(home.join("schema.sql"), "CREATE TABLE users (id serial PRIMARY KEY);").expect("a database");
        let path = home.join(there);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, "mine").expect("a file of the user's");
        let output = run_at(&home, &["import", "schema.sql", "--engine", "postgres"]);
        assert_eq!(output.code, 2, "{there}: {}", output.stdout);
        let place = there.split("/2020").next().unwrap_or(there);
        assert!(output.stderr.contains(&format!("`{place}` is there already")), "{}", output.stderr);
        assert_eq!(std::fs::read_to_string(&path).expect("the user's file"), "mine");
        let files = ["src/model.rs", "groundplan.toml", "groundplan-baseline.toml", "migrations"];
        for file in files.iter().filter(|file| !there.starts_with(**file)) {
            assert!(!home.join(file).exists(), "{file} was written beside {there}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_an_error_and_no_file() {
    let home = scratch("unreadable");
    std::fs::write(
        home.join("schema.sql"),
        "CREATE TABLE users (id serial PRIMARY KEY);\nCREATE TABLE broken (id serial,,);\n",
    )
    .expect("a database");
    let output = run_at(&home, &["import", "schema.sql", "--engine", "postgres"]);
    assert_eq!(output.code, 1, "{}", output.stderr);
    assert!(output.stderr.contains("cannot be read"), "{}", output.stderr);
    assert!(!home.join("src").exists() && !home.join("groundplan.toml").exists());
    let output = run_at(&home, &["import", "schema.sql", "--engine", "postgres", "--lenient"]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    let model = std::fs::read_to_string(home.join("src/model.rs")).expect("the structs");
    assert!(model.contains("CREATE TABLE broken"), "what was left out is said in the file:\n{model}");
}

/// Databases of SQLite that run: the import is what they are, its first migration changes nothing there and makes the same in an empty one.
#[test]
fn a_database_that_runs_is_imported_as_it_is() {
    use groundplan::diesel::connection::SimpleConnection as _;
    use groundplan::diesel::{Connection as _, SqliteConnection};
    for (name, change, said) in [
        ("sqlite", "ALTER TABLE rooms ADD COLUMN floor INTEGER", "`floor`"),
        ("library", "DROP INDEX pos_artikel", "`pos_artikel`"),
    ] {
        let home = scratch(&format!("runs-{name}"));
        let open = |file: &str| {
            let path = home.join(file);
            SqliteConnection::establish(&path.to_string_lossy()).expect("a file of SQLite")
        };
        let sql = std::fs::read_to_string(case(name).join("schema.sql")).expect("the database");
        open("old.db").batch_execute(&sql).expect("the database is loaded");
        let output = run_at(&home, &["import", "--database-url", "sqlite:old.db"]);
        assert_eq!(output.code, 0, "{}", output.stderr);
        assert!(!output.stderr.contains("otherwise than the database"), "{}", output.stderr);
        let up =
            std::fs::read_to_string(home.join("migrations/2026-11-18-110640_initial/up.sql")).expect("the migration");
        for file in ["old.db", "new.db"] {
            open(file).batch_execute(&up).expect("the first migration runs");
            let drift = run_at(&home, &["drift", "src/model.rs", "--database-url", &format!("sqlite:{file}")]);
            assert_eq!(drift.code, 0, "{file}: {}{}", drift.stdout, drift.stderr);
        }
        open("old.db").batch_execute(change).expect("a change by hand");
        let drift = run_at(&home, &["drift", "src/model.rs", "--database-url", "sqlite:old.db"]);
        assert_eq!(drift.code, 1, "{}", drift.stdout);
        assert!(drift.stdout.contains(said), "{}", drift.stdout);
    }
}

/// Every table of the imported model is asked, and rows come back as they are in the database. The other engines have the same test beside
/// their servers.
#[test]
fn what_is_imported_is_read_and_written() {
    use groundplan::diesel::connection::SimpleConnection as _;
    use groundplan::diesel::{Connection as _, SqliteConnection};
    let home = scratch("round-trip-library");
    let path = home.join("old.db");
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).expect("a file of SQLite");
    for file in ["schema.sql", "seed.sql"] {
        let sql = std::fs::read_to_string(case("library").join(file)).expect("statements");
        conn.batch_execute(&sql).expect("the database is loaded");
    }
    let output = run_at(&home, &["import", "--database-url", "sqlite:old.db"]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = groundplan_tests::imported::package(scratch, &home, "library", "sqlite", "SqliteConnection");
    let (out, _) = package.succeed(&["run"], &[("DATABASE_URL", &path.to_string_lossy())]);
    assert!(out.trim().starts_with("34 tables"), "{out}");
}

/// The imported model of each engine that the runtime has is built as a user's package.
#[test]
fn imported_models_compile() {
    // The others are built where their rows are read: `what_is_imported_is_read_and_written`, here and beside the servers.
    let cases = [("postgres", "postgres"), ("mariadb", "mysql"), ("sqlite", "sqlite")];
    for (name, features) in cases {
        let (home, output) = import(name, "built", &[]);
        assert_eq!(output.code, 0, "{name}: {}", output.stderr);
        let mut files: Vec<(String, String)> = vec![
            (
                "Cargo.toml".to_owned(),
                format!(
                    "[package]\nname = \"imported-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                     groundplan = {{ version = \"0.1\", features = [\"{features}\", \"json\"] }}\n\n[build-dependencies]\n\
                     groundplan-build = \"0.1\"\n"
                ),
            ),
            ("src/lib.rs".to_owned(), "pub mod model;\n".to_owned()),
            (
                "build.rs".to_owned(),
                "fn main() { groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run(); }\n"
                    .to_owned(),
            ),
        ];
        for file in output.stdout.lines() {
            files.push((file.to_owned(), std::fs::read_to_string(home.join(file)).expect("a file of the import")));
        }
        // The target folder of all such packages.
        let shared = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let package = Package::new(shared, &format!("imported-{name}"), &files, |_, text| text);
        let (_, told) = package.succeed(&["check"], &[]);
        assert!(!told.contains("warning"), "{name}: the imported model has warnings:\n{told}");
    }
}
