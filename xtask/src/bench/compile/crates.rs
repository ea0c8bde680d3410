//! Writing a variant's crate: only what differs, so that cargo sees one edit as one edit.

use std::fs;
use std::path::Path;

use super::model::Model;
use super::{Variant, diesel, ours, seaorm};
use crate::{Result, run};

/// The files of a crate by path, `Cargo.toml` among them.
pub(super) type Files = Vec<(String, String)>;

pub(super) fn write(folder: &Path, package: &str, variant: Variant, models: &[Model]) -> Result<()> {
    let mut files = match variant {
        Variant::Diesel => diesel::files(models),
        Variant::SeaOrm => seaorm::files(models),
        Variant::Derives => ours::as_derives(models),
        Variant::Schema => ours::as_schema(models),
    };
    let manifest = format!(
        "[package]\nname = \"{package}\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n{}",
        dependencies(variant)
    );
    files.push(("Cargo.toml".into(), manifest));
    for (path, text) in files {
        write_if_changed(&folder.join(path), &text)?;
    }
    Ok(())
}

/// The features that a real program has beside its driver's: each variant checks for PostgreSQL without linking libpq.
fn dependencies(variant: Variant) -> String {
    let diesel = r#"default-features = false, features = ["postgres_backend", "32-column-tables", "chrono", "uuid"]"#;
    let values = "chrono = { version = \"0.4\", default-features = false }\nuuid = { version = \"1\", default-features = false }\n";
    match variant {
        Variant::Diesel => format!("diesel = {{ version = \"=2.3.14\", {diesel} }}\n{values}"),
        Variant::SeaOrm => {
            "sea-orm = { version = \"2\", default-features = false, features = [\"macros\", \"with-chrono\", \"with-uuid\"] }\n".into()
        }
        Variant::Derives | Variant::Schema => {
            format!("groundplan = {{ path = {:?}, features = [\"postgres\"] }}\n", run::root().join("runtime"))
        }
    }
}

pub(super) fn write_if_changed(path: &Path, text: &str) -> Result<()> {
    let failed = |error: std::io::Error| format!("cannot write `{}`: {error}", path.display());
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}
