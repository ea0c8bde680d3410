//! Words that several rooms need. What only one form knows stands in its file.

use std::sync::LazyLock;

/// Verbs that open what is said of a subject. A clause after "and" is one where such a verb follows.
const FINITE: &[&str] = &[
    "are", "belong", "belongs", "can", "cannot", "contain", "contains", "default", "defaults", "has", "have",
    "include", "includes", "is", "may", "must", "should", "was", "were",
];

/// Words that show that a list item says something by itself.
pub(super) const STRUCTURE: &[&str] = &[
    "are", "belong", "belongs", "can", "contain", "contains", "has", "have", "is", "link", "linking", "links", "may",
    "must", "with",
];

/// What stands over a list without being a subject.
pub(super) const LABELS: &[&str] = &[
    "business rules",
    "constraints",
    "data model",
    "data models",
    "database schema",
    "domain model",
    "entities",
    "indexes",
    "main entities",
    "model",
    "models",
    "relations",
    "relationships",
    "requirements",
    "rules",
    "schema",
    "tables",
    "the data model",
    "the entities",
    "the model",
    "the models",
    "the rules",
    "the schema",
    "the tables",
];

/// Labels whose items are entities.
pub(super) const ENTITY_LABELS: &[&str] =
    &["entities", "main entities", "models", "tables", "the entities", "the models", "the tables"];

/// Labels whose items are the fields of the heading above them.
pub(super) const FIELD_LABELS: &[&str] = &["attributes", "columns", "fields", "properties"];

/// Headings of what is no table: a list below them is none of fields.
pub(super) const NO_ENTITIES: &[&str] = &[
    "actors",
    "api",
    "assumptions",
    "background",
    "capabilities",
    "deliverables",
    "deployment",
    "design",
    "endpoints",
    "enums",
    "features",
    "functionality",
    "functions",
    "goals",
    "integrations",
    "introduction",
    "objectives",
    "overview",
    "roadmap",
    "scope",
    "screens",
    "security",
    "stack",
    "stakeholders",
    "stories",
    "styling",
    "technologies",
    "testing",
    "ui",
    "use cases",
    "ux",
    "workflows",
];

/// Last words of fields that people have everywhere: a list with one of them is one of fields.
pub(super) const COMMON_FIELDS: &[&str] = &[
    "address", "author", "barcode", "brand", "city", "code", "color", "colour", "country", "currency", "email", "id",
    "image", "isbn", "label", "language", "location", "material", "motto", "name", "nickname", "number", "owner",
    "password", "phone", "photo", "postcode", "size", "slug", "street", "surname", "tags", "title", "town", "url",
    "username", "website", "zip",
];

/// Words before a noun that only point at it.
const DETERMINERS: &[&str] = &["a", "all", "an", "any", "each", "every", "her", "his", "its", "our", "the", "their"];

/// Words that no name of an entity or field has in it, unless it stands in back-ticks.
const STOP: &[&str] = &[
    "a",
    "about",
    "across",
    "against",
    "all",
    "also",
    "always",
    "an",
    "and",
    "any",
    "anything",
    "approximately",
    "are",
    "as",
    "at",
    "barely",
    "be",
    "because",
    "been",
    "belong",
    "belongs",
    "between",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "composed",
    "comprise",
    "comprises",
    "consist",
    "consists",
    "contain",
    "contains",
    "could",
    "defaults",
    "did",
    "divided",
    "do",
    "does",
    "e.g.",
    "each",
    "either",
    "etc",
    "even",
    "every",
    "everything",
    "exactly",
    "except",
    "for",
    "from",
    "hardly",
    "has",
    "have",
    "he",
    "i",
    "i.e.",
    "if",
    "in",
    "include",
    "includes",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "least",
    "like",
    "made",
    "many",
    "may",
    "maybe",
    "more",
    "most",
    "must",
    "my",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "numerous",
    "of",
    "often",
    "on",
    "only",
    "or",
    "others",
    "otherwise",
    "our",
    "per",
    "perhaps",
    "please",
    "probably",
    "rarely",
    "roughly",
    "seldom",
    "several",
    "she",
    "should",
    "so",
    "something",
    "stuff",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "things",
    "this",
    "those",
    "through",
    "to",
    "too",
    "unless",
    "until",
    "up",
    "us",
    "various",
    "very",
    "via",
    "was",
    "we",
    "were",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "you",
    "your",
];

/// Whether it is one of those.
pub(super) fn is_stop(low: &str) -> bool {
    // Asked of each word many times, and of most the answer is no: only those that begin like it are looked at.
    static FROM: LazyLock<Vec<usize>> =
        LazyLock::new(|| (0..=256).map(|first| STOP.partition_point(|word| first_letter(word) < first)).collect());
    let first = first_letter(low);
    let range = FROM.get(first).copied().zip(FROM.get(first + 1).copied());
    range.and_then(|(from, to)| STOP.get(from..to)).is_some_and(|list| among(list, low))
}

