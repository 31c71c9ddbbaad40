//! How the Plan screen is laid out.
//!
//! ```text
//! ┌ Ways of paying ───────── gap 0.25% ┐   minimum-only first, the best plan last
//! │ › best found      2,170.35  …      │
//! └────────────────────────────────────┘
//! ┌ The best plan found ───────────────┐   or what to pay when, or what is owed month by month
//! └────────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Detail, Pane, PlanScreen};
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};
use crate::domain::plan::diary::Diary;
use crate::domain::plan::outcome::Outcome;
use crate::domain::plan::planner::Stage;
use crate::report::plan::Plan;
use crate::report::wording::plan::{self as wording, line_name, money};
use crate::report::wording::plan_why;
use crate::text::number::{self, Decimals};
use crate::text::table::Column;
use crate::text::wrap::wrap_indented;
use crate::text::{Lang, date, plan as words};
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::bar::Bar;
use crate::tui::widgets::draw::{Look, below, columns, put, put_right, row_of};
use crate::tui::widgets::grid::{Cell, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::{FRAME_HEIGHT, Panel};

/// Below this height one part is shown at a time.
const TWO_PARTS: u16 = 18;
/// Rows that the detail keeps.
const LEAST_DETAIL: u16 = 8;

/// The ways as rows: minimum-only first, the best plan last.
pub(super) fn ways(plan: &Plan, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let columns = vec![
        Column::text(words::COL_WAY.get(lang), 10),
        Column::figure(words::COL_COST.get(lang)),
        Column::figure(words::COL_SAVED.get(lang)).drops(5),
        Column::figure(words::COL_INTEREST.get(lang)).drops(8),
        Column::figure(words::COL_FEES.get(lang)).drops(7),
        Column::mark(words::COL_DEBT_FREE.get(lang)).drops(1),
        Column::figure(words::COL_LATE.get(lang)),
        Column::figure(words::COL_STOPS.get(lang)).drops(2),
        Column::figure(words::COL_LOWEST.get(lang)).drops(3),
        Column::figure(words::COL_PEAK_DTI.get(lang)).drops(4),
    ];
    let mut rows: Vec<GridRow> = Vec::new();
    let named = plan.compared.iter().map(|way| (wording::strategy(&way.strategy), way.outcome()));
    let best = plan.best.iter().filter(|_| plan.is_on_time()).map(|best| (words::BEST, &best.diary.outcome));
    for (id, (name, outcome)) in (0..).zip(named.chain(best)) {
        rows.push(way(plan, id, name.get(lang), outcome, lang));
    }
    (columns, rows)
}

fn way(plan: &Plan, id: u32, name: &str, outcome: &Outcome, lang: Lang) -> GridRow {
    let saved = plan.base().map_or(Money::ZERO, |base| base.cost() - outcome.cost());
    let bad = |count: u32| if count > 0 { Role::Stop } else { Role::Figure };
    let figure = |amount: Money| Cell::figure(money(plan, amount), amount.minor());
    let lowest = outcome.lowest_cash.0;
    let debt_free = outcome.debt_free.map_or_else(|| words::NOT_WITHIN.get(lang).to_owned(), date::iso);
    GridRow::new(
        id,
        vec![
            Cell::text(name),
            figure(outcome.cost()),
            figure(saved).role(if saved > Money::ZERO { Role::Calm } else { Role::Muted }),
            figure(outcome.interest).role(Role::Muted),
            figure(outcome.fees).role(Role::Muted),
            Cell::text(debt_free),
            Cell::figure(number::whole(i64::from(outcome.late)), i64::from(outcome.late)).role(bad(outcome.late)),
            Cell::figure(number::whole(i64::from(outcome.stops)), i64::from(outcome.stops)).role(bad(outcome.stops)),
            figure(lowest).role(if lowest < Money::ZERO { Role::Stop } else { Role::Figure }),
            outcome.peak_dti.map_or_else(
                || Cell::text(""),
                |(share, _)| Cell::figure(number::percent(share, Decimals::One), share.0),
            ),
        ],
    )
}

/// The payments of a way as rows.
pub(super) fn payments(plan: &Plan, diary: Option<&Diary>, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let columns = vec![
        Column::mark(words::COL_DAY.get(lang)),
        Column::text(words::COL_LINE.get(lang), 8),
        Column::figure(words::COL_PAY.get(lang)),
        Column::figure(words::COL_ASKED.get(lang)).drops(1),
        Column::figure(words::COL_EARLY.get(lang)).drops(2),
    ];
    let Some(diary) = diary else { return (columns, Vec::new()) };
    let mut rows = Vec::new();
    for (id, paid) in (0..).zip(&diary.payments) {
        let early = paid.amount - paid.asked;
        let figure = |amount: Money| Cell::figure(money(plan, amount), amount.minor());
        rows.push(GridRow::new(
            id,
            vec![
                Cell::figure(date::short_unless_other_year(paid.day, plan.ground.today), i64::from(paid.day.0))
                    .role(Role::Muted),
                Cell::text(line_name(plan, paid.line, lang)),
                figure(paid.amount),
                figure(paid.asked).role(Role::Muted),
                figure(early).role(if early > Money::ZERO { Role::Calm } else { Role::Muted }),
            ],
        ));
    }
    (columns, rows)
}

/// All that is said of a plan, under heads.
pub(super) fn told(plan: &Plan, is_done: bool, lang: Lang) -> Vec<(String, Vec<String>)> {
    let mut told = Vec::new();
    let mut add = |head: crate::text::Words, sentences: Vec<String>| {
        if !sentences.is_empty() {
            told.push((head.get(lang).to_owned(), sentences));
        }
    };
    if let Some(short) = &plan.short {
        add(words::MISSING_TITLE, plan_why::missing(plan, short, lang));
        add(words::CALLS_TITLE, short.calls.iter().map(|call| plan_why::call(plan, call, lang)).collect());
        add(words::ORDER_TITLE, plan_why::short(plan, short, lang));
    } else if let Some(best) = plan.best.as_ref().filter(|_| plan.is_on_time()) {
        let proof = if is_done || plan.certificate.is_some() { wording::certificate(plan, lang) } else { Vec::new() };
        add(words::BEST_TITLE, wording::best(plan, best, lang).into_iter().chain(proof).collect());
    }
    if let Some(why) = &plan.why {
        add(words::WHY_TITLE, plan_why::why(plan, why, lang));
    }
    add(words::NOTES_TITLE, wording::notes(plan, lang));
    add(words::ASSUMPTIONS, wording::assumptions(plan, lang));
    told
}

/// How far the planner is: the stage, and the gap as far as it is known.
fn progress(plan: &Plan, is_done: bool, lang: Lang) -> String {
    let gap = plan
        .certificate
        .as_ref()
        .map(|proof| words::GAP_NOW.fill(lang, &[("share", number::percent(proof.share(), Decimals::Two))]));
    let at = Stage::ALL.iter().position(|stage| *stage == plan.reached).map_or(0, |at| at + 1);
    let working = words::STAGE_OF.fill(lang, &[("at", at.to_string()), ("of", Stage::ALL.len().to_string())]);
    match (gap, is_done) {
        (Some(gap), true) => gap,
        (Some(gap), false) => format!("{gap}  {working}"),
        (None, true) => String::new(),
        (None, false) => working,
    }
}

impl PlanScreen {
    pub(super) fn draw(&mut self, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let Some(plan) = self.seen.clone() else {
            let inner = Panel::new(words::SCREEN_TITLE.get(look.lang)).focus(true).draw(buffer, area, look);
            put(buffer, inner, 0, 0, words::WORKING.get(look.lang), look.style(Role::Muted));
            return;
        };
        if plan.nothing_owed() {
            let inner = Panel::new(words::SCREEN_TITLE.get(look.lang)).focus(true).draw(buffer, area, look);
            put(buffer, inner, 0, 0, words::NOTHING_OWED.get(look.lang), look.style(Role::Calm));
            return;
        }
        if area.height < TWO_PARTS {
            match self.pane {
                Pane::Ways => self.draw_ways(&plan, look, buffer, area, hits),
                Pane::Detail => self.draw_detail(&plan, look, buffer, area, hits),
            }
            return;
        }
        let wanted = u16::try_from(self.ways.len()).unwrap_or(u16::MAX).saturating_add(1 + FRAME_HEIGHT);
        let rows = wanted.min(area.height - LEAST_DETAIL);
        self.draw_ways(&plan, look, buffer, Rect { height: rows, ..area }, hits);
        self.draw_detail(&plan, look, buffer, below(area, rows), hits);
    }

    fn draw_ways(&mut self, plan: &Plan, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let focus = self.pane == Pane::Ways;
        let title = words::TITLE.fill(look.lang, &[("day", date::iso(plan.until()))]);
        let short = words::SCREEN_TITLE.get(look.lang);
        let title = if columns(&title) + 24 <= area.width { title.as_str() } else { short };
        let note = progress(plan, self.is_done, look.lang);
        let inner = Panel::new(title).note(&note).focus(focus).draw(buffer, area, look);
        let place = Place { pane: Pane::Ways as u8, focus, pointer: true, empty: words::WORKING.get(look.lang) };
        self.ways.draw(buffer, inner, look, place, hits);
    }

    fn draw_detail(&mut self, plan: &Plan, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let lang = look.lang;
        let focus = self.pane == Pane::Detail;
        let title = match self.detail {
            Detail::Why if plan.is_on_time() => words::BEST_TITLE,
            Detail::Why => words::SHORT_TITLE,
            Detail::Payments => words::CALENDAR_TITLE,
            Detail::Payoff => words::PAYOFF_TITLE,
        };
        let name = self.chosen_name(plan, lang);
        let note = if self.detail == Detail::Why { String::new() } else { name };
        let inner = Panel::new(title.get(lang)).note(&note).focus(focus).draw(buffer, area, look);
        match self.detail {
            Detail::Why => {
                let lines = why_lines(plan, self.is_done, lang, inner.width);
                self.draw_lines(&lines, look, buffer, inner);
            }
            Detail::Payments => {
                let empty = words::NO_PAYMENTS.get(lang);
                let place = Place { pane: Pane::Detail as u8, focus, pointer: true, empty };
                self.payments.draw(buffer, inner, look, place, hits);
            }
            Detail::Payoff => self.draw_payoff(plan, look, buffer, inner),
        }
    }

    fn chosen_name(&self, plan: &Plan, lang: Lang) -> String {
        let place = self.ways.selected_id().and_then(|id| usize::try_from(id).ok()).unwrap_or(usize::MAX);
        let way = plan.compared.get(place).map(|way| wording::strategy(&way.strategy));
        way.unwrap_or(words::BEST).get(lang).to_owned()
    }

    fn draw_lines(&mut self, lines: &[(Role, String)], look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let rows = usize::from(area.height);
        self.top = self.top.min(lines.len().saturating_sub(rows));
        for (row, (role, line)) in (0..area.height).zip(lines.iter().skip(self.top)) {
            put(buffer, row_of(area, row), 0, 0, line, look.style(*role));
        }
        self.draw_more(lines.len(), look, buffer, area);
    }

    fn draw_more(&self, lines: usize, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let edge = Rect { width: area.width.saturating_add(1), ..area };
        if self.top > 0 {
            put_right(buffer, edge, 0, look.theme.glyphs.more_above, look.style(Role::Muted));
        }
        if self.top + usize::from(area.height) < lines && area.height > 0 {
            put_right(buffer, edge, area.height - 1, look.theme.glyphs.more_below, look.style(Role::Muted));
        }
    }

    /// What is owed at the end of each month: the way that is selected, marked where minimum-only would be.
    fn draw_payoff(&mut self, plan: &Plan, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let Some(diary) = self.chosen(plan) else { return };
        let base: &[crate::domain::plan::diary::MonthEnd] =
            plan.compared.first().map_or(&[], |way| way.diary.months.as_slice());
        let most = base.iter().chain(&diary.months).map(|end| end.owed).max().unwrap_or(Money::ZERO);
        let widest = columns(&money(plan, most)).max(8);
        let head = row_of(area, 0);
        put(buffer, head, 0, 0, words::PAYOFF_HEAD.get(look.lang), look.style(Role::Muted));
        let area = below(area, 1);
        let rows = usize::from(area.height);
        let len = diary.months.len();
        self.top = self.top.min(len.saturating_sub(rows));
        let share = |owed: Money| {
            Ratio(Rounding::HalfUp.divide(
                i128::from(owed.positive_part().minor()) * i128::from(RATE_SCALE),
                i128::from(most.minor().max(1)),
            ))
        };
        for (row, (place, end)) in (0..area.height).zip(diary.months.iter().enumerate().skip(self.top)) {
            let line = row_of(area, row);
            put(buffer, line, 0, 0, &date::iso_month(end.month), look.style(Role::Muted));
            let figure = Rect { width: (9 + widest).min(line.width), ..line };
            put_right(buffer, figure, 0, &money(plan, end.owed), look.style(Role::Figure));
            let left = figure.width + 1;
            if line.width <= left + 4 {
                continue;
            }
            let bar = Rect { x: line.x + left, width: line.width - left, ..line };
            let limits: Vec<Ratio> = base.get(place).map(|end| share(end.owed)).into_iter().collect();
            Bar { used: share(end.owed), limits: &limits, meaning: Meaning::Calm }.draw(buffer, bar, look);
        }
        self.draw_more(len, look, buffer, area);
    }
}

fn why_lines(plan: &Plan, is_done: bool, lang: Lang, width: u16) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    for (place, (head, sentences)) in told(plan, is_done, lang).into_iter().enumerate() {
        if place > 0 {
            lines.push((Role::Accent, head));
        }
        for sentence in sentences {
            let wrapped = wrap_indented(&sentence, usize::from(width), "- ", "  ");
            lines.extend(wrapped.into_iter().map(|line| (Role::Text, line)));
        }
    }
    lines
}
