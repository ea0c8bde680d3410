//! Facts against facts.

use std::collections::BTreeSet;

/// What is missing and what is too much, one line each; empty where both lists say the same.
///
/// A line about an entity's nature (`Kiln kept`, `Trawler is Boat`) says by itself that the entity is described.
pub fn differences(expected: &[String], found: &[String]) -> Vec<String> {
    let set = |lines: &[String]| lines.iter().map(|line| normal(line)).collect::<BTreeSet<_>>();
    let (expected_set, found_set) = (set(expected), set(found));
    let implied = |line: &str| !line.contains(' ') && expected_set.iter().any(|other| is_nature_of(line, other));
    let mut out = Vec::new();
    if expected_set.len() < expected.len() {
        out.push("the list says one fact twice".to_owned());
    }
    if found_set.len() < found.len() {
        let twice = found.iter().filter(|line| found.iter().filter(|other| other == line).count() > 1);
        out.extend(twice.map(|line| format!("twice    {line}")).collect::<BTreeSet<_>>());
    }
    out.extend(expected_set.difference(&found_set).map(|line| format!("missing  {line}")));
    out.extend(
        found_set.difference(&expected_set).filter(|line| !implied(line)).map(|line| format!("extra    {line}")),
    );
    out
}

/// Whether a line says of this entity what it is, and so that there is one: `Goat kept` of `Goat`.
pub fn is_nature_of(entity: &str, line: &str) -> bool {
    let Some(rest) = line.strip_prefix(entity).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    ["shared", "kept", "audited"].contains(&rest) || rest.starts_with("is ")
}

/// A line with single blanks, and with its columns in alphabetical order where their order means nothing: in a unique, and around `<->`.
pub fn normal(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with("unique ")
        && let Some((head, rest)) = line.split_once('(')
        && let Some((columns, tail)) = rest.split_once(')')
    {
        let mut columns: Vec<&str> = columns.split(',').map(str::trim).collect();
        columns.sort_unstable();
        return format!("{head}({}){tail}", columns.join(", "));
    }
    if let Some((pair, junction)) = line.split_once(" through ")
        && let Some((left, right)) = pair.split_once(" <-> ")
    {
        let (first, second) = if left <= right { (left, right) } else { (right, left) };
        return format!("{first} <-> {second} through {junction}");
    }
    // `decimal(10, 2)` is the same as `decimal(10,2)`.
    match line.split_once(": decimal(") {
        Some((name, rest)) => format!("{name}: decimal({}", rest.replacen(", ", ",", 1)),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(expected: &[&str], found: &[&str]) -> Vec<String> {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        differences(&owned(expected), &owned(found))
    }

    #[test]
    fn order_means_nothing_but_in_a_search() {
        assert!(compared(&["Kiln", "unique Kiln(b, a)"], &["unique Kiln(a, b)", "Kiln"]).is_empty());
        assert!(compared(&["B <-> A through BA"], &["A <-> B through BA"]).is_empty());
        assert_eq!(compared(&["search Kiln(b, a)"], &["search Kiln(a, b)"]).len(), 2);
    }

    #[test]
    fn a_missing_an_extra_and_a_doubled_fact_are_differences() {
        assert_eq!(compared(&["Kiln"], &[]), ["missing  Kiln"]);
        assert_eq!(compared(&[], &["Kiln mentioned"]), ["extra    Kiln mentioned"]);
        assert_eq!(compared(&["Kiln"], &["Kiln", "Kiln"]), ["twice    Kiln"]);
    }

    #[test]
    fn an_entity_with_a_nature_is_described() {
        assert!(compared(&["Kiln kept"], &["Kiln", "Kiln kept"]).is_empty());
        assert!(compared(&["Trawler is Boat"], &["Trawler", "Trawler is Boat"]).is_empty());
        assert_eq!(compared(&["Kiln mentioned"], &["Kiln"]).len(), 2);
    }
}
