//! Counting tests in what the test runners print.

use std::fmt;

/// How many tests ran, over all binaries.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    failed: u32,
    skipped: u32,
}

impl Tally {
    /// Adds what a summary line says, of nextest (one per run) or of `cargo test` (one per binary); other lines say nothing.
    pub(super) fn see(&mut self, line: &str) {
        // nextest repeats, indented, what a failing binary said of itself; its own summary counts that test already.
        let counts = if line.starts_with("test result: ") {
            line.split_once(". ").map(|(_, counts)| counts)
        } else if line.trim_start().starts_with("Summary [") {
            line.split_once(" run: ").map(|(_, counts)| counts)
        } else {
            None
        };
        for count in counts.unwrap_or_default().split([',', ';']) {
            let mut words = count.split_whitespace();
            let (Some(Ok(number)), Some(what)) = (words.next().map(str::parse::<u32>), words.next()) else { continue };
            match what {
                "passed" => self.passed += number,
                "skipped" | "ignored" => self.skipped += number,
                "measured" | "filtered" => {}
                _ => self.failed += number, // failed, timed out, exec failed
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed", self.passed)?;
        if self.failed > 0 {
            write!(f, ", {} failed", self.failed)?;
        }
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.see(line));
        tally
    }

    #[test]
    fn cargo_test_is_summed_over_its_binaries() {
        let seen = tally(&[
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.10s",
        ]);
        assert_eq!(seen, Tally { passed: 7, failed: 2, skipped: 1 });
    }

    #[test]
    fn nextest_sums_itself() {
        let seen =
            tally(&["     Summary [   1.234s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 3 skipped"]);
        assert_eq!(seen, Tally { passed: 9, failed: 3, skipped: 3 });
    }

    #[test]
    fn a_failing_test_of_nextest_counts_once() {
        let seen = tally(&[
            "    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 12 filtered out; finished in 0.10s",
            "     Summary [   1.234s] 13 tests run: 12 passed, 1 failed, 0 skipped",
        ]);
        assert_eq!(seen, Tally { passed: 12, failed: 1, skipped: 0 });
    }

    #[test]
    fn a_cancelled_nextest_run_is_read_too() {
        assert_eq!(tally(&["Summary [ 0.1s] 1/2 tests run: 0 passed, 1 failed, 0 skipped"]).failed, 1);
    }
}
