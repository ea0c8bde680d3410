//! Pages of what is no rule: complaints of reading, lowering, configuration and waivers. They have no weight and no waiver.

/// Code and page, sorted.
pub(super) static PAGES: &[(&str, &str)] = &[];
