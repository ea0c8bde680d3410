//! The laws, as data: what each says, why, over which files, how it is checked, and a file that breaks it.

use crate::manifest;
use crate::paths;
use crate::tree::File;

/// One law of the house.
pub(crate) struct Law {
    pub(crate) says: &'static str,
    pub(crate) why: &'static str,
    /// Patterns of `tree::matches`. Without a slash at the end, a module as a file and as a folder.
    pub(crate) files: &'static [&'static str],
    pub(crate) except: &'static [&'static str],
    pub(crate) check: Check,
    /// Path and text of a file that the check has to find.
    pub(crate) broken_by: (&'static str, &'static str),
}

/// How a law is checked. Each reports lines, counted from 1, and what stands there.
pub(crate) enum Check {
    /// At most so many lines.
    Lines(usize),
    /// None of these paths is named, in tests neither.
    Never(&'static [&'static str]),
    /// None of these crates is named; a module of that name is another thing.
    NoCrate(&'static [&'static str]),
    /// Of our own modules only these, outside tests.
    OnlyModules(&'static [&'static str]),
    /// Of our own modules none of these, outside tests.
    NoModules(&'static [&'static str]),
    /// `::name` only with these names.
    AbsoluteOnly(&'static [&'static str]),
    /// None of these texts stands anywhere.
    NoText(&'static [&'static str]),
    /// Whatever the function finds.
    Custom(fn(&File) -> Vec<(usize, String)>),
}

/// Everything that we wrote in Rust.
const ALL_RUST: &[&str] = &["*.rs"];
/// Sources of the packages, without the tests that read them.
const SOURCES: &[&str] =
    &["schema/src/*.rs", "macros/src/*.rs", "runtime/src/*.rs", "build/src/*.rs", "cli/src/*.rs", "xtask/src/*.rs"];

/// The manifests of the workspace; tests may hold packages that stand alone, as users' packages do.
const PACKAGES: &[&str] = &[
    "schema/Cargo.toml",
    "macros/Cargo.toml",
    "runtime/Cargo.toml",
    "build/Cargo.toml",
    "cli/Cargo.toml",
    "xtask/Cargo.toml",
    "examples/*/Cargo.toml",
    "tests/Cargo.toml",
    "tests/mariadb/Cargo.toml",
    "tests/postgres/Cargo.toml",
];

