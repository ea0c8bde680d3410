//! Texts and structs in, schemas out, shown line by line.

mod audit;
mod columns;
mod constraints;
mod keys;
mod limits;
mod names;
mod relations;

use super::{View, lower};
use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::front::span::Locator;
use crate::front::{derive, english};
use crate::ir::{Engine, Field, Model, Schema, Value};
use crate::sink::Diagnostics;
use crate::text::Sources;

/// A lowered schema and what was said against it.
struct Seen {
    schema: Schema,
    sources: Sources,
    found: Vec<Diagnostic>,
}

/// What to lower, and under which groundplan.toml.
#[derive(Default)]
struct Input<'a> {
    toml: &'a str,
    text: &'a str,
    rust: &'a str,
}

const TENANCY: &str = "engine = \"postgres\"\n[tenancy]\nmodel = \"Organization\"\n";
const PLAIN: &str = "engine = \"postgres\"\n";

/// Sentences under tenancy.
fn text(text: &str) -> Seen {
    see(&Input { toml: TENANCY, text, ..Input::default() }, View::Whole)
}

/// Sentences without a tenant.
fn plain(text: &str) -> Seen {
    see(&Input { toml: PLAIN, text, ..Input::default() }, View::Whole)
}

/// Structs without a tenant.
fn structs(rust: &str) -> Seen {
    see(&Input { toml: PLAIN, rust, ..Input::default() }, View::Whole)
}

/// Structs under tenancy, with the tenant's own.
fn owned(rust: &str) -> Seen {
    let rust = format!("#[derive(Model)] #[model(root)] struct Organization {{ id: Id<Organization> }}\n{rust}");
    see(&Input { toml: TENANCY, rust: &rust, ..Input::default() }, View::Whole)
}

fn see(input: &Input<'_>, view: View) -> Seen {
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let toml = sources.add_file("groundplan.toml", input.toml);
    let config: Config = config::read(&sources, toml, &mut out);
    let mut draft = Draft::default();
    let mut structs = Vec::new();
    if !input.rust.is_empty() {
        // As a macro sees them: by tokens.
        let found = derive::file::of_text(&format!("use groundplan::{{Enum, Model}};\n{}", input.rust));
        let mut at = Locator::tokens("src/model.rs");
        for item in &found.enums {
            draft.merge(derive::enumeration(item, &mut at, &mut sources, &mut out));
        }
        for item in &found.models {
            let read = derive::model(item, &mut at, &mut sources, &mut out);
            structs.extend(read.models.iter().map(|model| model.name.value.clone()));
            draft.merge(read);
        }
    }
    if !input.text.is_empty() {
        let source = sources.add_file("crm.md", input.text);
        let tenant = config.tenancy.model.as_ref().map(|model| model.value.as_str());
        let context = english::Context {
            lenient: false,
            tenant,
            known: &structs,
            soft_delete: config.soft_delete.as_ref().is_some_and(|soft| soft.value),
        };
        draft.merge(english::read(&sources, &[source], &context, &mut out));
    }
    let schema = lower(draft, &config, view, &sources, &mut out);
    Seen { schema, sources, found: out.finish() }
}

impl Seen {
    fn model(&self, name: &str) -> &Model {
        let names: Vec<_> = self.schema.models.iter().map(|model| &model.name).collect();
        self.schema.models.iter().find(|model| model.name == name).unwrap_or_else(|| panic!("{name} in {names:?}"))
    }

    fn field(&self, model: &str, field: &str) -> &Field {
        self.model(model).field(field).unwrap_or_else(|| panic!("{field} in {:?}", self.columns(model)))
    }

    /// `status string(50) = pending -> Project`, `?` behind the type of what may be NULL.
    fn columns(&self, model: &str) -> Vec<String> {
        self.model(model).fields.iter().map(column).collect()
    }

