//! The first pass: who the entities are.

use std::collections::BTreeSet;

use super::deed;
use super::fact::{Fact, Mention, Property, Tie, Way, What};
use super::noun::Noun;
use super::verb;
use super::vocabulary::PERSONS;
use crate::name::{self, WordSet, Words};
use crate::text::Span;

/// An entity that the text speaks of.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// Rust name.
    pub(super) name: String,
    /// As first written.
    pub(super) text: String,
    /// Where it was first mentioned.
    pub(super) span: Span,
}

impl Entity {
    fn noun(&self) -> Noun {
        Noun::new(self.text.clone(), false, self.span)
    }
}

/// Entities and the fields that lists declare.
#[derive(Debug, Default)]
pub(super) struct Book {
    entities: Vec<Entity>,
    by_name: Words<usize>,
    /// Models written elsewhere.
    known: Vec<String>,
    /// Field names that some list declares.
    fields: WordSet,
    /// Rust names of the tenants.
    tenants: Vec<String>,
    /// Rust names of those whose rows belong to no tenant.
    shared: WordSet,
    /// "A truck is a vehicle": settled when all of the text has been seen.
    kinds: Vec<(Noun, Noun)>,
    /// "A permit is for one vehicle": likewise.
    keyed: Vec<(Noun, Vec<Noun>)>,
    /// "Kiln: name, fuel": likewise.
    perhaps: Vec<Noun>,
    /// Entities of several words, by the last one: all their words.
    tails: Words<Vec<String>>,
    /// Fields that such a sentence makes keys: "An owner is a user."
    roles: WordSet,
    /// Entities of one word of which only "the …" was said: perhaps a short name of another.
    soft: Vec<Noun>,
    /// Other ends of relations that may be roles: "a home harbour".
    ends: Vec<Noun>,
    /// By Rust name: those to which a sentence says how it stands.
    ties: Words<BTreeSet<String>>,
    /// Pairs of those that are related without a role.
    plain_ties: WordSet,
    /// Rust names of those that have any relation.
    tied: WordSet,
    /// Relations with a verb.
    deeds: Vec<Tie>,
    /// Rust names of those of which a sentence says a field.
    described: WordSet,
    /// Rust names of these and, as if they were entities too, of their fields: "members" is one until a sentence describes them.
    columns: Words<Vec<String>>,
    /// Rust names of those that hold a key to another.
    holders: WordSet,
    /// Rust names of those that a sentence says there are.
    declared: WordSet,
    /// All words of the text, in lower case.
    words: WordSet,
    /// Entities that may be what a verb does, in the order of mention, once the first pass is over.
    acts: Vec<usize>,
    /// Entities of one word that may be a verb, by its participle: "voted" of a vote.
    deeds_by_verb: Words<usize>,
    /// What entities do to each other, by the participle.
    verbs: WordSet,
    settled: bool,
}

/// What a word is short for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Alias<'a> {
    /// This entity (its words in the singular).
    One(&'a str),
    /// Two or more end so.
    Several,
}

impl Book {
    /// With models that are written elsewhere.
    pub(super) fn new(known: &[String], tenant: Option<&str>) -> Book {
        Book { known: known.to_vec(), tenants: tenant.map(str::to_owned).into_iter().collect(), ..Book::default() }
    }

    /// Takes the words of the text.
    pub(super) fn hear(&mut self, word: &str) {
        if !self.words.contains(word) {
            self.words.insert(word.to_owned());
        }
    }

    /// The verb of the text of which this noun is the act: "enrol" of an enrolment.
    pub(super) fn act_of(&self, noun: &Noun) -> Option<String> {
        let one = noun.one();
        let stems = ["ment", "ation", "al", "ance"].iter().filter_map(|end| one.strip_suffix(end));
        let mut stems = stems.filter(|stem| stem.len() > 2).flat_map(|stem| [stem.to_owned(), format!("{stem}e")]);
        let enrols = |stem: &str| stem.starts_with("enrol") && self.words.contains(stem);
        stems.find(|stem| enrols(stem) || self.verbs.contains(&verb::same_spelling(&verb::participle(stem))))
    }

