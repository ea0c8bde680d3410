//! Relations: several sentences, one relation.

use std::collections::BTreeMap;

use super::Fold;
use crate::diagnostic::Diagnostic;
use crate::draft::{DraftField, DraftRelation, DraftRelationKind};
use crate::front::english::fact::{Fact, Property, Tie, Way};
use crate::front::english::noun::Noun;
use crate::front::english::suggest::capital;
use crate::ir::{Assumption, Origin};
use crate::text::{Span, Spanned};

/// What is said of two entities, from one to the other.
#[derive(Default)]
struct Direction<'a> {
    /// `from` holds a key.
    key: Vec<&'a Tie>,
    /// `from` has one, which depends on it.
    one: Vec<&'a Tie>,
    /// `from` has many.
    many: Vec<&'a Tie>,
    /// `from` is a kind of the other.
    is_a: Vec<&'a Tie>,
    /// Plurals without a word for how many; of both directions.
    bare: Vec<&'a Tie>,
}

/// All relations and what deletes do to them.
pub(super) fn fold(fold: &mut Fold<'_>, facts: &[&Fact]) {
    let mut ties: Vec<&Tie> = facts.iter().filter_map(|fact| fact.tie()).collect();
    ties.sort_by_key(|tie| tie.span);
    for tie in ties.iter().filter(|tie| tie.role.is_some()) {
        add(fold, tie);
    }
    // Pairs in a stable order; each with the smaller name first.
    let mut pairs: BTreeMap<(&str, &str), (Direction<'_>, Direction<'_>)> = BTreeMap::new();
    for tie in ties.iter().filter(|tie| tie.role.is_none()) {
        let (from, to) = (tie.from.model(), tie.to.model());
        let forward = from <= to;
        let pair = pairs.entry(if forward { (from, to) } else { (to, from) }).or_default();
        if tie.way == Way::Bare {
            pair.0.bare.push(tie);
            continue;
        }
        if tie.way == Way::Both {
            pair.0.many.push(tie);
            pair.1.many.push(tie);
            continue;
        }
        let direction = if forward { &mut pair.0 } else { &mut pair.1 };
        match tie.way {
            Way::Key | Way::AtMostOne => direction.key.push(tie),
            Way::HasOne => direction.one.push(tie),
            Way::HasMany | Way::CanHaveMany | Way::ByMany | Way::Bare | Way::Both => direction.many.push(tie),
            Way::IsA => direction.is_a.push(tie),
        }
    }
    for (forward, backward) in pairs.values_mut() {
        if said(forward, backward).is_empty() {
            let bare = std::mem::take(&mut forward.bare);
            if let Some(tie) = bare.iter().find(|tie| super::verbs::makes(tie)) {
                super::verbs::how_many(fold, tie);
                continue;
            }
            forward.many.extend(&bare);
            backward.many.extend(&bare);
        }
    }
    for (forward, backward) in pairs.values() {
        let bare = forward.bare.iter().copied();
        if super::verbs::one_relation(fold, &said(forward, backward).into_iter().chain(bare).collect::<Vec<_>>()) {
            pair(fold, forward, backward);
            kept(fold, &said(forward, backward));
        }
    }
    for fact in facts {
        if let Fact::Disagrees { here, there, message } = fact {
            fold.contradiction(message.clone(), *here, *there, "the sentence");
        }
    }
    for fact in facts {
        if let Fact::EachWith { one, other, span } = fact {
            each_with(fold, one, other, *span);
        }
    }
    super::deletes::fold(fold, facts);
    fold.draft.relations.sort_by_key(|relation| relation.span);
}

/// Fields of a link need one: where the two have a key only, nothing may be lost of what was said of the link.
fn kept(fold: &mut Fold<'_>, ties: &[&Tie]) {
    let with = ties.iter().find_map(|tie| Some((tie, &tie.attributes.first()?.0)));
    let Some((tie, noun)) = with.filter(|_| !fold.out.has_errors()) else { return };
    let ends = [tie.from.model(), tie.to.model()];
    let links = |relation: &DraftRelation| {
        relation.kind == DraftRelationKind::ManyToMany
            && ends.contains(&relation.from.value.as_str())
            && ends.contains(&relation.to.value.as_str())
    };
    if !fold.draft.relations.iter().any(links) {
        let (from, to) = (tie.from.many(), tie.to.many());
        let message = format!("is the {} kept of each of the {from}, or of each of the {to}?", noun.one());
        let help = format!("say \"{} have {}.\" or \"{} have {}.\"", capital(from), noun.a(), capital(to), noun.a());
        fold.out.push(Diagnostic::error("ambiguous", noun.span, message).help(help));
    }
}

