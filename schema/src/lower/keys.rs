//! Keys: primary keys with the tenant in front, foreign keys that carry it.

use super::models::derived_table;
use super::settings::Settings;
use super::{Lowering, existing};
use crate::draft::DraftModel;
use crate::ir::{ForeignKey, KeyStrategy, Kind, Model, OnDelete, Origin, PrimaryKey, Relation, Role, Scope};
use crate::name;

pub(super) fn primary(models: &mut [Model], drafts: &[DraftModel], settings: &Settings) {
    let limit = settings.engine.longest_name();
    for model in models.iter_mut().filter(|model| !existing::is_one(model)) {
        let drafted = drafts.iter().find(|draft| draft.name.value == model.name);
        let columns = columns(model, drafted, settings);
        model.primary_key = PrimaryKey { name: name::shorten(&format!("pk_{}", model.table), limit), columns };
    }
}

pub(super) fn foreign(
    low: &Lowering<'_>,
    models: &mut [Model],
    relations: &[Relation],
    drafts: &[DraftModel],
    settings: &Settings,
) {
    let limit = settings.engine.longest_name();
    let ends: Vec<End> = models.iter().map(End::of).collect();
    let models_root = ends.iter().find(|end| end.scope == Scope::Root).map(|end| end.key.clone());
    for (at, model) in models.iter_mut().enumerate().filter(|(_, model)| !existing::is_one(model)) {
        let mut keys = Vec::new();
        if let Some(tenancy) = &settings.tenancy
            && let Some(column) = model.tenant_column()
        {
            let drafted = drafts.iter().find(|draft| draft.name.value == model.name);
            let own = model.role(Role::Tenant).map_or(column, |field| field.name.as_str());
            let in_struct = drafted.and_then(|draft| draft.fields.iter().find(|field| field.name.value == own));
            let in_text = low.of_tenant.iter().find(|(owner, _)| *owner == model.name).map(|(_, action)| *action);
            let root = models_root.as_ref().map_or("id", |key| key.as_str());
            keys.push(ForeignKey {
                name: key_name(&model.table, column, &tenancy.table, limit),
                columns: vec![column.to_owned()],
                table: tenancy.table.clone(),
                namespace: None,
                references: vec![root.to_owned()],
                on_delete: in_struct
                    .and_then(|field| field.on_delete.as_ref().map(|said| said.value))
                    .or(in_text)
                    .unwrap_or(OnDelete::Restrict),
                more: None,
                own: column.to_owned(),
                tenant: true,
                origin: Origin::automatic("every tenant-owned row names its tenant"),
            });
        }
        for field in model.fields.iter().filter(|field| field.role != Role::Tenant) {
            let Some(reference) = &field.references else { continue };
            let relation = relations.iter().find(|r| r.from.0 == at && r.field.as_deref() == Some(&field.name));
            let target = reference.id.and_then(|id| ends.get(id.0));
            let outside = End::outside(&reference.model, settings);
            let target = target.unwrap_or(&outside);
            let (columns, references) = pair(model, &field.column, target);
            keys.push(ForeignKey {
                name: key_name(&model.table, &field.column, &target.table, limit),
                columns,
                table: target.table.clone(),
                namespace: None,
                references,
                on_delete: relation.and_then(|r| r.on_delete).unwrap_or(OnDelete::Restrict),
                more: None,
                own: field.column.clone(),
                tenant: false,
                origin: field.origin.clone(),
            });
        }
        model.foreign_keys = keys;
    }
}

fn key_name(table: &str, column: &str, to: &str, limit: usize) -> String {
    name::shorten(&format!("fk_{table}_{column}_{to}"), limit)
}

fn columns(model: &Model, drafted: Option<&DraftModel>, settings: &Settings) -> Vec<String> {
    let tenant = model.tenant_column().map(str::to_owned);
    let stated: Vec<String> = drafted
        .into_iter()
        .flat_map(|draft| draft.fields.iter())
        .filter(|field| field.primary_key.is_some())
        .filter_map(|field| model.field(&field.name.value))
        .map(|field| field.column.clone())
        .collect();
    let own: Vec<String> = match model.kind {
        _ if !stated.is_empty() => stated,
        Kind::Junction => {
            model.fields.iter().filter(|f| f.role == Role::ForeignKey).take(2).map(|f| f.column.clone()).collect()
        }
        Kind::Entity => model.role(Role::Key).map(|key| key.column.clone()).into_iter().collect(),
    };
    let single = settings.tenancy.as_ref().is_some_and(|tenancy| tenancy.key == KeyStrategy::Single);
    if model.kind == Kind::Entity && single {
        return own;
    }
    let mut columns: Vec<String> = tenant.into_iter().filter(|tenant| !own.contains(tenant)).collect();
    columns.extend(own);
    columns
}

/// What a foreign key must know of the table that it points at.
struct End {
    table: String,
    scope: Scope,
    tenant: Option<String>,
    key: String,
}

impl End {
    fn of(model: &Model) -> End {
        let tenant = model.tenant_column().map(str::to_owned);
        let own = model.primary_key.columns.iter().find(|column| Some(*column) != tenant.as_ref());
        End {
            table: model.table.clone(),
            scope: model.scope,
            key: own.cloned().unwrap_or_else(|| "id".to_owned()),
            tenant,
        }
    }

    /// A model that is not part of this schema, as conventions would make it.
    fn outside(model: &str, settings: &Settings) -> End {
        let tenancy = settings.tenancy.as_ref();
        let root = tenancy.filter(|tenancy| tenancy.model == model);
        End {
            table: root
                .map_or_else(|| derived_table(&settings.table_prefix, model, settings.engine), |t| t.table.clone()),
            scope: match (tenancy, root) {
                (_, Some(_)) => Scope::Root,
                (Some(_), None) => Scope::Tenant,
                (None, None) => Scope::Global,
            },
            tenant: tenancy.filter(|_| root.is_none()).map(|tenancy| tenancy.column.clone()),
            key: "id".to_owned(),
        }
    }
}

/// The columns on both sides: the tenant goes along wherever the other table has one.
fn pair(model: &Model, column: &str, to: &End) -> (Vec<String>, Vec<String>) {
    let own_tenant = match model.scope {
        Scope::Tenant => model.tenant_column(),
        Scope::Root => model.role(Role::Key).map(|key| key.column.as_str()), // the tenant's own id is its tenant
        Scope::Global => None,
    };
    match (own_tenant, &to.tenant, to.scope) {
        (Some(own), Some(theirs), Scope::Tenant) => {
            (vec![own.to_owned(), column.to_owned()], vec![theirs.clone(), to.key.clone()])
        }
        _ => (vec![column.to_owned()], vec![to.key.clone()]),
    }
}
