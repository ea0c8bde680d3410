//! Runs the rules over a schema and weighs what they say.
//!
//! A check is *applicable* where a word that the user wrote here, or had to write, decides it. What a convention or lowering always gets right
//! earns no points: see [`crate::rules::held`]. A waived finding is taken out of the count, so a waiver neither costs nor earns anything. What the
//! baseline knows is tolerated but counts: the score says what the schema is.

mod baseline;
mod minimum;
mod waive;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::ir::{Aspect, Model, Schema, Style, Waiver};
use crate::rules::{self, Case, Overview, Rule, Scope, Tally};
use crate::sink::Diagnostics;

pub use crate::rules::Dimension;
pub use crate::rules::held::Held;
pub use baseline::{Extent, known, stale, tables};

/// Who is asking, which decides what can be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A derive: one struct; references lead outside. Only rules of one model run.
    Struct,
    /// A `schema!` with `use` lines: rules of the whole schema run too, where the text itself settles them.
    Text,
    /// A `schema!` without `use` lines, build.rs, the command: everything is here.
    Whole,
}

/// What the rules say of a schema.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// 0 to 100; 100 where nothing could have gone wrong.
    pub overall: f64,
    /// All five, in the order of the documents.
    pub dimensions: Vec<DimensionScore>,
    /// One per model that was judged, in the schema's order. External tables are not judged.
    pub tables: Vec<TableScore>,
    /// Every finding, also the waived and the known ones, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// Rules that were not asked because the source leaves untold what they need, with what that is.
    pub not_asked: Vec<(&'static str, Vec<Aspect>)>,
    /// Rules that could not fail here, because a front end or lowering holds them; they are listed, not counted.
    pub held: Vec<&'static Held>,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// Its weight in percent, before dimensions without a score hand theirs to the others.
    pub weight: u32,
    /// Share of the applicable checks that pass, 0 to 100; `None` where no check is applicable.
    pub score: Option<f64>,
    /// Checks that pass.
    pub passed: usize,
    /// Checks that could have failed; waived ones are not among them.
    pub applicable: usize,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableScore {
    /// The model's Rust name.
    pub model: String,
    /// 0 to 100; 100 where nothing could have gone wrong.
    pub overall: f64,
    /// All five, in the order of the documents.
    pub dimensions: Vec<DimensionScore>,
}

/// Checks of one dimension that passed, and checks that were applicable.
type Counts = [(usize, usize); Dimension::ALL.len()];

/// Judges `schema`. Findings that neither a waiver nor the baseline covers go to `out` as well as into the scorecard; so do errors about the configuration's
/// rules, about waivers, and (for [`Asker::Whole`]) a score under the configured minimum.
pub fn check(schema: &Schema, config: &Config, asker: Asker, out: &mut Diagnostics) -> Scorecard {
    waive::known_rules(config, out);
    let all = Overview::new(schema);
    let mut findings = Vec::new();
    let mut tables = Vec::new();
    let mut total = Counts::default();
    // The audit log is made by itself, and nobody designed it.
    let is_log = |model: &Model| schema.audit_log().is_some_and(|log| log.table == model.table);
    for (id, model) in schema.numbered().filter(|(_, model)| !model.external && !is_log(model)) {
        let case = Case { schema, id, model, whole: asker == Asker::Whole, all: &all };
        let mut counts = Counts::default();
        let mut of_model = Vec::new();
        for rule in rules::RULES.iter().copied().filter(|rule| is_asked(rule, &case, asker)) {
            let Some(level) = level(rule, config) else { continue };
            let mut tally = Tally::new(rule, level, &case);
            (rule.check)(&case, &mut tally);
            let (passed, failed) = tally.done();
            let count = &mut counts[rule.dimension as usize];
            count.0 += passed;
            count.1 += passed;
            of_model.extend(failed);
        }
        waive::cover(&case, config, asker, &mut of_model, out);
        baseline::cover(model, config, &mut of_model);
        for finding in of_model.iter().filter(|finding| finding.waived.is_none()) {
            if let Some(rule) = rules::find(finding.code) {
                counts[rule.dimension as usize].1 += 1;
            }
        }
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum = (sum.0 + count.0, sum.1 + count.1);
        }
        tables.push(TableScore {
            model: model.name.clone(),
            overall: overall(&counts),
            dimensions: dimensions(&counts),
        });
        findings.extend(of_model);
    }
    findings.sort_by(|a, b| (a.span, a.level, a.code, &a.message).cmp(&(b.span, b.level, b.code, &b.message)));
    for finding in findings.iter().filter(|finding| finding.is_open()) {
        // A reader that sees both sentences has said it already, with both of their places.
        let said = out.peek().iter().any(|other| other.code == "contradiction" && other.span == finding.span);
        if !said {
            out.push(finding.clone());
        }
    }
    if let (Asker::Whole, Some(minimum)) = (asker, &config.minimum) {
        minimum::demand(minimum, &total, &findings, out);
    }
    let untold = |rule: &&'static Rule| {
        let needs: Vec<Aspect> = rule.needs.iter().copied().filter(|need| schema.untold.contains(need)).collect();
        (!needs.is_empty() && level(rule, config).is_some()).then_some((rule.name, needs))
    };
    let not_asked = rules::RULES.iter().filter_map(untold).collect();
    let written = |style: Style| schema.models.iter().any(|model| !model.external && model.style == style);
    let held = rules::held::HELD
        .iter()
        .filter(|held| held.style.map_or_else(|| written(Style::Text) || written(Style::Struct), written))
        .collect();
    Scorecard { overall: overall(&total), dimensions: dimensions(&total), tables, findings, not_asked, held }
}

