//! build.rs under cargo itself: when it writes, when it runs again, when it stops a build. (`build/src/tests.rs` asks the library alone.)
//!
//! The packages have a build script of ours and no other dependency, so that building them costs little.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use groundplan_tests::outside::{Package, root};

const MODEL: &str = "groundplan::schema! {\n    \"Tasks have a title.\"\n}\n";

fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

fn package(name: &str) -> Package {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\ndescription = \"d\"\nlicense = \"MIT\"\n\n\
         [build-dependencies]\ngroundplan-build = {{ path = \"{}\", version = \"0.1.0\" }}\n",
        root().join("build").display()
    );
    let build = "fn main() {\n    groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run();\n}\n";
    let files = [
        ("Cargo.toml", manifest.as_str()),
        ("build.rs", build),
        ("groundplan.toml", "engine = \"sqlite\"\n"),
        ("src/lib.rs", "//! Nothing.\n"),
        ("src/model.rs", MODEL), // read by build.rs only: the crate would need the runtime
    ];
    let files: Vec<_> = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let package = Package::new(scratch(), name, &files, |_, text| text);
    age(&package.folder);
    package
}

/// Makes everything a minute old: cargo compares times of files, and tests are fast.
fn age(folder: &Path) {
    let then = SystemTime::now() - Duration::from_secs(60);
    for path in walk(folder) {
        let file = fs::File::open(&path).expect("a file");
        file.set_modified(then).expect("a time");
    }
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("target") {
            out.extend(walk(&path));
        } else if path.is_file() {
            out.push(path);
        }
    }
    out
}

/// Every file of the package with its text, but for the lock file.
fn files(package: &Package) -> BTreeMap<String, String> {
    let own = walk(&package.folder).into_iter().filter(|path| !path.ends_with("Cargo.lock"));
    own.map(|path| {
        let name = path.strip_prefix(&package.folder).expect("inside").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a text"))
    })
    .collect()
}

fn draft(package: &Package) -> String {
    fs::read_to_string(package.folder.join("migrations/.draft/up.sql")).unwrap_or_default()
}

/// Whether this build did something.
fn worked(stderr: &str) -> bool {
    stderr.contains("Compiling") || stderr.contains("Checking") || stderr.contains("Dirty")
}

fn seal(package: &Package) {
    let around = groundplan_cli::Surroundings {
        folder: package.folder.clone(),
        stdin: &mut std::io::empty(),
        now: 1_795_000_000,
        colours: false,
    };
    let output = groundplan_cli::run_in(&["migrate", "initial"], around);
    assert_eq!(output.code, 0, "{}", output.stderr);
}

#[test]
fn the_draft_follows_the_model_and_no_build_runs_twice() {
    let package = package("follows");
    let (_, first) = package.succeed(&["check"], &[]);
    assert!(first.contains("the model has changes that no migration covers: new table `tasks`"), "{first}");
    assert!(draft(&package).contains("CREATE TABLE \"tasks\""));
    for round in ["right after", "once more"] {
        let (_, again) = package.succeed(&["check"], &[]);
        assert!(!worked(&again), "a build {round} does something:\n{again}");
        assert!(again.contains("groundplan migrate NAME"), "the note is replayed:\n{again}");
    }
    fs::write(package.folder.join("src/model.rs"), MODEL.replace("a title", "a title and a place")).expect("a file");
    let (_, edited) = package.succeed(&["check"], &[]);
    assert!(worked(&edited) && draft(&package).contains("\"place\""), "{edited}");
    // As an editor does on every save.
    for _ in 0..3 {
        let (_, again) = package.succeed(&["check"], &[]);
        assert!(!worked(&again), "{again}");
    }
    seal(&package);
    let (_, sealed) = package.succeed(&["check"], &[]);
    assert!(worked(&sealed), "`embed_migrations!` has to see the new folder");
    assert!(!sealed.contains("groundplan migrate NAME"), "{sealed}");
    let (_, again) = package.succeed(&["check"], &[]);
    assert!(!worked(&again), "{again}");
}

#[test]
fn ci_and_release_write_nothing_and_want_a_migration() {
    let package = package("frozen");
    let before = files(&package);
    for (arguments, variables, why) in [
        (&["check"][..], &[("CI", "true")][..], "`CI` is set"),
        (&["check", "--release"], &[], "this is a release build"),
    ] {
        let output = package.cargo(arguments, variables);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{why}: {stderr}");
        assert!(stderr.contains(why) && stderr.contains("run `groundplan migrate NAME`"), "{stderr}");
        assert_eq!(files(&package), before, "{why}");
    }
    seal(&package);
    let before = files(&package);
    package.succeed(&["check"], &[("CI", "true")]);
    package.succeed(&["check", "--release"], &[]);
    let (_, again) = package.succeed(&["check", "--release"], &[]);
    assert!(!worked(&again), "{again}");
    assert_eq!(files(&package), before);
}