pub(crate) const LAWS: &[Law] = &[
    Law {
        says: "no file is longer than 600 lines",
        why: "a file is one thing that a person can hold; aim at 400",
        files: ALL_RUST,
        except: &["tests/imports/"], // what the command writes of databases of many tables
        check: Check::Lines(600),
        broken_by: ("schema/src/long.rs", LONG),
    },
    Law {
        says: "the engine does no I/O and reads no clock and no environment",
        why: "the same input gives the same bytes on every machine; drivers read and write",
        files: &["schema/src/*.rs"],
        except: &[],
        check: Check::Never(&["std::env", "std::fs", "std::net", "std::process", "std::thread::spawn", "std::time"]),
        broken_by: ("schema/src/text.rs", "use std::{collections::BTreeMap, fs};"),
    },
    Law {
        says: "the engine knows neither the compiler nor Diesel",
        why: "it runs in a macro, in build.rs and in the command alike; what Diesel wants is the runtime's part",
        files: &["schema/src/*.rs"],
        except: &[],
        check: Check::NoCrate(&["proc_macro", "diesel"]),
        broken_by: ("schema/src/front/span.rs", "fn here() -> proc_macro::Span { proc_macro::Span::call_site() }"),
    },
    Law {
        says: "Rust's syntax is known to the derive, to the `schema!` macro and to the printer of Rust only",
        why: "the rest speaks of places in texts and of the schema, so that it can be tested, fuzzed and sent between threads",
        files: &["schema/src/*.rs"],
        except: &[
            "schema/src/front/derive",
            "schema/src/front/span",
            "schema/src/front/schema_macro",
            "schema/src/emit/rust",
        ],
        check: Check::NoCrate(&["syn", "quote", "proc_macro2"]),
        broken_by: ("schema/src/rules/keys/fk.rs", "use syn::spanned::Spanned;"),
    },
    Law {
        says: "only `emit/sql` knows who prints SQL",
        why: "what sea-query cannot print is printed by ours beside it, and nobody else has to know which",
        files: &["schema/src/*.rs"],
        except: &["schema/src/emit/sql"],
        check: Check::NoCrate(&["sea_query"]),
        broken_by: ("schema/src/ir/ty.rs", "use sea_query::ColumnType;"),
    },
    Law {
        says: "JSON is written and read in its own files",
        why: "the macro is compiled without it",
        files: &["schema/src/*.rs"],
        except: &["schema/src/emit/json", "schema/src/emit/report", "schema/src/emit/sarif", "schema/src/snapshot"],
        check: Check::NoCrate(&["serde_json", "serde"]),
        broken_by: ("schema/src/ir/mod.rs", "fn f() -> serde_json::Value { serde_json::Value::Null }"),
    },
    Law {
        says: "text stands on nothing",
        why: "text ← diagnostic ← ir ← { front, rules, diff, snapshot, emit }",
        files: &["schema/src/text"],
        except: &[],
        check: Check::OnlyModules(&["text"]),
        broken_by: ("schema/src/text.rs", "use crate::diagnostic::Diagnostic;"),
    },
    Law {
        says: "diagnostics stand on text only",
        why: "a diagnostic is data; macro, terminal and JSON are three ways to print it",
        files: &["schema/src/diagnostic", "schema/src/sink"],
        except: &[],
        check: Check::OnlyModules(&["text", "diagnostic", "sink"]),
        broken_by: ("schema/src/diagnostic.rs", "use crate::ir::Schema;"),
    },
    Law {
        says: "the schema knows neither who wrote it nor who judges or prints it",
        why: "text ← diagnostic ← ir ← { front, rules, diff, snapshot, emit }",
        files: &["schema/src/ir"],
        except: &[],
        check: Check::NoModules(&[
            "front", "draft", "lower", "rules", "score", "diff", "snapshot", "emit", "config", "sink",
        ]),
        broken_by: ("schema/src/ir/model.rs", "use crate::draft::Draft;"),
    },
    Law {
        says: "a front end hands over a draft and knows nothing of what follows",
        why: "one pipeline: collect, lower, check, stop, emit",
        files: &["schema/src/front"],
        except: &[],
        check: Check::NoModules(&["lower", "rules", "score", "diff", "snapshot", "emit"]),
        broken_by: ("schema/src/front/english/mod.rs", "fn f() { crate::lower::lower() }"),
    },
    Law {
        says: "structs are read without knowing English",
        why: "the two front ends never import each other; what both need is the draft",
        files: &["schema/src/front/derive"],
        except: &[],
        check: Check::Never(&["crate::front::english", "crate::front::schema_macro"]),
        broken_by: ("schema/src/front/derive/ty.rs", "use super::super::english::words;"),
    },
    Law {
        says: "English is read without knowing structs",
        why: "the two front ends never import each other; what both need is the draft",
        files: &["schema/src/front/english"],
        except: &[],
        check: Check::Never(&["crate::front::derive", "crate::front::span", "crate::front::schema_macro"]),
        broken_by: ("schema/src/front/english/mod.rs", "use crate::front::{derive::attr, english::form};"),
    },
    Law {
        says: "a rule judges the schema and knows nothing else",
        why: "the same rule holds for English, structs and imported databases, on every engine",
        files: &["schema/src/rules"],
        except: &[],
        check: Check::OnlyModules(&["rules", "ir", "diagnostic", "name", "text", "condition"]),
        broken_by: ("schema/src/rules/keys/fk.rs", "use crate::emit::sql;"),
    },
    Law {
        says: "lowering decides; it neither reads syntax nor judges nor prints",
        why: "front makes a draft, lower makes a schema, rules judge it, emit prints it",
        files: &["schema/src/lower"],
        except: &[],
        check: Check::NoModules(&["front", "rules", "score", "diff", "snapshot", "emit"]),
        broken_by: ("schema/src/lower/mod.rs", "use crate::rules::RULES;"),
    },
    Law {
        says: "a back end never asks a question",
        why: "what could fail is a rule or an error of lowering; a back end only prints what the schema says",
        files: &["schema/src/emit"],
        except: &[],
        check: Check::NoModules(&["front", "lower", "rules", "sink"]),
        broken_by: ("schema/src/emit/mermaid.rs", "use crate::rules::Rule;"),
    },
    Law {
        says: "a back end prints the schema; drafts are known to the stubs of what could not be lowered",
        why: "what is printed is what was checked; the stubs only keep rustc's other errors readable",
        files: &["schema/src/emit"],
        except: &["schema/src/emit/rust"],
        check: Check::NoModules(&["draft"]),
        broken_by: ("schema/src/emit/sql/ddl.rs", "use crate::draft::Draft;"),
    },
    Law {
        says: "only the reports show scores",
        why: "SQL, Rust and diagrams are the same whatever the score",
        files: &["schema/src/emit"],
        except: &["schema/src/emit/html", "schema/src/emit/json", "schema/src/emit/report"],
        check: Check::NoModules(&["score"]),
        broken_by: ("schema/src/emit/sql/mod.rs", "use crate::score::Scorecard;"),
    },
    Law {
        says: "a diff compares schemas and prints nothing",
        why: "the list of changes is plain data: planners print it, safety classes it, reports list it",
        files: &["schema/src/diff"],
        except: &[],
        check: Check::NoModules(&["front", "draft", "lower", "rules", "score", "emit"]),
        broken_by: ("schema/src/diff/compare.rs", "use crate::emit::sql::ddl;"),
    },
    Law {
        says: "generated code names the user's `groundplan` and the language, nothing else",
        why: "users' manifests name one crate of ours, maybe under another name; Diesel is reached through it",
        files: &["schema/src/emit/rust"],
        except: &[],
        check: Check::AbsoluteOnly(&["core", "std", "groundplan"]),
        broken_by: ("schema/src/emit/rust/model.rs", "fn f() { quote! { impl ::diesel::Queryable for X {} } }"),
    },
    Law {
        says: "the runtime touches no file, no network and no environment",
        why: "it runs in users' servers; the driver, the connection and the settings are theirs",
        files: &["runtime/src/*.rs"],
        except: &[],
        check: Check::Never(&["std::env", "std::fs", "std::net", "std::process"]),
        broken_by: ("runtime/src/tenant.rs", "fn f() { let _ = std::env::var(\"TENANT\"); }"),
    },
    Law {
        says: "a build asks no network and starts no program",
        why: "no database is needed at build time, ever, and a build works without a network",
        files: &["macros/src/*.rs", "build/src/*.rs"],
        except: &[],
        check: Check::Never(&["std::net", "std::process::Command", "std::time::Instant"]),
        broken_by: ("build/src/lib.rs", "use std::process::Command;"),
    },
    Law {
        says: "a silenced lint says why",
        why: "the next reader has to know whether the reason still holds",
        files: SOURCES,
        except: &["schema/src/emit/rust"], // prints attributes into users' code
        check: Check::Custom(silenced_without_reason),
        broken_by: ("cli/src/main.rs", "#![allow(\n    clippy::print_stdout,\n)]\nfn main() {}"),
    },
    Law {
        says: "nothing tells of the machine that it was written on",
        why: "a clone stands elsewhere",
        files: &["*"],
        except: &[],
        check: Check::NoText(&[
            concat!("/wo", "rk/"),
            concat!("/ro", "ot/"),
            concat!("/ho", "me/"),
            concat!("/tmp/", "target"),
            concat!("../", "shared/"),
        ]),
        broken_by: ("README.md", concat!("see /wo", "rk/main")),
    },
    Law {
        says: "each package takes its lints, licence and version from the workspace",
        why: "one place says each of them",
        files: PACKAGES,
        except: &[],
        check: Check::Custom(manifest::inherits),
        broken_by: ("cli/Cargo.toml", "[package]\nname = \"x\"\nversion = \"1.0.0\"\n"),
    },
    Law {
        says: "packages depend on each other downwards only",
        why: "cli → build → schema, macros → schema, runtime → macros and Diesel: users' binaries never link the engine",
        files: &["schema/Cargo.toml", "macros/Cargo.toml", "runtime/Cargo.toml", "build/Cargo.toml", "cli/Cargo.toml"],
        except: &[],
        check: Check::Custom(manifest::depends_downwards),
        broken_by: ("runtime/Cargo.toml", "[dependencies]\ngroundplan-schema.workspace = true\n"),
    },
    Law {
        says: "the macro's tree has the dependencies that were measured, and no other",
        why: "every user's build pays for it",
        files: &["schema/Cargo.toml", "macros/Cargo.toml"],
        except: &[],
        check: Check::Custom(manifest::macro_tree_is_small),
        broken_by: ("macros/Cargo.toml", "[dependencies]\nserde = \"1\"\n"),
    },
    Law {
        says: "each dependency of the macro's tree says why it is there",
        why: "every user's build pays for it",
        files: &["Cargo.toml"],
        except: &[],
        check: Check::Custom(manifest::macro_tree_has_reasons),
        broken_by: ("Cargo.toml", "[workspace.dependencies]\nquote = \"1\"\n"),
    },
];

