//! What is set into a sentence right behind its subject: "a musician, who plays in one section, has a name", "captains (name, rank) steer ships".
//! Each is a sentence of its own about that noun.

use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::split::shows_fields;
use super::verb;
use super::vocabulary::{is_determiner, is_finite, is_stop};

/// The sentence without what is set into it, and that as sentences behind it.
pub(super) fn apart(mut tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let mut out = Vec::new();
    // Each round takes one out; more of them in one sentence nobody can follow.
    for _ in 0..4 {
        let Some(found) = relative(&tokens).or_else(|| behind(&tokens)).or_else(|| fields(&tokens)) else { break };
        out.push(found.says);
        tokens.drain(found.from..found.to);
    }
    out.insert(0, tokens);
    out
}

struct Inset {
    /// Its tokens, with the commas or parentheses around it.
    from: usize,
    to: usize,
    says: Vec<Token>,
}

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

fn finite_at(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == Kind::Word && is_finite(&token.low))
}

/// Where the noun begins that ends before `end`, if a clause begins there.
fn subject(tokens: &[Token], end: usize) -> Option<usize> {
    let stops = |at: usize| {
        at == 0
            || tokens
                .get(at - 1)
                .is_some_and(|before| before.is_mark(",") || matches!(before.low.as_str(), "and" | "but"))
    };
    let from =
        (end.saturating_sub(5)..end).find(|at| stops(*at) && tokens.get(*at..end).and_then(Noun::read).is_some())?;
    let noun = tokens.get(from..end).and_then(Noun::read)?;
    let bare = tokens.get(from..end)?.iter().any(|token| is_finite(&token.low) || token.possessive);
    (!bare && (noun.plural || !noun.determiner.is_empty())).then_some(from)
}

/// ", who plays in one section," and ", of whom we keep a name," before a verb.
fn relative(tokens: &[Token]) -> Option<Inset> {
    for at in 1..tokens.len() {
        let opens = tokens.get(at).is_some_and(|token| token.is_mark(","));
        let (skip, way) = match (low(tokens, at + 1), low(tokens, at + 2)) {
            _ if !opens => continue,
            ("who" | "which", _) => (2, Way::Does),
            ("whose", _) => (2, Way::Has),
            ("each", "of") if matches!(low(tokens, at + 3), "which" | "whom") => (4, Way::Does),
            ("of" | "about" | "for" | "on", "whom" | "which") => (3, Way::Kept),
            _ => continue,
        };
        let Some(from) = subject(tokens, at) else { continue };
        // The verb of the sentence stands behind the comma that closes it.
        let acts = |at: usize| tokens.get(at..).is_some_and(verb::opens);
        let closes = |close: &usize| {
            tokens.get(*close).is_some_and(|token| token.is_mark(","))
                && (finite_at(tokens, close + 1) || acts(close + 1))
        };
        let Some(close) = (at + skip + 1..tokens.len()).find(closes) else { continue };
        let noun = tokens.get(from..at)?;
        let inner = tokens.get(at + skip..close)?;
        let says = match way {
            Way::Does => [noun, inner].concat(),
            Way::Has => {
                let mut noun = noun.to_vec();
                if let Some(last) = noun.last_mut() {
                    last.possessive = true;
                }
                [&noun, inner].concat()
            }
            Way::Kept => {
                let determined = noun.first().is_some_and(|first| is_determiner(&first.low));
                let bare = noun.get(usize::from(determined)..)?;
                let span = noun.first()?.span;
                let lead = ["for", "each"].map(|word| Token::inserted(Kind::Word, word, span));
                [&lead[..], bare, &[Token::inserted(Kind::Mark, ",", span)], inner].concat()
            }
        };
        return Some(Inset { from: at, to: close + 1, says });
    }
    None
}

/// ", of whom the name and the phone are stored", behind the last noun of a clause.
fn behind(tokens: &[Token]) -> Option<Inset> {
    const KEPT: &[&str] = &["kept", "known", "noted", "recorded", "registered", "saved", "stored"];
    const KEEP: &[&str] =
        &["keep", "keeps", "know", "knows", "need", "note", "notes", "record", "records", "save", "store", "stores"];
    let opens = |at: usize| {
        tokens.get(at).is_some_and(|token| token.is_mark(","))
            && matches!(low(tokens, at + 1), "about" | "for" | "of" | "on")
            && matches!(low(tokens, at + 2), "which" | "whom")
    };
    let at = (2..tokens.len().saturating_sub(4)).find(|at| opens(*at))?;
    // The noun begins behind an article, a number or the small word of a verb.
    let in_noun = |at: &usize| {
        tokens.get(*at).is_some_and(|token| token.is_name() && !is_determiner(&token.low) && !is_stop(&token.low))
            && !matches!(low(tokens, *at), "many" | "one" | "several")
    };
    let run = (0..at).rev().take_while(in_noun).count();
    let noun = tokens.get(at - run..at).filter(|noun| (1..=3).contains(&noun.len()) && run < at)?;
    Noun::read(noun)?;
    let rest = tokens.get(at + 3..)?;
    let ends = |end: usize| rest.get(end).is_none_or(|next| next.is_mark(",") || next.low == "and");
    let kept = rest.iter().position(|token| KEPT.contains(&token.low.as_str())).filter(|kept| ends(kept + 1));
    let close = match kept {
        Some(kept) => kept + 1,
        // "Of whom we keep a name and a phone", up to the end.
        None if rest.iter().take(4).any(|token| KEEP.contains(&token.low.as_str())) => {
            let finite = |token: &Token| token.kind == Kind::Word && is_finite(&token.low);
            if rest.iter().any(finite) {
                return None;
            }
            rest.len()
        }
        None => return None,
    };
    let span = tokens.get(at)?.span;
    let lead = ["for", "each"].map(|word| Token::inserted(Kind::Word, word, span));
    let says = [&lead[..], noun, &[Token::inserted(Kind::Mark, ",", span)], rest.get(..close)?].concat();
    Some(Inset { from: at, to: at + 3 + close, says })
}

