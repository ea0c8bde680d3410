//! A package outside the workspace, made only from the README: it builds, migrates, makes a tenant and queries; also under another name.
//! (The same on PostgreSQL is in `tests/postgres`.)

use groundplan_tests::outside::{Package, files, root};
use std::path::Path;

fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

fn migrate(folder: &Path, arguments: &[&str]) -> groundplan_cli::Output {
    let arguments: Vec<&str> = std::iter::once("migrate").chain(arguments.iter().copied()).collect();
    let around = groundplan_cli::Surroundings {
        folder: folder.to_owned(),
        stdin: &mut std::io::empty(),
        now: 1_795_000_000,
        colours: false,
    };
    groundplan_cli::run_in(&arguments, around)
}

#[test]
fn the_readme_works_as_it_stands() {
    let package = Package::new(scratch(), "tracker", &files(""), |_, text| text);
    package.succeed(&["build"], &[]);
    let draft = package.folder.join("migrations/.draft/up.sql");
    let up = std::fs::read_to_string(&draft).expect("the first build writes the draft");
    assert!(up.contains("CREATE TABLE \"tasks\""), "{up}");

    let (_, again) = package.succeed(&["build"], &[]);
    assert!(!again.contains("Compiling"), "a second build does something:\n{again}");

    let sealed = migrate(&package.folder, &["first"]);
    assert_eq!(sealed.code, 0, "{}", sealed.stderr);
    assert!(!draft.exists(), "the draft is sealed, yet it is still there");

    let (out, _) = package.succeed(&["run"], &[]);
    assert_eq!(out.trim(), "Acme sees [\"Ship it\"]");
    let (out, _) = package.succeed(&["run"], &[]);
    assert_eq!(out.trim(), "Acme sees [\"Ship it\"]", "a second run sees the second Acme's own task only");
}

#[test]
fn the_readme_works_under_another_name() {
    let package = Package::new(scratch(), "renamed", &files(""), |path, text| match path {
        // The package has a name of its own too: two of one name in one target folder would take each other's place.
        "Cargo.toml" => text
            .replace("groundplan = { version", "plan = { package = \"groundplan\", version")
            .replace("name = \"tracker\"", "name = \"renamed\""),
        "src/model.rs" => {
            // A derive beside the text, since it learns the name in another way.
            text.replace("groundplan::", "plan::")
                + "#[derive(plan::Model)]\n#[model(tenant)]\npub struct Note {\n    pub id: plan::Id<Note>,\n    \
                   pub organization_id: plan::Id<Organization>,\n    #[model(on_delete = cascade)]\n    pub task_id: plan::Id<Task>,\n    \
                   #[model(text)]\n    pub text: String,\n    pub created_at: plan::chrono::DateTime<plan::chrono::Utc>,\n    \
                   pub updated_at: plan::chrono::DateTime<plan::chrono::Utc>,\n}\n"
        }
        "src/main.rs" => text.replace("groundplan::", "plan::"),
        _ => text,
    });
    package.succeed(&["build"], &[]);
    let sealed = migrate(&package.folder, &["first"]);
    assert_eq!(sealed.code, 0, "{}", sealed.stderr);
    let (out, _) = package.succeed(&["run"], &[]);
    assert_eq!(out.trim(), "Acme sees [\"Ship it\"]");
}

/// The Rust blocks of the README's first screen, in order: the text, the struct, the query.
fn first_screen() -> (Vec<String>, String) {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let screen = readme.split("## Getting started").next().expect("a first screen").to_owned();
    let blocks = screen.split("```rust,ignore\n").skip(1).filter_map(|rest| rest.split("```").next());
    (blocks.map(str::to_owned).collect(), screen)
}

#[test]
fn the_first_screen_is_true() {
    let (blocks, screen) = first_screen();
    let [english, structs, query] = blocks.as_slice() else { panic!("the first screen has three blocks of Rust") };
    let around = "
#[derive(groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Model)]
#[model(tenant)]
pub struct Project {
    pub id: Id<Project>,
    pub organization_id: Id<Organization>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq)]
pub enum TaskStatus {
    Pending,
    Active,
    Done,
}
";
    let main = format!(
        "#![allow(dead_code)]
mod english;
mod model;
use groundplan::prelude::*;
use groundplan::diesel::{{QueryResult, SqliteConnection}};
use model::{{Organization, Task, TaskStatus}};

fn due(tenant: Tenant<Organization>, mut conn: SqliteConnection) -> QueryResult<Vec<Task>> {{
    {query}
    Ok(due)
}}
fn main() {{}}
"
    );
    let plain = files("");
    let file = |name: &str| plain.iter().find(|(file, _)| file == name).expect("a file of the README").1.clone();
    let mut package = vec![
        ("Cargo.toml".to_owned(), file("Cargo.toml").replace("\"tracker\"", "\"first-screen\"")),
        ("groundplan.toml".to_owned(), file("groundplan.toml")),
        ("src/english.rs".to_owned(), english.clone()),
        ("src/model.rs".to_owned(), format!("{structs}{around}")),
        ("src/main.rs".to_owned(), main),
    ];
    let wrong = Package::new(scratch(), "first-screen", &package, |_, text| text);
    let said = wrong.cargo(&["check", "--color", "never"], &[]);
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    let shown: Vec<&str> = screen.lines().skip_while(|line| !line.starts_with("    error: ")).collect();
    let shown: Vec<&str> =
        shown.iter().take_while(|line| line.starts_with("    ")).map(|line| line[4..].trim_end()).collect();
    assert_eq!(shown.len(), 7, "the first screen shows an error: {shown:?}");
    assert!(said.contains(&shown.join("\n")), "the README shows\n{}\nand rustc says\n{said}", shown.join("\n"));

    // With its cure pasted in, all of it compiles.
    let cured = structs.replace("    pub project_id", "    #[model(on_delete = cascade)]\n    pub project_id");
    package[3].1 = format!("{cured}{around}");
    Package::new(scratch(), "first-screen", &package, |_, text| text).succeed(&["check"], &[]);
}