    /// Takes the entities and fields of these facts, in the order of the text.
    pub(super) fn learn(&mut self, facts: &[Fact]) {
        for fact in facts {
            match fact {
                Fact::Entity(noun, _) if noun.determiner == "the" && !noun.text.contains(' ') && !self.knows(noun) => {
                    self.soft.push(noun.clone());
                }
                Fact::Entity(noun, mention) => {
                    if *mention == Mention::Declared {
                        self.declared.insert(noun.model().to_owned());
                    }
                    self.mention(noun);
                }
                Fact::Tie(tie) => {
                    self.tied.extend([&tie.from, &tie.to].map(|end| end.model().to_owned()));
                    self.deeds.extend(tie.verb.is_some().then(|| Tie::clone(tie)));
                    let holder = match tie.way {
                        Way::Key | Way::AtMostOne => Some(&tie.from),
                        Way::HasMany | Way::HasOne | Way::CanHaveMany => Some(&tie.to),
                        _ => None,
                    };
                    self.holders.extend(holder.map(|holder| holder.model().to_owned()));
                    for (one, other) in [(&tie.from, &tie.to), (&tie.to, &tie.from)] {
                        let tied = self.ties.entry(one.model().to_owned()).or_default();
                        tied.insert(other.model().to_owned());
                    }
                    if tie.role.is_none() {
                        self.plain_ties.insert(format!("{} {}", tie.from.model(), tie.to.model()));
                    }
                    self.verbs.extend(tie.verb.iter().map(|verb| verb.participle.clone()));
                }
                Fact::End(noun) => self.ends.push(noun.clone()),
                Fact::Field { entity, name, .. } => {
                    self.described.insert(entity.model().to_owned());
                    self.columns.entry(entity.model().to_owned()).or_default().push(name.model().to_owned());
                    self.fields.insert(name.field().to_owned());
                }
                // "The grade of a board can be prime or standard": it says that boards have one, if nothing else does.
                Fact::Property(target, Property { what: What::Values(_), .. })
                    if target.entity.is_some() && !target.field.plural =>
                {
                    self.fields.insert(target.field.field().to_owned());
                }
                Fact::Parts { parts, .. } => self.fields.extend(parts.iter().map(|(part, _)| part.field().to_owned())),
                Fact::Shared(noun, _) => {
                    self.shared.insert(noun.model().to_owned());
                }
                Fact::Tenant(noun, _) => self.tenants.push(noun.model().to_owned()),
                Fact::PerhapsEntity(noun) => self.perhaps.push(noun.clone()),
                Fact::PerhapsKind(child, parent) => self.kinds.push((child.clone(), parent.clone())),
                Fact::PerhapsHolder(holder, ends) => self.keyed.push((holder.clone(), ends.clone())),
                _ => {}
            }
        }
    }

    fn mention(&mut self, noun: &Noun) {
        let name = noun.model();
        match self.by_name.get(name).and_then(|at| self.entities.get_mut(*at)) {
            Some(entity) => {
                if noun.span < entity.span {
                    (entity.span, entity.text) = (noun.span, noun.text.to_string());
                }
            }
            None => {
                self.by_name.insert(name.to_owned(), self.entities.len());
                self.entities.push(Entity { name: name.to_owned(), text: noun.text.to_string(), span: noun.span });
            }
        }
    }

    /// An entity whose sentences leave it out ("Has a name") is said in the heading above them.
    pub(super) fn headed(&mut self, noun: &Noun) {
        let entity = self.by_name.get(noun.model()).and_then(|at| self.entities.get_mut(*at));
        if let Some(entity) = entity.filter(|entity| entity.span.start == entity.span.end) {
            (entity.span, entity.text) = (noun.span, noun.text.to_string());
        }
    }

