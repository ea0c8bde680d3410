//! What is wrong with a text, where, and what would be right.

use super::{Context, forms, show_with};

/// Each text, the code of its one complaint, and words that the complaint has.
pub(super) const FAULTS: &[(&str, &str, &[&str])] = &[
    ("", "empty_text", &["Tasks have"]),
    ("> only a note\n<!-- and another -->", "empty_text", &[]),
    ("Tasks have a title. <!-- and", "not_understood", &["-->"]),
    ("Tasks have a title?", "not_understood", &["`?`"]),
    ("Do tasks have a title?", "not_understood", &[]),
    ("Tasks have a title and deleted_at.", "not_understood", &["Deleted tasks are kept."]),
    (
        "Tasks have an age. Age must be at least 5. Age must be at most 3.",
        "contradiction",
        &["1:56", "crm.md:1:32", "both ranges"],
    ),
    ("Tasks have a size. Size must be > 3 and < 3.", "contradiction", &["both ranges"]),
    (
        "Tasks have a title up to 20 characters. Title must be at least 30 characters long.",
        "contradiction",
        &["both ranges of `Task::title`"],
    ),
    ("Tasks have a due date between 2020 and 2030.", "contradiction", &["of type `date`", "one of numbers"]),
    ("Tasks have a name name.", "not_understood", &["name"]),
    ("Tasks have a status. Status can be open, closed closed or done.", "not_understood", &["closed closed"]),
    ("Tasks have a status. Status can be open, closed or.", "not_understood", &["one more value"]),
    ("Tasks can be on several several tags.", "not_understood", &["several"]),
    ("Tasks have a title quickly.", "not_understood", &["`quickly`"]),
    ("Tasks almost always have a title.", "not_understood", &["Tasks almost"]),
    ("Tasks usually belong to projects.", "not_understood", &["Tasks usually"]),
    ("Tasks have a title, temporarily.", "not_understood", &["`temporarily`"]),
    ("Tasks have a status. Status can be open or closed mostly.", "not_understood", &["closed mostly"]),
    ("Tasks have a title. Title defaults to new usually.", "not_understood", &["new usually"]),
    ("Tasks have a count, length 8.", "not_understood", &["8"]),
    ("Tasks have a size, decimal.", "not_understood", &["a type stands in parentheses"]),
    ("Tasks have two names.", "not_understood", &["two names"]),
    ("Tasks have an email that is verified.", "not_understood", &["verified"]),
    ("Tasks have a title, a size and a title.", "not_understood", &["each field once"]),
    ("Tasks have a dueDate and a due date.", "not_understood", &["in one spelling"]),
    ("Tasks have a title and a size. Users often search tasks by title or size.", "not_understood", &["or size"]),
    ("Users adore tasks.", "not_understood", &["Users adore tasks"]),
    ("Tasks have a title. Users can view projects.", "unknown_name", &["projects"]),
    ("Tasks have a title. Users can add tasks with a size.", "not_understood", &["size"]),
    (
        "Films have a title and a year. Title and year must be unique.",
        "not_understood",
        &["Title and year must be unique together.", "Title and year must each be unique."],
    ),
    ("Films have a name. Both are unique.", "not_understood", &["Both"]),
    ("Films have a positive mood.", "not_understood", &["positive"]),
    ("Ropes have a code. Keepers can manage ropes.", "not_understood", &["whether that is a relation"]),
    ("Ropes have a code with a length of 5.", "not_understood", &["characters"]),
    (
        "Codes have a name. Films have a code (integer). Sizes belong to films. Ropes have a size (integer).",
        "contradiction",
        &["is a field of `Rope`"],
    ),
    ("Films have a price. Price can be positive.", "not_understood", &["must be"]),
    ("Films have a title. A film's price is not stored. Films have a price.", "contradiction", &["is not stored"]),
    ("Films have a share between 5% and 45%.", "not_understood", &["without `%`"]),
    ("Films have a height above 5. Film height is below 2.", "contradiction", &["both ranges"]),
    ("An app with login, notifications and a dashboard.", "not_understood", &["features"]),
    ("Tasks have a title but no description.", "not_understood", &["1:20", "but no description"]),
    ("Tasks have a title and, who.", "not_understood", &["`who` is not understood"]),
    ("Tasks have a title (up to the sky).", "not_understood", &["a number"]),
    ("Tasks have a frame (bark, moss).", "not_understood", &["bark, moss"]),
    ("Tasks do not have a title.", "not_understood", &[]),
    ("Tasks can't have a title.", "not_understood", &["can't"]),
    ("Tasks have no title.", "not_understood", &["no title"]),
    ("Tasks have a title. Deleted tasks have a reason.", "not_understood", &["`tasks`"]),
    ("The system has users.", "not_understood", &["An application with"]),
    ("Tasks have a title, status, etc.", "not_understood", &["`etc`"]),
    ("Tasks have exactly 3 tags.", "not_understood", &["exactly 3 tags"]),
    ("Tasks have a title\nProjects have a name", "not_understood", &["2:10", "a line break"]),
    ("A user can have many friends, who are users.", "not_understood", &["first user, which is a user"]),
    ("Friendships link users to users.", "not_understood", &["first user"]),
    ("Films have a name and ACL.", "acl_not_enforced", &["nothing enforces it"]),
    (
        "Users have a name. Profiles have a bio. Profiles belong to users. Profiles are identified by their user.",
        "not_understood",
        &["Each user has one profile."],
    ),
    ("It has a name.", "not_understood", &["`It`"]),
    ("Telescopes and sledges have a code. It has a colour.", "ambiguous", &["1:37", "which of the subjects"]),
    ("Looms are repaired by several weavers. They have a nickname.", "ambiguous", &["1:40", "persons"]),
    ("Telescopes have a code. This sledge has a colour.", "unknown_name", &["1:30", "`sledge`"]),
    ("Each parcel is sent by one miller. Each parcel is received by one miller.", "ambiguous", &["1:36", "a role"]),
    ("A miller trains several millers.", "ambiguous", &["name the other one"]),
    ("Each telescope belongs to exactly one tower (many-to-many).", "contradiction", &["1:46", "many-to-many"]),
    ("A climber can join many camps. A camp can have many climbers, each with a role.", "ambiguous", &["1:63"]),
    ("Looms have a code. Another loom has a colour.", "not_understood", &["for all of its rows"]),
    ("Boats belong to a home harbour and a destination harbour.", "not_understood", &["Harbours have a code."]),
    ("A loom has a code, and uses oil.", "not_understood", &["an article"]),
    ("Keepers have a name. Keepers who work nights have a lamp code.", "not_understood", &["who work nights"]),
    ("Tasks have an owner.", "not_understood", &["who is a user"]),
    ("Tasks have an email or a phone.", "not_understood", &["or a phone"]),
    ("Tasks have up to three tags.", "not_understood", &["up to three"]),
    ("Orders have a total and items. Order items have a quantity.", "not_understood", &["order items"]),
    ("Films have an age between 150 and 0.", "not_understood", &["between 150 and 0"]),
    ("Films have a stage. Stage can be raw, cut or raw.", "not_understood", &["already"]),
    ("| Field | Type |\n|---|---|", "not_understood", &["Field"]),
    (
        "Tasks have a title. Tasks have an optional title. Title is required.",
        "contradiction",
        &["1:60", "crm.md:1:35", "`Task::title` is required here and optional elsewhere"],
    ),
    ("Tasks have a unique title. Titles are not unique.", "contradiction", &["1:14"]),
    (
        "Tasks have a size (integer). Task size is a string.",
        "contradiction",
        &["`string` here and `integer` elsewhere"],
    ),
    ("Tasks have a size. Size defaults to 1. Size defaults to 2.", "contradiction", &["two defaults"]),
    (
        "Tasks belong to one project. Tasks can have many projects.",
        "contradiction",
        &["one project by one sentence and many by another"],
    ),
    (
        "Tasks belong to projects. Deleting a project deletes its tasks. A project cannot be deleted while it has tasks.",
        "contradiction",
        &["cascade and restrict"],
    ),
    (
        "Tasks belong to projects. Deleted tasks are kept. Deleting a project deletes its tasks.",
        "contradiction",
        &["crm.md:1:27", "Deleted projects are kept."],
    ),
    ("Tasks have a title. Deleted tasks are kept. Deleted tasks are not kept.", "contradiction", &[]),
    ("A van is a type of car. A car is a type of van.", "contradiction", &[]),
    (
        "Tasks have a title. Projcts are soft deleted. Projects have a name.",
        "unknown_name",
        &["did you mean `project`?"],
    ),
    ("Tasks have a title. Task titel is unique.", "unknown_name", &["did you mean `title`?"]),
    ("Tasks have a title. Stage can be raw or cut.", "unknown_name", &["no entity has a field `Stage`"]),
    ("Tasks have a title. Users often search tasks by status.", "unknown_name", &["`status`"]),
    ("Tasks have a title. Deleting a project deletes its tasks.", "unknown_name", &["project"]),
    ("Tasks and projects have a status. Status can be open or done.", "ambiguous", &["Task status"]),
    ("Tasks have a \u{60}title; drop\u{60}.", "invalid_name", &["a semicolon"]),
    ("Tasks have a na\u{200b}me.", "invalid_name", &["U+200B"]),
    ("Users have many projects. Projects have an owner, who is a user.", "ambiguous", &["owner"]),
];

