//! A Diesel `schema.rs`: tables and columns, and no more of a database than a query needs.

use groundplan_schema::diagnostic::Diagnostic;
use groundplan_schema::ir::{Aspect, Engine, Type};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{SourceId, Sources, Span, Spanned as Said};
use proc_macro2::{Ident, Span as Parsed, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, GenericArgument, Item, Lit, Meta, PathArguments, Token, braced, parenthesized};

use crate::database::tables::{Column, Key, Named, Table, TableKey, Tables};

/// Whether a Rust file is one: it has a `table!` of Diesel's.
pub(super) fn is_one(text: &str) -> bool {
    text.contains("table!")
        && syn::parse_file(text).is_ok_and(|file| file.items.iter().any(|item| called(item) == Some("table".into())))
}

/// The macro's last word, of an item that calls one.
fn called(item: &Item) -> Option<String> {
    let Item::Macro(item) = item else { return None };
    let path = &item.mac.path;
    let outside = path.segments.len() == 2 && path.segments[0].ident != "diesel";
    (path.segments.len() <= 2 && !outside).then(|| path.segments.last().map(|last| last.ident.to_string())).flatten()
}

/// The engine that the types show, as far as they show one.
pub(super) fn guess(text: &str) -> Result<Engine, String> {
    const SHOWS: &[(Engine, &[&str])] = &[
        (
            Engine::Postgres,
            &[
                "Timestamptz",
                "Jsonb",
                "Uuid",
                "Array",
                "Bytea",
                "Int4",
                "Int8",
                "Int2",
                "Float8",
                "Float4",
                "Inet",
                "Citext",
                "postgres_type",
                "Money",
                "Interval",
                "pg",
            ],
        ),
        (Engine::Mysql, &["Unsigned", "Tinyint", "Datetime", "mysql_type", "TinyInt"]),
        (Engine::Sqlite, &["TimestamptzSqlite", "sqlite_type"]),
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let shows = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let found: Vec<Engine> = SHOWS.iter().filter(|(_, list)| shows(list)).map(|(engine, _)| *engine).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        _ => Err("its types do not show which engine it is for".to_owned()),
    }
}

/// Reads the file. What Diesel leaves out is said to be untold, so nobody is blamed for it.
pub(super) fn read(sources: &Sources, source: SourceId, engine: Engine, out: &mut Diagnostics) -> Tables {
    let text = sources.get(source).text();
    let mut tables = Tables::new(engine);
    tables.untold = vec![
        Aspect::Indexes,
        Aspect::Uniques,
        Aspect::Checks,
        Aspect::Defaults,
        Aspect::OnDelete,
        Aspect::ForeignKeys,
        Aspect::PrimaryKeys,
        Aspect::ConstraintNames,
        Aspect::RowSecurity,
        Aspect::Comments,
    ];
    // Diesel writes lengths since 2.0; a file without one may be older.
    if !text.contains("max_length") {
        tables.untold.push(Aspect::Lengths);
    }
    let at = |span: Parsed| {
        let offset =
            |place: proc_macro2::LineColumn| sources.offset(source, place.line as u32, place.column as u32 + 1);
        Span { source, start: offset(span.start()), end: offset(span.end()) }
    };
    let file = match syn::parse_file(text) {
        Ok(file) => file,
        Err(error) => {
            out.push(not_read(at(error.span()), &error));
            return tables;
        }
    };
    let own = own_types(&file.items);
    let mut joins: Vec<Joinable> = Vec::new();
    for item in &file.items {
        let Item::Macro(invocation) = item else { continue };
        let tokens = invocation.mac.tokens.clone();
        match called(item).as_deref() {
            Some("table") => match syn::parse2::<Declared>(tokens) {
                Ok(declared) => tables.tables.push(declared.table(engine, &own, &at)),
                Err(error) => out.push(not_read(at(error.span()), &error)),
            },
            Some("joinable") => match syn::parse2::<Joinable>(tokens) {
                Ok(join) => joins.push(join),
                Err(error) => out.push(not_read(at(error.span()), &error)),
            },
            _ => {}
        }
    }
    for Joinable { child, parent, column } in joins {
        let known = |name: &Ident| tables.tables.iter().position(|table| table.rust == word(name));
        let (Some(from), Some(to)) = (known(&child), known(&parent)) else {
            let missing = if known(&child).is_none() { &child } else { &parent };
            let message = format!("`joinable!` names `{missing}`, of which there is no `table!`");
            out.push(
                Diagnostic::error("unknown_name", at(missing.span()), message)
                    .help("correct the name, or add the `table!`"),
            );
            continue;
        };
        let name = Said::new(tables.tables[to].name.value.clone(), at(parent.span()));
        let namespace = tables.tables[to].namespace.clone();
        let columns = tables.tables[from].columns.iter();
        let called = columns.map(|own| &own.name.value).find(|own| **own == word(&column)).cloned();
        tables.tables[from].keys.push(TableKey {
            name: None,
            columns: vec![called.unwrap_or_else(|| word(&column))],
            table: Named { namespace, name },
            references: Vec::new(),
            on_delete: None,
            more: None,
            span: at(column.span()),
        });
    }
    tables
}

