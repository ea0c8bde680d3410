//! Rust: what the macros write. Generated code is data: markers, names and small impls; behaviour lives in the runtime.
//!
//! The shape is set by the runtime (`runtime/tests/common/generated/`); each room shows above its functions what they print. Everything
//! but what has a name for users stands in `const _: () = { … }`, names only the runtime and `::core`, and puts no name of ours in the
//! user's way.

mod assert;
mod cells;
mod choice;
mod ddl;
mod existing;
mod fallback;
mod item;
mod model;
mod path;
mod relation;
mod shape;
#[cfg(test)]
mod tests;
mod tracked;
mod visibility;
mod warn;
mod write;

use proc_macro2::TokenStream;
use quote::quote;

pub use path::{Runtime, dependency_of};
pub use warn::{error, warning};

use crate::draft::{DraftEnum, DraftModel, UsedModel};
use crate::follow::{Follow, follows};
use crate::ir::{Kind, RelationKind, Schema, Style, Type};
use shape::Item;

/// A file that the macro has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tracked {
    /// Relative to Cargo.toml.
    Package(String),
    /// Relative to OUT_DIR.
    OutDir(String),
}

/// Whether there are errors already. Then stubs are written, so that no error follows from the missing impls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Health {
    /// None.
    Sound,
    /// There are: bodies that would ask the compiler about types stay empty.
    Broken,
    /// The engine is not known either: what depends on it is left out.
    NoEngine,
}

/// What a macro knows beside the schema.
#[derive(Debug, Clone)]
pub struct Around {
    /// Where the runtime is.
    pub runtime: Runtime,
    /// Files that were read.
    pub tracked: Vec<Tracked>,
    /// What build.rs found that soft deletes follow, by table. Without it a `schema!` knows what its own text says.
    pub follows: Vec<(String, Follow)>,
    /// Whether there are errors.
    pub health: Health,
}

/// The compiler's span of a place of ours.
pub type At<'a> = &'a dyn Fn(crate::text::Span) -> proc_macro2::Span;