/// "A camp has many climbers, each with a role": of a climber, or of a climber in this camp?
fn each_with(fold: &mut Fold<'_>, one: &Noun, other: &Noun, span: Span) {
    let ends = [one.model(), other.model()];
    let links = |relation: &DraftRelation| {
        relation.kind == DraftRelationKind::ManyToMany
            && ends.contains(&relation.from.value.as_str())
            && ends.contains(&relation.to.value.as_str())
    };
    if fold.draft.relations.iter().any(links) {
        let (one, other) = (one.one(), other.one());
        let message = format!("is this kept of each {other}, or of each {other} of a {one}?");
        let help = format!(
            "say \"Each {other} has …\", or \"For each {other} and {one}, … is stored.\" for the link between them"
        );
        fold.out.push(Diagnostic::error("ambiguous", span, message).help(help));
    }
}

fn said<'a>(forward: &Direction<'a>, backward: &Direction<'a>) -> Vec<&'a Tie> {
    let all = |way: &Direction<'a>| [&way.key, &way.one, &way.many, &way.is_a].into_iter().flatten().copied().collect();
    let (mut ties, more): (Vec<_>, Vec<_>) = (all(forward), all(backward));
    ties.extend(more);
    ties
}

/// A key in a role of its own ("an owner, who is a user"), or one more sentence about it.
pub(super) fn add(fold: &mut Fold<'_>, tie: &Tie) {
    let mut relation = make(fold, DraftRelationKind::ManyToOne, &tie.from, &tie.to, tie);
    let role = tie.role.as_ref().map(|role| Spanned::new(role.singular_field().to_owned(), role.span));
    if let Some(role) = &role {
        relation.to.span = role.span;
    }
    relation.role = role;
    relation.required = tie.required.clone();
    if relation.required.is_none()
        && relation.from.value == relation.to.value
        && let Some(role) = &relation.role
    {
        let role = Spanned::new(role.value.replace('_', " "), role.span);
        let one = tie.from.one();
        fold.draft.assumptions.push(Assumption {
            span: Some(role.span),
            text: fold.words(role.span),
            because: format!(
                "the {} of {} is optional, since the first {one} could have none",
                role.value,
                tie.from.a()
            ),
        });
    }
    push(fold, relation);
}

fn make(fold: &Fold<'_>, kind: DraftRelationKind, from: &Noun, to: &Noun, tie: &Tie) -> DraftRelation {
    DraftRelation {
        from: Spanned::new(from.model().to_owned(), from.span),
        to: Spanned::new(to.model().to_owned(), to.span),
        kind,
        role: None,
        required: None,
        on_delete: None,
        attributes: Vec::new(),
        assumed: None,
        origin: Origin::text(tie.span, fold.words(tie.span)),
        span: tie.span,
    }
}

