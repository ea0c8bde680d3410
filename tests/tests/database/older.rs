//! Three applications as years have left them, and what a database architect says of them: the findings were written down by hand first.

use super::super::{check, document, findings, folder, run_at};

const LIBRARY: &str = include_str!("../../databases/library.sql");
const CLINIC: &str = include_str!("../../databases/clinic.sql");
const SHEDS: &str = include_str!("../../databases/sheds.sql");

/// "rule level Model.field", with the line on which this stands.
fn expected(text: &str, list: &[(&str, &str)]) -> Vec<String> {
    let line = |words: &str| {
        let at = text.find(words).unwrap_or_else(|| panic!("`{words}` is not there"));
        text[..at].matches('\n').count() + 1
    };
    list.iter().map(|(finding, words)| format!("{finding} {}", line(words))).collect()
}

fn compared(test: &str, text: &str, list: &[(&str, &str)]) -> serde_json::Value {
    let (output, document) = check(test, "old.sql", text, &[]);
    assert_eq!(output.code, 1, "{}", output.stderr);
    let (mut found, mut expected) = (findings(&document), expected(text, list));
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    document
}

#[test]
fn a_dump_of_postgres() {
    let document = compared(
        "library",
        LIBRARY,
        &[
            ("bare_varchar error Branch.name", "name character varying NOT NULL"),
            ("fk_without_on_delete error Book.branch_id", "branch_id integer NOT NULL"),
            ("money_as_float error Book.price", "price double"),
            ("boolean_without_default error Book.reserved", "reserved boolean"),
            ("missing_timestamps error Loan", "CREATE TABLE public.loans"),
            ("fk_without_index error Fine.loan_no", "loan_no integer NOT NULL,\n    amount"),
            ("missing_primary_key error Visit", "CREATE TABLE public.visits"),
            ("fk_without_index error Visit.branch_id", "branch_id integer NOT NULL,\n    visited"),
            ("native_enum error Loan.state", "state public.loan_state"),
            ("timestamp_without_zone error Branch.created_at", "created_at timestamp without"),
            ("timestamp_without_zone error Branch.updated_at", "updated_at timestamp without"),
            ("redundant_index warning Book", "CREATE INDEX index_books_on_branch_id ON"),
            ("short_primary_key warning Branch.id", "id integer NOT NULL,\n    name character varying NOT NULL"),
        ],
    );
    let field = |model: usize, field: usize| document["models"][model]["fields"][field].clone();
    assert_eq!(field(1, 6)["values"], serde_json::json!(["shelf", "lent"]), "an IN as PostgreSQL writes it");
    assert_eq!(
        (field(1, 6)["default"].clone(), field(1, 6)["sql_type"].clone()),
        ("shelf".into(), "CHARACTER VARYING(20)".into())
    );
    assert_eq!(field(2, 3)["values"], serde_json::json!(["open", "returned", "lost"]), "a native enum");
    assert_eq!(document["models"][2]["doc"], "one loan of a book");
    assert_eq!(document["models"][3]["foreign_keys"][0]["columns"], serde_json::json!(["book_id", "loan_no"]));
    let skipped: Vec<&str> =
        document["unread"].as_array().into_iter().flatten().filter_map(|one| one["text"].as_str()).collect();
    for words in [
        "CREATE VIEW",
        "CREATE EXTENSION",
        "COPY public.branches",
        "GRANT SELECT",
        "CREATE TRIGGER",
        "CREATE SEQUENCE",
        "SET statement_timeout",
    ] {
        assert!(skipped.iter().any(|text| text.starts_with(words)), "{words} in {skipped:#?}");
    }
}

