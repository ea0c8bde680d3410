//! Relations: a marker and a constant per foreign key, and the way back.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::model::digits;
use super::shape::{self, Column, Item};
use super::visibility::{deeper, narrower};
use super::{Health, existing};
use crate::found;
use crate::ir::{Role, Scope};
use crate::name;

/// A way along a foreign key, or against it.
struct Way<'i> {
    name: String,
    /// In `__r` along the key, in `__b` back; both by the key's own name, for two ways back may have one name at two models.
    marker: TokenStream,
    from: &'i TokenStream,
    to: &'i TokenStream,
    on: TokenStream,
    vis: &'i TokenStream,
    span: Span,
    doc: String,
}

/// ```ignore
/// mod __r { pub struct project; }
/// mod __b { pub struct project; }                         // the way back of the same key
/// impl __g::Related for __r::project {
///     type From = Task;
///     type To = Project;
///     type Name = __g::Name<__g::X4, …>;
///     const AS: &'static str = "project";
///     const ON: &'static [(&'static str, &'static str)] = &[("organization_id", "organization_id"), ("project_id", "id")];
/// }
/// impl __g::Related for __b::project { … }                // the pairs turned round
/// impl Task { #[doc = "…"] pub const project: __g::Relation<__r::project> = __g::Relation::NEW; }
/// impl Project { #[doc = "…"] pub const tasks: __g::Relation<__b::project> = __g::Relation::NEW; }
/// ```
///
/// `reverse` gives the relation's name at the other end, by the key's field.
pub(super) fn relations(item: &Item<'_>, reverse: &dyn Fn(&str) -> Option<String>) -> TokenStream {
    let own = item.ident.to_token_stream();
    let (mut ways, mut markers, mut back) = (Vec::new(), Vec::new(), Vec::new());
    for column in item.declared() {
        // A raw column of a table that is there already may refer to anything, not only to a key.
        let is_relation = column.field.references.is_some() && (!existing::is_one(item.model) || column.typed_key);
        let Some(to) = column.target.as_ref().filter(|_| is_relation) else { continue };
        let subtype = column.field.references.as_ref().filter(|_| column.is_subtype_key());
        let (key, vis) = (&column.field.column, narrower(&column.vis, &item.vis));
        let name = match subtype {
            Some(to) => name::snake(&to.model),
            None if existing::is_one(item.model) => found::relation_name(item.model, &column.field.name),
            None => name::relation(&column.field.name),
        };
        let marker = shape::ident(&name, column.ident.span());
        let struct_vis = deeper(vis);
        markers.push(quote!(#struct_vis struct #marker;));
        ways.push(Way {
            name,
            marker: quote!(__r::#marker),
            from: &own,
            to,
            on: on(item, column, to, false),
            vis,
            span: column.ident.span(),
            doc: format!("The relation along `{key}`."),
        });
        if let Some(name) = reverse(&column.field.name) {
            back.push(quote!(#struct_vis struct #marker;));
            ways.push(Way {
                name,
                marker: quote!(__b::#marker),
                from: to,
                to: &own,
                on: on(item, column, to, true),
                vis,
                span: column.ident.span(),
                doc: format!("The rows of [`{}`] whose `{key}` refers to this one.", item.name()),
            });
        }
    }
    if ways.is_empty() {
        return TokenStream::new();
    }
    let impls = ways.iter().map(|Way { name, marker, from, to, on, vis, span, doc }| {
        let (constant, digits) = (shape::ident(name, *span), digits(name));
        // A relation with a column's name has been refused; rustc need not say it again.
        let clashes = item.health != Health::Sound && item.columns.iter().any(|column| column.constant == constant);
        let constant = (!clashes).then(|| {
            quote_spanned! { *span =>
                impl #from {
                    #[doc = #doc]
                    #vis const #constant: __g::Relation<#marker> = __g::Relation::NEW;
                }
            }
        });
        quote! {
            impl __g::Related for #marker {
                type From = #from;
                type To = #to;
                type Name = #digits;
                const AS: &'static str = #name;
                const ON: &'static [(&'static str, &'static str)] = #on;
            }
            #constant
        }
    });
    quote! {
        mod __r { #(#markers)* }
        mod __b { #(#back)* }
        #(#impls)*
    }
}

/// The pairs of columns, turned round for the way back. Of a model that is not part of this schema the compiler knows the names.
fn on(item: &Item<'_>, column: &Column<'_>, to: &TokenStream, back: bool) -> TokenStream {
    let field = column.field;
    let turn = |of_child: TokenStream, of_parent: TokenStream| {
        if back { quote!((#of_parent, #of_child)) } else { quote!((#of_child, #of_parent)) }
    };
    let outside = field.references.as_ref().is_some_and(|to| to.id.is_none());
    let key = item.model.foreign_keys.iter().find(|key| key.own == field.column);
    if let Some(key) = key.filter(|_| !outside) {
        let pairs = key.columns.iter().zip(&key.references);
        let pairs = pairs.map(|(of_child, of_parent)| turn(quote!(#of_child), quote!(#of_parent)));
        return quote!(&[#(#pairs),*]);
    }
    let name = &field.column;
    let own = turn(quote!(#name), quote!(<<#to as __g::Keyed>::Key as __g::Field>::NAME));
    match (item.model.scope, item.model.tenant_column()) {
        // A shared model has no tenant to go along; the tenant's own key is one already.
        (Scope::Tenant, Some(tenant)) if field.role != Role::Tenant => {
            let theirs = quote!(<#to as __g::Model>::TENANT);
            let pair = turn(quote!(#tenant), theirs.clone());
            quote!(if #theirs.is_empty() { &[#own] } else { &[#pair, #own] })
        }
        _ => quote!(&[#own]),
    }
}
