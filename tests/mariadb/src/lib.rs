//! A database of a test's own on a real MariaDB; with the feature `mysql`, on a real MySQL.
//!
//! `GROUNDPLAN_MARIADB_URL` (`GROUNDPLAN_MYSQL_URL`) is the URL of a superuser on a throwaway server; `cargo xtask test` starts a MariaDB and
//! sets it. Without it the tests fail and say so: nothing is left out in silence.

use diesel::MysqlConnection;
use groundplan_tests::database::{self, Host};

/// Texts that differ in a letter's case or in a space at the end are different, as on the other engines.
const COLLATION: &str = if cfg!(feature = "mysql") { "utf8mb4_0900_bin" } else { "utf8mb4_nopad_bin" };

/// A MariaDB, or a MySQL.
#[derive(Debug)]
pub struct Mariadb;

impl Host for Mariadb {
    const URL: &'static str = if cfg!(feature = "mysql") { "GROUNDPLAN_MYSQL_URL" } else { "GROUNDPLAN_MARIADB_URL" };
    const EXAMPLE: &'static str = "mysql://root@127.0.0.1:3306/mysql";
    type Conn = MysqlConnection;
    fn create(name: &str) -> String {
        format!("CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE {COLLATION}")
    }
    fn drop(name: &str) -> String {
        // A connection that the test still holds may hold a lock on the metadata.
        format!("SET lock_wait_timeout = 2; DROP DATABASE IF EXISTS {name}")
    }
}

/// A database that lives as long as this value.
pub type Database = database::Database<Mariadb>;
