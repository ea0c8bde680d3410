//! Expressions in one form. Engines print a condition in words of their own (`BETWEEN` as two comparisons, `IN` as `= ANY (ARRAY[…])`, casts and
//! brackets everywhere); two conditions say the same where this form is the same.

use groundplan_schema::condition::{Comparison, Condition, Term};
use groundplan_schema::ir::{Engine, Type};
use sqlparser::ast::{
    BinaryOperator, DataType, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, Query,
    SelectItem, SetExpr, UnaryOperator, Value as Literal,
};
use sqlparser::parser::Parser;

use super::{DEEPEST, dialect, types};

/// SQL in one form: an expression, or where it is none that can be parsed, its words.
pub(in crate::database) fn expression(engine: Engine, sql: &str) -> String {
    let dialect = dialect(engine);
    let parsed =
        Parser::new(dialect.as_ref()).with_recursion_limit(DEEPEST).try_with_sql(sql).and_then(|mut parser| {
            let expr = parser.parse_expr()?;
            parser.expect_token(&sqlparser::tokenizer::Token::EOF)?;
            Ok(expr)
        });
    match parsed {
        Ok(expr) => of(engine, &expr),
        Err(_) => words(sql),
    }
}

/// A condition in one form.
pub(in crate::database) fn condition(engine: Engine, condition: &Condition) -> String {
    let all = |list: &[Condition]| -> Vec<String> { list.iter().map(|one| self::condition(engine, one)).collect() };
    match condition {
        Condition::Compare(left, sign, right) => {
            let sign = if *sign == Comparison::Ne { "<>" } else { sign.sql() };
            format!("({} {sign} {})", term(left), term(right))
        }
        Condition::Between(one, low, high) => between(&term(one), &term(low), &term(high), false),
        Condition::In(one, list) => within(&term(one), &list.iter().map(term).collect::<Vec<_>>(), false),
        Condition::IsNull(one) => format!("null({})", term(one)),
        Condition::IsNotNull(one) => format!("not(null({}))", term(one)),
        Condition::And(list) => joined("and", all(list)),
        Condition::Or(list) => joined("or", all(list)),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::Between(one, low, high) => between(&term(one), &term(low), &term(high), true),
            Condition::In(one, list) => within(&term(one), &list.iter().map(term).collect::<Vec<_>>(), true),
            Condition::Not(inner) => self::condition(engine, inner),
            inner => not(&self::condition(engine, inner)),
        },
        Condition::JsonValid(column) => format!("json_valid({})", name(column)),
        Condition::Raw(sql) => expression(engine, sql),
    }
}

fn term(one: &Term) -> String {
    match one {
        Term::Column(column) => name(column),
        Term::Number(written) => number(written),
        Term::Text(text) => quoted(text),
        Term::Boolean(value) => value.to_string(),
        Term::Length(inner) => format!("length({})", term(inner)),
        Term::Arithmetic(left, sign, right) => format!("({} {sign} {})", term(left), term(right)),
    }
}

