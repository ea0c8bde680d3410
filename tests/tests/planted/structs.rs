//! The faults of structs: for each rule every place in the text where it can be broken by a small edit.

mod indexes;
mod keys;

use groundplan_schema::name;

use super::application::{Application, Field, Model, Plant};
use super::rust::{add_attribute, add_field, replaced, set_words, without, words};
use super::words::{HISTORIES, LISTS, is_account, is_people, is_record, is_signed, may_be_full};
use indexes::{
    business_key_not_unique, equality_sort_range, nullable_in_unique, redundant_index,
    soft_delete_without_partial_index, tenant_not_first, unique_without_tenant,
};
use keys::{
    array_of_keys, cascade_cycle, cascades, circular_required, fk_crosses_tenants, fk_undeclared, kept_rows_erased,
    set_null_on_required,
};

type Places = fn(&Application) -> Vec<Plant>;

/// By rule, sorted.
#[rustfmt::skip]
pub(crate) const STRUCTS: &[(&str, Places)] = &[
    ("array_of_keys", array_of_keys),
    ("bare_varchar", |app| loses(app, "max_length", |_, _| true)),
    ("boolean_without_default", |app| loses(app, "default", |_, field| field.ty == "boolean" && field.required)),
    ("business_key_not_unique", business_key_not_unique),
    ("cascade_cycle", cascade_cycle),
    ("circular_required", circular_required),
    ("column_not_singular", column_not_singular),
    ("constraint_name", |app| attribute(app, |_| Some("sql_check(\"positive\", \"1 > 0\")".to_owned()))),
    ("default_outside_values", default_outside_values),
    ("enum_without_check", enum_without_check),
    ("equality_sort_range", equality_sort_range),
    ("fk_crosses_tenants", fk_crosses_tenants),
    ("fk_undeclared", fk_undeclared),
    ("fk_without_on_delete", |app| loses(app, "on_delete", |model, field| !model.junction && field.references.is_some())),
    ("god_table", god_table),
    ("kept_rows_erased", kept_rows_erased),
    ("missing_timestamps", missing_timestamps),
    ("money_as_float", |app| field(app, |_| true, "handling_fee", "", "f64")),
    ("mostly_nullable", mostly_nullable),
    ("name_not_snake_case", |app| field(app, |_| true, "inspected_on", "column = \"inspectedOn\"", "Option<NaiveDate>")),
    ("nullable_in_unique", nullable_in_unique),
    ("numbered_columns", numbered_columns),
    ("orphan_table", |app| stranger(app, "", None)),
    ("pii_unprotected", pii_unprotected),
    ("polymorphic_reference", polymorphic_reference),
    ("range_ends_unchecked", range_ends_unchecked),
    ("range_without_check", range_without_check),
    ("redundant_index", redundant_index),
    ("reserved_word", |app| field(app, |_| true, "limit", "", "Option<i32>")),
    ("set_null_on_required", set_null_on_required),
    ("soft_delete_undeclared", soft_delete_undeclared),
    ("soft_delete_without_partial_index", soft_delete_without_partial_index),
    ("table_not_plural", table_not_plural),
    ("tenant_not_first", tenant_not_first),
    ("undocumented_model", undocumented_model),
    ("unique_without_tenant", unique_without_tenant),
    ("unsatisfiable_check", unsatisfiable_check),
];

/// A new field in each entity where it can be a fault.
pub(crate) fn field(
    app: &Application,
    asked: impl Fn(&Model) -> bool,
    name: &str,
    attribute: &str,
    ty: &str,
) -> Vec<Plant> {
    let attribute = if attribute.is_empty() { String::new() } else { format!("    #[model({attribute})]\n") };
    let line = format!("{attribute}    pub {name}: {ty},\n");
    let models = app.entities().filter(|model| !model.has(name) && asked(model));
    models.map(|model| Plant::new(model.place(name), vec![add_field(model, &line)])).collect()
}

/// A new attribute at each entity that gets one.
pub(crate) fn attribute(app: &Application, words: impl Fn(&Model) -> Option<String>) -> Vec<Plant> {
    let plant = |model: &Model| Some(Plant::new(&model.name, vec![add_attribute(model, &words(model)?)]));
    app.entities().filter_map(plant).collect()
}

