//! `cargo xtask judges`: programs that are not ours look at what we print. squawk reads migrations for PostgreSQL as a reviewer of locks would,
//! pglast parses every script with PostgreSQL's own grammar, sqlglot those of MySQL, mermaid's own parser reads the diagrams. `docs/judges.md` argues what is left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, run};

/// In versions that were looked at: a newer one may know new rules, which a person should read first.
const PYTHON: [&str; 3] = ["squawk-cli==2.70.0", "pglast==8.7", "sqlglot==30.30.0"];
const MERMAID: &str = "mermaid@11.17.2";

/// Rules of squawk that are not ours; `docs/judges.md` says why.
const LEFT_OUT: &str = "prefer-text-field,prefer-bigint-over-int";
/// Those that a file of one CREATE INDEX CONCURRENTLY cannot follow.
const LEFT_OUT_ALONE: &str =
    "prefer-text-field,prefer-bigint-over-int,prefer-robust-stmts,require-lock-timeout,require-statement-timeout";

pub(crate) fn main() -> Result<()> {
    let folder = run::target().join("judges");
    fs::create_dir_all(&folder).map_err(|why| format!("`{}` cannot be made: {why}", folder.display()))?;
    let python = python(&folder)?;
    let mut faults = Vec::new();
    let scripts = found(&run::root().join("tests/golden"), "postgres.sql")?;
    let migrations = migrations(&folder)?;
    println!("pglast {} scripts, {} migrations", scripts.len(), migrations.len());
    for script in scripts.iter().chain(&migrations) {
        let code = "import sys, pglast; pglast.parse_sql(open(sys.argv[1], encoding='utf-8').read())";
        judge(Command::new(python.join("python")).args(["-c", code]).arg(script), script, &mut faults)?;
    }
    let mysql = found(&run::root().join("tests/golden"), "mysql.sql")?;
    println!("sqlglot {} scripts", mysql.len());
    for script in &mysql {
        let code = "import sys, sqlglot; sqlglot.parse(open(sys.argv[1], encoding='utf-8').read(), dialect='mysql', \
                    error_level=sqlglot.ErrorLevel.RAISE)";
        judge(Command::new(python.join("python")).args(["-c", code]).arg(script), script, &mut faults)?;
    }
    println!("squawk {} migrations", migrations.len());
    for script in &migrations {
        let transaction = fs::read_to_string(script.with_file_name("metadata.toml"))
            .is_ok_and(|text| text.contains("run_in_transaction = true"));
        let mut squawk = Command::new(python.join("squawk"));
        squawk.args(["--pg-version", "15", "--reporter", "gcc"]);
        if transaction {
            squawk.args(["--assume-in-transaction", "--exclude", LEFT_OUT]);
        } else {
            squawk.args(["--exclude", LEFT_OUT_ALONE]);
        }
        judge(squawk.arg(script), script, &mut faults)?;
    }
    let diagrams = found(&run::root().join("tests/golden"), "diagram.mmd")?;
    println!("mermaid {} diagrams", diagrams.len());
    mermaid(&folder, &diagrams, &mut faults)?;
    if faults.is_empty() {
        println!("nothing was found");
        return Ok(());
    }
    Err(format!("{} of them found something:\n{}", faults.len(), faults.join("\n")))
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
            return Err("`python3 -m venv` failed: install it with `apt-get install python3-venv`".to_owned());
        }
        let installed = Command::new(programs.join("pip")).args(["install", "--quiet"]).args(PYTHON).status();
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

/// A model and the one that it becomes: new tables, columns, checks, foreign keys and indexes, under row level security, with the audit log.
const FIRST: &str = "\
Organizations are the tenants and have a name. Users have a unique email. Projects have a name.
Tasks have a title (up to 200 characters) and a status. Status can be open or done.
Tasks belong to projects; deleting a project deletes its tasks. Changes to tasks are audited. Deleted projects are kept.";
const THEN: &str = "
Tasks have an optional due date and an optional reviewer, who is a user. Users often search tasks by due date.
Tasks have a rank (integer, default 3) between 1 and 5. Labels have a name.";

/// The migrations of these models, as the command writes them.
fn migrations(folder: &Path) -> Result<Vec<PathBuf>> {
    let package = folder.join("package");
    if package.exists() {
        fs::remove_dir_all(&package).map_err(|why| format!("`{}` cannot be removed: {why}", package.display()))?;
    }
    let write = |name: &str, text: &str| {
        let file = package.join(name);
        let parent = file.parent().unwrap_or(&package);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&file, text))
            .map_err(|why| format!("`{}` cannot be written: {why}", file.display()))
    };
    write("Cargo.toml", "[package]\nname = \"judged\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n")?;
    write(
        "groundplan.toml",
        "engine = \"postgres\"\n[tenancy]\nmodel = \"Organization\"\napp_role = \"app\"\nadmin_role = \"app_admin\"\n",
    )?;
    let list =
        "fn main() { groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run(); }\n";
    write("build.rs", list)?;
    for (name, text) in [("first", FIRST.to_owned()), ("second", format!("{FIRST}{THEN}"))] {
        write("src/model.rs", &format!("groundplan::schema! {{\n    \"{text}\"\n}}\n"))?;
        let mut migrate = run::cargo();
        migrate.args(["run", "--quiet", "--package", "groundplan-cli", "--bin", "groundplan", "--", "migrate", name]);
        migrate.arg("--package").arg(&package);
        let output = migrate.output().map_err(|why| format!("`{}` cannot be started: {why}", run::line(&migrate)))?;
        if !output.status.success() {
            return Err(format!("`migrate {name}` failed:\n{}", String::from_utf8_lossy(&output.stderr)));
        }
    }
    found(&package.join("migrations"), "up.sql")
}

fn mermaid(folder: &Path, diagrams: &[PathBuf], faults: &mut Vec<String>) -> Result<()> {
    let modules = folder.join("node");
    fs::create_dir_all(&modules).map_err(|why| format!("`{}` cannot be made: {why}", modules.display()))?;
    if !modules.join("node_modules/mermaid").exists() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", MERMAID]).current_dir(&modules);
        if !npm.status().is_ok_and(|status| status.success()) {
            return Err(format!("`npm install {MERMAID}` failed; it needs Node.js and the network"));
        }
    }
    let script = "import mermaid from 'mermaid'; import fs from 'fs'; let failed = false;
for (const file of process.argv.slice(2)) {
  try { await mermaid.parse(fs.readFileSync(file, 'utf8')); } catch (why) { failed = true; console.error(file + ': ' + why.message); }
}
process.exit(failed ? 1 : 0);";
    let file = modules.join("parse.mjs");
    fs::write(&file, script).map_err(|why| format!("`{}` cannot be written: {why}", file.display()))?;
    judge(Command::new("node").current_dir(&modules).arg(&file).args(diagrams), Path::new("diagram.mmd"), faults)
}
