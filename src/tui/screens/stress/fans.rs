//! The fans of the Stress screen: one below the other where there is room, else one at a time; figures beside them on a
//! wide screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::SoFar;
use crate::domain::money::{Money, Ratio};
use crate::domain::stress::answer::Fanned;
use crate::report::check::{Measure, Value};
use crate::report::plain;
use crate::text::stress as words;
use crate::tui::app::Figures;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, below, columns, put, row_of};
use crate::tui::widgets::fan::{self, Fan, Spread, Worse};

/// Rows of one fan with its name.
const ONE_FAN: u16 = 8;
/// Columns that figures beside a fan take.
const FIGURES: u16 = 68;
/// The least columns of a fan that has figures beside it.
const LEAST_CHART: u16 = 44;
/// Below this height there is no room to say which band is which.
const LEGEND: u16 = 6;

/// Whether all fans have room one below the other.
pub(super) fn all_fit(inside: Rect) -> bool {
    inside.height > ONE_FAN * 3
}

/// What should not be crossed: cash by falling, debt to income by growing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    cash: Money,
    dti: Option<Ratio>,
}

impl Limits {
    /// Those that the household is held to.
    pub(super) fn of(figures: &Figures) -> Limits {
        let rows = &figures.answers.check.rows;
        let dti = rows.iter().find(|row| row.measure == Measure::Dti).map(|row| row.limit);
        let dti = dti.and_then(|limit| if let Value::Share(share) = limit { Some(share) } else { None });
        let least = figures.answers.standing.record.profile.limits.min_cash;
        Limits { cash: least.unwrap_or(Money::ZERO), dti }
    }
}

/// The fans of an answer, ready to be drawn.
#[derive(Debug)]
pub(super) struct Fans<'a> {
    pub(super) seen: &'a SoFar,
    pub(super) limits: Limits,
    pub(super) all: bool,
}

impl Fans<'_> {
    pub(super) fn draw(&self, one: Fanned, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let legend = u16::from(area.height >= LEGEND);
        if legend > 0 {
            fan::draw_legend(buffer, area, look);
        }
        let area = below(area, legend);
        if !self.all {
            self.draw_one(one, false, look, buffer, area);
            return;
        }
        let rows = area.height / 3;
        for (place, fanned) in (0..).zip(Fanned::ALL) {
            let place = Rect { y: area.y + place * rows, height: rows, ..area };
            self.draw_one(fanned, true, look, buffer, place);
        }
    }

    fn draw_one(&self, fanned: Fanned, named: bool, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let beside = area.width >= LEAST_CHART + FIGURES && area.height >= 4;
        let chart = Rect { width: area.width - if beside { FIGURES } else { 0 }, ..area };
        if beside {
            let figures = Rect { x: chart.right(), width: FIGURES, ..area };
            self.draw_figures(fanned, look, buffer, figures);
        }
        if named {
            put(buffer, row_of(chart, 0), 0, 0, words::fanned(fanned).get(look.lang), look.style(Role::Accent));
        }
        self.draw_fan(fanned, look, buffer, below(chart, u16::from(named)));
    }

    fn draw_fan(&self, fanned: Fanned, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let SoFar { answer, subject, currency, .. } = self.seen;
        let points: Vec<_> = answer.fans.iter().map(|month| (month.day, spread(month, fanned))).collect();
        let (measure, worse, threshold) = match fanned {
            Fanned::Cash => (fan::Measure::Money(*currency), Worse::Low, Some(self.limits.cash.minor())),
            Fanned::Debt => (fan::Measure::Money(*currency), Worse::High, None),
            Fanned::Dti => (fan::Measure::Share, Worse::High, self.limits.dti.map(Ratio::to_basis_points)),
        };
        let fan = Fan { points: &points, measure, worse, threshold, today: subject.today };
        fan.draw(buffer, area, look);
    }

    /// Figures at as many month ends as there is room for, at the right edge.
    fn draw_figures(&self, fanned: Fanned, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let room = usize::from(area.width.saturating_sub(2));
        let most = usize::from(area.height.saturating_sub(2));
        let SoFar { answer, currency, .. } = self.seen;
        let lines = plain::stress_fan(answer, fanned, *currency, (look.lang, Some(room)), most);
        let widest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
        let column = area.width.saturating_sub(widest);
        for (row, line) in (0..area.height).zip(&lines) {
            let role = if row < 2 { Role::Muted } else { Role::Text };
            put(buffer, area, column, row, line, look.style(role));
        }
    }
}

fn spread(month: &crate::domain::stress::answer::FanMonth, fanned: Fanned) -> Spread {
    match fanned {
        Fanned::Cash => month.cash.map(|cash| Some(cash.minor())),
        Fanned::Debt => month.debt.map(|debt| Some(debt.minor())),
        Fanned::Dti => month.dti.map(|dti| dti.map(Ratio::to_basis_points)),
    }
}
