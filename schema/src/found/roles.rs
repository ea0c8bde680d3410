//! What columns are for, read from keys, types and names; and whose rows the tables hold.

use crate::diagnostic::Diagnostic;
use crate::ir::{Aspect, Engine, Field, KeyStrategy, Kind, Model, ModelId, Role, Schema, Scope, Style, Tenancy, Type};
use crate::name;
use crate::sink::Diagnostics;
use crate::text::Span;

/// Primary keys and junctions.
pub(super) fn keys(models: &mut [Model]) {
    for model in models {
        let key = model.primary_key.columns.clone();
        let ends = |column: &String| model.foreign_keys.iter().any(|key| key.own == *column);
        let linked = |columns: &[String]| {
            columns.len() >= 2 && columns.iter().filter(|column| ends(column)).count() == columns.len()
        };
        // The pair of keys is the key; or there is no key, and the table is nothing but the pair.
        let all: Vec<String> = model.fields.iter().map(|field| field.column.clone()).collect();
        let targets: Vec<&str> = model.foreign_keys.iter().map(|key| key.own.as_str()).collect();
        let pair = |columns: &[String]| columns.iter().filter(|column| targets.contains(&column.as_str())).count() >= 2;
        if (linked(&key) && pair(&key)) || (key.is_empty() && linked(&all) && all.len() == 2) {
            model.kind = Kind::Junction;
        }
        for field in &mut model.fields {
            if key.contains(&field.column) && field.role == Role::Own {
                field.role = Role::Key;
            }
        }
    }
}

const CREATED: &[&str] = &[
    "created_at",
    "createdat",
    "created",
    "created_on",
    "created_date",
    "created_time",
    "create_time",
    "create_date",
    "creation_date",
    "date_created",
    "datecreated",
    "inserted_at",
    "inserted_on",
    "insert_date",
    "ctime",
    "added_at",
    "added_on",
    "date_added",
];
const UPDATED: &[&str] = &[
    "updated_at",
    "updatedat",
    "updated",
    "updated_on",
    "updated_date",
    "updated_time",
    "update_time",
    "update_date",
    "last_update",
    "last_updated",
    "last_updated_at",
    "date_updated",
    "dateupdated",
    "modified_at",
    "modifiedat",
    "modified",
    "modified_on",
    "modified_date",
    "last_modified",
    "last_modified_at",
    "date_modified",
    "mtime",
    "changed_at",
    "changed_on",
    "changed",
];
const DELETED: &[&str] =
    &["deleted_at", "deletedat", "deleted_on", "deleted_date", "date_deleted", "removed_at", "discarded_at"];

/// Which columns know when a row was made, changed and marked as deleted. Older applications have many names for it.
pub(super) fn times(model: &mut Model, engine: Engine) {
    for (names, role) in [(CREATED, Role::CreatedAt), (UPDATED, Role::UpdatedAt), (DELETED, Role::DeletedAt)] {
        let fits = |field: &&mut Field| {
            let told = names.contains(&field.column.to_lowercase().as_str()) && field.role == Role::Own;
            told && is_time(field, engine) && !(role == Role::DeletedAt && field.required)
        };
        if let Some(field) = model.fields.iter_mut().find(fits) {
            field.role = role;
            model.soft_delete |= role == Role::DeletedAt;
        }
    }
}

/// SQLite keeps a time as a text or a number, for it has no type for it.
fn is_time(field: &Field, engine: Engine) -> bool {
    match field.ty {
        Type::Timestamp | Type::NaiveTimestamp => true,
        Type::Text | Type::String { .. } | Type::BigInt | Type::Integer | Type::Float => engine == Engine::Sqlite,
        _ => false,
    }
}

