//! Ways over keys from one model to another, for rules about circles.

use std::collections::{BTreeMap, VecDeque};

use crate::ir::ModelId;

/// The shortest way from one model to another, both of them in it; `next` says where a model leads.
pub(super) fn shortest<I>(from: ModelId, to: ModelId, next: impl Fn(ModelId) -> I) -> Option<Vec<ModelId>>
where
    I: IntoIterator<Item = ModelId>,
{
    let mut before: BTreeMap<ModelId, ModelId> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            let mut path = vec![at];
            let mut step = at;
            while step != from {
                step = before.get(&step).copied()?;
                path.push(step);
            }
            path.reverse();
            return Some(path);
        }
        for next in next(at) {
            if next != from && !before.contains_key(&next) {
                before.insert(next, at);
                open.push_back(next);
            }
        }
    }
    None
}
