//! Documentation that the database keeps: made with its table, changed by a migration and taken back, and missed where somebody changes it by
//! hand. Each engine that has comments runs it (`comments.rs` of tests/postgres and tests/mariadb).

use groundplan_cli::{Output, Surroundings, run_in};
use serde_json::Value;
use std::path::{Path, PathBuf};

const BEFORE: &str = r#"
/// Somebody's "plan": it's `short`; -- and all
#[derive(Model)]
struct Plan {
    id: Id<Plan>,
    /// What it's called.
    #[model(max_length = 40)]
    name: String,
    /// Gone soon.
    #[model(default = false)]
    active: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}
"#;
const AFTER: &str = r#"
/// Somebody's plan.
#[derive(Model)]
struct Plan {
    id: Id<Plan>,
    /// What it's called,
    /// by its author.
    #[model(max_length = 40)]
    name: String,
    #[model(default = false)]
    active: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// New, and it says so.
    #[model(default = 7)]
    note: i32,
}
"#;

/// What an engine's package brings.
pub struct Engine<'a> {
    /// `postgres`.
    pub name: &'static str,
    /// An empty database.
    pub url: &'a str,
    /// Runs a script there.
    pub run: &'a mut dyn FnMut(&str),
    /// A folder of the test's own.
    pub folder: PathBuf,
    /// What somebody does to the comments of the table and of its `name` by hand.
    pub by_hand: &'static [&'static str],
}

/// # Panics
/// Where the comments are not what the model says.
pub fn are_kept_in_step(engine: &mut Engine<'_>) {
    let folder = engine.folder.clone();
    let write = |path: &str, text: &str| std::fs::write(folder.join(path), text).expect("a file");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("src")).expect("a folder");
    write("Cargo.toml", "[package]\nname = \"comments\"\nversion = \"0.1.0\"\n");
    let model = |model: &str| {
        let uses = "use groundplan::{Id, Model};\nuse groundplan::chrono::{DateTime, Utc};\n";
        write("src/model.rs", &format!("{uses}{model}"));
    };
    write("groundplan.toml", &format!("engine = \"{}\"\ncomments = true\n", engine.name));
    model(BEFORE);
    migrated(engine, "initial", "up.sql");
    assert_eq!(drift(engine), Vec::<String>::new());

    for by_hand in engine.by_hand {
        (engine.run)(by_hand);
        let found = drift(engine);
        let [cure] = found.as_slice() else { panic!("{by_hand}: {found:?}") };
        (engine.run)(cure);
        assert_eq!(drift(engine), Vec::<String>::new(), "{by_hand}: {cure}");
    }

    model(AFTER);
    assert_eq!(drift(engine).len(), 4, "the table, two columns with a comment and one without");
    let made = migrated(engine, "second", "up.sql");
    assert_eq!(drift(engine), Vec::<String>::new());
    let down = std::fs::read_to_string(made.join("down.sql")).expect("the way back");
    (engine.run)(&down);
    model(BEFORE);
    assert_eq!(drift(engine), Vec::<String>::new());
}

fn command(engine: &Engine<'_>, arguments: &[&str]) -> Output {
    let mut nothing = std::io::empty();
    let around =
        Surroundings { folder: engine.folder.clone(), stdin: &mut nothing, now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

/// The cure of each difference, after its direction and kind have been looked at.
fn drift(engine: &Engine<'_>) -> Vec<String> {
    let arguments = ["drift", ".", "--database-url", engine.url, "--format", "json", "--ignore", "__diesel*"];
    let output = command(engine, &arguments);
    let document: Value = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let list = document["differences"].as_array().expect("a list");
    let cure = |one: &Value| {
        let is_comment = one["kind"] == "comment" && one["direction"] == "different";
        assert!(is_comment || (one["kind"] == "column" && one["name"] == "note"), "{one:#}");
        one["cure"].as_str().expect("a cure").to_owned()
    };
    list.iter().map(cure).collect()
}

/// A migration of this name, run.
fn migrated(engine: &mut Engine<'_>, name: &str, file: &str) -> PathBuf {
    let output = command(engine, &["migrate", name]);
    assert_eq!(output.code, 0, "{}", output.stderr);
    let folders: Vec<&str> = output.stdout.lines().collect();
    let [folder] = folders.as_slice() else { panic!("one folder, not {folders:?}") };
    let folder = engine.folder.join(Path::new(folder));
    (engine.run)(&std::fs::read_to_string(folder.join(file)).expect("a script"));
    folder
}
