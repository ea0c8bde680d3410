//! `cargo xtask bless`: what the golden tests got becomes what they expect.

use crate::Result;
use crate::run;

pub(crate) fn main(filters: &[&str]) -> Result<()> {
    // One word blesses all that is golden, so the compiler messages of trybuild follow ours. One thread: two cases
    // that write below one folder must not meet.
    let mut tests = run::cargo();
    tests.args(["test", "--package", "groundplan-tests", "--no-fail-fast", "--"]);
    tests.args(filters).arg("--test-threads=1").env("GROUNDPLAN_BLESS", "1").env("TRYBUILD", "overwrite");
    println!("{}", run::line(&tests));
    let result = run::show(&mut tests);

    let mut status = std::process::Command::new("git");
    status.current_dir(run::root()).args(["status", "--short", "--", "tests"]);
    match run::output(&mut status).as_deref() {
        Some("") => println!("nothing under tests/ differs from the last commit"),
        Some(changed) => println!("changed since the last commit; read it before you commit:\n{changed}"),
        None => {} // not a git checkout
    }
    result
}
