//! The report as a page: everything is in it, nothing is loaded from anywhere, and no text of a user's becomes markup.
//!
//! `cargo xtask test` looks at the page in a browser, too, where there is one (`xtask/src/test/browser.rs`).

use std::path::Path;

use groundplan_cli::run;
use serde_json::Value;

fn page(text: &str) -> String {
    let output = run(&["read", "-", "--format", "html"], text);
    assert_eq!(output.code, 0, "{}", output.stderr);
    output.stdout
}

/// `name="value"` of every tag.
fn attributes(page: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let starts = page.split(start.as_str()).skip(1);
    starts.filter_map(|rest| rest.split_once('"')).map(|(value, _)| value.to_owned()).collect()
}

/// Every table, column and key of the document is in the picture, once, and nothing else.
#[test]
fn the_diagram_matches_the_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the documents") {
        let path = entry.expect("an entry").path().join("input.md");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let (html, json) = (page(&text), run(&["read", "-"], &text).stdout);
        let document: Value = serde_json::from_str(&json).expect("a document");
        let models = document["models"].as_array().expect("models");
        let strings = |of: &dyn Fn(&Value) -> Vec<String>| -> Vec<String> {
            let mut all: Vec<String> = models.iter().flat_map(of).collect();
            all.sort();
            all
        };
        let name = |value: &Value| value.as_str().expect("a name").to_owned();
        let names = |list: &Value| -> Vec<String> {
            list.as_array().expect("a list").iter().map(|one| name(&one["name"])).collect()
        };
        let sorted = |mut list: Vec<String>| {
            list.sort();
            list
        };
        assert_eq!(sorted(attributes(&html, "data-table")), strings(&|model| vec![name(&model["table"])]), "{path:?}");
        assert_eq!(sorted(attributes(&html, "data-column")), strings(&|model| names(&model["fields"])), "{path:?}");
        assert_eq!(sorted(attributes(&html, "data-key")), strings(&|model| names(&model["foreign_keys"])), "{path:?}");
        is_self_contained(&html);
        seen += 1;
    }
    assert!(seen > 30, "the documents are gone");
}

fn is_self_contained(html: &str) {
    assert!(html.starts_with("<!DOCTYPE html>\n") && html.ends_with("</html>\n"));
    assert!(
        html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""),
        "a browser loads nothing either"
    );
    let (_, rest) = html.split_once("<style>").expect("a style");
    let (style, _) = rest.split_once("</style>").expect("an end of it");
    for word in ["@import", "url(", "://", "@font-face"] {
        assert!(!style.contains(word), "`{word}` stands in the style");
    }
    assert!(attributes(html, "href").iter().all(|link| link.starts_with('#')), "links stay on the page");
    for link in attributes(html, "href") {
        assert!(html.contains(&format!("<section id=\"{}\"", &link[1..])), "{link} leads nowhere");
    }
    is_balanced(html);
}

/// What the page is made of: nothing that loads, and nothing that runs.
#[rustfmt::skip]
const TAGS: &[&str] = &[
    "!DOCTYPE", "a", "article", "b", "body", "circle", "code", "details", "div", "g", "h1", "h2", "h3", "head", "header", "html", "li", "mark",
    "meta", "nav", "ol", "p", "path", "pre", "rect", "section", "span", "strong", "style", "summary", "svg", "table", "td", "text", "th", "title",
    "tr", "ul",
];

/// Every tag that is opened is closed, in order.
fn is_balanced(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').unwrap_or_else(|| panic!("`<{part}` does not end"));
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        let known = TAGS.contains(&name.trim_start_matches('/'));
        assert!(known && !tag.contains(" src=") && !tag.contains("://") && !tag.contains(" on"), "<{tag}>");
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "</{name}>"),
            None if tag.ends_with('/') || name == "!DOCTYPE" || name == "meta" => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

const STUDIO: &str = "Studios are the tenants and have a name.\n\
    Potters have a name, an email and an optional birth date.\n\
    Pots have a title, a status and a price. Pots belong to potters. Pots can have a parent pot.\n\
    Kilns are shared by all studios and have a name.\n\
    Glazes are shared by all studios and have a name. Glazes stand alone (reference data).\n";

#[test]
fn every_part_of_the_report_is_there() {
    let html = page(STUDIO);
    is_self_contained(&html);
    for (what, words) in [
        ("a summary", "The score is <strong>"),
        ("what to do first", "<p>To begin with:</p>"),
        ("the scorecard", "<td>referential integrity</td>"),
        ("a finding", "<article class=\"finding warning\">"),
        ("its line", "<pre><span class=\"line\">5</span>"),
        ("its cure", "<p class=\"cure\">Cure: "),
        ("a waiver", "<article class=\"finding waived\">"),
        ("what is held", "<summary>Held by construction: "),
        ("a table", "<h3><code>pots</code>"),
        ("a constraint", "<code>pk_pots</code>"),
        ("an index", "<code>idx_pots_on_studio_id_potter_id</code>"),
        ("personal data", "<code>potters.email</code>"),
        ("advice", "Access logging"),
        ("assumptions", "<h2>Assumptions</h2>"),
        ("migrations", "<h2>Migrations</h2>"),
        ("sentences", "<h2>Sentences</h2>"),
        ("the dark", "@media (prefers-color-scheme: dark)"),
        ("paper", "@media print"),
    ] {
        assert!(html.contains(words), "{what}: `{words}` is missing");
    }
    assert_eq!(html, page(STUDIO), "the same text gives the same bytes");
}

#[test]
fn no_text_of_a_users_becomes_markup() {
    let text = "> note\n\nPots have a title and a status. Pot status can be `<script>alert(1)</script>` or `a\"b'c&d`.\n\
        Kilns have a name.\nKilns stand alone (<img src=x onerror=alert(1)>).\n";
    let output = run(&["read", "-", "--format", "html", "--lenient"], text);
    assert_eq!(output.code, 0, "{}", output.stderr);
    is_self_contained(&output.stdout);
    assert!(output.stdout.contains("&lt;script&gt;"), "it is shown as it was written");
}
