//! Where everything comes from: the sentences with their forms, and for each column, constraint and relation the sentence that made it.

use super::text;
use crate::ir::{By, Model, Origin, Relation, Schema, Style};
use crate::text::{Sources, Span};

/// Says of a fact which sentence made it, by the number that it has in the list of sentences.
pub(super) struct Origins<'a> {
    schema: &'a Schema,
    sources: &'a Sources,
    /// Sentences of several files: each place names its own.
    files: bool,
}

impl<'a> Origins<'a> {
    pub(super) fn new(schema: &'a Schema, sources: &'a Sources) -> Self {
        let mut read = schema.sentences.iter().map(|sentence| sources.place(sentence.span).file);
        let first = read.next();
        Origins { schema, sources, files: read.any(|file| Some(file) != first) }
    }

    /// Who made it, and which other sentences say something of it.
    pub(super) fn of(&self, origin: &Origin, said: &[Span]) -> String {
        let made = origin.span.map(|span| self.at(span)).unwrap_or_default();
        let mut parts = vec![match origin.by {
            By::Text => made,
            By::Convention => format!("convention, for {made}"),
            By::Automatic => format!("automatic: {}", text::prose(&origin.text)),
        }];
        let first = origin.span.and_then(|span| self.schema.sentence(span));
        let others = self.schema.sentences_of(origin, said).into_iter().filter(|number| Some(*number) != first);
        parts.extend(others.map(|number| self.sentence(number)));
        parts.join("; ")
    }

    /// `sentence 4 (have)`.
    fn sentence(&self, number: usize) -> String {
        let form = self.schema.sentences.get(number).map_or("", |sentence| sentence.form);
        format!("sentence {} ({form})", number + 1)
    }

    /// `sentence 4 (have), at 3:17`; of a struct the place alone.
    fn at(&self, span: Span) -> String {
        let place = self.sources.place(span);
        match self.schema.sentence(span) {
            None => text::code(&place.to_string()),
            Some(number) if self.files => format!("{}, at {}", self.sentence(number), text::code(&place.to_string())),
            Some(number) => format!("{}, at {}:{}", self.sentence(number), place.line, place.column),
        }
    }

    /// What a deletion does, where no sentence says it.
    pub(super) fn unsaid(&self, model: &Model, column: &str) -> &'static str {
        let stated = model.column(column).is_some_and(|field| field.on_delete_stated.is_some());
        if model.style == Style::Text && !stated { " by convention" } else { "" }
    }
}

/// The sentences that were understood; none where all is structs.
pub(super) fn sentences(schema: &Schema, sources: &Sources) -> String {
    if schema.sentences.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "## Sentences\n\nEach with its place and its form; `groundplan explain FORM` shows what else the form says.\n\n",
    );
    for (number, sentence) in schema.sentences.iter().enumerate() {
        let place = sources.place(sentence.span);
        let (form, said) = (text::code(sentence.form), text::prose(&sentence.text));
        out.push_str(&format!("{}. {place}, {form}: {said}\n", number + 1));
    }
    out
}

/// The relations, each with the sentence that made it.
pub(super) fn relations(schema: &Schema, sources: &Sources) -> String {
    if schema.relations.is_empty() {
        return String::new();
    }
    let origins = Origins::new(schema, sources);
    let rows: Vec<Vec<String>> = schema.relations.iter().map(|relation| row(schema, &origins, relation)).collect();
    format!("## Relations\n\n{}", text::table(&["relation", "to", "kind", "on delete", "comes from"], &rows))
}

fn row(schema: &Schema, origins: &Origins<'_>, relation: &Relation) -> Vec<String> {
    let from = schema.model(relation.from);
    let field = relation.field.as_ref().and_then(|field| from.field(field));
    let unsaid = field.map_or("", |field| origins.unsaid(from, &field.column));
    let stated: Vec<Span> = field.and_then(|field| field.on_delete_stated).into_iter().collect();
    let kind = match (relation.through, relation.required) {
        (Some(through), _) => format!("many to many, by {}", text::code(&schema.model(through).name)),
        (None, required) => {
            let kind = relation.kind.word().replace('_', " ");
            if required { kind } else { format!("{kind}, optional") }
        }
    };
    vec![
        text::code(&format!("{}::{}", from.name, relation.name)),
        text::code(&relation.to_name),
        kind,
        relation.on_delete.map_or_else(String::new, |action| format!("{}{unsaid}", action.word().replace('_', " "))),
        origins.of(&Origin::text(relation.span, ""), &stated),
    ]
}
