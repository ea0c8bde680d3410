//! What a sentence says, each fact with its place. Names are as written; `fold` finds out what they mean.

use super::noun::Noun;
use crate::condition::{Comparison, Condition, Term};
use crate::draft::{DraftType, Uniqueness};
use crate::ir::{Engine, EnumValue, OnDelete, Version};
use crate::text::{Span, Spanned};

/// Something said of one field.
#[derive(Debug, Clone)]
pub(super) struct Property {
    pub(super) what: What,
    pub(super) span: Span,
}

/// What is said of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Type(DraftType),
    Values(Vec<Spanned<EnumValue>>),
    Required(bool),
    Unique(Uniqueness),
    Default(RawValue),
    MaxLength(u32),
    /// A decimal's digits: all of them, and those after the point.
    Digits(u8, u8),
    Bound(Bound),
    RenamedFrom(String),
}

/// A value as written; only its field's type decides what it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RawValue {
    Words(String),
    Verbatim(String),
    Number(String),
    Now,
}

/// A condition over one field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Bound {
    Compare(Comparison, String),
    Between(String, String),
    MinLength(u32),
    /// By another field of the same row.
    Field(Comparison, Noun),
}

impl Bound {
    /// Over this column.
    pub(super) fn condition(&self, column: &str) -> Condition {
        let column = Term::Column(column.to_owned());
        match self {
            Bound::Compare(sign, number) => Condition::Compare(column, *sign, Term::Number(number.clone())),
            Bound::Between(low, high) => {
                Condition::Between(column, Term::Number(low.clone()), Term::Number(high.clone()))
            }
            Bound::MinLength(least) => {
                Condition::Compare(Term::Length(Box::new(column)), Comparison::Ge, Term::Number(least.to_string()))
            }
            Bound::Field(sign, other) => Condition::Compare(column, *sign, Term::Column(other.field().to_owned())),
        }
    }
}

/// A field that a sentence speaks of, where a list does not declare it.
#[derive(Debug, Clone)]
pub(super) struct FieldRef {
    /// Its entity, where the text names one.
    pub(super) entity: Option<Noun>,
    /// Its name.
    pub(super) field: Noun,
    /// All of its words: "project name" may be the name of a project or a field `project_name`.
    pub(super) whole: Noun,
    /// Only the entity that is named can be meant ("the status of a task").
    pub(super) strict: bool,
}

/// Whose finding is waived.
#[derive(Debug, Clone)]
pub(super) enum WaiverOf {
    /// All of an entity's.
    Entity(Noun),
    /// One field's.
    Field(Box<FieldRef>),
}

/// How two entities stand to each other, as one sentence says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// `from` holds the key: "belongs to", or a list item.
    Key,
    /// `from` holds an optional key: "has at most one".
    AtMostOne,
    /// One of `to`, which depends on it: "has one".
    HasOne,
    /// Many of `to`, each in one `from`: "contains".
    HasMany,
    /// Many of `to`, said in a way that leaves the other direction open: an assumption if nothing else is said.
    CanHaveMany,
    /// Many of `to`, which do something to it ("is stitched by several quilters"): many both ways if nothing else is said.
    ByMany,
    /// Many both ways, if no other sentence says how many: "potters fire kilns".
    Bare,
    /// Many both ways.
    Both,
    /// `from` is a kind of `to`.
    IsA,
}

/// One sentence's part of a relation.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    pub(super) from: Noun,
    pub(super) to: Noun,
    pub(super) way: Way,
    pub(super) role: Option<Noun>,
    pub(super) required: Option<Spanned<bool>>,
    pub(super) attributes: Vec<(Noun, Vec<Property>)>,
    /// The verb's participle, where it is more than "have": two verbs between one pair are two relations.
    pub(super) verb: Option<Verb>,
    pub(super) span: Span,
}

impl Tie {
    /// Of which nothing more is said.
    pub(super) fn new(from: Noun, to: Noun, way: Way, span: Span) -> Tie {
        Tie { from, to, way, role: None, required: None, attributes: Vec::new(), verb: None, span }
    }
}

/// What one entity does to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    /// "stitched", in one spelling for the active and the passive voice.
    pub(super) participle: String,
    /// `from` does it ("quilters stitch quilts"); otherwise it is done to `from`.
    pub(super) active: bool,
    /// A small word stands behind it: "goes into", "is made from".
    pub(super) placed: bool,
    /// Where its clause begins.
    pub(super) span: Span,
}

/// How an entity is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mention {
    /// As the other end of a relation.
    Mentioned,
    /// As what the text describes.
    Described,
    /// As what there is: "there are users", "an office is a tenant".
    Declared,
}

/// Which key a sentence about deletes speaks of.
#[derive(Debug, Clone)]
pub(super) enum DeleteKey {
    /// The only one between the two.
    Only,
    /// "Deleting the owner of a project …": the one of this name.
    Role(Noun),
    /// "… while it is a truck": the one that a kind shares with what it is.
    Kind,
}

