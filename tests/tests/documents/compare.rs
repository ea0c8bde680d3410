//! The comparison: a hand-written list against the JSON document of DESIGN section 9.

use crate::facts::Facts;
use crate::json::facts_of_json;

/// Whether the columns of a table must stand in the list's order.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Order {
    /// As in the list: the text is as in the document.
    Kept,
    /// Any: the sentences stand in another order.
    Free,
}

/// All differences between the list and the document, one line each; none means that they say the same.
pub(crate) fn differences(list: &str, json: &str, order: Order) -> Vec<String> {
    let expected = Facts::of_list(list);
    let found = facts_of_json(json);
    let mut differences: Vec<String> = expected.faults.iter().map(|fault| format!("expected.txt: {fault}")).collect();
    differences.extend(found.faults.iter().cloned());
    sets("", &expected.top, &found.top, &mut differences);
    for (name, table) in &expected.tables {
        let Some(other) = found.tables.get(name) else {
            differences.push(format!("missing: {}", table.header));
            continue;
        };
        let place = format!("{name}: ");
        sets(&place, std::slice::from_ref(&table.header), std::slice::from_ref(&other.header), &mut differences);
        sets(&place, &table.columns, &other.columns, &mut differences);
        sets(&place, &table.constraints, &other.constraints, &mut differences);
        let (left, right) = (first_words(&table.columns), first_words(&other.columns));
        let same = sorted(&left) == sorted(&right);
        if order == Order::Kept && same && left != right {
            let (left, right) = (left.join(", "), right.join(", "));
            differences.push(format!("{place}the columns stand in another order: expected {left}; found {right}"));
        }
    }
    for (_, table) in found.tables.iter().filter(|(name, _)| !expected.tables.contains_key(*name)) {
        differences.push(format!("not in the list: {}", table.header));
    }
    for words in &expected.assumptions {
        let has_all = |said: &&String| words.split(' ').all(|word| said.contains(word));
        if !found.assumptions.iter().any(|said| has_all(&said)) {
            differences.push(format!("no assumption has all of the words: {words}"));
        }
    }
    differences
}

/// Both sides as multisets: a line that stands twice must stand twice.
fn sets(place: &str, expected: &[String], found: &[String], differences: &mut Vec<String>) {
    let mut left = found.to_vec();
    for line in expected {
        match left.iter().position(|other| other == line) {
            Some(at) => {
                left.remove(at);
            }
            None => differences.push(format!("{place}missing: {line}")),
        }
    }
    differences.extend(left.iter().map(|line| format!("{place}not in the list: {line}")));
}

fn first_words(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|line| line.split(' ').next().unwrap_or_default()).collect()
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const LIST: &str = "
engine postgres
tenancy Guild guild_id

table guilds (Guild) root
  id uuid required
  primary key id

table kilns (Kiln) tenant soft_delete
  id uuid required
  guild_id uuid required -> Guild
  keeper_id uuid optional -> Kiln
  code string(12) required
  fuel enum(gas, wood) required default gas
  heat integer optional
  lit_at timestamp required default now
  primary key guild_id, id
  unique guild_id, code where deleted_at IS NULL
  index guild_id, keeper_id
  check fuel enum
  check heat range: heat > 0
  foreign key guild_id -> guilds (id) restrict
  foreign key guild_id, keeper_id -> kilns (guild_id, id) restrict

relation Kiln.keeper many_to_one Kiln by keeper_id restrict optional

