//! Each rule in each front end: a model that fails, one that passes, one that is waived; or why it cannot be broken there.
//!
//! The cases are `tests/rule_cases/<rule>.md`; its README says how they are written. Each is asked where users ask it: `groundplan check` by its
//! exit code, and structs of the derive's own code too, one by one, as the macro sees them.

#[path = "cases/asked.rs"]
mod asked;
#[path = "cases/page.rs"]
mod page;

use std::collections::{BTreeMap, BTreeSet};

use groundplan_schema::diagnostic::Level;
use groundplan_schema::rules::{RULES, Rule, Scope, held};

use asked::{Answer, derive};
use page::{Block, Front, Page, Verdict};

/// The cases of all rules; a rule without a page fails here.
fn all() -> BTreeMap<&'static str, Page> {
    let folder = crate::at("tests/rule_cases");
    RULES
        .iter()
        .map(|rule| {
            let path = folder.join(format!("{}.md", rule.name));
            let page = std::fs::read_to_string(&path).unwrap_or_else(|_| {
                panic!(
                    "`{0}` has no cases: write tests/rule_cases/{0}.md with a struct, an English text and SQL that fail, pass and are waived; \
                     tests/rule_cases/README.md says how",
                    rule.name
                )
            });
            (rule.name, Page::read(rule.name, &page))
        })
        .collect()
}

#[test]
fn the_folder_and_the_registry_hold_the_same_rules() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let folder = crate::list(&crate::at("tests/rule_cases"));
    let pages: BTreeSet<String> = folder.iter().map(|path| crate::stem(path)).filter(|stem| stem != "README").collect();
    assert_eq!(pages, rules, "tests/rule_cases has one page per rule: README.md there says how one is written");
}

