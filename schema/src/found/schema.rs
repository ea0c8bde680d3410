//! Tables become the schema that the rules judge. No convention is applied and nothing is added: what a database has, it has.

use std::collections::HashMap;

use crate::condition::{Comparison, Condition, Term};
use crate::convention;
use crate::ir::{
    Check, CheckKind, Edition, Engine, EnumType, EnumValue, Field, ForeignKey, Index, IndexPurpose, Kind, Model,
    ModelId, OnDelete, Origin, PrimaryKey, PrimaryKeyStrategy, Reference, Role, Schema, Scope, Style, Type, Unique,
    Value,
};
use crate::name;
use crate::text::Span;

use super::tables::{Column, Key, Table, TableCheck, TableKey, Tables};
use super::{relations, roles};

/// The schema of these tables. Who the tenants are is added by [`super::tenancy`].
pub fn schema(tables: Tables) -> Schema {
    let models = models(&tables, &names(&tables));
    let relations = relations::of(&models);
    Schema {
        engine: tables.engine,
        engine_version: tables.engine.oldest(),
        edition: Edition::default(),
        primary_key: strategy(&models),
        tenancy: None,
        models,
        relations,
        assumptions: Vec::new(),
        sentences: Vec::new(),
        unread: tables.skipped,
        whole: true,
        untold: tables.untold,
    }
}

/// One model per table, each of the name at its place.
pub fn models(tables: &Tables, names: &[String]) -> Vec<Model> {
    let mut models: Vec<Model> = Vec::new();
    for (table, name) in tables.tables.iter().zip(names) {
        let targets: Vec<Option<usize>> = table.keys.iter().map(|key| tables.find(&key.table)).collect();
        models.push(model(tables, table, names, name, &targets));
    }
    roles::keys(&mut models);
    for model in &mut models {
        enums(tables, model);
        roles::times(model, tables.engine);
    }
    models
}

/// A Rust name per table, each of its own: `users` → `User`, and `user` beside it → `user` as it is, in Pascal's case.
fn names(tables: &Tables) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut made = Vec::new();
    for table in &tables.tables {
        let mut name = name::model(&table.name.value);
        if name.is_empty() || taken.contains_key(&name) {
            name = name::pascal(&table.name.value);
        }
        if taken.contains_key(&name) {
            let space = table.namespace.as_deref().map(name::pascal).unwrap_or_default();
            name =
                format!("{space}{name}{}", if space.is_empty() { (made.len() + 1).to_string() } else { String::new() });
        }
        taken.insert(name.clone(), made.len());
        made.push(name);
    }
    made
}

/// What migration tools and frameworks keep for themselves: nobody designs it.
fn is_of_a_tool(table: &str) -> bool {
    const TOOLS: &[&str] = &[
        "__diesel_schema_migrations",
        "__efmigrationshistory",
        "_prisma_migrations",
        "_sqlx_migrations",
        "alembic_version",
        "ar_internal_metadata",
        "databasechangelog",
        "databasechangeloglock",
        "django_migrations",
        "doctrine_migration_versions",
        "flyway_schema_history",
        "goose_db_version",
        "groundplan_actor",
        "hibernate_sequence",
        "hibernate_sequences",
        "knex_migrations",
        "knex_migrations_lock",
        "migrations",
        "phinxlog",
        "refinery_schema_history",
        "schema_migrations",
        "seaql_migrations",
        "sequelizemeta",
        "spatial_ref_sys",
        "sqlite_sequence",
        "typeorm_metadata",
    ];
    TOOLS.contains(&table.to_lowercase().as_str())
}

/// How most keys are made; it only matters where something is printed from the schema.
fn strategy(models: &[Model]) -> PrimaryKeyStrategy {
    let keys = models.iter().filter_map(|model| model.role(Role::Key));
    let numbers = keys.clone().filter(|field| field.ty.is_number()).count();
    if numbers * 2 > keys.count() { PrimaryKeyStrategy::BigInt } else { PrimaryKeyStrategy::UuidV7 }
}

