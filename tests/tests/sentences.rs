//! Random texts of the sentence forms say what the samples in `tests/sentences` say; and with one word spoilt, nothing is lost in silence.
//!
//! `GROUNDPLAN_CASES=10000` draws as many; `GROUNDPLAN_SEED=…` begins elsewhere, at the case that failed for instance.

#![allow(clippy::print_stdout, reason = "the figures and the seed are what a person reads here")]

use std::collections::{BTreeMap, BTreeSet};

use groundplan_schema::front::english::{self, Context, forms};
use groundplan_schema::sink::Diagnostics;
use groundplan_schema::text::Sources;
use groundplan_tests::chapters::{differences, read};
use groundplan_tests::random::Random;
use groundplan_tests::sentences::{Page, Text, Writer, pages};
use groundplan_tests::spoilt::{Outcome, judge, spoilt};

/// A number from the environment.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text}")))
}

/// What came of some seeds.
#[derive(Default)]
struct Run {
    /// How often samples of two forms stood in one text; of one form with itself, how many texts it was in.
    pairs: BTreeMap<(String, String), usize>,
    /// Spoilt texts: refused, the same, others.
    spoilt: [usize; 3],
    failed: Vec<String>,
}

/// The text of a seed: each form in its turn, with the two whose turn it is to stand beside it, and often a fourth. One round after the other each form
/// meets those at two more distances, so that all have met after a quarter as many rounds as there are forms.
fn text(pages: &[Page], seed: u64) -> (Text, Random) {
    let mut random = Random::new(seed);
    let (seed, count) = (usize::try_from(seed).expect("a seed"), pages.len());
    let (own, round, half) = (seed % count, seed / count * 2, count / 2);
    let beside = |nth: usize| (own + 1 + nth % half) % count;
    let mut list = vec![own, beside(round), beside(round + 1), random.below(count)];
    list.truncate(3 + random.below(2));
    let mut seen = BTreeSet::new();
    list.retain(|at| seen.insert(*at));
    let list: Vec<&Page> = list.into_iter().map(|at| &pages[at]).collect();
    let text = Writer::new(&mut random).text(&list);
    (text, random)
}

/// What is wrong with how a text is read.
fn fault(text: &Text) -> Option<String> {
    let reading = read(&text.text);
    let complaints: Vec<String> =
        reading.complaints.iter().map(|found| format!("{}: {}", found.short(), found.message)).collect();
    let found = match &text.refused {
        Some(code) if reading.complaints.len() == 1 && reading.complaints[0].code == *code => return None,
        Some(code) => vec![format!("should be refused as `{code}`")],
        None if complaints.is_empty() => differences(&text.facts, &reading.facts),
        None => Vec::new(),
    };
    (!found.is_empty() || !complaints.is_empty()).then(|| [complaints, found].concat().join("\n"))
}

impl Run {
    /// Every so manieth seed.
    fn of(pages: &[Page], first: u64, end: u64, step: u64) -> Run {
        let mut run = Run::default();
        for seed in (first..end).step_by(usize::try_from(step).expect("a step")) {
            let (text, mut random) = text(pages, seed);
            let show = |fault: String, text: &str| {
                format!("GROUNDPLAN_SEED={seed}\n{fault}\n    | {}", text.trim_end().replace('\n', "\n    | "))
            };
            let list: BTreeSet<&String> = text.forms.iter().collect();
            for one in &list {
                for other in list.iter().filter(|other| *other >= one) {
                    *run.pairs.entry(((*one).clone(), (*other).clone())).or_default() += 1;
                }
            }
            if let Some(fault) = fault(&text) {
                run.failed.push(show(fault, &text.text));
                continue;
            }
            if text.refused.is_some() {
                continue;
            }
            let variant = spoilt(&text.text, &mut random);
            match judge(&text.facts, &variant, &read(&variant.text)) {
                Outcome::Refused => run.spoilt[0] += 1,
                Outcome::Same => run.spoilt[1] += 1,
                Outcome::Other => run.spoilt[2] += 1,
                Outcome::Fault(faults) => {
                    run.failed.push(show(format!("spoilt: {}", faults.join("\nspoilt: ")), &variant.text));
                }
            }
        }
        run
    }

