//! The language reference: `docs/english.md` is what `groundplan explain english` prints, its examples are read, and what it calls refused is.
//!
//! `GROUNDPLAN_BLESS=1` writes the file.

use std::fs;
use std::path::Path;

use groundplan_schema::front::english;
use groundplan_schema::rules;
use groundplan_tests::chapters;

/// The fenced blocks that begin with this word, each with what stands behind it.
fn blocks<'a>(text: &'a str, word: &str) -> Vec<(&'a str, &'a str)> {
    let fence = format!("\n```{word}");
    let parts = text.split(fence.as_str()).skip(1);
    let blocks = parts.filter_map(|rest| {
        let (head, body) = rest.split_once('\n')?;
        Some((head.trim(), body.split("\n```").next()?))
    });
    blocks.collect()
}

#[test]
fn the_docs_hold_the_reference() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").join("docs/english.md");
    let text = english::reference();
    if std::env::var_os("GROUNDPLAN_BLESS").is_some() {
        fs::write(&path, &text).expect("docs can be written");
    }
    assert_eq!(fs::read_to_string(&path).expect("docs/english.md"), text, "`cargo xtask bless` writes it");
}

#[test]
fn its_examples_are_read() {
    let text = english::reference();
    let examples = blocks(&text, "english");
    assert!(examples.len() >= 3, "{examples:?}");
    for (_, example) in examples {
        let reading = chapters::read(example);
        assert!(reading.complaints.is_empty() && !reading.facts.is_empty(), "{example}\n{:?}", reading.complaints);
    }
}

#[test]
fn what_it_calls_refused_is_refused() {
    let text = english::reference();
    let examples = blocks(&text, "refused ");
    assert!(examples.len() >= 6, "{examples:?}");
    for (code, example) in examples {
        let complaints = chapters::read(example).complaints;
        let codes: Vec<&str> = complaints.iter().map(|complaint| complaint.code.as_str()).collect();
        assert!(!codes.is_empty() && codes.iter().all(|found| *found == code), "{example}\n{complaints:?}");
    }
}

#[test]
fn the_command_prints_it_and_each_form() {
    let explain = |code: &str| groundplan_cli::run(&["explain", code], "");
    assert_eq!(explain("english").stdout, english::reference());
    let all = explain("forms").stdout;
    let names: Vec<&str> = english::forms().map(|form| form.name).collect();
    assert!(names.len() > 40 && names.is_sorted(), "{names:?}");
    for form in english::forms() {
        assert!(rules::explain(form.name).is_none(), "`{}` is a rule and a form", form.name);
        let page = explain(form.name);
        assert_eq!((page.code, page.stdout.as_str()), (0, english::page(form).as_str()));
        assert!(page.stdout.contains("\n    "), "{}: no example", form.name);
        assert!(all.contains(&page.stdout) && all.contains(&format!("{}\n", english::line(form))), "{}", form.name);
        assert!(english::reference().contains(&format!("\n##{}", page.stdout.trim_end())), "{}", form.name);
    }
    let near = explain("hvae");
    assert!(near.code == 2 && near.stderr.contains("did you mean `have`?"), "{}", near.stderr);
}