/// Each field of this kind without the word of its attribute.
fn loses(app: &Application, word: &str, asked: impl Fn(&Model, &Field) -> bool) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in model.fields.iter().filter(|field| asked(model, field)) {
            // The column of a check over its length, or a key that is a text, needs its length for more.
            let edit = replaced(app, field, word, "");
            out.extend(edit.map(|edit| Plant::new(model.place(&field.name), vec![edit])));
        }
    }
    out
}

fn column_not_singular(app: &Application) -> Vec<Plant> {
    LISTS.iter().flat_map(|name| field(app, |_| true, name, "max_length = 200", "String")).collect()
}

fn default_outside_values(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in &model.fields {
            let said = words(app, field);
            let value = |key: &str| said.iter().find_map(|word| word.strip_prefix(key)?.trim().strip_prefix("= "));
            let Some(default) = value("default") else { continue };
            let new = if default.starts_with('"') && field.ty == "string" {
                let length: usize = value("max_length").and_then(|length| length.parse().ok()).unwrap_or(255);
                Some(format!("\"{}\"", "x".repeat(length + 1)))
            } else if let Some((ty, _)) = default.split_once("::") {
                Some(format!("{ty}::Unheard"))
            } else {
                value("min").and_then(|min| min.parse::<i64>().ok()).map(|min| (min - 1).to_string())
            };
            let edit = new.and_then(|new| replaced(app, field, "default", &format!("default = {new}")));
            out.extend(edit.map(|edit| Plant::new(model.place(&field.name), vec![edit])));
        }
    }
    out
}

fn enum_without_check(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for name in ["review_status", "severity", "outcome_kind"] {
        let last = name.rsplit('_').next().unwrap_or(name);
        // A table of stages may say its own in any words.
        let asked = |model: &Model| name::words(&model.name).last().is_none_or(|word| word != last);
        out.extend(field(app, asked, name, "max_length = 20", "String"));
    }
    // An enum that was given up.
    for model in &app.models {
        let few = |field: &&Field| field.ty == "enum" && (field.name == "status" || field.name.ends_with("_status"));
        for field in model.fields.iter().filter(few) {
            let ty = if field.required { "String" } else { "Option<String>" };
            let line = (field.line.clone(), format!("    pub {}: {ty},\n", field.name));
            let attribute = set_words(field, &["max_length = 20".to_owned()]);
            out.push(Plant::new(model.place(&field.name), vec![attribute, line]));
        }
    }
    out
}

fn god_table(app: &Application) -> Vec<Plant> {
    let plant = |model: &Model| {
        let lines = HISTORIES.iter().map(|word| format!("    #[model(text)]\n    pub {word}: String,\n"));
        Plant::new(&model.name, vec![add_field(model, &lines.collect::<String>())])
    };
    app.entities().map(plant).collect()
}

fn missing_timestamps(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for name in ["created_at", "updated_at"] {
            // Not where an index or a check names it.
            let named = |key: &str| model.value[key].to_string().contains(name);
            if let Some(field) =
                model.field(name).filter(|_| !named("indexes") && !named("checks") && !named("uniques"))
            {
                out.push(Plant::new(&model.name, vec![(field.line.clone(), String::new())]));
            }
        }
    }
    out
}

fn mostly_nullable(app: &Application) -> Vec<Plant> {
    let lines: String =
        HISTORIES[..24].iter().map(|word| format!("    #[model(text)]\n    pub {word}: Option<String>,\n")).collect();
    let models = app.entities().filter(|model| may_be_full(model));
    models.map(|model| Plant::new(&model.name, vec![add_field(model, &lines)])).collect()
}

fn numbered_columns(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for stem in ["marker", "remark_", "cover_photo_"] {
        let line = |n: usize| format!("    #[model(max_length = 90)]\n    pub {stem}{n}: Option<String>,\n");
        let lines: String = (1..=3).map(line).collect();
        out.extend(
            app.entities().map(|model| Plant::new(model.place(&format!("{stem}1")), vec![add_field(model, &lines)])),
        );
    }
    out
}

/// A model that all tenants share, after each model of the text.
pub(crate) fn stranger(app: &Application, lines: &str, place: Option<&str>) -> Vec<Plant> {
    let text = format!(
        "\n#[derive(groundplan::Model)]\n#[model(global)]\npub struct Gadget {{\n    pub id: Id<Gadget>,\n{lines}    pub created_at: DateTime<Utc>,\n    pub updated_at: DateTime<Utc>,\n}}\n"
    );
    let place = place.unwrap_or("Gadget");
    app.models.iter().map(|model| Plant::new(place, vec![(model.after..model.after, text.clone())])).collect()
}

