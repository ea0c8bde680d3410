//! For a sentence that was not understood: the nearest ones that would be, with the user's own nouns.

use super::clause::Clause;
use super::form::Form;
use super::lexer::{Kind, Token};
use super::noun::{Noun, article};
use super::vocabulary::{is_determiner, is_stop};
use crate::name;

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// The two nearest forms' sentences, filled with the nouns of this clause.
pub(super) fn nearest(clause: &Clause<'_>, forms: &[&'static Form]) -> Vec<String> {
    let words: Vec<String> = clause.tokens.iter().map(|token| token.low.clone()).collect();
    let score = |form: &Form| {
        let hits = form
            .cues
            .iter()
            .filter(|cue| words.iter().any(|word| word == *cue || word.starts_with(**cue) && cue.len() > 4));
        hits.count()
    };
    let mut scored: Vec<(usize, &Form)> =
        forms.iter().map(|form| (score(form), *form)).filter(|(score, _)| *score > 0).collect();
    scored.sort_by_key(|(score, form)| (std::cmp::Reverse(*score), form.name));
    let mut nouns = Nouns::of(clause);
    let mut list: Vec<String> = Vec::new();
    let fallback = forms.iter().filter(|form| form.name == "have").map(|form| (0, *form));
    for (_, form) in scored.into_iter().take(2).chain(fallback) {
        // Who searches is not what is searched.
        if form.name == "search" && nouns.one == "user" && clause.tokens.iter().any(|token| nouns.is_other(token)) {
            std::mem::swap(&mut nouns.one, &mut nouns.other);
        }
        let sentence = nouns.fill(form.template);
        if !list.contains(&sentence) && list.len() < 2 {
            list.push(sentence);
        }
    }
    list
}

/// The nouns that a template may ask for.
struct Nouns {
    one: String,
    other: String,
    field: String,
}

impl Nouns {
    fn of(clause: &Clause<'_>) -> Nouns {
        let mut entities: Vec<String> = Vec::new();
        let mut field = None;
        for (at, token) in clause.tokens.iter().enumerate() {
            let Some(noun) = noun(token) else { continue };
            // An unknown word in "-s" further back may be a verb: "each guild sees …".
            let opens = clause.tokens.iter().take(at).all(|t| is_determiner(&t.low));
            if !clause.book.knows(&noun) && clause.book.is_field(&noun) {
                field.get_or_insert_with(|| noun.one().to_owned());
            } else if (clause.book.knows(&noun) || (noun.plural && opens))
                && !entities.iter().any(|entity| entity == noun.one())
            {
                entities.push(noun.one().to_owned());
            }
        }
        for entity in clause.book.entities().iter().take(4) {
            let one = name::words(&entity.name).join(" ");
            if !entities.contains(&one) {
                entities.push(one);
            }
        }
        let mut entities = entities.into_iter();
        let one = entities.next().unwrap_or_else(|| "task".to_owned());
        let other = entities.next().unwrap_or_else(|| if one == "project" { "team" } else { "project" }.to_owned());
        let field = field.filter(|field| *field != one).unwrap_or_else(|| "name".to_owned());
        Nouns { one, other, field }
    }

    /// Whether a word is the second noun, in either number.
    fn is_other(&self, token: &Token) -> bool {
        name::singular(&token.low) == self.other
    }

    /// `{one}`, `{many}`, `{a one}`, `{other}`, `{others}`, `{a other}`, `{field}`, `{a field}`; `^` makes a capital.
    fn fill(&self, template: &str) -> String {
        let many = |one: &str| name::table(one).replace('_', " ");
        let with = |one: &str| format!("{} {one}", article(one));
        let pairs = [
            ("{one}", self.one.clone()),
            ("{many}", many(&self.one)),
            ("{a one}", with(&self.one)),
            ("{other}", self.other.clone()),
            ("{others}", many(&self.other)),
            ("{a other}", with(&self.other)),
            ("{field}", self.field.clone()),
            ("{a field}", with(&self.field)),
        ];
        let filled = pairs.iter().fold(template.to_owned(), |text, (mark, noun)| text.replace(mark, noun));
        capital(&filled)
    }
}

fn noun(token: &Token) -> Option<Noun> {
    let word = token.kind == Kind::Word && !is_stop(&token.low) && !is_determiner(&token.low);
    let clean = token.text.chars().all(|c| c.is_ascii_alphabetic());
    if !word || !clean || super::form::is_cue(&token.low) { None } else { Noun::read(std::slice::from_ref(token)) }
}
