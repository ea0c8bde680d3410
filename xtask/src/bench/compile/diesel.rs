//! Diesel as people write it by hand: `schema.rs`, a file per model with only the derives that it uses, and only the
//! pairs of tables that are joined.

use super::crates::Files;
use super::model::Model;

pub(super) fn files(models: &[Model]) -> Files {
    let mut schema = String::new();
    let mut root = String::from("//! Diesel by hand.\npub mod schema;\n");
    let mut files = Files::new();
    for model in models {
        schema.push_str(&table(model));
        root.push_str(&format!("pub mod {};\n", model.module()));
        files.push((format!("src/{}.rs", model.module()), module(model)));
    }
    files.push(("src/schema.rs".into(), schema));
    files.push(("src/lib.rs".into(), root));
    files
}

fn table(model: &Model) -> String {
    let (table, reference) = (model.table(), model.reference);
    let key = model
        .parent
        .as_ref()
        .map(|parent| format!("        {}_id -> Uuid,\n", parent.to_lowercase()))
        .unwrap_or_default();
    let join = model.parent.as_ref().map(|parent| {
        let parent = parent.to_lowercase();
        format!("diesel::joinable!({table} -> {parent}s ({parent}_id));\ndiesel::allow_tables_to_appear_in_same_query!({table}, {parent}s);\n\n")
    });
    format!(
        "diesel::table! {{
    {table} (id) {{
        id -> Uuid,
        organization_id -> Uuid,
{key}        title -> Varchar,
        {reference} -> Varchar,
        description -> Nullable<Text>,
        position -> Integer,
        due_date -> Nullable<Date>,
        is_active -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }}
}}

{}",
        join.unwrap_or_default()
    )
}

fn module(model: &Model) -> String {
    let Model { name, reference, .. } = model;
    let table = model.table();
    let Some(parent) = &model.parent else {
        return format!(
            "use chrono::{{DateTime, NaiveDate, Utc}};\nuse diesel::prelude::*;\nuse uuid::Uuid;\n\nuse crate::schema::{table};\n\n{}",
            row(model, "")
        );
    };
    let key = parent.to_lowercase();
    let row = row(model, &format!("    pub {key}_id: Uuid,\n"));
    format!(
        "use chrono::{{DateTime, NaiveDate, Utc}};
use diesel::connection::LoadConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use uuid::Uuid;

use crate::{key}::{parent};
use crate::schema::{{{key}s, {table}}};

{row}
#[derive(Debug, Insertable)]
#[diesel(table_name = {table})]
pub struct New{name} {{
    pub id: Uuid,
    pub organization_id: Uuid,
    pub {key}_id: Uuid,
    pub title: String,
    pub {reference}: String,
    pub description: Option<String>,
    pub position: i32,
    pub due_date: Option<NaiveDate>,
    pub is_active: bool,
}}

#[derive(Debug, Default, AsChangeset)]
#[diesel(table_name = {table})]
pub struct {name}Changes {{
    pub title: Option<String>,
    pub {reference}: Option<String>,
    pub description: Option<Option<String>>,
    pub position: Option<i32>,
    pub due_date: Option<Option<NaiveDate>>,
    pub is_active: Option<bool>,
}}

pub fn list<C: LoadConnection<Backend = Pg>>(conn: &mut C, organization: Uuid) -> QueryResult<Vec<{name}>> {{
    {table}::table
        .filter({table}::organization_id.eq(organization))
        .filter({table}::is_active.eq(true))
        .order({table}::due_date.asc())
        .select({name}::as_select())
        .load(conn)
}}

pub fn with_parent<C: LoadConnection<Backend = Pg>>(conn: &mut C, organization: Uuid) -> QueryResult<Vec<({name}, {parent})>> {{
    {table}::table
        .inner_join({key}s::table)
        .filter({table}::organization_id.eq(organization))
        .select(({name}::as_select(), {parent}::as_select()))
        .load(conn)
}}

pub fn add<C: LoadConnection<Backend = Pg>>(conn: &mut C, new: &New{name}) -> QueryResult<{name}> {{
    diesel::insert_into({table}::table).values(new).returning({name}::as_returning()).get_result(conn)
}}

pub fn finish<C: LoadConnection<Backend = Pg>>(conn: &mut C, organization: Uuid, id: Uuid) -> QueryResult<usize> {{
    let changes = {name}Changes {{ title: Some(\"done\".into()), is_active: Some(false), ..Default::default() }};
    diesel::update({table}::table.filter({table}::organization_id.eq(organization)).find(id)).set(&changes).execute(conn)
}}
"
    )
}

fn row(model: &Model, key: &str) -> String {
    let Model { name, reference, .. } = model;
    let table = model.table();
    format!(
        "#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = {table})]
pub struct {name} {{
    pub id: Uuid,
    pub organization_id: Uuid,
{key}    pub title: String,
    pub {reference}: String,
    pub description: Option<String>,
    pub position: i32,
    pub due_date: Option<NaiveDate>,
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}}
"
    )
}
