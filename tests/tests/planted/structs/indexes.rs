//! Faults of indexes and uniques.

use groundplan_schema::name;

use super::super::application::{Application, Field, Model, Plant, columns};
use super::super::rust::{add_attribute, add_field, without};
use super::super::words::{is_account, is_copy};
use super::{field, stranger};

pub(crate) fn business_key_not_unique(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for name in ["slug", "sku", "username"] {
        let parent = |model: &Model| {
            model.fields.iter().filter_map(|field| app.model(field.references.as_ref()?)).any(|other| other.has(name))
        };
        out.extend(field(app, |model| !is_copy(model) && !parent(model), name, "max_length = 80", "String"));
    }
    // A name for signing in makes the mail beside it a key, too.
    out.retain(|plant| !plant.place.ends_with(".username") || !has_mail(app, &plant.place));
    for model in app.entities().filter(|model| is_account(model)) {
        let edit = without(app, model, "unique(email)");
        out.extend(edit.map(|edit| Plant::new(model.place("email"), vec![edit])));
    }
    out
}

pub(crate) fn has_mail(app: &Application, place: &str) -> bool {
    place.split('.').next().and_then(|model| app.model(model)).is_some_and(|model| model.has("email"))
}

pub(crate) fn equality_sort_range(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        let first: &[&str] =
            if model.scope == "tenant" { &[&app.tenant_column, "created_at"] } else { &["created_at"] };
        if !model.has("created_at") || model.collides(first) {
            continue;
        }
        let one = |field: &&Field| {
            let key = field.references.is_some() && field.value["automatic"] != true;
            !matches!(field.name.as_str(), "id") && (matches!(field.ty.as_str(), "enum" | "boolean") || key)
        };
        for field in model.fields.iter().filter(one) {
            let words = format!("index(created_at, {})", field.name);
            out.push(Plant::new(&model.name, vec![add_attribute(model, &words)]));
        }
    }
    out
}

pub(crate) fn nullable_in_unique(app: &Application) -> Vec<Plant> {
    let lines = "    #[model(max_length = 20)]\n    pub edition: Option<String>,\n    #[model(max_length = 20)]\n    pub print_mark: String,\n";
    let plant = |model: &Model| {
        Plant::new(&model.name, vec![add_field(model, lines), add_attribute(model, "unique(edition, print_mark)")])
    };
    app.entities().map(plant).collect()
}

pub(crate) fn redundant_index(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for index in model.list("indexes").iter().filter(|index| index["where"].is_null() || model.soft) {
            let own: Vec<String> = columns(index).into_iter().filter(|column| *column != app.tenant_column).collect();
            let filtered = index["where"].as_str().is_some_and(|filter| filter != "deleted_at IS NULL");
            if own.len() < 2 || filtered {
                continue;
            }
            out.push(Plant::new(&model.name, vec![add_attribute(model, &format!("index({})", own[0]))]));
        }
    }
    out
}

pub(crate) fn soft_delete_without_partial_index(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.soft) {
        for field in model.fields.iter().filter(|field| field.own && !field.required && field.ty != "json") {
            let words = format!("index({0}, where = \"{0} IS NOT NULL\")", field.name);
            out.push(Plant::new(&model.name, vec![add_attribute(model, &words)]));
        }
    }
    out
}

pub(crate) fn tenant_not_first(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope == "tenant") {
        for field in
            model.fields.iter().filter(|field| field.own && matches!(field.ty.as_str(), "string" | "integer" | "date"))
        {
            for kind in ["index", "unique"] {
                // The tenant's unique over it is there already, the right way around.
                if model.collides(&[&app.tenant_column, &field.name]) {
                    continue;
                }
                let words = format!("{kind}({}, {})", field.name, app.tenant_column);
                out.push(Plant::new(&model.name, vec![add_attribute(model, &words)]));
            }
        }
    }
    out
}

pub(crate) fn unique_without_tenant(app: &Application) -> Vec<Plant> {
    let lines = format!(
        "    #[model(on_delete = cascade)]\n    pub {}: Option<Id<{}>>,\n    #[model(max_length = 40, unique)]\n    pub print_mark: String,\n",
        name::key_column(&app.tenant),
        app.tenant
    );
    stranger(app, &lines, None)
}
