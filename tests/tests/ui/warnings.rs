//! A rule that warns. `ui/warnings/` has each under `#![deny(warnings)]`; here the same programs are only checked, because trybuild shows no
//! warnings of a program that compiles.

use std::fs;
use std::path::Path;

use crate::package::{Said, all, check, package};

const DENY: &str = "#![deny(warnings)]";

#[test]
fn are_shown_at_the_line_of_the_mistake() {
    let mut programs = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/warnings")).expect("the cases") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a program");
            assert!(text.starts_with(DENY), "{name} does not begin with {DENY}");
            // The same number of lines, so the places stay.
            programs.push((name, text.replacen(DENY, "#![allow(dead_code)]", 1)));
        }
    }
    assert!(programs.len() >= 5, "the cases are not found");
    let paths: Vec<_> = programs.iter().map(|(name, text)| (format!("src/bin/{name}.rs"), text.as_str())).collect();
    let files: Vec<_> = paths.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let (said, stderr) = check(&package("warned", &files));
    assert!(stderr.is_empty(), "{stderr}");
    for (name, _) in &programs {
        let own: Vec<_> = said.iter().filter(|said| said.target == *name).collect();
        assert!(!own.is_empty(), "{name}: no message\n{}", all(&said));
        shown(name, &own);
    }
}

/// Each is a warning with the rule, the help and the line that the error under `-D warnings` has, and there are no others.
fn shown(name: &str, own: &[&Said]) {
    let denied =
        fs::read_to_string(format!("{}/ui/warnings/{name}.stderr", env!("CARGO_MANIFEST_DIR"))).expect("its text");
    let errors: Vec<&str> = denied.split("error: ").filter(|error| error.contains("= rule: ")).collect();
    assert_eq!(errors.len(), own.len(), "{name}: as many warnings as errors\n{denied}");
    for error in errors {
        let place = error.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).expect("a place");
        let line: u64 = place.split(':').nth(1).and_then(|line| line.parse().ok()).expect("a line");
        let said_of_it: Vec<_> = error
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("= rule: ") || line.starts_with("= help: "))
            .collect();
        assert!(said_of_it.len() == 2, "{name}: a rule and a help:\n{error}");
        let is_it = |said: &&&Said| {
            (said.level.as_str(), said.place.1) == ("warning", line)
                && said_of_it.iter().all(|line| said.rendered.contains(line))
        };
        let rendered: Vec<_> = own.iter().map(|said| said.rendered.as_str()).collect();
        assert_eq!(own.iter().filter(is_it).count(), 1, "{name}:\n{error}\nis not one of\n{}", rendered.join("\n"));
    }
}
