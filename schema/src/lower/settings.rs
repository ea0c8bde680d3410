//! Engine, version, edition, keys and tenancy: each may be said in several places, which must agree.

use super::models::derived_table;
use super::{Lowering, View, limits};
use crate::diagnostic::{Diagnostic, Level};
use crate::draft::{Draft, DraftScope};
use crate::ir::{Edition, Engine, KeyStrategy, PrimaryKeyStrategy, Tenancy, Version};
use crate::name;
use crate::text::{Span, Spanned};

/// What holds for the whole package.
pub(super) struct Settings {
    pub(super) engine: Engine,
    pub(super) engine_version: Version,
    pub(super) edition: Edition,
    pub(super) primary_key: PrimaryKeyStrategy,
    pub(super) soft_delete: bool,
    pub(super) comments: bool,
    pub(super) table_prefix: String,
    pub(super) tenancy: Option<Tenancy>,
    /// Where the tenant was named.
    pub(super) tenant_said: Option<Span>,
}

pub(super) fn settle(low: &mut Lowering<'_>, draft: &Draft) -> Settings {
    let config = low.config;
    let engine = agree(low, "engine", config.engine.iter().chain(&draft.engines), Engine::title);
    let version =
        agree(low, "engine_version", config.engine_version.iter().chain(&draft.engine_versions), |v: Version| {
            v.to_string()
        });
    let edition = agree(low, "edition", config.edition.iter().chain(&draft.editions), Edition::word);
    let engine = engine.unwrap_or_else(|| {
        not_stated(low, draft);
        Engine::Postgres
    });
    limits::version(low, engine, config.engine_version.iter().chain(&draft.engine_versions).next());
    let primary_key = config.primary_key.as_ref().map_or_else(Default::default, |key| key.value);
    let (tenancy, tenant_said) = tenancy(low, draft, engine, primary_key);
    Settings {
        engine,
        engine_version: version.unwrap_or(engine.oldest()),
        edition: edition.unwrap_or_default(),
        primary_key,
        soft_delete: config.soft_delete.as_ref().is_some_and(|soft| soft.value),
        comments: comments(low, engine),
        table_prefix: config.tenancy.table_prefix.as_ref().map(|prefix| prefix.value.clone()).unwrap_or_default(),
        tenancy,
        tenant_said,
    }
}

/// Whether the database keeps what is said of tables and columns.
fn comments(low: &mut Lowering<'_>, engine: Engine) -> bool {
    let Some(said) = low.config.comments.as_ref().filter(|said| said.value) else { return false };
    if engine != Engine::Sqlite {
        return true;
    }
    low.error(
        Diagnostic::error("config", said.span, "SQLite keeps no comments on tables and columns")
            .help("leave `comments` out of groundplan.toml"),
    );
    false
}

fn agree<'a, T: Copy + PartialEq + 'a, W: std::fmt::Display>(
    low: &mut Lowering<'_>,
    what: &str,
    said: impl Iterator<Item = &'a Spanned<T>>,
    word: impl Fn(T) -> W,
) -> Option<T> {
    let said: Vec<_> = said.collect();
    let first = *said.first()?;
    for other in said.iter().filter(|other| other.value != first.value) {
        low.error(
            Diagnostic::error(
                "contradiction",
                other.span,
                format!(
                    "`{what}` is `{}` here and `{}` elsewhere; one package has one",
                    word(other.value),
                    word(first.value)
                ),
            )
            .label(first.span, format!("`{}` is said here", word(first.value)))
            .help("keep one of the two"),
        );
    }
    Some(first.value)
}

fn not_stated(low: &mut Lowering<'_>, draft: &Draft) {
    let Some(model) = draft.models.first() else { return };
    // Emitters go by the code; a user who has been told of the setting is not told again.
    let level = if draft.engine_refused { Level::Note } else { Level::Error };
    let missing = Diagnostic::error("engine_not_stated", model.name.span, "the database engine is not stated");
    low.error(
        Diagnostic { level, ..missing }
            .note("types, keys and migrations differ between engines, so none is taken for granted")
            .help(match low.view {
                View::Struct => "write `engine = \"sqlite\"` (or postgres) into groundplan.toml beside Cargo.toml, or `#[model(engine = sqlite)]` at the struct",
                _ => "write `engine = \"sqlite\"` (or postgres) into groundplan.toml beside Cargo.toml, or `schema! { engine = sqlite, … }`, or the sentence \"Use SQLite.\"",
            }),
    );
}

fn tenancy(
    low: &mut Lowering<'_>,
    draft: &Draft,
    engine: Engine,
    primary_key: PrimaryKeyStrategy,
) -> (Option<Tenancy>, Option<Span>) {
    let config = &low.config.tenancy;
    let scopes = draft.models.iter().filter_map(|model| Some((model, model.scope.as_ref()?)));
    let from_scopes = scopes.filter_map(|(model, scope)| match &scope.value {
        DraftScope::Root => Some(Spanned::new(model.name.value.clone(), scope.span)),
        DraftScope::Tenant(Some(root)) => Some(Spanned::new(root.clone(), scope.span)),
        _ => None,
    });
    let said: Vec<Spanned<String>> =
        config.model.iter().cloned().chain(draft.tenants.iter().cloned()).chain(from_scopes).collect();
    for other in said.iter().skip(1).filter(|other| other.value != said[0].value) {
        low.error(
            Diagnostic::error(
                "contradiction",
                other.span,
                format!(
                    "`{}` is the tenant here and `{}` elsewhere; a package has one kind of tenant",
                    other.value, said[0].value
                ),
            )
            .label(said[0].span, format!("`{}` is said here", said[0].value))
            .help("keep one of the two"),
        );
    }
    let (model, span) = match (said.first(), draft.tenancy_asked.first()) {
        (Some(said), _) => (said.value.clone(), Some(said.span)),
        (None, Some(asked)) => {
            let words = low.words(*asked);
            low.assume(
                Some(*asked),
                &words,
                "no tenant is named, so `Organization` is it; say \"Organizations are the tenants.\" to name one",
            );
            ("Organization".to_owned(), Some(*asked))
        }
        (None, None) => return (None, None),
    };
    // In a composite key SQLite assigns no id.
    let forced = engine == Engine::Sqlite && primary_key == PrimaryKeyStrategy::BigInt;
    let key = if forced { KeyStrategy::Single } else { config.key.as_ref().map_or_else(Default::default, |k| k.value) };
    let prefix = config.table_prefix.as_ref().map_or("", |prefix| prefix.value.as_str());
    let tenancy = Tenancy {
        table: derived_table(prefix, &model, engine),
        column: config.column.as_ref().map_or_else(|| name::key_column(&model), |column| column.value.clone()),
        model,
        key,
        rls: engine == Engine::Postgres && config.rls.as_ref().is_none_or(|rls| rls.value),
        app_role: config.app_role.as_ref().map(|role| role.value.clone()),
        admin_role: config.admin_role.as_ref().map(|role| role.value.clone()),
    };
    (Some(tenancy), span)
}
