//! Structs and enums as tokens, and what becomes of them; each bad input of issue 9 that a derive can see.

use super::*;
use crate::draft::{DraftScope, DraftType, Uniqueness};
use crate::ir::{Engine, OnDelete, Pii, Type, Value};

mod mistakes;

const PLACE: &str = "src/model.rs";

fn read(text: &str) -> (Draft, Sources, Vec<Diagnostic>) {
    let input: DeriveInput = syn::parse_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let draft = model(&input, &mut Locator::tokens(PLACE), &mut sources, &mut out);
    (draft, sources, out.finish())
}

/// The model of a text without mistakes.
fn of(text: &str) -> DraftModel {
    let (draft, _, out) = read(text);
    assert!(out.is_empty(), "{text}: {out:#?}");
    draft.models.into_iter().next().expect("one model")
}

/// The only mistake of a text.
fn fault(text: &str) -> (Diagnostic, Sources) {
    let (_, sources, out) = read(text);
    let [only] = out.as_slice() else { panic!("{text}: {out:#?}") };
    (only.clone(), sources)
}

fn choice(text: &str) -> (DraftEnum, Vec<Diagnostic>) {
    let input: DeriveInput = syn::parse_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let draft = enumeration(&input, &mut Locator::tokens(PLACE), &mut sources, &mut out);
    (draft.enums.into_iter().next().expect("one enum"), out.finish())
}

const TASK: &str = r#"
/// Something to do.
///
/// By somebody.
#[derive(groundplan::Model)]
#[model(tenant, soft_delete, index(status, due_date))]
struct Task {
    id: Id<Task>,
    organization_id: Id<crate::org::Organization>,
    #[model(on_delete = cascade, reverse = tasks)]
    project_id: Id<Project>,
    /// What it is called.
    #[model(max_length = 200)]
    title: String,
    #[model(text)]
    description: Option<String>,
    due_date: Option<NaiveDate>,
    #[model(default = TaskStatus::Pending)]
    status: TaskStatus,
    r#type: i32,
    created_at: DateTime<Utc>,
}
"#;

#[test]
fn a_struct_is_kept_as_it_was_said() {
    let task = of(TASK);
    assert_eq!((task.name.value.as_str(), task.style), ("Task", Style::Struct));
    assert_eq!(task.doc.as_deref(), Some("Something to do.\n\nBy somebody."));
    assert_eq!(task.scope.as_ref().map(|scope| &scope.value), Some(&DraftScope::Tenant(None)));
    assert_eq!(task.soft_delete.as_ref().map(|said| said.value), Some(true));
    let index = task.indexes.first().expect("an index");
    let fields: Vec<_> = index.fields.iter().map(|field| field.value.as_str()).collect();
    assert_eq!(
        (fields.as_slice(), index.origin.text.as_str()),
        (["status", "due_date"].as_slice(), "index(status, due_date)")
    );
    let field = |name: &str| task.fields.iter().find(|field| field.name.value == name).expect(name);
    assert_eq!((field("id").references.as_ref(), field("id").path.as_ref()), (None, None));
    assert_eq!(field("id").ty.as_ref().map(|ty| &ty.value), Some(&DraftType::Key));
    let tenant = field("organization_id");
    assert_eq!(tenant.references.as_ref().map(|to| to.value.as_str()), Some("Organization"));
    assert_eq!(tenant.path.as_deref(), Some("crate::org::Organization"));
    let project = field("project_id");
    assert_eq!(project.on_delete.as_ref().map(|action| action.value), Some(OnDelete::Cascade));
    assert_eq!(project.reverse.as_ref().map(|name| name.value.as_str()), Some("tasks"));
    assert_eq!(field("title").max_length.as_ref().map(|length| length.value), Some(200));
    assert_eq!(field("title").doc.as_deref(), Some("What it is called."));
    assert_eq!(field("title").origin.text, "title: String");
    assert!(field("description").text.is_some());
    let due = field("due_date");
    assert_eq!(due.ty.as_ref().map(|ty| &ty.value), Some(&DraftType::Known(Type::Date)));
    assert_eq!(
        (due.required.as_ref().map(|required| required.value), due.rust.as_deref()),
        (Some(false), Some("Option<NaiveDate>"))
    );
    assert_eq!(field("status").ty.as_ref().map(|ty| &ty.value), Some(&DraftType::Named("TaskStatus".into())));
    assert_eq!(field("status").default.as_ref().map(|value| &value.value), Some(&Value::Variant("Pending".into())));
    assert_eq!(field("type").origin.text, "r#type: i32");
    assert_eq!(task.fields.len(), 9);
}

