//! Relations between models.

use super::{ModelId, OnDelete};
use crate::text::Span;

/// How many of one belong to how many of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationKind {
    /// A foreign key.
    ManyToOne,
    /// A foreign key that is unique.
    OneToOne,
    /// By a junction.
    ManyToMany,
    /// The key of a subtype.
    IsA,
}

impl RelationKind {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            RelationKind::ManyToOne => "many_to_one",
            RelationKind::OneToOne => "one_to_one",
            RelationKind::ManyToMany => "many_to_many",
            RelationKind::IsA => "is_a",
        }
    }
}

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its name at the `from` end (`project`, `owner`, `tags`).
    pub name: String,
    /// The model that holds the key; of a many-to-many, the one that was mentioned first.
    pub from: ModelId,
    /// The other model; `None` where it is not part of this schema.
    pub to: Option<ModelId>,
    /// The other model's Rust name.
    pub to_name: String,
    /// How many.
    pub kind: RelationKind,
    /// The field that holds the key.
    pub field: Option<String>,
    /// Whether the key is NOT NULL.
    pub required: bool,
    /// What happens on a deletion; `None` of a many-to-many.
    pub on_delete: Option<OnDelete>,
    /// The junction.
    pub through: Option<ModelId>,
    /// Its name at the other end, where it has one there (`tasks`, `projects_as_owner`).
    pub reverse: Option<String>,
    /// Where it was said.
    pub span: Span,
}
