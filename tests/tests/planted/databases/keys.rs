//! Faults of keys: foreign ones and primary ones.

use groundplan_schema::name;
use serde_json::Value;

use super::super::application::{Application, Field, Model, Plant, columns};
use super::super::sql::{self, add, add_column, constraint, led, swapped, whole_line};
use super::table;

/// The type of a key to a model; `None` where it has no `id`.
pub(crate) fn key_type(to: &Model) -> Option<&str> {
    to.field("id").map(|field| field.ty.as_str())
}

/// A new key from one table to another, with its index or without: what is to be appended to the table and to the text.
pub(crate) fn new_key(
    app: &Application,
    from: &Model,
    to: &Model,
    own: &str,
    rest: (&str, &str),
    index: bool,
) -> Option<Plant> {
    // Beside a key to whoever has one, too, a slug or a sku is a copy by the rules.
    if ["slug", "sku"].iter().any(|key| from.has(key) && to.has(key) && from.name != to.name) {
        return None;
    }
    let (null, action) = rest;
    let definition = format!("{own} {}{null}", key_type(to)?);
    let (ours, theirs) = led(app, to, own);
    let (table, other) = (&from.table, &to.table);
    let mut edits = vec![add_column(from, &definition)];
    let mut statements = format!(
        "ALTER TABLE {table} ADD CONSTRAINT {table}_{own}_fkey FOREIGN KEY ({ours}) REFERENCES {other} ({theirs}) ON DELETE {action};"
    );
    if index {
        statements += &format!("\nCREATE INDEX {table}_{own}_idx ON {table} ({ours});");
    }
    edits.push(add(app, &statements));
    Some(Plant::new(from.place(own), edits))
}

/// Tables of the tenant that keys of the tenant may lead to.
pub(crate) fn targets(app: &Application) -> impl Iterator<Item = &Model> {
    let referable = |model: &Model| {
        let whole = [app.tenant_column.as_str(), "id"];
        let all = model.list("uniques").iter().chain([&model.value["primary_key"]]);
        all.into_iter().any(|unique| columns(unique) == whole)
    };
    app.entities().filter(move |model| model.scope == "tenant" && model.has("id") && referable(model))
}

pub(crate) fn new_keys(app: &Application, index: bool) -> Vec<Plant> {
    let mut out = Vec::new();
    for from in app.entities().filter(|model| model.scope == "tenant") {
        for to in targets(app) {
            let own = format!("spare_{}_id", name::snake(&to.name));
            out.extend(new_key(app, from, to, &own, ("", "RESTRICT"), index));
        }
    }
    out
}

pub(crate) fn array_of_keys(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for other in targets(app) {
            let own = format!("{}_ids", name::snake(&other.name));
            let definition = format!("{own} {}[] NOT NULL DEFAULT '{{}}'", key_type(other).unwrap_or_default());
            out.push(Plant::new(model.place(&own), vec![add_column(model, &definition)]));
        }
    }
    out
}

pub(crate) fn is_cascade(model: &Model, field: &Field) -> bool {
    model.key(&field.name).is_some_and(|key| key["on_delete"] == "cascade")
}

/// Whether another key than this one leads from the model to the other.
pub(crate) fn around(
    app: &Application,
    model: &Model,
    key: &Field,
    to: &Model,
    which: &dyn Fn(&Model, &Field) -> bool,
) -> bool {
    model.fields.iter().filter(|field| field.name != key.name && which(model, field)).any(|field| {
        let next = field.references.as_deref();
        next == Some(&to.name)
            || next.and_then(|next| app.model(next)).is_some_and(|next| app.leads(next, &to.name, which))
    })
}

