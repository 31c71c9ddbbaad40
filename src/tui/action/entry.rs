//! A row of the table of actions: what it does, its keys, its words, and where it can be done.

use super::Action;
use crate::text::Words;
use crate::tui::screens::ScreenId;

/// An option of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The option at a place, from 0.
    Option(u8),
    /// Not sure.
    NotSure,
}

/// Where an action can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// On every screen.
    Everywhere,
    /// In every list.
    List,
    /// On one screen only.
    Screen(ScreenId),
}

impl Place {
    /// The head of its part of the help.
    #[must_use]
    pub fn title(self) -> Words {
        match self {
            Place::Everywhere => Words::new("Everywhere", "任何画面"),
            Place::List => Words::new("In a list", "列表中"),
            Place::Screen(id) => id.title(),
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// The stable name that the palette and the documentation use.
    pub name: &'static str,
    /// Its keys, in the notation of [`crate::tui::keymap`]; none when only the palette has it.
    pub keys: &'static [&'static str],
    /// A word or two for the footer.
    pub label: Words,
    /// A sentence for the help.
    pub about: Words,
    /// Where it can be done.
    pub place: Place,
    /// How soon it goes from the footer when space is short: the highest first; 0 is not in the footer.
    pub footer: u8,
}

type Pair = (&'static str, &'static str);

pub(super) const fn entry(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Pair,
    about: Pair,
    footer: u8,
) -> Entry {
    let (label, about) = (Words::new(label.0, label.1), Words::new(about.0, about.1));
    Entry { action, name, keys, label, about, place: Place::Everywhere, footer }
}

pub(super) const fn list(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Pair,
    about: Pair,
    footer: u8,
) -> Entry {
    Entry { place: Place::List, ..entry(action, name, keys, label, about, footer) }
}
