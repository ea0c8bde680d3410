//! The words of a noun and the names that are made of them: a text says few of them, and says them again and again.

use std::borrow::Borrow;
use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

use super::vocabulary::SINGULARS;
use crate::name::{self, Number, WordHasher};

thread_local! {
    /// All that were asked for.
    static KNOWN: RefCell<HashSet<Named, WordHasher>> = RefCell::default();
}

/// Where somebody asks for words without end, all are forgotten.
const MOST: usize = 100_000;

/// The words of a noun, as written; whoever has the same words shares what is made of them.
#[derive(Clone)]
pub(super) struct Named(Rc<Made>);

/// Each is made when somebody asks for it.
struct Made {
    text: Box<str>,
    plural: OnceCell<bool>,
    model: OnceCell<String>,
    field: OnceCell<String>,
    singular_field: OnceCell<String>,
    one: OnceCell<String>,
    many: OnceCell<String>,
}

impl Named {
    /// As [`crate::name::model`] makes it.
    pub(super) fn model(&self) -> &str {
        self.0.model.get_or_init(|| name::model(self))
    }

    /// As [`crate::name::snake`] makes it.
    pub(super) fn field(&self) -> &str {
        self.0.field.get_or_init(|| name::snake(self))
    }

    /// The field with its last word in the singular.
    pub(super) fn singular_field(&self) -> &str {
        self.0.singular_field.get_or_init(|| name::joined(self, '_', Some(Number::One)))
    }

    /// In lower case and in the singular.
    pub(super) fn one(&self) -> &str {
        self.0.one.get_or_init(|| name::joined(self, ' ', Some(Number::One)))
    }

    /// In lower case and in the plural.
    pub(super) fn many(&self) -> &str {
        self.0.many.get_or_init(|| name::joined(self, ' ', Some(Number::Many)))
    }

    /// Whether its last word is a plural.
    pub(super) fn is_plural(&self) -> bool {
        *self.0.plural.get_or_init(|| name::words(self).last().is_some_and(|word| is_plural(word)))
    }
}

/// Whether a word is a plural; short ones ("gps", "os") and some others only look like one.
fn is_plural(word: &str) -> bool {
    name::singular_length(word).is_some_and(|singular| singular > 2) && !SINGULARS.contains(&word)
}

impl From<&str> for Named {
    fn from(text: &str) -> Named {
        KNOWN.with_borrow_mut(|known| {
            if let Some(named) = known.get(text) {
                return named.clone();
            }
            let named = Named(Rc::new(Made {
                text: text.into(),
                plural: OnceCell::new(),
                model: OnceCell::new(),
                field: OnceCell::new(),
                singular_field: OnceCell::new(),
                one: OnceCell::new(),
                many: OnceCell::new(),
            }));
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(named.clone());
            named
        })
    }
}

impl From<String> for Named {
    fn from(text: String) -> Named {
        Named::from(text.as_str())
    }
}

impl Deref for Named {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl Borrow<str> for Named {
    fn borrow(&self) -> &str {
        self
    }
}

impl Hash for Named {
    fn hash<H: Hasher>(&self, state: &mut H) {
        str::hash(self, state);
    }
}

impl PartialEq for Named {
    fn eq(&self, other: &Named) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for Named {}

impl PartialEq<str> for Named {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Named {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
