//! Where an action can be done: on every screen, in every list, or on one screen.

use super::screens::ScreenId;
use crate::text::Words;

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
