//! A benchmark of `cargo bench` that prints numbers, a line for each size.

use crate::{Result, run};

/// Runs it for these sizes: of each line the size, and so many numbers behind it.
pub(super) fn printed(name: &str, words: &[&str], sizes: [usize; 2], numbers: usize) -> Result<[Vec<f64>; 2]> {
    if let Some(word) = words.first() {
        return Err(format!("`{word}` is not known; `bench {name}` takes nothing"));
    }
    let mut bench = run::cargo();
    bench.args(["bench", "--quiet", "--package", "groundplan-schema", "--bench", name, "--"]);
    bench.args(sizes.map(|size| size.to_string()));
    let output = bench.output().map_err(|error| format!("cargo does not start: {error}"))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("the benchmark failed:\n{}{printed}", String::from_utf8_lossy(&output.stderr)));
    }
    let lines: Vec<Vec<f64>> = printed
        .lines()
        .map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()).collect())
        .filter(|line: &Vec<f64>| line.len() == numbers + 1)
        .collect();
    lines.try_into().map_err(|_| format!("the benchmark printed something else:\n{printed}"))
}
