//! Adverbs: they say something of a sentence and name nothing.

use super::vocabulary::among;

/// Nouns and adjectives in "-ly"; every other word of that end is an adverb.
const NOUNS_IN_LY: &[&str] = &[
    "ally",
    "anomaly",
    "assembly",
    "belly",
    "bimonthly",
    "biweekly",
    "bully",
    "butterfly",
    "costly",
    "curly",
    "daily",
    "disassembly",
    "doily",
    "dolly",
    "dragonfly",
    "duopoly",
    "early",
    "easterly",
    "elderly",
    "family",
    "firefly",
    "fly",
    "folly",
    "fortnightly",
    "friendly",
    "gully",
    "half-yearly",
    "holly",
    "homily",
    "hourly",
    "italy",
    "jelly",
    "july",
    "likely",
    "lily",
    "lively",
    "lonely",
    "lovely",
    "melancholy",
    "monopoly",
    "monthly",
    "multiply",
    "nightly",
    "northerly",
    "oligopoly",
    "orderly",
    "panoply",
    "ply",
    "poly",
    "potbelly",
    "quarterly",
    "rally",
    "reassembly",
    "reply",
    "resupply",
    "sally",
    "semimonthly",
    "sicily",
    "southerly",
    "subassembly",
    "subfamily",
    "supply",
    "tally",
    "timely",
    "ugly",
    "waterfly",
    "weekly",
    "westerly",
    "yearly",
];

/// Adverbs without that end.
const ADVERBS: &[&str] = &[
    "almost",
    "already",
    "anyway",
    "ever",
    "instead",
    "maybe",
    "once",
    "quite",
    "sometimes",
    "somewhat",
    "soon",
    "twice",
];

/// Says how or how often something is done: no name ends in it ("a title quickly", "tasks almost have"), unless it stands in back-ticks.
pub(super) fn is_adverb(word: &str) -> bool {
    among(ADVERBS, word) || (word.len() > 3 && word.ends_with("ly") && NOUNS_IN_LY.binary_search(&word).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_no_adverbs() {
        assert!(NOUNS_IN_LY.is_sorted() && ADVERBS.is_sorted());
        assert!(["quickly", "usually", "almost", "temporarily"].iter().all(|word| is_adverb(word)));
        assert!(!["family", "reply", "monthly", "supply", "fly", "title"].iter().any(|word| is_adverb(word)));
    }
}