    fn merge(&mut self, other: Run) {
        for (pair, count) in other.pairs {
            *self.pairs.entry(pair).or_default() += count;
        }
        self.spoilt.iter_mut().zip(other.spoilt).for_each(|(sum, count)| *sum += count);
        self.failed.extend(other.failed);
    }
}

#[test]
fn every_form_has_samples() {
    let written: BTreeSet<String> = pages().into_iter().map(|page| page.form).collect();
    let known: BTreeSet<String> = forms().map(|form| form.name.to_owned()).collect();
    let missing: Vec<_> = known.difference(&written).collect();
    assert!(missing.is_empty(), "write `tests/sentences/NAME.txt` for {missing:?}");
    let strange: Vec<_> = written.difference(&known).collect();
    assert!(strange.is_empty(), "no form is called {strange:?}");
}

/// The forms that read a text.
fn forms_of(text: &str) -> BTreeSet<&'static str> {
    let mut sources = Sources::new();
    let source = sources.add_file("text.md", text);
    let mut out = Diagnostics::new();
    let draft = english::read(&sources, &[source], &Context::default(), &mut out);
    out.finish();
    draft.sentences.iter().map(|sentence| sentence.form).collect()
}

#[test]
fn every_sample_says_it_alone() {
    let mut faults = Vec::new();
    for page in pages() {
        let mut used = BTreeSet::new();
        for sample in &page.samples {
            let mut random = Random::new(number("GROUNDPLAN_SEED", 2026));
            let text = Writer::new(&mut random).of(&[(&page.form, sample)]);
            faults.extend(fault(&text).map(|fault| format!("{}: {}\n{fault}", page.form, text.text.trim_end())));
            used.extend(forms_of(&text.text));
        }
        if !used.contains(page.form.as_str()) {
            faults.push(format!("{}: its samples are read as {used:?}", page.form));
        }
    }
    assert!(faults.is_empty(), "{} samples are read otherwise\n\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn random_sentences_say_what_their_samples_say() {
    let (cases, first) = (number("GROUNDPLAN_CASES", 800), number("GROUNDPLAN_SEED", 2026));
    let (pages, threads) = (pages(), std::thread::available_parallelism().map_or(1, |count| count.get() as u64));
    let mut all = Run::default();
    std::thread::scope(|scope| {
        let (pages, end) = (&pages, first + cases);
        let parts: Vec<_> =
            (0..threads).map(|nth| scope.spawn(move || Run::of(pages, first + nth, end, threads))).collect();
        for part in parts {
            all.merge(part.join().expect("a thread that ends"));
        }
    });
    let covered: BTreeSet<&String> = all.pairs.keys().flat_map(|(one, other)| [one, other]).collect();
    let pairs = all.pairs.keys().filter(|(one, other)| one != other).count();
    let possible = pages.len() * (pages.len() - 1) / 2;
    let [refused, same, other] = all.spoilt;
    println!(
        "{cases} texts from seed {first}: {} of {} forms, {pairs} of {possible} pairs of forms in one text",
        covered.len(),
        pages.len()
    );
    println!("with one word spoilt: {refused} refused, {same} say the same, {other} say something else");
    all.failed.sort();
    let shown: Vec<_> =
        all.failed.iter().take(usize::try_from(number("GROUNDPLAN_SHOWN", 5)).expect("a count")).cloned().collect();
    assert!(all.failed.is_empty(), "{} of {cases} are read otherwise\n\n{}", all.failed.len(), shown.join("\n\n"));
    if cases >= 800 {
        assert_eq!(covered.len(), pages.len(), "a form was never drawn");
        let met = |one: &Page, other: &Page| all.pairs.contains_key(&(one.form.clone(), other.form.clone()));
        // A text has one engine and one tenant.
        let exclude = |one: &Page, other: &Page| {
            one.samples.iter().all(|one| one.only.is_some() && other.samples.iter().all(|other| other.only == one.only))
        };
        let apart: Vec<_> = pages
            .iter()
            .flat_map(|one| pages.iter().filter(|other| one.form < other.form).map(move |other| (one, other)))
            .filter(|(one, other)| !met(one, other) && !exclude(one, other))
            .map(|(one, other)| (&one.form, &other.form))
            .collect();
        assert!(apart.is_empty(), "never in one text: {apart:?}");
    }
}
