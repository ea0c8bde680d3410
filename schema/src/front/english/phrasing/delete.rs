//! "If I delete a task, we also delete its notes", "a task that has notes cannot be deleted", "should a task be deleted, …": in the words of
//! the form of deletes.

use super::{any, low, sees, words};
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

/// In those words.
pub(super) fn rewrite(tokens: &mut Vec<Token>) {
    let cue = |token: &Token| {
        matches!(
            token.low.as_str(),
            "delete" | "deletes" | "deleted" | "deleting" | "remove" | "removes" | "removed" | "erased"
        )
    };
    if !tokens.iter().any(cue) {
        return;
    }
    possible(tokens);
    opens(tokens);
    also(tokens);
    of_that(tokens);
    cannot(tokens);
}

const DELETE: &[&str] = &["delete", "deletes", "remove", "removes"];

/// "When I delete a task" → "when a task is deleted"; "should a task be deleted," likewise.
fn opens(tokens: &mut Vec<Token>) {
    let Some(span) = tokens.first().map(|first| first.span) else { return };
    let name = |from: usize| {
        tokens
            .iter()
            .skip(from)
            .take(5)
            .take_while(|token| {
                token.is_name() && !matches!(token.low.as_str(), "and" | "its" | "their" | "all" | "be")
            })
            .count()
    };
    if matches!(low(tokens, 0), "should" | "were") {
        let length = name(1);
        let Some(be) = any(tokens, 1 + length, &["be deleted", "be removed", "to be deleted", "to be removed"]) else {
            return;
        };
        let Some(noun) = tokens.get(1..1 + length).filter(|noun| Noun::read(noun).is_some()).map(<[Token]>::to_vec)
        else {
            return;
        };
        let said = words("when", span).into_iter().chain(noun).chain(words("is deleted", span)).collect::<Vec<_>>();
        tokens.splice(..1 + length + be, said);
        return;
    }
    // "Delete a screen and its slides are deleted too."
    let bid = low(tokens, 0) == "delete" && matches!(low(tokens, 1), "a" | "an");
    let led = matches!(low(tokens, 0), "when" | "if" | "whenever" | "once")
        && matches!(low(tokens, 1), "i" | "we" | "you" | "somebody" | "someone" | "they" | "one" | "people")
        && DELETE.contains(&low(tokens, 2));
    let from = match (bid, led) {
        (true, _) => 1,
        (_, true) => 3,
        _ => return,
    };
    let length = name(from);
    let Some(noun) = tokens.get(from..from + length).filter(|noun| Noun::read(noun).is_some()).map(<[Token]>::to_vec)
    else {
        return;
    };
    let mut end = from + length;
    let joined = low(tokens, end);
    if bid && joined != "and" || !matches!(joined, "," | "and" | "its" | "their" | "all" | "then") {
        return;
    }
    end += usize::from(matches!(joined, "," | "and"));
    let said = words("when", span).into_iter().chain(noun).chain(words("is deleted ,", span)).collect::<Vec<_>>();
    tokens.splice(..end, said);
}

/// "…, we also delete its notes" → "…, its notes are deleted"
fn also(tokens: &mut Vec<Token>) {
    if !matches!(low(tokens, 0), "when" | "if" | "whenever" | "once") {
        return;
    }
    let Some(comma) = tokens.iter().position(|token| token.is_mark(",")) else { return };
    let mut at = comma + 1;
    at += usize::from(low(tokens, at) == "then");
    if !matches!(low(tokens, at), "i" | "we" | "you") {
        return;
    }
    at += 1 + usize::from(low(tokens, at + 1) == "also");
    if !DELETE.contains(&low(tokens, at)) {
        return;
    }
    let tail = ["too", "also", "as well"]
        .iter()
        .find(|tail| sees(tokens, tokens.len().saturating_sub(tail.split(' ').count()), tail));
    let end = tokens.len() - tail.map_or(0, |tail| tail.split(' ').count());
    let named = tokens.get(at + 1..end).is_some_and(|rest| Noun::list(rest).is_some());
    let Some(span) = tokens.last().map(|last| last.span).filter(|_| named) else { return };
    tokens.truncate(end);
    tokens.extend(words("are deleted", span));
    tokens.drain(comma + 1..=at);
}

/// "…, the notes of that task are deleted", "deleting a task deletes the task's notes" → "its notes"
fn of_that(tokens: &mut Vec<Token>) {
    let parent = match low(tokens, 0) {
        "when" | "if" | "whenever" | "once" => {
            let verb = tokens.iter().take(7).position(|token| matches!(token.low.as_str(), "is" | "are"));
            verb.and_then(|verb| tokens.get(1..verb))
        }
        "deleting" | "removing" => {
            let verb =
                tokens.iter().take(7).position(|token| matches!(token.low.as_str(), "deletes" | "removes" | "also"));
            verb.and_then(|verb| tokens.get(1..verb))
        }
        _ => None,
    };
    let Some(parent) = parent.and_then(Noun::read) else { return };
    let from =
        tokens.iter().position(|token| token.is_mark(",") || matches!(token.low.as_str(), "deletes" | "removes"));
    let Some(from) = from.map(|from| from + 1) else { return };
    let same = |noun: &[Token]| Noun::read(noun).is_some_and(|noun| noun.model() == parent.model());
    let article = |at: usize| matches!(low(tokens, at), "the" | "that" | "this");
    // "the task's notes"
    if article(from)
        && let Some(owner) =
            (from + 1..tokens.len().min(from + 5)).find(|at| tokens.get(*at).is_some_and(|token| token.possessive))
        && tokens.get(from + 1..=owner).is_some_and(same)
        && !matches!(low(tokens, owner + 2), "is")
        && let Some(span) = tokens.get(from).map(|the| the.span)
    {
        tokens.splice(from..=owner, words("its", span));
        return;
    }
    // "the notes of that task"
    let all = usize::from(low(tokens, from) == "all");
    if low(tokens, from + all) == "the"
        && let Some(of) = (from + all + 2..tokens.len().min(from + all + 6)).find(|at| low(tokens, *at) == "of")
        && article(of + 1)
    {
        let length = tokens
            .iter()
            .skip(of + 2)
            .take(4)
            .take_while(|token| !matches!(token.low.as_str(), "are" | "is" | "should" | "must" | "will" | "get"))
            .count();
        let verb = of + 2 + length;
        let plural = tokens.get(from + all + 1..of).and_then(Noun::read).is_some_and(|noun| noun.plural);
        if plural && tokens.get(of + 2..verb).is_some_and(same) && !low(tokens, verb).is_empty() {
            tokens.drain(of..verb);
            if let Some(the) = tokens.get_mut(from + all) {
                (the.low, the.text) = ("its".to_owned(), "its".to_owned());
            }
        }
    }
}

