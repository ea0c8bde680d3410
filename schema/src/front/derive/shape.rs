//! What a derive may stand on: structs with named fields, enums without data; neither has parameters.

use syn::{Data, DeriveInput, Field, Fields, Variant};

use super::attr::Reader;
use crate::diagnostic::Diagnostic;

const CODE: &str = "unsupported_item";

/// The fields of a struct; `None` where it is none, which is reported.
pub(super) fn fields<'a>(input: &'a DeriveInput, reader: &mut Reader<'_>) -> Option<Vec<&'a Field>> {
    parameters(input, reader);
    let name = reader.model.clone();
    let (span, what) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(fields.named.iter().collect()),
            Fields::Unnamed(_) => (reader.span(&input.ident), "a tuple struct, whose fields have no names for columns"),
            Fields::Unit => (reader.span(&input.ident), "a struct without fields, so its table would have no columns"),
        },
        Data::Enum(data) => {
            let token = &data.enum_token; // `Copy` only with a feature of syn that a neighbour may turn on
            let span = reader.span(token);
            let error = Diagnostic::error(CODE, span, format!("`{name}` is an enum, and a model is a struct"));
            reader.error(
                error.help("for the values of a column write `#[derive(groundplan::Enum)]`; for a table, a struct"),
            );
            return None;
        }
        Data::Union(data) => {
            let token = &data.union_token;
            (reader.span(token), "a union, and a model is a struct")
        }
    };
    let help = format!("write `struct {name} {{ pub id: Id<{name}>, … }}`, each column a field with a name");
    reader.error(Diagnostic::error(CODE, span, format!("`{name}` is {what}")).help(help));
    None
}

/// The variants without data of an enum; whatever else it has is reported.
pub(super) fn variants<'a>(input: &'a DeriveInput, reader: &mut Reader<'_>) -> Vec<&'a Variant> {
    parameters(input, reader);
    let name = reader.model.clone();
    let Data::Enum(data) = &input.data else {
        let span = reader.span(&input.ident);
        let error = Diagnostic::error(CODE, span, format!("`{name}` is no enum, but `Enum` is derived for it"));
        reader
            .error(error.help("for a table write `#[derive(groundplan::Model)]`; for the values of a column, an enum"));
        return Vec::new();
    };
    if data.variants.is_empty() {
        let span = reader.span(&input.ident);
        let error =
            Diagnostic::error(CODE, span, format!("`{name}` has no variants, so no value could ever be stored"));
        reader.error(error.help(format!("write the values: `enum {name} {{ Pending, Done }}`")));
    }
    let mut list = Vec::new();
    for variant in &data.variants {
        if matches!(variant.fields, Fields::Unit) {
            list.push(variant);
            continue;
        }
        let span = reader.span(&variant.ident);
        let error = Diagnostic::error(
            CODE,
            span,
            format!("`{name}::{}` holds data, but a column stores only its name", variant.ident),
        );
        reader.error(error.help(format!(
            "leave the data out (`{}`), and give it columns of its own beside the enum's, or use `groundplan::Json<{name}>`",
            variant.ident
        )));
    }
    list
}

/// A table and a column's values are one thing, not one per type.
fn parameters(input: &DeriveInput, reader: &mut Reader<'_>) {
    let Some(first) = input.generics.params.first() else { return };
    let (what, help) = match first {
        syn::GenericParam::Lifetime(_) => ("a lifetime", "own the values instead: `String` for `&str`"),
        syn::GenericParam::Type(_) => {
            ("a type parameter", "write the type out; for columns of any shape use `groundplan::Json<…>`")
        }
        syn::GenericParam::Const(_) => ("a const parameter", "write the value out"),
    };
    let span = reader.span(first);
    let message = format!("`{}` has {what}, but there is one table for it", reader.model);
    reader.error(Diagnostic::error(CODE, span, message).help(help));
}