assumption code 12
";

    fn field(name: &str, kind: &str, sql_type: &str, required: bool) -> Value {
        json!({
            "name": name, "type": kind, "element": null, "length": null, "precision": null, "scale": null,
            "required": required, "unique": false, "default": null, "values": null, "check": null,
            "automatic": false, "references": null, "pii": null, "sql_type": sql_type,
            "rust_type": if required { "X" } else { "Option<X>" }, "origin": {}
        })
    }

    fn with(mut field: Value, parts: &Value) -> Value {
        for (key, value) in parts.as_object().expect("an object") {
            field[key] = value.clone();
        }
        field
    }

    /// The document that says what `LIST` says.
    fn document() -> Value {
        let id = with(field("id", "uuid", "UUID", true), &json!({ "automatic": true }));
        let guild = json!({
            "name": "Guild", "table": "guilds", "schema": null, "kind": "entity", "scope": "root",
            "soft_delete": false, "audited": false, "doc": null, "fields": [id.clone()],
            "primary_key": { "name": "pk_guilds", "columns": ["id"] },
            "uniques": [], "indexes": [], "checks": [], "foreign_keys": []
        });
        let kiln = json!({
            "name": "Kiln", "table": "kilns", "schema": null, "kind": "entity", "scope": "tenant",
            "soft_delete": true, "audited": false, "doc": null,
            "fields": [
                id,
                with(field("guild_id", "uuid", "UUID", true), &json!({ "automatic": true, "references": "Guild" })),
                with(field("keeper_id", "uuid", "UUID", false), &json!({ "references": "Kiln" })),
                with(field("code", "string", "VARCHAR(12)", true), &json!({ "length": 12, "unique": true })),
                with(field("fuel", "enum", "VARCHAR(20)", true), &json!({ "values": ["gas", "wood"], "default": "gas" })),
                with(field("heat", "integer", "INTEGER", false), &json!({ "check": "heat > 0" })),
                with(field("lit_at", "timestamp", "TIMESTAMPTZ", true), &json!({ "default": { "sql": "now()" } })),
            ],
            "primary_key": { "name": "pk_kilns", "columns": ["guild_id", "id"] },
            "uniques": [{ "name": "uq_kilns_guild_id_code", "columns": ["guild_id", "code"], "where": "deleted_at IS NULL" }],
            "indexes": [{ "name": "idx_kilns_on_guild_id_keeper_id", "columns": ["guild_id", "keeper_id"], "include": [],
                          "method": "btree", "where": null }],
            "checks": [
                { "name": "check_kilns_fuel_enum", "column": "fuel", "expression": "fuel IN ('gas', 'wood')" },
                { "name": "check_kilns_heat_range", "column": "heat", "expression": "heat > 0" }
            ],
            "foreign_keys": [
                { "name": "fk_kilns_guild_id_guilds", "columns": ["guild_id"], "table": "guilds", "references": ["id"],
                  "on_delete": "restrict" },
                { "name": "fk_kilns_keeper_id_kilns", "columns": ["guild_id", "keeper_id"], "table": "kilns",
                  "references": ["guild_id", "id"], "on_delete": "restrict" }
            ]
        });
        json!({
            "version": 1, "engine": "postgres", "edition": "2026",
            "tenancy": { "model": "Guild", "column": "guild_id" },
            "models": [guild, kiln],
            "relations": [{ "name": "keeper", "from": "Kiln", "to": "Kiln", "kind": "many_to_one", "field": "keeper_id",
                            "required": false, "on_delete": "restrict", "through": null }],
            "views": [], "unread": [],
            "assumptions": [{ "text": "code", "because": "a string of at most 12" }],
            "scorecard": { "findings": [] }
        })
    }

    fn compare(document: &Value) -> Vec<String> {
        differences(LIST, &document.to_string(), Order::Kept)
    }

    #[test]
    fn a_document_that_says_the_same_has_no_difference() {
        assert_eq!(compare(&document()), Vec::<String>::new());
    }

    /// A pointer into the document, what is put there, and a part of the difference that must come of it.
    #[test]
    fn every_fact_is_compared() {
        let kiln = "/models/1";
        let cases: &[(&str, Value, &str)] = &[
            ("/version", json!(2), "version is 2"),
            ("/engine", json!("sqlite"), "missing: engine postgres"),
            ("/tenancy", json!(null), "not in the list: tenancy none"),
            ("/tenancy/column", json!("owner_id"), "missing: tenancy Guild guild_id"),
            ("/views", json!([{ "name": "v" }]), "`views` is not empty"),
            ("/unread", json!([{ "text": "and so on" }]), "`unread` is not empty"),
            (
                "/scorecard/findings",
                json!([{ "rule": "bare_varchar", "level": "error", "message": "no length", "waived": null }]),
                "finding of level error: bare_varchar: no length",
            ),
            ("/assumptions", json!([]), "no assumption has all of the words: code 12"),
            ("/relations", json!([]), "missing: relation Kiln.keeper"),
            (
                "/relations/0/required",
                json!(true),
                "not in the list: relation Kiln.keeper many_to_one Kiln by keeper_id restrict required",
            ),
            ("/relations/0/kind", json!("one_to_one"), "missing: relation Kiln.keeper many_to_one"),
            ("/models", json!([]), "missing: table kilns (Kiln) tenant soft_delete"),
            ("#/table", json!("ovens"), "not in the list: table ovens (Kiln) tenant soft_delete"),
            ("#/kind", json!("junction"), "not in the list: table kilns (Kiln) tenant soft_delete junction"),
            ("#/scope", json!("global"), "not in the list: table kilns (Kiln) global soft_delete"),
            ("#/soft_delete", json!(false), "not in the list: table kilns (Kiln) tenant"),
            ("#/audited", json!(true), "not in the list: table kilns (Kiln) tenant soft_delete audited"),
            ("#/fields/3/length", json!(13), "not in the list: code string(13) required"),
            ("#/fields/3/unique", json!(false), "kilns.code: `unique` is false, expected true"),
            ("#/fields/3/required", json!(false), "missing: code string(12) required"),
            ("#/fields/3/pii", json!("ssn"), "not in the list: code string(12) required pii ssn"),
            ("#/fields/3/sql_type", json!("TEXT"), "kilns.code: `sql_type` is \"TEXT\", expected VARCHAR(12)"),
            ("#/fields/3/rust_type", json!("Option<X>"), "kilns.code: `rust_type`"),
            ("#/fields/3/automatic", json!(true), "kilns.code: `automatic` is true, expected false"),
            ("#/fields/4/values", json!(["gas"]), "not in the list: fuel enum(gas) required default gas"),
            ("#/fields/4/default", json!(null), "missing: fuel enum(gas, wood) required default gas"),
            ("#/fields/5/check", json!(null), "kilns.heat: `check` is null, expected heat > 0"),
            ("#/fields/5/values", json!(["1"]), "kilns.heat: `values` is"),
            ("#/fields/5/scale", json!(2), "kilns.heat: `scale` is 2"),
            ("#/fields/4/length", json!(4), "kilns.fuel: `length` is 4"),
            ("#/fields/5/references", json!("Guild"), "not in the list: heat integer optional -> Guild"),
            (
                "#/fields/6/default",
                json!({ "sql": "later()" }),
                "not in the list: lit_at timestamp required default later()",
            ),
            ("#/primary_key/columns", json!(["id"]), "missing: primary key guild_id, id"),
            ("#/primary_key/name", json!("kilns_pkey"), "a constraint is called `kilns_pkey`, expected `pk_kilns`"),
            ("#/uniques/0/where", json!(null), "missing: unique guild_id, code where deleted_at IS NULL"),
            ("#/uniques", json!([]), "missing: unique guild_id, code where deleted_at IS NULL"),
            ("#/indexes/0/method", json!("gin"), "not in the list: index guild_id, keeper_id using gin"),
            ("#/indexes/0/include", json!(["code"]), "not in the list: index guild_id, keeper_id include code"),
            ("#/indexes/0/columns", json!(["keeper_id"]), "missing: index guild_id, keeper_id"),
            ("#/checks/0/expression", json!("fuel IN ('gas')"), "not in the list: check fuel enum: fuel IN ('gas')"),
            (
                "#/checks/1/name",
                json!("check_kilns_heat_expression"),
                "not in the list: check heat expression: heat > 0",
            ),
            (
                "#/foreign_keys/1/on_delete",
                json!("cascade"),
                "missing: foreign key guild_id, keeper_id -> kilns (guild_id, id) restrict",
            ),
            (
                "#/foreign_keys/1/references",
                json!(["id"]),
                "missing: foreign key guild_id, keeper_id -> kilns (guild_id, id) restrict",
            ),
        ];
        for (pointer, value, expected) in cases {
            let mut document = document();
            let place = document.pointer_mut(&pointer.replace('#', kiln)).expect(pointer);
            *place = value.clone();
            let found = compare(&document);
            assert!(found.iter().any(|line| line.contains(expected)), "{pointer}: expected {expected:?} in {found:#?}");
        }
    }

    #[test]
    fn a_second_line_of_the_same_kind_is_a_difference() {
        let mut document = document();
        let again = document["models"][1]["indexes"][0].clone();
        document["models"][1]["indexes"].as_array_mut().expect("a list").push(again);
        assert_eq!(compare(&document), ["kilns: not in the list: index guild_id, keeper_id"]);
    }

    #[test]
    fn a_key_too_many_or_too_few_is_a_difference() {
        let mut document = document();
        document["models"][1]["colour"] = json!("red");
        document["models"][1]["fields"][5].as_object_mut().expect("an object").remove("element");
        let found = compare(&document);
        assert_eq!(
            found,
            ["kilns has a `colour`, which DESIGN section 9 does not name", "kilns.heat has no `element`"]
        );
    }

    #[test]
    fn the_order_of_columns_counts_only_where_the_text_keeps_its_own() {
        let mut document = document();
        document["models"][1]["fields"].as_array_mut().expect("a list").swap(3, 4);
        let found = compare(&document);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].contains("kilns: the columns stand in another order"), "{found:#?}");
        assert_eq!(differences(LIST, &document.to_string(), Order::Free), Vec::<String>::new());
    }

    #[test]
    fn a_line_that_nothing_prints_is_a_difference() {
        let list = format!("{LIST}\nindeks kilns\n");
        assert_eq!(differences(&list, &document().to_string(), Order::Kept), ["missing: indeks kilns"]);
    }

    #[test]
    fn what_is_no_json_is_said_to_be_none() {
        assert!(differences(LIST, "error: …", Order::Kept)[0].contains("the output is no JSON"));
    }
}
