//! The whole file of structs.

use groundplan_schema::found;
use groundplan_schema::ir::{Engine, ForeignKey, Model, OnDelete, RowSecurity, Schema, Scope, Unread};
use groundplan_schema::name;
use groundplan_schema::text::Span;

use super::field::{self, Columns, Line, text};
use super::names::Names;

/// What was printed.
#[derive(Debug)]
pub(crate) struct Printed {
    /// src/model.rs.
    pub(crate) text: String,
    /// The Rust name of the tenant.
    pub(crate) root: Option<String>,
    /// What stands in the file as a comment, because no struct can say it.
    pub(crate) left_out: Vec<String>,
}

/// Prints the structs of all tables; what is no table, or no part of one that a struct can say, stands as a comment at its place.
pub(crate) fn print(schema: &Schema, shown: &str) -> Printed {
    let mut names = Names::of(schema);
    let mut left_out = Vec::new();
    let mut file = format!(
        "//! The data model, as `groundplan import` found it in {shown}.\n//!\n//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into\n//! Groundplan's own form; `groundplan migrate` writes the difference.\n"
    );
    let mut body = String::new();
    let about = |unread: &Unread| schema.models.iter().position(|model| is_about(model, unread));
    for (at, model) in schema.models.iter().enumerate() {
        let notes: Vec<&Unread> =
            schema.unread.iter().filter(|unread| about(unread) == Some(at) && !is_said(model, unread)).collect();
        body.push('\n');
        for note in notes {
            let line = format!("{}: {}", model.table, one_line(&format!("{} ({})", note.text, note.hint)));
            body += &format!("// Not said here: {}\n", one_line(&format!("{} ({})", note.text, note.hint)));
            left_out.push(line);
        }
        if model.external {
            body += &format!(
                "// The table `{}` belongs to a tool or is a part of another one, so no struct is written for it.\n",
                one_line(&model.table)
            );
            left_out.push(format!("{}: a tool's table, or a part of another one", model.table));
            continue;
        }
        body += &one(schema, at, &mut names, &mut left_out);
    }
    let others: Vec<&Unread> = schema.unread.iter().filter(|unread| about(unread).is_none()).collect();
    if !others.is_empty() {
        body += "\n// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`\n// is told of tables and views that are not ours.\n";
    }
    for other in others {
        let line = one_line(&format!("{} ({})", other.text, other.hint));
        body += &format!("// - {line}\n");
        left_out.push(line);
    }
    file += &imports(&body);
    file += &body;
    let root = schema.root().map(|id| names.models[id.0].clone());
    Printed { text: file, root, left_out }
}

/// Whether something that was not read stands at a part of this table.
fn is_about(model: &Model, unread: &Unread) -> bool {
    let at = |span: Option<Span>| span == Some(unread.span);
    let partly = unread.hint.starts_with("not read") || unread.hint.starts_with("not kept");
    partly
        && (model.foreign_keys.iter().any(|key| at(key.origin.span))
            || model.indexes.iter().any(|index| at(index.origin.span))
            || model.uniques.iter().any(|unique| at(unique.origin.span))
            || model.checks.iter().any(|check| at(check.origin.span))
            || model.fields.iter().any(|field| at(field.origin.span))
            || at(model.origin.span))
}

