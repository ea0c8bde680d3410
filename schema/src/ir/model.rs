//! Models: one table each.

use super::{Check, Field, ForeignKey, Index, Origin, PrimaryKey, Role, Unique};
use crate::text::Span;

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A thing with a key of its own.
    Entity,
    /// Joins two others; the pair is its key.
    Junction,
}

impl Kind {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Entity => "entity",
            Kind::Junction => "junction",
        }
    }
}

/// Whose rows they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Each row belongs to one tenant.
    Tenant,
    /// Shared by all.
    Global,
    /// The tenant itself.
    Root,
}

impl Scope {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Scope::Tenant => "tenant",
            Scope::Global => "global",
            Scope::Root => "root",
        }
    }
}

/// How it was written, which decides how a cure reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A struct with a derive.
    Struct,
    /// Sentences.
    Text,
    /// A table that is there already: SQL, or Diesel's `schema.rs`. Nothing was added to it.
    Database,
}

/// What a database says of row level security on a table that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowSecurity {
    /// `ENABLE ROW LEVEL SECURITY`.
    pub enabled: bool,
    /// `FORCE ROW LEVEL SECURITY`: the table's owner is held too.
    pub forced: bool,
    /// How many policies there are.
    pub policies: usize,
}

/// "This rule does not apply here, because …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Where it was written.
    pub span: Span,
    /// The field that it stands at; `None`: the whole model.
    pub field: Option<String>,
}

/// One table.
#[derive(Debug, Clone)]
pub struct Model {
    /// Name in Rust (`Task`).
    pub name: String,
    /// Name of the table (`tasks`).
    pub table: String,
    /// Whether the user stated the table's name.
    pub table_stated: bool,
    /// The namespace that it lives in; `None`: the default one.
    pub namespace: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Whose rows.
    pub scope: Scope,
    /// Rows are marked as deleted, not removed.
    pub soft_delete: bool,
    /// Changes are kept in the audit log.
    pub audited: bool,
    /// The table exists elsewhere: no DDL, no migration.
    pub external: bool,
    /// How it was written.
    pub style: Style,
    /// Its documentation.
    pub doc: Option<String>,
    /// Its documentation and that of its columns are kept in the database too.
    pub comments: bool,
    /// Its columns, in order.
    pub fields: Vec<Field>,
    /// PRIMARY KEY.
    pub primary_key: PrimaryKey,
    /// UNIQUE, in order.
    pub uniques: Vec<Unique>,
    /// Indexes, in order.
    pub indexes: Vec<Index>,
    /// Checks, in order.
    pub checks: Vec<Check>,
    /// Foreign keys: the tenant's first.
    pub foreign_keys: Vec<ForeignKey>,
    /// Row level security of a table that is there already; `None`: of one that Groundplan prints, or not told.
    pub row_security: Option<RowSecurity>,
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// `renamed_from`: the table before.
    pub renamed_from: Option<String>,
    /// `dropped("…")`: columns that may go.
    pub dropped: Vec<String>,
    /// Where its name was first written.
    pub span: Span,
    /// Who made it.
    pub origin: Origin,
}

impl Model {
    /// The one column that names a row within its tenant; `None` where the key has several.
    pub fn own_key(&self) -> Option<&Field> {
        let tenant = self.tenant_column();
        let mut own = self.primary_key.columns.iter().filter(|column| Some(column.as_str()) != tenant);
        let first = own.next()?;
        if own.next().is_none() { self.column(first) } else { None }
    }

    /// The table's name, behind its namespace where it has one: `billing.invoices`.
    pub fn qualified(&self) -> String {
        match &self.namespace {
            Some(namespace) => format!("{namespace}.{}", self.table),
            None => self.table.clone(),
        }
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
    /// The field of this column.
    pub fn column(&self, column: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.column == column)
    }
    /// The first field with this role.
    pub fn role(&self, role: Role) -> Option<&Field> {
        self.fields.iter().find(|field| field.role == role)
    }
    /// The column that holds the tenant.
    pub fn tenant_column(&self) -> Option<&str> {
        self.role(Role::Tenant).map(|field| field.column.as_str())
    }
    /// The foreign key of this own column.
    pub fn foreign_key(&self, column: &str) -> Option<&ForeignKey> {
        self.foreign_keys.iter().find(|key| key.own == column)
    }
    /// Whether it is a junction without columns of its own.
    pub fn is_pure_junction(&self) -> bool {
        self.kind == Kind::Junction && self.fields.iter().all(|f| matches!(f.role, Role::Tenant | Role::ForeignKey))
    }
}
