//! Reads groundplan.toml: unknown keys and wrong values are errors at their place, all at once.

use toml_span::Value;
use toml_span::value::{Table, ValueInner};

use super::{Config, TenancyConfig};
use crate::diagnostic::{Diagnostic, Level};
use crate::ir::{Edition, Engine, KeyStrategy, PrimaryKeyStrategy, Version};
use crate::name;
use crate::sink::Diagnostics;
use crate::text::{SourceId, Sources, Span, Spanned};

/// Reads the file that was added to `sources` as `source`. What is wrong goes to `out`, with code `config`; the rest is still returned.
pub fn read(sources: &Sources, source: SourceId, out: &mut Diagnostics) -> Config {
    let text = sources.get(source).text();
    let mut config = Config::default();
    let mut value = match toml_span::parse(text) {
        Ok(value) => value,
        Err(error) => {
            let span = Span { source, start: error.span.start as u32, end: error.span.end as u32 };
            out.push(
                Diagnostic::error("config", span, format!("this is no TOML: {}", error.kind))
                    .help("write each line as `key = value`; `groundplan explain config` lists the keys"),
            );
            return config;
        }
    };
    let ValueInner::Table(table) = value.take() else { return config };
    let mut reader = Reader { source, out };
    reader.root(table, &mut config);
    config
}