    /// Ends the first pass. "A truck is a vehicle" makes an entity where a vehicle is one and `truck` is no field.
    pub(super) fn settle(&mut self) {
        for noun in std::mem::take(&mut self.perhaps) {
            if !self.is_field(&noun) && self.deed(&noun).is_none() && self.act_of(&noun).is_none() {
                self.mention(&noun);
            }
        }
        let mut keyed = std::mem::take(&mut self.keyed);
        // Likewise of "a stamp is on one permit": each round settles one more step.
        for _ in 0..4 {
            keyed.retain(|(holder, ends)| {
                let entity = |end: &Noun| self.knows(end) || end.head().is_some_and(|head| self.knows(&head));
                let makes = ends.iter().all(entity) && !self.is_field(holder);
                if makes {
                    self.mention(holder);
                }
                !makes
            });
        }
        for entity in &self.entities {
            let words = name::words(&entity.name);
            if let Some(last) = words.last().filter(|_| words.len() > 1) {
                self.tails.entry(last.clone()).or_default().push(words.join(" "));
            }
        }
        self.forget_short_names();
        for noun in std::mem::take(&mut self.soft) {
            if self.ending_in(noun.one()).is_empty() {
                self.mention(&noun);
            }
        }
        // "A home harbour", where harbours are an entity, is one of them in a role.
        for noun in std::mem::take(&mut self.ends) {
            let role = noun.head().is_some_and(|head| self.knows(&head));
            if !role {
                self.mention(&noun);
            }
        }
        self.tails.clear();
        let mut open = std::mem::take(&mut self.kinds);
        // Each round settles one more step of "a van is a truck, a truck is a vehicle"; longer chains than this nobody writes.
        for _ in 0..8 {
            open.retain(|(child, parent)| {
                let makes = self.knows(parent) && !self.is_field(child);
                if makes {
                    self.mention(child);
                }
                !makes
            });
        }
        let roles = open.into_iter().filter(|(_, parent)| self.knows(parent)).map(|(role, _)| role);
        self.roles = roles.map(|role| role.singular_field().to_owned()).collect();
        self.settled = true;
        for entity in &self.entities {
            let words = name::words(&entity.name);
            if let Some(last) = words.last().filter(|_| words.len() > 1) {
                self.tails.entry(last.clone()).or_default().push(words.join(" "));
            }
        }
        self.entities.sort_by_key(|entity| entity.span);
        let acts = self.entities.iter().enumerate().filter(|(_, entity)| deed::may_be(&entity.noun()));
        self.acts = acts.map(|(at, _)| at).collect();
        let words = self.entities.iter().enumerate().filter(|(_, entity)| !entity.text.contains(' '));
        self.deeds_by_verb =
            words.map(|(at, entity)| (verb::same_spelling(&verb::participle(entity.noun().one())), at)).collect();
        self.by_name = self.entities.iter().enumerate().map(|(at, entity)| (entity.name.clone(), at)).collect();
    }

    /// The relation whose verb this noun is made of, if it is no entity that has keys itself.
    pub(super) fn deed(&self, noun: &Noun) -> Option<&Tie> {
        // Asked of many nouns, of which few end like a deed.
        if !deed::is_made(noun.one()) || self.is_tied_at_all(noun) {
            return None;
        }
        let many = |tie: &&Tie| matches!(tie.way, Way::Bare | Way::Both | Way::ByMany | Way::CanHaveMany);
        self.deeds.iter().filter(many).find(|tie| deed::is_of(noun, tie))
    }

    /// Whether some sentence says how it stands to another.
    pub(super) fn is_tied_at_all(&self, noun: &Noun) -> bool {
        self.tied.contains(noun.model())
    }

    /// The entity that is what this relation's verb does, where it stands between the same two: "reservation" of "users can reserve cars".
    pub(super) fn link_of(&self, tie: &Tie) -> Option<String> {
        let acts = self.acts.iter().filter_map(|at| self.entities.get(*at));
        let same = tie.verb.as_ref().and_then(|verb| self.deeds_by_verb.get(&verb.participle));
        let same = same.and_then(|at| self.entities.get(*at)).map(Entity::noun);
        if let Some(noun) = same.filter(|noun| self.is_tied(noun, &tie.from) && self.is_tied(noun, &tie.to)) {
            return Some(noun.text.to_lowercase());
        }
        acts.map(Entity::noun)
            .find(|noun| deed::is_of(noun, tie) && self.is_tied(noun, &tie.from) && self.is_tied(noun, &tie.to))
            .map(|noun| noun.text.to_lowercase())
    }

    /// Whether some sentence gives it a field.
    pub(super) fn is_described(&self, noun: &Noun) -> bool {
        self.described.contains(noun.model()) || self.is_elsewhere(noun.model())
    }

