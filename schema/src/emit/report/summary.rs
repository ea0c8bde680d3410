//! What there is, in numbers.

use super::text;
use crate::diagnostic::Level;
use crate::ir::{Kind, Schema, Style, Tenancy};
use crate::score::Scorecard;

pub(super) fn section(schema: &Schema, scorecard: &Scorecard) -> String {
    let sum = |count: fn(&crate::ir::Model) -> usize| schema.models.iter().map(count).sum::<usize>();
    let junctions = schema.models.iter().filter(|model| model.kind == Kind::Junction).count();
    let open = |level: Level| scorecard.findings.iter().filter(|f| f.level == level && f.is_open()).count();
    let lines = [
        format!("{} {} or newer", schema.engine.title(), version(schema)),
        tenancy(schema.tenancy.as_ref()),
        format!(
            "{}, of which {}; {}",
            text::count(schema.models.len(), "table", "tables"),
            text::count(junctions, "is a junction", "are junctions"),
            text::count(sum(|model| model.fields.len()), "column", "columns"),
        ),
        format!(
            "{}, {}, {}, {}",
            text::count(sum(|model| model.foreign_keys.len()), "foreign key", "foreign keys"),
            text::count(sum(|model| model.uniques.len()), "unique constraint", "unique constraints"),
            text::count(sum(|model| model.checks.len()), "check", "checks"),
            text::count(sum(|model| model.indexes.len()), "index", "indexes"),
        ),
        format!(
            "Score {} of 100, {}, {}",
            text::score(scorecard.overall),
            text::count(open(Level::Error), "error", "errors"),
            text::count(open(Level::Warning), "warning", "warnings"),
        ),
        if schema.models.iter().any(|model| model.style == Style::Database) {
            format!("{} beside the tables skipped", text::count(schema.unread.len(), "statement", "statements"))
        } else {
            format!(
                "{}, {} not understood",
                text::count(schema.assumptions.len(), "assumption", "assumptions"),
                text::count(schema.unread.len(), "sentence", "sentences"),
            )
        },
    ];
    let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    format!("# Data model\n\n{lines}")
}

/// `14`, `3.40`: as people call the version.
fn version(schema: &Schema) -> String {
    let version = schema.engine_version;
    if version.minor == 0 { version.major.to_string() } else { version.to_string() }
}

fn tenancy(tenancy: Option<&Tenancy>) -> String {
    let Some(tenancy) = tenancy else { return "One tenant: no table names an owner of its rows".to_owned() };
    let policies = if tenancy.rls { ", row level security on every table of theirs" } else { "" };
    format!(
        "Tenants are {} ({}), {} keys{policies}",
        text::code(&tenancy.model),
        text::code(&tenancy.column),
        tenancy.key.word()
    )
}