fn model(tables: &Tables, table: &Table, names: &[String], name: &str, targets: &[Option<usize>]) -> Model {
    let own = |text: &str| table.columns.iter().map(|c| &c.name.value).find(|c| tables.same(c, text)).cloned();
    let cased = |columns: &[String]| -> Vec<String> {
        columns.iter().map(|column| own(column).unwrap_or_else(|| column.clone())).collect()
    };
    let keys: Vec<ForeignKey> = table
        .keys
        .iter()
        .zip(targets)
        .map(|(key, to)| foreign_key(tables, table, key, *to, cased(&key.columns)))
        .collect();
    let primary = table.primary_key.as_ref();
    let fields = table.columns.iter().map(|column| field(table, column, name, &keys, tables.engine)).collect();
    let mut made = Model {
        name: name.to_owned(),
        table: table.name.value.clone(),
        table_stated: true,
        namespace: table.namespace.clone(),
        kind: Kind::Entity,
        scope: Scope::Global,
        soft_delete: false,
        audited: false,
        external: table.partition || is_of_a_tool(&table.name.value),
        style: Style::Database,
        doc: table.comment.clone(),
        comments: false,
        fields,
        primary_key: PrimaryKey {
            name: primary.map(|key| named(key.name.as_ref(), "pkey", tables.engine, table, &[])).unwrap_or_default(),
            columns: primary.map(|key| cased(&key.columns)).unwrap_or_default(),
        },
        uniques: table.uniques.iter().map(|key| unique(tables.engine, table, key, cased(&key.columns))).collect(),
        indexes: Vec::new(),
        checks: table.checks.iter().map(|check| of_check(tables.engine, table, check)).collect(),
        foreign_keys: keys,
        row_security: table.row_security,
        waivers: Vec::new(),
        renamed_from: None,
        dropped: Vec::new(),
        span: table.name.span,
        origin: Origin::text(table.name.span, table.name.value.clone()),
    };
    for index in &table.indexes {
        let columns = cased(&index.columns);
        let serves = made.foreign_keys.iter().any(|key| columns == key.columns);
        made.indexes.push(Index {
            name: named(index.name.as_ref(), "idx", tables.engine, table, &columns),
            columns,
            include: cased(&index.include),
            more: index.more.clone(),
            method: index.method,
            filter: index.filter.clone(),
            purpose: if serves { IndexPurpose::ForeignKey } else { IndexPurpose::Search },
            origin: Origin::text(index.span, "index"),
        });
    }
    for (field, column) in made.fields.iter_mut().zip(&table.columns) {
        let alone = |columns: &[String]| matches!(columns, [one] if *one == column.name.value);
        field.unique = made.uniques.iter().any(|unique| unique.filter.is_none() && alone(&unique.columns));
        field.references = made
            .foreign_keys
            .iter()
            .zip(targets)
            .find(|(key, _)| key.own == column.name.value)
            .map(|(key, to)| reference(names, key, *to));
    }
    made
}

fn reference(names: &[String], key: &ForeignKey, to: Option<usize>) -> Reference {
    let model = to.and_then(|at| names.get(at).cloned()).unwrap_or_else(|| name::model(&key.table));
    Reference { model, id: to.map(ModelId), path: None }
}

