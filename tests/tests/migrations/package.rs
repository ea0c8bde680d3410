//! A package on disk whose model is one text, and the command in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_cli::{Output, Surroundings};

pub(crate) struct Package {
    pub(crate) folder: PathBuf,
    now: i64,
}

impl Package {
    /// A fresh package. `name` is the test's own, because tests run at once.
    pub(crate) fn new(name: &str, engine: &str) -> Package {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("migrations").join(engine).join(name);
        Package::at(folder, engine)
    }

    pub(crate) fn at(folder: PathBuf, engine: &str) -> Package {
        let _ = fs::remove_dir_all(&folder);
        let package = Package { folder, now: 1_795_000_000 }; // 2026-11-18 11:06:40
        package.write("Cargo.toml", "[package]\nname = \"model\"\nversion = \"0.1.0\"\n");
        package.write("groundplan.toml", &format!("engine = \"{engine}\"\n"));
        package
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder under target");
        fs::write(path, text).expect("a file under target");
    }

    /// Makes this text the model.
    pub(crate) fn model(&self, text: &str) {
        self.write("src/model.rs", "groundplan::schema!(file = \"src/model.md\");\n");
        self.write("src/model.md", text);
    }

    /// `groundplan …` in the package's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let around =
            Surroundings { folder: self.folder.clone(), stdin: &mut std::io::empty(), now: self.now, colours: false };
        groundplan_cli::run_in(arguments, around)
    }

    /// `groundplan migrate NAME`, which must work; gives the new folders.
    pub(crate) fn migrate(&self, name: &str) -> Vec<String> {
        let output = self.run(&["migrate", name]);
        assert_eq!(output.code, 0, "{}: {}", self.folder.display(), output.stderr);
        output.stdout.lines().map(|line| line.strip_prefix("migrations/").expect("a folder").to_owned()).collect()
    }

    /// The script that makes the model in an empty database.
    #[allow(dead_code, reason = "each package that includes this file uses what it needs")]
    pub(crate) fn ddl(&self) -> String {
        let output = self.run(&["read", ".", "--format", "sql"]);
        assert_eq!(output.code, 0, "{}", output.stderr);
        output.stdout
    }

    /// Every file under migrations, with its text.
    #[allow(dead_code, reason = "each package that includes this file uses what it needs")]
    pub(crate) fn migrations(&self) -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        let Ok(folders) = fs::read_dir(self.folder.join("migrations")) else { return out };
        for folder in folders {
            let folder = folder.expect("an entry").path();
            for file in fs::read_dir(&folder).expect("a folder") {
                let path = file.expect("an entry").path();
                let name = path.strip_prefix(self.folder.join("migrations")).expect("inside");
                out.insert(name.to_string_lossy().into_owned(), fs::read_to_string(&path).expect("a text"));
            }
        }
        out
    }
}
