//! "Priority can be low, medium or high."

use super::{Form, either};
use crate::front::english::clause::{Clause, Cursor, Outcome, Stuck};
use crate::front::english::fact::{Fact, FieldRef, Property, What};
use crate::front::english::item_tail;
use crate::front::english::lexer::{Kind, Token};
use crate::front::english::noun::Noun;
use crate::front::english::vocabulary::is_determiner;
use crate::front::english::{constraint, phrase};

pub(super) static FORM: Form = Form {
    name: "values",
    page: PAGE,
    cues: &["either", "values", "or"],
    template: "{field} can be low, medium or high.",
    read,
};

const PAGE: &str = r#"
The values that a field can have. They are stored in snake_case; in back-ticks, as written.

    Tasks have a priority. Priority can be low, medium, or high.
    Accounts have a status. Status must be active/inactive.
    Tasks have a state. The state of a task is one of open, in progress and closed.
    Pots have a stage. A pot's stage is either `Raw` or `Fired`.
    Pots have a stage. A pot is in one of these stages: raw, fired.
    Pots have a stage. Stage values: raw, fired, sold.
    Pots have a stage. Stage: raw → fired → sold.
    Pots have a stage. The stage is raw, fired or sold.
    Pots have a stage. The stage can be raw, fired or sold, raw by default.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    if let Some((fields, cursor)) = without_verb(clause) {
        return listed(clause, fields, cursor, &[]);
    }
    let Some((mut before, verb, mut cursor)) = clause.split_at(&["is", "are", "be"]) else { return Outcome::Other };
    let modal = verb.low == "be";
    if modal {
        match before.split_last() {
            Some((last, rest)) if matches!(last.low.as_str(), "can" | "may" | "must" | "should") => before = rest,
            _ => return Outcome::Other,
        }
    }
    cursor.eat_any(&["only", "always"]);
    let opened = cursor.eat_any(&["one of the following", "one of these", "one of", "either"]).is_some();
    if let Some(named) = stages(clause, before, &mut cursor) {
        return named;
    }
    if opened {
        cursor.eat("values");
    }
    cursor.eat(":");
    let bare = !modal && !opened;
    if bare && !is_choice(clause, before, cursor) || cursor.sees("not") || either::kinds(clause).is_some() {
        return Outcome::Other;
    }
    let mut ahead = cursor;
    if let Ok(Some(_)) | Err(_) = constraint::constraint(clause, &mut ahead) {
        return Outcome::Other;
    }
    let Some(fields) = clause.fields(before) else { return Outcome::Other };
    listed(clause, fields, cursor, before)
}

/// "Stage values: raw, fired", "The possible values of stage are raw and fired", "Stage: raw → fired".
fn without_verb<'a>(clause: &Clause<'a>) -> Option<(Vec<FieldRef>, Cursor<'a>)> {
    let mut cursor = clause.cursor();
    cursor.eat("the");
    let opened =
        cursor.eat_any(&["possible values of", "allowed values of", "valid values of", "values of", "values for"]);
    let from = cursor.at;
    let end = cursor
        .rest()
        .iter()
        .position(|token| token.is_mark(":") || matches!(token.low.as_str(), "is" | "are" | "goes" | "moves"));
    let at = from + end?;
    let verb = clause.tokens.get(at)?;
    let named = clause.tokens.get(from..at)?;
    let mut behind = cursor;
    behind.at = at + 1;
    let arrows = behind.rest().iter().any(|token| token.is_mark("->"));
    let fields = match (opened, named) {
        (Some(_), named) if !matches!(verb.low.as_str(), "goes" | "moves") => clause.fields(named)?,
        (None, [rest @ .., last]) if last.low == "values" && !matches!(verb.low.as_str(), "goes" | "moves") => {
            clause.fields(rest)?
        }
        (None, named) if arrows && matches!(verb.low.as_str(), ":" | "goes" | "moves") => {
            behind.eat("from");
            clause.fields(named)?
        }
        _ => return None,
    };
    behind.eat(":");
    Some((fields, behind))
}

