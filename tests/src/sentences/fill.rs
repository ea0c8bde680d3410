//! Samples into texts.

use std::collections::BTreeMap;

use super::words::{ENTITIES, FIELDS, TYPES, VALUES};
use super::{Page, Sample};
use crate::random::Random;

/// A text and what it says.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// The text.
    pub text: String,
    /// All that it says, in lines.
    pub facts: Vec<String>,
    /// The code of its one error, where it is to be refused.
    pub refused: Option<String>,
    /// The forms of its samples.
    pub forms: Vec<String>,
}

/// Writes texts. No noun and no field stands in two samples of one text, so that each sample says what it says alone.
pub struct Writer<'r> {
    random: &'r mut Random,
    entities: Vec<(&'static str, &'static str)>,
    fields: Vec<(&'static str, &'static str)>,
}

/// What the slots of one sample stand for.
#[derive(Default)]
struct Slots {
    /// One, many and as facts write it, by the letter.
    nouns: BTreeMap<char, [String; 3]>,
    types: BTreeMap<char, (&'static str, &'static str)>,
    values: BTreeMap<char, &'static str>,
    numbers: BTreeMap<char, usize>,
}

impl<'r> Writer<'r> {
    /// With all words at hand.
    pub fn new(random: &'r mut Random) -> Writer<'r> {
        let entities = random.some(ENTITIES, ENTITIES.len());
        let fields = random.some(FIELDS, FIELDS.len());
        Writer { random, entities, fields }
    }

    /// A text of a sample of each of these forms, in any order; a form goes without one where another has its engine or tenant already.
    pub fn text(&mut self, pages: &[&Page]) -> Text {
        let mut chosen: Vec<(&str, &Sample)> = Vec::new();
        for page in pages {
            let sample = self.random.pick(&page.samples);
            if sample.only.is_none() || chosen.iter().all(|(_, other)| other.only != sample.only) {
                chosen.push((&page.form, sample));
            }
        }
        let chosen = self.random.some(&chosen, chosen.len());
        self.of(&chosen)
    }

    /// A text of these samples of forms, in this order.
    pub fn of(&mut self, samples: &[(&str, &Sample)]) -> Text {
        let mut out = Text::default();
        let mut lines: Vec<(bool, String)> = Vec::new();
        for (form, sample) in samples.iter().copied() {
            let slots = self.slots(sample);
            out.forms.push(form.to_owned());
            out.refused = out.refused.or_else(|| sample.refused.clone());
            out.facts.extend(sample.facts.iter().map(|line| slots.fill(line, true)));
            lines.extend(sample.lines.iter().map(|line| (sample.block, sentences(&slots.fill(line, false)))));
        }
        out.text = self.laid_out(&lines);
        out.facts.sort();
        out.facts.dedup();
        out
    }

    /// One line behind the other in a paragraph, or each in one of its own, or as the items of a list.
    fn laid_out(&mut self, lines: &[(bool, String)]) -> String {
        let mark = *self.random.pick(&["", "", "- ", "* "]);
        let between = if mark.is_empty() { *self.random.pick(&[" ", "\n", "\n\n"]) } else { "\n" };
        let mut out = String::new();
        for (at, (block, line)) in lines.iter().enumerate() {
            let alone = mark.is_empty() && (*block || lines.get(at + 1).is_some_and(|next| next.0));
            out += &format!("{mark}{line}{}", if alone { "\n\n" } else { between });
        }
        out.trim_end().to_owned() + "\n"
    }

    fn slots(&mut self, sample: &Sample) -> Slots {
        let mut slots = Slots::default();
        let letters: Vec<char> =
            sample.lines.iter().flat_map(|line| names(line)).filter_map(|name| name.chars().last()).collect();
        for letter in letters {
            if slots.nouns.contains_key(&letter) {
                continue;
            }
            match letter {
                'A'..='D' | 'O' | 'T' => {
                    // What looks like a person does not "store" a field, and outside of a list "with" stands behind one word.
                    let fits = |(one, _): &(&str, &str)| match letter {
                        'O' => !one.contains(' '),
                        'T' => !["er", "or", "ee"].iter().any(|end| one.ends_with(end)),
                        _ => true,
                    };
                    let at = self.entities.iter().rposition(fits).expect("nouns enough for a text");
                    let (one, many) = self.entities.remove(at);
                    let model = one.split(' ').map(capital).collect();
                    slots.nouns.insert(letter, [one.to_owned(), many.to_owned(), model]);
                }
                'f'..='i' => {
                    let fits = |(one, _): &(&str, &str)| letter != 'i' || !one.contains(' ');
                    let at = self.fields.iter().rposition(fits).expect("fields enough for a text");
                    let (one, many) = self.fields.remove(at);
                    slots.nouns.insert(letter, [one.to_owned(), many.to_owned(), one.replace(' ', "_")]);
                    slots.types.insert(letter, *self.random.pick(TYPES));
                }
                'v'..='x' => {
                    let free: Vec<&str> = VALUES
                        .iter()
                        .copied()
                        .filter(|value| !slots.values.values().any(|other| other == value))
                        .collect();
                    let value = *self.random.pick(&free);
                    slots.values.entry(letter).or_insert(value);
                }
                'j' => drop(slots.numbers.insert('j', 2 + self.random.below(30))),
                'k' => drop(slots.numbers.insert('k', 40 + self.random.below(100))),
                's' => {} // `{fs}`
                _ => panic!("no slot is called `{letter}`"),
            }
        }
        slots
    }
}

impl Slots {
    /// The text, or the line of facts, with all slots filled.
    fn fill(&self, line: &str, facts: bool) -> String {
        let mut out = line.to_owned();
        for name in names(line) {
            out = out.replacen(&format!("{{{name}}}"), &self.slot(name, facts), 1);
        }
        out
    }

    fn slot(&self, name: &str, facts: bool) -> String {
        let (kind, letter) = name.rsplit_once(' ').unwrap_or(("", name));
        let first = letter.chars().next().unwrap_or_default();
        if let Some(value) = self.values.get(&first) {
            return (*value).to_owned();
        }
        if let Some(number) = self.numbers.get(&first) {
            return number.to_string();
        }
        let [one, many, kept] =
            self.nouns.get(&first).unwrap_or_else(|| panic!("the slot `{name}` stands in no sentence"));
        match kind {
            "type" => {
                let (text, fact) = self.types[&first];
                if facts { fact } else { text }.to_owned()
            }
            "key" => format!("{}_id", one.replace(' ', "_")),
            "many" => many.clone(),
            "a" => format!("{} {one}", if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }),
            "" if letter.len() > 1 => many.clone(),
            "" => if facts { kept } else { one }.clone(),
            _ => panic!("no slot is called `{name}`"),
        }
    }
}

/// The names of the slots of a line.
fn names(line: &str) -> Vec<&str> {
    line.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// With a capital letter at the start of each sentence.
fn sentences(line: &str) -> String {
    line.split(". ").map(capital).collect::<Vec<_>>().join(". ")
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}
