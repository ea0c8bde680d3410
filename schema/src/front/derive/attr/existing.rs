//! What is said only of a table that is there already: names that are not ours, types that we would not choose, keys of several columns.
//!
//! `unique`, `index` and `check` are written as elsewhere there, and may have a name, a condition in SQL, and expressions in quotes.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt;

use super::value::{Expected, named};
use super::{Given, OfField, OfModel, Outcome, Reader};
use crate::condition::Condition;
use crate::draft::{DraftExisting, DraftKey};
use crate::found::tables::{Column, Key, Named, TableCheck, TableIndex, TableKey};
use crate::ir::{Generated, OnDelete, RowSecurity, Type, Value};
use crate::text::Spanned;

/// What stands in a list: fields and expressions, then what has a name.
struct Parts {
    columns: Vec<String>,
    named: Vec<(String, TokenStream)>,
}

impl Parts {
    fn read(given: &Given, words: &[&str], reader: &mut Reader<'_>) -> Expected<Parts> {
        let mut parts = Parts { columns: Vec::new(), named: Vec::new() };
        for part in given.list(reader)? {
            let literal = syn::parse2::<syn::LitStr>(part.clone());
            match (named(&part), literal) {
                (Some((word, tokens)), _) => {
                    let word = word.unraw().to_string();
                    if !words.contains(&word.as_str()) || parts.named.iter().any(|(other, _)| *other == word) {
                        let list: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                        return Err(given.expected(
                            &format!("fields, and each of {} once", list.join(", ")),
                            &part,
                            reader,
                        ));
                    }
                    parts.named.push((word, tokens));
                }
                (None, Ok(expression)) => parts.columns.push(expression.value()),
                (None, Err(_)) => {
                    parts.columns.push(given.word(&part, "fields, or expressions in quotes", reader)?.value);
                }
            }
        }
        Ok(parts)
    }

    fn tokens(&self, word: &str) -> Option<&TokenStream> {
        self.named.iter().find(|(name, _)| name == word).map(|(_, tokens)| tokens)
    }

    fn text(&self, word: &str, given: &Given, reader: &mut Reader<'_>) -> Expected<Option<String>> {
        self.tokens(word).map(|tokens| Ok(given.literal(tokens, reader)?.value())).transpose()
    }

    /// `where = "…"`, or `where_sql = "…"`, which nobody judges.
    fn filter(&self, given: &Given, reader: &mut Reader<'_>) -> Expected<Option<Condition>> {
        match self.tokens("where") {
            Some(tokens) => Ok(Some(given.condition(tokens, reader)?.value)),
            None => Ok(self.text("where_sql", given, reader)?.map(Condition::Raw)),
        }
    }

    fn is(&self, word: &str, given: &Given, reader: &mut Reader<'_>) -> Expected<bool> {
        let Some(tokens) = self.tokens(word) else { return Ok(false) };
        match syn::parse2::<syn::LitBool>(tokens.clone()) {
            Ok(value) => Ok(value.value),
            Err(_) => Err(given.expected("`true` or `false`", tokens, reader)),
        }
    }
}

fn of<'m>(model: &'m mut OfModel, given: &Given, reader: &mut Reader<'_>) -> &'m mut DraftExisting {
    let span = given.span(reader);
    model.model.existing.get_or_insert_with(|| Box::new(DraftExisting::new(span)))
}

pub(super) fn existing(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let span = given.alone(reader)?;
    of(model, given, reader).span = span;
    Ok(())
}

pub(super) fn namespace(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let name = given.text_value(reader)?;
    of(model, given, reader).namespace = Some(name.value);
    Ok(())
}

pub(super) fn primary_key(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let parts = Parts::read(given, &["name"], reader)?;
    let (name, span) = (parts.text("name", given, reader)?, given.span(reader));
    let key = Key { name, columns: parts.columns, filter: None, absent_equal: false, more: None, span };
    of(model, given, reader).primary_key = Some(key);
    Ok(())
}

pub(super) fn unique(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let parts = Parts::read(given, &["name", "where", "where_sql", "nulls_equal", "sql"], reader)?;
    let name = parts.text("name", given, reader)?;
    let filter = parts.filter(given, reader)?;
    let absent_equal = parts.is("nulls_equal", given, reader)?;
    let more = parts.text("sql", given, reader)?;
    let span = given.span(reader);
    let key = Key { name, columns: parts.columns, filter, absent_equal, more, span };
    of(model, given, reader).uniques.push(key);
    Ok(())
}

