//! Who is asked: the command, and the derive.

use std::fmt;
use std::path::Path;

use groundplan_cli::{Surroundings, run_in};
use groundplan_schema::config::Config;
use groundplan_schema::diagnostic::{Diagnostic, Level};
use groundplan_schema::draft::Draft;
use groundplan_schema::front::derive;
use groundplan_schema::front::span::Locator;
use groundplan_schema::ir::{Aspect, Engine};
use groundplan_schema::lower::{View, lower};
use groundplan_schema::rules::{RULES, Rule};
use groundplan_schema::score;
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{Sources, Spanned};
use serde_json::Value;

use super::page::{Block, Front};

/// What `groundplan check` says.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) code: i32,
    pub(super) findings: Vec<Finding>,
    stderr: String,
}

#[derive(Debug)]
pub(super) struct Finding {
    pub(super) rule: String,
    pub(super) level: String,
    pub(super) waived: Option<String>,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules: Vec<_> = self.findings.iter().map(|finding| (&finding.rule, &finding.waived)).collect();
        write!(f, "{rules:?}\n{}", self.stderr)
    }
}

/// The rules that the command does not ask of a `schema.rs`, since it leaves untold what they need.
pub(super) fn not_asked_of_diesel() -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rule_cases").join("a schema.rs");
    std::fs::create_dir_all(&folder).expect("a folder under target");
    let table = "diesel::table! {\n    tasks (id) {\n        id -> BigInt,\n        #[max_length = 9]\n        code -> Varchar,\n    }\n}\n";
    std::fs::write(folder.join("schema.rs"), table).expect("a file under target");
    // What is allowed is not asked anyway.
    let levels: String = RULES.iter().map(|rule| format!("{} = \"warn\"\n", rule.name)).collect();
    std::fs::write(folder.join("groundplan.toml"), format!("[scorecard.rules]\n{levels}"))
        .expect("a file under target");
    let around = Surroundings { folder, stdin: &mut "".as_bytes(), now: 0, colours: false };
    let output = run_in(&["check", "schema.rs", "--engine", "postgres"], around);
    let lines = output.stdout.lines().filter(|line| line.trim_start().starts_with("not asked"));
    // Who the tenants are, `--tenant` tells.
    let lines = lines.filter(|line| !line.contains("--tenant"));
    let rules = lines.filter_map(|line| line.rsplit_once(": ")).flat_map(|(_, rules)| rules.split(", "));
    rules.map(str::to_owned).collect()
}

/// The command on a package whose groundplan.toml says that the rule is an error, whatever its own level is.
pub(super) fn check(rule: &Rule, block: &Block) -> Answer {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rule_cases").join(rule.name);
    let file = folder.join(block.front.file());
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder under target");
    std::fs::write(&file, &block.text).expect("a file under target");
    let config = format!("engine = \"{}\"\n\n[scorecard.rules]\n{} = \"error\"\n", block.engine, rule.name);
    std::fs::write(folder.join("groundplan.toml"), config).expect("a file under target");
    let mut words = vec!["check", block.front.file(), "--format", "json"];
    if matches!(block.front, Front::Sql | Front::Diesel) && block.text.contains("organizations") {
        words.extend(["--tenant", "organizations"]);
    }
    let around = Surroundings { folder: folder.clone(), stdin: &mut "".as_bytes(), now: 0, colours: false };
    let output = run_in(&words, around);
    let document: Value = serde_json::from_str(&output.stdout).unwrap_or_default();
    let findings = document["scorecard"]["findings"].as_array().cloned().unwrap_or_default();
    let text = |finding: &Value, key: &str| finding[key].as_str().map(str::to_owned);
    let finding = |finding: &Value| Finding {
        rule: text(finding, "rule").unwrap_or_default(),
        level: text(finding, "level").unwrap_or_default(),
        waived: text(finding, "waived"),
    };
    let _ = std::fs::remove_dir_all(&folder);
    Answer { code: output.code, findings: findings.iter().map(finding).collect(), stderr: output.stderr }
}

/// What the derives of a file say, each of its own struct.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The rule finds something, and no waiver covers it.
    pub(super) open: bool,
    /// The compiler is asked about a field for which the whole schema has a finding, waived or not.
    pub(super) compiler: bool,
    /// What the rule needs is known where it finds something in the whole schema.
    pub(super) told: bool,
    /// Errors of other kinds.
    pub(super) errors: Vec<String>,
}

pub(super) fn derive(rule: &Rule, block: &Block) -> Said {
    let mut said = Said::default();
    let mut sources = Sources::new();
    let source = sources.add_file("src/model.rs", &block.text);
    let file = syn::parse_file(&block.text).unwrap_or_else(|error| panic!("{error}:\n{}", block.text));
    let found = derive::file::file(&file, None);
    let mut config = Config::default();
    let nowhere = sources.whole(source);
    config.engine = Engine::ALL
        .into_iter()
        .find(|engine| engine.word() == block.engine)
        .map(|engine| Spanned::new(engine, nowhere));
    config.rules.push((Spanned::new(rule.name.to_owned(), nowhere), Some(Level::Error)));
    let mut whole = Draft::default();
    let mut drafts = Vec::new();
    for input in &found.models {
        let (mut at, mut out) = (Locator::file(source), Diagnostics::new());
        let draft = derive::model(input, &mut at, &mut sources, &mut out);
        whole.merge(draft.clone());
        drafts.push((draft, out));
    }
    for input in &found.enums {
        let (mut at, mut out) = (Locator::file(source), Diagnostics::new());
        whole.merge(derive::enumeration(input, &mut at, &mut sources, &mut out));
        out.finish();
    }
    let all = judged(whole, &config, View::Whole, score::Asker::Whole, &sources, Diagnostics::new());
    for (draft, out) in drafts {
        let (schema, found, _) = judged(draft, &config, View::Struct, score::Asker::Struct, &sources, out);
        said.open |= found.iter().any(|found| found.code == rule.name);
        let others = found.iter().filter(|found| found.code != rule.name && found.level == Level::Error);
        said.errors.extend(others.map(|found| found.message.clone()));
        let tenants = !rule.needs.contains(&Aspect::Tenancy) || schema.tenancy.is_some();
        for model in &schema.models {
            let finds = all.2.iter().any(|found| found.code == rule.name && found.model.as_ref() == Some(&model.name));
            said.told |= finds && tenants;
            let of_model =
                all.2.iter().filter(|found| found.code == rule.name && found.model.as_ref() == Some(&model.name));
            let mut fields = of_model.filter_map(|found| found.field.as_deref());
            said.compiler |= fields.any(|field| score::compiler_asks(rule.name, model, field, &config));
        }
    }
    said
}

type Judged = (groundplan_schema::ir::Schema, Vec<Diagnostic>, Vec<Diagnostic>);

/// The schema, what is reported, and all findings with the waived ones.
fn judged(
    draft: Draft,
    config: &Config,
    view: View,
    asker: score::Asker,
    sources: &Sources,
    mut out: Diagnostics,
) -> Judged {
    let schema = lower(draft, config, view, sources, &mut out);
    let card = score::check(&schema, config, asker, &mut out);
    (schema, out.finish(), card.findings)
}
