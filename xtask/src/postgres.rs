//! A throwaway PostgreSQL server in a temporary folder.
//!
//! A keeper process (`cargo xtask postgres`) owns the server and lives as long as its standard input stays open.
//! Whoever needs a server starts a keeper and holds the other end of that pipe: when the holder ends, be it by
//! success, panic, Ctrl-C or a signal that nobody can catch, the pipe closes and the keeper stops the server and
//! removes the folder. So there is one way to stop, and it needs no signal handler.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Result, run};

/// The environment variable by which tests are told their server, as its superuser.
pub(crate) const URL: &str = "GROUNDPLAN_POSTGRES_URL";

/// How long a server may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server of one test run: stops when this is dropped, or when this process ends in any other way.
pub(crate) struct Keeper {
    process: Child,
    /// The superuser's address.
    pub(crate) url: String,
}

impl Keeper {
    /// Starts a server and waits until it answers.
    pub(crate) fn start() -> Result<Self> {
        let program = std::env::current_exe().map_err(|error| format!("cannot find this program: {error}"))?;
        let mut command = Command::new(program);
        command.arg("postgres").stdin(Stdio::piped()).stdout(Stdio::piped());
        own_group(&mut command); // Ctrl-C is for us; the keeper follows when we are gone
        let mut process =
            command.spawn().map_err(|error| format!("the keeper of PostgreSQL does not start: {error}"))?;
        let mut url = String::new();
        if let Some(pipe) = process.stdout.take() {
            let _ = BufReader::new(pipe).read_line(&mut url); // unreadable is empty, and empty is an error below
        }
        let keeper = Self { process, url: url.trim().to_owned() };
        if keeper.url.is_empty() { Err("PostgreSQL did not start; the reason stands above".into()) } else { Ok(keeper) }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait(); // nothing more can be done for it here
    }
}

/// `cargo xtask postgres`: a server for as long as standard input is open.
pub(crate) fn serve() -> Result<()> {
    let server = Server::start()?;
    println!("postgres://postgres@127.0.0.1:{}/postgres", server.port);
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    std::io::stdin().read_to_end(&mut Vec::new()).map_err(|error| error.to_string())?;
    Ok(())
}

/// The folder with `initdb`, `postgres` and `pg_ctl`: on the PATH, or where Debian hides them.
pub(crate) fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    folders.extend(versions.into_iter().rev().map(|(_, folder)| folder));
    folders.into_iter().find(|folder| ["initdb", "postgres", "pg_ctl"].iter().all(|name| folder.join(name).exists()))
}

/// “15.13”, of the programs that are found.
pub(crate) fn version() -> Option<String> {
    let text = run::output(Command::new(programs()?.join("postgres")).arg("--version"))?;
    text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit())).map(str::to_owned)
}

struct Server {
    process: Child,
    programs: PathBuf,
    account: Option<Account>,
    folder: PathBuf,
    port: u16,
}

