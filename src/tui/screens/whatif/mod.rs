//! What if: the tide chart of every line, the cash below it, what happens and why, both sides, what keeps lines open.
//!
//! What is supposed is kept by the loop's owner, who works it out and gives the answer here.

mod mortgage;
mod moves;
mod view;
mod why;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Found, Screen, ScreenId};
use crate::domain::calendar::{Day, Month};
use crate::domain::credit::line::{LineState, Purpose};
use crate::domain::lesson::moment::Moment;
use crate::domain::money::Money;
use crate::domain::plan::keep_open::WaysOut;
use crate::domain::risk::shock::ShockKind;
use crate::report::cost_statement::CostStatement;
use crate::report::lesson::lead::Lead;
use crate::report::whatif::{Link, WhatIf};
use crate::report::wording::change;
use crate::text::table::Column;
use crate::text::{Lang, Words, date, supposing as words, whatif as what_if_words};
use crate::tui::action::{Action, Entry, Place};
use crate::tui::app::{Effect, Figures};
use crate::tui::popups::cost;
use crate::tui::popups::page::Page;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::{Cell, Grid, GridRow};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::tide::Lane;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::PickWhatIf, "pick-what-if", &["w"], words::PICK, words::PICK_ABOUT, 1),
    own(Action::Suppose, "suppose", &["a"], words::COMPOSE, words::COMPOSE_ABOUT, 2),
    own(Action::ForgetOne, "suppose-one-less", &["-"], words::FORGET_ONE, words::FORGET_ONE_ABOUT, 6),
    own(Action::Forget, "suppose-nothing", &["x"], words::FORGET, words::FORGET_ABOUT, 4),
    own(Action::NextView, "next-view", &["v"], words::VIEW, words::VIEW_ABOUT, 2),
    own(Action::CostOfLane, "cost-of-lane", &["$"], words::COST, words::COST_ABOUT, 5),
    own(Action::AskMortgage, "mortgage-day", &["M"], words::MORTGAGE, words::MORTGAGE_ABOUT, 6),
    own(Action::Farther, "look-farther", &["m"], words::FARTHER, words::FARTHER_ABOUT, 5),
];

const fn own(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Words,
    about: Words,
    footer: u8,
) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::WhatIf), footer }
}

/// What would keep lines open, as far as it is known.
#[derive(Debug, Clone)]
pub enum Ways {
    /// It is being worked out.
    Pending,
    /// This; none when nothing stops.
    Known(Option<Box<WaysOut>>),
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Tide,
    Detail,
}

/// What stands below the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Detail {
    #[default]
    Chain,
    Compare,
    Keep,
}

impl Detail {
    const fn next(self) -> Detail {
        match self {
            Detail::Chain => Detail::Compare,
            Detail::Compare => Detail::Keep,
            Detail::Keep => Detail::Chain,
        }
    }

    const fn title(self) -> Words {
        match self {
            Detail::Chain => words::CHAIN,
            Detail::Compare => words::COMPARE,
            Detail::Keep => words::KEEP,
        }
    }
}

/// The screen.
#[derive(Debug)]
pub struct WhatIfScreen {
    pane: Pane,
    detail: Detail,
    seen: Option<Arc<WhatIf>>,
    serial: u64,
    ways: Ways,
    links: Vec<Link>,
    lanes: Vec<Lane>,
    cash: Vec<(Day, Money)>,
    paydays: Vec<Day>,
    lane: usize,
    month: Month,
    list: Grid,
    compare: Grid,
    /// Whether both sides have no room beside each other.
    compare_is_stacked: bool,
    /// The day on which somebody would ask for a mortgage; none as long as nobody said one.
    mortgage_on: Option<Day>,
    /// How far the last view is scrolled.
    top: usize,
    lang: Lang,
}

impl Default for WhatIfScreen {
    fn default() -> WhatIfScreen {
        WhatIfScreen {
            pane: Pane::default(),
            detail: Detail::default(),
            seen: None,
            serial: 0,
            ways: Ways::Pending,
            links: Vec::new(),
            lanes: Vec::new(),
            cash: Vec::new(),
            paydays: Vec::new(),
            lane: 0,
            month: Month(0),
            list: Grid::default(),
            compare: Grid::default(),
            compare_is_stacked: false,
            mortgage_on: None,
            top: 0,
            lang: Lang::En,
        }
    }
}