/// What `#[derive(Model)]` writes. With errors it is made of what could be understood, and stubs.
pub fn derive(
    schema: &Schema,
    input: &syn::DeriveInput,
    draft: &DraftModel,
    at: At<'_>,
    around: &Around,
) -> TokenStream {
    let repaired;
    let schema = if around.health == Health::Sound {
        schema
    } else {
        repaired = fallback::repair(schema, input, draft);
        &repaired
    };
    let tracked = tracked::files(&around.tracked);
    let Some(model) = schema.find(&draft.name.value).map(|id| schema.model(id)) else { return tracked };
    if !input.generics.params.is_empty() {
        return tracked; // it has been refused, and no stub fits it
    }
    let drafted = |field: &str| draft.fields.iter().find(|own| own.name.value == field);
    let default = |field: &str| Some(at(drafted(field)?.default.as_ref()?.span));
    let item = Item::of_struct(schema, model, input, &default, &around.runtime, around.health);
    let reverse = |field: &str| {
        let field = drafted(field)?;
        field.reverse.as_ref().filter(|_| model.kind == Kind::Entity).map(|name| name.value.clone())
    };
    if item.columns.is_empty() && existing::is_one(model) {
        return tracked; // no field holds any column of it, so there is nothing to read, and no statement is made
    }
    let block = block(&item, &reverse, &found(around, &model.table));
    let structs = write::structs(&item);
    quote! { #tracked #structs #block }
}

/// What `#[derive(Enum)]` writes.
pub fn derive_enum(input: &syn::DeriveInput, draft: &DraftEnum, around: &Around) -> TokenStream {
    let tracked = tracked::files(&around.tracked);
    if !matches!(input.data, syn::Data::Enum(_)) {
        return tracked; // it has been refused, and nobody can use it as one
    }
    let values = draft.values.iter().map(|value| {
        let variant = shape::ident(&value.value.variant, input.ident.span());
        (variant, value.value.stored.clone())
    });
    let block = choice::block(&input.ident, &values.collect::<Vec<_>>(), &around.runtime, None);
    quote! { #tracked #block }
}

/// What `schema!` writes. `uses` are its `use` lines.
pub fn schema(schema: &Schema, uses: &[UsedModel], at: At<'_>, around: &Around) -> TokenStream {
    let used = |model: &str| Some(at(uses.iter().find(|used| used.name.value == model)?.name.span));
    let mut out = tracked::files(&around.tracked);
    for (id, model) in schema.numbered().filter(|(_, model)| model.style == Style::Text) {
        let item = Item::of_text(schema, model, &around.runtime, at, &used, around.health);
        let reverse = |field: &str| {
            let relations = schema.relations.iter().filter(|relation| relation.kind != RelationKind::ManyToMany);
            let relation = relations.into_iter().find(|r| r.from == id && r.field.as_deref() == Some(field))?;
            relation.reverse.clone()
        };
        out.extend(enums(&item, around));
        out.extend(item::item(&item));
        out.extend(write::structs(&item));
        // build.rs sees children in other files too.
        let found = found(around, &model.table);
        let own = if found.is_empty() { follows(schema, model) } else { found };
        out.extend(block(&item, &reverse, &own));
    }
    out.extend(ddl::constant(schema, around.health));
    out
}

/// What build.rs found that a soft delete in this table follows.
fn found(around: &Around, table: &str) -> Vec<Follow> {
    around.follows.iter().filter(|(of, _)| of == table).map(|(_, follow)| follow.clone()).collect()
}

/// The enums of a model that `schema!` writes.
fn enums(item: &Item<'_>, around: &Around) -> TokenStream {
    let found = item.columns.iter().filter_map(|column| {
        let known = match &column.field.ty {
            Type::Enum(known) => known,
            Type::Array(element) => match &**element {
                Type::Enum(known) => known,
                _ => return None,
            },
            _ => return None,
        };
        let values = known.values.as_deref()?;
        let name = shape::ident(&known.rust, column.span);
        let pairs = values.iter().map(|value| (shape::ident(&value.variant, column.span), value.stored.clone()));
        let doc = format!("The values of `{}` of [`{}`].", column.field.name, item.name());
        let own = choice::item(&name, values, &doc);
        let block = choice::block(&name, &pairs.collect::<Vec<_>>(), &around.runtime, Some(&choice::words(&name)));
        Some(quote! { #own #block })
    });
    found.collect()
}

/// Everything that has no name for users.
///
/// ```ignore
/// #[allow(…)]
/// const _: () = {
///     use ::groundplan::__private as __g;
///     use ::groundplan::__private::sqlite as __sql;
///     mod __f { … }
///     …
/// };
/// ```
fn block(item: &Item<'_>, reverse: &dyn Fn(&str) -> Option<String>, follows: &[Follow]) -> TokenStream {
    let engine = (item.health != Health::NoEngine).then_some(item.schema.engine);
    let imports = item.runtime.imports(engine);
    let markers = model::markers(item);
    let fields = model::fields(item);
    let model = model::model(item, follows);
    let row = model::row(item);
    let constants = model::constants(item);
    let relations = relation::relations(item, reverse);
    let constructor = write::constructor(item);
    let insert = write::insert(item);
    let changes = write::changes(item);
    let asserts = (item.health == Health::Sound).then(|| assert::asserts(item));
    let stubs = (item.health != Health::Sound).then(|| fallback::stubs(item));
    quote! {
        #[allow(
            dead_code, missing_debug_implementations, non_camel_case_types, non_upper_case_globals, private_interfaces,
            unreachable_pub, unused_imports, unused_qualifications
        )]
        const _: () = {
            #imports
            #markers
            #fields
            #model
            #row
            #constants
            #relations
            #constructor
            #insert
            #changes
            #asserts
            #stubs
        };
    }
}
