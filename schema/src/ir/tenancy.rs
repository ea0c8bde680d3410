//! Tenancy and key strategies.

/// How a tenant-owned table's primary key is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyStrategy {
    /// `PRIMARY KEY (tenant, id)`.
    #[default]
    Composite,
    /// `PRIMARY KEY (id)` and `UNIQUE (tenant, id)`.
    Single,
}

impl KeyStrategy {
    /// The word in groundplan.toml.
    pub const fn word(self) -> &'static str {
        match self {
            KeyStrategy::Composite => "composite",
            KeyStrategy::Single => "single",
        }
    }
}

/// How an `id` is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrimaryKeyStrategy {
    /// UUID v7, made in the application.
    #[default]
    UuidV7,
    /// BIGINT identity, made by the database.
    BigInt,
}

impl PrimaryKeyStrategy {
    /// The word in groundplan.toml.
    pub const fn word(self) -> &'static str {
        match self {
            PrimaryKeyStrategy::UuidV7 => "uuid_v7",
            PrimaryKeyStrategy::BigInt => "bigint",
        }
    }
    /// The type of such a key.
    pub const fn ty(self) -> super::Type {
        match self {
            PrimaryKeyStrategy::UuidV7 => super::Type::Uuid,
            PrimaryKeyStrategy::BigInt => super::Type::BigInt,
        }
    }
}

/// Who the tenants are and how their rows are kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenancy {
    /// The tenant's model (`Organization`).
    pub model: String,
    /// The tenant's table (`organizations`), where the model is not part of this schema by its conventional name.
    pub table: String,
    /// The column of every tenant-owned table (`organization_id`).
    pub column: String,
    /// How keys are built.
    pub key: KeyStrategy,
    /// PostgreSQL: row level security on every tenant table.
    pub rls: bool,
    /// PostgreSQL: the application's role; migrations grant to it.
    pub app_role: Option<String>,
    /// PostgreSQL: the role that sees all tenants.
    pub admin_role: Option<String>,
}
