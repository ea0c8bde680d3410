//! groundplan.toml: what a package states once for all of its models.

pub mod baseline;
mod read;

use crate::diagnostic::Level;
use crate::ir::{Edition, Engine, KeyStrategy, PrimaryKeyStrategy, Version};
use crate::text::Spanned;

pub use baseline::Known;
pub use read::read;

/// The file, checked: every key is known and every value has the right form. Keys that are absent are `None`.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// `engine`.
    pub engine: Option<Spanned<Engine>>,
    /// `engine_version`.
    pub engine_version: Option<Spanned<Version>>,
    /// `edition`.
    pub edition: Option<Spanned<Edition>>,
    /// `primary_key`.
    pub primary_key: Option<Spanned<PrimaryKeyStrategy>>,
    /// `soft_delete`.
    pub soft_delete: Option<Spanned<bool>>,
    /// `comments`.
    pub comments: Option<Spanned<bool>>,
    /// `strict`.
    pub strict: Option<Spanned<bool>>,
    /// `[tenancy]`.
    pub tenancy: TenancyConfig,
    /// `[scorecard] minimum`.
    pub minimum: Option<Spanned<u32>>,
    /// `[scorecard] baseline`: a file beside groundplan.toml. Drivers read it into `known`.
    pub baseline: Option<Spanned<String>>,
    /// What stands in the baseline.
    pub known: Vec<Known>,
    /// `[scorecard.rules]`: rule and level; `None`: allowed.
    pub rules: Vec<(Spanned<String>, Option<Level>)>,
    /// `[database] ignore`: tables and views of a database that runs which are not ours, as patterns.
    pub ignore: Vec<Spanned<String>>,
}

/// `[tenancy]`.
#[derive(Debug, Clone, Default)]
pub struct TenancyConfig {
    /// `model`.
    pub model: Option<Spanned<String>>,
    /// `column`.
    pub column: Option<Spanned<String>>,
    /// `key`.
    pub key: Option<Spanned<KeyStrategy>>,
    /// `rls`.
    pub rls: Option<Spanned<bool>>,
    /// `app_role`.
    pub app_role: Option<Spanned<String>>,
    /// `admin_role`.
    pub admin_role: Option<Spanned<String>>,
    /// `table_prefix`.
    pub table_prefix: Option<Spanned<String>>,
}
