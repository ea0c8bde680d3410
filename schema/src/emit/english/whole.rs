//! What holds for the whole, which entities there are, and what is said of an entity's rows.

use super::Writer;
use super::noun::list;
use crate::ir::{Kind, Model, ModelId, Scope, Style};

/// The sentences before all others: the engine, the entities in their order, the tenants.
pub(super) fn opening(writer: &mut Writer<'_>) {
    let schema = writer.schema;
    let mut engine = format!("Use {}", schema.engine.title());
    if schema.engine_version != schema.engine.oldest() {
        let version = schema.engine_version;
        engine.push_str(&match version.minor {
            0 => format!(" {}", version.major),
            _ => format!(" {version}"),
        });
    }
    engine.push('.');
    writer.paragraphs.push(engine);
    let mut sentences = Vec::new();
    let mut run: Vec<String> = Vec::new();
    for (id, model) in schema.numbered() {
        if model.kind == Kind::Junction && !writer.is_described(id) {
            continue;
        }
        let noun = writer.noun_of(model);
        if noun.plural {
            run.push(noun.many);
        } else {
            // A noun that has no plural: every entity has an id, so this only says that there is one.
            flush(&mut run, &mut sentences);
            sentences.push(format!("{} has an id.", noun.capital_a()));
        }
    }
    flush(&mut run, &mut sentences);
    if let Some(tenancy) = &schema.tenancy {
        let noun = writer.entity_noun(&tenancy.model);
        sentences.push(format!("{}.", noun.subject("are the tenants", "is a tenant")));
    }
    if !sentences.is_empty() {
        writer.paragraphs.push(sentences.join(" "));
    }
}

fn flush(run: &mut Vec<String>, sentences: &mut Vec<String>) {
    if !run.is_empty() {
        sentences.push(format!("There are {}.", list(run, "and")));
        run.clear();
    }
}

/// Whose rows they are, whether deleted ones are kept, what it was called before, why it stands alone.
pub(super) fn about(writer: &mut Writer<'_>, model: &Model, sentences: &mut Vec<String>) {
    let noun = writer.noun_of(model);
    if writer.schema.tenancy.is_some() && model.scope == Scope::Global {
        sentences.push(format!("{} shared by all tenants.", noun.subject("are", "is")));
    }
    if model.audited {
        sentences.push(format!("Changes to {} are audited.", noun.many));
    }
    if model.soft_delete {
        sentences.push(format!("Deleted {} are kept.", noun.many));
    } else if writer.kept_by_default && model.kind == Kind::Entity {
        sentences.push(format!("Deleted {} are not kept.", noun.many));
    }
    if let Some(before) = &model.renamed_from {
        sentences.push(format!("{} called `{before}`.", noun.subject("were", "was")));
    }
    for field in &model.fields {
        if let Some(before) = &field.renamed_from {
            let name = writer.field_words(&field.name);
            sentences.push(format!("The {name} of {} was called `{before}`.", noun.a()));
        }
    }
    // What a struct waives, sentences may not even be able to break.
    for waiver in &model.waivers {
        let is_alone = waiver.rule == "orphan_table" && waiver.field.is_none();
        if model.style != Style::Text && !is_alone {
            continue;
        }
        let (rule, reason) = (&waiver.rule, &waiver.reason);
        sentences.push(match &waiver.field {
            _ if is_alone => format!("{} alone ({reason}).", noun.subject("stand", "stands")),
            None => format!("The rule `{rule}` is waived for {} ({reason}).", noun.many),
            Some(field) => {
                let words = writer.field_words(field);
                format!("The rule `{rule}` is waived for the {words} of {} ({reason}).", noun.a())
            }
        });
    }
}

impl Writer<'_> {
    /// Whether a junction is described by its name, as entities are; the others are only said by the link, and stand at the end.
    pub(super) fn is_described(&self, id: ModelId) -> bool {
        let junction = |model: &Model| model.kind == Kind::Junction;
        let must = |model: &Model| !junction(model) || super::junctions::has_rules(self, model);
        // Up to the last one of which more is said: the order of models is that of the sentence that names them.
        let behind = self.schema.models.get(id.0..).unwrap_or_default();
        behind.first().is_some_and(junction) && behind.iter().any(must)
    }
}