/// Adds a relation; one that is there already is said twice.
fn push(fold: &mut Fold<'_>, relation: DraftRelation) {
    for end in [&relation.from, &relation.to] {
        let words = crate::name::words(&end.value).join(" ");
        let noun = Noun::new(words, false, end.span);
        // "Items" alone may be short for parcel items, and then nobody says what an item is.
        if !fold.book.is_elsewhere(&end.value) && fold.own_entity(&noun).is_none() {
            return;
        }
    }
    let holder = &relation.from;
    if fold.book.is_elsewhere(&holder.value) && relation.kind != DraftRelationKind::ManyToMany {
        let (name, span, to) = (holder.value.clone(), relation.span, relation.to.value.clone());
        fold.out.push(
            Diagnostic::error(
                "unsupported_item",
                span,
                format!("the key to `{to}` would stand in `{name}`, which is written elsewhere"),
            )
            .help(format!("add the field `pub {}_id: Id<{to}>` to the struct `{name}`", crate::name::snake(&to))),
        );
        return;
    }
    let role = relation.role.as_ref().map(|role| role.value.clone());
    let ends = (relation.from.value.clone(), relation.to.value.clone(), role);
    let at = *fold.by_ends.entry(ends).or_insert(fold.draft.relations.len());
    let Some(other) = fold.draft.relations.get_mut(at) else {
        fold.draft.relations.push(relation);
        return;
    };
    match (&other.required, &relation.required) {
        (Some(before), Some(said)) if before.value != said.value => {
            let word = |required: bool| if required { "required" } else { "optional" };
            let message = format!(
                "the {} of {} is {} here and {} elsewhere",
                other
                    .role
                    .as_ref()
                    .map_or_else(|| crate::name::snake(&other.to.value), |role| role.value.clone())
                    .replace('_', " "),
                super::with_article(&other.from.value),
                word(said.value),
                word(before.value)
            );
            let (here, there) = (said.span, before.span);
            fold.contradiction(message, here, there, "the other");
        }
        (None, Some(_)) => other.required = relation.required,
        _ => {}
    }
}

/// What two entities are to each other.
fn pair(fold: &mut Fold<'_>, forward: &Direction<'_>, backward: &Direction<'_>) {
    if let (Some(one), Some(other)) = (forward.is_a.first(), backward.is_a.first()) {
        let (one, other) = if one.span < other.span { (one, other) } else { (other, one) };
        let message = format!("`{}` and `{}` are each a kind of the other", one.from.many(), one.to.many());
        fold.contradiction(message, other.span, one.span, "the other way round");
        return;
    }
    for direction in [forward, backward] {
        if let Some(first) = direction.is_a.first() {
            let relation = make(fold, DraftRelationKind::IsA, &first.from, &first.to, first);
            push(fold, relation);
        }
    }
    if let (Some(one), Some(other)) = (forward.many.first(), backward.many.first()) {
        return many_to_many(fold, forward, backward, one, other);
    }
    let both = [(forward, backward), (backward, forward)];
    for (this, that) in both {
        // "A project has many tasks": the task holds the key.
        let Some(many) = this.many.first() else { continue };
        if let Some(one) = this.key.first().or(this.one.first()) {
            return cardinality(fold, many, one);
        }
        if let Some(key) = that.key.first() {
            return keys(fold, that, key, DraftRelationKind::ManyToOne, &key.from, &key.to);
        }
        if let Some(one) = that.one.first() {
            return keys(fold, that, one, DraftRelationKind::ManyToOne, &one.from, &one.to);
        }
        // What has fields of its own is a link.
        if many.way == Way::ByMany || !many.attributes.is_empty() {
            return many_to_many(fold, forward, backward, many, many);
        }
        // "A song can be on many records": on each of them there are more songs, or it is none.
        if many.way == Way::CanHaveMany && many.verb.as_ref().is_some_and(|verb| verb.placed) {
            return super::verbs::how_many(fold, many);
        }
        return one_to_many(fold, many);
    }
    for (this, that) in both {
        // "A user has one profile": the profile holds the key, and it is unique.
        let Some(one) = this.one.first() else { continue };
        if let Some(key) = this.key.first() {
            let message = format!("{} holds the key to its {} here and not elsewhere", one.from.a(), one.to.one());
            return fold.contradiction(message, one.span, key.span, "the other");
        }
        if let Some(earlier) = that.one.first().filter(|other| other.span < one.span) {
            return keys(fold, that, earlier, DraftRelationKind::OneToOne, &earlier.to, &earlier.from);
        }
        // "Each part has one maker", where all tenants share the makers: a maker cannot hold the key to a part of one of them.
        if fold.book.is_shared(&one.to) && !fold.book.is_shared(&one.from) && that.key.is_empty() && that.one.is_empty()
        {
            return keys(fold, this, one, DraftRelationKind::ManyToOne, &one.from, &one.to);
        }
        let held = that.key.first().copied().unwrap_or(one);
        if that.key.is_empty() && that.one.is_empty() {
            let (a, b, a_b) = (one.from.one(), one.to.one(), one.to.a());
            fold.draft.assumptions.push(Assumption {
                span: Some(one.to.span),
                text: fold.words(one.to.span),
                because: format!(
                    "each {b} has one {a} too, and holds the key; if {a_b} can have many {}, say \"{} belong to {}.\" instead",
                    one.from.many(),
                    capital(one.from.many()),
                    one.to.many()
                ),
            });
        }
        let (from, to) = if that.key.is_empty() { (&one.to, &one.from) } else { (&held.from, &held.to) };
        return keys(fold, that, held, DraftRelationKind::OneToOne, from, to);
    }
    match (forward.key.first(), backward.key.first()) {
        // "At most one", said from both ends.
        (Some(one), Some(other)) if one.way == Way::AtMostOne && other.way == Way::AtMostOne => {
            let (said, held) = if one.span < other.span { (forward, one) } else { (backward, other) };
            keys(fold, said, held, DraftRelationKind::OneToOne, &held.from, &held.to);
        }
        // "Each payment belongs to one booking, and a booking has at most one payment": the key of the payment is unique.
        (Some(held), Some(other)) if held.way == Way::Key && other.way == Way::AtMostOne => {
            keys(fold, forward, held, DraftRelationKind::OneToOne, &held.from, &held.to);
        }
        (Some(other), Some(held)) if held.way == Way::Key && other.way == Way::AtMostOne => {
            keys(fold, backward, held, DraftRelationKind::OneToOne, &held.from, &held.to);
        }
        (Some(one), Some(other)) if one.from.model() != one.to.model() => {
            let (earlier, later) = if one.span < other.span { (one, other) } else { (other, one) };
            let (a, b) = (&later.from, &later.to);
            fold.out.push(
                Diagnostic::error(
                    "ambiguous",
                    later.span,
                    format!("each {} has a key to its {}, and the other way round", a.one(), b.one()),
                )
                .label(earlier.span, "the first key is here")
                .help(format!(
                    "leave one of the two out, or say how many: \"{} belong to {}.\" or \"{} can have multiple {}.\"",
                    capital(a.many()),
                    b.many(),
                    capital(b.many()),
                    a.many()
                )),
            );
        }
        (Some(key), _) => keys(fold, forward, key, DraftRelationKind::ManyToOne, &key.from, &key.to),
        (None, Some(key)) => keys(fold, backward, key, DraftRelationKind::ManyToOne, &key.from, &key.to),
        (None, None) => {}
    }
}

