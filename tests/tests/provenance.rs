//! Nothing of a schema is without an origin: each field, key, unique, check, index and relation of a text knows the words that made it,
//! where they stand and which form read them, or that a convention or nobody made it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use groundplan_build::driver::{self, Input, Request};
use groundplan_schema::front::english;
use groundplan_schema::ir::{By, Engine, Field, Model, Origin, Role, Schema};
use groundplan_schema::name;
use groundplan_schema::text::{Sources, Span};
use groundplan_tests::chapters::{Expected, parse};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            files(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "md") && !entry.ends_with("README.md") {
            found.push(entry);
        }
    }
    found.sort();
}

/// Texts that are read without an error: the documents, and what the chapters accept.
fn texts() -> Vec<(String, String)> {
    let (mut paths, mut out) = (Vec::new(), Vec::new());
    ["documents", "english", "parity"].iter().for_each(|folder| files(&at(folder), &mut paths));
    for path in paths {
        let text = fs::read_to_string(&path).expect("a text");
        if !path.starts_with(at("english")) {
            out.push((path.display().to_string(), text));
            continue;
        }
        for case in parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
            if matches!(case.expected, Expected::Facts(_)) {
                let name = format!("{}: {}", path.display(), case.heading);
                out.extend(case.texts.into_iter().map(|block| (name.clone(), block.text)));
            }
        }
    }
    out
}

/// The schema of a text, where it is read without an error.
fn read(text: &str) -> Option<(Schema, Sources)> {
    let request = |assumed_engine| Request {
        inputs: vec![Input::Text("<text>".to_owned(), text.to_owned())],
        assumed_engine,
        ..Request::default()
    };
    let outcome = driver::drive(&request(Some(Engine::Postgres))).ok()?;
    let (schema, _) = outcome.judged?;
    Some((schema, outcome.sources))
}

/// What is wrong with the origins of one schema.
struct Faults<'a> {
    schema: &'a Schema,
    sources: &'a Sources,
    forms: BTreeSet<&'static str>,
    list: Vec<String>,
}

impl Faults<'_> {
    fn words(&self, span: Span) -> String {
        self.sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn add(&mut self, what: &str, fault: impl Into<String>) {
        self.list.push(format!("{what}: {}", fault.into()));
    }

    fn origin(&mut self, what: &str, origin: &Origin) {
        match (origin.by, origin.span) {
            (By::Automatic, None) if !origin.text.trim().is_empty() => {}
            (By::Text | By::Convention, Some(span)) => {
                let (words, said) = (self.words(span), origin.text.split_whitespace().collect::<Vec<_>>().join(" "));
                if words != said || words.is_empty() {
                    self.add(what, format!("says “{said}”, but its place is “{words}”"));
                }
                if !self.is_heading(span) {
                    self.sentence(what, span);
                }
            }
            _ => self.add(what, format!("has no origin: {origin:?}")),
        }
    }

    /// "### Kiln" or "Kiln:" above sentences without a subject.
    fn is_heading(&self, span: Span) -> bool {
        let text = self.sources.get(span.source).text();
        let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.starts_with('#') || (line.is_empty() && behind.trim_start_matches("**").starts_with(":\n"))
    }

    fn sentence(&mut self, what: &str, span: Span) {
        let found = self.schema.sentence(span).and_then(|number| self.schema.sentences.get(number));
        match found {
            None => self.add(what, format!("stands in no sentence: “{}”", self.words(span))),
            Some(sentence) if !self.forms.contains(sentence.form) => {
                self.add(what, format!("was read by `{}`, which is no form", sentence.form));
            }
            Some(_) => {}
        }
    }

    /// The place of a field of the user's own shows a word of its name: "first" of "a first and last name". Kinds ("either altos or tenors") name none.
    fn named(&mut self, what: &str, field: &Field) {
        let singular = |text: &str| name::words(text).iter().map(|word| name::singular(word)).collect::<BTreeSet<_>>();
        let sentence = field.origin.span.and_then(|span| self.schema.sentence(span));
        let unnamed = sentence.and_then(|number| self.schema.sentences.get(number)).is_some_and(|s| s.form == "either");
        if field.role == Role::Own && !unnamed && singular(&field.origin.text).is_disjoint(&singular(&field.name)) {
            self.add(what, format!("is made by “{}”, which does not name it", field.origin.text));
        }
    }

    fn model(&mut self, model: &Model) {
        self.origin(&model.name, &model.origin);
        for field in &model.fields {
            let what = format!("{}::{}", model.name, field.name);
            self.origin(&what, &field.origin);
            self.named(&what, field);
            field.said.iter().for_each(|span| self.sentence(&what, *span));
        }
        let uniques = model.uniques.iter().map(|unique| (&unique.name, &unique.origin));
        let checks = model.checks.iter().map(|check| (&check.name, &check.origin));
        let indexes = model.indexes.iter().map(|index| (&index.name, &index.origin));
        let keys = model.foreign_keys.iter().map(|key| (&key.name, &key.origin));
        for (name, origin) in uniques.chain(checks).chain(indexes).chain(keys) {
            self.origin(name, origin);
        }
    }
}

fn faults(schema: &Schema, sources: &Sources) -> Vec<String> {
    let forms = english::forms().map(|form| form.name).collect();
    let mut faults = Faults { schema, sources, forms, list: Vec::new() };
    for sentence in &schema.sentences {
        if faults.words(sentence.span) != sentence.text || sentence.text.is_empty() {
            faults.add(sentence.form, format!("read “{}”, but its place is elsewhere", sentence.text));
        }
    }
    schema.models.iter().for_each(|model| faults.model(model));
    for relation in &schema.relations {
        faults.sentence(&format!("{}::{}", schema.model(relation.from).name, relation.name), relation.span);
    }
    faults.list
}