/// A fact. The large ones are boxed: lists of facts are made for every sentence by every form.
#[derive(Debug, Clone)]
pub(super) enum Fact {
    Entity(Noun, Mention),
    /// "A truck is a vehicle", before it is known whether a vehicle is an entity.
    PerhapsKind(Noun, Noun),
    /// "A permit is for one vehicle", before it is known whether vehicles are an entity: then permits are one, too.
    PerhapsHolder(Noun, Vec<Noun>),
    /// "references the stations table": there must be such an entity.
    Referenced(Noun),
    /// "Kiln: name, fuel", before it is known whether another list has a field of that name.
    PerhapsEntity(Noun),
    /// "An owner is a user": the field of this name is a key.
    Role(Noun, Noun),
    /// A list declares a field.
    Field {
        entity: Noun,
        name: Noun,
        properties: Vec<Property>,
    },
    /// "The address includes street and town": these stand in place of the field.
    Parts {
        field: FieldRef,
        parts: Vec<(Noun, Vec<Property>)>,
        span: Span,
    },
    /// A sentence says something of a field.
    Property(Box<FieldRef>, Property),
    Tie(Box<Tie>),
    OnDelete {
        parent: Noun,
        child: Noun,
        key: DeleteKey,
        action: OnDelete,
        span: Span,
    },
    SoftDelete(Noun, Spanned<bool>),
    /// "Use soft deletes."
    SoftDeleteAll(Span),
    /// "Listings are active by default": of the field that has this value.
    StartsAs {
        entity: Noun,
        value: Spanned<String>,
    },
    /// "The total is not stored": no list may declare it.
    NotStored(FieldRef, Span),
    /// Users do something with these, which must be known; nothing else is said of them.
    Touched(Noun),
    Index {
        entity: Noun,
        fields: Vec<Noun>,
        /// Also where the fields are unique.
        often: bool,
        /// "A BRIN index".
        brin: bool,
        span: Span,
    },
    /// "An index on kiln code": whoever has these fields.
    IndexOn {
        fields: Vec<FieldRef>,
        /// "A BRIN index".
        brin: bool,
        span: Span,
    },
    /// These fields (or the keys of these entities) together are unique.
    Unique {
        entity: Noun,
        fields: Vec<Noun>,
        reach: Uniqueness,
        span: Span,
    },
    /// "One license per driver."
    OnePer {
        entity: Noun,
        per: Vec<Noun>,
        span: Span,
    },
    /// "Codes are unique within a harbour."
    UniquePer {
        field: FieldRef,
        per: Vec<Noun>,
        span: Span,
    },
    /// "The combination of title and year is unique": whoever has these fields.
    Together {
        fields: Vec<FieldRef>,
        per: Vec<Noun>,
        reach: Uniqueness,
        span: Span,
    },
    /// "A diver cannot join the same club twice."
    Twice {
        /// Nobody: whoever is the other end of the link.
        who: Option<Noun>,
        what: Noun,
        span: Span,
    },
    Tenant(Noun, Span),
    TenancyAsked(Span),
    Shared(Noun, Span),
    Waiver {
        entity: Noun,
        rule: &'static str,
        reason: String,
        span: Span,
    },
    /// "The rule `money_as_float` is waived for fares (…)": whether there is such a rule, the scorecard says.
    Waived {
        of: WaiverOf,
        rule: Spanned<String>,
        reason: Span,
    },
    Renamed {
        entity: Noun,
        from: Spanned<String>,
    },
    Audited(Noun, Span),
    Engine(Spanned<Engine>),
    EngineVersion(Spanned<Version>),
    /// A word for how many that contradicts its own sentence.
    Disagrees {
        here: Span,
        there: Span,
        message: String,
    },
    /// "Several plots, each with a code": of the plots themselves, unless they are linked many to many, where it may be of the link.
    EachWith {
        one: Noun,
        other: Noun,
        span: Span,
    },
    /// The other end of a relation, before it is known whether it is an entity or a role of one ("a home harbour").
    End(Noun),
    /// Something that had to be assumed to read the sentence.
    Assumed {
        span: Span,
        text: String,
        because: String,
    },
    /// Understood, but it does not do what one may think.
    Warning {
        span: Span,
        code: &'static str,
        message: String,
        help: String,
    },
    /// Understood, and says nothing that the schema does not have already ("Tasks have timestamps").
    Nothing,
}

impl Fact {
    /// What a sentence says of a relation.
    pub(super) fn relation(tie: Tie) -> Fact {
        Fact::Tie(Box::new(tie))
    }

    /// What a sentence says of a field.
    pub(super) fn property(field: FieldRef, property: Property) -> Fact {
        Fact::Property(Box::new(field), property)
    }

    /// The part of a relation, if it is one.
    pub(super) fn tie(&self) -> Option<&Tie> {
        if let Fact::Tie(tie) = self { Some(tie) } else { None }
    }
}
