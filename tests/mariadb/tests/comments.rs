//! COMMENT, where groundplan.toml says `comments = true`.

use diesel::connection::SimpleConnection;
use groundplan_tests::comments::{Engine, are_kept_in_step};
use groundplan_tests_mariadb::Database;
use std::path::Path;

const ENGINE: &str = if cfg!(feature = "mysql") { "mysql" } else { "mariadb" };

#[test]
fn comments_are_made_changed_and_missed() {
    let database = Database::new("");
    let mut conn = database.connect();
    are_kept_in_step(&mut Engine {
        name: ENGINE,
        url: &database.url(),
        run: &mut |sql| conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {sql}")),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("comments_mysql_family"),
        by_hand: &[
            "ALTER TABLE plans COMMENT = ''",
            "ALTER TABLE plans MODIFY COLUMN name varchar(40) NOT NULL COMMENT 'another'",
            "ALTER TABLE plans MODIFY COLUMN active tinyint(1) NOT NULL DEFAULT 0",
        ],
    });
}
