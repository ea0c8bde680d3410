//! `cargo xtask bench check`: how long the rules take, and whether ten times the tables take about ten times as long.

use super::numbers;
use crate::Result;

/// What is promised: milliseconds for a thousand tables in release, and how many times as long ten times as many may take.
const TABLES: usize = 1_000;
const MILLISECONDS: f64 = 100.0;
const GROWTH: f64 = 15.0;

pub(super) fn main(words: &[&str]) -> Result<()> {
    let lines = numbers::printed("check", words, [TABLES, 10 * TABLES], 1)?;
    for line in &lines {
        println!("{:>6} tables: {:>8.1} ms for the scorecard", line[0], line[1]);
    }
    let [one, ten] = lines;
    judge(one[1], ten[1])
}

fn judge(one: f64, ten: f64) -> Result<()> {
    let growth = ten / one;
    println!(
        "promised: at most {MILLISECONDS} ms for {TABLES}, and at most {GROWTH} times as long for ten times as many, which take {growth:.1} times"
    );
    if one > MILLISECONDS {
        return Err(format!("{TABLES} tables take {one:.1} ms, at most {MILLISECONDS} is promised"));
    }
    if growth > GROWTH {
        return Err(format!("ten times as many tables take {growth:.1} times as long, at most {GROWTH} is promised"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn a_broken_promise_is_an_error() {
        assert_eq!(judge(40.0, 420.0), Ok(()));
        assert!(judge(101.0, 1000.0).is_err_and(|message| message.contains("101.0 ms")));
        assert!(judge(10.0, 200.0).is_err_and(|message| message.contains("20.0 times")));
    }
}
