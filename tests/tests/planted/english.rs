//! The faults of English texts: for each rule every sentence about a model of the text that breaks it.

use groundplan_schema::name;

use super::application::{Application, Edit, Field, Model, Plant, columns};
use super::words::{HISTORIES, LISTS, is_copy, is_record, is_signed, may_be_full};

type Places = fn(&Application) -> Vec<Plant>;

/// By rule, sorted.
#[rustfmt::skip]
pub(crate) const ENGLISH: &[(&str, Places)] = &[
    ("array_of_keys", array_of_keys),
    ("business_key_not_unique", business_key_not_unique),
    ("cascade_cycle", cascade_cycle),
    ("circular_required", circular_required),
    ("column_not_singular", |app| LISTS.iter().flat_map(|name| field(app, |_| true, name, "string")).collect()),
    ("default_outside_values", default_outside_values),
    ("enum_without_check", enum_without_check),
    ("equality_sort_range", equality_sort_range),
    ("fk_crosses_tenants", fk_crosses_tenants),
    ("fk_undeclared", fk_undeclared),
    ("god_table", |app| many_fields(app, |_| true, HISTORIES, "text, required")),
    ("kept_rows_erased", kept_rows_erased),
    ("money_as_float", |app| field(app, |_| true, "handling_fee", "float")),
    ("mostly_nullable", |app| many_fields(app, may_be_full, &HISTORIES[..24], "text, optional")),
    ("nullable_in_unique", nullable_in_unique),
    ("numbered_columns", numbered_columns),
    ("orphan_table", orphan_table),
    ("polymorphic_reference", polymorphic_reference),
    ("range_ends_unchecked", range_ends_unchecked),
    ("range_without_check", range_without_check),
    ("redundant_index", redundant_index),
    ("reserved_word", |app| field(app, |_| true, "limit", "integer, optional")),
    ("set_null_on_required", set_null_on_required),
    ("soft_delete_undeclared", |app| field(app, |model| !model.soft, "deleted_on", "date, optional")),
    ("tenant_not_first", tenant_not_first),
    ("unique_without_tenant", unique_without_tenant),
    ("unsatisfiable_check", |app| field(app, |_| true, "haul", "smallint, at least 40000")),
];

/// What a model is called in a sentence: "waiting list entry".
fn one(model: &Model) -> String {
    name::words(&model.name).join(" ")
}

