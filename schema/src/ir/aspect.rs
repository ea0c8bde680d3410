//! What a source of tables may leave untold, so that nobody asks it.

/// A side of a schema. A rule names those without which it would have to guess; it is not asked of a schema that leaves one untold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Which indexes there are.
    Indexes,
    /// Which uniques there are.
    Uniques,
    /// Which checks there are.
    Checks,
    /// Which defaults there are.
    Defaults,
    /// What a deletion does along the keys.
    OnDelete,
    /// All foreign keys: what is not listed is not there.
    ForeignKeys,
    /// That a table has no primary key.
    PrimaryKeys,
    /// How long the texts may be.
    Lengths,
    /// Names of constraints and indexes.
    ConstraintNames,
    /// Row level security.
    RowSecurity,
    /// Comments on tables and columns.
    Comments,
    /// Who the tenants are.
    Tenancy,
}

impl Aspect {
    /// For "the source does not tell …".
    pub const fn plain(self) -> &'static str {
        match self {
            Aspect::Indexes => "which indexes there are",
            Aspect::Uniques => "what is unique",
            Aspect::Checks => "which checks there are",
            Aspect::Defaults => "which columns have defaults",
            Aspect::OnDelete => "what a deletion does",
            Aspect::ForeignKeys => "all foreign keys",
            Aspect::PrimaryKeys => "whether a table is without a primary key",
            Aspect::Lengths => "how long texts may be",
            Aspect::ConstraintNames => "what constraints are called",
            Aspect::RowSecurity => "row level security",
            Aspect::Comments => "comments",
            Aspect::Tenancy => "who the tenants are",
        }
    }
}
