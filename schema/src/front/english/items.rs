//! Items of a list → facts about their subject: columns, keys, or relations to many.

use std::slice;

use super::clause::{Clause, Stuck};
use super::doubt;
use super::fact::{Bound, Fact, FieldRef, Mention, Property, Tie, Way, What};
use super::item_doubt;
use super::item_words::is_value_like;
use super::lexer::Kind;
use super::list::Item;
use super::list_doubt;
use super::name_doubt;
use super::noun::{Noun, article};
use super::phrase::{self, Quantity, plain};
use super::suggest::capital;
use super::verb;
use super::vocabulary::{AUTOMATIC, ONE_EACH, PERSONS, QUALIFIERS, ROLES, SINGLE_PLURALS, SYSTEMS};
use crate::convention::{self, GuessedType};
use crate::draft::{DraftType, Uniqueness};
use crate::ir::Type;
use crate::name::Words;
use crate::text::{Span, Spanned};

/// What is a text wherever it stands: a bare number cannot limit it.
const TEXTS: &[&str] = &[
    "caption",
    "description",
    "email",
    "headline",
    "label",
    "motto",
    "name",
    "nickname",
    "passphrase",
    "password",
    "slug",
    "summary",
    "title",
    "username",
];

/// How the list is bound to its subject.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// "can have" (optional) or "must have" (required).
    pub(super) required: Option<(bool, Span)>,
    /// "contains": plurals are entities, and belong to one subject.
    pub(super) contains: bool,
}

/// The facts that a list gives about its subject.
pub(super) fn facts(clause: &Clause<'_>, subject: &Noun, items: &[Item], manner: Manner) -> Result<Vec<Fact>, Stuck> {
    // "A default has an id": who has a key is an entity.
    let keyed = items.iter().any(|item| item.noun.text == "id");
    let mention = if keyed { Mention::Declared } else { Mention::Described };
    let mut facts = vec![Fact::Entity(subject.clone(), mention)];
    let mut seen: Words<&Noun> = Words::default();
    for item in items.iter().flat_map(|item| if item.parts.is_empty() { slice::from_ref(item) } else { &item.parts }) {
        if let Some(before) = seen.insert(item.noun.field().to_owned(), &item.noun) {
            let again = if before.text == item.noun.text { "once" } else { "in one spelling" };
            return Err(Stuck::at(item.span, format!("each field {again}: `{}` is in this list already", before.text)));
        }
        one(clause, subject, item, manner, &mut facts)?;
    }
    item_doubt::several_ones(&mut facts);
    Ok(facts)
}

/// "Every table", "all entities": a sentence about the whole schema.
pub(super) fn is_every_table(subject: &Noun) -> bool {
    matches!(subject.determiner, "all" | "each" | "every" | "the")
        && matches!(subject.one(), "table" | "entity" | "model" | "record" | "collection")
}

/// Words that stand for somebody or for a number and name no entity.
const NO_ENTITY: &[&str] = &[
    "another",
    "anybody",
    "anyone",
    "both",
    "everybody",
    "everyone",
    "former",
    "herself",
    "himself",
    "itself",
    "latter",
    "one",
    "oneself",
    "others",
    "rest",
    "since",
    "some",
    "somebody",
    "someone",
    "themself",
    "themselves",
];

