//! The conditions of `check("…")` and `where = "…"`: text → [`Condition`].
//!
//! The result is data, so nothing that a user writes reaches SQL as it is. One pass without backtracking: a parenthesis may
//! hold a condition or a term, and which one it was shows when it closes.

mod lex;

use crate::condition::{Comparison, Condition, Term};
use lex::{Sign, lex};

/// What may be written, for the notes of errors and for the reference.
pub const GRAMMAR: &str = "a condition has columns, numbers, 'texts', TRUE and FALSE; + - * / and length(column); \
    = <> < <= > >=, BETWEEN a AND b, IN (a, b), IS NULL, IS NOT NULL; AND, OR, NOT and parentheses";

/// Parentheses and NOTs within each other, and operators in a row. People write three.
const DEEPEST: usize = 64;

/// Bytes of one condition. People write a line.
const LONGEST: usize = 4096;

/// What is wrong with a condition, and where: a byte offset in its text, at most its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset.
    pub offset: usize,
    /// What is wrong, and where it helps, the right form.
    pub message: String,
}

/// Reads a condition.
///
/// # Errors
/// Whatever is not in [`GRAMMAR`], and what is longer or deeper than a person writes.
pub fn parse(text: &str) -> Result<Condition, Fault> {
    if text.len() > LONGEST {
        return Err(Fault {
            offset: 0,
            message: format!("a condition may be {LONGEST} bytes long; this one has {}", text.len()),
        });
    }
    let tokens = lex(text)?;
    let mut parser = Parser { tokens, at: 0, end: text.len(), depth: 0 };
    let whole = parser.either()?;
    let condition = parser.condition(whole)?;
    match parser.peek() {
        Sign::End => Ok(condition),
        _ => Err(parser.unexpected("here the condition should end, or AND or OR should follow")),
    }
}

/// What a parenthesis may hold.
enum Either {
    Term(Term, Depth),
    Condition(Condition),
}

/// Operators within each other in a term: its tree is walked by recursion later on.
type Depth = usize;

struct Parser {
    tokens: Vec<(Sign, usize)>,
    at: usize,
    end: usize,
    depth: usize,
}

type Parsed<T> = Result<T, Fault>;

impl Parser {
    fn peek(&self) -> &Sign {
        self.tokens.get(self.at).map_or(&Sign::End, |(sign, _)| sign)
    }