/// What the engine calls a constraint that nobody named: `orders_customer_id_fkey` on PostgreSQL, nothing elsewhere.
pub fn default_name(engine: Engine, table: &str, suffix: &str, columns: &[String]) -> String {
    if engine != Engine::Postgres {
        return String::new();
    }
    let words: Vec<&str> = columns.iter().filter(|column| !column.contains('(')).map(String::as_str).collect();
    let columns = words.join("_");
    // Names have 63 bytes: the longer one of the two gives way, byte by byte.
    let bar = usize::from(!columns.is_empty());
    let room = 63_usize.saturating_sub(suffix.len() + 1 + bar);
    let (mut one, mut other) = (table.len(), columns.len());
    while one + other > room && one + other > 0 {
        if one > other { one -= 1 } else { other -= 1 }
    }
    let cut = |text: &str, length: usize| {
        let end = (0..=length.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text[..end].to_owned()
    };
    format!("{}{}{}_{suffix}", cut(table, one), "_".repeat(bar), cut(&columns, other))
}

/// The name that was given, or the one that the engine gives.
fn named(given: Option<&String>, suffix: &str, engine: Engine, table: &Table, columns: &[String]) -> String {
    given.cloned().unwrap_or_else(|| default_name(engine, &table.name.value, suffix, columns))
}

fn unique(engine: Engine, table: &Table, key: &Key, columns: Vec<String>) -> Unique {
    Unique {
        name: named(key.name.as_ref(), "key", engine, table, &columns),
        columns,
        filter: key.filter.clone(),
        across_tenants: false,
        absent_equal: key.absent_equal,
        more: key.more.clone(),
        origin: Origin::text(key.span, "unique"),
    }
}

fn foreign_key(tables: &Tables, table: &Table, key: &TableKey, to: Option<usize>, columns: Vec<String>) -> ForeignKey {
    let target = to.and_then(|at| tables.tables.get(at));
    let primary = || target.and_then(|target| target.primary_key.as_ref()).map(|key| key.columns.clone());
    let references = if key.references.is_empty() { primary().unwrap_or_default() } else { key.references.clone() };
    // Of several columns the last is the row's own; the others say within what (a tenant, an order).
    let own = columns.last().cloned().unwrap_or_default();
    ForeignKey {
        name: named(key.name.as_ref(), "fkey", tables.engine, table, &columns),
        columns,
        table: target.map_or_else(|| key.table.name.value.clone(), |target| target.name.value.clone()),
        namespace: target.map_or_else(|| key.table.namespace.clone(), |target| target.namespace.clone()),
        references,
        // What every engine does where nothing is said.
        on_delete: key.on_delete.unwrap_or(OnDelete::NoAction),
        more: key.more.clone(),
        own,
        tenant: false,
        origin: Origin::text(key.span, "foreign key"),
    }
}

fn field(table: &Table, column: &Column, model: &str, keys: &[ForeignKey], engine: Engine) -> Field {
    let name = &column.name.value;
    let stated = |key: &&TableKey| {
        key.columns.last().is_some_and(|last| last.eq_ignore_ascii_case(name)) && key.on_delete.is_some()
    };
    let comment = column.comment.as_deref().unwrap_or_default().to_lowercase();
    let mut ty = column.ty.clone();
    match engine {
        Engine::Sqlite => ty = of_sqlite(table, name, ty),
        // MariaDB's JSON is a LONGTEXT with a check.
        Engine::Mariadb if ty == Type::Text => {
            let is_json = |check: &TableCheck| matches!(&check.condition, Condition::JsonValid(own) if own.eq_ignore_ascii_case(name));
            if table.checks.iter().any(is_json) {
                ty = Type::Json;
            }
        }
        Engine::Mariadb | Engine::Mysql | Engine::Postgres => {}
    }
    let mut default = column.default.as_ref().map(|default| default.value.clone());
    if ty == Type::Boolean {
        default = default.map(|value| match value {
            Value::Number(number) if number == "0" => Value::Boolean(false),
            Value::Number(number) if number == "1" => Value::Boolean(true),
            value => value,
        });
    }
    Field {
        name: name.clone(),
        column: name.clone(),
        ty,
        required: column.required,
        not_unique: false,
        role: if keys.iter().any(|key| key.own == *name) { Role::ForeignKey } else { Role::Own },
        unique: false,
        default,
        sql_type: Some(column.sql.clone()),
        generated: column.generated.clone(),
        default_stated: column.default.as_ref().map(|default| default.span),
        check: None,
        references: None,
        pii: convention::pii(model, name),
        // What the comment calls so was thought about.
        pii_stated: comment.contains("pii") || comment.contains("personal data"),
        automatic: false,
        origin: Origin::text(column.name.span, name.clone()),
        doc: column.comment.clone(),
        renamed_from: None,
        on_delete_stated: table.keys.iter().find(stated).map(|key| key.span),
        said: Vec::new(),
        type_stated: true,
        length_missing: column.length_missing,
        rust: None,
    }
}

/// SQLite has five types; a check says what is meant.
fn of_sqlite(table: &Table, column: &str, ty: Type) -> Type {
    let checks = table.checks.iter().map(|check| &check.condition);
    let about = checks.filter(|condition| {
        let columns = condition.columns();
        !columns.is_empty() && columns.iter().all(|name| name.eq_ignore_ascii_case(column))
    });
    for condition in about {
        match (&ty, condition) {
            (Type::BigInt, Condition::In(_, list)) => {
                let numbers: Vec<&str> = list
                    .iter()
                    .filter_map(|term| match term {
                        Term::Number(number) => Some(number.as_str()),
                        _ => None,
                    })
                    .collect();
                if numbers == ["0", "1"] || numbers == ["1", "0"] {
                    return Type::Boolean;
                }
            }
            (Type::Text, Condition::JsonValid(_)) => return Type::Json,
            (Type::Text, Condition::Compare(Term::Length(_), Comparison::Le, Term::Number(most))) => {
                if let Ok(length) = most.parse() {
                    return Type::String { length };
                }
            }
            _ => {}
        }
    }
    ty
}

fn of_check(engine: Engine, table: &Table, check: &TableCheck) -> Check {
    let mut columns = check.condition.columns();
    columns.sort_unstable();
    columns.dedup();
    let column = match columns.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    };
    let kind = kind(&check.condition);
    let columns: Vec<String> = column.iter().cloned().collect();
    Check {
        name: named(check.name.as_ref(), "check", engine, table, &columns),
        column,
        kind,
        condition: check.condition.clone(),
        origin: Origin::text(check.span, "check"),
    }
}

