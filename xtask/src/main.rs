//! `cargo xtask`: the project's own commands. `cargo xtask help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to the person who typed it")]

mod bench;
mod bless;
mod fuzz;
mod judges;
mod run;
mod server;
mod test;

use std::process::ExitCode;

/// What went wrong, as one message for the person who typed the command.
type Result<T, E = String> = std::result::Result<T, E>;

const HELP: &str = "\
cargo xtask test [--engines sqlite,postgres,mariadb,mysql]
        everything that has to hold: formatting, lints, the example, all tests, against real servers; installs or
        starts what is missing. Naming engines leaves out the servers of the others. MySQL is tested where
        GROUNDPLAN_MYSQL_URL names a server: no Debian package brings one.
cargo xtask browser
        renders the HTML report in headless Chromium without a network, looks at the diagram, and keeps the pictures
cargo xtask bless [TEST FILTER…]
        runs the golden tests and writes what they got in place of what they expected; read the diff before you commit
cargo xtask bench [compile …]
        what we are measured by; without a name, the list
cargo xtask fuzz lexer|reader|sql [--seconds N]
        looks for texts that break the reader of English, ten minutes unless told; keeps those that reach new code
cargo xtask judges
        squawk, pglast, sqlglot and mermaid's own parser look at what we print: the step of `test`, which leaves out
        those that it cannot have and says so; here that fails (they need python3-venv, Node.js and the network)
cargo xtask postgres
cargo xtask mariadb
        a throwaway server: prints its address, stops and removes it when standard input ends (Ctrl-D)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test", rest @ ..] => test::main(rest),
        ["browser"] => test::browser(),
        ["bless", rest @ ..] => bless::main(rest),
        ["bench", rest @ ..] => bench::main(rest),
        ["fuzz", rest @ ..] => fuzz::main(rest),
        ["judges"] => judges::main(),
        ["postgres"] => server::serve(server::POSTGRES),
        ["mariadb"] => server::serve(server::MARIADB),
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [] => Err(format!("say what to do\n\n{HELP}")),
        [word, ..] => Err(format!("`cargo xtask {word}` is not known\n\n{HELP}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
