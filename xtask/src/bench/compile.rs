//! `cargo xtask bench compile`: what a user's crate of many models costs to check, beside the same by other means.
//!
//! Every variant has the same tables and the same use of each: a filtered and ordered list, a join with the parent, an
//! insert and an update. Dependencies are built before; one crate alone is timed, in rounds that go through the
//! variants in turn, so that a busy minute meets all of them.

mod crates;
mod diesel;
mod measure;
mod model;
mod ours;
mod seaorm;

use crate::Result;
use measure::{Bench, Timing};
use model::models;

/// What DESIGN promises, of the seconds of one crate: ours to Diesel by hand, ours to SeaORM.
const MOST_OF_DIESEL: f64 = 0.1;
const MOST_OF_SEAORM: f64 = 0.5;

/// One way to write the same crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Variant {
    Diesel,
    SeaOrm,
    Derives,
    Schema,
}

impl Variant {
    const ALL: [Self; 4] = [Self::Diesel, Self::SeaOrm, Self::Derives, Self::Schema];

    fn name(self) -> &'static str {
        match self {
            Self::Diesel => "diesel",
            Self::SeaOrm => "seaorm",
            Self::Derives => "derives",
            Self::Schema => "schema",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Diesel => "Diesel by hand",
            Self::SeaOrm => "SeaORM",
            Self::Derives => "ours, derives",
            Self::Schema => "ours, schema!",
        }
    }

    fn is_ours(self) -> bool {
        matches!(self, Self::Derives | Self::Schema)
    }
}

#[derive(Debug, PartialEq)]
struct Options {
    models: usize,
    rounds: usize,
    variants: Vec<Variant>,
}

impl Options {
    fn read(words: &[&str]) -> Result<Self> {
        let mut options = Self { models: 100, rounds: 3, variants: Variant::ALL.to_vec() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next().ok_or(format!("`{word}` needs a value"))?;
            let number = || {
                value
                    .parse::<usize>()
                    .ok()
                    .filter(|number| *number > 0)
                    .ok_or(format!("`{word} {value}`: not a number"))
            };
            match *word {
                "--models" => options.models = number()?,
                "--rounds" => options.rounds = number()?,
                "--without" if Variant::ALL.iter().any(|variant| variant.name() == *value) => {
                    options.variants.retain(|variant| variant.name() != *value);
                }
                "--without" => return Err(format!("`{value}` is none of diesel, seaorm, derives, schema")),
                _ => return Err(format!("`{word}` is not known; there are --models, --rounds and --without")),
            }
        }
        Ok(options)
    }
}

pub(super) fn main(words: &[&str]) -> Result<()> {
    let Options { models: count, rounds, variants } = Options::read(words)?;
    let bench = Bench::new(&variants)?;
    let ours: Vec<Variant> = variants.iter().copied().filter(|variant| variant.is_ours()).collect();
    for &variant in &variants {
        bench.write(variant, "", &models(count, None))?;
    }
    for &variant in &ours {
        bench.write(variant, "-more", &models(3 * count, None))?;
    }
    println!("building dependencies, and every crate once");
    for &variant in &variants {
        bench.warm(variant, "")?;
    }
    for &variant in &ours {
        bench.warm(variant, "-more")?;
    }

    let cold = bench.rounds(rounds, &variants, "")?;
    println!(
        "\ncargo check of one crate alone, cold; {count} models of 11 columns, each listed, joined, inserted and updated; median of {rounds}"
    );
    cold.iter().for_each(|timing| println!("{timing}"));
    if !ours.is_empty() {
        let more = bench.rounds(rounds, &ours, "-more")?;
        println!("\nthe same with {} models", 3 * count);
        more.iter().for_each(|timing| println!("{timing}"));
    }
    println!("\nagain after one field got another name, and its old one back (incremental)");
    for &variant in &variants {
        println!("{}", bench.after_an_edit(variant, count)?);
    }
    if !ours.is_empty() {
        println!("\ncargo build of what runs inside the compiler, from nothing");
        bench.macro_trees()?.iter().for_each(|timing| println!("{timing}"));
    }
    println!("\nSQL types are PostgreSQL's, connections are a type parameter; {}", measure::load());
    promises(&cold)
}

/// Compares with what DESIGN promises; what was left out cannot be compared.
fn promises(cold: &[Timing]) -> Result<()> {
    let of = |variant: Variant| cold.iter().find(|timing| timing.variant == Some(variant)).map(Timing::median);
    let mut broken = Vec::new();
    for ours in [Variant::Derives, Variant::Schema] {
        for (other, most, included) in
            [(Variant::Diesel, MOST_OF_DIESEL, true), (Variant::SeaOrm, MOST_OF_SEAORM, false)]
        {
            let (Some(own), Some(theirs)) = (of(ours), of(other)) else {
                println!("{} to {}: not measured", ours.title(), other.title());
                continue;
            };
            let share = own / theirs;
            let kept = share < most || included && share <= most;
            let promise = if included { "at most" } else { "less than" };
            println!("{} to {}: {share:.3} (promised: {promise} {most})", ours.title(), other.title());
            if !kept {
                broken.push(format!(
                    "{} takes {share:.3} of {}, {promise} {most} is promised",
                    ours.title(),
                    other.title()
                ));
            }
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\nerror: ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_can_be_left_out() {
        let options = Options::read(&["--without", "seaorm", "--models", "20"]).expect("both are known");
        assert_eq!(
            options,
            Options { models: 20, rounds: 3, variants: vec![Variant::Diesel, Variant::Derives, Variant::Schema] }
        );
        assert!(Options::read(&["--without", "sqlx"]).is_err());
        assert!(Options::read(&["--rounds", "0"]).is_err());
        assert!(Options::read(&["--models"]).is_err());
    }

    #[test]
    fn a_broken_promise_is_an_error() {
        let timing = |variant, seconds| Timing { title: String::new(), variant: Some(variant), seconds: vec![seconds] };
        let kept = [timing(Variant::Diesel, 30.0), timing(Variant::SeaOrm, 10.0), timing(Variant::Derives, 3.0)];
        assert_eq!(promises(&kept), Ok(()));
        let broken = [timing(Variant::Diesel, 30.0), timing(Variant::Derives, 3.1)];
        assert!(promises(&broken).is_err_and(|message| message.contains("0.103 of Diesel")));
        let half = [timing(Variant::SeaOrm, 10.0), timing(Variant::Schema, 5.0)];
        assert!(promises(&half).is_err());
    }
}
