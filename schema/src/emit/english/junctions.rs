//! "Students are linked with courses with a grade.": many to many, by a table that joins two others.

use super::noun::{capital, list};
use super::{Writer, constraints, fields, unsaid};
use crate::ir::{Kind, Model, ModelId, OnDelete, Relation, RelationKind, Role, Schema};
use crate::name;

/// Every link, in the order of the tables that join.
pub(super) fn links(writer: &mut Writer<'_>) {
    let schema = writer.schema;
    let mut sentences = Vec::new();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for (id, junction) in schema.numbered().filter(|(_, model)| model.kind == Kind::Junction) {
        let described = writer.is_described(id);
        if !described {
            unsaid::model(writer, junction);
        }
        let Some((from, to)) = ends(schema, id) else {
            writer.unsaid(&junction.name, None, junction.span, "a junction of other than two models");
            continue;
        };
        let pair = (from.min(to), from.max(to));
        let direct = schema.relations.iter().any(|relation| {
            let ends = (schema.model(relation.from).name.as_str(), relation.to_name.as_str());
            relation.through.is_none()
                && schema.model(relation.from).kind == Kind::Entity
                && (ends == (from, to) || ends == (to, from))
                && super::relations::role(schema, relation).is_none()
        });
        let fault = if junction.name != format!("{from}{to}") {
            Some(format!("a junction that is not called `{from}{to}`"))
        } else if from == to {
            Some("a link of a model with itself".to_owned())
        } else if direct || pairs.contains(&pair) {
            Some(format!("a second relation between `{from}` and `{to}` without a role"))
        } else {
            keys(schema, junction, from, to)
        };
        pairs.push(pair);
        if let Some(fault) = fault {
            writer.unsaid(&junction.name, None, junction.span, fault);
            continue;
        }
        let items = if described { Vec::new() } else { fields::items(writer, junction) };
        let with = if items.is_empty() { String::new() } else { format!(" with {}", list(&items, "and")) };
        let (one, other) = (writer.entity_noun(from), writer.entity_noun(to));
        if one.plural && other.plural {
            sentences.push(format!("{} are linked with {}{with}.", capital(&one.many), other.many));
        } else {
            sentences.push(format!("{} are linked with many {}{with}.", capital(&one.many), other.many));
            sentences.push(format!("{} are linked with many {}.", capital(&other.many), one.many));
        }
    }
    if !sentences.is_empty() {
        writer.paragraphs.push(sentences.join(" "));
    }
}

/// The two models that a junction joins.
fn ends(schema: &Schema, junction: ModelId) -> Option<(&str, &str)> {
    let link = |relation: &&Relation| relation.kind == RelationKind::ManyToMany && relation.through == Some(junction);
    let relation = schema.relations.iter().find(link)?;
    let (one, other) = (schema.model(relation.from).name.as_str(), relation.to_name.as_str());
    // The tenant's own column is no key of the junction, so only its name tells which end was said first.
    let swapped = schema.model(junction).name == format!("{other}{one}");
    Some(if swapped { (other, one) } else { (one, other) })
}

/// What is not as a text would make it.
fn keys(schema: &Schema, junction: &Model, from: &str, to: &str) -> Option<String> {
    let tenant = schema.tenancy.as_ref().map(|tenancy| tenancy.column.as_str());
    let expected: Vec<String> = [from, to].map(name::key_column).into_iter().collect();
    let own: Vec<&str> = junction
        .fields
        .iter()
        .filter(|field| field.role == Role::ForeignKey)
        .map(|field| field.name.as_str())
        .collect();
    let wanted: Vec<&str> = expected.iter().map(String::as_str).filter(|name| Some(*name) != tenant).collect();
    if own != wanted {
        return Some(format!("keys that are not {}", list(&expected, "and")));
    }
    let silent = if fields::own(junction).next().is_some() { OnDelete::Restrict } else { OnDelete::Cascade };
    let ends: Vec<_> = junction.foreign_keys.iter().filter(|key| expected.contains(&key.own)).collect();
    if ends.iter().any(|key| key.on_delete != silent) {
        return Some("what becomes of its rows when one of the two is deleted".to_owned());
    }
    None
}

/// Whether more is said of it than its columns, or one of them would be taken for an entity.
pub(super) fn has_rules(writer: &Writer<'_>, junction: &Model) -> bool {
    let mut sentences = Vec::new();
    let mut dry = Writer { paragraphs: Vec::new(), unsaid: Vec::new(), ..*writer };
    constraints::sentences(&mut dry, junction, &mut sentences);
    let is_entity = |name: &str| writer.schema.find(&name::model(name)).is_some();
    !sentences.is_empty() || junction.soft_delete || fields::own(junction).any(|field| is_entity(&field.name))
}
