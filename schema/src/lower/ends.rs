//! What keys point at: each takes the type of the other end's key, and a junction has two.

use super::{Lowering, existing};
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftModel, DraftType};
use crate::ir::{Kind, Model, ModelId, Role, Scope, Style, Type};

/// Model and field by their numbers, and the model that the field refers to.
type Key = (usize, usize, ModelId);

pub(super) fn settle(low: &mut Lowering<'_>, drafts: &[DraftModel], models: &mut [Model]) {
    let keys: Vec<Key> = models
        .iter()
        .enumerate()
        .filter(|(_, model)| !existing::is_one(model))
        .flat_map(|(owner, model)| {
            let fields = model.fields.iter().enumerate();
            fields.filter_map(move |(field, made)| Some((owner, field, made.references.as_ref()?.id?)))
        })
        .collect();
    types(drafts, models, &keys);
    for key in &keys {
        judge(low, drafts, models, *key);
    }
    for model in models.iter().filter(|model| !existing::is_one(model)) {
        let draft = drafts.iter().find(|draft| draft.name.value == model.name);
        parts(low, model);
        if let Some(draft) = draft.filter(|_| model.kind == Kind::Junction) {
            junction(low, draft, model, models);
        }
    }
}

/// The own columns of a model's key: without the tenant, unless that is all.
fn own(model: &Model) -> Vec<usize> {
    let tenant = model.tenant_column();
    let columns = model.primary_key.columns.iter().filter(|column| Some(column.as_str()) != tenant);
    columns.filter_map(|column| model.fields.iter().position(|field| field.column == *column)).collect()
}

fn drafted<'d>(drafts: &'d [DraftModel], model: &Model, field: &str) -> Option<&'d DraftField> {
    let draft = drafts.iter().find(|draft| draft.name.value == model.name)?;
    draft.fields.iter().find(|drafted| drafted.name.value == field)
}

/// The type of a key as the user wrote it, where that is a raw one.
fn is_raw(drafts: &[DraftModel], model: &Model, field: &str) -> bool {
    let field = drafted(drafts, model, field).filter(|_| model.style == Style::Struct);
    field.is_some_and(|field| field.ty.as_ref().is_none_or(|ty| ty.value != DraftType::Key))
}

/// A key may be the key of a key (a profile's is its user's), so this is done until nothing changes.
fn types(drafts: &[DraftModel], models: &mut [Model], keys: &[Key]) {
    for _ in 0..=models.len() {
        let mut changed = false;
        for (owner, field, target) in keys.iter().copied() {
            let [key] = own(&models[target.0])[..] else { continue };
            let ty = models[target.0].fields[key].ty.clone();
            let model = &models[owner];
            if model.fields[field].ty != ty && !is_raw(drafts, model, &model.fields[field].name) {
                models[owner].fields[field].ty = ty;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

fn judge(low: &mut Lowering<'_>, drafts: &[DraftModel], models: &[Model], (owner, field, target): Key) {
    let (model, target) = (&models[owner], &models[target.0]);
    let field = &model.fields[field];
    let at = field.span_or(model.span);
    let path = format!("{}::{}", model.name, field.name);
    let columns: Vec<_> = own(target).into_iter().map(|at| &target.fields[at]).collect();
    let error = match columns.as_slice() {
        [] => return, // without a key, which is reported there
        [key] => {
            let unread = matches!((&field.ty, &key.ty), (Type::Other { .. }, _) | (_, Type::Other { .. }));
            if key.ty == field.ty || unread || !is_raw(drafts, model, &field.name) {
                return;
            }
            let (own, other, to) = (shown(&field.ty), shown(&key.ty), &target.name);
            let message = format!("`{path}` is of type `{own}`, but the key of `{to}` is of type `{other}`");
            Diagnostic::error("invalid_key", at, message)
                .label(key.span_or(target.span), "that key is here")
                .help(format!("write `{}: Id<{to}>`, which is always of the right type", field.name))
        }
        [first, others @ ..] => {
            let mut list = format!("`{}`", first.name);
            for other in others {
                list += &format!(" and `{}`", other.name);
            }
            let to = &target.name;
            Diagnostic::error("invalid_key", at, format!("`{path}` refers to `{to}`, whose key is {list} together"))
                .label(target.span, format!("`{to}` is here"))
                .help(format!(
                    "give `{to}` a key of its own (`id: Id<{to}>`, and the pair unique), or refer to its parts"
                ))
        }
    };
    low.error(error.about(&model.name, Some(&field.name)));
}

fn shown(ty: &Type) -> String {
    match ty {
        Type::String { length } => format!("string({length})"),
        other => other.word().to_owned(),
    }
}

/// No part of a primary key is ever absent. Of `id` and of the tenant's column that is said where they are read.
fn parts(low: &mut Lowering<'_>, model: &Model) {
    for field in model.primary_key.columns.iter().filter_map(|column| model.column(column)) {
        if !field.required && !matches!(field.role, Role::Key | Role::Tenant) {
            let message = format!("`{}::{}` may be absent, but it is part of the primary key", model.name, field.name);
            low.error(
                Diagnostic::error("invalid_key", field.span_or(model.span), message)
                    .help("make it required")
                    .about(&model.name, Some(&field.name)),
            );
        }
    }
}

fn junction(low: &mut Lowering<'_>, draft: &DraftModel, model: &Model, models: &[Model]) {
    let name = &model.name;
    let ends: Vec<_> = model.fields.iter().filter(|field| field.role == Role::ForeignKey).collect();
    // Of the tenant and a model that all tenants share, the tenant's column is one end.
    let shared = |field: &crate::ir::Field| {
        let to = field.references.as_ref().and_then(|to| to.id).map(|id| models[id.0].scope);
        to != Some(Scope::Tenant)
    };
    let with_tenant = model.scope == Scope::Tenant && matches!(ends.as_slice(), [one] if shared(one));
    if ends.len() < 2 && !with_tenant {
        let count = if ends.is_empty() { "no key" } else { "one key" };
        low.error(
            Diagnostic::error(
                "invalid_key",
                draft.junction.unwrap_or(model.span),
                format!("`{name}` is a junction, but has {count} to another model"),
            )
            .help("add a key for each of the two models that it joins, or leave `junction` out")
            .about(name, None),
        );
    }
    let own = |role: Role| !matches!(role, Role::Tenant | Role::ForeignKey | Role::DeletedAt);
    if model.soft_delete && !model.fields.iter().any(|field| own(field.role)) {
        low.error(
            Diagnostic::error(
                "contradiction",
                draft.soft_delete.as_ref().map_or(model.span, |said| said.span),
                format!("`{name}` only links, so a deleted link is gone and not kept"),
            )
            .note("the pair is the key, and it counts the dead: a link that was deleted could not be made again")
            .help("leave the soft delete out, or make it a model with an `id` of its own")
            .about(name, None),
        );
    }
}