    fn offset(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |(_, offset)| *offset)
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { offset: self.offset(), message: message.into() }
    }

    /// Something that cannot stand here: `otherwise`, or how what stands here is written.
    fn unexpected(&self, otherwise: &str) -> Fault {
        match self.peek() {
            Sign::Op("&&") => self.fault("`&&` is written `AND`"),
            Sign::Op("||") => self.fault("`||` is written `OR`"),
            _ => self.fault(otherwise),
        }
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Sign::Word(found) if found.eq_ignore_ascii_case(word))
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    fn take(&mut self, operator: &str) -> bool {
        let found = matches!(self.peek(), Sign::Op(found) if *found == operator);
        self.at += usize::from(found);
        found
    }

    fn close(&mut self) -> Parsed<()> {
        if self.take(")") { Ok(()) } else { Err(self.unexpected("here `)` should close what `(` opened")) }
    }

    /// Runs `inner` one level deeper.
    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEEPEST {
            return Err(self.fault(format!("a condition may be nested {DEEPEST} deep, this one is deeper")));
        }
        self.depth += 1;
        let made = inner(self);
        self.depth -= 1;
        made
    }

    fn condition(&self, either: Either) -> Parsed<Condition> {
        match either {
            Either::Condition(condition) => Ok(condition),
            Either::Term(Term::Column(name), _) => Err(self
                .fault(format!("`{name}` alone is no condition; compare it: `{name} = TRUE`, `{name} IS NOT NULL`"))),
            Either::Term(..) => Err(self.fault("here a comparison should follow, such as `> 0`")),
        }
    }

    fn term(&self, either: Either, offset: usize) -> Parsed<(Term, Depth)> {
        match either {
            Either::Term(term, depth) => Ok((term, depth)),
            Either::Condition(_) => {
                Err(Fault { offset, message: "a condition cannot be compared or calculated with".to_owned() })
            }
        }
    }

    /// Conditions with OR between them, or a term.
    fn either(&mut self) -> Parsed<Either> {
        self.chain("OR", Self::all, Condition::Or)
    }

    fn all(&mut self) -> Parsed<Either> {
        self.chain("AND", Self::not, Condition::And)
    }

    fn chain(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Parsed<Either>,
        join: fn(Vec<Condition>) -> Condition,
    ) -> Parsed<Either> {
        let first = part(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut list = vec![self.condition(first)?];
        while self.take_word(word) {
            let next = part(self)?;
            list.push(self.condition(next)?);
        }
        Ok(Either::Condition(join(list)))
    }

    fn not(&mut self) -> Parsed<Either> {
        if !self.take_word("NOT") {
            return self.comparison();
        }
        let inner = self.deeper(Self::not)?;
        Ok(Either::Condition(Condition::Not(Box::new(self.condition(inner)?))))
    }

    fn comparison(&mut self) -> Parsed<Either> {
        let start = self.offset();
        let left = self.sum()?;
        let sign = match self.peek() {
            Sign::Op("=") => Some(Comparison::Eq),
            Sign::Op("<>" | "!=") => Some(Comparison::Ne),
            Sign::Op("<") => Some(Comparison::Lt),
            Sign::Op("<=") => Some(Comparison::Le),
            Sign::Op(">") => Some(Comparison::Gt),
            Sign::Op(">=") => Some(Comparison::Ge),
            _ => None,
        };
        if let Some(sign) = sign {
            let (left, _) = self.term(left, start)?;
            self.at += 1;
            let offset = self.offset();
            if matches!(self.peek(), Sign::Op("=")) {
                return Err(self.fault("equality is written `=`, not `==`"));
            }
            if self.is_word("NULL") {
                return Err(self.fault("nothing is ever equal to NULL; write `IS NULL` or `IS NOT NULL`"));
            }
            let right = self.sum()?;
            let (right, _) = self.term(right, offset)?;
            return Ok(Either::Condition(Condition::Compare(left, sign, right)));
        }
        if self.take_word("IS") {
            let (left, _) = self.term(left, start)?;
            let not = self.take_word("NOT");
            if !self.take_word("NULL") {
                return Err(self.fault("here `NULL` or `NOT NULL` should follow"));
            }
            return Ok(Either::Condition(if not { Condition::IsNotNull(left) } else { Condition::IsNull(left) }));
        }
        let not = self.is_word("NOT");
        self.at += usize::from(not);
        let made = if self.take_word("BETWEEN") {
            let (left, _) = self.term(left, start)?;
            let low = self.operand()?;
            if !self.take_word("AND") {
                return Err(self.fault("here `AND` and the upper bound should follow: `BETWEEN 0 AND 150`"));
            }
            Condition::Between(left, low, self.operand()?)
        } else if self.take_word("IN") {
            let (left, _) = self.term(left, start)?;
            Condition::In(left, self.list()?)
        } else if not {
            return Err(self.fault("here `BETWEEN` or `IN` should follow"));
        } else {
            return Ok(left);
        };
        Ok(Either::Condition(if not { Condition::Not(Box::new(made)) } else { made }))
    }

    fn operand(&mut self) -> Parsed<Term> {
        let offset = self.offset();
        let sum = self.sum()?;
        Ok(self.term(sum, offset)?.0)
    }

    fn list(&mut self) -> Parsed<Vec<Term>> {
        if !self.take("(") {
            return Err(self.fault("here a list in parentheses should follow: `IN ('open', 'done')`"));
        }
        let mut list = vec![self.operand()?];
        while self.take(",") {
            list.push(self.operand()?);
        }
        self.close()?;
        Ok(list)
    }

    fn sum(&mut self) -> Parsed<Either> {
        self.operators(['+', '-'], Self::product)
    }

    fn product(&mut self) -> Parsed<Either> {
        self.operators(['*', '/'], Self::primary)
    }

    fn operators(&mut self, signs: [char; 2], part: fn(&mut Self) -> Parsed<Either>) -> Parsed<Either> {
        let start = self.offset();
        let mut left = part(self)?;
        while let Some(sign) =
            signs.into_iter().find(|sign| matches!(self.peek(), Sign::Op(op) if op.starts_with(*sign)))
        {
            let (term, depth) = self.term(left, start)?;
            self.at += 1;
            let offset = self.offset();
            let right = part(self)?;
            let (right, other) = self.term(right, offset)?;
            let depth = depth.max(other) + 1;
            if depth > DEEPEST {
                return Err(self.fault(format!("a condition may have {DEEPEST} operators in a row, this one has more")));
            }
            left = Either::Term(Term::Arithmetic(Box::new(term), sign, Box::new(right)), depth);
        }
        Ok(left)
    }

    fn primary(&mut self) -> Parsed<Either> {
        let term = match self.peek().clone() {
            Sign::Number(number) => Term::Number(number),
            Sign::Text(text) => Term::Text(text),
            Sign::Op("-") => match self.tokens.get(self.at + 1) {
                Some((Sign::Number(number), _)) => {
                    let number = format!("-{number}");
                    self.at += 1;
                    Term::Number(number)
                }
                _ => return Err(self.fault("a minus stands before a number or between two terms")),
            },
            Sign::Op("(") => {
                self.at += 1;
                let inner = self.deeper(Self::either)?;
                self.close()?;
                return Ok(inner);
            }
            Sign::Word(word) => return self.word(&word),
            Sign::Op(_) | Sign::End => return Err(self.fault("here a column, a number or a text should stand")),
        };
        self.at += 1;
        Ok(Either::Term(term, 0))
    }

    /// A column, a literal that is a word, or a function.
    fn word(&mut self, word: &str) -> Parsed<Either> {
        let term = match word.to_ascii_uppercase().as_str() {
            "TRUE" => Term::Boolean(true),
            "FALSE" => Term::Boolean(false),
            "NULL" => return Err(self.fault("NULL stands only in `IS NULL` and `IS NOT NULL`")),
            upper @ ("AND" | "OR" | "NOT" | "IS" | "IN" | "BETWEEN") => {
                return Err(self.fault(format!("before `{upper}` a column, a number or a text should stand")));
            }
            _ => Term::Column(word.to_owned()),
        };
        let function = self.tokens.get(self.at + 1).is_some_and(|(sign, _)| *sign == Sign::Op("("));
        if !function {
            self.at += 1;
            return Ok(Either::Term(term, 0));
        }
        if !word.eq_ignore_ascii_case("length") {
            return Err(self.fault(format!("`{word}` is no function of a condition; only `length` is")));
        }
        self.at += 2;
        let offset = self.offset();
        let inner = self.deeper(Self::sum)?;
        let (inner, depth) = self.term(inner, offset)?;
        self.close()?;
        if depth >= DEEPEST {
            return Err(Fault {
                offset,
                message: format!("a condition may have {DEEPEST} operators in a row, this one has more"),
            });
        }
        Ok(Either::Term(Term::Length(Box::new(inner)), depth + 1))
    }
}

#[cfg(test)]
mod tests;
