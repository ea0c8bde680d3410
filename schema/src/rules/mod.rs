//! The rules of the scorecard. One rule is one file: page, metadata, check, tests, in that order.
//!
//! To add one: write `<area>/<rule>.rs`, and add its two sorted lines below, in its area's `mod` and in [`RULES`].
//! `tests/tests/rules.rs` compares the folders with the registry and demands the page's sections and both tests; and it demands
//! `tests/rule_cases/<rule>.md`: what fails, passes and is waived in structs, in English and in SQL, or why it cannot be broken there.

mod complaint;
mod dimension;
mod evaluate;
mod explain;
#[cfg(test)]
pub(crate) mod fixture;
pub mod held;
mod overview;
mod paste;
mod rule;
mod way;
mod words;

mod constraints {
    pub(super) mod bare_varchar;
    pub(super) mod boolean_without_default;
    pub(super) mod business_key_not_unique;
    pub(super) mod default_outside_values;
    pub(super) mod enum_without_check;
    pub(super) mod money_as_float;
    pub(super) mod mostly_nullable;
    pub(super) mod native_enum;
    pub(super) mod nullable_in_unique;
    pub(super) mod numbered_columns;
    pub(super) mod padded_text;
    pub(super) mod range_ends_unchecked;
    pub(super) mod range_without_check;
    pub(super) mod unique_ignores_soft_delete;
    pub(super) mod unique_without_tenant;
    pub(super) mod unsatisfiable_check;
}

mod conventions {
    pub(super) mod column_not_singular;
    pub(super) mod constraint_name;
    pub(super) mod name_not_snake_case;
    pub(super) mod reserved_word;
    pub(super) mod table_not_plural;
}

mod indexes {
    pub(super) mod equality_sort_range;
    pub(super) mod fk_without_index;
    pub(super) mod json_search_without_gin;
    pub(super) mod redundant_index;
    pub(super) mod soft_delete_without_partial_index;
    pub(super) mod tenant_not_first;
}

mod integrity {
    pub(super) mod array_of_keys;
    pub(super) mod cascade_cycle;
    pub(super) mod circular_required;
    pub(super) mod fk_crosses_tenants;
    pub(super) mod fk_type_mismatch;
    pub(super) mod fk_undeclared;
    pub(super) mod fk_without_on_delete;
    pub(super) mod kept_rows_erased;
    pub(super) mod orphan_table;
    pub(super) mod polymorphic_reference;
    pub(super) mod set_null_on_required;
}

mod operations {
    pub(super) mod god_table;
    pub(super) mod missing_primary_key;
    pub(super) mod missing_rls;
    pub(super) mod missing_timestamps;
    pub(super) mod pii_unprotected;
    pub(super) mod short_primary_key;
    pub(super) mod soft_delete_undeclared;
    pub(super) mod timestamp_without_zone;
    pub(super) mod undocumented_model;
}

pub use dimension::Dimension;
pub use explain::{explain, pages};
pub use overview::Overview;
pub use rule::{Case, Rule, Scope, Tally};

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[
    &integrity::array_of_keys::RULE,
    &constraints::bare_varchar::RULE,
    &constraints::boolean_without_default::RULE,
    &constraints::business_key_not_unique::RULE,
    &integrity::cascade_cycle::RULE,
    &integrity::circular_required::RULE,
    &conventions::column_not_singular::RULE,
    &conventions::constraint_name::RULE,
    &constraints::default_outside_values::RULE,
    &constraints::enum_without_check::RULE,
    &indexes::equality_sort_range::RULE,
    &integrity::fk_crosses_tenants::RULE,
    &integrity::fk_type_mismatch::RULE,
    &integrity::fk_undeclared::RULE,
    &indexes::fk_without_index::RULE,
    &integrity::fk_without_on_delete::RULE,
    &operations::god_table::RULE,
    &indexes::json_search_without_gin::RULE,
    &integrity::kept_rows_erased::RULE,
    &operations::missing_primary_key::RULE,
    &operations::missing_rls::RULE,
    &operations::missing_timestamps::RULE,
    &constraints::money_as_float::RULE,
    &constraints::mostly_nullable::RULE,
    &conventions::name_not_snake_case::RULE,
    &constraints::native_enum::RULE,
    &constraints::nullable_in_unique::RULE,
    &constraints::numbered_columns::RULE,
    &integrity::orphan_table::RULE,
    &constraints::padded_text::RULE,
    &operations::pii_unprotected::RULE,
    &integrity::polymorphic_reference::RULE,
    &constraints::range_ends_unchecked::RULE,
    &constraints::range_without_check::RULE,
    &indexes::redundant_index::RULE,
    &conventions::reserved_word::RULE,
    &integrity::set_null_on_required::RULE,
    &operations::short_primary_key::RULE,
    &operations::soft_delete_undeclared::RULE,
    &indexes::soft_delete_without_partial_index::RULE,
    &conventions::table_not_plural::RULE,
    &indexes::tenant_not_first::RULE,
    &operations::timestamp_without_zone::RULE,
    &operations::undocumented_model::RULE,
    &constraints::unique_ignores_soft_delete::RULE,
    &constraints::unique_without_tenant::RULE,
    &constraints::unsatisfiable_check::RULE,
];

/// The rule of this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The names of all rules, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name)
}

/// Whether this is the code of a complaint of reading, lowering or configuration, which is no rule.
pub fn is_complaint(code: &str) -> bool {
    complaint::PAGES.iter().any(|(name, _)| *name == code)
}
