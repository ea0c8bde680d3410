//! Texts in files and long literals: the place of a mistake, whatever stands before it; and what `strict = true` makes of assumptions.

use crate::package::{all, check, one, package};

const CONFIG: &str = "engine = \"sqlite\"\n";
const MAIN: &str = "#![allow(dead_code)]\n\nmod model;\n\nfn main() {}\n";
const BUILD: &str =
    "fn main() {\n    groundplan_build::Schema::from_files([\"src/model.rs\"]).migrations(\"migrations\").run();\n}\n";

/// Lines that end as on Windows, a tab, and letters of two and of four bytes before the mistake, which stands in line 6.
const FERRIES: &str = "# Fähren\r\n\r\nPiers have a name.\r\n\r\n<!-- Ufer -->\r\n\
    \t<!-- 🦭 für später --> Ferries have a name, a colour, more or less.\r\n\r\nPiers have a depth.\r\n";
const PLACE: &str = "6:55: `more or less` is not understood";

#[test]
fn columns_are_characters_in_files_and_in_literals() {
    let model = "groundplan::schema! { file = \"src/ferries.md\" }\n";
    let files =
        [("groundplan.toml", CONFIG), ("src/main.rs", MAIN), ("src/model.rs", model), ("src/ferries.md", FERRIES)];
    let (said, _) = check(&package("ferries-in-a-file", &files));
    let file = one(&said, &[&format!("src/ferries.md:{PLACE}")]);
    assert_eq!((said.len(), &file.place), (1, &("src/model.rs".to_owned(), 1)), "{}", all(&said));
    assert!(file.rendered.contains("Ferries have a name, a colour, more or less."), "{}", file.rendered);

    // The same in a raw string: its first line stands behind the quote.
    let model = format!("groundplan::schema! {{ r#\"{FERRIES}\"# }}\n");
    let files = [("groundplan.toml", CONFIG), ("src/main.rs", MAIN), ("src/model.rs", model.as_str())];
    let (said, _) = check(&package("ferries-in-a-literal", &files));
    let literal = one(&said, &[&format!("src/model.rs:{PLACE}")]);
    assert_eq!((said.len(), &literal.place), (1, &("src/model.rs".to_owned(), 1)), "{}", all(&said));

    // One literal for each sentence: the compiler itself underlines it.
    let model = "groundplan::schema! {\n    \"Piers have a name.\"\n    \"Ferries have a näme, more or less.\"\n}\n";
    let files = [("groundplan.toml", CONFIG), ("src/main.rs", MAIN), ("src/model.rs", model)];
    let (said, _) = check(&package("ferries-sentence-by-sentence", &files));
    let sentence = one(&said, &["src/model.rs:3:27: `more or less` is not understood"]);
    assert_eq!((said.len(), &sentence.place), (1, &("src/model.rs".to_owned(), 3)), "{}", all(&said));
    assert!(sentence.rendered.contains("    \"Ferries have a näme, more or less.\"\n"), "{}", sentence.rendered);
}

/// By the macro, with build.rs beside it: one error for each assumption, at its place and with what to write; nothing is migrated.
#[test]
fn strict_makes_every_assumption_an_error() {
    let strict = "engine = \"sqlite\"\nstrict = true\n";
    let model = "groundplan::schema! {\n    \"Ferries have a title.\"\n    \"Ferries belong to piers.\"\n}\n";
    let files = [("groundplan.toml", strict), ("build.rs", BUILD), ("src/main.rs", MAIN), ("src/model.rs", model)];
    let package_of_it = package("strict", &files);
    let (said, stderr) = check(&package_of_it);
    for (place, line, cure) in [
        ("src/model.rs:2:21: `title`", 2, "title (string(255))"),
        ("src/model.rs:3:24: `piers`", 3, "Piers have a name."),
        ("src/model.rs:3:24: `piers`", 3, "A pier cannot be deleted while it has ferries."),
    ] {
        let found = one(&said, &[place, cure]);
        assert!(found.rendered.contains("rule: strict"), "{}", found.rendered);
        assert_eq!(found.place, ("src/model.rs".to_owned(), line), "{}", found.rendered);
    }
    assert_eq!(said.len(), 3, "{}\n{stderr}", all(&said));
    assert!(!package_of_it.folder.join("migrations/.draft").exists(), "nothing is migrated");

    // All of it said.
    let model = "groundplan::schema! {\n    \"Ferries have a title (string(255)).\"\n    \"Piers have a name (string(90)).\"\n    \
        \"Ferries belong to piers. A pier cannot be deleted while it has ferries.\"\n}\n";
    let files = [("groundplan.toml", strict), ("build.rs", BUILD), ("src/main.rs", MAIN), ("src/model.rs", model)];
    let (said, stderr) = check(&package("strict-and-said", &files));
    assert!(said.is_empty(), "{}\n{stderr}", all(&said));
}
