//! MariaDB.

use std::fs;
use std::io::Read;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::{Engine, Place, option};

pub(super) const ENGINE: Engine = Engine {
    name: "MariaDB",
    word: "mariadb",
    variable: "GROUNDPLAN_MARIADB_URL",
    package: "mariadb-server",
    accounts: ["mysql", "nobody"],
    programs: &["mariadbd", "mariadb-install-db"],
    folders: || ["/usr/sbin", "/usr/local/sbin", "/usr/libexec"].map(PathBuf::from).to_vec(),
    prepare,
    server,
    is_ready,
    stop: |_| None, // one process, and its data dies with it
    url: |port| format!("mysql://root@127.0.0.1:{port}/mysql"),
};

fn prepare(place: &Place) -> Command {
    let mut install = place.program(1);
    install.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
    install.arg(option("--datadir=", &place.data()));
    install
}

fn server(place: &Place, port: u16) -> Command {
    let folder = &place.folder;
    let users = folder.join("users.sql");
    // Without names of hosts, the user of this machine is that of its address.
    let sql = "CREATE OR REPLACE USER root@'127.0.0.1'; GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;\n";
    if let Err(error) = fs::write(&users, sql) {
        eprintln!("warning: `{}` is not written: {error}", users.display()); // the server says that it misses it
    }
    let mut mariadbd = place.program(0);
    mariadbd.arg("--no-defaults").arg(format!("--port={port}"));
    for (name, path) in [
        ("--datadir=", place.data()),
        ("--socket=", folder.join("socket")),
        ("--pid-file=", folder.join("pid")),
        ("--tmpdir=", folder.clone()),
        ("--init-file=", users),
    ] {
        mariadbd.arg(option(name, &path));
    }
    mariadbd.args([
        "--bind-address=127.0.0.1",
        "--skip-name-resolve",
        "--max-connections=300",        // one process per test, several connections each
        "--innodb-flush-method=nosync", // the data dies with the run
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=0",
        "--innodb-buffer-pool-size=128M",
    ]);
    mariadbd
}

/// The server greets whoever connects.
fn is_ready(_: &Place, port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
    stream.read_exact(&mut [0; 5]).is_ok()
}
