//! `cargo xtask test`: everything that has to hold, cheap failures first.

mod browser;
mod engines;
mod install;
mod tally;

use std::process::Command;
use std::time::{Duration, Instant};

use crate::{Result, judges, run};
use engines::{Options, Servers};
use tally::Tally;

pub(crate) fn main(words: &[&str]) -> Result<()> {
    let options = Options::read(words, engines::mysql_named())?;
    let begin = Instant::now();
    install::ensure(&options)?;
    let servers = Servers::find(options)?;
    let mut report = Report::default();
    let result = steps(&servers, &mut report);
    report.print();
    for line in servers.describe() {
        println!("{line}");
    }
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
fn steps(servers: &Servers, report: &mut Report) -> Result<()> {
    let options = &servers.options;
    let excluded = |built: bool| {
        let packages = options.packages().into_iter().filter(move |(_, wanted)| !built || !wanted);
        packages.flat_map(|(package, _)| ["--exclude", package])
    };
    report.step("formatting", run::cargo().args(["fmt", "--all", "--check"]))?;
    let mut lints = run::cargo();
    lints.args(["clippy", "--workspace", "--all-targets"]).args(excluded(true));
    report.step("lints", lints.args(["--", "-D", "warnings"]))?;
    // As a user types it. Twice: the second run meets the database of the first.
    report.step("the example", run::cargo().args(["run", "--example", "tasks"]))?;
    report.step("the example again", run::cargo().args(["run", "--example", "tasks"]))?;
    // The servers' packages are built apart: together they would be one more variant of Diesel, with all engines, and
    // the one of the example would be built for nothing.
    let everywhere: Vec<&str> = std::iter::once("--workspace").chain(excluded(false)).collect();
    report.tests("tests", servers.told(tests(&everywhere)))?;
    if options.postgres {
        report.tests("tests on postgres", servers.told(tests(&["--package", Options::package("postgres")])))?;
    }
    let mariadb = Options::package("mariadb");
    if options.mariadb {
        report.tests("tests on mariadb", servers.told(tests(&["--package", mariadb])))?;
    }
    if options.mysql {
        report.tests("tests on mysql", servers.told(tests(&["--package", mariadb, "--features", "mysql"])))?;
    }
    report.browser()?;
    report.judges()?;
    let mut documentation = run::cargo();
    documentation.args(["test", "--doc", "--no-fail-fast"]).args(everywhere);
    report.documentation("examples in the docs", servers.told(documentation))
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

    /// Other people's programs look at what is printed, those that can be had here.
    fn judges(&mut self) -> Result<()> {
        let name = "judges that are not ours";
        println!("\n=== {name}");
        let begin = Instant::now();
        let result = judges::judged();
        self.rows.push(Row { name, time: begin.elapsed(), tally: None, passed: result.is_ok() });
        self.skipped.extend(result?.into_iter().map(|missing| format!("{name}: {missing}")));
        Ok(())
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
