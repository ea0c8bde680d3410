//! Where generated code finds the runtime: `::groundplan`, the name that Cargo.toml gives it, or what `crate = …` says.

use std::path::Path;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use toml_span::Value;
use toml_span::value::Table;

use crate::ir::Engine;

/// The runtime's package.
const PACKAGE: &str = "groundplan";
const MANIFEST: &str = "Cargo.toml";

/// The runtime, as generated code names it.
#[derive(Debug, Clone)]
pub struct Runtime(TokenStream);

impl Default for Runtime {
    fn default() -> Self {
        Runtime::named(PACKAGE)
    }
}

impl Runtime {
    /// A dependency of this name.
    pub fn named(name: &str) -> Runtime {
        let name = super::shape::ident(name, Span::call_site());
        Runtime(quote!(::#name))
    }

    /// What `#[model(crate = …)]` says.
    pub fn at(path: &syn::Path) -> Runtime {
        Runtime(path.to_token_stream())
    }

    /// The lines that each generated block begins with: `__g`, what generated code names, and `__sql`, the engine's column types; without an
    /// engine, Diesel's. Globs would put our names before the user's: a model may be called `Field`.
    pub(super) fn imports(&self, engine: Option<Engine>) -> TokenStream {
        let Runtime(path) = self;
        let types = match engine {
            Some(engine) => {
                let engine = Ident::new(engine.word(), Span::call_site());
                quote!(#path::__private::#engine)
            }
            None => quote!(#path::diesel::sql_types),
        };
        quote! {
            use #path::__private as __g;
            use #types as __sql;
        }
    }

    /// A public item of the runtime, for code that stands outside of the block.
    pub(super) fn item(&self, name: &str) -> TokenStream {
        let Runtime(path) = self;
        let name = Ident::new(name, Span::call_site());
        quote!(#path::#name)
    }

    /// The module of what generated code names, for code that stands outside of the block.
    pub(super) fn private(&self) -> TokenStream {
        self.item("__private")
    }
}

/// The name under which the package of this Cargo.toml knows the runtime; `None` where it does not depend on it, or is no TOML.
///
/// `workspace` gives the Cargo.toml of the workspace's root; it is asked only for a dependency that is inherited from there.
fn dependency(manifest: &str, workspace: impl FnOnce() -> Option<String>) -> Option<String> {
    let manifest = toml_span::parse(manifest).ok()?;
    let root = manifest.as_table()?;
    let own = root.get("package").and_then(Value::as_table).and_then(|package| text(package, "name"));
    if own == Some(PACKAGE) {
        return Some(PACKAGE.to_owned());
    }
    let mut tables = dependencies(root);
    for target in root.get("target").and_then(Value::as_table).into_iter().flat_map(|targets| targets.values()) {
        tables.extend(target.as_table().into_iter().flat_map(dependencies));
    }
    let lines = || tables.iter().flat_map(|table| table.iter());
    if let Some((key, _)) = lines().find(|(key, value)| package(&key.name, value) == PACKAGE && !is_inherited(value)) {
        return Some(crate_name(&key.name));
    }
    let mut inherited = lines().filter(|(_, value)| is_inherited(value)).map(|(key, _)| key.name.as_ref()).peekable();
    inherited.peek()?;
    let workspace = workspace()?;
    let workspace = toml_span::parse(&workspace).ok()?;
    let shared = workspace.as_table()?.get("workspace")?.as_table()?.get("dependencies")?.as_table()?;
    inherited.find(|key| shared.get(*key).is_some_and(|value| package(key, value) == PACKAGE)).map(crate_name)
}

/// The same for the package in the folder `root`, whose workspace is looked for above it; `read` gives the text of a file.
///
/// Neither Cargo.toml has to be watched: cargo itself compiles again when a dependency gets another name.
pub fn dependency_of(root: &Path, read: impl Fn(&Path) -> Option<String>) -> Option<String> {
    dependency(&read(&root.join(MANIFEST))?, || {
        let manifests = root.ancestors().skip(1).map(|folder| folder.join(MANIFEST));
        manifests.filter_map(|file| read(&file)).find(|text| text.contains("[workspace"))
    })
}

fn dependencies<'a, 'de>(of: &'a Table<'de>) -> Vec<&'a Table<'de>> {
    ["dependencies", "dev-dependencies"].into_iter().filter_map(|kind| of.get(kind)?.as_table()).collect()
}

/// The package that a line of dependencies is about.
fn package<'a>(key: &'a str, value: &'a Value<'_>) -> &'a str {
    value.as_table().and_then(|table| text(table, "package")).unwrap_or(key)
}

fn is_inherited(value: &Value<'_>) -> bool {
    value.as_table().and_then(|table| table.get("workspace")).and_then(Value::as_bool) == Some(true)
}

fn text<'a>(table: &'a Table<'_>, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Value::as_str)
}

fn crate_name(dependency: &str) -> String {
    dependency.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_dependency_is_found_wherever_it_stands() {
        let none = || None;
        for (manifest, name) in [
            ("[dependencies]\ngroundplan = \"0.1\"", Some("groundplan")),
            ("[dependencies]\ngp = { package = \"groundplan\", version = \"0.1\" }", Some("gp")),
            ("[dev-dependencies.ground-plan]\npackage = \"groundplan\"", Some("ground_plan")),
            ("[target.'cfg(unix)'.dependencies]\nplan = { package = \"groundplan\", path = \"x\" }", Some("plan")),
            ("[package]\nname = \"groundplan\"", Some("groundplan")),
            ("[dependencies]\ngroundplan = { package = \"other\", version = \"1\" }", None),
            ("[dependencies", None),
        ] {
            assert_eq!(dependency(manifest, none).as_deref(), name, "{manifest}");
        }
    }

    #[test]
    fn an_inherited_dependency_is_looked_up_in_the_workspace() {
        let manifest = "[dependencies]\nserde.workspace = true\nplan = { workspace = true, features = [\"sqlite\"] }";
        let workspace =
            "[workspace.dependencies]\nserde = \"1\"\nplan = { package = \"groundplan\", version = \"0.1\" }";
        assert_eq!(dependency(manifest, || Some(workspace.to_owned())).as_deref(), Some("plan"));
        assert_eq!(dependency("[dependencies]\nserde = \"1\"", || unreachable!()), None);
    }
}
