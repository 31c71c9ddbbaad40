//! Which row stands on top of a list that is only read: how the keys for moving change it.
//!
//! The place is not bounded here; whoever draws knows how many rows there are.

use crate::tui::action::Action;

/// How many rows a page key moves.
const PAGE: usize = 6;

/// The row on top after an action.
#[must_use]
pub fn scrolled(top: usize, action: Action) -> usize {
    match action {
        Action::Up => top.saturating_sub(1),
        Action::Down => top.saturating_add(1),
        Action::PageUp => top.saturating_sub(PAGE),
        Action::PageDown => top.saturating_add(PAGE),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => top,
    }
}