/// The level at which a rule reports in this package; `None`: it is allowed, so it is not asked and does not count.
pub fn level(rule: &Rule, config: &Config) -> Option<Level> {
    let stated = config.rules.iter().find(|(name, _)| name.value == rule.name);
    stated.map_or(rule.level, |(_, level)| *level)
}

/// Whether the derive of `model` must let the compiler ask this rule of this field: two structs settle it, it is an error in this package,
/// and neither a waiver with a reason nor the baseline covers it. (A level of `warn` is left to build.rs: the compiler only refuses.)
pub fn compiler_asks(rule: &str, model: &Model, field: &str, config: &Config) -> bool {
    let Some(rule) = rules::find(rule).filter(|rule| rule.compiler) else { return false };
    let covers = |waiver: &&Waiver| waiver.rule == rule.name && waiver.field.as_deref().is_none_or(|at| at == field);
    let waived = model.waivers.iter().find(covers).is_some_and(|waiver| !waiver.reason.trim().is_empty());
    level(rule, config) == Some(Level::Error) && !waived && !baseline::knows(config, rule.name, model, Some(field))
}

/// Whether this asker can settle the rule for this model at all.
fn is_asked(rule: &Rule, case: &Case<'_>, asker: Asker) -> bool {
    let settled = rule.scope == Scope::Model || asker != Asker::Struct;
    let told = rule.needs.iter().all(|need| !case.schema.untold.contains(need));
    settled && told && rules::held::reason(rule.name, case.model.style).is_none()
}

fn dimensions(counts: &Counts) -> Vec<DimensionScore> {
    let of = |dimension: Dimension| {
        let (passed, applicable) = counts[dimension as usize];
        DimensionScore { dimension, weight: dimension.weight(), score: share(passed, applicable), passed, applicable }
    };
    Dimension::ALL.into_iter().map(of).collect()
}

/// In percent.
fn share(passed: usize, applicable: usize) -> Option<f64> {
    (applicable > 0).then(|| passed as f64 * 100.0 / applicable as f64)
}

