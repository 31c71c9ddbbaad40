//! How the Stress screen is laid out.
//!
//! ```text
//! ┌ Stress ─────────── 1,280 of 4,000 ┐   the settings, each moved with left and right
//! │ › Cash put by   ◂ 1 month ▸       │
//! └───────────────────────────────────┘
//! ┌ How likely ───────────────────────┐   or fans, or what drives it, or what a buffer does
//! └───────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::fans::{self, Fans, Limits};
use super::{EXTRA, FORGETFUL, MONTHS, SETTINGS, SoFar, StressScreen, View};
use crate::report::plain::{self, quarters_of};
use crate::report::wording::stress as wording;
use crate::text::number::{self, Counted};
use crate::text::wrap::wrap_indented;
use crate::text::{Lang, date, stress as words};
use crate::tui::action::Action;
use crate::tui::app::Figures;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, below, columns, put, put_right, row_of};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::{FRAME_HEIGHT, FRAME_WIDTH, Panel};

/// Below this height only the selected setting is shown, without a frame.
const ALL_SETTINGS: u16 = 12;

impl StressScreen {
    pub(super) fn draw(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let rows = if area.height < ALL_SETTINGS { 1 } else { u16::try_from(SETTINGS).unwrap_or(4) + FRAME_HEIGHT };
        let place = Rect { height: rows.min(area.height), ..area };
        if rows == 1 {
            // In line with what stands in the box below.
            let inset = Rect { x: area.x + 2, width: area.width.saturating_sub(FRAME_WIDTH), ..place };
            self.draw_setting(look, buffer, inset, self.row, hits);
        } else {
            self.draw_settings(look, buffer, place, hits);
        }
        self.draw_view(figures, look, buffer, below(area, rows));
    }

    fn draw_settings(&self, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let lang = look.lang;
        let note = self.progress(lang);
        let inner = Panel::new(words::SCREEN_TITLE.get(lang)).note(&note).focus(true).draw(buffer, area, look);
        for (at, row) in (0..inner.height).zip(0..SETTINGS) {
            self.draw_setting(look, buffer, row_of(inner, at), row, hits);
        }
    }

    /// One setting: its name, and its value between the two ways it can be moved.
    fn draw_setting(&self, look: Look<'_>, buffer: &mut Buffer, line: Rect, row: usize, hits: &mut Hits) {
        let lang = look.lang;
        let selected = row == self.row;
        let role = if selected { Role::Accent } else { Role::Text };
        if selected {
            put(buffer, line, 0, 0, look.theme.glyphs.pointer, look.style(Role::Accent));
        }
        put(buffer, line, 2, 0, self.label(row, lang), look.style(Role::Muted));
        let widest = (0..SETTINGS).map(|row| columns(self.label(row, lang))).max().unwrap_or(0);
        let column = widest + 4;
        let room = line.width.saturating_sub(column);
        let values = [false, true].map(|brief| format!("< {} >", self.value(row, brief, lang)));
        let value = if columns(&values[0]) <= room { &values[0] } else { &values[1] };
        put(buffer, line, column, 0, &look.fit(value, room), look.style(role));
        hits.add(line, Action::Pick { pane: 0, row });
    }

    fn progress(&self, lang: Lang) -> String {
        self.seen.as_ref().map_or_else(|| words::WORKING.get(lang).to_owned(), |seen| progress(seen, lang))
    }

