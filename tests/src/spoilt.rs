//! Texts with one word too few, one twice or two the wrong way round, and whether what is read of them is a loss.
//!
//! A spoilt text may be refused, may say the same, or may say something else if that is what now stands there. What a program can decide:
//!
//! - *Doubling* a word says nothing new and unsays nothing: any other facts are a fault.
//! - *Swapping* takes no word away: each word that named something must still name something, and there are not fewer facts,
//!   uniques, defaults and so on than before; fewer only where an "and" has moved, which no longer parts its items.
//! - *Dropping* takes a word and its item away, and nothing else. An item reaches from one comma, "and", stop or line break to the next, in
//!   the spoilt text. A fact that is gone must have that word in it, or a word of what it says must stand in that item: a field's name
//!   or value, not merely its entity's.
//! - *Replacing* a word is dropping it where another one is written.
//! - Whatever was done, nothing is *invented*: each word of a new name stands in the spoilt text.

use std::collections::{BTreeMap, BTreeSet};

use groundplan_schema::name;

use crate::chapters::{Reading, normal};
use crate::random::Random;

/// What was done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spoiling {
    /// One word is missing.
    Dropped,
    /// One word stands twice.
    Doubled,
    /// Two neighbours have changed places.
    Swapped,
    /// Another word stands in its place.
    Replaced,
}

/// A spoilt text.
#[derive(Debug, Clone)]
pub struct Variant {
    /// What was done.
    pub spoiling: Spoiling,
    /// The text as it is now.
    pub text: String,
    /// The words it was done to, as they are compared.
    touched: BTreeSet<String>,
    /// The words of the item where it was done, in the text as it is now.
    item: BTreeSet<String>,
}

/// What came of a spoilt text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An error: what a person wants to see.
    Refused,
    /// The same facts.
    Same,
    /// Other facts, and nothing that a program can hold against them.
    Other,
    /// Facts are lost or invented: which, and why that is wrong.
    Fault(Vec<String>),
}

/// Marks that end an item, beside "and", "or" and "but".
///
/// What stands in brackets belongs to what is before them, and the row of a table is one item.
const ENDS: &[char] = &[',', ';', ':', '.', '!', '?', '—', '–', '/', '\n'];

/// Words that a convention puts into a name: `owner_id`, `sent_at`, `is_open`, `start_on`; and `length` of a check.
const ADDED: &[&str] = &["at", "by", "id", "is", "length", "on", "parent"];

/// Words that are a type where they stand in brackets, and part of a name elsewhere.
const TYPES: &[&str] = &["date", "number", "time", "timestamp"];

/// Where the words of a text stand, without the marks around them. What is in back-ticks or quotes is one word: it is taken as written.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut start = None;
    let mut quoted_to = 0;
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    for (number, (at, c)) in characters.iter().enumerate() {
        if *at < quoted_to {
            continue;
        }
        let close = match c {
            '`' if text[*at..].starts_with("``") => "''",
            '`' => "`",
            '"' => "\"",
            '\'' => "'",
            '“' => "”",
            '‘' => "’",
            _ => "",
        };
        if start.is_none() && !close.is_empty() {
            let line = text[*at..].split('\n').next().unwrap_or("");
            let found = line.char_indices().skip(2).find(|(end, _)| line[*end..].starts_with(close));
            if let Some((length, _)) = found {
                quoted_to = at + length + close.len();
                out.push((*at, quoted_to));
                continue;
            }
        }
        let next = characters.get(number + 1).map(|(_, c)| *c);
        let joins =
            start.is_some() && matches!(c, '-' | '_' | '\'' | '’' | '.') && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || joins {
            start.get_or_insert(*at);
        } else if let Some(from) = start.take() {
            out.push((from, *at));
        }
    }
    out.extend(start.map(|from| (from, text.len())));
    out
}

/// The parts of a word as they are compared: in lower case and in the singular.
fn stems(word: &str) -> BTreeSet<String> {
    name::words(word).iter().map(|part| name::singular(&part.to_lowercase())).collect()
}