/// The weighted mean of the dimensions that have a score.
fn overall(counts: &Counts) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for dimension in Dimension::ALL {
        let (passed, applicable) = counts[dimension as usize];
        if let Some(score) = share(passed, applicable) {
            sum += score * f64::from(dimension.weight());
            weights += f64::from(dimension.weight());
        }
    }
    if weights > 0.0 { sum / weights } else { 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::rules::fixture::{database, rust, text};

    #[test]
    fn a_dimension_without_checks_hands_its_weight_to_the_others() {
        // Constraint completeness 1 of 2 at weight 25, operational readiness 2 of 2 at weight 15.
        let (card, _) = rust().model("Task").string("title", 40).string("code", 0).scorecard();
        let scores: Vec<_> = card.dimensions.iter().map(|dimension| dimension.score).collect();
        assert_eq!(scores, [None, Some(50.0), None, None, Some(100.0)]);
        assert!((card.overall - (25.0 * 50.0 + 15.0 * 100.0) / 40.0).abs() < 1e-9);
    }

    #[test]
    fn each_table_has_a_score_of_its_own() {
        let (card, _) = rust().model("Task").string("title", 0).model("Tag").string("name", 40).scorecard();
        let tables: Vec<_> = card.tables.iter().map(|table| (table.model.as_str(), table.overall)).collect();
        // Both are orphans (0 at weight 25) and have their times (100 at 15); of the strings (25) only one has a length.
        assert_eq!(tables, [("Task", 1500.0 / 65.0), ("Tag", 4000.0 / 65.0)]);
    }

    #[test]
    fn nothing_that_could_go_wrong_is_a_full_score() {
        let (card, out) = text().model("Task").untyped("title").scorecard();
        assert!(out.is_empty() && card.dimensions.iter().all(|dimension| dimension.score.is_none()));
        assert!((card.overall - 100.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_held_is_listed() {
        let held =
            |fixture: rules::fixture::Fixture| fixture.scorecard().0.held.iter().map(|h| h.rule).collect::<Vec<_>>();
        assert_eq!(
            held(rust().model("Task")),
            [
                "fk_type_mismatch",
                "fk_without_index",
                "json_search_without_gin",
                "missing_primary_key",
                "missing_rls",
                "native_enum",
                "padded_text",
                "query_without_index",
                "short_primary_key",
                "timestamp_without_zone",
                "unique_ignores_soft_delete"
            ]
        );
        assert!(held(text().model("Task")).contains(&"bare_varchar"));
        assert!(held(rust()).is_empty());
    }

    #[test]
    fn the_package_sets_the_levels() {
        let level = |fixture: rules::fixture::Fixture| fixture.scorecard().1.first().map(|finding| finding.level);
        let task = || rust().model("Task").string("title", 0);
        assert_eq!(level(task()), Some(Level::Error));
        assert_eq!(level(task().rule("bare_varchar", Some(Level::Warning))), Some(Level::Warning));
        let (card, out) = task().rule("bare_varchar", None).scorecard();
        assert!(out.is_empty() && card.findings.is_empty());
        assert_eq!(card.dimensions[1].applicable, 0, "what is allowed is not counted");
    }

    #[test]
    fn a_database_is_asked_what_structs_hold_and_not_what_its_source_leaves_untold() {
        let table = || database().model("Task").string("title", 0).field("archived", Type::Boolean);
        let codes = |fixture: rules::fixture::Fixture| {
            let (card, _) = fixture.scorecard();
            let not_asked: Vec<_> = card.not_asked.iter().map(|(rule, _)| *rule).collect();
            (card.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), not_asked, card.held.len())
        };
        assert_eq!(codes(table()), (vec!["bare_varchar", "boolean_without_default"], Vec::new(), 0));
        let untold = table().edit(|schema| schema.untold = vec![Aspect::Lengths]);
        assert_eq!(codes(untold), (vec!["boolean_without_default"], vec!["bare_varchar"], 0));
    }

    #[test]
    fn tables_that_stand_elsewhere_are_not_judged() {
        let (card, out) = rust().model("Task").model("Legacy").external().table("legacy").string("code", 0).scorecard();
        assert_eq!(card.tables.len(), 1);
        assert!(out.iter().all(|finding| finding.model.as_deref() != Some("Legacy")));
    }

    #[test]
    fn findings_say_rule_weight_model_and_field() {
        let (card, out) = rust().model("Task").field("price", Type::Float).scorecard();
        assert_eq!(card.findings, out);
        let finding = &out[0];
        assert_eq!(
            (finding.code, finding.weight.as_deref()),
            ("money_as_float", Some("constraint completeness, weight 25"))
        );
        assert_eq!((finding.model.as_deref(), finding.field.as_deref()), (Some("Task"), Some("price")));
    }

    #[test]
    fn the_compiler_asks_what_two_structs_settle() {
        let task = || rust().model("Project").model("Task").soft_delete().key("project_id", "Project");
        let asks = |fixture: &rules::fixture::Fixture, rule: &str| {
            let schema = fixture.schema();
            compiler_asks(rule, &schema.models[1], "project_id", &fixture.config)
        };
        assert!(asks(&task(), "kept_rows_erased") && asks(&task(), "fk_crosses_tenants"));
        assert!(!asks(&task(), "orphan_table") && !asks(&task(), "bare_varchar"));
        assert!(!asks(&task().waive("kept_rows_erased", "the law", Some("project_id")), "kept_rows_erased"));
        assert!(asks(&task().waive("kept_rows_erased", "the law", Some("other_id")), "kept_rows_erased"));
        assert!(!asks(&task().rule("kept_rows_erased", Some(Level::Warning)), "kept_rows_erased"));
    }
}
