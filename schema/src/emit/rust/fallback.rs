//! Stubs where there are errors, so that our message is the only one: whoever uses the model finds its traits, columns and `NewTask`.
//!
//! Bodies that would ask the compiler about types stay empty (see [`super::Health`]); the user's own type errors stay visible.

use proc_macro2::TokenStream;
use quote::quote;

use super::shape::{Item, argument, plain};
use crate::draft::DraftModel;
use crate::ir::{
    Field, KeyStrategy, Kind, Model, ModelId, Origin, PrimaryKey, Role, Schema, Scope, Style, Tenancy, Type,
};
use crate::name;

/// The schema with the struct in it and all of its fields, those that were refused as texts.
pub(super) fn repair(schema: &Schema, input: &syn::DeriveInput, draft: &DraftModel) -> Schema {
    let mut schema = schema.clone();
    let name = plain(&input.ident);
    let id = schema.find(&name).unwrap_or_else(|| {
        schema.models.push(empty(draft));
        ModelId(schema.models.len() - 1)
    });
    let Some(model) = schema.models.get_mut(id.0) else { return schema };
    if let syn::Data::Struct(data) = &input.data {
        for own in &data.fields {
            let Some(ident) = &own.ident else { continue };
            if model.field(&plain(ident)).is_none() {
                model.fields.push(field(&plain(ident), argument(&own.ty, "Option").is_none()));
            }
        }
    }
    if schema.tenancy.is_none() && model.scope == Scope::Root {
        schema.tenancy = Some(tenancy(&name));
    }
    schema
}

/// The traits that a sound model would have and this one cannot.
///
/// ```ignore
/// struct __key;
/// impl __g::Field for __key { … }
/// impl __g::Keyed for Task { type RawKey = __g::Uuid; type Key = __key; }
/// ```
pub(super) fn stubs(item: &Item<'_>) -> Option<TokenStream> {
    let model = &item.ident;
    let keyless = item.model.kind == Kind::Entity && !super::model::is_keyed(item);
    keyless.then(|| {
        quote! {
            pub struct __key;
            impl __g::Field for __key {
                type Model = #model;
                type Index = (__g::Xf, __g::Xf);
                type Rust = __g::Id<#model>;
                type SqlType = __g::KeyOf<#model>;
                type Access = __g::Stamped;
                const NAME: &'static str = "id";
            }
            #[automatically_derived]
            impl __g::Keyed for #model { type RawKey = __g::Uuid; type Key = __key; }
        }
    })
}

fn empty(draft: &DraftModel) -> Model {
    let name = &draft.name.value;
    Model {
        name: name.clone(),
        table: name::table(name),
        table_stated: false,
        namespace: None,
        kind: if draft.junction.is_some() { Kind::Junction } else { Kind::Entity },
        scope: Scope::Global,
        soft_delete: false,
        audited: false,
        external: false,
        comments: false,
        style: Style::Struct,
        doc: None,
        fields: Vec::new(),
        primary_key: PrimaryKey { name: String::new(), columns: Vec::new() },
        uniques: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        foreign_keys: Vec::new(),
        row_security: None,
        waivers: Vec::new(),
        renamed_from: None,
        dropped: Vec::new(),
        span: draft.name.span,
        origin: Origin::automatic(""),
    }
}

fn field(name: &str, required: bool) -> Field {
    Field {
        name: name.to_owned(),
        column: name.to_owned(),
        ty: Type::Text,
        required,
        role: if name == "id" { Role::Key } else { Role::Own },
        unique: false,
        not_unique: false,
        default: None,
        check: None,
        references: None,
        pii: None,
        pii_stated: false,
        automatic: false,
        origin: Origin::automatic(""),
        doc: None,
        renamed_from: None,
        sql_type: None,
        generated: None,
        default_stated: None,
        on_delete_stated: None,
        said: Vec::new(),
        type_stated: false,
        length_missing: false,
        rust: None,
    }
}

fn tenancy(root: &str) -> Tenancy {
    Tenancy {
        model: root.to_owned(),
        table: name::table(root),
        column: name::key_column(root),
        key: KeyStrategy::Composite,
        rls: false,
        app_role: None,
        admin_role: None,
    }
}
