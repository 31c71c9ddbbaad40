//! What can be clicked: areas of the last frame and the action of each.

use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;

/// The areas of one frame. What was added later lies on top.
#[derive(Debug, Clone, Default)]
pub struct Hits(Vec<(Rect, Action)>);

impl Hits {
    /// Adds an area.
    pub fn add(&mut self, area: Rect, action: Action) {
        if !area.is_empty() {
            self.0.push((area, action));
        }
    }

    /// The action at a cell.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Action> {
        let position = Position::new(column, row);
        self.0.iter().rev().find(|(area, _)| area.contains(position)).map(|(_, action)| *action)
    }

    /// Forgets everything: a new frame, or a popup over all there was.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_is_on_top() {
        let mut hits = Hits::default();
        hits.add(Rect::new(0, 0, 10, 2), Action::Up);
        hits.add(Rect::new(2, 0, 2, 1), Action::Down);
        hits.add(Rect::new(0, 0, 0, 0), Action::Quit);
        assert_eq!(hits.at(1, 0), Some(Action::Up));
        assert_eq!(hits.at(2, 0), Some(Action::Down));
        assert_eq!(hits.at(2, 2), None);
        hits.clear();
        assert_eq!(hits.at(1, 0), None);
    }
}
