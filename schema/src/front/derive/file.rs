//! All derives and `schema!`s of a file, for build.rs and the command.
//!
//! rustc resolves names; here they are only read. A derive is ours
//! - if its path starts with our crate: `groundplan::Model`, or the name that Cargo.toml or this file gives it
//!   (`use groundplan as gp`, `extern crate groundplan as gp`);
//! - if it is a name that this file imports from our crate (`use groundplan::{Model, Enum as Choice}`, `use groundplan::prelude::*`);
//! - if it ends in `Model` or `Enum` and a `#[model(…)]` stands somewhere in the item: then the crate was renamed in Cargo.toml,
//!   or is re-exported.
//!
//! A `schema!` is ours by its path in the same way, or if it starts like one of ours: with a text, a setting, or a `use` line.
//! Modules are walked, and functions, for items may stand there too. What stands under `#[cfg(test)]` or `#[test]` is left out:
//! tests have no tables in production. What stands under another `cfg` is taken, and told in [`Found::conditional`].
//! What a macro of the user writes cannot be seen.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Block, DeriveInput, Fields, Item, Path, Stmt, UseTree};

use crate::front::span::compact;

/// What a file has for us, in the order of the file.
#[derive(Debug, Default)]
pub struct Found {
    /// Items with `#[derive(Model)]`, structs or not.
    pub models: Vec<DeriveInput>,
    /// Items with `#[derive(Enum)]`, enums or not.
    pub enums: Vec<DeriveInput>,
    /// Every `schema!`.
    pub schema_macros: Vec<SchemaMacro>,
    /// Items among these that exist only in some builds.
    pub conditional: Vec<Conditional>,
}

/// One `schema! { … }`.
#[derive(Debug)]
pub struct SchemaMacro {
    /// What stands between the braces.
    pub tokens: TokenStream,
    /// Where its name stands.
    pub span: proc_macro2::Span,
}

/// An item that exists only in some builds.
#[derive(Debug)]
pub struct Conditional {
    /// Its name (`Task`, `schema!`).
    pub name: String,
    /// The condition as written (`feature = "billing"`).
    pub cfg: String,
    /// Where its name stands.
    pub span: proc_macro2::Span,
}

/// Finds them. `name` is what Cargo.toml calls our crate, where that is known.
pub fn file(file: &syn::File, name: Option<&str>) -> Found {
    let mut walk = Walk { names: Names::default(), found: Found::default(), cfg: Vec::new() };
    walk.names.crates.extend(name.map(str::to_owned));
    walk.renamed(&file.items);
    walk.imports(&file.items);
    walk.items(&file.items);
    walk.found
}

/// What this file calls our things.
#[derive(Debug)]
struct Names {
    crates: Vec<String>,
    models: Vec<String>,
    enums: Vec<String>,
    schemas: Vec<String>,
}

impl Default for Names {
    fn default() -> Self {
        Names { crates: vec!["groundplan".to_owned()], models: Vec::new(), enums: Vec::new(), schemas: Vec::new() }
    }
}

struct Walk {
    names: Names,
    found: Found,
    /// The conditions of the modules around.
    cfg: Vec<String>,
}

/// What a path of a derive or macro means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Ours,
    /// It has our name, but comes from nobody knows where.
    Perhaps,
    Foreign,
}

impl Walk {
    /// Learns what Cargo.toml calls our crate from a `#[derive(gp::Model)]` that is surely ours: a `#[derive(gp::Enum)]` beside it
    /// has often no attribute that would tell.
    fn renamed(&mut self, items: &[Item]) {
        for item in items {
            if let Item::Mod(module) = item
                && let Some((_, items)) = &module.content
            {
                self.renamed(items);
            }
            if !matches!(item, Item::Struct(_)) || !has_model_attribute(item) {
                continue;
            }
            for path in derives(attributes(item)) {
                let segments: Vec<String> =
                    path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
                if let [only, name] = segments.as_slice()
                    && name == "Model"
                    && !["crate", "self", "super"].contains(&only.as_str())
                    && !self.names.crates.contains(only)
                {
                    self.names.crates.push(only.clone());
                }
            }
        }
    }