fn many(model: &Model) -> String {
    name::words(&model.table).join(" ")
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn a(noun: &str) -> String {
    format!("{} {noun}", name::article(noun))
}

/// A paragraph behind the section of a model, or at the end where it has none.
fn say(app: &Application, model: &Model, sentences: &str) -> Edit {
    let heading = format!("\n## {}\n", capital(&one(model)));
    let start = app.text.find(&heading).map_or(app.text.len(), |at| at + heading.len());
    let at = app.text[start..].find("\n## ").map_or(app.text.len(), |end| start + end);
    // A note that stands before the next heading is about that one, and may stand before this sentence as well.
    (at..at, format!("\n{sentences}\n"))
}

fn plant(app: &Application, model: &Model, place: impl Into<String>, sentences: &str) -> Plant {
    Plant::new(place, vec![say(app, model, sentences)])
}

/// A new field of each entity where it can be a fault.
fn field(app: &Application, asked: impl Fn(&Model) -> bool, name: &str, said: &str) -> Vec<Plant> {
    let models = app.entities().filter(|model| !model.has(name) && asked(model));
    let sentence = |model: &Model| format!("{} have `{name}` ({said}).", capital(&many(model)));
    models.map(|model| plant(app, model, model.place(name), &sentence(model))).collect()
}

fn many_fields(app: &Application, asked: impl Fn(&Model) -> bool, names: &[&str], said: &str) -> Vec<Plant> {
    let list: Vec<String> = names.iter().map(|name| format!("`{name}` ({said})")).collect();
    let (last, first) = list.split_last().expect("names");
    let sentence = |model: &Model| format!("{} have {} and {last}.", capital(&many(model)), first.join(", "));
    app.entities().filter(|model| asked(model)).map(|model| plant(app, model, &model.name, &sentence(model))).collect()
}

/// Entities whose rows each belong to one tenant.
fn owned(app: &Application) -> impl Iterator<Item = &Model> {
    // "An application" is the program itself, wherever it stands.
    app.entities().filter(|model| model.scope == "tenant" && model.has("id") && model.name != "Application")
}

fn array_of_keys(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for other in owned(app) {
        let name = format!("{}_ids", name::snake(&other.name));
        out.extend(field(app, |_| true, &name, "list of uuids"));
    }
    out
}

fn business_key_not_unique(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for name in ["slug", "sku", "username"] {
        let parent = |model: &Model| {
            let others = model.fields.iter().filter_map(|field| app.model(field.references.as_ref()?));
            others.into_iter().any(|other| other.has(name) && other.name != model.name && other.name != app.tenant)
        };
        let mail = |model: &Model| name == "username" && model.has("email");
        out.extend(field(app, |model| !is_copy(model) && !parent(model) && !mail(model), name, "up to 80 characters"));
    }
    out
}

/// Keys of entities whose deletion takes the rows that have them.
fn is_cascade(model: &Model, field: &Field) -> bool {
    model.key(&field.name).is_some_and(|key| key["on_delete"] == "cascade")
}

/// Each key of this kind that is the only way from its model to the other one, and none leads back.
fn lone<'a>(app: &'a Application, which: &dyn Fn(&Model, &Field) -> bool) -> Vec<(&'a Model, &'a Field, &'a Model)> {
    let mut out = Vec::new();
    for model in owned(app) {
        for key in model.fields.iter().filter(|field| which(model, field)) {
            let to = key.references.as_ref().and_then(|to| app.model(to));
            let Some(to) = to.filter(|to| to.name != model.name && to.scope == "tenant" && to.has("id")) else {
                continue;
            };
            let others = model.fields.iter().filter(|field| field.name != key.name && which(model, field));
            let around = |field: &Field| {
                let next = field.references.as_deref();
                next == Some(&to.name)
                    || next.and_then(|next| app.model(next)).is_some_and(|next| app.leads(next, &to.name, which))
            };
            if !others.into_iter().any(around) && !app.leads(to, &model.name, which) {
                out.push((model, key, to));
            }
        }
    }
    out
}

fn cascade_cycle(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for (model, key, to) in lone(app, &is_cascade).into_iter().filter(|(.., to)| !to.soft) {
        let own = format!("latest_{}_id", name::snake(&model.name));
        let (child, parent) = (one(model), one(to));
        let text = format!(
            "{} may have a latest {child}, which is {}. Deleting the latest {child} of {} deletes the {parent}.",
            capital(&many(to)),
            a(&child),
            a(&parent)
        );
        let first = app.first(model, to);
        let place = if first.name == model.name { model.place(&key.name) } else { to.place(&own) };
        out.push(plant(app, to, place, &text));
    }
    out
}

fn circular_required(app: &Application) -> Vec<Plant> {
    let required = |model: &Model, field: &Field| field.required && model.key(&field.name).is_some();
    let mut out = Vec::new();
    for (model, _, to) in lone(app, &required) {
        let (child, parent) = (one(model), one(to));
        let text = format!("{} must have a main {child}, which is {}.", capital(&a(&parent)), a(&child));
        out.push(plant(app, to, "", &text).refused("contradiction"));
    }
    out
}

