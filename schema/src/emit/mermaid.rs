//! The ER diagram as mermaid's source: one entity per table, one line per foreign key.

use crate::ir::{Field, ForeignKey, Model, ModelId, RelationKind, Schema, Type};

/// An `erDiagram`. Entities are named as the tables; a line goes from the table that is referred to and is labelled with the relation's name
/// at the key's end (`owner`), so two keys to one table can be told apart.
pub fn diagram(schema: &Schema) -> String {
    let mut out = String::from("erDiagram\n");
    for model in &schema.models {
        out.push_str(&entity(model));
    }
    for (id, model) in schema.numbered() {
        for key in &model.foreign_keys {
            out.push_str(&line(schema, id, model, key));
        }
    }
    out
}

fn entity(model: &Model) -> String {
    let mut out = format!("    {} {{\n", quoted(&model.table));
    for field in &model.fields {
        let marks = marks(model, field);
        let marks = if marks.is_empty() { String::new() } else { format!(" {}", marks.join(", ")) };
        out.push_str(&format!("        {} {}{marks}{}\n", ty(&field.ty), word(&field.column), comment(field)));
    }
    out.push_str("    }\n");
    out
}

/// PK of a column of the primary key, FK of a column that refers to a row, UK of one that is unique, alone or with the tenant.
fn marks(model: &Model, field: &Field) -> Vec<&'static str> {
    let foreign = model.foreign_keys.iter().any(|key| key.own == field.column);
    let all = [(model.primary_key.columns.contains(&field.column), "PK"), (foreign, "FK"), (field.unique, "UK")];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect()
}

/// The values of an enum, and whether the column may be empty: what the type does not say.
fn comment(field: &Field) -> String {
    let mut parts = Vec::new();
    if let Type::Enum(values) = &field.ty {
        let stored: Vec<_> = values.values.iter().flatten().map(|value| value.stored.as_str()).collect();
        parts.push(stored.join(", "));
    }
    if !field.required {
        parts.push("optional".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { String::new() } else { format!(" \"{}\"", plain(&parts.join("; "))) }
}

fn line(schema: &Schema, id: ModelId, model: &Model, key: &ForeignKey) -> String {
    let required = model.column(&key.own).is_none_or(|field| field.required);
    let relation = schema.relations.iter().find(|relation| {
        let own = relation.field.as_deref().and_then(|field| model.field(field));
        relation.from == id && own.is_some_and(|field| field.column == key.own)
    });
    let one = relation.is_some_and(|relation| matches!(relation.kind, RelationKind::OneToOne | RelationKind::IsA));
    let name = relation.map_or_else(|| crate::name::relation(&key.own), |relation| relation.name.clone());
    let parent = if required { "||" } else { "|o" };
    let children = if one { "o|" } else { "o{" };
    format!("    {} {parent}--{children} {} : \"{}\"\n", quoted(&key.table), quoted(&model.table), plain(&name))
}

/// A type as one word: mermaid takes no comma in it.
fn ty(ty: &Type) -> String {
    match ty {
        Type::Array(element) => format!("{}[]", element.word()),
        Type::Other { sql } => word(sql),
        ty => ty.word().to_owned(),
    }
}

/// Letters, digits and underscores, starting with a letter or an underscore, and no mark of a key, which mermaid reads in any case.
fn word(text: &str) -> String {
    let word: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    match word.to_ascii_lowercase().as_str() {
        "pk" | "fk" | "uk" => format!("{word}_"),
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => format!("_{word}"),
        _ => word,
    }
}

/// The name of an entity. In quotes, for a table may be called as a word of mermaid's (`one`, `to`, `title`).
fn quoted(name: &str) -> String {
    format!("\"{}\"", plain(name))
}

/// Text without what would end a quoted text.
fn plain(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '"' | '%' | '\\') || c.is_control() { '\'' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::sql::fixture::{column, model};

    #[test]
    fn no_name_breaks_the_diagram() {
        assert_eq!(
            [word("uk"), word("2nd"), word("point(2)"), word("due_date")],
            ["uk_", "_2nd", "point_2_", "due_date"]
        );
        assert_eq!(quoted("a\"b%c"), "\"a'b'c\"");
    }

    #[test]
    fn an_optional_column_says_so() {
        let mut field = column("phone", Type::String { length: 20 });
        field.required = false;
        assert!(entity(&model("User", vec![field])).contains("\n        string phone \"optional\"\n"));
    }
}
