//! The command line: it parses, opens households, asks reports, and writes answers to standard output.
//!
//! Everything else goes to standard error. Nothing asks a question. Only this file names the screens.

mod answers;
mod args;
mod calc;
mod check;
mod context;
mod entry;
mod exit;
mod export;
mod help;
mod schedule;
mod shell;
mod status;

use std::io::Write;

use clap::{CommandFactory, FromArgMatches};

pub use exit::Exit;

use self::args::{Cli, Command};
use self::context::Context;
use self::entry::Recording;
use self::exit::Stop;
use crate::report::problems::all_as_text;
use crate::text::Lang;

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn run() -> u8 {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    run_with(&arguments, &mut std::io::stdout().lock(), &mut std::io::stderr().lock()).code()
}

/// Runs the program with given arguments and outputs.
pub fn run_with(arguments: &[std::ffi::OsString], out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let lang = help::wanted_lang(arguments);
    let command = help::localised(Cli::command(), lang);
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage(&error, out, err),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, out, err),
    };
    let ended = Context::new(&cli.common, lang).and_then(|context| dispatch(cli, &context, out, err));
    match ended {
        Ok(exit) => match out.flush().map_err(Stop::from) {
            Err(stop) => stopped(stop, lang, err),
            Ok(()) => exit,
        },
        Err(stop) => stopped(stop, lang, err),
    }
}

fn dispatch(cli: Cli, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    match cli.command {
        None => {
            let _ = Cli::command().write_help(&mut Writer(out));
            Ok(Exit::Usage)
        }
        Some(Command::Status(args)) => status::run(&args, context, out, err),
        Some(Command::Check(args)) => check::run(&args, context, out, err),
        Some(Command::Schedule(args)) => schedule::run(&args, context, out, err),
        Some(Command::Export(what)) => export::run(&what, context, out, err),
        Some(Command::Calc(args)) => calc::run(&args, context, out, err),
        Some(Command::Pay(args)) => entry::run(&Recording::pay(args), context, out, err),
        Some(Command::Spend(args)) => entry::run(&Recording::spend(args), context, out, err),
        Some(Command::Draw(args)) => entry::run(&Recording::draw(args), context, out, err),
        Some(Command::Receive(args)) => entry::run(&Recording::receive(args), context, out, err),
        Some(Command::Balance(args)) => entry::run(&Recording::balance(args), context, out, err),
        Some(Command::Completions { shell }) => shell::completions(shell, out),
        Some(Command::Man) => shell::man(context, out),
        Some(_) => Ok(Exit::Usage),
    }
}

struct Writer<'w>(&'w mut dyn Write);

impl Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Help and version go to standard output and are well; everything else is a usage error.
fn usage(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    if error.use_stderr() {
        let _ = write!(err, "{error}");
        return Exit::Usage;
    }
    match write!(out, "{error}").and_then(|()| out.flush()) {
        Err(failed) if failed.kind() != std::io::ErrorKind::BrokenPipe => Exit::Unreadable,
        _ => Exit::Well,
    }
}

fn stopped(stop: Stop, lang: Lang, err: &mut dyn Write) -> Exit {
    match stop {
        Stop::ClosedPipe => Exit::Well,
        Stop::Unwritable(error) => {
            let _ = writeln!(err, "tideover: {error}");
            Exit::Unreadable
        }
        Stop::Problems(problems, exit) => {
            let _ = write!(err, "{}", all_as_text(&problems, lang, false));
            exit
        }
        Stop::Said(sentence, exit) => {
            let _ = writeln!(err, "tideover: {sentence}");
            exit
        }
    }
}
