//! Rules that only the compiler can judge, because each macro sees one struct: they are asked where two structs meet, at the field.
//!
//! The emitter prints the calls with the span of the field's type, for keys to models that it does not see:
//!
//! ```text
//! const _: () = __g::same_tenant::<Task, Project>();   // for each foreign key
//! const _: () = __g::kept_with::<Task, Project>();     // where `on_delete = cascade` and the child keeps its deleted rows
//! ```

use crate::choice::Choice;
use crate::model::{Model, SoftDelete, TenantRoot};
use crate::scope::{Global, Owned, Root};

/// Holds where rows of `Child` may refer to rows of `Parent`.
pub const fn same_tenant<Child: Model, Parent: Model>()
where
    Child::Scope: RefersInto<Parent::Scope, Child, Parent>,
{
}

/// Scopes whose rows may refer to rows of the scope `To`.
#[diagnostic::on_unimplemented(
    message = "the key from `{Child}` to `{Parent}` crosses the border of a tenant",
    label = "its rows may not refer to those",
    note = "rule: fk_crosses_tenants (referential integrity, weight 25)",
    note = "expected: a tenant-owned model refers to models of the same tenant and to shared ones, a shared model to shared ones only",
    note = "help: make `{Child}` tenant-owned too (`#[model(tenant)]`), or `{Parent}` shared (`#[model(global)]`)"
)]
pub trait RefersInto<To, Child, Parent> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Self, C, P> for Owned<R> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Root<R>, C, P> for Owned<R> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Global, C, P> for Owned<R> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Self, C, P> for Root<R> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Owned<R>, C, P> for Root<R> {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Global, C, P> for Root<R> {}
#[diagnostic::do_not_recommend]
impl<C, P> RefersInto<Self, C, P> for Global {}
#[diagnostic::do_not_recommend]
impl<R: TenantRoot, C, P> RefersInto<Root<R>, C, P> for Global {}

/// A column whose values are those of the enum `E`: `impl __g::Chooses<TaskStatus> for __f::status {}`.
pub trait Chooses<E: Choice> {}

/// Holds where deleting a row of `Parent` does not erase kept rows of `Child`.
pub const fn kept_with<Child: Model, Parent: Model + KeptWith<Child>>() {}

/// Models whose deleted rows are kept as those of `Child` are.
#[diagnostic::on_unimplemented(
    message = "deleting a `{Self}` erases rows of `{Child}`, which are to be kept",
    label = "really deleted, and cascades",
    note = "rule: kept_rows_erased (referential integrity, weight 25)",
    note = "expected: a parent that cascades to a soft-deleted child is soft-deleted too",
    note = "help: add `#[model(soft_delete)]` to `{Self}`, or say `on_delete = restrict` here"
)]
pub trait KeptWith<Child> {}
#[diagnostic::do_not_recommend] // so that the message above is given, not that of `SoftDelete`
impl<P: SoftDelete, C> KeptWith<C> for P {}
