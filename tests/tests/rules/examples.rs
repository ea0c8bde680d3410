//! The examples of the pages, read, lowered and judged as build.rs would.

use groundplan_schema::config::Config;
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::draft::Draft;
use groundplan_schema::front::derive;
use groundplan_schema::front::span::Locator;
use groundplan_schema::ir::Engine;
use groundplan_schema::lower::{View, lower};
use groundplan_schema::name;
use groundplan_schema::rules::{RULES, Rule};
use groundplan_schema::score::{Asker, check};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{Sources, Spanned};

/// All that is said of a file of structs, on SQLite, on the page of a rule: one that is allowed by default is switched on there.
pub(super) fn judge(rule: &Rule, text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let source = sources.add_file("src/model.rs", text);
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    let found = derive::file::file(&file, None);
    let (mut at, mut out) = (Locator::file(source), Diagnostics::new());
    let mut draft = Draft::default();
    draft.engines.push(Spanned::new(Engine::Sqlite, sources.whole(source)));
    for input in &found.enums {
        draft.merge(derive::enumeration(input, &mut at, &mut sources, &mut out));
    }
    for input in &found.models {
        draft.merge(derive::model(input, &mut at, &mut sources, &mut out));
    }
    let mut config = Config::default();
    if rule.level.is_none() {
        let nowhere = sources.whole(source);
        config.rules.push((Spanned::new(rule.name.to_owned(), nowhere), Some(Level::Warning)));
    }
    let schema = lower(draft, &config, View::Whole, &sources, &mut out);
    check(&schema, &config, Asker::Whole, &mut out);
    (sources, out.finish())
}

/// All that the command says of tables that are there already: level and message, rule, help. With `organizations`, those are the tenants.
fn judge_sql(text: &str) -> Vec<(String, String)> {
    let folder = std::env::temp_dir().join(format!("groundplan-pages-{}-{:x}", std::process::id(), name::hash(text)));
    std::fs::create_dir_all(&folder).expect("a folder for the example");
    let path = folder.join("schema.sql");
    std::fs::write(&path, text).expect("the example can be written");
    let path = path.to_str().expect("paths of temporary files are UTF-8");
    let mut words = vec!["check", path, "--format", "json"];
    if text.contains("organizations") {
        words.extend(["--tenant", "organizations"]);
    }
    let output = groundplan_cli::run(&words, "");
    let _ = std::fs::remove_dir_all(&folder);
    let document: serde_json::Value = serde_json::from_str(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}:\n{}\n{}", output.stdout, output.stderr));
    let findings = document["scorecard"]["findings"].as_array().cloned().unwrap_or_default();
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let shown = |finding: &serde_json::Value| {
        let code = text(finding, "rule");
        let weight = groundplan_schema::rules::find(&code).map(Rule::weight).unwrap_or_default();
        let (level, message, help) = (text(finding, "level"), text(finding, "message"), text(finding, "help"));
        let lines = format!("{level}: {message}\nrule: {code} ({weight})\nhelp: {help}\n");
        (code, lines)
    };
    findings.iter().map(shown).collect()
}

/// Whether only tables that are there already can break the rule, so that its page shows SQL.
fn is_sql(rule: &Rule) -> bool {
    !blocks(rule.page, "Example that fails", "sql").is_empty()
}

#[test]
fn examples_in_sql_do_what_their_page_says() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| is_sql(rule)) {
        let found = judge_sql(only(rule, "Example that fails", "sql"));
        let expected = only(rule, "Example that fails", "text");
        match found.iter().find(|(code, _)| code == rule.name) {
            None => wrong.push(format!("{}: finds nothing; but: {found:#?}", rule.name)),
            Some((_, lines)) if lines != expected => {
                wrong.push(format!("{}: the page shows\n{expected}but it is\n{lines}", rule.name));
            }
            Some(_) => {}
        }
        let passing = judge_sql(only(rule, "Example that passes", "sql"));
        wrong.extend(passing.into_iter().filter(|(code, _)| code == rule.name).map(|(_, lines)| lines));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The blocks of a section, by the language that is written behind their fence.
fn blocks<'a>(page: &'a str, section: &str, language: &str) -> Vec<&'a str> {
    let title = format!("\n## {section}\n");
    let text = page.split_once(&title).map_or("", |(_, rest)| rest.split("\n## ").next().unwrap_or(rest));
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn only<'a>(rule: &Rule, section: &str, language: &str) -> &'a str {
    match blocks(rule.page, section, language).as_slice() {
        [one] => one,
        many => panic!("{}: `{section}` has {} blocks of {language}", rule.name, many.len()),
    }
}

/// As the page shows it: level and message, then what every printer puts under it.
fn shown(finding: &Diagnostic, sources: &Sources) -> String {
    let mut lines = vec![format!("{}: {}", finding.level.word(), finding.message)];
    lines.extend(finding.details(sources));
    lines.join("\n") + "\n"
}

#[test]
fn every_failing_example_fails_with_the_words_on_its_page() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !is_sql(rule)) {
        let (sources, out) = judge(rule, only(rule, "Example that fails", "rust"));
        let expected = only(rule, "Example that fails", "text");
        match out.iter().find(|finding| finding.code == rule.name) {
            None => wrong.push(format!("{}: finds nothing; but: {out:#?}", rule.name)),
            Some(finding) if shown(finding, &sources) != expected => {
                wrong.push(format!("{}: the page shows\n{expected}but it is\n{}", rule.name, shown(finding, &sources)));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_passing_example_passes() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !is_sql(rule)) {
        let (sources, out) = judge(rule, only(rule, "Example that passes", "rust"));
        let bad = out.iter().filter(|finding| finding.code == rule.name || finding.level == Level::Error);
        wrong.extend(bad.map(|finding| format!("{}: {}", rule.name, shown(finding, &sources))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lower-case start, no full stop, names in back-ticks; a help says what to do and can be pasted.
#[test]
fn messages_have_one_style() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !is_sql(rule)) {
        let (_, out) = judge(rule, only(rule, "Example that fails", "rust"));
        for finding in out.iter().filter(|finding| finding.code == rule.name) {
            let help = finding.help.as_deref().unwrap_or_default();
            for line in [finding.message.as_str(), help].into_iter().chain(finding.notes.iter().map(String::as_str)) {
                let first = line.chars().next();
                if !first.is_some_and(|c| c.is_lowercase() || c == '`') || line.ends_with('.') || line.contains('\n') {
                    wrong.push(format!("{}: {line}", rule.name));
                }
            }
            if !finding.message.contains('`') {
                wrong.push(format!("{}: names nothing: {}", rule.name, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
