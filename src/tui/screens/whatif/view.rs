//! How the What-if screen is laid out.
//!
//! ```text
//! ┌ What if: … ─────────── 12 months ┐   the chart with the cash under the same days
//! │             12    1     2        │
//! │ › Pay-later o──S━━━━━+━━━━━o──── │
//! │ 8,000 ⡏⠉⠉⠑⠒⠢⢄                    │
//! └──────────────────────────────────┘
//! ┌ What happens and why ────────────┐   or both sides, or what keeps lines open
//! └──────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Detail, Pane, Ways, WhatIfScreen};
use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::plan::keep_open::Goal;
use crate::report::lesson::lead::Lead;
use crate::report::whatif::WhatIf;
use crate::report::wording::{compare, keep_open, name};
use crate::text::number::{self, Counted};
use crate::text::wrap::{wrap, wrap_indented};
use crate::text::{date, supposing as words, whatif as what_if_words};
use crate::tui::app::Figures;
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::theme::Role;
use crate::tui::widgets::curve::Curve;
use crate::tui::widgets::draw::{Look, below, columns, put, put_right, row_of};
use crate::tui::widgets::grid::Place;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::{FRAME_HEIGHT, Panel};
use crate::tui::widgets::tide::Tide;

/// Below this height one part is shown at a time.
const TWO_PARTS: u16 = 18;
/// Rows that the detail keeps.
const LEAST_DETAIL: u16 = 7;
/// Columns that both sides need beside each other.
const SIDE_BY_SIDE: u16 = 70;
/// Rows of the cash curve where there is room, and where there is plenty.
const CURVE: (u16, u16) = (6, 9);
/// Rows below which there is no curve.
const LEAST_CURVE: u16 = 4;

impl WhatIfScreen {
    /// A cell in which nothing happens.
    pub(super) fn quiet_page(&self, seen: &WhatIf) -> Page {
        let state = self.state_here(seen);
        let values = [
            ("line", self.lanes.get(self.lane).map_or_else(String::new, |lane| lane.name.clone())),
            ("month", date::month(self.month, self.lang)),
            (
                "state",
                state.map_or_else(String::new, |state| crate::text::line::state(state).get(self.lang).to_owned()),
            ),
        ];
        let text = words::NOTHING_HERE.fill(self.lang, &values);
        Page::new(date::month(self.month, self.lang), vec![PageLine::Text(text)]).leading(Some(Lead::of_state(state)))
    }

    pub(super) fn draw(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let Some(seen) = self.seen.clone() else {
            let inner = Panel::new(words::PICK.get(look.lang)).focus(true).draw(buffer, area, look);
            put(buffer, inner, 0, 0, words::WORKING.get(look.lang), look.style(Role::Muted));
            return;
        };
        if area.height < TWO_PARTS {
            match self.pane {
                Pane::Tide => self.draw_tide(&seen, figures, look, buffer, area, hits),
                Pane::Detail => self.draw_detail(&seen, look, buffer, area, hits),
            }
            return;
        }
        let lanes = u16::try_from(self.lanes.len()).unwrap_or(u16::MAX).saturating_add(1);
        let curve = if area.height >= 30 { CURVE.1 } else { CURVE.0 };
        let wanted = lanes.saturating_add(1 + curve + FRAME_HEIGHT);
        let rows = wanted.min(area.height - LEAST_DETAIL);
        // Where there is no room for a curve, its lowest point takes one row and the list gets the others.
        let told = lanes.saturating_add(1 + FRAME_HEIGHT);
        let rows = if rows < told.saturating_add(LEAST_CURVE - 1) { rows.min(told) } else { rows };
        let tide = Rect { height: rows, ..area };
        self.draw_tide(&seen, figures, look, buffer, tide, hits);
        self.draw_detail(&seen, look, buffer, below(area, rows), hits);
    }

    fn draw_tide(
        &self,
        seen: &WhatIf,
        figures: &Figures,
        look: Look<'_>,
        buffer: &mut Buffer,
        area: Rect,
        hits: &mut Hits,
    ) {
        let lang = look.lang;
        let title = what_if_words::TITLE.fill(lang, &[("name", name(&seen.supposed.name, lang))]);
        let note = number::count(i64::from(seen.supposed.months), Counted::MONTHS, lang);
        let inner = Panel::new(&title).note(&note).focus(self.pane == Pane::Tide).draw(buffer, area, look);
        if inner.height == 0 {
            return;
        }
        let tide = Tide {
            lanes: &self.lanes,
            from: seen.changed.today,
            until: seen.changed.until,
            selected: (self.lane, self.month),
            focus: self.pane == Pane::Tide,
            pane: Pane::Tide as u8,
        };
        let lanes = u16::try_from(self.lanes.len()).unwrap_or(u16::MAX).saturating_add(1);
        // The lowest cash is told even where only a row is left for it.
        let lanes_rows = lanes.min(inner.height.saturating_sub(1).max(2));
        tide.draw(buffer, Rect { height: lanes_rows.min(inner.height), ..inner }, look, hits);
        let mut rest = below(inner, lanes_rows);
        if rest.height > CURVE.0 {
            let legend = what_if_words::LEGEND.get(lang);
            let tight = legend.replace("  ", " ");
            let legend = if columns(legend) <= rest.width { legend } else { &tight };
            put(buffer, rest, 0, 0, &look.fit(legend, rest.width), look.style(Role::Muted));
            rest = below(rest, 1);
        }
        let curve = Curve {
            points: &self.cash,
            until: seen.changed.until,
            threshold: Some(figures.answers.standing.record.profile.limits.min_cash.unwrap_or(Money::ZERO)),
            paydays: &self.paydays,
            today: seen.changed.today,
            currency: figures.currency,
        };
        // The days of the curve stand under those of the chart.
        let shift = tide.margin(inner.width).saturating_sub(curve.margin(look));
        curve.draw(buffer, Rect { x: rest.x + shift, width: rest.width.saturating_sub(shift), ..rest }, look);
    }