    /// Primary key, uniques, indexes and foreign keys, each as `idx a, b where …`.
    fn keys(&self, model: &str) -> Vec<String> {
        let model = self.model(model);
        let filtered = |filter: &Option<crate::condition::Condition>| {
            filter.as_ref().map_or(String::new(), |filter| format!(" where {}", filter.plain()))
        };
        let mut lines = vec![format!("pk {}", model.primary_key.columns.join(", "))];
        lines.extend(model.uniques.iter().map(|u| format!("uq {}{}", u.columns.join(", "), filtered(&u.filter))));
        lines.extend(model.indexes.iter().map(|index| {
            let method = if index.method == "btree" { String::new() } else { format!("{} ", index.method) };
            format!("idx {method}{}{}", index.columns.join(", "), filtered(&index.filter))
        }));
        lines.extend(model.foreign_keys.iter().map(|key| {
            let (own, theirs) = (key.columns.join(", "), key.references.join(", "));
            format!("fk {own} -> {}({theirs}) {}", key.table, key.on_delete.word())
        }));
        lines
    }

    /// `Task.project many_to_one Project.tasks`, of one model.
    fn relations(&self, model: &str) -> Vec<String> {
        let own = self.schema.relations.iter().filter(|relation| self.schema.model(relation.from).name == model);
        own.map(|relation| {
            let back = relation.reverse.as_ref().map_or(String::new(), |reverse| format!(".{reverse}"));
            format!("{} {} {}{back}", relation.name, relation.kind.word(), relation.to_name)
        })
        .collect()
    }

    /// `code: message`, by place.
    fn faults(&self) -> Vec<String> {
        self.found.iter().map(|fault| format!("{}: {}", fault.code, fault.message)).collect()
    }

    /// The only complaint: code, the words at its place, message.
    fn fault(&self) -> (&str, &str, &str) {
        let [only] = self.found.as_slice() else { panic!("{:#?}", self.found) };
        (only.code, self.sources.text(only.span), &only.message)
    }

    fn help(&self) -> &str {
        self.found.first().and_then(|fault| fault.help.as_deref()).unwrap_or_default()
    }

    /// `words: because`.
    fn assumptions(&self) -> Vec<String> {
        self.schema.assumptions.iter().map(|a| format!("{}: {}", a.text, a.because)).collect()
    }

    #[track_caller]
    fn sound(self) -> Self {
        assert!(self.found.is_empty(), "{:#?}", self.found);
        self
    }
}

fn column(field: &Field) -> String {
    use crate::ir::Type;
    let ty = match &field.ty {
        Type::String { length } => format!("string({length})"),
        Type::Enum(known) => format!("enum({})", stored(known)),
        Type::Array(element) => match &**element {
            Type::Enum(known) => format!("[enum({})]", stored(known)),
            other => format!("[{}]", other.word()),
        },
        other => other.word().to_owned(),
    };
    let optional = if field.required { "" } else { "?" };
    let default = match &field.default {
        None => String::new(),
        Some(Value::Now) => " = now".to_owned(),
        Some(Value::Boolean(value)) => format!(" = {value}"),
        Some(Value::Text(v) | Value::Number(v) | Value::Sql(v) | Value::Variant(v)) => format!(" = {v}"),
    };
    let to = field.references.as_ref().map_or(String::new(), |to| format!(" -> {}", to.model));
    format!("{} {ty}{optional}{default}{to}", field.name)
}

fn stored(known: &crate::ir::EnumType) -> String {
    let values = known.values.as_ref();
    values.map_or("unknown".to_owned(), |v| v.iter().map(|v| v.stored.as_str()).collect::<Vec<_>>().join(", "))
}

#[test]
fn the_design_s_text_has_the_design_s_tables() {
    let seen = see(
        &Input {
            toml: TENANCY,
            text: "Organizations have a name.\nProjects have a name. Tasks have a title (up to 200 characters), \
                   a priority and an optional due date. Tasks belong to projects; deleting a project deletes its tasks.",
            ..Input::default()
        },
        View::Whole,
    )
    .sound();
    assert_eq!(seen.schema.engine, Engine::Postgres);
    assert_eq!(
        seen.columns("Task"),
        [
            "id uuid",
            "organization_id uuid -> Organization",
            "project_id uuid -> Project",
            "title string(200)",
            "priority enum(low, medium, high)",
            "due_date date?",
            "created_at timestamp = now",
            "updated_at timestamp = now",
        ]
    );
    assert_eq!(
        seen.keys("Task"),
        [
            "pk organization_id, id",
            "idx organization_id, project_id",
            "fk organization_id -> organizations(id) restrict",
            "fk organization_id, project_id -> projects(organization_id, id) cascade",
        ]
    );
    assert_eq!(seen.relations("Task"), ["project many_to_one Project.tasks"]);
}
