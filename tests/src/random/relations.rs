//! Relations of every kind. Between two entities there is at most one without a role, which is all that a text can tell apart.

use groundplan_schema::draft::{Draft, DraftModel, DraftRelation, DraftRelationKind, DraftScope};
use groundplan_schema::ir::{OnDelete, Origin, Style};
use groundplan_schema::text::Spanned;

use super::{Maker, names};

impl Maker<'_> {
    pub(super) fn relations(&mut self, draft: &mut Draft) {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut roles: Vec<(usize, String)> = Vec::new();
        let mut kinds: Vec<usize> = Vec::new();
        for _ in 0..self.random.below(6) {
            let count = draft.models.len();
            let (from, to) = (self.random.below(count), self.random.below(count));
            let pair = (from.min(to), from.max(to));
            let role = (from == to || self.random.percent(30)).then(|| (*self.random.pick(names::ROLES)).to_owned());
            let parent = from == to && self.random.percent(30);
            let role = if parent { None } else { role };
            let kind = match (&role, self.random.below(10)) {
                (Some(_), 0 | 1) | (None, 0 | 1) if from != to || role.is_some() => DraftRelationKind::OneToOne,
                (None, 2 | 3) if from != to => DraftRelationKind::ManyToMany,
                // A kind of one that was said before, so that there is no circle.
                (None, 4) if to < from && !kinds.contains(&from) && !is_root(&draft.models[from]) => {
                    DraftRelationKind::IsA
                }
                _ => DraftRelationKind::ManyToOne,
            };
            match &role {
                Some(role) if roles.contains(&(from, role.clone())) => continue,
                Some(role) => roles.push((from, role.clone())),
                None if pairs.contains(&pair) => continue,
                None => pairs.push(pair),
            }
            if kind == DraftRelationKind::IsA {
                kinds.push(from);
            }
            let relation = self.relation(draft, from, to, kind, role);
            draft.relations.push(relation);
        }
        let mut junctions = Vec::new();
        for relation in draft.relations.iter().filter(|relation| relation.kind == DraftRelationKind::ManyToMany) {
            junctions.push(format!("{}{}", relation.from.value, relation.to.value));
        }
        // Some junctions are described by their names, as entities are.
        for name in junctions {
            if self.random.percent(30) {
                let mut model = DraftModel::new(self.said(name), Style::Text);
                self.fields(&mut model);
                model.fields.truncate(2);
                let at = self.random.below(draft.models.len() + 1);
                draft.models.insert(at, model);
            }
        }
    }

    fn relation(
        &mut self,
        draft: &Draft,
        from: usize,
        to: usize,
        kind: DraftRelationKind,
        role: Option<String>,
    ) -> DraftRelation {
        let (own, other) = (&draft.models[from], &draft.models[to]);
        let span = self.span();
        let root = is_root;
        let shared = |model: &DraftModel| model.scope.as_ref().is_some_and(|said| said.value == DraftScope::Global);
        // "Belongs to the tenant" is what the tenant's column says, which is never absent.
        let of_tenant = role.is_none() && root(other) && !root(own) && !shared(own);
        let keeps = |model: &DraftModel| model.soft_delete.is_some();
        let mut relation = DraftRelation {
            from: Spanned::new(own.name.value.clone(), span),
            to: Spanned::new(other.name.value.clone(), span),
            kind,
            role: role.map(|role| Spanned::new(role, span)),
            required: None,
            on_delete: None,
            attributes: Vec::new(),
            assumed: None,
            origin: Origin::text(span, "x"),
            span,
        };
        if kind == DraftRelationKind::ManyToMany {
            if self.random.percent(40) {
                let name = *self.random.pick(names::FIELDS);
                relation.attributes.push(self.field(name));
            }
            return relation;
        }
        if self.random.percent(50) && kind != DraftRelationKind::IsA && !of_tenant {
            relation.required = Some(Spanned::new(self.random.percent(50), span));
        }
        // Required keys that lead back to where they began are refused: no row could ever be the first. So they lead to earlier
        // models only, and none from the tenant, which all need; a key to the model itself is optional unless it is said.
        let back = (from <= to || root(own)) && kind != DraftRelationKind::IsA && !of_tenant;
        if back && (from != to || relation.required.is_some()) {
            relation.required = Some(Spanned::new(false, span));
        }
        let optional = relation.required.as_ref().map_or(from == to, |said| !said.value);
        if self.random.percent(60) {
            let mut actions = vec![OnDelete::Restrict];
            // A row that is kept does not go with one that is really deleted.
            if keeps(other) || !keeps(own) {
                actions.push(OnDelete::Cascade);
            }
            if optional && kind != DraftRelationKind::IsA && !of_tenant {
                actions.push(OnDelete::SetNull);
            }
            let action = *self.random.pick(&actions);
            relation.on_delete = Some(Spanned::new(action, span));
        }
        relation
    }
}

fn is_root(model: &DraftModel) -> bool {
    model.scope.as_ref().is_some_and(|said| said.value == DraftScope::Root)
}