fn name(column: &str) -> String {
    column.to_lowercase()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// `0.50` and `.5` are one number.
fn number(written: &str) -> String {
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction {
        "" if whole == "0" => "0".to_owned(),
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// `a AND (b AND c)` is one list.
fn joined(word: &str, list: Vec<String>) -> String {
    let start = format!("{word}[");
    let flat: Vec<String> = list
        .into_iter()
        .map(|one| one.strip_prefix(&start).and_then(|rest| rest.strip_suffix(']')).map(str::to_owned).unwrap_or(one))
        .collect();
    format!("{start}{}]", flat.join("; "))
}

fn not(inner: &str) -> String {
    match inner.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')')) {
        Some(positive) if inner.starts_with("not(null(") => positive.to_owned(),
        _ => format!("not({inner})"),
    }
}

fn between(one: &str, low: &str, high: &str, negated: bool) -> String {
    if negated {
        joined("or", vec![format!("({one} < {low})"), format!("({one} > {high})")])
    } else {
        joined("and", vec![format!("({one} >= {low})"), format!("({one} <= {high})")])
    }
}

fn within(one: &str, list: &[String], negated: bool) -> String {
    match (list, negated) {
        ([only], false) => format!("({one} = {only})"),
        ([only], true) => format!("({one} <> {only})"),
        (_, false) => format!("in({one}; {})", list.join(", ")),
        (_, true) => format!("not(in({one}; {}))", list.join(", ")),
    }
}

/// An expression in one form.
pub(super) fn of(engine: Engine, expr: &Expr) -> String {
    let of = |expr: &Expr| of(engine, expr);
    let list = |list: &[Expr]| -> Vec<String> { list.iter().map(of).collect() };
    match expr {
        Expr::Nested(inner) => of(inner),
        Expr::Collate { expr, .. } => of(expr),
        Expr::Prefixed { prefix, value } if prefix.value.starts_with('_') => of(value),
        Expr::Cast { expr, data_type, .. } => cast(engine, &of(expr), data_type),
        Expr::Identifier(ident) => self::ident(engine, ident),
        Expr::CompoundIdentifier(path) => path.iter().map(|part| ident(engine, part)).collect::<Vec<_>>().join("."),
        Expr::QualifiedWildcard(path, _) => format!("{}.*", path.to_string().to_lowercase()),
        Expr::Value(value) => match &value.value {
            Literal::Number(written, _) => number(written),
            Literal::Boolean(value) => value.to_string(),
            Literal::Null => "null".to_owned(),
            Literal::SingleQuotedString(text)
            | Literal::EscapedStringLiteral(text)
            | Literal::NationalStringLiteral(text)
            | Literal::DoubleQuotedString(text) => quoted(text),
            other => words(&other.to_string()),
        },
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => {
            let inner = of(expr);
            match inner.starts_with(|c: char| c.is_ascii_digit()) {
                true => number(&format!("-{inner}")),
                false => format!("(- {inner})"),
            }
        }
        Expr::UnaryOp { op: UnaryOperator::Plus, expr } => of(expr),
        Expr::UnaryOp { op: UnaryOperator::Not, expr } => match bare(expr) {
            Expr::Between { expr, negated, low, high } => between(&of(expr), &of(low), &of(high), !negated),
            Expr::InList { expr, list: items, negated } => within(&of(expr), &list(items), !negated),
            inner => not(&of(inner)),
        },
        Expr::BinaryOp { left, op, right } => {
            let (left, right) = (of(left), of(right));
            match op {
                BinaryOperator::And => joined("and", vec![left, right]),
                BinaryOperator::Or => joined("or", vec![left, right]),
                BinaryOperator::NotEq => format!("({left} <> {right})"),
                BinaryOperator::Spaceship => not(&format!("distinct({left}, {right})")),
                BinaryOperator::PGLikeMatch => format!("like({left}, {right})"),
                BinaryOperator::PGNotLikeMatch => format!("not(like({left}, {right}))"),
                BinaryOperator::PGILikeMatch => format!("ilike({left}, {right})"),
                BinaryOperator::PGNotILikeMatch => format!("not(ilike({left}, {right}))"),
                op => format!("({left} {} {right})", op.to_string().to_lowercase()),
            }
        }
        Expr::Between { expr, negated, low, high } => between(&of(expr), &of(low), &of(high), *negated),
        Expr::InList { expr, list: items, negated } => within(&of(expr), &list(items), *negated),
        Expr::AnyOp { left, compare_op: BinaryOperator::Eq, right, .. } if array(right).is_some() => {
            within(&of(left), &array(right).map(list).unwrap_or_default(), false)
        }
        Expr::AllOp { left, compare_op: BinaryOperator::NotEq, right } if array(right).is_some() => {
            within(&of(left), &array(right).map(list).unwrap_or_default(), true)
        }
        Expr::IsNull(inner) => format!("null({})", of(inner)),
        Expr::IsNotNull(inner) => format!("not(null({}))", of(inner)),
        Expr::IsTrue(inner) => format!("true({})", of(inner)),
        Expr::IsNotTrue(inner) => format!("not(true({}))", of(inner)),
        Expr::IsFalse(inner) => format!("false({})", of(inner)),
        Expr::IsNotFalse(inner) => format!("not(false({}))", of(inner)),
        Expr::IsDistinctFrom(left, right) => format!("distinct({}, {})", of(left), of(right)),
        Expr::IsNotDistinctFrom(left, right) => not(&format!("distinct({}, {})", of(left), of(right))),
        Expr::Like { negated, expr, pattern, escape_char: None, .. } => {
            let like = format!("like({}, {})", of(expr), of(pattern));
            if *negated { not(&like) } else { like }
        }
        Expr::ILike { negated, expr, pattern, escape_char: None, .. } => {
            let like = format!("ilike({}, {})", of(expr), of(pattern));
            if *negated { not(&like) } else { like }
        }
        Expr::Function(function) => called(engine, function),
        Expr::AtTimeZone { timestamp, time_zone } => format!("zone({}, {})", of(timestamp), of(time_zone)),
        Expr::Floor { expr, .. } => format!("floor({})", of(expr)),
        Expr::Ceil { expr, .. } => format!("ceil({})", of(expr)),
        Expr::Extract { field, expr, .. } => format!("extract({}, {})", words(&field.to_string()), of(expr)),
        Expr::Position { expr, r#in } => format!("position({}, {})", of(expr), of(r#in)),
        Expr::Substring { expr, substring_from, substring_for, .. } => {
            let parts = [Some(expr), substring_from.as_ref(), substring_for.as_ref()];
            format!("substring({})", parts.iter().flatten().map(|part| of(part)).collect::<Vec<_>>().join(", "))
        }
        Expr::Trim { expr, trim_where: None, trim_what: None, trim_characters: None } => {
            format!("btrim({})", of(expr))
        }
        // `date '2026-01-01'`
        Expr::TypedString(typed) => cast(engine, &of(&Expr::Value(typed.value.clone())), &typed.data_type),
        Expr::Array(items) => format!("array[{}]", list(&items.elem).join(", ")),
        Expr::Case { operand, conditions, else_result, .. } => {
            let operand = operand.as_ref().map(|one| of(one)).unwrap_or_default();
            let whens = conditions.iter().map(|when| format!("{}: {}", of(&when.condition), of(&when.result)));
            let otherwise = else_result.as_ref().map_or_else(|| "null".to_owned(), |one| of(one));
            format!("case({operand}; {}; {otherwise})", whens.collect::<Vec<_>>().join("; "))
        }
        Expr::Subquery(query) => format!("select({})", of_query(engine, query)),
        Expr::Exists { subquery, negated } => {
            let exists = format!("exists({})", of_query(engine, subquery));
            if *negated { not(&exists) } else { exists }
        }
        other => words(&other.to_string()),
    }
}

/// A name as the engine compares names.
fn ident(engine: Engine, ident: &Ident) -> String {
    let simple = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    match ident.quote_style {
        Some(_) if engine == Engine::Postgres && !ident.value.chars().all(simple) => format!("\"{}\"", ident.value),
        _ => ident.value.to_lowercase(),
    }
}

fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Nested(inner) => bare(inner),
        expr => expr,
    }
}

