//! Names that are drawn: everyday ones, and those that a grammar of English stumbles over.

/// Rust names of entities; some are words of the grammar, some have no plural of their own, some end alike.
pub(super) const MODELS: &[&str] = &[
    "Kiln", "Shelf", "Potter", "Glaze", "Lighthouse", "Keeper", "Canoe", "Paddle", "Puppet", "Hive", "QueenBee", "Lock",
    "LockKeeper", "Ferry", "Berth", "Buoy", "Trawler", "Box", "Leaf", "Person", "Customer", "User", "Harbour",
    "Organization", "Guild", "Series", "Species", "Order", "OrderItem", "Group", "Search", "TaskLink", "Default", "List",
    "Use", "Match", "Field", "Index", "Page", "Type", "Category", "Status", "Address", "Database", "VeryLongOrderItem",
    "ActiveMember", "NewArrival",
];

/// Names of fields.
pub(super) const FIELDS: &[&str] = &[
    "name", "fuel", "stage", "depth", "weight", "price", "is_active", "due_date", "notes", "code", "valid_until", "from",
    "many", "size", "tags", "colours", "manager", "customer", "type", "kind", "status", "priority", "email", "phone",
    "birth_date", "first_name", "last_name", "home", "first", "end", "work_phone", "settings", "line_2", "number",
    "default", "up_to", "id_card", "started_at", "description", "number_of_seats", "date_of_birth", "per", "sub_code",
    "order_items", "unique_mark", "optional_extra", "text_body", "title", "date", "time", "timestamps", "cast", "acl",
    "shipping_address", "harbour_number", "owner_id_card", "parent_code", "integer_part", "class", "where", "each_way",
    "glaze_id", "max_load", "at_sea", "s", "ratings",
];

/// Roles of keys.
pub(super) const ROLES: &[&str] = &[
    "owner", "predecessor", "successor", "home_port", "reviewer", "boss", "first_keeper", "second_keeper", "next",
    "original", "many", "by", "created_by", "previous_version", "left_neighbour",
];

/// Stored values of enums.
pub(super) const VALUES: &[&str] = &[
    "raw", "fired", "sold", "in_progress", "not_started", "optional", "text", "unique", "now", "high", "low", "a",
    "weekly", "to_do", "default", "Very Cold", "x-ray", "or", "and", "partly_paid_by_card", "true", "active",
];

/// Texts that are defaults.
pub(super) const TEXTS: &[&str] =
    &["raw", "now", "", " spaced ", "potter's", "say \"yes\"", "5", "true", "one. Two, three", "`ticked`", "a; b", "ü"];
