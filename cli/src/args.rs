//! The arguments, as `--help` shows them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use groundplan_schema::ir::Engine;

use crate::database::ignore::Pattern;

/// Reads, checks, explains, draws and migrates data models that are written in English or as Rust structs.
#[derive(Debug, Parser)]
#[command(name = "groundplan", version, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    /// Colours in what people read
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true)]
    pub(crate) color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// Where the terminal has them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Read a model and print it
    Read(Read),
    /// Judge a model: findings and scores
    Check(Check),
    /// Compare a database that runs with the model, or with the last migration: exit 1 where they differ
    Drift(Drift),
    /// Print the page of a rule, of a complaint or of a sentence form, all forms (`forms`), or the language reference (`english`)
    Explain(Explain),
    /// Write a migration for what has changed in the model
    Migrate(Migrate),
    /// Make a package's model from a database that is there already: structs, groundplan.toml, a first migration and a baseline
    Import(Import),
}

/// What is read.
#[derive(Debug, clap::Args)]
pub(crate) struct Model {
    /// English (.md, .txt, or - for standard input), a Rust file, a folder of Rust files; or a database that is there already: SQL (.sql), a Diesel schema.rs
    #[arg(required_unless_present = "database_url")]
    pub(crate) path: Option<String>,
    /// A database that runs instead: postgres://user:password@host:5432/database, mysql://…, mariadb://…, or sqlite:PATH
    #[arg(long, value_name = "URL", conflicts_with = "path")]
    pub(crate) database_url: Option<String>,
    /// Of a database that runs: a table that is not ours, such as 'legacy_*' or 'auth.*'; may be said several times
    #[arg(long, value_name = "PATTERN", value_parser = Pattern::parse)]
    pub(crate) ignore: Vec<Pattern>,
    /// The engine, whatever groundplan.toml or the text says
    #[arg(long, value_parser = engine)]
    pub(crate) engine: Option<Engine>,
    /// Of SQL and schema.rs: the table whose rows are the tenants; without one, the rules about tenants are not asked
    #[arg(long, value_name = "TABLE")]
    pub(crate) tenant: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) model: Model,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(crate) format: Format,
    /// List the sentences, or statements of SQL, that are not understood instead of failing
    #[arg(long)]
    pub(crate) lenient: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The whole model, as a stable document
    Json,
    /// The statements that make an empty database
    Sql,
    /// The ER diagram's source
    Mermaid,
    /// A Markdown report
    Report,
    /// The report as one page with the diagram drawn; it needs nothing from the network
    Html,
    /// Canonical English: read again, it gives the same model
    English,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) model: Model,
    /// Of SQL: list the statements that cannot be read instead of failing
    #[arg(long)]
    pub(crate) lenient: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// Write all that is found now into the file that `baseline` in groundplan.toml names, so that it is tolerated from now on
    #[arg(long)]
    pub(crate) write_baseline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// The scores
    Text,
    /// The document of `read`
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Commands of a GitHub workflow, which notes them at the lines of a pull request
    Github,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Drift {
    /// The model: English (.md, .txt), a Rust file, a folder of Rust files; or a folder of migrations, of which the last snapshot counts
    pub(crate) path: String,
    /// The database: postgres://user:password@host:5432/database, mysql://…, mariadb://…, or sqlite:PATH
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: String,
    /// A table or view that is not ours, such as 'legacy_*' or 'auth.*'; may be said several times
    #[arg(long, value_name = "PATTERN", value_parser = Pattern::parse)]
    pub(crate) ignore: Vec<Pattern>,
    /// The engine, whatever groundplan.toml or the text says
    #[arg(long, value_parser = engine)]
    pub(crate) engine: Option<Engine>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = DriftFormat::Text)]
    pub(crate) format: DriftFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DriftFormat {
    /// For people: each difference with what both say and a cure
    Text,
    /// A stable document
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// A rule (`fk_without_on_delete`), a complaint (`not_understood`), a sentence form (`have`), `forms` or `english`
    pub(crate) code: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) model: Model,
    /// The package that gets the files [default: the current folder]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) into: Option<PathBuf>,
    /// How the model is written
    #[arg(long = "format", value_enum, default_value_t = ImportFormat::Rust)]
    pub(crate) form: ImportFormat,
    /// Of SQL: list the statements that cannot be read instead of failing
    #[arg(long)]
    pub(crate) lenient: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// Structs that say all that the database has, with a first migration and a baseline
    Rust,
    /// Sentences, as far as there are sentences for it; what cannot be said is listed, and a conventional schema is what they mean
    English,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Migrate {
    /// The migration's name, such as `add_due_dates`; its folder is named after the time and this
    #[arg(required_unless_present = "check", conflicts_with = "check")]
    pub(crate) name: Option<String>,
    /// Write nothing; exit with 1 where the model has changes that no migration covers
    #[arg(long)]
    pub(crate) check: bool,
    /// Write a folder with the change as a comment and empty SQL, for what cannot be planned
    #[arg(long, conflicts_with = "check")]
    pub(crate) by_hand: bool,
    /// The package whose model it is [default: the one around the current folder]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) package: Option<PathBuf>,
}

fn engine(word: &str) -> Result<Engine, String> {
    let words = || Engine::ALL.map(Engine::word).join(", ");
    Engine::of(word).ok_or_else(|| format!("the engines are {}", words()))
}