fn not_read(span: Span, error: &syn::Error) -> Diagnostic {
    Diagnostic::error("not_rust", span, format!("this is no `schema.rs` of Diesel's: {error}"))
        .help("run `diesel print-schema` again, or `cargo check`, which shows the same mistake and more of it")
}

fn word(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").unwrap_or(&text).to_owned()
}

/// The SQL types of the file's own: Rust name and what the database calls it.
fn own_types(items: &[Item]) -> Vec<(String, String)> {
    let mut made = Vec::new();
    for item in items {
        match item {
            Item::Mod(module) => made.extend(module.content.iter().flat_map(|(_, items)| own_types(items))),
            Item::Struct(item) => {
                let name = item.attrs.iter().find_map(type_name).unwrap_or_else(|| word(&item.ident));
                made.push((word(&item.ident), name));
            }
            _ => {}
        }
    }
    made
}

/// `#[diesel(postgres_type(name = "mood", schema = "shop"))]`
fn type_name(attribute: &Attribute) -> Option<String> {
    let Meta::List(list) = &attribute.meta else { return None };
    let text = list.tokens.to_string();
    let (_, rest) = text.split_once("name")?;
    let mut parts = rest.split('"');
    parts.next().filter(|between| between.trim() == "=")?;
    parts.next().map(str::to_owned)
}

/// `posts -> users (user_id)`
struct Joinable {
    child: Ident,
    parent: Ident,
    column: Ident,
}

impl Parse for Joinable {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let child = last(input)?;
        input.parse::<Token![->]>()?;
        let parent = last(input)?;
        let inner;
        parenthesized!(inner in input);
        let column = inner.call(syn::ext::IdentExt::parse_any)?;
        Ok(Joinable { child, parent, column })
    }
}

/// The last word of a path.
fn last(input: ParseStream<'_>) -> syn::Result<Ident> {
    let path = input.call(syn::Path::parse_mod_style)?;
    path.segments.last().map(|segment| segment.ident.clone()).ok_or_else(|| input.error("a name is expected here"))
}

/// What stands in one `table!`.
struct Declared {
    name: Ident,
    namespace: Option<Ident>,
    attributes: Vec<Attribute>,
    key: Vec<Ident>,
    columns: Vec<DeclaredColumn>,
}

struct DeclaredColumn {
    name: Ident,
    ty: syn::Type,
    attributes: Vec<Attribute>,
}

impl Parse for Declared {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        while input.peek(Token![use]) {
            input.parse::<syn::ItemUse>()?;
        }
        let attributes = input.call(Attribute::parse_outer)?;
        let mut name: Ident = input.call(syn::ext::IdentExt::parse_any)?;
        let mut namespace = None;
        if input.parse::<Option<Token![.]>>()?.is_some() {
            namespace = Some(std::mem::replace(&mut name, input.call(syn::ext::IdentExt::parse_any)?));
        }
        let mut key = Vec::new();
        if input.peek(syn::token::Paren) {
            let inner;
            parenthesized!(inner in input);
            let parse = |input: ParseStream<'_>| input.call(<Ident as syn::ext::IdentExt>::parse_any);
            key = Punctuated::<Ident, Token![,]>::parse_terminated_with(&inner, parse)?.into_iter().collect();
        } else {
            key.push(Ident::new("id", name.span()));
        }
        let inner;
        braced!(inner in input);
        let mut columns = Vec::new();
        while !inner.is_empty() {
            let attributes = inner.call(Attribute::parse_outer)?;
            let name = inner.call(syn::ext::IdentExt::parse_any)?;
            inner.parse::<Token![->]>()?;
            columns.push(DeclaredColumn { name, ty: inner.parse()?, attributes });
            inner.parse::<Option<Token![,]>>()?;
        }
        Ok(Declared { name, namespace, attributes, key, columns })
    }
}

