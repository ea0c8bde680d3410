//! Proof by behaviour: what a model promises is asked of the server, row by row. Nothing reads DDL back.
//!
//! [`probes`] works out, from the model alone, rows that must be taken and rows that must be refused, and by which constraint; [`run`] asks a
//! server. An engine is one more [`Server`]. [`mutation`] takes constraints out of the printed DDL: some probe must notice.

mod access;
mod columns;
mod entries;
mod grants;
mod holds;
mod keys;
pub mod mutation;
mod rows;
mod value;

use groundplan_schema::ir::Schema;

pub use grants::procedure;

use rows::World;

/// A database that probes are tried on. Statements run in one transaction, with savepoints.
pub trait Server {
    /// Makes the database empty and runs these statements in it, as the role that owns the tables.
    ///
    /// # Errors
    /// What the server says.
    fn load(&mut self, statements: &[String]) -> Result<(), String>;
    /// Runs a statement.
    ///
    /// # Errors
    /// What the server says.
    fn run(&mut self, sql: &str) -> Result<(), String>;
    /// The column `cell` of the only row, as text.
    ///
    /// # Errors
    /// What the server says.
    fn cell(&mut self, query: &str) -> Result<Option<String>, String>;
}

/// What a statement must do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expect {
    /// It runs.
    Accepted,
    /// It is refused, and the message has one of these words.
    Refused(Vec<String>),
}

/// One question to the server.
#[derive(Debug, Clone)]
pub struct Probe {
    /// What is asked, for people.
    pub name: String,
    /// What must run first.
    setup: Vec<String>,
    /// The statement that the question is about.
    last: String,
    expect: Expect,
    /// Queries behind it with what they must answer.
    answers: Vec<(String, String)>,
}

impl Probe {
    fn new(name: String, last: String, expect: Expect) -> Probe {
        Probe { name, setup: Vec::new(), last, expect, answers: Vec::new() }
    }
    fn accepted(name: String, last: String) -> Probe {
        Probe::new(name, last, Expect::Accepted)
    }
    fn refused(name: String, last: String, words: impl IntoIterator<Item = String>) -> Probe {
        Probe::new(name, last, Expect::Refused(words.into_iter().collect()))
    }
    fn after(mut self, setup: impl IntoIterator<Item = String>) -> Probe {
        let mut all: Vec<String> = setup.into_iter().collect();
        all.append(&mut self.setup);
        self.setup = all;
        self
    }
    fn then(mut self, query: String, answer: impl Into<String>) -> Probe {
        self.answers.push((query, answer.into()));
        self
    }
}

/// All that a model promises, as questions.
#[derive(Debug, Default)]
pub struct Probes {
    /// The rows that every probe finds: two tenants, a row of each in every table.
    pub base: Vec<String>,
    /// The questions.
    pub all: Vec<Probe>,
    /// What could not be asked, with the reason.
    pub unasked: Vec<String>,
}

impl Probes {
    /// The same, first those to this table: where something of it is gone, they notice it.
    #[must_use]
    pub fn beginning_with(&self, table: &str) -> Probes {
        let about = |probe: &Probe| probe.name.strip_prefix(table).is_some_and(|rest| rest.starts_with([':', '.']));
        let (mut all, rest): (Vec<Probe>, Vec<Probe>) = self.all.iter().cloned().partition(about);
        all.extend(rest);
        Probes { base: self.base.clone(), all, unasked: self.unasked.clone() }
    }
}

/// The questions to a schema.
pub fn probes(schema: &Schema) -> Probes {
    let (world, rows, failed) = World::new(schema);
    let mut out = Probes { base: rows.iter().map(|row| world.insert(row)).collect(), all: Vec::new(), unasked: failed };
    let application = access::application(&world);
    for model in &schema.models {
        columns::of(&world, model, &mut out);
        keys::of(&world, model, &mut out);
        entries::of(
            &world,
            model,
            application.as_ref().map(|(role, enter)| (role.as_str(), enter.as_deref())),
            &mut out,
        );
    }
    access::of(&world, &mut out);
    out
}

/// Asks a server all of it, or until the first wrong answer; what was wrong, probe by probe.
pub fn run(server: &mut dyn Server, probes: &Probes, first_only: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let begun = server.run("BEGIN").err();
    wrong.extend(begun.map(|why| format!("BEGIN: {why}")));
    for sql in &probes.base {
        if let Err(why) = server.run(sql) {
            wrong.push(format!("a row of the base: {why}\n    {sql}"));
            break; // the others stand on it
        }
    }
    if wrong.is_empty() {
        for probe in &probes.all {
            if let Err(why) = ask(server, probe) {
                wrong.push(format!("{}: {why}", probe.name));
                if first_only {
                    break;
                }
            }
        }
    }
    if let Err(why) = server.run("ROLLBACK") {
        wrong.push(format!("ROLLBACK: {why}"));
    }
    wrong
}

fn ask(server: &mut dyn Server, probe: &Probe) -> Result<(), String> {
    server.run("SAVEPOINT probe")?;
    let answer = question(server, probe);
    server.run("ROLLBACK TO SAVEPOINT probe")?;
    server.run("RELEASE SAVEPOINT probe")?;
    answer
}

fn question(server: &mut dyn Server, probe: &Probe) -> Result<(), String> {
    for sql in &probe.setup {
        server.run(sql).map_err(|why| format!("what comes first is refused: {why}\n    {sql}"))?;
    }
    let last = &probe.last;
    let script = || probe.setup.iter().chain([last]).map(|sql| format!("\n    {}", shown(sql))).collect::<String>();
    match (server.run(last), &probe.expect) {
        (Ok(()), Expect::Accepted) => {}
        (Err(why), Expect::Accepted) => return Err(format!("it is refused: {why}{}", script())),
        (Ok(()), Expect::Refused(words)) => return Err(format!("it is not refused by {words:?}{}", script())),
        (Err(why), Expect::Refused(words)) => {
            if !words.iter().any(|word| why.contains(word.as_str())) {
                return Err(format!("it is refused by another one than {words:?}: {why}{}", script()));
            }
            return Ok(());
        }
    }
    for (query, expected) in &probe.answers {
        let answer = server.cell(query).map_err(|why| format!("{why}\n    {query}"))?.unwrap_or_default();
        if answer != *expected {
            return Err(format!("`{query}` gives {answer}, not {expected}{}", script()));
        }
    }
    Ok(())
}

/// A statement with its wide texts left out.
fn shown(sql: &str) -> String {
    let mut out = String::new();
    for c in sql.chars() {
        if c.is_ascii() {
            out.push(c);
        } else if !out.ends_with('…') {
            out.push('…');
        }
    }
    out
}