/// A key back, for each key of this kind: with a circle that is reported at the first of the two.
pub(crate) fn back(app: &Application, which: &dyn Fn(&Model, &Field) -> bool, rest: (&str, &str)) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in targets(app) {
        for key in model.fields.iter().filter(|field| which(model, field)) {
            let to = key.references.as_ref().and_then(|to| app.model(to));
            let Some(to) = to.filter(|to| to.name != model.name && to.scope == "tenant" && !to.soft) else { continue };
            if around(app, model, key, to, which) || app.leads(to, &model.name, which) {
                continue;
            }
            let own = format!("latest_{}_id", name::snake(&model.name));
            let Some(mut plant) = new_key(app, to, model, &own, rest, true) else { continue };
            if app.first(model, to).name == model.name {
                plant.place = model.place(&key.name);
            }
            out.push(plant);
        }
    }
    out
}

pub(crate) fn cascade_cycle(app: &Application) -> Vec<Plant> {
    back(app, &is_cascade, ("", "CASCADE"))
}

pub(crate) fn circular_required(app: &Application) -> Vec<Plant> {
    let required = |model: &Model, field: &Field| field.required && model.key(&field.name).is_some();
    let mut out = back(app, &required, (" NOT NULL", "RESTRICT"));
    out.extend(
        targets(app).filter_map(|model| new_key(app, model, model, "origin_id", (" NOT NULL", "RESTRICT"), true)),
    );
    out
}

/// Foreign keys of tables of the tenant that carry the tenant.
pub(crate) fn carrying(app: &Application) -> Vec<(&Model, &Value, String)> {
    let mut out = Vec::new();
    for model in app.models.iter().filter(|model| model.scope == "tenant") {
        for key in model.list("foreign_keys") {
            let list = columns(key);
            if let [tenant, own] = list.as_slice()
                && *tenant == app.tenant_column
            {
                out.push((model, key, own.clone()));
            }
        }
    }
    out
}

pub(crate) fn fk_crosses_tenants(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    // A key that leaves the tenant out, with an index of its own.
    for (model, key, own) in carrying(app) {
        // By another one the table is still the tenant's.
        let others = model
            .list("foreign_keys")
            .iter()
            .filter(|other| columns(other).first() == Some(&app.tenant_column))
            .count();
        let Some(within) = constraint(app, sql::name(key)).filter(|_| others > 1) else { continue };
        let tenant = format!("({}, ", app.tenant_column);
        let text = &app.text[within.clone()];
        let new = text.replacen(&tenant, "(", 2);
        let index = format!("CREATE INDEX {0}_{own}_alone_idx ON {0} ({own});", model.table);
        let mut plant = Plant::new(model.place(&own), vec![(within, new), add(app, &index)]);
        if model.soft {
            plant.follows.push((
                "soft_delete_without_partial_index",
                model.name.clone(),
                "the index that we add, over all rows as the key needs it",
            ));
        }
        out.push(plant);
    }
    for model in app.entities().filter(|model| model.scope == "global") {
        for to in targets(app) {
            let own = format!("sample_{}_id", name::snake(&to.name));
            let (table, other) = (&model.table, &to.table);
            let definition = format!("{own} {}", key_type(to).unwrap_or_default());
            let text = format!(
                "ALTER TABLE {table} ADD CONSTRAINT {table}_{own}_fkey FOREIGN KEY ({own}) REFERENCES {other} (id) ON DELETE RESTRICT;\nCREATE INDEX {table}_{own}_idx ON {table} ({own});"
            );
            out.push(Plant::new(model.place(&own), vec![add_column(model, &definition), add(app, &text)]));
        }
    }
    out
}

pub(crate) fn fk_type_mismatch(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for (model, _, own) in carrying(app) {
        // A key that others refer to in turn would break theirs, too.
        let referred = app.models.iter().flat_map(|other| other.list("foreign_keys")).any(|key| {
            key["table"] == Value::String(model.table.clone())
                && key["references"].to_string().contains(&format!("\"{own}\""))
        });
        let twice = model.list("foreign_keys").iter().filter(|key| columns(key).contains(&own)).count() > 1;
        let Some(field) = model.field(&own).filter(|_| !referred && !twice) else { continue };
        let edit = swapped(app, field.line.clone(), &[(" uuid", " bigint"), (" bigint", " integer")]);
        out.extend(edit.map(|edit| Plant::new(model.place(&own), vec![edit])));
    }
    out
}

