//! The baseline: what it tolerates, and what in it is of no use any more.

use std::collections::BTreeMap;

use super::Scorecard;
use crate::config::{Config, Known};
use crate::diagnostic::Diagnostic;
use crate::ir::{Model, Schema};
use crate::rules::{self, Scope};
use crate::sink::Diagnostics;

/// How much of a package was looked at, and so what of its baseline can be judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// One of several files of Rust: rules of the whole schema may find less than there is.
    #[default]
    Part,
    /// A text, which is a schema by itself; others may stand beside it.
    File,
    /// All: a table that is not here is nowhere.
    All,
}

/// What a finding is known by: rule, table and column.
type Name = (String, String, Option<String>);

fn name(model: &Model, rule: &str, field: Option<&str>) -> Name {
    let column = field.map(|name| model.field(name).map_or(name, |field| field.column.as_str()).to_owned());
    (rule.to_owned(), model.qualified(), column)
}

fn of(known: &Known) -> Name {
    (known.rule.clone(), known.table.clone(), known.column.clone())
}

/// Marks the findings of `model` that the baseline knows. Of several that have one name, as many as it has lines, from the first place on.
pub(super) fn cover(model: &Model, config: &Config, findings: &mut [Diagnostic]) {
    if config.known.is_empty() {
        return;
    }
    let own = model.qualified();
    let mut left: BTreeMap<Name, usize> = BTreeMap::new();
    for known in config.known.iter().filter(|known| known.table == own) {
        *left.entry(of(known)).or_default() += 1;
    }
    let mut open: Vec<&mut Diagnostic> = findings.iter_mut().filter(|finding| finding.waived.is_none()).collect();
    open.sort_by_key(|finding| finding.span);
    for finding in open {
        let name = name(model, finding.code, finding.field.as_deref());
        if let Some(count) = left.get_mut(&name).filter(|count| **count > 0) {
            *count -= 1;
            finding.known = true;
        }
    }
}

/// Whether the baseline knows a finding of this rule at this field.
pub(super) fn knows(config: &Config, rule: &str, model: &Model, field: Option<&str>) -> bool {
    let name = name(model, rule, field);
    config.known.iter().any(|known| of(known) == name)
}

/// The names by which a baseline knows the tables of this schema.
pub fn tables(schema: &Schema) -> Vec<String> {
    schema.models.iter().map(Model::qualified).collect()
}

/// What a baseline would hold of this schema: every finding that no waiver covers, as rule, table and column.
pub fn known(schema: &Schema, scorecard: &Scorecard) -> Vec<(String, String, Option<String>)> {
    let findings = scorecard.findings.iter().filter(|finding| finding.waived.is_none());
    findings
        .filter_map(|finding| {
            let model = schema.model(schema.find(finding.model.as_deref()?)?);
            Some(name(model, finding.code, finding.field.as_deref()))
        })
        .collect()
}

