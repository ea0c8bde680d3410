//! Expressions of SQL as the schema's conditions and defaults; what is not among them is kept as SQL.

use groundplan_schema::condition::{Comparison, Condition, Term};
use groundplan_schema::ir::{Engine, Type, Value};
use sqlparser::ast::{
    BinaryOperator, DataType, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, UnaryOperator,
    Value as Literal,
};

use super::place::Place;

/// What must hold.
pub(super) fn condition(place: &Place<'_>, expr: &Expr) -> Condition {
    of(place, expr).unwrap_or_else(|| Condition::Raw(expr.to_string()))
}

fn of(place: &Place<'_>, expr: &Expr) -> Option<Condition> {
    let term = |expr: &Expr| term(place, expr);
    let not = |negated: bool, condition: Condition| match negated {
        true => Condition::Not(Box::new(condition)),
        false => condition,
    };
    Some(match bare(expr) {
        Expr::BinaryOp { left, op, right } => match op {
            BinaryOperator::And => match between(joined(place, left, right, op)?) {
                list if list.len() == 1 => list.into_iter().next()?,
                list => Condition::And(list),
            },
            BinaryOperator::Or => either(joined(place, left, right, op)?),
            op => Condition::Compare(term(left)?, comparison(op)?, term(right)?),
        },
        Expr::UnaryOp { op: UnaryOperator::Not, expr } => Condition::Not(Box::new(of(place, expr)?)),
        Expr::IsNull(expr) => Condition::IsNull(term(expr)?),
        Expr::IsNotNull(expr) => Condition::IsNotNull(term(expr)?),
        Expr::Between { expr, negated, low, high } => {
            not(*negated, Condition::Between(term(expr)?, term(low)?, term(high)?))
        }
        Expr::InList { expr, list, negated } => {
            not(*negated, Condition::In(term(expr)?, list.iter().map(term).collect::<Option<_>>()?))
        }
        // What PostgreSQL makes of an IN.
        Expr::AnyOp { left, compare_op: BinaryOperator::Eq, right, .. } => match bare(right) {
            Expr::Array(array) => Condition::In(term(left)?, array.elem.iter().map(term).collect::<Option<_>>()?),
            _ => return None,
        },
        // And of a NOT IN.
        Expr::AllOp { left, compare_op: BinaryOperator::NotEq, right } => match bare(right) {
            Expr::Array(array) => {
                not(true, Condition::In(term(left)?, array.elem.iter().map(term).collect::<Option<_>>()?))
            }
            _ => return None,
        },
        Expr::Function(function) if called(function) == "json_valid" => match term(only(function)?)? {
            Term::Column(column) => Condition::JsonValid(column),
            _ => return None,
        },
        Expr::Identifier(_) | Expr::CompoundIdentifier(_) => {
            Condition::Compare(term(expr)?, Comparison::Eq, Term::Boolean(true))
        }
        _ => return None,
    })
}

/// `x IS NULL OR json_valid(x)` is what `json_valid(x)` is where the engine takes NULL for neither; others do not.
fn either(list: Vec<Condition>) -> Condition {
    match list.as_slice() {
        [Condition::IsNull(Term::Column(absent)), Condition::JsonValid(own)] if absent == own => {
            Condition::JsonValid(own.clone())
        }
        _ => Condition::Or(list),
    }
}

/// `a AND b AND c` as one list.
fn joined(place: &Place<'_>, left: &Expr, right: &Expr, op: &BinaryOperator) -> Option<Vec<Condition>> {
    let mut list = Vec::new();
    let mut rest = left;
    let mut behind = vec![right];
    while let Expr::BinaryOp { left, op: other, right } = bare(rest) {
        if other != op {
            break;
        }
        behind.push(right);
        rest = left;
    }
    list.push(of(place, rest)?);
    for expr in behind.into_iter().rev() {
        list.push(of(place, expr)?);
    }
    Some(list)
}

