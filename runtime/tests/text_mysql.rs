//! The text of each form of statement, on MySQL and MariaDB.

#[path = "text/backticks.rs"]
mod backticks;
#[path = "common/generated/mod.rs"]
mod generated;
#[path = "text/statements.rs"]
mod statements;

use groundplan::__private::mysql as engine;
use groundplan::Keys as Isolation;

#[test]
fn statements_print_what_they_say() {
    backticks::compare(&backticks::Words {
        now: "UTC_TIMESTAMP(6)",
        same: "<=>",
        bound: "?",
        all: "18446744073709551615",
    });
}
