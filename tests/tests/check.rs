//! `groundplan check`: its formats for machines, levels, waivers and the baseline, for structs and for English.

use std::path::{Path, PathBuf};

use groundplan_cli::{Output, Surroundings, run_in};
use serde_json::Value;

/// A fresh folder of a test's own, with these files.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check").join(test);
    let _ = std::fs::remove_dir_all(&folder);
    for (path, text) in files {
        write(&folder, path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder under target");
    std::fs::write(path, text).expect("a file under target");
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let arguments: Vec<&str> = ["check"].into_iter().chain(arguments.iter().copied()).collect();
    let around = Surroundings { folder: folder.to_owned(), stdin: &mut "".as_bytes(), now: 0, colours: false };
    run_in(&arguments, around)
}

fn sarif(output: &Output) -> Value {
    let log = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    is_sarif(&log);
    log
}

/// What the schema of SARIF 2.1.0 requires of the parts that we print, and what GitHub's code scanning demands beyond it.
fn is_sarif(log: &Value) {
    let only = |value: &Value, required: &[&str], optional: &[&str]| {
        let object = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
        for key in required {
            assert!(object.contains_key(*key), "`{key}` is missing: {value}");
        }
        for key in object.keys() {
            assert!(required.contains(&key.as_str()) || optional.contains(&key.as_str()), "`{key}`: {value}");
        }
    };
    let text = |value: &Value| assert!(value.as_str().is_some_and(|text| !text.trim().is_empty()), "no text: {value}");
    let place = |value: &Value| {
        only(value, &["artifactLocation", "region"], &[]);
        only(&value["artifactLocation"], &["uri"], &[]);
        let uri = value["artifactLocation"]["uri"].as_str().expect("a URI");
        let allowed = |c: char| c.is_ascii_alphanumeric() || "/-_.~%:".contains(c);
        assert!(!uri.is_empty() && uri.chars().all(allowed), "{uri}");
        let region = &value["region"];
        only(region, &["startLine", "startColumn", "endLine", "endColumn"], &[]);
        let number =
            |key: &str| region[key].as_u64().filter(|number| *number > 0).unwrap_or_else(|| panic!("{region}"));
        assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")), "{region}");
    };
    let levels = ["none", "note", "warning", "error"];
    let level = |value: &Value| assert!(value.as_str().is_some_and(|word| levels.contains(&word)), "{value}");

    only(log, &["$schema", "version", "runs"], &[]);
    assert_eq!(log["version"], "2.1.0");
    let [run] = log["runs"].as_array().expect("runs").as_slice() else { panic!("one run") };
    only(run, &["tool", "columnKind", "results"], &[]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    only(&run["tool"], &["driver"], &[]);
    only(&run["tool"]["driver"], &["name", "semanticVersion", "rules"], &[]);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for rule in rules {
        let keys = ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"];
        only(rule, &keys, &[]);
        ["shortDescription", "fullDescription"].iter().for_each(|key| text(&rule[key]["text"]));
        text(&rule["help"]["text"]);
        assert!(rule["help"]["markdown"].as_str().is_some_and(|page| page.starts_with("# ")), "{rule}");
        level(&rule["defaultConfiguration"]["level"]);
        assert!(rule["properties"]["tags"].as_array().is_some_and(|tags| tags.iter().all(Value::is_string)));
    }
    for result in run["results"].as_array().expect("results") {
        let optional = ["relatedLocations", "partialFingerprints", "suppressions"];
        only(result, &["ruleId", "ruleIndex", "level", "message", "locations"], &optional);
        let at = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(result["ruleId"], rules[at]["id"]);
        level(&result["level"]);
        text(&result["message"]["text"]);
        let locations = result["locations"].as_array().expect("locations");
        assert_eq!(locations.len(), 1, "code scanning shows the first only");
        place(&locations[0]["physicalLocation"]);
        for related in result["relatedLocations"].as_array().into_iter().flatten() {
            text(&related["message"]["text"]);
            place(&related["physicalLocation"]);
        }
        for suppression in result["suppressions"].as_array().into_iter().flatten() {
            assert!(["inSource", "external"].contains(&suppression["kind"].as_str().expect("a kind")));
            text(&suppression["justification"]);
        }
    }
}

fn results(log: &Value) -> Vec<&Value> {
    log["runs"][0]["results"].as_array().expect("results").iter().collect()
}

const STRUCTS: &str = "\
groundplan::schema! {
    \"Projects have a name.\"
}

#[derive(groundplan::Model)]
pub struct Item {
    pub id: groundplan::Id<Item>,
    pub title: String,
    pub price: f64,
    #[model(allow(bare_varchar, reason = \"imported, as it is\"))]
    pub note: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

groundplan::schema! {
    \"Tasks have a title.\"
}
";

#[test]
fn sarif_has_rules_with_pages_regions_and_suppressions() {
    let home = folder("sarif", &[("my model.rs", STRUCTS)]);
    let output = check(&home, &["my model.rs", "--format", "sarif"]);
    assert_eq!(output.code, 1, "{}", output.stderr);
    let log = sarif(&output);
    let found: Vec<(&str, u64, &str)> = results(&log)
        .iter()
        .map(|result| {
            let line = result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().expect("a line");
            (result["ruleId"].as_str().expect("a rule"), line, result["level"].as_str().expect("a level"))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("orphan_table", 2, "warning"),
            ("orphan_table", 6, "warning"),
            ("bare_varchar", 8, "error"),
            ("money_as_float", 9, "error"),
            ("bare_varchar", 11, "error"),
            ("orphan_table", 17, "warning"),
        ],
        "in the order of the file, literals and structs alike"
    );
    let waived: Vec<&Value> = results(&log).into_iter().filter(|result| !result["suppressions"].is_null()).collect();
    assert_eq!(waived.len(), 1);
    assert_eq!(waived[0]["suppressions"][0]["justification"], "imported, as it is");
    let location = &waived[0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "my%20model.rs");
    let region = |key: &str| location["region"][key].as_u64().expect("a number");
    assert_eq!((region("startColumn"), region("endLine"), region("endColumn")), (9, 11, 13), "`note`");
    assert_eq!(waived[0]["partialFingerprints"]["groundplan/v1"], "bare_varchar/Item/note");
}

#[test]
fn sarif_and_github_tell_of_a_text_that_cannot_be_read() {
    let home = folder("unread", &[("m.md", "Tasks have a title.\nTasks frobnicate 50% of the gizmo.\n")]);
    let output = check(&home, &["m.md", "--format", "sarif"]);
    assert_eq!(output.code, 1);
    let log = sarif(&output);
    assert_eq!(results(&log)[0]["ruleId"], "not_understood");
    let output = check(&home, &["m.md", "--format", "github"]);
    assert_eq!(output.code, 1);
    assert!(output.stdout.starts_with("::error file=m.md,line=2,col="), "{}", output.stdout);
    assert!(!output.stdout.contains("50% "), "a percent sign is escaped: {}", output.stdout);
}

#[test]
fn github_is_a_command_for_each_finding_that_is_open() {
    let home = folder("github", &[("m.rs", STRUCTS)]);
    let output = check(&home, &["m.rs", "--format", "github"]);
    assert_eq!(output.code, 1);
    let lines: Vec<&str> = output.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "the waived one is not noted:\n{}", output.stdout);
    assert!(lines[0].starts_with("::warning file=m.rs,line=2,col="), "{}", lines[0]);
    assert!(
        lines[2].starts_with(
            "::error file=m.rs,line=8,col=9,endLine=8,endColumn=13,title=bare_varchar::`Item::title` is a string without a length%0Arule: "
        ),
        "{}",
        lines[2]
    );
    let fine =
        folder("github-fine", &[("m.md", "Projects have a name. Tasks have a title. Tasks belong to projects.")]);
    let output = check(&fine, &["m.md", "--format", "github"]);
    assert_eq!((output.code, output.stdout.as_str()), (0, ""));
}

const OLD: &str = "\
#[derive(groundplan::Model)]
pub struct Item {
    pub id: groundplan::Id<Item>,
    pub title: String,
    #[model(column = \"item_note\")]
    pub note: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
";
const BASELINE: &str = "[scorecard]\nbaseline = \"known.toml\"\n";

fn text_of(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_baseline_tolerates_what_was_there_and_nothing_new() {
    let home = folder("baseline", &[("groundplan.toml", BASELINE), ("m.rs", OLD)]);
    let missing = check(&home, &["."]);
    assert_eq!(missing.code, 1, "a baseline that is named and not there is an error");
    assert!(missing.stderr.contains("`known.toml` cannot be read"), "{}", missing.stderr);
    assert!(
        missing.stderr.contains("help: write it by `groundplan check PATH --write-baseline`"),
        "{}",
        missing.stderr
    );

    let written = check(&home, &[".", "--write-baseline"]);
    assert_eq!((written.code, written.stderr.as_str()), (0, "2 findings are tolerated by `known.toml` from now on\n"));
    let lines = text_of(&home, "known.toml");
    assert!(
        lines.ends_with(
            "known = [\n    { rule = \"bare_varchar\", table = \"items\", column = \"item_note\" },\n    \
             { rule = \"bare_varchar\", table = \"items\", column = \"title\" },\n]\n"
        ),
        "{lines}"
    );
    let tolerated = check(&home, &["."]);
    assert_eq!((tolerated.code, tolerated.stderr.as_str()), (0, ""));
    assert!(tolerated.stdout.contains("  known: `Item::title` is a string without a length"), "{}", tolerated.stdout);
    assert!(!tolerated.stdout.starts_with("scorecard: 100"), "the score says what the schema is");

    // Lines move: the same findings, the same file.
    write(&home, "m.rs", &format!("// moved\n\n{OLD}"));
    assert_eq!(check(&home, &["."]).code, 0);
    check(&home, &[".", "--write-baseline"]);
    assert_eq!(text_of(&home, "known.toml"), lines);

    // A new one is told, and the old ones are not.
    write(&home, "m.rs", &OLD.replace("    pub created_at", "    pub code: String,\n    pub created_at"));
    let new = check(&home, &["."]);
    assert_eq!(new.code, 1);
    assert_eq!(new.stderr.matches("= rule: ").count(), 1, "{}", new.stderr);
    assert!(new.stderr.contains("`Item::code` is a string without a length"), "{}", new.stderr);
    let log = sarif(&check(&home, &[".", "--format", "sarif"]));
    let kinds: Vec<&Value> = results(&log).into_iter().map(|result| &result["suppressions"][0]["kind"]).collect();
    assert_eq!(kinds, [&Value::from("external"), &Value::from("external"), &Value::Null]);
    assert_eq!(check(&home, &[".", "--format", "github"]).stdout.lines().count(), 1);
    let json: Value = serde_json::from_str(&check(&home, &[".", "--format", "json"]).stdout).expect("JSON");
    let known: Vec<&Value> =
        json["scorecard"]["findings"].as_array().expect("findings").iter().map(|one| &one["known"]).collect();
    assert_eq!(known, [&Value::Bool(true), &Value::Bool(true), &Value::Bool(false)]);
}

#[test]
fn a_line_of_the_baseline_that_nothing_needs_is_an_error() {
    let home = folder("mended", &[("groundplan.toml", BASELINE), ("m.rs", OLD)]);
    check(&home, &[".", "--write-baseline"]);
    write(&home, "m.rs", &OLD.replace("    pub title", "    #[model(max_length = 90)]\n    pub title"));
    let mended = check(&home, &["."]);
    assert_eq!(mended.code, 1);
    for words in [
        "error: the baseline knows `bare_varchar` at `items.title`, where it is not found any more",
        " --> known.toml:5:",
        "= rule: stale_baseline",
        "= help: take this line out, or run `groundplan check PATH --write-baseline`",
    ] {
        assert!(mended.stderr.contains(words), "`{words}` is missing:\n{}", mended.stderr);
    }
    assert_eq!(check(&home, &[".", "--write-baseline"]).code, 0);
    assert!(!text_of(&home, "known.toml").contains("title"));
    assert_eq!(check(&home, &["."]).code, 0);
}

#[test]
fn a_single_file_says_nothing_of_the_tables_of_others() {
    let other = OLD.replace("Item", "Other");
    let home = folder("files", &[("groundplan.toml", BASELINE), ("m.rs", OLD), ("o.rs", &other)]);
    check(&home, &[".", "--write-baseline"]);
    let both = text_of(&home, "known.toml");
    assert_eq!((both.matches("bare_varchar").count(), both.matches("orphan_table").count()), (4, 2), "{both}");
    assert_eq!(check(&home, &["m.rs"]).code, 0, "the lines of the other file are no use here, and no mistake");
    check(&home, &["m.rs", "--write-baseline"]);
    assert_eq!(text_of(&home, "known.toml"), both, "what one file does not show is kept");
    std::fs::remove_file(home.join("o.rs")).expect("a file");
    let gone = check(&home, &["."]);
    assert_eq!(gone.stderr.matches("but there is no such table").count(), 3, "{}", gone.stderr);
}

#[test]
fn a_baseline_of_sentences() {
    let text = "Projects have a name. Tasks have a title.\n";
    let home = folder("sentences", &[("groundplan.toml", BASELINE), ("m.md", text)]);
    assert_eq!(check(&home, &["m.md", "--write-baseline"]).code, 0);
    let tolerated = check(&home, &["m.md"]);
    assert_eq!((tolerated.code, tolerated.stderr.as_str()), (0, ""));
    write(&home, "m.md", &format!("{text}Kilns have a name.\n"));
    let new = check(&home, &["m.md"]);
    assert!(
        new.stderr.contains("`Kiln` stands alone") && new.stderr.matches("= rule: ").count() == 1,
        "{}",
        new.stderr
    );
}

#[test]
fn a_baseline_needs_a_name_and_a_model_that_can_be_read() {
    let nameless = folder("nameless", &[("m.rs", OLD)]);
    let output = check(&nameless, &["m.rs", "--write-baseline"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("baseline = \"groundplan-baseline.toml\""), "{}", output.stderr);
    let unread = folder("unread-baseline", &[("groundplan.toml", BASELINE), ("m.md", "Tasks frobnicate.\n")]);
    let output = check(&unread, &["m.md", "--write-baseline"]);
    assert_eq!(output.code, 1);
    assert!(output.stderr.contains("nothing is written into `known.toml`"), "{}", output.stderr);
    assert!(!unread.join("known.toml").exists());
    let broken =
        folder("broken-baseline", &[("groundplan.toml", BASELINE), ("known.toml", "known = [3]\n"), ("m.rs", OLD)]);
    let output = check(&broken, &["m.rs"]);
    assert!(
        output.stderr.contains(" --> known.toml:1:10") && output.stderr.contains("= rule: config"),
        "{}",
        output.stderr
    );
}

/// The same rule at three levels, for structs and for sentences: an error stops, a warning is told, what is allowed is not asked.
#[test]
fn a_package_sets_the_levels() {
    let fault =
        [("m.rs", OLD, "bare_varchar"), ("m.md", "Projects have a name. Tasks have a title.\n", "orphan_table")];
    for (path, text, rule) in fault {
        for (level, code, word) in [("error", 1, "error: "), ("warn", 0, "warning: "), ("allow", 0, "")] {
            let toml = format!("[scorecard.rules]\n{rule} = \"{level}\"\n");
            let home = folder("levels", &[("groundplan.toml", toml.as_str()), (path, text)]);
            let output = check(&home, &[path]);
            assert_eq!(output.code, code, "{rule} = {level}: {}", output.stderr);
            assert_eq!(output.stderr.is_empty(), word.is_empty(), "{rule} = {level}: {}", output.stderr);
            assert!(output.stderr.starts_with(word), "{rule} = {level}: {}", output.stderr);
        }
    }
}

/// A waiver with its reason, one without, and one that waives nothing: at the place of the waiver, for structs and for sentences.
#[test]
fn a_waiver_gives_its_reason_and_waives_something() {
    let of = |attribute: &str, ty: &str| {
        OLD.replace("    pub title: String", &format!("    #[model({attribute})]\n    pub title: {ty}"))
            .replace("pub note: String", "pub note: i32")
    };
    let reason = "allow(bare_varchar, reason = \"imported\")";
    let alone =
        |reason: &str| format!("Projects have a name. Tasks belong to projects.\nKilns have a name.\n{reason}\n");
    let cases = [
        ("m.rs", of(reason, "String"), 0, ""),
        ("m.rs", of("allow(bare_varchar, reason = \" \")", "String"), 1, "invalid_attribute"),
        ("m.rs", of(reason, "i32"), 1, "stale_waiver"),
        ("m.md", alone("Kilns stand alone (reference data)."), 0, ""),
        ("m.md", alone("Kilns stand alone (reference data). Projects have many kilns."), 1, "stale_waiver"),
    ];
    for (path, text, code, rule) in cases {
        let home = folder("waivers", &[(path, text.as_str())]);
        let output = check(&home, &[path]);
        assert_eq!(output.code, code, "{text}\n{}", output.stderr);
        assert!(rule.is_empty() || output.stderr.contains(&format!("= rule: {rule}")), "{text}\n{}", output.stderr);
        assert!(!rule.is_empty() || output.stderr.is_empty(), "{text}\n{}", output.stderr);
        assert_eq!(rule.is_empty(), output.stdout.contains("  waived: "), "{}", output.stdout);
    }
}

/// The findings that are named bring the score back: mended in that order, the minimum is kept.
#[test]
fn a_score_under_the_minimum_names_the_way_back() {
    let toml = "[scorecard]\nminimum = 95\n[scorecard.rules]\nbare_varchar = \"warn\"\n";
    let home = folder("minimum", &[("groundplan.toml", toml), ("m.rs", OLD)]);
    let output = check(&home, &["m.rs"]);
    assert_eq!(output.code, 1);
    for words in [
        "under the minimum of 95",
        "bare_varchar, to ",
        " --> groundplan.toml:2:1",
        "= rule: minimum",
        "= help: mend the 2 findings above in this order",
    ] {
        assert!(output.stderr.contains(words), "`{words}` is missing:\n{}", output.stderr);
    }
    let lengths = OLD
        .replace("    pub title", "    #[model(max_length = 90)]\n    pub title")
        .replace("#[model(column = \"item_note\")]", "#[model(text)]");
    write(&home, "m.rs", &lengths);
    assert_eq!(check(&home, &["m.rs"]).code, 0);
}

/// What a baseline is for: a database with old sins, of which the next one is not tolerated.
#[test]
fn a_baseline_of_a_database_that_is_there_already() {
    let old = "CREATE TABLE shops (\n  id serial PRIMARY KEY,\n  price double precision NOT NULL\n);\n";
    let home = folder("dump", &[("groundplan.toml", BASELINE), ("dump.sql", old)]);
    let arguments = ["dump.sql", "--engine", "postgres"];
    let rebase = ["dump.sql", "--engine", "postgres", "--write-baseline"];
    let written = check(&home, &rebase);
    assert_eq!(written.code, 0, "{}", written.stderr);
    let known = text_of(&home, "known.toml");
    assert!(known.contains("{ rule = \"money_as_float\", table = \"shops\", column = \"price\" },"), "{known}");
    assert_eq!(check(&home, &arguments).code, 0);
    write(&home, "dump.sql", &format!("-- again\n{}", old.replace("\n);", ",\n  total real NOT NULL\n);")));
    let new = check(&home, &arguments);
    assert_eq!((new.code, new.stderr.matches("= rule: ").count()), (1, 1), "{}", new.stderr);
    assert!(new.stderr.contains("= rule: money_as_float") && new.stderr.contains(" --> dump.sql:5:"), "{}", new.stderr);
    write(&home, "dump.sql", &old.replace("double precision", "numeric(10, 2)"));
    assert!(check(&home, &arguments).stderr.contains("= rule: stale_baseline"));
    assert_eq!(check(&home, &rebase).code, 0);
}
