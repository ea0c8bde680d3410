//! Conventions: what a text means where it does not say. Each use is an assumption that the user can list and forbid.
//!
//! One table: field name → type, optionality, default, personal data. `decisions` in the docs give the reasons.

mod open;

use crate::ir::{EnumValue, Pii, Type};
use crate::name;

pub use self::open::open;

/// What a convention says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Its type.
    pub ty: GuessedType,
    /// Why, for the assumption.
    pub because: String,
}

/// A type by convention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuessedType {
    /// This one.
    Known(Type),
    /// An enum of these values.
    Values(Vec<EnumValue>),
}

/// The last words of names, and what they hold. The longest match wins; a pattern matches whole words only.
const TYPES: &[(&[&str], Kind)] = &[
    (
        &[
            "description",
            "content",
            "body",
            "bio",
            "biography",
            "notes",
            "note",
            "comment",
            "message",
            "summary",
            "instructions",
            "terms",
            "text",
            "synopsis",
        ],
        Kind::Text,
    ),
    (
        &[
            "price",
            "cost",
            "amount",
            "total",
            "subtotal",
            "salary",
            "budget",
            "balance",
            "fee",
            "tax",
            "discount",
            "deposit",
            "wage",
            "revenue",
            "daily_rate",
            "hourly_rate",
            "monthly_rate",
            "nightly_rate",
            "weekly_rate",
        ],
        Kind::Money,
    ),
    (
        &[
            "quantity", "count", "stock", "capacity", "age", "year", "seats", "floor", "sequence", "position",
            "points", "credits", "servings", "mileage", "minutes", "seconds", "hours", "days",
        ],
        Kind::Integer,
    ),
    (
        &[
            "rating",
            "score",
            "weight",
            "height",
            "length",
            "width",
            "depth",
            "distance",
            "latitude",
            "longitude",
            "percentage",
            "percent",
        ],
        Kind::Float,
    ),
    (&["date", "birthday", "date_of_birth", "dob", "deadline"], Kind::Date),
    (&["at", "timestamp"], Kind::Timestamp),
    (&["time"], Kind::Time),
    (&["flag", "active", "enabled", "verified", "published", "closed", "archived"], Kind::Boolean),
    (&["metadata", "settings", "options", "preferences", "configuration"], Kind::Json),
    (&["sku"], Kind::Sku),
    (
        &["status", "state", "stage", "type", "kind", "category", "level", "role", "gender", "format", "tier"],
        Kind::Closed,
    ),
];

/// First words that make a boolean.
const BOOLEAN_STARTS: &[&str] = &["is", "has", "can"];

#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Money,
    Integer,
    Float,
    Date,
    Timestamp,
    Time,
    Boolean,
    Json,
    Sku,
    Closed,
}

impl Kind {
    /// In words, for the language reference.
    fn title(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Money => "money, a decimal(10, 2)",
            Kind::Integer => "integer",
            Kind::Float => "float",
            Kind::Date => "date",
            Kind::Timestamp => "timestamp",
            Kind::Time => "time",
            Kind::Boolean => "boolean",
            Kind::Json => "JSON",
            Kind::Sku => "string(100)",
            Kind::Closed => "string(50), where no values are given",
        }
    }
}

/// The table of names: a type in words, and the last words of names that have it. The names that have values by convention stand at the end.
pub fn types() -> Vec<(String, Vec<&'static str>)> {
    let mut rows: Vec<_> = TYPES.iter().map(|(words, kind)| (kind.title().to_owned(), words.to_vec())).collect();
    rows.push(("one of low, medium and high".to_owned(), vec!["priority"]));
    rows.push(("one of pending, active and done, of a task or todo".to_owned(), vec!["status"]));
    rows
}

fn ends_with(field: &str, pattern: &str) -> bool {
    field.strip_suffix(pattern).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'))
}

fn kind(field: &str) -> Option<(&'static str, Kind)> {
    // A price per night is a price.
    let field = field.split("_per_").next().unwrap_or(field);
    let hits = TYPES.iter().flat_map(|(words, kind)| words.iter().map(move |word| (*word, *kind)));
    hits.filter(|(word, _)| ends_with(field, word)).max_by_key(|(word, _)| word.len())
}

/// Whether the table knows what a field of this name holds.
pub fn is_known(field: &str) -> bool {
    kind(field).is_some()
}

fn values(list: &[&str]) -> GuessedType {
    let value = |stored: &&str| EnumValue { variant: name::pascal(stored), stored: (*stored).to_owned() };
    GuessedType::Values(list.iter().map(value).collect())
}

