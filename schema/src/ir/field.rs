//! Fields: one column each.

use super::{ModelId, Type};
use crate::text::Span;

/// Who made a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The user's text or struct.
    Text,
    /// A convention; it is also among the assumptions.
    Convention,
    /// One of the columns that every table has.
    Automatic,
}

impl By {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            By::Text => "text",
            By::Convention => "convention",
            By::Automatic => "automatic",
        }
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The words; `None` where it is automatic.
    pub span: Option<Span>,
    /// The words as written, or what made it.
    pub text: String,
    /// Who made it.
    pub by: By,
}

impl Origin {
    /// Written by the user at `span`.
    pub fn text(span: Span, text: impl Into<String>) -> Self {
        Origin { span: Some(span), text: text.into(), by: By::Text }
    }
    /// Made by us.
    pub fn automatic(text: impl Into<String>) -> Self {
        Origin { span: None, text: text.into(), by: By::Automatic }
    }
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The model's own key, `id`.
    Key,
    /// The tenant that owns the row.
    Tenant,
    /// Refers to another model.
    ForeignKey,
    /// The user's own data.
    Own,
    /// When the row was made.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
    /// When it was deleted; null while it lives.
    DeletedAt,
    /// Optimistic lock.
    Version,
}

/// A default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text; of an enum, the stored value.
    Text(String),
    /// A number as it was written.
    Number(String),
    /// True or false.
    Boolean(bool),
    /// The time of the insert.
    Now,
    /// An SQL expression, printed as it is (imports only).
    Sql(String),
    /// An enum's variant by a path that only the compiler can resolve (`TaskStatus::Pending`): the last part.
    Variant(String),
}

/// What makes a column's value where an insert says none; only in databases that were there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Generated {
    /// PostgreSQL's `serial`: a sequence behind a default, which the table's readers may write over.
    Serial,
    /// `GENERATED … AS IDENTITY`.
    Identity,
    /// `AUTO_INCREMENT`, or SQLite's `INTEGER PRIMARY KEY`.
    AutoIncrement,
    /// `GENERATED ALWAYS AS (…)`: computed from the row.
    Computed(String),
}

/// The class of personal data in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pii {
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// National identity number; critical.
    Ssn,
    /// Postal address.
    Address,
    /// Date of birth.
    BirthDate,
    /// A person's name.
    Name,
}

impl Pii {
    /// All classes.
    pub const ALL: [Pii; 6] = [Pii::Email, Pii::Phone, Pii::Ssn, Pii::Address, Pii::BirthDate, Pii::Name];
    /// The word in JSON and in `#[model(pii = …)]`.
    pub const fn word(self) -> &'static str {
        match self {
            Pii::Email => "email",
            Pii::Phone => "phone",
            Pii::Ssn => "ssn",
            Pii::Address => "address",
            Pii::BirthDate => "birth_date",
            Pii::Name => "name",
        }
    }
    /// The class of a word.
    pub fn of(word: &str) -> Option<Pii> {
        Pii::ALL.into_iter().find(|class| class.word() == word)
    }
}

/// The model that a key refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its Rust name (the last part of the path).
    pub model: String,
    /// Its number, where it is part of this schema.
    pub id: Option<ModelId>,
    /// Its Rust path as it was written, where it was.
    pub path: Option<String>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Field {
    /// Name in Rust, without `r#`.
    pub name: String,
    /// Name in the table.
    pub column: String,
    /// What it holds; a key holds what the schema's key strategy says.
    pub ty: Type,
    /// NOT NULL.
    pub required: bool,
    /// What it is for.
    pub role: Role,
    /// Unique alone, or with the tenant.
    pub unique: bool,
    /// Said to be shared by several rows ("Emails are not unique").
    pub not_unique: bool,
    /// Its type as the database calls it, in a database that was there already.
    pub sql_type: Option<String>,
    /// What makes its value, in a database that was there already.
    pub generated: Option<Generated>,
    /// What an insert without a value stores.
    pub default: Option<Value>,
    /// Where that was stated by the user (`None`: a convention gave it, or there is none).
    pub default_stated: Option<Span>,
    /// The column's own condition (a range, a length at the least), as SQL over the bare column.
    pub check: Option<crate::condition::Condition>,
    /// The other end, of a foreign key or the tenant column.
    pub references: Option<Reference>,
    /// Personal data.
    pub pii: Option<Pii>,
    /// Whether the user said what personal data it is, or that it is none; otherwise the table of names did.
    pub pii_stated: bool,
    /// One of the columns that every table has.
    pub automatic: bool,
    /// Who made it.
    pub origin: Origin,
    /// Its documentation.
    pub doc: Option<String>,
    /// `renamed_from`: its name before.
    pub renamed_from: Option<String>,
    /// Where its ON DELETE was stated by the user (`None`: a convention gave it, or it has none).
    pub on_delete_stated: Option<Span>,
    /// Every other place that says something of it: a type, values, a default, a range, what a deletion does.
    pub said: Vec<Span>,
    /// Whether the type's length, precision or values were stated by the user.
    pub type_stated: bool,
    /// Whether a string was given no length at all (a derive without `max_length` or `text`).
    pub length_missing: bool,
    /// Rust type as the user wrote it; `None` in a text.
    pub rust: Option<String>,
}

impl Field {
    /// Where it was written, or where its model was.
    pub fn span_or(&self, model: Span) -> Span {
        self.origin.span.unwrap_or(model)
    }
}
