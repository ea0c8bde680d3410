//! The draft: what a front end hands over. Everything as it was said, each with its place; nothing resolved, nothing filled in.

use crate::condition::Condition;
use crate::found::tables::{Column, Key, TableCheck, TableIndex, TableKey};
use crate::ir::{
    Assumption, Edition, Engine, EnumValue, Generated, OnDelete, Origin, Pii, RowSecurity, Sentence, Style, Type,
    Unread, Value, Version, Waiver,
};
use crate::text::{Span, Spanned};

/// What a front end read. Several drafts of one crate are put together by [`Draft::merge`] before they are lowered.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Each place that states the engine.
    pub engines: Vec<Spanned<Engine>>,
    /// A place that states it was refused, and reported: that it is missing is no second mistake.
    pub engine_refused: bool,
    /// Each place that states its version.
    pub engine_versions: Vec<Spanned<Version>>,
    /// Each place that states the edition.
    pub editions: Vec<Spanned<Edition>>,
    /// Each place that says which model is the tenant (Rust name).
    pub tenants: Vec<Spanned<String>>,
    /// Places that ask for tenancy without naming the tenant ("multi-tenant").
    pub tenancy_asked: Vec<Span>,
    /// Models, in the order of mention.
    pub models: Vec<DraftModel>,
    /// Relations that a text states; a struct states its keys as fields.
    pub relations: Vec<DraftRelation>,
    /// `#[derive(Enum)]`.
    pub enums: Vec<DraftEnum>,
    /// `use` lines of `schema!`: models that exist elsewhere in the crate.
    pub used: Vec<UsedModel>,
    /// Assumptions that the front end had to make.
    pub assumptions: Vec<Assumption>,
    /// Every sentence that was understood.
    pub sentences: Vec<Sentence>,
    /// What was not understood, with `--lenient`.
    pub unread: Vec<Unread>,
}

impl Draft {
    /// Puts another draft behind this one. The same model in both is reported when they are lowered.
    pub fn merge(&mut self, other: Draft) {
        self.engines.extend(other.engines);
        self.engine_refused |= other.engine_refused;
        self.engine_versions.extend(other.engine_versions);
        self.editions.extend(other.editions);
        self.tenants.extend(other.tenants);
        self.tenancy_asked.extend(other.tenancy_asked);
        self.models.extend(other.models);
        self.relations.extend(other.relations);
        self.enums.extend(other.enums);
        self.used.extend(other.used);
        self.assumptions.extend(other.assumptions);
        self.sentences.extend(other.sentences);
        self.unread.extend(other.unread);
    }
}

/// A model that `schema!` names by a `use` line.
#[derive(Debug, Clone)]
pub struct UsedModel {
    /// Its Rust name.
    pub name: Spanned<String>,
    /// Its path (`crate::billing::Invoice`).
    pub path: String,
}

/// Whose rows, as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftScope {
    /// Owned by the tenant; a derive may name it (`tenant = Organization`).
    Tenant(Option<String>),
    /// Shared by all tenants.
    Global,
    /// The tenant itself.
    Root,
}

/// One model as it was written.
#[derive(Debug, Clone)]
pub struct DraftModel {
    /// Rust name (`Task`) and where it was first said.
    pub name: Spanned<String>,
    /// How it was written.
    pub style: Style,
    /// Only spoken of as the other end of a relation or in a list, never described itself.
    pub only_mentioned: bool,
    /// `table = "…"`.
    pub table: Option<Spanned<String>>,
    /// Whose rows.
    pub scope: Option<Spanned<DraftScope>>,
    /// Soft delete said (or denied).
    pub soft_delete: Option<Spanned<bool>>,
    /// Audited.
    pub audited: Option<Span>,
    /// A junction.
    pub junction: Option<Span>,
    /// The table exists elsewhere.
    pub external: Option<Span>,
    /// Its own fields, in the order of the text. A struct states all of its columns; a text only what is its own.
    pub fields: Vec<DraftField>,
    /// Composite uniques, and single ones of a text.
    pub uniques: Vec<DraftUnique>,
    /// Indexes.
    pub indexes: Vec<DraftIndex>,
    /// Checks of the model.
    pub checks: Vec<DraftCheck>,
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// `renamed_from`.
    pub renamed_from: Option<Spanned<String>>,
    /// `dropped("…")`.
    pub dropped: Vec<Spanned<String>>,
    /// `existing`: the table was there before the model, and what is said here is all there is to it.
    pub existing: Option<Box<DraftExisting>>,
    /// Documentation.
    pub doc: Option<String>,
}

