//! A Diesel `schema.rs`: what it tells is judged, what it leaves out is nobody's fault.

use super::super::{check, document, findings, folder, run_at};

const SCHEMA: &str = r#"// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "mood"))]
    pub struct Mood;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Mood;

    pots (id) {
        id -> Int4,
        kiln_id -> Nullable<Int4>,
        #[max_length = 80]
        glaze -> Varchar,
        name -> Varchar,
        price -> Float8,
        hot -> Bool,
        mood -> Nullable<Mood>,
        tags -> Array<Nullable<Text>>,
        #[sql_name = "type"]
        type_ -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    kilns (id) {
        id -> Int4,
        shed_id -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    sheds (id) {
        id -> Int4,
        status -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::joinable!(pots -> kilns (kiln_id));
diesel::allow_tables_to_appear_in_same_query!(pots, kilns, sheds,);
"#;

#[test]
fn what_it_tells_is_judged_and_no_more() {
    let (output, document) = check("diesel", "schema.rs", SCHEMA, &[]);
    assert_eq!((output.code, document["engine"].as_str()), (1, Some("postgres")));
    // No index, no unique, no check, no default, no ON DELETE is missed; `kilns.shed_id` may be a key of which Diesel says nothing.
    assert_eq!(
        findings(&document),
        [
            "bare_varchar error Pot.name 18",
            "money_as_float error Pot.price 19",
            "timestamp_without_zone error Pot.created_at 25",
        ]
    );
    let pots = &document["models"][0];
    let types: Vec<&str> =
        pots["fields"].as_array().into_iter().flatten().filter_map(|field| field["type"].as_str()).collect();
    assert_eq!(
        types,
        [
            "integer",
            "integer",
            "string",
            "string",
            "float",
            "boolean",
            "other",
            "array",
            "text",
            "timestamp",
            "timestamp"
        ]
    );
    assert_eq!((&pots["fields"][8]["name"], &pots["fields"][1]["references"]), (&"type".into(), &"Kiln".into()));
    let key = &pots["foreign_keys"][0];
    assert_eq!(
        (&key["table"], &key["references"][0], &key["on_delete"]),
        (&"kilns".into(), &"id".into(), &serde_json::Value::Null)
    );
}

#[test]
fn the_report_says_what_was_not_asked() {
    let home = folder("diesel_untold", &[("schema.rs", SCHEMA)]);
    let output = run_at(&home, &["check", "schema.rs"]);
    for line in [
        "not asked, for nothing tells which indexes there are: ",
        "not asked, for nothing tells what a deletion does: ",
        "not asked, for nothing tells who the tenants are (say it with `--tenant TABLE`): ",
    ] {
        assert!(output.stdout.contains(line), "{line}\n{}", output.stdout);
    }
    let report = run_at(&home, &["read", "schema.rs", "--format", "report"]);
    assert!(
        report.stdout.contains("### Not asked") && report.stdout.contains("`fk_without_index`"),
        "{}",
        report.stdout
    );
}

#[test]
fn a_file_of_before_lengths_is_not_blamed_for_them() {
    let old = SCHEMA.replace("        #[max_length = 80]\n", "");
    let (_, document) = check("diesel_old", "schema.rs", &old, &[]);
    assert!(!findings(&document).iter().any(|finding| finding.starts_with("bare_varchar")));
}

#[test]
fn mistakes_stand_at_their_place_and_models_are_no_schema_rs() {
    let wrong = SCHEMA.replace("pots -> kilns", "pots -> klins");
    let home = folder(
        "diesel_wrong",
        &[
            ("schema.rs", wrong.as_str()),
            ("model.rs", "#[derive(groundplan::Model)]\npub struct Task { pub id: Id<Task> }\n"),
        ],
    );
    let output = run_at(&home, &["check", "schema.rs"]);
    assert!(output.code == 1 && output.stderr.contains(" --> schema.rs:48:27"), "{}", output.stderr);
    let model = document(&run_at(&home, &["check", "model.rs", "--format", "json", "--engine", "sqlite"]));
    assert_eq!(model["models"][0]["name"], "Task");
}
