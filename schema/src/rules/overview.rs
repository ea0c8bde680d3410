//! What many rules ask of the whole schema, found once, so that a thousand tables are not walked through for each of a thousand.

use std::collections::HashMap;

use crate::ir::{ForeignKey, Kind, ModelId, Schema, Scope};
use crate::name;

/// The schema at a glance.
#[derive(Debug)]
pub struct Overview<'a> {
    names: HashMap<&'a str, ModelId>,
    tables: HashMap<(&'a str, Option<&'a str>), ModelId>,
    linked: Vec<bool>,
    /// How many models are entities.
    pub entities: usize,
    /// Whether rows of any model belong to a tenant.
    pub tenants: bool,
}

impl<'a> Overview<'a> {
    /// Walks through the schema.
    pub fn new(schema: &'a Schema) -> Self {
        let mut names = HashMap::with_capacity(schema.models.len());
        let mut tables = HashMap::with_capacity(schema.models.len());
        for (id, model) in schema.numbered() {
            names.entry(model.name.as_str()).or_insert(id);
            tables.entry((model.table.as_str(), model.namespace.as_deref())).or_insert(id);
        }
        let mut linked = vec![false; schema.models.len()];
        for relation in schema.relations.iter().filter(|relation| relation.to != Some(relation.from)) {
            for id in [Some(relation.from), relation.to].into_iter().flatten() {
                if let Some(linked) = linked.get_mut(id.0) {
                    *linked = true;
                }
            }
        }
        Overview {
            names,
            tables,
            linked,
            entities: schema.models.iter().filter(|model| model.kind == Kind::Entity).count(),
            tenants: schema.models.iter().any(|model| model.scope == Scope::Tenant),
        }
    }

    /// The model of this Rust name.
    pub fn find(&self, name: &str) -> Option<ModelId> {
        self.names.get(name).copied()
    }

    /// The model whose key a column of this stem would be: `task` and `merchant_settings`, whether the model is called in the plural or not.
    pub fn find_by_stem(&self, stem: &str) -> Option<ModelId> {
        self.find(&name::model(stem)).or_else(|| self.find(&name::pascal(stem)))
    }

    /// The model that a foreign key refers to.
    pub fn target(&self, key: &ForeignKey) -> Option<ModelId> {
        self.tables.get(&(key.table.as_str(), key.namespace.as_deref())).copied()
    }

    /// Whether a relation leads from this model to another one, or from another one here.
    pub fn is_linked(&self, id: ModelId) -> bool {
        self.linked.get(id.0).copied().unwrap_or(false)
    }
}
