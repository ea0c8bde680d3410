//! `cargo groundplan …`: cargo runs `cargo-groundplan groundplan …`.

fn main() -> std::process::ExitCode {
    let args = std::env::args_os().skip(1);
    let skipped = usize::from(std::env::args_os().nth(1).is_some_and(|first| first == "groundplan"));
    groundplan_cli::shell(args.skip(skipped))
}
