//! Personal data: where it is, and what to do about it.

use super::text;
use crate::ir::{Pii, Schema};

pub(super) fn section(schema: &Schema) -> String {
    let fields = schema.models.iter().flat_map(|model| model.fields.iter().map(move |field| (model, field)));
    let rows: Vec<Vec<String>> = fields
        .filter_map(|(model, field)| {
            let class = field.pii?;
            let column = text::code(&format!("{}.{}", model.table, field.column));
            let by = if field.pii_stated { "stated" } else { "recognised by its name" };
            Some(vec![column, class.word().replace('_', " "), sensitivity(class).to_owned(), by.to_owned()])
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let critical = schema.models.iter().flat_map(|model| &model.fields).any(|field| field.pii == Some(Pii::Ssn));
    let mut advice = vec![
        "Encryption at rest: for the database's files and for its backups.",
        "Access logging: who read or changed which of these rows, kept apart from the rows.",
        "Retention: a period after which a row is erased or made anonymous. A soft delete erases nothing.",
        "Debug output leaves these columns out in what `schema!` writes; in structs of your own `Private<T>` does.",
    ];
    if critical {
        advice.insert(0, "**Critical** columns: encrypt each value in the application, with a key that the database does not have, and let few roles read them.");
    }
    let advice: String = advice.iter().map(|line| format!("- {line}\n")).collect();
    format!("## Personal data\n\n{}\n{advice}", text::table(&["column", "class", "sensitivity", "known"], &rows))
}

const fn sensitivity(class: Pii) -> &'static str {
    match class {
        Pii::Ssn => "**critical**",
        Pii::Email | Pii::Phone | Pii::Address | Pii::BirthDate | Pii::Name => "personal",
    }
}
