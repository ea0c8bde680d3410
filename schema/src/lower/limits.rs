//! What an engine cannot hold at all, found before a server finds it: versions that lack what we print, and the limits of MySQL and MariaDB.

use super::Lowering;
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::ir::size::{LONGEST_KEY, LONGEST_ROW, key_bytes, row_bytes};
use crate::ir::{Engine, Field, ForeignKey, Model, OnDelete, Version};
use crate::text::Spanned;

/// The oldest version that reads what is printed, and the first thing that an older one does not.
fn floor(engine: Engine) -> (Version, &'static str) {
    let version = |major, minor| Version { major, minor };
    match engine {
        Engine::Postgres => (version(12, 0), "a NOT NULL that trusts a validated check"),
        Engine::Mysql => (version(8, 0), "checks that hold"),
        Engine::Mariadb => (version(10, 5), "INSERT … RETURNING"),
        Engine::Sqlite => (version(3, 37), "STRICT tables"),
    }
}

/// A version that is said and too old.
pub(super) fn version(low: &mut Lowering<'_>, engine: Engine, said: Option<&Spanned<Version>>) {
    let (oldest, lacks) = floor(engine);
    if let Some(said) = said.filter(|said| said.value < oldest) {
        let message = format!("{} {} is too old: {oldest} is the oldest that we print for", engine.title(), said.value);
        low.error(
            Diagnostic::error("engine_too_old", said.span, message)
                .note(format!("it lacks {lacks}"))
                .help(format!("write `engine_version = \"{oldest}\"` or a later one, which the server must have")),
        );
    }
}

/// Keys, rows and foreign keys that MySQL and MariaDB refuse. Of a model that is not here (a derive sees one) nobody asks.
pub(super) fn check(low: &mut Lowering<'_>, models: &[Model], settings: &Settings) {
    if !matches!(settings.engine, Engine::Mysql | Engine::Mariadb) {
        return;
    }
    for model in models.iter().filter(|model| !model.external && !super::existing::is_one(model)) {
        rows(low, settings.engine, model);
        uniques(low, settings.engine, model);
        for key in &model.foreign_keys {
            set_null(low, settings.engine, models, model, key);
        }
    }
}

fn rows(low: &mut Lowering<'_>, engine: Engine, model: &Model) {
    let bytes = row_bytes(model);
    if bytes <= LONGEST_ROW {
        return;
    }
    let size = |field: &&Field| key_bytes(field).unwrap_or(0);
    let Some(longest) = model.fields.iter().max_by_key(size) else { return };
    let message = format!("a row of `{}` can take {bytes} bytes; {} takes {LONGEST_ROW}", model.name, engine.title());
    low.error(
        Diagnostic::error("row_too_large", longest.span_or(model.span), message)
            .note(format!("a character counts as 4 bytes, so `{}` alone counts {}", longest.name, size(&longest)))
            .help(format!(
                "make `{}` a text without a limit (in a struct `#[model(text)]`), which is stored outside the row, or give it a smaller limit",
                longest.name
            ))
            .about(&model.name, Some(&longest.name)),
    );
}

fn uniques(low: &mut Lowering<'_>, engine: Engine, model: &Model) {
    let keys = model.uniques.iter().map(|unique| (&unique.columns, unique.origin.span, "a unique constraint"));
    let primary = (&model.primary_key.columns, None, "a primary key");
    for (columns, span, what) in keys.chain([primary]) {
        let fields: Vec<&Field> = columns.iter().filter_map(|column| model.column(column)).collect();
        let long = fields.iter().find(|field| key_bytes(field).is_none());
        let bytes: usize = fields.iter().filter_map(|field| key_bytes(field)).sum();
        let widest = fields.iter().max_by_key(|field| key_bytes(field).unwrap_or(usize::MAX));
        let Some(widest) = long.or(widest).filter(|_| long.is_some() || bytes > LONGEST_KEY) else { continue };
        let message = match long {
            Some(long) => format!("`{}::{}` has no limit, so it cannot be in {what}", model.name, long.name),
            None => format!("{what} of `{}` takes {bytes} bytes", model.name),
        };
        let most = (LONGEST_KEY - 64) / 4;
        low.error(
            Diagnostic::error("key_too_long", span.unwrap_or_else(|| widest.span_or(model.span)), message)
                .note(format!("a key of {} takes {LONGEST_KEY} bytes at the most, and a character counts as 4", engine.title()))
                .help(format!("give `{}` a limit that fits (alone at most {most} characters): `#[model(max_length = 255)]`, or \"(up to 255 characters)\"", widest.name))
                .about(&model.name, Some(&widest.name)),
        );
    }
}

/// A key that has the tenant in it is set to NULL by a trigger on the other table. No trigger changes the table whose row is being deleted,
/// and none runs for rows that a cascade deletes.
fn set_null(low: &mut Lowering<'_>, engine: Engine, models: &[Model], model: &Model, key: &ForeignKey) {
    if key.on_delete != OnDelete::SetNull || key.columns.len() == 1 {
        return;
    }
    let Some(parent) = models.iter().find(|parent| key.is_to(parent)) else { return };
    let cascade = parent.foreign_keys.iter().find(|other| other.on_delete == OnDelete::Cascade);
    let why = match cascade {
        _ if parent.table == model.table => {
            format!("no trigger of {} may change the table whose row is being deleted", engine.title())
        }
        Some(other) => format!(
            "rows of `{}` go with those of `{}` (on delete cascade), and {} runs no trigger for them",
            parent.table,
            other.table,
            engine.title()
        ),
        None => return,
    };
    let field = model.column(&key.own);
    let name = field.map_or(key.own.as_str(), |field| field.name.as_str());
    let span = field.map_or(model.span, |field| field.on_delete_stated.unwrap_or_else(|| field.span_or(model.span)));
    low.error(
        Diagnostic::error("set_null_impossible", span, format!("`{}::{name}` cannot be set to NULL on delete", model.name))
            .note(why)
            .note("ON DELETE SET NULL itself would set the tenant to NULL as well, so a trigger stands for it")
            .help(format!("write `#[model(on_delete = restrict)]` (in a text: \"A {} with … cannot be deleted.\") and clear `{name}` first", parent.name))
            .about(&model.name, field.map(|field| field.name.as_str())),
    );
}
