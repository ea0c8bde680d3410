//! Constraints taken out of the printed DDL, one at a time.

use groundplan_schema::emit::sql::{Kind, Statement, statements};
use groundplan_schema::ir::Schema;

/// The DDL without one thing.
#[derive(Debug, Clone)]
pub struct Mutation {
    /// What is gone, as it was printed.
    pub name: String,
    /// The table that it was about.
    pub table: String,
    /// The column that lost its NOT NULL.
    pub nullable: Option<String>,
    /// The constraint that is gone.
    pub constraint: Option<String>,
    /// The statements that are left.
    pub statements: Vec<String>,
}

impl Mutation {
    fn new(table: &str, name: String, statements: Vec<String>) -> Mutation {
        Mutation { name, table: table.to_owned(), nullable: None, constraint: None, statements }
    }
}

/// The first name in quotes, without them.
fn first_name(sql: &str) -> String {
    sql.split(['"', '`']).nth(1).unwrap_or_default().to_owned()
}

/// The statements of a schema.
pub fn whole(schema: &Schema) -> Vec<String> {
    statements(schema).into_iter().map(|statement| statement.sql).collect()
}

/// Every check, unique, key, NOT NULL, default, trigger and its function, policy, GRANT, ENABLE and FORCE, each left out once. Plain indexes change
/// no answer.
pub fn mutations(schema: &Schema) -> Vec<Mutation> {
    let all = statements(schema);
    let mut out = Vec::new();
    for (at, statement) in all.iter().enumerate() {
        let rest = |sql: Option<String>| -> Vec<String> {
            let other = all.iter().enumerate();
            other.filter_map(|(other, one)| if other == at { sql.clone() } else { Some(one.sql.clone()) }).collect()
        };
        if is_constraint(statement) {
            let name = format!("{}: {:?} {}", statement.about, statement.kind, first_line(&statement.sql));
            out.push(Mutation::new(&statement.about, name, rest(None)));
        }
        if statement.kind == Kind::Table {
            for (what, sql) in without_a_line(&statement.sql) {
                let nullable = what.ends_with("without NOT NULL").then(|| first_name(&what));
                let constraint = what.strip_prefix("CONSTRAINT ").map(first_name);
                let name = format!("{}: {what}", statement.about);
                out.push(Mutation { nullable, constraint, ..Mutation::new(&statement.about, name, rest(Some(sql))) });
            }
        }
        if let Some((before, after)) = statement.sql.split_once(" SECURITY DEFINER") {
            let name = format!("{}: {} without SECURITY DEFINER", statement.about, statement.name);
            out.push(Mutation::new(&statement.about, name, rest(Some(format!("{before}{after}")))));
        }
        if statement.kind == Kind::Policy {
            // USING alone stands in for WITH CHECK, so the other half is what can be lost: that WITH CHECK lets everything in.
            let parts = statement.sql.split_once("WITH CHECK").filter(|(_, check)| check.trim() != "(true)");
            if let Some((using, _)) = parts {
                let name = format!("{}: {} with WITH CHECK (true)", statement.about, statement.name);
                out.push(Mutation::new(&statement.about, name, rest(Some(format!("{using}WITH CHECK (true)")))));
            }
        }
    }
    out
}

fn is_constraint(statement: &Statement) -> bool {
    match statement.kind {
        Kind::Index => statement.sql.starts_with("CREATE UNIQUE"),
        Kind::ForeignKey
        | Kind::Check
        | Kind::Function
        | Kind::Trigger
        | Kind::RowSecurity
        | Kind::Policy
        | Kind::Grant => true,
        // A table and a column are what the rest stands on.
        Kind::Table | Kind::Column | Kind::Validation | Kind::Drop => false,
        // It is for people; what is read back holds it.
        Kind::Comment => false,
    }
}

fn first_line(sql: &str) -> &str {
    sql.lines().next().unwrap_or_default()
}

/// A CREATE TABLE without one of its constraints, or one of its columns without NOT NULL, its default or its ON UPDATE.
fn without_a_line(sql: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = sql.lines().collect();
    let (Some(head), Some(tail)) = (lines.first(), lines.last()) else { return Vec::new() };
    let body: Vec<&str> = lines[1..lines.len() - 1].iter().map(|line| line.trim().trim_end_matches(',')).collect();
    let print = |body: &[String]| format!("{head}\n    {}\n{tail}", body.join(",\n    "));
    let mut out = Vec::new();
    for (at, line) in body.iter().enumerate() {
        let mut replace = |what: String, with: Option<String>| {
            let new: Vec<String> = body
                .iter()
                .enumerate()
                .filter_map(|(other, line)| if other == at { with.clone() } else { Some((*line).to_owned()) })
                .collect();
            out.push((what, print(&new)));
        };
        if line.starts_with("CONSTRAINT ") {
            replace((*line).to_owned(), None);
            // A rule on deletion that is lost is another rule.
            for action in [" ON DELETE CASCADE", " ON DELETE SET NULL"] {
                if let Some((before, _)) = line.split_once(action) {
                    replace(format!("{line}, without{action}"), Some(before.to_owned()));
                }
            }
            continue;
        }
        if line.starts_with("INDEX ") {
            continue;
        }
        if line.contains(" NOT NULL") {
            replace(format!("{line}, without NOT NULL"), Some(line.replacen(" NOT NULL", "", 1)));
        }
        if let Some((before, after)) = line.split_once(" DEFAULT ") {
            let kept =
                after.split_once(" ON UPDATE ").map_or_else(String::new, |(_, update)| format!(" ON UPDATE {update}"));
            replace(format!("{line}, without its default"), Some(format!("{before}{kept}")));
        }
        if let Some((before, _)) = line.split_once(" ON UPDATE ") {
            replace(format!("{line}, without ON UPDATE"), Some(before.to_owned()));
        }
        for words in [" GENERATED BY DEFAULT AS IDENTITY", " AUTO_INCREMENT", " AUTOINCREMENT"] {
            if line.contains(words) {
                replace(format!("{line}, without{words}"), Some(line.replace(words, "")));
            }
        }
    }
    out
}
