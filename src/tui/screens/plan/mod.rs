//! The repayment plan: ways of paying side by side, what to pay when, how debt falls, why, and how good the best is.
//!
//! The plan is worked out by the loop's owner, stage by stage, and given here after each: the screen shows the gap closing.

mod view;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Found, Screen, ScreenId};
use crate::domain::plan::diary::Diary;
use crate::report::plan::Plan;
use crate::text::plan::means as means_words;
use crate::text::{Lang, Words, plan as words};
use crate::tui::action::{Action, Entry, Place};
use crate::tui::app::{Effect, Figures};
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::Grid;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::scroll::scrolled;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::Adopt, "adopt-plan", &["a"], words::ADOPT, words::ADOPT_ABOUT, 3),
    own(Action::AskMeans, "plan-with", &["m"], means_words::ASK, means_words::ASK_ABOUT, 2),
    own(Action::DropPlan, "drop-plan", &["x"], words::DROP, words::DROP_ABOUT, 0),
    own(Action::NextView, "plan-view", &["v"], words::VIEW, words::VIEW_ABOUT, 2),
];

const fn own(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Words,
    about: Words,
    footer: u8,
) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::Plan), footer }
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Ways,
    Detail,
}

/// What stands below the ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Detail {
    /// How good the best is, and why.
    #[default]
    Why,
    /// What to pay when.
    Payments,
    /// What is owed, month by month.
    Payoff,
}

impl Detail {
    const fn next(self) -> Detail {
        match self {
            Detail::Why => Detail::Payments,
            Detail::Payments => Detail::Payoff,
            Detail::Payoff => Detail::Why,
        }
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct PlanScreen {
    pane: Pane,
    detail: Detail,
    seen: Option<Arc<Plan>>,
    /// Whether the planner has done all it does.
    is_done: bool,
    ways: Grid,
    payments: Grid,
    /// How far the last view is scrolled.
    top: usize,
    lang: Lang,
}

impl PlanScreen {
    /// Makes rows from the answer.
    fn make(&mut self) {
        let Some(plan) = self.seen.clone() else { return };
        let first = self.ways.is_empty();
        let (columns, rows) = view::ways(&plan, self.lang);
        let last = rows.len();
        self.ways.set(columns, rows);
        if first && plan.is_on_time() {
            // The eye is led to the best plan.
            self.ways.select_id(u32::try_from(last.saturating_sub(1)).unwrap_or(0));
        }
        self.make_payments(&plan);
    }

    fn make_payments(&mut self, plan: &Plan) {
        let (columns, rows) = view::payments(plan, self.chosen(plan), self.lang);
        self.payments.set(columns, rows);
    }

    /// The way that is selected, day by day.
    fn chosen<'p>(&self, plan: &'p Plan) -> Option<&'p Diary> {
        let place = self.ways.selected_id().and_then(|id| usize::try_from(id).ok())?;
        plan.compared.get(place).map(|way| &way.diary).or(plan.best.as_ref().map(|best| &best.diary))
    }

    fn follow(&mut self) {
        if let Some(plan) = self.seen.clone() {
            self.make_payments(&plan);
        }
        self.top = 0;
    }

    fn scroll(&mut self, action: Action) {
        self.top = scrolled(self.top, action);
    }

    fn pick(&mut self, pane: u8, row: usize) {
        if pane == Pane::Ways as u8 {
            self.pane = Pane::Ways;
            self.ways.pick(row);
            self.follow();
        } else {
            self.pane = Pane::Detail;
            if self.detail == Detail::Payments {
                self.payments.pick(row);
            }
        }
    }

    /// The early payments of the selected way, to be followed.
    fn adopt(&self) -> Effect {
        let Some(plan) = &self.seen else { return Effect::None };
        let Some(diary) = self.chosen(plan) else { return Effect::None };
        if plan.counts_on_more() {
            return Effect::Tell(means_words::NOT_IN_PROFILE);
        }
        if !diary.outcome.keeps(plan.ground.floor) {
            return Effect::Tell(words::NOT_TO_ADOPT);
        }
        let id = |line: u16| plan.ground.profile.lines.get(usize::from(line)).map(|line| line.id.clone());
        let rows = diary.early_payments().into_iter();
        let rows = rows.filter_map(|payment| Some((payment.day, id(payment.line)?, payment.amount)));
        Effect::Adopt(rows.collect())
    }

    /// Everything that is said of the plan, to read.
    fn page(&self) -> Option<Page> {
        let plan = self.seen.as_ref()?;
        let mut lines = Vec::new();
        for (head, told) in view::told(plan, self.is_done, self.lang) {
            if !lines.is_empty() {
                lines.push(PageLine::Blank);
            }
            lines.push(PageLine::Head(head));
            lines.extend(told.into_iter().map(PageLine::Text));
        }
        Some(Page::new(words::SCREEN_TITLE.get(self.lang), lines))
    }
}

impl Screen for PlanScreen {
    fn id(&self) -> ScreenId {
        ScreenId::Plan
    }

    fn refresh(&mut self, _figures: &Figures, lang: Lang) {
        let changed = self.lang != lang;
        self.lang = lang;
        if changed {
            self.make();
        }
    }

    fn update(&mut self, action: Action, _figures: &Figures) -> Effect {
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.pane = if self.pane == Pane::Ways { Pane::Detail } else { Pane::Ways };
            }
            Action::NextView => {
                (self.detail, self.pane, self.top) = (self.detail.next(), Pane::Detail, 0);
            }
            Action::Open => return self.page().map_or(Effect::None, |page| Effect::Read(Box::new(page))),
            Action::Pick { pane, row } => self.pick(pane, row),
            Action::Adopt => return self.adopt(),
            other if self.pane == Pane::Ways => {
                if !matches!(other, Action::Sort | Action::Reverse) {
                    self.ways.update(other);
                    self.follow();
                }
            }
            other if self.detail == Detail::Payments => {
                self.payments.update(other);
            }
            other => self.scroll(other),
        }
        Effect::None
    }

    fn take(&mut self, found: Found) {
        if let Found::Plan { answer, is_last } = found {
            if self.seen.as_ref().is_some_and(|seen| seen.ground.today != answer.ground.today) {
                self.ways = Grid::default();
            }
            (self.seen, self.is_done) = (Some(answer), is_last);
            self.make();
        }
    }

    fn view(&mut self, _figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        self.draw(look, buffer, area, hits);
    }
}
