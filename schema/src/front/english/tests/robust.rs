//! Spoilt and long texts.

use super::faults::FAULTS;
use super::{Context, Diagnostics, Sources, examples, forms, read, show_with};

/// Nothing that is typed makes the reader panic, whatever it makes of it.
#[test]
fn spoilt_texts_do_not_panic() {
    let context = Context::default();
    let texts: Vec<&str> = forms().flat_map(examples).chain(FAULTS.iter().map(|(text, ..)| *text)).collect();
    let spoilers = [
        "`", "'", "\"", "(", ")", ",", ";", "and", "is", "\u{200b}", "é", "🦀", "-", "5", "\n- ", "\n# ", ":", "of",
        "the", "<!--", "who is",
    ];
    for (number, text) in texts.iter().enumerate() {
        let ends = text.char_indices().map(|(at, _)| at).step_by(7);
        for (step, end) in ends.enumerate() {
            let spoiler = spoilers[(number * 5 + step) % spoilers.len()];
            for spoilt in
                [text[..end].to_owned(), text[end..].to_owned(), format!("{}{spoiler} {}", &text[..end], &text[end..])]
            {
                show_with(&spoilt, &context);
            }
        }
    }
    for odd in [
        "have",
        "have have",
        "a a a",
        "is",
        "Tasks have",
        "with",
        "be",
        ":",
        "- - -",
        "() have ()",
        "of of of",
        "deleting",
        "one per",
        "per per",
    ] {
        show_with(odd, &context);
        show_with(&format!("{odd} {odd}, and {odd}"), &context);
    }
}

/// Twice the text takes about twice the steps: a long text is read in a moment, also one that means nothing.
#[test]
fn long_texts_are_read_in_a_moment() {
    let long = [
        "Tasks have a title and a status. ".repeat(2000),
        format!("Tasks have {}a title.", "a size, ".repeat(4000)),
        format!("Tasks {}have a title", "and tasks have a size ".repeat(2000)),
        "(".repeat(5000),
        "and is have ".repeat(4000),
        "word ".repeat(20_000),
        "a title (b (c ".repeat(2000),
        // Thousands of errors in one line.
        "Users adore tasks and. ".repeat(2000),
        "Tasks have a title. Kilns are shared. ".repeat(2000),
        // Thousands of relations, which all hang together, and then a circle.
        (0..2000).map(|at| format!("K{at}a belong to k{}a. ", at + 1)).collect(),
        (0..2000).rev().map(|at| format!("K{at}a belong to k{}a. ", (at + 1) % 2000)).collect(),
    ];
    for text in long {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        for lenient in [true, false] {
            let mut out = Diagnostics::new();
            read(&sources, &[id], &Context { lenient, ..Context::default() }, &mut out);
            for error in out.finish() {
                sources.place(error.span);
            }
        }
    }
}
