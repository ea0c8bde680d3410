//! The `groundplan` command as a library: arguments in, what it prints out. The programs only hand over the shell's arguments and streams.
//!
//! [`run`] is what tests call; [`run_in`] takes the surroundings that the programs have: folder, standard input, clock, colours.
//! Each verb is one file of [`cmd`], without logic of its own: the engine and `groundplan-build` do the work.

mod args;
mod cmd;
pub mod database;
pub mod import;
mod render;
mod shell;
mod source;
mod version;

use std::io::Read;
use std::path::PathBuf;

use clap::Parser;

pub use shell::shell;

/// What a run prints, and its exit code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// 0; 1 for findings of level error, unread text, a score under the minimum, or a pending change under `migrate --check`; 2 for wrong usage or I/O.
    pub code: i32,
    /// What machines read.
    pub stdout: String,
    /// What people read.
    pub stderr: String,
}

/// Where a run takes place.
pub struct Surroundings<'a> {
    /// The folder that relative paths start from.
    pub folder: PathBuf,
    /// Standard input; only read where the path is `-`.
    pub stdin: &'a mut dyn Read,
    /// Seconds since 1970, UTC: names new migrations.
    pub now: i64,
    /// Whether `--color auto` means colours.
    pub colours: bool,
}

/// Runs the command with these arguments (without the program's name) in the current folder. No colours unless they are asked for.
///
/// ```
/// let output = groundplan_cli::run(&["read", "-", "--format", "sql"], "Tasks have a title.");
/// assert!(output.stdout.contains("CREATE TABLE \"tasks\""), "{}", output.stderr);
/// ```
pub fn run(args: &[&str], stdin: &str) -> Output {
    let folder = std::env::current_dir().unwrap_or_default();
    run_in(args, Surroundings { folder, stdin: &mut stdin.as_bytes(), now: now(), colours: false })
}

/// Runs the command with these arguments (without the program's name) in these surroundings.
pub fn run_in<S: AsRef<str>>(args: &[S], mut around: Surroundings<'_>) -> Output {
    let words = std::iter::once("groundplan").chain(args.iter().map(AsRef::as_ref));
    let args = match args::Args::try_parse_from(words) {
        Ok(args) => args,
        Err(error) => {
            let text = error.render();
            let text = if around.colours { text.ansi().to_string() } else { text.to_string() };
            return match error.exit_code() {
                0 => Output { stdout: text, ..Output::default() },
                _ => Output { code: 2, stderr: text, ..Output::default() },
            };
        }
    };
    around.colours = match args.color {
        args::Color::Auto => around.colours,
        args::Color::Always => true,
        args::Color::Never => false,
    };
    cmd::run(args.verb, &mut around).unwrap_or_else(|failure| Output {
        code: 2,
        stdout: String::new(),
        stderr: format!("error: {failure}\n"),
    })
}

/// Seconds since 1970.
pub fn now() -> i64 {
    let passed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_secs()).unwrap_or(i64::MAX)
}