/// The words of the item at a place.
fn item(text: &str, place: usize) -> BTreeSet<String> {
    let ends = |c: char| ENDS.contains(&c);
    // A line that goes on with a small letter goes on with the item.
    let goes_on = |at: usize| text[at + 1..].trim_start_matches(' ').starts_with(char::is_lowercase);
    let joined: String = text.char_indices().map(|(at, c)| if c == '\n' && goes_on(at) { ' ' } else { c }).collect();
    let text = joined.as_str();
    let (before, behind) = text.split_at(place);
    let from = before.rfind(ends).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let to = behind.find(ends).map_or(text.len(), |at| place + at);
    let all: Vec<(usize, usize)> = words(text).into_iter().filter(|word| word.0 >= from && word.1 <= to).collect();
    let connects = |word: &&(usize, usize)| matches!(&text[word.0..word.1], "and" | "or" | "but");
    let first = all.iter().filter(connects).filter(|word| word.1 <= place).map(|word| word.1).max().unwrap_or(from);
    let last = all.iter().filter(connects).filter(|word| word.0 >= place).map(|word| word.0).min().unwrap_or(to);
    let inside = all.iter().filter(|word| word.0 >= first && word.1 <= last);
    inside.flat_map(|word| stems(&text[word.0..word.1])).collect()
}

/// Every text that comes of dropping one word, doubling one, or swapping two neighbours of one line.
pub fn variants(text: &str) -> Vec<Variant> {
    let mut out = Vec::new();
    let all = words(text);
    let mut add = |spoiling, touched: &[(usize, usize)], spoilt: String, place| {
        let touched = touched.iter().flat_map(|word| stems(&text[word.0..word.1])).collect();
        let item = item(&spoilt, place);
        out.push(Variant { spoiling, touched, item, text: spoilt });
    };
    for (number, word) in all.iter().enumerate() {
        let (before, own, behind) = (&text[..word.0], &text[word.0..word.1], &text[word.1..]);
        // One blank goes with the word, unless it begins a line: what is indented stays where it was.
        let blank = !before.ends_with('\n') && before.ends_with(' ') && behind.starts_with([' ', '\n', '.', ',']);
        let kept = if blank { &before[..before.len() - 1] } else { before };
        add(Spoiling::Dropped, &[*word], format!("{kept}{behind}"), kept.len());
        add(Spoiling::Doubled, &[*word], format!("{before}{own} {own}{behind}"), word.0);
        let Some(next) = all.get(number + 1) else { continue };
        let (between, other) = (&text[word.1..next.0], &text[next.0..next.1]);
        // Nobody writes the end of one sentence into the next.
        if !between.contains(['\n', '.', '!', '?']) && own.to_lowercase() != other.to_lowercase() {
            let spoilt = format!("{before}{other}{between}{own}{}", &text[next.1..]);
            add(Spoiling::Swapped, &[*word, *next], spoilt, word.0);
        }
    }
    out
}

/// One of these variants, or the text with a word replaced by another one, drawn at random.
pub fn spoilt(text: &str, random: &mut Random) -> Variant {
    let mut all = variants(text);
    if random.percent(75) {
        return all.swap_remove(random.below(all.len()));
    }
    let words = words(text);
    let (from, to) = *random.pick(&words);
    let (other_from, other_to) = *random.pick(&words);
    let other = &text[other_from..other_to];
    let other = if random.percent(50) { other } else { *random.pick(STRANGERS) };
    let spoilt = format!("{}{other}{}", &text[..from], &text[to..]);
    let item = item(&spoilt, from);
    Variant { spoiling: Spoiling::Replaced, touched: stems(&text[from..to]), item, text: spoilt }
}

/// Words that mean something to a reader of such sentences, or nothing at all.
const STRANGERS: &[&str] = &[
    "a", "and", "of", "or", "not", "no", "never", "many", "each", "their", "it", "unique", "optional", "must", "may",
    "with", "quickly", "wombat", "wombats", "than", "deleted", "if", "only",
];

/// What a line of facts is about: the words that say it, without those of the entity where something narrower is named.
fn subject(line: &str) -> BTreeSet<String> {
    let narrow = ["check ", "unique ", "search "].iter().find_map(|kind| line.strip_prefix(kind));
    if let Some(rest) = narrow {
        let at = rest.find(['(', ':']).unwrap_or(0);
        return stems(&rest[at..]);
    }
    let head = line.split([' ', ':']).next().unwrap_or("");
    match head.split_once('.') {
        Some((_, field)) => {
            let mut words = stems(field);
            words.extend(values(line));
            if line.contains(" -> ") && words.len() > 1 {
                words.remove("id");
            }
            words
        }
        None => stems(line),
    }
}

