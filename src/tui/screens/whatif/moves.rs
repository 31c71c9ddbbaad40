//! How the What-if screen moves: in the chart, and in what stands below it.

use super::{Detail, Pane, WhatIfScreen};
use crate::tui::action::Action;
use crate::tui::app::Effect;
use crate::tui::widgets::scroll::scrolled;
use crate::tui::widgets::tide::MONTHS_A_LANE;

impl WhatIfScreen {
    pub(super) fn move_in_tide(&mut self, action: Action) {
        let Some(seen) = &self.seen else { return };
        let (first, last) = (seen.changed.today.month(), seen.changed.until.month());
        let lanes = self.lanes.len().saturating_sub(1);
        match action {
            Action::Up => self.lane = self.lane.saturating_sub(1),
            Action::Down => self.lane = (self.lane + 1).min(lanes),
            Action::Left => self.month = self.month.plus(-1).max(first),
            Action::Right => self.month = self.month.plus(1).min(last),
            Action::First => self.month = first,
            Action::Last => self.month = last,
            _ => {}
        }
        self.follow_cell();
    }

    pub(super) fn move_in_detail(&mut self, action: Action) {
        match self.detail {
            Detail::Chain => {
                if !matches!(action, Action::Sort | Action::Reverse) {
                    self.list.update(action);
                    self.follow_list();
                }
            }
            Detail::Compare if !self.compare_is_stacked => {
                self.compare.update(action);
            }
            Detail::Compare | Detail::Keep => self.top = scrolled(self.top, action),
        }
    }

    pub(super) fn pick(&mut self, pane: u8, row: usize) -> Effect {
        if pane == Pane::Tide as u8 {
            let first = self.seen.as_ref().map_or(self.month, |seen| seen.changed.today.month());
            let month = first.plus(i32::try_from(row % MONTHS_A_LANE).unwrap_or(0));
            let before = (self.pane, self.lane, self.month);
            (self.pane, self.lane, self.month) = (Pane::Tide, row / MONTHS_A_LANE, month);
            self.follow_cell();
            return if before == (self.pane, self.lane, self.month) { self.open() } else { Effect::None };
        }
        let again = self.pane == Pane::Detail;
        self.pane = Pane::Detail;
        match self.detail {
            Detail::Chain => {
                let same = self.list.pick(row);
                self.follow_list();
                if same && again { self.open() } else { Effect::None }
            }
            Detail::Compare => {
                self.compare.pick(row);
                Effect::None
            }
            Detail::Keep => Effect::None,
        }
    }
}
