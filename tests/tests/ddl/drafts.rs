//! Schemas for the tests of the DDL, said as drafts, so that no reader stands between a test and what it is about.
//! The package of the PostgreSQL tests uses this file too.

use groundplan_schema::condition::{Comparison, Condition, Term};
use groundplan_schema::config::Config;
use groundplan_schema::draft::{
    Draft, DraftCheck, DraftField, DraftIndex, DraftModel, DraftRelation, DraftRelationKind, DraftScope, DraftType,
    DraftUnique, Uniqueness,
};
use groundplan_schema::ir::{
    Engine, EnumType, EnumValue, OnDelete, Origin, PrimaryKeyStrategy, Schema, Style, Type, Value, Version,
};
use groundplan_schema::lower::{self, View};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::{Sources, Span, Spanned};

/// What a package says besides its models.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) engine: Engine,
    pub(crate) version: Option<u32>,
    pub(crate) primary_key: PrimaryKeyStrategy,
    /// The roles of the application and of its administrator, made by the test.
    pub(crate) roles: Option<(String, String)>,
    /// Row level security, where the engine has it.
    pub(crate) rls: bool,
}

impl Settings {
    pub(crate) fn of(engine: Engine) -> Settings {
        Settings { engine, version: None, primary_key: PrimaryKeyStrategy::UuidV7, roles: None, rls: true }
    }
}

/// A draft under construction; every place in it is the same one.
pub(crate) struct Sketch {
    draft: Draft,
    sources: Sources,
    at: Span,
}

impl Sketch {
    fn new() -> Sketch {
        let mut sources = Sources::new();
        let source = sources.add_file("drafts.md", "here");
        Sketch { draft: Draft::default(), at: sources.whole(source), sources }
    }

    /// The same with RESTRICT where MySQL and MariaDB have no SET NULL: on a key to the same table.
    #[allow(dead_code, reason = "not every test that uses this file runs on all engines")]
    pub(crate) fn restricting_itself(mut self) -> Sketch {
        for relation in &mut self.draft.relations {
            if relation.from.value == relation.to.value
                && let Some(action) = &mut relation.on_delete
                && action.value == OnDelete::SetNull
            {
                action.value = OnDelete::Restrict;
            }
        }
        self
    }

    fn spanned<T>(&self, value: T) -> Spanned<T> {
        Spanned::new(value, self.at)
    }

    fn origin(&self) -> Origin {
        Origin::text(self.at, "here")
    }

    fn field(&self, name: &str, ty: Type) -> DraftField {
        let mut field = DraftField::new(self.spanned(name.to_owned()), self.origin());
        field.ty = Some(self.spanned(DraftType::Known(ty)));
        field.required = Some(self.spanned(true));
        field
    }

    fn model(&mut self, name: &str, fields: Vec<DraftField>) -> &mut DraftModel {
        let mut model = DraftModel::new(self.spanned(name.to_owned()), Style::Text);
        model.fields = fields;
        self.draft.models.push(model);
        self.draft.models.last_mut().expect("it was pushed")
    }

    fn relation(&mut self, from: &str, kind: DraftRelationKind, to: &str) -> &mut DraftRelation {
        let relation = DraftRelation {
            from: self.spanned(from.to_owned()),
            to: self.spanned(to.to_owned()),
            kind,
            role: None,
            required: None,
            on_delete: None,
            attributes: Vec::new(),
            assumed: None,
            origin: self.origin(),
            span: self.at,
        };
        self.draft.relations.push(relation);
        self.draft.relations.last_mut().expect("it was pushed")
    }

    /// Lowers what was said; a complaint fails the test.
    pub(crate) fn lower(mut self, settings: Settings) -> Schema {
        let at = self.at;
        self.draft.engines.push(Spanned::new(settings.engine, at));
        let versions = settings.version.map(|major| Spanned::new(Version { major, minor: 0 }, at));
        self.draft.engine_versions.extend(versions);
        let mut config = Config { primary_key: Some(Spanned::new(settings.primary_key, at)), ..Config::default() };
        config.tenancy.rls = Some(Spanned::new(settings.rls, at));
        if let Some((app, admin)) = settings.roles {
            config.tenancy.app_role = Some(Spanned::new(app, at));
            config.tenancy.admin_role = Some(Spanned::new(admin, at));
        }
        let mut out = Diagnostics::new();
        let schema = lower::lower(self.draft, &config, View::Whole, &self.sources, &mut out);
        let complaints = out.finish();
        assert!(complaints.is_empty(), "{complaints:#?}");
        schema
    }
}

fn choice(rust: &str, values: &[&str]) -> Type {
    let value =
        |stored: &&str| EnumValue { variant: groundplan_schema::name::pascal(stored), stored: (*stored).into() };
    Type::Enum(EnumType { rust: rust.into(), values: Some(values.iter().map(value).collect()), native: None })
}

fn column(name: &str) -> Term {
    Term::Column(name.into())
}

fn number(number: &str) -> Term {
    Term::Number(number.into())
}

const NAME: Type = Type::String { length: 255 };

