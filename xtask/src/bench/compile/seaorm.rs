//! SeaORM as its documentation shows it: an entity per file.

use super::crates::Files;
use super::model::Model;

pub(super) fn files(models: &[Model]) -> Files {
    let mut root = String::from("//! SeaORM.\n");
    let mut files = Files::new();
    for model in models {
        root.push_str(&format!("pub mod {};\n", model.module()));
        files.push((format!("src/{}.rs", model.module()), module(model)));
    }
    files.push(("src/lib.rs".into(), root));
    files
}

fn module(model: &Model) -> String {
    let reference = model.reference;
    let table = model.table();
    let parent = model.parent.as_deref();
    let key = parent.map(|parent| format!("    pub {}_id: Uuid,\n", parent.to_lowercase())).unwrap_or_default();
    let relations = match parent {
        None => "#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]\npub enum Relation {}\n".into(),
        Some(parent) => relation(parent),
    };
    let used = parent.map(|parent| used(model, parent)).unwrap_or_default();
    format!(
        "use sea_orm::entity::prelude::*;
{}
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = \"{table}\")]
pub struct Model {{
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organization_id: Uuid,
{key}    pub title: String,
    pub {reference}: String,
    #[sea_orm(column_type = \"Text\", nullable)]
    pub description: Option<String>,
    pub position: i32,
    pub due_date: Option<Date>,
    pub is_active: bool,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}}

{relations}
impl ActiveModelBehavior for ActiveModel {{}}
{used}",
        if parent.is_some() { "use sea_orm::{QueryOrder, Set, Unchanged};\n" } else { "" }
    )
}

fn relation(parent: &str) -> String {
    let key = parent.to_lowercase();
    format!(
        "#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {{
    #[sea_orm(belongs_to = \"super::{key}::Entity\", from = \"Column::{parent}Id\", to = \"super::{key}::Column::Id\")]
    {parent},
}}

impl Related<super::{key}::Entity> for Entity {{
    fn to() -> RelationDef {{
        Relation::{parent}.def()
    }}
}}
"
    )
}

fn used(model: &Model, parent: &str) -> String {
    let reference = model.reference;
    let key = parent.to_lowercase();
    format!(
        "
pub async fn list<C: ConnectionTrait>(db: &C, organization: Uuid) -> Result<Vec<Model>, DbErr> {{
    Entity::find()
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::IsActive.eq(true))
        .order_by_asc(Column::DueDate)
        .all(db)
        .await
}}

pub async fn with_parent<C: ConnectionTrait>(db: &C, organization: Uuid) -> Result<Vec<(Model, Option<super::{key}::Model>)>, DbErr> {{
    Entity::find().find_also_related(super::{key}::Entity).filter(Column::OrganizationId.eq(organization)).all(db).await
}}

pub async fn add<C: ConnectionTrait>(db: &C, id: Uuid, organization: Uuid, parent: Uuid) -> Result<Model, DbErr> {{
    let new = ActiveModel {{
        id: Set(id),
        organization_id: Set(organization),
        {key}_id: Set(parent),
        title: Set(\"first\".into()),
        {reference}: Set(\"A-1\".into()),
        position: Set(1),
        is_active: Set(true),
        ..Default::default()
    }};
    new.insert(db).await
}}

pub async fn finish<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<Model, DbErr> {{
    let changes = ActiveModel {{ id: Unchanged(id), title: Set(\"done\".into()), is_active: Set(false), ..Default::default() }};
    changes.update(db).await
}}
"
    )
}