#[test]
fn nothing_is_without_an_origin() {
    let (mut read_texts, mut report) = (0, String::new());
    for (name, text) in texts() {
        let Some((schema, sources)) = read(&text) else { continue };
        read_texts += 1;
        let faults = faults(&schema, &sources);
        if !faults.is_empty() {
            report +=
                &format!("{name}\n    | {}\n    {}\n\n", text.trim().replace('\n', "\n    | "), faults.join("\n    "));
        }
    }
    assert!(read_texts > 300, "{read_texts} texts were read");
    assert!(report.is_empty(), "{report}");
}

/// Each fact of a text that is not automatic: what, line:column, the words there, the form; then the forms of other sentences that speak of it.
fn told(text: &str) -> Vec<String> {
    let (schema, sources) = read(text).unwrap_or_else(|| panic!("not read: {text}"));
    let mut out = Vec::new();
    let mut tell = |what: String, origin: &Origin, said: &[Span]| {
        let Some(span) = origin.span else { return };
        let place = sources.place(span);
        let forms = schema.sentences_of(origin, said).into_iter().map(|number| schema.sentences[number].form);
        let forms = forms.collect::<Vec<_>>().join(", ");
        let by = if origin.by == By::Convention { " by convention" } else { "" };
        out.push(format!("{what} {}:{} “{}” {forms}{by}", place.line, place.column, origin.text));
    };
    for model in &schema.models {
        for field in &model.fields {
            tell(format!("{}.{}", model.name, field.name), &field.origin, &field.said);
        }
        model.uniques.iter().for_each(|unique| tell(unique.name.clone(), &unique.origin, &[]));
        model.checks.iter().for_each(|check| tell(check.name.clone(), &check.origin, &[]));
        model.indexes.iter().for_each(|index| tell(index.name.clone(), &index.origin, &[]));
    }
    out
}

#[test]
fn places_point_at_the_words() {
    assert_eq!(
        told(
            "Huskies have a name and a mood.\nMood can be calm or wild. Mood defaults to calm.\nHusky names are unique.\n"
        ),
        [
            "Husky.name 1:16 “name” have, constraint",
            "Husky.mood 1:27 “mood” have, values, default",
            "uq_huskies_name 3:17 “unique” constraint",
            "check_huskies_mood_enum 2:1 “Mood can be calm or wild” values",
        ]
    );
}

/// A heading with its list, sentences below it without a subject, a clause that borrows its subject, a table, a pronoun, and conventions.
const HARBOURS: &str = "\
# Harbour book

## Ferry
- name (up to 40 characters, unique)
- tonnage (integer, between 10 and 900)

Has a colour. Belongs to a harbour; deleting the harbour deletes its ferries.

Captains have a `licence no` and belong to a ferry.

| Entity | Fields |
|--------|--------|
| Pier | number, depth |

Each user has an email.
They have a priority.
Users often search piers by depth.
";

#[test]
fn places_are_right_wherever_the_words_stand() {
    assert_eq!(
        told(HARBOURS),
        [
            "Ferry.harbour_id 7:28 “harbour” belong, deleting",
            "Ferry.name 4:3 “name” have",
            "Ferry.tonnage 5:3 “tonnage” have",
            "Ferry.colour 7:7 “colour” have",
            "uq_ferries_name 4:30 “unique” have",
            "check_ferries_tonnage_range 5:21 “between 10 and 900” have",
            "Captain.ferry_id 9:46 “ferry” belong",
            "Captain.licence_no 9:17 “`licence no`” have",
            "Pier.number 13:10 “number” have",
            "Pier.depth 13:18 “depth” have",
            "idx_piers_on_depth 17:1 “Users often search piers by depth” search",
            "User.email 15:18 “email” have",
            "User.priority 16:13 “priority” have",
            "uq_users_email 15:18 “email” have by convention",
            "check_users_priority_enum 16:13 “priority” have by convention",
        ]
    );
}

#[test]
fn the_report_shows_where_everything_comes_from() {
    let output = groundplan_cli::run(&["read", "-", "--format", "report"], HARBOURS);
    assert_eq!(output.code, 0, "{}", output.stderr);
    for line in [
        "4. <stdin>:7:37, `deleting`: deleting the harbour deletes its ferries",
        "| `id` | uuid | `UUID` |  |  |  | automatic: every entity has a key |",
        "| `harbour_id` | uuid | `UUID` |  |  | refers to `Harbour` | sentence 3 (belong), at 7:28; sentence 4 (deleting) |",
        "| `tonnage` | integer | `INTEGER` |  |  |  | sentence 1 (have), at 5:3 |",
        "- `pk_ferries`: primary key `id`; automatic: every entity has a key",
        "- `uq_ferries_name`: unique `name`; sentence 1 (have), at 4:30",
        "- `check_ferries_tonnage_range`: `tonnage BETWEEN 10 AND 900`; sentence 1 (have), at 5:21",
        "- `idx_ferries_on_harbour_id`: index on `harbour_id`; automatic: every foreign key has an index",
        "- `idx_piers_on_depth`: index on `depth`; sentence 10 (search), at 17:1",
        "- `uq_users_email`: unique `email`; convention, for sentence 8 (have), at 15:18",
        "| `Ferry::harbour` | `Harbour` | many to one | cascade | sentence 3 (belong), at 7:28; sentence 4 (deleting) |",
        "| `Captain::ferry` | `Ferry` | many to one | restrict by convention | sentence 6 (belong), at 9:46 |",
    ] {
        assert!(output.stdout.lines().any(|other| other == line), "{line}\n\n{}", output.stdout);
    }
}
