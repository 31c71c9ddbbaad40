//! How a change being filled in is drawn: the form, a line across, what it would change, and what the keys do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Proposal, Stage, Trial};
use crate::report::line_change::LineChange;
use crate::text::wrap::wrap;
use crate::text::{Lang, Words, entry as words};
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::draw::{Look, across, below, columns, put, put_all, put_right, row_of};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// No change is easier to read in a wider box.
const WIDEST: u16 = 68;
/// So many lines of the file are shown before the figures.
const FEW_LINES: usize = 4;
/// Rows of the preview that the box asks for, so that it does not jump while typing.
const PREVIEW_ROWS: u16 = 7;

const NEXT: Words = Words::new("Go on", "下一步");
const LEAVE: Words = Words::new("Leave it", "放弃");
const CONFIRM: Words = Words::new("Yes, write it", "确认写入");
const AGAIN: Words = Words::new("Change it", "返回修改");
const MORE: Words = Words::new("All keys", "全部选项");
const LESS: Words = Words::new("Fewer", "收起");

/// One row of the preview.
enum Line {
    Head,
    Change(String, String, String),
    Text(Role, String),
}

impl Proposal {
    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let width = WIDEST.min(area.width.saturating_sub(4));
        let form_rows = self.form.height(width, look);
        let preview = self.trial.as_ref().map_or(0, |trial| self.lines(trial, width, look).len());
        let preview_rows = u16::try_from(preview).unwrap_or(u16::MAX).max(PREVIEW_ROWS);
        let wanted = form_rows.saturating_add(2).saturating_add(preview_rows);
        let room = area.height.saturating_sub(2);
        let inner = popup(buffer, area, self.title.get(look.lang), (width, wanted.min(room)), look);
        let keys = row_of(inner, inner.height.saturating_sub(1));
        let body = Rect { height: inner.height.saturating_sub(1), ..inner };
        self.draw_keys(buffer, keys, look, hits);
        let confirming = self.stage == Stage::Confirming;
        // Where both have no room, the one that is being looked at has it.
        let small = body.height < form_rows.saturating_add(4);
        let mut cursor = None;
        let mut rest = body;
        let has_room = !confirming || !small;
        if has_room && !self.form.fields.is_empty() {
            let rows = form_rows.min(body.height);
            let place = Rect { height: rows, ..body };
            cursor = self.form.draw(buffer, place, look, 0, hits).filter(|_| !confirming);
            rest = below(body, rows);
            across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
            rest = below(rest, 1);
        }
        if rest.height > 0 {
            self.draw_preview(buffer, rest, look);
        }
        cursor
    }

    fn draw_keys(&self, buffer: &mut Buffer, line: Rect, look: Look<'_>, hits: &mut Hits) {
        let submit = if matches!(self.subject, super::Subject::Entry { .. }) { "Ctrl-S" } else { "Enter" };
        let mut hints: Vec<(&str, Words, Action)> = match self.stage {
            Stage::Confirming => {
                let back = if self.form.fields.is_empty() { LEAVE } else { AGAIN };
                vec![("Enter", CONFIRM, Action::Open), ("Esc", back, Action::Back)]
            }
            Stage::Filling | Stage::Asking => vec![(submit, NEXT, Action::Open), ("Esc", LEAVE, Action::Back)],
        };
        if let (Some(all), Stage::Filling) = (self.all_keys, self.stage) {
            hints.insert(1, ("F2", if all { LESS } else { MORE }, Action::Help));
        }
        let width = |hint: &(&str, Words, Action)| columns(hint.0) + 1 + columns(hint.1.get(look.lang)) + 3;
        // The rarer key goes where not all fit.
        if hints.len() > 2 && hints.iter().map(width).sum::<u16>() > line.width + 3 {
            hints.remove(1);
        }
        let mut at = 0;
        for (key, label, action) in hints {
            let from = at;
            let accent = if action == Action::Open { Role::Accent } else { Role::Figure };
            let label = look.fit(label.get(look.lang), line.width.saturating_sub(at + columns(key) + 1));
            let pieces =
                [(key, look.style(accent)), (" ", look.style(Role::Muted)), (label.as_str(), look.style(Role::Muted))];
            at = put_all(buffer, line, at, 0, &pieces);
            if matches!(action, Action::Open | Action::Back) {
                hits.add(Rect { x: line.x + from, width: at.saturating_sub(from), ..line }, action);
            }
            at = at.saturating_add(3);
        }
    }

    /// What is confirmed, when it is, and what it changes.
    fn lines(&self, trial: &Trial, width: u16, look: Look<'_>) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.stage == Stage::Confirming {
            let label = crate::report::wording::name(&trial.label, look.lang);
            let label = wrap(&label, usize::from(width)).into_iter();
            lines.extend(label.map(|line| Line::Text(Role::Figure, line)));
        }
        // A form that nobody has touched yet has nothing to say about changes.
        let untouched = self.touched.is_empty() && self.stage != Stage::Confirming;
        if !(untouched && trial.changes.is_empty() && trial.remarks.is_empty()) {
            lines.extend(preview(trial, width, look));
        }
        lines
    }

    fn draw_preview(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let Some(trial) = &self.trial else { return };
        let lines = self.lines(trial, area.width, look);
        let most = lines.len().saturating_sub(usize::from(area.height));
        self.top = self.top.min(most);
        let widths = widths(trial, area.width);
        for (row, line) in (0..area.height).zip(lines.iter().skip(self.top)) {
            draw_line(buffer, row_of(area, row), line, widths, look);
        }
        let edge = Rect { width: area.width.saturating_add(1), ..area };
        if self.top > 0 {
            put_right(buffer, edge, 0, look.theme.glyphs.more_above, look.style(Role::Muted));
        }
        if self.top < most {
            put_right(buffer, edge, area.height - 1, look.theme.glyphs.more_below, look.style(Role::Muted));
        }
    }
}

