//! Names of entities and fields as words, in back-ticks where words alone would be read as something else.

use super::{Plain, Writer};
use crate::ir::Model;
use crate::name;

/// An entity's noun in the forms that sentences need.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    /// "kiln", "`order`".
    pub(super) one: String,
    /// "kilns"; the singular where the plural is not read as one.
    pub(super) many: String,
    /// Whether `many` is a plural.
    pub(super) plural: bool,
    article: &'static str,
}

impl Noun {
    /// "a kiln".
    pub(super) fn a(&self) -> String {
        format!("{} {}", self.article, self.one)
    }

    /// "Kilns have", "A series has".
    pub(super) fn subject(&self, many: &str, one: &str) -> String {
        if self.plural { format!("{} {many}", capital(&self.many)) } else { format!("{} {one}", capital(&self.a())) }
    }

    /// "Each kiln".
    pub(super) fn each(&self) -> String {
        format!("Each {}", self.one)
    }

    /// "A kiln".
    pub(super) fn capital_a(&self) -> String {
        capital(&self.a())
    }
}

impl Noun {
    /// The noun of a model.
    pub(super) fn of(model: &str, plain: Plain) -> Noun {
        let one = name::words(model).join(" ");
        let many = name::table(model).replace('_', " ");
        let last = many.rsplit(' ').next().unwrap_or_default();
        let plural = name::is_plural(last) && name::model(&many) == model && (plain.noun)(&many);
        let article = name::article(&one);
        let one = if (plain.noun)(&one) { one } else { ticked(&one) };
        Noun { many: if plural { many } else { one.clone() }, one, plural, article }
    }
}

impl Writer<'_> {
    /// The noun of a model, also of one that is not part of this schema.
    pub(super) fn entity_noun(&self, model: &str) -> Noun {
        self.nouns.get(model).cloned().unwrap_or_else(|| Noun::of(model, self.plain))
    }

    /// The noun of a model of this schema.
    pub(super) fn noun_of(&self, model: &Model) -> Noun {
        self.entity_noun(&model.name)
    }

    /// A field, key or relation as words: "due date", "`is_active`".
    pub(super) fn field_words(&self, name: &str) -> String {
        let words = name.replace('_', " ");
        if name::snake(&words) == name && (self.plain.noun)(&words) { words } else { ticked(name) }
    }
}

pub(super) fn ticked(text: &str) -> String {
    format!("`{text}`")
}

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// "a, b and c".
pub(super) fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