/// The items of `ARRAY[…]`, whatever it is cast to.
fn array(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => array(inner),
        Expr::Array(array) => Some(&array.elem),
        _ => None,
    }
}

/// PostgreSQL casts every literal to what it stands beside, and every `varchar` to `text`; neither says anything.
fn cast(engine: Engine, inner: &str, to: &DataType) -> String {
    let read = types::read(engine, to);
    let is_number = inner.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let is_text = inner.len() >= 2 && inner.starts_with('\'') && inner.ends_with('\'');
    let is_exact = |sql: &str| matches!(words(sql).as_str(), "numeric" | "decimal");
    let to_number = read.ty.is_number() || matches!(&read.ty, Type::Other { sql } if is_exact(sql));
    match &read.ty {
        Type::String { .. } | Type::Text | Type::Char { .. } => inner.to_owned(),
        _ if to_number && is_text => {
            let digits = &inner[1..inner.len() - 1];
            if digits.parse::<f64>().is_ok() { number(digits) } else { inner.to_owned() }
        }
        _ if to_number && is_number => inner.to_owned(),
        _ if is_text || inner == "null" || inner.starts_with("array[") => inner.to_owned(),
        Type::Other { sql } => format!("cast({inner} as {})", words(sql)),
        ty => format!("cast({inner} as {})", ty.word()),
    }
}