/// The task tracker of DESIGN section 1, with what the tests of keys need besides: an optional reviewer and an optional parent task, both set
/// to NULL when the other row goes, and a global table.
pub(crate) fn tracker() -> Sketch {
    let mut sketch = Sketch::new();
    let s = &mut sketch;
    s.draft.tenants.push(s.spanned("Organization".to_owned()));
    let name = |s: &Sketch| vec![s.field("name", NAME)];

    let organization = name(s);
    s.model("Organization", organization).doc = Some("Who owns the rows;\nnothing else does".into());

    let mut email = s.field("email", NAME);
    email.unique = Some(s.spanned(Uniqueness::Scoped));
    let fields = vec![email, s.field("name", NAME)];
    s.model("User", fields);

    let at = s.at;
    let fields = name(s);
    s.model("Project", fields).soft_delete = Some(Spanned::new(true, at));

    let mut description = s.field("description", Type::Text);
    description.required = Some(s.spanned(false));
    let mut due_date = s.field("due_date", Type::Date);
    due_date.required = Some(s.spanned(false));
    let mut status = s.field("status", choice("TaskStatus", &["pending", "active", "it's done"]));
    status.default = Some(s.spanned(Value::Text("pending".into())));
    let fields = vec![
        s.field("title", Type::String { length: 200 }),
        description,
        due_date,
        s.field("priority", choice("TaskPriority", &["low", "medium", "high"])),
        status,
    ];
    let search = DraftIndex {
        fields: ["status", "due_date"].map(|name| s.spanned(name.to_owned())).to_vec(),
        include: vec![s.spanned("title".to_owned())],
        filter: None,
        brin: false,
        origin: s.origin(),
        span: at,
    };
    let slug = DraftUnique {
        fields: vec![s.spanned("title".to_owned())],
        reach: Uniqueness::Scoped,
        origin: s.origin(),
        span: at,
    };
    let task = s.model("Task", fields);
    task.soft_delete = Some(Spanned::new(true, at));
    task.indexes.push(search);
    task.uniques.push(slug);

    let mut tag = name(s);
    tag[0].unique = Some(s.spanned(Uniqueness::Scoped));
    s.model("Tag", tag);

    let fields = name(s);
    s.model("Country", fields).scope = Some(Spanned::new(DraftScope::Global, at));

    s.relation("Project", DraftRelationKind::ManyToOne, "User").role = Some(Spanned::new("owner".into(), at));
    s.relation("Task", DraftRelationKind::ManyToOne, "Project").on_delete = Some(Spanned::new(OnDelete::Cascade, at));
    let mut set_null = |to: &str, role: Option<&str>| {
        let relation = s.relation("Task", DraftRelationKind::ManyToOne, to);
        relation.role = role.map(|role| Spanned::new(role.to_owned(), at));
        relation.required = Some(Spanned::new(false, at));
        relation.on_delete = Some(Spanned::new(OnDelete::SetNull, at));
    };
    set_null("User", Some("reviewer"));
    set_null("Task", None);
    s.relation("Task", DraftRelationKind::ManyToMany, "Tag");
    sketch
}

/// One column of each type, with defaults and checks, where the engine has the type.
pub(crate) fn types() -> Sketch {
    let mut sketch = Sketch::new();
    let s = &mut sketch;
    let decimal = Type::Decimal { precision: 10, scale: 2 };
    let mut price = s.field("price", decimal.clone());
    price.default = Some(s.spanned(Value::Number("9.99".into())));
    price.checks = vec![s.spanned(Condition::Between(column("price"), number("0"), number("99.99")))];
    let mut active = s.field("active", Type::Boolean);
    active.default = Some(s.spanned(Value::Boolean(true)));
    let mut code = s.field("code", Type::String { length: 10 });
    let least = Condition::Compare(Term::Length(Box::new(column("code"))), Comparison::Ge, number("3"));
    code.checks = vec![s.spanned(least)];
    let fields = vec![
        code,
        s.field("notes", Type::Text),
        s.field("small", Type::SmallInt),
        s.field("whole", Type::Integer),
        s.field("large", Type::BigInt),
        s.field("half", Type::Real),
        s.field("full", Type::Float),
        price,
        s.field("total", decimal),
        active,
        s.field("seen_at", Type::Timestamp),
        s.field("born", Type::Date),
        s.field("opens", Type::Time),
        s.field("token", Type::Uuid),
        s.field("extra", Type::Json),
        s.field("photo", Type::Bytes),
        s.field("kind", choice("SampleKind", &["a", "b"])),
        s.field("labels", Type::Array(Box::new(Type::String { length: 20 }))),
    ];
    let product = Term::Arithmetic(Box::new(column("price")), '*', Box::new(column("whole")));
    let check = DraftCheck {
        name: None,
        condition: Condition::Compare(column("total"), Comparison::Le, product),
        origin: s.origin(),
        span: s.at,
    };
    let at = s.at;
    let search = DraftIndex {
        fields: vec![s.spanned("labels".to_owned())],
        include: Vec::new(),
        filter: None,
        brin: false,
        origin: s.origin(),
        span: at,
    };
    let sample = s.model("Sample", fields);
    sample.checks.push(check);
    sample.indexes.push(search);
    sketch
}

/// Two tables that refer to each other, and a kind of one of them, under a reserved word.
pub(crate) fn circle() -> Sketch {
    let mut sketch = Sketch::new();
    let s = &mut sketch;
    for model in ["Order", "User", "Admin"] {
        let fields = vec![s.field("name", NAME)];
        s.model(model, fields);
    }
    let at = s.at;
    s.relation("Order", DraftRelationKind::ManyToOne, "User");
    let last = s.relation("User", DraftRelationKind::ManyToOne, "Order");
    last.role = Some(Spanned::new("last_order".into(), at));
    last.required = Some(Spanned::new(false, at));
    last.on_delete = Some(Spanned::new(OnDelete::SetNull, at));
    s.relation("Admin", DraftRelationKind::IsA, "User");
    sketch
}