pub(crate) fn fk_undeclared(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities() {
        for other in targets(app) {
            let own = name::key_column(&other.name);
            if !model.has(&own) {
                let definition = format!("{own} {}", key_type(other).unwrap_or_default());
                out.push(Plant::new(model.place(&own), vec![add_column(model, &definition)]));
            }
        }
    }
    out
}

pub(crate) fn fk_without_on_delete(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in &app.models {
        for key in model.list("foreign_keys") {
            let list = columns(key);
            let Some(own) = list.last().filter(|own| **own != app.tenant_column) else { continue };
            let Some(within) = constraint(app, sql::name(key)) else { continue };
            let edit = swapped(
                app,
                within,
                &[
                    (" ON DELETE RESTRICT", ""),
                    (" ON DELETE CASCADE", ""),
                    (&format!(" ON DELETE SET NULL ({own})"), ""),
                ],
            );
            out.extend(edit.map(|edit| Plant::new(model.place(own), vec![edit])));
        }
    }
    out
}

pub(crate) fn kept_rows_erased(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.models.iter().filter(|model| model.soft) {
        for key in model.list("foreign_keys") {
            let parent = app.models.iter().find(|other| Value::String(other.table.clone()) == key["table"]);
            let Some(parent) = parent.filter(|parent| !parent.soft && parent.name != app.tenant) else { continue };
            let list = columns(key);
            // Whoever deletes a tenant deletes it for good.
            let own = list.last().filter(|own| **own != app.tenant_column);
            let Some((own, within)) = own.zip(constraint(app, sql::name(key))) else { continue };
            if app.leads(parent, &model.name, &is_cascade) {
                continue;
            }
            let edit = swapped(app, within, &[(" ON DELETE RESTRICT", " ON DELETE CASCADE")]);
            out.extend(edit.map(|edit| Plant::new(model.place(own), vec![edit])));
        }
    }
    out
}

pub(crate) fn missing_primary_key(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for model in app.entities().filter(|model| model.has("created_at")) {
        let key = &model.value["primary_key"];
        let list = columns(key);
        // It serves a foreign key, or tells what the table is.
        let serves = model.list("foreign_keys").iter().any(|other| {
            let own = columns(other);
            list.starts_with(&own) || own.iter().any(|column| *column != app.tenant_column && list.contains(column))
        });
        let line = whole_line(app, sql::name(key)).filter(|_| !serves);
        out.extend(line.map(|line| Plant::new(&model.name, vec![(line, String::new())])));
    }
    out
}

pub(crate) fn set_null_on_required(app: &Application) -> Vec<Plant> {
    let mut out = Vec::new();
    for (model, key, own) in carrying(app) {
        let required = model.field(&own).is_some_and(|field| field.required);
        let Some(within) = constraint(app, sql::name(key)).filter(|_| required) else { continue };
        let new = format!(" ON DELETE SET NULL ({own})");
        let edit = swapped(app, within, &[(" ON DELETE RESTRICT", &new), (" ON DELETE CASCADE", &new)]);
        out.extend(edit.map(|edit| Plant::new(model.place(&own), vec![edit])));
    }
    out
}

pub(crate) fn short_primary_key(app: &Application) -> Vec<Plant> {
    let mut out = table(app, "gadgets", "id integer GENERATED ALWAYS AS IDENTITY", "Gadget.id");
    for plant in &mut out {
        plant.follows.push(("orphan_table", "Gadget".to_owned(), "the new table stands alone"));
    }
    // A counted key that nothing refers to.
    for model in app.entities().filter(|model| model.field("id").is_some_and(|field| field.ty == "bigint")) {
        let referred = app
            .models
            .iter()
            .flat_map(|other| other.list("foreign_keys"))
            .any(|key| key["table"] == Value::String(model.table.clone()));
        let line = model.field("id").map(|field| field.line.clone()).unwrap_or_default();
        let edit = swapped(app, line, &[("bigint", "integer")]).filter(|_| !referred);
        out.extend(edit.map(|edit| Plant::new(model.place("id"), vec![edit])));
    }
    out
}