/// Not the application itself ("the system has users"), and not only some rows of an entity ("deleted tasks have a reason").
pub(super) fn whole_entity(clause: &Clause<'_>, subject: &Noun) -> Result<(), Stuck> {
    let at = clause.tokens.iter().position(|token| token.span.start == subject.span.start);
    let verbatim = at.and_then(|at| clause.tokens.get(at)).is_some_and(|token| token.kind == Kind::Ticked);
    if let Some(expected) = doubt::subject(subject).filter(|_| !verbatim) {
        let before = at.and_then(|at| clause.tokens.get(at.checked_sub(1)?));
        let before = before.filter(|token| token.low == subject.determiner);
        let span = before.map_or(subject.span, |token| token.span.to(subject.span));
        return Err(Stuck::at(span, expected));
    }
    let one = subject.one();
    if clause.tokens.iter().any(|token| token.kind == Kind::Ticked && token.span == subject.span) {
        return Ok(()); // a name that is meant as it is written
    }
    if one.split(' ').count() > 3 {
        return Err(Stuck::at(subject.span, "an entity of at most three words; a longer name stands in back-ticks"));
    }
    let (first, rest) = one.split_once(' ').unwrap_or((one, ""));
    let nobody = one == "other"
        || one.split(' ').any(|word| NO_ENTITY.contains(&word))
        || (phrase::counts(first) && !rest.is_empty());
    // "Looms of weavers" are some looms; "points of interest" are an entity.
    let some = subject.plural
        && subject.text.to_lowercase().split_once(" of ").is_some_and(|(head, _)| {
            let head = subject.named(head);
            head.text == head.many() && head.text != head.one()
        });
    // "A connects road two mills"
    let several = matches!(subject.determiner, "a" | "an")
        && subject.plural
        && subject.text == subject.many()
        && subject.text != one;
    if nobody || some || several {
        return Err(Stuck::at(subject.span, "an entity by its own name"));
    }
    let bare = subject.determiner.is_empty() && !subject.plural && subject.text.chars().all(char::is_lowercase);
    let own = bare || matches!(subject.determiner, "the" | "our" | "their" | "its");
    if own && SYSTEMS.contains(&one.rsplit(' ').next().unwrap_or_default()) {
        return Err(Stuck::at(subject.span, "an entity: the application itself is none")
            .instead("An application with users and tasks."));
    }
    let entity = subject.named(rest);
    // "Clubs tasks have a name" are two nouns side by side, not one.
    let words: Vec<&str> = subject.text.split(' ').collect();
    let beside = words.iter().rev().skip(1).map(|word| subject.named(*word));
    if beside
        .clone()
        .any(|word| word.many() == word.text.to_lowercase() && word.one() != word.many() && clause.book.knows(&word))
    {
        return Err(Stuck::at(subject.span, "one entity, or several with `and` between them"));
    }
    // "Paid orders have a date", where orders have a status.
    let some = QUALIFIERS.contains(&first) || verb::is_past(first) || is_value_like(first);
    if some && !rest.is_empty() && clause.book.is_settled() && clause.book.knows(&entity) {
        let expected = format!("`{}`: what is said holds for all rows of an entity", entity.many());
        return Err(Stuck::at(subject.span, expected));
    }
    Ok(())
}

