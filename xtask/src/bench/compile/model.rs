//! The models that every variant writes: invented nouns, so that any number of them reads as English.

/// One of them. The first has no parent and is not used; it is there to be joined.
pub(super) struct Model {
    /// `Badok`
    pub(super) name: String,
    /// The model before it in a tree of two branches.
    pub(super) parent: Option<String>,
    /// What the field `reference` is called: one model has another name after an edit.
    pub(super) reference: &'static str,
}

impl Model {
    /// `badok`: its module, and what keys to it are called.
    pub(super) fn module(&self) -> String {
        self.name.to_lowercase()
    }

    /// `badoks`
    pub(super) fn table(&self) -> String {
        plural(&self.name).to_lowercase()
    }
}

/// `Badoks`
pub(super) fn plural(name: &str) -> String {
    format!("{name}s")
}

/// So many models with a parent, and the one on top; in the edited one a field has another name.
pub(super) fn models(count: usize, edited: Option<usize>) -> Vec<Model> {
    (0..=count)
        .map(|index| Model {
            name: name(index),
            parent: (index > 0).then(|| name(index / 2)),
            reference: if edited == Some(index) { "label" } else { "reference" },
        })
        .collect()
}

/// Two syllables and a `k`: no English word, no keyword, and its plural takes an `s`.
fn name(index: usize) -> String {
    const CONSONANTS: [char; 10] = ['b', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 'z'];
    const VOWELS: [char; 3] = ['a', 'o', 'u'];
    let syllable = |index: usize| [CONSONANTS[index % 10], VOWELS[index / 10 % 3]];
    let [first, second] = syllable(index);
    let letters = [first.to_ascii_uppercase(), second].into_iter().chain(syllable(index / 30)).chain(['k']);
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_distinct_and_parents_come_before() {
        let models = models(300, Some(7));
        let names: BTreeSet<&str> = models.iter().map(|model| model.name.as_str()).collect();
        assert_eq!(names.len(), 301);
        for (index, model) in models.iter().enumerate() {
            let parent = model.parent.as_ref().map(|parent| models.iter().position(|model| model.name == *parent));
            assert!(parent.is_none_or(|place| place.is_some_and(|place| place < index)), "{}", model.name);
        }
        assert_eq!(models.iter().filter(|model| model.reference == "label").count(), 1);
    }
}
