//! Faults of indexes and uniques.

use serde_json::Value;

use super::super::application::{Application, Field, Model, Plant, columns};
use super::super::sql::{self, add, add_column, living, swapped};
use super::super::words::{is_account, is_copy};
use super::{column, statement};

/// An index over the beginning of a new unique's columns, among the same rows, is redundant from then on.
pub(crate) fn follow_shorter(model: &Model, beginning: &[&str], filter: &str, plant: &mut Plant) {
    let same = |index: &&Value| index["where"].as_str().map_or("", |_| " WHERE deleted_at IS NULL") == filter;
    for index in model.list("indexes").iter().filter(same) {
        if beginning.starts_with(&columns(index).iter().map(String::as_str).collect::<Vec<_>>()) {
            plant.follows.push(("redundant_index", model.name.clone(), "the new unique begins with its columns"));
        }
    }
}

pub(crate) fn business_key_not_unique(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for name in ["slug", "sku", "username"] {
        let parent = |model: &Model| {
            let others = model.fields.iter().filter_map(|field| app.model(field.references.as_ref()?));
            others.into_iter().any(|other| other.has(name) && other.name != model.name && other.name != app.tenant)
        };
        let mail = |model: &Model| name == "username" && model.has("email") && !is_account(model);
        out.extend(column(
            app,
            |model| !is_copy(model) && !parent(model) && !mail(model),
            name,
            "varchar(80) NOT NULL",
        ));
    }
    out
}

pub(crate) fn equality_sort_range(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope == "tenant" && model.has("created_at")) {
        let tenant = &app.tenant_column;
        if model.collides(&[tenant, "created_at"]) {
            continue;
        }
        let one = |field: &&Field| matches!(field.ty.as_str(), "enum" | "boolean") || field.references.is_some();
        for field in model.fields.iter().filter(one).filter(|field| field.name != *tenant) {
            let (table, own) = (&model.table, &field.name);
            let text =
                format!("CREATE INDEX {table}_latest_idx ON {table} ({tenant}, created_at, {own}){};", living(model));
            out.push(Plant::new(&model.name, vec![add(app, &text)]));
        }
    }
    out
}

pub(crate) fn json_search_without_gin(app: &Application) -> Vec<Plant> {
    let plant = |model: &Model| {
        let index = format!("CREATE INDEX {0}_extras_idx ON {0} (extras){1};", model.table, living(model));
        Plant::new(model.place("extras"), vec![add_column(model, "extras jsonb"), add(app, &index)])
    };
    app.entities().map(plant).collect()
}

pub(crate) fn nullable_in_unique(app: &Application) -> Vec<Plant> {
    let plant = |model: &Model| {
        let (table, tenant) = (&model.table, &app.tenant_column);
        let tenant = if model.has(tenant) { format!("{tenant}, ") } else { String::new() };
        let text = format!(
            "CREATE UNIQUE INDEX {table}_edition_key ON {table} ({tenant}edition, print_mark){};",
            living(model)
        );
        let edits = vec![
            add_column(model, "edition varchar(20)"),
            add_column(model, "print_mark varchar(20) NOT NULL"),
            add(app, &text),
        ];
        let mut plant = Plant::new(&model.name, edits);
        follow_shorter(model, &[&app.tenant_column], living(model), &mut plant);
        plant
    };
    app.entities().map(plant).collect()
}

pub(crate) fn redundant_index(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| !model.soft) {
        for index in model.list("indexes").iter().filter(|index| index["where"].is_null() && index["method"] == "btree")
        {
            let list = columns(index);
            if list.len() > 2 {
                let text = format!("CREATE INDEX {0}_short_idx ON {0} ({1});", model.table, list[..2].join(", "));
                out.push(Plant::new(&model.name, vec![add(app, &text)]));
            }
        }
    }
    out
}

pub(crate) fn soft_delete_without_partial_index(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.soft && model.scope == "tenant") {
        for field in model
            .fields
            .iter()
            .filter(|field| field.own && matches!(field.ty.as_str(), "string" | "timestamp" | "date"))
        {
            let (table, tenant, own) = (&model.table, &app.tenant_column, &field.name);
            if !model.collides(&[tenant, own]) {
                let text = format!("CREATE INDEX {table}_{own}_all_idx ON {table} ({tenant}, {own});");
                out.push(Plant::new(&model.name, vec![add(app, &text)]));
            }
        }
    }
    out
}

pub(crate) fn tenant_not_first(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.scope == "tenant") {
        // A slug would be unique from then on.
        let asked = |field: &&Field| {
            field.own && field.name != "slug" && matches!(field.ty.as_str(), "string" | "integer" | "date")
        };
        for field in model.fields.iter().filter(asked) {
            for kind in ["INDEX", "UNIQUE INDEX"] {
                let (table, tenant, own) = (&model.table, &app.tenant_column, &field.name);
                let text = format!("CREATE {kind} {table}_{own}_turned ON {table} ({own}, {tenant}){};", living(model));
                out.push(Plant::new(&model.name, vec![add(app, &text)]));
            }
        }
    }
    out
}

pub(crate) fn unique_ignores_soft_delete(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.soft) {
        for unique in model.list("uniques").iter().filter(|unique| unique["where"].is_string()) {
            let begin = format!("CREATE UNIQUE INDEX {} ", sql::name(unique));
            let Some(start) = app.text.find(&begin) else { continue };
            let end = start + app.text[start..].find('\n').unwrap_or_default();
            let edit =
                swapped(app, start..end, &[(" WHERE deleted_at IS NULL", ""), (" WHERE (deleted_at IS NULL)", "")]);
            let Some(edit) = edit else { continue };
            let mut plant = Plant::new(&model.name, vec![edit]);
            let list = columns(unique);
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            follow_shorter(model, &list[..list.len() - 1], "", &mut plant);
            out.push(plant);
        }
    }
    out.extend(statement(app, |model| {
        let (table, tenant) = (&model.table, &app.tenant_column);
        let text =
            model.fields.iter().find(|field| field.own && field.ty == "string" && !field.name.ends_with("_id"))?;
        let drawn = ["hash", "token", "uid", "secret"].iter().any(|word| text.name.ends_with(word));
        (model.soft && model.scope == "tenant" && !drawn && !model.collides(&[tenant, &text.name]))
            .then(|| format!("CREATE UNIQUE INDEX {table}_again_key ON {table} ({tenant}, {});", text.name))
    }));
    out
}

pub(crate) fn unique_without_tenant(app: &Application) -> Vec<Plant> {
    let plant = |model: &Model| {
        let text =
            format!("CREATE UNIQUE INDEX {0}_print_mark_key ON {0} (print_mark){1};", model.table, living(model));
        Plant::new(&model.name, vec![add_column(model, "print_mark varchar(20) NOT NULL"), add(app, &text)])
    };
    app.entities().filter(|model| model.scope == "tenant").map(plant).collect()
}
