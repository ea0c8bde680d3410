//! Words between the clauses of a sentence: "while", "although", a colon before an explanation; and asides ("in turn", "of course"), which say nothing.

use super::lexer::{Kind, Token};
use super::noun::Noun;
use super::verb;
use super::vocabulary::{among, is_finite, is_stop};

/// Says how a sentence stands to the one before it, and nothing of the data.
const ASIDES: &[&str] = &[
    "additionally",
    "as a rule",
    "as it happens",
    "by the way",
    "for its part",
    "for their part",
    "furthermore",
    "however",
    "in addition",
    "in fact",
    "in general",
    "in our case",
    "in practice",
    "in turn",
    "likewise",
    "moreover",
    "naturally",
    "obviously",
    "of course",
    "on the one hand",
    "on the other hand",
    "over the years",
    "over time",
    "similarly",
    "therefore",
    "thus",
];

/// The same, behind the last word of a sentence and without a comma.
const TAILS: &[&str] = &["as well", "over the years", "over time", "too"];

/// Between two clauses of which each says something by itself.
const BETWEEN: &[&str] = &["although", "so", "though", "whereas", "while", "yet"];

/// The sentences of one, without asides.
pub(super) fn apart(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let mut out = Vec::new();
    let mut rest = without_asides(tokens);
    while let Some((end, begin)) = border(&rest) {
        let behind = rest.split_off(begin);
        rest.truncate(end);
        out.push(std::mem::replace(&mut rest, behind));
    }
    out.push(rest);
    out
}

/// Whether these words come at this place.
fn sees(tokens: &[Token], at: usize, words: &str) -> bool {
    let mut at = at;
    let first = tokens.get(at).and_then(|token| token.low.bytes().next());
    first == words.bytes().next()
        && words.split(' ').all(|word| {
            at += 1;
            tokens.get(at - 1).is_some_and(|token| token.kind == Kind::Word && token.low == word)
        })
}

/// "A loom therefore has a weaver", "weavers may of course have several": between a subject and its verb, or behind "may".
fn is_inside(tokens: &[Token], at: usize) -> bool {
    let low = |at: usize| tokens.get(at).map_or("", |token| token.low.as_str());
    let one = matches!(low(at), "however" | "moreover" | "naturally" | "obviously" | "therefore" | "thus");
    let verb = is_finite(low(at + 1)) || tokens.get(at + 1).is_some_and(verb::may_be_verb);
    sees(tokens, at, "of course") || one && verb && !verb::is_past(low(at + 1))
}

/// "Over the years a wagon carries many crates", ", and over time a crate …"
fn opens_clause(tokens: &[Token], at: usize, length: usize) -> bool {
    let joins =
        at.checked_sub(1).and_then(|at| tokens.get(at)).is_none_or(|word| matches!(word.low.as_str(), "and" | "but"));
    let next = tokens
        .get(at + length)
        .is_some_and(|next| matches!(next.low.as_str(), "a" | "an" | "each" | "every" | "one" | "the"));
    joins && next && sees(tokens, at, "over")
}

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

fn without_asides(mut tokens: Vec<Token>) -> Vec<Token> {
    let comma = |tokens: &[Token], at: usize| tokens.get(at).is_some_and(|token| token.is_mark(","));
    let mut at = 0;
    while at < tokens.len() {
        let aside = ASIDES.iter().find(|words| sees(&tokens, at, words)).map(|words| words.split(' ').count());
        let Some(length) = aside else {
            at += 1;
            continue;
        };
        let (opened, closed) = (at > 0 && comma(&tokens, at - 1), comma(&tokens, at + length));
        let last = at + length == tokens.len();
        // "In addition to a name" is no aside.
        if at == 0 && closed {
            tokens.drain(..=length);
        } else if opened && (closed || last) {
            tokens.drain(at - 1..at + length + usize::from(closed));
            at -= 1;
        } else if at > 0 && is_inside(&tokens, at) || opens_clause(&tokens, at, length) {
            tokens.drain(at..at + length);
        } else {
            at += 1;
        }
    }
    // "A pot therefore belongs to one kiln": it joins what is said to what was said before, wherever it stands.
    const JOINING: &[&str] = &[
        "accordingly",
        "consequently",
        "furthermore",
        "hence",
        "moreover",
        "naturally",
        "obviously",
        "therefore",
        "thus",
    ];
    let joins = |token: &Token| token.kind == Kind::Word && among(JOINING, &token.low);
    if tokens.len() > 2 {
        tokens.retain(|token| !joins(token));
    }
    always(&mut tokens);
    comes_with(&mut tokens);
    both_of(&mut tokens);
    // "Cannot lie before the start date" is "cannot be".
    for at in 1..tokens.len() {
        let is = match low(&tokens, at) {
            "lie" => "be",
            "lies" => "is",
            _ => continue,
        };
        // Without "cannot" before it a word is missing.
        let modal = is == "is"
            || matches!(low(&tokens, at - 1), "cannot" | "can" | "may" | "must" | "never" | "not" | "should");
        if modal
            && matches!(low(&tokens, at + 1), "after" | "before")
            && let Some(token) = tokens.get_mut(at)
        {
            (token.low, token.text) = (is.to_owned(), is.to_owned());
        }
    }
    // "Each day a reading is noted": the next word says that it is no subject.
    let time = tokens.first().is_some_and(|first| matches!(first.low.as_str(), "each" | "every"))
        && tokens.get(1).is_some_and(|when| {
            matches!(when.low.as_str(), "day" | "evening" | "month" | "morning" | "night" | "season" | "week" | "year")
        });
    let determined =
        |token: &Token| matches!(token.low.as_str(), "a" | "an" | "each" | "every" | "one" | "several" | "the");
    if time && tokens.get(2).is_some_and(|next| next.is_mark(",") || determined(next)) {
        tokens.drain(..2 + usize::from(tokens.get(2).is_some_and(|next| next.is_mark(","))));
    }
    // "Usually cares for several": of how many it is said how often there are several.
    const OFTEN: &[&str] = &["generally", "normally", "typically", "usually"];
    let often = tokens.iter().position(|token| OFTEN.contains(&token.low.as_str()));
    if let Some(at) = often.filter(|at| *at > 0) {
        let many = |token: &Token| matches!(token.low.as_str(), "many" | "multiple" | "several");
        if tokens.iter().skip(at + 1).take(4).any(many) {
            tokens.remove(at);
        }
    }
    for words in TAILS {
        let length = words.split(' ').count();
        let Some(from) = tokens.len().checked_sub(length).filter(|from| *from > 2) else { continue };
        if sees(&tokens, from, words) {
            tokens.truncate(from);
            if tokens.last().is_some_and(|last| last.is_mark(",")) {
                tokens.pop();
            }
        }
    }
    tokens
}

