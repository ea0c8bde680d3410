//! Which entity, field or key a name means; unknown ones are reported with the nearest that is known.

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftRelation, DraftRelationKind};
use crate::front::english::fact::FieldRef;
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::name;
use crate::text::Spanned;

impl Fold<'_> {
    /// An entity that the text itself models.
    pub(super) fn own_entity(&mut self, noun: &Noun) -> Option<usize> {
        let name = noun.model();
        if let Some(at) = self.by_name.get(name) {
            return Some(*at);
        }
        if self.book.is_elsewhere(name) {
            self.out.push(
                Diagnostic::error(
                    "unsupported_item",
                    noun.span,
                    format!("`{name}` is written elsewhere, so its fields are not said here"),
                )
                .help(format!("say it at the struct `{name}`"))
                .about(name, None),
            );
        } else if !self.is_lost(noun) {
            self.unknown_entity(noun);
        }
        None
    }

    /// Whether the noun stands in a sentence that was not understood, which may have declared it.
    pub(super) fn is_lost(&self, noun: &Noun) -> bool {
        let words = name::words(&noun.text);
        words.iter().any(|word| self.lost.contains(&name::singular(word)))
    }

    fn unknown_entity(&mut self, noun: &Noun) {
        let name = noun.model();
        if name.is_empty() {
            return; // nothing of it may stand in a name, which is reported where it was first said
        }
        let many = noun.many();
        let error = Diagnostic::error("unknown_name", noun.span, format!("no entity is called `{}`", noun.text));
        let near = name::nearest(name, self.book.names().take(500)).map(|near| name::words(near).join(" "));
        self.out.push(match near {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help(format!("say what it has, for instance \"{} have a name.\"", capital(many))),
        });
    }

    /// A field that a sentence speaks of: model and number.
    pub(super) fn resolve_field(&mut self, target: &FieldRef) -> Option<(usize, usize)> {
        let named = target.entity.as_ref().and_then(|entity| self.by_name.get(entity.model()).copied());
        if let Some(at) = named
            && let Some(index) = self.index(at, &target.field)
        {
            return Some((at, index));
        }
        if target.strict {
            let at = self.own_entity(target.entity.as_ref()?)?;
            if !self.is_lost(&target.field) {
                self.unknown_field(at, &target.field);
            }
            return None;
        }
        let owners = self.owners(&target.whole);
        match owners.as_slice() {
            [(at, index)] => return Some((*at, *index)),
            [] => {}
            [(first, index), ..] => {
                let field = self.models.get(*first).and_then(|model| model.fields.get(*index));
                let field = field.map(|field| field.name.value.replace('_', " ")).unwrap_or_default();
                let several =
                    owners.iter().filter_map(|(at, _)| self.models.get(*at).map(|model| model.name.value.as_str()));
                let list = several.clone().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                let first = several.clone().next().map(|name| name::words(name).join(" ")).unwrap_or_default();
                self.out.push(
                    Diagnostic::error("ambiguous", target.whole.span, format!("{list} all have the field `{field}`"))
                        .help(format!("name the entity before it, as in \"{} {field} …\"", capital(&first))),
                );
                return None;
            }
        }
        if self.is_lost(&target.whole) {
            return None;
        }
        match named {
            Some(at) => self.unknown_field(at, &target.field),
            None => self.unknown_anywhere(&target.whole),
        }
        None
    }

    /// The one model that has all of these fields or keys.
    pub(super) fn owner_of(&mut self, fields: &[FieldRef]) -> Option<usize> {
        let first = fields.first()?;
        if let Some(entity) = fields.iter().find_map(|field| field.entity.as_ref()) {
            return self.own_entity(entity);
        }
        let owners: Vec<usize> =
            (0..self.models.len()).filter(|at| fields.iter().all(|field| self.has(*at, &field.field))).collect();
        match owners.as_slice() {
            [only] => return Some(*only),
            [] => match fields.iter().find(|field| self.owners(&field.whole).is_empty()) {
                Some(unknown) if !self.is_lost(&unknown.whole) => self.unknown_anywhere(&unknown.whole),
                Some(_) => {}
                None => {
                    let message = "no entity has all of these fields".to_owned();
                    let span = fields.last().map_or(first.whole.span, |last| first.whole.span.to(last.whole.span));
                    self.out.push(
                        Diagnostic::error("unknown_name", span, message).help("name the fields and keys of one entity"),
                    );
                }
            },
            [one, ..] => {
                let name = self.models.get(*one).map(|model| model.name.value.clone()).unwrap_or_default();
                let one = name::words(&name).join(" ");
                let message = format!("several entities have these fields, `{name}` for instance");
                let field = first.whole.one();
                self.out.push(
                    Diagnostic::error("ambiguous", first.whole.span, message)
                        .help(format!("name the entity before them, as in \"{} {field} …\"", capital(&one))),
                );
            }
        }
        None
    }

    /// Whether the model has a field or a key of this name.
    pub(super) fn has(&self, at: usize, noun: &Noun) -> bool {
        self.index(at, noun).is_some() || self.holds(at, noun)
    }

    /// Whether the model has a key of this name.
    fn holds(&self, at: usize, noun: &Noun) -> bool {
        let Some(own) = self.models.get(at).map(|model| &model.name.value) else { return false };
        [noun.field(), noun.singular_field()].iter().any(|name| {
            let relation = name.strip_suffix("_id").unwrap_or(name);
            self.draft.relations.iter().any(|held| is_key(held, own, relation))
        })
    }

    /// A field that a list declares, without a complaint where none does.
    pub(super) fn find_field(&self, target: &FieldRef) -> Option<(usize, usize)> {
        let named = target.entity.as_ref().and_then(|entity| self.by_name.get(entity.model()).copied());
        let own = named.and_then(|at| Some((at, self.index(at, &target.field)?)));
        own.or_else(|| self.owners(&target.whole).into_iter().next().filter(|_| !target.strict))
    }

    fn index(&self, at: usize, noun: &Noun) -> Option<usize> {
        let fields = &self.models.get(at)?.fields;
        let find = |name: &str| fields.iter().position(|field| field.name.value == name);
        find(noun.field()).or_else(|| find(noun.singular_field()))
    }

    /// Every model that has a field of this name.
    fn owners(&self, noun: &Noun) -> Vec<(usize, usize)> {
        let models = self.by_field.get(noun.field()).or_else(|| self.by_field.get(noun.singular_field()));
        models.into_iter().flatten().filter_map(|at| Some((*at, self.index(*at, noun)?))).collect()
    }

    pub(super) fn unknown_field(&mut self, at: usize, noun: &Noun) {
        let Some(model) = self.models.get(at) else { return };
        let name = noun.field();
        let error = Diagnostic::error(
            "unknown_name",
            noun.span,
            format!("`{}` has no field `{}`", model.name.value, noun.text),
        )
        .about(&model.name.value, None);
        let near = name::nearest(name, model.fields.iter().map(|field| field.name.value.as_str()));
        let many = name::table(&model.name.value).replace('_', " ");
        self.out.push(match near {
            Some(near) => error.help(format!("did you mean `{}`?", near.replace('_', " "))),
            None => error.help(format!("say that it has one: \"{} have {}.\"", capital(&many), noun.a())),
        });
    }

    fn unknown_anywhere(&mut self, noun: &Noun) {
        let name = noun.singular_field();
        let fields = self.models.iter().flat_map(|model| &model.fields).map(|field| field.name.value.as_str());
        let near = name::nearest(name, fields.take(500)).map(|near| near.replace('_', " "));
        let example = self.models.first().map_or("tasks".to_owned(), |m| name::table(&m.name.value).replace('_', " "));
        let error = Diagnostic::error("unknown_name", noun.span, format!("no entity has a field `{}`", noun.text));
        self.out.push(match near {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help(format!("say who has it: \"{} have {}.\"", capital(&example), noun.a())),
        });
    }

    /// A field or key of a model, for uniques and indexes: its name, or the relation's.
    pub(super) fn resolve_member(&mut self, at: usize, noun: &Noun) -> Option<Spanned<String>> {
        let model = self.models.get(at)?;
        let own = model.name.value.clone();
        if let Some(index) = self.index(at, noun) {
            return model.fields.get(index).map(|field| Spanned::new(field.name.value.clone(), noun.span));
        }
        for name in [noun.field(), noun.singular_field()] {
            let relation = name.strip_suffix("_id").unwrap_or(name).to_owned();
            let key = self.draft.relations.iter().any(|held| is_key(held, &own, &relation));
            let automatic = matches!(name, "id" | "created_at" | "updated_at" | "deleted_at");
            let created = match name {
                "creation_date" | "creation_time" => Some("created_at"),
                _ => None,
            };
            if key || automatic {
                return Some(Spanned::new(if automatic { name.to_owned() } else { relation }, noun.span));
            }
            if let Some(created) = created {
                return Some(Spanned::new(created.to_owned(), noun.span));
            }
            // "by organization": the tenant's column, which stands first anyway.
            if self.book.is_tenant(noun) {
                return Some(Spanned::new(name::snake(noun.model()), noun.span));
            }
        }
        if !self.is_lost(noun) {
            self.unknown_field(at, noun);
        }
        None
    }
}

/// Whether a model holds a key of this name by this relation; a junction holds two.
pub(super) fn is_key(held: &DraftRelation, model: &str, key: &str) -> bool {
    let (from, to) = (held.from.value.as_str(), held.to.value.as_str());
    if held.kind == DraftRelationKind::ManyToMany {
        return format!("{from}{to}") == model && [from, to].iter().any(|end| name::snake(end) == key);
    }
    let role = match &held.role {
        Some(role) => name::snake(&role.value),
        None if from == to => format!("parent_{}", name::snake(to)),
        None => name::snake(to),
    };
    from == model && role == key
}
