//! The names of relations at both ends, and which of them are one to one.

use super::relations::plural_snake;
use super::{Lowering, existing};
use crate::diagnostic::Diagnostic;
use crate::ir::{Kind, Model, ModelId, Relation, RelationKind, Style};
use crate::name;
use crate::text::Span;

/// Names for the other ends, in a text; a clash with a column is an error.
pub(super) fn describe(low: &mut Lowering<'_>, models: &mut [Model], relations: &mut [Relation]) {
    for relation in relations.iter_mut() {
        let from = &models[relation.from.0];
        if from.style == Style::Text && relation.reverse.is_none() && relation.kind != RelationKind::ManyToMany {
            let child = name::snake(&from.name);
            let single = matches!(relation.kind, RelationKind::OneToOne | RelationKind::IsA);
            let base = if single { child } else { plural_snake(&from.name) };
            let role = relation.field.as_deref().map(name::relation).unwrap_or_default();
            let plain = relation.kind == RelationKind::IsA || role == name::snake(&relation.to_name);
            relation.reverse = Some(if plain { base } else { format!("{base}_as_{role}") });
        }
    }
    let mut seen: Vec<(ModelId, String, Span)> = Vec::new();
    // Tables that are there already have the names that they have; what would clash is called otherwise where Rust is written.
    for relation in relations.iter().filter(|relation| !existing::is_one(&models[relation.from.0])) {
        let ends = [(Some(relation.from), Some(&relation.name)), (relation.to, relation.reverse.as_ref())];
        for (id, name) in ends {
            let (Some(id), Some(name)) = (id, name) else { continue };
            let model = &models[id.0];
            if let Some(field) = model.field(name) {
                let own = relation.from == id && relation.field.as_ref() == Some(name);
                let help = if own {
                    format!("call the field `{name}_id`; `#[model(column = \"{name}\")]` keeps the column's name")
                } else {
                    "rename the column, or give the relation another name by `#[model(reverse = …)]` or a role"
                        .to_owned()
                };
                let message = format!("`{}::{name}` would be a relation and a column", model.name);
                low.error(
                    Diagnostic::error("duplicate_name", relation.span, message)
                        .label(field.span_or(model.span), "the column is here")
                        .help(help)
                        .about(&model.name, Some(name)),
                );
            }
            // Between structs a many-to-many has a name only where `reverse` gives it one.
            if relation.through.is_some_and(|junction| models[junction.0].style == Style::Struct) {
                continue;
            }
            if let Some((.., first)) = seen.iter().find(|(other, taken, _)| *other == id && taken == name) {
                let message = format!("`{}::{name}` would be two relations", model.name);
                low.error(
                    Diagnostic::error("duplicate_name", relation.span, message)
                        .label(*first, "the other one is here")
                        .help("give one of them another name by `#[model(reverse = …)]` or a role")
                        .about(&model.name, None),
                );
            }
            seen.push((id, name.clone(), relation.span));
        }
    }
}

/// A key that is unique, however that was said, is one to one.
pub(super) fn one_to_one(relations: &mut [Relation], models: &[Model]) {
    for relation in relations.iter_mut().filter(|relation| relation.kind == RelationKind::ManyToOne) {
        let model = &models[relation.from.0];
        let field = relation.field.as_ref().and_then(|field| model.field(field));
        if model.kind == Kind::Entity && field.is_some_and(|field| field.unique) {
            relation.kind = RelationKind::OneToOne;
        }
    }
}