/// Whom `--tenant` or groundplan.toml names as the tenant.
pub enum Named<'a> {
    /// A table, by the option.
    Table(&'a str),
    /// A model, by groundplan.toml, there.
    Model(&'a str, Span),
    /// Nobody says.
    Nobody,
}

/// Says whose rows the tables hold: a table with a required key to the tenant is tenant-owned. Where nobody is named, the rules about tenants
/// are not asked.
pub fn tenancy(schema: &mut Schema, named: &Named<'_>, column: Option<&str>, out: &mut Diagnostics) {
    let found = match named {
        Named::Nobody => {
            schema.untold.push(Aspect::Tenancy);
            return;
        }
        Named::Table(table) => {
            schema.models.iter().position(|model| model.table.eq_ignore_ascii_case(table) || model.name == *table)
        }
        Named::Model(model, _) => schema.find(model).map(|id| id.0),
    };
    let Some(root) = found else {
        schema.untold.push(Aspect::Tenancy);
        let (word, span) = match named {
            Named::Table(table) => (*table, super::schema::first(schema)),
            Named::Model(model, span) => (*model, Some(*span)),
            Named::Nobody => return,
        };
        let Some(span) = span else { return };
        let tables: Vec<&str> = schema.models.iter().map(|model| model.table.as_str()).collect();
        let near = name::nearest(word, tables.iter().copied());
        let message = format!("`{word}` is said to be the tenant, but there is no such table");
        let help = match near {
            Some(near) => format!("write `--tenant {near}`"),
            None => "name the table whose rows are the tenants: `--tenant TABLE`".to_owned(),
        };
        out.push(Diagnostic::error("unknown_name", span, message).help(help));
        return;
    };
    let (model, table) = (schema.models[root].name.clone(), schema.models[root].table.clone());
    let column = column.map_or_else(|| usual(schema, root, &model), str::to_owned);
    schema.models[root].scope = Scope::Root;
    for (at, model) in schema.models.iter_mut().enumerate() {
        if at != root && owned(model, &column) {
            model.scope = Scope::Tenant;
        }
    }
    settle(&mut schema.models, &column, &table);
    schema.relations = super::relations::of(&schema.models);
    schema.tenancy = Some(Tenancy {
        model,
        table,
        column,
        key: KeyStrategy::Composite,
        rls: schema.engine == Engine::Postgres,
        app_role: None,
        admin_role: None,
    });
}

/// What the columns of tenant-owned tables are for, where the tenant's is called `column` and leads to `root`.
pub fn settle(models: &mut [Model], column: &str, root: &str) {
    for model in models.iter_mut().filter(|model| model.style == Style::Database && model.scope == Scope::Tenant) {
        for key in &mut model.foreign_keys {
            key.tenant = key.columns.len() == 1 && key.own == column && key.table == root;
        }
        if let Some(field) = model.fields.iter_mut().find(|field| field.column == column) {
            field.role = Role::Tenant;
        }
        // The tenant may be named last in a key of two columns, too.
        let mut moved = Vec::new();
        for key in model.foreign_keys.iter_mut().filter(|key| key.columns.len() > 1 && key.own == column) {
            if let Some(own) = key.columns.iter().find(|other| *other != column) {
                key.own.clone_from(own);
                moved.push(own.clone());
            }
        }
        let stated = model.column(column).and_then(|field| field.on_delete_stated);
        for field in model.fields.iter_mut().filter(|field| moved.contains(&field.column)) {
            field.on_delete_stated = stated;
        }
        let uniques: Vec<Vec<String>> = model
            .uniques
            .iter()
            .filter(|unique| unique.filter.is_none())
            .map(|unique| unique.columns.clone())
            .collect();
        for field in &mut model.fields {
            field.unique |= uniques.iter().any(|columns| {
                columns.len() == 2
                    && columns.iter().any(|own| own == column)
                    && columns.contains(&field.column)
                    && field.column != column
            });
        }
    }
    reread(models);
}

/// Keys whose own column became another one, now that the tenant's is known.
fn reread(models: &mut [Model]) {
    type Place = (String, Option<String>);
    let place = |model: &Model| (model.table.clone(), model.namespace.clone());
    let names: Vec<(Place, String)> = models.iter().map(|model| (place(model), model.name.clone())).collect();
    for model in models.iter_mut().filter(|model| model.style == Style::Database) {
        let keys = model.foreign_keys.clone();
        for field in model.fields.iter_mut().filter(|field| !matches!(field.role, Role::Tenant)) {
            let Some(key) = keys.iter().find(|key| key.own == field.column) else {
                continue;
            };
            if matches!(field.role, Role::Own) {
                field.role = Role::ForeignKey;
            }
            let id =
                names.iter().position(|((table, namespace), _)| *table == key.table && *namespace == key.namespace);
            let model = id.map_or_else(|| name::model(&key.table), |id| names[id].1.clone());
            field.references = Some(crate::ir::Reference { model, id: id.map(ModelId), path: None });
        }
        let ends = model
            .primary_key
            .columns
            .iter()
            .filter(|column| model.column(column).is_some_and(|field| field.role == Role::ForeignKey));
        let all = model.primary_key.columns.iter().all(|column| {
            model.column(column).is_some_and(|field| matches!(field.role, Role::ForeignKey | Role::Tenant))
        });
        if all && ends.count() >= 2 {
            model.kind = Kind::Junction;
        } else if model.kind == Kind::Junction {
            // What looked like a pair was the tenant and one key.
            let pair = model.fields.iter().filter(|field| field.role == Role::ForeignKey).count() >= 2;
            if !pair {
                model.kind = Kind::Entity;
            }
        }
    }
}

/// The column that most keys to the tenant have.
fn usual(schema: &Schema, root: usize, model: &str) -> String {
    let table = &schema.models[root].table;
    let keys =
        schema.models.iter().enumerate().filter(|(at, _)| *at != root).flat_map(|(_, model)| &model.foreign_keys);
    let columns: Vec<&String> =
        keys.filter(|key| key.table == *table && key.columns.len() == 1).map(|key| &key.own).collect();
    let count = |column: &String| columns.iter().filter(|other| **other == column).count();
    let expected = name::key_column(model);
    let most = columns.iter().map(|column| count(column)).max().unwrap_or(0);
    if columns.iter().filter(|column| ***column == expected).count() == most && most > 0 {
        return expected;
    }
    columns.iter().find(|column| count(column) == most).map_or(expected, |column| (*column).clone())
}

/// A required column of this name, whether it is declared as a key or not.
fn owned(model: &Model, column: &str) -> bool {
    model.column(column).is_some_and(|field| field.required)
}
