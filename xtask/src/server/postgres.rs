//! PostgreSQL.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{Engine, Place};

pub(super) const ENGINE: Engine = Engine {
    name: "PostgreSQL",
    word: "postgres",
    variable: "GROUNDPLAN_POSTGRES_URL",
    package: "postgresql",
    accounts: ["postgres", "nobody"],
    programs: &["postgres", "initdb", "pg_ctl"],
    folders,
    prepare,
    server,
    is_ready,
    stop,
    url: |port| format!("postgres://postgres@127.0.0.1:{port}/postgres"),
};

/// Where Debian hides them, the newest first.
fn folders() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, folder)| folder).collect()
}

fn prepare(place: &Place) -> Command {
    let mut initdb = place.program(1);
    initdb.arg("--pgdata").arg(place.data());
    initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
    initdb
}

fn server(place: &Place, port: u16) -> Command {
    let mut postgres = place.program(0);
    postgres.arg("-D").arg(place.data()).arg("-k").arg(&place.folder).arg("-p").arg(port.to_string());
    for setting in [
        "listen_addresses=127.0.0.1",
        "max_connections=300", // one process per test, several connections each
        "fsync=off",           // the data dies with the run
        "synchronous_commit=off",
        "full_page_writes=off",
    ] {
        postgres.args(["-c", setting]);
    }
    postgres
}

/// The server writes “ready” into the eighth line of its pid file when it takes connections.
fn is_ready(place: &Place, _: u16) -> bool {
    let state = fs::read_to_string(place.data().join("postmaster.pid")).unwrap_or_default();
    state.lines().nth(7).is_some_and(|line| line.starts_with("ready"))
}

/// Killing the first process would leave its children behind.
fn stop(place: &Place) -> Option<Command> {
    let mut stop = place.program(2);
    stop.args(["stop", "-m", "immediate", "-D"]).arg(place.data());
    Some(stop)
}