fn kind(condition: &Condition) -> CheckKind {
    match condition {
        Condition::In(_, list) if list.iter().all(|term| matches!(term, Term::Text(_))) => CheckKind::Enum,
        Condition::In(_, list) if list.len() == 2 && list.iter().all(|term| matches!(term, Term::Number(_))) => {
            CheckKind::Boolean
        }
        Condition::JsonValid(_) => CheckKind::Json,
        Condition::Compare(Term::Length(_), ..) => CheckKind::Length,
        Condition::Between(Term::Column(_), ..) | Condition::Compare(Term::Column(_), _, Term::Number(_)) => {
            CheckKind::Range
        }
        _ => CheckKind::Expression,
    }
}

/// Native enums get their values, and a text with a list of values is an enum as ours are.
fn enums(tables: &Tables, model: &mut Model) {
    let listed = |column: &str| {
        model.checks.iter().find_map(|check| match &check.condition {
            Condition::In(Term::Column(name), list) if name == column && check.kind == CheckKind::Enum => {
                list.iter().map(|term| if let Term::Text(text) = term { Some(text.clone()) } else { None }).collect()
            }
            _ => None,
        })
    };
    let values: Vec<Option<Vec<String>>> = model.fields.iter().map(|field| listed(&field.column)).collect();
    for (field, values) in model.fields.iter_mut().zip(values) {
        let rust = format!("{}{}", model.name, name::pascal(&field.name));
        match &mut field.ty {
            Type::Enum(native) if native.rust.is_empty() => native.rust = rust,
            Type::Other { sql: called } => {
                if let Some(values) = tables.enumeration(called) {
                    let mut ty = native(called, values);
                    if let Type::Enum(native) = &mut ty {
                        native.rust = rust;
                    }
                    field.ty = ty;
                }
            }
            Type::String { .. } | Type::Text | Type::Char { .. } => {
                if let Some(values) = values {
                    field.ty = Type::Enum(EnumType { rust, values: Some(stored(&values)), native: None });
                    field.length_missing = false;
                }
            }
            _ => {}
        }
    }
}

/// For messages about the whole: the first line of the first table.
pub(super) fn first(schema: &Schema) -> Option<Span> {
    schema.models.first().map(|model| model.span)
}

/// An enum of the database's own, called `sql` there; its Rust name comes with its column.
pub fn native(sql: &str, values: &[String]) -> Type {
    Type::Enum(EnumType { rust: String::new(), values: Some(stored(values)), native: Some(sql.to_owned()) })
}

/// Stored values with the variants that are named after them.
pub fn stored(values: &[String]) -> Vec<EnumValue> {
    values.iter().map(|stored| EnumValue { variant: name::pascal(stored), stored: stored.clone() }).collect()
}
