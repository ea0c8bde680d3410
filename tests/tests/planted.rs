//! One fault of each rule, planted into the ten applications at a random place: the rule finds it there, and nothing else changes.
//!
//! `GROUNDPLAN_SEED` begins elsewhere, `GROUNDPLAN_CASES=50` draws so many times, and `GROUNDPLAN_PLANT=fk_without_index` plants one rule only.
//! A rule that a form cannot break is held by construction (`rules/held.rs`), or stands in `planted/without.rs` with the reason.

#![allow(clippy::print_stdout, reason = "the run says what was planted")]

mod planted {
    pub(crate) mod application;
    pub(crate) mod databases;
    pub(crate) mod english;
    pub(crate) mod rust;
    pub(crate) mod sql;
    pub(crate) mod structs;
    pub(crate) mod without;
    pub(crate) mod words;
}

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use groundplan_schema::ir::Style;
use groundplan_schema::rules::{self, RULES, Rule, held};
use groundplan_tests::random::Random;
use planted::application::{Application, Found, Plant};
use planted::without::WITHOUT;
use planted::{databases, english, structs};

type Places = fn(&Application) -> Vec<Plant>;

fn places(style: Style, rule: &str) -> Option<Places> {
    let table: &[(&str, Places)] = match style {
        Style::Struct => structs::STRUCTS,
        Style::Database => databases::DATABASES,
        Style::Text => english::ENGLISH,
    };
    table.iter().find(|(name, _)| *name == rule).map(|(_, places)| *places)
}

/// One fault in one application.
struct Trial<'a> {
    seed: u64,
    rule: &'static Rule,
    application: &'a Application,
    plant: Plant,
}

impl Trial<'_> {
    fn allowed(&self) -> Option<&'static str> {
        self.rule.level.is_none().then_some(self.rule.name)
    }

    /// What is wrong with what is found: nothing, where it is the fault that was planted and what follows from it.
    fn fault(&self, at: usize, before: &Found) -> Option<String> {
        let text = self.plant.apply(&self.application.text);
        let read = self.application.found(&format!("trial-{at}"), self.allowed(), &text);
        let after = match (self.plant.refused, read) {
            (None, Ok(after)) => after,
            (None, Err(complaint)) => return Some(format!("it is not read:\n{complaint}")),
            (Some(code), Ok(_)) => return Some(format!("it is read, and {code} was expected")),
            (Some(code), Err(complaint)) => {
                let codes: Vec<&str> =
                    complaint.lines().filter_map(|line| line.trim().strip_prefix("= rule: ")).collect();
                return (codes != [code]).then(|| format!("{code} alone was expected:\n{complaint}"));
            }
        };
        let mut expected = before.clone();
        let follows = self.plant.follows.iter().map(|(rule, place, _)| (*rule, place.as_str()));
        for (rule, place) in follows.chain([(self.rule.name, self.plant.place.as_str())]) {
            *expected.entry((rule.to_owned(), place.to_owned())).or_default() += 1;
        }
        let mut faults = Vec::new();
        let all: std::collections::BTreeSet<_> = expected.keys().chain(after.keys()).collect();
        for key in all {
            let count = |found: &Found| found.get(key).copied().unwrap_or_default();
            let (should, does) = (count(&expected), count(&after));
            if should != does {
                faults.push(format!("{} at {}: {does} found, {should} expected", key.0, key.1));
            }
        }
        (!faults.is_empty()).then(|| faults.join("\n"))
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

const STYLES: [Style; 3] = [Style::Struct, Style::Text, Style::Database];

/// For each rule and form an application and a place in it, drawn by the seed.
fn draw<'a>(applications: &'a [Application], seed: u64, only: Option<&str>) -> Vec<Trial<'a>> {
    let mut random = Random::new(seed);
    let mut out = Vec::new();
    for rule in RULES {
        for style in STYLES {
            let Some(places) = places(style, rule.name) else { continue };
            let mut open: Vec<&Application> = applications.iter().filter(|one| one.style == style).collect();
            let drawn = loop {
                assert!(!open.is_empty(), "{} can be planted nowhere in {style:?}", rule.name);
                let application = open.swap_remove(random.below(open.len()));
                let mut plants = places(application);
                if !plants.is_empty() {
                    let plant = plants.swap_remove(random.below(plants.len()));
                    break Trial { seed, rule, application, plant };
                }
            };
            if only.is_none_or(|only| only == rule.name) {
                out.push(drawn);
            }
        }
    }
    out
}

#[test]
fn each_planted_fault_is_found_and_nothing_else_changes() {
    let applications = Application::all();
    let (first, cases) = (number("GROUNDPLAN_SEED", 2026), number("GROUNDPLAN_CASES", 1));
    let only = std::env::var("GROUNDPLAN_PLANT").ok();
    let trials: Vec<Trial<'_>> =
        (first..first + cases).flat_map(|seed| draw(&applications, seed, only.as_deref())).collect();
    let before: Mutex<BTreeMap<(String, Option<&str>), Found>> = Mutex::default();
    let (next, faults) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((at, trial)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    trials.get(at).map(|trial| (at, trial))
                } {
                    let key = (trial.application.name.clone(), trial.allowed());
                    let known = before.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
                    let known = known.unwrap_or_else(|| {
                        let text = &trial.application.text;
                        let found = trial
                            .application
                            .found(&format!("before-{at}"), trial.allowed(), text)
                            .expect("it is read");
                        before.lock().unwrap_or_else(PoisonError::into_inner).insert(key, found.clone());
                        found
                    });
                    if let Some(fault) = trial.fault(at, &known) {
                        let Trial { seed, rule, application, plant } = trial;
                        let told = format!(
                            "GROUNDPLAN_SEED={seed} {} | {} | {}\n{fault}\n{:?}\n",
                            application.name, rule.name, plant.place, plant.edits
                        );
                        faults.lock().unwrap_or_else(PoisonError::into_inner).push((at, told));
                    }
                }
            });
        }
    });
    let mut faults = faults.into_inner().unwrap_or_else(PoisonError::into_inner);
    faults.sort();
    println!("{} faults planted, seeds {first} to {}", trials.len(), first + cases - 1);
    let told: Vec<String> = faults.into_iter().map(|(_, told)| told).collect();
    assert!(told.is_empty(), "{} of {}:\n{}", told.len(), trials.len(), told.join("\n"));
}

/// A new rule fails here until it can be planted.
#[test]
fn every_rule_is_planted_in_every_form_or_says_why_not() {
    let mut faults = Vec::new();
    for rule in RULES {
        for style in STYLES {
            let planted = places(style, rule.name).is_some();
            let held = held::reason(rule.name, style).is_some();
            let without = WITHOUT.iter().any(|(name, of, _)| *name == rule.name && *of == style);
            if usize::from(planted) + usize::from(held) + usize::from(without) != 1 {
                faults.push(format!(
                    "{} in {style:?}: planted {planted}, held by construction {held}, listed in without.rs {without}; one of them has to be",
                    rule.name
                ));
            }
        }
    }
    let tables = [structs::STRUCTS, english::ENGLISH, databases::DATABASES];
    for table in tables {
        assert!(table.is_sorted_by_key(|(name, _)| *name), "the tables are sorted by rule");
        faults.extend(
            table.iter().filter(|(name, _)| rules::find(name).is_none()).map(|(name, _)| format!("no rule {name}")),
        );
    }
    faults.extend(
        WITHOUT.iter().filter(|(name, ..)| rules::find(name).is_none()).map(|(name, ..)| format!("no rule {name}")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