const CANNOT: &[&str] = &[
    "cannot be deleted",
    "can not be deleted",
    "must not be deleted",
    "may not be deleted",
    "cannot be removed",
    "can not be removed",
    "must not be removed",
    "may not be removed",
    "can never be deleted",
    "must never be deleted",
];

/// "It must not be possible to delete a kiln that has pots": a kiln that has pots cannot be deleted.
fn possible(tokens: &mut Vec<Token>) {
    const LEADS: &[&str] = &[
        "it must not be possible to",
        "it should not be possible to",
        "it is not possible to",
        "it must be impossible to",
        "it is impossible to",
        "nobody can",
        "nobody may",
        "we cannot",
        "you cannot",
        "one cannot",
    ];
    let Some(length) = any(tokens, 0, LEADS) else { return };
    let Some(span) = tokens.last().map(|last| last.span) else { return };
    let has = tokens.iter().any(|token| matches!(token.low.as_str(), "has" | "have" | "with"));
    if DELETE.contains(&low(tokens, length)) && has && !tokens.iter().any(|token| token.is_mark(",")) {
        tokens.drain(..=length);
        tokens.extend(words("cannot be deleted", span));
    }
}

/// "A kiln that still has pots cannot be deleted", "a kiln for which there are pots cannot be deleted", "a kiln cannot be deleted as long as
/// there are pots in it" → "a kiln cannot be deleted while it has pots"
fn cannot(tokens: &mut Vec<Token>) {
    let Some((at, length)) = (1..tokens.len()).find_map(|at| Some((at, any(tokens, at, CANNOT)?))) else { return };
    let Some(span) = tokens.get(at).map(|cannot| cannot.span) else { return };
    let end = at + length;
    let noun = |from: usize, to: usize| tokens.get(from..to).is_some_and(|noun| Noun::read(noun).is_some());
    let several = |from: usize, to: usize| tokens.get(from..to).is_some_and(|list| Noun::list(list).is_some());
    // Behind it: "as long as there are pots in it"
    if let Some(lead) = any(
        tokens,
        end,
        &[
            "as long as there are",
            "while there are",
            "if there are",
            "as long as there are still",
            "while there are still",
        ],
    ) {
        let from = end + lead + usize::from(matches!(low(tokens, end + lead), "still" | "any"));
        let tails = ["for it", "for them", "in it", "in them", "of it", "of them", "on it", "on them", "with it"];
        let tail = tails
            .iter()
            .find(|_| tokens.len() > from + 2)
            .filter(|_| true)
            .and(tails.iter().find(|tail| sees(tokens, tokens.len() - 2, tail)));
        let until = tokens.len() - if tail.is_some() { 2 } else { 0 };
        if several(from, until) && noun(0, at) {
            tokens.truncate(until);
            tokens.splice(end..from, words("while it has", span));
        }
        return;
    }
    if end < tokens.len() {
        return;
    }
    let Some(relative) = (1..at).find(|at| matches!(low(tokens, *at), "that" | "who" | "which" | "for" | "whose"))
    else {
        return;
    };
    let still = |at: usize| at + usize::from(matches!(low(tokens, at), "still" | "already"));
    let any_of = |at: usize| at + usize::from(matches!(low(tokens, at), "any" | "some"));
    let pots = match low(tokens, relative) {
        "that" | "who" | "which" => {
            let verb = still(relative + 1);
            matches!(low(tokens, verb), "has" | "have").then(|| (any_of(verb + 1), at))
        }
        // "for which pots exist", "for which there are pots"
        "for" if matches!(low(tokens, relative + 1), "which" | "whom") => {
            let there = any(tokens, relative + 2, &["there are still", "there are", "there still are", "there exist"]);
            match there {
                Some(there) => Some((any_of(relative + 2 + there), at)),
                None if low(tokens, at - 1) == "exist" => {
                    let until = at - 1 - usize::from(low(tokens, at - 2) == "still");
                    Some((relative + 2, until))
                }
                None => None,
            }
        }
        // "whose pots are still recorded"
        "whose" => {
            let verb = (relative + 2..at).find(|at| low(tokens, *at) == "are");
            let recorded = verb.filter(|verb| {
                let done = still(*verb + 1);
                done + 1 == at && matches!(low(tokens, done), "recorded" | "there" | "stored" | "registered" | "kept")
            });
            recorded.map(|verb| (relative + 1, verb))
        }
        _ => None,
    };
    let Some((from, until)) = pots.filter(|(from, until)| several(*from, *until) && noun(0, relative)) else { return };
    let Some(pots) = tokens.get(from..until).map(<[Token]>::to_vec) else { return };
    tokens.drain(relative..at);
    tokens.extend(words("while it has", span));
    tokens.extend(pots);
}
