//! The `groundplan` command: what it takes, what it prints where, and how it exits.

use std::path::{Path, PathBuf};

use groundplan_cli::{Output, Surroundings, run, run_in};

const TASKS: &str = "Projects have a name. Tasks have a title. Tasks belong to projects.";

/// A fresh folder of a test's own, with these files.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder under target");
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder under target");
        std::fs::write(path, text).expect("a file under target");
    }
    folder
}

fn run_at(folder: &Path, arguments: &[&str], stdin: &str) -> Output {
    let around =
        Surroundings { folder: folder.to_owned(), stdin: &mut stdin.as_bytes(), now: 1_795_000_000, colours: false };
    run_in(arguments, around)
}

fn document(output: &Output) -> serde_json::Value {
    serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[test]
fn standard_input_is_english_and_postgres() {
    let output = run(&["read", "-"], TASKS);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    let document = document(&output);
    assert_eq!(document["engine"], "postgres");
    assert_eq!(document["version"], 1);
    let names: Vec<&str> =
        document["models"].as_array().expect("models").iter().filter_map(|m| m["name"].as_str()).collect();
    assert_eq!(names, ["Project", "Task"]);
    assert_eq!(document["models"][1]["fields"][1]["origin"]["file"], "<stdin>");
}

#[test]
fn formats_are_four() {
    let starts = [
        ("json", "{\n  \"version\": 1"),
        ("sql", "CREATE OR REPLACE FUNCTION"),
        ("mermaid", "erDiagram"),
        ("report", "# "),
    ];
    for (format, start) in starts {
        let output = run(&["read", "-", "--format", format], TASKS);
        assert_eq!(output.code, 0, "{format}: {}", output.stderr);
        assert!(output.stdout.starts_with(start), "{format}: {}", output.stdout);
    }
    let output = run(&["read", "-", "--format", "yaml"], TASKS);
    assert_eq!((output.code, output.stdout.as_str()), (2, ""));
    assert!(output.stderr.contains("mermaid"), "{}", output.stderr);
}

#[test]
fn the_engine_of_an_option_holds_whatever_else_is_said() {
    let home =
        folder("engine", &[("groundplan.toml", "engine = \"postgres\"\nengine_version = \"15\"\n"), ("m.md", TASKS)]);
    assert_eq!(document(&run_at(&home, &["read", "m.md"], ""))["engine"], "postgres");
    assert_eq!(document(&run_at(&home, &["read", "m.md", "--engine", "sqlite"], ""))["engine"], "sqlite");
    let said = format!("Use SQLite. {TASKS}");
    assert_eq!(document(&run(&["read", "-"], &said))["engine"], "sqlite");
    assert_eq!(document(&run(&["read", "-", "--engine", "postgresql"], &said))["engine"], "postgres");
    let odd = run(&["read", "-", "--engine", "oracle"], TASKS);
    assert_eq!(odd.code, 2);
    assert!(odd.stderr.contains("postgres, mysql, mariadb, sqlite"), "{}", odd.stderr);
}

#[test]
fn what_is_not_understood_is_shown_at_its_place() {
    let output = run(&["read", "-"], "Tasks have a title.\nTasks frobnicate the gizmo.\n");
    assert_eq!((output.code, output.stdout.as_str()), (1, ""));
    for words in
        ["error: ", " --> <stdin>:2:", "2 | Tasks frobnicate the gizmo.", "^", "= rule: not_understood", "= help: "]
    {
        assert!(output.stderr.contains(words), "`{words}` is missing:\n{}", output.stderr);
    }
    assert!(!output.stderr.contains('\u{1b}'), "nobody asked for colours");
    let coloured = run(&["--color", "always", "read", "-"], "Tasks frobnicate the gizmo.");
    assert!(coloured.stderr.contains('\u{1b}'));
}

#[test]
fn lenient_lists_instead_of_failing() {
    let output = run(&["read", "-", "--lenient"], "Tasks have a title.\nTasks frobnicate the gizmo.\n");
    assert_eq!(output.code, 0, "{}", output.stderr);
    let document = document(&output);
    assert_eq!(document["unread"][0]["line"], 2);
    assert_eq!(document["models"][0]["name"], "Task");
}

/// What conventions fill in: listed, and under `strict` refused with what to write; the same sentences written into the text are accepted.
#[test]
fn assumptions_are_listed_and_strict_forbids_them() {
    let text = "Guilds are the tenants and have a name (string(90)).\nPots have a title, a due date and a unique code (string(9)).\n\
        Pots belong to kilns.\nPots are linked with glazes. Glazes have a fired flag.\n";
    let home = folder("lax", &[("m.md", text)]);
    let report = run_at(&home, &["read", "m.md", "--format", "report"], "");
    let lists = run_at(&home, &["read", "m.md"], "");
    let assumptions = document(&lists)["assumptions"].as_array().cloned().unwrap_or_default();
    assert!(report.stdout.contains(&format!("- {} assumptions", assumptions.len())), "{}", report.stdout);
    assert!(report.stdout.contains("- m.md:3:16: “kilns”: no sentence says what a kiln has"), "{}", report.stdout);
    assert!(assumptions.iter().any(|one| one["line"] == 3 && one["column"] == 16 && one["text"] == "kilns"));

    let home = folder("strict", &[("groundplan.toml", "strict = true\n"), ("m.md", text)]);
    let strict = run_at(&home, &["read", "m.md"], "");
    assert_eq!((strict.code, strict.stdout.as_str()), (1, ""));
    assert_eq!(strict.stderr.matches("= rule: strict").count(), assumptions.len(), "{}", strict.stderr);
    for words in [
        "title (string(255))",
        "due date (date)",
        "due date (optional)",
        "Pot codes are unique within a guild.",
        "Kilns have a name.",
        "A kiln cannot be deleted while it has pots.",
        "Deleting a pot deletes its pot glazes.",
        "Deleting a glaze deletes its pot glazes.",
        "fired (default false)",
    ] {
        assert!(strict.stderr.contains(&format!("say it in the text: \"{words}\"")), "{words}\n{}", strict.stderr);
    }

    let said = "Guilds are the tenants and have a name (string(90)).\n\
        Pots have a title (string(255)), a due date (date, optional) and a code (string(9)).\n\
        Pot codes are unique within a guild.\nKilns have a name (string(90)). Pots belong to kilns.\n\
        A kiln cannot be deleted while it has pots.\n\
        Pots are linked with glazes. Glazes have a fired flag (boolean, default false).\n\
        Deleting a pot deletes its pot glazes. Deleting a glaze deletes its pot glazes.\n";
    let home = folder("strict", &[("groundplan.toml", "strict = true\n"), ("m.md", said)]);
    let strict = run_at(&home, &["read", "m.md"], "");
    assert_eq!(strict.code, 0, "{}", strict.stderr);
    assert_eq!(document(&strict)["assumptions"].as_array().map(Vec::len), Some(0));
}

/// Lines that end as on Windows, a tab, and letters of several bytes before the mistake: columns count characters, and nothing else is drawn.
#[test]
fn odd_lines_are_shown_as_they_are() {
    let text = "Piers have a name.\r\n\t<!-- für --> Ferries have a name, a colour, more or less.\r\n\r\nPiers have\r\ntails on Sundays.\r\n";
    let output = run(&["read", "-"], text);
    assert!(output.stderr.contains(" --> <stdin>:2:46\n"), "{}", output.stderr);
    let lines: Vec<&str> = output.stderr.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("2 |")).expect("the line is shown");
    let column = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count());
    assert_eq!(column(lines[at], "more or less"), column(lines[at + 1], "^"), "{}", output.stderr);
    assert_eq!(lines[at + 1].matches('^').count(), "more or less".len());
    assert!(!output.stderr.contains(['\r', '\u{240d}']), "{:?}", output.stderr);
}