/// The type of a field of which the text only gives the name.
pub fn guess(model: &str, field: &str) -> Guess {
    let known = |ty: Type, because: String| Guess { ty: GuessedType::Known(ty), because };
    if field == "priority" {
        return Guess {
            ty: values(&["low", "medium", "high"]),
            because: "the values of a priority are low, medium and high by convention".to_owned(),
        };
    }
    if field == "status" && matches!(model, "Task" | "Todo") {
        return Guess {
            ty: values(&["pending", "active", "done"]),
            because: "the values of a task's status are pending, active and done by convention".to_owned(),
        };
    }
    let mut starts = field.split('_');
    if starts.next().is_some_and(|first| BOOLEAN_STARTS.contains(&first)) && starts.next().is_some() {
        return known(Type::Boolean, format!("`{field}` is a boolean by its first word"));
    }
    if field.starts_with("number_of_") || field.contains("_number_of_") {
        return known(Type::Integer, format!("`{field}` is a count, an integer, by its first words"));
    }
    if field.starts_with("date_of_") {
        return known(Type::Date, format!("`{field}` is a date by its first words"));
    }
    if field.starts_with("year_of_") {
        return known(Type::Integer, format!("`{field}` is a year, an integer, by its first words"));
    }
    // "A fee in euros" is a fee, "a weight in grams" a weight.
    if let Some((base, unit)) = field.rsplit_once("_in_").filter(|_| kind(field).is_none()) {
        match kind(base) {
            Some((word, Kind::Money)) if unit == "cents" => {
                return known(Type::Integer, format!("a `{word}` in cents is an integer by convention"));
            }
            Some((_, Kind::Money | Kind::Float | Kind::Integer)) => return guess(model, base),
            _ => {}
        }
    }
    let Some((word, kind)) = kind(field) else {
        return known(
            Type::String { length: 255 },
            format!("`{field}` is a string(255): no type was given and its name tells none"),
        );
    };
    let money = Type::Decimal { precision: 10, scale: 2 };
    match kind {
        Kind::Text => known(Type::Text, format!("a `{word}` is a text without limit by convention")),
        Kind::Money => known(money, format!("a `{word}` is money, a decimal(10, 2), by convention")),
        Kind::Integer => known(Type::Integer, format!("a `{word}` is an integer by convention")),
        Kind::Float => known(Type::Float, format!("a `{word}` is a floating point number by convention")),
        Kind::Date => known(Type::Date, format!("a `{word}` is a date by convention")),
        Kind::Timestamp => known(Type::Timestamp, format!("`{field}` is a point in time by its last word")),
        Kind::Time => known(Type::Time, format!("a `{word}` is a time of day by convention")),
        Kind::Boolean => known(Type::Boolean, format!("`{word}` is a boolean by convention")),
        Kind::Json => known(Type::Json, format!("`{word}` are JSON by convention")),
        Kind::Sku => known(Type::String { length: 100 }, "a sku is a string(100) by convention".to_owned()),
        Kind::Closed => known(
            Type::String { length: 50 },
            format!(
                "the values of `{field}` are not given, so it is a string(50); say for instance \"{} can be a, b or c.\"",
                sentence_name(field)
            ),
        ),
    }
}

fn sentence_name(field: &str) -> String {
    let spaced = field.replace('_', " ");
    let mut characters = spaced.chars();
    characters.next().map(|c| c.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// Whether a "number" of this name is money.
pub fn is_money(field: &str) -> bool {
    matches!(kind(field), Some((_, Kind::Money)))
}

/// Fields that may be absent although nobody says so.
pub const OPTIONAL: &[&str] = &["description", "due_date", "bio", "notes", "avatar_url"];

/// Whether a field may be absent although nobody says so.
pub fn is_optional(field: &str) -> bool {
    OPTIONAL.contains(&field)
}

/// The default of a boolean.
pub fn boolean_default(field: &str) -> bool {
    matches!(field, "active" | "is_active" | "enabled" | "is_enabled")
}

/// Models whose `name` is the name of a person.
const PEOPLE: &[&str] = &["User", "Customer", "Person", "Contact", "Employee", "Patient"];

/// The last words of names that give personal data away.
const PERSONAL: &[(Pii, &[&str])] = &[
    (Pii::Email, &["email", "email_address", "e_mail"]),
    (Pii::Phone, &["phone", "phone_number", "telephone", "mobile"]),
    (Pii::Ssn, &["ssn", "social_security_number"]),
    (Pii::BirthDate, &["birth_date", "date_of_birth", "birthdate", "birthday", "dob"]),
    (Pii::Address, &["address", "street"]),
    (Pii::Name, &["first_name", "last_name", "full_name"]),
];

/// The classes of personal data in words, and the last words of names that show them.
pub fn personal() -> Vec<(String, &'static [&'static str])> {
    PERSONAL.iter().map(|(class, words)| (class.word().replace('_', " "), *words)).collect()
}

/// The personal data that a name gives away.
pub fn pii(model: &str, field: &str) -> Option<Pii> {
    let is = |patterns: &[&str]| patterns.iter().any(|pattern| ends_with(field, pattern));
    let found = PERSONAL.iter().find(|(_, words)| is(words)).map(|(class, _)| *class);
    match found {
        Some(Pii::Address) if is(&["ip_address", "mac_address"]) => None,
        None if field == "name" && PEOPLE.contains(&model) => Some(Pii::Name),
        found => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_types() {
        let ty = |field: &str| match guess("Kiln", field).ty {
            GuessedType::Known(ty) => ty,
            GuessedType::Values(_) => panic!("{field}"),
        };
        assert_eq!(ty("unit_price"), Type::Decimal { precision: 10, scale: 2 });
        assert_eq!(ty("firing_date"), Type::Date);
        assert_eq!(ty("fired_at"), Type::Timestamp);
        assert_eq!(ty("colour"), Type::String { length: 255 });
        assert_eq!(ty("status"), Type::String { length: 50 });
        assert_eq!(ty("is_hot"), Type::Boolean);
        assert_eq!(ty("chat"), Type::String { length: 255 }); // ends in `at`, but not as a word
        assert!(matches!(guess("Task", "status").ty, GuessedType::Values(values) if values.len() == 3));
    }

    #[test]
    fn names_tell_personal_data() {
        assert_eq!(pii("Task", "work_email"), Some(Pii::Email));
        assert_eq!((pii("User", "name"), pii("Kiln", "name")), (Some(Pii::Name), None));
        assert_eq!((pii("User", "ip_address"), pii("User", "shipping_address")), (None, Some(Pii::Address)));
    }
}
