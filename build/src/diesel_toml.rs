//! Diesel's command writes the file that `print_schema` of diesel.toml names, over whatever stands in it. A model must not stand there.

use std::fs;
use std::path::{Path, PathBuf};

use groundplan_schema::path::plain;
use toml_span::value::ValueInner;

/// The nearest diesel.toml from the package upwards, where Diesel's command looks.
pub(crate) fn find(package: &Path) -> Option<PathBuf> {
    package.ancestors().map(|folder| folder.join("diesel.toml")).find(|file| file.is_file())
}

/// Those of `ours` (relative to the package) that Diesel would write over.
pub(crate) fn overwritten<'a>(file: &Path, package: &Path, ours: &'a [String]) -> Vec<&'a str> {
    let home = file.parent().unwrap_or(Path::new(""));
    let text = fs::read_to_string(file).unwrap_or_default();
    let written: Vec<PathBuf> = printed(&text).iter().map(|path| plain(&home.join(path))).collect();
    ours.iter().filter(|our| written.contains(&plain(&package.join(our)))).map(String::as_str).collect()
}

/// `print_schema.file`, and `print_schema.NAME.file` where there are several. A file that is no TOML is Diesel's to complain about.
fn printed(text: &str) -> Vec<String> {
    let Ok(mut value) = toml_span::parse(text) else { return Vec::new() };
    let ValueInner::Table(mut table) = value.take() else { return Vec::new() };
    let Some(ValueInner::Table(print)) = table.remove("print_schema").map(|mut value| value.take()) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    for (key, mut value) in print {
        match (key.name.as_ref(), value.take()) {
            ("file", ValueInner::String(file)) => files.push(file.into_owned()),
            (_, ValueInner::Table(mut inner)) => {
                if let Some(ValueInner::String(file)) = inner.remove("file").map(|mut value| value.take()) {
                    files.push(file.into_owned());
                }
            }
            _ => {}
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_or_several() {
        assert_eq!(printed("[print_schema]\nfile = \"src/schema.rs\"\n"), ["src/schema.rs"]);
        let mut several = printed("[print_schema.a]\nfile = \"src/a.rs\"\n[print_schema.b]\nfile = \"src/b.rs\"\n");
        several.sort();
        assert_eq!(several, ["src/a.rs", "src/b.rs"]);
        assert_eq!(printed("[migrations_directory]\ndir = \"m\"\n"), Vec::<String>::new());
        assert_eq!(printed("not = = toml"), Vec::<String>::new());
    }
}
