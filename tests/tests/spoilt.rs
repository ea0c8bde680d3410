//! A spoilt word never loses a fact in silence: the texts of the chapters with a word dropped, doubled or swapped with its neighbour.
//!
//! `tests/src/spoilt.rs` says what is a fault. A sample of the variants is read, drawn by a seed that is printed
//! (`GROUNDPLAN_SPOILT_SEED` sets it); `GROUNDPLAN_SPOILT=all` reads all of them. `GROUNDPLAN_SPOILT=show` prints two hundred
//! that were read as something else and are no fault by those rules, for a person to judge.
//!
//! `tests/english/spoilt-open.txt` lists the faults that are known; it only shrinks. `spoilt-right.txt` lists what those rules hold
//! against a text that says just what is read of it, as a person has judged.

#![allow(clippy::print_stdout, reason = "the figures, the seed and what is shown are what a person reads here")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use groundplan_schema::name;
use groundplan_tests::chapters::{Expected, differences, normal, parse, read};
use groundplan_tests::spoilt::{Outcome, Spoiling, Variant, judge, variants};

/// How many variants a plain run reads: about fifteen seconds in a debug build.
const SAMPLE: usize = 1500;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("english")
}

/// An accepted text of a chapter with one of its variants.
struct Trial {
    /// `chapter: heading: spoilt text`, in one line.
    id: String,
    /// The text as the chapter has it.
    text: String,
    /// What the chapter says of it.
    facts: Vec<String>,
    variant: Variant,
}

/// All variants of all texts that the chapters accept, but those of cases that are not read yet.
fn trials() -> Vec<Trial> {
    let list = |name: &str| fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let open: BTreeSet<String> = list("open.txt").lines().map(str::to_owned).collect();
    let entries = fs::read_dir(folder()).expect("the folder of the chapters");
    let names: BTreeSet<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    let mut out = Vec::new();
    for chapter in names.iter().filter(|name| name.ends_with(".md") && *name != "README.md") {
        for case in parse(&list(chapter)).unwrap_or_else(|error| panic!("{chapter}, {error}")) {
            let heading = format!("{chapter}: {}", case.heading);
            let Expected::Facts(facts) = case.expected else { continue };
            if open.contains(&heading) {
                continue;
            }
            for block in case.texts {
                out.extend(variants(&block.text).into_iter().map(|variant| Trial {
                    id: format!("{heading}: {}", variant.text.trim_end().replace('\n', " ⏎ ")),
                    text: block.text.clone(),
                    facts: facts.clone(),
                    variant,
                }));
            }
        }
    }
    assert!(!out.is_empty(), "no chapter accepts a text");
    out
}

fn tried(trial: &Trial) -> (Outcome, Vec<String>) {
    match std::panic::catch_unwind(|| read(&trial.variant.text)) {
        Err(_) => (Outcome::Fault(vec!["the reader panicked".to_owned()]), Vec::new()),
        Ok(reading) => (judge(&trial.facts, &trial.variant, &reading), reading.facts),
    }
}

/// What came of the trials, in their order, read by as many threads as there are cores.
fn outcomes(trials: &[&Trial]) -> Vec<(Outcome, Vec<String>)> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found = BTreeMap::new();
    std::thread::scope(|scope| {
        let work = || {
            let mut own = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(trial) = trials.get(at) else { return own };
                own.push((at, tried(trial)));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            found.extend(worker.join().expect("a thread that catches the reader's panics"));
        }
    });
    found.into_values().collect()
}

/// Puts the trials in an order that depends on the seed alone.
fn shuffle<T>(list: &mut [T], mut seed: u64) {
    for at in (1..list.len()).rev() {
        // The steps of SplitMix64, by which neighbouring seeds give orders that have nothing in common.
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let below = u64::try_from(at + 1).expect("a length");
        list.swap(at, usize::try_from((mixed ^ (mixed >> 31)) % below).expect("below a length"));
    }
}

fn show(trial: &Trial, now: &[String], faults: &[String]) -> String {
    let now: Vec<String> = now.iter().map(|line| normal(line)).collect();
    let spoilt = trial.variant.text.trim_end().replace('\n', "\n    | ");
    let mut out = format!("{}\n    | {spoilt}\n    {}\n", trial.id, differences(&trial.facts, &now).join("\n    "));
    for fault in faults {
        out += &format!("    fault: {fault}\n");
    }
    out
}

#[test]
fn a_spoilt_word_never_loses_a_fact_in_silence() {
    let mode = std::env::var("GROUNDPLAN_SPOILT").unwrap_or_default();
    assert!(["", "all", "show"].contains(&mode.as_str()), "GROUNDPLAN_SPOILT is `all`, `show` or not set");
    let trials = trials();
    let listed: String = ["spoilt-open.txt", "spoilt-right.txt"]
        .map(|name| folder().join(name))
        .map(|path| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        .join("\n");
    let listed: BTreeSet<&str> =
        listed.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    // Without a word of yours the seed depends on the texts: another run of the same texts draws the same sample.
    let seed = match std::env::var("GROUNDPLAN_SPOILT_SEED") {
        Ok(seed) => seed.parse().expect("GROUNDPLAN_SPOILT_SEED is a number"),
        Err(_) => name::hash(&trials.iter().map(|trial| trial.id.as_str()).collect::<String>()),
    };
    let mut chosen: Vec<&Trial> = trials.iter().filter(|trial| !listed.contains(trial.id.as_str())).collect();
    shuffle(&mut chosen, seed);
    if mode.is_empty() {
        chosen.truncate(SAMPLE);
    }
    // What is listed is read in every run, so that the list shrinks with each fault that is mended.
    chosen.extend(trials.iter().filter(|trial| listed.contains(trial.id.as_str())));

    let mut figures: BTreeMap<Spoiling, [usize; 4]> = BTreeMap::new();
    let (mut unlisted, mut open, mut report, mut shown) = (BTreeSet::new(), BTreeSet::new(), String::new(), 0);
    for (trial, (outcome, now)) in chosen.iter().zip(outcomes(&chosen)) {
        let row = figures.entry(trial.variant.spoiling).or_default();
        match outcome {
            Outcome::Refused => row[0] += 1,
            Outcome::Same => row[1] += 1,
            Outcome::Other => {
                row[2] += 1;
                shown += 1;
                if mode == "show" && shown <= 200 {
                    println!(
                        "{shown}. {}    was: {}\n",
                        show(trial, &now, &[]),
                        trial.text.trim_end().replace('\n', " ⏎ ")
                    );
                }
            }
            Outcome::Fault(faults) => {
                row[3] += 1;
                if listed.contains(trial.id.as_str()) {
                    open.insert(trial.id.as_str());
                } else if unlisted.insert(trial.id.as_str()) {
                    report += &show(trial, &now, &faults);
                    report.push('\n');
                }
            }
        }
    }
    println!("{} of {} variants, seed {seed}", chosen.len(), trials.len());
    println!("         refused    same   other  faults (listed ones too)");
    for (spoiling, [refused, same, other, faults]) in figures {
        println!("{spoiling:<8?} {refused:>7} {same:>7} {other:>7} {faults:>7}");
    }
    let mended: Vec<&&str> = listed.difference(&open).collect();
    assert!(
        mended.is_empty(),
        "no fault any more, or no text: remove it from spoilt-open.txt or spoilt-right.txt\n{mended:#?}"
    );
    let lines = unlisted.iter().copied().collect::<Vec<_>>().join("\n");
    assert!(unlisted.is_empty(), "{} faults\n\n{report}As lines of spoilt-open.txt:\n{lines}", unlisted.len());
}
