//! One field of a struct.

use quote::ToTokens;
use syn::ext::IdentExt;

use super::attr::{self, Class, OfField, Place, Reader};
use super::ty;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftModel, DraftType};
use crate::front::span::compact;
use crate::ir::{Origin, Type};
use crate::text::Spanned;

/// Reads a field into its model.
pub(super) fn read(field: &syn::Field, model: &mut DraftModel, reader: &mut Reader<'_>) {
    let Some(ident) = &field.ident else { return };
    let name = ident.unraw().to_string();
    reader.field = Some(name.clone());
    let span = reader.span(ident);
    let ty_span = reader.span(&field.ty);
    let rust = compact(&field.ty.to_token_stream());
    let mut draft = DraftField::new(Spanned::new(name, span), Origin::text(span, format!("{ident}: {rust}")));
    draft.doc = super::doc(&field.attrs);
    conditional(field, reader);
    let mut written = rust.clone();
    match ty::read(&field.ty, &reader.model, reader.existing) {
        Ok(read) => {
            draft.required = Some(Spanned::new(!read.optional, ty_span));
            draft.ty = Some(Spanned::new(read.ty, ty_span));
            written = read.inner;
            if let Some(target) = read.target {
                draft.references = Some(Spanned::new(target.name, ty_span));
                draft.path = Some(target.path);
            }
        }
        Err(fault) => {
            let at = reader.span(&fault.tokens);
            let error = Diagnostic::error("unsupported_type", at, format!("`{}` {}", reader.owner(), fault.why));
            reader.error(error.help(fault.help));
        }
    }
    draft.rust = Some(rust);
    let given = attr::read(&field.attrs, Place::Field, reader);
    let class = Class {
        ty: draft.ty.as_ref().map(|ty| ty.value.clone()),
        references: given.iter().any(|given| given.is("references")),
    };
    let mut of = OfField { field: draft, class, written, min: None, max: None, waivers: Vec::new() };
    // The column's name first: checks are about the column.
    let (names, others): (Vec<_>, Vec<_>) = given.into_iter().partition(|given| given.is("column"));
    attr::apply_field(&names, &mut of, reader);
    attr::apply_field(&others, &mut of, reader);
    own_key(&mut of, model, reader);
    digits(&mut of, reader);
    bounds(&mut of, reader);
    model.waivers.append(&mut of.waivers);
    model.fields.push(of.field);
    reader.field = None;
}

/// A column that is there in one build and not in the next would be dropped and made again by migrations.
fn conditional(field: &syn::Field, reader: &mut Reader<'_>) {
    if let Some(cfg) = field.attrs.iter().find(|attribute| attribute.path().is_ident("cfg")) {
        let span = reader.span(cfg);
        let message = format!("`{}` exists only in some builds, but its table has one shape", reader.owner());
        let error = Diagnostic::error("unsupported_item", span, message);
        reader.error(error.help("leave the `cfg` out, or put the column into a model of its own"));
    }
}

/// `id: Id<Task>` in `Task` is its own key and refers to nothing; `id: Id<Project>` in `Task` is a slip.
fn own_key(of: &mut OfField, model: &DraftModel, reader: &mut Reader<'_>) {
    let is_own_place = of.field.name.value == "id" || of.field.primary_key.is_some();
    let Some(target) = of.field.references.clone().filter(|_| is_own_place) else { return };
    if target.value == model.name.value {
        of.field.references = None;
        of.field.path = None;
    } else if of.field.primary_key.is_none() && model.junction.is_none() {
        let name = &model.name.value;
        let message = format!("`{name}::id` is the key of `{}`, but `id` is a model's own key", target.value);
        let error = Diagnostic::error("invalid_key", target.span, message);
        let other = crate::name::key_column(&target.value);
        reader.error(error.help(format!(
            "write `id: Id<{name}>`, and beside it `{other}: Id<{0}>`; or, if each `{name}` is a `{0}`, add `#[model(primary_key)]`",
            target.value
        )));
        of.field.references = None;
        of.field.path = None;
    }
}

/// A decimal says its digits; nothing can be assumed of money.
fn digits(of: &mut OfField, reader: &mut Reader<'_>) {
    let Some(ty) = &mut of.field.ty else { return };
    let decimal = match &mut ty.value {
        DraftType::Known(Type::Array(element)) => &mut **element,
        DraftType::Known(ty) => ty,
        _ => return,
    };
    let Type::Decimal { precision, scale } = decimal else { return };
    let (Some(all), Some(after)) = (&of.field.precision, &of.field.scale) else {
        (*precision, *scale) = (28, 10);
        let span = of.field.name.span;
        let missing = match (&of.field.precision, &of.field.scale) {
            (Some(_), None) => "`scale`, the digits after the point",
            (None, Some(_)) => "`precision`, the number of all digits",
            _ => "`precision` and `scale`",
        };
        let error = Diagnostic::error(
            "invalid_attribute",
            span,
            format!("`{}` is a decimal without {missing}", reader.owner()),
        );
        reader.error(error.help("write `#[model(precision = 10, scale = 2)]` for amounts up to 99999999.99"));
        return;
    };
    (*precision, *scale) = (all.value, after.value);
    if after.value > all.value {
        let message =
            format!("`{}` has {} digits after the point, but only {} at all", reader.owner(), after.value, all.value);
        let error = Diagnostic::error("contradiction", after.span, message).label(all.span, "`precision` is here");
        reader.error(error.help("`precision` counts all digits, those after the point too"));
    }
}

/// `min` and `max` become a condition.
fn bounds(of: &mut OfField, reader: &mut Reader<'_>) {
    let Some(range) = of.range() else { return };
    if let (Some(min), Some(max)) = (&of.min, &of.max)
        && let (Ok(low), Ok(high)) = (min.value.parse::<f64>(), max.value.parse::<f64>())
        && low > high
    {
        let message = format!("`{}` is at least {} and at most {}", reader.owner(), min.value, max.value);
        let error = Diagnostic::error("contradiction", max.span, message).label(min.span, "`min` is here");
        reader.error(error.help("swap them"));
        return;
    }
    of.field.checks.insert(0, range);
}
