//! The Markdown of our own reports as HTML: headings, paragraphs, lists, tables, code and bold, as [`crate::emit::report`] prints them and
//! nothing beyond. What a user wrote is escaped there as Markdown and here as HTML.

use std::fmt::Write as _;

use super::escape;

/// The blocks of a text.
pub(super) fn html(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let (mut out, mut at) = (String::new(), 0);
    while let Some(line) = lines.get(at) {
        let while_starts = |start: &dyn Fn(&str) -> bool| lines[at..].iter().take_while(|line| start(line)).count();
        if line.trim().is_empty() {
            at += 1;
        } else if let Some(title) = line.strip_prefix("### ") {
            let _ = writeln!(out, "<h3>{}</h3>", inline(title));
            at += 1;
        } else if let Some(title) = line.strip_prefix("## ") {
            let _ = writeln!(out, "<h2>{}</h2>", inline(title));
            at += 1;
        } else if line.starts_with("| ") {
            let count = while_starts(&|line| line.starts_with('|'));
            table(&mut out, &lines[at..at + count]);
            at += count;
        } else if line.starts_with("- ") {
            let count = while_starts(&|line| line.starts_with("- ") || line.starts_with("  - "));
            list(&mut out, &lines[at..at + count]);
            at += count;
        } else if number(line).is_some() {
            let count = while_starts(&|line| number(line).is_some());
            let items = lines[at..at + count].iter().filter_map(|line| number(line));
            let items: String = items.map(|item| format!("<li>{}</li>\n", inline(item))).collect();
            let _ = write!(out, "<ol>\n{items}</ol>\n");
            at += count;
        } else {
            let _ = writeln!(out, "<p>{}</p>", inline(line));
            at += 1;
        }
    }
    out
}

/// What stands behind `12. `.
fn number(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once(". ")?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest)
}

fn list(out: &mut String, lines: &[&str]) {
    out.push_str("<ul>\n");
    for line in lines {
        let _ = match line.strip_prefix("  - ") {
            Some(inner) => writeln!(out, "<li class=\"inner\">{}</li>", inline(inner)),
            None => writeln!(out, "<li>{}</li>", inline(line.trim_start_matches("- "))),
        };
    }
    out.push_str("</ul>\n");
}

fn table(out: &mut String, lines: &[&str]) {
    out.push_str("<div class=\"wide\"><table>\n");
    for (number, line) in lines.iter().enumerate().filter(|(number, _)| *number != 1) {
        let tag = if number == 0 { "th" } else { "td" };
        let cells: String = cells(line).iter().map(|cell| format!("<{tag}>{}</{tag}>", inline(cell.trim()))).collect();
        let _ = writeln!(out, "<tr>{cells}</tr>");
    }
    out.push_str("</table></div>\n");
}

/// The cells of a row. A `|` behind a backslash is part of its cell, also in code.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line);
    let (mut out, mut cell) = (Vec::new(), String::new());
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' if characters.peek() == Some(&'|') => {
                characters.next();
                cell.push('|');
            }
            '\\' => {
                cell.push(c);
                cell.extend(characters.next());
            }
            '|' => out.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    out.push(cell);
    out
}

/// Code in back-ticks, bold in stars, signs behind a backslash; anything else is text.
pub(super) fn inline(text: &str) -> String {
    let (mut out, mut rest, mut bold) = (String::new(), text, false);
    while let Some(c) = rest.chars().next() {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if ticks > 0 {
            let fence = &rest[..ticks];
            let inside = &rest[ticks..];
            if let Some(end) = closing(inside, fence) {
                let code = &inside[..end];
                let code = if ticks > 1 { code.trim() } else { code };
                let _ = write!(out, "<code>{}</code>", escape(code));
                rest = &inside[end + ticks..];
            } else {
                out.push_str(fence);
                rest = inside;
            }
        } else if let Some(after) = rest.strip_prefix("**") {
            out.push_str(if bold { "</strong>" } else { "<strong>" });
            (bold, rest) = (!bold, after);
        } else if let Some(after) = rest.strip_prefix("&lt;") {
            out.push_str("&lt;");
            rest = after;
        } else {
            let after = &rest[c.len_utf8()..];
            match after.chars().next().filter(|next| c == '\\' && next.is_ascii_punctuation()) {
                Some(next) => {
                    out.push_str(&escape(&next.to_string()));
                    rest = &after[next.len_utf8()..];
                }
                None => {
                    out.push_str(&escape(&rest[..c.len_utf8()]));
                    rest = after;
                }
            }
        }
    }
    if bold {
        out.push_str("</strong>");
    }
    out
}

/// Where a run of exactly these back-ticks begins.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find('`').map(|at| at + from) {
        let run = text.len() - at - text[at..].trim_start_matches('`').len();
        if run == fence.len() {
            return Some(at);
        }
        from = at + run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_bold_and_escapes() {
        assert_eq!(
            inline("**a** `b<c` `` d`e `` \\*f\\* &lt;g> `h"),
            "<strong>a</strong> <code>b&lt;c</code> <code>d`e</code> *f* &lt;g&gt; `h"
        );
        assert_eq!(inline("\\`\\`"), "``");
        assert_eq!(inline("**open"), "<strong>open</strong>");
    }

    #[test]
    fn blocks() {
        assert_eq!(
            html(
                "## A\n\nText.\n\n| a | b |\n| --- | --- |\n| `x \\| y` |  |\n\n- one\n  - two\n\n1. first\n2. last\n"
            ),
            "<h2>A</h2>\n<p>Text.</p>\n<div class=\"wide\"><table>\n<tr><th>a</th><th>b</th></tr>\n\
             <tr><td><code>x | y</code></td><td></td></tr>\n</table></div>\n<ul>\n<li>one</li>\n<li class=\"inner\">two</li>\n\
             </ul>\n<ol>\n<li>first</li>\n<li>last</li>\n</ol>\n"
        );
    }

    #[test]
    fn a_users_text_stays_text() {
        let prose = "\\<script\\>alert(1)\\</script\\> \\[x\\](y)";
        assert_eq!(inline(prose), "&lt;script&gt;alert(1)&lt;/script&gt; [x](y)");
        assert_eq!(html("<img src=x onerror=y>"), "<p>&lt;img src=x onerror=y&gt;</p>\n");
    }
}
