//! Stress: how likely trouble is, what drives it, what a buffer does; settings that are moved while one watches.
//!
//! The paths are run by the loop's owner on threads of their own. What there is so far is given here again and again, and
//! every move of a setting begins anew.

mod fans;
mod view;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Found, Screen, ScreenId};
use crate::domain::lesson::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::stress::answer::Fanned;
use crate::domain::stress::chances::Times;
use crate::report::lesson::lead::Lead;
use crate::report::stress::{Step, Stress, Subject};
use crate::text::{Lang, Words, stress as words};
use crate::tui::action::{Action, Entry, Place};
use crate::tui::app::{Effect, Figures};
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::scroll::scrolled;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::NextView, "stress-view", &["v"], words::VIEW, words::VIEW_ABOUT, 2),
    own(Action::ShowFigures, "stress-figures", &["f"], words::FIGURES, words::FIGURES_ABOUT, 2),
    own(Action::Path(Which::Worst), "worst-path", &["w"], words::WORST, words::WORST_ABOUT, 3),
    own(Action::Path(Which::Middle), "middle-path", &["m"], words::MIDDLE, words::MIDDLE_ABOUT, 5),
    own(Action::Path(Which::Best), "best-path", &["b"], words::BEST, words::BEST_ABOUT, 5),
    own(Action::StopPaths, "stop-paths", &["x"], words::STOP, words::STOP_ABOUT, 4),
];

const fn own(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Words,
    about: Words,
    footer: u8,
) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::Stress), footer }
}

/// Which path to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// With most trouble.
    Worst,
    /// The one in the middle.
    Middle,
    /// With the least trouble.
    Best,
}

/// Cash put by on top, in quarters of a month of essentials.
pub const EXTRA: [u16; 6] = [0, 1, 2, 4, 8, 12];
/// How forgetful people are, in per cent of what the chances say.
pub const FORGETFUL: [u16; 5] = [0, 100, 200, 400, 800];
/// How far ahead, in months.
pub const MONTHS: [u16; 4] = [12, 24, 36, 60];

/// The settings, each by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Of [`EXTRA`].
    pub extra: usize,
    /// Of [`FORGETFUL`].
    pub forgetful: usize,
    /// Of [`MONTHS`].
    pub months: usize,
    /// In which times.
    pub times: Times,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { extra: 0, forgetful: 1, months: 0, times: Times::Calm }
    }
}

/// How many settings there are.
const SETTINGS: usize = 4;

impl Settings {
    fn moved(self, row: usize, up: bool) -> Settings {
        let step = |place: usize, count: usize| {
            if up { (place + 1).min(count.saturating_sub(1)) } else { place.saturating_sub(1) }
        };
        match row {
            0 => Settings { extra: step(self.extra, EXTRA.len()), ..self },
            1 => Settings { forgetful: step(self.forgetful, FORGETFUL.len()), ..self },
            2 => Settings { times: if up { Times::Stressed } else { Times::Calm }, ..self },
            _ => Settings { months: step(self.months, MONTHS.len()), ..self },
        }
    }
}

/// What the screen wants of the loop's owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Paths with these settings.
    Run(Settings),
    /// No more paths.
    Stop,
    /// A path in full.
    Open(Which),
}

/// What there is so far.
#[derive(Debug, Clone)]
pub struct SoFar {
    /// The answer.
    pub answer: Arc<Stress>,
    /// About whom.
    pub subject: Arc<Subject>,
    /// The household's currency.
    pub currency: Currency,
    /// What is going on, and how far it is; none when it is over.
    pub going_on: Option<(Step, u64, u64)>,
}

/// What is shown below the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum View {
    #[default]
    Chances,
    Fan(Fanned),
    Drivers,
    Buffers,
}

impl View {
    /// The next one. Where all fans are seen at once, they are one view.
    const fn next(self, all_fans: bool) -> View {
        match self {
            View::Chances => View::Fan(Fanned::Cash),
            View::Fan(_) if all_fans => View::Drivers,
            View::Fan(Fanned::Cash) => View::Fan(Fanned::Debt),
            View::Fan(Fanned::Debt) => View::Fan(Fanned::Dti),
            View::Fan(Fanned::Dti) => View::Drivers,
            View::Drivers => View::Buffers,
            View::Buffers => View::Chances,
        }
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct StressScreen {
    settings: Settings,
    row: usize,
    view: View,
    seen: Option<SoFar>,
    top: usize,
    /// Whether fans are told as figures.
    as_figures: bool,
    /// Whether all fans were seen at once when it was last drawn.
    all_fans: bool,
}

impl StressScreen {
    fn set(&mut self, settings: Settings) -> Effect {
        if settings == self.settings {
            return Effect::None;
        }
        self.settings = settings;
        Effect::Stress(Wish::Run(settings))
    }
}

impl Screen for StressScreen {
    fn id(&self) -> ScreenId {
        ScreenId::Stress
    }

    fn refresh(&mut self, _figures: &Figures, _lang: Lang) {}

    fn update(&mut self, action: Action, _figures: &Figures) -> Effect {
        match action {
            Action::Left | Action::Right => return self.set(self.settings.moved(self.row, action == Action::Right)),
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::Down => self.row = (self.row + 1).min(SETTINGS - 1),
            Action::Pick { row, .. } => self.row = row.min(SETTINGS - 1),
            Action::PageUp | Action::PageDown | Action::First | Action::Last => self.top = scrolled(self.top, action),
            Action::NextView | Action::NextPane => {
                (self.view, self.top) = (self.view.next(self.all_fans), 0);
            }
            Action::ShowFigures => {
                // Anywhere else it leads to the charts.
                if !matches!(self.view, View::Fan(_)) {
                    (self.view, self.as_figures) = (View::Fan(Fanned::Cash), false);
                }
                (self.as_figures, self.top) = (!self.as_figures, 0);
            }
            Action::Path(which) => return Effect::Stress(Wish::Open(which)),
            Action::Open => return Effect::Stress(Wish::Open(Which::Worst)),
            Action::StopPaths => return Effect::Stress(Wish::Stop),
            _ => {}
        }
        Effect::None
    }

    fn moments(&self) -> Vec<Moment> {
        let over = self.seen.as_ref().filter(|seen| seen.going_on.is_none());
        over.filter(|seen| seen.answer.fails()).map(|_| Moment::StressFails).into_iter().collect()
    }

    /// A failed test leads to other ways through; any other to the lesson on testing oneself.
    fn lead(&self, _figures: &Figures) -> Option<Lead> {
        let fails = self.seen.as_ref().is_some_and(|seen| seen.answer.fails());
        Some(Lead::moment(if fails { Moment::StressFails } else { Moment::SurplusThin }))
    }

    fn worth_opening(&self) -> Option<crate::domain::stress::answer::Worth> {
        self.seen.as_ref().and_then(|seen| seen.answer.worth)
    }

    fn take(&mut self, found: Found) {
        if let Found::Stress(so_far) = found {
            self.seen = Some(*so_far);
        }
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        self.draw(figures, look, buffer, area, hits);
    }
}