/// A relation with a key, and every sentence that says whether that is required.
fn keys(fold: &mut Fold<'_>, said: &Direction<'_>, tie: &Tie, kind: DraftRelationKind, from: &Noun, to: &Noun) {
    let mut relation = make(fold, kind, from, to, tie);
    relation.required = tie.required.clone();
    push(fold, relation);
    for other in said.key.iter().filter(|other| other.span != tie.span) {
        let mut again = make(fold, kind, from, to, other);
        again.required = other.required.clone();
        push(fold, again);
    }
}

/// "A movie can have multiple genres", and nobody says how many movies a genre has.
fn one_to_many(fold: &mut Fold<'_>, many: &Tie) {
    let (parent, child) = (&many.from, &many.to);
    let (owner, other) = (child.model(), parent.model());
    // Those in a role were added before all others.
    let in_role = fold.draft.relations.iter().take_while(|relation| relation.role.is_some());
    let roles = in_role.filter(|relation| relation.from.value == owner && relation.to.value == other && owner != other);
    let role = roles.filter_map(|relation| Some((relation.role.as_ref()?.value.clone(), relation.span))).next();
    if let Some((role, span)) = role {
        let role = role.replace('_', " ");
        fold.out.push(
            Diagnostic::error(
                "ambiguous",
                many.span,
                format!("many {} of {}: as its {role}, or by a key of their own?", child.many(), parent.a()),
            )
            .label(span, format!("the {role} is said here"))
            .help(format!(
                "leave this sentence out, for the {role} says it already; for a second key say \"{} belong to {}.\"",
                capital(child.many()),
                parent.many()
            )),
        );
        return;
    }
    let mut relation = make(fold, DraftRelationKind::ManyToOne, child, parent, many);
    if owner == other {
        fold.out.push(
            Diagnostic::error(
                "ambiguous",
                many.span,
                format!("it is not said in which role {} has {}", parent.a(), child.many()),
            )
            .help(format!(
                "say \"{} can have sub{}.\" for a parent of the same kind",
                capital(parent.many()),
                child.many()
            )),
        );
        return;
    }
    // What a delete or an assumption shows are the words for the many.
    relation.to.span = if many.way == Way::CanHaveMany { child.span } else { parent.span };
    if many.way == Way::CanHaveMany {
        let assumption = Assumption {
            span: Some(child.span),
            text: fold.words(child.span),
            because: format!(
                "{} belongs to one {}, since only the other direction is said; say \"{} can have multiple {}.\" too for many to many",
                child.a(),
                parent.one(),
                capital(child.many()),
                parent.many()
            ),
        };
        fold.draft.assumptions.push(assumption.clone());
        relation.assumed = Some(assumption);
    }
    push(fold, relation);
}

