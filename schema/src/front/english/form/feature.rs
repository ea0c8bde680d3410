//! "The app should have a dashboard.", "Provide a REST API.": what else is to be built.

use super::{Form, usage};
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "feature",
    page: PAGE,
    cues: &["dashboard", "notifications", "reports", "api", "styling", "deploy", "tests"],
    template: "The app should have a dashboard.",
    read,
};

const PAGE: &str = r#"
Features of an application, of a closed list, say nothing of the schema; each is listed as an assumption.

    Hives have a code. The app should have a dashboard.
    Hives have a code. The app should send notifications and generate reports.
    Hives have a code. Provide a REST API. Write unit tests.
    Hives have a code. Use a responsive design. Deploy the app with Docker.
"#;

/// What no table is made of, by its last word.
const FEATURES: &[&str] = &[
    "analytics",
    "api",
    "apis",
    "authentication",
    "authorization",
    "chart",
    "charts",
    "dashboard",
    "dashboards",
    "deployment",
    "design",
    "documentation",
    "frontend",
    "interface",
    "interfaces",
    "layout",
    "login",
    "notification",
    "notifications",
    "pagination",
    "report",
    "reports",
    "sign-in",
    "sign-up",
    "signup",
    "statistics",
    "styling",
    "test",
    "tests",
    "theme",
    "ui",
];

/// Words before them.
const KINDS: &[&str] = &[
    "admin",
    "automated",
    "automatic",
    "basic",
    "clean",
    "dark",
    "email",
    "graphql",
    "in-app",
    "integration",
    "login",
    "mobile",
    "modern",
    "monthly",
    "nice",
    "pdf",
    "push",
    "real-time",
    "responsive",
    "rest",
    "restful",
    "search",
    "secure",
    "simple",
    "sms",
    "social",
    "unit",
    "user",
    "web",
    "weekly",
    "yearly",
];

/// Products by their own names, behind "with".
const TOOLS: &[&str] = &[
    "angular",
    "aws",
    "bootstrap",
    "css",
    "docker",
    "github",
    "html",
    "javascript",
    "kubernetes",
    "next.js",
    "node",
    "react",
    "rust",
    "svelte",
    "tailwind",
    "typescript",
    "vercel",
    "vue",
];

/// Whether all of these are features, so that a list of them is no model.
pub(super) fn are_features(nouns: &[Noun]) -> bool {
    let feature = |noun: &Noun| {
        let text = noun.text.to_lowercase();
        text.rsplit(' ').next().is_some_and(|last| FEATURES.contains(&last))
    };
    nouns.iter().all(feature)
}