fn one(clause: &Clause<'_>, subject: &Noun, item: &Item, manner: Manner, facts: &mut Vec<Fact>) -> Result<(), Stuck> {
    let book = clause.book;
    let pieces = pieces_of(&item.noun);
    if pieces.is_some() && !book.is_settled() {
        return Ok(()); // whether the equipment is an entity is not known yet
    }
    let noun = &pieces.filter(|whole| book.knows(whole)).unwrap_or_else(|| item.noun.clone());
    let properties = with_manner(item, manner);
    let typed = properties.iter().any(|property| matches!(property.what, What::Type(_) | What::Values(_)));
    let name = noun.one();
    let field_name = noun.field();
    let bound = properties
        .iter()
        .find(|property| matches!(property.what, What::Bound(Bound::Compare(..) | Bound::Between(..))));
    if let Some(bound) = bound.filter(|_| !typed && TEXTS.contains(&name.rsplit(' ').next().unwrap_or_default())) {
        return Err(Stuck::at(bound.span, format!("`characters` behind the number: {} is a text", noun.a())));
    }
    if AUTOMATIC.contains(&field_name) && properties.iter().all(|p| matches!(p.what, What::Required(true))) {
        if field_name.starts_with("creation_") {
            let because = format!(
                "`{}` is taken for `created_at`, which every table has; give it a type to have both",
                noun.text
            );
            facts.push(Fact::Assumed { span: noun.span, text: noun.text.to_string(), because });
        }
        facts.push(Fact::Nothing);
        return Ok(());
    }
    if field_name == "acl" && !typed {
        facts.push(Fact::Warning {
            span: noun.span,
            code: "acl_not_enforced",
            message: format!("the `acl` of {} is kept, but nothing enforces it", subject.many()),
            help:
                "leave it out and let the tenant and the roles of the database decide, or enforce it in the application"
                    .to_owned(),
        });
        let mut properties = properties;
        properties.push(plain(What::Type(DraftType::Known(Type::Json)), noun.span));
        if required(&properties).is_none() {
            properties.push(plain(What::Required(false), noun.span));
        }
        facts.push(field(subject, noun, properties));
        return Ok(());
    }
    if let Some(scope) = &item.per {
        let whole = noun.clone();
        let field = FieldRef { entity: Some(subject.clone()), field: noun.clone(), whole, strict: true };
        facts.push(Fact::UniquePer { field, per: vec![scope.clone()], span: item.span });
    }
    if let Some(target) = &item.target {
        if item.declared && book.is_settled() && !book.knows(target) {
            facts.push(Fact::Referenced(target.clone()));
            return Ok(());
        }
        if !item.declared {
            facts.push(Fact::Entity(target.clone(), Mention::Mentioned));
        }
        let many = matches!(item.quantity, Some(Quantity::Many | Quantity::ListOf));
        if many || (noun.plural && target.plural) {
            let sentence = if subject.model() == target.model() {
                self_link(noun.one(), target)
            } else {
                format!("{} links link {} to {}.", capital(noun.one()), subject.many(), target.many())
            };
            let expected = "one of them; for many, describe the link as an entity of its own";
            return Err(Stuck::at(item.span, expected).instead(sentence));
        }
        let role = (noun.model() != target.model()).then(|| noun.clone());
        return key(subject, target, role, item, &properties, facts);
    }
    if typed {
        facts.push(field(subject, noun, element(item, properties)?));
        return Ok(());
    }
    if field_name == "deleted_at" {
        let sentence = format!("Deleted {} are kept.", subject.many());
        return Err(Stuck::at(noun.span, "that deleted rows are kept, or a type in parentheses").instead(sentence));
    }
    // "a harbour id" is the key to a harbour, and "a boat id" of a boat is its own.
    let to = field_name.strip_suffix("_id").map(|words| noun.named(words.replace('_', " ")));
    if let Some(to) = to.filter(|to| to.model() == subject.model() || book.knows(to)) {
        if to.model() != subject.model() {
            facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
            return key(subject, &to, None, item, &properties, facts);
        }
        if properties.iter().all(|p| matches!(p.what, What::Required(true) | What::Unique(_))) {
            facts.push(Fact::Nothing);
            return Ok(());
        }
    }
    // "created_by" is the key to a user (decisions, row 19).
    if let Some((verb, "by" | "to")) = field_name.rsplit_once('_')
        && (verb::is_participle(verb)
            || matches!(verb, "updated" | "changed" | "deleted" | "edited" | "modified" | "removed"))
        && book.is_settled()
    {
        let user = noun.one_named("user");
        if book.knows(&user) {
            facts.push(Fact::Entity(user.clone(), Mention::Mentioned));
            return key(subject, &user, Some(noun.clone()), item, &properties, facts);
        }
        let sentence = format!("{} have a {field_name}, who is a user.", capital(subject.many()));
        return Err(Stuck::at(noun.span, "who that is, or a type in parentheses").instead(sentence));
    }
    if !typed && noun.plural && name == "child" && !book.knows(noun) {
        let sentence = format!("A {0} may have a parent {0}.", subject.one());
        return Err(
            Stuck::at(noun.span, "an entity: whose children these are, the text does not say").instead(sentence)
        );
    }
    let bare_relation = matches!(name, "relationship" | "relation" | "association");
    // "Spindles of steel", where spindles are an entity.
    let of_entity = noun.text.to_lowercase().split_once(" of ").is_some_and(|(head, _)| {
        let head = noun.named(head);
        book.is_settled() && head.text == head.many() && book.knows(&head)
    });
    if !typed && (bare_relation || of_entity) {
        return Err(Stuck::at(noun.span, "an entity, or a field with a type in parentheses"));
    }
    if let Some(role) = parent(clause, subject, noun)? {
        // "Exactly one parent" would need a first row that has one; the circles say so.
        let exactly = item.quantity == Some(Quantity::One);
        let required = Some(required(&properties).unwrap_or(Spanned::new(exactly, item.span)));
        let (from, to) = (subject.clone(), Noun { span: noun.span, ..subject.clone() });
        facts.push(Fact::relation(Tie { role: Some(role), required, ..Tie::new(from, to, Way::Key, noun.span) }));
        return Ok(());
    }
    let known = book.knows(noun);
    if known && noun.plural && matches!(noun.determiner, "a" | "an") {
        return Err(Stuck::at(noun.span, format!("`{}` for one, or `many {}`", noun.a(), noun.many())));
    }
    if item.quantity == Some(Quantity::Many) && !known && name_doubt::is_abstract(noun) {
        return Err(Stuck::at(item.span, format!("the names of these {}", noun.many())));
    }
    let person = PERSONS.contains(&name) && !noun.plural;
    let many = match item.quantity {
        Some(Quantity::Many) => !SINGLE_PLURALS.contains(&name) || known,
        Some(Quantity::ListOf) => known,
        Some(_) => false,
        None => noun.plural && (known || (manner.contains && !SINGLE_PLURALS.contains(&noun.many()))),
    };
    if many {
        facts.push(Fact::Entity(noun.clone(), Mention::Mentioned));
        if properties.iter().any(|p| !matches!(p.what, What::Required(_))) {
            return Err(Stuck::at(
                item.span,
                format!("nothing but {} here; their own fields stand in a sentence about them", noun.many()),
            ));
        }
        facts.push(tie(subject, noun, if manner.contains { Way::HasMany } else { Way::CanHaveMany }, None));
        return Ok(());
    }
    if item.quantity == Some(Quantity::AtMostOne) && (known || person) && properties.is_empty() {
        facts.push(Fact::Entity(noun.clone(), Mention::Mentioned));
        let mut tie = tie(subject, noun, Way::AtMostOne, None);
        if let Fact::Tie(tie) = &mut tie {
            tie.required = Some(Spanned::new(false, noun.span));
        }
        facts.push(tie);
        return Ok(());
    }
    if matches!(item.quantity, Some(Quantity::One | Quantity::AtMostOne)) && known && !person {
        if properties.iter().any(|p| !matches!(p.what, What::Required(_))) {
            return Err(Stuck::at(
                item.span,
                format!("nothing but the {name} here; its own fields stand in a sentence about it"),
            ));
        }
        facts.push(tie(subject, noun, Way::HasOne, None));
        return Ok(());
    }
    if known || person {
        facts.push(Fact::Entity(noun.clone(), Mention::Mentioned));
        return key(subject, noun, None, item, &properties, facts);
    }
    if ROLES.contains(&name) && book.is_settled() && !book.is_role(noun) {
        let sentence = format!("{} have {} {name}, who is a user.", capital(subject.many()), article(name));
        return Err(Stuck::at(noun.span, "who that is, or a type in parentheses").instead(sentence));
    }
    if let Some(role) = in_role(clause, subject, noun) {
        let to = Noun { span: noun.span, ..role };
        facts.push(Fact::Entity(to.clone(), Mention::Mentioned));
        let because = format!("{} is a key to one of the {} in this role", noun.a(), to.many());
        facts.push(Fact::Assumed { span: noun.span, text: noun.text.to_string(), because });
        return key(subject, &to, Some(noun.clone()), item, &properties, facts);
    }
    turned_round(clause, noun)?;
    ends_in_entity(clause, subject, noun)?;
    let mut properties = properties;
    if noun.is_plural_list(item.quantity) {
        if let Some(expected) = list_doubt::listed(noun) {
            return Err(Stuck::at(item.span, expected));
        }
        let array = DraftType::Known(Type::Array(Box::new(Type::String { length: 0 })));
        properties.push(plain(What::Type(array), noun.span));
        facts.push(Fact::Assumed {
            span: noun.span,
            text: noun.text.to_string(),
            because: format!(
                "`{}` are a list of strings in each {}, since no sentence makes them an entity; \"{} can have multiple {}, and {} can be on multiple {}.\" does",
                noun.text,
                subject.one(),
                capital(subject.many()),
                noun.many(),
                noun.many(),
                subject.many()
            ),
        });
    }
    if item.quantity == Some(Quantity::AtMostOne) && required(&properties).is_none() {
        properties.push(plain(What::Required(false), item.span));
    }
    let unique = properties.iter().any(|p| matches!(p.what, What::Unique(_)));
    if subject.is_each() && !unique && matches!(noun.field(), "email" | "username" | "slug" | "sku") {
        properties.push(plain(What::Unique(Uniqueness::Assumed), noun.span));
    }
    let own = noun.determiner == "their" && !SINGLE_PLURALS.contains(&noun.many());
    let one_each = noun.plural && (own || is_one_each(name));
    let noun = if one_each { noun.one_named(name) } else { noun.clone() };
    facts.push(field(subject, &noun, properties));
    Ok(())
}

