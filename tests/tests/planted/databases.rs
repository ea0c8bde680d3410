//! The faults of databases: for each rule every place in the SQL where it can be broken by a small edit.

mod indexes;
mod keys;

use groundplan_schema::name;
use serde_json::Value;

use super::application::{Application, Field, Model, Plant, columns};
use super::sql::{self, add, add_column, constraint, swapped, whole_line};
use super::words::{HISTORIES, LISTS, is_record, is_signed, may_be_full};
use indexes::{
    business_key_not_unique, equality_sort_range, json_search_without_gin, nullable_in_unique, redundant_index,
    soft_delete_without_partial_index, tenant_not_first, unique_ignores_soft_delete, unique_without_tenant,
};
use keys::{
    array_of_keys, cascade_cycle, circular_required, fk_crosses_tenants, fk_type_mismatch, fk_undeclared,
    fk_without_on_delete, kept_rows_erased, missing_primary_key, new_keys, set_null_on_required, short_primary_key,
};

type Places = fn(&Application) -> Vec<Plant>;

/// By rule, sorted.
#[rustfmt::skip]
pub(crate) const DATABASES: &[(&str, Places)] = &[
    ("array_of_keys", array_of_keys),
    ("bare_varchar", bare_varchar),
    ("boolean_without_default", |app| retyped(app, |field| field.ty == "boolean" && field.required, &[
        (" DEFAULT true", ""), (" DEFAULT false", ""),
    ])),
    ("business_key_not_unique", business_key_not_unique),
    ("cascade_cycle", cascade_cycle),
    ("circular_required", circular_required),
    ("column_not_singular", |app| LISTS.iter().flat_map(|name| column(app, |_| true, name, "varchar(200)")).collect()),
    ("constraint_name", constraint_name),
    ("default_outside_values", default_outside_values),
    ("enum_without_check", enum_without_check),
    ("equality_sort_range", equality_sort_range),
    ("fk_crosses_tenants", fk_crosses_tenants),
    ("fk_type_mismatch", fk_type_mismatch),
    ("fk_undeclared", fk_undeclared),
    ("fk_without_index", |app| new_keys(app, false)),
    ("fk_without_on_delete", fk_without_on_delete),
    ("god_table", |app| many(app, |_| true, HISTORIES, "text NOT NULL DEFAULT ''")),
    ("json_search_without_gin", json_search_without_gin),
    ("kept_rows_erased", kept_rows_erased),
    ("missing_primary_key", missing_primary_key),
    ("missing_rls", missing_rls),
    ("missing_timestamps", missing_timestamps),
    ("money_as_float", |app| column(app, |_| true, "handling_fee", "double precision NOT NULL")),
    ("mostly_nullable", |app| many(app, may_be_full, &HISTORIES[..24], "text")),
    ("name_not_snake_case", |app| column(app, |_| true, "inspectedOn", "date")),
    ("native_enum", native_enum),
    ("nullable_in_unique", nullable_in_unique),
    ("numbered_columns", numbered_columns),
    ("orphan_table", |app| table(app, "gadgets", "id bigint GENERATED ALWAYS AS IDENTITY", "Gadget")),
    ("padded_text", padded_text),
    ("polymorphic_reference", polymorphic_reference),
    ("range_ends_unchecked", range_ends_unchecked),
    ("range_without_check", range_without_check),
    ("redundant_index", redundant_index),
    ("reserved_word", |app| column(app, |_| true, "limit", "integer")),
    ("set_null_on_required", set_null_on_required),
    ("short_primary_key", short_primary_key),
    ("soft_delete_without_partial_index", soft_delete_without_partial_index),
    ("table_not_plural", table_not_plural),
    ("tenant_not_first", tenant_not_first),
    ("timestamp_without_zone", |app| retyped(app, |field| field.ty == "timestamp", &[
        ("timestamptz", "timestamp"), ("timestamp with time zone", "timestamp without time zone"),
    ])),
    ("undocumented_model", undocumented_model),
    ("unique_ignores_soft_delete", unique_ignores_soft_delete),
    ("unique_without_tenant", unique_without_tenant),
    ("unsatisfiable_check", unsatisfiable_check),
];

fn quoted(name: &str) -> String {
    if name == "limit" || name.chars().any(char::is_uppercase) { format!("\"{name}\"") } else { name.to_owned() }
}

/// A new column in each table where it can be a fault.
pub(crate) fn column(app: &Application, asked: impl Fn(&Model) -> bool, name: &str, ty: &str) -> Vec<Plant> {
    let models = app.entities().filter(|model| !model.has(name) && asked(model));
    let definition = format!("{} {ty}", quoted(name));
    models.map(|model| Plant::new(model.place(name), vec![add_column(model, &definition)])).collect()
}

