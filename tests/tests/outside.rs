//! A package outside the workspace, made only from the README: it builds, migrates, makes a tenant and queries; also under another name.
//! (The same on PostgreSQL is in `tests/postgres`.)

use groundplan_tests::outside::{Package, files};
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
