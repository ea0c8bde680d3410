//! What is left in OUT_DIR: findings for the macros, and what `ddl!()`, `diagram!()` and `scorecard!()` include.

use std::io;
use std::path::Path;

use groundplan_schema::emit::{mermaid, report, sql};
use groundplan_schema::findings::{FILE, Findings};

use crate::driver::Outcome;
use crate::write;

/// Writes all files, each only where it differs: a macro expands again when one that it includes changes.
pub(crate) fn write(folder: &Path, outcome: &Outcome, findings: &Findings) -> io::Result<()> {
    let broken = || "-- The model has errors: see what the compiler says.\n".to_owned();
    let (sql, diagram, scorecard) = match &outcome.judged {
        Some((schema, scorecard)) => {
            (sql::ddl(schema), mermaid::diagram(schema), report::plain(schema, &outcome.sources, scorecard))
        }
        // The macros have to find a file, or one error becomes four.
        None => (broken(), String::new(), String::new()),
    };
    let files = [
        (FILE, findings.print()),
        ("groundplan.sql", sql),
        ("groundplan.mmd", diagram),
        ("groundplan_scorecard.txt", scorecard),
    ];
    for (name, text) in files {
        write::if_changed(&folder.join(name), &text)?;
    }
    Ok(())
}
