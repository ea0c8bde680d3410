//! Migrations for programs that are not ours to look at: `cargo xtask judges` finds them where this test leaves them.

use std::fs;
use std::path::Path;

/// A model and the one that it becomes: new tables, columns, checks, foreign keys and indexes, under row level security, with the audit log.
const FIRST: &str = "\
Organizations are the tenants and have a name. Users have a unique email. Projects have a name.
Tasks have a title (up to 200 characters) and a status. Status can be open or done.
Tasks belong to projects; deleting a project deletes its tasks. Changes to tasks are audited. Deleted projects are kept.";
const THEN: &str = "
Tasks have an optional due date and an optional reviewer, who is a user. Users often search tasks by due date.
Tasks have a rank (integer, default 3) between 1 and 5. Labels have a name.";

#[test]
fn migrations_are_left_for_the_judges() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged");
    if package.exists() {
        fs::remove_dir_all(&package).expect("the folder of an earlier run");
    }
    let write = |name: &str, text: &str| {
        let file = package.join(name);
        fs::create_dir_all(file.parent().expect("it stands in the package")).expect("a folder under target");
        fs::write(&file, text).expect("a file under target");
    };
    write("Cargo.toml", "[package]\nname = \"judged\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n");
    let roles = "app_role = \"app\"\nadmin_role = \"app_admin\"\n";
    write("groundplan.toml", &format!("engine = \"postgres\"\n[tenancy]\nmodel = \"Organization\"\n{roles}"));
    let list = "groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run();";
    write("build.rs", &format!("fn main() {{ {list} }}\n"));
    for (name, text) in [("first", FIRST.to_owned()), ("second", format!("{FIRST}{THEN}"))] {
        write("src/model.rs", &format!("groundplan::schema! {{\n    \"{text}\"\n}}\n"));
        let package = package.to_str().expect("UTF-8");
        let output = groundplan_cli::run(&["migrate", name, "--package", package], "");
        assert_eq!(output.code, 0, "migrate {name}: {}", output.stderr);
    }
    let folders = fs::read_dir(package.join("migrations")).expect("the migrations").flatten();
    let sealed = folders.filter(|folder| folder.path().join("up.sql").is_file()).count();
    assert!(sealed > 3, "an index that is built concurrently has a folder of its own: {sealed}");
}
