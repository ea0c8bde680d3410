//! "Each shelf belongs to a kiln; deleting a kiln deletes its shelves.": keys, and what a delete does to the rows that hold them.

use super::Writer;
use super::noun::Noun;
use crate::ir::{ForeignKey, Kind, Model, ModelId, OnDelete, Relation, RelationKind, Role, Schema};
use crate::name;

/// The role that names a key, in words ("owner"); `None` where the other model does.
pub(super) fn role(schema: &Schema, relation: &Relation) -> Option<String> {
    let field = relation.field.as_deref().filter(|_| relation.kind != RelationKind::IsA)?;
    let role = name::relation(field);
    let own = &schema.model(relation.from).name;
    let plain = role == name::snake(&relation.to_name) && *own != relation.to_name;
    (!plain).then_some(role)
}

/// Everything that a model belongs to.
pub(super) fn sentences(writer: &mut Writer<'_>, id: ModelId, model: &Model, out: &mut Vec<String>) {
    if model.kind == Kind::Junction {
        return; // its keys are said by the link
    }
    let schema = writer.schema;
    for relation in schema.relations.iter().filter(|relation| relation.from == id && relation.through.is_none()) {
        one(writer, model, relation, out);
    }
    tenant(writer, model, out);
}

fn one(writer: &mut Writer<'_>, model: &Model, relation: &Relation, out: &mut Vec<String>) {
    let schema = writer.schema;
    let Some(field) = relation.field.as_deref().and_then(|field| model.field(field)) else { return };
    let Some(key) = model.foreign_key(&field.column) else { return };
    let at = field.span_or(model.span);
    let (own, other) = (writer.noun_of(model), writer.entity_noun(&relation.to_name));
    let role = role(schema, relation);
    if let Some(fault) = fault(schema, model, relation, role.as_deref()) {
        writer.unsaid(&model.name, Some(&field.name), at, fault);
        return;
    }
    let single = relation.kind == RelationKind::OneToOne && !is_pair(model, &field.column);
    match (&role, relation.kind) {
        (_, RelationKind::IsA) => {
            out.push(format!(
                "{} is a type of {}{}.",
                own.capital_a(),
                other.one,
                deletes(writer, relation, key, None)
            ));
            return;
        }
        (Some(role), _) => {
            let mut words = if field.required { "required" } else { "optional" }.to_owned();
            if relation.from != relation.to.unwrap_or(relation.from) && field.required {
                words.clear();
            }
            if single {
                words.push_str(" unique");
            }
            let noun = writer.field_words(role);
            let words = format!("{words} {noun}").trim_start().to_owned();
            let who = if is_person(&relation.to_name) { "who" } else { "which" };
            let article = name::article(words.trim_start_matches('`'));
            out.push(format!("{} {article} {words}, {who} is {}.", own.subject("have", "has"), other.a()));
        }
        // "Each order has one user" is a key to the user, so a person who holds the key is the subject.
        (None, RelationKind::OneToOne) if single && is_person(&model.name) => {
            let optional = if field.required { "" } else { "optional " };
            let article = if field.required { "a" } else { "an" };
            let own = own.subject("have", "has");
            out.push(format!("{own} {article} {optional}unique {}.", other.one));
        }
        (None, _) => {
            let (verb, subject) = match field.required {
                true => ("belongs", own.each()),
                false => ("may belong", own.capital_a()),
            };
            out.push(format!("{subject} {verb} to {}.", other.a()));
            if single {
                out.push(format!("{} has one {}.", other.each(), own.one));
            }
        }
    }
    let said = deletes(writer, relation, key, role.as_deref());
    if !said.is_empty()
        && let Some(last) = out.last_mut()
    {
        last.pop();
        last.push_str(&said);
        last.push('.');
    }
}

/// "; deleting a kiln deletes its shelves"; nothing where that is what silence means.
fn deletes(writer: &Writer<'_>, relation: &Relation, key: &ForeignKey, role: Option<&str>) -> String {
    let schema = writer.schema;
    let action = key.on_delete;
    let silent = match relation.kind {
        RelationKind::IsA => Some(OnDelete::Cascade),
        // An optional key is always told: that it stays or is emptied are both what a reader may expect.
        _ => relation.required.then_some(OnDelete::Restrict),
    };
    if silent == Some(action) {
        return String::new();
    }
    let own = writer.noun_of(schema.model(relation.from));
    let other = writer.entity_noun(&relation.to_name);
    if relation.kind == RelationKind::IsA {
        return format!("; {} cannot be deleted while it is {}", other.a(), own.a());
    }
    if keys_to(schema, schema.model(relation.from), &relation.to_name) > 1 {
        let base = relation.field.as_deref().map(name::relation).unwrap_or_default();
        return by_role(action, &writer.field_words(role.unwrap_or(&base)), &own);
    }
    let many = match relation.kind {
        RelationKind::OneToOne => &own.one,
        _ => &own.many,
    };
    sentence(action, &other, many)
}

/// How many keys a model has to another one: those of its relations, and that of a tenant of which more is said.
fn keys_to(schema: &Schema, model: &Model, to: &str) -> usize {
    let own = |relation: &&Relation| schema.model(relation.from).name == model.name && relation.to_name == to;
    let keys = schema.relations.iter().filter(|relation| relation.through.is_none()).filter(own).count();
    let tenant = schema.tenancy.as_ref().is_some_and(|tenancy| tenancy.model == to) && of_tenant(model).is_some();
    keys + usize::from(tenant)
}

