//! The text of each form of statement, on SQLite.

#[path = "text/backticks.rs"]
mod backticks;
#[path = "common/generated/mod.rs"]
mod generated;
#[path = "text/statements.rs"]
mod statements;

use groundplan::__private::sqlite as engine;
use groundplan::Keys as Isolation;

#[test]
fn statements_print_what_they_say() {
    backticks::compare(&backticks::Words {
        now: "strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')",
        same: "IS",
        bound: "? + 0",
        all: "-1",
    });
}
