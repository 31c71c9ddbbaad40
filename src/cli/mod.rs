//! The command line: it parses, opens households, asks reports, and writes answers to standard output.
//!
//! Everything else goes to standard error. Nothing asks a question. Only this file names the screens.

mod answers;
mod args;
mod backup;
mod calc;
mod check;
mod content;
mod context;
mod cost;
mod entry;
mod exit;
mod export;
mod help;
mod learn;
mod on_a_day;
mod plan;
mod profile;
mod schedule;
mod shell;
mod shocks;
mod simulate;
mod status;
mod stress;

use std::io::Write;

use clap::{CommandFactory, FromArgMatches};

pub use exit::Exit;

use self::args::{Cli, Colour, Command};
use self::context::{Context, exit_of};
use self::entry::Recording;
use self::exit::Stop;
use crate::report::problems::all_as_text;
use crate::text::Lang;
use crate::tui::desk::Shelf;
use crate::tui::run::Leave;
use crate::tui::start::{self, Ended};

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn run() -> u8 {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    // Not locked: while the screens are open, a panic on any thread must be able to give the terminal back.
    run_with(&arguments, &mut std::io::stdout(), &mut std::io::stderr()).code()
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
        None => screens(context, cli.common.color, err),
        Some(Command::Status(args)) => status::run(&args, context, out, err),
        Some(Command::Check(args)) => check::run(&args, context, out, err),
        Some(Command::Schedule(args)) => schedule::run(&args, context, out, err),
        Some(Command::Backup(args)) => backup::run(&args, context, out, err),
        Some(Command::Cost(args)) => cost::run(&args, context, out, err),
        Some(Command::Simulate(args)) => simulate::run(&args, context, out, err),
        Some(Command::Stress(args)) => stress::run(&args, context, out, err),
        Some(Command::Plan(args)) => plan::run(&args, context, out, err),
        Some(Command::Calc(args)) => calc::run(&args, context, out, err),
        Some(Command::Pay(args)) => entry::run(&Recording::pay(args), context, out, err),
        Some(Command::Spend(args)) => entry::run(&Recording::spend(args), context, out, err),
        Some(Command::Draw(args)) => entry::run(&Recording::draw(args), context, out, err),
        Some(Command::Receive(args)) => entry::run(&Recording::receive(args), context, out, err),
        Some(Command::Balance(args)) => entry::run(&Recording::balance(args), context, out, err),
        Some(Command::Profile(command)) => profile::run(&command, context, out, err),
        Some(Command::Learn(what)) => learn::run(&what, context, out, err),
        Some(Command::Content(what)) => content::run(&what, context, out, err),
        Some(Command::Export(what)) => export::run(&what, context, out, err),
        Some(Command::Completions { shell }) => shell::completions(shell, out),
        Some(Command::Man) => shell::man(context, out),
    }
}

/// Without a command: the screens.
fn screens(context: &Context, colour: Colour, err: &mut dyn Write) -> Result<Exit, Stop> {
    let shelf = Shelf {
        library: &context.library,
        folders: context.folders.as_ref(),
        sources: &context.sources,
        as_of: context.as_of,
        clock: context.clock,
    };
    let colour = match colour {
        Colour::Auto => None,
        Colour::Always => Some(true),
        Colour::Never => Some(false),
    };
    match start::start(shelf, context.lang, colour)? {
        Ended::NoTerminal(why) => Err(Stop::Said(why.words().get(context.lang).to_owned(), Exit::Usage)),
        Ended::Unopened(households) => {
            for household in &households {
                context.show_problems(&household.problems, err);
            }
            Ok(households.iter().map(exit_of).max().unwrap_or(Exit::Unreadable))
        }
        Ended::Left(leave) => Ok(match leave {
            Leave::Quit => Exit::Well,
            Leave::HungUp => Exit::HungUp,
            Leave::Interrupted => Exit::Interrupted,
            Leave::Terminated => Exit::Terminated,
            Leave::Fault => Exit::Fault,
        }),
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
