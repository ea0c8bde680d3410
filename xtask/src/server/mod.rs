//! Throwaway database servers in temporary folders.
//!
//! A keeper process (`cargo xtask postgres`, `cargo xtask mariadb`) owns the server and lives as long as its standard input stays open.
//! Whoever needs a server starts a keeper and holds the other end of that pipe: when the holder ends, be it by success, panic, Ctrl-C or
//! a signal that nobody can catch, the pipe closes and the keeper stops the server and removes the folder. So there is one way to stop,
//! and it needs no signal handler.

mod account;
mod mariadb;
mod postgres;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Result, run};
pub(crate) use account::is_root;
use account::{Account, own_group};

/// How long a server may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A kind of server that we can start.
pub(crate) struct Engine {
    /// As people write it.
    pub(crate) name: &'static str,
    /// The word of `--engines` and of the command that keeps a server.
    pub(crate) word: &'static str,
    /// The environment variable by which tests are told their server, as its superuser.
    pub(crate) variable: &'static str,
    /// Debian's package.
    pub(crate) package: &'static str,
    /// The users that it may run as, since it refuses root.
    accounts: [&'static str; 2],
    /// Its programs; the first one is the server.
    programs: &'static [&'static str],
    /// Where they may be beside the PATH, the best first.
    folders: fn() -> Vec<PathBuf>,
    /// Makes the data folder.
    prepare: fn(&Place) -> Command,
    /// The server's command.
    server: fn(&Place, u16) -> Command,
    /// Whether it takes connections.
    is_ready: fn(&Place, u16) -> bool,
    /// What asks the server to stop; where there is nothing, or it fails, the server is killed.
    stop: fn(&Place) -> Option<Command>,
    /// The superuser's address.
    url: fn(u16) -> String,
}

pub(crate) const POSTGRES: &Engine = &postgres::ENGINE;
pub(crate) const MARIADB: &Engine = &mariadb::ENGINE;
pub(crate) const ALL: [&Engine; 2] = [POSTGRES, MARIADB];

impl Engine {
    /// The folder of each program, in the order of `programs`; `None` where one is missing.
    fn find(&self) -> Option<Vec<PathBuf>> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        folders.extend((self.folders)());
        self.programs
            .iter()
            .map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.exists()))
            .collect()
    }

    /// Whether its programs are installed.
    pub(crate) fn is_installed(&self) -> bool {
        self.find().is_some()
    }

    /// “15.13”, of the programs that are found.
    pub(crate) fn version(&self) -> Option<String> {
        let text = run::output(Command::new(self.find()?.first()?).arg("--version"))?;
        text.split_whitespace().find_map(version).map(str::to_owned)
    }
}

fn version(word: &str) -> Option<&str> {
    let number = word.split('-').next()?;
    (number.contains('.') && number.chars().all(|c| c.is_ascii_digit() || c == '.')).then_some(number)
}

/// The server of one test run: stops when this is dropped, or when this process ends in any other way.
pub(crate) struct Keeper {
    process: Child,
    /// The superuser's address.
    pub(crate) url: String,
}

impl Keeper {
    /// Starts a server and waits until it answers.
    pub(crate) fn start(engine: &Engine) -> Result<Self> {
        let program = std::env::current_exe().map_err(|error| format!("cannot find this program: {error}"))?;
        let mut command = Command::new(program);
        command.arg(engine.word).stdin(Stdio::piped()).stdout(Stdio::piped());
        own_group(&mut command); // Ctrl-C is for us; the keeper follows when we are gone
        let name = engine.name;
        let mut process = command.spawn().map_err(|error| format!("the keeper of {name} does not start: {error}"))?;
        let mut url = String::new();
        if let Some(pipe) = process.stdout.take() {
            let _ = BufReader::new(pipe).read_line(&mut url); // unreadable is empty, and empty is an error below
        }
        let keeper = Self { process, url: url.trim().to_owned() };
        if keeper.url.is_empty() { Err(format!("{name} did not start; the reason stands above")) } else { Ok(keeper) }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait(); // nothing more can be done for it here
    }
}

