//! "A movie is identified by title and year."

use super::Form;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Outcome, Stuck};
use crate::front::english::fact::{Fact, Mention};
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::front::english::vocabulary::is_determiner;

pub(super) static FORM: Form = Form {
    name: "identified",
    page: PAGE,
    cues: &["identified", "identifies", "identify"],
    template: "{many} are identified by {field}.",
    read,
};

const PAGE: &str = r#"
What tells the rows of an entity apart: a field, or two of them together, inside another entity where one is named.

    Movies have a title and a year. A movie is identified by its title and its year.
    A ward is identified by a unique code.
    Berths have a number and belong to harbours. Berths are identified by their number within a harbour.
    Movies have a title, a year and a country. Movies are identified by the combination of title, year and country.

Three and more are often a list of fields with the key at its head, so the combination must be said.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    if verb.low == "be" {
        match before.split_last() {
            Some((last, rest)) if matches!(last.low.as_str(), "can" | "must" | "should") => before = rest,
            _ => return Outcome::Other,
        }
    }
    cursor.eat_any(&["always", "uniquely"]);
    if cursor.eat_any(&["identified by", "unique by", "uniquely identified by"]).is_none() {
        return Outcome::Other;
    }
    let Some(entity) = Noun::read(before) else { return Outcome::Other };
    let combined = cursor.eat_any(&["the combination of", "a combination of", "the pair of"]).is_some();
    let mut tokens = cursor.rest();
    let mut stated = combined;
    if let [rest @ .., last] = tokens
        && last.low == "together"
    {
        (tokens, stated) = (rest, true);
    }
    let mut scope = None;
    if let Some(at) = tokens.iter().position(|token| matches!(token.low.as_str(), "within" | "inside" | "per")) {
        let behind = match tokens.get(at + 1..) {
            Some([the, same, rest @ ..]) if the.low == "the" && same.low == "same" => rest,
            other => other.unwrap_or_default(),
        };
        scope = Noun::read(behind);
        if scope.is_none() {
            cursor.at += at + 1;
            return Outcome::Stuck(cursor.stuck("an entity, as in `within a project`"));
        }
        tokens = tokens.get(..at).unwrap_or_default();
    }
    let either = tokens.iter().any(|token| token.low == "or");
    // "By a unique code": once would do.
    let said = |at: usize| {
        at == 0 || tokens.get(at - 1).is_some_and(|before| before.kind == Kind::Word && is_determiner(&before.low))
    };
    let named = tokens.iter().enumerate().filter(|(at, token)| token.low != "unique" || !said(*at));
    let tokens: Vec<Token> = named.map(|(_, token)| token.clone()).collect();
    let Some(fields) = Noun::list(&tokens).filter(|_| !either) else {
        return Outcome::Stuck(cursor.stuck("fields, as in `identified by title and year`"));
    };
    if let [only] = fields.as_slice()
        && scope.is_none()
        && clause.book.knows(only)
        && !clause.book.is_field(only)
    {
        let sentence = format!("Each {} has one {}.", only.one(), entity.one());
        return Outcome::Stuck(Stuck::at(only.span, "fields of its own").instead(sentence));
    }
    if fields.len() > 2 && !stated {
        let list = fields.iter().map(Noun::one).collect::<Vec<_>>();
        let (last, rest) = list.split_last().map(|(last, rest)| (*last, rest.join(", "))).unwrap_or_default();
        let many = entity.many();
        let sentence = format!("{} are identified by the combination of {rest} and {last}.", capital(many));
        return Outcome::Stuck(
            Stuck::at(clause.span, "`the combination of` the fields, or what it has and which one is unique")
                .instead(sentence),
        );
    }
    // "By a code" says that there is one, "by its code" that one was spoken of.
    let declares = |field: &&Noun| matches!(field.determiner, "a" | "an");
    let declared = fields.iter().filter(declares).map(|field| Fact::Field {
        entity: entity.clone(),
        name: Noun { determiner: "", ..field.clone() },
        properties: Vec::new(),
    });
    let mut facts: Vec<Fact> = declared.collect();
    if !facts.is_empty() {
        facts.insert(0, Fact::Entity(entity.clone(), Mention::Described));
    }
    let fields = scope.into_iter().chain(fields).collect();
    facts.push(Fact::Unique { entity, fields, reach: Uniqueness::Scoped, span: clause.span });
    Outcome::Read(facts)
}