/// What a struct says of a table that is there already. Columns are named by their fields, or stand as expressions of SQL.
#[derive(Debug, Clone)]
pub struct DraftExisting {
    /// Where `existing` stands.
    pub span: Span,
    /// `namespace = "…"`.
    pub namespace: Option<String>,
    /// `primary_key(…)`.
    pub primary_key: Option<Key>,
    /// `unique(…)`.
    pub uniques: Vec<Key>,
    /// `index(…)`.
    pub indexes: Vec<TableIndex>,
    /// `check(…)` and `sql_check(…)`.
    pub checks: Vec<TableCheck>,
    /// `foreign_key(…)`.
    pub keys: Vec<DraftKey>,
    /// `row_security(…)`.
    pub row_security: Option<RowSecurity>,
    /// `unread(…)`: columns that are no fields.
    pub unread: Vec<Column>,
}

impl DraftExisting {
    /// Nothing said yet but the word.
    pub fn new(span: Span) -> Self {
        DraftExisting {
            span,
            namespace: None,
            primary_key: None,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            keys: Vec::new(),
            row_security: None,
            unread: Vec::new(),
        }
    }
}

/// A foreign key of a table that is there already.
#[derive(Debug, Clone)]
pub struct DraftKey {
    /// The key; its table is the name of a model, or of a table that no model has.
    pub key: TableKey,
    /// Whether it is a model's name.
    pub of_model: bool,
}

/// What a field says of a column that is there already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftColumn {
    /// `sql_type = "…"`.
    pub sql_type: Option<Spanned<String>>,
    /// `char = n`.
    pub padded: Option<u32>,
    /// `native = "…"`: the enum is a type of the database's own, called so there.
    pub native: Option<String>,
    /// `generated = …` or `computed = "…"`.
    pub generated: Option<Generated>,
    /// `key_type = …`: what the model's own `Id` holds.
    pub key: Option<Type>,
    /// `unchecked`: it holds the other model's key, but the database has no foreign key.
    pub unchecked: bool,
    /// `constraint_sql = "…"`: what else the foreign key says.
    pub more: Option<String>,
    /// `constraint = "…"`: the name of the foreign key.
    pub constraint: Option<String>,
}

impl DraftModel {
    /// A model of which only the name is known.
    pub fn new(name: Spanned<String>, style: Style) -> Self {
        DraftModel {
            name,
            style,
            only_mentioned: false,
            table: None,
            scope: None,
            soft_delete: None,
            audited: None,
            junction: None,
            external: None,
            fields: Vec::new(),
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            waivers: Vec::new(),
            renamed_from: None,
            dropped: Vec::new(),
            existing: None,
            doc: None,
        }
    }
}

/// How far a unique reaches, as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uniqueness {
    /// Not unique, said so.
    Not,
    /// Unique; within the tenant where there is one.
    Scoped,
    /// Unique across all tenants.
    AcrossTenants,
    /// Unique by a convention ("each user has an email"), within the tenant; it is listed as an assumption.
    Assumed,
}

/// What a field's type is, as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftType {
    /// This type. A string's length may be missing: `String { length: 0 }`.
    Known(Type),
    /// A Rust path that is no type that we know: an enum, if one of this name is derived.
    Named(String),
    /// An enum of these values (a text); its Rust name is `{Model}{Field}`.
    Values(Vec<EnumValue>),
    /// The key of a model: `Id<Project>` or `references = Station` on a raw column.
    Key,
    /// "number" without more: floating point unless the name is money.
    Number,
}

