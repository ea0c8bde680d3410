//! The README's package on MariaDB: it builds, seals its migration, applies it, makes a tenant and queries.
#![cfg(not(feature = "mysql"))] // the README's `groundplan.toml` names MariaDB

use groundplan_tests::outside::{Package, files};
use groundplan_tests_mariadb::Database;
use std::path::Path;

#[test]
fn the_readme_works_on_mariadb() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = Package::new(scratch, "tracker-mariadb", &files("mariadb/"), |path, text| match path {
        // What the README says in words.
        "src/main.rs" => text
            .replace("SqliteConnection", "MysqlConnection")
            .replace("\"tracker.sqlite\"", "&std::env::var(\"DATABASE_URL\")?"),
        _ => text,
    });
    package.succeed(&["build"], &[]);
    let around = groundplan_cli::Surroundings {
        folder: package.folder.clone(),
        stdin: &mut std::io::empty(),
        now: 1_795_000_000,
        colours: false,
    };
    let sealed = groundplan_cli::run_in(&["migrate", "first"], around);
    assert_eq!(sealed.code, 0, "{}", sealed.stderr);
    let database = Database::new("");
    for _ in 0..2 {
        let (out, _) = package.succeed(&["run"], &[("DATABASE_URL", &database.url())]);
        assert_eq!(out.trim(), "Acme sees [\"Ship it\"]");
    }
}
