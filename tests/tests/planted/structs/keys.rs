//! Faults of keys.

use groundplan_schema::name;

use super::super::application::{Application, Field, Model, Plant};
use super::super::rust::{add_field, replaced, words};

pub(crate) fn array_of_keys(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for other in app.entities().filter(|other| other.has("id")) {
            let name = format!("{}_ids", name::snake(&other.name));
            let line = format!("    pub {name}: Vec<groundplan::Uuid>,\n");
            out.push(Plant::new(model.place(&name), vec![add_field(model, &line)]));
        }
    }
    out
}

/// Keys from one model to another, of which the second may get one back.
pub(crate) fn pairs(app: &Application) -> Vec<(&Model, &Field, &Model)> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope == "tenant" && model.has("id")) {
        for field in &model.fields {
            let to = field.references.as_ref().and_then(|to| app.model(to));
            let to = to.filter(|to| to.scope == "tenant" && to.name != model.name && to.has("id"));
            out.extend(to.map(|to| (model, field, to)));
        }
    }
    out
}

pub(crate) fn cascades(app: &Application) -> impl Fn(&Model, &Field) -> bool {
    |_, field| words(app, field).iter().any(|word| word == "on_delete = cascade")
}

pub(crate) fn cascade_cycle(app: &Application) -> Vec<Plant> {
    let which = cascades(app);
    let mut out = Vec::new();
    // Whoever deletes rows that are kept does another wrong.
    for (model, key, to) in pairs(app).into_iter().filter(|(model, key, to)| which(model, key) && !to.soft) {
        let others = model.fields.iter().filter(|other| other.name != key.name && which(model, other));
        let around = |other: &Field| {
            let next = other.references.as_deref();
            next == Some(&to.name)
                || next.and_then(|next| app.model(next)).is_some_and(|next| app.leads(next, &to.name, &which))
        };
        if others.into_iter().any(around) {
            continue;
        }
        let name = format!("latest_{}_id", name::snake(&model.name));
        let line = format!("    #[model(on_delete = cascade)]\n    pub {name}: Option<Id<{}>>,\n", model.name);
        let first = app.first(model, to);
        let place = if first.name == model.name { model.place(&key.name) } else { to.place(&name) };
        out.push(Plant::new(place, vec![add_field(to, &line)]));
    }
    out
}

pub(crate) fn circular_required(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope != "root" && model.has("id")) {
        let line = format!("    #[model(on_delete = restrict)]\n    pub origin_id: Id<{}>,\n", model.name);
        out.push(Plant::new(model.place("origin_id"), vec![add_field(model, &line)]));
    }
    let required = |_: &Model, field: &Field| field.required;
    for (model, key, to) in pairs(app).into_iter().filter(|(_, key, _)| key.required) {
        let name = format!("main_{}_id", name::snake(&model.name));
        // A second way around would be a second circle.
        let ways = model.fields.iter().filter(|field| field.required && field.name != key.name);
        let around = |field: &Field| {
            let next = field.references.as_deref();
            next == Some(&to.name)
                || next.and_then(|next| app.model(next)).is_some_and(|next| app.leads(next, &to.name, &required))
        };
        if ways.into_iter().any(around) || app.leads(to, &model.name, &required) {
            continue;
        }
        let line = format!("    #[model(on_delete = restrict)]\n    pub {name}: Id<{}>,\n", model.name);
        let first = app.first(model, to);
        let place = if first.name == model.name { model.place(&key.name) } else { to.place(&name) };
        out.push(Plant::new(place, vec![add_field(to, &line)]));
    }
    out
}

pub(crate) fn fk_crosses_tenants(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope == "global") {
        for other in app.entities().filter(|other| other.scope == "tenant" && other.has("id")) {
            let name = format!("sample_{}_id", name::snake(&other.name));
            let line = format!("    #[model(on_delete = restrict)]\n    pub {name}: Option<Id<{}>>,\n", other.name);
            out.push(Plant::new(model.place(&name), vec![add_field(model, &line)]));
        }
    }
    out
}

pub(crate) fn fk_undeclared(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for other in app.entities() {
            let name = name::key_column(&other.name);
            if !model.has(&name) && name != app.tenant_column {
                let line = format!("    pub {name}: Option<groundplan::Uuid>,\n");
                out.push(Plant::new(model.place(&name), vec![add_field(model, &line)]));
            }
        }
    }
    out
}

pub(crate) fn kept_rows_erased(app: &Application) -> Vec<Plant> {
    let which = cascades(app);
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.soft) {
        for field in &model.fields {
            let Some(parent) = field.references.as_ref().and_then(|to| app.model(to)) else { continue };
            if parent.soft || field.name == app.tenant_column || app.leads(parent, &model.name, &which) {
                continue;
            }
            let edit = replaced(app, field, "on_delete", "on_delete = cascade");
            out.extend(edit.map(|edit| Plant::new(model.place(&field.name), vec![edit])));
        }
    }
    out
}

pub(crate) fn set_null_on_required(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for field in model.fields.iter().filter(|field| field.required) {
            let edit = replaced(app, field, "on_delete", "on_delete = set_null");
            out.extend(edit.map(|edit| Plant::new(model.place(&field.name), vec![edit])));
        }
    }
    out
}
