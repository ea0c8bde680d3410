//! What the documents show: each description of `tests/documents`, read as it is written, with its nouns swapped for
//! others, and with its sentences in another order.
//!
//! The lists are written by hand and nothing blesses them; `tests/documents/README.md` says how to read one.

#[path = "documents/case.rs"]
mod case;
#[path = "documents/compare.rs"]
mod compare;
#[path = "documents/derived.rs"]
mod derived;
#[path = "documents/facts.rs"]
mod facts;
#[path = "documents/fake.rs"]
mod fake;
#[path = "documents/json.rs"]
mod json;
#[path = "documents/variant.rs"]
mod variant;

#[test]
fn the_command_reads_what_the_documents_show() {
    case::check_all("read", |_, path| {
        let path = path.to_str().expect("a path in UTF-8");
        let output = groundplan_cli::run(&["read", path, "--format", "json"], "");
        case::Output { code: output.code, stdout: output.stdout, stderr: output.stderr }
    });
}
