//! The audit log: one table, made by itself where a model is audited, and what cannot be audited.

use super::automatic;
use super::settings::Settings;
use super::{Lowering, View};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftIndex, DraftModel};
use crate::ir::{
    AUDIT_LOG, Engine, EnumType, EnumValue, Field, Kind, Model, ModelId, OnDelete, Origin, PrimaryKey, Reference,
    Relation, RelationKind, Role, Scope, Style, Type, Value,
};
use crate::name;
use crate::text::Spanned;

/// The columns of the log that are not automatic, as triggers fill them.
const ACTIONS: [&str; 3] = ["insert", "update", "delete"];
/// The model whose people are the actors.
const USER: &str = "User";

/// Adds the log's model where it is needed; relations and keys are made with those of the others.
pub(super) fn add(
    low: &mut Lowering<'_>,
    drafts: &mut Vec<DraftModel>,
    models: &mut Vec<Model>,
    relations: &mut Vec<Relation>,
    settings: &Settings,
) {
    for model in models.iter().filter(|model| model.audited) {
        refuse(low, drafts, model, settings);
    }
    if low.view == View::Struct || !models.iter().any(|model| model.audited) {
        return;
    }
    let table = super::models::derived_table(&settings.table_prefix, AUDIT_LOG, settings.engine);
    let taken = models.iter().find(|model| model.name == AUDIT_LOG || model.table == table);
    if let Some(taken) = taken {
        low.error(
            Diagnostic::error(
                "duplicate_name",
                taken.span,
                format!("`{}` is the audit log, which is made by itself", taken.name),
            )
            .note(format!("triggers fill the table `{table}`, whose columns they know"))
            .help("leave the model out, or give it another name and table")
            .about(&taken.name, None),
        );
        return;
    }
    let log = log(drafts, models, table, settings);
    let mut draft = DraftModel::new(Spanned::new(AUDIT_LOG.to_owned(), log.span), log.style);
    let searched = [&["table_name", "record_id"][..], &["created_at"][..]];
    draft.indexes.extend(searched.map(|fields| DraftIndex {
        fields: fields.iter().map(|field| Spanned::new((*field).to_owned(), log.span)).collect(),
        include: Vec::new(),
        filter: None,
        brin: false,
        origin: Origin::automatic("the log is read by record and by time"),
        span: log.span,
    }));
    drafts.push(draft);
    models.push(log);
    relate(models, relations);
}

/// The relation of the log's actor.
fn relate(models: &[Model], relations: &mut Vec<Relation>) {
    let Some(at) = models.iter().position(|model| model.name == AUDIT_LOG) else { return };
    let Some(user) = models.iter().position(|model| model.name == USER) else { return };
    let log = &models[at];
    if log.fields.iter().all(|field| field.name != "user_id") {
        return;
    }
    relations.push(Relation {
        name: "user".to_owned(),
        from: ModelId(at),
        to: Some(ModelId(user)),
        to_name: USER.to_owned(),
        kind: RelationKind::ManyToOne,
        field: Some("user_id".to_owned()),
        required: false,
        on_delete: Some(OnDelete::Restrict),
        through: None,
        reverse: (log.style == Style::Text).then(|| "audit_logs".to_owned()),
        span: log.span,
    });
}

/// Who is audited must have one key to be named by, and a tenant whose log it is.
fn refuse(low: &mut Lowering<'_>, drafts: &[DraftModel], model: &Model, settings: &Settings) {
    let span = drafts.iter().find(|draft| draft.name.value == model.name).and_then(|draft| draft.audited);
    let span = span.unwrap_or(model.span);
    let name = &model.name;
    let several = stated_key(drafts, model).len() > 1;
    let fault = if several {
        Some((
            "audited_junction",
            format!("`{name}` has a key of several columns, and the audit log names a row by one"),
            "give it an `id`, and make the columns unique together",
        ))
    } else if model.kind == Kind::Junction {
        Some((
            "audited_junction",
            format!("`{name}` is a junction, whose rows have no key of their own to be named by"),
            "audit the models that it joins, or give it a key: leave `junction` out",
        ))
    } else if settings.tenancy.is_some() && model.scope != Scope::Tenant {
        Some((
            "audited_without_tenant",
            format!("the rows of `{name}` belong to no tenant, and the audit log is kept per tenant"),
            "leave `audited` out, or let the tenant own the rows",
        ))
    } else if model.external {
        Some((
            "audited_without_tenant",
            format!("the table of `{name}` is made elsewhere, so no trigger of ours stands on it"),
            "leave `audited` or `external` out",
        ))
    } else {
        None
    };
    if let Some((code, message, help)) = fault {
        low.error(Diagnostic::error(code, span, message).help(help).about(name, None));
    }
}