fn many_to_many(fold: &mut Fold<'_>, forward: &Direction<'_>, backward: &Direction<'_>, one: &Tie, other: &Tie) {
    let singles = [forward, backward].into_iter().flat_map(|direction| direction.key.iter().chain(&direction.one));
    if let Some(single) = singles.min_by_key(|tie| tie.span) {
        let many = if single.from.model() == one.from.model() { one } else { other };
        return cardinality(fold, many, single);
    }
    let first = if one.span <= other.span { one } else { other };
    let (from, to) = (&first.from, &first.to);
    if from.model() == to.model() {
        let message = format!("{} have many {}, but it is not said in which role", from.many(), to.many());
        let sentence = crate::front::english::items::self_link(to.one(), to);
        let help = format!("describe the link, with a name for each end: \"{sentence}\"");
        fold.out.push(Diagnostic::error("ambiguous", first.span, message).help(help));
        return;
    }
    let mut relation = make(fold, DraftRelationKind::ManyToMany, from, to, first);
    // The junction has no words of its own, so it is documented by the clause.
    let clause = from.span.to(to.span);
    relation.origin = Origin::text(clause, fold.words(clause));
    let ties: Vec<&&Tie> = forward.many.iter().chain(&backward.many).collect();
    let mut seen: Vec<Span> = Vec::new();
    let attributes = ties.into_iter().filter(|tie| !std::mem::replace(&mut seen, vec![tie.span]).contains(&tie.span));
    for (noun, properties) in attributes.flat_map(|tie| &tie.attributes) {
        attribute(fold, &mut relation, noun, properties);
    }
    push(fold, relation);
}

/// A column of the table that joins two others. It is made as a field of a model of its own, so that the same contradictions are found.
fn attribute(fold: &mut Fold<'_>, relation: &mut DraftRelation, noun: &Noun, properties: &[Property]) {
    if !fold.check_name(noun) || relation.attributes.iter().any(|field| field.name.value == noun.field()) {
        return;
    }
    let name = Spanned::new(format!("{}{}", relation.from.value, relation.to.value), relation.span);
    let origin = Origin::text(noun.span, fold.words(noun.span));
    let mut junction = crate::draft::DraftModel::new(name, crate::ir::Style::Text);
    junction.fields.push(DraftField::new(Spanned::new(noun.field().to_owned(), noun.span), origin));
    let at = fold.models.len();
    fold.models.push(junction);
    let said: Vec<Property> =
        fold.of_links.iter().filter(|(name, _)| *name == noun.field()).map(|(_, property)| property.clone()).collect();
    for property in properties.iter().chain(&said) {
        fold.apply(at, 0, property);
    }
    relation.attributes.extend(fold.models.pop().into_iter().flat_map(|junction| junction.fields));
}

fn cardinality(fold: &mut Fold<'_>, many: &Tie, one: &Tie) {
    let (here, there, what) = if many.span < one.span { (one, many, "many") } else { (many, one, "one") };
    let message = format!("{} has one {} by one sentence and many by another", one.from.a(), one.to.one());
    fold.contradiction(message, here.span, there.span, what);
}
