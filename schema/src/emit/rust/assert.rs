//! What only the compiler can answer: two structs meet, and neither macro sees the other. The runtime's marker traits carry the messages,
//! with rule and cure; here they are asked, at the user's own type.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::existing;
use super::shape::{Column, Item};
use crate::ir::{OnDelete, Role, Type};

/// ```ignore
/// impl __g::Chooses<TaskStatus> for __f::status {}
/// const _: () = __g::same_tenant::<Task, Project>();
/// const _: () = __g::kept_with::<Task, Project>();
/// const _: fn(i64) -> <Station as __g::Keyed>::RawKey = |key| key;
/// ```
pub(super) fn asserts(item: &Item<'_>) -> TokenStream {
    let mut out = enums(item);
    if existing::is_one(item.model) {
        return out; // what its keys do is judged where all tables are known, and a baseline may tolerate it
    }
    for column in item.columns.iter().filter(|column| column.field.role != Role::Tenant) {
        let outside = column.field.references.as_ref().is_some_and(|to| to.id.is_none());
        let Some(to) = column.target.as_ref().filter(|_| outside) else { continue };
        let (mut own, inner, span) = (item.ident.clone(), &column.inner, column.span);
        own.set_span(span); // rustc points at the type that breaks the bound, and this one would be the struct's name
        if !is_waived(item, column, "fk_crosses_tenants") {
            out.extend(quote_spanned! { span => const _: () = __g::same_tenant::<#own, #to>(); });
        }
        let key = item.model.foreign_key(&column.field.column);
        let cascades = key.is_some_and(|key| key.on_delete == OnDelete::Cascade);
        if item.model.soft_delete && cascades && !is_waived(item, column, "kept_rows_erased") {
            out.extend(quote_spanned! { span => const _: () = __g::kept_with::<#own, #to>(); });
        }
        if !column.typed_key {
            out.extend(quote_spanned! { span => const _: fn(#inner) -> <#to as __g::Keyed>::RawKey = |key| key; });
        }
    }
    out
}

/// A derive takes a type that it does not know for an enum. An impl's header is checked before any body, so what is said here comes first.
fn enums(item: &Item<'_>) -> TokenStream {
    let unknown = |column: &&Column<'_>| matches!(&column.field.ty, Type::Enum(known) if known.values.is_none());
    let asked = item.columns.iter().filter(unknown).map(|column| {
        let (marker, inner) = (column.marker(), &column.inner);
        quote_spanned! { column.span => impl __g::Chooses<#inner> for #marker {} }
    });
    asked.collect()
}

fn is_waived(item: &Item<'_>, column: &Column<'_>, rule: &str) -> bool {
    let covers = |field: &Option<String>| field.as_ref().is_none_or(|field| *field == column.field.name);
    item.model.waivers.iter().any(|waiver| waiver.rule == rule && covers(&waiver.field))
}
