//! `groundplan read --format english`: the model as sentences, read again before anybody sees them.

use groundplan_build::driver::{self, Input, Outcome, Request};
use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::emit::{english, json};
use groundplan_schema::front::english::{is_plain_noun, is_plain_value};
use groundplan_schema::ir::Schema;
use serde_json::Value;

use crate::{Output, Surroundings, render};

/// The text; or 1 and what no sentence says.
pub(super) fn print(
    request: &Request,
    outcome: &Outcome,
    schema: &Schema,
    around: &Surroundings<'_>,
) -> Result<Output, String> {
    let kept = outcome.config.soft_delete.as_ref().is_some_and(|kept| kept.value);
    let plain = english::Plain { noun: is_plain_noun, value: is_plain_value };
    let printed = english::text(schema, plain, kept);
    let mut faults = printed.unsaid;
    if faults.is_empty() {
        faults.extend(differences(request, outcome, schema, &printed.text)?);
    }
    let mut answer = super::answer(outcome, printed.text, around);
    if !faults.is_empty() {
        answer.code = 1;
        answer.stdout.clear();
        answer.stderr.push_str(&render::all(&faults, &outcome.sources, around.colours));
    }
    Ok(answer)
}

/// Reads the text under the same settings. What comes out otherwise is no loss that anybody has to find out later.
fn differences(
    request: &Request,
    outcome: &Outcome,
    schema: &Schema,
    text: &str,
) -> Result<Option<Diagnostic>, String> {
    let Some(first) = schema.models.first() else { return Ok(None) };
    let inputs = vec![Input::Text("<english>".to_owned(), text.to_owned())];
    let again = driver::drive(&Request { inputs, lenient: false, ..request.clone() })?;
    let place = match &again.judged {
        None => again.diagnostics.first().map_or_else(String::new, |error| error.message.clone()),
        Some((read, _)) => {
            let (said, read) = (json::facts(schema, &outcome.sources), json::facts(read, &again.sources));
            match difference(&said, &read, String::new()) {
                None => return Ok(None),
                Some(place) => format!("`{place}` would be read otherwise"),
            }
        }
    };
    let message = format!("this model cannot be said in English yet: {place}");
    let error = Diagnostic::error("not_in_english", first.span, message);
    Ok(Some(error.help("print it with `--format json`, or write it as a struct beside the text")))
}

/// Where two documents differ first.
fn difference(one: &Value, other: &Value, path: String) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.iter().find_map(|(key, value)| difference(value, other.get(key)?, format!("{path}/{key}")))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.into_iter().find_map(|(at, (one, other))| {
                let name = one.get("name").and_then(Value::as_str).map_or_else(|| at.to_string(), str::to_owned);
                difference(one, other, format!("{path}/{name}"))
            })
        }
        _ => (one != other).then_some(path),
    }
}
