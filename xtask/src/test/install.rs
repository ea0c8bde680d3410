//! What a run needs beside Rust: looked for, installed where we may, named with the command where we may not.

use std::process::{Command, Stdio};

use super::engines::{self, Options};
use crate::server::{self, Engine};
use crate::{Result, run};

/// Something that has to be there.
struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    present: fn() -> bool,
}

const COMPILER: Need = Need {
    what: "a C compiler, for the SQLite that is compiled in",
    packages: &["build-essential"],
    present: compiler,
};
const LIBPQ: Need =
    Need { what: "libpq, for Diesel's PostgreSQL connection", packages: &["libpq-dev"], present: libpq };
const POSTGRES: Need =
    Need { what: "a PostgreSQL server", packages: &["postgresql"], present: || has_server(server::POSTGRES) };
const LIBMARIADB: Need = Need {
    what: "libmariadb, for Diesel's connection to MySQL and MariaDB",
    packages: &["libmariadb-dev", "pkg-config"],
    present: engines::client_is_installed,
};
const MARIADB: Need =
    Need { what: "a MariaDB server", packages: &["mariadb-server"], present: || has_server(server::MARIADB) };

/// Debian's package of the browser, in which the report is looked at. A run goes on without it, and says so at its end.
pub(super) const BROWSER: &str = "chromium";

/// Makes sure of everything before the first step, so that a run does not fail in the middle for want of a package.
pub(super) fn ensure(options: &Options) -> Result<()> {
    ensure_components()?;
    let needs = [
        (COMPILER, true),
        (LIBPQ, options.postgres),
        (POSTGRES, options.postgres),
        (LIBMARIADB, options.links_mariadb()),
        (MARIADB, options.mariadb),
    ];
    let missing = needs.into_iter().filter(|(need, wanted)| *wanted && !(need.present)()).map(|(need, _)| need);
    let result = ensure_needs(&missing.collect::<Vec<_>>());
    if result.is_ok() && super::browser::find().is_none() {
        try_browser();
    }
    result
}

/// Installs the browser where that takes no question.
fn try_browser() {
    let Some(mut prefix) = rights() else { return };
    println!("missing: a browser to look at the report (Debian's `{BROWSER}`); installing it with apt-get");
    prefix.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"].map(str::to_owned));
    let installed = apt(&prefix, &["-qq", "update"])
        .and_then(|()| apt(&prefix, &["-qq", "install", "-y", "--no-install-recommends", BROWSER]));
    if let Err(error) = installed {
        println!("{error}; going on without it");
    }
}

fn ensure_needs(missing: &[Need]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    for need in missing {
        println!("missing: {} (Debian's `{}`)", need.what, need.packages.join("`, `"));
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let typed = format!("sudo apt-get update && sudo apt-get install -y {}", packages.join(" "));
    let Some(mut prefix) = rights() else {
        let escape = "or name the engines to test: cargo xtask test --engines sqlite";
        return Err(format!("this run may not install packages; type\n\n    {typed}\n\n{escape}"));
    };
    println!("installing {} with apt-get", packages.join(", "));
    prefix.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"].map(str::to_owned));
    apt(&prefix, &["-qq", "update"])
        .and_then(|()| {
            apt(&prefix, &[&["-qq", "install", "-y", "--no-install-recommends"], packages.as_slice()].concat())
        })
        .map_err(|error| format!("{error}\ntype it yourself and look what it says:\n\n    {typed}\n"))?;
    match missing.iter().find(|need| !(need.present)()) {
        Some(need) => {
            Err(format!("`{}` is installed, but {} is still not found", need.packages.join("`, `"), need.what))
        }
        None => Ok(()),
    }
}

fn apt(prefix: &[String], arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(&prefix[0]);
    run::show(command.args(&prefix[1..]).args(arguments).stdin(Stdio::null()))
}

/// What to put before `env …` to install packages; `None` where that is not ours to do.
fn rights() -> Option<Vec<String>> {
    if !run::succeeds(Command::new("apt-get").arg("--version")) {
        return None;
    }
    if server::is_root() {
        return Some(Vec::new());
    }
    run::succeeds(Command::new("sudo").args(["-n", "true"])).then(|| vec!["sudo".into(), "-n".into()])
}

/// A minimal Rust has neither formatter nor linter.
fn ensure_components() -> Result<()> {
    let missing = |tool: &str| !run::succeeds(run::cargo().args([tool, "--version"]));
    let components: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(tool, _)| missing(tool))
        .map(|(_, name)| name)
        .collect();
    if components.is_empty() {
        return Ok(());
    }
    println!("installing {} with rustup", components.join(", "));
    let mut rustup = Command::new("rustup");
    rustup.current_dir(run::root()).args(["component", "add"]).args(&components);
    run::show(&mut rustup).map_err(|error| {
        format!("{error}\n{} of this Rust have to be installed the way that Rust was", components.join(" and "))
    })
}

fn compiler() -> bool {
    run::succeeds(Command::new("cc").arg("--version"))
}

/// Whether a program can be linked with libpq, looked for where Diesel's `pq-sys` looks.
fn libpq() -> bool {
    if ["PQ_LIB_DIR", "PQ_LIB_STATIC"].iter().any(|name| std::env::var_os(name).is_some()) {
        return true;
    }
    let folder = run::output(Command::new("pg_config").arg("--libdir"));
    let Some(folder) = folder else { return false };
    let folder = std::path::Path::new(&folder);
    ["libpq.so", "libpq.dylib", "libpq.a"].iter().any(|name| folder.join(name).exists())
}

/// Whether a server is named, or can be started.
fn has_server(engine: &Engine) -> bool {
    std::env::var_os(engine.variable).is_some() || engine.is_installed()
}
