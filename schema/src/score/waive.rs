//! Waivers: what they cover, and what is wrong with them.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::ir::{Aspect, Model, Style, Waiver};
use crate::name;
use crate::rules::{self, Case, Scope};
use crate::score::Asker;
use crate::sink::Diagnostics;
use crate::text::Span;

/// Marks the findings of `model` that a waiver covers, and reports waivers of unknown rules, without a reason, or without a finding.
pub(super) fn cover(
    case: &Case<'_>,
    config: &Config,
    asker: Asker,
    findings: &mut [Diagnostic],
    out: &mut Diagnostics,
) {
    let model = case.model;
    for waiver in &model.waivers {
        // What nothing but a database can break is not waived in a model of ours.
        let held = rules::held::reason_everywhere(&waiver.rule) && model.style != Style::Database;
        let Some(rule) = rules::find(&waiver.rule).filter(|_| !held) else {
            out.push(unknown(&waiver.rule, waiver.span).about(&model.name, waiver.field.as_deref()));
            continue;
        };
        if waiver.reason.trim().is_empty() {
            out.push(without_reason(model, waiver));
            continue;
        }
        let mut used = false;
        for finding in findings.iter_mut().filter(|finding| covers(waiver, finding)) {
            finding.waived.get_or_insert_with(|| waiver.reason.clone());
            used = true;
        }
        // A derive never asks what takes two models, and a text with `use` lines may not see what the waiver is for.
        // Nor does a shared struct know of tenants whom only other structs name.
        let told = !rule.needs.contains(&Aspect::Tenancy) || case.schema.tenancy.is_some();
        let asked = (rule.scope == Scope::Model && told) || asker == Asker::Whole;
        if !used && asked && super::level(rule, config).is_some() {
            out.push(stale(model, waiver));
        }
    }
}

fn covers(waiver: &Waiver, finding: &Diagnostic) -> bool {
    finding.code == waiver.rule && (waiver.field.is_none() || waiver.field == finding.field)
}

/// Reports rules in groundplan.toml that do not exist.
pub(super) fn known_rules(config: &Config, out: &mut Diagnostics) {
    for (rule, _) in config.rules.iter().filter(|(rule, _)| rules::find(&rule.value).is_none()) {
        out.push(unknown(&rule.value, rule.span));
    }
}

fn unknown(rule: &str, span: Span) -> Diagnostic {
    if rules::is_complaint(rule) {
        return Diagnostic::error(
            "unknown_rule",
            span,
            format!("`{rule}` is no rule of the scorecard, so it cannot be waived or set"),
        )
        .help(format!("mend what it reports: `groundplan explain {rule}` says how"));
    }
    if let Some(held) = rules::held::HELD.iter().find(|held| held.rule == rule) {
        return Diagnostic::error("unknown_rule", span, format!("`{rule}` cannot fail, so it cannot be waived or set"))
            .note(held.reason)
            .help("remove it");
    }
    let finding = Diagnostic::error("unknown_rule", span, format!("there is no rule `{rule}`"));
    match name::nearest(rule, rules::names()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("name one of {}", list(rules::names()))),
    }
}

