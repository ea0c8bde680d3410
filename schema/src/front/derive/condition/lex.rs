//! The tokens of conditions.

use super::Fault;

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sign {
    /// A column or a keyword.
    Word(String),
    /// Its digits.
    Number(String),
    /// Its value, without quotes.
    Text(String),
    /// An operator or a parenthesis.
    Op(&'static str),
    /// Nothing more.
    End,
}

/// Longer ones first, so that `<=` is not `<`.
const OPERATORS: [&str; 16] = ["<>", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ",", "&&", "||"];

/// The tokens of a condition, each with its byte offset.
pub(super) fn lex(text: &str) -> Result<Vec<(Sign, usize)>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let stretch = |keep: &dyn Fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if c.is_alphabetic() || c == '_' {
            let length = stretch(&|c| c.is_alphanumeric() || c == '_');
            tokens.push((Sign::Word(rest.get(..length).unwrap_or("").to_owned()), at));
            at += length;
        } else if c.is_ascii_digit() {
            let length = stretch(&|c| c.is_ascii_digit() || c == '.');
            let number = rest.get(..length).unwrap_or("");
            let next = rest.get(length..).and_then(|rest| rest.chars().next());
            if number.matches('.').count() > 1
                || number.ends_with('.')
                || next.is_some_and(|c| c.is_alphanumeric() || c == '_')
            {
                return Err(Fault {
                    offset: at,
                    message: "a number is digits, with one point at the most (`0`, `2.50`)".to_owned(),
                });
            }
            tokens.push((Sign::Number(number.to_owned()), at));
            at += length;
        } else if c == '\'' {
            let (value, length) = quoted(rest).ok_or_else(|| Fault {
                offset: at,
                message: "this text has no end; it is written 'like this', with '' for a quote in it".to_owned(),
            })?;
            tokens.push((Sign::Text(value), at));
            at += length;
        } else if let Some(operator) = OPERATORS.iter().find(|operator| rest.starts_with(**operator)) {
            tokens.push((Sign::Op(operator), at));
            at += operator.len();
        } else {
            let message = match c {
                '"' => "texts stand in single quotes ('open'), columns in none (`status`)".to_owned(),
                c => format!("`{}` has no meaning in a condition", c.escape_debug()),
            };
            return Err(Fault { offset: at, message });
        }
    }
    Ok(tokens)
}

/// The value of a text that starts with a quote, and its length in bytes; `None` where it does not end.
fn quoted(rest: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '\'' if characters.peek().is_some_and(|(_, next)| *next == '\'') => {
                characters.next();
                value.push('\'');
            }
            '\'' => return Some((value, at + 1)),
            // PostgreSQL has no NUL in a text, and SQLite ends there.
            '\0' => return None,
            c => value.push(c),
        }
    }
    None
}