/// `cargo xtask postgres`, `cargo xtask mariadb`: a server for as long as standard input is open.
pub(crate) fn serve(engine: &'static Engine) -> Result<()> {
    let server = Server::start(engine)?;
    println!("{}", (engine.url)(server.port));
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    std::io::stdin().read_to_end(&mut Vec::new()).map_err(|error| error.to_string())?;
    Ok(())
}

/// Where a server lives, and as whom.
struct Place {
    programs: Vec<PathBuf>,
    account: Option<Account>,
    folder: PathBuf,
}

impl Place {
    /// An empty folder that only the server's account can read.
    fn new(engine: &Engine) -> Result<Self> {
        let missing = || format!("{} is not installed: `apt-get install {}`", engine.name, engine.package);
        let programs = engine.find().ok_or_else(missing)?;
        let account = Account::for_servers(engine.name, &engine.accounts)?;
        // Root's own temporary folder may be closed to the account that the server runs as.
        let parent = if account.is_some() { PathBuf::from("/tmp") } else { std::env::temp_dir() };
        let folder = parent.join(format!("groundplan-{}-{}", engine.word, std::process::id()));
        let failed = |error: std::io::Error| format!("cannot use `{}`: {error}", folder.display());
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed)?; // a former process of our number
        }
        fs::create_dir(&folder).map_err(failed)?;
        if let Some(account) = &account {
            account.give(&folder).map_err(failed)?;
        }
        Ok(Self { programs, account, folder })
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// One of the engine's programs, as the server's account.
    fn program(&self, at: usize) -> Command {
        let mut command = Command::new(&self.programs[at]);
        command.current_dir(&self.folder); // the account may not look into ours
        if let Some(account) = &self.account {
            account.run(&mut command);
        }
        command
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("warning: `{}` is left over: {error}", self.folder.display());
        }
    }
}

struct Server {
    engine: &'static Engine,
    process: Child,
    place: Place,
    port: u16,
}

impl Server {
    fn start(engine: &'static Engine) -> Result<Self> {
        let place = Place::new(engine)?;
        let mut prepare = (engine.prepare)(&place);
        let made = prepare.stdin(Stdio::null()).output();
        let made = made.map_err(|error| format!("`{}` does not start: {error}", run::line(&prepare)))?;
        if !made.status.success() {
            let [out, errors] = [made.stdout, made.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            return Err(format!("`{}` failed:\n{out}{errors}", run::line(&prepare)));
        }
        let log = fs::File::create(place.folder.join("log")).map_err(|error| format!("no log file: {error}"))?;
        let errors = log.try_clone().map_err(|error| format!("no log file: {error}"))?;
        let port = free_port()?;
        let mut command = (engine.server)(&place, port);
        command.stdin(Stdio::null()).stdout(log).stderr(errors);
        let process = command.spawn().map_err(|error| format!("`{}` does not start: {error}", run::line(&command)))?;
        let mut server = Self { engine, process, place, port };
        server.wait_until_ready()?;
        Ok(server)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let begin = Instant::now();
        loop {
            let gone = self.process.try_wait().map_err(|error| error.to_string())?.is_some();
            if !gone && (self.engine.is_ready)(&self.place, self.port) {
                return Ok(());
            }
            if gone || begin.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.place.folder.join("log")).unwrap_or_default();
                let what = if gone { "ended at once" } else { "does not get ready" };
                return Err(format!("{} {what}; its log:\n{log}", self.engine.name));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !(self.engine.stop)(&self.place).is_some_and(|mut stop| run::succeeds(&mut stop)) {
            let _ = self.process.kill(); // it has ended already, or it does not listen
        }
        let _ = self.process.wait();
    }
}

fn free_port() -> Result<u16> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}

/// A file below the server's folder, as it is named on a command line.
fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push(path);
    option
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_is_found_among_the_words() {
        let found = |text: &'static str| text.split_whitespace().find_map(version);
        assert_eq!(found("postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)"), Some("15.13"));
        assert_eq!(found("mariadbd  Ver 10.11.14-MariaDB-0+deb12u2 for debian-linux-gnu on x86_64"), Some("10.11.14"));
        assert_eq!(found("no number"), None);
    }
}