#[test]
fn packaging_writes_nothing_and_leaves_the_next_build_alone() {
    let package = package("packaged");
    package.succeed(&["check"], &[]);
    // What is verified names us by version: this checkout stands for the registry.
    let patch = format!("patch.crates-io.groundplan-build.path = \"{}\"", root().join("build").display());
    let verify = ["package", "--allow-dirty", "--offline", "--config", &patch];
    let unsealed = package.cargo(&verify, &[]);
    let stderr = String::from_utf8_lossy(&unsealed.stderr);
    assert!(!unsealed.status.success() && stderr.contains("verified for publishing"), "{stderr}");
    seal(&package);
    package.succeed(&["check"], &[]);
    let before = files(&package);
    let (_, stderr) = package.succeed(&verify, &[]);
    assert!(stderr.contains("Verifying"), "{stderr}");
    assert_eq!(files(&package), before);
    // The verification shares OUT_DIR; a change here must still be seen.
    fs::write(package.folder.join("src/model.rs"), MODEL.replace("a title", "a title and an optional place"))
        .expect("a file");
    package.succeed(&["check"], &[]);
    assert!(draft(&package).contains("ADD COLUMN \"place\""), "{:?}", files(&package).keys());
    let (listed, _) = package.succeed(&["package", "--list", "--allow-dirty", "--offline"], &[]);
    assert!(listed.contains("_initial/up.sql") && !listed.contains(".draft"), "{listed}");
}

#[test]
fn the_files_of_a_schema_and_the_configuration_are_watched() {
    let package = package("watched");
    fs::write(package.folder.join("src/model.rs"), "groundplan::schema!(file = \"model.md\");\n").expect("a file");
    fs::write(package.folder.join("model.md"), "Tasks have a title.").expect("a file");
    age(&package.folder);
    package.succeed(&["check"], &[]);
    let (_, again) = package.succeed(&["check"], &[]);
    assert!(!worked(&again), "{again}");
    fs::write(package.folder.join("model.md"), "Tasks have a title and a place.").expect("a file");
    package.succeed(&["check"], &[]);
    assert!(draft(&package).contains("\"place\""));
    fs::write(package.folder.join("groundplan.toml"), "engine = \"postgres\"\n").expect("a file");
    package.succeed(&["check"], &[]);
    assert!(draft(&package).contains("VARCHAR(255)"), "{}", draft(&package));
}

/// A package whose structs the compiler sees too.
fn with_macros(name: &str, model: &str) -> Package {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\ngroundplan = {{ path = \"{0}/runtime\", features = [\"sqlite\"] }}\n\n\
         [build-dependencies]\ngroundplan-build = {{ path = \"{0}/build\" }}\n",
        root().display()
    );
    let build = "fn main() {\n    groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run();\n}\n";
    let files = [
        ("Cargo.toml", manifest.as_str()),
        ("build.rs", build),
        ("groundplan.toml", "engine = \"sqlite\"\n"),
        ("src/lib.rs", "pub mod model;\n"),
        ("src/model.rs", model),
    ];
    let files: Vec<_> = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let package = Package::new(scratch(), name, &files, |_, text| text);
    age(&package.folder);
    package
}

const THINGS: &str = r#"use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(groundplan::Model)]
pub struct Project {
    pub id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(table = "projects")]
pub struct Plan {
    pub id: Id<Plan>,
    #[model(on_delete = cascade)]
    pub project_id: Id<Project>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
"#;

#[test]
fn what_only_the_whole_schema_shows_is_reported_at_its_place() {
    let model = format!("{THINGS}\npub fn wrong() -> i32 {{\n    \"text\"\n}}\n");
    let package = with_macros("places", &model);
    let output = package.cargo(&["check", "--all-targets"], &[]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{stderr}");
    let twice = "error: `Project` and `Plan` would both be the table `projects`";
    assert_eq!(stderr.matches(twice).count(), 1, "{stderr}");
    assert!(stderr.contains("--> src/model.rs:13:12"), "at the second struct's name:\n{stderr}");
    assert!(stderr.contains("mismatched types"), "rustc's own errors stay visible:\n{stderr}");
    // The folder alone is there, so that `embed_migrations!` has nothing of its own to say.
    assert_eq!(
        walk(&package.folder.join("migrations")),
        Vec::<std::path::PathBuf>::new(),
        "a model with errors has no migration"
    );

    fs::write(package.folder.join("src/model.rs"), THINGS.replace("\"projects\"", "\"plans\"")).expect("a file");
    let (_, mended) = package.succeed(&["check"], &[]);
    assert!(!mended.contains("would both be"), "a finding that was mended is gone:\n{mended}");
    assert!(draft(&package).contains("CREATE TABLE \"plans\""));

    // A file that build.rs does not read: nothing stays unmigrated in silence.
    let other = THINGS.split("#[derive").take(2).collect::<Vec<_>>().join("#[derive").replace("Project", "Other");
    fs::write(package.folder.join("src/other.rs"), other).expect("a file");
    fs::write(package.folder.join("src/lib.rs"), "pub mod model;\npub mod other;\n").expect("a file");
    let output = package.cargo(&["check"], &[]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("add `\"src/other.rs\"` to `from_files`") && stderr.contains("--> src/other.rs:5:12"),
        "{stderr}"
    );
}