impl Server {
    fn start() -> Result<Self> {
        let programs = programs().ok_or("PostgreSQL is not installed: `apt-get install postgresql`")?;
        let account = Account::for_servers()?;
        let folder = folder(account.as_ref())?;
        let data = folder.join("data");
        let mut initdb = program(&programs, "initdb", account.as_ref(), &folder);
        initdb.arg("--pgdata").arg(&data).args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        let made = initdb.stdin(Stdio::null()).output().map_err(|error| format!("`initdb` does not start: {error}"))?;
        if !made.status.success() {
            let _ = fs::remove_dir_all(&folder); // the failure below is the one that matters
            return Err(format!("`initdb` failed:\n{}", String::from_utf8_lossy(&made.stderr)));
        }
        let log = fs::File::create(folder.join("log")).map_err(|error| format!("no log file: {error}"))?;
        let errors = log.try_clone().map_err(|error| format!("no log file: {error}"))?;
        let port = free_port()?;
        let mut postgres = program(&programs, "postgres", account.as_ref(), &folder);
        postgres.arg("-D").arg(&data).arg("-k").arg(&folder).arg("-p").arg(port.to_string());
        for setting in [
            "listen_addresses=127.0.0.1",
            "max_connections=300", // one process per test, several connections each
            "fsync=off",           // the data dies with the run
            "synchronous_commit=off",
            "full_page_writes=off",
        ] {
            postgres.args(["-c", setting]);
        }
        postgres.stdin(Stdio::null()).stdout(log).stderr(errors);
        let process = postgres.spawn().map_err(|error| format!("`postgres` does not start: {error}"))?;
        let mut server = Self { process, programs, account, folder, port };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// The server writes “ready” into the eighth line of its pid file when it takes connections.
    fn wait_until_ready(&mut self) -> Result<()> {
        let begin = Instant::now();
        loop {
            let state = fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap_or_default();
            if state.lines().nth(7).is_some_and(|line| line.starts_with("ready")) {
                return Ok(());
            }
            let gone = self.process.try_wait().map_err(|error| error.to_string())?.is_some();
            if gone || begin.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                let what = if gone { "ended at once" } else { "does not get ready" };
                return Err(format!("`postgres` {what}; its log:\n{log}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = program(&self.programs, "pg_ctl", self.account.as_ref(), &self.folder);
        stop.args(["stop", "-m", "immediate", "-D"]).arg(self.folder.join("data"));
        if !run::succeeds(&mut stop) {
            let _ = self.process.kill(); // it has ended already, or it does not listen
        }
        let _ = self.process.wait();
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("warning: `{}` is left over: {error}", self.folder.display());
        }
    }
}

fn program(programs: &Path, name: &str, account: Option<&Account>, folder: &Path) -> Command {
    let mut command = Command::new(programs.join(name));
    command.current_dir(folder); // the account may not look into ours
    if let Some(account) = account {
        account.run(&mut command);
    }
    command
}

/// An empty folder that only the server's account can read.
fn folder(account: Option<&Account>) -> Result<PathBuf> {
    // Root's own temporary folder may be closed to the account that the server runs as.
    let parent = if account.is_some() { PathBuf::from("/tmp") } else { std::env::temp_dir() };
    let folder = parent.join(format!("groundplan-postgres-{}", std::process::id()));
    let failed = |error: std::io::Error| format!("cannot use `{}`: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?; // a former process of our number
    }
    fs::create_dir(&folder).map_err(failed)?;
    if let Some(account) = account {
        account.give(&folder).map_err(failed)?;
    }
    Ok(folder)
}

fn free_port() -> Result<u16> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}

/// Somebody who is not root: PostgreSQL refuses to run as root.
#[cfg_attr(not(unix), allow(dead_code, reason = "there is no root to step down from"))]
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// `None` where we are not root and the server can run as we do.
    fn for_servers() -> Result<Option<Self>> {
        if !is_root() {
            return Ok(None);
        }
        let users = fs::read_to_string("/etc/passwd").map_err(|error| format!("cannot read the users: {error}"))?;
        let account = ["postgres", "nobody"].into_iter().find_map(|name| Self::named(name, &users));
        account.map(Some).ok_or("PostgreSQL refuses root, and there is no user `postgres` or `nobody`".into())
    }

    fn named(name: &str, users: &str) -> Option<Self> {
        let fields: Vec<&str> =
            users.lines().map(|line| line.split(':')).find(|line| line.clone().next() == Some(name))?.collect();
        Some(Self { user: fields.get(2)?.parse().ok()?, group: fields.get(3)?.parse().ok()? })
    }

    #[cfg(unix)]
    fn run(&self, command: &mut Command) {
        use std::os::unix::process::CommandExt;
        command.gid(self.group).uid(self.user);
    }

    #[cfg(not(unix))]
    fn run(&self, _: &mut Command) {}

    #[cfg(unix)]
    fn give(&self, folder: &Path) -> std::io::Result<()> {
        std::os::unix::fs::chown(folder, Some(self.user), Some(self.group))
    }

    #[cfg(not(unix))]
    fn give(&self, _: &Path) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && run::output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

#[cfg(test)]
mod tests {
    use super::Account;

    #[test]
    fn an_account_is_read_from_the_list_of_users() {
        let users = "root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";
        let account = Account::named("postgres", users).expect("it is listed");
        assert_eq!((account.user, account.group), (101, 104));
        assert!(Account::named("post", users).is_none());
    }
}
