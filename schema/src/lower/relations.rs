//! Relations: a text's become key columns; a struct's key columns become relations.

use super::models::junction_name;
use super::settings::Settings;
use super::{Lowering, View, capital, existing, fields};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, DraftField, DraftModel, DraftRelation, DraftRelationKind, DraftType};
use crate::ir::{Kind, Model, ModelId, OnDelete, Reference, Relation, RelationKind, Role, Scope, Style};
use crate::name;
use crate::text::Spanned;

/// Text relations become fields; every key field becomes a relation.
pub(super) fn lower(
    low: &mut Lowering<'_>,
    draft: &Draft,
    drafts: &[DraftModel],
    models: &mut [Model],
    settings: &Settings,
) -> Vec<Relation> {
    let mut sorted: Vec<&DraftRelation> = draft.relations.iter().collect();
    sorted.sort_by_key(|relation| relation.span);
    let mut kinds = Vec::new();
    for relation in sorted {
        add(low, relation, models, settings, &mut kinds);
    }
    for model in models.iter_mut().filter(|model| model.style == Style::Text) {
        super::models::sort(model);
    }
    let mut relations = Vec::new();
    for (at, model) in models.iter().enumerate().filter(|(_, model)| !existing::is_one(model)) {
        let drafted = drafts.iter().find(|draft| draft.name.value == model.name);
        for field in model.fields.iter().filter(|f| f.role != Role::Tenant) {
            let Some(reference) = &field.references else { continue };
            let stated = kinds.iter().find(|(from, name, ..)| *from == model.name && *name == field.name);
            relations.push(describe_one(low, ModelId(at), model, field, reference, stated, drafted));
        }
    }
    let junctions: Vec<_> =
        models.iter().enumerate().filter(|(_, m)| m.kind == Kind::Junction && !existing::is_one(m)).collect();
    for (at, junction) in junctions {
        let keys: Vec<_> = junction.fields.iter().filter(|f| f.role == Role::ForeignKey).collect();
        // Of the tenant and a shared model, the tenant's column is one end.
        let tenant = junction.fields.iter().find(|f| f.role == Role::Tenant);
        let (first, second) = match (keys.as_slice(), tenant) {
            ([first, second], _) => (*first, *second),
            ([one], Some(tenant)) => (tenant, *one),
            _ => continue,
        };
        let (Some(from), Some(to)) = (&first.references, &second.references) else { continue };
        let Some(from_id) = models.iter().position(|m| m.name == from.model) else { continue };
        let role = name::relation(&second.name);
        let by_role = role != name::snake(&to.model);
        let drafted = drafts.iter().find(|draft| draft.name.value == junction.name);
        let reverse_of = |field: &str| {
            let field = drafted?.fields.iter().find(|f| f.name.value == field)?;
            Some(field.reverse.as_ref()?.value.clone())
        };
        // `reverse` on a junction's key names the relation that the *other* end's rows are reached by.
        let forward = reverse_of(&first.name).unwrap_or_else(|| plural_snake(if by_role { &role } else { &to.model }));
        let backward = reverse_of(&second.name)
            .or_else(|| (junction.style == Style::Text).then(|| plural_snake(&name::relation(&first.name))));
        relations.push(Relation {
            name: forward,
            from: ModelId(from_id),
            to: models.iter().position(|m| m.name == to.model).map(ModelId),
            to_name: to.model.clone(),
            kind: RelationKind::ManyToMany,
            field: None,
            required: false,
            on_delete: None,
            through: Some(ModelId(at)),
            reverse: backward,
            span: junction.span,
        });
    }
    relations
}

pub(super) fn plural_snake(name: &str) -> String {
    name::table(name)
}

type Stated = (String, String, DraftRelationKind, Option<OnDelete>);