/// On MySQL and MariaDB no trigger runs for rows that a cascade deletes, so they would go unrecorded.
pub(super) fn cascades(low: &mut Lowering<'_>, drafts: &[DraftModel], models: &[Model], engine: Engine) {
    for model in models.iter().filter(|model| model.audited && engine.is_mysql_family()) {
        let Some(key) = model.foreign_keys.iter().find(|key| key.on_delete == OnDelete::Cascade) else { continue };
        let said = drafts.iter().find(|draft| draft.name.value == model.name).and_then(|draft| draft.audited);
        let field = model.column(&key.own);
        let stated = field.and_then(|field| field.on_delete_stated);
        let message =
            format!("rows of `{}` go with those of `{}`, and that would not be recorded", model.name, key.table);
        let error = Diagnostic::error("audited_cascade", stated.or(said).unwrap_or(model.span), message)
            .note(format!("{} runs no trigger for rows that a cascade deletes", engine.title()))
            .help("write `#[model(on_delete = restrict)]`; a delete by Groundplan's own statements takes the children first")
            .about(&model.name, field.map(|field| field.name.as_str()));
        low.error(error);
    }
}

fn log(drafts: &[DraftModel], models: &[Model], table: String, settings: &Settings) -> Model {
    let audited: Vec<&Model> = models.iter().filter(|model| model.audited).collect();
    let key = settings.primary_key.ty();
    let origin = || Origin::automatic("what is audited has a log");
    let own = |name: &str, ty: Type, required: bool| Field {
        required,
        origin: origin(),
        ..automatic::field(name, ty, Role::Own)
    };
    // A key of another kind is named by its text.
    let same = |model: &&Model| match stated_key(drafts, model)[..] {
        [] => model.role(Role::Key).is_none_or(|own| own.ty == key),
        [name] => model.field(name).is_some_and(|own| own.ty == key),
        _ => true, // refused
    };
    let record = if audited.iter().all(same) { key.clone() } else { Type::String { length: 255 } };
    let user = models.iter().find(|model| model.name == USER && model.kind == Kind::Entity && !model.external);
    let user_key = user.and_then(|user| user.role(Role::Key)).map(|field| field.ty.clone());
    let values = ACTIONS.map(|stored| EnumValue { variant: name::pascal(stored), stored: stored.to_owned() });
    let action = EnumType { rust: format!("{AUDIT_LOG}Action"), values: Some(values.to_vec()), native: None };

    let mut fields = vec![automatic::field("id", key, Role::Key)];
    if let Some(tenancy) = &settings.tenancy {
        let root = models.iter().find(|model| model.name == tenancy.model).and_then(|root| root.role(Role::Key));
        let ty = root.map_or_else(|| settings.primary_key.ty(), |key| key.ty.clone());
        fields.push(Field {
            references: Some(reference(&tenancy.model)),
            ..automatic::field(&tenancy.column, ty, Role::Tenant)
        });
    }
    match user_key {
        Some(ty) => fields.push(Field {
            required: false,
            references: Some(reference(USER)),
            origin: origin(),
            ..automatic::field("user_id", ty, Role::ForeignKey)
        }),
        None => fields.push(own("actor", Type::String { length: 255 }, false)),
    }
    fields.push(own("table_name", Type::String { length: settings.engine.longest_name() as u32 }, true));
    fields.push(own("record_id", record, true));
    fields.push(own("action", Type::Enum(action), true));
    fields.push(own("old_data", Type::Json, false));
    fields.push(own("new_data", Type::Json, false));
    fields
        .push(Field { default: Some(Value::Now), ..automatic::field("created_at", Type::Timestamp, Role::CreatedAt) });

    let first = audited.first().map_or_else(|| models[0].span, |model| model.span);
    let text = audited.iter().any(|model| model.style == Style::Text);
    Model {
        name: AUDIT_LOG.to_owned(),
        table,
        table_stated: false,
        namespace: None,
        kind: Kind::Entity,
        scope: if settings.tenancy.is_some() { Scope::Tenant } else { Scope::Global },
        soft_delete: false,
        audited: false,
        external: false,
        comments: settings.comments,
        style: if text { Style::Text } else { Style::Struct },
        doc: Some("Who changed what and when; triggers write it.".to_owned()),
        fields,
        primary_key: PrimaryKey { name: String::new(), columns: Vec::new() },
        uniques: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        foreign_keys: Vec::new(),
        row_security: None,
        waivers: Vec::new(),
        renamed_from: None,
        dropped: Vec::new(),
        span: first,
        origin: Origin::automatic("what is audited has a log"),
    }
}

/// The fields that a struct calls its key.
fn stated_key<'d>(drafts: &'d [DraftModel], model: &Model) -> Vec<&'d str> {
    let draft = drafts.iter().find(|draft| draft.name.value == model.name);
    let fields = draft.into_iter().flat_map(|draft| &draft.fields);
    fields.filter(|field| field.primary_key.is_some()).map(|field| field.name.value.as_str()).collect()
}

fn reference(model: &str) -> Reference {
    Reference { model: model.to_owned(), id: None, path: None }
}
