//! `cargo xtask fuzz TARGET`: libFuzzer over the reader of English, on the stable toolchain.
//!
//! The corpus of a target is one file, `tests/fuzz/corpus/TARGET.txt`, with a line of `=` after each text: a pull request shows what
//! was added. Each run begins with it and with every text that the tests read. What a run finds is merged into it by what it reaches, the shortest text for each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, run};

/// What stands after each text of a corpus.
const END: &str = "\n====================\n";
const TARGETS: [&str; 3] = ["lexer", "reader", "sql"];
/// Longer texts reach nothing that these do not, and take their time.
const LONGEST: usize = 1_000;
/// Bytes that a corpus has at most: a reviewer must be able to open it, and every run of the tests reads all of it.
const LARGEST: usize = 100_000;
/// Coverage by counters next to the branches, and the comparisons, as libFuzzer wants them; rustc's own flags for this are not stable.
const COVERAGE: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Ccodegen-units=1",
];

pub(crate) fn main(words: &[&str]) -> Result<()> {
    let (target, seconds) = match words {
        [target] => (*target, 600),
        [target, "--seconds", number] => {
            (*target, number.parse::<u32>().map_err(|_| format!("`--seconds {number}`: not a number"))?)
        }
        _ => return Err("say `cargo xtask fuzz lexer|reader|sql [--seconds N]`".to_owned()),
    };
    if !TARGETS.contains(&target) {
        return Err(format!("`{target}` is none of {}", TARGETS.join(", ")));
    }
    let binary = build(target)?;
    let work = run::target().join("fuzz").join(format!("work-{target}"));
    let (seeds, found, merged) = (work.join("seeds"), work.join("found"), work.join("merged"));
    for folder in [&seeds, &merged] {
        let _ = fs::remove_dir_all(folder);
    }
    for folder in [&seeds, &found, &merged] {
        fs::create_dir_all(folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    }
    let kept = corpus(target);
    for (at, text) in kept.iter().chain(&texts()).enumerate() {
        write(&seeds.join(format!("{at:05}")), text)?;
    }
    println!("fuzzing `{target}` for {seconds} seconds, from {} kept texts and those of the tests", kept.len());
    let crashes = work.join("");
    let fuzzed = Command::new(&binary)
        .args([&found, &seeds])
        .args([format!("-max_total_time={seconds}"), format!("-max_len={LONGEST}"), "-timeout=10".to_owned()])
        .args(["-print_final_stats=1".to_owned(), "-verbosity=1".to_owned(), "-reload=0".to_owned()])
        .arg(format!("-artifact_prefix={}", crashes.display()))
        .status();
    let fuzzed = fuzzed.map_err(|error| format!("`{}` does not start: {error}", binary.display()))?;
    let merge = Command::new(&binary).args(["-merge=1", "-max_len=1000"]).args([&merged, &found, &seeds]).status();
    if merge.is_ok_and(|status| status.success()) {
        keep(target, &merged)?;
    }
    if fuzzed.success() {
        return Ok(());
    }
    Err(format!(
        "`{target}` was broken; the text is in `{}`: make it a test, mend it, and run this again",
        crashes.display()
    ))
}

fn build(target: &str) -> Result<PathBuf> {
    let folder = run::target().join("fuzz");
    let mut build = run::cargo();
    build.current_dir(run::root().join("tests/fuzz")).env("CARGO_TARGET_DIR", &folder);
    build.env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"));
    // With a target named, build scripts and macros are built without the flags.
    let host = host().ok_or("`rustc -vV` does not say the host")?;
    run::show(build.args(["build", "--release", "--quiet", "--target", &host, "--bin", target]))?;
    Ok(folder.join(host).join("release").join(target))
}

fn host() -> Option<String> {
    let said = run::output(Command::new("rustc").arg("-vV"))?;
    said.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

fn file(target: &str) -> PathBuf {
    run::root().join("tests/fuzz/corpus").join(format!("{target}.txt"))
}

fn corpus(target: &str) -> Vec<String> {
    let kept = fs::read_to_string(file(target)).unwrap_or_default();
    kept.split_terminator(END).map(str::to_owned).collect()
}

/// The English of the tests.
fn texts() -> Vec<String> {
    let mut out = Vec::new();
    for folder in ["tests/documents", "tests/english", "tests/refused", "tests/descriptions"] {
        walk(&run::root().join(folder), &mut |text| {
            if text.contains("```english") {
                let blocks = text.split("```english\n").skip(1).filter_map(|rest| rest.split("```").next());
                out.extend(blocks.map(str::to_owned));
            } else {
                out.push(text.to_owned());
            }
        });
    }
    out
}

fn walk(folder: &Path, see: &mut impl FnMut(&str)) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, see);
        } else if path.extension().is_some_and(|end| end == "md")
            && let Ok(text) = fs::read_to_string(&path)
        {
            see(&text);
        }
    }
}

fn keep(target: &str, merged: &Path) -> Result<()> {
    let entries = fs::read_dir(merged).map_err(|error| error.to_string())?;
    let mut texts: Vec<String> = entries.flatten().filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect();
    texts.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    texts.retain(|text| !text.contains(END.trim()));
    // Where there are too many, every so manieth stays, so that there are short and long ones.
    let size: usize = texts.iter().map(|text| text.len() + END.len()).sum();
    let texts: Vec<String> = texts.into_iter().step_by(size.div_ceil(LARGEST).max(1)).collect();
    let path = file(target);
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| format!("`{}`: {error}", path.display()))?;
    write(&path, &texts.iter().map(|text| format!("{text}{END}")).collect::<String>())?;
    println!("`{}` keeps {} texts", path.display(), texts.len());
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}
