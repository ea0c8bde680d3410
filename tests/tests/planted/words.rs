//! Words to plant with, and what the pages of the rules leave out.

use groundplan_schema::name;

use super::application::Model;

/// Plurals that hold several values in one.
pub(crate) const LISTS: &[&str] = &["nicknames", "colours", "tags", "allergens"];

/// Names for many columns at once, none of which a rule looks at.
pub(crate) const HISTORIES: &[&str] = &[
    "amber", "basalt", "birch", "canyon", "cedar", "cobalt", "coral", "dune", "elm", "fern", "flint", "garnet",
    "granite", "harbour", "hazel", "heather", "indigo", "island", "ivory", "jade", "juniper", "lagoon", "larch",
    "lichen", "linden", "maple", "marble", "meadow", "moss", "oak", "ochre", "opal", "orchard", "pebble", "pine",
    "poplar", "prairie", "quartz", "reef", "ridge", "river", "rowan", "saffron", "sienna", "slate", "spruce", "teal",
    "thicket", "umber", "valley", "willow", "yew",
];

fn last(model: &Model) -> String {
    name::words(&model.name).last().cloned().unwrap_or_default()
}

/// A line, a log or an import holds copies of what others are known by (business_key_not_unique).
pub(crate) fn is_copy(model: &Model) -> bool {
    const COPIES: &[&str] = &[
        "alias",
        "archive",
        "audit",
        "event",
        "history",
        "import",
        "item",
        "line",
        "log",
        "redirect",
        "revision",
        "row",
        "snapshot",
        "translation",
        "version",
    ];
    COPIES.contains(&last(model).as_str())
}

/// Whoever signs in (business_key_not_unique).
pub(crate) fn is_account(model: &Model) -> bool {
    ["admin", "employee", "subscriber", "user"].contains(&last(model).as_str())
        || model.has("password_hash")
        || model.has("username")
}

/// Rows that outlive what they speak of (polymorphic_reference).
pub(crate) fn is_record(model: &Model) -> bool {
    const RECORDS: &[&str] = &[
        "activity", "archive", "audit", "event", "history", "job", "journal", "log", "message", "metric", "outbox",
        "trail", "webhook",
    ];
    RECORDS.contains(&last(model).as_str())
}

/// Where an address or a phone is somebody's (pii_unprotected).
pub(crate) fn is_people(model: &Model) -> bool {
    const PEOPLE: &[&str] = &[
        "account",
        "applicant",
        "candidate",
        "client",
        "contact",
        "customer",
        "driver",
        "employee",
        "guest",
        "member",
        "patient",
        "person",
        "profile",
        "subscriber",
        "user",
    ];
    let named =
        model.fields.iter().any(|field| matches!(field.value["pii"].as_str(), Some("name" | "birth_date" | "ssn")));
    named || name::words(&model.name).iter().any(|word| PEOPLE.contains(&word.as_str()))
}

/// Where a quantity may be negative (range_without_check).
pub(crate) fn is_signed(model: &Model) -> bool {
    const SIGNED: &[&str] =
        &["adjustment", "correction", "entry", "ledger", "movement", "player", "posting", "team", "transaction"];
    name::words(&model.name).iter().any(|word| SIGNED.contains(&word.as_str()))
}

/// Where it is a fault that columns are mostly empty (mostly_nullable), and they are not yet.
pub(crate) fn may_be_full(model: &Model) -> bool {
    const DETAILS: &[&str] = &[
        "configuration",
        "detail",
        "details",
        "draft",
        "filter",
        "import",
        "preference",
        "preferences",
        "profile",
        "setting",
        "settings",
    ];
    let own: Vec<_> = model
        .fields
        .iter()
        .filter(|field| field.own && (field.required || !matches!(field.ty.as_str(), "timestamp" | "date")))
        .collect();
    let empty = own.iter().filter(|field| !field.required).count();
    !DETAILS.contains(&last(model).as_str()) && empty * 2 <= own.len()
}
