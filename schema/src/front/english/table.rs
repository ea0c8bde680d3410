//! Tables of Markdown → sentences: a table of fields under its entity, or a table of entities. What is in no known column stays unread, as an error.

use super::lexer::{Kind, Token};

/// What a column says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Type,
    /// "yes" is required.
    Required,
    /// "yes" is optional.
    Optional,
    Unique,
    Default,
    /// Types and constraints in words.
    Notes,
    /// The entity of a table of entities.
    Entity,
    /// Its fields.
    Fields,
}

impl Column {
    fn of(header: &[Token]) -> Option<Column> {
        let words: Vec<&str> =
            header.iter().filter(|token| !token.is_mark("?")).map(|token| token.low.as_str()).collect();
        match words.join(" ").as_str() {
            "attribute" | "column" | "field" | "name" | "property" | "field name" | "column name" => Some(Column::Name),
            "type" | "data type" | "datatype" => Some(Column::Type),
            "required" | "mandatory" | "not null" => Some(Column::Required),
            "optional" | "nullable" | "null" => Some(Column::Optional),
            "unique" => Some(Column::Unique),
            "default" | "default value" => Some(Column::Default),
            "notes" | "note" | "description" | "constraints" | "constraint" | "rules" | "values" | "remarks" => {
                Some(Column::Notes)
            }
            "entity" | "model" | "table" => Some(Column::Entity),
            "attributes" | "columns" | "fields" | "properties" => Some(Column::Fields),
            _ => None,
        }
    }
}

/// The sentences that a table stands for. A row that says nothing understandable is a sentence that no form reads.
pub(super) fn sentences(rows: &[Vec<Vec<Token>>], subject: Option<&[Token]>) -> Vec<Vec<Token>> {
    let mut rows = rows.iter().filter(|row| !is_separator(row));
    let Some(header) = rows.next() else { return Vec::new() };
    let body: Vec<&Vec<Vec<Token>>> = rows.collect();
    let columns: Option<Vec<Column>> = header.iter().map(|cell| Column::of(cell)).collect();
    let unread = || vec![header.concat()];
    let Some(columns) = columns else {
        let unknown = header.iter().filter(|cell| Column::of(cell).is_none());
        // An empty cell has no place to point at, so the whole row is shown.
        return unknown.map(|cell| if cell.is_empty() { header.concat() } else { cell.clone() }).collect();
    };
    let twice =
        columns.iter().enumerate().any(|(at, column)| columns.get(..at).is_some_and(|all| all.contains(column)));
    if twice || body.iter().any(|row| row.len() > columns.len()) {
        return unread();
    }
    match (columns.as_slice(), subject) {
        ([Column::Entity, Column::Fields], _) => body.iter().map(|row| entity(row)).collect(),
        (columns, Some(subject)) if columns.contains(&Column::Name) && !columns.contains(&Column::Entity) => {
            let fields: Option<Vec<Vec<Token>>> = body.iter().map(|row| field(columns, row)).collect();
            match fields {
                Some(fields) if !fields.is_empty() => vec![have(subject, fields)],
                _ => unread(),
            }
        }
        _ => unread(),
    }
}

/// `|---|:--:|`
fn is_separator(row: &[Vec<Token>]) -> bool {
    row.iter().flatten().all(|token| matches!(token.low.as_str(), "-" | "—" | ":"))
}

/// "Kiln | name, fuel": a row of a table of entities.
fn entity(row: &[Vec<Token>]) -> Vec<Token> {
    match row {
        [name, fields] if !name.is_empty() && !fields.is_empty() => have(name, vec![fields.clone()]),
        row => row.concat(),
    }
}

fn have(subject: &[Token], fields: Vec<Vec<Token>>) -> Vec<Token> {
    let mut sentence = subject.to_vec();
    sentence.extend(Token::behind(subject, Kind::Word, "have"));
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            sentence.extend(Token::behind(&sentence, Kind::Mark, ","));
        }
        sentence.extend(field);
    }
    sentence
}

/// A row of a table of fields, as an item of a list: "fuel (string, optional)". `None` where a cell leaves something open.
fn field(columns: &[Column], row: &[Vec<Token>]) -> Option<Vec<Token>> {
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == wanted)?;
        Some(row.get(at).map_or(&[][..], Vec::as_slice))
    };
    let name = cell(Column::Name).filter(|name| !name.is_empty())?;
    let mut said: Vec<Vec<Token>> = Vec::new();
    said.extend(cell(Column::Type).map(<[Token]>::to_vec));
    for (column, yes, no) in [
        (Column::Required, "required", Some("optional")),
        (Column::Optional, "optional", Some("required")),
        (Column::Unique, "unique", None),
    ] {
        let Some(cell) = cell(column) else { continue };
        let word = if answer(cell)? { Some(yes) } else { no };
        let behind = if cell.is_empty() { name } else { cell };
        said.extend(word.and_then(|word| Token::behind(behind, Kind::Word, word)).map(|token| vec![token]));
    }
    if let Some(default) = cell(Column::Default).filter(|cell| !is_blank(cell)) {
        let word = default.first().map(|first| Token::before(first, Kind::Word, "default"));
        said.push(word.into_iter().chain(default.iter().cloned()).collect());
    }
    said.extend(cell(Column::Notes).filter(|cell| !is_blank(cell)).map(<[Token]>::to_vec));
    said.retain(|words| !words.is_empty());
    let mut item = name.to_vec();
    if !said.is_empty() {
        item.extend(Token::behind(&item, Kind::Mark, "("));
        for (at, words) in said.into_iter().enumerate() {
            if at > 0 {
                item.extend(Token::behind(&item, Kind::Mark, ","));
            }
            item.extend(words);
        }
        item.extend(Token::behind(&item, Kind::Mark, ")"));
    }
    Some(item)
}

fn is_blank(cell: &[Token]) -> bool {
    cell.iter().all(|token| matches!(token.low.as_str(), "-" | "—" | "none"))
}

/// "Yes" and "no" in the ways people tick cells; an empty cell is no tick.
fn answer(cell: &[Token]) -> Option<bool> {
    let [only] = cell else { return cell.is_empty().then_some(false) };
    match only.low.as_str() {
        "yes" | "y" | "true" | "x" | "✓" | "✔" | "✅" | "required" | "optional" | "unique" => Some(true),
        "no" | "n" | "false" | "-" | "—" | "✗" | "✘" | "❌" => Some(false),
        _ => None,
    }
}
