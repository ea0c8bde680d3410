//! Words before the subject that say nothing of it: "However, …", "Make sure that …", "One weaver has many …".

use super::lexer::Token;

/// "One weaver has many looms" says it of each; "one weaver has a loom" would be a row.
pub(super) fn of_each(tokens: &[Token]) -> &[Token] {
    let many = |pair: &[Token]| matches!(pair, [verb, many] if matches!(verb.low.as_str(), "have" | "has") && matches!(many.low.as_str(), "many" | "multiple" | "several"));
    match tokens {
        // "The same meal may appear on many menus" says it of each.
        [the, same, rest @ ..]
            if the.low == "the"
                && same.low == "same"
                && rest.iter().skip(1).any(|token| matches!(token.low.as_str(), "many" | "multiple" | "several")) =>
        {
            rest
        }
        [one, rest @ ..] if one.low == "one" && (rest.windows(2).take(5).any(many) || may_many(rest)) => rest,
        _ => tokens,
    }
}

/// "Client can own many domains", "loom may be cleaned by several weavers"
fn may_many(tokens: &[Token]) -> bool {
    let low = |token: &Token, words: &[&str]| words.contains(&token.low.as_str());
    let modal = tokens.iter().take(4).position(|token| low(token, &["can", "may"])).filter(|at| *at > 0);
    modal.is_some_and(|at| {
        tokens.iter().skip(at).take(7).any(|token| low(token, &["many", "more", "multiple", "several"]))
    })
}

/// "Make sure that the code is unique" says that the code is unique.
pub(super) fn demanded(tokens: &[Token]) -> &[Token] {
    const LEADS: &[&str] =
        &["make sure that", "be sure that", "ensure that", "note that", "please note that", "remember that"];
    const JOINING: &[&str] = &[
        "additionally",
        "also",
        "besides",
        "finally",
        "first",
        "firstly",
        "furthermore",
        "however",
        "lastly",
        "likewise",
        "moreover",
        "next",
        "second",
        "secondly",
        "similarly",
        "then",
        "third",
        "thirdly",
        "therefore",
        "thus",
    ];
    let says = |lead: &&&str| {
        let words = lead.split(' ');
        tokens.iter().map(|token| token.low.as_str()).take(words.clone().count()).eq(words)
    };
    // "However, looms have a colour": it joins sentences and says nothing of looms.
    if let [first, comma, rest @ ..] = tokens
        && JOINING.contains(&first.low.as_str())
        && comma.is_mark(",")
        && !rest.is_empty()
    {
        return rest;
    }
    let length = LEADS.iter().find(says).map_or(0, |lead| lead.split(' ').count());
    tokens.get(length..).filter(|rest| !rest.is_empty()).unwrap_or(tokens)
}