fn list(names: impl Iterator<Item = &'static str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What the waiver stands at: `Country` or `Country::code`.
fn place(model: &Model, waiver: &Waiver) -> String {
    waiver.field.as_ref().map_or_else(|| format!("`{}`", model.name), |field| format!("`{}::{field}`", model.name))
}

fn without_reason(model: &Model, waiver: &Waiver) -> Diagnostic {
    let message = format!("the waiver of `{}` on {} gives no reason", waiver.rule, place(model, waiver));
    let help = match model.style {
        Style::Struct => format!("write `#[model(allow({}, reason = \"…\"))]`", waiver.rule),
        Style::Text => "write the reason in parentheses at the end of the sentence".to_owned(),
        Style::Database => format!("write `groundplan: allow({}, reason = \"…\")`", waiver.rule),
    };
    Diagnostic::error("waiver_without_reason", waiver.span, message)
        .help(help)
        .about(&model.name, waiver.field.as_deref())
}

fn stale(model: &Model, waiver: &Waiver) -> Diagnostic {
    let message = format!("the waiver of `{}` on {} waives nothing", waiver.rule, place(model, waiver));
    let help = match model.style {
        Style::Struct => format!("remove `allow({}, …)`", waiver.rule),
        Style::Text => "remove the sentence".to_owned(),
        Style::Database => "remove the comment".to_owned(),
    };
    Diagnostic::error("stale_waiver", waiver.span, message)
        .note(format!("the rule finds nothing to complain about here; its reason was “{}”", waiver.reason))
        .help(help)
        .about(&model.name, waiver.field.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::rules::fixture::{Fixture, rust, text};

    fn untitled() -> Fixture {
        rust().model("Task").string("title", 0).string("code", 0)
    }

    fn codes(found: &[Diagnostic]) -> Vec<&str> {
        found.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_waiver_covers_its_field_or_the_whole_model() {
        let (card, out) = untitled().waive("bare_varchar", "imported", Some("title")).scorecard();
        let waived: Vec<_> =
            card.findings.iter().filter_map(|f| Some((f.field.as_deref()?, f.waived.as_deref()?))).collect();
        assert_eq!(waived, [("title", "imported")]);
        assert_eq!((codes(&out), out[0].field.as_deref()), (vec!["bare_varchar"], Some("code")));
        let (_, out) = untitled().waive("bare_varchar", "imported", None).scorecard();
        assert_eq!(codes(&out), Vec::<&str>::new());
    }

    #[test]
    fn a_waived_check_neither_costs_nor_earns() {
        let score = |fixture: Fixture| {
            let (card, _) = fixture.scorecard();
            let dimension = card.dimensions.into_iter().nth(1).expect("constraint completeness");
            (dimension.passed, dimension.applicable)
        };
        let half = || untitled().string("name", 40);
        assert_eq!(score(half()), (1, 3));
        assert_eq!(score(half().waive("bare_varchar", "imported", Some("title"))), (1, 2));
        assert_eq!(score(half().waive("bare_varchar", "imported", None)), (1, 1));
    }

    #[test]
    fn a_waiver_that_waives_nothing_is_an_error() {
        let (_, out) = rust().model("Task").waive("bare_varchar", "imported", None).scorecard();
        assert_eq!(codes(&out), ["stale_waiver"]);
        assert_eq!(out[0].message, "the waiver of `bare_varchar` on `Task` waives nothing");
        let (_, out) = untitled().waive("bare_varchar", "imported", Some("status")).scorecard();
        assert!(codes(&out).contains(&"stale_waiver"), "no such finding at that field");
    }

    #[test]
    fn only_who_asked_can_call_a_waiver_stale() {
        let country =
            |asker| rust().model("Country").waive("orphan_table", "reference data", None).asked_by(asker).scorecard().1;
        assert_eq!(codes(&country(Asker::Whole)), ["stale_waiver"]);
        assert!(country(Asker::Struct).is_empty());
        assert!(country(Asker::Text).is_empty());
        let allowed = rust().model("Task").waive("bare_varchar", "imported", None).rule("bare_varchar", None);
        assert!(allowed.scorecard().1.is_empty(), "the package does not ask the rule");
    }

    #[test]
    fn a_shared_struct_alone_does_not_know_of_tenants() {
        let own = |asker| {
            let waived = rust().model("Template").string("name", 9).unique(&["name"]);
            waived.waive("unique_without_tenant", "on purpose", None).asked_by(asker).scorecard().1
        };
        assert!(own(Asker::Struct).is_empty());
        assert_eq!(codes(&own(Asker::Whole)), ["stale_waiver"]);
    }

    #[test]
    fn unknown_rules_are_reported_at_their_place() {
        let (_, out) = rust().model("Task").waive("bare_varchr", "imported", Some("title")).scorecard();
        assert_eq!((codes(&out), out[0].help.as_deref()), (vec!["unknown_rule"], Some("did you mean `bare_varchar`?")));
        let (_, out) = rust().model("Task").rule("orphan_tabel", Some(Level::Error)).scorecard();
        assert_eq!((codes(&out), out[0].help.as_deref()), (vec!["unknown_rule"], Some("did you mean `orphan_table`?")));
        let (_, out) =
            rust().model("Task").waive("contradiction", "no", None).waive("fk_without_index", "no", None).scorecard();
        assert_eq!(codes(&out), ["unknown_rule", "unknown_rule"]);
        assert!(out[0].message.contains("is no rule of the scorecard") && out[1].message.contains("cannot fail"));
    }

    #[test]
    fn a_waiver_gives_a_reason() {
        let (_, out) = untitled().waive("bare_varchar", " ", None).scorecard();
        assert_eq!(codes(&out), ["bare_varchar", "bare_varchar", "waiver_without_reason"]);
        let (_, out) = text().model("Task").waive("orphan_table", "", None).scorecard();
        assert_eq!(out[0].help.as_deref(), Some("write the reason in parentheses at the end of the sentence"));
    }
}
