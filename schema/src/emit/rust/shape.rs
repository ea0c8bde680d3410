//! What the rooms print from: a model with the names, types and visibilities that it has in Rust.
//!
//! Of a struct of the user's they are his own tokens with their spans, so that rustc's errors point at his field; of a text they
//! are made here, once.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned as _;

use super::path::Runtime;
use super::{Health, existing};
use crate::ir::{Field, Model, Role, Schema, Type};
use crate::name;

/// What can be called on a model, now or soon: a column's constant of this name would hide it, so it gets an underscore.
const OPERATIONS: &[&str] = &[
    "across_tenants",
    "all_columns",
    "count",
    "delete",
    "delete_where",
    "find",
    "insert",
    "insert_many",
    "of",
    "page",
    "purge",
    "restore",
    "update",
    "update_where",
    "upsert",
    "with_deleted",
];

/// A model in Rust.
pub(super) struct Item<'a> {
    pub(super) schema: &'a Schema,
    pub(super) model: &'a Model,
    pub(super) runtime: &'a Runtime,
    pub(super) ident: Ident,
    pub(super) vis: TokenStream,
    /// In the order in which a row is read: one that is never NULL first, since it tells the missing side of a left join.
    pub(super) columns: Vec<Column<'a>>,
    /// The columns in the order of declaration, by their place in `columns`.
    pub(super) declared: Vec<usize>,
    pub(super) health: Health,
}

/// A field in Rust.
pub(super) struct Column<'a> {
    pub(super) field: &'a Field,
    /// The struct's field.
    pub(super) ident: Ident,
    /// The constant on the model.
    pub(super) constant: Ident,
    pub(super) vis: TokenStream,
    /// The type of the struct's field.
    pub(super) ty: TokenStream,
    /// The same without its `Option`.
    pub(super) inner: TokenStream,
    /// The same without `Private` too, where that stands around it.
    pub(super) private: Option<TokenStream>,
    /// The model of an `Id<…>`, or that a raw key refers to.
    pub(super) target: Option<TokenStream>,
    /// Whether the type is an `Id<…>`.
    pub(super) typed_key: bool,
    /// The place of the type.
    pub(super) span: Span,
    /// The place of the default.
    pub(super) default: Span,
    /// What the statements do with it, where its role does not say so: a column of a table that is there already.
    pub(super) access: Option<Access>,
}

/// What the statements do with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Users set it.
    Free,
    /// We set it: a key, the tenant, a time.
    Stamped,
    /// The database makes it.
    Made,
}

