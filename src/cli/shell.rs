//! `tideover completions` and `tideover man`.

use std::io::Write;

use clap::CommandFactory;

use super::args::Cli;
use super::context::Context;
use super::exit::{Exit, Stop};
use super::help;

/// Writes the completions of a shell.
pub fn completions(shell: clap_complete::Shell, out: &mut dyn Write) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "tideover", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Well)
}

/// Writes the manual page, in the language of the context.
pub fn man(context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    let command = help::localised(Cli::command(), context.lang);
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    out.write_all(&page)?;
    Ok(Exit::Well)
}
