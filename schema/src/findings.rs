//! What build.rs leaves in `$OUT_DIR/groundplan_findings.txt` for the macros: reader and writer of that file, as text and data.
//!
//! build.rs sees all files, a macro one item; the macro owns the place and has the compiler's span of it. So build.rs writes down what
//! only the whole schema shows, with file, line and column, and the macro that expands that place reports it.
//!
//! The file is made of lines of tab-separated parts; a part's own tabs and line breaks are escaped.

use crate::diagnostic::{Diagnostic, Level};
use crate::follow::Follow;
use crate::ir::OnDelete;
use crate::text::{Place, Sources};

/// The file's name in OUT_DIR.
pub const FILE: &str = "groundplan_findings.txt";

/// The first line; another version of us writes another one, and is not read.
const HEAD: &str = "groundplan findings 1";

/// The content of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// CARGO_MANIFEST_DIR of the package that build.rs ran for. A macro of another package ignores the file: a crate without a build
    /// script inherits OUT_DIR from whoever runs cargo.
    pub package: String,
    /// The Rust files that build.rs read, relative to Cargo.toml, with `/`. A model in any other file is in no migration.
    pub files: Vec<String>,
    /// What is wrong, and where.
    pub list: Vec<Finding>,
    /// What soft deletes follow: the table of the deleted row, and a key.
    pub follows: Vec<(String, Follow)>,
}

/// One diagnostic, its places written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub level: Level,
    /// The rule.
    pub code: String,
    /// Where.
    pub place: Place,
    /// The model that it is about: its struct takes it where the place itself is none of the macro's.
    pub model: Option<String>,
    /// One line.
    pub message: String,
    /// The lines under it: rule, notes, help.
    pub details: Vec<String>,
}

impl Finding {
    /// A diagnostic as it goes into the file.
    pub fn of(diagnostic: &Diagnostic, sources: &Sources) -> Finding {
        Finding {
            level: diagnostic.level,
            code: diagnostic.code.to_owned(),
            place: sources.place(diagnostic.span),
            model: diagnostic.model.clone(),
            message: diagnostic.message.clone(),
            details: diagnostic.details(sources),
        }
    }
}

impl Findings {
    /// As text. The same findings give the same bytes.
    pub fn print(&self) -> String {
        let mut out = format!("{HEAD}\n");
        line(&mut out, &["package", &self.package]);
        for file in &self.files {
            line(&mut out, &["file", file]);
        }
        for finding in &self.list {
            let Place { file, line: row, column } = &finding.place;
            let model = finding.model.as_deref().unwrap_or_default();
            let (row, column) = (row.to_string(), column.to_string());
            line(
                &mut out,
                &["finding", finding.level.word(), &finding.code, file, &row, &column, model, &finding.message],
            );
            for detail in &finding.details {
                line(&mut out, &["detail", detail]);
            }
        }
        for (table, follow) in &self.follows {
            let Follow { parent, child, columns, on_delete, tenant, deleted_at, updated_at } = follow;
            let mut parts = vec!["follow", table, parent, child, on_delete.word(), tenant, deleted_at, updated_at];
            parts.extend(columns.iter().flat_map(|(of_child, of_parent)| [of_child.as_str(), of_parent.as_str()]));
            line(&mut out, &parts);
        }
        out
    }

    /// Reads such a text; `None` where it is not one, or one of another version.
    pub fn parse(text: &str) -> Option<Findings> {
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut out = Findings::default();
        for line in lines {
            let parts: Vec<String> = line.split('\t').map(unescape).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            match parts.as_slice() {
                ["package", package] => out.package = (*package).to_owned(),
                ["file", file] => out.files.push((*file).to_owned()),
                ["finding", level, code, file, row, column, model, message] => out.list.push(Finding {
                    level: [Level::Error, Level::Warning, Level::Note].into_iter().find(|l| l.word() == *level)?,
                    code: (*code).to_owned(),
                    place: Place { file: (*file).to_owned(), line: row.parse().ok()?, column: column.parse().ok()? },
                    model: (!model.is_empty()).then(|| (*model).to_owned()),
                    message: (*message).to_owned(),
                    details: Vec::new(),
                }),
                ["detail", detail] => out.list.last_mut()?.details.push((*detail).to_owned()),
                ["follow", table, parent, child, on_delete, tenant, deleted_at, updated_at, columns @ ..] => {
                    let pairs = columns.chunks_exact(2).filter_map(|pair| Some((pair.first()?, pair.last()?)));
                    let follow = Follow {
                        parent: (*parent).to_owned(),
                        child: (*child).to_owned(),
                        columns: pairs.map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
                        on_delete: OnDelete::of(on_delete)?,
                        tenant: (*tenant).to_owned(),
                        deleted_at: (*deleted_at).to_owned(),
                        updated_at: (*updated_at).to_owned(),
                    };
                    out.follows.push(((*table).to_owned(), follow));
                }
                _ => return None,
            }
        }
        Some(out)
    }
}

fn line(out: &mut String, parts: &[&str]) {
    let parts: Vec<String> = parts.iter().map(|part| escape(part)).collect();
    out.push_str(&parts.join("\t"));
    out.push('\n');
}

fn escape(part: &str) -> String {
    part.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescape(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut characters = part.chars();
    while let Some(c) = characters.next() {
        out.push(match c {
            '\\' => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            c => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let findings = Findings {
            package: "C:\\work\\new\ttab".into(),
            files: vec!["src/model.rs".into()],
            list: vec![Finding {
                level: Level::Warning,
                code: "orphan_table".into(),
                place: Place { file: "src/model.rs".into(), line: 3, column: 12 },
                model: Some("Kiln".into()),
                message: "`Kiln` stands\nalone".into(),
                details: vec!["rule: orphan_table".into(), "help: say so".into()],
            }],
            follows: vec![(
                "kilns".into(),
                Follow {
                    parent: "kilns".into(),
                    child: "pots".into(),
                    columns: vec![("studio_id".into(), "studio_id".into()), ("kiln_id".into(), "id".into())],
                    on_delete: OnDelete::SetNull,
                    tenant: "studio_id".into(),
                    deleted_at: String::new(),
                    updated_at: "updated_at".into(),
                },
            )],
        };
        assert_eq!(Findings::parse(&findings.print()), Some(findings));
    }

    #[test]
    fn another_file_is_none() {
        for text in
            ["", "groundplan findings 2\n", "groundplan findings 1\nodd\n", "groundplan findings 1\ndetail\tx\n"]
        {
            assert_eq!(Findings::parse(text), None);
        }
    }
}