/// Adds the key column that a sentence asks for.
fn add(
    low: &mut Lowering<'_>,
    relation: &DraftRelation,
    models: &mut [Model],
    settings: &Settings,
    kinds: &mut Vec<Stated>,
) {
    let (from, to) = (relation.from.value.as_str(), relation.to.value.as_str());
    let root = settings.tenancy.as_ref().map(|tenancy| tenancy.model.as_str());
    match relation.kind {
        DraftRelationKind::ManyToOne | DraftRelationKind::OneToOne => {
            // "Projects belong to organizations." is what the tenant's own column says already.
            let scope = models.iter().find(|model| model.name == from).map(|model| model.scope);
            let column = settings.tenancy.as_ref().map(|tenancy| tenancy.column.as_str());
            let role = relation.role.as_ref().map(|role| name::key_column(&role.value));
            let same = role.is_none() || role.as_deref() == column;
            if Some(to) == root && same && scope == Some(Scope::Tenant) {
                return of_tenant(low, relation, models);
            }
            let base = match &relation.role {
                Some(role) => name::snake(&role.value),
                None if from == to => format!("parent_{}", name::snake(to)),
                None => name::snake(to),
            };
            let mut field = key_field(relation, &format!("{base}_id"), &relation.to, settings);
            if from == to && relation.required.is_none() {
                let (one, words) = (name::snake(from).replace('_', " "), low.words(relation.to.span));
                let key = base.replace('_', " ");
                let because = format!(
                    "{} {one} may be without {key} by convention, for the first one has none",
                    name::article(&one)
                );
                low.assume(Some(relation.to.span), &words, because);
            }
            let required = relation.required.as_ref().map_or(from != to, |said| said.value);
            field.required = Some(Spanned::new(required, relation.span));
            assume_action(low, relation, &field, OnDelete::Restrict, from);
            let action = relation.on_delete.as_ref().map_or(OnDelete::Restrict, |said| said.value);
            push(low, models, from, &field, Role::ForeignKey, settings, &relation.span);
            kinds.push((from.to_owned(), field.name.value.clone(), relation.kind, Some(action)));
        }
        DraftRelationKind::IsA => {
            let span = relation.span;
            let reference = Reference { model: to.to_owned(), id: None, path: None };
            let Some(child) = models.iter_mut().find(|model| model.name == from) else { return };
            if let Some(key) = child.fields.iter_mut().find(|field| field.role == Role::Key) {
                if let Some(other) = key.references.as_ref().filter(|other| other.model != to) {
                    let (child, first) = (name::snake(from), name::snake(&other.model));
                    let message = format!("a {child} is a {first} and a {}, but it has one key", name::snake(to));
                    low.error(
                        Diagnostic::error("contradiction", span, message)
                            .help("keep one of the two, and let the other one be a relation")
                            .about(from, None),
                    );
                    return;
                }
                key.references = Some(reference);
                key.on_delete_stated = relation.on_delete.as_ref().map(|said| said.span);
            }
            if relation.on_delete.is_none() {
                let text = relation.origin.text.clone();
                let (child, parent) = (name::snake(from), name::snake(to));
                let because =
                    format!("a {child} goes with its {parent}: ON DELETE CASCADE, since its key is the {parent}'s key");
                low.assume(Some(span), &text, because);
                let one = parent.replace('_', " ");
                let many = name::table(from).replace('_', " ");
                low.cure(format!("Deleting {} {one} deletes its {many}.", name::article(&one)));
            }
            let action = relation.on_delete.as_ref().map_or(OnDelete::Cascade, |said| said.value);
            kinds.push((from.to_owned(), "id".to_owned(), relation.kind, Some(action)));
        }
        DraftRelationKind::ManyToMany => {
            let junction = junction_name(from, to, relation.role.as_ref());
            // Whether its columns are said with the link or in a sentence about it, they are the same columns.
            let model = models.iter().find(|model| model.name == junction);
            let attributes = model.is_some_and(|model| model.fields.iter().any(|field| field.role == Role::Own));
            let silent = if attributes { OnDelete::Restrict } else { OnDelete::Cascade };
            let action = relation.on_delete.as_ref().map_or(silent, |said| said.value);
            let far = match &relation.role {
                Some(role) => name::snake(&role.value),
                None if from == to => format!("other_{}", name::snake(to)),
                None => name::snake(to),
            };
            for (base, target) in [(name::snake(from), &relation.from), (far, &relation.to)] {
                let mut field = key_field(relation, &format!("{base}_id"), target, settings);
                field.required = Some(Spanned::new(true, relation.span));
                assume_action(low, relation, &field, silent, &junction);
                if Some(target.value.as_str()) == root {
                    // Where the tenant's own column is this end already.
                    low.of_tenant.push((junction.clone(), action));
                }
                push(low, models, &junction, &field, Role::ForeignKey, settings, &relation.span);
                kinds.push((junction.clone(), field.name.value.clone(), DraftRelationKind::ManyToOne, Some(action)));
            }
        }
    }
}