/// Reports lines of the baseline that no finding needs, as far as `extent` tells. A rule that this package allows is not asked, so nothing is
/// known of its lines.
pub fn stale(schema: &Schema, config: &Config, scorecard: &Scorecard, extent: Extent, out: &mut Diagnostics) {
    let mut found: BTreeMap<Name, usize> = BTreeMap::new();
    for name in known(schema, scorecard) {
        *found.entry(name).or_default() += 1;
    }
    let not_asked = |rule: &str| scorecard.not_asked.iter().any(|(name, _)| *name == rule);
    for line in &config.known {
        let rule = rules::find(&line.rule);
        if rule.is_some_and(|rule| super::level(rule, config).is_none() || not_asked(rule.name)) {
            continue;
        }
        let here = schema.models.iter().any(|model| model.qualified() == line.table);
        let partly = extent == Extent::Part && rule.is_some_and(|rule| rule.scope == Scope::Schema);
        if partly || (!here && extent != Extent::All) {
            continue;
        }
        if let Some(count) = found.get_mut(&of(line)).filter(|count| **count > 0) {
            *count -= 1;
            continue;
        }
        let place =
            line.column.as_ref().map_or_else(|| line.table.clone(), |column| format!("{}.{column}", line.table));
        let message = match (rule, here) {
            (None, _) => format!("the baseline knows a finding of `{}`, which is no rule", line.rule),
            (Some(_), false) => {
                format!("the baseline knows `{}` at `{place}`, but there is no such table", line.rule)
            }
            (Some(_), true) => {
                format!("the baseline knows `{}` at `{place}`, where it is not found any more", line.rule)
            }
        };
        out.push(
            Diagnostic::error("stale_baseline", line.span, message)
                .help("take this line out, or run `groundplan check PATH --write-baseline`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::rules::fixture::{Fixture, rust, text};
    use crate::score::{Asker, compiler_asks};

    fn with(mut fixture: Fixture, known: &[(&str, &str, Option<&str>)]) -> Fixture {
        let mut sources = crate::text::Sources::new();
        let span = sources.add_file("known.toml", "known = []");
        let span = sources.whole(span);
        fixture.config.known = known
            .iter()
            .map(|(rule, table, column)| Known {
                rule: (*rule).to_owned(),
                table: (*table).to_owned(),
                column: column.map(str::to_owned),
                span,
            })
            .collect();
        fixture
    }

    fn task() -> Fixture {
        rust().model("Task").string("title", 0).string("code", 0)
    }

    /// What is told of these lines, in the order of the file.
    fn stale_of(fixture: &Fixture, extent: Extent) -> Vec<String> {
        let (schema, mut out) = (fixture.schema(), Diagnostics::new());
        let (card, _) = fixture.scorecard();
        stale(&schema, &fixture.config, &card, extent, &mut out);
        out.finish().into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn what_is_known_is_tolerated_and_what_is_new_is_not() {
        let title = ("bare_varchar", "tasks", Some("title"));
        let (card, out) = with(task(), &[title]).scorecard();
        assert_eq!(out.iter().filter_map(|found| found.field.as_deref()).collect::<Vec<_>>(), ["code"]);
        assert_eq!(card.findings.iter().map(|found| found.known).collect::<Vec<_>>(), [true, false]);
        let (bare, _) = task().scorecard();
        assert!((card.overall - bare.overall).abs() < 1e-9, "what is tolerated still counts");
        for asker in [Asker::Struct, Asker::Text] {
            assert_eq!(with(task(), &[title]).asked_by(asker).scorecard().1.len(), 1, "{asker:?}");
        }
    }

    #[test]
    fn it_says_the_same_of_sentences() {
        let country = || text().model("Project").model("Task").key("project_id", "Project").model("Country");
        assert_eq!(country().scorecard().1.len(), 1);
        let known = with(country(), &[("orphan_table", "countries", None)]);
        assert!(known.scorecard().1.is_empty() && stale_of(&known, Extent::All).is_empty());
    }

    #[test]
    fn a_column_is_known_by_its_name_in_the_table_and_a_line_covers_one_finding() {
        let twice = ("bare_varchar", "tasks", Some("title"));
        let known = with(task(), &[twice, twice]);
        assert_eq!(
            stale_of(&known, Extent::Part),
            ["the baseline knows `bare_varchar` at `tasks.title`, where it is not found any more"]
        );
        assert_eq!(known.scorecard().1.len(), 1);
    }

    #[test]
    fn what_is_mended_is_taken_out() {
        let lines = [
            ("bare_varchar", "tasks", Some("id")),
            ("bare_varchar", "gone", Some("title")),
            ("bare_varchr", "tasks", Some("title")),
        ];
        assert_eq!(stale_of(&with(task(), &lines), Extent::All).len(), 3);
        assert_eq!(stale_of(&with(task(), &lines), Extent::Part).len(), 2, "the table may stand in another file");
        let orphan = || with(task(), &[("orphan_table", "tasks", None)]);
        assert!(stale_of(&orphan(), Extent::Part).is_empty(), "other files decide it");
        assert_eq!(stale_of(&orphan(), Extent::File).len(), 1);
        let allowed = with(task().rule("bare_varchar", None), &lines[..1]);
        assert!(stale_of(&allowed, Extent::All).is_empty(), "a rule that is allowed is not asked");
    }

    #[test]
    fn a_waiver_comes_first() {
        let waived = with(task().waive("bare_varchar", "old", None), &[("bare_varchar", "tasks", Some("title"))]);
        assert_eq!(stale_of(&waived, Extent::All).len(), 1);
    }

    #[test]
    fn the_compiler_does_not_ask_what_is_known() {
        let task = || rust().model("Project").model("Task").soft_delete().key("project_id", "Project");
        let asks = |fixture: &Fixture| {
            compiler_asks("kept_rows_erased", &fixture.schema().models[1], "project_id", &fixture.config)
        };
        assert!(asks(&task()));
        assert!(!asks(&with(task(), &[("kept_rows_erased", "tasks", Some("project_id"))])));
        assert!(asks(&with(task(), &[("kept_rows_erased", "tasks", Some("other_id"))])));
    }

    #[test]
    fn what_a_baseline_would_hold() {
        let fixture = task().waive("bare_varchar", "old", Some("title")).rule("orphan_table", Some(Level::Error));
        let known = known(&fixture.schema(), &fixture.scorecard().0);
        assert_eq!(known, [("bare_varchar".to_owned(), "tasks".to_owned(), Some("code".to_owned()))]);
    }
}