/// `a >= 1 AND a <= 5` is what PostgreSQL makes of a BETWEEN.
fn between(list: Vec<Condition>) -> Vec<Condition> {
    let mut made: Vec<Condition> = Vec::new();
    for condition in list {
        let range = match (made.last(), &condition) {
            (Some(Condition::Compare(one, Comparison::Ge, low)), Condition::Compare(same, Comparison::Le, high))
                if one == same =>
            {
                Some(Condition::Between(one.clone(), low.clone(), high.clone()))
            }
            _ => None,
        };
        if range.is_some() {
            made.pop();
        }
        made.push(range.unwrap_or(condition));
    }
    made
}

fn comparison(op: &BinaryOperator) -> Option<Comparison> {
    Some(match op {
        BinaryOperator::Eq => Comparison::Eq,
        BinaryOperator::NotEq => Comparison::Ne,
        BinaryOperator::Lt => Comparison::Lt,
        BinaryOperator::LtEq => Comparison::Le,
        BinaryOperator::Gt => Comparison::Gt,
        BinaryOperator::GtEq => Comparison::Ge,
        _ => return None,
    })
}

/// Without parentheses, and without the casts that PostgreSQL writes around every text and number.
fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } | Expr::Collate { expr: inner, .. } => bare(inner),
        // MySQL's `_utf8mb4'low'`.
        Expr::Prefixed { prefix, value } if prefix.value.starts_with('_') => bare(value),
        expr => expr,
    }
}

fn term(place: &Place<'_>, expr: &Expr) -> Option<Term> {
    if let Some(number) = number_in_quotes(place, expr) {
        return Some(Term::Number(number));
    }
    Some(match bare(expr) {
        Expr::Identifier(ident) => Term::Column(place.ident(ident)),
        Expr::CompoundIdentifier(path) => Term::Column(place.ident(path.last()?)),
        Expr::Value(value) => match &value.value {
            Literal::Number(number, _) => Term::Number(number.clone()),
            Literal::Boolean(value) => Term::Boolean(*value),
            value => Term::Text(text(value)?),
        },
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => match term(place, expr)? {
            Term::Number(number) => Term::Number(format!("-{number}")),
            _ => return None,
        },
        Expr::BinaryOp { left, op, right } => {
            let sign = match op {
                BinaryOperator::Plus => '+',
                BinaryOperator::Minus => '-',
                BinaryOperator::Multiply => '*',
                BinaryOperator::Divide => '/',
                _ => return None,
            };
            Term::Arithmetic(Box::new(term(place, left)?), sign, Box::new(term(place, right)?))
        }
        Expr::Function(function) => match called(function).as_str() {
            "length" | "char_length" | "character_length" => Term::Length(Box::new(term(place, only(function)?)?)),
            _ => return None,
        },
        _ => return None,
    })
}

/// `'-5'::integer` is how PostgreSQL writes a number with a sign.
fn number_in_quotes(place: &Place<'_>, expr: &Expr) -> Option<String> {
    match expr {
        Expr::Nested(inner) => number_in_quotes(place, inner),
        Expr::Cast { expr, data_type, .. } => {
            let Expr::Value(value) = bare(expr) else { return None };
            let digits = text(&value.value)?;
            let is_number = super::types::read(place.engine, data_type).ty.is_number()
                || matches!(data_type, DataType::Numeric(_) | DataType::Decimal(_));
            (is_number && digits.parse::<f64>().is_ok()).then_some(digits)
        }
        _ => None,
    }
}

fn text(value: &Literal) -> Option<String> {
    match value {
        Literal::SingleQuotedString(text)
        | Literal::EscapedStringLiteral(text)
        | Literal::NationalStringLiteral(text)
        | Literal::DoubleQuotedString(text) => Some(text.clone()),
        _ => None,
    }
}

/// The last part of its name, in small letters.
fn called(function: &Function) -> String {
    let last = function.name.0.last().and_then(|part| part.as_ident());
    last.map(|ident| ident.value.to_ascii_lowercase()).unwrap_or_default()
}

fn arguments(function: &Function) -> Vec<&Expr> {
    let FunctionArguments::List(list) = &function.args else { return Vec::new() };
    list.args
        .iter()
        .filter_map(|argument| match argument {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => Some(expr),
            _ => None,
        })
        .collect()
}

