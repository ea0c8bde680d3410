//! Names of entities and fields in a text: a few words with at most a determiner before them.

use super::adverb::is_adverb;
use super::lexer::{Kind, Token};
use super::named::Named;
use super::vocabulary::{determiner, is_stop};
pub(super) use crate::name::article;
use crate::text::Span;

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its words, without the determiner.
    pub(super) text: Named,
    /// The determiner, or empty.
    pub(super) determiner: &'static str,
    /// Its last word is a plural.
    pub(super) plural: bool,
    /// Where its words stand, without the determiner.
    pub(super) span: Span,
}

impl Noun {
    /// Words that are a name and nothing else; `None` where something stands among them that no name has.
    pub(super) fn read(tokens: &[Token]) -> Option<Noun> {
        // Asked of each beginning of each sentence, so what is too long is seen at once.
        if tokens.len() > LONGEST + 1 {
            return None;
        }
        let opening = tokens.split_first().filter(|(first, _)| first.kind == Kind::Word);
        let opening = opening.and_then(|(first, rest)| Some((determiner(&first.low)?, rest)));
        let (determiner, words) = opening.unwrap_or(("", tokens));
        let (first, last) = (words.first()?, words.last()?);
        let apart = words.len() > 1 && words.iter().any(|token| matches!(token.kind, Kind::Ticked | Kind::Quoted));
        let adverb = last.kind == Kind::Word && is_adverb(&last.low);
        if words.len() > LONGEST
            || apart
            || adverb
            || (words.len() > 1 && last.kind == Kind::Word && QUANTIFIERS.contains(&last.low.as_str()))
            || doubled(words)
            || !words.iter().enumerate().all(|(at, token)| may_be_in_name(words, at, token))
        {
            return None;
        }
        let text = match words {
            [only] => Named::from(only.text.as_str()),
            _ => words.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ").into(),
        };
        let plural = text.is_plural();
        Some(Noun { text, determiner, plural, span: first.span.to(last.span) })
    }

    /// Several names: "projects and tasks", "status, due date and owner".
    pub(super) fn list(tokens: &[Token]) -> Option<Vec<Noun>> {
        let connects = |token: &Token| token.is_mark(",") || matches!(token.low.as_str(), "and" | "or" | "&");
        let parts = tokens.split(connects).filter(|part| !part.is_empty());
        let nouns: Option<Vec<Noun>> = parts.map(Noun::read).collect();
        let ends = tokens.first().is_some_and(connects) || tokens.last().is_some_and(connects);
        let double = tokens.windows(2).any(|pair| pair.iter().all(|token| token.is_mark(",")));
        nouns.filter(|nouns| !nouns.is_empty() && !ends && !double)
    }

    /// Its Rust name as an entity (`order items` → `OrderItem`).
    pub(super) fn model(&self) -> &str {
        self.text.model()
    }

    /// Its name as a field (`due date` → `due_date`).
    pub(super) fn field(&self) -> &str {
        self.text.field()
    }

    /// The same with the last word in the singular (`due dates` → `due_date`).
    pub(super) fn singular_field(&self) -> &str {
        self.text.singular_field()
    }

    /// In lower case and in the singular, for people ("order item").
    pub(super) fn one(&self) -> &str {
        self.text.one()
    }

    /// Its last word, where it has several: the harbour of "a home harbour".
    pub(super) fn head(&self) -> Option<Noun> {
        let (_, last) = self.text.rsplit_once(' ')?;
        Some(self.named(last))
    }

    /// With an article, for people ("an order item").
    pub(super) fn a(&self) -> String {
        let one = self.one();
        format!("{} {one}", article(one))
    }

    /// In lower case and in the plural, for people ("order items").
    pub(super) fn many(&self) -> &str {
        self.text.many()
    }

    /// "Each" or "every" stands before it.
    pub(super) fn is_each(&self) -> bool {
        matches!(self.determiner, "each" | "every")
    }

    /// A noun of which a rule knows the words and the place.
    pub(super) fn new(text: impl Into<Named>, plural: bool, span: Span) -> Noun {
        Noun { text: text.into(), determiner: "", plural, span }
    }

    /// The same under another name.
    pub(super) fn named(&self, text: impl Into<Named>) -> Noun {
        Noun { text: text.into(), ..*self }
    }

    /// The same under another name, in the singular.
    pub(super) fn one_named(&self, text: impl Into<Named>) -> Noun {
        Noun { plural: false, ..self.named(text) }
    }
}

/// Words that a name has at most.
const LONGEST: usize = 5;

/// "A name name": a slip of the pen.
pub(super) fn doubled(words: &[Token]) -> bool {
    words.windows(2).any(|pair| matches!(pair, [one, two] if one.kind == Kind::Word && one.low == two.low))
}

/// "can't", "they're": a verb, and perhaps a negation.
fn is_contraction(word: &str) -> bool {
    ["t", "re", "ll", "ve"].iter().any(|end| word.strip_suffix(end).is_some_and(|stem| stem.ends_with(['\'', '’'])))
}

/// Words that say how many of something there are; behind it ("glazes multiple") they are out of place.
const QUANTIFIERS: &[&str] = &["multiple", "one", "own", "single", "some"];

/// What these words are "of" is not part of a name: "a default of 3".
const MEASURES: &[&str] = &["array", "collection", "default", "length", "list", "maximum", "minimum", "range", "set"];

fn may_be_in_name(words: &[Token], at: usize, token: &Token) -> bool {
    let between = at > 0 && at + 1 < words.len();
    match token.kind {
        Kind::Ticked | Kind::Quoted => true,
        // "date of birth", "number of seats"
        Kind::Word if token.low == "of" => {
            // "a price of 10"
            let measured = words.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
            // "A maximum number of guests" is a name, "a maximum of 5" a limit.
            let number = words.get(1).is_some_and(|second| second.low == "number");
            between
                && !measured
                && (number || !words.first().is_some_and(|first| MEASURES.contains(&first.low.as_str())))
        }
        // "a height above 5" is a limit.
        Kind::Word if matches!(token.low.as_str(), "above" | "after" | "before" | "below" | "over" | "under") => {
            words.get(at + 1).is_none_or(|next| next.kind != Kind::Number)
        }
        Kind::Word => !is_stop(&token.low) && !is_contraction(&token.low),
        // "line 2" is a name, "2 lines" is not, and "max 2" is a limit.
        Kind::Number => {
            let limits = |word: &str| MEASURES.contains(&word) || matches!(word, "max" | "min");
            at > 0
                && at + 1 == words.len()
                && token.text.bytes().all(|byte| byte.is_ascii_digit())
                && !words.first().is_some_and(|first| limits(&first.low))
        }
        Kind::Mark => false,
    }
}
