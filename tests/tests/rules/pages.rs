//! Folders, registry, pages and docs.

use std::collections::BTreeSet;
use std::path::PathBuf;

use groundplan_schema::rules::{self, RULES};

use crate::{at, list, read, stem};

const SECTIONS: [&str; 7] = [
    "What it checks",
    "Why it matters",
    "Example that fails",
    "Example that passes",
    "How to fix",
    "When to allow",
    "References",
];

/// The files of rules: one folder per area, one file per rule.
fn files() -> Vec<PathBuf> {
    let areas = list(&at("schema/src/rules")).into_iter().filter(|path| path.is_dir() && !path.ends_with("complaint"));
    areas.flat_map(|area| list(&area)).collect()
}

#[test]
fn the_folders_and_the_registry_hold_the_same_rules() {
    let folder: BTreeSet<String> = files().iter().map(|path| stem(path)).collect();
    let registry: BTreeSet<String> = rules::names().map(str::to_owned).collect();
    assert_eq!(folder, registry);
    assert_eq!(registry.len(), RULES.len(), "a rule is registered once");
    assert!(RULES.is_sorted_by_key(|rule| rule.name));
}

/// Page, metadata, check, tests, in that order; one test in which the rule fails and one in which it passes.
#[test]
fn every_rule_file_has_the_same_four_parts() {
    let mut wrong = Vec::new();
    for path in files() {
        let text = read(&path);
        let parts = ["\nconst PAGE: &str = r#\"", "static RULE: Rule = ", "\nfn check(", "\nmod tests {"];
        let places: Vec<_> = parts.iter().map(|part| text.find(part)).collect();
        if places.contains(&None) || !places.is_sorted() {
            wrong.push(format!("{}: {parts:?} stand at {places:?}", path.display()));
        }
        for test in ["    fn fails() {", "    fn passes() {"] {
            if !text.contains(test) {
                wrong.push(format!("{}: has no test `{}`", path.display(), test.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_of_a_rule_has_all_sections_in_order() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let sections: Vec<(&str, &str)> =
            rule.page.split("\n## ").skip(1).map(|section| section.split_once('\n').unwrap_or((section, ""))).collect();
        let titles: Vec<_> = sections.iter().map(|(title, _)| *title).collect();
        if titles != SECTIONS {
            wrong.push(format!("{}: has the sections {titles:?}", rule.name));
        }
        wrong.extend(
            sections
                .iter()
                .filter(|(_, text)| text.trim().is_empty())
                .map(|(title, _)| format!("{}: `{title}` is empty", rule.name)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_complaint_has_a_page_that_says_what_to_do() {
    let folder: Vec<String> = list(&at("schema/src/rules/complaint")).iter().map(|path| stem(path)).collect();
    assert!(folder.len() > 20, "{folder:?}");
    for code in &folder {
        let page = rules::explain(code).unwrap_or_else(|| panic!("{code} is not in the list of complaints"));
        let places = [page.find("## What it means"), page.find("## How to fix")];
        assert!(places.is_sorted() && !places.contains(&None), "{code}: {places:?}");
        assert!(rules::is_complaint(code));
    }
    let explained = rules::pages().into_iter().map(|(code, _)| code).filter(|code| rules::is_complaint(code));
    assert_eq!(explained.collect::<Vec<_>>(), folder);
}

/// Whatever is reported can be explained.
#[test]
fn every_code_that_is_reported_has_a_page() {
    let mut missing = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut folders: Vec<PathBuf> =
        ["schema/src", "macros/src", "build/src", "cli/src"].iter().map(|f| at(f)).collect();
    while let Some(folder) = folders.pop() {
        for path in list(&folder) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = read(&path);
            let ours = text.split("#[cfg(test)]").next().unwrap_or(&text);
            for code in codes(ours) {
                if rules::explain(code).is_none() {
                    missing.insert(format!("{code} ({})", path.display()));
                }
                seen.insert(code.to_owned());
            }
        }
    }
    assert!(seen.len() > 10, "the codes are found at all: {seen:?}");
    assert!(missing.is_empty(), "no page: {missing:#?}");
}

/// The first arguments of `Diagnostic::error` and `Diagnostic::warning` that are literals.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    let calls = ["Diagnostic::error(", "Diagnostic::warning("];
    let after = calls.into_iter().flat_map(move |call| text.split(call).skip(1));
    after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

/// The website's pages are the command's pages. `GROUNDPLAN_BLESS=1` writes them.
#[test]
fn the_docs_hold_the_same_pages() {
    let folder = at("docs/rules");
    let mut pages: Vec<(String, String)> =
        rules::pages().into_iter().map(|(code, page)| (format!("{code}.md"), page)).collect();
    pages.push(("README.md".to_owned(), index()));
    if std::env::var_os("GROUNDPLAN_BLESS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("docs can be written");
        for (name, page) in &pages {
            std::fs::write(folder.join(name), page).expect("docs can be written");
        }
    }
    let there: BTreeSet<String> =
        list(&folder).iter().map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    assert_eq!(there, pages.iter().map(|(name, _)| name.clone()).collect(), "cargo xtask bless writes them");
    let stale: Vec<_> =
        pages.iter().filter(|(name, page)| read(&folder.join(name)) != *page).map(|(name, _)| name).collect();
    assert!(stale.is_empty(), "cargo xtask bless writes them: {stale:?}");
}

/// What the folder begins with: rules by dimension, then the other codes.
fn index() -> String {
    use groundplan_schema::rules::Dimension;
    let mut text = String::from(
        "# Rules and complaints\n\nWritten from the engine's own pages, which `groundplan explain` prints too: see `schema/src/rules`.\n\n\
         The rules of other linters and what became of them: [catalogue](../catalogue.md). The faults that guides warn of, and where they end: \
         [faults](../faults.md).\n",
    );
    for dimension in Dimension::ALL {
        text.push_str(&format!("\n## {} ({})\n\n", dimension.title(), dimension.weight()));
        for rule in RULES.iter().filter(|rule| rule.dimension == dimension) {
            text.push_str(&format!("- [{0}]({0}.md)\n", rule.name));
        }
    }
    text.push_str("\n## No rules: held by construction, or complaints of reading\n\n");
    for (code, _) in rules::pages().iter().filter(|(code, _)| rules::find(code).is_none()) {
        text.push_str(&format!("- [{code}]({code}.md)\n"));
    }
    text
}

/// What is written by hand leads to pages that are there, and leaves no rule out.
#[test]
fn the_catalogue_and_the_faults_name_rules_that_are_there() {
    let texts: Vec<String> = ["docs/catalogue.md", "docs/faults.md"].iter().map(|path| read(&at(path))).collect();
    let mut named = BTreeSet::new();
    for text in &texts {
        for link in text.split("](rules/").skip(1).filter_map(|rest| rest.split(".md)").next()) {
            assert!(link == "README" || rules::explain(link).is_some(), "no page: {link}");
            named.insert(link.to_owned());
        }
        let rows = text.lines().filter(|line| line.starts_with("| ")).count();
        assert!(rows > 40, "{rows} rows");
        assert!(text.lines().filter(|line| line.starts_with('|')).all(|line| line.ends_with('|')));
    }
    let missing: Vec<_> = rules::names().filter(|name| !named.contains(*name)).collect();
    assert!(missing.len() < 4, "in neither table: {missing:?}");
}