fn first_letter(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

/// Whether it is a verb that makes a sentence.
pub(super) fn is_finite(low: &str) -> bool {
    among(FINITE, low)
}

/// Whether it is an article or a word in its place.
pub(super) fn is_determiner(low: &str) -> bool {
    determiner(low).is_some()
}

/// The article, or the word in its place, that this word is.
pub(super) fn determiner(low: &str) -> Option<&'static str> {
    DETERMINERS.iter().find(|word| is(word, low)).copied()
}

/// Whether a list of a few words has this one; one look at its first letter settles most of them.
pub(super) fn among(list: &[&str], low: &str) -> bool {
    list.iter().any(|word| is(word, low))
}

fn is(word: &str, low: &str) -> bool {
    word.len() == low.len() && word.as_bytes().first() == low.as_bytes().first() && word == low
}

/// People who are the other end of a relation when a list names them (decisions, row 10).
pub(super) const PERSONS: &[&str] = &[
    "buyer",
    "client",
    "customer",
    "employee",
    "guest",
    "member",
    "patient",
    "seller",
    "student",
    "subscriber",
    "teacher",
    "user",
    "visitor",
];

/// Nouns that only say which part somebody plays; who it is must be said.
pub(super) const ROLES: &[&str] =
    &["approver", "assignee", "creator", "manager", "owner", "recipient", "reviewer", "sender", "supervisor"];

/// Plurals that each row has one of: "Kilns have names and prices".
pub(super) const ONE_EACH: &[&str] =
    &["description", "due date", "name", "price", "priority", "status", "title", "first name", "last name"];

/// Plurals that are one value in a row, as the table of conventions knows them.
pub(super) const SINGLE_PLURALS: &[&str] = &[
    "credits",
    "days",
    "details",
    "goods",
    "hours",
    "instructions",
    "minutes",
    "notes",
    "options",
    "points",
    "preferences",
    "seats",
    "seconds",
    "servings",
    "settings",
    "terms",
];

/// What a text calls the columns that every table has.
pub(super) const AUTOMATIC: &[&str] = &[
    "administrative_fields",
    "created_at",
    "creation_date",
    "creation_time",
    "creation_timestamp",
    "id",
    "timestamps",
    "updated_at",
];

/// What an application is called when a sentence only says that there is one.
pub(super) const PRODUCTS: &[&str] = &[
    "api",
    "app",
    "application",
    "backend",
    "blog",
    "cms",
    "crm",
    "database",
    "erp",
    "marketplace",
    "model",
    "platform",
    "portal",
    "product",
    "saas",
    "schema",
    "service",
    "shop",
    "site",
    "software",
    "store",
    "system",
    "tool",
    "tracker",
    "webshop",
    "website",
];

/// What the application itself is called when a sentence says what it has.
pub(super) const SYSTEMS: &[&str] = &[
    "app",
    "application",
    "backend",
    "crm",
    "database",
    "platform",
    "saas",
    "software",
    "system",
    "webshop",
    "website",
];

/// Words before an entity that say which of its rows are meant; no table is made of some rows.
pub(super) const QUALIFIERS: &[&str] = &[
    "active",
    "archived",
    "cancelled",
    "completed",
    "current",
    "deleted",
    "existing",
    "inactive",
    "new",
    "old",
    "other",
    "registered",
    "removed",
    "same",
];

/// What people do with rows of an application: no relation, and nothing of the schema.
pub(super) const USES: &[&str] = &[
    "access", "add", "browse", "change", "create", "delete", "edit", "export", "import", "insert", "look at",
    "maintain", "manage", "modify", "print", "read", "remove", "search", "see", "show", "track", "update", "view",
];

/// Small words that a value may have in it: "in progress", "on hold", "to do", "not started".
pub(super) const IN_VALUES: &[&str] = &["for", "in", "not", "of", "on", "to", "up"];

/// Words that end in "s" and are no plural.
pub(super) const SINGULARS: &[&str] = &["bias", "chaos", "cosmos", "ethos", "https", "lens", "species", "thermos"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            FINITE,
            STRUCTURE,
            LABELS,
            COMMON_FIELDS,
            NO_ENTITIES,
            ENTITY_LABELS,
            FIELD_LABELS,
            DETERMINERS,
            STOP,
            PERSONS,
            ROLES,
            SINGLE_PLURALS,
            AUTOMATIC,
            PRODUCTS,
            SYSTEMS,
            QUALIFIERS,
            SINGULARS,
            IN_VALUES,
            USES,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