    fn label(&self, row: usize, lang: Lang) -> &'static str {
        let words = match row {
            0 => words::SET_EXTRA,
            1 => words::SET_FORGETFUL,
            2 => words::SET_TIMES,
            _ => words::SET_MONTHS,
        };
        words.get(lang)
    }

    fn value(&self, row: usize, brief: bool, lang: Lang) -> String {
        match row {
            0 => {
                let quarters = EXTRA.get(self.settings.extra).copied().unwrap_or(0);
                let value = if brief { words::EXTRA_SHORT } else { words::EXTRA_VALUE };
                value.fill(lang, &[("n", quarters_of(quarters))])
            }
            1 => match FORGETFUL.get(self.settings.forgetful).copied().unwrap_or(100) {
                0 => words::NEVER_FORGETS.get(lang).to_owned(),
                100 => words::AS_USUAL.get(lang).to_owned(),
                percent => words::TIMES_USUAL.fill(lang, &[("n", (percent / 100).to_string())]),
            },
            2 => words::times(self.settings.times).get(lang).to_owned(),
            _ => {
                let months = MONTHS.get(self.settings.months).copied().unwrap_or(12);
                number::count(i64::from(months), Counted::MONTHS, lang)
            }
        }
    }

    fn draw_view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let lang = look.lang;
        let inside = Rect { height: area.height.saturating_sub(FRAME_HEIGHT), ..area };
        self.all_fans = fans::all_fit(inside);
        let title = match self.view {
            View::Chances => words::HOW_OFTEN,
            View::Fan(_) if self.all_fans => words::FANS_SHORT,
            View::Fan(fanned) => words::fanned(fanned),
            View::Drivers => words::DRIVERS,
            View::Buffers => words::BUFFERS,
        };
        let until = || self.seen.as_ref().map_or_else(String::new, |seen| date::iso(seen.answer.until));
        let note = if area.height < ALL_SETTINGS { self.progress(lang) } else { until() };
        let inner = Panel::new(title.get(lang)).note(&note).draw(buffer, area, look);
        let Some(seen) = &self.seen else {
            put(buffer, inner, 0, 0, words::WORKING.get(lang), look.style(Role::Muted));
            return;
        };
        match self.view {
            View::Fan(fanned) if !self.as_figures => {
                let drawn = Fans { seen, limits: Limits::of(figures), all: self.all_fans };
                drawn.draw(fanned, look, buffer, inner);
            }
            _ => {
                let lines = lines_of(self.view, self.all_fans, seen, lang, usize::from(inner.width));
                self.draw_lines(&lines, look, buffer, inner);
            }
        }
    }

    fn draw_lines(&mut self, lines: &[(Role, String)], look: Look<'_>, buffer: &mut Buffer, inner: Rect) {
        let rows = usize::from(inner.height);
        self.top = self.top.min(lines.len().saturating_sub(rows));
        for (row, (role, line)) in (0..inner.height).zip(lines.iter().skip(self.top)) {
            put(buffer, row_of(inner, row), 0, 0, line, look.style(*role));
        }
        let edge = Rect { width: inner.width.saturating_add(1), ..inner };
        if self.top > 0 {
            put_right(buffer, edge, 0, look.theme.glyphs.more_above, look.style(Role::Muted));
        }
        if self.top + rows < lines.len() && inner.height > 0 {
            put_right(buffer, edge, inner.height - 1, look.theme.glyphs.more_below, look.style(Role::Muted));
        }
    }
}

fn lines_of(view: View, all_fans: bool, seen: &SoFar, lang: Lang, width: usize) -> Vec<(Role, String)> {
    let SoFar { answer, subject, currency, .. } = seen;
    let columns = Some(width);
    let text = |lines: Vec<String>| lines.into_iter().map(|line| (Role::Text, line)).collect::<Vec<_>>();
    let head =
        |title: crate::text::Words| vec![(Role::Text, String::new()), (Role::Accent, title.get(lang).to_owned())];
    let waiting = || vec![(Role::Muted, words::NOT_YET.get(lang).to_owned())];
    match view {
        View::Chances => {
            let mut lines = text(plain::stress_how_often(answer, lang, columns));
            let role = if answer.fails() { Role::Warning } else { Role::Calm };
            lines.extend(plain::stress_verdict(answer, lang, columns).into_iter().map(|line| (role, line)));
            lines.extend(head(words::BY_LINE));
            lines.extend(text(plain::stress_by_line(subject, answer, lang, columns)));
            lines.extend(head(words::FIRST));
            lines.extend(text(plain::stress_first(answer, lang, columns)));
            lines.extend(head(words::NOTES));
            for note in plain::stress_notes(subject, lang) {
                let wrapped = wrap_indented(&note, width, "- ", "  ");
                lines.extend(wrapped.into_iter().map(|line| (Role::Muted, line)));
            }
            lines
        }
        View::Fan(_) if all_fans => text(plain::stress_fans(answer, *currency, lang, columns)),
        View::Fan(fanned) => text(plain::stress_fan(answer, fanned, *currency, (lang, columns), usize::MAX)),
        View::Drivers if answer.drivers.is_none() => waiting(),
        View::Drivers => text(plain::stress_drivers(answer, lang, columns)),
        View::Buffers if answer.buffers.is_none() => waiting(),
        View::Buffers => text(plain::stress_buffers(answer, *currency, lang, columns)),
    }
}

/// How far it is: what is going on and the paths done, or the chance of trouble when all is done.
fn progress(seen: &SoFar, lang: Lang) -> String {
    let whole = |count: u64| number::whole(i64::try_from(count).unwrap_or(i64::MAX));
    match seen.going_on {
        Some((step, done, all)) => {
            let values = [("step", wording::step(step, lang)), ("done", whole(done)), ("all", whole(all))];
            words::GOING_ON.fill(lang, &values)
        }
        None => words::DONE.fill(lang, &[("paths", whole(seen.answer.ran.sums.paths))]),
    }
}
