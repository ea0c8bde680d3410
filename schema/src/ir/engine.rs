//! Engines, their versions, editions.

/// A database engine. MySQL and MariaDB differ where it counts, so they are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Engine {
    /// PostgreSQL.
    Postgres,
    /// MySQL.
    Mysql,
    /// MariaDB.
    Mariadb,
    /// SQLite.
    Sqlite,
}

impl Engine {
    /// All of them, in the order of the documents.
    pub const ALL: [Engine; 4] = [Engine::Postgres, Engine::Mysql, Engine::Mariadb, Engine::Sqlite];

    /// The word in groundplan.toml, in attributes and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Engine::Postgres => "postgres",
            Engine::Mysql => "mysql",
            Engine::Mariadb => "mariadb",
            Engine::Sqlite => "sqlite",
        }
    }

    /// As people write it.
    pub const fn title(self) -> &'static str {
        match self {
            Engine::Postgres => "PostgreSQL",
            Engine::Mysql => "MySQL",
            Engine::Mariadb => "MariaDB",
            Engine::Sqlite => "SQLite",
        }
    }

    /// The engine of a word, in any case, also `postgresql`.
    pub fn of(word: &str) -> Option<Engine> {
        let word = word.to_ascii_lowercase();
        match word.as_str() {
            "postgresql" => Some(Engine::Postgres),
            _ => Engine::ALL.into_iter().find(|engine| engine.word() == word),
        }
    }

    /// The longest name, in bytes (in characters on MySQL and MariaDB); SQLite has no limit, so PostgreSQL's is kept for portability.
    pub const fn longest_name(self) -> usize {
        match self {
            Engine::Postgres | Engine::Sqlite => 63,
            Engine::Mysql | Engine::Mariadb => 64,
        }
    }

    /// Whether it is MySQL or MariaDB, which share most of what they do.
    pub const fn is_mysql_family(self) -> bool {
        matches!(self, Engine::Mysql | Engine::Mariadb)
    }

    /// The oldest version that is still supported upstream.
    pub const fn oldest(self) -> Version {
        match self {
            Engine::Postgres => Version { major: 14, minor: 0 },
            Engine::Mysql => Version { major: 8, minor: 4 },
            Engine::Mariadb => Version { major: 10, minor: 11 },
            Engine::Sqlite => Version { major: 3, minor: 40 },
        }
    }
}

/// The version of an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Before the point.
    pub major: u32,
    /// After it.
    pub minor: u32,
}

impl Version {
    /// Reads `15`, `10.11` or `3.40.1`.
    pub fn parse(text: &str) -> Option<Version> {
        let mut parts = text.trim().split('.').map(str::parse::<u32>);
        let major = parts.next()?.ok()?;
        let minor = parts.next().transpose().ok()?.unwrap_or(0);
        parts.all(|part| part.is_ok()).then_some(Version { major, minor })
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// What a text means and how things are named; an edition never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Edition {
    /// The first one.
    #[default]
    E2026,
}

impl Edition {
    /// As it is written.
    pub const fn word(self) -> &'static str {
        "2026"
    }
    /// The edition of a word.
    pub fn of(word: &str) -> Option<Edition> {
        (word == "2026").then_some(Edition::E2026)
    }
}
