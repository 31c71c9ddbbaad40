//! The check of an offer: eight questions, its figures when they are known, then the patterns that it shows and its true
//! rate.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use super::form_popup::keys;
use super::need::amount_problem;
use super::page::{Page, PageLine};
use crate::domain::backup::OnFile;
use crate::domain::backup::offer::Offer;
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};
use crate::domain::risk::norm::Norms;
use crate::report::offer::check_offer;
use crate::report::wording::{name, offer as wording};
use crate::text::wrap::wrap_indented;
use crate::text::{Lang, backup as backup_words, backup_screen as words};
use crate::tui::action::Action;
use crate::tui::app::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, put, put_right, row_of, tint};
use crate::tui::widgets::field::Pasted;
use crate::tui::widgets::form::{Form, FormField, Step};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

const WIDEST: u16 = 70;
/// Payments that can be counted, and those of a year.
const MOST: (u32, u32) = (1200, 366);

/// Where an offer is made.
#[derive(Debug, Clone)]
pub struct Ground {
    /// What is on file there: the questions and the patterns.
    pub file: Arc<OnFile>,
    /// The norms, for the lines that a rate can pass.
    pub norms: Option<Norms>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The day of the check.
    pub today: Day,
}

/// The check.
#[derive(Debug, Clone)]
pub struct Check {
    ground: Ground,
    lang: Lang,
    held: Vec<bool>,
    at: usize,
    top: usize,
    /// The figures; none while the questions are asked.
    figures: Option<Form>,
}

impl Check {
    /// The first question.
    #[must_use]
    pub fn new(ground: Ground, lang: Lang) -> Check {
        let count = ground.file.traps.as_ref().map_or(0, |traps| traps.signs.len());
        Check { ground, lang, held: vec![false; count], at: 0, top: 0, figures: None }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        let Some(form) = &mut self.figures else {
            return match key.code {
                KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => self.update(Action::Up),
                KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => self.update(Action::Down),
                KeyCode::Char(' ') | KeyCode::Left | KeyCode::Right => self.say(|held| !held),
                KeyCode::Char('y') => self.say_and_go(true),
                KeyCode::Char('n') => self.say_and_go(false),
                KeyCode::Enter => self.update(Action::Open),
                KeyCode::Esc => Outcome::Close,
                KeyCode::Char(digit) => self.toggle_number(digit),
                _ => Outcome::Stay,
            };
        };
        match if key.code == KeyCode::Enter { Step::Submit } else { form.key(key) } {
            Step::Stay => Outcome::Stay,
            Step::Changed => {
                self.check_figures(false);
                Outcome::Stay
            }
            Step::Submit => self.submit(),
            Step::Cancel => {
                self.figures = None;
                Outcome::Stay
            }
        }
    }

