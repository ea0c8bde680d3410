//! What a soft delete has to look at: the foreign keys of the rows that refer to the deleted one.
//!
//! The database cannot do it, since to it a soft delete is an update. `schema!` computes the list from its own text; a derive cannot
//! know who refers to its struct, so build.rs computes it over all files and leaves it beside its findings.

use std::collections::BTreeSet;

use crate::ir::{Model, OnDelete, Role, Schema};

/// One foreign key, as text: the parent's macro knows its child by these names only, never by its Rust type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Follow {
    /// The table that the key refers to.
    pub parent: String,
    /// The table that holds the key.
    pub child: String,
    /// (column of the child, column of the parent), the tenant's pair first where there is one.
    pub columns: Vec<(String, String)>,
    /// What happens to the child.
    pub on_delete: OnDelete,
    /// The child's tenant column, or empty.
    pub tenant: String,
    /// The child's `deleted_at`, or empty where its rows are really deleted.
    pub deleted_at: String,
    /// The child's `updated_at`, or empty.
    pub updated_at: String,
}

/// Every foreign key whose parent is `model` or a table that a cascade reaches from it through soft-deleted children; none where the
/// model's rows are really deleted. The order is that of the schema.
pub fn follows(schema: &Schema, model: &Model) -> Vec<Follow> {
    if !model.soft_delete {
        return Vec::new();
    }
    let mut reached: BTreeSet<String> = BTreeSet::from([place(model)]);
    let mut queue = vec![model];
    let mut found = Vec::new();
    // Each table is looked at once, so circles of foreign keys end.
    while let Some(parent) = queue.pop() {
        for child in &schema.models {
            for key in child.foreign_keys.iter().filter(|key| key.is_to(parent)) {
                found.push(Follow {
                    parent: place(parent),
                    child: place(child),
                    columns: key.columns.iter().cloned().zip(key.references.iter().cloned()).collect(),
                    on_delete: key.on_delete,
                    tenant: column(child, Role::Tenant),
                    deleted_at: column(child, Role::DeletedAt),
                    updated_at: column(child, Role::UpdatedAt),
                });
                if key.on_delete == OnDelete::Cascade && child.soft_delete && reached.insert(place(child)) {
                    queue.push(child);
                }
            }
        }
    }
    found
}

/// The table as the runtime is told of it: behind its namespace and a NUL, which no name can hold.
fn place(model: &Model) -> String {
    match &model.namespace {
        Some(namespace) => format!("{namespace}\0{}", model.table),
        None => model.table.clone(),
    }
}

fn column(model: &Model, role: Role) -> String {
    model.role(role).map(|field| field.column.clone()).unwrap_or_default()
}