/// The methods of the engines; what an extension brings is none of them.
const METHODS: &[&str] =
    &["btree", "hash", "gin", "gist", "spgist", "brin", "bloom", "hnsw", "ivfflat", "fulltext", "spatial"];

pub(super) fn index(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let parts = Parts::read(given, &["name", "include", "method", "where", "where_sql", "sql"], reader)?;
    let name = parts.text("name", given, reader)?;
    let method = parts.text("method", given, reader)?.unwrap_or_else(|| "btree".to_owned());
    let method = METHODS.iter().find(|known| **known == method).copied().unwrap_or("of an extension");
    let mut include = Vec::new();
    for part in parts.tokens("include").map(|list| super::read::split(list.clone())).unwrap_or_default() {
        match syn::parse2::<syn::LitStr>(part.clone()) {
            Ok(column) => include.push(column.value()),
            Err(_) => include.push(given.word(&part, "a list of fields", reader)?.value),
        }
    }
    let more = parts.text("sql", given, reader)?;
    let (filter, span) = (parts.filter(given, reader)?, given.span(reader));
    let index = TableIndex { name, columns: parts.columns, more, include, method, filter, span };
    of(model, given, reader).indexes.push(index);
    Ok(())
}

/// `check("…", name = "…")`, or `check(sql = "…", name = "…")`.
pub(super) fn check(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let list = given.list(reader)?;
    let (mut condition, mut name) = (None, None);
    for part in &list {
        match named(part) {
            Some((word, tokens)) if word == "name" && name.is_none() => {
                name = Some(given.literal(&tokens, reader)?.value());
            }
            Some((word, tokens)) if word == "sql" && condition.is_none() => {
                condition = Some(sql_condition(given.literal(&tokens, reader)?.value()));
            }
            None if condition.is_none() => condition = Some(given.condition(part, reader)?.value),
            _ => return Err(given.expected("one condition, and `name = \"…\"` once", part, reader)),
        }
    }
    let Some(condition) = condition else { return Err(given.malformed(reader)) };
    let span = given.span(reader);
    of(model, given, reader).checks.push(TableCheck { name, condition, span });
    Ok(())
}

/// SQL that nobody judges, but for the one condition that has a meaning of its own.
fn sql_condition(sql: String) -> Condition {
    let column = sql.strip_prefix("json_valid(").and_then(|rest| rest.strip_suffix(')'));
    let plain = |column: &&str| !column.is_empty() && column.chars().all(|c| c.is_alphanumeric() || c == '_');
    match column.filter(plain) {
        Some(column) => Condition::JsonValid(column.to_owned()),
        None => Condition::Raw(sql),
    }
}

pub(super) fn foreign_key(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let parts = Parts::read(given, &["references", "name", "on_delete", "sql"], reader)?;
    let more = parts.text("sql", given, reader)?;
    let Some(target) = parts.tokens("references").cloned() else { return Err(given.malformed(reader)) };
    let name = parts.text("name", given, reader)?;
    let on_delete = match parts.tokens("on_delete") {
        Some(tokens) => Some(action(given, tokens, reader)?),
        None => None,
    };
    let span = given.span(reader);
    let mut tokens: Vec<TokenTree> = target.clone().into_iter().collect();
    let mut references = Vec::new();
    if let Some(TokenTree::Group(group)) = tokens.last()
        && group.delimiter() == Delimiter::Parenthesis
    {
        for part in super::read::split(group.stream()) {
            match syn::parse2::<syn::LitStr>(part.clone()) {
                Ok(column) => references.push(column.value()),
                Err(_) => references.push(given.word(&part, "a list of fields", reader)?.value),
            }
        }
        tokens.pop();
    }
    let whole: TokenStream = tokens.into_iter().collect();
    let (table, of_model) = match syn::parse2::<syn::LitStr>(whole.clone()) {
        Ok(table) => (table.value(), false),
        Err(_) => match super::value::path(&whole).and_then(|path| Some(path.segments.last()?.ident.clone())) {
            Some(last) if last == "Self" => (reader.model.clone(), true),
            Some(last) => (last.unraw().to_string(), true),
            None => return Err(given.expected("a model, or a table in quotes", &target, reader)),
        },
    };
    let table = Named { namespace: None, name: Spanned::new(table, span) };
    let key = TableKey { name, columns: parts.columns, table, references, on_delete, more, span };
    of(model, given, reader).keys.push(DraftKey { key, of_model });
    Ok(())
}