/// The values of an enum and the default of a line.
fn values(line: &str) -> BTreeSet<String> {
    let list = line.split_once("enum(").and_then(|(_, rest)| rest.split_once(')')).map(|(list, _)| list);
    let default = line.split_once(" = ").map(|(_, default)| default);
    list.into_iter().chain(default).flat_map(stems).collect()
}

/// The names of a line: entities and fields, and the values of enums and defaults, but no words of the notation.
fn names(line: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (from, to) in words(line) {
        let word = &line[from..to];
        let upper = word.starts_with(char::is_uppercase);
        let before = &line[..from];
        let column = before.ends_with(['.', '(']) || (before.ends_with(", ") && line.contains('('));
        let length = column && word.bytes().all(|byte| byte.is_ascii_digit());
        if upper || (column && !length) || before.ends_with("= ") || before.starts_with("check ") {
            out.extend(word.split('.').flat_map(stems));
        }
    }
    out
}

/// Of what sort the parts of a line are; the same after a swap, whoever they are about.
fn sorts(line: &str) -> Vec<&'static str> {
    const ALWAYS: &[(&str, &str)] = &[
        ("check ", "a check"),
        ("unique ", "a unique"),
        ("search ", "an index"),
        ("tenant ", "a tenant"),
        ("key ", "a key"),
        ("engine ", "an engine"),
    ];
    if let Some((_, sort)) = ALWAYS.iter().find(|(start, _)| line.starts_with(start)) {
        return vec![sort];
    }
    let mut out = vec![];
    let head = line.split(' ').next().unwrap_or("");
    out.push(if line.contains(" <-> ") {
        "a relation"
    } else if head.contains('.') {
        if line.contains(" -> ") { "a key" } else { "a field" }
    } else {
        "a fact of an entity"
    });
    if line.contains(" = ") {
        out.push("a default");
    }
    if line.ends_with(" one") {
        out.push("a one-to-one");
    }
    if line.contains("enum(") {
        out.push("an enum");
    }
    out
}

fn counted(lines: &BTreeSet<String>) -> BTreeMap<&'static str, usize> {
    let mut out = BTreeMap::new();
    for sort in lines.iter().flat_map(|line| sorts(line)) {
        *out.entry(sort).or_default() += 1;
    }
    out
}