#[test]
fn places_are_those_of_the_user() {
    let (draft, sources, _) = read(TASK);
    let task = draft.models.first().expect("one model");
    assert_eq!(sources.place(task.name.span).to_string(), "src/model.rs:7:8");
    let title = task.fields.iter().find(|field| field.name.value == "title").expect("title");
    assert_eq!(sources.place(title.name.span).to_string(), "src/model.rs:14:5");
}

#[test]
fn macro_and_build_read_the_same() {
    let input: DeriveInput = syn::parse_str(TASK).expect("Rust");
    let mut sources = Sources::new();
    let file = sources.add_file(PLACE, TASK);
    let mut out = Diagnostics::new();
    let ours = model(&input, &mut Locator::file(file), &mut sources, &mut out);
    assert!(out.finish().is_empty());
    let (theirs, their_sources, _) = read(TASK);
    let places = |draft: &Draft, sources: &Sources| {
        let fields = draft.models.iter().flat_map(|model| &model.fields);
        fields
            .map(|field| (sources.place(field.name.span), field.origin.text.clone(), field.rust.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(places(&ours, &sources), places(&theirs, &their_sources));
}

#[test]
fn all_that_a_struct_may_say() {
    let text = r#"
    #[model(tenant = crate::org::Organization, audited, external, table = "org_things", engine = postgres, engine_version = "15")]
    #[model(edition = "2026", unique(a, b), unique(c), index(a, include(b, c), where = "deleted_at IS NULL"), check("a < b"))]
    #[model(sql_check("odd", "a % 2 = 1"), renamed_from = "stuff", dropped("x", "y"), allow(orphan_table, god_table, reason = "so"))]
    #[model(crate = crate::db)]
    struct Thing { a: i32 }"#;
    let (draft, _, out) = read(text);
    assert!(out.is_empty(), "{out:#?}");
    let thing = draft.models.first().expect("one model");
    assert_eq!(thing.scope.as_ref().map(|scope| &scope.value), Some(&DraftScope::Tenant(Some("Organization".into()))));
    assert!(thing.audited.is_some() && thing.external.is_some() && thing.junction.is_none());
    assert_eq!(thing.table.as_ref().map(|table| table.value.as_str()), Some("org_things"));
    assert_eq!(draft.engines.first().map(|engine| engine.value), Some(Engine::Postgres));
    assert_eq!(draft.engine_versions.first().map(|version| version.value.major), Some(15));
    assert_eq!((draft.editions.len(), thing.uniques.len()), (1, 2));
    let index = thing.indexes.first().expect("an index");
    assert_eq!(index.include.len(), 2);
    assert_eq!(index.filter.as_ref().map(crate::condition::Condition::plain).as_deref(), Some("deleted_at IS NULL"));
    let checks: Vec<_> = thing.checks.iter().map(|check| check.condition.plain()).collect();
    assert_eq!(checks, ["a < b", "a % 2 = 1"]);
    assert_eq!(thing.checks.get(1).and_then(|check| check.name.as_ref()).map(|name| name.value.as_str()), Some("odd"));
    assert_eq!(thing.renamed_from.as_ref().map(|from| from.value.as_str()), Some("stuff"));
    assert_eq!(thing.dropped.len(), 2);
    let rules: Vec<_> = thing.waivers.iter().map(|waiver| (waiver.rule.as_str(), waiver.reason.as_str())).collect();
    assert_eq!(rules, [("orphan_table", "so"), ("god_table", "so")]);
    let input: DeriveInput = syn::parse_str(text).expect("Rust");
    assert!(crate_path(&input.attrs).is_some_and(|path| path.segments.len() == 2));
}

#[test]
fn all_that_a_field_may_say() {
    let thing = of(r#"
    #[model(global)]
    struct Thing {
        #[model(primary_key)] code: Uuid,
        #[model(unique = across_tenants, pii = email, column = "e_mail", max_length = 100, check("length(e_mail) > 3"))] email: String,
        #[model(min = -1.5, max = 150, default = 0.5)] rating: f64,
        #[model(precision = 10, scale = 2, default = 0, min = 0)] price: Decimal,
        #[model(references = crate::rail::Station, on_delete = set_null)] station: Option<i64>,
        #[model(version)] lock: i32,
        #[model(renamed_from = "old", pii = none, default = true, unique)] active: bool,
        #[model(max_length = 30)] tags: Vec<String>,
        #[model(precision = 8, scale = 3)] readings: Vec<Decimal>,
        #[model(allow(fk_undeclared, reason = "elsewhere"), default = now)] at: DateTime<Utc>,
        #[model(default = "none")] #[model(text)] note: String,
    }"#);
    let field = |name: &str| thing.fields.iter().find(|field| field.name.value == name).expect(name);
    assert!(field("code").primary_key.is_some());
    let email = field("email");
    assert_eq!(email.unique.as_ref().map(|unique| unique.value), Some(Uniqueness::AcrossTenants));
    assert_eq!(email.pii.as_ref().map(|pii| pii.value), Some(Some(Pii::Email)));
    assert_eq!(email.column.as_ref().map(|column| column.value.as_str()), Some("e_mail"));
    let checks = |name: &str| field(name).checks.iter().map(|check| check.value.plain()).collect::<Vec<_>>();
    assert_eq!(checks("email"), ["length(e_mail) > 3"]);
    assert_eq!(checks("rating"), ["rating BETWEEN -1.5 AND 150"]);
    assert_eq!(checks("price"), ["price >= 0"]);
    let ty = |name: &str| field(name).ty.as_ref().map(|ty| ty.value.clone());
    let decimal = |precision, scale| Type::Decimal { precision, scale };
    assert_eq!(ty("price"), Some(DraftType::Known(decimal(10, 2))));
    assert_eq!(ty("readings"), Some(DraftType::Known(Type::Array(Box::new(decimal(8, 3))))));
    assert_eq!(ty("station"), Some(DraftType::Known(Type::BigInt)));
    let station = field("station");
    assert_eq!(
        (station.references.as_ref().map(|to| to.value.as_str()), station.path.as_deref()),
        (Some("Station"), Some("crate::rail::Station"))
    );
    assert_eq!(field("active").pii.as_ref().map(|pii| pii.value), Some(None));
    assert_eq!(field("tags").max_length.as_ref().map(|length| length.value), Some(30));
    let default = |name: &str| field(name).default.as_ref().map(|value| value.value.clone());
    assert_eq!(default("rating"), Some(Value::Number("0.5".into())));
    assert_eq!(default("active"), Some(Value::Boolean(true)));
    assert_eq!(default("at"), Some(Value::Now));
    assert_eq!(default("note"), Some(Value::Text("none".into())));
    assert_eq!(thing.waivers.first().and_then(|waiver| waiver.field.as_deref()), Some("at"));
}

#[test]
fn enums_are_their_values() {
    let (status, out) = choice("enum Status { Pending, InProgress, #[model(value = \"x-1\")] Other, r#Type }");
    assert!(out.is_empty(), "{out:#?}");
    let values: Vec<_> =
        status.values.iter().map(|value| (value.value.variant.as_str(), value.value.stored.as_str())).collect();
    assert_eq!(values, [("Pending", "pending"), ("InProgress", "in_progress"), ("Other", "x-1"), ("Type", "type")]);
    for (text, code, message, help) in [
        ("enum A {}", "unsupported_item", "no variants", "enum A { Pending, Done }"),
        ("enum A { B(i32) }", "unsupported_item", "`A::B` holds data", "leave the data out"),
        ("enum A { B { c: i32 } }", "unsupported_item", "`A::B` holds data", "Json<A>"),
        ("struct A { b: i32 }", "unsupported_item", "no enum", "groundplan::Model"),
        ("enum A<T> { B }", "unsupported_item", "a type parameter", "write the type out"),
        ("enum A { InUse, In_use }", "duplicate_name", "both stored as `in_use`", "value ="),
        ("enum A { B, #[model(value = \"b\")] C }", "duplicate_name", "`B` and `C`", "value ="),
        ("enum A { #[model(value = b)] B }", "invalid_attribute", "a text in quotes", "value ="),
        ("enum A { #[model(value = \" b\")] B }", "invalid_attribute", "spaces at its ends", "value ="),
        ("enum A { #[model(valu = \"b\")] B }", "unknown_attribute", "`A::B`", "did you mean `value`?"),
        ("#[model(tenant)] enum A { B }", "unknown_attribute", "not at an enum", "at a struct"),
        ("#[model(crate = 3)] enum A { B }", "invalid_attribute", "a path", "crate = crate::db"),
    ] {
        let (_, out) = choice(text);
        let [only] = out.as_slice() else { panic!("{text}: {out:#?}") };
        assert_eq!(only.code, code, "{text}");
        assert!(only.message.contains(message), "{text}: {}", only.message);
        assert!(only.help.as_ref().is_some_and(|cure| cure.contains(help)), "{text}: {:?}", only.help);
    }
}

#[test]
fn every_example_of_the_table_is_right() {
    for row in attr::TABLE {
        let ty = match row.fits {
            attr::Fits::Any if row.name == "default" => "TaskStatus",
            attr::Fits::Any | attr::Fits::Text => "String",
            attr::Fits::Number | attr::Fits::Whole | attr::Fits::RawKey => "i64",
            attr::Fits::Decimal => "Decimal",
            attr::Fits::Key => "Id<Project>",
        };
        // `precision` and `scale` go together.
        let example = match row.name {
            "precision" | "scale" => "precision = 10, scale = 2",
            _ => row.example,
        };
        let there = if row.existing { "#[model(existing)]" } else { "" };
        let out = match row.place {
            Place::Struct => read(&format!("{there} #[model({example})] struct Task {{ title: String }}")).2,
            Place::Field => read(&format!("{there} struct Task {{ #[model({example})] title: {ty} }}")).2,
            Place::Enum => choice(&format!("#[model({example})] enum A {{ B }}")).1,
            Place::Variant => choice(&format!("enum A {{ #[model({example})] B }}")).1,
        };
        assert!(out.is_empty(), "{}: {out:#?}", row.name);
        if row.existing {
            let struct_ = match row.place {
                Place::Field => format!("struct Task {{ #[model({example})] title: {ty} }}"),
                _ => format!("#[model({example})] struct Task {{ title: String }}"),
            };
            let out = read(&struct_).2;
            let [only] = out.as_slice() else { panic!("{struct_}: {out:#?}") };
            assert!(only.message.contains("only for a table that is there already"), "{struct_}: {only:?}");
        }
        let named = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next() == Some(row.name);
        assert!(named(row.form) && named(row.example), "{}", row.name);
        assert!(row.doc.starts_with(|c: char| c.is_lowercase() || c == '`') && !row.doc.ends_with('.'), "{}", row.doc);
    }
    for (at, row) in attr::TABLE.iter().enumerate() {
        let earlier = attr::TABLE.iter().take(at).any(|other| (other.name, other.place) == (row.name, row.place));
        assert!(!earlier, "`{}` stands twice in the table", row.name);
    }
}

/// The reference page of the derives.
const PAGE: &str = include_str!("../../../../macros/doc/derive.md");

#[test]
fn the_page_shows_the_table() {
    let table = attr::reference();
    assert!(PAGE.contains(&table), "put this into macros/doc/derive.md:\n{table}");
    assert!(PAGE.contains(condition::GRAMMAR), "put this into macros/doc/derive.md:\n{}", condition::GRAMMAR);
}

#[test]
fn the_examples_of_the_page_are_right() {
    let blocks: Vec<&str> =
        PAGE.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("rust,ignore\n")).collect();
    assert!(blocks.len() >= 3, "the page has examples");
    for block in blocks {
        let file: syn::File = syn::parse_str(block).unwrap_or_else(|error| panic!("{error}: {block}"));
        let found = file::file(&file, None);
        assert!(!found.models.is_empty() || !found.enums.is_empty(), "nothing is derived in {block}");
        let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
        for item in &found.models {
            model(item, &mut Locator::tokens(PLACE), &mut sources, &mut out);
        }
        for item in &found.enums {
            enumeration(item, &mut Locator::tokens(PLACE), &mut sources, &mut out);
        }
        let out = out.finish();
        assert!(out.is_empty(), "{block}: {out:#?}");
    }
}

#[test]
fn tokens_of_a_users_macro_are_read() {
    // `macro_rules!` wraps fragments in invisible groups.
    let ty: proc_macro2::TokenStream = "String".parse().expect("tokens");
    let length: proc_macro2::TokenStream = "max_length = 20".parse().expect("tokens");
    let group = |tokens| proc_macro2::Group::new(proc_macro2::Delimiter::None, tokens);
    let (ty, length) = (group(ty), group(length));
    let input: DeriveInput = syn::parse2(quote::quote! { struct Task { #[model(#length)] a: #ty } }).expect("Rust");
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let draft = model(&input, &mut Locator::tokens(""), &mut sources, &mut out);
    assert!(out.finish().is_empty());
    let field = draft.models.first().and_then(|model| model.fields.first()).expect("a field");
    assert_eq!(field.max_length.as_ref().map(|length| length.value), Some(20));
    assert_eq!(field.ty.as_ref().map(|ty| &ty.value), Some(&DraftType::Known(Type::String { length: 0 })));
}