/// "An attack and a health (both integers)" gives each of the two its type.
fn both_of(tokens: &mut Vec<Token>) {
    const TYPES: &[&str] = &["booleans", "dates", "decimals", "floats", "integers", "timestamps", "times"];
    let opens = |at: &usize| {
        tokens.get(*at).is_some_and(|open| open.is_mark("("))
            && low(tokens, at + 1) == "both"
            && TYPES.contains(&low(tokens, at + 2))
            && tokens.get(at + 3).is_some_and(|close| close.is_mark(")"))
    };
    let Some(open) = (2..tokens.len()).find(opens) else { return };
    let in_name = |at: &usize| tokens.get(*at).is_some_and(|token| token.is_name() && token.low != "and");
    let name = (0..open).rev().take_while(in_name).count();
    let Some(and) = open.checked_sub(name + 1) else { return };
    let named =
        low(tokens, and) == "and" && and + 1 < open && and > 0 && tokens.get(and - 1).is_some_and(Token::is_name);
    if !named {
        return;
    }
    tokens.remove(open + 1);
    if let Some(ty) = tokens.get_mut(open + 1) {
        ty.low.pop();
        ty.text.pop();
    }
    let typed: Vec<Token> = tokens.get(open..open + 3).unwrap_or(&[]).to_vec();
    let span = tokens.get(and).map(|and| and.span);
    let typed = typed.into_iter().filter_map(|token| Some(Token::inserted(token.kind, &token.text, span?)));
    tokens.splice(and..and, typed.collect::<Vec<_>>());
}

/// "Articles come with a name", "residents sign up with a unique email" say what they have.
fn comes_with(tokens: &mut Vec<Token>) {
    let Some(with) = tokens.iter().take(8).position(|token| token.low == "with").filter(|with| *with > 1) else {
        return;
    };
    let (first, before) = (low(tokens, with - 1), low(tokens, with - 2));
    let from = match (before, first) {
        (_, "come" | "comes") => with - 1,
        ("sign" | "signs", "up") => with - 2,
        _ => return,
    };
    let subject = tokens.get(..from).and_then(Noun::read).filter(|noun| noun.plural || !noun.determiner.is_empty());
    let lists = matches!(low(tokens, with + 1), "a" | "an" | "its" | "their" | "unique");
    let Some(span) = tokens.get(from).map(|token| token.span).filter(|_| subject.is_some() && lists) else { return };
    let has = if first == "comes" || before == "signs" { "has" } else { "have" };
    let whole = tokens.get(with).map_or(span, |last| span.to(last.span));
    tokens.splice(from..=with, [Token::inserted(Kind::Word, has, whole)]);
}

/// "A firing always concerns one format": a verb says so by itself.
fn always(tokens: &mut Vec<Token>) {
    let Some(at) = tokens.iter().position(|token| token.low == "always").filter(|at| *at > 0) else { return };
    let before = tokens.get(at - 1).is_some_and(|before| {
        before.is_name() && !is_stop(&before.low) && !is_finite(&before.low)
            || matches!(before.low.as_str(), "and" | "but")
    });
    let verb = tokens.get(at + 1).is_some_and(|next| verb::may_be_verb(next) && verb::base(&next.low).is_some());
    if before && verb {
        tokens.remove(at);
    }
}

