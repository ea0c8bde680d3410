//! What a PATH means: English, a Rust file, or a folder of Rust files; and the groundplan.toml that counts for it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use groundplan_build::driver::{Input, Request};
use groundplan_build::join;
use groundplan_build::package::{self, Package};
use groundplan_schema::ir::Engine;
use groundplan_schema::score::Extent;

use crate::args::Model;
use crate::{Surroundings, database};

/// The request of a verb that reads a model, or a database that runs: that has no place but the current folder.
pub(crate) fn of(model: &Model, around: &mut Surroundings<'_>) -> Result<Request, String> {
    match (&model.path, &model.database_url) {
        (Some(path), None) => request(path, model.engine, around),
        _ => Ok(Request {
            folder: around.folder.clone(),
            engine: model.engine,
            config: upwards(Path::new(""), &around.folder, "groundplan.toml").map(|path| shown(&path)),
            extent: Extent::All,
            ..Request::default()
        }),
    }
}

/// The groundplan.toml that counts for a folder.
pub(crate) fn config_of(folder: &str, around: &Surroundings<'_>) -> Option<String> {
    upwards(Path::new(folder), &around.folder, "groundplan.toml").map(|path| shown(&path))
}

/// The request that a PATH stands for. Without an engine it is PostgreSQL.
pub(crate) fn request(path: &str, engine: Option<Engine>, around: &mut Surroundings<'_>) -> Result<Request, String> {
    let mut request =
        Request { folder: around.folder.clone(), engine, assumed_engine: Some(Engine::Postgres), ..Request::default() };
    if path == "-" {
        let text = io::read_to_string(&mut *around.stdin).map_err(|error| format!("standard input: {error}"))?;
        request.extent = Extent::File;
        request.inputs.push(Input::Text("<stdin>".to_owned(), text));
        request.config = upwards(Path::new(""), &around.folder, "groundplan.toml").map(|path| shown(&path));
        return Ok(request);
    }
    let disk = around.folder.join(path);
    let meta = fs::metadata(&disk).map_err(|error| format!("`{path}` cannot be read: {error}"))?;
    let folder = if meta.is_dir() { PathBuf::from(path) } else { parent(Path::new(path)) };
    request.config = upwards(&folder, &around.folder, "groundplan.toml").map(|path| shown(&path));
    let manifest = upwards(&folder, &around.folder, "Cargo.toml");
    request.root = manifest.as_deref().map_or_else(|| shown(&folder), |manifest| shown(&parent(manifest)));
    if !meta.is_dir() {
        let is_part = path.ends_with(".rs") && database::source(path, &disk).is_none();
        request.extent = if is_part { Extent::Part } else { Extent::File };
        request.inputs.push(Input::File(path.to_owned()));
        return Ok(request);
    }
    if disk.join("groundplan.toml").exists() {
        request.extent = Extent::All;
    }
    let failed = |error: io::Error| format!("`{path}` cannot be read: {error}");
    // A package is what its build.rs reads, or its sources: what stands beside them (tests, examples) is no part of its model.
    let files = match disk.join("Cargo.toml").exists() && disk.join("src").is_dir() {
        true => Package::read(&disk).map_err(failed)?.files,
        false => package::rust_files(&disk).map_err(failed)?,
    };
    if files.is_empty() {
        return Err(format!("`{path}` holds no Rust file; name a file of English itself: `{path}/model.md`"));
    }
    request.inputs.extend(files.iter().map(|file| Input::File(join(path, file))));
    Ok(request)
}

/// The nearest file of this name from `folder` upwards: relative to the current folder where it lies in it, else absolute.
fn upwards(folder: &Path, current: &Path, name: &str) -> Option<PathBuf> {
    let start = fs::canonicalize(current.join(folder)).ok()?;
    let found = start.ancestors().map(|folder| folder.join(name)).find(|candidate| candidate.is_file())?;
    if folder.is_absolute() {
        return Some(found);
    }
    let current = fs::canonicalize(current).ok()?;
    Some(found.strip_prefix(&current).map(Path::to_owned).unwrap_or(found))
}

fn parent(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// With `/`, so that what is printed is the same on every machine.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
