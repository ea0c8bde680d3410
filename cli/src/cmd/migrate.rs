//! `groundplan migrate`: seals what the model has and no migration covers.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_build::driver::{self, Input, Request};
use groundplan_build::package::Package;
use groundplan_build::pending::{Folder, Pending};
use groundplan_build::store::Store;
use groundplan_build::{draft, write};
use groundplan_schema::score::Extent;

use crate::args::Migrate;
use crate::{Output, Surroundings, render, version};

pub(super) fn run(args: &Migrate, around: &mut Surroundings<'_>) -> Result<Output, String> {
    let root = root(args, around)?;
    let package = Package::read(&root).map_err(|error| format!("`{}` cannot be read: {error}", root.display()))?;
    let config = root.join("groundplan.toml").exists().then(|| "groundplan.toml".to_owned());
    let inputs = package.files.iter().cloned().map(Input::File).collect();
    let outcome =
        driver::drive(&Request { folder: root.clone(), config, inputs, extent: Extent::All, ..Request::default() })?;
    let mut output =
        Output { stderr: render::all(&outcome.diagnostics, &outcome.sources, around.colours), ..Output::default() };
    let Some((schema, _)) = outcome.judged.as_ref().filter(|_| !outcome.has_errors()) else {
        return Ok(refuse(output, "the model has errors, so nothing is written"));
    };
    if schema.models.is_empty() {
        return Err(format!("no model was found in {}", package.files.join(", ")));
    }
    let folder = root.join(&package.migrations);
    let store = match Store::read(&folder, &package.migrations) {
        Ok(store) => store,
        Err(faults) => return Ok(faults.iter().fold(output, |output, fault| refuse(output, fault))),
    };
    let pending = match (Pending::of(&store, schema), Pending::reprinted(&store, schema)) {
        (Some(pending), _) => pending,
        (None, Some(reprinted)) if args.by_hand => reprinted,
        (None, reprinted) => {
            output.stdout.push_str("the migrations cover the model\n");
            if let Some(reprinted) = reprinted {
                let list = reprinted.list();
                write!(output.stderr, "note: the database keeps its form; `groundplan migrate NAME --by-hand` is there to bring it to the new one\n{list}").ok();
            }
            return Ok(output);
        }
    };
    let Some(name) = &args.name else {
        write!(output.stdout, "the model has changes that no migration covers:\n{}", pending.list()).ok();
        output.code = 1;
        return Ok(output);
    };
    if !is_name(name) {
        return Err(format!("`{name}` cannot be a migration's name: use small letters, digits and underscores"));
    }
    let folders = if args.by_hand { vec![pending.by_hand()] } else { pending.folders() };
    if folders.is_empty() {
        return Ok(refuse(output, &not_planned_yet(&pending, name)));
    }
    seal(&folders, name, &store, around.now, &mut output)?;
    if args.by_hand {
        output.stderr.push_str(
            "write the statements into up.sql and down.sql: the migration is refused as long as there is none\n",
        );
    }
    Ok(output)
}

/// The package's folder: the one that was named, or the nearest with a Cargo.toml.
fn root(args: &Migrate, around: &Surroundings<'_>) -> Result<PathBuf, String> {
    if let Some(folder) = &args.package {
        let root = around.folder.join(folder);
        return match root.join("Cargo.toml").exists() {
            true => Ok(root),
            false => Err(format!("`{}` is no package: it has no Cargo.toml", folder.display())),
        };
    }
    let root = around.folder.ancestors().find(|folder| folder.join("Cargo.toml").exists());
    root.map(Path::to_owned).ok_or_else(|| {
        "there is no Cargo.toml here or above; go into the package whose model it is, or name it: `--package FOLDER`".to_owned()
    })
}

/// One more error, and exit code 1.
fn refuse(mut output: Output, error: &str) -> Output {
    writeln!(output.stderr, "error: {error}").ok();
    output.code = 1;
    output
}

fn not_planned_yet(pending: &Pending, name: &str) -> String {
    format!(
        "changes that are not planned yet, so nothing is written:\n{}  = rule: not_planned_yet\n  = help: run `groundplan migrate {name} --by-hand` and write their SQL",
        pending.refusals()
    )
}

/// A folder's name must be one on every system, and a version is the text before the first `_`.
fn is_name(name: &str) -> bool {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !name.is_empty()
        && name.len() <= 100
        && name.chars().all(known)
        && name.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Writes the folders, each with a version of its own, and takes the draft away.
fn seal(folders: &[Folder], name: &str, store: &Store, now: i64, output: &mut Output) -> Result<(), String> {
    let last = store.migrations.iter().map(|migration| migration.version.as_str()).max();
    let versions = version::after(last, now, folders.len());
    for (folder, version) in folders.iter().zip(versions) {
        let suffix = if folder.suffix.is_empty() { String::new() } else { format!("_{}", folder.suffix) };
        let shown = format!("{version}_{name}{suffix}");
        let home = store.folder.join(&shown);
        for (file, text) in &folder.files {
            write::if_changed(&home.join(file), text)
                .map_err(|error| format!("`{}/{shown}/{file}` cannot be written: {error}", store.shown))?;
        }
        writeln!(output.stdout, "{}/{shown}", store.shown).ok();
    }
    let draft = store.folder.join(draft::FOLDER);
    if draft.exists() {
        fs::remove_dir_all(&draft).map_err(|error| format!("`{}` cannot be removed: {error}", draft.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_names_everywhere() {
        for good in ["initial", "add_due_dates", "v2"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "2", "_x", "Add", "a-b", "a b", "../x", "a/b", "ä"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