struct Reader<'a> {
    source: SourceId,
    out: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn span(&self, span: toml_span::Span) -> Span {
        Span { source: self.source, start: span.start as u32, end: span.end as u32 }
    }

    fn root(&mut self, table: Table<'_>, config: &mut Config) {
        let known = [
            "engine",
            "engine_version",
            "edition",
            "primary_key",
            "soft_delete",
            "comments",
            "strict",
            "tenancy",
            "scorecard",
            "database",
        ];
        for (key, mut value) in sorted(table) {
            let at = self.span(key.span);
            match key.name.as_ref() {
                "engine" => {
                    config.engine = self.word(at, value, "engine", "postgres, mysql, mariadb or sqlite", Engine::of);
                }
                "engine_version" => {
                    config.engine_version =
                        self.word(at, value, "engine_version", "a version such as \"15\"", Version::parse);
                }
                "edition" => config.edition = self.word(at, value, "edition", "\"2026\"", Edition::of),
                "primary_key" => {
                    config.primary_key =
                        self.word(at, value, "primary_key", "\"uuid_v7\" or \"bigint\"", |word| match word {
                            "uuid_v7" => Some(PrimaryKeyStrategy::UuidV7),
                            "bigint" => Some(PrimaryKeyStrategy::BigInt),
                            _ => None,
                        });
                }
                "soft_delete" => config.soft_delete = self.boolean(at, value, "soft_delete"),
                "comments" => config.comments = self.boolean(at, value, "comments"),
                "strict" => config.strict = self.boolean(at, value, "strict"),
                "tenancy" => match value.take() {
                    ValueInner::Table(table) => config.tenancy = self.tenancy(table),
                    _ => self.wrong(at, "tenancy", "a table: `[tenancy]`", None),
                },
                "scorecard" => match value.take() {
                    ValueInner::Table(table) => self.scorecard(table, config),
                    _ => self.wrong(at, "scorecard", "a table: `[scorecard]`", None),
                },
                "database" => match value.take() {
                    ValueInner::Table(table) => self.database(table, config),
                    _ => self.wrong(at, "database", "a table: `[database]`", None),
                },
                other => self.unknown(at, other, &known),
            }
        }
    }

    fn tenancy(&mut self, table: Table<'_>) -> TenancyConfig {
        let known = ["model", "column", "key", "rls", "app_role", "admin_role", "table_prefix"];
        let mut tenancy = TenancyConfig::default();
        for (key, value) in sorted(table) {
            let at = self.span(key.span);
            match key.name.as_ref() {
                "model" => {
                    tenancy.model = self.name(at, value, "model", "the Rust name of a model, such as \"Organization\"");
                }
                "column" => tenancy.column = self.name(at, value, "column", "a column's name"),
                "key" => {
                    tenancy.key = self.word(at, value, "key", "\"composite\" or \"single\"", |word| match word {
                        "composite" => Some(KeyStrategy::Composite),
                        "single" => Some(KeyStrategy::Single),
                        _ => None,
                    });
                }
                "rls" => tenancy.rls = self.boolean(at, value, "rls"),
                "app_role" => tenancy.app_role = self.name(at, value, "app_role", "a role's name"),
                "admin_role" => tenancy.admin_role = self.name(at, value, "admin_role", "a role's name"),
                "table_prefix" => {
                    tenancy.table_prefix = self.name(at, value, "table_prefix", "the start of a table's name");
                }
                other => self.unknown(at, other, &known),
            }
        }
        tenancy
    }

    fn scorecard(&mut self, table: Table<'_>, config: &mut Config) {
        for (key, mut value) in sorted(table) {
            let at = self.span(key.span);
            match key.name.as_ref() {
                "minimum" => match value.take() {
                    ValueInner::Integer(number @ 0..=100) => config.minimum = Some(Spanned::new(number as u32, at)),
                    _ => self.wrong(at, "minimum", "a whole number from 0 to 100: `minimum = 90`", None),
                },
                "baseline" => {
                    let expected = "the path of a file, such as \"groundplan-baseline.toml\"";
                    let path = self.word(at, value, "baseline", expected, |path| Some(path.to_owned()));
                    config.baseline = path.filter(|path| !path.value.trim().is_empty());
                }
                "rules" => match value.take() {
                    ValueInner::Table(rules) => {
                        for (rule, level) in sorted(rules) {
                            let at = self.span(rule.span);
                            let level = self.word(at, level, &rule.name, "error, warn or allow", |word| match word {
                                "error" => Some(Some(Level::Error)),
                                "warn" => Some(Some(Level::Warning)),
                                "allow" => Some(None),
                                _ => None,
                            });
                            if let Some(level) = level {
                                config.rules.push((Spanned::new(rule.name.to_string(), at), level.value));
                            }
                        }
                    }
                    _ => self.wrong(at, "rules", "a table: `[scorecard.rules]`", None),
                },
                other => self.unknown(at, other, &["minimum", "baseline", "rules"]),
            }
        }
    }

    fn database(&mut self, table: Table<'_>, config: &mut Config) {
        const LIST: &str = "a list of tables: `ignore = [\"legacy_*\"]`";
        for (key, mut value) in sorted(table) {
            let at = self.span(key.span);
            match key.name.as_ref() {
                "ignore" => match value.take() {
                    ValueInner::Array(list) => {
                        for mut item in list {
                            let place = self.span(item.span);
                            match item.take() {
                                ValueInner::String(pattern) => {
                                    config.ignore.push(Spanned::new(pattern.into_owned(), place));
                                }
                                _ => self.wrong(place, "ignore", LIST, None),
                            }
                        }
                    }
                    _ => self.wrong(at, "ignore", LIST, None),
                },
                other => self.unknown(at, other, &["ignore"]),
            }
        }
    }

    fn word<T>(
        &mut self,
        at: Span,
        mut value: Value<'_>,
        key: &str,
        expected: &str,
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let place = self.span(value.span);
        let text = match value.take() {
            ValueInner::String(text) => Some(text),
            _ => None,
        };
        let found = text.as_deref().and_then(of);
        if found.is_none() {
            self.wrong(place, key, expected, text.as_deref());
        }
        found.map(|found| Spanned::new(found, at))
    }

    fn name(&mut self, at: Span, value: Value<'_>, key: &str, expected: &str) -> Option<Spanned<String>> {
        let text = self.word(at, value, key, expected, |word| Some(word.to_owned()))?;
        if text.value.is_empty() {
            return None;
        }
        if let Some(fault) = name::fault(&text.value, 63) {
            self.out.push(Diagnostic::error("config", at, fault).help(format!("write {expected}")));
            return None;
        }
        Some(text)
    }

    fn boolean(&mut self, at: Span, mut value: Value<'_>, key: &str) -> Option<Spanned<bool>> {
        let place = self.span(value.span);
        match value.take() {
            ValueInner::Boolean(value) => Some(Spanned::new(value, at)),
            _ => {
                self.wrong(place, key, "true or false", None);
                None
            }
        }
    }

    /// `expected` lists the words, or holds an example in quotes or back-ticks.
    fn wrong(&mut self, at: Span, key: &str, expected: &str, found: Option<&str>) {
        let not = found.map(|found| format!(", not `{}`", found.escape_debug())).unwrap_or_default();
        let error = Diagnostic::error("config", at, format!("`{key}` must be {expected}{not}"));
        let quoted: Vec<&str> = expected.split('"').skip(1).step_by(2).collect();
        let words: Vec<&str> = if quoted.is_empty() { expected.split(&[' ', ',']).collect() } else { quoted };
        let words = words.into_iter().filter(|word| !word.is_empty() && *word != "or");
        let near = found.and_then(|found| name::nearest(found, words.clone()));
        let quote = |word: &str| if word == "true" { word.to_owned() } else { format!("\"{word}\"") };
        self.out.push(match (near, expected.split_once('`'), words.clone().next()) {
            (Some(near), ..) => error.help(format!("did you mean `{near}`? write `{key} = {}`", quote(near))),
            (None, Some((_, line)), _) => error.help(format!("write `{line}")),
            (None, None, Some(first)) if first != "a" => error.help(format!("write `{key} = {}`", quote(first))),
            (None, None, _) => error.help(format!("write {expected}")),
        });
    }

    fn unknown(&mut self, at: Span, key: &str, known: &[&str]) {
        let error = Diagnostic::error("config", at, format!("`{key}` is no key of groundplan.toml here"));
        self.out.push(match name::nearest(key, known.iter().copied()) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => {
                let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
                error.help(format!("use one of {}", known.join(", ")))
            }
        });
    }
}

