//! Models: who there is, whose rows they are, and their columns in order.

use super::settings::Settings;
use super::{Lowering, View, fields};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftModel, DraftRelationKind, DraftScope};
use crate::ir::{Engine, Kind, Model, Origin, PrimaryKey, Role, Scope, Style};
use crate::name;
use crate::text::{Span, Spanned};

/// Every model once, with those that only settings or relations imply.
pub(super) fn collect(low: &mut Lowering<'_>, draft: &Draft, settings: &mut Settings) -> Vec<DraftModel> {
    let mut models: Vec<DraftModel> = Vec::new();
    for model in &draft.models {
        match models.iter().find(|other| other.name.value == model.name.value) {
            None => models.push(model.clone()),
            Some(first) => low.error(
                Diagnostic::error(
                    "table_modelled_twice",
                    model.name.span,
                    format!("`{}` is modelled twice", model.name.value),
                )
                .label(first.name.span, "the first one is here")
                .help(format!("keep one, or name the struct in the text by `use crate::…::{};`", model.name.value))
                .about(&model.name.value, None),
            ),
        }
    }
    tenant(low, draft, settings, &mut models);
    for relation in draft.relations.iter().filter(|r| r.kind == DraftRelationKind::ManyToMany) {
        let junction = junction_name(&relation.from.value, &relation.to.value, relation.role.as_ref());
        if let Some(model) = models.iter_mut().find(|model| model.name.value == junction) {
            // "Task tags have a colour" speaks of the junction by its name.
            if model.style == Style::Text && model.junction.is_none() {
                model.junction = Some(relation.span);
                let named: Vec<String> = model.fields.iter().map(|field| field.name.value.clone()).collect();
                let further = relation.attributes.iter().filter(|field| !named.contains(&field.name.value));
                model.fields.extend(further.cloned());
            }
            continue;
        }
        let mut model = DraftModel::new(Spanned::new(junction, relation.span), Style::Text);
        model.junction = Some(relation.span);
        model.fields.clone_from(&relation.attributes);
        model.doc = Some(relation.origin.text.clone());
        models.push(model);
    }
    models
}

/// `Task` and `Tag` → `TaskTag`; of a model with itself the role names the other end.
pub(super) fn junction_name(from: &str, to: &str, role: Option<&Spanned<String>>) -> String {
    match role {
        Some(role) => format!("{from}{}", name::model(&role.value)),
        None => format!("{from}{to}"),
    }
}

/// The tenant's own model must be there where all models are.
fn tenant(low: &mut Lowering<'_>, draft: &Draft, settings: &mut Settings, models: &mut Vec<DraftModel>) {
    let Some(tenancy) = &mut settings.tenancy else { return };
    if let Some(model) = models.iter().find(|model| model.name.value == tenancy.model) {
        if let Some(table) = &model.table {
            tenancy.table.clone_from(&table.value);
        }
        return;
    }
    let used = draft.used.iter().any(|used| used.name.value == tenancy.model);
    if low.view == View::Struct || used {
        return;
    }
    let Some(span) = settings.tenant_said else { return };
    if draft.tenancy_asked.is_empty() && !draft.models.is_empty() {
        let near = name::nearest(&tenancy.model, models.iter().map(|model| model.name.value.as_str()));
        let error =
            Diagnostic::error("unknown_name", span, format!("the tenant `{}` is not among the models", tenancy.model));
        let sentence = format!(
            "describe it (\"{} have a name.\"); where it is written elsewhere, write `use crate::{};` before the sentences",
            name::pascal(&name::table(&tenancy.model)),
            tenancy.model
        );
        low.error(match near {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None if models.iter().all(|model| model.style == Style::Struct) => {
                error.help(super::relations::elsewhere(&tenancy.model, " with `#[model(root)]`"))
            }
            None => error.help(sentence),
        });
        return;
    }
    let mut root = DraftModel::new(Spanned::new(tenancy.model.clone(), span), Style::Text);
    root.only_mentioned = true;
    models.insert(0, root);
}

/// The columns of each model, without those that relations bring.
pub(super) fn lower(low: &mut Lowering<'_>, draft: &Draft, drafts: &[DraftModel], settings: &Settings) -> Vec<Model> {
    let mut existing = super::existing::models(low, draft, drafts, settings).into_iter();
    drafts
        .iter()
        .filter_map(|model| match model.existing {
            Some(_) => existing.next(),
            None => Some(one(low, draft, drafts, model, settings)),
        })
        .collect()
}