fn pii_unprotected(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in &model.fields {
            let Some(class) = field.value["pii"].as_str() else { continue };
            let line = &app.text[field.line.clone()];
            let open = line.replace("Private<String>", "String");
            let nobodys = matches!(class, "address" | "phone") && !is_people(model);
            if open != line && !nobodys && !words(app, field).iter().any(|word| word.starts_with("pii")) {
                out.push(Plant::new(model.place(&field.name), vec![(field.line.clone(), open)]));
            }
        }
    }
    out.extend(field(app, |_| true, "email", "max_length = 254", "Option<String>").into_iter().filter(|plant| {
        // A mail beside a password is a key as well.
        let model = plant.place.split('.').next().and_then(|model| app.model(model));
        !model.is_some_and(is_account)
    }));
    out
}

fn polymorphic_reference(app: &Application) -> Vec<Plant> {
    let lines =
        "    pub regarded_id: groundplan::Uuid,\n    #[model(max_length = 40)]\n    pub regarded_type: String,\n";
    let models = app.entities().filter(|model| !is_record(model));
    models.map(|model| Plant::new(model.place("regarded_id"), vec![add_field(model, lines)])).collect()
}

fn range_ends_unchecked(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for (start, end, ty) in [
        ("shown_from", "shown_until", "NaiveDate"),
        ("min_load", "max_load", "i32"),
        ("lease_starts_at", "lease_ends_at", "DateTime<Utc>"),
    ] {
        // Of `lease_starts_at` neither end stands first or last.
        let (start, end) = if start == "lease_starts_at" { ("starts_lease_at", "ends_lease_at") } else { (start, end) };
        let lines = format!("    pub {start}: Option<{ty}>,\n    pub {end}: Option<{ty}>,\n");
        out.extend(app.entities().map(|model| Plant::new(model.place(end), vec![add_field(model, &lines)])));
    }
    out
}

fn range_without_check(app: &Application) -> Vec<Plant> {
    let mut out = field(app, |_| true, "probability", "", "f64");
    out.extend(field(app, |model| !is_signed(model), "spare_quantity", "", "i32"));
    out.extend(field(app, |_| true, "damage_percent", "", "i16"));
    out
}

fn soft_delete_undeclared(app: &Application) -> Vec<Plant> {
    let mut out = field(app, |model| !model.soft, "deleted_at", "", "Option<DateTime<Utc>>");
    for model in app.entities().filter(|model| model.soft) {
        // Children that keep their dead and are erased with it would be a second fault.
        let child = |other: &Model| {
            other.soft
                && other
                    .fields
                    .iter()
                    .any(|field| field.references.as_ref() == Some(&model.name) && cascades(app)(other, field))
        };
        if !app.models.iter().any(child) {
            let edit = without(app, model, "soft_delete");
            out.extend(edit.map(|edit| Plant::new(model.place("deleted_at"), vec![edit])));
        }
    }
    out
}

fn table_not_plural(app: &Application) -> Vec<Plant> {
    attribute(app, |model| {
        let one = name::singular(&model.table);
        // A reserved word is another fault, and a log or an inbox is one of many rows.
        let word = name::words(&one).pop().unwrap_or_default();
        (one != model.table && !["user", "order", "group", "inbox", "log", "outbox"].contains(&word.as_str()))
            .then(|| format!("table = \"{one}\""))
    })
}

fn undocumented_model(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        let before = &app.text[..model.at];
        let block = before.rfind("\n\n").map_or(0, |at| at + 2);
        let docs: Vec<_> = before[block..].lines().filter(|line| line.starts_with("///")).collect();
        if docs.is_empty() {
            continue;
        }
        let bare: String =
            before[block..].lines().filter(|line| !line.starts_with("///")).map(|line| format!("{line}\n")).collect();
        out.push(Plant::new(&model.name, vec![(block..model.at, bare)]));
    }
    out
}

fn unsatisfiable_check(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for field in
            model.fields.iter().filter(|field| field.own && field.is_whole() && field.value["default"].is_null())
        {
            let mut said = words(app, field);
            said.retain(|word| !word.starts_with("min") && !word.starts_with("max") && !word.starts_with("check"));
            said.push(format!("check(\"{0} > 5 AND {0} < 3\")", field.name));
            out.push(Plant::new(model.place(&field.name), vec![set_words(field, &said)]));
        }
    }
    out
}
