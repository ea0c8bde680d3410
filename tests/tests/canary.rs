//! Every public method of the runtime that makes or runs a statement has a case in the canary matrix (`runtime/tests/common/cases/canary`,
//! which runs on every engine), or a reason why not; and so have the run methods of diesel-async's connections, with each kind of statement that they
//! run (`runtime/tests/common/asynchronous.rs`, which runs on PostgreSQL and MariaDB).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the matrix does not hold, each with what holds it instead.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "Ops::across_tenants",
        "it runs on an administrator's connection only: `ui/queries/across_tenants_on_a_tenants_connection.rs`",
    ),
    ("to_sql", "it prints a statement and runs none"),
    ("Values", "what generated inserts call while they are printed; it has no statement of its own"),
    ("Sets", "what generated changes call while they are printed; it has no statement of its own"),
    ("Tenant::transaction", "every case stands inside one"),
    ("Tenant::acting", "it says who acts, for the audit log; the transaction behind it is the tenant's"),
    ("Acting", "its transaction is the tenant's, which sets who acts besides"),
    ("Tenant::on", "`cases::scopes`, and `keys_to_tenants.rs`; under row level security it does not compile"),
    ("Tenant::assume", "trust is given there; it runs nothing"),
    ("Tenant::id", "it gives the key that the program gave"),
    (
        "AdminConnection",
        "it sees all tenants on purpose; `leaks::the_way_out_is_not_left_open` has what it must not widen",
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace")
}

fn parsed(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The last word of a type's path.
fn type_name(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn is_public(vis: &syn::Visibility) -> bool {
    matches!(vis, syn::Visibility::Public(_))
}

fn is_hidden(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| {
        matches!(&attr.meta, syn::Meta::List(list) if list.path.is_ident("doc") && list.tokens.to_string() == "hidden")
    })
}

/// Public functions, methods, and the methods of the two traits that users call, as `Type::method`.
fn methods(file: &syn::File, out: &mut BTreeSet<String>) {
    for item in &file.items {
        match item {
            syn::Item::Fn(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                out.insert(item.sig.ident.to_string());
            }
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let of = type_name(&item.self_ty);
                for inner in &item.items {
                    if let syn::ImplItem::Fn(method) = inner
                        && is_public(&method.vis)
                        && !is_hidden(&method.attrs)
                    {
                        out.insert(format!("{of}::{}", method.sig.ident));
                    }
                }
            }
            syn::Item::Trait(item) if item.ident == "Ops" || item.ident == "InScoped" => {
                for inner in &item.items {
                    if let syn::TraitItem::Fn(method) = inner {
                        out.insert(format!("{}::{}", item.ident, method.sig.ident));
                    }
                }
            }
            _ => {}
        }
    }
}

/// The operators of columns are printed by one macro: its list of names.
fn operators() -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("runtime/src/operand.rs")).expect("the operands");
    let list = text.split("comparisons! {").nth(1).expect("the list of operators");
    let line = |line: &str| Some(format!("Column::{}", line.trim().strip_suffix(';')?.split_once(' ')?.0));
    list.lines().take_while(|line| *line != "}").filter_map(line).collect()
}

/// The words that a file of the matrix names its cases by: the literal behind each `call`.
fn named(file: &Path, call: &str, words: &mut BTreeSet<String>) {
    let text = std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    for call in text.split(call).skip(1) {
        if let Some(covers) = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
            words.extend(covers.split_whitespace().map(str::to_owned));
        }
    }
}

/// The literals `covers` of the matrix, word by word.
fn covered() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let folder = root().join("runtime/tests/common/cases/canary");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the matrix")
        .map(|entry| entry.expect("a file of the matrix").path())
        .collect();
    files.push(root().join("tests/postgres/tests/runtime.rs")); // what one engine alone can do
    files.iter().for_each(|file| named(file, "form(", &mut words));
    words
}

