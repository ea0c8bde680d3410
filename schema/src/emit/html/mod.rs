//! The report as one HTML page that needs nothing else: no script, no font, no picture from anywhere. It is light or dark as its reader's
//! machine is, prints in light, and shows the same facts as the Markdown report ([`super::report`]).

mod findings;
mod markdown;
mod overview;

use super::{diagram, report};
use crate::ir::Schema;
use crate::score::Scorecard;
use crate::text::Sources;

const STYLE: &str = include_str!("page.css");

/// The whole page. It names no time and no machine: the same schema gives the same bytes.
pub fn page(schema: &Schema, sources: &Sources, scorecard: &Scorecard) -> String {
    let notes: Vec<(&str, String)> = report::notes(schema, sources)
        .into_iter()
        .filter(|section| !section.is_empty())
        .map(|section| (title(&section).to_owned(), section))
        .map(|(title, section)| (anchor(&title), markdown::html(&section)))
        .collect();
    let mut links = vec![("summary", "Summary"), ("diagram", "Diagram"), ("scorecard", "Scorecard")];
    links.extend(notes.iter().map(|(anchor, _)| (*anchor, name(anchor))));
    let links: String = links.iter().map(|(anchor, title)| format!("<a href=\"#{anchor}\">{title}</a>\n")).collect();
    let body = [
        overview::header(schema, scorecard),
        format!("<nav>\n{links}</nav>\n"),
        overview::summary(schema, scorecard),
        diagram_section(schema),
        findings::section(scorecard, sources),
        notes.iter().map(|(anchor, html)| format!("<section id=\"{anchor}\">\n{html}</section>\n")).collect(),
    ];
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Data model</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        body.concat()
    )
}

/// The sections of the Markdown report that the page takes over, by their titles.
const SECTIONS: &[(&str, &str)] = &[
    ("Tables", "tables"),
    ("Relations", "relations"),
    ("Personal data", "personal-data"),
    ("Assumptions", "assumptions"),
    ("Not understood", "not-understood"),
    ("Questions", "questions"),
    ("Migrations", "migrations"),
    ("Sentences", "sentences"),
];

fn title(section: &str) -> &str {
    section.strip_prefix("## ").and_then(|rest| rest.lines().next()).unwrap_or_default()
}

fn anchor(title: &str) -> &'static str {
    SECTIONS.iter().find(|(known, _)| *known == title).map_or("notes", |(_, anchor)| anchor)
}

fn name(anchor: &str) -> &'static str {
    SECTIONS.iter().find(|(_, known)| *known == anchor).map_or("Notes", |(title, _)| title)
}

fn diagram_section(schema: &Schema) -> String {
    let tenants = match &schema.tenancy {
        Some(tenancy) => format!(
            " The tenant's key is told in words at <code>{}</code>, and draws no line.",
            escape(&tenancy.column)
        ),
        None => String::new(),
    };
    format!(
        "<section id=\"diagram\">\n<h2>Diagram</h2>\n<p>A line ends at the column that refers: a crow's foot where many \
         rows may refer to one, a circle where there may be none, two bars where there is always one.{tenants}</p>\n\
         <div class=\"picture\">\n{}</div>\n</section>\n",
        diagram::svg(schema)
    )
}

/// Text as HTML, between tags and in quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What HTML does not allow, and what would turn the direction of what follows.
            c if c.is_control() && c != '\n' && c != '\t' => out.push('\u{fffd}'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_users_is_markup() {
        assert_eq!(escape("<b a='1'>\"&\u{7}\u{202e}"), "&lt;b a=&#39;1&#39;&gt;&quot;&amp;\u{fffd}\u{fffd}");
    }
}
