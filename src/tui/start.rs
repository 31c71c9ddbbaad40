//! From the command line to the first frame: is there a terminal, which household, which styles.

use std::io;

use super::app::App;
use super::capabilities::Environment;
use super::desk::{Desk, Shelf};
use super::run::{self, Leave};
use super::screens;
use super::terminal::{self, NoTerminal};
use super::theme::{Depth, Theme};
use super::theme_file::lay_over;
use crate::diagnostic::Code;
use crate::session::{self, Household, Source, Surroundings};
use crate::text::Lang;

/// How the screens ended, or why they did not begin.
#[derive(Debug)]
pub enum Ended {
    /// They were left.
    Left(Leave),
    /// There is no terminal for them.
    NoTerminal(NoTerminal),
    /// No household could be opened.
    Unopened(Vec<Household>),
}

/// Shows the screens until they are left. `colour` is whether to use it; none leaves it to the environment.
///
/// # Errors
/// When the terminal cannot be taken.
pub fn start(shelf: Shelf<'_>, lang: Lang, colour: Option<bool>) -> io::Result<Ended> {
    let surroundings = Surroundings::read();
    if let Err(why) = terminal::check(surroundings.term.as_deref()) {
        return Ok(Ended::NoTerminal(why));
    }
    let mut unopened = Vec::new();
    let mut opened = None;
    for household in households(shelf) {
        match Desk::open(shelf, household) {
            Ok(desk) => {
                opened = Some(desk);
                break;
            }
            Err(household) => unopened.push(*household),
        }
    }
    let Some((mut desk, figures)) = opened else { return Ok(Ended::Unopened(unopened)) };
    let theme = theme(&surroundings, shelf, colour);
    let mut app = App::new(lang, theme, figures, screens::all());
    desk.tell_what_is_left_out(&mut app);
    run::run(&mut app, &mut desk).map(Ended::Left)
}

/// What was asked for; the first ready-made household when the reader has none yet.
fn households(shelf: Shelf<'_>) -> Vec<Household> {
    let open = |sources: &[Source]| session::open(sources, shelf.folders, shelf.library, shelf.as_of, shelf.clock);
    let asked = open(shelf.sources);
    let has_none = |household: &Household| household.problems.iter().any(|found| found.code == Code::NoProfileYet);
    if shelf.sources == [Source::Own] && asked.iter().all(has_none) {
        let first = session::sample_names().first().copied().unwrap_or_default();
        return open(&[Source::Sample(first.to_owned())]);
    }
    asked
}

fn theme(surroundings: &Surroundings, shelf: Shelf<'_>, colour: Option<bool>) -> Theme {
    let environment = Environment {
        no_color: surroundings.no_color.as_deref().filter(|_| colour != Some(true)),
        colorterm: surroundings.colorterm.as_deref(),
        term: surroundings.term.as_deref(),
        colorfgbg: surroundings.colorfgbg.as_deref(),
        locale: surroundings.locale.as_deref(),
    };
    let depth = if colour == Some(false) { Depth::None } else { environment.depth() };
    let mut theme = Theme::new(depth, environment.background(), environment.plain_glyphs());
    // Without colour, the reader's own colours stay out too.
    if depth != Depth::None
        && let Some(source) = shelf.folders.and_then(session::Folders::theme)
    {
        lay_over(&mut theme, &source);
    }
    theme
}