fn one(low: &mut Lowering<'_>, draft: &Draft, drafts: &[DraftModel], model: &DraftModel, settings: &Settings) -> Model {
    let name = &model.name.value;
    let kind = if model.junction.is_some() { Kind::Junction } else { Kind::Entity };
    let scope = scope(low, draft, drafts, model, settings);
    let soft_delete = match &model.soft_delete {
        Some(said) => said.value,
        None => settings.soft_delete && kind == Kind::Entity,
    };
    let table = model
        .table
        .as_ref()
        .map_or_else(|| derived_table(&settings.table_prefix, name, settings.engine), |table| table.value.clone());
    let mut made = Model {
        name: name.clone(),
        table,
        table_stated: model.table.is_some(),
        namespace: None,
        kind,
        scope,
        soft_delete,
        audited: model.audited.is_some(),
        external: model.external.is_some(),
        style: model.style,
        doc: model.doc.clone(),
        comments: settings.comments,
        fields: Vec::new(),
        primary_key: PrimaryKey { name: String::new(), columns: Vec::new() },
        uniques: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        foreign_keys: Vec::new(),
        row_security: None,
        waivers: model.waivers.clone(),
        renamed_from: model.renamed_from.as_ref().map(|from| from.value.clone()),
        dropped: model.dropped.iter().map(|column| column.value.clone()).collect(),
        span: model.name.span,
        origin: Origin::text(model.name.span, low.words(model.name.span)),
    };
    match model.style {
        // A database is never a draft: its tables are read as they are.
        Style::Struct | Style::Database => fields::of_struct(low, draft, model, &mut made, settings),
        Style::Text => fields::of_text(low, model, &mut made, settings),
    }
    made
}

/// The table that is named after a model.
pub(super) fn derived_table(prefix: &str, model: &str, engine: Engine) -> String {
    name::shorten(&format!("{prefix}{}", name::table(model)), engine.longest_name())
}

pub(super) fn scope(
    low: &mut Lowering<'_>,
    draft: &Draft,
    drafts: &[DraftModel],
    model: &DraftModel,
    settings: &Settings,
) -> Scope {
    let name = &model.name.value;
    let Some(tenancy) = &settings.tenancy else {
        if let Some(said) = &model.scope
            && let DraftScope::Tenant(None) = said.value
        {
            low.error(
                Diagnostic::error("tenancy_not_stated", said.span, format!("`{name}` is owned by a tenant, but no model is the tenant"))
                    .help("write `[tenancy]` and `model = \"Organization\"` into groundplan.toml, or `#[model(tenant = Organization)]`")
                    .about(name, None),
            );
        }
        return Scope::Global;
    };
    if *name == tenancy.model {
        let wrong = match model.scope.as_ref().map(|said| (&said.value, said.span)) {
            Some((DraftScope::Global, span)) => Some((span, "its rows are not shared by all tenants")),
            Some((DraftScope::Tenant(_), span)) => Some((span, "its rows are owned by no other")),
            _ => None,
        };
        if let Some((span, why)) = wrong {
            low.error(
                Diagnostic::error("contradiction", span, format!("`{name}` is the tenant, so {why}"))
                    .help("write `#[model(root)]`, or name another tenant")
                    .about(name, None),
            );
        }
        return Scope::Root;
    }
    match (&model.scope, model.style) {
        (Some(said), _) => match said.value {
            DraftScope::Tenant(_) => Scope::Tenant,
            DraftScope::Global => Scope::Global,
            DraftScope::Root => Scope::Root,
        },
        (None, Style::Text) if model.junction.is_some() => junction_scope(draft, drafts, model, tenancy.model.as_str()),
        (None, Style::Text) => Scope::Tenant,
        (None, Style::Struct | Style::Database) => {
            low.error(
                Diagnostic::error(
                    "tenancy_not_stated",
                    model.name.span,
                    format!("`{name}` does not say whose rows it holds"),
                )
                .note(format!(
                    "the tenant is `{}`, so every model is tenant-owned, shared by all, or the tenant itself",
                    tenancy.model
                ))
                .help("add `#[model(tenant)]`, `#[model(global)]` or `#[model(root)]`")
                .about(name, None),
            );
            Scope::Tenant
        }
    }
}

/// The junction of two models that all tenants share is shared too.
fn junction_scope(draft: &Draft, drafts: &[DraftModel], junction: &DraftModel, root: &str) -> Scope {
    let global = |name: &str| {
        let model = drafts.iter().find(|model| model.name.value == name);
        name != root
            && model.and_then(|model| model.scope.as_ref()).is_some_and(|scope| scope.value == DraftScope::Global)
    };
    let relation = draft.relations.iter().find(|relation| {
        relation.kind == DraftRelationKind::ManyToMany
            && junction_name(&relation.from.value, &relation.to.value, relation.role.as_ref()) == junction.name.value
    });
    match relation {
        Some(relation) if global(&relation.from.value) && global(&relation.to.value) => Scope::Global,
        _ => Scope::Tenant,
    }
}

/// Where a column's absence is reported.
pub(super) fn missing(
    low: &mut Lowering<'_>,
    code: &'static str,
    model: &DraftModel,
    span: Span,
    what: &str,
    line: &str,
) {
    let name = &model.name.value;
    low.error(
        Diagnostic::error(code, span, format!("`{name}` has no `{what}`"))
            .note("a struct states all columns of its table")
            .help(format!("add the line `{line}`"))
            .about(name, None),
    );
}

/// The order of columns: key, tenant, foreign keys, own fields, times.
pub(super) fn sort(model: &mut Model) {
    model.fields.sort_by_key(|field| match field.role {
        Role::Key => 0,
        Role::Tenant => 1,
        Role::ForeignKey => 2,
        Role::Own | Role::Version => 3,
        Role::CreatedAt => 4,
        Role::UpdatedAt => 5,
        Role::DeletedAt => 6,
    });
}
