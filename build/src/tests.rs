//! What a build does in a package on disk, with cargo's answers given by hand. `tests/tests/build_script.rs` asks cargo itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_schema::findings::Findings;

use super::*;

const MODEL: &str = r#"
groundplan::schema! {
    engine = sqlite;
    "Organizations are the tenants and have a name."
    "Tasks have a title."
}
"#;

/// A package in a folder of its own, gone with the value.
struct Home(PathBuf);

impl Home {
    fn new(test: &str, files: &[(&str, &str)]) -> Home {
        let home = Home(std::env::temp_dir().join(format!("groundplan-build-{test}-{}", std::process::id())));
        let _ = fs::remove_dir_all(&home.0);
        fs::create_dir_all(home.0.join("out")).expect("a temporary folder");
        files.iter().for_each(|(path, text)| home.write(path, text));
        home
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join("package").join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a temporary folder");
        fs::write(path, text).expect("a temporary file");
    }

    fn around(&self) -> Surroundings {
        Surroundings { package: self.0.join("package"), out: self.0.join("out"), ..Surroundings::default() }
    }

    fn build(&self) -> Report {
        schema().build(&self.around())
    }

    /// Every file of the package, with its text.
    fn files(&self) -> BTreeMap<String, String> {
        fn walk(folder: &Path, root: &Path, out: &mut BTreeMap<String, String>) {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    walk(&path, root, out);
                } else {
                    let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                    out.insert(name, fs::read_to_string(&path).expect("a text"));
                }
            }
        }
        let mut out = BTreeMap::new();
        walk(&self.0.join("package"), &self.0.join("package"), &mut out);
        out
    }

    fn out(&self, name: &str) -> String {
        fs::read_to_string(self.0.join("out").join(name)).expect("build.rs leaves this file")
    }

    fn findings(&self) -> Findings {
        Findings::parse(&self.out("groundplan_findings.txt")).expect("findings")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn schema() -> Schema {
    Schema::from_files(["./src/model.rs"]).migrations("migrations")
}

#[test]
fn a_debug_build_at_home_writes_the_draft_and_goes_on() {
    let home = Home::new("draft", &[("src/model.rs", MODEL)]);
    let report = home.build();
    assert_eq!(report.errors, Vec::<String>::new());
    assert_eq!(report.notes.len(), 1, "{:?}", report.notes);
    assert!(report.notes[0].contains("new table `tasks`") && report.notes[0].contains("groundplan migrate NAME"));
    let names: Vec<String> = home.files().into_keys().filter(|name| name.starts_with("migrations")).collect();
    let draft = [".gitignore", "down.sql", "metadata.toml", "schema.json", "up.sql"];
    assert_eq!(names, draft.map(|name| format!("migrations/.draft/{name}")));
    assert!(home.out("groundplan.sql").contains("CREATE TABLE \"tasks\""));
    assert!(home.out("groundplan.mmd").starts_with("erDiagram"));
    assert!(home.out("groundplan_scorecard.txt").starts_with("scorecard: "));
    let before = home.files();
    home.build();
    assert_eq!(home.files(), before, "a second build changes nothing");
}

#[test]
fn a_model_with_errors_has_no_draft_but_a_folder_to_embed() {
    let home =
        Home::new("embeds", &[("src/model.rs", "groundplan::schema! { engine = sqlite, \"Gibber flub the wug.\" }\n")]);
    let frozen = schema().frozen(true).build(&home.around());
    assert!(!home.0.join("package/migrations").exists(), "{frozen:?}");
    let report = home.build();
    assert_eq!(report.errors, Vec::<String>::new());
    let folder = home.0.join("package/migrations");
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
    let time = |path: &std::path::Path| fs::metadata(path).and_then(|m| m.modified()).expect("a time");
    assert!(time(&folder) <= time(&home.0.join("package/src/model.rs")), "cargo would run the build script again");
}

#[test]
fn elsewhere_nothing_is_written_and_a_pending_change_is_an_error() {
    let home = Home::new("frozen", &[("src/model.rs", MODEL)]);
    let (before, around) = (home.files(), home.around());
    let frozen = schema().frozen(true).build(&around);
    let ci = schema().build(&Surroundings { ci: true, ..around.clone() });
    let release = schema().build(&Surroundings { release: true, ..around });
    for (report, why) in [(frozen, "`.frozen(true)`"), (ci, "`CI`"), (release, "release")] {
        assert_eq!(report.errors.len(), 1, "{why}: {:?}", report.errors);
        assert!(report.errors[0].contains(why) && report.errors[0].contains("groundplan migrate NAME"), "{report:?}");
    }
    assert_eq!(home.files(), before);
}

#[test]
fn only_what_exists_is_watched() {
    let home = Home::new("watch", &[("src/model.rs", MODEL), ("groundplan.toml", "")]);
    let watched = |report: Report| -> Vec<String> {
        let root = home.0.join("package");
        let paths = report.watch.iter().filter(|path| path.exists());
        let mut names: Vec<_> =
            paths.map(|path| path.strip_prefix(&root).expect("absolute, inside").display().to_string()).collect();
        names.sort();
        names.dedup();
        names
    };
    let ci = schema().build(&Surroundings { ci: true, ..home.around() });
    assert_eq!(watched(ci), ["groundplan.toml", "src/model.rs"]);
    assert_eq!(watched(home.build()), ["groundplan.toml", "migrations", "src/model.rs"]);
}

#[test]
fn a_text_in_a_file_is_read_and_watched() {
    let model = "groundplan::schema! { engine = sqlite, file = \"src/crm.md\" }";
    let home = Home::new("file", &[("src/model.rs", model), ("src/crm.md", "Tasks have a title.")]);
    let report = home.build();
    assert!(report.watch.contains(&home.0.join("package/src/crm.md")));
    assert!(home.out("groundplan.sql").contains("CREATE TABLE \"tasks\""));
}

#[test]
fn what_only_the_whole_schema_shows_is_left_for_the_macros() {
    let task = "#[derive(groundplan::Model)]\npub struct Task {\n    pub id: groundplan::Id<Task>,\n    \
                #[model(on_delete = cascade)]\n    pub project_id: groundplan::Id<Project>,\n    \
                pub created_at: DateTime<Utc>,\n    pub updated_at: DateTime<Utc>,\n}\n";
    let home = Home::new("findings", &[("src/model.rs", task), ("groundplan.toml", "engine = \"sqlite\"\n")]);
    let report = home.build();
    assert_eq!(report.errors, Vec::<String>::new(), "what has a place is the macro's to report");
    let findings = home.findings();
    assert_eq!(findings.package, home.0.join("package").to_string_lossy());
    assert_eq!(findings.files, ["src/model.rs"]);
    let unknown = findings.list.iter().find(|finding| finding.message.contains("`Project`"));
    let unknown = unknown.unwrap_or_else(|| panic!("nobody misses Project: {:?}", findings.list));
    assert_eq!((unknown.place.file.as_str(), unknown.place.line), ("src/model.rs", 5));
    assert!(!home.files().keys().any(|name| name.starts_with("migrations")), "a model with errors has no migration");
}

#[test]
fn a_baseline_is_read_and_watched_and_what_it_knows_is_not_left_for_the_macros() {
    let task = "#[derive(groundplan::Model)]\npub struct Task {\n    pub id: groundplan::Id<Task>,\n    pub title: String,\n    \
                pub created_at: DateTime<Utc>,\n    pub updated_at: DateTime<Utc>,\n}\n";
    let config = "engine = \"sqlite\"\n[scorecard]\nbaseline = \"known.toml\"\n";
    let line = "    { rule = \"bare_varchar\", table = \"tasks\", column = \"title\" },\n";
    let known = format!("known = [\n{line}]\n");
    let files = [("src/model.rs", task), ("groundplan.toml", config), ("known.toml", known.as_str())];
    let home = Home::new("baseline", &files);
    assert!(home.build().watch.contains(&home.0.join("package/known.toml")));
    assert_eq!(home.findings().list, []);
    home.write("src/model.rs", &task.replace("    pub title", "    #[model(text)]\n    pub title"));
    home.build();
    let findings = home.findings();
    let [stale] = findings.list.as_slice() else { panic!("{:?}", findings.list) };
    assert_eq!((stale.code.as_str(), stale.place.file.as_str(), stale.place.line), ("stale_baseline", "known.toml", 2));
}

#[test]
fn soft_deletes_of_structs_are_told_who_follows() {
    let model = r"
        #[derive(groundplan::Model)]
        #[model(soft_delete)]
        pub struct Project {
            pub id: Id<Project>,
            pub created_at: DateTime<Utc>,
            pub updated_at: DateTime<Utc>,
            pub deleted_at: Option<DateTime<Utc>>,
        }
        #[derive(groundplan::Model)]
        #[model(soft_delete)]
        pub struct Task {
            pub id: Id<Task>,
            #[model(on_delete = cascade)]
            pub project_id: Id<Project>,
            pub created_at: DateTime<Utc>,
            pub updated_at: DateTime<Utc>,
            pub deleted_at: Option<DateTime<Utc>>,
        }";
    let home = Home::new("follows", &[("src/model.rs", model), ("groundplan.toml", "engine = \"sqlite\"\n")]);
    home.build();
    let findings = home.findings();
    assert_eq!(findings.list, [], "the model is in order");
    let follows: Vec<_> =
        findings.follows.iter().map(|(of, follow)| (of.as_str(), follow.child.as_str(), &*follow.deleted_at)).collect();
    assert_eq!(follows, [("projects", "tasks", "deleted_at")]);
}

#[test]
fn diesels_own_schema_must_not_land_on_the_model() {
    let files = [("src/model.rs", MODEL), ("diesel.toml", "[print_schema]\nfile = \"src/model.rs\"\n")];
    let home = Home::new("diesel", &files);
    home.build();
    let findings = home.findings();
    assert_eq!(findings.list.len(), 1, "{findings:?}");
    assert_eq!(findings.list[0].code, "diesel_overwrites_model");
    home.write("diesel.toml", "[print_schema]\nfile = \"src/schema.rs\"\n");
    home.build();
    assert_eq!(home.findings().list, []);
}

#[test]
fn a_missing_file_names_itself() {
    let home = Home::new("missing", &[("src/other.rs", MODEL)]);
    let report = home.build();
    assert_eq!(report.errors.len(), 1);
    assert!(report.errors[0].contains("`src/model.rs`") && report.errors[0].contains("from_files"), "{report:?}");
}

#[test]
fn a_spoilt_migrations_folder_stops_a_build_only_where_nobody_works_on_it() {
    let home = Home::new("spoilt", &[("src/model.rs", MODEL), ("migrations/2026-01-01-000000_a/schema.json", "{")]);
    let report = home.build();
    assert_eq!((report.errors.len(), report.notes.len()), (0, 1), "{report:?}");
    let ci = schema().build(&Surroundings { ci: true, ..home.around() });
    assert_eq!((ci.errors.len(), ci.notes.len()), (1, 0), "{ci:?}");
    assert!(ci.errors[0].contains("git checkout"), "{ci:?}");
}

#[test]
fn a_file_of_statements_follows_the_model() {
    let home = Home::new("ddl", &[("src/model.rs", MODEL)]);
    let schema = || Schema::from_files(["src/model.rs"]).ddl("schema.sql");
    let ci = Surroundings { ci: true, ..home.around() };
    let missing = schema().build(&ci);
    assert!(
        missing.errors.len() == 1 && missing.errors[0].contains("`schema.sql` is not what the model says"),
        "{missing:?}"
    );
    let report = schema().build(&home.around());
    assert_eq!((report.errors.len(), report.notes.len()), (0, 0), "{report:?}");
    assert_eq!(home.files()["schema.sql"], home.out("groundplan.sql"));
    assert_eq!(schema().build(&ci).errors, Vec::<String>::new());
    home.write("schema.sql", "-- edited");
    assert_eq!(schema().build(&ci).errors.len(), 1);
    assert_eq!(home.files()["schema.sql"], "-- edited");
}

#[test]
fn what_cannot_be_planned_has_no_draft_and_names_the_way() {
    let home = Home::new("by-hand", &[("src/model.rs", MODEL)]);
    home.build();
    let migrations = home.0.join("package/migrations");
    fs::rename(migrations.join(".draft"), migrations.join("2026-01-01-000000_initial")).expect("a sealed draft");
    assert_eq!(home.build().notes, Vec::<String>::new(), "the sealed migration covers the model");
    home.write("src/model.rs", &MODEL.replace("a title", "a title and an optional place"));
    assert!(home.build().notes[0].contains("groundplan migrate NAME`"));
    assert!(migrations.join(".draft/up.sql").exists());

    home.write("src/model.rs", &MODEL.replace("a title", "a label"));
    let report = home.build();
    assert_eq!((report.errors.len(), report.notes.len()), (0, 1), "{report:?}");
    let note = &report.notes[0];
    assert!(note.contains("column `tasks.title` is gone") && note.contains("--by-hand"), "{note}");
    assert!(!migrations.join(".draft").exists(), "half a plan is none");
}

#[test]
fn an_enum_alone_in_its_file_is_known_by_the_name_of_cargo_toml() {
    let files = [
        (
            "Cargo.toml",
            "[package]\nname = \"shop\"\n[dependencies]\nplan = { package = \"groundplan\", version = \"0.1\" }\n",
        ),
        ("groundplan.toml", "engine = \"sqlite\"\n"),
        ("src/level.rs", "#[derive(plan::Enum)]\npub enum Level { Low, High }\n"),
        (
            "src/task.rs",
            "#[derive(plan::Model)]\npub struct Task {\n pub id: plan::Id<Task>,\n #[model(default = Level::Low)]\n pub level: Level,\n pub created_at: DateTime<Utc>,\n pub updated_at: DateTime<Utc>,\n}\n",
        ),
    ];
    let home = Home::new("renamed", &files);
    let report = Schema::from_files(["src/level.rs", "src/task.rs"]).migrations("migrations").build(&home.around());
    assert!(report.errors.is_empty(), "{report:?}");
    let draft =
        home.files().into_iter().filter(|(path, _)| path.contains(".draft")).map(|(_, text)| text).collect::<String>();
    assert!(draft.contains("IN ('low', 'high')"), "the check of its values is missing:\n{draft}");
}