/// The widths of "before" and "after" when a change fits on one row.
fn widths(trial: &Trial, width: u16) -> Option<(u16, u16)> {
    let widest = |pick: fn(&(String, String, String)) -> &String| {
        trial.changes.iter().map(|change| columns(pick(change))).max().unwrap_or(0)
    };
    // The heads are at most six columns wide in either language.
    let (label, before, after) = (widest(|c| &c.0), widest(|c| &c.1).max(6), widest(|c| &c.2).max(6));
    (label.saturating_add(before).saturating_add(after).saturating_add(4) <= width).then_some((before, after))
}

fn preview(trial: &Trial, width: u16, look: Look<'_>) -> Vec<Line> {
    let wrapped = |text: &str| wrap(text, usize::from(width));
    let mut lines = Vec::new();
    for (meaning, remark) in &trial.remarks {
        let text = format!("{} {remark}", meaning.letter());
        lines.extend(wrapped(&text).into_iter().map(|line| Line::Text(meaning.role(), line)));
    }
    let mut file = Vec::new();
    for change in &trial.lines {
        let (mark, role) = match change {
            LineChange::Old(_) => ('-', Role::Muted),
            LineChange::New(_) => ('+', Role::Notice),
        };
        let text = crate::text::width::clean(change.text()).into_owned();
        file.push(Line::Text(role, look.fit(&format!("{mark} {text}"), width)));
    }
    // A few lines of the file come first; many of them would push the figures out of sight.
    let late = if file.len() > FEW_LINES { std::mem::take(&mut file) } else { Vec::new() };
    lines.extend(file);
    if !trial.changes.is_empty() {
        lines.push(Line::Head);
    }
    let rows = trial.changes.iter();
    lines.extend(rows.map(|(label, before, after)| Line::Change(label.clone(), before.clone(), after.clone())));
    for (head, role, warnings) in [(words::GONE, Role::Calm, &trial.gone), (words::NEW, Role::Warning, &trial.new)] {
        let letter = if role == Role::Calm { Meaning::Calm.letter() } else { Meaning::Warning.letter() };
        for warning in warnings {
            let gap = if look.lang == Lang::Zh { "" } else { " " };
            let text = format!("{letter} {}{gap}{warning}", head.get(look.lang));
            lines.extend(wrapped(&text).into_iter().map(|line| Line::Text(role, line)));
        }
    }
    lines.extend(late);
    if lines.is_empty() && trial.papers.is_some() {
        lines.push(Line::Text(Role::Muted, words::NO_CHANGE.get(look.lang).to_owned()));
    }
    if widths(trial, width).is_some() { lines } else { stacked(lines, width) }
}

/// Changes over two rows: the name, then the figures below it.
fn stacked(lines: Vec<Line>, width: u16) -> Vec<Line> {
    let mut out = Vec::new();
    for line in lines {
        match line {
            Line::Head => {}
            Line::Change(label, before, after) => {
                out.push(Line::Text(Role::Muted, label));
                let both = format!("{before} > {after}");
                let figures = if columns(&both) <= width { both } else { after };
                out.push(Line::Change(String::new(), String::new(), figures));
            }
            text @ Line::Text(..) => out.push(text),
        }
    }
    out
}

fn draw_line(buffer: &mut Buffer, line: Rect, content: &Line, widths: Option<(u16, u16)>, look: Look<'_>) {
    let muted = look.style(Role::Muted);
    let (before_width, after_width) = widths.unwrap_or((0, line.width));
    let after_place = Rect { x: line.right().saturating_sub(after_width), width: after_width, ..line };
    let before_right = line.width.saturating_sub(after_width + 2);
    let before_place =
        Rect { x: line.x + before_right.saturating_sub(before_width), width: before_width.min(before_right), ..line };
    match content {
        Line::Head => {
            put(buffer, line, 0, 0, words::CHANGES.get(look.lang), look.style(Role::Accent));
            put_right(buffer, before_place, 0, words::BEFORE.get(look.lang), muted);
            put_right(buffer, after_place, 0, words::AFTER.get(look.lang), muted);
        }
        Line::Change(label, before, after) => {
            put(buffer, line, 0, 0, label, look.style(Role::Text));
            put_right(buffer, before_place, 0, before, muted);
            put_right(buffer, after_place, 0, after, look.style(Role::Figure));
        }
        Line::Text(role, text) => {
            put(buffer, line, 0, 0, text, look.style(*role));
        }
    }
}
