//! COMMENT ON, where groundplan.toml says `comments = true`.

use diesel::connection::SimpleConnection;
use groundplan_tests::comments::{Engine, are_kept_in_step};
use groundplan_tests_postgres::Database;
use std::path::Path;

#[test]
fn comments_are_made_changed_and_missed() {
    let database = Database::new("");
    let mut conn = database.connect();
    are_kept_in_step(&mut Engine {
        name: "postgres",
        url: &database.url(),
        run: &mut |sql| conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {sql}")),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("comments_postgres"),
        by_hand: &[
            "COMMENT ON TABLE plans IS NULL",
            "COMMENT ON COLUMN plans.name IS 'another'",
            "COMMENT ON COLUMN plans.created_at IS 'one too many'",
        ],
    });
}
