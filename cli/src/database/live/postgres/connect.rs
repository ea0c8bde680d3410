//! Connections to PostgreSQL, and what is said when there is none.

use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::error::SqlState;
use postgres::{Client, Config, Error, NoTls};

/// How long a server may take to answer a greeting.
const GREETING: Duration = Duration::from_secs(10);

/// What each session is told: nothing is written, no lock is waited for, no statement takes for ever.
const SESSION: &str = "-c default_transaction_read_only=on -c lock_timeout=5s -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s";

/// Reads a URL: what the driver is told, and what people are shown.
pub(super) fn config(url: &str) -> Result<(Config, String), String> {
    let (address, settings) = url.split_once('?').unwrap_or((url, ""));
    let is_mode = |setting: &&str| setting.starts_with("sslmode=");
    let mode = settings.split('&').find(is_mode).map_or("", |setting| &setting["sslmode=".len()..]);
    let others: Vec<&str> = settings.split('&').filter(|setting| !is_mode(setting) && !setting.is_empty()).collect();
    // The driver's own message may quote a part of the address, and a password may be in it.
    let read = |text: &str| text.parse::<Config>().map_err(|_| CANNOT_BE_READ.to_owned());
    let whole = read(address)?;
    // The end of a password with an `@` in it.
    if whole.get_hosts().iter().any(|host| matches!(host, Host::Tcp(name) if name.contains('@'))) {
        return Err(CANNOT_BE_READ.to_owned());
    }
    let shown = shown(&whole);
    if !matches!(mode, "" | "disable" | "allow" | "prefer") {
        return Err(format!(
            "`{shown}` asks for an encrypted connection (`sslmode={mode}`), which this command does not speak, and it never connects without one \
             instead: forward a port (`ssh -L 5433:host:5432 …`) and name `localhost:5433`, or dump the tables with \
             `pg_dump --schema-only` and name the file"
        ));
    }
    let mut config = read(&format!("{address}?{}", others.join("&")))?;
    config.ssl_mode(SslMode::Disable);
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        config.host("localhost");
    }
    if config.get_dbname().is_none() && config.get_user().is_none() {
        return Err(format!(
            "`{shown}` names no database and no user: write `postgres://user:password@host:5432/database`"
        ));
    }
    if config.get_password().is_none()
        && let Ok(password) = std::env::var("PGPASSWORD")
    {
        config.password(password);
    }
    let options = config.get_options().map_or_else(|| SESSION.to_owned(), |own| format!("{own} {SESSION}"));
    config.options(&options).application_name("groundplan").connect_timeout(GREETING);
    Ok((config, shown))
}

const CANNOT_BE_READ: &str = "the address of PostgreSQL cannot be read: write `postgres://user:password@host:5432/database`, with `%40` for an `@` in the password";

fn shown(config: &Config) -> String {
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) if name.contains(':') => format!("[{name}]"),
        Some(Host::Tcp(name)) => name.clone(),
        Some(Host::Unix(path)) => path.display().to_string(),
        None => "localhost".to_owned(),
    };
    let port = match config.get_ports().first() {
        Some(port) if *port != 5432 => format!(":{port}"),
        _ => String::new(),
    };
    let name = config.get_dbname().or(config.get_user()).unwrap_or_default();
    format!("postgres://{host}{port}/{name}")
}

pub(super) fn open(config: &Config, shown: &str) -> Result<Client, String> {
    let mut client = config.connect(NoTls).map_err(|error| failure(shown, &error))?;
    // What stands between (a pooler) may have kept the options from the server.
    client.batch_execute("SET default_transaction_read_only = on").map_err(|error| failure(shown, &error))?;
    Ok(client)
}

/// What happened, and what to do.
pub(super) fn failure(shown: &str, error: &Error) -> String {
    let Some(said) = error.as_db_error() else {
        let mut cause: &dyn std::error::Error = error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        let cause = cause.to_string();
        let cure = if cause.contains("password") {
            "write the password into the address, or into the variable `PGPASSWORD`"
        } else {
            "is the server running, are host and port right, and may this machine reach it?"
        };
        return format!("`{shown}` cannot be reached: {cause}; {cure}");
    };
    let code = said.code();
    let cure = if *code == SqlState::INVALID_PASSWORD {
        "correct the user or the password; signs such as `@` and `/` are written `%40` and `%2F` in an address"
    } else if *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION && said.message().contains("encryption") {
        "the server wants an encrypted connection, which this command does not speak: forward a port by `ssh -L`, or dump the tables with \
         `pg_dump --schema-only` and name the file"
    } else if *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION {
        "name a user that may sign in from here"
    } else if *code == SqlState::INVALID_CATALOG_NAME {
        "correct the database's name at the end of the address; `psql --list` shows those that are there"
    } else if *code == SqlState::INSUFFICIENT_PRIVILEGE {
        "name a user that may connect and read the catalogue; no right to any row is needed"
    } else if *code == SqlState::TOO_MANY_CONNECTIONS || *code == SqlState::CANNOT_CONNECT_NOW {
        "try again later"
    } else if *code == SqlState::QUERY_CANCELED || *code == SqlState::LOCK_NOT_AVAILABLE {
        "another session holds the tables locked; try again later"
    } else {
        "this is PostgreSQL's own message"
    };
    format!("`{shown}` refuses: {}; {cure}", said.message())
}