fn only(function: &Function) -> Option<&Expr> {
    match arguments(function).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// What DEFAULT says: a value, or nothing (NULL).
pub(super) enum Default {
    Value(Value),
    Null,
}

pub(super) fn default(engine: Engine, expr: &Expr, ty: &Type) -> Default {
    let value = match bare(expr) {
        Expr::Value(value) => match &value.value {
            Literal::Null => return Default::Null,
            Literal::Boolean(value) => Value::Boolean(*value),
            Literal::Number(number, _) => number_of(number, ty),
            // MySQL writes bits as b'0'.
            Literal::SingleQuotedByteStringLiteral(bits) if engine == Engine::Postgres => Value::Text(bits.clone()),
            Literal::SingleQuotedByteStringLiteral(bits) if matches!(bits.as_str(), "0" | "1") => number_of(bits, ty),
            // A word, and which moment it means depends on where it stands.
            literal if is_word(literal, ty) => Value::Sql(expr.to_string()),
            literal => match text(literal) {
                Some(text) => text_of(text, ty),
                None => Value::Sql(expr.to_string()),
            },
        },
        Expr::UnaryOp { op: UnaryOperator::Minus, expr: inner } => match bare(inner) {
            Expr::Value(value) => match &value.value {
                Literal::Number(number, _) => Value::Number(format!("-{number}")),
                _ => Value::Sql(expr.to_string()),
            },
            _ => Value::Sql(expr.to_string()),
        },
        Expr::Function(function) if is_now(engine, function, ty) => Value::Now,
        _ => Value::Sql(expr.to_string()),
    };
    Default::Value(value)
}

/// `'now'`, `'today'`, which PostgreSQL takes for a moment.
fn is_word(literal: &Literal, ty: &Type) -> bool {
    let is_moment = matches!(ty, Type::Timestamp | Type::NaiveTimestamp | Type::Date | Type::Time);
    is_moment && text(literal).is_some_and(|text| text.chars().all(|c| c.is_ascii_alphabetic() || c == '-'))
}

fn number_of(number: &str, ty: &Type) -> Value {
    match (ty, number) {
        (Type::Boolean, "0") => Value::Boolean(false),
        (Type::Boolean, "1") => Value::Boolean(true),
        _ => Value::Number(number.to_owned()),
    }
}

/// MySQL's dumps put every default into quotes.
fn text_of(text: String, ty: &Type) -> Value {
    let number = || text.parse::<f64>().is_ok() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    match ty {
        Type::Boolean if matches!(text.as_str(), "0" | "f" | "false") => Value::Boolean(false),
        Type::Boolean if matches!(text.as_str(), "1" | "t" | "true") => Value::Boolean(true),
        ty if ty.is_number() && number() => Value::Number(text),
        _ => Value::Text(text),
    }
}

/// Whether it is this moment, in a column that holds one: as a number or as any text it is not what an insert of ours would write.
fn is_now(engine: Engine, function: &Function, ty: &Type) -> bool {
    let name = called(function);
    let is_moment = matches!(ty, Type::Timestamp | Type::NaiveTimestamp | Type::Date | Type::Time);
    if engine != Engine::Sqlite {
        let known = [
            "now",
            "current_timestamp",
            "clock_timestamp",
            "transaction_timestamp",
            "statement_timestamp",
            "localtimestamp",
            "current_date",
            "current_time",
            "utc_timestamp",
            "curdate",
            "curtime",
            "sysdate",
            "localtime",
        ];
        return is_moment && known.contains(&name.as_str());
    }
    let texts: Vec<&str> = arguments(function)
        .into_iter()
        .filter_map(|expr| match bare(expr) {
            Expr::Value(value) => match &value.value {
                Literal::SingleQuotedString(text) | Literal::DoubleQuotedString(text) => Some(text.as_str()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    match (name.as_str(), texts.as_slice()) {
        ("current_timestamp" | "current_date" | "current_time", _) => is_moment,
        // With more words (`localtime`, `+1 day`) it is another moment.
        ("datetime" | "date" | "time", ["now"]) | ("strftime", [_, "now"]) => is_moment,
        _ => false,
    }
}