/// "A list of scores (integer)": the type is that of each of them.
fn element(item: &Item, mut properties: Vec<Property>) -> Result<Vec<Property>, Stuck> {
    let single = || SINGLE_PLURALS.contains(&item.noun.many());
    let listed = match item.quantity {
        Some(Quantity::ListOf) => true,
        Some(Quantity::Many) => item.noun.plural && !single(),
        _ => false,
    };
    for property in properties.iter_mut().filter(|_| listed) {
        match &property.what {
            What::Type(DraftType::Known(Type::Array(_))) => {}
            What::Type(DraftType::Known(of @ (Type::Integer | Type::String { .. } | Type::Uuid))) => {
                property.what = What::Type(DraftType::Known(Type::Array(Box::new(of.clone()))));
            }
            What::Type(_) | What::Values(_) => {
                let many = item.noun.many();
                let expected = format!(
                    "one of them, or `many {many}`, where {many} are an entity: a list in a row holds strings, integers or uuids"
                );
                return Err(Stuck::at(property.span, expected));
            }
            _ => {}
        }
    }
    Ok(properties)
}

/// "Pieces of equipment" are equipment.
fn pieces_of(noun: &Noun) -> Option<Noun> {
    let text = noun.text.to_lowercase();
    let (pieces, whole) = text.split_once(" of ")?;
    matches!(pieces, "bits" | "items" | "pieces" | "units").then(|| noun.named(whole))
}

