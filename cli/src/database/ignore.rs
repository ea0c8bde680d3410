//! Tables that are not ours: named by patterns, left out, and listed as left out.

use groundplan_schema::config::Config;
use groundplan_schema::found::tables::Tables;
use groundplan_schema::ir::Unread;

/// `legacy_*`, or `auth.*` of a namespace: `*` stands for anything, the rest is compared without case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(String);

impl Pattern {
    /// A pattern as it was written.
    ///
    /// # Errors
    /// It is empty, or holds what no name of a table holds.
    pub fn parse(text: &str) -> Result<Pattern, String> {
        let bad = |c: char| c.is_control() || matches!(c, ';' | ',' | '\'' | '?');
        if text.trim().is_empty() || text.contains(bad) {
            return Err(format!(
                "`{text}` is no pattern: write a table's name, `*` for any part of it, such as `legacy_*` or `auth.*`"
            ));
        }
        Ok(Pattern(text.trim().to_lowercase()))
    }

    /// Whether a table, or a view, is meant: by its name, or with its namespace before it.
    ///
    /// ```
    /// use groundplan_cli::database::ignore::Pattern;
    /// let pattern = Pattern::parse("auth.*")?;
    /// assert!(pattern.matches(Some("auth"), "sessions") && !pattern.matches(None, "sessions"));
    /// # Ok::<(), String>(())
    /// ```
    #[must_use]
    pub fn matches(&self, namespace: Option<&str>, name: &str) -> bool {
        let name = name.to_lowercase();
        fits(self.0.as_bytes(), name.as_bytes())
            || namespace
                .is_some_and(|space| fits(self.0.as_bytes(), format!("{}.{name}", space.to_lowercase()).as_bytes()))
    }

    /// As it was written, in small letters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

fn fits(pattern: &[u8], text: &[u8]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((b'*', rest)) => (0..=text.len()).any(|at| fits(rest, &text[at..])),
        Some((byte, rest)) => text.split_first().is_some_and(|(first, text)| first == byte && fits(rest, text)),
    }
}

/// The patterns of the option and of groundplan.toml.
///
/// # Errors
/// One of groundplan.toml is none.
pub(crate) fn all(option: &[Pattern], config: &Config) -> Result<Vec<Pattern>, String> {
    let stated = config.ignore.iter().map(|text| {
        Pattern::parse(&text.value).map_err(|error| format!("groundplan.toml, `ignore` under `[database]`: {error}"))
    });
    option.iter().cloned().map(Ok).chain(stated).collect()
}

/// Takes the tables out that a pattern names, and lists each.
pub(super) fn apply(tables: &mut Tables, patterns: &[Pattern]) {
    let mut kept = Vec::new();
    for table in std::mem::take(&mut tables.tables) {
        match patterns.iter().find(|pattern| pattern.matches(table.namespace.as_deref(), &table.name.value)) {
            None => kept.push(table),
            Some(pattern) => {
                let hint = format!("ignored, by `{}`", pattern.text());
                tables.skipped.push(Unread { span: table.name.span, text: table.name.value, hint });
            }
        }
    }
    tables.tables = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_part() {
        let matches = |pattern: &str, name: &str| Pattern::parse(pattern).expect("a pattern").matches(None, name);
        assert!(matches("legacy_*", "Legacy_orders") && matches("*_old", "a_old") && matches("a*c*e", "abcde"));
        assert!(!matches("legacy_*", "orders") && !matches("orders", "orders_old") && !matches("a*c", "abcd"));
        assert!(Pattern::parse("  ").is_err() && Pattern::parse("a;b").is_err());
    }
}