fn called(engine: Engine, function: &Function) -> String {
    let parts: Vec<String> =
        function.name.0.iter().filter_map(|part| part.as_ident()).map(|part| ident(engine, part)).collect();
    let name = parts.join(".");
    let name = name.strip_prefix("pg_catalog.").or_else(|| name.strip_prefix("public.")).unwrap_or(&name);
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let name = match name {
        "char_length" | "character_length" => "length",
        "sha1" if mysql => "sha",
        "ucase" if mysql => "upper",
        "lcase" if mysql => "lower",
        name => name,
    };
    match &function.args {
        FunctionArguments::List(list) if function.over.is_none() && function.filter.is_none() => {
            let argument = |argument: &FunctionArg| match argument {
                // MariaDB names a sequence with its database.
                FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::CompoundIdentifier(path)))
                    if mysql && name == "nextval" =>
                {
                    path.last().map(|last| ident(engine, last)).unwrap_or_default()
                }
                FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => of(engine, expr),
                other => words(&other.to_string()),
            };
            format!("{name}({})", list.args.iter().map(argument).collect::<Vec<_>>().join(", "))
        }
        // `CURRENT_TIMESTAMP` with or without brackets.
        FunctionArguments::None => format!("{name}()"),
        _ => words(&function.to_string()),
    }
}

/// A query; PostgreSQL gives each column that it reads a name, which says nothing.
fn of_query(engine: Engine, query: &Query) -> String {
    let SetExpr::Select(select) = query.body.as_ref() else { return words(&query.to_string()) };
    let item = |item: &SelectItem| match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => of(engine, expr),
        other => words(&other.to_string()),
    };
    let columns = select.projection.iter().map(item).collect::<Vec<_>>().join(", ");
    let from = select.from.iter().map(|table| words(&table.to_string())).collect::<Vec<_>>().join(", ");
    let filter = select.selection.as_ref().map(|expr| of(engine, expr)).unwrap_or_default();
    if from.is_empty() && filter.is_empty() { columns } else { format!("{columns} from {from} where {filter}") }
}

/// The words of a text: in small letters and with single blanks, but for what stands in quotes; names without quotes that they need not have.
pub(in crate::database) fn words(sql: &str) -> String {
    let mut out = String::new();
    let mut rest = sql.trim();
    while let Some(first) = rest.chars().next() {
        match first {
            '\'' => {
                let end = end_of(rest, '\'');
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            '"' | '`' => {
                let end = end_of(rest, first);
                let name = rest[1..end].trim_end_matches(first);
                let simple = |c: char| c.is_ascii_alphanumeric() || c == '_';
                if first == '`' || name.chars().all(|c| simple(c) && !c.is_ascii_uppercase()) {
                    out.push_str(&name.to_lowercase());
                } else {
                    out.push_str(&rest[..end]);
                }
                rest = &rest[end..];
            }
            blank if blank.is_whitespace() => {
                rest = rest.trim_start();
                // Blanks beside signs say nothing.
                let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | '"' | '`');
                if out.chars().next_back().is_some_and(word) && rest.chars().next().is_some_and(word) {
                    out.push(' ');
                }
            }
            other => {
                out.extend(other.to_lowercase());
                rest = &rest[other.len_utf8()..];
            }
        }
    }
    out
}

