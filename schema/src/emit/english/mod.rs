//! Canonical English: the sentences that give this schema when they are read, one paragraph per entity.
//!
//! What no sentence says yet is listed in [`English::unsaid`] with its place and never left out in silence; whoever prints the text has to
//! show that list. Conventions are not repeated where they say the same, so a text stays as short as a person would write it.

mod constraints;
mod fields;
mod junctions;
mod noun;
mod relations;
mod unsaid;
mod values;
mod whole;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::ir::{Kind, Model, ModelId, Schema};
use crate::text::Span;

/// What the reader takes for words without back-ticks; whoever calls knows the reader, the printer does not.
#[derive(Clone, Copy)]
pub struct Plain {
    /// Whether these lower-case words are read as a name of an entity or field, and as nothing else.
    pub noun: fn(&str) -> bool,
    /// The same for a value of an enum.
    pub value: fn(&str) -> bool,
}

/// A schema in English.
#[derive(Debug, Clone)]
pub struct English {
    /// The sentences; only the whole schema where `unsaid` is empty.
    pub text: String,
    /// Errors: what no sentence says.
    pub unsaid: Vec<Diagnostic>,
}

/// Prints a schema. `kept_by_default` is `soft_delete` of groundplan.toml: with it, what is not kept must be said.
pub fn text(schema: &Schema, plain: Plain, kept_by_default: bool) -> English {
    let schema = &without_log(schema);
    let nouns = schema.models.iter().map(|model| (model.name.clone(), noun::Noun::of(&model.name, plain))).collect();
    let mut writer =
        Writer { schema, plain, kept_by_default, nouns: &nouns, paragraphs: Vec::new(), unsaid: Vec::new() };
    unsaid::whole(&mut writer);
    whole::opening(&mut writer);
    for (id, model) in schema.numbered() {
        if model.kind == Kind::Entity || writer.is_described(id) {
            writer.entity(id, model);
        }
    }
    junctions::links(&mut writer);
    let mut text = writer.paragraphs.join("\n\n");
    text.push('\n');
    English { text, unsaid: writer.unsaid }
}

/// The audit log is made by the sentence about what is audited.
fn without_log(schema: &Schema) -> Cow<'_, Schema> {
    let Some(log) = schema.audit_log().and_then(|log| schema.find(&log.name)) else { return Cow::Borrowed(schema) };
    let mut schema = schema.clone();
    // It comes last, so no number changes.
    schema.models.truncate(log.0);
    schema.relations.retain(|relation| relation.from != log);
    Cow::Owned(schema)
}

struct Writer<'a> {
    schema: &'a Schema,
    plain: Plain,
    kept_by_default: bool,
    nouns: &'a BTreeMap<String, noun::Noun>,
    paragraphs: Vec<String>,
    unsaid: Vec<Diagnostic>,
}

impl Writer<'_> {
    /// One paragraph: what a model has, what it belongs to, what holds for it.
    fn entity(&mut self, id: ModelId, model: &Model) {
        unsaid::model(self, model);
        let mut sentences = Vec::new();
        sentences.extend(fields::sentence(self, model));
        relations::sentences(self, id, model, &mut sentences);
        constraints::sentences(self, model, &mut sentences);
        whole::about(self, model, &mut sentences);
        if !sentences.is_empty() {
            self.paragraphs.push(sentences.join(" "));
        }
    }

    /// Something that no sentence says.
    fn unsaid(&mut self, model: &str, field: Option<&str>, span: Span, what: impl std::fmt::Display) {
        let name = field.map_or_else(|| format!("`{model}`"), |field| format!("`{model}::{field}`"));
        let message = format!("{name} cannot be said in English yet: {what}");
        let error = Diagnostic::error("not_in_english", span, message)
            .help("print it with `--format json`, or write it as a struct beside the text");
        self.unsaid.push(error.about(model, field));
    }
}
