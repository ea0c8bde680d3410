//! `cargo xtask judges`: programs that are not ours look at what we print. squawk reads migrations for PostgreSQL as a reviewer of locks would,
//! pglast parses every script with PostgreSQL's own grammar, sqlglot those of MySQL, mermaid's own parser reads the diagrams. `docs/judges.md` argues what is left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, run};

/// In versions that were looked at: a newer one may know new rules, which a person should read first.
const PYTHON: [&str; 3] = ["squawk-cli==2.70.0", "pglast==8.7", "sqlglot==30.30.0"];
const MERMAID: &str = "mermaid@11.17.2";

/// Without a network they are to give up soon.
const PIP: [&str; 6] = ["install", "--quiet", "--retries", "0", "--timeout", "10"];
const NPM: [&str; 6] =
    ["install", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=0", "--fetch-timeout=20000"];

/// Rules of squawk that are not ours; `docs/judges.md` says why.
const LEFT_OUT: &str = "prefer-text-field,prefer-bigint-over-int";
/// Those that a file of one CREATE INDEX CONCURRENTLY cannot follow.
const LEFT_OUT_ALONE: &str =
    "prefer-text-field,prefer-bigint-over-int,prefer-robust-stmts,require-lock-timeout,require-statement-timeout";

/// The command: whatever is missing for a judge is an error.
pub(crate) fn main() -> Result<()> {
    let mut migrate = run::cargo();
    migrate.args(["test", "--package", "groundplan-tests", "--test", "judged"]);
    run::show(&mut migrate)?;
    let missing = judged()?;
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n")) }
}

/// Has all judges look that can be had, at what the tests have left and at the golden files; what is missing for the others.
pub(crate) fn judged() -> Result<Vec<String>> {
    let folder = run::target().join("judges");
    fs::create_dir_all(&folder).map_err(|why| format!("`{}` cannot be made: {why}", folder.display()))?;
    let (mut faults, mut missing) = (Vec::new(), Vec::new());
    match python(&folder) {
        Ok(programs) => by_python(&programs, &mut faults)?,
        Err(why) => missing.push(format!("squawk, pglast and sqlglot: {why}")),
    }
    match node(&folder) {
        Ok(modules) => {
            let diagrams = found(&run::root().join("tests/golden"), "diagram.mmd")?;
            println!("mermaid {} diagrams", diagrams.len());
            mermaid(&modules, &diagrams, &mut faults)?;
        }
        Err(why) => missing.push(format!("mermaid's own parser: {why}")),
    }
    if faults.is_empty() {
        if missing.len() < 2 {
            println!("nothing was found");
        }
        return Ok(missing);
    }
    Err(format!("{} of them found something:\n{}", faults.len(), faults.join("\n")))
}

/// Reads each file that it is given, and says all that it could not read.
const READS: &str = "
import sys
failed = False
for name in sys.argv[1:]:
    try:
        read(open(name, encoding='utf-8').read())
    except Exception as why:
        failed = True
        print(name + ': ' + str(why))
sys.exit(failed)";

fn by_python(programs: &Path, faults: &mut Vec<String>) -> Result<()> {
    let golden = run::root().join("tests/golden");
    let (postgres, mysql) = (found(&golden, "postgres.sql")?, found(&golden, "mysql.sql")?);
    let migrations = found(&run::target().join("tmp/judged/migrations"), "up.sql")?;
    println!("pglast {} scripts, {} migrations", postgres.len(), migrations.len());
    let code = format!("import pglast\nread = pglast.parse_sql{READS}");
    let mut pglast = Command::new(programs.join("python"));
    judge(pglast.args(["-c", &code]).args(&postgres).args(&migrations), Path::new("pglast"), faults)?;
    println!("sqlglot {} scripts", mysql.len());
    let strictly = "lambda text: sqlglot.parse(text, dialect='mysql', error_level=sqlglot.ErrorLevel.RAISE)";
    let code = format!("import sqlglot\nread = {strictly}{READS}");
    judge(Command::new(programs.join("python")).args(["-c", &code]).args(&mysql), Path::new("sqlglot"), faults)?;
    println!("squawk {} migrations", migrations.len());
    for script in &migrations {
        let transaction = fs::read_to_string(script.with_file_name("metadata.toml"))
            .is_ok_and(|text| text.contains("run_in_transaction = true"));
        let mut squawk = Command::new(programs.join("squawk"));
        squawk.args(["--pg-version", "15", "--reporter", "gcc"]);
        if transaction {
            squawk.args(["--assume-in-transaction", "--exclude", LEFT_OUT]);
        } else {
            squawk.args(["--exclude", LEFT_OUT_ALONE]);
        }
        judge(squawk.arg(script), script, faults)?;
    }
    Ok(())
}

/// Runs one judge over one file; what it says is a fault unless it is content.
fn judge(command: &mut Command, file: &Path, faults: &mut Vec<String>) -> Result<()> {
    let line = run::line(command);
    let output = command.output().map_err(|why| format!("`{line}` cannot be started: {why}"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).trim().to_owned());
        faults.push(format!("{}: {}", file.display(), said.join("\n")));
    }
    Ok(())
}

