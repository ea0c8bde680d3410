//! What makes a struct a model: markers, one `Field` per column, `Model`, the row, the constants.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::cells;
use super::choice;
use super::shape::{Column, Item};
use super::visibility::{deeper, narrower};
use super::{Health, existing};
use crate::follow::Follow;
use crate::ir::{Engine, Kind, OnDelete, PrimaryKeyStrategy, Role, Scope, Type};
use crate::name;

/// One unit struct per column, in a module of their own so that a column may have any name.
///
/// ```ignore
/// mod __f { pub struct id; pub struct status; }
/// ```
pub(super) fn markers(item: &Item<'_>) -> TokenStream {
    let markers = item.columns.iter().map(|column| {
        // The key's is named by the model's own impls, so it is seen as far as the model.
        let is_key = key(item).is_some_and(|key| key.ident == column.ident);
        let vis = if is_key { &item.vis } else { narrower(&column.vis, &item.vis) };
        let (ident, vis) = (&column.ident, deeper(vis));
        quote!(#vis struct #ident;)
    });
    quote! { mod __f { #(#markers)* } }
}

/// ```ignore
/// impl __g::Field for __f::status {
///     type Model = Task;
///     type Index = (__g::X0, __g::X8);
///     type Rust = TaskStatus;
///     type SqlType = __sql::Text;
///     type Access = __g::Free;
/// }
/// ```
pub(super) fn fields(item: &Item<'_>) -> TokenStream {
    let model = &item.ident;
    let fields = item.columns.iter().enumerate().map(|(at, column)| {
        let (marker, ty) = (column.marker(), &column.ty);
        let (high, low) = (digit(at as u64 >> 4), digit(at as u64));
        let sql = sql_type(item, column);
        let access = if column.is_free() { quote!(__g::Free) } else { quote!(__g::Stamped) };
        let native = is_native(item, column);
        let untyped = native.then(|| {
            quote!(
                const UNTYPED: bool = true;
            )
        });
        let values = native.then(|| choice::native(column));
        quote! {
            impl __g::Field for #marker {
                type Model = #model;
                type Index = (__g::#high, __g::#low);
                type Rust = #ty;
                type SqlType = #sql;
                type Access = #access;
                #untyped
            }
            #values
        }
    });
    quote!(#(#fields)*)
}

/// Whether a column is of a native enum that PostgreSQL knows by a name of its own.
fn is_native(item: &Item<'_>, column: &Column<'_>) -> bool {
    let native = matches!(&column.field.ty, Type::Enum(known) if known.native.is_some());
    native && item.schema.engine == Engine::Postgres && item.health == Health::Sound
}

/// ```ignore
/// impl __g::Model for Task {
///     const TABLE: &'static str = "tasks";
///     const COLUMNS: &'static [&'static str] = &["id", "organization_id", …];
///     const KEY: &'static [&'static str] = &["id"];            // only what differs from the trait's defaults
///     const TENANT: &'static str = "organization_id";
///     const DELETED_AT: &'static str = "deleted_at";
///     const UPDATED_AT: &'static str = "updated_at";
///     const STAMPS: &'static [&'static str] = &["created_at", "updated_at"];
///     const FOLLOW: &'static [__g::Follow] = &[…];
///     type Name = __g::Name<__g::Xa, __g::X3, …>;
///     type Entity = Self;
///     type Scope = __g::Owned<Organization>;
/// }
/// impl __g::Keyed for Task { type RawKey = __g::Uuid; type Key = __f::id; }
/// impl __g::SoftDelete for Task {}
/// impl __g::TenantRoot for Organization { type Isolation = __g::Keys; }
/// ```
pub(super) fn model(item: &Item<'_>, follows: &[Follow]) -> TokenStream {
    let (model, table) = (&item.ident, &item.model.table);
    let columns = item.columns.iter().map(|column| &column.field.column);
    // Beside a table in a namespace another one of its name may stand in a statement. (MySQL's INSERT takes no other name.)
    let place = item.model.namespace.as_ref().map(|namespace| {
        let called = item.model.qualified();
        let alias = (item.schema.engine == Engine::Postgres).then(|| quote!(const AS: &'static str = #called;));
        quote!(const NAMESPACE: &'static str = #namespace; #alias)
    });
    let name = if place.is_some() { digits(&item.model.qualified()) } else { digits(table) };
    let scope = scope(item);
    let text = |constant: &str, role: Role| {
        let column = &item.role(role)?.field.column;
        let constant = Ident::new(constant, Span::call_site());
        Some(quote!(const #constant: &'static str = #column;))
    };
    let tenant = match item.model.scope {
        Scope::Tenant => text("TENANT", Role::Tenant),
        Scope::Root => text("TENANT", Role::Key),
        Scope::Global => None,
    };
    let key: Vec<_> = primary_key(item).collect();
    let key = (key != ["id"]).then(|| quote!(const KEY: &'static [&'static str] = &[#(#key),*];));
    let deleted = text("DELETED_AT", Role::DeletedAt);
    let updated = text("UPDATED_AT", Role::UpdatedAt);
    let stamps: Vec<_> = [Role::CreatedAt, Role::UpdatedAt]
        .into_iter()
        .filter_map(|role| Some(&item.role(role)?.field.column))
        .collect();
    let stamps = (!stamps.is_empty()).then(|| quote!(const STAMPS: &'static [&'static str] = &[#(#stamps),*];));
    let follow = (!follows.is_empty()).then(|| follow(follows));
    let keyed = keyed(item);
    let soft = deleted.is_some().then(|| quote! { #[automatically_derived] impl __g::SoftDelete for #model {} });
    let root = root(item);
    quote! {
        #[automatically_derived]
        impl __g::Model for #model {
            const TABLE: &'static str = #table;
            #place
            const COLUMNS: &'static [&'static str] = &[#(#columns),*];
            #key
            #tenant
            #deleted
            #updated
            #stamps
            #follow
            type Name = #name;
            type Entity = Self;
            type Scope = #scope;
        }
        #keyed
        #soft
        #root
    }
}

/// The columns of the primary key, besides the tenant's.
fn primary_key<'i>(item: &'i Item<'_>) -> impl Iterator<Item = &'i str> {
    let tenant = item.role(Role::Tenant).map(|column| &column.field.column);
    item.model.primary_key.columns.iter().filter(move |&column| Some(column) != tenant).map(String::as_str)
}

fn scope(item: &Item<'_>) -> TokenStream {
    let tenant = item.role(Role::Tenant).and_then(|column| column.target.as_ref());
    match (item.model.scope, tenant) {
        (Scope::Tenant, Some(root)) => quote!(__g::Owned<#root>),
        (Scope::Root, _) => quote!(__g::Root<Self>),
        // A tenant-owned model without its column has been reported; its statements then want no tenant.
        (Scope::Tenant | Scope::Global, _) => quote!(__g::Global),
    }
}

fn keyed(item: &Item<'_>) -> Option<TokenStream> {
    let model = &item.ident;
    let key = key(item)?;
    let (marker, ty) = (key.marker(), &key.inner);
    // A key that is the key of another model holds what that one's holds.
    let parent = key.field.references.as_ref().filter(|to| to.model != item.model.name).and(key.target.as_ref());
    let raw = match parent {
        Some(parent) => quote!(<#parent as __g::Keyed>::RawKey),
        None if !key.typed_key => quote!(#ty),
        None if existing::is_one(item.model) => match key.field.ty {
            Type::Uuid => quote!(__g::Uuid),
            Type::Integer => quote!(i32),
            _ => quote!(i64),
        },
        None => match item.schema.primary_key {
            PrimaryKeyStrategy::UuidV7 => quote!(__g::Uuid),
            PrimaryKeyStrategy::BigInt => quote!(i64),
        },
    };
    Some(quote! {
        #[automatically_derived]
        impl __g::Keyed for #model { type RawKey = #raw; type Key = #marker; }
    })
}

/// Whether the model has a key of one column.
pub(super) fn is_keyed(item: &Item<'_>) -> bool {
    key(item).is_some()
}

fn key<'i, 'a>(item: &'i Item<'a>) -> Option<&'i Column<'a>> {
    if existing::is_one(item.model) {
        let column = existing::key_column(item.model)?;
        // Only a typed key is one: a bare number may be anything.
        return item.columns.iter().find(|own| own.field.column == column && own.typed_key);
    }
    item.role(Role::Key).or_else(|| single_key(item))
}

/// The key of an entity that is no `id`: `#[model(primary_key)]` on one column.
fn single_key<'i, 'a>(item: &'i Item<'a>) -> Option<&'i Column<'a>> {
    let tenant = item.model.tenant_column();
    let mut own = item.model.primary_key.columns.iter().filter(|column| Some(column.as_str()) != tenant);
    match (item.model.kind, own.next(), own.next()) {
        (Kind::Entity, Some(only), None) => item.columns.iter().find(|column| column.field.column == *only),
        _ => None,
    }
}

fn root(item: &Item<'_>) -> Option<TokenStream> {
    let tenancy = item.schema.tenancy.as_ref().filter(|_| item.model.scope == Scope::Root)?;
    let model = &item.ident;
    let isolation = if tenancy.rls { quote!(__g::Rls) } else { quote!(__g::Keys) };
    let role = tenancy.admin_role.as_ref().filter(|_| tenancy.rls);
    let role = role.map(|role| quote!(const ADMIN_ROLE: &'static str = #role;));
    Some(quote! {
        #[automatically_derived]
        impl __g::TenantRoot for #model { type Isolation = #isolation; #role }
    })
}

fn follow(follows: &[Follow]) -> TokenStream {
    let follows = follows.iter().map(|follow| {
        let Follow { parent, child, columns, on_delete, tenant, deleted_at, updated_at } = follow;
        let pairs = columns.iter().map(|(of_child, of_parent)| quote!((#of_child, #of_parent)));
        let on_delete = match on_delete {
            OnDelete::Cascade => quote!(Cascade),
            // The last two are of databases that were there already, of which no Rust is written.
            OnDelete::Restrict | OnDelete::NoAction | OnDelete::SetDefault => quote!(Restrict),
            OnDelete::SetNull => quote!(SetNull),
        };
        quote! {
            __g::Follow {
                parent: #parent, child: #child, columns: &[#(#pairs),*], on_delete: __g::OnDelete::#on_delete,
                tenant: #tenant, deleted_at: #deleted_at, updated_at: #updated_at,
            }
        }
    });
    quote!(const FOLLOW: &'static [__g::Follow] = &[#(#follows),*];)
}

/// Reads a row. The body that names the fields stands outside of the generic function: rustc checks it faster there.
///
/// ```ignore
/// struct __Reader;
/// impl __g::Reader for __Reader {
///     type Row = Task;
///     type Fields = (__f::id, __f::status, …);
///     fn row(values: <Self::Fields as __g::Cells>::Values) -> Task { Task { id: values.0, status: values.1, … } }
/// }
/// impl __g::FromSqlRow<__g::Rec<__g::One<Task>>, __sql::Db> for Task {
///     fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> { __g::read::<__Reader, _>(row) }
/// }
/// impl __g::StaticallySizedRow<__g::Rec<__g::One<Task>>, __sql::Db> for Task { const FIELD_COUNT: usize = 11; }
/// ```
pub(super) fn row(item: &Item<'_>) -> TokenStream {
    let model = &item.ident;
    if let (Some(generic), db) = item.engine() {
        return quote! {
            #[automatically_derived]
            impl #generic __g::Queryable<__g::Rec<__g::One<#model>>, #db> for #model {
                type Row = __g::Unread;
                fn build(row: __g::Unread) -> __g::deserialize::Result<Self> { let _ = row; ::core::unreachable!() }
            }
        };
    }
    let count = item.columns.len();
    let sound = item.health == Health::Sound;
    let reader = sound.then(|| reader(item));
    // A stub never runs; the question whether every type can be read would only add to the errors.
    let body = if sound { quote!(__g::read::<__Reader, _>(row)) } else { quote!(let _ = row; ::core::unreachable!()) };
    quote! {
        #reader
        #[automatically_derived]
        impl __g::FromSqlRow<__g::Rec<__g::One<#model>>, __sql::Db> for #model {
            fn build_from_row<'a>(row: &impl __g::Row<'a, __sql::Db>) -> __g::deserialize::Result<Self> { #body }
        }
        #[automatically_derived]
        impl __g::StaticallySizedRow<__g::Rec<__g::One<#model>>, __sql::Db> for #model {
            const FIELD_COUNT: usize = #count;
        }
    }
}

fn reader(item: &Item<'_>) -> TokenStream {
    let model = &item.ident;
    let fields = cells::fields(&item.columns.iter().collect::<Vec<_>>());
    // No pattern: one with a column's name would ask whether the user has a constant of that name.
    let values = item.columns.iter().zip(cells::ways(item.columns.len())).map(|(column, way)| {
        let ident = &column.ident;
        quote!(#ident: values #way)
    });
    quote! {
        struct __Reader;
        #[automatically_derived]
        impl __g::Reader for __Reader {
            type Row = #model;
            type Fields = #fields;
            fn row(values: <Self::Fields as __g::Cells>::Values) -> #model { #model { #(#values),* } }
        }
    }
}

/// ```ignore
/// impl Task {
///     #[doc = "The column `status`."]
///     pub const status: __g::Column<__f::status> = __g::Column::NEW;
/// }
/// ```
pub(super) fn constants(item: &Item<'_>) -> TokenStream {
    let model = &item.ident;
    let constants = item.columns.iter().map(|column| {
        let (constant, vis, marker) = (&column.constant, &column.vis, column.marker());
        let mut doc = format!("The column `{}`.", column.field.column);
        if column.constant != column.ident {
            doc += " Its name has an underscore, since an operation has the name without.";
        }
        // All of it stands at the field: a method of the user's with this name is rustc's error, and shows both.
        quote_spanned! { column.ident.span() =>
            #[doc = #doc]
            #vis const #constant: __g::Column<#marker> = __g::Column::NEW;
        }
    });
    quote! {
        impl #model { #(#constants)* }
    }
}

/// The SQL type of a column, by the name that it has in the engine's module.
fn sql_type(item: &Item<'_>, column: &Column<'_>) -> TokenStream {
    let base = match (&column.target, column.typed_key) {
        (Some(target), true) => quote!(__g::KeyOf<#target>),
        _ if item.health == Health::NoEngine => quote!(__sql::Text),
        _ if is_native(item, column) => {
            let marker = column.marker();
            quote!(__sql::Native<#marker>)
        }
        _ => plain_type(&column.field.ty),
    };
    if column.field.required { base } else { quote!(__sql::Nullable<#base>) }
}

fn plain_type(ty: &Type) -> TokenStream {
    let name = match ty {
        Type::String { .. } | Type::Text | Type::Char { .. } | Type::Enum(_) | Type::Other { .. } => "Text",
        Type::SmallInt => "SmallInt",
        Type::Integer => "Integer",
        Type::BigInt => "BigInt",
        Type::Real => "Float",
        Type::Float => "Double",
        Type::Boolean => "Bool",
        Type::Timestamp => "Timestamp",
        Type::NaiveTimestamp => "NaiveTimestamp",
        Type::Date => "Date",
        Type::Time => "Time",
        Type::Uuid => "Uuid",
        Type::Json => "Json",
        Type::Bytes => "Binary",
        Type::Decimal { scale, .. } => {
            let scale = Literal::u8_unsuffixed(*scale);
            return quote!(__sql::Decimal<#scale>);
        }
        Type::Array(element) => {
            let element = plain_type(element);
            return quote!(__sql::Array<#element>);
        }
    };
    let name = Ident::new(name, Span::call_site());
    quote!(__sql::#name)
}

/// A name as a type: sixteen hexadecimal digits of its hash, the lowest first. Two names are compared by the compiler, so that no pair of
/// models is ever declared.
pub(super) fn digits(name: &str) -> TokenStream {
    let hash = name::hash(name);
    let digits = (0..16).map(|at| digit(hash >> (4 * at)));
    quote!(__g::Name<#(__g::#digits),*>)
}

fn digit(of: u64) -> Ident {
    format_ident!("X{:x}", of & 15)
}