const ACTIONS: [OnDelete; 5] =
    [OnDelete::Cascade, OnDelete::Restrict, OnDelete::SetNull, OnDelete::NoAction, OnDelete::SetDefault];

fn action(given: &Given, tokens: &TokenStream, reader: &mut Reader<'_>) -> Expected<OnDelete> {
    let what = "`cascade`, `restrict`, `set_null`, `no_action` or `set_default`";
    let word = given.word(tokens, what, reader)?;
    let found = ACTIONS.into_iter().find(|action| action.word() == word.value);
    found.ok_or_else(|| given.expected(what, tokens, reader))
}

/// `on_delete` of a column that is there already: what databases do and we would not ask for, too.
pub(super) fn on_delete(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let tokens = given.value(reader)?.clone();
    let action = action(given, &tokens, reader)?;
    field.field.on_delete = Some(Spanned::new(action, reader.span(&tokens)));
    Ok(())
}

pub(super) fn row_security(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let parts = Parts::read(given, &["policies"], reader)?;
    let mut security = RowSecurity::default();
    for word in &parts.columns {
        match word.as_str() {
            "enabled" => security.enabled = true,
            "forced" => security.forced = true,
            _ => return Err(given.malformed(reader)),
        }
    }
    if let Some(tokens) = parts.tokens("policies") {
        let number = syn::parse2::<syn::LitInt>(tokens.clone()).ok().and_then(|number| number.base10_parse().ok());
        security.policies = number.ok_or_else(|| given.expected("the number of policies", tokens, reader))?;
    }
    of(model, given, reader).row_security = Some(security);
    Ok(())
}

pub(super) fn unread(model: &mut OfModel, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let words = ["sql_type", "required", "default_sql", "computed", "comment"];
    let parts = Parts::read(given, &words, reader)?;
    let [name] = parts.columns.as_slice() else { return Err(given.malformed(reader)) };
    // A column of SQLite may have no type at all.
    let sql = parts.text("sql_type", given, reader)?.unwrap_or_default();
    let span = given.span(reader);
    let default = parts.text("default_sql", given, reader)?;
    let column = Column {
        name: Spanned::new(name.clone(), span),
        ty: Type::Other { sql: sql.clone() },
        sql,
        length_missing: false,
        required: parts.is("required", given, reader)?,
        default: default.map(|sql| Spanned::new(Value::Sql(sql), span)),
        generated: parts.text("computed", given, reader)?.map(Generated::Computed),
        comment: parts.text("comment", given, reader)?,
    };
    of(model, given, reader).unread.push(column);
    Ok(())
}

pub(super) fn sql_type(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    field.field.existing.sql_type = Some(given.text_value(reader)?);
    Ok(())
}

pub(super) fn padded(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    field.field.existing.padded = Some(given.whole(1, 10_485_760, reader)?.value);
    Ok(())
}

pub(super) fn native(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    field.field.existing.native = Some(given.text_value(reader)?.value);
    Ok(())
}

pub(super) fn generated(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let words = ["serial", "identity", "auto_increment"];
    let of = |word: &str| match word {
        "serial" => Some(Generated::Serial),
        "identity" => Some(Generated::Identity),
        "auto_increment" => Some(Generated::AutoIncrement),
        _ => None,
    };
    field.field.existing.generated = Some(given.choice(&words, of, reader)?.value);
    Ok(())
}

pub(super) fn computed(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    field.field.existing.generated = Some(Generated::Computed(given.text_value(reader)?.value));
    Ok(())
}

pub(super) fn key_type(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let of = |word: &str| match word {
        "i32" => Some(Type::Integer),
        "i64" => Some(Type::BigInt),
        "uuid" => Some(Type::Uuid),
        _ => None,
    };
    field.field.existing.key = Some(given.choice(&["i32", "i64", "uuid"], of, reader)?.value);
    Ok(())
}

pub(super) fn constraint(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    field.field.existing.constraint = Some(given.text_value(reader)?.value);
    Ok(())
}

pub(super) fn constraint_sql(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    field.field.existing.more = Some(given.text_value(reader)?.value);
    Ok(())
}

pub(super) fn unchecked(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    given.alone(reader)?;
    field.field.existing.unchecked = true;
    Ok(())
}

pub(super) fn default_sql(field: &mut OfField, given: &Given, reader: &mut Reader<'_>) -> Outcome {
    let text = given.text_value(reader)?;
    field.field.default = Some(Spanned::new(Value::Sql(text.value), text.span));
    Ok(())
}