/// Whether a struct has a word for it after all: what a foreign key says more.
fn is_said(model: &Model, unread: &Unread) -> bool {
    let own = |key: &&ForeignKey| key.origin.span == Some(unread.span);
    let here =
        |span: Option<Span>, more: &Option<String>| span == Some(unread.span) && *more == Some(unread.text.clone());
    if model.indexes.iter().any(|index| here(index.origin.span, &index.more))
        || model.uniques.iter().any(|unique| here(unique.origin.span, &unique.more))
    {
        return true;
    }
    model
        .foreign_keys
        .iter()
        .find(own)
        .and_then(|key| key.more.as_ref())
        .is_some_and(|more| more.contains(&unread.text))
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The `use` lines that the structs need.
fn imports(body: &str) -> String {
    let has = |word: &str| {
        body.match_indices(word).any(|(at, _)| {
            let sign = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':');
            sign(body[..at].chars().next_back()) && sign(body[at + word.len()..].chars().next())
        })
    };
    let chrono: Vec<&str> =
        ["DateTime", "NaiveDate", "NaiveDateTime", "NaiveTime", "Utc"].into_iter().filter(|word| has(word)).collect();
    let ours: Vec<&str> = ["Decimal", "Id"].into_iter().filter(|word| has(word)).collect();
    let mut lines = String::new();
    let list = |names: &[&str]| match names {
        [one] => (*one).to_owned(),
        several => format!("{{{}}}", several.join(", ")),
    };
    if !chrono.is_empty() {
        lines += &format!("use groundplan::chrono::{};\n", list(&chrono));
    }
    if !ours.is_empty() {
        lines += &format!("use groundplan::{};\n", list(&ours));
    }
    if has("Uuid") {
        lines += "use groundplan::uuid::Uuid;\n";
    }
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

fn one(schema: &Schema, at: usize, names: &mut Names, left_out: &mut Vec<String>) -> String {
    let columns = Columns::new(schema, at);
    let model = columns.model;
    let own = names.models[at].clone();
    let mut enums = Vec::new();
    let mut fields = String::new();
    let mut said = head(schema, &columns, &own, names);
    for at in 0..model.fields.len() {
        match columns.line(at, names, &mut enums) {
            Line::Field(line) => {
                if field::is_zero(&model.fields[at]) {
                    let column = &model.fields[at].column;
                    fields += "    // A row that has `0000-00-00` here cannot be read.\n";
                    left_out.push(format!("{}.{column}: a row that has `0000-00-00` here cannot be read", model.table));
                }
                let sql = model.fields[at].sql_type.as_deref().unwrap_or_default();
                if sql.to_ascii_lowercase().ends_with("citext") {
                    let column = &model.fields[at].column;
                    left_out.push(format!(
                        "{}.{column}: `citext` is compared as a text, where capitals count",
                        model.table
                    ));
                }
                fields += &line;
            }
            Line::Unread(attribute) => {
                let field = &model.fields[at];
                let sql = field.sql_type.as_deref().unwrap_or_default();
                left_out.push(format!(
                    "{}.{}: no field can hold `{sql}`, so no statement reads or writes it",
                    model.table, field.column
                ));
                said.push(attribute);
            }
        }
    }
    let mut out = field::doc(model.doc.as_deref(), "");
    out += &format!("#[derive(groundplan::Model, Debug, Clone)]\n#[model({})]\n", said[0]);
    for attribute in &said[1..] {
        out += &format!("#[model({attribute})]\n");
    }
    out += &format!("pub struct {own} {{\n{fields}}}\n");
    for (name, values) in enums {
        out += &format!("\n#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum {name} {{\n");
        for (variant, stored) in values {
            if name::snake(&variant) != stored {
                out += &format!("    #[model(value = {})]\n", text(&stored));
            }
            out += &format!("    {variant},\n");
        }
        out += "}\n";
    }
    out
}

/// The attributes of the struct: the first line says what it is, each other one thing.
fn head(schema: &Schema, columns: &Columns<'_>, own: &str, names: &Names) -> Vec<String> {
    let model = columns.model;
    let engine = schema.engine;
    let mut first = vec!["existing".to_owned()];
    if schema.tenancy.is_some() {
        first.push(match model.scope {
            Scope::Tenant => "tenant".to_owned(),
            Scope::Global => "global".to_owned(),
            Scope::Root => "root".to_owned(),
        });
    }
    if model.soft_delete {
        first.push("soft_delete".to_owned());
    }
    if name::table(own) != model.table {
        first.push(format!("table = {}", text(&model.table)));
    }
    if let Some(namespace) = &model.namespace {
        first.push(format!("namespace = {}", text(namespace)));
    }
    let mut said = vec![first.join(", ")];
    let usual = |suffix: &str, of: &[String]| found::default_name(engine, &model.table, suffix, of);
    let name =
        |name: &str, usual: String| if name == usual { String::new() } else { format!(", name = {}", text(name)) };
    let key = &model.primary_key;
    let at_field = field::own_key(model).is_some_and(|at| columns.names[at] == "id") && key.name == usual("pkey", &[]);
    let is_said = at_field && said_at_field(columns);
    if !key.columns.is_empty() && !is_said {
        said.push(format!("primary_key({}{})", columns.list(&key.columns), name(&key.name, usual("pkey", &[]))));
    }
    for unique in &model.uniques {
        let mut words = columns.list(&unique.columns) + &name(&unique.name, usual("key", &unique.columns));
        words += &filter(engine, unique.filter.as_ref());
        words += if unique.absent_equal { ", nulls_equal = true" } else { "" };
        words += &list_sql(unique.more.as_ref());
        said.push(format!("unique({words})"));
    }
    for index in &model.indexes {
        let mut words = columns.list(&index.columns) + &name(&index.name, usual("idx", &index.columns));
        if index.method != "btree" {
            words += &format!(", method = {}", text(index.method));
        }
        if !index.include.is_empty() {
            words += &format!(", include({})", columns.list(&index.include));
        }
        words += &filter(engine, index.filter.as_ref());
        words += &list_sql(index.more.as_ref());
        said.push(format!("index({words})"));
    }
    for check in &model.checks {
        let of: Vec<String> = check.column.iter().cloned().collect();
        let name = name(&check.name, usual("check", &of));
        said.push(match field::condition(engine, &check.condition) {
            Ok(condition) => format!("check({condition}{name})"),
            Err(sql) => format!("check(sql = {sql}{name})"),
        });
    }
    for key in model.foreign_keys.iter().filter(|key| !columns.is_at_field(key)) {
        let target = schema.models.iter().position(|other| key.is_to(other) && !other.external);
        let list = |of: &[String]| match target {
            Some(at) => Columns::new(schema, at).list(of),
            None => of.iter().map(|column| text(column)).collect::<Vec<_>>().join(", "),
        };
        let to = target.map_or_else(|| text(&key.table), |at| names.models[at].clone());
        let references = if key.references.is_empty() { String::new() } else { format!("({})", list(&key.references)) };
        let mut words = format!("{}, references = {to}{references}", columns.list(&key.columns));
        words += &name(&key.name, usual("fkey", &key.columns));
        let stated = model.column(&key.own).is_some_and(|field| field.on_delete_stated.is_some());
        if stated || key.on_delete != OnDelete::NoAction {
            words += &format!(", on_delete = {}", key.on_delete.word());
        }
        words += &key.more.as_ref().map(|more| format!(", sql = {}", text(more))).unwrap_or_default();
        said.push(format!("foreign_key({words})"));
    }
    said.extend(security(engine, model));
    said
}

/// Whether the field of the primary key says by its name that it is one.
fn said_at_field(columns: &Columns<'_>) -> bool {
    let Some(at) = field::own_key(columns.model) else { return false };
    let field = &columns.model.fields[at];
    !columns.model.foreign_keys.iter().any(|key| key.columns == [field.column.clone()])
}

/// The list of columns with all that is said of them.
fn list_sql(more: Option<&String>) -> String {
    more.map(|more| format!(", sql = {}", text(more))).unwrap_or_default()
}

fn filter(engine: Engine, condition: Option<&groundplan_schema::condition::Condition>) -> String {
    match condition.map(|condition| field::condition(engine, condition)) {
        None => String::new(),
        Some(Ok(condition)) => format!(", where = {condition}"),
        Some(Err(sql)) => format!(", where_sql = {sql}"),
    }
}

fn security(engine: Engine, model: &Model) -> Option<String> {
    let security = model.row_security.filter(|found| engine == Engine::Postgres && *found != RowSecurity::default())?;
    let mut words = Vec::new();
    if security.enabled {
        words.push("enabled".to_owned());
    }
    if security.forced {
        words.push("forced".to_owned());
    }
    if security.policies > 0 {
        words.push(format!("policies = {}", security.policies));
    }
    Some(format!("row_security({})", words.join(", ")))
}