fn default_outside_values(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for field in model.fields.iter().filter(|field| field.own && field.value["default"].is_null()) {
            let check = field.value["check"].as_str().unwrap_or_default();
            let number =
                |sign: &str| check.split_once(sign).and_then(|(_, rest)| rest.split(' ').next()?.parse::<i64>().ok());
            let default = match field.ty.as_str() {
                "enum" => "unheard".to_owned(),
                "string" => format!("'{}'", "x".repeat(field.value["length"].as_u64().unwrap_or(255) as usize + 1)),
                "integer" | "smallint" | "bigint" => match number(">= ").or(number("BETWEEN ")) {
                    Some(low) => (low - 1).to_string(),
                    None => continue,
                },
                _ => continue,
            };
            let text = format!("{} `{}` defaults to {default}.", capital(&one(model)), field.name);
            out.push(plant(app, model, model.place(&field.name), &text));
        }
    }
    out
}

fn enum_without_check(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for name in ["review_status", "severity", "outcome_kind"] {
        let last = name.rsplit('_').next().unwrap_or(name);
        let asked = |model: &Model| name::words(&model.name).last().is_none_or(|word| word != last);
        out.extend(field(app, asked, name, "string"));
    }
    out
}

fn equality_sort_range(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in owned(app).filter(|model| !model.collides(&[&app.tenant_column, "created_at"])) {
        let one = |field: &&Field| {
            let key = field.references.is_some() && field.value["automatic"] != true;
            matches!(field.ty.as_str(), "enum" | "boolean") || key
        };
        for field in model.fields.iter().filter(one) {
            let text = format!("{} have an index on `created_at` and `{}`.", capital(&many(model)), field.name);
            out.push(plant(app, model, &model.name, &text));
        }
    }
    out
}

fn fk_crosses_tenants(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope == "global") {
        for other in owned(app) {
            let own = format!("sample_{}_id", name::snake(&other.name));
            let text =
                format!("{} may have a sample {}, which is {}.", capital(&a(&one(model))), one(other), a(&one(other)));
            out.push(plant(app, model, model.place(&own), &text));
        }
    }
    // Where nothing is shared by all tenants: what is told of the tenants' rows stands in a list for all of them.
    if out.is_empty() {
        for other in owned(app) {
            let text = format!(
                "Gadgets have a nameplate (up to 40 characters). Gadgets are shared by all tenants. A gadget may have a sample {}, which is {}.",
                one(other),
                a(&one(other))
            );
            out.push(plant(app, other, format!("Gadget.sample_{}_id", name::snake(&other.name)), &text));
        }
    }
    out
}

fn fk_undeclared(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for other in owned(app) {
        let own = name::key_column(&other.name);
        out.extend(field(app, |_| true, &own, "uuid, optional"));
    }
    out
}

fn kept_rows_erased(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in owned(app).filter(|model| model.soft) {
        for field in &model.fields {
            let parent = field.references.as_ref().and_then(|to| app.model(to));
            let Some(parent) = parent.filter(|parent| !parent.soft && parent.name != app.tenant) else { continue };
            // Where the sentence would speak of another key, or of a deletion that is told already.
            if name::key_column(&parent.name) != field.name
                || !model.key(&field.name).is_some_and(|key| key["on_delete"] == "restrict")
            {
                continue;
            }
            let text = format!("Deleting {} deletes its {}.", a(&one(parent)), many(model));
            out.push(plant(app, model, "", &text).refused("contradiction"));
        }
    }
    out
}

fn nullable_in_unique(app: &Application) -> Vec<Plant> {
    let sentence = |model: &Model| {
        format!(
            "{0} have an edition (up to 20 characters, optional) and a print mark (up to 20 characters). {1} edition and print mark are unique together.",
            capital(&many(model)),
            capital(&one(model))
        )
    };
    app.entities().map(|model| plant(app, model, &model.name, &sentence(model))).collect()
}

