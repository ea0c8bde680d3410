//! What is written: `NewTask` for inserts, `TaskChanges` for updates.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::cells;
use super::path::Runtime;
use super::shape::{Column, Item, spanned};
use super::{Health, existing};
use crate::ir::{Role, Style, Type, Value};

/// From so many parameters on clippy complains of a function.
const MANY: usize = 7;

/// What a user of the struct sees; it stands outside of the block, since it has a name.
///
/// ```ignore
/// #[doc = "A new [`Task`]: …"]
/// #[derive(::core::clone::Clone)]
/// pub struct NewTask {
///     #[doc = "The column `project_id`."]
///     pub project_id: Id<Project>,
///     pub status: ::core::option::Option<TaskStatus>,
/// }
/// #[derive(::core::clone::Clone, ::core::default::Default)]
/// pub struct TaskChanges {
///     pub project_id: ::core::option::Option<Id<Project>>,
///     pub due_date: ::core::option::Option<Option<NaiveDate>>,
/// }
/// ```
pub(super) fn structs(item: &Item<'_>) -> TokenStream {
    let (vis, new, name) = (&item.vis, new_ident(item), item.name());
    let fields = free(item).map(|column| {
        let (ident, vis, ty) = (&column.ident, &column.vis, new_type(column));
        let doc = doc(column);
        quote!(#[doc = #doc] #vis #ident: #ty,)
    });
    let doc_new = format!("A new [`{name}`]. The key, the times and the tenant are set by the insert.");
    let changes = changes_ident(item).map(|changes| {
        let fields = free(item).map(|column| {
            let (ident, vis, ty) = (&column.ident, &column.vis, &column.ty);
            let doc = doc(column);
            quote!(#[doc = #doc] #vis #ident: ::core::option::Option<#ty>,)
        });
        let doc = format!("Changes of a [`{name}`]: what is `None` stays as it is.");
        let (derived, debug) = traits(item, &changes);
        quote! {
            #[doc = #doc]
            #[derive(::core::clone::Clone, ::core::default::Default #derived)]
            #[allow(dead_code)]
            #vis struct #changes { #(#fields)* }
            #debug
        }
    });
    let (derived, debug) = traits(item, &new);
    quote! {
        #[doc = #doc_new]
        #[derive(::core::clone::Clone #derived)]
        #[allow(dead_code)]
        #vis struct #new { #(#fields)* }
        #debug
        #changes
    }
}

/// What they have besides `Clone`. Whatever is bound has `Debug`; `PartialEq` only where all types are ours.
fn traits(item: &Item<'_>, of: &Ident) -> (TokenStream, Option<TokenStream>) {
    let (debug, written) = super::item::debug(of, free(item));
    let equal = (item.model.style == Style::Text).then(|| quote!(, ::core::cmp::PartialEq));
    (quote!(#equal #debug), written)
}

/// ```ignore
/// impl NewTask {
///     #[doc = "A new task with all that is required."]
///     pub fn new(project_id: Id<Project>, title: impl ::core::convert::Into<String>) -> Self {
///         Self { project_id, title: ::core::convert::Into::into(title), status: ::core::option::Option::None }
///     }
/// }
/// ```
pub(super) fn constructor(item: &Item<'_>) -> TokenStream {
    let (vis, new) = (&item.vis, new_ident(item));
    let required: Vec<_> = free(item).filter(|column| !column.is_optional()).collect();
    let parameters = required.iter().map(|column| {
        let (ident, ty) = (&column.ident, &column.ty);
        if takes_into(column) { quote!(#ident: impl ::core::convert::Into<#ty>) } else { quote!(#ident: #ty) }
    });
    let values = free(item).map(|column| {
        let ident = &column.ident;
        match (column.is_optional(), takes_into(column)) {
            (true, _) => quote!(#ident: ::core::option::Option::None),
            (false, true) => quote!(#ident: ::core::convert::Into::into(#ident)),
            (false, false) => quote!(#ident),
        }
    });
    let allow = (required.len() > MANY).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let doc = format!("A new [`{}`] with all that is required; the rest is left open.", item.name());
    quote! {
        impl #new {
            #[doc = #doc]
            #allow
            #[must_use]
            #vis fn new(#(#parameters),*) -> Self { Self { #(#values),* } }
        }
    }
}

/// ```ignore
/// impl __g::New for NewTask {
///     type Model = Task;
///     type Key = __g::Made<Task>;
///     const COLUMNS: &'static [&'static str] = &["project_id", "title", "status"];
///     fn fill(&mut self) { self.status.get_or_insert(TaskStatus::Pending); }
/// }
/// impl __g::NewOn<__sql::Db> for NewTask {
///     fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
///         row.bind::<(__f::project_id, __f::title)>((&self.project_id, &self.title))?;
///         row.filled::<__f::status>(&self.status)
///     }
/// }
/// ```
pub(super) fn insert(item: &Item<'_>) -> TokenStream {
    let (model, new) = (&item.ident, new_ident(item));
    let columns = free(item).map(|column| &column.field.column);
    let made = match existing::is_one(item.model) {
        true => item.columns.iter().any(|column| existing::is_own_key(item.model, column)),
        false => item.role(Role::Key).is_some_and(|key| !key.is_subtype_key() && key.typed_key),
    };
    let key = if made { quote!(__g::Made<#model>) } else { quote!(()) };
    let fills: Vec<_> =
        free(item).filter_map(|column| fill(column, item.runtime)).filter(|_| item.health == Health::Sound).collect();
    let fill = (!fills.is_empty()).then(|| quote!(fn fill(&mut self) { #(#fills)* }));
    let binds = in_turn(&if item.health == Health::Sound { binds(item) } else { Vec::new() });
    let (generic, db) = item.engine();
    quote! {
        #[automatically_derived]
        impl __g::New for #new {
            type Model = #model;
            type Key = #key;
            const COLUMNS: &'static [&'static str] = &[#(#columns),*];
            #fill
        }
        #[automatically_derived]
        impl #generic __g::NewOn<#db> for #new {
            fn bind<'b>(&'b self, row: &mut __g::Values<'_, '_, 'b, #db>) -> __g::QueryResult<()> {
                #binds
            }
        }
    }
}

/// ```ignore
/// impl __g::Changes for TaskChanges { type Model = Task; }
/// impl __g::ChangesOn<__sql::Db> for TaskChanges {
///     fn sets<'b>(&'b self, out: &mut __g::Sets<'_, '_, 'b, __sql::Db>) -> __g::QueryResult<()> {
///         out.given::<(__f::project_id, __f::title)>((&self.project_id, &self.title))
///     }
/// }
/// ```
pub(super) fn changes(item: &Item<'_>) -> Option<TokenStream> {
    let (model, changes) = (&item.ident, changes_ident(item)?);
    let columns: Vec<_> = free(item).collect();
    let sets = if item.health == Health::Sound {
        let fields = cells::fields(&columns);
        let values = cells::values(columns.iter().map(|column| {
            let ident = &column.ident;
            quote_spanned!(column.span => &self.#ident)
        }));
        quote!(out.given::<#fields>(#values))
    } else {
        quote!(::core::result::Result::Ok(()))
    };
    let (generic, db) = item.engine();
    Some(quote! {
        #[automatically_derived]
        impl __g::Changes for #changes { type Model = #model; }
        #[automatically_derived]
        impl #generic __g::ChangesOn<#db> for #changes {
            fn sets<'b>(&'b self, out: &mut __g::Sets<'_, '_, 'b, #db>) -> __g::QueryResult<()> {
                #sets
            }
        }
    })
}

/// The columns that users set, in the order of declaration.
fn free<'i, 'a>(item: &'i Item<'a>) -> impl Iterator<Item = &'i Column<'a>> {
    item.declared().filter(|column| column.is_free())
}

pub(super) fn new_ident(item: &Item<'_>) -> Ident {
    format_ident!("New{}", item.name(), span = item.ident.span())
}

/// A row that is nothing but its keys is never changed.
fn changes_ident(item: &Item<'_>) -> Option<Ident> {
    let changes = !item.model.is_pure_junction() && free(item).next().is_some();
    changes.then(|| format_ident!("{}Changes", item.name(), span = item.ident.span()))
}

fn doc(column: &Column<'_>) -> String {
    column.field.doc.clone().unwrap_or_else(|| format!("The column `{}`.", column.field.column))
}

/// `Option` where the insert may leave it out: NULL, or the default.
fn new_type(column: &Column<'_>) -> TokenStream {
    let ty = &column.ty;
    if column.field.required && column.field.default.is_some() {
        quote!(::core::option::Option<#ty>)
    } else {
        quote!(#ty)
    }
}

fn takes_into(column: &Column<'_>) -> bool {
    column.field.ty.is_text() && !column.typed_key
}

/// How a default gets into the row.
enum Default {
    /// A constant; it stands where the value is bound.
    Constant(TokenStream),
    /// A value that is made when the row is.
    Made(TokenStream),
    /// An `Option` of a value that its type reads from text.
    Read(TokenStream),
    /// SQL.
    Sql(TokenStream),
}

fn default(column: &Column<'_>, runtime: &Runtime) -> Option<Default> {
    let value = bare_default(column, runtime)?;
    let Some(inner) = column.private.as_ref().map(|_| &column.inner) else { return Some(value) };
    let wrap = quote!(<#inner as ::core::convert::From<_>>::from);
    Some(match value {
        Default::Constant(value) | Default::Made(value) => Default::Made(quote!(#wrap(#value))),
        Default::Read(value) => Default::Read(quote!(#value.map(#wrap))),
        Default::Sql(sql) => Default::Sql(sql),
    })
}

/// The default without the `Private` around it.
fn bare_default(column: &Column<'_>, runtime: &Runtime) -> Option<Default> {
    let inner = column.private.as_ref().unwrap_or(&column.inner).clone();
    let (span, inner) = (column.default, spanned(inner, column.default));
    let variant = |variant: &str| {
        let variant = super::shape::ident(variant, span);
        Default::Constant(quote_spanned!(span => <#inner>::#variant))
    };
    Some(match (column.field.default.as_ref()?, &column.field.ty) {
        (Value::Boolean(value), _) => Default::Constant(value.to_token_stream()),
        (Value::Variant(path), _) => variant(path.rsplit("::").next().unwrap_or(path).trim()),
        (Value::Text(stored), Type::Enum(known)) => {
            match known.values.iter().flatten().find(|value| value.stored == *stored) {
                Some(value) => variant(&value.variant),
                None => Default::Read(quote_spanned!(span => <#inner as __g::Choice>::parse(#stored).ok())),
            }
        }
        (Value::Text(text) | Value::Number(text), ty) if ty.is_text() => {
            Default::Made(quote_spanned!(span => <#inner as ::core::convert::From<&str>>::from(#text)))
        }
        (Value::Number(number), Type::SmallInt | Type::Integer | Type::BigInt) if !column.typed_key => {
            Default::Constant(Literal::i64_unsuffixed(number.parse().ok()?).to_token_stream())
        }
        (Value::Number(number), Type::Real | Type::Float) => {
            Default::Constant(float(number.parse().ok().filter(|number: &f64| number.is_finite())?))
        }
        (Value::Text(text) | Value::Number(text), _) => {
            Default::Read(quote_spanned!(span => <#inner as ::core::str::FromStr>::from_str(#text).ok()))
        }
        (Value::Now, _) => {
            let engine = runtime.item("engine");
            Default::Sql(quote!(<__sql::Db as #engine::Engine>::NOW))
        }
        (Value::Sql(sql), _) => Default::Sql(sql.to_token_stream()),
    })
}

fn float(number: f64) -> TokenStream {
    let literal = Literal::f64_unsuffixed(number.abs());
    if number < 0.0 { quote!(-#literal) } else { quote!(#literal) }
}

/// Puts the default where a value was left open, if that needs more than a constant.
fn fill(column: &Column<'_>, runtime: &Runtime) -> Option<TokenStream> {
    let ident = &column.ident;
    match (default(column, runtime)?, column.field.required) {
        (Default::Made(value), _) => Some(quote_spanned!(column.span => self.#ident.get_or_insert_with(|| #value);)),
        (Default::Constant(value), false) => Some(quote_spanned!(column.span => self.#ident.get_or_insert(#value);)),
        (Default::Read(value), _) => Some(quote_spanned! { column.span =>
            if self.#ident.is_none() { self.#ident = #value; }
        }),
        (Default::Constant(_) | Default::Sql(_), _) => None,
    }
}

/// One call after the other; their errors are passed on.
fn in_turn(calls: &[TokenStream]) -> TokenStream {
    let Some((last, others)) = calls.split_last() else { return quote!(::core::result::Result::Ok(())) };
    quote!(#(#others?;)* #last)
}

/// The calls that bind a row, in the order of its columns: neighbours whose value is at hand in one call.
fn binds(item: &Item<'_>) -> Vec<TokenStream> {
    let mut calls = Vec::new();
    let mut given: Vec<(&Column<'_>, TokenStream)> = Vec::new();
    for column in free(item) {
        let (ident, marker, span) = (&column.ident, column.marker(), column.span);
        match default(column, item.runtime).filter(|_| column.field.required) {
            None => given.push((column, quote_spanned!(span => &self.#ident))),
            Some(Default::Constant(value)) => {
                given.push((column, quote_spanned!(span => self.#ident.as_ref().unwrap_or(&#value))));
            }
            Some(Default::Made(_) | Default::Read(_)) => {
                calls.extend(bind(&std::mem::take(&mut given)));
                calls.push(quote_spanned!(span => row.filled::<#marker>(&self.#ident)));
            }
            Some(Default::Sql(sql)) => {
                calls.extend(bind(&std::mem::take(&mut given)));
                calls.push(quote_spanned!(span => row.or_sql::<#marker>(&self.#ident, #sql)));
            }
        }
    }
    calls.extend(bind(&given));
    calls
}

fn bind(given: &[(&Column<'_>, TokenStream)]) -> Option<TokenStream> {
    let columns: Vec<_> = given.iter().map(|(column, _)| *column).collect();
    let (fields, values) = (cells::fields(&columns), cells::values(given.iter().map(|(_, value)| value.clone())));
    (!given.is_empty()).then(|| quote!(row.bind::<#fields>(#values)))
}