    fn imports(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Use(item) => self.import(&item.tree, &mut Vec::new()),
                Item::ExternCrate(item) => {
                    if let (true, Some((_, rename))) = (item.ident == "groundplan", &item.rename) {
                        self.names.crates.push(rename.to_string());
                    }
                }
                Item::Mod(module) => {
                    if let Some((_, items)) = &module.content {
                        self.imports(items);
                    }
                }
                _ => {}
            }
        }
    }

    fn import(&mut self, tree: &UseTree, before: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.unraw().to_string());
                self.import(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|item| self.import(item, before)),
            UseTree::Name(name) => self.name(before, &name.ident.unraw().to_string(), &name.ident.unraw().to_string()),
            UseTree::Rename(rename) => {
                self.name(before, &rename.ident.unraw().to_string(), &rename.rename.unraw().to_string());
            }
            UseTree::Glob(_) => {
                for ours in ["Model", "Enum", "schema"] {
                    self.name(before, ours, ours);
                }
            }
        }
    }

    /// `use before::theirs as here`.
    fn name(&mut self, before: &[String], theirs: &str, here: &str) {
        let mut path: Vec<&str> = before.iter().map(String::as_str).collect();
        if theirs != "self" {
            path.push(theirs);
        }
        let Some((first, rest)) = path.split_first() else { return };
        if !self.names.crates.iter().any(|ours| ours == first) {
            return;
        }
        let list = match rest.last() {
            None => &mut self.names.crates,
            Some(&"Model") => &mut self.names.models,
            Some(&"Enum") => &mut self.names.enums,
            Some(&"schema") => &mut self.names.schemas,
            Some(_) => return,
        };
        list.push(here.to_owned());
    }

    fn meaning(&self, path: &Path, name: &str, imported: &[String]) -> Meaning {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
        match segments.as_slice() {
            [only] if imported.contains(only) => Meaning::Ours,
            [first, .., last] if last == name && self.names.crates.contains(first) => Meaning::Ours,
            [.., last] if last == name => Meaning::Perhaps,
            _ => Meaning::Foreign,
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        let depth = self.cfg.len();
        if self.enter(attributes(item)) {
            match item {
                Item::Mod(module) => {
                    if let Some((_, items)) = &module.content {
                        self.items(items);
                    }
                }
                Item::Fn(function) => self.block(&function.block),
                Item::Macro(item) if item.ident.is_none() => self.call(&item.mac),
                Item::Struct(_) | Item::Enum(_) | Item::Union(_) => self.derived(item),
                _ => {}
            }
        }
        self.cfg.truncate(depth);
    }

    fn block(&mut self, block: &Block) {
        for statement in &block.stmts {
            match statement {
                Stmt::Item(item) => self.item(item),
                Stmt::Macro(call) => {
                    let depth = self.cfg.len();
                    if self.enter(&call.attrs) {
                        self.call(&call.mac);
                    }
                    self.cfg.truncate(depth);
                }
                Stmt::Local(_) | Stmt::Expr(..) => {}
            }
        }
    }

    /// Notes the conditions of an item; `false`: it exists in tests only.
    fn enter(&mut self, attributes: &[Attribute]) -> bool {
        if attributes.iter().any(|attribute| attribute.path().is_ident("test")) {
            return false;
        }
        for list in attributes.iter().filter(|a| a.path().is_ident("cfg")).filter_map(|a| a.meta.require_list().ok()) {
            let condition = compact(&list.tokens);
            if condition == "test" {
                return false;
            }
            self.cfg.push(condition);
        }
        true
    }

    fn note(&mut self, name: String, span: proc_macro2::Span) {
        if !self.cfg.is_empty() {
            self.found.conditional.push(Conditional { name, cfg: self.cfg.join(", "), span });
        }
    }

    fn derived(&mut self, item: &Item) {
        let paths = derives(attributes(item));
        let is = |name: &str, imported: &[String]| {
            paths.iter().map(|path| self.meaning(path, name, imported)).any(|meaning| match meaning {
                Meaning::Ours => true,
                Meaning::Perhaps => has_model_attribute(item),
                Meaning::Foreign => false,
            })
        };
        let (is_model, is_enum) = (is("Model", &self.names.models), is("Enum", &self.names.enums));
        if !is_model && !is_enum {
            return;
        }
        // The way through tokens keeps all places; syn's own conversion would take the item from the file.
        let Ok(input) = syn::parse2::<DeriveInput>(item.to_token_stream()) else { return };
        self.note(input.ident.unraw().to_string(), input.ident.span());
        if is_model {
            self.found.models.push(input);
        } else {
            self.found.enums.push(input);
        }
    }

    fn call(&mut self, call: &syn::Macro) {
        let ours = match self.meaning(&call.path, "schema", &self.names.schemas) {
            Meaning::Ours => true,
            Meaning::Perhaps => starts_like_ours(&call.tokens),
            Meaning::Foreign => false,
        };
        if let (true, Some(last)) = (ours, call.path.segments.last()) {
            self.note("schema!".to_owned(), last.ident.span());
            self.found.schema_macros.push(SchemaMacro { tokens: call.tokens.clone(), span: last.ident.span() });
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        _ => &[],
    }
}

/// What is derived, also where `cfg_attr` says so.
fn derives(attributes: &[Attribute]) -> Vec<Path> {
    let mut paths = Vec::new();
    for attribute in attributes {
        let Ok(list) = attribute.meta.require_list() else { continue };
        if attribute.path().is_ident("derive") {
            paths.extend(paths_of(list.tokens.clone()));
        } else if attribute.path().is_ident("cfg_attr") {
            let mut tokens = list.tokens.clone().into_iter();
            while let Some(token) = tokens.next() {
                if matches!(&token, TokenTree::Ident(word) if word == "derive")
                    && let Some(TokenTree::Group(group)) = tokens.next()
                {
                    paths.extend(paths_of(group.stream()));
                }
            }
        }
    }
    paths
}

fn paths_of(tokens: TokenStream) -> Vec<Path> {
    use syn::parse::Parser;
    let parser = syn::punctuated::Punctuated::<Path, syn::Token![,]>::parse_terminated;
    parser.parse2(tokens).map(|paths| paths.into_iter().collect()).unwrap_or_default()
}

/// Whether a `#[model(…)]` stands at the item, a field or a variant.
fn has_model_attribute(item: &Item) -> bool {
    let is_ours = |attributes: &[Attribute]| attributes.iter().any(|attribute| attribute.path().is_ident("model"));
    let in_fields = |fields: &Fields| fields.iter().any(|field| is_ours(&field.attrs));
    is_ours(attributes(item))
        || match item {
            Item::Struct(item) => in_fields(&item.fields),
            Item::Enum(item) => {
                item.variants.iter().any(|variant| is_ours(&variant.attrs) || in_fields(&variant.fields))
            }
            _ => false,
        }
}

/// A text, a setting or a `use` line.
fn starts_like_ours(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    match tokens.next() {
        Some(TokenTree::Literal(literal)) => literal.to_string().starts_with(['"', 'r']),
        Some(TokenTree::Ident(word)) if word == "use" => true,
        Some(TokenTree::Ident(word)) => {
            let settings = ["engine", "engine_version", "edition", "file", "crate"];
            settings.iter().any(|setting| word == setting)
                && matches!(tokens.next(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=')
        }
        _ => false,
    }
}

/// What stands in a Rust text, for tests of what follows: they need not know Rust's syntax.
#[cfg(test)]
pub(crate) fn of_text(rust: &str) -> Found {
    file(&syn::parse_file(rust).expect("a Rust file"), None)
}

#[cfg(test)]
mod tests;
