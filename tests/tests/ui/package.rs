//! Small packages on disk, and what rustc says of them.

use std::path::Path;

use groundplan_tests::outside;
use serde_json::Value;

/// One message of rustc.
#[derive(Debug)]
pub(crate) struct Said {
    /// `error` or `warning`.
    pub(crate) level: String,
    /// As it is printed.
    pub(crate) rendered: String,
    /// The file and the line of its first place.
    pub(crate) place: (String, u64),
    /// The binary that it is about.
    pub(crate) target: String,
}

/// A package that depends on `groundplan` as the README says, with these files.
pub(crate) fn package(name: &str, files: &[(&str, &str)]) -> outside::Package {
    let manifest =
        outside::files("").into_iter().find(|(path, _)| path == "Cargo.toml").expect("the README's Cargo.toml");
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let files: Vec<_> = files.chain([manifest]).collect();
    outside::Package::new(Path::new(env!("CARGO_TARGET_TMPDIR")), name, &files, |_, text| text)
}

/// What `cargo check` says of the package's own code, and all that cargo itself prints.
pub(crate) fn check(package: &outside::Package) -> (Vec<Said>, String) {
    let output = package.cargo(&["check", "--quiet", "--message-format=json"], &[]);
    let lines = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let own = messages.filter(|message| message["reason"] == "compiler-message");
    let said = own.filter_map(|message| said(&message)).collect();
    (said, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Messages without a place only count the others.
fn said(message: &Value) -> Option<Said> {
    let of = &message["message"];
    let place = of["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
    Some(Said {
        level: of["level"].as_str()?.to_owned(),
        rendered: of["rendered"].as_str()?.to_owned(),
        place: (place["file_name"].as_str()?.to_owned(), place["line_start"].as_u64()?),
        target: message["target"]["name"].as_str()?.to_owned(),
    })
}

/// The one message in which all of these words stand.
pub(crate) fn one<'s>(said: &'s [Said], words: &[&str]) -> &'s Said {
    let found: Vec<_> = said.iter().filter(|said| words.iter().all(|word| said.rendered.contains(word))).collect();
    match found.as_slice() {
        [one] => one,
        other => panic!("{} messages have {words:?}, not one:\n{}", other.len(), all(said)),
    }
}

/// All messages, for a failing test.
pub(crate) fn all(said: &[Said]) -> String {
    said.iter().map(|said| said.rendered.as_str()).collect()
}
