//! What every pop-up that is one form does alike: Enter takes it from any field, Esc leaves it, a click selects a field.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use crate::text::Words;
use crate::tui::action::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, put_all};
use crate::tui::widgets::field::Pasted;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::hits::Hits;

/// A pop-up that is one form.
pub trait FormPopup {
    /// The form.
    fn form(&mut self) -> &mut Form;

    /// A value changed: it is to be checked.
    fn changed(&mut self);

    /// The form is to be taken, if nothing is wrong with it.
    fn submit(&mut self) -> Outcome;

    /// A key.
    fn key(&mut self, key: KeyEvent) -> Outcome {
        match if key.code == KeyCode::Enter { Step::Submit } else { self.form().key(key) } {
            Step::Stay => Outcome::Stay,
            Step::Changed => {
                self.changed();
                Outcome::Stay
            }
            Step::Submit => self.submit(),
            Step::Cancel => Outcome::Close,
        }
    }

    /// The mouse.
    fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => self.form().focus_on(row),
            Action::Open => return self.submit(),
            Action::Back => return Outcome::Close,
            _ => {}
        }
        Outcome::Stay
    }

    /// Pasted text; `None` when the field takes none.
    fn paste(&mut self, text: &str) -> Option<Pasted> {
        let pasted = self.form().paste(text);
        if pasted.is_some() {
            self.changed();
        }
        pasted
    }
}

const LEAVE: Words = Words::new("Leave it", "放弃");

/// The keys of a form: what Enter does, and Esc.
pub(super) fn keys(buffer: &mut Buffer, line: Rect, enter: Words, look: Look<'_>, hits: &mut Hits) {
    let mut at = 0;
    for (key, label, action) in [("Enter", enter, Action::Open), ("Esc", LEAVE, Action::Back)] {
        let from = at;
        let accent = if action == Action::Open { Role::Accent } else { Role::Figure };
        let pieces = [
            (key, look.style(accent)),
            (" ", look.style(Role::Muted)),
            (label.get(look.lang), look.style(Role::Muted)),
        ];
        at = put_all(buffer, line, at, 0, &pieces);
        hits.add(Rect { x: line.x + from, width: at.saturating_sub(from), ..line }, action);
        at = at.saturating_add(3);
    }
}
