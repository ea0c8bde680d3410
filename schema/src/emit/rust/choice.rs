//! Enums: kept as text, with a CHECK.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::path::Runtime;
use super::shape::{self, Column};
use crate::ir::EnumValue;

/// An enum that `schema!` writes.
///
/// ```ignore
/// #[doc = "…"]
/// #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
/// pub enum TaskStatus { #[doc = "Stored as `pending`."] Pending, … }
/// ```
pub(super) fn item(name: &Ident, values: &[EnumValue], doc: &str) -> TokenStream {
    let variants = values.iter().map(|value| {
        let (variant, doc) = (shape::ident(&value.variant, name.span()), format!("Stored as `{}`.", value.stored));
        quote!(#[doc = #doc] #variant)
    });
    quote! {
        #[doc = #doc]
        #[derive(
            ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        pub enum #name { #(#variants),* }
    }
}

/// What makes an enum one of the model's types. It knows no engine: all of them keep it as text.
///
/// ```ignore
/// const _: () = {
///     use ::groundplan::__private as __g;
///     use ::groundplan::diesel::sql_types as __sql;
///     impl __g::Choice for TaskStatus { const ALL: &'static [(&'static str, Self)] = &[("pending", Self::Pending), …]; }
///     impl<DB: __g::Backend> __g::ToSql<__sql::Text, DB> for TaskStatus where str: __g::ToSql<__sql::Text, DB> { … }
///     impl<DB: __g::Backend> __g::FromSql<__sql::Text, DB> for TaskStatus where ::std::string::String: … { … }
///     impl<DB: __g::Backend> __g::Queryable<__sql::Text, DB> for TaskStatus where Self: … { … }
///     impl __g::AsExpression<__sql::Text> for TaskStatus { … }
///     impl __g::AsExpression<__sql::Nullable<__sql::Text>> for TaskStatus { … }
/// };
/// ```
pub(super) fn block(
    name: &Ident,
    values: &[(Ident, String)],
    runtime: &Runtime,
    more: Option<&TokenStream>,
) -> TokenStream {
    let imports = runtime.imports(None);
    let pairs = values.iter().map(|(variant, stored)| quote!((#stored, Self::#variant)));
    quote! {
        const _: () = {
            #imports
            #[automatically_derived]
            impl __g::Choice for #name {
                const ALL: &'static [(&'static str, Self)] = &[#(#pairs),*];
            }
            #[automatically_derived]
            impl<DB: __g::Backend> __g::ToSql<__sql::Text, DB> for #name
            where
                str: __g::ToSql<__sql::Text, DB>,
            {
                fn to_sql<'b>(&'b self, out: &mut __g::Output<'b, '_, DB>) -> __g::serialize::Result {
                    __g::choice_to_sql(self, out)
                }
            }
            #[automatically_derived]
            impl<DB: __g::Backend> __g::FromSql<__sql::Text, DB> for #name
            where
                ::std::string::String: __g::FromSql<__sql::Text, DB>,
            {
                fn from_sql(raw: DB::RawValue<'_>) -> __g::deserialize::Result<Self> {
                    __g::choice_from_sql::<Self, DB>(raw)
                }
            }
            #[automatically_derived]
            impl<DB: __g::Backend> __g::Queryable<__sql::Text, DB> for #name
            where
                ::std::string::String: __g::FromSql<__sql::Text, DB>,
            {
                type Row = Self;
                fn build(row: Self) -> __g::deserialize::Result<Self> { ::core::result::Result::Ok(row) }
            }
            #[automatically_derived]
            impl __g::AsExpression<__sql::Text> for #name {
                type Expression = __g::Bound<__sql::Text, Self>;
                fn as_expression(self) -> Self::Expression { __g::Bound::new(self) }
            }
            #[automatically_derived]
            impl __g::AsExpression<__sql::Nullable<__sql::Text>> for #name {
                type Expression = __g::Bound<__sql::Nullable<__sql::Text>, ::core::option::Option<Self>>;
                fn as_expression(self) -> Self::Expression { __g::Bound::new(::core::option::Option::Some(self)) }
            }
            #more
        };
    }
}

/// What makes an enum the values of this column, where the database has a type of its own for it.
///
/// ```ignore
/// impl __g::ToSql<__sql::Native<__f::state>, __sql::Db> for SeatState { … }
/// impl __g::FromSql<__sql::Native<__f::state>, __sql::Db> for SeatState { … }
/// impl __g::Queryable<__sql::Native<__f::state>, __sql::Db> for SeatState { … }
/// ```
pub(super) fn native(column: &Column<'_>) -> TokenStream {
    let (name, marker) = (&column.inner, column.marker());
    quote! {
        #[automatically_derived]
        impl __g::ToSql<__sql::Native<#marker>, __sql::Db> for #name {
            fn to_sql<'b>(&'b self, out: &mut __g::Output<'b, '_, __sql::Db>) -> __g::serialize::Result {
                __g::choice_to_sql(self, out)
            }
        }
        #[automatically_derived]
        impl __g::FromSql<__sql::Native<#marker>, __sql::Db> for #name {
            fn from_sql(raw: <__sql::Db as __g::Backend>::RawValue<'_>) -> __g::deserialize::Result<Self> {
                __g::choice_from_sql::<Self, __sql::Db>(raw)
            }
        }
        #[automatically_derived]
        impl __g::Queryable<__sql::Native<#marker>, __sql::Db> for #name {
            type Row = Self;
            fn build(row: Self) -> __g::deserialize::Result<Self> { ::core::result::Result::Ok(row) }
        }
    }
}

/// For an enum that `schema!` writes; of a user's own enum they are the user's business.
///
/// ```ignore
/// impl ::core::fmt::Display for TaskStatus { … }
/// impl ::core::str::FromStr for TaskStatus { … }
/// ```
pub(super) fn words(name: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(__g::Choice::text(*self))
            }
        }
        #[automatically_derived]
        impl ::core::str::FromStr for #name {
            type Err = __g::UnknownChoice;
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> { __g::Choice::parse(text) }
        }
    }
}