impl<'a> Item<'a> {
    /// Of a user's struct. A field that the schema does not know (it was refused) is left out.
    pub(super) fn of_struct(
        schema: &'a Schema,
        model: &'a Model,
        input: &syn::DeriveInput,
        default: &dyn Fn(&str) -> Option<Span>,
        runtime: &'a Runtime,
        health: Health,
    ) -> Item<'a> {
        let fields = match &input.data {
            syn::Data::Struct(data) => data.fields.iter().collect(),
            _ => Vec::new(),
        };
        let columns = fields.into_iter().filter_map(|own| {
            let ident = own.ident.clone()?;
            let field = model.field(&plain(&ident))?;
            let inner = without_option(&own.ty);
            let id = id_target(inner);
            let span = own.ty.span();
            let path = || {
                let path = field.references.as_ref()?;
                let path: syn::Path = syn::parse_str(path.path.as_deref().unwrap_or(&path.model)).ok()?;
                Some(spanned(path.to_token_stream(), span))
            };
            Some(Column {
                constant: constant(&ident),
                field,
                vis: own.vis.to_token_stream(),
                ty: own.ty.to_token_stream(),
                inner: inner.to_token_stream(),
                private: argument(inner, "Private").map(ToTokens::to_token_stream),
                typed_key: id.is_some(),
                target: id.map(ToTokens::to_token_stream).or_else(path),
                default: default(&field.name).unwrap_or(span),
                access: None,
                span,
                ident,
            })
        });
        let vis = input.vis.to_token_stream();
        Item::new(schema, model, runtime, input.ident.clone(), vis, columns.collect(), health)
    }

    /// Of a text. `at` gives the compiler's span of a place of ours, `used` that of a `use` line's model.
    pub(super) fn of_text(
        schema: &'a Schema,
        model: &'a Model,
        runtime: &'a Runtime,
        at: &dyn Fn(crate::text::Span) -> Span,
        used: &dyn Fn(&str) -> Option<Span>,
        health: Health,
    ) -> Item<'a> {
        let columns = model.fields.iter().map(|field| {
            let span = at(field.span_or(model.span));
            let ident = ident(&field.name, span);
            let target = target_of_text(schema, model, field, span, used);
            let inner = match &target {
                Some(target) => {
                    let id = runtime.item("Id");
                    quote!(#id<#target>)
                }
                None => rust_type(&field.ty, runtime, span),
            };
            Column {
                constant: constant(&ident),
                field,
                vis: quote!(pub),
                ty: if field.required { inner.clone() } else { quote!(::core::option::Option<#inner>) },
                inner,
                private: None,
                typed_key: target.is_some(),
                target,
                span,
                default: span,
                access: None,
                ident,
            }
        });
        let columns = columns.collect();
        Item::new(schema, model, runtime, ident(&model.name, at(model.span)), quote!(pub), columns, health)
    }

    fn new(
        schema: &'a Schema,
        model: &'a Model,
        runtime: &'a Runtime,
        ident: Ident,
        vis: TokenStream,
        columns: Vec<Column<'a>>,
        health: Health,
    ) -> Item<'a> {
        let mut columns = columns;
        if existing::is_one(model) {
            for column in &mut columns {
                column.access = Some(existing::access(model, column));
            }
        }
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|at| {
            let field = columns.get(*at).map(|column| column.field);
            field.map_or(2, |field| if field.role == Role::Key { 0 } else { 1 + usize::from(!field.required) })
        });
        // Only the first place matters; the others keep the user's order.
        let first = order.first().copied().unwrap_or(0);
        let mut read: Vec<Option<Column<'a>>> = columns.into_iter().map(Some).collect();
        let mut ordered: Vec<Column<'a>> = read.get_mut(first).and_then(Option::take).into_iter().collect();
        ordered.extend(read.into_iter().flatten());
        let declared =
            (0..ordered.len()).map(|at| if at == first { 0 } else { at + usize::from(at < first) }).collect();
        Item { schema, model, runtime, ident, vis, columns: ordered, declared, health }
    }

    /// The columns in the order of declaration.
    pub(super) fn declared(&self) -> impl Iterator<Item = &Column<'a>> {
        self.declared.iter().filter_map(|at| self.columns.get(*at))
    }

    /// The column of this role, where the statements use it for that.
    pub(super) fn role(&self, role: Role) -> Option<&Column<'a>> {
        self.columns
            .iter()
            .find(|column| column.field.role == role && column.access.is_none_or(|a| a == Access::Stamped))
    }

    /// What impls that depend on the engine are generic over, and their engine. Where no engine is known their stubs are for all of them, so
    /// that nothing follows from it.
    pub(super) fn engine(&self) -> (Option<TokenStream>, TokenStream) {
        match self.health {
            Health::Sound | Health::Broken => (None, quote!(__sql::Db)),
            Health::NoEngine => {
                let engine = self.runtime.item("engine");
                (Some(quote!(<DB: #engine::Engine>)), quote!(DB))
            }
        }
    }

    /// The model's name in messages and docs.
    pub(super) fn name(&self) -> &str {
        &self.model.name
    }
}

impl Column<'_> {
    /// Whether an insert may set it: the key, the tenant and the times are set by us.
    pub(super) fn is_free(&self) -> bool {
        match self.access {
            Some(access) => access == Access::Free,
            None => matches!(self.field.role, Role::Own | Role::ForeignKey) || self.is_subtype_key(),
        }
    }

    /// A key that is the key of another model: nobody can make it up.
    pub(super) fn is_subtype_key(&self) -> bool {
        self.access.is_none() && self.field.role == Role::Key && self.field.references.is_some()
    }

    /// Whether an insert may leave it out.
    pub(super) fn is_optional(&self) -> bool {
        !self.field.required || self.field.default.is_some()
    }

    /// The marker of this column, as the block names it.
    pub(super) fn marker(&self) -> TokenStream {
        let ident = &self.ident;
        quote!(__f::#ident)
    }
}

/// A name as an identifier, raw where it must be. A few words cannot be raw either: the relation along `self_id` is `self_`.
pub(super) fn ident(name: &str, span: Span) -> Ident {
    if name::is_impossible_in_rust(name) {
        return Ident::new(&format!("{name}_"), span);
    }
    if name::is_rust_keyword(name) { Ident::new_raw(name, span) } else { Ident::new(name, span) }
}

/// An identifier's name without `r#`.
pub(super) fn plain(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// `status`; `count_` where an operation has the name.
fn constant(column: &Ident) -> Ident {
    if is_operation(&plain(column)) { format_ident!("{column}_", span = column.span()) } else { column.clone() }
}

/// Whether an operation of the prelude has this name.
pub(super) fn is_operation(name: &str) -> bool {
    OPERATIONS.binary_search(&name).is_ok()
}

/// The same tokens, all at one place.
pub(super) fn spanned(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let proc_macro2::TokenTree::Group(group) = &token {
                token = proc_macro2::Group::new(group.delimiter(), spanned(group.stream(), span)).into();
            }
            token.set_span(span);
            token
        })
        .collect()
}

fn target_of_text(
    schema: &Schema,
    model: &Model,
    field: &Field,
    span: Span,
    used: &dyn Fn(&str) -> Option<Span>,
) -> Option<TokenStream> {
    if field.role == Role::Key && field.references.is_none() {
        return Some(ident(&model.name, span).to_token_stream());
    }
    let reference = field.references.as_ref()?;
    let outside = reference.path.as_deref().filter(|_| reference.id.is_none());
    let path = outside.and_then(|path| syn::parse_str::<syn::Path>(path).ok());
    let known = reference.id.map(|id| schema.model(id).name.as_str()).unwrap_or(&reference.model);
    // A path that leads nowhere is a mistake of the `use` line, not of the sentence.
    let line = used(&reference.model).unwrap_or(span);
    Some(path.map_or_else(|| ident(known, span).to_token_stream(), |path| spanned(path.to_token_stream(), line)))
}

/// The type of a field that `schema!` writes.
fn rust_type(ty: &Type, runtime: &Runtime, span: Span) -> TokenStream {
    let private = runtime.private();
    match ty {
        Type::String { .. } | Type::Text | Type::Char { .. } | Type::Other { .. } => quote!(::std::string::String),
        Type::SmallInt => quote!(i16),
        Type::Integer => quote!(i32),
        Type::BigInt => quote!(i64),
        Type::Real => quote!(f32),
        Type::Float => quote!(f64),
        Type::Decimal { .. } => runtime.item("Decimal"),
        Type::Boolean => quote!(bool),
        Type::Timestamp => quote!(#private::chrono::DateTime<#private::chrono::Utc>),
        Type::NaiveTimestamp => quote!(#private::chrono::NaiveDateTime),
        Type::Date => quote!(#private::chrono::NaiveDate),
        Type::Time => quote!(#private::chrono::NaiveTime),
        Type::Uuid => quote!(#private::Uuid),
        Type::Json => runtime.item("Json"),
        Type::Bytes => quote!(::std::vec::Vec<u8>),
        Type::Enum(known) => ident(&known.rust, span).to_token_stream(),
        Type::Array(element) => {
            let element = rust_type(element, runtime, span);
            quote!(::std::vec::Vec<#element>)
        }
    }
}

/// `T` of `Option<T>`, or the type itself.
pub(super) fn without_option(ty: &syn::Type) -> &syn::Type {
    argument(ty, "Option").unwrap_or_else(|| ungrouped(ty))
}

/// `Project` of `Id<Project>`.
fn id_target(ty: &syn::Type) -> Option<&syn::Type> {
    argument(ty, "Id")
}

/// `T` of `Of<T>`.
pub(super) fn argument<'t>(ty: &'t syn::Type, of: &str) -> Option<&'t syn::Type> {
    let syn::Type::Path(path) = ungrouped(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == of)?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type without the groups that a user's own macro puts around it.
fn ungrouped(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(group) => ungrouped(&group.elem),
        syn::Type::Paren(paren) => ungrouped(&paren.elem),
        ty => ty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_those_of_the_runtime() {
        assert!(OPERATIONS.is_sorted());
        let runtime = include_str!("../../../../runtime/src/statement/ops.rs");
        let names = runtime.lines().filter_map(|line| line.trim().strip_prefix("fn "));
        let names: Vec<_> = names.filter_map(|rest| rest.split(['<', '(']).next()).collect();
        assert!(names.contains(&"update"), "{names:?}");
        for name in names {
            assert!(is_operation(name), "a column `{name}` would hide the operation");
        }
    }

    #[test]
    fn every_word_is_an_identifier() {
        for (name, written) in [("status", "status"), ("type", "r#type"), ("self", "self_"), ("crate", "crate_")] {
            assert_eq!(ident(name, Span::call_site()).to_string(), written);
        }
    }

    #[test]
    fn keys_are_found_inside_options() {
        let ty: syn::Type = syn::parse_quote!(Option<groundplan::Id<crate::billing::Invoice>>);
        let target = id_target(without_option(&ty)).map(|ty| ty.to_token_stream().to_string());
        assert_eq!(target.as_deref(), Some("crate :: billing :: Invoice"));
    }
}
