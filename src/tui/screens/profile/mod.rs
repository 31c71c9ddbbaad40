//! The household's record: every entry of the file as it is written, and the journal beside it, to change in forms.

mod rows;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::rows::RowOf;
use super::{Screen, ScreenId};
use crate::profile::edit::Target;
use crate::text::{Lang, Words, profile_screen as words};
use crate::tui::action::{Action, Entry, Place};
use crate::tui::app::{Effect, Figures, Wanted};
use crate::tui::popups::page::PageLine;
use crate::tui::popups::question::Question;
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::{Grid, GridRow};
use crate::tui::widgets::hits::Hits;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::Edit, "change", &["enter", "e"], words::EDIT, words::EDIT_ABOUT, 1),
    own(Action::Add, "add", &["a"], words::ADD, words::ADD_ABOUT, 2),
    own(Action::Remove, "take-out", &["x", "delete"], words::REMOVE_KEY, words::REMOVE_ABOUT, 3),
];

const fn own(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Words,
    about: Words,
    footer: u8,
) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::Profile), footer }
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Entries,
    Journal,
}

/// The screen.
#[derive(Debug, Default)]
pub struct Profile {
    pane: Pane,
    entries: Grid,
    journal: Grid,
    rows: Vec<RowOf>,
    lang: Lang,
    stale: bool,
}

impl Profile {
    /// Makes the rows when figures or language changed since they were made.
    fn make(&mut self, figures: &Figures) {
        if !self.stale {
            return;
        }
        self.stale = false;
        let standing = &figures.answers.standing;
        let (of, cells): (Vec<RowOf>, Vec<_>) = rows::entries(&figures.papers, standing, self.lang).into_iter().unzip();
        let grid = (0..).zip(cells).map(|(id, cells)| GridRow::new(id, cells)).collect();
        self.entries.set(rows::entry_columns(self.lang), grid);
        self.rows = of;
        self.journal.set(rows::journal_columns(self.lang), rows::journal(standing, self.lang));
    }

    fn selected(&self) -> Option<RowOf> {
        let id = self.entries.selected_id().and_then(|id| usize::try_from(id).ok())?;
        self.rows.get(id).copied()
    }

    /// The id of the selected row of the journal.
    fn selected_row(&self, figures: &Figures) -> Option<String> {
        let place = self.journal.selected_id().and_then(|id| usize::try_from(id).ok())?;
        figures.answers.standing.record.entries.get(place).map(|entry| entry.id.clone()).filter(|id| !id.is_empty())
    }

    fn edit(&self, figures: &Figures) -> Effect {
        if self.pane == Pane::Journal {
            return self.selected_row(figures).map_or(Effect::None, |id| Effect::Propose(Wanted::Correct(id)));
        }
        match self.selected() {
            Some(RowOf::Entry(target)) => Effect::Propose(Wanted::Edit(target)),
            Some(RowOf::Section(_)) => self.add(),
            None => Effect::None,
        }
    }

    fn add(&self) -> Effect {
        let line = match self.selected().filter(|_| self.pane == Pane::Entries) {
            Some(
                RowOf::Section(list @ (Target::Income(_) | Target::Expense(_)))
                | RowOf::Entry(list @ (Target::Income(_) | Target::Expense(_))),
            ) => return Effect::Propose(Wanted::Add(list)),
            Some(RowOf::Entry(
                Target::Line(line) | Target::Instalment(line, _) | Target::Part(line, _) | Target::History(line),
            )) => Some(line),
            Some(RowOf::Section(Target::Line(_))) => return Effect::Propose(Wanted::Add(Target::Line(0))),
            _ => None,
        };
        let add = |words: Words, list: Target| (words, Some(Effect::Propose(Wanted::Add(list))));
        let mut answers = vec![add(words::ANSWER_LINE, Target::Line(0))];
        if let Some(line) = line {
            answers.push(add(words::ANSWER_INSTALMENT, Target::Instalment(line, 0)));
            answers.push(add(words::ANSWER_PART, Target::Part(line, 0)));
        }
        answers.push(add(words::ANSWER_INCOME, Target::Income(0)));
        answers.push(add(words::ANSWER_EXPENSE, Target::Expense(0)));
        Effect::Ask(Box::new(Question::new(words::ADD_TITLE, Vec::new(), answers)))
    }

    fn remove(&self, figures: &Figures) -> Effect {
        if self.pane == Pane::Journal {
            return self.selected_row(figures).map_or(Effect::None, |id| Effect::Propose(Wanted::TakeOut(id)));
        }
        let Some(RowOf::Entry(target)) = self.selected() else { return Effect::None };
        match target {
            Target::Line(line) => {
                let answers = vec![
                    (words::ANSWER_CLOSE, Some(Effect::Propose(Wanted::Close(line)))),
                    (words::ANSWER_REMOVE, Some(Effect::Propose(Wanted::Remove(target)))),
                ];
                let text = PageLine::Text(words::REMOVE_TEXT.get(self.lang).to_owned());
                Effect::Ask(Box::new(Question::new(words::REMOVE_TITLE, vec![text], answers)))
            }
            Target::Income(_) | Target::Expense(_) | Target::Instalment(..) | Target::Part(..) => {
                Effect::Propose(Wanted::Remove(target))
            }
            _ => Effect::Tell(words::CANNOT_REMOVE),
        }
    }

    fn pick(&mut self, pane: u8, row: usize, figures: &Figures) -> Effect {
        let (chosen, grid) = match pane {
            0 => (Pane::Entries, &mut self.entries),
            _ => (Pane::Journal, &mut self.journal),
        };
        let again = grid.pick(row) && self.pane == chosen;
        self.pane = chosen;
        if again { self.edit(figures) } else { Effect::None }
    }
}

impl Screen for Profile {
    fn id(&self) -> ScreenId {
        ScreenId::Profile
    }

    fn refresh(&mut self, _figures: &Figures, lang: Lang) {
        self.lang = lang;
        self.stale = true;
    }

    fn update(&mut self, action: Action, figures: &Figures) -> Effect {
        self.make(figures);
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.pane = if self.pane == Pane::Entries { Pane::Journal } else { Pane::Entries };
            }
            Action::Edit | Action::Open => return self.edit(figures),
            Action::Add => return self.add(),
            Action::Remove => return self.remove(figures),
            Action::Pick { pane, row } => return self.pick(pane, row, figures),
            // The order of the file is the order of the list.
            Action::Sort | Action::Reverse if self.pane == Pane::Entries => {}
            other => {
                let grid = if self.pane == Pane::Entries { &mut self.entries } else { &mut self.journal };
                grid.update(other);
            }
        }
        Effect::None
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        self.make(figures);
        self.draw(figures, look, buffer, area, hits);
    }

    fn filter(&self) -> Option<&str> {
        Some(if self.pane == Pane::Entries { self.entries.filter() } else { self.journal.filter() })
    }

    fn set_filter(&mut self, filter: &str) {
        let grid = if self.pane == Pane::Entries { &mut self.entries } else { &mut self.journal };
        grid.set_filter(filter);
    }
}
