//! Which engines a run tests, and the servers that it tests them on.

use std::process::Command;

use crate::server::{self, Engine, Keeper};
use crate::{Result, run};

/// The package of each engine's tests. Each links the engine's C client, so none stands between a new machine and the other tests.
const PACKAGES: [(&str, &str); 2] =
    [("postgres", "groundplan-tests-postgres"), ("mariadb", "groundplan-tests-mariadb")];

/// Names a MySQL server, which we cannot start: no Debian package brings one.
pub(super) const MYSQL_URL: &str = "GROUNDPLAN_MYSQL_URL";

/// What the user asked for.
#[derive(Debug, PartialEq)]
pub(super) struct Options {
    pub(super) postgres: bool,
    pub(super) mariadb: bool,
    pub(super) mysql: bool,
}

impl Options {
    /// `mysql_named`: whether [`MYSQL_URL`] is set.
    pub(super) fn read(words: &[&str], mysql_named: bool) -> Result<Self> {
        let names = match words {
            [] => return Ok(Self { postgres: true, mariadb: true, mysql: mysql_named }),
            ["--engines", names] => names,
            [word] if word.starts_with("--engines=") => &word["--engines=".len()..],
            _ => return Err("usage: `cargo xtask test [--engines sqlite,postgres,mariadb,mysql]`".into()),
        };
        let mut options = Self { postgres: false, mariadb: false, mysql: false };
        for name in names.split(',') {
            match name.trim() {
                "sqlite" => {} // compiled in: nothing can be missing, so nothing is left out
                "postgres" => options.postgres = true,
                "mariadb" => options.mariadb = true,
                "mysql" if mysql_named => options.mysql = true,
                "mysql" => {
                    return Err(format!(
                        "engine `mysql` needs a server: `{MYSQL_URL}=mysql://root:secret@127.0.0.1:3306/mysql cargo xtask test`"
                    ));
                }
                other => {
                    return Err(format!(
                        "engine `{other}` is not known; there are `sqlite`, `postgres`, `mariadb` and `mysql`"
                    ));
                }
            }
        }
        Ok(options)
    }

    /// Whether the run needs this engine's own server.
    pub(super) fn wants(&self, engine: &Engine) -> bool {
        if engine.word == server::POSTGRES.word { self.postgres } else { self.mariadb }
    }

    /// Whether the C client of MySQL and MariaDB is linked.
    pub(super) fn links_mariadb(&self) -> bool {
        self.mariadb || self.mysql
    }

    /// The package of an engine's tests.
    pub(super) fn package(word: &str) -> &'static str {
        PACKAGES.iter().find(|(engine, _)| *engine == word).map_or("", |(_, package)| package)
    }

    /// All packages of servers' tests, and whether this run builds them.
    pub(super) fn packages(&self) -> [(&'static str, bool); 2] {
        PACKAGES.map(|(word, package)| {
            (package, if word == server::POSTGRES.word { self.postgres } else { self.links_mariadb() })
        })
    }
}

/// The servers of this run.
pub(super) struct Servers {
    pub(super) options: Options,
    found: Vec<(&'static Engine, Server)>,
}

struct Server {
    url: String,
    description: String,
    /// Stops the server when the run is over, whatever way that is.
    _keeper: Option<Keeper>,
}

impl Servers {
    pub(super) fn find(options: Options) -> Result<Self> {
        let wanted = server::ALL.into_iter().filter(|engine| options.wants(engine));
        let found = wanted.map(|engine| Ok((engine, Server::find(engine)?))).collect::<Result<_>>()?;
        Ok(Self { options, found })
    }

    /// The command with the addresses of the servers that this run tests, and without those of others.
    pub(super) fn told(&self, mut command: Command) -> Command {
        for engine in server::ALL {
            match self.found.iter().find(|(found, _)| found.word == engine.word) {
                Some((_, server)) => command.env(engine.variable, &server.url),
                None => command.env_remove(engine.variable),
            };
        }
        if !self.options.mysql {
            command.env_remove(MYSQL_URL);
        }
        command
    }

    /// For the last lines: what was tested on, and what was not.
    pub(super) fn describe(&self) -> Vec<String> {
        let mut tested = vec!["sqlite (compiled in)".to_owned()];
        tested.extend(self.found.iter().map(|(engine, server)| format!("{} ({})", engine.word, server.description)));
        if self.options.mysql {
            tested.push(format!("mysql (the server that {MYSQL_URL} names)"));
        }
        let mut lines = vec![format!("engines: {}", tested.join(", "))];
        let left_out = server::ALL.into_iter().filter(|engine| !self.options.wants(engine));
        lines.extend(left_out.map(|engine| format!("NOT TRIED: {}, left out by `--engines`", engine.name)));
        if !self.options.mysql {
            lines.push(format!(
                "NOT TRIED: MySQL itself; `{MYSQL_URL}` would name a server (its statements ran on MariaDB where that was tested)"
            ));
        }
        lines
    }
}

impl Server {
    fn find(engine: &Engine) -> Result<Self> {
        let Engine { name, variable, .. } = engine;
        if let Ok(url) = std::env::var(variable) {
            let description = format!("the server that {variable} names");
            return Ok(Self { url, description, _keeper: None });
        }
        println!("starting a throwaway {name} ({variable} would name another)");
        let keeper = Keeper::start(engine)?;
        let version = engine.version().unwrap_or_else(|| "unknown version".into());
        Ok(Self { url: keeper.url.clone(), description: format!("{version}, throwaway server"), _keeper: Some(keeper) })
    }
}

/// Whether [`MYSQL_URL`] names a server.
pub(super) fn mysql_named() -> bool {
    std::env::var_os(MYSQL_URL).is_some()
}

/// Whether a program can be linked with the C client of MySQL or MariaDB, looked for where Diesel's `mysqlclient-sys` looks.
pub(super) fn client_is_installed() -> bool {
    if std::env::var_os("MYSQLCLIENT_LIB_DIR").is_some() {
        return true;
    }
    let known = |library| run::succeeds(Command::new("pkg-config").args(["--exists", library]));
    ["mysqlclient", "libmariadb"].into_iter().any(known) || run::succeeds(Command::new("mysql_config").arg("--libs"))
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn all_engines_unless_some_are_named() {
        let all = Options { postgres: true, mariadb: true, mysql: false };
        let none = || Options { postgres: false, mariadb: false, mysql: false };
        assert_eq!(Options::read(&[], false), Ok(all));
        assert_eq!(Options::read(&[], true).map(|options| options.mysql), Ok(true));
        assert_eq!(Options::read(&["--engines", "sqlite"], true), Ok(none()));
        assert_eq!(Options::read(&["--engines=sqlite,mariadb"], false), Ok(Options { mariadb: true, ..none() }));
        assert_eq!(Options::read(&["--engines=mysql"], true), Ok(Options { mysql: true, ..none() }));
        let refused = |words: &[&str]| Options::read(words, false).expect_err("it is refused");
        assert!(refused(&["--engines", "mysql"]).contains("`mysql` needs a server"));
        assert!(refused(&["--engines", "oracle"]).contains("`oracle`"));
        assert!(refused(&["--engine", "sqlite"]).contains("usage"));
    }
}
