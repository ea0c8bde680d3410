//! `cargo xtask test`: everything that has to hold, cheap failures first.

mod browser;
mod install;
mod tally;

use std::process::Command;
use std::time::{Duration, Instant};

use crate::{Result, postgres, run};
use tally::Tally;

/// The one package that links libpq and needs a server; the others run everywhere.
const POSTGRES_TESTS: &str = "groundplan-tests-postgres";

/// What the user asked for.
#[derive(Debug, PartialEq)]
struct Options {
    postgres: bool,
}

impl Options {
    fn read(words: &[&str]) -> Result<Self> {
        let names = match words {
            [] => return Ok(Self { postgres: true }),
            ["--engines", names] => names,
            [word] if word.starts_with("--engines=") => &word["--engines=".len()..],
            _ => return Err("usage: `cargo xtask test [--engines sqlite,postgres]`".into()),
        };
        let mut options = Self { postgres: false };
        for name in names.split(',') {
            match name.trim() {
                "sqlite" => {} // compiled in: nothing can be missing, so nothing is left out
                "postgres" => options.postgres = true,
                other => return Err(format!("engine `{other}` is not known; there are `sqlite` and `postgres`")),
            }
        }
        Ok(options)
    }
}

pub(crate) fn main(words: &[&str]) -> Result<()> {
    let options = Options::read(words)?;
    let begin = Instant::now();
    install::ensure(options.postgres)?;
    let server = options.postgres.then(Server::find).transpose()?;
    let mut report = Report::default();
    let result = steps(server.as_ref(), &mut report);
    report.print();
    println!(
        "engines: sqlite (compiled in){}",
        match &server {
            Some(server) => format!(", postgres ({})", server.description),
            None => "; postgres was left out by `--engines`".into(),
        }
    );
    for skipped in &report.skipped {
        println!("SKIPPED: {skipped}");
    }
    let seconds = begin.elapsed().as_secs();
    match &result {
        Ok(()) => println!("all passed in {} min {} s", seconds / 60, seconds % 60),
        Err(_) => println!("failed after {} min {} s", seconds / 60, seconds % 60),
    }
    result
}

/// The step of the browser alone.
pub(crate) fn browser() -> Result<()> {
    let mut report = Report::default();
    report.browser()?;
    report.skipped.is_empty().then_some(()).ok_or_else(|| report.skipped.concat())
}

/// In the order in which they fail fastest. All build into one folder with one set of flags.
fn steps(server: Option<&Server>, report: &mut Report) -> Result<()> {
    report.step("formatting", run::cargo().args(["fmt", "--all", "--check"]))?;
    let mut lints = run::cargo();
    lints.args(["clippy", "--workspace", "--all-targets"]);
    if server.is_none() {
        lints.args(["--exclude", POSTGRES_TESTS]);
    }
    report.step("lints", lints.args(["--", "-D", "warnings"]))?;
    // As a user types it. Twice: the second run meets the database of the first.
    report.step("the example", run::cargo().args(["run", "--example", "tasks"]))?;
    report.step("the example again", run::cargo().args(["run", "--example", "tasks"]))?;
    // PostgreSQL's package is built apart: together they would be one more variant of Diesel, with both engines, and
    // the one of the example would be built for nothing.
    report.tests("tests", with_server(tests(&["--workspace", "--exclude", POSTGRES_TESTS]), server))?;
    if server.is_some() {
        report.tests("tests on postgres", with_server(tests(&["--package", POSTGRES_TESTS]), server))?;
    }
    report.browser()?;
    let mut documentation = run::cargo();
    documentation.args(["test", "--doc", "--no-fail-fast", "--workspace", "--exclude", POSTGRES_TESTS]);
    report.documentation("examples in the docs", with_server(documentation, server))
}

/// By nextest where it is installed: it runs the binaries side by side.
fn tests(packages: &[&str]) -> Command {
    let mut command = run::cargo();
    if run::succeeds(run::cargo().args(["nextest", "--version"])) {
        command.args(["nextest", "run", "--no-fail-fast"]).args(packages);
    } else {
        command.args(["test", "--tests", "--no-fail-fast"]).args(packages);
    }
    command
}

