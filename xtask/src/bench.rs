//! `cargo xtask bench`: what we are measured by.

mod check;
mod compile;
mod numbers;
mod read;

use crate::Result;

struct Bench {
    name: &'static str,
    meaning: &'static str,
    run: fn(&[&str]) -> Result<()>,
}

const BENCHES: &[Bench] = &[
    Bench { name: "check", meaning: "how long the rules take for 1,000 and 10,000 tables", run: check::main },
    Bench {
        name: "compile",
        meaning: "what a crate of 100 models costs to check: ours, Diesel by hand, SeaORM [--models N] [--rounds N] [--without NAME]",
        run: compile::main,
    },
    Bench { name: "read", meaning: "how long 1,000 and 10,000 English sentences take to read", run: read::main },
];

pub(crate) fn main(words: &[&str]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        for bench in BENCHES {
            println!("cargo xtask bench {:<8} {}", bench.name, bench.meaning);
        }
        return Ok(());
    };
    match BENCHES.iter().find(|bench| bench.name == *name) {
        Some(bench) => (bench.run)(rest),
        None => Err(format!("bench `{name}` is not known; `cargo xtask bench` lists them")),
    }
}
