//! Pages of what is no rule: complaints of reading, lowering, configuration and waivers. They have no weight and no waiver.
//!
//! One page is one file of `complaint/`; a test compares the folder, this list, and the codes that the engine reports.

/// Code and page, sorted.
pub(super) static PAGES: &[(&str, &str)] = &[
    ("ambiguous", include_str!("complaint/ambiguous.md")),
    ("config", include_str!("complaint/config.md")),
    ("contradiction", include_str!("complaint/contradiction.md")),
    ("diesel_overwrites_model", include_str!("complaint/diesel_overwrites_model.md")),
    ("duplicate_name", include_str!("complaint/duplicate_name.md")),
    ("empty_text", include_str!("complaint/empty_text.md")),
    ("engine_not_built", include_str!("complaint/engine_not_built.md")),
    ("engine_not_stated", include_str!("complaint/engine_not_stated.md")),
    ("file_not_read", include_str!("complaint/file_not_read.md")),
    ("identifier_too_long", include_str!("complaint/identifier_too_long.md")),
    ("invalid_attribute", include_str!("complaint/invalid_attribute.md")),
    ("invalid_key", include_str!("complaint/invalid_key.md")),
    ("invalid_name", include_str!("complaint/invalid_name.md")),
    ("minimum", include_str!("complaint/minimum.md")),
    ("missing_column", include_str!("complaint/missing_column.md")),
    ("missing_tenant_column", include_str!("complaint/missing_tenant_column.md")),
    ("not_built_yet", include_str!("complaint/not_built_yet.md")),
    ("not_in_english", include_str!("complaint/not_in_english.md")),
    ("not_planned_yet", include_str!("complaint/not_planned_yet.md")),
    ("not_rust", include_str!("complaint/not_rust.md")),
    ("not_understood", include_str!("complaint/not_understood.md")),
    ("stale_waiver", include_str!("complaint/stale_waiver.md")),
    ("strict", include_str!("complaint/strict.md")),
    ("table_modelled_twice", include_str!("complaint/table_modelled_twice.md")),
    ("tenancy_not_stated", include_str!("complaint/tenancy_not_stated.md")),
    ("unknown_attribute", include_str!("complaint/unknown_attribute.md")),
    ("unknown_name", include_str!("complaint/unknown_name.md")),
    ("unknown_rule", include_str!("complaint/unknown_rule.md")),
    ("unreadable_file", include_str!("complaint/unreadable_file.md")),
    ("unsupported_item", include_str!("complaint/unsupported_item.md")),
    ("unsupported_type", include_str!("complaint/unsupported_type.md")),
    ("waiver_without_reason", include_str!("complaint/waiver_without_reason.md")),
];