#[test]
fn a_dump_of_mysql() {
    let document = compared(
        "clinic",
        CLINIC,
        &[
            ("table_not_plural warning Clinic", "CREATE TABLE `clinic`"),
            ("constraint_name warning Treatment", "CREATE TABLE `treatments`"),
            ("fk_without_on_delete error Animal.clinic_id", "`clinic_id` int unsigned"),
            ("boolean_without_default error Animal.castrated", "`castrated`"),
            ("unique_ignores_soft_delete error Animal", "UNIQUE KEY `animals_chip`"),
            ("enum_without_check warning Treatment.status", "`status` varchar"),
            ("money_as_float error Treatment.fee", "`fee` double"),
            ("native_enum error Animal.species", "`species` enum"),
            ("padded_text warning Animal.chip", "`chip` char"),
            ("short_primary_key warning Animal.id", "`id` int unsigned NOT NULL AUTO_INCREMENT,\n  `clinic_id`"),
            ("short_primary_key warning Clinic.id", "`id` int unsigned NOT NULL AUTO_INCREMENT,\n  `name`"),
            ("set_null_on_required error Invoice.treatment_no", "`treatment_no` smallint"),
        ],
    );
    assert_eq!(document["engine"], "mysql");
    assert_eq!(document["models"][1]["fields"][4]["values"], serde_json::json!(["cat", "dog", "bird"]));
    assert_eq!(document["models"][2]["fields"][5]["default"], true, "a bit is a boolean");
    assert_eq!(document["models"][1]["indexes"][1]["columns"], serde_json::json!(["note"]), "the beginning of a text");
}

#[test]
fn a_dump_of_sqlite() {
    let document = compared(
        "sheds",
        SHEDS,
        &[
            ("bare_varchar error Shed.name", "CREATE TABLE sheds"),
            ("fk_without_on_delete error Tool.shed_id", "shed_id INTEGER NOT NULL"),
            ("fk_without_index error Tool.shed_id", "shed_id INTEGER NOT NULL"),
            ("money_as_float error Tool.price", "price REAL"),
            ("boolean_without_default error Tool.broken", "broken BOOLEAN"),
            ("fk_undeclared warning Keeper.shed_id", "CREATE TABLE keepers ("),
            ("unique_ignores_soft_delete error Keeper", "CREATE TABLE keepers ("),
            ("soft_delete_without_partial_index warning Keeper", "CREATE INDEX keepers_shed"),
            ("missing_primary_key error KeepersTool", "CREATE TABLE keepers_tools"),
            ("fk_without_on_delete error KeepersTool.tool_id", "CREATE TABLE keepers_tools"),
            ("fk_without_index error KeepersTool.keeper_id", "CREATE TABLE keepers_tools"),
            ("fk_without_index error KeepersTool.tool_id", "CREATE TABLE keepers_tools"),
        ],
    );
    assert_eq!(document["models"][3]["kind"], "junction");
}

/// What stands in back-ticks and ends as a statement does.
fn statements(help: &str) -> Vec<String> {
    let parts = help.split("`` ").flat_map(|part| part.split(" ``")).flat_map(|part| part.split('`'));
    let single: Vec<String> = parts.filter(|part| part.trim_end().ends_with(';')).map(str::to_owned).collect();
    match help.split_once("`` ") {
        Some((_, rest)) => rest.split(" ``").take(1).map(str::to_owned).collect(),
        None => single,
    }
}

/// The cures can be pasted behind the text: each is read, and what it was for is gone.
#[test]
fn cures_can_be_pasted() {
    let mut pasted = 0;
    for (name, text) in [("library", LIBRARY), ("clinic", CLINIC)] {
        let (_, first) = check("cures", "old.sql", text, &[]);
        for finding in first["scorecard"]["findings"].as_array().into_iter().flatten() {
            let help = finding["help"].as_str().unwrap_or_default();
            let Some(statement) = statements(help).into_iter().next() else { continue };
            // A unique that is there goes by another statement.
            let drops = if help.contains("drop the unique that is there") {
                "ALTER TABLE animals DROP INDEX animals_chip;\n"
            } else {
                ""
            };
            let cured = format!("{text}\n{statement}\n{drops}");
            let home = folder("cured", &[("old.sql", cured.as_str())]);
            let again = document(&run_at(&home, &["check", "old.sql", "--format", "json"]));
            let same = |other: &serde_json::Value| {
                ["rule", "model", "field", "message"].iter().all(|key| other[*key] == finding[*key])
            };
            let left =
                again["scorecard"]["findings"].as_array().expect("findings").iter().filter(|other| same(other)).count();
            assert_eq!(left, 0, "{name}: `{statement}` does not cure {finding:#}");
            pasted += 1;
        }
    }
    assert!(pasted > 12, "{pasted}");
}
