//! Findings as commands of a GitHub workflow, which notes them at the lines of a pull request: one line of output for each.

use crate::diagnostic::{Diagnostic, Level};
use crate::text::Sources;

/// `::error file=src/model.rs,line=31,col=9,…::message`, a line each, in the order that is given. What is waived is left out.
pub fn commands(found: &[Diagnostic], sources: &Sources) -> String {
    found.iter().filter(|found| found.is_open()).map(|found| command(found, sources)).collect()
}

fn command(found: &Diagnostic, sources: &Sources) -> String {
    let word = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let (start, end) = (sources.place(found.span), sources.end(found.span));
    let mut properties = vec![
        ("file", start.file.clone()),
        ("line", start.line.to_string()),
        ("endLine", end.line.to_string()),
        ("title", found.code.to_owned()),
    ];
    // GitHub takes columns within one line only; the last one it counts in.
    if start.line == end.line {
        properties.insert(2, ("col", start.column.to_string()));
        properties.insert(4, ("endColumn", end.column.saturating_sub(1).max(start.column).to_string()));
    }
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    let text: Vec<String> = std::iter::once(found.message.clone()).chain(found.details(sources)).collect();
    format!("::{word} {}::{}\n", properties.join(","), data(&text.join("\n")))
}

/// What stands behind the second `::`: a line of output must stay one.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands behind a `=`: it must end neither at a comma nor at a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn of(path: &str, text: &str, range: std::ops::Range<u32>, level: Level, message: &str) -> String {
        let mut sources = Sources::new();
        let source = sources.add_file(path, text);
        let span = Span { source, start: range.start, end: range.end };
        commands(&[Diagnostic { level, ..Diagnostic::error("bare_varchar", span, message) }.help("mend it")], &sources)
    }

    #[test]
    fn one_line_each_with_its_place() {
        assert_eq!(
            of("src/m.rs", "a\nbcd", 2..5, Level::Warning, "`a` is odd"),
            "::warning file=src/m.rs,line=2,col=1,endLine=2,endColumn=3,title=bare_varchar::`a` is odd%0Arule: bare_varchar%0Ahelp: mend it\n"
        );
        assert!(of("m", "a\nb", 0..3, Level::Note, "odd").starts_with("::notice file=m,line=1,endLine=2,title="));
        assert!(of("m", "a", 1..1, Level::Error, "odd").contains(",col=2,endLine=1,endColumn=2,"));
    }

    #[test]
    fn nothing_of_a_users_ends_a_command_or_begins_one() {
        let made = of("a,b:c%\n.md", "x", 0..1, Level::Error, "50%\r\n::error::x");
        assert!(made.starts_with("::error file=a%2Cb%3Ac%25%0A.md,line=1,"), "{made}");
        assert!(made.contains("::50%25%0D%0A::error::x%0A"), "{made}");
        assert_eq!(made.matches('\n').count(), 1);
    }

    #[test]
    fn what_is_waived_is_not_noted() {
        let mut sources = Sources::new();
        let source = sources.add_file("m", "x");
        let mut found = Diagnostic::error("bare_varchar", sources.whole(source), "odd");
        found.waived = Some("old".to_owned());
        assert_eq!(commands(&[found], &sources), "");
    }
}
