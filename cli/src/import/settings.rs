//! groundplan.toml of an imported package.

use groundplan_schema::ir::{Engine, Schema};

/// The file that stands beside it.
pub(crate) const BASELINE: &str = "groundplan-baseline.toml";

/// groundplan.toml: the engine and its version, how keys are made, who the tenants are, and where the old findings stand.
pub(crate) fn settings(schema: &Schema, root: Option<&str>, version_read: bool) -> String {
    let mut text = format!("engine = \"{}\"\n", schema.engine.word());
    let version = match schema.engine {
        Engine::Postgres => schema.engine_version.major.to_string(),
        _ => schema.engine_version.to_string(),
    };
    if version_read {
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
    text +=
        &format!("\n[scorecard]\nbaseline = \"{BASELINE}\"   # what was found at the import: only what is new fails\n");
    text
}
