//! Types, what every table has, values and defaults.

use super::*;
use crate::draft::{DraftField, DraftModel, DraftType};
use crate::ir::{EnumValue, Origin, Pii, Style, Type};
use crate::text::Spanned;

const TIMES: &str = "created_at: DateTime<Utc>, updated_at: DateTime<Utc>";

fn user(fields: &str) -> Seen {
    structs(&format!("#[derive(Model)] struct User {{ id: Id<User>, {fields}, {TIMES} }}"))
}

#[test]
fn conventions_are_used_once_and_listed_once() {
    let seen = plain("Users have a name, an email, a bio and a birth date.").sound();
    let all = seen.assumptions();
    let bio: Vec<_> = all.iter().filter(|line| line.starts_with("bio")).collect();
    assert_eq!(bio, ["bio: a `bio` is a text without limit by convention", "bio: `bio` is optional by convention"]);
    let mut once = all.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all.len(), "{all:#?}");
}

#[test]
fn a_birth_date_is_personal_though_it_is_no_text() {
    let seen = plain("Users have a name, a birth date, an email and a due date.").sound();
    assert_eq!(seen.field("User", "birth_date").pii, Some(Pii::BirthDate));
    assert_eq!(seen.field("User", "email").pii, Some(Pii::Email));
    assert_eq!(seen.field("User", "due_date").pii, None);
}

#[test]
fn a_list_of_an_enum_knows_its_values() {
    let rust = "#[derive(Enum)] enum Day { Mon, Tue } #[derive(Model)] struct Shop { id: Id<Shop>, days: Vec<Day> }";
    assert_eq!(structs(rust).sound().columns("Shop"), ["id uuid", "days [enum(mon, tue)]"]);
    let alone = see(&Input { toml: PLAIN, rust, ..Input::default() }, View::Struct);
    assert_eq!(alone.sound().columns("Shop"), ["id uuid", "days [enum(mon, tue)]"]);
    let unknown = "#[derive(Model)] struct Shop { id: Id<Shop>, days: Vec<Day> }";
    assert_eq!(structs(unknown).fault().0, "unknown_name");
    let alone = see(&Input { toml: PLAIN, rust: unknown, ..Input::default() }, View::Struct).sound();
    assert_eq!(alone.columns("Shop"), ["id uuid", "days [enum(unknown)]"]);
}

#[test]
fn a_raw_name_is_its_enum() {
    let rust = "#[derive(Enum)] enum r#Type { A } #[derive(Model)] struct Shop { id: Id<Shop>, kind: crate::r#Type }";
    assert_eq!(structs(rust).sound().columns("Shop"), ["id uuid", "kind enum(a)"]);
}

#[test]
fn a_type_that_was_not_read_is_not_guessed() {
    let toml = "engine = \"postgres\"\nstrict = true\n";
    let rust = format!("#[derive(Model)] struct User {{ id: Id<User>, email: u64, description: u64, {TIMES} }}");
    let seen = see(&Input { toml, rust: &rust, ..Input::default() }, View::Whole);
    let codes: Vec<_> = seen.found.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["unsupported_type", "unsupported_type"]);
    assert_eq!(seen.assumptions(), [""; 0]);
}

#[test]
fn defaults_know_where_they_were_said() {
    let seen = plain("Tasks have a status. Status can be pending or done and defaults to pending.").sound();
    let said = seen.field("Task", "status").default_stated.map(|span| seen.sources.text(span).to_owned());
    assert_eq!(said.as_deref(), Some("pending"));
    assert_eq!(seen.field("Task", "created_at").default_stated, None);
    let seen = user("#[model(default = true)] on: bool").sound();
    let said = seen.field("User", "on").default_stated.map(|span| seen.sources.text(span).to_owned());
    assert_eq!(said.as_deref(), Some("true"));
}

#[test]
fn what_is_stored_holds_no_control_characters() {
    let seen = user("#[model(text, default = \"a\\u{1b}b\")] note: String");
    let (code, at, message) = seen.fault();
    assert_eq!((code, at), ("invalid_name", "\"a\\u{1b}b\""));
    assert_eq!(message, "the default of `User::note` holds the control character U+001B");
    user("#[model(text, default = \"two\\nlines\")] note: String").sound();
}

#[test]
fn automatic_columns_of_a_struct_have_their_types() {
    for (fields, code, message) in [
        (
            "id: Id<User>, created_at: Option<DateTime<Utc>>",
            "contradiction",
            "`User::created_at` may be absent, but every row has it",
        ),
        ("id: Option<Id<User>>", "invalid_key", "`User::id` may be absent, but every row has a key"),
        ("id: bool", "invalid_key", "`User::id` is `bool`, which is no key"),
    ] {
        let seen = structs(&format!("#[derive(Model)] struct User {{ {fields} }}"));
        assert_eq!((seen.fault().0, seen.fault().2), (code, message), "{fields}");
    }
    let soft = "#[derive(Model)] #[model(soft_delete)] struct User { id: Id<User>, deleted_at: DateTime<Utc> }";
    assert_eq!(structs(soft).fault().2, "`User::deleted_at` is never absent, so no row would be alive");
}