/// "Tasks belong to organizations": what a sentence says of the key that every row of the tenant has.
fn of_tenant(low: &mut Lowering<'_>, relation: &DraftRelation, models: &mut [Model]) {
    let Some(model) = models.iter_mut().find(|model| model.name == relation.from.value) else { return };
    let owner = model.name.clone();
    let Some(field) = model.fields.iter_mut().find(|field| field.role == Role::Tenant) else { return };
    let wrong = match (&relation.required, &relation.on_delete) {
        (Some(said), _) if !said.value => Some((said.span, "may be absent")),
        (_, Some(said)) if said.value == OnDelete::SetNull => Some((said.span, "may become absent")),
        _ => None,
    };
    if let Some((span, what)) = wrong {
        let root = &relation.to.value;
        low.error(
            Diagnostic::error(
                "contradiction",
                span,
                format!("the {} of `{owner}` {what}, but every row has its tenant", name::snake(root)),
            )
            .help(format!("leave it out, or say that {} are shared", name::table(&owner).replace('_', " ")))
            .about(&owner, Some(&field.name)),
        );
        return;
    }
    if let Some(said) = &relation.on_delete {
        field.on_delete_stated = Some(said.span);
        low.of_tenant.push((owner.clone(), said.value));
    }
    if relation.kind == DraftRelationKind::OneToOne {
        low.one_to_one.push((owner, field.name.clone()));
    }
}

fn key_field(relation: &DraftRelation, key: &str, to: &Spanned<String>, settings: &Settings) -> DraftField {
    let mut field = DraftField::new(Spanned::new(key.to_owned(), relation.span), relation.origin.clone());
    let column = name::shorten(key, settings.engine.longest_name());
    field.column = (column != key).then(|| Spanned::new(column, relation.span));
    field.ty = Some(Spanned::new(DraftType::Key, relation.span));
    field.references = Some(to.clone());
    field.on_delete.clone_from(&relation.on_delete);
    field
}

fn assume_action(low: &mut Lowering<'_>, relation: &DraftRelation, field: &DraftField, action: OnDelete, owner: &str) {
    if relation.on_delete.is_some() {
        return;
    }
    let Some(end) = &field.references else { return };
    let to = end.value.as_str();
    let (one, many) = (name::snake(to).replace('_', " "), name::table(owner).replace('_', " "));
    let one = format!("{} {one}", name::article(&one));
    let because = match action {
        OnDelete::Cascade => format!("deleting {one} deletes its {many} (cascade), since {many} only link"),
        _ => format!(
            "{one} cannot be deleted while it has {many} (restrict); say \"Deleting {one} deletes its {many}.\" for the other"
        ),
    };
    let words = low.words(end.span);
    low.assume(Some(end.span), &words, because);
    let cure = match (action, &relation.role) {
        (OnDelete::Cascade, _) => format!("Deleting {one} deletes its {many}."),
        (_, None) => format!("{one} cannot be deleted while it has {many}."),
        (_, Some(role)) => {
            let (role, owner) = (role.value.replace('_', " "), name::snake(owner).replace('_', " "));
            format!("The {role} of {} {owner} cannot be deleted.", name::article(&owner))
        }
    };
    low.cure(capital(&cure));
}

fn push(
    low: &mut Lowering<'_>,
    models: &mut [Model],
    owner: &str,
    field: &DraftField,
    role: Role,
    settings: &Settings,
    at: &crate::text::Span,
) {
    let Some(index) = models.iter().position(|model| model.name == owner) else {
        low.error(unknown(owner, *at, models));
        return;
    };
    let lowered = fields::one(low, &Draft::default(), &models[index], field, role, settings);
    if models[index].fields.iter().any(|other| other.name == lowered.name && other.references == lowered.references) {
        return; // said twice
    }
    models[index].fields.push(lowered);
}

