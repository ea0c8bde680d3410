//! The sentence forms: one file each, and one line each in the lists below.

mod account;
mod act;
mod acted;
mod alone;
mod audited;
mod automatic;
mod belong;
pub(super) mod cardinality;
mod colon;
mod constraint;
mod contain;
mod default;
mod deleting;
mod derived;
mod either;
pub(super) mod empty;
mod ends;
mod engine;
mod exercise;
mod feature;
mod frame;
mod have;
mod identified;
mod index;
mod kept;
mod kind;
mod leave;
mod link;
mod linking;
mod many;
mod once;
mod only_once;
mod order;
mod pair;
mod passed;
mod per;
mod placed;
mod range;
mod recorded;
mod renamed;
mod search;
mod share;
mod shared;
mod store;
mod tenant;
mod there;
mod through;
mod together;
mod twice;
mod usage;
mod values;
mod waived;
mod with;

use super::clause::{Clause, Outcome};

/// A sentence form.
pub struct Form {
    /// Its name, as the file is called.
    pub name: &'static str,
    /// Its page: what it says, with examples (the indented lines) that are read by a test.
    pub page: &'static str,
    /// Words that show that a sentence was meant to be one of this form.
    pub(super) cues: &'static [&'static str],
    /// A sentence of this form, to be filled with the user's nouns.
    pub(super) template: &'static str,
    /// The matcher.
    pub(super) read: fn(&Clause<'_>) -> Outcome,
}

/// All forms, by name. Their order means nothing: a sentence that two of them read is an error.
static FORMS: &[&Form] = &[
    &account::FORM,
    &act::FORM,
    &acted::FORM,
    &alone::FORM,
    &audited::FORM,
    &automatic::FORM,
    &belong::FORM,
    &cardinality::FORM,
    &colon::FORM,
    &constraint::FORM,
    &contain::FORM,
    &default::FORM,
    &deleting::FORM,
    &derived::FORM,
    &either::FORM,
    &empty::FORM,
    &ends::FORM,
    &engine::FORM,
    &exercise::FORM,
    &feature::FORM,
    &frame::FORM,
    &have::FORM,
    &identified::FORM,
    &index::FORM,
    &kept::FORM,
    &kind::FORM,
    &leave::FORM,
    &link::FORM,
    &linking::FORM,
    &many::FORM,
    &once::FORM,
    &only_once::FORM,
    &order::FORM,
    &pair::FORM,
    &passed::FORM,
    &per::FORM,
    &placed::FORM,
    &range::FORM,
    &recorded::FORM,
    &renamed::FORM,
    &search::FORM,
    &share::FORM,
    &shared::FORM,
    &store::FORM,
    &tenant::FORM,
    &there::FORM,
    &through::FORM,
    &together::FORM,
    &twice::FORM,
    &usage::FORM,
    &values::FORM,
    &waived::FORM,
    &with::FORM,
];

/// All forms.
pub fn forms() -> impl Iterator<Item = &'static Form> {
    FORMS.iter().copied()
}

/// All forms, as a list.
pub(super) fn all() -> &'static [&'static Form] {
    FORMS
}

/// Whether a word belongs to a form, so that it is nobody's noun in a suggestion.
pub(super) fn is_cue(word: &str) -> bool {
    FORMS.iter().any(|form| form.cues.contains(&word))
}
