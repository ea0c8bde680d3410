//! Rules that cannot be planted into a form, and why. What is held by construction is not here: `rules/held.rs` has the reasons, each with its test.

use groundplan_schema::ir::Style;

pub(crate) const WITHOUT: &[(&str, Style, &str)] = &[
    (
        "pii_unprotected",
        Style::Database,
        "SQL has no word for it, so the rule is not asked of a database; the report lists what its names give away",
    ),
    (
        "soft_delete_undeclared",
        Style::Database,
        "a database cannot say more than that it has the column, so the rule is not asked of one",
    ),
    ("table_not_plural", Style::Text, "no sentence names a table, and the derived names are plurals"),
];