    /// The mouse, and moves among the questions.
    pub fn update(&mut self, action: Action) -> Outcome {
        if let Some(form) = &mut self.figures {
            match action {
                Action::Pick { row, .. } => form.focus_on(row),
                Action::Open => return self.submit(),
                Action::Back => self.figures = None,
                _ => {}
            }
            return Outcome::Stay;
        }
        let last = self.held.len().saturating_sub(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Pick { row, .. } => {
                self.at = row.min(last);
                return self.say(|held| !held);
            }
            Action::Open => self.figures = Some(form()),
            Action::Back => return Outcome::Close,
            _ => {}
        }
        Outcome::Stay
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Option<Pasted> {
        let pasted = self.figures.as_mut()?.paste(text);
        self.check_figures(false);
        pasted
    }

    fn say(&mut self, answer: impl Fn(bool) -> bool) -> Outcome {
        if let Some(held) = self.held.get_mut(self.at) {
            *held = answer(*held);
        }
        Outcome::Stay
    }

    fn say_and_go(&mut self, answer: bool) -> Outcome {
        self.say(|_| answer);
        self.update(Action::Down)
    }

    fn toggle_number(&mut self, digit: char) -> Outcome {
        let place = digit.to_digit(10).and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        if let Some(place) = place.filter(|place| *place < self.held.len()) {
            self.at = place;
            return self.say(|held| !held);
        }
        Outcome::Stay
    }

    /// Checks the figures; when `whole`, what is needed and empty is a problem too.
    fn check_figures(&mut self, whole: bool) {
        let (currency, lang) = (self.ground.currency, self.lang);
        let Some(form) = &mut self.figures else { return };
        let begun = ["amount", "upfront", "payment", "payments"].iter().any(|name| !form.value(name).is_empty());
        form.check(|name, text| match (name, text.is_empty()) {
            ("upfront" | "a_year", true) => None,
            (_, true) => (whole && begun).then(|| words::NEEDED_TOO.get(lang).to_owned()),
            ("payments", false) => count_problem(text, MOST.0, lang),
            ("a_year", false) => count_problem(text, MOST.1, lang),
            _ => amount_problem(text, currency, lang),
        });
    }

    fn submit(&mut self) -> Outcome {
        self.check_figures(true);
        let Some(form) = &mut self.figures else { return Outcome::Stay };
        if form.focus_problem() {
            return Outcome::Stay;
        }
        let amount = |name: &str| Money::parse(form.value(name), self.ground.currency).ok();
        let count = |name: &str| form.value(name).parse().ok();
        let offer = (|| {
            Some(Offer {
                amount: amount("amount")?,
                upfront: amount("upfront").unwrap_or(Money::ZERO),
                payment: amount("payment")?,
                payments: count("payments")?,
                a_year: count("a_year").unwrap_or(12),
                currency: self.ground.currency,
            })
        })();
        Outcome::Ask(Effect::Read(Box::new(self.page(offer.as_ref()))))
    }

    /// What the check found.
    fn page(&self, offer: Option<&Offer>) -> Page {
        let lang = self.lang;
        let Some(traps) = &self.ground.file.traps else { return Page::default() };
        let signs = traps.signs.iter().zip(&self.held).filter(|(_, held)| **held);
        let held = signs.map(|(sign, _)| sign.id.clone()).collect();
        let where_when = (self.ground.currency, self.ground.today);
        let checked = check_offer(traps, self.ground.norms.as_ref(), held, offer, where_when);
        let mut lines = Vec::new();
        for found in &checked.matches {
            lines.push(PageLine::Head(name(&found.trap.name, lang)));
            lines.extend(wording::pattern(found, lang).into_iter().map(PageLine::Text));
            lines.push(PageLine::Blank);
        }
        if checked.matches.is_empty() {
            lines.push(PageLine::Text(backup_words::OFFER_NONE.get(lang).to_owned()));
        }
        lines.extend(wording::true_rate(&checked, lang).into_iter().map(PageLine::Text));
        while lines.last() == Some(&PageLine::Blank) {
            lines.pop();
        }
        Page::new(words::FOUND_TITLE.get(lang), lines)
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let width = WIDEST.min(area.width.saturating_sub(4));
        let title = backup_words::OFFER_HEAD.get(look.lang);
        let most = area.height.saturating_sub(2);
        if let Some(form) = &mut self.figures {
            let lead = wrap_indented(words::FIGURES.get(look.lang), usize::from(width), "", "");
            let lead_rows = u16::try_from(lead.len()).unwrap_or(1);
            let rows = form.height(width, look).saturating_add(lead_rows + 2);
            let inner = popup(buffer, area, title, (width, rows.min(most)), look);
            let last = inner.height.saturating_sub(1);
            keys(buffer, row_of(inner, last), words::FORM_GO, look, hits);
            for (row, line) in (0..lead_rows.min(last)).zip(&lead) {
                put(buffer, row_of(inner, row), 0, 0, line, look.style(Role::Muted));
            }
            let body = Rect { y: inner.y + lead_rows.min(last), height: last.saturating_sub(lead_rows), ..inner };
            return form.draw(buffer, body, look, 0, hits);
        }
        self.view_questions(buffer, area, (width, most, title), look, hits);
        None
    }

    fn view_questions(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        (width, most, title): (u16, u16, &str),
        look: Look<'_>,
        hits: &mut Hits,
    ) {
        let lead = wrap_indented(words::QUESTIONS.get(look.lang), usize::from(width), "", "");
        let rows = self.question_rows(usize::from(width), look.lang);
        let wanted = u16::try_from(lead.len() + rows.len() + 1).unwrap_or(u16::MAX);
        let inner = popup(buffer, area, title, (width, wanted.min(most)), look);
        let last = inner.height.saturating_sub(1);
        keys(buffer, row_of(inner, last), words::GO_ON, look, hits);
        // Where rows are few, the questions are more than what leads to them.
        let lead_rows = if usize::from(last) < rows.len() + lead.len() { 0 } else { lead.len() };
        for (row, line) in (0..last).zip(lead.iter().take(lead_rows)) {
            put(buffer, row_of(inner, row), 0, 0, line, look.style(Role::Muted));
        }
        let begin = u16::try_from(lead_rows).unwrap_or(0);
        let room = usize::from(last.saturating_sub(begin));
        let first = rows.iter().position(|(place, _)| *place == self.at).unwrap_or(0);
        let end = rows.iter().rposition(|(place, _)| *place == self.at).unwrap_or(0);
        self.top = self.top.min(first).max((end + 1).saturating_sub(room)).min(rows.len().saturating_sub(room));
        for (row, (place, text)) in (begin..last).zip(rows.iter().skip(self.top)) {
            let line = row_of(inner, row);
            let held = self.held.get(*place).copied().unwrap_or(false);
            let role = if held { Role::Warning } else { Role::Text };
            put(buffer, line, 0, 0, text, look.style(role));
            if *place == self.at {
                tint(buffer, line, look.style(Role::Selected));
            }
            hits.add(line, Action::Pick { pane: 0, row: *place });
        }
        let edge = Rect { width: inner.width.saturating_add(1), ..inner };
        if self.top > 0 {
            put_right(buffer, edge, begin, look.theme.glyphs.more_above, look.style(Role::Muted));
        }
        if self.top + room < rows.len() && last > 0 {
            put_right(buffer, edge, last - 1, look.theme.glyphs.more_below, look.style(Role::Muted));
        }
    }

    /// Every question with its answer, wrapped, each row with the place of its question.
    fn question_rows(&self, width: usize, lang: Lang) -> Vec<(usize, String)> {
        let Some(traps) = &self.ground.file.traps else { return Vec::new() };
        let mut rows = Vec::new();
        for (place, (sign, held)) in traps.signs.iter().zip(&self.held).enumerate() {
            let answer = if *held { words::YES } else { words::NO }.get(lang);
            // Both answers take the same room, so that nothing jumps.
            let blank = if *held || lang == Lang::Zh { "" } else { " " };
            let first = format!("[{answer}]{blank} {} ", place + 1);
            let lead = " ".repeat(crate::text::width::width(&first));
            let lines = wrap_indented(&name(&sign.question, lang), width, &first, &lead);
            rows.extend(lines.into_iter().map(|line| (place, line)));
        }
        rows
    }
}

fn count_problem(text: &str, most: u32, lang: Lang) -> Option<String> {
    let is_right = text.parse().is_ok_and(|count: u32| (1..=most).contains(&count));
    (!is_right).then(|| words::BAD_COUNT.fill(lang, &[("most", most.to_string())]))
}

fn form() -> Form {
    Form::new(vec![
        FormField::typed("amount", words::FIELD_STATED, words::HINT_STATED, ""),
        FormField::typed("upfront", words::FIELD_UPFRONT, words::HINT_UPFRONT, ""),
        FormField::typed("payment", words::FIELD_PAYMENT, words::HINT_PAYMENT, ""),
        FormField::typed("payments", words::FIELD_PAYMENTS, words::HINT_PAYMENTS, ""),
        FormField::typed("a_year", words::FIELD_A_YEAR, words::HINT_A_YEAR, "12"),
    ])
}
