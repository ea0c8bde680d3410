//! A chapter as cases.

use std::collections::BTreeSet;

/// One case of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The words of its heading.
    pub heading: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// The rows of the pattern file that it is for.
    pub rows: Vec<String>,
    /// The text, then its variants: all must come out the same.
    pub texts: Vec<Block>,
    /// Lines of the text that a careful reader refuses, although the rest of it has facts (only in `tests/descriptions`).
    pub refuses: Vec<usize>,
    /// What must come out.
    pub expected: Expected,
}

/// A fenced text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The line of its fence, from 1.
    pub line: usize,
    /// What stands between the fences, with a line break at the end.
    pub text: String,
}

/// What must come of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// All its facts, in any order.
    Facts(Vec<String>),
    /// All its errors in order, each `line:column code`.
    Complaints(Vec<String>),
}

/// A case of which not everything has been seen.
struct Open {
    heading: String,
    line: usize,
    rows: Vec<String>,
    texts: Vec<Block>,
    /// A line `same:` was seen.
    same: bool,
    refuses: Vec<usize>,
    expected: Option<Expected>,
}

impl Open {
    fn close(self) -> Result<Case, String> {
        let place = |what: &str| format!("line {}: the case `{}` has {what}", self.line, self.heading);
        if self.texts.is_empty() {
            return Err(place("no ```english block"));
        }
        let Some(expected) = self.expected else {
            return Err(place("neither a ```facts nor a ```complaint block"));
        };
        Ok(Case {
            heading: self.heading,
            line: self.line,
            rows: self.rows,
            texts: self.texts,
            refuses: self.refuses,
            expected,
        })
    }

    fn fenced(&mut self, language: &str, block: Block) -> Result<(), String> {
        let lines = || block.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let expected = match language {
            "english" if !self.texts.is_empty() && !self.same => {
                return Err("a second text needs a line `same:` before it".to_owned());
            }
            "english" => {
                self.texts.push(block);
                return Ok(());
            }
            "facts" => Expected::Facts(lines()),
            "complaint" => Expected::Complaints(lines()),
            other => return Err(format!("a fence of `{other}`: expected english, facts or complaint")),
        };
        match (&expected, self.expected.is_some()) {
            (_, true) => Err("the case has said already what must come out".to_owned()),
            (Expected::Complaints(lines), _) if lines.is_empty() => {
                Err("a complaint names at least one error".to_owned())
            }
            _ => {
                self.expected = Some(expected);
                Ok(())
            }
        }
    }
}

/// Takes a chapter apart. Prose is skipped; whatever could be meant as part of a case and is none is an error.
///
/// # Errors
///
/// The first line that does not fit, and why.
pub fn parse(chapter: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut open: Option<Open> = None;
    let mut headings = BTreeSet::new();
    let mut lines = chapter.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let number = index + 1;
        let at = |why: String| format!("line {number}: {why}");
        if let Some(heading) = line.strip_prefix("### ") {
            if let Some(case) = open.take() {
                cases.push(case.close()?);
            }
            let heading = heading.trim().to_owned();
            if !headings.insert(heading.clone()) {
                return Err(at(format!("`{heading}` is the heading of an earlier case too")));
            }
            let (rows, texts, refuses) = (Vec::new(), Vec::new(), Vec::new());
            open = Some(Open { heading, line: number, rows, texts, same: false, refuses, expected: None });
        } else if line.starts_with("# ") || line.starts_with("## ") {
            if let Some(case) = open.take() {
                cases.push(case.close()?);
            }
        } else if line.starts_with("```") {
            let fence = &line[..line.len() - line.trim_start_matches('`').len()];
            let language = line[fence.len()..].trim();
            let mut text = String::new();
            loop {
                match lines.next() {
                    None => return Err(at("the fence is never closed".to_owned())),
                    Some((_, line)) if line.trim_end() == fence => break,
                    Some((_, line)) => {
                        text.push_str(line);
                        text.push('\n');
                    }
                }
            }
            match &mut open {
                Some(case) => case.fenced(language, Block { line: number, text }).map_err(at)?,
                None => return Err(at("a fence outside a case: each case begins with `### `".to_owned())),
            }
        } else if let Some(case) = &mut open {
            if let Some(rows) = line.strip_prefix("rows:") {
                case.rows.extend(words(rows));
            } else if let Some(list) = line.strip_prefix("refuses:") {
                for line in words(list) {
                    case.refuses.push(line.parse().map_err(|_| at(format!("`{line}` is no number of a line")))?);
                }
            } else if line.trim_end() == "same:" {
                case.same = true;
            }
        } else if line.starts_with("rows:") || line.trim_end() == "same:" {
            return Err(at("outside a case: each case begins with `### `".to_owned()));
        }
    }
    if let Some(case) = open.take() {
        cases.push(case.close()?);
    }
    Ok(cases)
}

fn words(list: &str) -> impl Iterator<Item = String> {
    list.split([',', ' ']).filter(|word| !word.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHAPTER: &str = "# Kilns\n\nProse.\n\n### One\n\nrows: 1.1, 2.2\n\n```english\nKilns have a name.\n### no heading\n```\n\nsame:\n\n\
                           ```english\nA kiln has a name.\n```\n\n```facts\nKiln\n\nKiln.name: string(255)\n```\n\n## Refused\n\n### Two\n\n\
                           ````english\n```\n````\n\n```complaint\n1:1 not_understood\n```\n";

    #[test]
    fn cases_have_rows_texts_and_what_is_expected() {
        let cases = parse(CHAPTER).unwrap();
        assert_eq!(cases.len(), 2);
        assert_eq!((cases[0].heading.as_str(), cases[0].line), ("One", 5));
        assert_eq!(cases[0].rows, ["1.1", "2.2"]);
        let texts: Vec<_> = cases[0].texts.iter().map(|block| (block.line, block.text.as_str())).collect();
        assert_eq!(texts, [(9, "Kilns have a name.\n### no heading\n"), (16, "A kiln has a name.\n")]);
        assert_eq!(cases[0].expected, Expected::Facts(vec!["Kiln".into(), "Kiln.name: string(255)".into()]));
        assert_eq!(cases[1].texts[0].text, "```\n");
        assert_eq!(cases[1].expected, Expected::Complaints(vec!["1:1 not_understood".into()]));
    }

    #[test]
    fn what_does_not_fit_is_an_error_at_its_line() {
        let error = |chapter: &str| parse(chapter).unwrap_err();
        assert_eq!(error("### A\n```facts\n```\n"), "line 1: the case `A` has no ```english block");
        assert_eq!(
            error("### A\n```english\n```\n"),
            "line 1: the case `A` has neither a ```facts nor a ```complaint block"
        );
        assert_eq!(
            error("### A\n```english\n```\n```english\n```\n"),
            "line 4: a second text needs a line `same:` before it"
        );
        assert_eq!(error("```facts\n```\n"), "line 1: a fence outside a case: each case begins with `### `");
        assert_eq!(error("### A\n```english\nKilns"), "line 2: the fence is never closed");
        assert_eq!(error("### A\n```sql\n```\n"), "line 2: a fence of `sql`: expected english, facts or complaint");
        let case = "### A\n```english\n```\n```facts\n```\n";
        assert_eq!(error(&format!("{case}{case}")), "line 6: `A` is the heading of an earlier case too");
    }
}