#[test]
fn the_tenant_s_column_of_a_struct_is_its_key_and_always_there() {
    for (field, message) in [
        (
            "organization_id: Option<Id<Organization>>",
            "`Task::organization_id` may be absent, but every row has its tenant",
        ),
        (
            "organization_id: Uuid",
            "`Task::organization_id` is `Uuid`, which is not the key of the tenant `Organization`",
        ),
        (
            "organization_id: Id<Task>",
            "`Task::organization_id` is `Id<Task>`, which is not the key of the tenant `Organization`",
        ),
    ] {
        let seen = owned(&format!("#[derive(Model)] #[model(tenant)] struct Task {{ id: Id<Task>, {field} }}"));
        assert_eq!((seen.fault().0, seen.fault().2), ("invalid_key", message), "{field}");
        assert_eq!(seen.help(), "write `organization_id: Id<Organization>`");
    }
}

#[test]
fn what_is_missing_comes_with_the_line_to_add() {
    let seen =
        owned("#[derive(Model)] #[model(tenant, soft_delete)] struct Task { #[model(max_length = 9)] title: String }");
    assert_eq!(
        seen.faults(),
        [
            "missing_column: `Task` has no `deleted_at`",
            "missing_column: `Task` has no `id`",
            "missing_tenant_column: `Task` has no `organization_id`",
        ]
    );
    assert_eq!(seen.help(), "add the line `pub deleted_at: Option<DateTime<Utc>>,`");
}

/// A draft of a text, for what no sentence of today says.
fn drafted(name: &str, change: impl Fn(&mut DraftField)) -> Seen {
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let source = sources.add_file("crm.md", "Tasks");
    let at = sources.whole(source);
    let named = |name: &str| Spanned::new(name.to_owned(), at);
    let mut model = DraftModel::new(named("Task"), Style::Text);
    let mut field = DraftField::new(named(name), Origin::text(at, name));
    change(&mut field);
    model.fields.push(field);
    let draft = Draft { engines: vec![Spanned::new(Engine::Postgres, at)], models: vec![model], ..Draft::default() };
    let schema = lower(draft, &Config::default(), View::Whole, &sources, &mut out);
    Seen { schema, sources, found: out.finish() }
}

#[test]
fn a_text_cannot_give_an_automatic_column_another_type() {
    let at = |field: &DraftField| field.name.span;
    let seen = drafted("created_at", |field| field.ty = Some(Spanned::new(DraftType::Known(Type::Date), at(field))));
    let message = "`Task::created_at` is said to be a date, but it is a timestamp in every table";
    assert_eq!((seen.fault().0, seen.fault().2), ("contradiction", message));
    let seen = drafted("id", |field| field.required = Some(Spanned::new(false, at(field))));
    assert_eq!((seen.fault().0, seen.fault().2), ("contradiction", "`Task::id` may be absent, but every row has it"));
    drafted("created_at", |_| ()).sound();
}

#[test]
fn the_values_of_a_text_are_printable_and_differ() {
    let of = |stored: &[&str]| {
        let values: Vec<_> = stored
            .iter()
            .map(|stored| EnumValue { variant: crate::name::pascal(stored), stored: (*stored).to_owned() })
            .collect();
        drafted("stage", move |field| {
            field.ty = Some(Spanned::new(DraftType::Values(values.clone()), field.name.span));
        })
    };
    let message = "the value `a\\0b` of `Task::stage` holds the control character U+0000";
    assert_eq!((of(&["a\0b"]).fault().0, of(&["a\0b"]).fault().2), ("invalid_name", message));
    let message = "`in progress` and `in-progress` of `Task::stage` would be one value, `InProgress`";
    let twice = of(&["in progress", "in-progress"]);
    assert_eq!((twice.fault().0, twice.fault().2), ("duplicate_name", message));
}

#[test]
fn soft_delete_by_the_package_is_for_entities() {
    let toml = "engine = \"postgres\"\nsoft_delete = true\n";
    let text =
        "Tasks have a title. Tags have a unique name. Tasks can have multiple tags, and tags can be on multiple tasks.";
    let seen = see(&Input { toml, text, ..Input::default() }, View::Whole).sound();
    assert_eq!(seen.columns("TaskTag"), ["task_id uuid -> Task", "tag_id uuid -> Tag"]);
    assert_eq!(seen.keys("Tag"), ["pk id", "uq name where deleted_at IS NULL", "idx id where deleted_at IS NULL"]);
}
