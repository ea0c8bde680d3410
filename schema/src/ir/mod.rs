//! The schema as the rules judge it and the emitters print it: names resolved, keys composed, nothing left to ask.

mod aspect;
mod comment;
mod engine;
mod field;
mod key;
mod model;
mod relation;
pub mod size;
mod tenancy;
mod ty;

pub use aspect::Aspect;
pub use engine::{Edition, Engine, Version};
pub use field::{By, Field, Generated, Origin, Pii, Reference, Role, Value};
pub use key::{Check, CheckKind, ForeignKey, Index, IndexPurpose, OnDelete, PrimaryKey, Unique};
pub use model::{Kind, Model, RowSecurity, Scope, Style, Waiver};
pub use relation::{Relation, RelationKind};
pub use tenancy::{KeyStrategy, PrimaryKeyStrategy, Tenancy};
pub use ty::{EnumType, EnumValue, Type};

use crate::text::Span;

/// The Rust name of the audit log's model, which is made by itself.
pub const AUDIT_LOG: &str = "AuditLog";

/// The number of a model in [`Schema::models`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub usize);

/// Something that a convention filled in because the text did not say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// The words that it is about; `None` where they cannot be pointed at.
    pub span: Option<Span>,
    /// What it is about, as written.
    pub text: String,
    /// What was assumed, and by which convention; where there is one, the sentence that says otherwise.
    pub because: String,
}

/// A part of a text that was not understood (only with `--lenient`; otherwise it is an error).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where.
    pub span: Span,
    /// The sentence.
    pub text: String,
    /// What would be understood.
    pub hint: String,
}

/// A sentence, or a part of one that says something by itself, and the form that read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// Its words, in one line.
    pub text: String,
    /// The name of the form, as `groundplan explain` knows it.
    pub form: &'static str,
}

/// The whole schema, or as much of it as the asker sees.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The engine; one per package.
    pub engine: Engine,
    /// What may be printed depends on it.
    pub engine_version: Version,
    /// What a text means and how things are named.
    pub edition: Edition,
    /// How keys are made.
    pub primary_key: PrimaryKeyStrategy,
    /// The tenants, if there are any.
    pub tenancy: Option<Tenancy>,
    /// Every model: of a text in the order of mention, of Rust in the order of declaration, junctions at the end.
    pub models: Vec<Model>,
    /// Every relation: one per foreign key (save the tenant's), one more per junction.
    pub relations: Vec<Relation>,
    /// What conventions filled in.
    pub assumptions: Vec<Assumption>,
    /// Every sentence that was understood, in the order of the text.
    pub sentences: Vec<Sentence>,
    /// What was not understood, with `--lenient`.
    pub unread: Vec<Unread>,
    /// Whether all models are here (`schema!` without `use` lines, build.rs, the command) or references may lead outside (a derive).
    pub whole: bool,
    /// What its source does not tell (a Diesel `schema.rs` names no index): rules that need it are not asked.
    pub untold: Vec<Aspect>,
}

impl Schema {
    /// The model with this number.
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    /// The number of the sentence that says what stands at a place; of two around it, the shorter one, which is a part of the other.
    pub fn sentence(&self, at: Span) -> Option<usize> {
        let around = |sentence: &Span| {
            sentence.source == at.source
                && sentence.start <= at.start
                && (at.start, at.end) <= (sentence.end, sentence.end)
        };
        let found = self.sentences.iter().enumerate().filter(|(_, sentence)| around(&sentence.span));
        found.min_by_key(|(_, sentence)| sentence.span.end - sentence.span.start).map(|(number, _)| number)
    }

    /// The numbers of all sentences that speak of a fact: first the one that made it, then the others in the order of the text.
    pub fn sentences_of(&self, origin: &Origin, said: &[Span]) -> Vec<usize> {
        let first = origin.span.and_then(|span| self.sentence(span));
        let mut others: Vec<usize> = said.iter().filter_map(|span| self.sentence(*span)).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|number| Some(*number) != first);
        first.into_iter().chain(others).collect()
    }

    /// The model of this Rust name.
    pub fn find(&self, name: &str) -> Option<ModelId> {
        self.models.iter().position(|model| model.name == name).map(ModelId)
    }

    /// The model of this table.
    pub fn find_table(&self, table: &str) -> Option<ModelId> {
        self.models.iter().position(|model| model.table == table).map(ModelId)
    }

    /// The model that a foreign key refers to.
    pub fn find_target(&self, key: &ForeignKey) -> Option<ModelId> {
        self.models.iter().position(|model| key.is_to(model)).map(ModelId)
    }

    /// The audit log, where something is audited.
    pub fn audit_log(&self) -> Option<&Model> {
        let audited = self.models.iter().any(|model| model.audited);
        self.models.iter().find(|model| audited && model.name == AUDIT_LOG)
    }

    /// All numbers with their models.
    pub fn numbered(&self) -> impl Iterator<Item = (ModelId, &Model)> {
        self.models.iter().enumerate().map(|(at, model)| (ModelId(at), model))
    }

    /// The tenant's own model, where it is part of this schema.
    pub fn root(&self) -> Option<ModelId> {
        self.tenancy.as_ref().and_then(|tenancy| self.find(&tenancy.model))
    }
}