impl Declared {
    fn table(&self, engine: Engine, own: &[(String, String)], at: &impl Fn(Parsed) -> Span) -> Table {
        let name = sql_name(&self.attributes).unwrap_or_else(|| word(&self.name));
        let namespace = self.namespace.as_ref().map(word).filter(|name| name != "public");
        let mut table = Table::new(Named { namespace, name: Said::new(name, at(self.name.span())) });
        table.rust = word(&self.name);
        for column in &self.columns {
            let name = sql_name(&column.attributes).unwrap_or_else(|| word(&column.name));
            let (required, ty, length_missing) = of(engine, &column.ty, &column.attributes, own);
            let sql = shown(&column.ty);
            table.columns.push(Column {
                name: Said::new(name, at(column.name.span())),
                ty,
                sql,
                length_missing,
                required,
                default: None,
                generated: None,
                comment: None,
            });
        }
        let names = |ident: &Ident| {
            let found = self.columns.iter().find(|column| column.name == *ident);
            found.and_then(|column| sql_name(&column.attributes)).unwrap_or_else(|| word(ident))
        };
        let columns = self.key.iter().map(names).collect();
        table.primary_key = Some(Key {
            name: None,
            columns,
            filter: None,
            absent_equal: false,
            more: None,
            span: at(self.name.span()),
        });
        table
    }
}

fn value<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Lit> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident(name) => match &pair.value {
            syn::Expr::Lit(literal) => Some(&literal.lit),
            _ => None,
        },
        _ => None,
    })
}

fn sql_name(attributes: &[Attribute]) -> Option<String> {
    match value(attributes, "sql_name")? {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// `Nullable<Varchar>`, without the blanks that tokens have.
fn shown(ty: &syn::Type) -> String {
    let tokens: TokenStream = quote::ToTokens::to_token_stream(ty);
    tokens.to_string().replace(' ', "")
}

/// Whether a column is required, what it holds, and whether it is a `varchar` without a length.
fn of(engine: Engine, ty: &syn::Type, attributes: &[Attribute], own: &[(String, String)]) -> (bool, Type, bool) {
    let syn::Type::Path(path) = ty else { return (true, Type::Other { sql: shown(ty) }, false) };
    let Some(last) = path.path.segments.last() else { return (true, Type::Other { sql: shown(ty) }, false) };
    let inner = match &last.arguments {
        PathArguments::AngleBracketed(list) => list.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        }),
        _ => None,
    };
    let length = match value(attributes, "max_length") {
        Some(Lit::Int(number)) => number.base10_parse::<u32>().ok(),
        _ => None,
    };
    let mysql = matches!(engine, Engine::Mysql | Engine::Mariadb);
    let called = last.ident.to_string();
    let known = match (called.as_str(), inner) {
        ("Nullable", Some(inner)) => {
            let (_, ty, missing) = of(engine, inner, attributes, own);
            return (false, ty, missing);
        }
        ("Array", Some(inner)) => {
            let (_, ty, missing) = of(engine, inner, attributes, own);
            return (true, Type::Array(Box::new(ty)), missing);
        }
        ("Unsigned", Some(inner)) => {
            let (_, ty, missing) = of(engine, inner, attributes, own);
            return (true, ty, missing);
        }
        // Diesel calls both `VARCHAR` and (before 2.0) `TEXT` of MySQL so.
        ("Varchar" | "VarChar", _) => {
            let missing = length.is_none() && engine != Engine::Sqlite;
            return (true, length.map_or(Type::String { length: 0 }, |length| Type::String { length }), missing);
        }
        ("Bpchar" | "Char", _) => Type::Char { length: length.unwrap_or(1) },
        ("Text" | "Tinytext" | "Mediumtext" | "Longtext" | "Citext", _) => Type::Text,
        ("SmallInt" | "Int2" | "Smallint" | "SmallSerial" | "Tinyint" | "TinyInt", _) => Type::SmallInt,
        ("Integer" | "Int4" | "Serial", _) => Type::Integer,
        ("BigInt" | "Int8" | "Bigint" | "BigSerial", _) => Type::BigInt,
        ("Float" | "Float4", _) => Type::Real,
        ("Double" | "Float8", _) => Type::Float,
        ("Bool", _) => Type::Boolean,
        ("Timestamptz" | "TimestamptzSqlite", _) => Type::Timestamp,
        ("Timestamp", _) if engine == Engine::Postgres => Type::NaiveTimestamp,
        ("Timestamp" | "Datetime", _) => Type::Timestamp,
        ("Date", _) => Type::Date,
        ("Time" | "Timetz", _) => Type::Time,
        ("Uuid", _) => Type::Uuid,
        ("Json" | "Jsonb", _) => Type::Json,
        ("Binary" | "Bytea" | "Blob" | "Varbinary" | "Tinyblob" | "Mediumblob" | "Longblob", _)
            if !mysql || called != "Binary" =>
        {
            Type::Bytes
        }
        ("Binary", _) => Type::Bytes,
        // An exact number; how many digits it has, Diesel does not say.
        (name, _) => {
            let own = own.iter().find(|(rust, _)| rust == name).map(|(_, sql)| sql.clone());
            Type::Other { sql: own.unwrap_or_else(|| shown(ty)) }
        }
    };
    (true, known, false)
}
