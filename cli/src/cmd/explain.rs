//! `groundplan explain`: the page of a rule, of a complaint or of a sentence form; `forms`: all of these; `english`: the language reference.

use groundplan_schema::front::english;
use groundplan_schema::{name, rules};

use crate::Output;
use crate::args::Explain;

pub(super) fn run(args: &Explain) -> Result<Output, String> {
    let code = args.code.as_str();
    if let Some(stdout) = page(code) {
        return Ok(Output { stdout, ..Output::default() });
    }
    let pages = rules::pages();
    let names = || pages.iter().map(|(name, _)| *name).chain(english::forms().map(|form| form.name)).chain(ALL);
    Err(match name::nearest(code, names()) {
        Some(near) => format!("there is no page `{code}`; did you mean `{near}`?"),
        None => format!("there is no page `{code}`; there are {}", names().collect::<Vec<_>>().join(", ")),
    })
}

/// What is no single page.
const ALL: [&str; 2] = ["english", "forms"];

fn page(code: &str) -> Option<String> {
    match code {
        "english" => Some(english::reference()),
        "forms" => {
            let lines: Vec<String> = english::forms().map(english::line).collect();
            let pages: Vec<String> = english::forms().map(english::page).collect();
            let more = "`groundplan explain FORM` prints one page, `groundplan explain english` the whole reference.";
            Some(format!("{}\n\n{more}\n\n{}", lines.join("\n"), pages.join("\n")))
        }
        _ => {
            let form = || Some(english::page(english::forms().find(|form| form.name == code)?));
            rules::explain(code).map(str::to_owned).or_else(form)
        }
    }
}
