//! Waivers in comments: at the line that is meant, and nowhere by guess.

use super::super::{folder, run_at};

const TABLES: &str = "\
-- groundplan: allow(missing_timestamps, orphan_table, reason = \"taken over, (v1)\")
-- The pots of all kilns.
CREATE TABLE pots (
  id INTEGER PRIMARY KEY,
  price REAL NOT NULL, -- groundplan: allow(money_as_float, reason = \"taken over\")
  cost REAL NOT NULL
);
";

#[test]
fn they_cover_the_table_or_the_column_that_they_stand_at() {
    let home = folder("waived", &[("old.sql", TABLES)]);
    let output = run_at(&home, &["check", "old.sql", "--engine", "sqlite"]);
    // One table alone is no orphan.
    assert!(output.stderr.contains("the waiver of `orphan_table` on `Pot` waives nothing"), "{}", output.stderr);
    assert_eq!(output.stderr.matches("error: ").count(), 2, "{}", output.stderr);
    assert!(output.stderr.contains("`pots.cost` is money in floating point"), "{}", output.stderr);
    assert!(
        output.stdout.contains("(missing_timestamps at old.sql:3:14), because taken over, (v1)"),
        "{}",
        output.stdout
    );
    assert!(output.stdout.contains("(money_as_float at old.sql:5:3), because taken over\n"), "{}", output.stdout);
}

#[test]
fn what_cannot_be_read_or_stands_nowhere_is_an_error() {
    let text = "\
CREATE TABLE pots (
  id INTEGER PRIMARY KEY,
  note TEXT NOT NULL DEFAULT '-- groundplan: allow(', -- groundplan: ignore(money_as_float)
  price REAL NOT NULL, -- groundplan: allow(money_as_float)
  cost REAL NOT NULL, -- groundplan: allow(money_as_flaot, reason = \"taken over\")
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
-- groundplan: allow(redundant_index, reason = \"taken over\")
CREATE INDEX idx_pots_on_note ON pots (note);
";
    let home = folder("waived_badly", &[("old.sql", text)]);
    let output = run_at(&home, &["check", "old.sql", "--engine", "sqlite"]);
    assert_eq!(output.code, 1);
    for (place, message) in [
        ("old.sql:3:58", "this comment is not understood"),
        ("old.sql:8:4", "this waiver stands at no table and no column"),
    ] {
        assert!(output.stderr.contains(message) && output.stderr.contains(place), "{place}\n{}", output.stderr);
    }
    let home = folder(
        "waived_unknown",
        &[("old.sql", &text.replace("ignore(", "allow(").replace("redundant_index", "money_as_float"))],
    );
    let text = std::fs::read_to_string(home.join("old.sql")).expect("it was written");
    let text: Vec<&str> = text.lines().filter(|line| !line.starts_with("-- groundplan")).collect();
    std::fs::write(home.join("old.sql"), text.join("\n")).expect("a file under target");
    let output = run_at(&home, &["check", "old.sql", "--engine", "sqlite"]);
    assert!(
        output.stderr.contains("the waiver of `money_as_float` on `Pot::price` gives no reason"),
        "{}",
        output.stderr
    );
    assert!(output.stderr.contains("did you mean `money_as_float`?"), "{}", output.stderr);
}
