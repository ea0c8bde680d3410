//! The order of tables: a table stands behind those that it refers to.

use crate::ir::{Model, ModelId, Schema};

/// Tables in order, and the foreign keys that close a circle.
pub(super) struct Order {
    pub(super) tables: Vec<ModelId>,
    /// Model and number of its foreign key: the other table comes later.
    pub(super) later: Vec<(ModelId, usize)>,
}

/// Orders the tables that `keep` names; otherwise they stay as they are in the schema.
pub(super) fn order(schema: &Schema, keep: impl Fn(&Model) -> bool) -> Order {
    let kept: Vec<bool> = schema.models.iter().map(keep).collect();
    let mut walk =
        Walk { schema, states: vec![State::New; schema.models.len()], kept, tables: Vec::new(), later: Vec::new() };
    for (id, _) in schema.numbered() {
        walk.visit(id);
    }
    Order { tables: walk.tables, later: walk.later }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// Its own references are being visited.
    Open,
    Done,
}

struct Walk<'a> {
    schema: &'a Schema,
    kept: Vec<bool>,
    states: Vec<State>,
    tables: Vec<ModelId>,
    later: Vec<(ModelId, usize)>,
}

impl Walk<'_> {
    fn visit(&mut self, id: ModelId) {
        if self.states[id.0] != State::New || !self.kept[id.0] {
            return;
        }
        self.states[id.0] = State::Open;
        for (at, key) in self.schema.model(id).foreign_keys.iter().enumerate() {
            let Some(target) = self.schema.find_target(key) else { continue };
            self.visit(target);
            if self.states[target.0] == State::Open && target != id {
                self.later.push((id, at));
            }
        }
        self.states[id.0] = State::Done;
        self.tables.push(id);
    }
}