/// Judges what was read of a variant, by the facts of the text that it was made of.
pub fn judge(original: &[String], variant: &Variant, reading: &Reading) -> Outcome {
    if !reading.complaints.is_empty() {
        return Outcome::Refused;
    }
    let set = |lines: &[String]| lines.iter().map(|line| normal(line)).collect::<BTreeSet<_>>();
    let (old, new) = (set(original), set(&reading.facts));
    if old == new {
        return Outcome::Same;
    }
    let mut faults = Vec::new();
    let all = |lines: &BTreeSet<String>| lines.iter().flat_map(|line| names(line)).collect::<BTreeSet<_>>();
    let (old_names, new_names) = (all(&old), all(&new));
    let known = |word: &str| ADDED.contains(&word) || TYPES.contains(&word);
    match variant.spoiling {
        Spoiling::Doubled => {
            faults.extend(old.difference(&new).map(|line| format!("a word twice unsays `{line}`")));
            faults.extend(new.difference(&old).map(|line| format!("a word twice says `{line}`")));
        }
        Spoiling::Swapped => {
            faults.extend(
                old_names
                    .difference(&new_names)
                    .filter(|word| !known(word))
                    .map(|word| format!("`{word}` names nothing any more")),
            );
            // "A name fuel and": what no longer stands between two items makes them one.
            let connects = ["and", "or", "but"].iter().any(|word| variant.touched.contains(*word));
            let (before, now) = if connects { Default::default() } else { (counted(&old), counted(&new)) };
            let fewer = before.iter().filter(|(sort, count)| now.get(*sort).unwrap_or(&0) < *count);
            faults.extend(fewer.map(|(sort, _)| format!("{sort} is lost")));
        }
        Spoiling::Dropped | Spoiling::Replaced => {
            for line in old.difference(&new) {
                // What hangs on a subject goes with it, and a rule of another sentence may make a key unique.
                let moved = line.split_once('.').is_some_and(|(entity, tail)| {
                    let with_subject = !stems(entity).is_disjoint(&variant.item);
                    let elsewhere = new.iter().any(|other| other.split_once('.').is_some_and(|(_, own)| own == tail));
                    (with_subject && elsewhere) || new.contains(&format!("{line} one"))
                });
                // Without its "may", what may be absent must be there; without "both", the last one only.
                let bare = |line: &str| line.replace('?', "");
                let told = ["all", "both", "can", "may", "might", "optionally"]
                    .iter()
                    .any(|word| variant.touched.contains(*word))
                    && new.iter().any(|other| bare(other) == bare(line));
                // Of what the text only mentioned, it now says more.
                let described = line.strip_suffix(" mentioned").is_some_and(|entity| new.contains(entity));
                let touched =
                    moved || told || described || stems(line).iter().any(|word| variant.touched.contains(word));
                if !touched && subject(line).is_disjoint(&variant.item) {
                    faults.push(format!("`{line}` is lost, and was said elsewhere"));
                }
            }
        }
    }
    let said: BTreeSet<String> =
        words(&variant.text).into_iter().flat_map(|(from, to)| stems(&variant.text[from..to])).collect();
    let invented = new_names.difference(&old_names).filter(|word| !said.contains(*word));
    faults.extend(invented.filter(|word| !ADDED.contains(&word.as_str())).map(|word| format!("`{word}` is invented")));
    if faults.is_empty() { Outcome::Other } else { Outcome::Fault(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapters::Complaint;

    fn variant(text: &str, spoilt: &str) -> Variant {
        let all = variants(text);
        all.into_iter().find(|variant| variant.text == spoilt).unwrap_or_else(|| panic!("{spoilt}"))
    }

    fn judged(text: &str, old: &[&str], spoilt: &str, new: &[&str]) -> Outcome {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        judge(&owned(old), &variant(text, spoilt), &Reading { facts: owned(new), ..Reading::default() })
    }

    #[test]
    fn words_are_dropped_doubled_and_swapped() {
        let texts: Vec<String> = variants("A kiln, hot.").into_iter().map(|variant| variant.text).collect();
        assert_eq!(
            texts,
            [
                " kiln, hot.",
                "A A kiln, hot.",
                "kiln A, hot.",
                "A, hot.",
                "A kiln kiln, hot.",
                "A hot, kiln.",
                "A kiln,.",
                "A kiln, hot hot."
            ]
        );
    }

    #[test]
    fn an_item_ends_at_commas_and_ands() {
        let item: Vec<String> =
            variant("Kilns have a name and an old fuel, and pots.", "Kilns have a name and an fuel, and pots.")
                .item
                .into_iter()
                .collect();
        assert_eq!(item, ["an", "fuel"]);
    }

    #[test]
    fn a_refusal_and_the_same_are_no_faults() {
        let text = "Kilns have a fuel.";
        let refused = Reading {
            complaints: vec![Complaint { line: 1, column: 1, code: String::new(), message: String::new() }],
            ..Reading::default()
        };
        assert_eq!(judge(&["Kiln".to_owned()], &variant(text, "Kilns have fuel."), &refused), Outcome::Refused);
        assert_eq!(judged(text, &["Kiln"], "Kilns have fuel.", &["Kiln"]), Outcome::Same);
    }

    #[test]
    fn a_loss_is_a_fault() {
        let text = "Kilns have a name and a fuel.";
        let old = ["Kiln", "Kiln.name: string(255)", "Kiln.fuel: string(255)"];
        let is_fault = |spoilt: &str, new: &[&str]| matches!(judged(text, &old, spoilt, new), Outcome::Fault(_));
        assert!(is_fault("Kilns have a and a fuel.", &["Kiln", "Kiln.name: string(255)"]));
        assert!(!is_fault("Kilns have a and a fuel.", &["Kiln", "Kiln.fuel: string(255)"]));
        let swapped = "have Kilns a name and a fuel.";
        assert!(is_fault(swapped, &["Kiln", "Kiln.name: string(255)"]));
        assert!(!is_fault(swapped, &["Kiln", "Kiln.fuel: string(255)", "Kiln.name: string(255)?"]));
        assert!(is_fault("Kilns have a name name and a fuel.", &["Kiln", "Kiln.name_name: string(255)"]));
        assert!(is_fault("Kilns have a name and a.", &["Kiln", "Kiln.name: string(255)", "Kiln.weight: integer"]));
    }
}
