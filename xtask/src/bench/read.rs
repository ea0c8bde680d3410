//! `cargo xtask bench read`: how long it takes to read English, and whether ten times the text takes ten times as long.

use super::numbers;
use crate::Result;

/// What is promised: milliseconds for a thousand sentences in release, and how many times as long ten times as many may take.
const SENTENCES: usize = 1_000;
const MILLISECONDS: f64 = 50.0;
const GROWTH: f64 = 10.0;

pub(super) fn main(words: &[&str]) -> Result<()> {
    let lines = numbers::printed("read", words, [SENTENCES, 10 * SENTENCES], 2)?;
    for line in &lines {
        println!("{:>6} sentences: {:>8.1} ms to read, {:>8.1} ms from there to the DDL", line[0], line[1], line[2]);
    }
    let [one, ten] = lines;
    judge(one[1], ten[1])
}

fn judge(one: f64, ten: f64) -> Result<()> {
    let (many, growth) = (10 * SENTENCES, ten / one);
    let most = GROWTH * MILLISECONDS;
    println!(
        "promised: at most {MILLISECONDS} ms for {SENTENCES} and {most} ms for {many}, which take {growth:.1} times as long"
    );
    for (sentences, taken, most) in [(SENTENCES, one, MILLISECONDS), (many, ten, most)] {
        if taken > most {
            return Err(format!("{sentences} sentences take {taken:.1} ms, at most {most} is promised"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn a_broken_promise_is_an_error() {
        assert_eq!(judge(40.0, 390.0), Ok(()));
        assert!(judge(51.0, 100.0).is_err_and(|message| message.contains("51.0 ms")));
        assert!(judge(10.0, 501.0).is_err_and(|message| message.contains("10000 sentences take 501.0 ms")));
    }
}