/// Where the first of several clauses ends, and where the next begins.
fn border(tokens: &[Token]) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if token.is_mark("(") {
            depth += 1;
        } else if token.is_mark(")") {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || at < 1 {
            continue;
        }
        let before = tokens.get(..at).unwrap_or(&[]);
        let between = |ahead: usize| tokens.get(at + ahead).is_some_and(|next| BETWEEN.contains(&next.low.as_str()));
        // ", and the latter must be later than the former" is about the fields before it.
        let joined =
            usize::from(token.is_mark(",")) + usize::from(low(tokens, at + usize::from(token.is_mark(","))) == "and");
        if joined > 0
            && low(tokens, at + joined) == "the"
            && matches!(low(tokens, at + joined + 1), "former" | "latter")
            && tokens.len() > at + joined + 3
            && low(tokens, at + joined + 2) != "being"
        {
            return Some((at, at + joined));
        }
        if token.is_mark(",") && between(1) && begins(tokens.get(at + 2..)?) {
            return Some((at, at + 2));
        }
        if token.is_mark(":") && says(before) && begins(tokens.get(at + 1..)?) {
            return Some((at, at + 1));
        }
        if token.is_mark(":") && repeats(before, tokens.get(at + 1..)?) {
            return Some((0, at + 1));
        }
    }
    None
}

/// Whether a clause begins here: a name, or what points back to one, and a verb.
fn begins(tokens: &[Token]) -> bool {
    let finite = tokens.iter().position(|token| token.kind == Kind::Word && is_finite(&token.low));
    let verb = finite.into_iter().chain(verb::position(tokens)).min();
    let Some(verb) = verb.filter(|verb| (1..7).contains(verb)) else { return false };
    let Some(subject) = tokens.get(..verb) else { return false };
    let points = matches!(subject, [only] if matches!(only.low.as_str(), "it" | "they"));
    let hedged = |token: &Token| matches!(token.low.as_str(), "also" | "always" | "each" | "both" | "only");
    let subject = match subject.split_last() {
        Some((last, rest)) if !rest.is_empty() && hedged(last) => rest,
        _ => subject,
    };
    points || Noun::read(subject).is_some_and(|noun| noun.plural || !noun.determiner.is_empty())
}

/// Whether what stands before a colon is more than a label or the head of a list.
fn says(tokens: &[Token]) -> bool {
    // "Potters fire kilns" has a verb, "waiting list entries" has none.
    let first = tokens.first().is_some_and(|first| crate::name::is_plural(&first.low));
    let bare = tokens.iter().all(Token::is_name) && tokens.len() < 4 && !first;
    let label = tokens.iter().any(|token| token.is_mark("'") || token.is_mark(":"));
    !bare && !label && tokens.iter().filter(|token| token.is_name()).count() > 2
}

/// "Loans: every loan has a date": the label is the subject of what follows.
fn repeats(label: &[Token], behind: &[Token]) -> bool {
    let Some(noun) = Noun::read(label).filter(|noun| label.len() < 4 && noun.determiner.is_empty()) else {
        return false;
    };
    let verb = behind.iter().position(|token| token.kind == Kind::Word && is_finite(&token.low));
    let subject = verb.and_then(|verb| behind.get(..verb)).and_then(Noun::read);
    subject.is_some_and(|subject| subject.model() == noun.model() && !subject.determiner.is_empty())
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
        let join = |tokens: Vec<Token>| tokens.iter().map(|token| token.text.clone()).collect::<Vec<_>>().join(" ");
        apart(tokens).into_iter().map(join).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn clauses_stand_apart() {
        assert_eq!(
            show("Each kiln has a fuel, while each shelf has a depth"),
            ["Each kiln has a fuel", "each shelf has a depth"]
        );
        assert_eq!(show("Potters fire kilns: every kiln has a fuel"), ["Potters fire kilns", "every kiln has a fuel"]);
        assert_eq!(show("Kilns: every kiln has a fuel"), ["every kiln has a fuel"]);
        for whole in ["Kilns : name , fuel", "A kiln is in one of these stages : raw , fired", "A kiln , while hot"] {
            assert_eq!(show(whole), [whole]);
        }
    }

    #[test]
    fn asides_say_nothing() {
        assert_eq!(show("A kiln, on the other hand, has a fuel too"), ["A kiln has a fuel"]);
        assert_eq!(show("However, a kiln may of course have a fuel"), ["a kiln may have a fuel"]);
        assert_eq!(show("In addition to a name it has a fuel"), ["In addition to a name it has a fuel"]);
    }

    #[test]
    fn lists_are_sorted() {
        assert!(ASIDES.is_sorted() && TAILS.is_sorted() && BETWEEN.is_sorted());
    }
}
