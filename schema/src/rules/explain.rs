//! Pages: of the rules, and of the complaints that are no rules. The same text is printed by `groundplan explain` and stands in docs/rules.

use std::sync::LazyLock;

use super::{RULES, Rule, Scope, complaint, held};
use crate::diagnostic::Level;

/// Sorted by code.
static PAGES: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| {
    let rules = RULES.iter().map(|rule| (rule.name, of_rule(rule)));
    let complaints = complaint::PAGES.iter().map(|(code, page)| (*code, format!("# {code}\n\n{}\n", page.trim())));
    let mut pages: Vec<_> = rules.chain(complaints).collect();
    // Rules that nothing can break, however a model is written, have no file; their page is the reason.
    let held = held::HELD.iter().filter(|held| RULES.iter().all(|rule| rule.name != held.rule));
    pages.extend(held.map(|held| {
        let note = "This rule cannot fail for a model of Groundplan's, so it is not scored and cannot be waived.";
        (held.rule, format!("# {}\n\n{note}\n\n{}: {}.\n", held.rule, held.place(), held.reason))
    }));
    pages.sort();
    pages
});

/// The page of a rule, or of a complaint of reading, lowering, configuration or waivers, as Markdown.
pub fn explain(code: &str) -> Option<&'static str> {
    let at = PAGES.binary_search_by(|(name, _)| (*name).cmp(code)).ok()?;
    PAGES.get(at).map(|(_, page)| page.as_str())
}

/// Every page with its code, sorted by code.
pub fn pages() -> Vec<(&'static str, String)> {
    PAGES.clone()
}

/// Title, facts, the file's own text, and where the rule is held by construction.
fn of_rule(rule: &Rule) -> String {
    let level = match rule.level {
        Some(Level::Error) => "error by default",
        Some(_) => "warning by default",
        None => "allowed by default",
    };
    let asked = match (rule.scope, rule.compiler) {
        (Scope::Model, _) => "asked by every derive and `schema!`",
        (Scope::Schema, true) => "asked by `schema!`, build.rs and the command; a derive lets the compiler ask it",
        (Scope::Schema, false) => "asked by `schema!`, build.rs and the command",
    };
    let mut page = format!(
        "# {}\n\n{} · {level} · {asked} · since {}\n\n{}\n",
        rule.name,
        rule.weight(),
        rule.since,
        rule.page.trim()
    );
    let held: Vec<_> = held::HELD.iter().filter(|held| held.rule == rule.name).collect();
    if !held.is_empty() {
        page.push_str("\n## Held by construction\n");
        for held in held {
            page.push_str(&format!("\n{}: {}.\n", held.place(), held.reason));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_page() {
        let pages = pages();
        assert!(pages.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted, and no code twice");
        assert_eq!(explain("bare_varchar").map(|page| page.lines().next()), Some(Some("# bare_varchar")));
        assert!(explain("contradiction").is_some_and(|page| page.contains("## How to fix")));
        assert!(explain("fk_without_index").is_some_and(|page| page.contains("## Held by construction")));
        assert_eq!(explain("no_such_rule"), None);
    }

    #[test]
    fn a_page_says_where_its_rule_is_held() {
        let page = explain("bare_varchar").unwrap_or_default();
        assert!(
            page.contains("constraint completeness, weight 25 · error by default") && page.contains("In English: ")
        );
    }
}
