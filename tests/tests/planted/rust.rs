//! Where models and fields stand in a file of structs, and the edits of it.

use super::application::{Application, Edit, Field, Model};

/// Finds each model and field by its lines: `pub struct …` and `pub … : …,` with the attribute over them.
pub(crate) fn places(application: &mut Application) {
    let text = &application.text;
    for model in &mut application.models {
        let head = format!("\npub struct {} {{\n", model.name);
        let at = text.find(&head).unwrap_or_else(|| panic!("no `{}`", head.trim())) + 1;
        let end = at + text[at..].find("\n}").expect("an end") + 1;
        (model.at, model.body, model.after) = (at, end, end + 2);
        let (mut line, mut attribute) = (at + head.len() - 1, None);
        while line < end {
            let next = line + text[line..].find('\n').expect("a line's end") + 1;
            let said = text[line..next].trim();
            if said.starts_with("#[model(") {
                attribute = Some(line..next);
            } else if let Some((name, _)) = said.strip_prefix("pub ").and_then(|said| said.split_once(':')) {
                if let Some(field) = model.fields.iter_mut().find(|field| field.name == name) {
                    (field.line, field.attribute) = (line..next, attribute.take());
                }
                attribute = None;
            }
            line = next;
        }
    }
}

/// A line before the end of a struct.
pub(crate) fn add_field(model: &Model, lines: &str) -> Edit {
    (model.body..model.body, lines.to_owned())
}

/// A `#[model(…)]` of its own over a struct.
pub(crate) fn add_attribute(model: &Model, words: &str) -> Edit {
    (model.at..model.at, format!("#[model({words})]\n"))
}

/// The words of a field's attribute: `max_length = 40` and `unique`.
pub(crate) fn words(application: &Application, field: &Field) -> Vec<String> {
    let Some(range) = field.attribute.clone() else { return Vec::new() };
    split(inner(&application.text[range]))
}

fn inner(line: &str) -> &str {
    line.trim().trim_start_matches("#[model(").trim_end_matches(")]")
}

/// By the commas that stand in no brackets and no quotes.
fn split(list: &str) -> Vec<String> {
    let (mut out, mut depth, mut quoted) = (vec![String::new()], 0, false);
    for character in list.chars() {
        match character {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                out.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = out.last_mut() {
            last.push(character);
        }
    }
    out.into_iter().map(|word| word.trim().to_owned()).collect()
}

/// The attribute of a field with other words; without any it goes.
pub(crate) fn set_words(field: &Field, words: &[String]) -> Edit {
    let new = if words.is_empty() { String::new() } else { format!("    #[model({})]\n", words.join(", ")) };
    (field.attribute.clone().unwrap_or(field.line.start..field.line.start), new)
}

/// The attribute of a field, with `new` in place of the word that begins with `old`; without it, if `new` is empty. `None`: it has no such word.
pub(crate) fn replaced(application: &Application, field: &Field, old: &str, new: &str) -> Option<Edit> {
    let mut words = words(application, field);
    let at = words.iter().position(|word| word.starts_with(old))?;
    if new.is_empty() {
        words.remove(at);
    } else {
        new.clone_into(&mut words[at]);
    }
    Some(set_words(field, &words))
}

/// The attribute of a struct that has this word, without it.
pub(crate) fn without(application: &Application, model: &Model, word: &str) -> Option<Edit> {
    let before = &application.text[..model.at];
    let mut end = before.len();
    for line in before.lines().rev() {
        let start = end - line.len() - 1;
        if line.starts_with("#[model(") {
            let mut words = split(inner(line));
            if let Some(at) = words.iter().position(|one| one == word) {
                words.remove(at);
                return Some((start..end, format!("#[model({})]\n", words.join(", "))));
            }
        } else if !line.starts_with("#[") {
            return None;
        }
        end = start;
    }
    None
}