/// All three, or a reason: that of `schema/src/rules/held.rs`, or one of the page's own with a text that shows it.
#[test]
fn every_rule_has_all_cases_in_every_front_end() {
    let mut wrong = Vec::new();
    let untold = asked::not_asked_of_diesel();
    for (rule, page) in all() {
        for front in Front::ALL {
            let verdicts: BTreeSet<Verdict> = page.of(front).map(|block| block.verdict).collect();
            let name = front.name();
            let complete = Verdict::CASES.iter().all(|verdict| verdicts.contains(verdict));
            let held = verdicts.iter().any(|verdict| verdict.is_held());
            match held::reason(rule, front.style()) {
                Some(reason) if !verdicts.is_empty() => {
                    wrong.push(format!("{rule}: has cases in {name}, where it is held: {reason}"));
                }
                Some(_) => {}
                None if held && Verdict::CASES.iter().any(|verdict| verdicts.contains(verdict)) => {
                    wrong.push(format!("{rule}: is held in {name}, and has cases too"));
                }
                None if held || complete => {}
                None if front == Front::Diesel && is_silent(rule, &page, &untold) => {}
                None => wrong
                    .push(format!("{rule}: {name} has {verdicts:?}; write a block that fails, passes and is waived")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A `schema.rs` does not tell what the rule needs, or no database can break it.
fn is_silent(rule: &str, page: &Page, untold: &[String]) -> bool {
    let none = page.of(Front::Diesel).next().is_none();
    none && (untold.iter().any(|name| name == rule) || page.of(Front::Sql).any(|block| block.verdict.is_held()))
}

/// What is held has a test where it stands.
#[test]
fn every_reason_of_the_table_has_a_test() {
    let text = crate::read(&crate::at("schema/src/rules/held.rs"));
    let tests = text.split("mod tests {").nth(1).expect("its tests");
    let untested = held::HELD.iter().filter(|held| !tests.contains(held.rule));
    assert_eq!(untested.map(|held| held.rule).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn groundplan_check_says_of_each_what_its_page_says() {
    let mut wrong = Vec::new();
    for (name, page) in all() {
        let rule = groundplan_schema::rules::find(name).expect("a rule");
        for block in &page.blocks {
            let answer = asked::check(rule, block);
            wrong.extend(
                judged(rule, block, &answer).map(|why| format!("{}: {why}\n{answer}\n{}", block.at(name), block.text)),
            );
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with an answer.
fn judged(rule: &Rule, block: &Block, answer: &Answer) -> Option<String> {
    let of_rule =
        |open: bool| answer.findings.iter().filter(move |f| f.rule == rule.name && f.waived.is_none() == open).count();
    let others = answer.findings.iter().any(|f| f.rule != rule.name && f.waived.is_none() && f.level == "error");
    let (open, waived) = (of_rule(true), of_rule(false));
    let (code, expected) = match block.verdict {
        Verdict::Fails => (1, open > 0 && waived == 0),
        Verdict::Passes | Verdict::Held => (0, open + waived == 0),
        Verdict::Waived => (0, open == 0 && waived > 0),
        Verdict::Refused => (1, answer.findings.is_empty()),
    };
    if answer.code != code {
        return Some(format!("the exit code is {}, not {code}", answer.code));
    }
    if others {
        return Some("it breaks another rule".to_owned());
    }
    (!expected).then(|| format!("{open} findings and {waived} waived ones"))
}

/// The derive sees one struct: what that settles, it says; what two settle, it lets the compiler ask; the rest it leaves to build.rs.
#[test]
fn the_derive_says_what_one_struct_settles() {
    let mut wrong = Vec::new();
    for (name, page) in all() {
        let rule = groundplan_schema::rules::find(name).expect("a rule");
        for block in page.of(Front::Structs) {
            let said = derive(rule, block);
            let at = block.at(name);
            let fails = block.verdict == Verdict::Fails;
            // Whose tenants there are, a shared struct does not know.
            let settled = rule.scope == Scope::Model && said.told;
            if said.open != (fails && settled) {
                wrong.push(format!("{at}: the derive alone says {}", if said.open { "it" } else { "nothing" }));
            }
            if said.compiler != (fails && rule.compiler) {
                wrong.push(format!("{at}: the compiler is asked: {}", said.compiler));
            }
            wrong.extend(said.errors.iter().map(|error| format!("{at}: {error}")));
        }
        // rustc itself, with its own words.
        if rule.compiler {
            let stderr = crate::at(&format!("tests/ui/rules/{name}.stderr"));
            if !stderr.is_file() {
                wrong.push(format!("{name}: rustc asks it, but tests/ui/rules/{name}.rs is missing"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rule × front end, for people: `cargo nextest run -p groundplan-tests --test rules cases::table --no-capture`.
#[test]
#[allow(clippy::print_stdout, reason = "the table is what a person reads here")]
fn table() {
    let mut cases = 0;
    println!("{:<34} {:<26} {:<22} {:<22} {:<22} schema.rs", "rule", "derive", "check: structs", "English", "SQL");
    for (name, page) in all() {
        let rule = groundplan_schema::rules::find(name).expect("a rule");
        let cell = |front: Front| {
            let shows = |front: Front| page.of(front).any(|block| block.verdict.is_held());
            let no_database = front == Front::Diesel && shows(Front::Sql);
            if held::reason(name, front.style()).is_some() || shows(front) || no_database {
                return "held".to_owned();
            }
            let words: Vec<_> = page.of(front).map(|block| block.verdict.word()).collect();
            if words.is_empty() { "untold".to_owned() } else { words.join(" ") }
        };
        let derive = match (cell(Front::Structs).as_str(), rule.scope) {
            ("held", _) => "held",
            (_, Scope::Model) => "fails passes waived",
            (_, Scope::Schema) if rule.compiler => "asks the compiler",
            (_, Scope::Schema) => "left to build.rs",
        };
        let [structs, english, sql, diesel] = Front::ALL.map(cell);
        let level = rule.level.map_or("allow", Level::word);
        println!("{:<34} {derive:<26} {structs:<22} {english:<22} {sql:<22} {diesel}", format!("{name} ({level})"));
        cases += page.blocks.len();
    }
    println!("{cases} cases");
    assert!(cases > 3 * RULES.len());
}
