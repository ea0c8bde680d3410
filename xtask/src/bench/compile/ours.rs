//! Ours, as structs and as English; what is done with the models is the same text in both.

use super::crates::Files;
use super::model::{Model, plural};

/// `#[derive(Model)]` on a struct per file.
pub(super) fn as_derives(models: &[Model]) -> Files {
    let mut files = used(models, "crate::model::{module}");
    let mut module = String::from("//! The models, as structs.\npub mod organization;\n");
    for model in models {
        module.push_str(&format!("pub mod {};\n", model.module()));
        files.push((format!("src/model/{}.rs", model.module()), structure(model)));
    }
    files.push(("src/model/organization.rs".into(), ORGANIZATION.into()));
    files.push(("src/model/mod.rs".into(), module));
    files
}

/// One `schema!` with a literal per sentence.
pub(super) fn as_schema(models: &[Model]) -> Files {
    let mut files = used(models, "crate::model");
    let mut text = String::from(
        "//! The models, in English.\n\ngroundplan::schema! {\n    \"Organizations are the tenants and have a name.\"\n",
    );
    for model in models {
        let subject = plural(&model.name);
        text.push_str(&format!(
            "    \"{subject} have a title (up to 200 characters), a {} (up to 40 characters), an optional description, a position, an optional due date and is_active.\"\n",
            model.reference
        ));
        if let Some(parent) = &model.parent {
            text.push_str(&format!("    \"{subject} belong to {}.\"\n", plural(parent).to_lowercase()));
        }
    }
    text.push_str("}\n");
    files.push(("src/model.rs".into(), text));
    files
}

/// The crate around the models, and a file of use per model; `place` is the module of a model.
fn used(models: &[Model], place: &str) -> Files {
    let organization = place.replace("{module}", "organization");
    let mut root = format!(
        "//! Groundplan.\npub mod model;\n\nuse groundplan::TenantConnection;\n\nuse {organization}::Organization;\n\n\
         pub type Db<'c, C> = TenantConnection<'c, C, Organization>;\n\n"
    );
    let mut files =
        vec![("groundplan.toml".into(), "engine = \"postgres\"\n\n[tenancy]\nmodel = \"Organization\"\n".into())];
    for model in models {
        let Some(parent) = &model.parent else { continue };
        let (name, module) = (&model.name, model.module());
        let key = parent.to_lowercase();
        root.push_str(&format!("pub mod {module};\n"));
        let [own, parents] = [&module, &key].map(|module| place.replace("{module}", module));
        let text = format!(
            "use groundplan::Id;
use groundplan::diesel::QueryResult;
use groundplan::diesel::connection::LoadConnection;
use groundplan::diesel::pg::Pg;
use groundplan::prelude::*;

use crate::Db;
use {own}::{{{name}, New{name}}};
use {parents}::{parent};

pub fn list<C: LoadConnection<Backend = Pg>>(db: &mut Db<'_, C>) -> QueryResult<Vec<{name}>> {{
    {name}::of(db).filter({name}::is_active.eq(true)).order({name}::due_date.asc()).load(db)
}}

pub fn with_parent<C: LoadConnection<Backend = Pg>>(db: &mut Db<'_, C>) -> QueryResult<Vec<({name}, {parent})>> {{
    {name}::of(db).join({name}::{key}).load(db)
}}

pub fn add<C: LoadConnection<Backend = Pg>>(db: &mut Db<'_, C>, parent: Id<{parent}>) -> QueryResult<{name}> {{
    {name}::insert(db, New{name}::new(parent, \"first\", \"A-1\", 1)).get_result(db)
}}

pub fn finish<C: LoadConnection<Backend = Pg>>(db: &mut Db<'_, C>, id: Id<{name}>) -> QueryResult<usize> {{
    {name}::update(db, id).set({name}::title, \"done\").set({name}::is_active, false).execute(db)
}}
"
        );
        files.push((format!("src/{module}.rs"), text));
    }
    files.push(("src/lib.rs".into(), root));
    files
}

const ORGANIZATION: &str = "use groundplan::Id;
use groundplan::chrono::{DateTime, Utc};

#[derive(Debug, Clone, PartialEq, groundplan::Model)]
#[model(root)]
pub struct Organization {
    pub id: Id<Organization>,
    #[model(max_length = 255)]
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
";

fn structure(model: &Model) -> String {
    let Model { name, reference, parent } = model;
    let (import, key) = match parent {
        None => (String::new(), String::new()),
        Some(parent) => {
            let key = parent.to_lowercase();
            (
                format!("use super::{key}::{parent};\n"),
                format!("    #[model(on_delete = restrict)]\n    pub {key}_id: Id<{parent}>,\n"),
            )
        }
    };
    format!(
        "use groundplan::Id;
use groundplan::chrono::{{DateTime, NaiveDate, Utc}};

{import}use super::organization::Organization;

#[derive(Debug, Clone, PartialEq, groundplan::Model)]
#[model(tenant)]
pub struct {name} {{
    pub id: Id<{name}>,
    pub organization_id: Id<Organization>,
{key}    #[model(max_length = 200)]
    pub title: String,
    #[model(max_length = 40)]
    pub {reference}: String,
    #[model(text)]
    pub description: Option<String>,
    pub position: i32,
    pub due_date: Option<NaiveDate>,
    #[model(default = true)]
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}}
"
    )
}