/// The programs of an environment of its own, with the judges in it.
fn python(folder: &Path) -> Result<PathBuf> {
    let environment = folder.join("python");
    let programs = environment.join("bin");
    if !run::succeeds(Command::new(programs.join("python")).args(["-c", "import pglast, sqlglot"])) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&environment).status();
        if !made.is_ok_and(|status| status.success()) {
            return Err("`python3 -m venv` failed; `sudo apt-get install -y python3-venv` installs it".to_owned());
        }
        let installed = Command::new(programs.join("pip")).args(PIP).args(PYTHON).status();
        if !installed.is_ok_and(|status| status.success()) {
            return Err(format!("`pip install {}` failed; it needs the network", PYTHON.join(" ")));
        }
    }
    Ok(programs)
}

/// Files of this name in the folders below.
fn found(below: &Path, name: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(below).map_err(|why| format!("`{}` cannot be read: {why}", below.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path().join(name))).collect();
    files.retain(|file| file.exists());
    files.sort();
    if files.is_empty() { Err(format!("no `{name}` below `{}`", below.display())) } else { Ok(files) }
}

/// The folder whose modules mermaid is one of.
fn node(folder: &Path) -> Result<PathBuf> {
    let modules = folder.join("node");
    fs::create_dir_all(&modules).map_err(|why| format!("`{}` cannot be made: {why}", modules.display()))?;
    if !modules.join("node_modules/mermaid").exists() {
        if !run::succeeds(Command::new("node").arg("--version")) {
            return Err("no Node.js; `sudo apt-get install -y nodejs npm` installs it".to_owned());
        }
        let installed = Command::new("npm").args(NPM).arg(MERMAID).current_dir(&modules).status();
        if !installed.is_ok_and(|status| status.success()) {
            return Err(format!("`npm install {MERMAID}` failed; it needs npm and the network"));
        }
    }
    Ok(modules)
}

fn mermaid(modules: &Path, diagrams: &[PathBuf], faults: &mut Vec<String>) -> Result<()> {
    let script = "import mermaid from 'mermaid'; import fs from 'fs'; let failed = false;
for (const file of process.argv.slice(2)) {
  try { await mermaid.parse(fs.readFileSync(file, 'utf8')); } catch (why) { failed = true; console.error(file + ': ' + why.message); }
}
process.exit(failed ? 1 : 0);";
    let file = modules.join("parse.mjs");
    fs::write(&file, script).map_err(|why| format!("`{}` cannot be written: {why}", file.display()))?;
    judge(Command::new("node").current_dir(modules).arg(&file).args(diagrams), Path::new("diagram.mmd"), faults)
}