/// One field as it was written.
#[derive(Debug, Clone)]
pub struct DraftField {
    /// snake_case name, without `r#`.
    pub name: Spanned<String>,
    /// Its type; `None`: a text that does not say (the table of conventions does).
    pub ty: Option<Spanned<DraftType>>,
    /// NOT NULL said, or optional said; `None`: not said.
    pub required: Option<Spanned<bool>>,
    /// Unique said.
    pub unique: Option<Spanned<Uniqueness>>,
    /// Default.
    pub default: Option<Spanned<Value>>,
    /// Length said apart from the type ("up to 200 characters", `max_length`).
    pub max_length: Option<Spanned<u32>>,
    /// `text`: no limit.
    pub text: Option<Span>,
    /// Precision and scale said apart from the type.
    pub precision: Option<Spanned<u8>>,
    /// Digits after the point.
    pub scale: Option<Spanned<u8>>,
    /// Conditions over this column (min, max, "between 0 and 150", at least so many characters).
    pub checks: Vec<Spanned<Condition>>,
    /// The model that a key refers to: Rust name, and path as written.
    pub references: Option<Spanned<String>>,
    /// Path of `references` as written, in Rust.
    pub path: Option<String>,
    /// ON DELETE.
    pub on_delete: Option<Spanned<OnDelete>>,
    /// Name of the relation at the other end.
    pub reverse: Option<Spanned<String>>,
    /// `primary_key`.
    pub primary_key: Option<Span>,
    /// `column = "…"`.
    pub column: Option<Spanned<String>>,
    /// Personal data said: a class, or none.
    pub pii: Option<Spanned<Option<Pii>>>,
    /// `version`.
    pub version: Option<Span>,
    /// `renamed_from`.
    pub renamed_from: Option<Spanned<String>>,
    /// What only a column has that is there already.
    pub existing: DraftColumn,
    /// Documentation.
    pub doc: Option<String>,
    /// Rust type as written.
    pub rust: Option<String>,
    /// Who said it, in which words.
    pub origin: Origin,
}

impl DraftField {
    /// A field of which only the name is known.
    pub fn new(name: Spanned<String>, origin: Origin) -> Self {
        DraftField {
            name,
            ty: None,
            required: None,
            unique: None,
            default: None,
            max_length: None,
            text: None,
            precision: None,
            scale: None,
            checks: Vec::new(),
            references: None,
            path: None,
            on_delete: None,
            reverse: None,
            primary_key: None,
            column: None,
            pii: None,
            version: None,
            renamed_from: None,
            existing: DraftColumn::default(),
            doc: None,
            rust: None,
            origin,
        }
    }
}

/// A unique as it was written; the tenant is put first by lowering.
#[derive(Debug, Clone)]
pub struct DraftUnique {
    /// Field names, or names of relations (their key column is meant).
    pub fields: Vec<Spanned<String>>,
    /// How far.
    pub reach: Uniqueness,
    /// Who said it.
    pub origin: Origin,
    /// Where.
    pub span: Span,
}

/// An index as it was written; the tenant is put first by lowering.
#[derive(Debug, Clone)]
pub struct DraftIndex {
    /// Field names, or names of relations.
    pub fields: Vec<Spanned<String>>,
    /// Columns that ride along.
    pub include: Vec<Spanned<String>>,
    /// `where = "…"`.
    pub filter: Option<Condition>,
    /// By the order in which rows were written (BRIN), not sorted.
    pub brin: bool,
    /// Who said it.
    pub origin: Origin,
    /// Where.
    pub span: Span,
}

/// A check as it was written.
#[derive(Debug, Clone)]
pub struct DraftCheck {
    /// The name of an `sql_check`.
    pub name: Option<Spanned<String>>,
    /// What must hold.
    pub condition: Condition,
    /// Who said it.
    pub origin: Origin,
    /// Where.
    pub span: Span,
}

/// `#[derive(Enum)]`, or values that a text gives by a name of their own.
#[derive(Debug, Clone)]
pub struct DraftEnum {
    /// Rust name.
    pub name: Spanned<String>,
    /// Values in order, each with its place.
    pub values: Vec<Spanned<EnumValue>>,
}

/// How many, as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftRelationKind {
    /// `from` holds a key to `to`.
    ManyToOne,
    /// The key is unique.
    OneToOne,
    /// By a junction.
    ManyToMany,
    /// `from` is a kind of `to`: its key is the key of `to`.
    IsA,
}

/// A relation that a text states. The reader has put together what several sentences say of one relation.
#[derive(Debug, Clone)]
pub struct DraftRelation {
    /// The model that holds the key; of a many-to-many, the one mentioned first.
    pub from: Spanned<String>,
    /// The other model.
    pub to: Spanned<String>,
    /// How many.
    pub kind: DraftRelationKind,
    /// The role that names the key (`owner` → `owner_id`); `None`: the other model's name.
    pub role: Option<Spanned<String>>,
    /// Required said, or optional said.
    pub required: Option<Spanned<bool>>,
    /// ON DELETE.
    pub on_delete: Option<Spanned<OnDelete>>,
    /// Attributes of the relation itself ("enrolled with a grade"): columns of the junction.
    pub attributes: Vec<DraftField>,
    /// Whether it is unique said apart ("an order has one invoice").
    pub assumed: Option<Assumption>,
    /// Who said it.
    pub origin: Origin,
    /// Where.
    pub span: Span,
}
