//! What holds for several columns: uniques and searches.

use groundplan_schema::draft::{Draft, DraftField, DraftIndex, DraftRelationKind, DraftType, DraftUnique, Uniqueness};
use groundplan_schema::ir::{Engine, Origin, Type};
use groundplan_schema::name;
use groundplan_schema::text::Spanned;

use super::Maker;

impl Maker<'_> {
    pub(super) fn rules(&mut self, draft: &mut Draft, tenants: bool) {
        for at in 0..draft.models.len() {
            let members = members(draft, at);
            if members.len() < 2 {
                continue;
            }
            if self.random.percent(25) {
                let span = self.span();
                let fields = self.members(&members, 2);
                let reach =
                    if tenants && self.random.percent(30) { Uniqueness::AcrossTenants } else { Uniqueness::Scoped };
                // What is unique across all tenants is so within each, and no sentence says it again.
                let across = |field: &DraftField| {
                    field.unique.as_ref().is_some_and(|said| said.value == Uniqueness::AcrossTenants)
                        && fields.iter().any(|one| one.value == field.name.value)
                };
                if draft.models[at].fields.iter().any(across) {
                    continue;
                }
                draft.models[at].uniques.push(DraftUnique { fields, reach, origin: Origin::text(span, "x"), span });
            }
            for _ in 0..self.random.below(3) {
                let span = self.span();
                let count = 1 + self.random.below(3);
                let fields = self.members(&members, count);
                let (include, origin) = (Vec::new(), Origin::text(span, "x"));
                draft.models[at].indexes.push(DraftIndex { fields, include, filter: None, brin: false, origin, span });
            }
            let ordered = |field: &&DraftField| matches!(&field.ty, Some(Spanned { value: DraftType::Known(ty), .. }) if !matches!(ty, Type::Boolean | Type::Json | Type::Array(_)));
            let ordered: Vec<String> =
                draft.models[at].fields.iter().filter(ordered).map(|field| field.name.value.clone()).collect();
            if draft.engines.iter().any(|engine| engine.value == Engine::Postgres)
                && !ordered.is_empty()
                && self.random.percent(20)
            {
                let span = self.span();
                let fields = self.members(&ordered, 1);
                let (include, origin) = (Vec::new(), Origin::text(span, "x"));
                draft.models[at].indexes.push(DraftIndex { fields, include, filter: None, brin: true, origin, span });
            }
        }
    }

    fn members(&mut self, members: &[String], count: usize) -> Vec<Spanned<String>> {
        let names = self.random.some(members, count);
        names.into_iter().map(|name| self.said(name)).collect()
    }
}

/// Fields and keys of a model, as sentences call them.
fn members(draft: &Draft, at: usize) -> Vec<String> {
    let model = &draft.models[at];
    let junction = |from: &str, to: &str| model.name.value == format!("{from}{to}");
    let mut names: Vec<String> = model.fields.iter().map(|field| field.name.value.clone()).collect();
    for relation in &draft.relations {
        let (from, to) = (relation.from.value.as_str(), relation.to.value.as_str());
        match relation.kind {
            DraftRelationKind::ManyToMany if junction(from, to) => names.extend([name::snake(from), name::snake(to)]),
            DraftRelationKind::ManyToOne | DraftRelationKind::OneToOne if from == model.name.value => {
                let own = match &relation.role {
                    Some(role) => role.value.clone(),
                    None if from == to => format!("parent_{}", name::snake(to)),
                    None => name::snake(to),
                };
                names.push(own);
            }
            _ => {}
        }
    }
    if !draft.relations.iter().any(|relation| junction(&relation.from.value, &relation.to.value)) {
        names.push("created_at".to_owned());
    }
    names.sort();
    names.dedup();
    names
}