impl Noun {
    /// Whether it is a plural of values: each row has several of them.
    fn is_plural_list(&self, quantity: Option<Quantity>) -> bool {
        let several = || self.plural && !SINGLE_PLURALS.contains(&self.many().rsplit(' ').next().unwrap_or_default());
        match quantity {
            Some(Quantity::ListOf) => true,
            Some(Quantity::One | Quantity::AtMostOne) => false,
            None if self.determiner == "their" => false, // each has one of its own: "their names"
            None if self.text.eq_ignore_ascii_case("cast") => true, // the actors of a film
            None => several() && !is_one_each(self.one()),
            Some(Quantity::Many) => several() && !ONE_EACH.contains(&self.one()),
        }
    }
}

/// "Kilns have names and heights": of what is measured or named, each has one.
fn is_one_each(one: &str) -> bool {
    let measured = |ty: &Type| matches!(ty, Type::Float | Type::Decimal { .. } | Type::Date | Type::Boolean);
    ONE_EACH.contains(&one)
        || matches!(convention::guess("", &one.replace(' ', "_")).ty, GuessedType::Known(ty) if measured(&ty))
}

fn with_manner(item: &Item, manner: Manner) -> Vec<Property> {
    let mut properties = item.properties.clone();
    if let Some((said, span)) = manner.required
        && required(&properties).is_none()
    {
        properties.push(plain(What::Required(said), span));
    }
    properties
}

fn required(properties: &[Property]) -> Option<Spanned<bool>> {
    properties.iter().find_map(|property| match property.what {
        What::Required(said) => Some(Spanned::new(said, property.span)),
        _ => None,
    })
}

fn field(subject: &Noun, name: &Noun, properties: Vec<Property>) -> Fact {
    Fact::Field { entity: subject.clone(), name: name.clone(), properties }
}

fn tie(subject: &Noun, to: &Noun, way: Way, role: Option<Noun>) -> Fact {
    Fact::relation(Tie { role, ..Tie::new(subject.clone(), to.clone(), way, to.span) })
}

/// The subject holds the key.
fn key(
    subject: &Noun,
    to: &Noun,
    role: Option<Noun>,
    item: &Item,
    properties: &[Property],
    facts: &mut Vec<Fact>,
) -> Result<(), Stuck> {
    let span = item.noun.span;
    for property in properties {
        match &property.what {
            What::Required(_) => {}
            What::Unique(reach @ (Uniqueness::Scoped | Uniqueness::AcrossTenants)) => facts.push(Fact::Unique {
                entity: subject.clone(),
                fields: vec![item.noun.clone()],
                reach: *reach,
                span: property.span,
            }),
            _ => {
                let expected = format!("`optional`, `required` or `unique`: {} is a key", item.noun.one());
                return Err(Stuck::at(property.span, expected));
            }
        }
    }
    let (from, to, required) = (subject.clone(), to.clone(), required(properties));
    facts.push(Fact::relation(Tie { role, required, ..Tie::new(from, to, Way::Key, span) }));
    Ok(())
}