fn listed(clause: &Clause<'_>, fields: Vec<FieldRef>, mut cursor: Cursor<'_>, before: &[Token]) -> Outcome {
    // A domain in braces.
    if let [open, within @ .., close] = cursor.rest()
        && open.is_mark("{")
        && close.is_mark("}")
    {
        cursor = cursor.over(within);
    }
    let (head, default) = item_tail::default_behind(cursor.rest());
    let default = default.map(|words| phrase::value(&mut cursor.over(words)));
    if default.as_ref().is_some_and(Option::is_none) {
        return Outcome::Other;
    }
    if default.is_some() {
        cursor = cursor.over(head);
    }
    let values = match phrase::values(cursor) {
        Ok(values) if values.len() > 1 => values,
        Ok(_) if cursor.rest().iter().any(|token| token.kind == Kind::Ticked || token.kind == Kind::Quoted) => {
            return Outcome::Stuck(cursor.stuck("at least two values"));
        }
        Ok(_) => return Outcome::Other,
        Err(stuck) => return Outcome::Stuck(stuck),
    };
    let nouns = Noun::list(before).unwrap_or_default();
    if let Some(entity) = nouns.iter().find(|noun| clause.book.knows(noun) && !clause.book.is_field(noun)) {
        let sentence = format!("{} status can be {}.", phrase::capital(entity.one()), join(&values));
        return Outcome::Stuck(Stuck::at(entity.span, "the field that has these values").instead(sentence));
    }
    let property = Property { what: What::Values(values), span: clause.span };
    let default = default.flatten().map(|value| Property { what: What::Default(value.value), span: value.span });
    let properties: Vec<_> = [Some(property), default].into_iter().flatten().collect();
    let of = |field: FieldRef| properties.iter().map(move |property| Fact::property(field.clone(), property.clone()));
    Outcome::Read(fields.into_iter().flat_map(of).collect())
}

/// "Condition is good, worn or damaged", where a list has a condition: "or" before the last of two values or more.
fn is_choice(clause: &Clause<'_>, before: &[Token], cursor: Cursor<'_>) -> bool {
    let Some(fields) = clause.fields(before) else { return false };
    let declared = |field: &FieldRef| {
        let known = clause.book.is_field(&field.field) || clause.book.is_field(&field.whole);
        // "The condition of a stamp is mint, used or damaged" says that stamps have one.
        let of_entity = field.strict && field.entity.as_ref().is_some_and(|entity| clause.book.knows(entity));
        let plain = |token: &Token| token.kind != Kind::Number && !is_determiner(&token.low);
        known || of_entity && cursor.rest().iter().all(plain)
    };
    let or = cursor.rest().iter().rposition(|token| token.low == "or");
    let single = cursor.rest().iter().filter(|token| token.low == "or").count() == 1;
    let said = |token: &Token| matches!(token.low.as_str(), "optional" | "required" | "unique" | "than" | "and");
    let last = or.is_some_and(|at| at + 3 > cursor.rest().len());
    single && last && fields.iter().all(declared) && !cursor.rest().iter().any(said)
}

/// "Is in one of these stages: …": of a pot, they are its stages; of a stage, its values.
fn stages(clause: &Clause<'_>, before: &[Token], cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let mut ahead = *cursor;
    ahead.eat_any(&["in one of the following", "in one of these", "in one of the", "in"])?;
    let colon = ahead.rest().iter().position(|token| token.is_mark(":"))?;
    let named = ahead.rest().get(..colon).and_then(Noun::read)?;
    ahead.at += colon + 1;
    let subject = Noun::read(before)?;
    let one = named.one_named(named.one());
    let entity = clause.book.knows(&subject) && !clause.book.is_field(&subject);
    if !clause.book.is_settled() {
        return Some(Outcome::Other);
    }
    if entity {
        let field = FieldRef { entity: Some(subject), field: one.clone(), whole: one, strict: true };
        return Some(listed(clause, vec![field], ahead, &[]));
    }
    let fields = clause.fields(before)?;
    let same = fields.iter().all(|field| field.field.one().ends_with(named.one()));
    if !same {
        return Some(Outcome::Stuck(Stuck::at(named.span, "the name of the field")));
    }
    Some(listed(clause, fields, ahead, &[]))
}

fn join(values: &[crate::text::Spanned<crate::ir::EnumValue>]) -> String {
    values.iter().map(|value| value.value.stored.replace('_', " ")).collect::<Vec<_>>().join(" or ")
}
