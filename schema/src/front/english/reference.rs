//! The language reference: layout, names, types, conventions and what is refused, then the page of every form. The same text is printed by
//! `groundplan explain english` and stands in docs/english.md.

use super::form::{Form, forms};
use super::phrase;
use crate::convention;

/// The whole reference, as Markdown.
pub fn reference() -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`{}`", word.replace('_', " "))).collect::<Vec<_>>();
    let table = |title: [&str; 2], rows: Vec<(String, Vec<&'static str>)>| {
        let rows: Vec<String> =
            rows.into_iter().map(|(what, said)| format!("| {what} | {} |", words(&said).join(", "))).collect();
        format!("| {} | {} |\n| --- | --- |\n{}", title[0], title[1], rows.join("\n"))
    };
    let pages: Vec<String> = forms().map(|form| format!("##{}", page(form))).collect();
    let filled = [
        ("{types}", table(["type", "in words"], phrase::type_words())),
        ("{optional}", words(convention::OPTIONAL).join(", ")),
        ("{conventions}", table(["type", "where the name ends in"], convention::types())),
        ("{personal}", convention::personal().into_iter().map(|(class, _)| class).collect::<Vec<_>>().join(", ")),
        ("{forms}", pages.join("\n")),
    ];
    let text = include_str!("reference/reference.md").to_owned();
    filled.iter().fold(text, |text, (mark, words)| text.replace(mark, words)).trim_end().to_owned() + "\n"
}

/// The page of one form, as Markdown.
pub fn page(form: &Form) -> String {
    format!("# {}\n\n{}\n", form.name, form.page.trim())
}

/// What a form says, in one line: its name and a sentence of it.
pub fn line(form: &Form) -> String {
    let example = form.page.lines().find_map(|line| line.strip_prefix("    ")).unwrap_or_default();
    format!("{:<12} {example}", form.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_has_all_that_it_promises() {
        let text = reference();
        for words in
            ["| integer | `whole number`", "| text | `description`", "### have\n", "`avatar url`", "birth date"]
        {
            assert!(text.contains(words), "{words}");
        }
        assert!(!text.contains('{') || text.matches('{').count() == text.matches('}').count());
        for mark in ["{types}", "{optional}", "{conventions}", "{personal}", "{forms}"] {
            assert!(!text.contains(mark), "{mark}");
        }
    }
}