    /// Rust names of what sentences say that it has.
    pub(super) fn columns_of(&self, noun: &Noun) -> &[String] {
        self.columns.get(noun.model()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a sentence with this verb and nothing of how many says again what another one says: they are related once,
    /// without a role, and by no other verb.
    pub(super) fn restates(&self, one: &Noun, other: &Noun, participle: &str) -> bool {
        let (a, b) = (one.model(), other.model());
        let ends = |tie: &&Tie| [(a, b), (b, a)].contains(&(tie.from.model(), tie.to.model()));
        let said = self.plain_ties.contains(&format!("{a} {b}")) || self.plain_ties.contains(&format!("{b} {a}"));
        let verb = |tie: &Tie| tie.verb.as_ref().is_none_or(|verb| verb.participle == participle);
        self.settled && said && a != b && self.deeds.iter().filter(ends).all(verb)
    }

    /// Whether the text describes entities and this is none of them: it has no field, holds no key, and there is only ever one of it.
    /// That is the house of which the text speaks ("The harbour has quays"), or a word that it says in passing.
    pub(super) fn is_house(&self, noun: &Noun) -> bool {
        let name = noun.model();
        let said = self.declared.contains(name)
            || self.tenants.iter().any(|tenant| tenant == name)
            || self.holders.contains(name);
        let many = noun.many();
        let several = many.rsplit(' ').next().is_some_and(|last| self.words.contains(last));
        let own = self.columns.get(name);
        let column = own.is_some_and(|own| own.iter().any(|column| !self.knows_name(column)));
        let others = self.columns.len() > usize::from(own.is_some());
        self.settled && others && !noun.plural && !said && !several && !column && !self.is_elsewhere(name)
    }

    /// The only other entity of which a sentence says how this one stands to it.
    pub(super) fn only_partner(&self, noun: &Noun) -> Option<&str> {
        let own = noun.model();
        let mut partners = self.ties.get(own)?.iter().filter(|other| *other != own);
        partners.next().filter(|_| partners.next().is_none()).map(String::as_str)
    }

    /// Whether some sentence says how these two stand to each other.
    pub(super) fn is_tied(&self, one: &Noun, other: &Noun) -> bool {
        let (one, other) = (one.model(), other.model());
        self.ties.get(one).is_some_and(|tied| tied.contains(other))
    }

    /// "A station has many compartments", where only locker stations are described: a station is one of these.
    fn forget_short_names(&mut self) {
        let is_short = |entity: &Entity| {
            let words = name::words(&entity.name);
            let [word] = words.as_slice() else { return false };
            let own = self.described.contains(&entity.name)
                || self.declared.contains(&entity.name)
                || self.tenants.contains(&entity.name);
            let kind = self.kinds.iter().any(|(one, other)| one.model() == entity.name || other.model() == entity.name);
            let longer = match self.tails.get(word).map(Vec::as_slice) {
                Some([longer]) => self.described.contains(&name::model(longer)),
                _ => false,
            };
            longer && !own && !kind && !PERSONS.contains(&word.as_str()) && !self.fields.contains(word)
        };
        let short: WordSet =
            self.entities.iter().filter(|entity| is_short(entity)).map(|entity| entity.name.clone()).collect();
        self.entities.retain(|entity| !short.contains(&entity.name));
        self.by_name = self.entities.iter().enumerate().map(|(at, entity)| (entity.name.clone(), at)).collect();
    }

    /// Whether this is an entity of the text, or a model written elsewhere.
    pub(super) fn knows(&self, noun: &Noun) -> bool {
        name::with_model(&noun.text, |name| self.knows_name(name))
    }

    pub(super) fn knows_name(&self, name: &str) -> bool {
        self.by_name.contains_key(name) || self.is_elsewhere(name)
    }

    /// The first pass is over: what is no entity now is none.
    pub(super) fn is_settled(&self) -> bool {
        self.settled
    }

    /// Whether a sentence says who this field is.
    pub(super) fn is_role(&self, noun: &Noun) -> bool {
        self.roles.contains(noun.singular_field())
    }

    /// Whether this is the tenant, by its name or by the word.
    pub(super) fn is_tenant(&self, noun: &Noun) -> bool {
        let name = noun.model();
        name == "Tenant" || self.tenants.iter().any(|tenant| tenant == name)
    }

    /// Whether all tenants share its rows.
    pub(super) fn is_shared(&self, noun: &Noun) -> bool {
        self.shared.contains(noun.model())
    }

    /// Whether it is a model that is written elsewhere.
    pub(super) fn is_elsewhere(&self, name: &str) -> bool {
        self.known.iter().any(|known| known == name)
    }

    /// Whether a list declares a field of this name.
    pub(super) fn is_field(&self, noun: &Noun) -> bool {
        self.fields.contains(noun.field()) || self.fields.contains(noun.singular_field())
    }

    /// The entities of several words that end in this one: "order item" for `item`.
    pub(super) fn ending_in(&self, word: &str) -> &[String] {
        self.tails.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// What this word is short for, if it is no entity and no field itself.
    pub(super) fn alias(&self, noun: &Noun) -> Option<Alias<'_>> {
        if self.knows(noun) || self.is_field(noun) || noun.text.contains(' ') {
            return None;
        }
        match self.ending_in(noun.one()) {
            [] => None,
            [only] => Some(Alias::One(only)),
            _ => Some(Alias::Several),
        }
    }

    /// In the order of mention.
    pub(super) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// All names that may stand where an entity is due, for "did you mean".
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entities.iter().map(|entity| entity.name.as_str()).chain(self.known.iter().map(String::as_str))
    }
}