fn describe_one(
    low: &mut Lowering<'_>,
    from: ModelId,
    model: &Model,
    field: &crate::ir::Field,
    reference: &Reference,
    stated: Option<&Stated>,
    drafted: Option<&DraftModel>,
) -> Relation {
    let parts = drafted.map_or(0, |d| d.fields.iter().filter(|f| f.primary_key.is_some()).count());
    let drafted = drafted.and_then(|d| d.fields.iter().find(|f| f.name.value == field.name));
    let is_whole_key = parts == 1 && drafted.is_some_and(|d| d.primary_key.is_some());
    let subtype = field.role == Role::Key;
    let kind = match stated.map(|(_, _, kind, _)| *kind) {
        Some(DraftRelationKind::OneToOne) => RelationKind::OneToOne,
        Some(DraftRelationKind::IsA) => RelationKind::IsA,
        _ if subtype => RelationKind::IsA,
        _ if is_whole_key && model.kind == Kind::Entity => RelationKind::OneToOne,
        _ => RelationKind::ManyToOne,
    };
    let said = drafted.and_then(|d| d.on_delete.as_ref().map(|said| said.value));
    let on_delete =
        stated.and_then(|(.., action)| *action).or(said).unwrap_or(match (model.is_pure_junction(), kind) {
            (true, _) | (_, RelationKind::IsA) => OnDelete::Cascade,
            _ => OnDelete::Restrict,
        });
    if model.is_pure_junction() && model.style == Style::Struct && said.is_none() {
        low.assume(field.origin.span, &field.origin.text, "the keys of a pure junction cascade");
    }
    let name = if subtype { name::snake(&reference.model) } else { name::relation(&field.name) };
    Relation {
        name,
        from,
        to: None,
        to_name: reference.model.clone(),
        kind,
        field: Some(field.name.clone()),
        required: field.required,
        on_delete: Some(on_delete),
        through: None,
        reverse: drafted
            .filter(|_| model.kind == Kind::Entity)
            .and_then(|d| d.reverse.as_ref().map(|r| r.value.clone())),
        span: field.span_or(model.span),
    }
}

fn unknown(name_: &str, at: crate::text::Span, models: &[Model]) -> Diagnostic {
    let error = Diagnostic::error("unknown_name", at, format!("no model is called `{name_}`"));
    match name::nearest(name_, models.iter().map(|model| model.name.as_str())) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        // Who writes structs only wants none described.
        None if models.iter().all(|model| model.style == Style::Struct) => error.help(elsewhere(name_, "")),
        None => error.help(format!("describe it, for instance \"{} have a name.\"", name::pascal(&name::table(name_)))),
    }
}

/// What to do about a struct that nobody has read.
pub(super) fn elsewhere(name: &str, attribute: &str) -> String {
    format!(
        "write the struct `{name}`{attribute}, or name the file that holds it, too: in `from_files` of build.rs, or its folder on the command line"
    )
}

/// Finds the other end of every key.
pub(super) fn resolve(low: &mut Lowering<'_>, draft: &Draft, models: &mut [Model], relations: &mut [Relation]) {
    let names: Vec<String> = models.iter().map(|model| model.name.clone()).collect();
    let find = |name: &str| names.iter().position(|other| other == name).map(ModelId);
    let mut faults = Vec::new();
    for model in models.iter_mut() {
        let (owner, span, own) = (model.name.clone(), model.span, model.style);
        for field in &mut model.fields {
            let at = field.span_or(span);
            let role = field.role;
            let Some(reference) = &mut field.references else { continue };
            reference.id = find(&reference.model);
            if let Some(used) = draft.used.iter().find(|used| used.name.value == reference.model) {
                reference.path.get_or_insert_with(|| used.path.clone());
                if low.view != View::Whole {
                    continue;
                }
            }
            let elsewhere = low.view == View::Struct || (low.view == View::Text && own != Style::Text);
            let tenant = role == Role::Tenant && low.view != View::Whole;
            // A table that no model has: what a database refers to need not be read.
            let bare = own == Style::Database && reference.path.is_none();
            if reference.id.is_none() && !elsewhere && !tenant && !bare {
                faults.push((owner.clone(), field.name.clone(), at, reference.model.clone()));
            }
        }
    }
    for (owner, field, at, model) in faults {
        low.error(unknown(&model, at, models).about(&owner, Some(&field)));
    }
    for relation in relations {
        relation.to = relation.to.or_else(|| find(&relation.to_name));
    }
}
