//! `groundplan …`

fn main() -> std::process::ExitCode {
    groundplan_cli::shell(std::env::args_os().skip(1))
}
