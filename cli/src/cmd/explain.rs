//! `groundplan explain`: the page of a rule or of a complaint; `forms`: what the reader of English understands.

use groundplan_schema::front::english;
use groundplan_schema::{name, rules};

use crate::Output;
use crate::args::Explain;

pub(super) fn run(args: &Explain) -> Result<Output, String> {
    let code = args.code.as_str();
    if code == "forms" {
        let pages: Vec<String> =
            english::forms().map(|form| format!("# {}\n\n{}\n", form.name, form.page.trim())).collect();
        return Ok(Output { stdout: pages.join("\n"), ..Output::default() });
    }
    if let Some(page) = rules::explain(code) {
        return Ok(Output { stdout: page.to_owned(), ..Output::default() });
    }
    let pages = rules::pages();
    let names = || pages.iter().map(|(name, _)| *name).chain(["forms"]);
    Err(match name::nearest(code, names()) {
        Some(near) => format!("there is no page `{code}`; did you mean `{near}`?"),
        None => format!("there is no page `{code}`; there are {}", names().collect::<Vec<_>>().join(", ")),
    })
}
