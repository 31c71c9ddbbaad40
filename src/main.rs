//! The thin binary: run, and end with the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tideover::cli::run())
}
