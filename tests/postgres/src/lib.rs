//! A database of a test's own on a real PostgreSQL.
//!
//! `GROUNDPLAN_POSTGRES_URL` is the URL of a superuser on a throwaway server; `cargo xtask test` starts one and sets it. Without it the tests
//! fail and say so: nothing is left out in silence.

use diesel::PgConnection;
use groundplan_tests::database::{self, Host, SignsIn};

/// The application's role, which owns no table.
pub const APP: &str = "app";
/// The role that the policies let through.
pub const ADMIN: &str = "app_admin";

/// A PostgreSQL.
#[derive(Debug)]
pub struct Postgres;

impl Host for Postgres {
    const URL: &'static str = "GROUNDPLAN_POSTGRES_URL";
    const EXAMPLE: &'static str = "postgres://postgres@localhost:5432/postgres";
    type Conn = PgConnection;
    fn roles() -> Vec<String> {
        // Tests of one server make the roles at the same time; the second one finds them.
        let role = |role: &str| {
            format!(
                "DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            )
        };
        [APP, ADMIN].map(role).to_vec()
    }
    fn create(name: &str) -> String {
        format!("CREATE DATABASE {name}")
    }
    fn drop(name: &str) -> String {
        format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    }
}

impl SignsIn for Postgres {
    fn sign_in(role: &str) -> String {
        format!("SET SESSION AUTHORIZATION {role}")
    }
}

/// A database that lives as long as this value, on a server with the roles [`APP`] and [`ADMIN`].
pub type Database = database::Database<Postgres>;
