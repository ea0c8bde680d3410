//! groundplan.toml of an imported package.

use groundplan_schema::ir::{Engine, Schema};

/// The file that stands beside it.
pub(crate) const BASELINE: &str = "groundplan-baseline.toml";

/// groundplan.toml: the engine and its version, how keys are made, who the tenants are, and where the old findings stand.
pub(crate) fn settings(schema: &Schema, root: Option<&str>, version_read: bool, beside: &[String]) -> String {
    let mut text = format!("engine = \"{}\"\n", schema.engine.word());
    let version = match schema.engine {
        Engine::Postgres => schema.engine_version.major.to_string(),
        _ => schema.engine_version.to_string(),
    };
    let oldest = schema.engine.oldest();
    if version_read && schema.engine_version < oldest {
        text += &format!(
            "# engine_version = \"{version}\"   # what the server says; SQL is printed for {oldest} and newer, so renew the server before a migration is written for it\n"
        );
    } else if version_read {
        text += &format!("engine_version = \"{version}\"\n");
    } else {
        text += &format!("# engine_version = \"{version}\"   # a file does not tell it: write what the server says\n");
    }
    text += &format!(
        "primary_key = \"{}\"   # of new tables; those that were imported say it themselves\n",
        schema.primary_key.word()
    );
    if let (Some(tenancy), Some(root)) = (&schema.tenancy, root) {
        text += &format!("\n[tenancy]\nmodel = \"{root}\"\ncolumn = \"{}\"\n", tenancy.column);
    }
    if !beside.is_empty() {
        let list: Vec<String> = beside.iter().map(|pattern| format!("    {},\n", quoted(pattern))).collect();
        text += &format!(
            "\n[database]\n# Views, triggers, policies and columns kept by ON UPDATE, which the model does not make; `drift` leaves them out.\nignore = [\n{}]\n",
            list.concat()
        );
    }
    text +=
        &format!("\n[scorecard]\nbaseline = \"{BASELINE}\"   # what was found at the import: only what is new fails\n");
    text
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out + "\""
}
