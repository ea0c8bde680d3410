//! Conditions as trees: `{ "compare": [{ "column": "price" }, ">", { "number": "0" }] }`.

use serde_json::{Value as Json, json};

use super::node::{Fault, Node};
use crate::condition::{Comparison, Condition, Term};

pub(super) fn write(condition: &Condition) -> Json {
    let all = |list: &[Condition]| list.iter().map(write).collect::<Vec<_>>();
    let terms = |list: &[&Term]| list.iter().map(|one| term(one)).collect::<Vec<_>>();
    match condition {
        Condition::Compare(left, sign, right) => json!({ "compare": [term(left), sign.sql(), term(right)] }),
        Condition::Between(of, low, high) => json!({ "between": terms(&[of, low, high]) }),
        Condition::In(of, list) => json!({ "in": [term(of), terms(&list.iter().collect::<Vec<_>>())] }),
        Condition::IsNull(of) => json!({ "is_null": term(of) }),
        Condition::IsNotNull(of) => json!({ "is_not_null": term(of) }),
        Condition::And(list) => json!({ "and": all(list) }),
        Condition::Or(list) => json!({ "or": all(list) }),
        Condition::Not(inner) => json!({ "not": write(inner) }),
        Condition::JsonValid(column) => json!({ "json_valid": column }),
        Condition::Raw(sql) => json!({ "raw": sql }),
    }
}

fn term(of: &Term) -> Json {
    match of {
        Term::Column(name) => json!({ "column": name }),
        Term::Number(number) => json!({ "number": number }),
        Term::Text(text) => json!({ "text": text }),
        Term::Boolean(value) => json!({ "boolean": value }),
        Term::Length(inner) => json!({ "length": term(inner) }),
        Term::Arithmetic(left, sign, right) => json!({ "arithmetic": [term(left), sign.to_string(), term(right)] }),
    }
}

pub(super) fn read(node: &Node<'_>) -> Result<Condition, Fault> {
    let (word, inner) = node.only()?;
    let all = |node: &Node<'_>| node.list()?.iter().map(read).collect::<Result<Vec<_>, _>>();
    Ok(match word {
        "compare" => {
            let [left, sign, right] = inner.exactly()?;
            Condition::Compare(read_term(&left)?, comparison(&sign)?, read_term(&right)?)
        }
        "between" => {
            let [of, low, high] = inner.exactly()?;
            Condition::Between(read_term(&of)?, read_term(&low)?, read_term(&high)?)
        }
        "in" => {
            let [of, list] = inner.exactly()?;
            let list = list.list()?.iter().map(read_term).collect::<Result<Vec<_>, _>>()?;
            Condition::In(read_term(&of)?, list)
        }
        "is_null" => Condition::IsNull(read_term(&inner)?),
        "is_not_null" => Condition::IsNotNull(read_term(&inner)?),
        "and" => Condition::And(all(&inner)?),
        "or" => Condition::Or(all(&inner)?),
        "not" => Condition::Not(Box::new(read(&inner)?)),
        "json_valid" => Condition::JsonValid(inner.text()?),
        "raw" => Condition::Raw(inner.text()?),
        _ => return Err(node.fault("a condition")),
    })
}

fn comparison(node: &Node<'_>) -> Result<Comparison, Fault> {
    use Comparison::{Eq, Ge, Gt, Le, Lt, Ne};
    node.word(|word| [Eq, Ne, Lt, Le, Gt, Ge].into_iter().find(|sign| sign.sql() == word))
}

fn read_term(node: &Node<'_>) -> Result<Term, Fault> {
    let (word, inner) = node.only()?;
    Ok(match word {
        "column" => Term::Column(inner.text()?),
        "number" => Term::Number(inner.text()?),
        "text" => Term::Text(inner.text()?),
        "boolean" => Term::Boolean(inner.boolean()?),
        "length" => Term::Length(Box::new(read_term(&inner)?)),
        "arithmetic" => {
            let [left, sign, right] = inner.exactly()?;
            let sign = sign.word(|word| ['+', '-', '*', '/'].into_iter().find(|sign| word == sign.to_string()))?;
            Term::Arithmetic(Box::new(read_term(&left)?), sign, Box::new(read_term(&right)?))
        }
        _ => return Err(node.fault("a term")),
    })
}
