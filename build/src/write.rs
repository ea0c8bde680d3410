//! Files are written only where they differ, and whole: through a temporary file beside them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::SystemTime;

/// Writes `text` unless the file holds it already; says whether it wrote. Folders on the way are made.
pub fn if_changed(path: &Path, text: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(false);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    // Two cargo processes with two target folders may write at once: each has its own temporary file.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".{name}.{}", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|mut file| file.write_all(text.as_bytes()));
    let moved = written.and_then(|()| fs::rename(&temporary, path));
    if moved.is_err() {
        let _ = fs::remove_file(&temporary); // the error that is returned says more
    }
    moved.map(|()| true)
}

/// Sets a file's or folder's modification time. Where the system refuses, cargo runs the build script once more and no harm is done.
pub fn set_time(path: &Path, time: SystemTime) {
    if let Ok(file) = fs::File::open(path) {
        let _ = file.set_modified(time);
    }
}

/// The newest modification time of these files.
pub fn newest<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Option<SystemTime> {
    paths.into_iter().filter_map(|path| fs::metadata(path).ok()?.modified().ok()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_once_and_leaves_nothing_behind() {
        let folder = std::env::temp_dir().join(format!("groundplan-write-{}", std::process::id()));
        let path = folder.join("deep").join("up.sql");
        assert!(if_changed(&path, "SELECT 1;\n").expect("a temporary folder"));
        let first = fs::metadata(&path).and_then(|m| m.modified()).expect("a file");
        assert!(!if_changed(&path, "SELECT 1;\n").expect("a temporary folder"));
        assert_eq!(fs::metadata(&path).and_then(|m| m.modified()).expect("a file"), first);
        assert!(if_changed(&path, "SELECT 2;\n").expect("a temporary folder"));
        assert_eq!(fs::read_dir(folder.join("deep")).expect("a folder").count(), 1);
        fs::remove_dir_all(&folder).expect("our own folder");
    }
}
