//! Structs and enums → [`Draft`].
//!
//! `#[derive(Model)]` and `#[derive(Enum)]` are read here, in the macro and in build.rs alike. Everything is kept as it was said;
//! what a field is for (`id`, `organization_id`, `created_at`) is decided by lowering. A field under `#[cfg(…)]` is an error:
//! a table has one shape, whatever features the program is built with. (The macro never sees such a field's attribute, because
//! rustc has settled it by then; build.rs does.)
//!
//! - [`attr`]: the table of attributes, and how they are read
//! - [`ty`]: Rust types
//! - [`condition`]: the conditions of checks and partial indexes
//! - [`file`]: all derives and `schema!`s of a file

pub mod attr;
pub mod condition;
mod field;
pub mod file;
mod shape;
mod ty;

use syn::DeriveInput;
use syn::ext::IdentExt;

use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftEnum, DraftModel};
use crate::front::span::Locator;
use crate::ir::{EnumValue, Style};
use crate::name;
use crate::sink::Diagnostics;
use crate::text::{Sources, Spanned};
use attr::{OfModel, OfVariant, Place, Reader};

/// Reads a `#[derive(Model)]`: one model, and what its attributes say of the whole schema (engine, version, edition).
///
/// All mistakes go to `out`. The model is there in any case, with what could be read.
pub fn model(input: &DeriveInput, at: &mut Locator, sources: &mut Sources, out: &mut Diagnostics) -> Draft {
    let name = input.ident.unraw().to_string();
    let mut reader =
        Reader { at, sources, out, model: name.clone(), field: None, engine_refused: false, existing: false };
    let span = reader.span(&input.ident);
    let mut model = DraftModel::new(Spanned::new(name, span), Style::Struct);
    model.doc = doc(&input.attrs);
    let mut of = OfModel { model, draft: Draft::default() };
    let given = attr::read(&input.attrs, Place::Struct, &mut reader);
    reader.existing = given.iter().any(|given| given.is("existing"));
    attr::apply_model(&given, &mut of, &mut reader);
    if let Some(fields) = shape::fields(input, &mut reader) {
        for field in fields {
            field::read(field, &mut of.model, &mut reader);
        }
    }
    of.draft.engine_refused = reader.engine_refused;
    of.draft.models.push(of.model);
    of.draft
}

/// Reads a `#[derive(Enum)]`: one enum.
///
/// All mistakes go to `out`. The enum is there in any case, with the values that could be read.
pub fn enumeration(input: &DeriveInput, at: &mut Locator, sources: &mut Sources, out: &mut Diagnostics) -> Draft {
    let name = input.ident.unraw().to_string();
    let mut reader =
        Reader { at, sources, out, model: name.clone(), field: None, engine_refused: false, existing: false };
    let span = reader.span(&input.ident);
    attr::read(&input.attrs, Place::Enum, &mut reader);
    let mut values: Vec<Spanned<EnumValue>> = Vec::new();
    for variant in shape::variants(input, &mut reader) {
        let word = variant.ident.unraw().to_string();
        reader.field = Some(word.clone());
        let mut of = OfVariant { stored: None };
        let given = attr::read(&variant.attrs, Place::Variant, &mut reader);
        attr::apply_variant(&given, &mut of, &mut reader);
        let span = reader.span(&variant.ident);
        let stored = of.stored.map_or_else(|| name::snake(&word), |stored| stored.value);
        match values.iter().find(|first| first.value.stored == stored) {
            Some(first) => {
                let message =
                    format!("`{}` and `{}` of `{name}` are both stored as `{stored}`", first.value.variant, word);
                let error =
                    Diagnostic::error("duplicate_name", span, message).label(first.span, "the first one is here");
                reader.error(error.help("give one of them a value of its own: `#[model(value = \"…\")]`"));
            }
            None => values.push(Spanned::new(EnumValue { variant: word, stored }, span)),
        }
    }
    Draft { enums: vec![DraftEnum { name: Spanned::new(name, span), values }], ..Draft::default() }
}

/// The path of `#[model(crate = path)]`. What is wrong with it is reported by [`model`] and [`enumeration`].
pub fn crate_path(attributes: &[syn::Attribute]) -> Option<syn::Path> {
    attr::crate_path(attributes)
}

/// The text of `///` comments, one line each, without the space that they start with.
fn doc(attributes: &[syn::Attribute]) -> Option<String> {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let syn::Meta::NameValue(meta) = &attribute.meta
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &meta.value
        {
            let text = text.value();
            lines.extend(text.split('\n').map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()));
        }
    }
    let text = lines.join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
