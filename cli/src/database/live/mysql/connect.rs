//! Connections to MySQL and MariaDB, and what is said when there is none.

use std::time::Duration;

use groundplan_schema::ir::Engine;
use mysql::{Error, Opts, OptsBuilder};

/// How long a server may take to answer a greeting, and a statement.
const GREETING: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(60);

const CANNOT_BE_READ: &str = "the address of the database cannot be read: write `mysql://user:password@host:3306/database` (or `mariadb://…`), with `%40` for an `@` in the password";

/// Reads a URL: what the driver is told, and what people are shown.
pub(super) fn options(url: &str) -> Result<(OptsBuilder, String), String> {
    let (address, settings) = url.split_once('?').unwrap_or((url, ""));
    let options = Opts::from_url(address).map_err(|_| CANNOT_BE_READ.to_owned())?;
    let port = match options.get_tcp_port() {
        3306 => String::new(),
        port => format!(":{port}"),
    };
    let name = options.get_db_name().unwrap_or_default();
    let shown = format!("mysql://{}{port}/{name}", options.get_ip_or_hostname());
    if name.is_empty() {
        return Err(format!("`{shown}` names no database: write `mysql://user:password@host:3306/database`"));
    }
    let mut socket = None;
    for setting in settings.split('&').filter(|setting| !setting.is_empty()) {
        let (key, value) = setting.split_once('=').unwrap_or((setting, ""));
        let off = matches!(
            value.to_ascii_lowercase().as_str(),
            "disabled" | "disable" | "preferred" | "prefer" | "false" | "0"
        );
        match key.to_ascii_lowercase().replace('-', "_").as_str() {
            "socket" | "unix_socket" => socket = Some(value.replace("%2F", "/").replace("%2f", "/")),
            "ssl_mode" | "sslmode" | "ssl" | "tls" | "require_ssl" if off => {}
            "ssl_mode" | "sslmode" | "ssl" | "tls" | "require_ssl" => {
                return Err(format!(
                    "`{shown}` asks for an encrypted connection, which this command does not speak, and it never connects without one instead: \
                     forward a port (`ssh -L 3307:host:3306 …`) and name `127.0.0.1:3307`, or dump the tables with `mysqldump --no-data` and name the file"
                ));
            }
            // How a program's own connections behave is nothing that is read here.
            "charset" | "collation" | "timezone" | "time_zone" | "connect_timeout" | "pool_min" | "pool_max" => {}
            _ => {
                return Err(
                    CANNOT_BE_READ.to_owned() + "; of settings behind a `?` only `socket` and `ssl_mode` are read"
                );
            }
        }
    }
    let password = options.get_pass().map(str::to_owned).or_else(|| std::env::var("MYSQL_PWD").ok());
    let builder = OptsBuilder::from_opts(options)
        .pass(password)
        .prefer_socket(false)
        .tcp_connect_timeout(Some(GREETING))
        .read_timeout(Some(ANSWER))
        .write_timeout(Some(ANSWER));
    Ok((if socket.is_some() { builder.socket(socket) } else { builder }, shown))
}

/// What each session is told: nothing is written, one moment is seen, no lock is waited for, no statement takes for ever, and names are quoted
/// as the reader expects.
pub(super) fn session(engine: Engine) -> [&'static str; 6] {
    [
        "SET SESSION sql_mode = ''",
        "SET SESSION sql_quote_show_create = 1",
        "SET SESSION lock_wait_timeout = 5",
        if engine == Engine::Mariadb {
            "SET SESSION max_statement_time = 60"
        } else {
            "SET SESSION max_execution_time = 60000"
        },
        "SET SESSION TRANSACTION READ ONLY",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
    ]
}

/// What happened, and what to do.
pub(super) fn failure(shown: &str, error: &Error) -> String {
    let Error::MySqlError(said) = error else {
        let cause = match error {
            Error::DriverError(mysql::DriverError::CouldNotConnect(Some((_, cause, _)))) => cause.clone(),
            Error::IoError(cause) => cause.to_string(),
            other => other.to_string(),
        };
        return format!(
            "`{shown}` cannot be reached: {cause}; is the server running, are host and port right, and may this machine reach it?"
        );
    };
    let cure = match said.code {
        1045 | 1698 => {
            "correct the user or the password; signs such as `@` and `/` are written `%40` and `%2F` in an address"
        }
        1049 => "correct the database's name at the end of the address; `SHOW DATABASES` lists those that are there",
        1044 | 1142 | 1143 | 1227 => {
            "name a user that may read it: `GRANT SELECT, SHOW VIEW, TRIGGER ON database.* TO user`"
        }
        1040 | 1203 => "try again later",
        1205 | 1969 | 3024 => "another session holds the tables locked; try again later",
        3159 => {
            "the server wants an encrypted connection, which this command does not speak: forward a port by `ssh -L`"
        }
        _ => "this is the server's own message",
    };
    format!("`{shown}` refuses: {}; {cure}", said.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let (_, shown) = options("mysql://me:secret@db.example.org:3307/shop?ssl_mode=DISABLED&charset=utf8mb4")
            .expect("it is read");
        assert_eq!(shown, "mysql://db.example.org:3307/shop");
        for url in [
            "mysql://me:secret@host/shop?ssl-mode=VERIFY_CA",
            "mysql://me:secret@host",
            "mysql://me:secret@host:x/shop",
            "mysql://me:secret@host/shop?secret=1",
        ] {
            let error = options(url).err().unwrap_or_else(|| panic!("{url} is read"));
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
