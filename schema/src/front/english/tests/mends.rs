//! What is said of a sentence that no form reads, as a newcomer sees it.

use super::show_with;
use crate::front::english::Context;

const BEFORE: &str = "Huskies have a name, a colour and an age. Huskies belong to kennels. Kennels have a name. ";

/// A sentence, what is said to be wrong with it, and what is offered.
const CASES: &[(&str, &str, &str)] = &[
    ("Name is unqiue.", "`unqiue` is no word of a sentence form; did you mean `unique`?", "write \"Name is unique.\""),
    ("Huskies havee a mood.", "did you mean `have`?", "write \"Huskies have a mood.\""),
    (
        "The mood is calm or wild.",
        "values of a field are listed behind \"can be\"",
        "write \"Mood can be calm or wild.\"",
    ),
    ("Huskies have a weight in kg.", "a unit stands in parentheses", "write \"Huskies have a weight (in kg).\""),
    (
        "A husky can have up to three owners.",
        "how many owners there may be is not kept",
        "write \"A husky can have many owners.\"",
    ),
    (
        "Kennels can have a max of 20 huskies.",
        "how many huskies there may be",
        "write \"Kennels can have many huskies.\"",
    ),
    (
        "If a husky is old, its name is optional.",
        "what holds for some rows only",
        "leave it out, or begin its line with `>`",
    ),
    ("Only keepers can delete huskies.", "what holds for some rows only", "begin its line with `>`"),
    (
        "The price is computed from the age.",
        "a computation is no part of a schema",
        "write \"The price is not stored.\"",
    ),
    (
        "Delete huskies when their kennel is deleted.",
        "the other way round",
        "write \"Deleting a kennel deletes its huskies.\"",
    ),
    (
        "A husky is owned by a person or a company.",
        "a key leads to one entity",
        "write \"Huskies may belong to a person. Huskies may belong to a company.\"",
    ),
    ("I want to store the races of each husky.", "what there is", "write \"A husky has many races.\""),
    ("Add a table for races.", "what there is", "write \"Races have a name.\""),
    ("races(name, year)", "behind \"have\"", "write \"Races have name, year.\""),
    ("Husky -> Kennel", "what an arrow means", "write \"Huskies belong to kennels.\""),
    ("Use Oracle.", "the engines are PostgreSQL, MySQL, MariaDB and SQLite", "write \"Use PostgreSQL.\""),
    ("Der Husky und die Hütte haben einen Namen.", "descriptions are read in English", "begin its line with `>`"),
    ("CREATE TABLE huskies (id integer)", "this looks like code", "write"),
    (
        "Huskies have a nickname that begins with a capital letter.",
        "expected a comma",
        "write \"Huskies have a nickname.\"",
    ),
    ("Kennels have a view over the valley.", "expected a comma", "write \"Kennels have a view.\""),
];

#[test]
fn a_newcomer_is_told_what_to_write() {
    for (sentence, why, cure) in CASES {
        let (_, complaints) = show_with(&format!("{BEFORE}{sentence}"), &Context::default());
        assert_eq!(complaints.len(), 1, "{sentence}: {complaints:#?}");
        assert!(complaints[0].contains(why), "{sentence}\n{}\nhas no {why:?}", complaints[0]);
        assert!(complaints[0].contains(cure), "{sentence}\n{}\nhas no {cure:?}", complaints[0]);
    }
}

/// What is offered is understood, where the user pastes it in place of the sentence.
#[test]
fn what_is_offered_is_understood() {
    for (sentence, ..) in CASES {
        let (_, complaints) = show_with(&format!("{BEFORE}{sentence}"), &Context::default());
        let helps = complaints.iter().filter_map(|complaint| complaint.split("help: write ").nth(1));
        for offer in helps.flat_map(|help| help.split('"').skip(1).step_by(2)) {
            let (_, complaints) = show_with(&format!("{BEFORE}{offer}"), &Context::default());
            let unread = complaints.iter().find(|complaint| complaint.contains("not_understood"));
            assert!(unread.is_none(), "{sentence} offers {offer:?}, but {unread:?}");
        }
    }
}

/// What bends the rest of a sentence is not left out of an offer.
#[test]
fn no_offer_says_the_contrary() {
    for sentence in [
        "Huskies have a birthday before their arrival date.",
        "Huskies have a name, but not a nickname.",
        "Huskies have a nickname other than their name.",
    ] {
        let (_, complaints) = show_with(&format!("{BEFORE}{sentence}"), &Context::default());
        let offers = complaints.iter().any(|text| text.contains("have a birthday.") || text.contains("a nickname.\""));
        assert!(!complaints.is_empty() && !offers, "{sentence}: {complaints:#?}");
    }
}
