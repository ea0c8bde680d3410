//! Names that Rust allows, for what databases call as they like.

use std::collections::HashSet;

use groundplan_schema::ir::{Model, Schema};
use groundplan_schema::name;

/// Types that the printed file names; a model of such a name would hide them.
const TAKEN: &[&str] = &[
    "AdminConnection",
    "Box",
    "DateTime",
    "Decimal",
    "Default",
    "Err",
    "Id",
    "Json",
    "Model",
    "NaiveDate",
    "NaiveDateTime",
    "NaiveTime",
    "None",
    "Ok",
    "Ops",
    "Option",
    "Private",
    "QueryResult",
    "Result",
    "Self",
    "Some",
    "String",
    "Tenant",
    "TenantConnection",
    "Utc",
    "Uuid",
    "Value",
    "Vec",
];

/// The names of one file.
#[derive(Debug)]
pub(super) struct Names {
    /// One per model, in its order.
    pub(super) models: Vec<String>,
    taken: HashSet<String>,
}

impl Names {
    pub(super) fn of(schema: &Schema) -> Names {
        let mut names = Names { models: Vec::new(), taken: TAKEN.iter().map(|name| (*name).to_owned()).collect() };
        for model in &schema.models {
            let name = type_name(&model.name);
            // Beside a model stand `NewTask` and `TaskChanges`.
            let all = |name: &str| [name.to_owned(), format!("New{name}"), format!("{name}Changes")];
            let mut own = name.clone();
            for nth in 1.. {
                if all(&own).iter().all(|name| !names.taken.contains(name)) {
                    break;
                }
                own = if nth == 1 { format!("{name}Row") } else { format!("{name}Row{nth}") };
            }
            names.taken.extend(all(&own));
            names.models.push(own);
        }
        names
    }

    /// A name for an enum, which no model and no other enum has.
    pub(super) fn enumeration(&mut self, wanted: &str) -> String {
        let wanted = type_name(wanted);
        let mut own = wanted.clone();
        for nth in 2.. {
            if self.taken.insert(own.clone()) {
                break;
            }
            own = format!("{wanted}{nth}");
        }
        own
    }
}

/// Letters and digits of ASCII, in Pascal's case, with a letter in front.
fn type_name(name: &str) -> String {
    let plain: String = name::pascal(&latin(name)).chars().filter(char::is_ascii_alphanumeric).collect();
    match plain.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase().to_string() + &plain[1..],
        _ => format!("T{plain}"),
    }
}

/// A name for each column that a field of a struct can have, without `r#`.
pub(super) fn fields(model: &Model) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut made = Vec::new();
    for (at, field) in model.fields.iter().enumerate() {
        // A column whose name is one already keeps it.
        let wanted = if is_plain(&field.column) { field.column.clone() } else { plain(&field.column, at) };
        let mut own = wanted.clone();
        for nth in 2.. {
            if taken.insert(own.clone()) {
                break;
            }
            own = format!("{wanted}_{nth}");
        }
        made.push(own);
    }
    made
}

fn is_plain(column: &str) -> bool {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    column.starts_with(|c: char| c.is_ascii_lowercase())
        && column.chars().all(known)
        && !name::is_impossible_in_rust(column)
}

/// Letters that have a way to be written in ASCII, so that `größe` stays a word.
fn latin(name: &str) -> String {
    const LETTERS: &[(&str, &str)] = &[
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("ø", "oe"),
        ("œ", "oe"),
        ("àáâãå", "a"),
        ("ç", "c"),
        ("čć", "c"),
        ("èéêëěę", "e"),
        ("ìíîïı", "i"),
        ("ł", "l"),
        ("ñńň", "n"),
        ("òóôõ", "o"),
        ("řŕ", "r"),
        ("śšş", "s"),
        ("ťţ", "t"),
        ("ùúûů", "u"),
        ("ýÿ", "y"),
        ("źžż", "z"),
        ("ğ", "g"),
        ("ďđ", "d"),
    ];
    let mut out = String::new();
    for c in name.chars() {
        let lower: String = c.to_lowercase().collect();
        match LETTERS.iter().find(|(letters, _)| letters.contains(&lower)) {
            Some((_, ascii)) if c.is_uppercase() => {
                let (first, rest) = ascii.split_at(1);
                out.push_str(&first.to_ascii_uppercase());
                out.push_str(rest);
            }
            Some((_, ascii)) => out.push_str(ascii),
            None => out.push(c),
        }
    }
    out
}

fn plain(column: &str, at: usize) -> String {
    let letters: String = latin(column).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let snake = name::snake(&letters);
    let snake = snake.trim_matches('_');
    if snake.is_empty() {
        return format!("column_{}", at + 1);
    }
    let own = if snake.starts_with(|c: char| c.is_ascii_digit()) { format!("n{snake}") } else { snake.to_owned() };
    if name::is_impossible_in_rust(&own) { format!("{own}_") } else { own }
}

/// As it is written in Rust.
pub(super) fn ident(name: &str) -> String {
    if name::is_rust_keyword(name) { format!("r#{name}") } else { name.to_owned() }
}

/// Variants for stored values, each of its own.
pub(super) fn variants(stored: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::from(["Self".to_owned()]);
    let mut made = Vec::new();
    for value in stored {
        let plain: String = name::pascal(&latin(value)).chars().filter(char::is_ascii_alphanumeric).collect();
        let wanted = match plain.chars().next() {
            None => "Empty".to_owned(),
            Some(first) if first.is_ascii_digit() => format!("V{plain}"),
            Some(first) => first.to_ascii_uppercase().to_string() + &plain[1..],
        };
        let mut own = wanted.clone();
        for nth in 2.. {
            if taken.insert(own.clone()) {
                break;
            }
            own = format!("{wanted}{nth}");
        }
        made.push(own);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_one_that_rust_allows() {
        let shown: Vec<String> = ["userID", "2nd line", "größe", "???", "self", "type", "__x"]
            .iter()
            .map(|column| if is_plain(column) { (*column).to_owned() } else { plain(column, 4) })
            .collect();
        assert_eq!(shown, ["user_id", "n2nd_line", "groesse", "column_5", "self_", "type", "x"]);
        assert_eq!(ident("type"), "r#type");
        assert_eq!(
            variants(&["", "in-progress", "1st", "in progress", "self"]),
            ["Empty", "InProgress", "V1st", "InProgress2", "Self2"]
        );
        assert_eq!((type_name("9lives"), type_name("données")), ("T9lives".into(), "Donnees".into()));
    }
}
