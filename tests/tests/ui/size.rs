//! How many programs there are, and how long: what is shown must be seen at a glance.

use std::fs;
use std::path::Path;

/// Eight faults in one struct are what it is about: see `ui/README.md`.
const LONGER: &[&str] = &["structs/eight_faults.rs"];

#[test]
fn programs_are_many_and_short() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut programs = 0;
    let mut wrong = Vec::new();
    for theme in crate::THEMES {
        for entry in fs::read_dir(ui.join(theme)).expect("a theme") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            programs += 1;
            let name = format!("{theme}/{}", path.file_name().expect("a name").to_string_lossy());
            let lines = fs::read_to_string(&path).expect("a program").lines().count();
            if (lines > 15) != LONGER.contains(&name.as_str()) {
                wrong.push(format!("{name} has {lines} lines, where fifteen are the most"));
            }
            if !path.with_extension("stderr").is_file() {
                wrong.push(format!("{name} has no .stderr beside it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(programs >= 80, "{programs} programs that do not compile");
}
