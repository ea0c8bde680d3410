//! An application as the planting sees it: its text, what is read of it, and where in the text its models and fields stand.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use groundplan_cli::{Surroundings, run_in};
use groundplan_schema::ir::Style;
use serde_json::Value;

use super::{rust, sql};

/// How often a rule speaks of a model or `Model.field`.
pub(crate) type Found = BTreeMap<(String, String), usize>;

pub(crate) struct Application {
    pub(crate) name: String,
    pub(crate) style: Style,
    pub(crate) text: String,
    pub(crate) models: Vec<Model>,
    /// The model whose rows are the tenants.
    pub(crate) tenant: String,
    /// The column that names the tenant.
    pub(crate) tenant_column: String,
}

/// What is read of a model, and where it stands. `at`, `body` and `after` are byte offsets, all zero in English, where a sentence about a model may
/// stand anywhere.
pub(crate) struct Model {
    pub(crate) name: String,
    pub(crate) table: String,
    pub(crate) scope: String,
    pub(crate) junction: bool,
    pub(crate) soft: bool,
    pub(crate) value: Value,
    pub(crate) fields: Vec<Field>,
    /// Where an attribute of it goes.
    pub(crate) at: usize,
    /// Where a field of it goes.
    pub(crate) body: usize,
    /// Where it ends.
    pub(crate) after: usize,
}

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) required: bool,
    pub(crate) references: Option<String>,
    /// Neither a key nor one of those that Groundplan adds or knows.
    pub(crate) own: bool,
    pub(crate) value: Value,
    /// Its line, without the lines of its attributes.
    pub(crate) line: Range<usize>,
    /// The line of its `#[model(…)]`.
    pub(crate) attribute: Option<Range<usize>>,
}

/// A fault: how the text is changed, and where the rule has to find it.
pub(crate) struct Plant {
    /// `Model` or `Model.field`.
    pub(crate) place: String,
    pub(crate) edits: Vec<Edit>,
    /// The complaint with which the text is refused, where the fault cannot even be read.
    pub(crate) refused: Option<&'static str>,
    /// What follows of necessity: the rule, where, and why.
    pub(crate) follows: Vec<(&'static str, String, &'static str)>,
}

pub(crate) type Edit = (Range<usize>, String);

impl Plant {
    pub(crate) fn new(place: impl Into<String>, edits: Vec<Edit>) -> Plant {
        Plant { place: place.into(), edits, refused: None, follows: Vec::new() }
    }

    /// A fault that is refused while it is read.
    pub(crate) fn refused(mut self, code: &'static str) -> Plant {
        self.refused = Some(code);
        self
    }

    /// The text with the fault.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut edits: Vec<&Edit> = self.edits.iter().collect();
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = text.to_owned();
        for (range, new) in edits.into_iter().rev() {
            out.replace_range(range.clone(), new);
        }
        out
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("applications")
}

