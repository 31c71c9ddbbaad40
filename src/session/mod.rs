//! The one place that reads the clock, the environment and the user's folders.
//!
//! It finds profiles, reads and checks them with the content they name, and hands households to reports. It must not
//! format anything and must not know the command line or the screens.

mod begin;
mod copy;
mod draft;
mod folders;
mod learning;
mod open;
mod papers;
mod samples;
mod stamp;
mod surroundings;

pub use begin::{bare_profile, composed_profile, currency_of, new_profile};
pub use copy::{Copied, copy_of_sample};
pub use draft::Draft;
pub use folders::{DEFAULT_PROFILE, Folders};
pub use open::{Household, Source, open, profile_file};
pub use papers::Papers;
pub use samples::{sample_about, sample_lesson, sample_names, sample_text};
pub use stamp::stamp_lessons;
pub use surroundings::Surroundings;

use crate::domain::calendar::Day;
use crate::text::Lang;

/// The day on the clock of this machine, where it stands.
#[must_use]
pub fn clock_today() -> Day {
    Day::of(chrono::Local::now().date_naive())
}

/// When something was written, as the clock on the wall showed it: `2026-11-21 10:42`.
#[must_use]
pub fn wall_time(time: std::time::SystemTime) -> String {
    chrono::DateTime::<chrono::Local>::from(time).format("%Y-%m-%d %H:%M").to_string()
}

/// The language to speak when none is asked for: from `LC_ALL`, `LC_MESSAGES`, `LANG`, else the system's, else English.
#[must_use]
pub fn environment_lang() -> Lang {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let stated = variables.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let locale = stated.or_else(sys_locale::get_locale);
    locale.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

/// Columns of standard output: `COLUMNS`, else the terminal's; none when it is no terminal.
#[must_use]
pub fn output_columns() -> Option<usize> {
    use std::io::IsTerminal;
    let stated = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|columns| *columns >= 20);
    if stated.is_some() {
        return stated;
    }
    if !std::io::stdout().is_terminal() {
        return None;
    }
    terminal_columns()
}

/// How many columns the terminal has, also when only standard error is one: a line that is written over must not wrap.
#[must_use]
pub fn terminal_columns() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
