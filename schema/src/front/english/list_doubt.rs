//! Lists that no column holds: "a list of dates", "a list of friend ids".

use super::noun::Noun;
use crate::convention::{self, GuessedType};
use crate::ir::Type;
use crate::name;

/// What a list of this may not be, where its items are no words: "a list of dates", "a list of friend ids".
pub(super) fn listed(noun: &Noun) -> Option<String> {
    let one = noun.singular_field();
    let last = one.rsplit('_').next().unwrap_or_default();
    let typed = matches!(last, "boolean" | "decimal" | "float" | "integer" | "json" | "uuid");
    let number = matches!(
        convention::guess("", one).ty,
        GuessedType::Known(
            Type::Boolean
                | Type::Date
                | Type::Decimal { .. }
                | Type::Float
                | Type::Integer
                | Type::Time
                | Type::Timestamp
        )
    );
    let entity = || format!("`many {}`, and a sentence that says what each of them has", noun.many());
    if last == "id" {
        let whose =
            one.strip_suffix("_id").map_or_else(|| "entries".to_owned(), |one| name::plural(&one.replace('_', " ")));
        return Some(format!("`many {whose}`, where {whose} are an entity: no list holds keys to other rows"));
    }
    (typed || number).then(|| format!("{}; a list in a row holds words", entity()))
}