/// How the clause is about its noun.
enum Way {
    Does,
    Has,
    Kept,
}

/// "Captains (name, rank) steer ships", "several workers (name, phone)".
fn fields(tokens: &[Token]) -> Option<Inset> {
    let open = tokens.iter().position(|token| token.is_mark("("))?;
    let close = open + tokens.get(open..)?.iter().position(|token| token.is_mark(")"))?;
    let mut inner = tokens.get(open + 1..close)?;
    if inner.iter().any(|token| token.is_mark("(") || token.is_mark(";")) {
        return None;
    }
    let goes_on = tokens.get(close + 1).is_some_and(Token::is_name) && says_more(tokens.get(close + 1..)?);
    let from = match if goes_on { subject(tokens, open) } else { None } {
        Some(from) => from,
        _ if close + 1 == tokens.len() => counted(tokens, open)?,
        _ => return None,
    };
    let plural = tokens.get(from..open).and_then(Noun::read)?;
    if !plural.plural {
        return None;
    }
    if let [points, have, rest @ ..] = inner
        && matches!(points.low.as_str(), "they" | "each")
        && matches!(have.low.as_str(), "have" | "has")
    {
        inner = rest;
    } else if !is_list(inner) {
        return None;
    }
    let noun = tokens.get(from..open)?;
    let noun = noun.iter().skip(usize::from(!plural.determiner.is_empty()));
    let mut says: Vec<Token> = noun.cloned().collect();
    says.push(Token::inserted(Kind::Word, "have", tokens.get(open)?.span));
    says.extend(inner.iter().cloned());
    Some(Inset { from: open, to: close + 1, says })
}

/// A verb and something behind it, not only more words of a name.
fn says_more(tokens: &[Token]) -> bool {
    let first = tokens
        .first()
        .is_some_and(|first| !matches!(first.low.as_str(), "and" | "or" | "with" | "that" | "which" | "who"));
    first && tokens.len() > 1
}

/// "Many pots" before a parenthesis: where the pots begin.
fn counted(tokens: &[Token], end: usize) -> Option<usize> {
    const MANY: &[&str] = &["many", "more", "multiple", "several", "some", "various"];
    let from = (end.saturating_sub(3)..end).find(|at| *at > 1 && MANY.contains(&low(tokens, at - 1)))?;
    tokens.get(from..end).and_then(Noun::read).map(|_| from)
}

/// At least two fields, and nothing else.
fn is_list(inner: &[Token]) -> bool {
    let joins = |token: &Token| token.is_mark(",") || token.low == "and";
    let parts: Vec<Vec<Token>> = inner.split(joins).filter(|part| !part.is_empty()).map(<[Token]>::to_vec).collect();
    let named = |part: &Vec<Token>| {
        let said =
            |token: &&Token| matches!(token.low.as_str(), "a" | "an" | "optional" | "required" | "their" | "unique");
        let words = part.get(part.iter().take_while(said).count()..).unwrap_or(&[]);
        Noun::read(words).is_some()
    };
    let bare = |part: &Vec<Token>| matches!(part.as_slice(), [only] if matches!(only.low.as_str(), "optional" | "required" | "unique"));
    parts.len() > 1 && parts.iter().all(named) && !parts.iter().any(bare) && shows_fields(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::english::lexer::lex;
    use crate::text::Sources;

    fn show(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add_file("a.md", text);
        let mut tokens = Vec::new();
        lex(id, text, 0..text.len(), &mut tokens);
        let word = |token: &Token| format!("{}{}", token.text, if token.possessive { "'s" } else { "" });
        let join = |tokens: Vec<Token>| tokens.iter().map(word).collect::<Vec<_>>().join(" ");
        apart(tokens).into_iter().map(join).collect()
    }

    #[test]
    fn clauses_behind_the_subject_stand_apart() {
        assert_eq!(
            show("A potter, who works in one kiln, has a name"),
            ["A potter has a name", "A potter works in one kiln"]
        );
        assert_eq!(
            show("A kiln has a fuel, and a potter, of whom we keep a name and a phone, can fire many kilns"),
            ["A kiln has a fuel , and a potter can fire many kilns", "for each potter , we keep a name and a phone"]
        );
        assert_eq!(show("Kilns, whose code is unique, have a fuel"), ["Kilns have a fuel", "Kilns's code is unique"]);
    }

    #[test]
    fn fields_behind_the_subject_stand_apart() {
        assert_eq!(show("Potters (name, phone) fire kilns"), ["Potters fire kilns", "Potters have name , phone"]);
        assert_eq!(
            show("A kiln has several pots (they have a name and a size)"),
            ["A kiln has several pots", "pots have a name and a size"]
        );
        for whole in [
            "Potters (masters, pupils) fire kilns",
            "A kiln has a stage (raw, fired)",
            "Kilns (unique, optional) have a name",
        ] {
            assert_eq!(show(whole).len(), 1, "{whole}");
        }
    }
}
