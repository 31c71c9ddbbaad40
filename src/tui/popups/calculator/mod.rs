//! The calculators over a screen: a form above, the answer below, worked out anew after every key.
//!
//! It asks `report::calc` and must not compute.

mod fields;
mod start;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use self::start::{Start, of_line};
use super::Outcome;
use super::page::Reader;
use crate::report::calc::answer::Answer;
use crate::report::calc::typed::{Asked, Typed};
use crate::text::Lang;
use crate::text::calc::form as words;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::draw::{Look, across, below, put, row_of};
use crate::tui::widgets::field::Pasted;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// A calculator being asked.
pub struct Calculator {
    form: Form,
    lang: Lang,
    answer: Result<Answer, String>,
    reader: Reader,
}

/// No answer is wider.
const WIDEST: u16 = 96;
/// A frame, a rule, and a few rows of the answer stay beside the form.
const ROWS_BESIDES: u16 = 7;

/// The figures that the form above already shows.
const ASKED: [&str; 4] = ["principal", "periods", "balance", "extra"];

/// The answer as it stands under its form: what the form says is not said again, the annual rates stand first.
fn under_its_form(mut answer: Answer) -> Answer {
    answer.figures.retain(|(key, _, _)| !ASKED.contains(key));
    answer.figures.sort_by_key(|(key, _, _)| !key.ends_with("annual_percent"));
    answer
}

/// The answer with its figures before the convention that it opens with, so that they are seen where rows are few.
fn figures_first(mut lines: Vec<String>) -> Vec<String> {
    let Some(end) = lines.iter().position(String::is_empty) else { return lines };
    let mut method: Vec<String> = lines.drain(..=end).collect();
    let after = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    method.rotate_right(1);
    lines.splice(after..after, method);
    lines
}

impl Calculator {
    /// The form, filled in as far as `start` says, and its answer.
    #[must_use]
    pub fn new(start: &Start, lang: Lang) -> Calculator {
        let mut form = Form::new(fields::of(start.calculator, lang));
        for (name, value) in &start.values {
            form.fill(name, value);
            form.choose(name, value);
        }
        // The choice of the calculator stands first; the keys are on what is likely to be changed.
        form.focus_on(1);
        let mut made = Calculator { form, lang, answer: Err(String::new()), reader: Reader::default() };
        made.ask();
        made
    }

    fn ask(&mut self) {
        let typed = Typed { lang: self.lang, asked: Asked::InFields };
        let answer = fields::question(&self.form).answer(typed);
        self.answer = answer.map(under_its_form).map_err(|unanswered| unanswered.0);
        self.reader = Reader::default();
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::PageUp => return self.read(Action::PageUp),
            KeyCode::PageDown => return self.read(Action::PageDown),
            _ => {}
        }
        let before = self.form.value(fields::CALCULATOR).to_owned();
        match self.form.key(key) {
            Step::Cancel => return Outcome::Close,
            Step::Changed => {
                let now = self.form.value(fields::CALCULATOR).to_owned();
                if now != before {
                    self.form = Form::new(fields::of(&now, self.lang));
                }
                self.ask();
            }
            Step::Stay | Step::Submit => {}
        }
        Outcome::Stay
    }

    fn read(&mut self, action: Action) -> Outcome {
        self.reader.update(action);
        Outcome::Stay
    }

    /// The mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => {
                self.form.focus_on(row);
                Outcome::Stay
            }
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => self.read(action),
            _ => Outcome::Stay,
        }
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Option<Pasted> {
        let pasted = self.form.paste(text);
        self.ask();
        pasted
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let size = (WIDEST.min(area.width.saturating_sub(4)), area.height.saturating_sub(2));
        let inner = popup(buffer, area, words::TITLE.get(look.lang), size, look);
        let most = inner.height.saturating_sub(ROWS_BESIDES).max(2).min(inner.height);
        let rows = self.form.height(inner.width, look).min(most);
        let cursor = self.form.draw(buffer, Rect { height: rows, ..inner }, look, 0, hits);
        let rest = below(inner, rows);
        across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
        let (lines, style) = match &self.answer {
            Ok(answer) => {
                let text = answer.text(self.lang, Some(usize::from(inner.width)));
                (figures_first(text.lines().map(str::to_owned).collect()), look.style(Role::Text))
            }
            Err(why) => (wrap(why, usize::from(inner.width)), look.theme.meaning(Meaning::Notice)),
        };
        let last = rest.height.saturating_sub(1);
        let place = Rect { height: last.saturating_sub(1), ..below(rest, 1) };
        let start = self.reader.start(lines.len(), place.height);
        for (row, line) in (0..place.height).zip(lines.iter().skip(start)) {
            put(buffer, row_of(place, row), 0, 0, &look.fit(line, place.width), style);
        }
        let edge = Rect { width: place.width.saturating_add(1), ..place };
        self.reader.marks(buffer, edge, look);
        if last > 0 {
            let keys = look.fit(words::KEYS.get(look.lang), rest.width);
            put(buffer, row_of(rest, last), 0, 0, &keys, look.style(Role::Muted));
        }
        cursor
    }
}