impl Application {
    /// All ten, in order.
    pub(crate) fn all() -> Vec<Application> {
        let entries = fs::read_dir(folder()).expect("the folder of the applications");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(|c: char| c.is_ascii_digit())).collect();
        names.sort();
        names.into_iter().map(|name| Application::read(&name)).collect()
    }

    fn read(name: &str) -> Application {
        let text = fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let style = match name.rsplit('.').next() {
            Some("rs") => Style::Struct,
            Some("md") => Style::Text,
            _ => Style::Database,
        };
        let tenant_table = match name {
            "09-marketplace.sql" => "tenants",
            "10-hotel-chain.sql" => "chains",
            _ => "",
        };
        let mut application = Application {
            name: name.to_owned(),
            style,
            text,
            models: Vec::new(),
            tenant: tenant_table.to_owned(),
            tenant_column: String::new(),
        };
        if style == Style::Database {
            // The two do without policies; with them the rules about tenants have nothing to say, and one that is missing is a fault.
            let document = application.document("read", None, &application.text);
            application.text += &sql::policies(&document);
        }
        let document = application.document("read", None, &application.text);
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        application.tenant_column = word(&document["tenancy"]["column"]);
        application.models = document["models"].as_array().expect("models").iter().map(Model::new).collect();
        if style != Style::Database {
            application.tenant = word(&document["tenancy"]["model"]);
        }
        match style {
            Style::Struct => rust::places(&mut application),
            Style::Database => sql::places(&mut application),
            Style::Text => {}
        }
        application
    }

    /// What `groundplan check` says of a text in place of this one. A rule that is allowed by default is switched on.
    pub(crate) fn document(&self, test: &str, allowed: Option<&str>, text: &str) -> Value {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planted").join(format!("{}-{test}", &self.name[..2]));
        fs::create_dir_all(&home).expect("a folder under target");
        let config = allowed.map(|rule| format!("[scorecard.rules]\n{rule} = \"warn\"\n")).unwrap_or_default();
        fs::write(home.join("groundplan.toml"), config).expect("a file under target");
        fs::write(home.join(&self.name), text).expect("a file under target");
        let mut arguments = vec!["check", &self.name, "--format", "json"];
        if self.style == Style::Database {
            arguments.extend(["--tenant", if self.name.starts_with("09") { "tenants" } else { "chains" }]);
        }
        let around = Surroundings { folder: home, stdin: &mut std::io::empty(), now: 1_795_000_000, colours: false };
        let output = run_in(&arguments, around);
        serde_json::from_str(&output.stdout).unwrap_or_else(|_| Value::String(output.stderr))
    }

    /// What the rules find in a text in place of this one; or what stands in the way of reading it.
    pub(crate) fn found(&self, test: &str, allowed: Option<&str>, text: &str) -> Result<Found, String> {
        let document = self.document(test, allowed, text);
        if let Some(complaint) = document.as_str() {
            return Err(complaint.to_owned());
        }
        let mut found = Found::new();
        for finding in document["scorecard"]["findings"].as_array().expect("findings") {
            let word = |key: &str| finding[key].as_str().unwrap_or_default();
            let place = match word("field") {
                "" => word("model").to_owned(),
                field => format!("{}.{field}", word("model")),
            };
            *found.entry((word("rule").to_owned(), place)).or_default() += 1;
        }
        Ok(found)
    }

    pub(crate) fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    /// Those that are no junctions.
    pub(crate) fn entities(&self) -> impl Iterator<Item = &Model> {
        self.models.iter().filter(|model| !model.junction)
    }

    /// Whether keys that hold lead from one model to another; over required keys or those that cascade, as `which` says.
    pub(crate) fn leads(&self, from: &Model, to: &str, which: &dyn Fn(&Model, &Field) -> bool) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        let mut open = vec![from];
        while let Some(model) = open.pop() {
            for field in model.fields.iter().filter(|field| which(model, field)) {
                let Some(next) = field.references.as_deref() else { continue };
                if next == to {
                    return true;
                }
                if !seen.contains(&next) {
                    seen.push(next);
                    open.extend(self.model(next));
                }
            }
        }
        false
    }

    /// The first of two models in the order of the text.
    pub(crate) fn first<'a>(&self, one: &'a Model, other: &'a Model) -> &'a Model {
        let at = |model: &Model| self.models.iter().position(|m| m.name == model.name);
        if at(one) <= at(other) { one } else { other }
    }
}

impl Model {
    fn new(value: &Value) -> Model {
        let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let fields = value["fields"].as_array().expect("fields").iter().map(Field::new).collect();
        Model {
            name: word("name"),
            table: word("table"),
            scope: word("scope"),
            junction: word("kind") == "junction",
            soft: value["soft_delete"] == true,
            fields,
            value: value.clone(),
            at: 0,
            body: 0,
            after: 0,
        }
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    pub(crate) fn place(&self, field: &str) -> String {
        format!("{}.{field}", self.name)
    }

    /// A list such as `indexes`.
    pub(crate) fn list(&self, key: &str) -> &[Value] {
        self.value[key].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// The foreign key whose last column this is.
    pub(crate) fn key(&self, column: &str) -> Option<&Value> {
        self.list("foreign_keys").iter().find(|key| columns(key).last().is_some_and(|last| last == column))
    }

    /// Whether some index, unique or the primary key begins with these columns, or is the beginning of them.
    pub(crate) fn collides(&self, own: &[&str]) -> bool {
        let all = self.list("indexes").iter().chain(self.list("uniques")).map(columns);
        let key = columns(&self.value["primary_key"]);
        all.chain([key]).any(|other| other.iter().zip(own).all(|(one, other)| one == other))
    }
}

/// The columns of an index, a unique or a key.
pub(crate) fn columns(value: &Value) -> Vec<String> {
    let list = value["columns"].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|column| column.as_str().unwrap_or_default().to_owned()).collect()
}

impl Field {
    fn new(value: &Value) -> Field {
        let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let name = word("name");
        let references = value["references"].as_str().map(str::to_owned);
        let known = ["id", "created_at", "updated_at", "deleted_at"].contains(&name.as_str());
        let own = !known && references.is_none() && value["automatic"] != true;
        Field {
            ty: word("type"),
            required: value["required"] == true,
            own,
            references,
            value: value.clone(),
            line: 0..0,
            attribute: None,
            name,
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        matches!(self.ty.as_str(), "smallint" | "integer" | "bigint")
    }
}
