//! What the fuzzer kept, read once more in every run: `cargo xtask fuzz` found these texts by the code that they reach.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

#[path = "../fuzz/checks.rs"]
mod checks;

/// What stands after each text, as in `xtask/src/fuzz.rs`.
const END: &str = "\n====================\n";

/// Reads each text of a corpus, on as many threads as there are cores, and tells which ones broke a promise.
fn replay(target: &str, check: fn(&str)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(format!("{target}.txt"));
    let kept = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let texts: Vec<&str> = kept.split_terminator(END).collect();
    assert!(texts.len() > 100, "`{target}.txt` keeps {} texts only", texts.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut broken = Vec::new();
        while let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            if catch_unwind(|| check(text)).is_err() {
                broken.push(*text);
            }
        }
        broken
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let broken: Vec<&str> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a thread that catches panics")).collect()
    });
    assert!(broken.is_empty(), "{} of {} texts of `{target}`:\n{broken:#?}", broken.len(), texts.len());
}

#[test]
fn the_lexer_keeps_its_promises() {
    replay("lexer", checks::lexer);
}

#[test]
fn the_reader_keeps_its_promises() {
    replay("reader", checks::reader);
}

#[test]
fn the_way_to_sql_keeps_its_promises() {
    replay("sql", checks::sql);
}
