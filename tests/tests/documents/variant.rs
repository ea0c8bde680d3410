//! The same description in other words: nouns swapped for others, sentences in another order.

use std::collections::BTreeMap;

/// What a case's `variants.txt` says: lines `swap NOUN OTHER` and `together SENTENCES`.
#[derive(Debug, Default)]
pub(crate) struct Variants {
    pub(crate) swaps: Vec<(String, String)>,
    /// Sentences whose order is a fact, such as the two halves of a many-to-many relation, which name its junction.
    pub(crate) together: Vec<String>,
}

impl Variants {
    /// Reads a `variants.txt`; an error names the line.
    pub(crate) fn of(text: &str) -> Result<Self, String> {
        let mut variants = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(sentences) = line.strip_prefix("together ") {
                variants.together.push(sentences.to_owned());
            } else if let ["swap", noun, other] = line.split(' ').collect::<Vec<_>>()[..] {
                variants.swaps.push((noun.to_owned(), other.to_owned()));
            } else {
                return Err(format!("`{line}` is neither `swap NOUN OTHER` nor `together SENTENCES`"));
            }
        }
        Ok(variants)
    }

    /// Swaps the nouns, singular and plural, also inside of `task_id` and `TaskTag`.
    pub(crate) fn swapped(&self, text: &str) -> String {
        let words: BTreeMap<String, String> = self
            .swaps
            .iter()
            .flat_map(|(noun, other)| [(noun.clone(), other.clone()), (plural(noun), plural(other))])
            .collect();
        humps(text)
            .into_iter()
            .map(|hump| match words.get(&hump.to_lowercase()) {
                Some(other) if hump.starts_with(char::is_uppercase) => capitalised(other),
                Some(other) => other.clone(),
                None => hump.to_owned(),
            })
            .collect()
    }

    /// The blocks of a text from the last to the first, the items of a list likewise.
    pub(crate) fn permuted(&self, text: &str) -> String {
        let blocks = blocks(text, &self.together);
        blocks.into_iter().rev().map(|block| block.reversed() + "\n").collect()
    }
}

/// What stays in one piece.
#[derive(Debug, PartialEq)]
pub(crate) enum Block {
    Sentences(String),
    /// A line and the list under it.
    Frame(String, Vec<String>),
}

impl Block {
    fn reversed(self) -> String {
        match self {
            Self::Sentences(text) => text,
            Self::Frame(line, items) => {
                let items = items.into_iter().rev();
                [line].into_iter().chain(items).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// Splits a text at the ends of its sentences, save between those that must stay together.
pub(crate) fn blocks(text: &str, together: &[String]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with("- ")
            && let Some(Block::Frame(_, items)) = blocks.last_mut()
        {
            items.push(line.to_owned());
            continue;
        }
        if line.ends_with(':') {
            blocks.push(Block::Frame(line.to_owned(), Vec::new()));
            continue;
        }
        blocks.extend(line.split_inclusive(". ").map(|sentence| Block::Sentences(sentence.trim().to_owned())));
    }
    for joined in together {
        let count = joined.split_inclusive(". ").count();
        let same = |part: &[Block]| {
            let texts = part.iter().map(|block| match block {
                Block::Sentences(text) => text.as_str(),
                Block::Frame(..) => "",
            });
            texts.collect::<Vec<_>>().join(" ") == *joined
        };
        if let Some(at) = blocks.windows(count).position(same) {
            blocks.splice(at..at + count, [Block::Sentences(joined.clone())]);
        }
    }
    blocks
}

/// The regular plural; `variants.txt` takes no noun with another.
pub(crate) fn plural(noun: &str) -> String {
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text in pieces: words, where a capital after a small letter begins another, and what is between them.
fn humps(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        if let Some(before) = before {
            let border = before.is_alphabetic() != letter.is_alphabetic();
            if border || (before.is_lowercase() && letter.is_uppercase()) {
                starts.push(at);
            }
        }
        before = Some(letter);
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_swapped_in_sentences_and_in_names() {
        let variants = Variants::of("swap task kiln\nswap category glaze\nswap tag berry").expect("two forms of line");
        let text = "Tasks have a task's tags, categories; multitasking stays. task_id parent_task_id TaskTag task_tags";
        let swapped =
            "Kilns have a kiln's berries, glazes; multitasking stays. kiln_id parent_kiln_id KilnBerry kiln_berries";
        assert_eq!(variants.swapped(text), swapped);
    }

    #[test]
    fn two_nouns_may_change_places() {
        let variants = Variants::of("swap task tag\nswap tag task").expect("two swaps");
        assert_eq!(variants.swapped("Tasks have tags."), "Tags have tasks.");
    }

    #[test]
    fn sentences_are_reversed_and_some_stay_together() {
        let variants = Variants::of("together Kilns can have many tags. Tags can be on many kilns.").expect("a line");
        let text = "Kilns have a code. Kilns can have many tags. Tags can be on many kilns.\nTags have a name.\n";
        let permuted = "Tags have a name.\nKilns can have many tags. Tags can be on many kilns.\nKilns have a code.\n";
        assert_eq!(variants.permuted(text), permuted);
    }

    #[test]
    fn a_list_stays_under_its_frame() {
        let text = "Use PostgreSQL.\nA pottery with:\n- Kilns with code\n- Glazes with name\n";
        let permuted = "A pottery with:\n- Glazes with name\n- Kilns with code\nUse PostgreSQL.\n";
        assert_eq!(Variants::default().permuted(text), permuted);
    }

    #[test]
    fn a_line_of_another_form_is_refused() {
        assert!(Variants::of("swap task").expect_err("a swap has two nouns").contains("`swap task`"));
    }
}
