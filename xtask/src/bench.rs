//! `cargo xtask bench`: what we are measured by.

use crate::Result;

/// Name and meaning of each bench.
const BENCHES: &[(&str, &str)] = &[];

pub(crate) fn main(words: &[&str]) -> Result<()> {
    match words {
        [] => {
            for (name, meaning) in BENCHES {
                println!("cargo xtask bench {name:<10} {meaning}");
            }
            Ok(())
        }
        [name, ..] => Err(format!("bench `{name}` is not known; `cargo xtask bench` lists them")),
    }
}