/// Where a quoted part ends; a doubled quote is one of its characters.
fn end_of(text: &str, quote: char) -> usize {
    let mut at = quote.len_utf8();
    while let Some(next) = text[at..].find(quote) {
        at += next + quote.len_utf8();
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += quote.len_utf8();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(engine: Engine, one: &str, other: &str) {
        assert_eq!(expression(engine, one), expression(engine, other), "{one}\n{other}");
    }

    #[test]
    fn what_postgres_prints_is_what_was_written() {
        for (written, printed) in [
            (
                "status IN ('a', 'b')",
                "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
            ),
            ("kind IN ('a')", "((kind)::text = 'a'::text)"),
            ("age BETWEEN 0 AND 150", "((age >= 0) AND (age <= 150))"),
            ("NOT (age BETWEEN 0 AND 150)", "((age < 0) OR (age > 150))"),
            ("status NOT IN ('a', 'b')", "((status)::text <> ALL (ARRAY['a'::text, 'b'::text]))"),
            ("price > -0.50", "(price > '-0.5'::numeric)"),
            (
                "price > 0 AND price < 5 AND NOT paid",
                "((price > (0)::numeric) AND (price < (5)::numeric) AND (NOT paid))",
            ),
            ("length(name) >= 3", "(length((name)::text) >= 3)"),
            ("floor(random() * 100000)", "floor((random() * (100000)::double precision))"),
            ("substring(code from 1 for 2) = 'AB'", "(\"substring\"((code)::text, 1, 2) = 'AB'::text)"),
            ("day > date '2026-01-01'", "(day > '2026-01-01'::date)"),
            ("(now() AT TIME ZONE 'UTC')::date", "((now() AT TIME ZONE 'UTC'::text))::date"),
            ("owner = \"name\" OR \"total\" = (a + b) * 2", "((owner = name) OR (total = ((a + b) * 2)))"),
            (
                "organization_id = (SELECT NULLIF(current_setting('app.current_tenant_id', true), '')::UUID)",
                "(organization_id = ( SELECT (NULLIF(current_setting('app.current_tenant_id'::text, true), ''::text))::uuid AS \"nullif\"))",
            ),
            (
                "OLD.* IS DISTINCT FROM NEW.* AND OLD.updated_at IS NOT DISTINCT FROM NEW.updated_at",
                "((old.* IS DISTINCT FROM new.*) AND (NOT (old.updated_at IS DISTINCT FROM new.updated_at)))",
            ),
        ] {
            same(Engine::Postgres, written, printed);
        }
    }

    #[test]
    fn what_says_something_else_is_something_else() {
        for (one, other) in [
            ("a = 1 AND (b = 2 OR c = 3)", "(a = 1 AND b = 2) OR c = 3"),
            ("status IN ('a', 'b')", "status IN ('a', 'c')"),
            ("age BETWEEN 0 AND 150", "age BETWEEN 0 AND 151"),
            (
                "x = (SELECT NULLIF(current_setting('a', true), '')::uuid)",
                "x = (SELECT current_setting('a', true)::uuid)",
            ),
            ("price > 0", "price >= 0"),
            ("a IS NULL", "a IS NOT NULL"),
            ("name = 'A'", "name = 'a'"),
            ("true", "false"),
            ("x::date = y", "x = y"),
        ] {
            let (left, right) = (expression(Engine::Postgres, one), expression(Engine::Postgres, other));
            assert_ne!(left, right, "{one}\n{other}");
        }
    }

    #[test]
    fn what_mariadb_prints_is_what_was_written() {
        for (written, printed) in [
            ("CHAR_LENGTH(`name`) >= 3", "char_length(`name`) >= 3"),
            ("`status` IN ('a', 'b')", "`status` in ('a','b')"),
            ("CASE WHEN `deleted_at` IS NULL THEN 1 END", "case when `deleted_at` is null then 1 end"),
            ("`a` BETWEEN 1 AND 2", "(`a` between 1 and 2)"),
            ("`status` IN ('a', 'b')", "(`status` in (_utf8mb4'a',_utf8mb4'b'))"),
        ] {
            same(Engine::Mariadb, written, printed);
        }
    }

    #[test]
    fn both_ways_to_one_form_agree() {
        let age = || Term::Column("age".into());
        let number = |number: &str| Term::Number(number.into());
        let between = Condition::Between(age(), number("0"), number("9.50"));
        let both = Condition::And(vec![
            between.clone(),
            Condition::Not(Box::new(Condition::In(age(), vec![number("3"), number("4")]))),
        ]);
        assert_eq!(condition(Engine::Postgres, &both), expression(Engine::Postgres, &both.plain()));
        assert_eq!(condition(Engine::Sqlite, &between), expression(Engine::Sqlite, "age >= 0 AND age <= 9.5"));
    }

    #[test]
    fn words_keep_what_stands_in_quotes() {
        assert_eq!(words("CREATE  \"tasks\" (`A`,  'It''s  A')\n X"), "create tasks(a,'It''s  A')x");
        assert_eq!(words("\"Odd Name\""), "\"Odd Name\"");
    }
}