impl Check {
    pub(crate) fn run(&self, file: &File) -> Vec<(usize, String)> {
        let named = || paths::named(file);
        match self {
            Self::Lines(limit) => {
                let lines = file.text.lines().count();
                if lines > *limit { vec![(lines, format!("the file has {lines} lines"))] } else { Vec::new() }
            }
            Self::Never(forbidden) => named()
                .iter()
                .filter(|path| forbidden.iter().any(|name| path.is_under(name)))
                .map(|path| (path.line, format!("names `{}`", path.text())))
                .collect(),
            Self::NoCrate(names) => {
                let all = named();
                let own = |name: &str| {
                    file.text.contains(&format!("mod {name};"))
                        || all
                            .iter()
                            .any(|path| path.is_under("crate") && path.segments.last().is_some_and(|last| last == name))
                };
                let crates: Vec<&&str> = names.iter().filter(|name| !own(name)).collect();
                all.iter()
                    .filter(|path| path.segments.len() > 1 && crates.iter().any(|name| path.is_under(name)))
                    .map(|path| (path.line, format!("names `{}`", path.text())))
                    .collect()
            }
            Self::OnlyModules(allowed) => modules(&named(), |module| !allowed.contains(&module)),
            Self::NoModules(forbidden) => modules(&named(), |module| forbidden.contains(&module)),
            Self::AbsoluteOnly(allowed) => named()
                .iter()
                .filter(|path| path.absolute && !allowed.iter().any(|name| path.is_under(name)))
                .map(|path| (path.line, format!("names `{}`", path.text())))
                .collect(),
            Self::NoText(texts) => {
                let lines = file.text.lines().enumerate();
                lines
                    .filter_map(|(index, line)| {
                        let text = texts.iter().find(|text| line.contains(**text))?;
                        Some((index + 1, format!("has the text `{text}`")))
                    })
                    .collect()
            }
            Self::Custom(find) => find(file),
        }
    }
}

