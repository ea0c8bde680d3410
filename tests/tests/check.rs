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
