//! "A starts at and an ends at", "measured at timestamp": a small word that ends the name of a field is put to the word before it.

use super::lexer::{Kind, Token};
use super::verb;

/// What a moment is called by; of other words in "s" a plural is as likely.
const MOMENTS: &[&str] =
    &["arrives", "begins", "closes", "departs", "ends", "expires", "finishes", "leaves", "opens", "starts", "stops"];

/// Makes one word of "measured at" where nothing follows that something could be at.
pub(super) fn join(tokens: &mut Vec<Token>) {
    let mut at = 1;
    while at + 1 < tokens.len() {
        let joined = match tokens.get(at - 1..) {
            Some([before, first, small, rest @ ..]) if ends(&small.low, rest) && names(before, first) => {
                let mut one = first.clone();
                one.text = format!("{} {}", first.text, small.text);
                one.low = format!("{} {}", first.low, small.low);
                one.span = first.span.to(small.span);
                Some(one)
            }
            _ => None,
        };
        if let Some(one) = joined {
            tokens.splice(at..at + 2, [one]);
        }
        at += 1;
    }
}

/// "A measured", ", ends"; not "is based", which says where.
fn names(before: &Token, word: &Token) -> bool {
    const SAYS: &[&str] = &[
        "are", "be", "been", "being", "get", "gets", "he", "i", "is", "it", "she", "they", "was", "we", "were", "who",
        "you",
    ];
    let moment = MOMENTS.contains(&word.low.as_str());
    let participle = verb::is_past(&word.low);
    word.kind == Kind::Word && !word.possessive && (moment || participle) && !SAYS.contains(&before.low.as_str())
}

/// Whether the name ends behind this small word.
fn ends(small: &str, rest: &[Token]) -> bool {
    let low = |at: usize| rest.get(at).map_or("", |token| token.low.as_str());
    let border = |at: usize| {
        rest.get(at).is_none_or(|next| {
            let mark = next.kind == Kind::Mark && matches!(next.low.as_str(), "," | "(" | ")" | ":");
            let word = matches!(
                next.low.as_str(),
                "and" | "or" | "is" | "are" | "must" | "can" | "cannot" | "may" | "should" | "defaults"
            );
            mark || word
        })
    };
    match small {
        "at" => border(0) || matches!(low(0), "timestamp" | "datetime") && border(1),
        // Without its type nobody knows whether it is a day or a place.
        "on" => low(0) == "date" && border(1) || low(0) == "(" && matches!(low(1), "date" | "optional"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::english::lexer::lex;
    use crate::text::Sources;

    fn show(text: &str) -> String {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let mut tokens = Vec::new();
        lex(id, text, 0..text.len(), &mut tokens);
        join(&mut tokens);
        tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn names_end_in_small_words() {
        assert_eq!(show("a starts at and an ends at"), "a|starts at|and|an|ends at");
        assert_eq!(show("a fired at timestamp, left at (optional)"), "a|fired at|timestamp|,|left at|(|optional|)");
        assert_eq!(show("by fired at"), "by|fired at");
        assert_eq!(show("an opened on date"), "an|opened on|date");
        for apart in ["a tram based at one depot", "it starts at 5", "a kiln it was fired at", "a look at", "posted on"]
        {
            assert_eq!(show(apart), apart.replace(' ', "|"), "{apart}");
        }
        assert!(MOMENTS.is_sorted());
    }
}