fn read(clause: &Clause<'_>) -> Outcome {
    let mut cursor = clause.cursor();
    cursor.eat("please");
    let system = subject(clause, &mut cursor);
    let commands = ["add", "include", "provide", "build", "write", "use", "implement", "create"];
    let says = [
        "have",
        "has",
        "include",
        "includes",
        "provide",
        "provides",
        "offer",
        "offers",
        "send",
        "sends",
        "show",
        "shows",
        "generate",
        "generates",
        "support",
        "supports",
        "display",
        "displays",
        "need",
        "needs",
        "use",
        "uses",
    ];
    let there = !system
        && cursor
            .eat_any(&[
                "there is",
                "there should be",
                "there must be",
                "there will be",
                "we need",
                "we want",
                "we also need",
            ])
            .is_some();
    let mut only_notifications = false;
    let verb = match (system, there) {
        (true, _) => cursor.eat_any(&says).is_some(),
        (false, true) => true,
        (false, false)
            if cursor.eat_any(&["deploy the app", "deploy the application", "deploy it", "deploy"]).is_some() =>
        {
            return tools(clause, cursor, &["with", "to", "on", "using"]);
        }
        (false, false) if cursor.eat_any(&commands).is_some() => true,
        (false, false) => {
            only_notifications = true; // "Curators get reports" may be a relation
            receives(clause, &mut cursor)
        }
    };
    if !verb {
        return Outcome::Other;
    }
    let mut nouns = Vec::new();
    loop {
        cursor.eat_any(&["a", "an", "the", "some"]);
        if TOOLS.contains(&cursor.low(0)) && nouns.is_empty() {
            return tools(clause, cursor, &[]);
        }
        let qualifies = |word: &str| KINDS.contains(&word) || FEATURES.contains(&word);
        while qualifies(cursor.low(0)) && qualifies(cursor.low(1)) {
            cursor.at += 1;
        }
        let feature = |token: &&Token| {
            FEATURES.contains(&token.low.as_str()) && (!only_notifications || token.low.starts_with("notification"))
        };
        let Some(token) = cursor.peek().filter(feature) else {
            return if nouns.is_empty() {
                Outcome::Other
            } else {
                Outcome::Stuck(cursor.stuck("a feature without data"))
            };
        };
        cursor.at += 1;
        match Noun::read(std::slice::from_ref(token)) {
            Some(noun) if clause.book.knows(&noun) => {
                return Outcome::Stuck(Stuck::at(noun.span, "who has them: they are an entity by another sentence"));
            }
            Some(noun) => nouns.push(noun),
            None => return Outcome::Other,
        }
        let from = cursor.at;
        while cursor.eat_any(&[",", "and", "&"]).is_some() {}
        if cursor.at == from {
            break;
        }
        if cursor.done() {
            return Outcome::Stuck(cursor.stuck("one more feature behind the last word"));
        }
        // "Send notifications and generate reports"
        cursor.eat_any(&says);
    }
    if cursor.eat("for") {
        // For whom: a person or an entity in one or two words.
        match Noun::list(cursor.rest()) {
            Some(_) => cursor.at = cursor.tokens.len(),
            None => return Outcome::Stuck(cursor.stuck("for whom it is")),
        }
    }
    nothing(clause, cursor)
}

/// "The app should", "the system can".
fn subject(clause: &Clause<'_>, cursor: &mut Cursor<'_>) -> bool {
    let short = clause.tokens.iter().take(4).position(|token| {
        matches!(
            token.low.as_str(),
            "should" | "must" | "will" | "can" | "has" | "needs" | "sends" | "shows" | "provides"
        )
    });
    let Some(at) = short.filter(|at| usage::is_the_system(clause.tokens.get(..*at).unwrap_or_default())) else {
        return false;
    };
    cursor.at = at;
    cursor.eat_any(&["should also", "must also", "should", "must", "will", "can"]);
    true
}

/// "Curators receive email notifications."
fn receives(clause: &Clause<'_>, cursor: &mut Cursor<'_>) -> bool {
    let verb = |token: &Token| matches!(token.low.as_str(), "receive" | "receives" | "get" | "gets" | "see" | "sees");
    let Some(at) = clause.tokens.iter().position(verb).filter(|at| *at > 0 && *at < 5) else { return false };
    let before = clause.tokens.get(..at).unwrap_or_default();
    let before = match before.split_last() {
        Some((last, rest)) if matches!(last.low.as_str(), "should" | "can" | "must" | "will") => rest,
        _ => before,
    };
    let is_who = Noun::read(before).is_some();
    if is_who {
        cursor.at = at + 1;
    }
    is_who
}

/// "with Docker", "Tailwind for styling".
fn tools(clause: &Clause<'_>, mut cursor: Cursor<'_>, prepositions: &[&str]) -> Outcome {
    if !prepositions.is_empty() && !cursor.done() && cursor.eat_any(prepositions).is_none() {
        return Outcome::Stuck(cursor.stuck("the end of the sentence"));
    }
    let tool = |token: &Token| token.kind == Kind::Word && TOOLS.contains(&token.low.as_str());
    while cursor.peek().is_some_and(tool) {
        cursor.at += 1;
        while cursor.eat_any(&[",", "and", "on", "with"]).is_some() {}
    }
    if cursor.eat("for") && cursor.eat_any(&["the", "all"]).is_none_or(|_| true) {
        cursor.eat_any(FEATURES);
    }
    nothing(clause, cursor)
}

fn nothing(clause: &Clause<'_>, cursor: Cursor<'_>) -> Outcome {
    let text = clause.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    let because =
        "this is about the application, not about its data, so nothing in the schema comes from it".to_owned();
    cursor.end(vec![Fact::Assumed { span: clause.span, text, because }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [FEATURES, KINDS, TOOLS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
