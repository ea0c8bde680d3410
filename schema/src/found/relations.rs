//! Relations: one per foreign key but the tenant's, and one more per junction.

use crate::ir::{Kind, Model, ModelId, Relation, RelationKind, Role, Style};
use crate::name;

/// All relations of these models.
pub fn of(models: &[Model]) -> Vec<Relation> {
    let mut made = Vec::new();
    for (at, model) in models.iter().enumerate().filter(|(_, model)| model.style == Style::Database) {
        for key in model.foreign_keys.iter().filter(|key| !key.tenant) {
            let Some(field) = model.column(&key.own) else { continue };
            let to = models.iter().position(|other| key.is_to(other)).map(ModelId);
            let to_name = to.map_or_else(|| name::model(&key.table), |id| models[id.0].name.clone());
            made.push(Relation {
                name: name_of(model, &field.name),
                from: ModelId(at),
                to,
                to_name,
                kind: kind(model, &key.columns),
                field: Some(field.name.clone()),
                required: field.required,
                on_delete: Some(key.on_delete),
                through: None,
                reverse: None,
                span: field.span_or(model.span),
            });
        }
    }
    for (at, junction) in
        models.iter().enumerate().filter(|(_, model)| model.style == Style::Database && model.kind == Kind::Junction)
    {
        let ends: Vec<ModelId> = junction
            .fields
            .iter()
            .filter(|field| {
                field.role == Role::ForeignKey
                    && (junction.primary_key.columns.is_empty() || junction.primary_key.columns.contains(&field.column))
            })
            .filter_map(|field| field.references.as_ref()?.id)
            .collect();
        let [first, second] = ends.as_slice() else { continue };
        made.push(Relation {
            name: models[second.0].table.clone(),
            from: *first,
            to: Some(*second),
            to_name: models[second.0].name.clone(),
            kind: RelationKind::ManyToMany,
            field: None,
            required: false,
            on_delete: None,
            through: Some(ModelId(at)),
            reverse: None,
            span: junction.span,
        });
    }
    made
}

/// What the relation along a key is called: a column may have the usual name already (`owner` refers to a user), and then it is `owner_row`.
pub fn name_of(model: &Model, field: &str) -> String {
    let usual = name::relation(field);
    let before = model.fields.iter().take_while(|other| other.name != field);
    let mut others = before.filter(|other| other.references.is_some()).map(|other| name::relation(&other.name));
    if model.field(&usual).is_none() && !others.any(|other| other == usual) {
        return usual;
    }
    let mut name = format!("{field}_row");
    while model.field(&name).is_some() {
        name.push('_');
    }
    name
}

fn kind(model: &Model, columns: &[String]) -> RelationKind {
    let same = |other: &[String]| other.len() == columns.len() && columns.iter().all(|column| other.contains(column));
    if same(&model.primary_key.columns) {
        RelationKind::IsA
    } else if model.uniques.iter().any(|unique| unique.filter.is_none() && same(&unique.columns)) {
        RelationKind::OneToOne
    } else {
        RelationKind::ManyToOne
    }
}