/// "; deleting the owner of a shelf deletes the shelf"
fn by_role(action: OnDelete, role: &str, own: &Noun) -> String {
    let end = format!("{role} of {}", own.a());
    match action {
        OnDelete::Cascade => format!("; deleting the {end} deletes the {}", own.one),
        OnDelete::SetNull => format!("; deleting the {end} keeps the {}", own.one),
        OnDelete::Restrict | OnDelete::NoAction | OnDelete::SetDefault => format!("; the {end} cannot be deleted"),
    }
}

fn sentence(action: OnDelete, parent: &Noun, children: &str) -> String {
    let a = parent.a();
    match action {
        OnDelete::Cascade => format!("; deleting {a} deletes its {children}"),
        OnDelete::SetNull => format!("; deleting {a} keeps its {children}"),
        OnDelete::Restrict | OnDelete::NoAction | OnDelete::SetDefault => {
            format!("; {a} cannot be deleted while it has {children}")
        }
    }
}

/// The key of the tenant's own column, where more is to be said of it than that every row has it; and whether a tenant has one row only.
fn of_tenant(model: &Model) -> Option<(&ForeignKey, bool)> {
    let key = model.foreign_keys.iter().find(|key| key.tenant).filter(|_| model.kind == Kind::Entity)?;
    let single = model.uniques.iter().any(|unique| unique.columns == key.columns);
    (single || key.on_delete != OnDelete::Restrict).then_some((key, single))
}

/// What a delete of the tenant does, and that a tenant has one.
fn tenant(writer: &Writer<'_>, model: &Model, out: &mut Vec<String>) {
    let Some((key, single)) = of_tenant(model) else { return };
    let Some(tenancy) = &writer.schema.tenancy else { return };
    let (own, root) = (writer.noun_of(model), writer.entity_noun(&tenancy.model));
    if single && is_person(&model.name) {
        out.push(format!("{} a unique {}.", own.subject("have", "has"), root.one));
    } else {
        out.push(format!("{} belongs to {}.", own.each(), root.a()));
        if single {
            out.push(format!("{} has one {}.", root.each(), own.one));
        }
    }
    if key.on_delete == OnDelete::Restrict {
        return;
    }
    let said = if keys_to(writer.schema, model, &tenancy.model) > 1 {
        by_role(key.on_delete, &writer.field_words(&name::snake(&tenancy.model)), &own)
    } else {
        sentence(key.on_delete, &root, &own.many)
    };
    if let Some(last) = out.last_mut() {
        last.pop();
        last.push_str(&said);
        last.push('.');
    }
}

/// What keeps a key from being said.
fn fault(schema: &Schema, model: &Model, relation: &Relation, role: Option<&str>) -> Option<String> {
    let field = relation.field.as_deref().and_then(|field| model.field(field))?;
    if relation.on_delete == Some(OnDelete::SetDefault) {
        return Some("a key that becomes its default when the other row is deleted".to_owned());
    }
    if relation.to.is_none() {
        return Some(format!("a key to `{}`, which is not among the models", relation.to_name));
    }
    if relation.kind == RelationKind::IsA {
        let empties = relation.on_delete == Some(OnDelete::SetNull);
        return empties.then(|| "a type that stays without what it is".to_owned());
    }
    if !field.name.ends_with("_id") || field.name == "_id" {
        return Some("a key whose name does not end in `_id`".to_owned());
    }
    let Some(role) = role else {
        let (own, other) = (model.name.as_str(), relation.to_name.as_str());
        let second = schema.relations.iter().filter(|one| one.through.is_none()).any(|one| {
            let from = schema.model(one.from);
            let back = from.name == other && one.to_name == own && self::role(schema, one).is_none();
            let kind = from.name == own && one.to_name == other && one.kind == RelationKind::IsA;
            from.kind == Kind::Entity && (back || kind)
        });
        return second.then(|| format!("a second relation between `{own}` and `{other}` without a role"));
    };
    let last = name::words(role).last().cloned().unwrap_or_default();
    (name::singular(&last) != last).then(|| format!("a key in the role `{role}`, which is read as a plural"))
}

/// Whether one asks "who" of it.
fn is_person(model: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "admin",
        "agent",
        "artist",
        "author",
        "buyer",
        "client",
        "contact",
        "customer",
        "doctor",
        "driver",
        "employee",
        "guest",
        "keeper",
        "member",
        "patient",
        "person",
        "player",
        "seller",
        "staff",
        "student",
        "subscriber",
        "teacher",
        "user",
        "visitor",
        "worker",
    ];
    name::words(model).last().is_some_and(|last| PEOPLE.contains(&last.as_str()))
}

/// Whether a key is unique by a sentence of its own, "no two shelves share the same kiln and tenant", whose order its index keeps.
fn is_pair(model: &Model, column: &str) -> bool {
    let Some(tenant) = model.tenant_column() else { return false };
    model.uniques.iter().any(|unique| unique.columns.iter().map(String::as_str).eq([column, tenant]))
}

/// Whether the unique of a key is said by its relation.
pub(super) fn says_unique(schema: &Schema, model: &Model, column: &str) -> bool {
    let Some(field) = model.column(column) else { return false };
    if field.role == Role::Tenant {
        return true;
    }
    !is_pair(model, column)
        && schema.relations.iter().any(|relation| {
            relation.kind == RelationKind::OneToOne
                && schema.model(relation.from).name == model.name
                && relation.field.as_deref() == Some(&field.name)
        })
}
