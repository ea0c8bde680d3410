//! "Each batch of spirit has a number. A cask is filled from one batch.": the batch, of which its first sentence says what it is a batch of.

use std::collections::BTreeSet;

use super::lexer::{Kind, Token};
use super::sentence::Sentence;
use super::vocabulary::{is_determiner, is_finite, is_stop};

/// Leaves out what a noun is of where the text calls it by its first word alone elsewhere.
pub(super) fn shorten(list: &mut [Sentence]) {
    let (mut long, mut alone) = (BTreeSet::new(), BTreeSet::new());
    for tokens in list.iter().map(|sentence| &sentence.tokens) {
        let one = matches!(low(tokens, 0), "a" | "an" | "each" | "every");
        let of = low(tokens, 2) == "of" && plain(tokens, 1) && plain(tokens, 3) && is_finite(low(tokens, 4));
        if one && of && !crate::name::is_plural(low(tokens, 3)) {
            long.insert((low(tokens, 1).to_owned(), low(tokens, 3).to_owned()));
        }
    }
    if long.is_empty() {
        return;
    }
    let heads: BTreeSet<String> = long.iter().map(|(head, _)| head.clone()).collect();
    for tokens in list.iter().map(|sentence| &sentence.tokens) {
        for at in (1..tokens.len()).filter(|at| heads.contains(low(tokens, *at))) {
            let determined = is_determiner(low(tokens, at - 1)) || matches!(low(tokens, at - 1), "one" | "same");
            if determined && low(tokens, at + 1) != "of" && !plain(tokens, at + 1) {
                alone.insert(low(tokens, at).to_owned());
            }
        }
    }
    long.retain(|(head, _)| alone.contains(head));
    for sentence in list.iter_mut().filter(|_| !long.is_empty()) {
        let mut at = 0;
        while at + 2 < sentence.tokens.len() {
            let tokens = &sentence.tokens;
            let pair = (low(tokens, at).to_owned(), low(tokens, at + 2).to_owned());
            if low(tokens, at + 1) == "of" && long.contains(&pair) {
                sentence.tokens.drain(at + 1..at + 3);
            }
            at += 1;
        }
    }
}

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

/// A word that may be in a name, and no verb that makes a sentence.
fn plain(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == Kind::Word && !is_stop(&token.low) && !is_finite(&token.low))
}
