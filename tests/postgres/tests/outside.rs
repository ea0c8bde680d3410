//! The README's package on PostgreSQL: an owner who is no superuser migrates, the administrator makes a tenant, the application queries.

use diesel::connection::SimpleConnection;
use groundplan_tests::outside::{Package, files};
use groundplan_tests_postgres::Database;
use std::path::Path;

/// The URL of a database for another user; the throwaway server trusts everybody.
fn url_of(user: &str, superuser: &str) -> String {
    let (scheme, rest) = superuser.split_once("://").expect("a URL");
    let rest = rest.split_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{user}@{rest}")
}

#[test]
fn the_readme_works_on_postgresql() {
    let all = files("postgres/");
    let roles = all.iter().find(|(name, _)| name == "roles.sql").expect("the README makes the roles");
    let database = Database::new("");
    let mut conn = database.connect();
    for statement in roles.1.split(';').filter(|statement| !statement.trim().is_empty()) {
        // Other tests of this server have made them already, without the right to sign in.
        if conn.batch_execute(statement).is_err() {
            conn.batch_execute(&statement.replace("CREATE ROLE", "ALTER ROLE")).expect("the role exists");
        }
    }
    let owner = format!("readme_owner_{}", std::process::id());
    conn.batch_execute(&format!("CREATE ROLE {owner} LOGIN; ALTER SCHEMA public OWNER TO {owner}")).expect("an owner");

    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = Package::new(scratch, "tracker-postgres", &all, |_, text| text);
    package.succeed(&["build"], &[]);
    let around = groundplan_cli::Surroundings {
        folder: package.folder.clone(),
        stdin: &mut std::io::empty(),
        now: 1_795_000_000,
        colours: false,
    };
    let sealed = groundplan_cli::run_in(&["migrate", "first"], around);
    assert_eq!(sealed.code, 0, "{}", sealed.stderr);
    let url = database.url();
    let urls = [
        ("OWNER_URL", url_of(&owner, &url)),
        ("ADMIN_URL", url_of("app_admin", &url)),
        ("APP_URL", url_of("app", &url)),
    ];
    let urls: Vec<(&str, &str)> = urls.iter().map(|(name, url)| (*name, url.as_str())).collect();
    for _ in 0..2 {
        let (out, _) = package.succeed(&["run"], &urls);
        assert_eq!(out.trim(), "Acme sees [\"Ship it\"]");
    }
    drop(conn);
    drop(database);
}
