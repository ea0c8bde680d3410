//! What must hold for any text at all. The fuzz targets call this, and `tests/tests/fuzz.rs` for the texts that were kept.
#![allow(dead_code, reason = "each target calls one of them")]

use groundplan_schema::config::Config;
use groundplan_schema::draft::Draft;
use groundplan_schema::emit::sql;
use groundplan_schema::front::english::{Context, read, sentence_words, words};
use groundplan_schema::ir::Engine;
use groundplan_schema::lower::{View, lower};
use groundplan_schema::score::{Asker, check};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Spanned};

/// Words stand in the text, one after the other, and never begin or end inside a character.
pub(crate) fn lexer(text: &str) {
    let mut end = 0;
    for (start, after) in words(text) {
        assert!(end <= start && start < after, "a word at {start}..{after} behind {end}");
        assert!(text.get(start..after).is_some(), "{start}..{after} is no part of the text");
        end = after;
    }
    // What the layout puts into a sentence (the subject from the heading above) stands elsewhere or nowhere, but nothing stands outside of the text.
    for (start, after) in sentence_words(text) {
        assert!(text.get(start..after).is_some(), "{start}..{after} is no part of the text");
    }
}

/// What is wrong is said at a place in the text; with `lenient` the rest is read.
pub(crate) fn reader(text: &str) {
    for lenient in [false, true] {
        let (.., out) = reading(text, lenient);
        out.finish();
    }
}

fn reading(text: &str, lenient: bool) -> (Sources, SourceId, Draft, Diagnostics) {
    let mut sources = Sources::new();
    let source = sources.add_file("text.md", text);
    let mut out = Diagnostics::new();
    let context = Context { lenient, ..Context::default() };
    let draft = read(&sources, &[source], &context, &mut out);
    for found in out.peek() {
        let (start, end) = (found.span.start as usize, found.span.end as usize);
        assert!(text.get(start..end).is_some(), "`{}` stands at {start}..{end}", found.code);
    }
    (sources, source, draft, out)
}

/// What is read can be lowered, judged and printed, on each engine.
pub(crate) fn sql(text: &str) {
    for engine in Engine::ALL {
        let (sources, source, draft, mut out) = reading(text, true);
        let engine = Spanned::new(engine, sources.whole(source));
        let config = Config { engine: Some(engine), ..Config::default() };
        let schema = lower(draft, &config, View::Whole, &sources, &mut out);
        if !out.has_errors() {
            check(&schema, &config, Asker::Whole, &mut out);
            let statements = sql::statements(&schema);
            assert_eq!(schema.models.is_empty(), statements.is_empty());
        }
        out.finish();
    }
}