/// The entries in the order of the file.
fn sorted<'a>(table: Table<'a>) -> Vec<(toml_span::value::Key<'a>, Value<'a>)> {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Config, Vec<Diagnostic>) {
        let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
        let source = sources.add_file("groundplan.toml", text);
        let config = read(&sources, source, &mut out);
        (config, out.finish())
    }

    #[test]
    fn a_whole_file() {
        let (config, faults) = of(
            "engine = \"sqlite\"\n[tenancy]\nmodel = \"Organization\"\n[scorecard]\nminimum = 90\n[scorecard.rules]\norphan_table = \"allow\"\n[database]\nignore = [\"legacy_*\", \"auth.*\"]\n",
        );
        assert_eq!(faults, []);
        assert_eq!(config.engine.map(|e| e.value), Some(Engine::Sqlite));
        assert_eq!(config.tenancy.model.map(|m| m.value).as_deref(), Some("Organization"));
        assert_eq!(config.minimum.map(|m| m.value), Some(90));
        assert_eq!(config.rules[0].1, None);
        assert_eq!(
            config.ignore.iter().map(|pattern| pattern.value.as_str()).collect::<Vec<_>>(),
            ["legacy_*", "auth.*"]
        );
    }

    #[test]
    fn all_mistakes_at_once() {
        let (_, faults) = of("engin = \"sqlite\"\nengine = \"oracle\"\nstrict = 1\n[scorecard]\nminimum = 900\n");
        let text: Vec<_> = faults.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(text.len(), 4, "{text:?}");
        assert_eq!(faults[0].help.as_deref(), Some("did you mean `engine`?"));
        for (text, help) in [
            ("engine = \"sqllite\"", "did you mean `sqlite`? write `engine = \"sqlite\"`"),
            ("engine = 3", "write `engine = \"postgres\"`"),
            ("primary_key = \"uuid\"", "write `primary_key = \"uuid_v7\"`"),
            ("strict = 1", "write `strict = true`"),
            ("tenancy = 1", "write `[tenancy]`"),
            ("[scorecard]\nminimum = 900", "write `minimum = 90`"),
            ("[database]\nignore = \"x\"", "write `ignore = [\"legacy_*\"]`"),
            ("[database]\nignore = [1]", "write `ignore = [\"legacy_*\"]`"),
        ] {
            let (_, faults) = of(text);
            assert_eq!(faults[0].help.as_deref(), Some(help), "{text}");
        }
        let (_, broken) = of("engine = = 3");
        assert_eq!(broken.len(), 1);
    }
}
