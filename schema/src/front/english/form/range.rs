//! "Rating ranges from 1 to 5.", "Stock must never go below 0.", "Weight cannot exceed 40."

use super::Form;
use crate::condition::Comparison;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::{Bound, Fact, Property, What};
use crate::front::english::{compared, limit, phrase};

pub(super) static FORM: Form = Form {
    name: "range",
    page: PAGE,
    cues: &["ranges", "range", "exceed", "exceeds", "negative", "below", "above", "drop", "fall"],
    template: "{field} must be between 1 and 5.",
    read,
};

const PAGE: &str = r#"
The range of a field in verbs of motion.

    Films have a rating. Rating ranges from 1 to 5.
    Shelves have a load (decimal). Load cannot exceed 40.
    Halls have a capacity and a seat count. The seat count must not exceed the capacity.
    Products have a stock. Stock must never go negative.
    Products have a stock. The stock of a product must not fall below 0.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    const MOTION: &[&str] =
        &["ranges", "range", "go", "goes", "fall", "falls", "drop", "drops", "exceed", "exceeds", "lie", "lies"];
    let Some((mut before, verb, mut cursor)) = clause.split_at(MOTION) else { return Outcome::Other };
    let (mut denied, mut permits) = (false, false);
    while let Some((last, rest)) = before.split_last() {
        match last.low.as_str() {
            "cannot" | "never" | "not" => denied = true,
            "must" | "should" | "always" => {}
            "can" | "may" => permits = true,
            _ => break,
        }
        before = rest;
    }
    let Some(fields) = clause.fields(before) else { return Outcome::Other };
    let from = cursor.at;
    let compare = |sign, number: String| What::Bound(Bound::Compare(sign, number));
    let what = match (verb.low.as_str(), denied) {
        ("exceed" | "exceeds", denied) if denied || !permits => {
            let sign = if denied { Comparison::Le } else { Comparison::Gt };
            if let Some(other) = compared::other(clause, &mut cursor) {
                What::Bound(Bound::Field(sign, other))
            } else {
                let Some(number) = limit::number(&mut cursor) else {
                    return Outcome::Stuck(cursor.stuck("a number, or a field that a list has"));
                };
                if cursor.sees("characters") {
                    return Outcome::Stuck(
                        cursor.stuck("the end of the sentence; of a length say `at most … characters`"),
                    );
                }
                compare(sign, number)
            }
        }
        ("go" | "goes" | "fall" | "falls" | "drop" | "drops", true) => {
            if cursor.eat("negative") {
                compare(Comparison::Ge, "0".to_owned())
            } else {
                let below = cursor.eat_any(&["below", "under"]).is_some();
                if !below && cursor.eat_any(&["above", "over", "beyond"]).is_none() {
                    return Outcome::Other;
                }
                let Some(number) = limit::number(&mut cursor) else { return Outcome::Stuck(cursor.stuck("a number")) };
                compare(if below { Comparison::Ge } else { Comparison::Le }, number)
            }
        }
        ("range" | "ranges" | "go" | "goes" | "lie" | "lies", false)
            if cursor.sees("from") || cursor.sees("between") =>
        {
            return match phrase::limit(&mut cursor) {
                Ok(Some(found)) => cursor.end(
                    fields
                        .iter()
                        .flat_map(|field| found.iter().map(|property| Fact::property(field.clone(), property.clone())))
                        .collect(),
                ),
                Ok(None) => Outcome::Other,
                Err(stuck) => Outcome::Stuck(stuck),
            };
        }
        _ => return Outcome::Other,
    };
    let property = Property { what, span: cursor.span_from(from) };
    cursor.end(fields.into_iter().map(|field| Fact::property(field, property.clone())).collect())
}