/// Many new columns in each table.
fn many(app: &Application, asked: impl Fn(&Model) -> bool, names: &[&str], ty: &str) -> Vec<Plant> {
    let models = app.entities().filter(|model| asked(model));
    let edits = |model: &Model| names.iter().map(|name| add_column(model, &format!("{name} {ty}"))).collect();
    models.map(|model| Plant::new(&model.name, edits(model))).collect()
}

/// Each column of this kind with another word in its line.
fn retyped(app: &Application, asked: impl Fn(&Field) -> bool, pairs: &[(&str, &str)]) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in model.fields.iter().filter(|field| asked(field)) {
            let edit = swapped(app, field.line.clone(), pairs);
            out.extend(edit.map(|edit| Plant::new(model.place(&field.name), vec![edit])));
        }
    }
    out
}

/// A statement about each table.
pub(crate) fn statement(app: &Application, words: impl Fn(&Model) -> Option<String>) -> Vec<Plant> {
    let plant = |model: &Model| Some(Plant::new(&model.name, vec![add(app, &words(model)?)]));
    app.entities().filter_map(plant).collect()
}

/// A new table.
pub(crate) fn table(app: &Application, called: &str, key: &str, place: &str) -> Vec<Plant> {
    let text = format!(
        "CREATE TABLE {called} (\n    {key},\n    created_at timestamptz NOT NULL DEFAULT now(),\n    CONSTRAINT {called}_pkey PRIMARY KEY (id)\n);\n"
    );
    app.models.iter().map(|model| Plant::new(place, vec![(model.after..model.after, text.clone())])).collect()
}

fn bare_varchar(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        // A list of values bounds its texts.
        for field in model.fields.iter().filter(|field| field.ty != "enum") {
            let line = &app.text[field.line.clone()];
            for ty in ["varchar(", "character varying("] {
                let Some(at) = line.find(ty) else { continue };
                let start = field.line.start + at + ty.len() - 1;
                let Some(end) = app.text[start..].find(')') else { continue };
                out.push(Plant::new(model.place(&field.name), vec![(start..start + end + 1, String::new())]));
            }
        }
    }
    out
}

fn constraint_name(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        let keys = ["checks", "foreign_keys", "uniques"].iter().flat_map(|list| model.list(list));
        for value in keys.chain([&model.value["primary_key"]]) {
            let called = sql::name(value);
            let Some(within) = constraint(app, called) else { continue };
            let start = within.start + "CONSTRAINT ".len();
            out.push(Plant::new(&model.name, vec![(start..start + called.len(), "rule_7".to_owned())]));
        }
    }
    out
}

fn default_outside_values(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in &model.fields {
            let checked = model.list("checks").iter().any(|check| {
                check["column"] == Value::String(field.name.clone())
                    && ["IN (", ">= 0", ">= 1", "BETWEEN 0", "BETWEEN 1"]
                        .iter()
                        .any(|sign| check["expression"].to_string().contains(sign))
            });
            let (old, new) = match &field.value["default"] {
                Value::String(value) if field.ty == "enum" => (format!("'{value}'"), "'unheard'".to_owned()),
                Value::Number(value) => (format!("DEFAULT {value}"), "DEFAULT -1".to_owned()),
                _ => continue,
            };
            let edit = swapped(app, field.line.clone(), &[(&old, &new)]).filter(|_| checked);
            out.extend(edit.map(|edit| Plant::new(model.place(&field.name), vec![edit])));
        }
    }
    out
}

fn enum_without_check(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for name in ["review_status", "severity", "outcome_kind"] {
        let last = name.rsplit('_').next().unwrap_or(name);
        let asked = |model: &Model| name::words(&model.name).last().is_none_or(|word| word != last);
        out.extend(column(app, asked, name, "varchar(20) NOT NULL"));
    }
    // A check that was forgotten.
    for model in &app.models {
        let listed = |check: &&Value| check["expression"].to_string().contains(" IN (");
        for check in model.list("checks").iter().filter(listed) {
            let of = check["column"].as_str().unwrap_or_default();
            let named = matches!(of, "status" | "kind") || of.ends_with("_status");
            let others =
                model.list("checks").iter().filter(|other| other["expression"].to_string().contains(of)).count();
            let line = whole_line(app, sql::name(check)).filter(|_| named && others == 1);
            out.extend(line.map(|line| Plant::new(model.place(of), vec![(line, String::new())])));
        }
    }
    out
}