#[test]
fn faults_are_named_at_their_place() {
    for (text, code, words) in FAULTS {
        let (_, complaints) = show_with(text, &Context::default());
        assert_eq!(complaints.len(), 1, "{text}: {complaints:#?}");
        let complaint = &complaints[0];
        assert!(complaint.contains(&format!(" {code}: ")), "{text}: {complaint}");
        for word in *words {
            assert!(complaint.contains(word), "{text}: {complaint} has no {word:?}");
        }
    }
}

/// What a help offers in quotes is understood.
#[test]
fn suggestions_are_understood() {
    let context = "Tasks have a name. Projects have a name. Tasks belong to projects. ";
    for form in forms() {
        let nouns = [
            ("{one}", "task"),
            ("{many}", "tasks"),
            ("{a one}", "a task"),
            ("{other}", "project"),
            ("{others}", "projects"),
            ("{a other}", "a project"),
            ("{field}", "name"),
            ("{a field}", "a name"),
        ];
        let sentence = nouns.iter().fold(form.template.to_owned(), |text, (mark, noun)| text.replace(mark, noun));
        let (_, complaints) = show_with(&format!("{context}{sentence}"), &Context::default());
        let unread: Vec<_> = complaints.iter().filter(|c| c.contains("not_understood")).collect();
        assert!(unread.is_empty(), "{}: {unread:?}", form.name);
    }
    for (text, code, _) in FAULTS {
        let (_, complaints) = show_with(text, &Context::default());
        let quoted = complaints
            .iter()
            .flat_map(|c| c.split("help: ").nth(1))
            .flat_map(|help| help.split('"').skip(1).step_by(2));
        for sentence in quoted.filter(|sentence| !sentence.contains('…')) {
            let (_, complaints) = show_with(sentence, &Context::default());
            let unread = complaints.iter().find(|c| c.contains("not_understood"));
            assert!(unread.is_none(), "{text} ({code}) offers {sentence:?}, but {unread:?}");
        }
    }
}
