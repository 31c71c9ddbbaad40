//! Other ways through: the list in its groups, the selected way in full, the days to come, what is missing, what is set
//! aside, what to avoid.
//!
//! What is asked, and which ways are used together, is kept by the loop's owner, who works it out and gives the answer
//! here. Nothing here says which way to take.

mod facts;
mod rows;
mod view;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Found, Screen, ScreenId};
use crate::report::backup::Backup;
use crate::text::{Lang, Words, backup as backup_words, backup_screen as words};
use crate::tui::action::{Action, Entry, Place};
use crate::tui::app::{Effect, Figures, Seeking};
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::facts::Facts;
use crate::tui::widgets::grid::Grid;
use crate::tui::widgets::hits::Hits;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::AskNeed, "ask-need", &["e"], words::ASK, words::ASK_ABOUT, 1),
    own(Action::UseTogether, "use-together", &["space"], words::USE, words::USE_ABOUT, 2),
    own(Action::NextView, "next-backup-view", &["v"], words::VIEW, words::VIEW_ABOUT, 1),
    own(Action::CheckOffer, "check-offer", &["x"], words::OFFER, words::OFFER_ABOUT, 2),
    own(Action::StateFacts, "state-facts", &["f"], words::FACTS, words::FACTS_ABOUT, 3),
];

const fn own(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Words,
    about: Words,
    footer: u8,
) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::Backup), footer }
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    List,
    Detail,
}

/// What stands below the list, or beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Detail {
    #[default]
    Way,
    Days,
    Missing,
    Cushion,
    Avoid,
}

impl Detail {
    const fn next(self) -> Detail {
        match self {
            Detail::Way => Detail::Days,
            Detail::Days => Detail::Missing,
            Detail::Missing => Detail::Cushion,
            Detail::Cushion => Detail::Avoid,
            Detail::Avoid => Detail::Way,
        }
    }

    /// Its title; the way itself has its own name.
    const fn title(self) -> Words {
        match self {
            Detail::Way => words::TITLE,
            Detail::Days => backup_words::STEPS,
            Detail::Missing => backup_words::MISSING,
            Detail::Cushion => backup_words::CUSHION,
            Detail::Avoid => backup_words::AVOID,
        }
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct BackupScreen {
    pane: Pane,
    detail: Detail,
    seen: Option<Arc<Backup>>,
    /// Why there is nothing to see.
    refused: Option<Words>,
    /// Options that are used together, by their place on file.
    chosen: Vec<usize>,
    list: Grid,
    facts: Facts,
    /// The fit that the detail is of.
    shown: Option<usize>,
    lang: Lang,
}

impl BackupScreen {
    /// Makes the rows anew; the detail follows.
    fn make(&mut self) {
        let Some(seen) = self.seen.clone() else { return };
        self.list.set(rows::columns(self.lang), rows::rows(&seen, &self.chosen, self.lang));
        self.leave_head(Action::Down);
        self.make_detail();
    }

    fn make_detail(&mut self) {
        let Some(seen) = &self.seen else { return };
        let before = self.shown;
        self.shown = self.selected();
        let facts = match self.detail {
            Detail::Way => self.shown.map(|place| facts::option(seen, place, self.lang)).unwrap_or_default(),
            Detail::Days => facts::days(seen, self.lang),
            Detail::Missing => facts::missing(seen, self.lang),
            Detail::Cushion => facts::cushion(seen, self.lang),
            Detail::Avoid => facts::avoid(seen, self.lang),
        };
        self.facts.set(facts);
        if self.detail == Detail::Way && before != self.shown {
            self.facts.rewind();
        }
    }

    /// The place of the selected fit.
    fn selected(&self) -> Option<usize> {
        self.list.selected_id().and_then(rows::fit_of)
    }

    /// Goes on from the head of a group, which is nothing to select.
    fn leave_head(&mut self, way: Action) {
        if self.selected().is_none() && !self.list.is_empty() {
            self.list.update(way);
        }
        if self.selected().is_none() && !self.list.is_empty() {
            self.list.update(Action::Down);
        }
    }

    fn in_list(&mut self, action: Action) {
        match action {
            Action::Open | Action::Right => self.pane = Pane::Detail,
            // The order is by group, and inside each by cost.
            Action::Sort | Action::Reverse => {}
            other => {
                self.list.update(other);
                let back = matches!(other, Action::Up | Action::PageUp);
                self.leave_head(if back { Action::Up } else { Action::Down });
                self.make_detail();
            }
        }
    }

    fn in_detail(&mut self, action: Action) {
        match action {
            Action::Back | Action::Left => self.pane = Pane::List,
            other => {
                let moved = self.facts.update(other);
                if !moved && other == Action::Up {
                    self.pane = Pane::List;
                }
            }
        }
    }

    fn pick(&mut self, pane: u8, row: usize) {
        if pane == Pane::List as u8 {
            self.list.pick(row);
            self.leave_head(Action::Down);
            self.pane = Pane::List;
            self.make_detail();
        } else {
            self.facts.pick(row);
            self.pane = Pane::Detail;
        }
    }

    /// Uses the selected way together with others, or no longer.
    fn toggle(&mut self) -> Effect {
        let Some(seen) = self.seen.clone() else { return Effect::None };
        let Some(fit) = self.selected().and_then(|place| seen.fits.get(place)) else { return Effect::None };
        let option = fit.option;
        match self.chosen.iter().position(|chosen| *chosen == option) {
            Some(place) => {
                self.chosen.remove(place);
            }
            None => self.chosen.push(option),
        }
        self.make();
        Effect::Seek(Seeking::Use(self.chosen.clone()))
    }
}

impl Screen for BackupScreen {
    fn id(&self) -> ScreenId {
        ScreenId::Backup
    }

    fn refresh(&mut self, figures: &Figures, lang: Lang) {
        self.lang = lang;
        // Another household: what was seen is not about it.
        let stale = self.seen.as_ref().is_some_and(|seen| {
            let (old, new) = (&seen.standing.record.profile, &figures.answers.standing.record.profile);
            old.name != new.name || old.jurisdiction != new.jurisdiction
        });
        if stale {
            (self.seen, self.shown) = (None, None);
            self.chosen.clear();
        }
        self.make();
    }

    fn update(&mut self, action: Action, _figures: &Figures) -> Effect {
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.pane = if self.pane == Pane::List { Pane::Detail } else { Pane::List };
            }
            Action::NextView => {
                self.detail = self.detail.next();
                self.facts.rewind();
                self.make_detail();
                // Where one part is shown at a time, the view that is asked for is to be seen.
                self.pane = if self.detail == Detail::Way { Pane::List } else { Pane::Detail };
            }
            Action::UseTogether => return self.toggle(),
            Action::Pick { pane, row } => self.pick(pane, row),
            other if self.pane == Pane::List => self.in_list(other),
            other => self.in_detail(other),
        }
        Effect::None
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        // A filter may have changed what is selected.
        if self.detail == Detail::Way && self.shown != self.selected() {
            self.make_detail();
        }
        self.draw(figures, look, buffer, area, hits);
    }

    fn filter(&self) -> Option<&str> {
        Some(self.list.filter())
    }

    fn set_filter(&mut self, filter: &str) {
        self.list.set_filter(filter);
        self.leave_head(Action::Down);
        self.pane = Pane::List;
    }

    fn take(&mut self, found: Found) {
        match found {
            Found::Backup { answer, chosen } => {
                (self.seen, self.chosen, self.refused) = (Some(answer), chosen, None);
                self.make();
            }
            Found::NoBackup(why) => (self.seen, self.refused) = (None, Some(why)),
            _ => {}
        }
    }
}