fn missing_rls(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.models.iter().filter(|model| model.scope == "tenant") {
        for end in ["ENABLE ROW LEVEL SECURITY;\n", "FORCE ROW LEVEL SECURITY;\n"] {
            let line = format!("ALTER TABLE {} {end}", model.table);
            let edit = swapped(app, 0..app.text.len(), &[(&line, "")]);
            out.extend(edit.map(|edit| Plant::new(&model.name, vec![edit])));
        }
        let line = format!("CREATE POLICY tenant_isolation ON {} USING (true);\n", model.table);
        out.extend(swapped(app, 0..app.text.len(), &[(&line, "")]).map(|edit| Plant::new(&model.name, vec![edit])));
    }
    out
}

fn missing_timestamps(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        let key = columns(&model.value["primary_key"]);
        // Lists that are known by their own codes and links need none.
        let surrogate = key.iter().any(|column| column == "id");
        let moments: Vec<&Field> =
            model.fields.iter().filter(|field| field.required && field.ty == "timestamp").collect();
        let named = |field: &&Field| {
            ["indexes", "checks", "uniques"].iter().any(|list| model.value[*list].to_string().contains(&field.name))
        };
        // The last line of a table has no comma, and the one before it does not lose its own.
        let last = |field: &&Field| !app.text[field.line.clone()].trim_end().ends_with(',');
        if surrogate && !moments.is_empty() && !moments.iter().any(named) && !moments.iter().any(last) {
            out.push(Plant::new(
                &model.name,
                moments.iter().map(|field| (field.line.clone(), String::new())).collect(),
            ));
        }
    }
    out
}

fn native_enum(app: &Application) -> Vec<Plant> {
    let ty = "CREATE TYPE planted_mood AS ENUM ('good', 'bad');\n";
    let plant = |model: &Model| {
        let edits = vec![(model.at..model.at, ty.to_owned()), add_column(model, "mood planted_mood NOT NULL")];
        Plant::new(model.place("mood"), edits)
    };
    app.entities().map(plant).collect()
}

fn numbered_columns(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for stem in ["marker", "remark_", "cover_photo_"] {
        let lines = |model: &Model| (1..=3).map(|n| add_column(model, &format!("{stem}{n} varchar(90)"))).collect();
        out.extend(app.entities().map(|model| Plant::new(model.place(&format!("{stem}1")), lines(model))));
    }
    out
}

fn padded_text(app: &Application) -> Vec<Plant> {
    let long =
        |field: &Field| field.references.is_none() && field.value["length"].as_u64().is_some_and(|length| length > 3);
    retyped(app, long, &[("character varying(", "character("), ("varchar(", "char(")])
}

fn polymorphic_reference(app: &Application) -> Vec<Plant> {
    let models = app.entities().filter(|model| !is_record(model));
    let edits = |model: &Model| {
        vec![add_column(model, "regarded_id uuid NOT NULL"), add_column(model, "regarded_type varchar(40) NOT NULL")]
    };
    models.map(|model| Plant::new(model.place("regarded_id"), edits(model))).collect()
}

fn range_ends_unchecked(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for (start, end, ty) in [("shown_from", "shown_until", "date"), ("min_load", "max_load", "integer")] {
        let edits = |model: &Model| {
            vec![add_column(model, &format!("{start} {ty}")), add_column(model, &format!("{end} {ty}"))]
        };
        out.extend(app.entities().map(|model| Plant::new(model.place(end), edits(model))));
    }
    out
}

fn range_without_check(app: &Application) -> Vec<Plant> {
    let mut out = column(app, |_| true, "probability", "double precision");
    out.extend(column(app, |model| !is_signed(model), "spare_quantity", "integer NOT NULL DEFAULT 0"));
    out.extend(column(app, |_| true, "damage_percent", "smallint"));
    out
}

fn table_not_plural(app: &Application) -> Vec<Plant> {
    let mut out = table(app, "gadget", "id bigint GENERATED ALWAYS AS IDENTITY", "Gadget");
    for plant in &mut out {
        plant.follows.push(("orphan_table", "Gadget".to_owned(), "the new table stands alone"));
    }
    out
}

fn undocumented_model(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        let begin =
            format!("COMMENT ON TABLE {}{} IS", if app.name.starts_with("10") { "public." } else { "" }, model.table);
        let Some(start) = app.text.find(&begin) else { continue };
        let end = start + app.text[start..].find('\n').unwrap_or_default() + 1;
        out.push(Plant::new(&model.name, vec![(start..end, String::new())]));
    }
    out
}

fn unsatisfiable_check(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in
            model.fields.iter().filter(|field| field.own && field.is_whole() && field.value["default"].is_null())
        {
            let (table, own) = (&model.table, &field.name);
            let text =
                format!("ALTER TABLE {table} ADD CONSTRAINT {table}_{own}_never CHECK ({own} > 5 AND {own} < 3);");
            out.push(Plant::new(model.place(own), vec![add(app, &text)]));
        }
    }
    out
}
