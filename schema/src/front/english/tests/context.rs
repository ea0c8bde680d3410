//! What the reader is told beside the text, and what it keeps of the text.

use super::{Context, Diagnostics, Sources, read, show_with};

#[test]
fn lenient_collects_what_it_cannot_read() {
    let lenient = Context { lenient: true, ..Context::default() };
    let (lines, complaints) = show_with("Tasks have a title. Users adore tasks. Tasks have a size and, who.", &lenient);
    assert_eq!(complaints, Vec::<String>::new());
    assert_eq!(lines, ["Task", "  title", "unread Users adore tasks", "unread Tasks have a size and, who"]);
}

#[test]
fn what_is_written_elsewhere_is_known() {
    let known = ["User".to_owned()];
    let context = Context { known: &known, ..Context::default() };
    let (lines, complaints) = show_with("Tasks belong to users. Users can have many notes.", &context);
    assert_eq!(
        (lines.join("; "), complaints.len()),
        ("Task; Note mentioned; Task -> User; Note -> User".to_owned(), 0)
    );
    let (_, complaints) = show_with("Users belong to teams. Users have a name.", &context);
    assert!(complaints.iter().all(|c| c.contains("unsupported_item")) && complaints.len() == 2, "{complaints:?}");
}

#[test]
fn soft_delete_by_default_is_no_contradiction() {
    let text = "Tasks belong to projects. Deleted tasks are kept. Deleting a project deletes its tasks.";
    let (_, complaints) = show_with(text, &Context { soft_delete: true, ..Context::default() });
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn several_texts_are_one_description() {
    let mut sources = Sources::new();
    let ids: Vec<_> = ["Tasks belong to projects", "A project has a name"]
        .map(|text| sources.add_literal("m.rs", text, Vec::new()))
        .into();
    let mut out = Diagnostics::new();
    let draft = read(&sources, &ids, &Context::default(), &mut out);
    assert!(out.finish().is_empty());
    assert_eq!(draft.models.iter().map(|m| m.name.value.as_str()).collect::<Vec<_>>(), ["Task", "Project"]);
    assert!(!draft.models[1].only_mentioned);
    assert_eq!(draft.models[1].doc.as_deref(), Some("A project has a name."));
}

#[test]
fn origins_are_exact() {
    let text = "Tasks have a title (up to 9 characters) and an optional due\n  date. Tasks can have multiple tags, and tags can be on multiple tasks.";
    let mut sources = Sources::new();
    let id = sources.add_file("a.md", text);
    let mut out = Diagnostics::new();
    let draft = read(&sources, &[id], &Context::default(), &mut out);
    assert!(out.finish().is_empty());
    let due = &draft.models[0].fields[1];
    assert_eq!((due.name.value.as_str(), due.origin.text.as_str()), ("due_date", "due date"));
    assert_eq!(due.origin.span.map(|span| sources.text(span)), Some("due\n  date"));
    assert_eq!(draft.relations[0].origin.text, "Tasks can have multiple tags");
    assert_eq!(due.required.as_ref().map(|said| sources.text(said.span)), Some("optional"));
}

/// What the reader itself fills in is listed, minimal entities first.
#[test]
fn assumptions_are_listed() {
    let text =
        "Films have a score (decimal), tags, a rating between 1 and 5 and a customer. A film can have multiple genres.";
    let mut sources = Sources::new();
    let id = sources.add_file("a.md", text);
    let mut out = Diagnostics::new();
    let draft = read(&sources, &[id], &Context::default(), &mut out);
    assert!(out.finish().is_empty());
    let listed: Vec<_> = draft.assumptions.iter().map(|a| format!("{}: {}", a.text, a.because)).collect();
    let words = [
        "no sentence says what a customer has",
        "no sentence says what a genre has",
        "a list of strings",
        "an integer",
        "a genre belongs to one film",
        "decimal(10, 2)",
    ];
    assert_eq!(listed.len(), words.len(), "{listed:#?}");
    for (listed, words) in listed.iter().zip(words) {
        assert!(listed.contains(words), "{listed}");
    }
}

#[test]
fn lenient_shows_the_rest_of_a_text() {
    let lenient = Context { lenient: true, ..Context::default() };
    let (lines, complaints) = show_with("Tasks have a title. Changes to tasks must rhyme.", &lenient);
    assert_eq!(complaints, Vec::<String>::new());
    assert_eq!(lines, ["Task", "  title", "unread Changes to tasks must rhyme"]);
}

/// Sentences that are understood and contradict each other are left out, both of them.
#[test]
fn lenient_goes_on_behind_what_does_not_fit() {
    let lenient = Context { lenient: true, ..Context::default() };
    let text = "Tasks have a title. Bolts have a code. Titles are unique. Titles are not unique.";
    let (lines, complaints) = show_with(text, &lenient);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert!(lines.iter().any(|line| line.contains("code")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("unique Task") || line.contains("title unique")), "{lines:#?}");
}

/// What is lost may be an entity, or the other half of a relation: what is named by it is lost, too.
#[test]
fn lenient_makes_nothing_else_of_what_a_lost_sentence_may_have_said() {
    let lenient = Context { lenient: true, ..Context::default() };
    for (text, left) in [
        ("Looms have a code. Weavers have zz, who. Each loom has a head weaver.", "Loom"),
        ("Looms have a code. Each weaver adores it. Looms have a weaver rank and a weaver.", "Loom"),
        ("Looms have a code. Rugs have a hue. Looms zz many rugs, who. Looms carry several rugs.", "Loom"),
    ] {
        let (lines, complaints) = show_with(text, &lenient);
        assert!(complaints.is_empty() && lines.iter().any(|line| line == left), "{complaints:?} {lines:?}");
        assert!(!lines.iter().any(|line| line.contains("weaver") && !line.starts_with("unread")), "{lines:#?}");
        assert!(!lines.iter().any(|line| line.contains("->") || line.contains("<->")), "{lines:#?}");
    }
    // What is said of both ends is all there is to say.
    let text = "Looms have a code. Rugs have a hue. Looms zz rugs, who. Each rug belongs to one loom.";
    let (lines, _) = show_with(text, &lenient);
    assert!(lines.iter().any(|line| line.starts_with("Rug -> Loom")), "{lines:#?}");
}
