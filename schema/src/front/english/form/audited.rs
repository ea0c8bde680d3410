//! "Changes to invoices are audited."

use super::Form;
use crate::front::english::clause::{Clause, Outcome};
use crate::front::english::fact::Fact;
use crate::front::english::noun::Noun;

pub(super) static FORM: Form = Form {
    name: "audited",
    page: PAGE,
    cues: &["audited", "changes", "audit", "history"],
    template: "Changes to {many} are audited.",
    read,
};

const PAGE: &str = r#"
Who changed what and when is kept in the audit log, a table of its own that triggers fill. Personal data is not copied there: it only says that it
changed.

    Invoices have a total. Changes to invoices are audited.
    Invoices have a total. Invoices are audited.
"#;

fn read(clause: &Clause<'_>) -> Outcome {
    let Some((mut before, _, mut cursor)) = clause.split_at(&["is", "are"]) else { return Outcome::Other };
    if !cursor.eat("audited") {
        return Outcome::Other;
    }
    let mut start = clause.cursor();
    start.eat("all");
    if start.eat_any(&["changes to", "changes of"]).is_some() {
        start.eat("all");
        before = before.get(start.at..).unwrap_or(&[]);
    }
    let Some(nouns) = Noun::list(before) else { return Outcome::Other };
    cursor.end(nouns.into_iter().map(|noun| Fact::Audited(noun, clause.span)).collect())
}