    fn draw_detail(&mut self, seen: &WhatIf, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let focus = self.pane == Pane::Detail;
        let (at, of) = self.list.position();
        let note = if self.detail == Detail::Chain && of > 0 { format!("{at}/{of}") } else { String::new() };
        let title = self.detail.title().get(look.lang);
        let inner = Panel::new(title).note(&note).focus(focus).draw(buffer, area, look);
        let pane = Pane::Detail as u8;
        let place = Place { pane, focus, pointer: true, empty: words::NONE_YET.get(look.lang) };
        match self.detail {
            Detail::Chain => {
                // What the chart points at is marked here too.
                let marked = Place { focus: true, pointer: focus, ..place };
                self.list.draw(buffer, inner, look, marked, hits);
            }
            Detail::Compare => {
                self.compare_is_stacked = inner.width < SIDE_BY_SIDE;
                if self.compare_is_stacked {
                    self.draw_lines(&stacked(seen, self.asked_on(seen), look, inner.width), look, buffer, inner);
                } else {
                    self.compare.draw(buffer, inner, look, Place { pointer: false, ..place }, hits);
                }
            }
            Detail::Keep => {
                let lines = self.keep_lines(seen, look, inner.width);
                self.draw_lines(&lines, look, buffer, inner);
            }
        }
    }

    fn draw_lines(&mut self, lines: &[(Role, String)], look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let rows = usize::from(area.height);
        self.top = self.top.min(lines.len().saturating_sub(rows));
        for (row, (role, line)) in (0..area.height).zip(lines.iter().skip(self.top)) {
            put(buffer, row_of(area, row), 0, 0, line, look.style(*role));
        }
        let edge = Rect { width: area.width.saturating_add(1), ..area };
        if self.top > 0 {
            put_right(buffer, edge, 0, look.theme.glyphs.more_above, look.style(Role::Muted));
        }
        if self.top + rows < lines.len() && area.height > 0 {
            put_right(buffer, edge, area.height - 1, look.theme.glyphs.more_below, look.style(Role::Muted));
        }
    }

    fn keep_lines(&self, seen: &WhatIf, look: Look<'_>, width: u16) -> Vec<(Role, String)> {
        let lang = look.lang;
        let room = usize::from(width);
        let text = |role, text: &str| wrap(text, room).into_iter().map(|line| (role, line)).collect();
        let ways = match &self.ways {
            Ways::Pending => return text(Role::Muted, words::WORKING.get(lang)),
            Ways::Known(None) => return text(Role::Calm, what_if_words::KEEP_NOTHING.get(lang)),
            Ways::Known(Some(ways)) => ways,
        };
        let outlook = &seen.changed;
        let mut lines: Vec<(Role, String)> = Vec::new();
        for goal in [Goal::FirstStop, Goal::AllStops] {
            lines.extend(text(Role::Accent, &keep_open::goal(outlook, ways, goal, lang)));
            let answers = ways.answers.iter().filter(|answer| answer.goal == goal);
            let mut texts: Vec<String> =
                answers.filter_map(|answer| keep_open::answer(outlook, answer, lang)).collect();
            if goal == Goal::FirstStop {
                texts.extend(keep_open::last_chance(outlook, ways, lang));
            }
            for answer in texts {
                let wrapped = wrap_indented(&answer, room, "- ", "  ");
                lines.extend(wrapped.into_iter().map(|line| (Role::Text, line)));
            }
        }
        let day = date::iso(outlook.until);
        let months = number::count(i64::from(seen.supposed.months), Counted::MONTHS, lang);
        lines.extend(text(Role::Muted, &what_if_words::LOOKS_TO.fill(lang, &[("months", months), ("day", day)])));
        lines
    }
}

/// Both sides one below the other: what it is, then as set and with the supposition.
fn stacked(seen: &WhatIf, asked_on: Day, look: Look<'_>, width: u16) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    let sides = [(what_if_words::COL_WITHOUT, Role::Text), (what_if_words::COL_WITH, Role::Figure)];
    for row in compare::rows(seen, asked_on, look.lang) {
        lines.push((Role::Muted, look.fit(&row.label, width)));
        for ((head, role), figure) in sides.iter().zip([row.without, row.with]) {
            let head = format!("  {}", head.get(look.lang));
            let gap = width.saturating_sub(columns(&head)).saturating_sub(columns(&figure)).max(1);
            lines.push((*role, format!("{head}{}{figure}", " ".repeat(usize::from(gap)))));
        }
    }
    lines
}
