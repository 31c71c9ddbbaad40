//! A question with a few answers, after some lines that explain it.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use super::page::PageLine;
use crate::report::line_change::LineChange;
use crate::text::Words;
use crate::text::width::clean;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::app::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, across, columns, put, row_of};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub title: Words,
    /// What is to be known before answering.
    pub lines: Vec<PageLine>,
    /// The answers; one without an effect only closes the question.
    pub answers: Vec<(Words, Option<Effect>)>,
    at: usize,
}

const WIDEST: u16 = 70;

impl Question {
    /// A question with its first answer selected.
    #[must_use]
    pub const fn new(title: Words, lines: Vec<PageLine>, answers: Vec<(Words, Option<Effect>)>) -> Question {
        Question { title, lines, answers, at: 0 }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Up | KeyCode::Left | KeyCode::BackTab | KeyCode::Char('k') => self.update(Action::Up),
            KeyCode::Down | KeyCode::Right | KeyCode::Tab | KeyCode::Char('j') => self.update(Action::Down),
            KeyCode::Enter => self.answer(self.at),
            KeyCode::Esc => Outcome::Close,
            KeyCode::Char(digit) => digit
                .to_digit(10)
                .and_then(|number| usize::try_from(number).ok()?.checked_sub(1))
                .filter(|place| *place < self.answers.len())
                .map_or(Outcome::Stay, |place| self.answer(place)),
            _ => Outcome::Stay,
        }
    }

    /// The mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        let last = self.answers.len().saturating_sub(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Pick { row, .. } => return self.answer(row),
            Action::Open => return self.answer(self.at),
            Action::Back => return Outcome::Close,
            _ => {}
        }
        Outcome::Stay
    }

    fn answer(&self, place: usize) -> Outcome {
        match self.answers.get(place) {
            Some((_, Some(effect))) => Outcome::Ask(effect.clone()),
            _ => Outcome::Close,
        }
    }

    /// Draws itself over an area.
    pub fn view(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let width = WIDEST.min(area.width.saturating_sub(8));
        let answers: Vec<Vec<String>> = (1..)
            .zip(&self.answers)
            .map(|(number, (words, _))| {
                let text = words.get(look.lang);
                wrap(text, usize::from(width.saturating_sub(4)))
                    .into_iter()
                    .enumerate()
                    .map(|(row, line)| if row == 0 { format!("{number} {line}") } else { format!("  {line}") })
                    .collect()
            })
            .collect();
        let answer_rows = u16::try_from(answers.iter().map(Vec::len).sum::<usize>()).unwrap_or(u16::MAX);
        let mut rows = Vec::new();
        for line in &self.lines {
            match line {
                PageLine::Text(text) => {
                    rows.extend(wrap(text, usize::from(width)).into_iter().map(|line| (Role::Text, line)));
                }
                PageLine::Exact(text) => {
                    let role = if text.starts_with('+') { Role::Notice } else { Role::Muted };
                    rows.push((role, look.fit(text, width)));
                }
                _ => rows.push((Role::Text, String::new())),
            }
        }
        let rule = u16::from(!self.lines.is_empty());
        let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(answer_rows).saturating_add(rule);
        let title = self.title.get(look.lang);
        let inner = popup(buffer, area, title, (width, wanted.min(area.height.saturating_sub(2))), look);
        // The answers are always in view; what explains them is cut at its end where there is no room.
        let answers_top = inner.height.saturating_sub(answer_rows);
        let text_rows = answers_top.saturating_sub(1);
        for (row, (role, text)) in (0..text_rows).zip(&rows) {
            let more = usize::from(row) + 1 == usize::from(text_rows) && rows.len() > usize::from(text_rows);
            let text = if more { look.theme.glyphs.ellipsis } else { text };
            put(buffer, row_of(inner, row), 0, 0, text, look.style(*role));
        }
        if answers_top > 0 && !self.lines.is_empty() {
            across(buffer, inner, answers_top - 1, look.theme.glyphs.rule, look.style(Role::Border));
        }
        let mut row = answers_top;
        for (place, answer) in answers.iter().enumerate() {
            for line in answer {
                let selected = place == self.at;
                let style = look.style(if selected { Role::Accent } else { Role::Text });
                let line_area = row_of(inner, row);
                if selected && line.starts_with(|first: char| first.is_ascii_digit()) {
                    put(buffer, line_area, 0, 0, look.theme.glyphs.pointer, style);
                }
                put(buffer, line_area, columns(look.theme.glyphs.pointer) + 1, 0, line, style);
                hits.add(line_area, Action::Pick { pane: 0, row: place });
                row += 1;
            }
        }
    }
}

/// The lines in which two texts differ, for a question.
#[must_use]
pub fn difference_lines(changes: &[LineChange]) -> Vec<PageLine> {
    let line = |change: &LineChange| {
        let mark = if matches!(change, LineChange::Old(_)) { '-' } else { '+' };
        PageLine::Exact(format!("{mark} {}", clean(change.text())))
    };
    changes.iter().map(line).collect()
}