impl WhatIfScreen {
    /// Makes lanes, rows and curve from the answer.
    fn make(&mut self) {
        let Some(seen) = self.seen.clone() else { return };
        let outlook = &seen.changed;
        self.links = seen.chain();
        self.lanes = (0..outlook.profile.lines.len())
            .map(|line| Lane { name: change::line_name(outlook, line, self.lang), stays: outlook.lane(line) })
            .collect();
        (self.cash, self.paydays) = why::cash(outlook);
        self.lane = self.lane.min(self.lanes.len().saturating_sub(1));
        self.month = self.month.max(outlook.today.month()).min(outlook.until.month());
        self.make_list(&seen);
        let columns = vec![
            Column::text("", 12),
            Column::figure(what_if_words::COL_WITHOUT.get(self.lang)),
            Column::figure(what_if_words::COL_WITH.get(self.lang)),
        ];
        self.compare.set(columns, why::compared(&seen, self.asked_on(&seen), self.lang));
    }

    fn make_list(&mut self, seen: &WhatIf) {
        let lang = self.lang;
        let outlook = &seen.changed;
        let rows = (0..).zip(&self.links).map(|(id, link)| {
            let depth = crate::report::whatif::depth_of(&self.links, link).min(4);
            let lead = if depth == 0 { String::new() } else { format!("{}└ ", "  ".repeat(depth - 1)) };
            let text = format!("{lead}{}", change::sentence(outlook, link, lang));
            let day = date::short_unless_other_year(link.day, outlook.today);
            GridRow::new(
                id,
                vec![
                    Cell::figure(day, i64::from(link.day.0)).role(Role::Muted),
                    Cell::text(text).role(why::role_of(link)),
                    Cell::text(why::rule_name(seen, link, lang)).role(Role::Muted),
                ],
            )
        });
        let columns = vec![
            Column::mark(words::COL_DAY.get(lang)),
            Column::text(words::COL_WHAT.get(lang), 30),
            Column::mark(words::COL_WHY.get(lang)).drops(1),
        ];
        self.list.set(columns, rows.collect());
    }

    fn selected_link(&self) -> Option<usize> {
        self.list.selected_id().and_then(|id| usize::try_from(id).ok())
    }

    /// Selects in the list what happens first in the selected cell of the chart.
    fn follow_cell(&mut self) {
        let here = |link: &Link| link.line == self.lane && link.day.month() == self.month;
        if let Some(id) = self.links.iter().position(here).and_then(|place| u32::try_from(place).ok()) {
            self.list.select_id(id);
        }
    }

    fn follow_list(&mut self) {
        if let Some(link) = self.selected_link().and_then(|place| self.links.get(place)) {
            (self.lane, self.month) = (link.line, link.day.month());
        }
    }

    /// *Why*: of the selected change, or of everything in the selected cell of the chart.
    fn open(&self) -> Effect {
        let Some(seen) = &self.seen else { return Effect::None };
        let page = match (self.pane, self.detail) {
            (Pane::Tide, _) => {
                let here: Vec<usize> = (0..self.links.len())
                    .filter(|place| {
                        self.links
                            .get(*place)
                            .is_some_and(|link| link.line == self.lane && link.day.month() == self.month)
                    })
                    .collect();
                if here.is_empty() { self.quiet_page(seen) } else { why::page(seen, &self.links, &here, self.lang) }
            }
            (Pane::Detail, Detail::Chain) => match self.selected_link() {
                Some(place) => why::page(seen, &self.links, &[place], self.lang),
                None => return Effect::None,
            },
            (Pane::Detail, _) => return Effect::None,
        };
        Effect::Read(Box::new(page))
    }

    /// The state of the selected line in the selected month.
    fn state_here(&self, seen: &WhatIf) -> Option<LineState> {
        seen.months_of(self.lane).iter().find(|(month, _)| *month == self.month).map(|(_, state)| *state)
    }

