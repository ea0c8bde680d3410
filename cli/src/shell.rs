//! What both programs are: the shell's arguments and streams around [`crate::run_in`].

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use anstream::ColorChoice;

use crate::{Output, Surroundings, now, run_in};

/// Runs the command for a program: arguments without the program's name.
pub fn shell(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Output { code, stdout, stderr } = answer(args);
    let written = std::io::stdout().write_all(stdout.as_bytes()).and_then(|()| std::io::stdout().flush());
    // Whether colours are there was asked before; a closed pipe (`groundplan read … | head`) is nobody's mistake.
    let _ = std::io::stderr().write_all(stderr.as_bytes());
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::from(u8::try_from(code).unwrap_or(2)),
    }
}

fn answer(args: impl IntoIterator<Item = OsString>) -> Output {
    let failure = |text: String| Output { code: 2, stdout: String::new(), stderr: format!("error: {text}\n") };
    let args: Result<Vec<String>, OsString> = args.into_iter().map(OsString::into_string).collect();
    let args = match args {
        Ok(args) => args,
        Err(odd) => return failure(format!("`{}` is not UTF-8", odd.to_string_lossy())),
    };
    let folder = match std::env::current_dir() {
        Ok(folder) => folder,
        Err(error) => return failure(format!("the current folder cannot be read: {error}")),
    };
    let colours = anstream::AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    run_in(&args, Surroundings { folder, stdin: &mut std::io::stdin(), now: now(), colours })
}
