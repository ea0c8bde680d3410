//! Where tables and columns stand in SQL, and the edits of it.

use std::ops::Range;

use serde_json::Value;

use super::application::{Application, Edit, Model, columns};

/// Policies for every table that names its tenant: with them row level security has nothing to say, and one that is missing is a fault.
pub(crate) fn policies(document: &Value) -> String {
    let mut out = String::from("\n");
    let models = document["models"].as_array().map(Vec::as_slice).unwrap_or_default();
    for model in models.iter().filter(|model| model["scope"] == "tenant") {
        let table = model["table"].as_str().unwrap_or_default();
        out += &format!(
            "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\nALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n\
             CREATE POLICY tenant_isolation ON {table} USING (true);\n"
        );
    }
    out
}

/// Finds each table by `CREATE TABLE`, and its columns by their lines.
pub(crate) fn places(application: &mut Application) {
    let text = &application.text;
    for model in &mut application.models {
        let head = ["", "public."].map(|schema| format!("\nCREATE TABLE {schema}{} (\n", model.table));
        let (head, at) = head
            .iter()
            .find_map(|head| Some((head, text.find(head)?)))
            .unwrap_or_else(|| panic!("no table {}", model.table));
        model.at = at + 1;
        model.body = at + head.len();
        model.after = at + text[at..].find("\n);\n").expect("an end") + 4;
        let mut line = model.body;
        while line < model.after {
            let next = line + text[line..].find('\n').expect("a line's end") + 1;
            let name = text[line..next].split_whitespace().next().unwrap_or_default();
            if let Some(field) = model.fields.iter_mut().find(|field| field.name == name) {
                field.line = line..next;
            }
            line = next;
        }
    }
}

/// A new column, the first of its table.
pub(crate) fn add_column(model: &Model, definition: &str) -> Edit {
    (model.body..model.body, format!("    {definition},\n"))
}

/// A statement at the end.
pub(crate) fn add(application: &Application, statement: &str) -> Edit {
    let end = application.text.len();
    (end..end, format!("{statement}\n"))
}

/// The first place of one of these in a range of the text, with another in its place.
pub(crate) fn swapped(application: &Application, within: Range<usize>, pairs: &[(&str, &str)]) -> Option<Edit> {
    let text = &application.text[within.clone()];
    let (old, new, at) = pairs.iter().find_map(|(old, new)| Some((old, new, text.find(old)?)))?;
    let start = within.start + at;
    Some((start..start + old.len(), (*new).to_owned()))
}

/// From `CONSTRAINT` to the end of its line or statement.
pub(crate) fn constraint(application: &Application, name: &str) -> Option<Range<usize>> {
    let start = application.text.find(&format!("CONSTRAINT {name} "))?;
    let end = application.text[start..].find('\n')?;
    Some(start..start + end)
}

/// The line of a constraint, where it can go without a trace: it is not the last one of its table, or it is a statement of its own.
pub(crate) fn whole_line(application: &Application, name: &str) -> Option<Range<usize>> {
    let within = constraint(application, name)?;
    let start = application.text[..within.start].rfind('\n')? + 1;
    let line = &application.text[start..within.end];
    let code = line.split(" --").next().unwrap_or(line).trim_end();
    (code.ends_with(',') || code.starts_with("ALTER TABLE")).then_some(start..within.end + 1)
}

/// `name` of a constraint, an index or a unique.
pub(crate) fn name(value: &Value) -> &str {
    value["name"].as_str().unwrap_or_default()
}

/// The columns by which tables of the tenant are led to, in front of a key's own.
pub(crate) fn led(application: &Application, to: &Model, own: &str) -> (String, String) {
    // As others refer to it, or by its primary key.
    let others = application.models.iter().flat_map(|model| model.list("foreign_keys"));
    let known = others.filter(|key| key["table"] == Value::String(to.table.clone())).map(|key| {
        let list = key["references"].as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|column| column.as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    });
    let theirs = known.max_by_key(Vec::len).unwrap_or_else(|| columns(&to.value["primary_key"]));
    let ours = if theirs.len() > 1 { format!("{}, {own}", application.tenant_column) } else { own.to_owned() };
    (ours, theirs.join(", "))
}

/// The predicate that leaves the deleted rows out, where they are kept.
pub(crate) fn living(model: &Model) -> &'static str {
    if model.soft { " WHERE deleted_at IS NULL" } else { "" }
}
