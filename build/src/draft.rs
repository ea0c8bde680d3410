//! `migrations/.draft`: the pending migration as it would be sealed, for people to look at. Diesel skips it, git ignores it.
//!
//! It holds the files of the first migration folder, and those of further ones in `2`, `3` and so on. `groundplan migrate NAME` makes the
//! same ones from the model and removes it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use crate::pending::Folder;
use crate::write;

/// The folder's name.
pub const FOLDER: &str = ".draft";

/// Makes the draft hold exactly these folders; without any, removes it. `time` is given to everything that changed, so that cargo does not
/// take our own writing for a change of the model.
pub fn fold(migrations: &Path, folders: &[Folder], time: Option<SystemTime>) -> io::Result<()> {
    let draft = migrations.join(FOLDER);
    let mut touched = BTreeSet::new();
    if folders.is_empty() {
        if draft.exists() {
            fs::remove_dir_all(&draft)?;
            touched.insert(migrations.to_owned());
        }
        return settle(&touched, time);
    }
    let mut files = vec![(draft.join(".gitignore"), "*\n".to_owned())];
    for (number, folder) in folders.iter().enumerate() {
        let home = if number == 0 { draft.clone() } else { draft.join((number + 1).to_string()) };
        files.extend(folder.files.iter().map(|(name, text)| (home.join(name), text.clone())));
    }
    let mut wanted: BTreeSet<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    wanted.extend(files.iter().filter_map(|(path, _)| path.parent().map(Path::to_owned)));
    for (path, text) in &files {
        if write::if_changed(path, text)? {
            touched.extend(path.ancestors().take_while(|folder| folder.starts_with(migrations)).map(Path::to_owned));
        }
    }
    for entry in fs::read_dir(&draft)? {
        let entry = entry?;
        let path = entry.path();
        // A dot in front: the temporary file of another cargo process, which is about to be renamed.
        let temporary = entry.file_name().to_string_lossy().starts_with('.');
        if !temporary && !wanted.contains(&path) {
            let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            removed?;
            touched.extend([draft.clone(), migrations.to_owned()]);
        }
    }
    settle(&touched, time)
}

fn settle(touched: &BTreeSet<PathBuf>, time: Option<SystemTime>) -> io::Result<()> {
    if let Some(time) = time {
        touched.iter().for_each(|path| write::set_time(path, time));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(up: &str) -> Folder {
        Folder { suffix: String::new(), files: vec![("up.sql", up.to_owned())] }
    }

    #[test]
    fn the_draft_follows_and_goes() {
        let home = std::env::temp_dir().join(format!("groundplan-draft-{}", std::process::id()));
        let migrations = home.join("migrations");
        let old = SystemTime::now() - std::time::Duration::from_secs(1000);
        fold(&migrations, &[folder("SELECT 1;"), folder("SELECT 2;")], Some(old)).expect("a temporary folder");
        assert_eq!(fs::read_to_string(migrations.join(".draft/2/up.sql")).expect("a file"), "SELECT 2;");
        assert_eq!(fs::read_to_string(migrations.join(".draft/.gitignore")).expect("a file"), "*\n");
        for path in ["", ".draft", ".draft/up.sql", ".draft/2", ".draft/2/up.sql"] {
            let time = fs::metadata(migrations.join(path)).and_then(|meta| meta.modified()).expect("a time");
            assert_eq!(time, old, "{path}");
        }
        fold(&migrations, &[folder("SELECT 3;")], Some(old)).expect("a temporary folder");
        assert!(!migrations.join(".draft/2").exists());
        assert_eq!(fs::read_to_string(migrations.join(".draft/up.sql")).expect("a file"), "SELECT 3;");
        fold(&migrations, &[], Some(old)).expect("a temporary folder");
        assert!(!migrations.join(".draft").exists() && migrations.exists());
        fs::remove_dir_all(&home).expect("our own folder");
    }
}
