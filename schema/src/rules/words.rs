//! The user's own nouns, for cures that are sentences.

use crate::name;

/// `OrderItem` → "order item".
pub(super) fn noun(model: &str) -> String {
    name::words(model).join(" ")
}

/// `OrderItem` → "order items".
pub(super) fn nouns(model: &str) -> String {
    name::words(&name::table(model)).join(" ")
}

/// For the start of a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

/// "Order item quantity": what a sentence about one field begins with.
pub(super) fn subject(model: &str, field: &str) -> String {
    capital(&format!("{} {}", noun(model), name::words(field).join(" ")))
}

/// "a" or "an", and the word.
pub(super) fn a(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !noun.starts_with("us") && !noun.starts_with("uni");
    format!("{} {noun}", if an { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_models() {
        assert_eq!((noun("OrderItem").as_str(), nouns("OrderItem").as_str()), ("order item", "order items"));
        assert_eq!(capital(&nouns("Category")), "Categories");
        assert_eq!(subject("OrderItem", "unit_price"), "Order item unit price");
        assert_eq!((a("user"), a("invoice"), a("task")), ("a user".into(), "an invoice".into(), "a task".into()));
    }
}