fn with_server(mut command: Command, server: Option<&Server>) -> Command {
    match server {
        Some(server) => command.env(postgres::URL, &server.url),
        None => command.env_remove(postgres::URL),
    };
    command
}

/// The PostgreSQL of this run.
struct Server {
    url: String,
    description: String,
    /// Stops the server when the run is over, whatever way that is.
    _keeper: Option<postgres::Keeper>,
}

impl Server {
    fn find() -> Result<Self> {
        if let Ok(url) = std::env::var(postgres::URL) {
            let description = format!("the server that {} names", postgres::URL);
            return Ok(Self { url, description, _keeper: None });
        }
        println!("starting a throwaway PostgreSQL ({} would name another)", postgres::URL);
        let keeper = postgres::Keeper::start()?;
        let version = postgres::version().unwrap_or_else(|| "unknown version".into());
        Ok(Self { url: keeper.url.clone(), description: format!("{version}, throwaway server"), _keeper: Some(keeper) })
    }
}

/// What ran, for the last lines.
#[derive(Default)]
struct Report {
    rows: Vec<Row>,
    /// What did not run, why, and how it would.
    skipped: Vec<String>,
}

struct Row {
    name: &'static str,
    time: Duration,
    tally: Option<Tally>,
    passed: bool,
}

impl Report {
    /// A step that passes or fails as a whole.
    fn step(&mut self, name: &'static str, command: &mut Command) -> Result<()> {
        self.timed(name, command, |command| (run::show(command), None))
    }

    /// A step whose tests are counted; none at all is a failure, or a deleted file would look like success.
    fn tests(&mut self, name: &'static str, command: Command) -> Result<()> {
        self.counted(name, command, true)
    }

    /// Examples in documentation: there may be none.
    fn documentation(&mut self, name: &'static str, command: Command) -> Result<()> {
        self.counted(name, command, false)
    }

    fn counted(&mut self, name: &'static str, mut command: Command, some: bool) -> Result<()> {
        self.timed(name, &mut command, |command| {
            let mut tally = Tally::default();
            let mut result = run::follow(command, |line| tally.see(line));
            if result.is_ok() && some && tally.passed == 0 {
                result = Err(format!("`{}` ran no test", run::line(command)));
            }
            (result, Some(tally))
        })
    }

    /// The report as a browser shows it, where there is one.
    fn browser(&mut self) -> Result<()> {
        let name = "the report in a browser";
        let Some(browser) = browser::find() else {
            self.skipped.push(format!(
                "{name}: no Chromium starts here, and this run could not install one; `sudo apt-get install -y {}` does",
                install::BROWSER
            ));
            return Ok(());
        };
        let mut command = run::cargo();
        command.args(["test", "--package", "groundplan-tests", "--test", "browser", "--", "--ignored", "--nocapture"]);
        command.env(browser::VARIABLE, browser);
        self.tests(name, command)
    }

    fn timed(
        &mut self,
        name: &'static str,
        command: &mut Command,
        go: impl FnOnce(&mut Command) -> (Result<()>, Option<Tally>),
    ) -> Result<()> {
        println!("\n=== {name}: {}", run::line(command));
        let begin = Instant::now();
        let (result, tally) = go(command);
        self.rows.push(Row { name, time: begin.elapsed(), tally, passed: result.is_ok() });
        result
    }

    fn print(&self) {
        println!("\n=== summary");
        for Row { name, time, tally, passed } in &self.rows {
            let verdict = if *passed { "passed" } else { "FAILED" };
            let counts = tally.as_ref().map(Tally::to_string).unwrap_or_default();
            println!("{verdict}  {name:<22} {:>6.1} s  {counts}", time.as_secs_f64());
        }
        if self.rows.iter().any(|row| !row.passed) {
            println!("the steps after it did not run");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn all_engines_unless_some_are_named() {
        assert_eq!(Options::read(&[]), Ok(Options { postgres: true }));
        assert_eq!(Options::read(&["--engines", "sqlite"]), Ok(Options { postgres: false }));
        assert_eq!(Options::read(&["--engines=sqlite,postgres"]), Ok(Options { postgres: true }));
        assert!(Options::read(&["--engines", "oracle"]).is_err_and(|message| message.contains("`oracle`")));
        assert!(Options::read(&["--engine", "sqlite"]).is_err());
    }
}