/// Uses of our own modules, outside tests, that the condition finds.
fn modules(named: &[paths::Named], wrong: impl Fn(&str) -> bool) -> Vec<(usize, String)> {
    named
        .iter()
        .filter(|path| !path.in_tests && path.is_under("crate"))
        .filter(|path| path.segments.get(1).is_some_and(|module| wrong(module)))
        .map(|path| (path.line, format!("imports `{}`", path.text())))
        .collect()
}

/// `allow(…)` and `expect(…)` attributes without `reason = `.
fn silenced_without_reason(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for word in ["allow(", "expect("] {
        for opening in ["#[", "#!["] {
            let start = format!("{opening}{word}");
            for (at, _) in file.text.match_indices(&start) {
                let line_start = file.text[..at].rfind('\n').map_or(0, |index| index + 1);
                let rest = &file.text[at..];
                let attribute = &rest[..rest.find(")]").unwrap_or(rest.len())];
                let is_code = file.text[line_start..at].trim().is_empty(); // else a comment or a text about attributes
                if is_code && !attribute.contains("reason =") {
                    found.push((file.text[..at].lines().count().max(1), format!("`{attribute})]` gives no reason")));
                }
            }
        }
    }
    found
}

/// A file over the limit: 601 lines.
const LONG: &str = {
    const TEXT: [u8; 601] = [b'\n'; 601];
    match std::str::from_utf8(&TEXT) {
        Ok(text) => text,
        Err(_) => "",
    }
};