#[test]
fn every_form_of_statement_has_a_canary() {
    let mut offered = operators();
    let mut files: Vec<PathBuf> = ["relation.rs", "operand.rs", "column.rs", "tenant.rs", "actor.rs"]
        .map(|f| root().join("runtime/src").join(f))
        .into();
    for entry in std::fs::read_dir(root().join("runtime/src/statement")).expect("the statements") {
        files.push(entry.expect("a file of statements").path());
    }
    files.iter().for_each(|file| methods(&parsed(file), &mut offered));
    assert!(offered.len() > 60, "{offered:?}");

    let covered = covered();
    let elsewhere = |name: &str| {
        ELSEWHERE.iter().any(|(what, _)| {
            let mut parts = name.split("::");
            *what == name || parts.next() == Some(what) || parts.next() == Some(what)
        })
    };
    let missing: Vec<_> = offered.iter().filter(|name| !covered.contains(*name) && !elsewhere(name)).collect();
    assert!(missing.is_empty(), "no case in `runtime/tests/common/cases/canary` covers {missing:?}");
    for (what, why) in ELSEWHERE {
        let is = |name: &String| name.split("::").any(|part| part == *what) || name == what;
        assert!(offered.iter().any(is), "the runtime has no `{what}` any more ({why})");
        assert!(!covered.contains(*what), "`{what}` has a case: {why}");
    }
}

/// What the matrix of diesel-async does not hold, each with what holds it instead.
const ASYNC_ELSEWHERE: &[(&str, &str)] = &[
    ("Tenant::transaction_async", "every case stands inside one"),
    ("Tenant::on_async", "`tests/mariadb/tests/runtime.rs`; under row level security it does not compile"),
    (
        "Acting::transaction_async",
        "`tests/program/acted.rs`; its transaction is the tenant's, which sets who acts besides",
    ),
    ("audit", "it asks which role the connection has: `tests/postgres/tests/bypass.rs`"),
    ("AsyncAdminConnection::assume", "trust is given there; it runs nothing"),
    ("AsyncAdminConnection::reason", "it gives the text that the program gave"),
];

/// The run methods of diesel-async's connections as `Type::method`, and what runs through them as `Trait::Statement`; of a delete also its kind.
fn twins() -> BTreeSet<String> {
    let mut offered = BTreeSet::new();
    let run = root().join("runtime/src/asynchronous/run.rs");
    let text = std::fs::read_to_string(&run).expect("the run methods");
    let printed = text.split("macro_rules! run_methods {").nth(1).expect("one macro prints the run methods");
    let names = printed.split("pub fn ").skip(1).filter_map(|rest| rest.split('<').next());
    for name in names {
        offered.extend(["AsyncTenantConnection", "AsyncAdminConnection"].map(|of| format!("{of}::{name}")));
    }
    for entry in std::fs::read_dir(root().join("runtime/src/asynchronous")).expect("the twins") {
        let file = parsed(&entry.expect("a file of the twins").path());
        methods(&file, &mut offered);
        for item in &file.items {
            let syn::Item::Impl(item) = item else { continue };
            let Some(name) = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last()) else { continue };
            if !["Loads", "First", "Counts", "Changes", "Returns"].contains(&name.ident.to_string().as_str()) {
                continue;
            }
            let of = type_name(&item.self_ty);
            let kind = if of == "Delete" { format!("::{}", third(&item.self_ty)) } else { String::new() };
            offered.insert(format!("{}::{of}{kind}", name.ident));
        }
    }
    offered
}

/// The third argument of a type: what a delete does.
fn third(ty: &syn::Type) -> String {
    let syn::Type::Path(path) = ty else { return String::new() };
    let Some(syn::PathArguments::AngleBracketed(list)) = path.path.segments.last().map(|last| &last.arguments) else {
        return String::new();
    };
    match list.args.iter().nth(2) {
        Some(syn::GenericArgument::Type(ty)) => type_name(ty),
        _ => String::new(),
    }
}

#[test]
fn every_run_method_of_diesel_async_has_a_canary() {
    let offered = twins();
    assert!(offered.len() > 25, "{offered:?}");
    assert!(offered.contains("Changes::Delete::Purge"), "{offered:?}");
    let mut covered = BTreeSet::new();
    let matrix = root().join("runtime/tests/common/asynchronous.rs");
    named(&matrix, "form!(", &mut covered);
    named(&matrix, "wide!(", &mut covered);
    let elsewhere = |name: &String| ASYNC_ELSEWHERE.iter().any(|(what, _)| what == name);
    let missing: Vec<_> = offered.iter().filter(|name| !covered.contains(*name) && !elsewhere(name)).collect();
    assert!(missing.is_empty(), "no case in `runtime/tests/common/asynchronous.rs` covers {missing:?}");
    for (what, why) in ASYNC_ELSEWHERE {
        assert!(offered.contains(*what), "the runtime has no `{what}` any more ({why})");
        assert!(!covered.contains(*what), "`{what}` has a case: {why}");
    }
    let unknown: Vec<_> = covered.iter().filter(|word| word.contains("::") && !offered.contains(*word)).collect();
    assert!(unknown.is_empty(), "no such method or statement: {unknown:?}");
}
