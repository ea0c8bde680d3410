//! Waivers: what they cover, and what is wrong with them.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::ir::{Model, Style, Waiver};
use crate::name;
use crate::rules::{self, Scope};
use crate::score::Asker;
use crate::sink::Diagnostics;
use crate::text::Span;

/// Marks the findings of `model` that a waiver covers, and reports waivers of unknown rules, without a reason, or without a finding.
pub(super) fn cover(
    model: &Model,
    config: &Config,
    asker: Asker,
    findings: &mut [Diagnostic],
    out: &mut Diagnostics,
) {
    for waiver in &model.waivers {
        let Some(rule) = rules::find(&waiver.rule) else {
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
        let asked = rule.scope == Scope::Model || asker == Asker::Whole;
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
        return Diagnostic::error("unknown_rule", span, format!("`{rule}` is no rule of the scorecard, so it cannot be waived or set"))
            .help(format!("mend what it reports: `groundplan explain {rule}` says how"));
    }
    let finding = Diagnostic::error("unknown_rule", span, format!("there is no rule `{rule}`"));
    match name::nearest(rule, rules::names()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("the rules are {}", list(rules::names()))),
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
    };
    Diagnostic::error("waiver_without_reason", waiver.span, message).help(help).about(&model.name, waiver.field.as_deref())
}

fn stale(model: &Model, waiver: &Waiver) -> Diagnostic {
    let message = format!("the waiver of `{}` on {} waives nothing", waiver.rule, place(model, waiver));
    let help = match model.style {
        Style::Struct => format!("remove `allow({}, …)`", waiver.rule),
        Style::Text => "remove the sentence".to_owned(),
    };
    Diagnostic::error("stale_waiver", waiver.span, message)
        .note(format!("the rule finds nothing to complain about here; its reason was “{}”", waiver.reason))
        .help(help)
        .about(&model.name, waiver.field.as_deref())
}
