//! Conditions of checks and partial indexes, as data: columns, literals, comparisons, BETWEEN, IN, IS NULL, AND, OR, NOT, + - * /, length().
//!
//! They are printed per engine with quoted columns, or for people (and JSON) with bare ones; text from a user never reaches SQL as it is,
//! but for [`Condition::Raw`], the named escape.

/// Something that has a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Term {
    /// A column by its name in the table.
    Column(String),
    /// A number as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// True or false.
    Boolean(bool),
    /// `length(term)` in characters.
    Length(Box<Term>),
    /// `left + right`, with one of `+ - * /`.
    Arithmetic(Box<Term>, char, Box<Term>),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Eq,
    /// `<>`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

impl Comparison {
    /// As SQL.
    pub const fn sql(self) -> &'static str {
        match self {
            Comparison::Eq => "=",
            Comparison::Ne => "<>",
            Comparison::Lt => "<",
            Comparison::Le => "<=",
            Comparison::Gt => ">",
            Comparison::Ge => ">=",
        }
    }
}

/// Something that holds or does not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `left < right`
    Compare(Term, Comparison, Term),
    /// `term BETWEEN low AND high`
    Between(Term, Term, Term),
    /// `term IN (…)`
    In(Term, Vec<Term>),
    /// `term IS NULL`
    IsNull(Term),
    /// `term IS NOT NULL`
    IsNotNull(Term),
    /// All of them.
    And(Vec<Condition>),
    /// One of them.
    Or(Vec<Condition>),
    /// The contrary.
    Not(Box<Condition>),
    /// `json_valid(column)` on engines that keep JSON as text.
    JsonValid(String),
    /// The user's own SQL (`sql_check`): printed as it is, never judged.
    Raw(String),
}

/// How names, texts and functions are printed on an engine.
pub trait Style {
    /// A column.
    fn column(&self, name: &str) -> String;
    /// A text literal with its quotes.
    fn text(&self, value: &str) -> String;
    /// True or false.
    fn boolean(&self, value: bool) -> String;
    /// The function that counts characters.
    fn length(&self) -> &'static str;
}

/// Bare columns: for people and for JSON.
pub struct Plain;

impl Style for Plain {
    fn column(&self, name: &str) -> String {
        name.to_owned()
    }
    fn text(&self, value: &str) -> String {
        format!("'{}'", value.replace('\'', "''"))
    }
    fn boolean(&self, value: bool) -> String {
        if value { "TRUE" } else { "FALSE" }.to_owned()
    }
    fn length(&self) -> &'static str {
        "length"
    }
}

impl Term {
    /// As SQL in this style.
    pub fn print(&self, style: &dyn Style) -> String {
        match self {
            Term::Column(name) => style.column(name),
            Term::Number(number) => number.clone(),
            Term::Text(text) => style.text(text),
            Term::Boolean(value) => style.boolean(*value),
            Term::Length(term) => format!("{}({})", style.length(), term.print(style)),
            Term::Arithmetic(left, sign, right) => format!("({} {sign} {})", left.print(style), right.print(style)),
        }
    }

    fn columns<'a>(&'a self, out: &mut Vec<&'a str>) {
        match self {
            Term::Column(name) => out.push(name),
            Term::Length(term) => term.columns(out),
            Term::Arithmetic(left, _, right) => {
                left.columns(out);
                right.columns(out);
            }
            Term::Number(_) | Term::Text(_) | Term::Boolean(_) => {}
        }
    }
}

impl Condition {
    /// Whether it names this column, or may: raw SQL is not judged.
    pub(crate) fn may_name(&self, column: &str) -> bool {
        match self {
            Condition::Raw(sql) => sql.contains(column),
            other => other.columns().contains(&column),
        }
    }

    /// `column IS NULL`.
    pub fn is_null(column: &str) -> Condition {
        Condition::IsNull(Term::Column(column.to_owned()))
    }

    /// As SQL in this style.
    pub fn print(&self, style: &dyn Style) -> String {
        let join = |list: &[Condition], word: &str| {
            let inner = |c: &Condition| match c {
                Condition::And(_) | Condition::Or(_) => format!("({})", c.print(style)),
                _ => c.print(style),
            };
            list.iter().map(inner).collect::<Vec<_>>().join(word)
        };
        match self {
            Condition::Compare(left, sign, right) => {
                format!("{} {} {}", left.print(style), sign.sql(), right.print(style))
            }
            Condition::Between(term, low, high) => {
                format!("{} BETWEEN {} AND {}", term.print(style), low.print(style), high.print(style))
            }
            Condition::In(term, list) => {
                let list: Vec<_> = list.iter().map(|item| item.print(style)).collect();
                format!("{} IN ({})", term.print(style), list.join(", "))
            }
            Condition::IsNull(term) => format!("{} IS NULL", term.print(style)),
            Condition::IsNotNull(term) => format!("{} IS NOT NULL", term.print(style)),
            Condition::And(list) => join(list, " AND "),
            Condition::Or(list) => join(list, " OR "),
            Condition::Not(inner) => format!("NOT ({})", inner.print(style)),
            Condition::JsonValid(column) => format!("json_valid({})", style.column(column)),
            Condition::Raw(sql) => sql.clone(),
        }
    }

    /// For people and JSON.
    pub fn plain(&self) -> String {
        self.print(&Plain)
    }

    /// The columns that it names, in order, with repetitions.
    pub fn columns(&self) -> Vec<&str> {
        let mut out = Vec::new();
        self.walk(&mut out);
        out
    }

    fn walk<'a>(&'a self, out: &mut Vec<&'a str>) {
        match self {
            Condition::Compare(left, _, right) => {
                left.columns(out);
                right.columns(out);
            }
            Condition::Between(term, low, high) => [term, low, high].into_iter().for_each(|t| t.columns(out)),
            Condition::In(term, list) => {
                term.columns(out);
                list.iter().for_each(|t| t.columns(out));
            }
            Condition::IsNull(term) | Condition::IsNotNull(term) => term.columns(out),
            Condition::And(list) | Condition::Or(list) => list.iter().for_each(|c| c.walk(out)),
            Condition::Not(inner) => inner.walk(out),
            Condition::JsonValid(column) => out.push(column),
            Condition::Raw(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_with_the_parentheses_that_matter() {
        let price = Term::Column("price".into());
        let positive = Condition::Compare(price.clone(), Comparison::Gt, Term::Number("0".into()));
        let named = Condition::In(Term::Column("kind".into()), vec![Term::Text("o'clock".into())]);
        let either = Condition::Or(vec![positive.clone(), named]);
        let both = Condition::And(vec![either, Condition::IsNotNull(price)]);
        assert_eq!(both.plain(), "(price > 0 OR kind IN ('o''clock')) AND price IS NOT NULL");
        assert_eq!(both.columns(), ["price", "kind", "price"]);
    }
}
