//! "The combination of title and year is unique."

use super::Form;
use crate::draft::Uniqueness;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::lexer::Token;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "together",
    page: PAGE,
    cues: &["combination", "together", "pair"],
    template: "No two {many} share the same {field}.",
    read,
};

const PAGE: &str = r#"
Fields of one entity that are unique together. Where several entities have them, the entity is named.

    Movies have a title and a year. The combination of title and year is unique.
    Movies have a title and a year. Title and year together are unique.
    Movies have a title and a year. The combination of title and year must be unique for each movie.
    Results belong to boats and races. The combination of boat and race is unique for results.
    Seats have a row and a number and belong to halls. The combination of row and number is unique per hall.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    if verb.low == "be" {
        match before.split_last() {
            Some((last, rest)) if matches!(last.low.as_str(), "must" | "should") => before = rest,
            _ => return Outcome::Other,
        }
    }
    let mut start = clause.cursor();
    let opened = start.eat_any(&["the combination of", "each combination of", "every combination of", "the pair of"]);
    let fields = match (opened, before) {
        (Some(_), before) => before.get(start.at..),
        (None, [rest @ .., last]) if last.low == "together" => Some(rest),
        _ => return Outcome::Other,
    };
    let Some(fields) = fields.and_then(|tokens| clause.fields(tokens)) else { return Outcome::Other };
    if fields.len() < 2 || !cursor.eat("unique") {
        return Outcome::Stuck(cursor.stuck("two fields or more before it, and `unique`"));
    }
    // "Is unique for results": of which entity.
    let mut whose = cursor;
    if whose.eat_any(&["for", "of", "among"]).is_some()
        && let Some(entity) = Noun::read(whose.rest()).filter(|noun| noun.plural && noun.determiner.is_empty())
        && (clause.book.knows(&entity) || !clause.book.is_settled())
    {
        if fields.iter().any(|field| field.strict || field.entity.is_some()) {
            return Outcome::Stuck(cursor.stuck("the fields by their names"));
        }
        let fields = fields.into_iter().map(|field| field.whole).collect();
        return Outcome::Read(vec![Fact::Unique { entity, fields, reach: Uniqueness::Scoped, span: clause.span }]);
    }
    let mut per: Vec<Noun> = Vec::new();
    if cursor.eat_any(&["for each", "for every", "per", "within", "inside", "in"]).is_some() {
        let joins = |token: &Token| token.is_mark(",") || token.low == "and";
        let list: Option<Vec<Noun>> = cursor.rest().split(joins).map(Noun::read).collect();
        match list {
            Some(list) => per = list,
            None => return Outcome::Stuck(cursor.stuck("an entity")),
        }
        cursor.at = cursor.tokens.len();
    }
    cursor.end(vec![Fact::Together { fields, per, reach: Uniqueness::Scoped, span: clause.span }])
}