fn numbered_columns(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for stem in ["marker", "remark_", "cover_photo_"] {
        let sentence = |model: &Model| {
            let said = |n: usize| format!("`{stem}{n}` (up to 90 characters, optional)");
            format!("{} have {}, {} and {}.", capital(&many(model)), said(1), said(2), said(3))
        };
        out.extend(app.entities().map(|model| plant(app, model, model.place(&format!("{stem}1")), &sentence(model))));
    }
    out
}

fn orphan_table(app: &Application) -> Vec<Plant> {
    let text = "Gadgets have a nameplate (up to 40 characters). Gadgets are shared by all tenants.";
    app.entities().map(|model| plant(app, model, "Gadget", text)).collect()
}

fn polymorphic_reference(app: &Application) -> Vec<Plant> {
    let sentence = |model: &Model| {
        format!("{} have a `regarded_id` (uuid) and a `regarded_type` (up to 40 characters).", capital(&many(model)))
    };
    let models = app.entities().filter(|model| !is_record(model));
    models.map(|model| plant(app, model, model.place("regarded_id"), &sentence(model))).collect()
}

fn range_ends_unchecked(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for (start, end, ty) in [("shown_from", "shown_until", "date"), ("min_load", "max_load", "integer")] {
        let sentence = |model: &Model| {
            format!("{} have `{start}` ({ty}, optional) and `{end}` ({ty}, optional).", capital(&many(model)))
        };
        out.extend(app.entities().map(|model| plant(app, model, model.place(end), &sentence(model))));
    }
    out
}

fn range_without_check(app: &Application) -> Vec<Plant> {
    let mut out = field(app, |_| true, "probability", "float");
    out.extend(field(app, |model| !is_signed(model), "spare_quantity", "integer"));
    out.extend(field(app, |_| true, "damage_percent", "integer"));
    out
}

fn redundant_index(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in owned(app).filter(|model| !model.soft) {
        for index in model.list("indexes").iter().chain(model.list("uniques")).filter(|index| index["where"].is_null())
        {
            let list: Vec<String> = columns(index).into_iter().filter(|column| *column != app.tenant_column).collect();
            if list.len() > 1 && index["method"] != "gin" {
                let text = format!("{} have an index on `{}`.", capital(&many(model)), list[0]);
                out.push(plant(app, model, &model.name, &text));
            }
        }
    }
    out
}

fn set_null_on_required(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in owned(app) {
        for other in owned(app).filter(|other| other.name != model.name && !model.has(&name::key_column(&other.name))) {
            // In two roles the sentence is ambiguous; and that the other one needs this one in turn would be another fault.
            let twice = model.fields.iter().any(|field| field.references.as_ref() == Some(&other.name));
            if twice || app.leads(other, &model.name, &|_, field| field.required) {
                continue;
            }
            let text = format!(
                "{} must have {}. When {} is deleted, its {} are kept without {}.",
                capital(&a(&one(model))),
                a(&one(other)),
                a(&one(other)),
                many(model),
                a(&one(other))
            );
            out.push(plant(app, model, model.place(&name::key_column(&other.name)), &text));
        }
    }
    out
}

fn tenant_not_first(app: &Application) -> Vec<Plant> {
    let tenant = app.tenant_column.trim_end_matches("_id").replace('_', " ");
    let mut out = Vec::new();
    for model in owned(app) {
        for field in
            model.fields.iter().filter(|field| field.own && matches!(field.ty.as_str(), "string" | "integer" | "date"))
        {
            let text = format!("{} have an index on `{}` and {tenant}.", capital(&many(model)), field.name);
            out.push(plant(app, model, &model.name, &text));
        }
    }
    out
}

fn unique_without_tenant(app: &Application) -> Vec<Plant> {
    let tenant = app.tenant_column.trim_end_matches("_id").replace('_', " ");
    let text = format!(
        "Gadgets have a print mark (up to 20 characters, unique). Gadgets are shared by all tenants. A gadget may belong to {}.",
        a(&tenant)
    );
    app.entities().map(|model| plant(app, model, "Gadget", &text)).collect()
}