#[test]
fn all_mistakes_are_shown_at_once() {
    let output = run(&["read", "-"], "Tasks frobnicate the gizmo.\nProjects have a name.\nKilns shimmer.\n");
    assert_eq!(output.code, 1);
    assert_eq!(output.stderr.matches("error: ").count(), 2, "{}", output.stderr);
}

#[test]
fn an_empty_text_is_an_error_and_a_missing_file_is_wrong_usage() {
    let empty = run(&["read", "-"], " \n");
    assert_eq!(empty.code, 1);
    assert!(empty.stderr.contains("empty_text"), "{}", empty.stderr);
    let home = folder("missing", &[("README", "no model")]);
    let missing = run_at(&home, &["read", "model.md"], "");
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
    assert!(missing.stderr.starts_with("error: `model.md` cannot be read"), "{}", missing.stderr);
    let bare = run_at(&home, &["read", "."], "");
    assert_eq!(bare.code, 2);
    assert!(bare.stderr.contains("holds no Rust file"), "{}", bare.stderr);
}

#[test]
fn rust_is_read_from_a_file_a_folder_or_a_package() {
    let model = "groundplan::schema! { \"Tasks have a title.\" }\n";
    let notes = "groundplan::schema!(file = \"texts/notes.md\");\n";
    let files = [
        ("Cargo.toml", "[package]\nname = \"x\"\n"),
        ("groundplan.toml", "engine = \"sqlite\"\n"),
        ("src/model.rs", model),
        ("src/deep/notes.rs", notes),
        ("texts/notes.md", "Notes have a body."),
        ("tests/other.rs", "groundplan::schema! { \"Others have a name.\" }\n"),
    ];
    let home = folder("rust", &files);
    let names = |folder: &Path, path: &str| -> Vec<String> {
        let output = run_at(folder, &["read", path], "");
        assert_eq!(output.code, 0, "{path}: {}", output.stderr);
        let document = document(&output);
        assert_eq!(document["engine"], "sqlite", "groundplan.toml is looked for from {path} upwards");
        let models = document["models"].as_array().expect("models");
        models.iter().filter_map(|model| model["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(names(&home, "src/model.rs"), ["Task"]);
    assert_eq!(names(&home, "."), ["Note", "Task"], "the package's sources, sorted; its tests are no part of it");
    assert_eq!(
        names(&home.join("src"), "deep"),
        ["Note"],
        "`file = …` starts at Cargo.toml, wherever the command stands"
    );
    std::fs::write(
        home.join("build.rs"),
        "fn main() { groundplan_build::Schema::from_files([\"src/model.rs\"]).run(); }",
    )
    .expect("a file");
    assert_eq!(names(&home, "."), ["Task"], "what build.rs reads");
}

#[test]
fn a_mistake_in_a_literal_is_shown_in_its_rust_file() {
    let home = folder(
        "literal",
        &[("m.rs", "groundplan::schema! {\n    \"Tasks have a title.\"\n    \"Tasks frobnicate.\"\n}\n")],
    );
    let output = run_at(&home, &["read", "m.rs"], "");
    assert_eq!(output.code, 1);
    for words in [" --> m.rs:3:", "3 |     \"Tasks frobnicate.\""] {
        assert!(output.stderr.contains(words), "`{words}` is missing:\n{}", output.stderr);
    }
    let broken = folder("broken", &[("m.rs", "struct {")]);
    let output = run_at(&broken, &["read", "m.rs"], "");
    assert_eq!(output.code, 1);
    assert!(output.stderr.contains("not_rust") && output.stderr.contains("m.rs:1:8"), "{}", output.stderr);
}

#[test]
fn check_prints_scores_and_findings() {
    let good = run(&["check", "-"], TASKS);
    assert_eq!(good.code, 0, "{}", good.stderr);
    assert!(good.stdout.starts_with("scorecard: "), "{}", good.stdout);
    let lonely = run(&["check", "-"], "Projects have a name. Tasks have a title.");
    assert_eq!(lonely.code, 0, "a warning is no error");
    assert!(lonely.stderr.contains("warning: ") && lonely.stderr.contains("orphan_table"), "{}", lonely.stderr);
    assert!(lonely.stdout.contains("(orphan_table at <stdin>:1:"), "{}", lonely.stdout);
    let json = run(&["check", "-", "--format", "json"], "Projects have a name. Tasks have a title.");
    assert_eq!(document(&json)["scorecard"]["findings"][0]["rule"], "orphan_table");
    assert_eq!(json.stdout, run(&["read", "-"], "Projects have a name. Tasks have a title.").stdout);
}

#[test]
fn an_error_of_a_rule_or_a_score_under_the_minimum_exits_with_one() {
    let price = "#[derive(groundplan::Model)]\npub struct Item {\n    pub id: groundplan::Id<Item>,\n    pub price: f64,\n    \
                 pub created_at: DateTime<Utc>,\n    pub updated_at: DateTime<Utc>,\n}\n";
    let home = folder("rules", &[("m.rs", price)]);
    let output = run_at(&home, &["check", "m.rs"], "");
    assert_eq!(output.code, 1);
    assert!(output.stderr.contains("rule: money_as_float (constraint completeness, weight 25)"), "{}", output.stderr);
    let toml = "[scorecard]\nminimum = 100\n";
    let home = folder("minimum", &[("groundplan.toml", toml), ("m.md", "Projects have a name. Tasks have a title.")]);
    let output = run_at(&home, &["check", "m.md"], "");
    assert_eq!(output.code, 1, "{}", output.stderr);
    assert!(output.stderr.contains("groundplan.toml:2:1"), "{}", output.stderr);
}

#[test]
fn a_broken_configuration_is_shown_at_its_line() {
    let home = folder("config", &[("groundplan.toml", "engine = \"sqlite\"\nengin_version = 3\n"), ("m.md", TASKS)]);
    let output = run_at(&home, &["read", "m.md"], "");
    assert_eq!((output.code, output.stdout.as_str()), (1, ""));
    for words in
        [" --> groundplan.toml:2:1", "2 | engin_version = 3", "= rule: config", "did you mean `engine_version`?"]
    {
        assert!(output.stderr.contains(words), "`{words}` is missing:\n{}", output.stderr);
    }
}

#[test]
fn explain_knows_rules_complaints_and_forms() {
    for code in ["orphan_table", "not_understood", "not_planned_yet", "diesel_overwrites_model", "not_rust", "config"] {
        let page = run(&["explain", code], "");
        assert_eq!(page.code, 0, "{code}");
        assert!(page.stdout.starts_with(&format!("# {code}\n")), "{}", page.stdout);
    }
    let forms = run(&["explain", "forms"], "");
    assert!(forms.stdout.contains("\nhave ") && forms.stdout.matches("\n# ").count() > 40, "{}", forms.stdout);
    let near = run(&["explain", "orphan_tabel"], "");
    assert_eq!(near.code, 2);
    assert!(near.stderr.contains("did you mean `orphan_table`?"), "{}", near.stderr);
}

#[test]
fn help_is_no_error_and_bad_usage_is_two() {
    let help = run(&["--help"], "");
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    for verb in ["read", "check", "explain", "migrate"] {
        assert!(help.stdout.contains(verb), "{}", help.stdout);
    }
    assert_eq!(run(&["--version"], "").stdout, format!("groundplan {}\n", env!("CARGO_PKG_VERSION")));
    for wrong in
        [&["reed", "-"][..], &[], &["read"], &["migrate"], &["migrate", "x", "--check"], &["read", "-", "--drift"]]
    {
        let output = run(wrong, "");
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{wrong:?}");
        assert!(!output.stderr.is_empty(), "{wrong:?}");
    }
}

#[test]
fn migrate_needs_a_package_with_a_model_and_a_name_that_is_one() {
    let bare = folder("no_package", &[]);
    // Somewhere above the target folder there is a Cargo.toml; a folder that is named must have its own.
    let output = run_at(&bare, &["migrate", "x", "--package", "."], "");
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("has no Cargo.toml"), "{}", output.stderr);
    let package = folder("no_model", &[("Cargo.toml", "[package]\n"), ("src/lib.rs", "fn nothing() {}\n")]);
    let output = run_at(&package, &["migrate", "x"], "");
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("no model was found in src/lib.rs"), "{}", output.stderr);
    let model = "groundplan::schema! { engine = sqlite; \"Tasks have a title.\" }\n";
    let package = folder("names", &[("Cargo.toml", "[package]\n"), ("src/lib.rs", model)]);
    for bad in ["../x", "Add-Tasks", "a b"] {
        let output = run_at(&package, &["migrate", bad], "");
        assert_eq!(output.code, 2, "{bad}");
    }
    assert!(!package.join("migrations").exists());
    let deep = package.join("src");
    assert_eq!(run_at(&deep, &["migrate", "initial"], "").stdout, "migrations/2026-11-18-110640_initial\n");
    assert!(package.join("migrations/2026-11-18-110640_initial/up.sql").exists());
}

#[test]
fn a_model_with_errors_has_no_migration() {
    let model = "groundplan::schema! { engine = sqlite; \"Tasks have a title.\" \"Tasks frobnicate.\" }\n";
    let package = folder("errors", &[("Cargo.toml", "[package]\n"), ("src/lib.rs", model)]);
    let output = run_at(&package, &["migrate", "initial"], "");
    assert_eq!(output.code, 1);
    assert!(
        output.stderr.contains("not_understood") && output.stderr.contains("nothing is written"),
        "{}",
        output.stderr
    );
    assert!(!package.join("migrations").exists());
    let unsaid = folder(
        "unsaid",
        &[("Cargo.toml", "[package]\n"), ("src/lib.rs", "groundplan::schema! { \"Tasks have a title.\" }\n")],
    );
    let output = run_at(&unsaid, &["migrate", "initial"], "");
    assert_eq!(output.code, 1);
    assert!(output.stderr.contains("engine_not_stated"), "a migration assumes no engine: {}", output.stderr);
}
