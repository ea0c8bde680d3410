//! The migrations folder: what was sealed in it, and whether it is one chain.
//!
//! Each snapshot names the hash of the one before, so three mistakes show that no runner of migrations could see: two heads, which a merge of
//! two branches makes; an old snapshot that was edited; a folder that was taken out. The newest snapshot has none behind it, so each
//! folder's metadata.toml names the hash of its own too. Folders without either are the user's own.

use std::fs;
use std::path::{Path, PathBuf};

use groundplan_schema::snapshot::{self, Snapshot};
use groundplan_schema::text::Sources;
use sha2::{Digest, Sha256};

/// What Diesel reads beside the SQL. We leave the snapshot's hash there, as a comment.
pub(crate) const METADATA: &str = "metadata.toml";
const SEAL: &str = "# sha256 of schema.json: ";

/// The line of metadata.toml that names a snapshot's hash.
pub(crate) fn seal(hash: &str) -> String {
    format!("{SEAL}{hash}\n")
}

/// What a migrations folder holds, in the order of running.
#[derive(Debug)]
pub struct Store {
    /// Where it is.
    pub folder: PathBuf,
    /// The path by which people know it.
    pub shown: String,
    /// The sealed migrations.
    pub migrations: Vec<Migration>,
}

/// One migration folder.
#[derive(Debug)]
pub struct Migration {
    /// The folder's name: version, `_`, and what it is called.
    pub name: String,
    /// What Diesel calls its version: the text before the first `_`, without dashes.
    pub version: String,
    /// Its snapshot and the snapshot's hash; `None` of a folder that is none of ours.
    pub snapshot: Option<(Snapshot, String)>,
}

impl Store {
    /// Reads the folder; one that does not exist is empty. `Err` lists what is wrong with it, each with the command that mends it.
    pub fn read(folder: &Path, shown: &str) -> Result<Store, Vec<String>> {
        let mut store = Store { folder: folder.to_owned(), shown: shown.to_owned(), migrations: Vec::new() };
        let mut faults = Vec::new();
        if folder.is_dir() {
            match names(folder) {
                Ok(names) => names.into_iter().for_each(|name| match store.migration(&name) {
                    Ok(migration) => store.migrations.push(migration),
                    Err(fault) => faults.push(fault),
                }),
                Err(error) => faults.push(format!("`{shown}` cannot be read: {error}")),
            }
        }
        faults.extend(store.versions());
        if faults.is_empty() {
            faults.extend(store.chain());
        }
        if faults.is_empty() { Ok(store) } else { Err(faults) }
    }

    /// The newest snapshot and its hash.
    pub fn head(&self) -> Option<(&Snapshot, &str)> {
        let newest = self.migrations.iter().rev().find_map(|migration| migration.snapshot.as_ref());
        newest.map(|(snapshot, hash)| (snapshot, hash.as_str()))
    }

    fn migration(&self, name: &str) -> Result<Migration, String> {
        let version = name.split('_').next().unwrap_or(name).replace('-', "");
        let path = self.folder.join(name).join(snapshot::FILE);
        let shown = format!("{}/{name}/{}", self.shown, snapshot::FILE);
        let metadata = fs::read_to_string(self.folder.join(name).join(METADATA)).unwrap_or_default();
        let sealed = metadata.lines().find_map(|line| line.strip_prefix(SEAL)).map(str::trim);
        let snapshot = match fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => match sealed {
                Some(_) => return Err(format!("`{shown}` is gone; take it back with `git checkout -- {shown}`")),
                None => None,
            },
            Err(error) => return Err(format!("`{shown}` cannot be read: {error}")),
            Ok(text) => {
                let snapshot = snapshot::read(&shown, &text, &mut Sources::new())
                    .map_err(|fault| format!("{fault}; take it back with `git checkout -- {shown}`"))?;
                let hash = hash(&text);
                if sealed.is_some_and(|sealed| sealed != hash) {
                    return Err(format!(
                        "`{shown}` was edited after it was sealed; take it back with `git checkout -- {shown}`"
                    ));
                }
                Some((snapshot, hash))
            }
        };
        Ok(Migration { name: name.to_owned(), version, snapshot })
    }

    fn versions(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (at, migration) in self.migrations.iter().enumerate() {
            if let Some(first) = self.migrations[..at].iter().find(|first| first.version == migration.version) {
                faults.push(format!(
                    "`{0}/{1}` and `{0}/{2}` have one version, `{3}`, of which Diesel would run only one; if `{2}` ran nowhere yet, delete it and run `groundplan migrate NAME` again",
                    self.shown, first.name, migration.name, migration.version
                ));
            }
        }
        faults
    }

    /// Each snapshot must name the one before.
    fn chain(&self) -> Vec<String> {
        let chain: Vec<(&str, &Snapshot, &str)> = self
            .migrations
            .iter()
            .filter_map(|migration| {
                let (snapshot, hash) = migration.snapshot.as_ref()?;
                Some((migration.name.as_str(), snapshot, hash.as_str()))
            })
            .collect();
        let mut faults = Vec::new();
        for (at, (name, snapshot, _)) in chain.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| chain.get(before));
            if snapshot.parent.as_deref() == before.map(|(_, _, hash)| *hash) {
                continue;
            }
            let folder = &self.shown;
            let parent = chain[..at].iter().find(|(_, _, hash)| snapshot.parent.as_deref() == Some(*hash));
            let is_first = snapshot.parent.is_none();
            faults.push(match (before, parent) {
                (Some((other, ..)), _) if parent.is_some() || is_first => format!(
                    "`{folder}/{other}` and `{folder}/{name}` both follow {}: two branches were merged; delete the one that ran nowhere yet and run `groundplan migrate NAME` again",
                    parent.map_or_else(|| "no migration".to_owned(), |(parent, ..)| format!("`{parent}`")),
                ),
                (Some((other, ..)), _) => format!(
                    "`{folder}/{name}` does not follow `{folder}/{other}` as that is now: its snapshot was edited, or a folder between them is gone; take it back with `git checkout -- {folder}`, or, if `{name}` ran nowhere yet, delete it and run `groundplan migrate NAME` again"
                ),
                (None, _) => format!(
                    "`{folder}/{name}` follows a migration that is gone; take it back with `git checkout -- {folder}`"
                ),
            });
        }
        faults
    }
}

/// The names of the folders that Diesel runs, in its order: a leading dot is skipped.
fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().is_dir() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// SHA-256 of a text, whatever line ends git gave it.
pub fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(hash("a\r\nb\r\n"), hash("a\nb\n"));
        assert_ne!(hash("a\nb\n"), hash("a\nb"));
        assert_eq!(hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