/// A link between two of one kind: each end has a name of its own.
pub(super) fn self_link(name: &str, end: &Noun) -> String {
    let (one, a) = (end.one(), end.a());
    format!("{} links have a first {one}, which is {a}, and a second {one}, which is {a}.", capital(name))
}

/// "subtasks" and "a parent task" of tasks: the name of the key to the parent.
fn parent(clause: &Clause<'_>, subject: &Noun, noun: &Noun) -> Result<Option<Noun>, Stuck> {
    if clause.book.is_settled() && clause.book.knows(noun) && noun.one() != subject.one() {
        return Ok(None);
    }
    let (one, own) = (noun.one(), subject.one());
    let own_parent = format!("{own} parent");
    if noun.plural && (one == "parent" || one == format!("parent {own}")) {
        return Err(Stuck::at(noun.span, format!("one parent, as in `a parent {own}`: a key holds one")));
    }
    if one == own_parent {
        return Err(Stuck::at(noun.span, format!("`parent {own}`, if it is {} too", subject.a())));
    }
    let sub = [format!("sub{own}"), format!("sub {own}"), format!("child {own}")].iter().any(|text| text == one);
    if !sub && one != format!("parent {own}") && one != "parent" {
        return Ok(None);
    }
    let text = if one == "parent" { one.to_owned() } else { format!("parent {own}") };
    Ok(Some(noun.one_named(text)))
}

/// Words that before an entity can only say which part it plays.
const PLAYED: &[&str] = &[
    "away",
    "backup",
    "base",
    "deputy",
    "destination",
    "favorite",
    "favourite",
    "home",
    "lead",
    "losing",
    "opposing",
    "origin",
    "original",
    "preferred",
    "primary",
    "receiving",
    "referring",
    "responsible",
    "secondary",
    "sending",
    "substitute",
    "supervising",
    "target",
    "winning",
];

/// "A harbour home" is turned round.
fn turned_round(clause: &Clause<'_>, noun: &Noun) -> Result<(), Stuck> {
    let Some((first, last)) = noun.one().split_once(' ').filter(|(_, last)| PLAYED.contains(last)) else {
        return Ok(());
    };
    if !clause.book.is_settled() || !clause.book.knows(&noun.one_named(first)) {
        return Ok(());
    }
    Err(Stuck::at(noun.span, format!("`{last} {first}`, if it is one of the {}", noun.one_named(first).many())))
}

/// "A home harbour", "a primary midwife": the entity, where the word before it can only say which part it plays.
fn in_role(clause: &Clause<'_>, subject: &Noun, noun: &Noun) -> Option<Noun> {
    let (first, last) = noun.one().split_once(' ')?;
    if !clause.book.is_settled() || noun.plural || !PLAYED.contains(&first) || clause.book.knows(noun) {
        return None;
    }
    // "A base price" where prices are an entity that bases have would be one, too; the whole behind the word must be it.
    let head = noun.one_named(last);
    (clause.book.knows(&head) && head.model() != "Address" && subject.model() != noun.model()).then_some(head)
}

/// "a shipping address" where addresses are an entity, "items" where order items are: a value, or the entity? It must be said.
fn ends_in_entity(clause: &Clause<'_>, subject: &Noun, noun: &Noun) -> Result<(), Stuck> {
    // "A number of tiles" is a count, whatever tiles are.
    let one = noun.one();
    if !clause.book.is_settled() || one.starts_with("number of ") {
        return Ok(());
    }
    let own = || capital(subject.many());
    let Some((_, last)) = one.rsplit_once(' ') else {
        let is_meant = |entity: &&String| noun.plural || **entity == format!("{} {one}", subject.one());
        let Some(longer) = clause.book.ending_in(one).iter().find(is_meant) else { return Ok(()) };
        let whole = noun.named(longer.clone());
        let (expected, sentence) = if noun.plural {
            (whole.many().to_owned(), format!("{} have many {}.", own(), whole.many()))
        } else {
            (whole.a(), format!("{} have {}.", own(), whole.a()))
        };
        return Err(Stuck::at(noun.span, format!("`{expected}`, or a type in parentheses")).instead(sentence));
    };
    let head = noun.one_named(last);
    if !clause.book.knows(&head) {
        return Ok(());
    }
    let expected =
        format!("whether it is one of the {}, or a field of its own with a type in parentheses", head.many());
    let sentence = format!("{} have {} {one}, which is {} {last}.", own(), article(one), article(last));
    Err(Stuck::at(noun.span, expected).instead(sentence))
}
