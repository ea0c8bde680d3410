//! Starting other programs: where, with which environment, and how their output is followed.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Sender, channel};

use crate::Result;

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The cargo that started us, in the workspace, as if it had been typed there: what `cargo run` told us about our own
/// package is taken back, or build scripts that look at it would see another environment than in a direct call.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// The command as somebody would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy);
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the program is there and succeeds; what it prints is not shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Standard output of a program that succeeds, trimmed.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs to the end, showing what the program prints.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| format!("`{}` does not start: {error}", line(command)))?;
    ended(command, status)
}

/// Runs to the end, showing what the program prints, and also hands over each line, without colours.
pub(crate) fn follow(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    if std::io::stderr().is_terminal() && std::env::var_os("CARGO_TERM_COLOR").is_none() {
        command.env("CARGO_TERM_COLOR", "always"); // our pipe hides the terminal from the program
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{}` does not start: {error}", line(command)))?;
    let (lines, received) = channel();
    let readers = [
        child.stdout.take().map(|pipe| forward(pipe, lines.clone(), |text| print!("{text}"))),
        child.stderr.take().map(|pipe| forward(pipe, lines.clone(), |text| eprint!("{text}"))),
    ];
    drop(lines);
    for text in received {
        see(&plain(&text));
    }
    for reader in readers.into_iter().flatten() {
        reader.join().map_err(|_| "reading a program's output panicked".to_owned())?;
    }
    let status = child.wait().map_err(|error| format!("`{}` was lost: {error}", line(command)))?;
    ended(command, status)
}

fn forward(pipe: impl Read + Send + 'static, lines: Sender<String>, print: fn(&str)) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while pipe.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            print(&text);
            let _ = lines.send(text); // nobody listens any more: showing is what is left to do
            bytes.clear();
        }
    })
}

fn ended(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command))) }
}

/// The text without terminal colours and without the line break.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.trim_end().chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic); // `ESC [ 3 1 m`: ends with its letter
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(
            plain("\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m3\u{1b}[0m tests run\n"),
            "     Summary [   0.1s] 3 tests run"
        );
    }

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("/usr/bin/cargo");
        assert_eq!(line(command.args(["fmt", "--all"])), "cargo fmt --all");
    }

    #[test]
    fn both_streams_are_followed_and_failure_is_told() {
        let mut seen = Vec::new();
        let mut rustc = Command::new("rustc");
        let result = follow(rustc.arg("--no-such-flag"), |line| seen.push(line.to_owned()));
        assert!(seen.iter().any(|line| line.contains("no-such-flag")), "{seen:?}");
        assert!(result.is_err_and(|message| message.starts_with("`rustc --no-such-flag` ended with")));
    }
}