    /// The cost statement of the lane: of a borrowing that is supposed, or of the line as it is.
    fn cost_page(&self, figures: &Figures) -> Option<Page> {
        let line = self.seen.as_ref()?.changed.profile.lines.get(self.lane)?;
        let of_lane = |cost: &&CostStatement| cost.line.as_ref() == Some(&line.id);
        match self.seen.as_ref()?.costs.iter().find(of_lane) {
            Some(statement) => Some(cost::of_statement(statement, self.lang)),
            None => cost::page(figures, self.lane, self.lang),
        }
    }
}

impl Screen for WhatIfScreen {
    fn id(&self) -> ScreenId {
        ScreenId::WhatIf
    }

    fn refresh(&mut self, _figures: &Figures, lang: Lang) {
        let changed = self.lang != lang;
        self.lang = lang;
        if changed {
            self.make();
        }
    }

    fn update(&mut self, action: Action, figures: &Figures) -> Effect {
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.pane = if self.pane == Pane::Tide { Pane::Detail } else { Pane::Tide };
            }
            Action::NextView => {
                // Where one part is shown at a time, the view that is asked for is to be seen.
                if self.pane == Pane::Detail || self.detail != Detail::Chain {
                    self.detail = self.detail.next();
                } else {
                    self.detail = Detail::Compare;
                }
                self.pane = Pane::Detail;
                self.top = 0;
            }
            Action::Open => return self.open(),
            Action::AskMortgage => return self.ask_mortgage(),
            Action::CostOfLane => {
                let page = self.cost_page(figures);
                return page.map_or(Effect::None, |page| Effect::Read(Box::new(page)));
            }
            Action::Pick { pane, row } => return self.pick(pane, row),
            other => match self.pane {
                Pane::Tide => self.move_in_tide(other),
                Pane::Detail => self.move_in_detail(other),
            },
        }
        Effect::None
    }

    fn typed(&mut self, text: &str) -> Effect {
        self.mortgage_asked(text)
    }

    fn moments(&self) -> Vec<Moment> {
        let mut shocks = self.seen.iter().flat_map(|seen| &seen.supposed.shocks);
        let platform = shocks.any(|shock| matches!(shock.kind(), ShockKind::Outage | ShockKind::RuleChange));
        let housing = self.seen.iter().flat_map(|seen| seen.opened()).any(|line| line.purpose == Purpose::Housing);
        let mortgage = (housing || self.mortgage_on.is_some()).then_some(Moment::MortgageGoal);
        mortgage.into_iter().chain(platform.then_some(Moment::PlatformOpened)).collect()
    }

    fn lead(&self, _figures: &Figures) -> Option<Lead> {
        let seen = self.seen.as_ref()?;
        // Both sides as a mortgage lender sees them, once somebody said when.
        if self.pane == Pane::Detail && self.detail == Detail::Compare && self.mortgage_on.is_some() {
            return Some(Lead::moment(Moment::MortgageGoal));
        }
        let here = |link: &&Link| link.line == self.lane && link.day.month() == self.month;
        let link = match self.pane {
            Pane::Detail => self.selected_link().and_then(|place| self.links.get(place)),
            Pane::Tide => self.links.iter().find(here),
        };
        let quiet = || match self.moments().contains(&Moment::PlatformOpened) {
            true => Lead::moment(Moment::PlatformOpened),
            false => Lead::of_state(self.state_here(seen)),
        };
        Some(link.map_or_else(quiet, |link| why::lead(seen, link)))
    }

    fn take(&mut self, found: Found) {
        match found {
            Found::WhatIf { serial, answer } => {
                let first = self.seen.is_none();
                (self.seen, self.serial, self.ways, self.top) = (Some(answer), serial, Ways::Pending, 0);
                self.make();
                let stop = self.seen.as_ref().and_then(|seen| seen.changed.first_stop());
                let begin = self.links.first().map(|link| (link.line, link.day.month()));
                // The eye is led to the first stop, else to what happens first.
                if let Some((line, month)) = stop.map(|stop| (stop.line, stop.day.month())).or(begin) {
                    (self.lane, self.month) = (line, month);
                    self.follow_cell();
                } else if first {
                    self.month = self.seen.as_ref().map_or(self.month, |seen| seen.changed.today.month());
                }
            }
            Found::WaysOut { serial, ways } if serial == self.serial => self.ways = Ways::Known(ways),
            _ => {}
        }
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        self.draw(figures, look, buffer, area, hits);
    }
}
