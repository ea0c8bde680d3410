//! What a model is to the runtime: constants and marker types. The macro prints impls of these traits, nothing else knows a table.

use crate::key::RawKey;
use crate::name::Number;
use crate::scope::Ownership;
use diesel::expression::Expression;
use diesel::sql_types::{SingleValue, SqlType};

/// A table as data. Printed by `#[derive(groundplan::Model)]` and `groundplan::schema!`.
///
/// A hand-written impl can lie about its columns or its tenant, as raw SQL can; it is one of the named escapes.
///
/// The constants of a model's columns (`Task::status`) are inherent, so a method of your own with a column's name is a
/// "duplicate definitions" error in your `impl Task`: rename the method or put it into a trait.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    note = "write `#[derive(groundplan::Model)]` above the struct, or describe it in `groundplan::schema!`"
)]
pub trait Model: Sized + 'static {
    /// The table's name.
    const TABLE: &'static str;
    /// The namespace (PostgreSQL's schema) that it stands in; empty: the one that the connection looks in first.
    const NAMESPACE: &'static str = "";
    /// The name under which it stands in a statement; differs from `TABLE` for an alias, and for a table in a namespace, beside which
    /// another one of its name may stand.
    const AS: &'static str = Self::TABLE;
    /// All columns, in the order in which a row is read. The first one is never NULL (the key), which tells the missing side of a
    /// left join.
    const COLUMNS: &'static [&'static str];
    /// The columns of the primary key, besides the tenant's.
    const KEY: &'static [&'static str] = &["id"];
    /// The column that holds the tenant's key, in the root its own key; empty for global models.
    const TENANT: &'static str = "";
    /// The column that says when a row was deleted; empty where rows are really deleted.
    const DELETED_AT: &'static str = "";
    /// The column that is set by each of our updates; empty where there is none.
    const UPDATED_AT: &'static str = "";
    /// Columns that are set to the time of the insert: `created_at` and `updated_at`.
    const STAMPS: &'static [&'static str] = &[];
    /// The foreign keys that a soft delete has to look at: see [`Follow`].
    const FOLLOW: &'static [Follow] = &[];
    /// A hash of `AS` as a type: see [`crate::__private`].
    type Name;
    /// The model itself; for an alias, the model behind it.
    type Entity: Model;
    /// Who owns the rows: [`Owned`](crate::Owned), [`Root`](crate::Root) or [`Global`](crate::Global).
    type Scope: Ownership;
}

/// A model with a key of one column, besides the tenant's. Junctions have none.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no key of its own",
    note = "if it is no model yet, write `#[derive(groundplan::Model)]` above it, or describe it in `groundplan::schema!`",
    note = "a junction is found by its parents: `{Self}::of(db).filter(…)`, `{Self}::delete_where(db).filter(…)`"
)]
pub trait Keyed: Model {
    /// What an [`Id`](crate::Id) of this model holds: a UUID or an integer.
    type RawKey: RawKey;
    /// The key's column.
    type Key: Field<Model = Self, Rust: Copy>;
}

/// A model whose deleted rows are kept.
#[diagnostic::on_unimplemented(
    message = "deleted rows of `{Self}` are not kept",
    note = "add `#[model(soft_delete)]`, or say it in English: \"Deleted tasks are kept.\""
)]
pub trait SoftDelete: Model {}

/// The model whose rows are the tenants.
#[diagnostic::on_unimplemented(message = "`{Self}` is not the tenant of this schema")]
pub trait TenantRoot: Keyed {
    /// What keeps tenants apart: [`Keys`](crate::Keys), or [`Rls`](crate::Rls) where row level security is on too.
    type Isolation: crate::tenant::Isolation;
    /// The database role that the policies let through; empty where there is none.
    const ADMIN_ROLE: &'static str = "";
}

/// A column as a type.
pub trait Field: 'static {
    /// The model that it belongs to.
    type Model: Model;
    /// Its number in `COLUMNS`, as two hexadecimal digits.
    type Index: Number;
    /// The Rust type of its values.
    type Rust: 'static;
    /// The SQL type of its values.
    type SqlType: SqlType + SingleValue;
    /// [`Free`] where users set it, [`Stamped`] where we do.
    type Access;
    /// The column's name.
    const NAME: &'static str = Self::Model::COLUMNS[Self::Index::VALUE];
    /// Whether its values go to the server without a type, since only the server knows the column's: a native enum of PostgreSQL.
    const UNTYPED: bool = false;
}

/// [`Field::Access`]: set by users.
#[derive(Debug)]
pub struct Free;
/// [`Field::Access`]: the key, the tenant and the times, which are set by us.
#[derive(Debug)]
pub struct Stamped;

/// The model `M` itself: what an update sets.
#[diagnostic::on_unimplemented(
    message = "an update of `{M}` sets no column of `{Self}`",
    label = "a column of `{Self}`",
    note = "update each model in a statement of its own"
)]
pub trait Itself<M> {}
impl<M: Model> Itself<M> for M {}

/// Columns that `set` takes.
#[diagnostic::on_unimplemented(
    message = "this column is not set by hand",
    label = "set by Groundplan",
    note = "the key, the tenant and the timestamps are stamped; a row never changes its tenant"
)]
pub trait Settable {}
impl Settable for Free {}

/// One foreign key that a soft delete has to look at, as text: the parent's macro knows the child by what build.rs or the
/// description says, not by its Rust type.
///
/// `Model::FOLLOW` of a soft-deleted model holds every foreign key whose parent is the model itself or a table that a cascade reaches
/// from it through soft-deleted children. The list is flat, so circles of foreign keys need no special form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follow {
    /// The table that the key refers to; in a namespace, the namespace, a NUL (which no name can hold) and the table.
    pub parent: &'static str,
    /// The table that holds the key, in the same form.
    pub child: &'static str,
    /// (column of the child, column of the parent), the tenant's pair first where there is one. The last pair is the key proper.
    pub columns: &'static [(&'static str, &'static str)],
    /// What the model says of a deleted parent.
    pub on_delete: OnDelete,
    /// The child's tenant column; empty where it has none.
    pub tenant: &'static str,
    /// The child's `deleted_at`; empty where its rows are really deleted.
    pub deleted_at: &'static str,
    /// The child's `updated_at`; empty where it has none.
    pub updated_at: &'static str,
}

/// What happens to the rows that refer to a deleted one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDelete {
    /// The delete is refused while such a row is alive.
    Restrict,
    /// They are deleted too.
    Cascade,
    /// Their key becomes NULL.
    SetNull,
}

/// The SQL type of an expression, for bounds of ours.
pub(crate) type SqlTypeOf<E> = <E as Expression>::SqlType;
