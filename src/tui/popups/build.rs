//! An own profile, step by step: each step can be skipped and gone back to, and the file is shown before it is written.
//!
//! It keeps what was typed and where the reader is; the loop's owner checks each change and writes the file at the end.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use super::page::{PageLine, Reader};
use super::question::Question;
use crate::profile::edit::{Address, Target};
use crate::text::wrap::wrap;
use crate::text::{Lang, Words, build as words};
use crate::tui::action::Action;
use crate::tui::app::{Effect, How};
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::draw::{Look, across, below, columns, put, put_all, row_of};
use crate::tui::widgets::field::Pasted;
use crate::tui::widgets::form::{Form, Step as FormStep};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The household's name and whose rules apply.
    Place,
    /// Money at hand.
    Cash,
    /// Incomes, one after the other.
    Income,
    /// Expenses.
    Expenses,
    /// Lines and loans.
    Lines,
    /// The limits of `check`.
    Limits,
    /// The file, before it is written.
    Review,
}

impl Step {
    /// All steps in their order.
    pub const ALL: [Step; 7] =
        [Step::Place, Step::Cash, Step::Income, Step::Expenses, Step::Lines, Step::Limits, Step::Review];

    /// The list that this step adds to.
    #[must_use]
    pub const fn list(self) -> Option<Target> {
        match self {
            Step::Income => Some(Target::Income(0)),
            Step::Expenses => Some(Target::Expense(0)),
            Step::Lines => Some(Target::Line(0)),
            Step::Place | Step::Cash | Step::Limits | Step::Review => None,
        }
    }

    const fn words(self) -> (Words, Words) {
        match self {
            Step::Place => (words::PLACE, words::ABOUT_PLACE),
            Step::Cash => (words::CASH, words::ABOUT_CASH),
            Step::Income => (words::INCOME, words::ABOUT_INCOME),
            Step::Expenses => (words::EXPENSES, words::ABOUT_EXPENSES),
            Step::Lines => (words::LINES, words::ABOUT_LINES),
            Step::Limits => (words::LIMITS, words::ABOUT_LIMITS),
            Step::Review => (words::REVIEW, words::ABOUT_REVIEW),
        }
    }

    fn number(self) -> usize {
        Step::ALL.iter().position(|step| *step == self).map_or(1, |place| place + 1)
    }

    /// The step so many further, if there is one.
    #[must_use]
    pub fn further(self, by: isize) -> Option<Step> {
        let place = self.number().checked_sub(1)?.checked_add_signed(by)?;
        Step::ALL.get(place).copied()
    }
}

/// What the reader wants to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Add what is filled in and fill in another one.
    Add,
    /// The next step.
    Next,
    /// The step before.
    Back,
    /// Take the last entry of this step out.
    TakeOut,
    /// Write the file.
    Save,
}

/// A profile being built.
#[derive(Debug, Clone)]
pub struct Build {
    /// Where the reader is.
    pub step: Step,
    /// What is being filled in.
    pub form: Form,
    /// Where each value of the form stands.
    pub addresses: Vec<Address>,
    /// The bare file so far.
    pub text: String,
    /// The commented file, for the last step.
    pub composed: String,
    /// Where it will be written.
    pub path: String,
    /// Names of what this step has added.
    pub names: Vec<String>,
    /// What is wrong besides what stands at a field.
    pub remarks: Vec<(Meaning, String)>,
    /// Fields that the reader has changed.
    pub touched: Vec<&'static str>,
    /// What the reader wants next.
    pub wish: Option<Wish>,
    /// Whether the form has been checked since it changed.
    pub checked: bool,
    /// Whether anything was filled in at all.
    pub begun: bool,
    reader: Reader,
    lang: Lang,
}

impl Build {
    /// A profile of which nothing is filled in.
    #[must_use]
    pub fn new(text: String, path: String, lang: Lang) -> Build {
        Build {
            step: Step::Place,
            form: Form::default(),
            addresses: Vec::new(),
            text,
            composed: String::new(),
            path,
            names: Vec::new(),
            remarks: Vec::new(),
            touched: Vec::new(),
            wish: None,
            checked: false,
            begun: false,
            reader: Reader::default(),
            lang,
        }
    }

    /// Begins a step, or another entry of it, with a form.
    pub fn begin(&mut self, step: Step, form: Form, addresses: Vec<Address>) {
        (self.step, self.form, self.addresses) = (step, form, addresses);
        (self.touched, self.remarks) = (Vec::new(), Vec::new());
        (self.wish, self.checked, self.reader) = (None, false, Reader::default());
    }

    /// Whether the loop's owner has something to do.
    #[must_use]
    pub const fn waits(&self) -> bool {
        !self.checked || self.wish.is_some()
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Esc => return self.leave(),
            KeyCode::PageDown => self.wish = Some(Wish::Next),
            KeyCode::PageUp => self.wish = Some(Wish::Back),
            KeyCode::Char('n') if control => self.wish = Some(Wish::Next),
            KeyCode::Char('b') if control => self.wish = Some(Wish::Back),
            KeyCode::Char('x') if control => self.wish = Some(Wish::TakeOut),
            _ if self.step == Step::Review => return self.review_key(key),
            _ => {
                self.clear_proposed(key);
                match self.form.key(key) {
                    FormStep::Changed => self.changed(),
                    FormStep::Submit => self.wish = Some(self.submit()),
                    FormStep::Stay | FormStep::Cancel => {}
                }
            }
        }
        Outcome::Stay
    }

    /// The first letter typed takes the place of a proposed value.
    fn clear_proposed(&mut self, key: KeyEvent) {
        let is_letter = matches!(key.code, KeyCode::Char(_)) && !key.modifiers.contains(KeyModifiers::CONTROL);
        if let Some(name) = self.form.focused().filter(|name| is_letter && !self.touched.contains(name)) {
            self.form.fill(name, "");
        }
    }

    /// An empty form of a list is done with its step.
    fn submit(&self) -> Wish {
        if self.step.list().is_some() && !self.touched.is_empty() { Wish::Add } else { Wish::Next }
    }

    fn review_key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Enter => self.wish = Some(Wish::Save),
            KeyCode::Up | KeyCode::Char('k') => {
                self.reader.update(Action::Up);
            }
            KeyCode::Down | KeyCode::Char('j') => {
                self.reader.update(Action::Down);
            }
            KeyCode::Home => {
                self.reader.update(Action::First);
            }
            KeyCode::End => {
                self.reader.update(Action::Last);
            }
            _ => {}
        }
        Outcome::Stay
    }

    fn leave(&self) -> Outcome {
        if !self.begun && self.touched.is_empty() {
            return Outcome::Close;
        }
        let answers = vec![(words::STAY, None), (words::LEAVE, Some(Effect::Confirm(How::LeaveBuild)))];
        let text = vec![PageLine::Text(words::LEAVE_TEXT.get(self.lang).to_owned())];
        Outcome::Tell(Effect::Ask(Box::new(Question::new(words::LEAVE_TITLE, text, answers))))
    }

    fn changed(&mut self) {
        self.checked = false;
        if let Some(name) = self.form.focused().filter(|name| !self.touched.contains(name)) {
            self.touched.push(name);
        }
    }

    /// The mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => self.form.focus_on(row),
            Action::Open => self.wish = Some(if self.step == Step::Review { Wish::Save } else { self.submit() }),
            Action::NextScreen => self.wish = Some(Wish::Next),
            Action::PreviousScreen => self.wish = Some(Wish::Back),
            Action::Back => return self.leave(),
            Action::Up | Action::Down => {
                self.reader.update(action);
            }
            _ => {}
        }
        Outcome::Stay
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Option<Pasted> {
        let pasted = self.form.paste(text);
        if pasted.is_some() {
            self.changed();
        }
        pasted
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        const WIDEST: u16 = 76;
        const HIGHEST: u16 = 26;
        let width = WIDEST.min(area.width.saturating_sub(4));
        let height = HIGHEST.min(area.height.saturating_sub(2));
        let inner = popup(buffer, area, words::TITLE.get(look.lang), (width, height), look);
        let (name, about) = self.step.words();
        let step = words::STEP.fill(
            look.lang,
            &[
                ("number", self.step.number().to_string()),
                ("count", Step::ALL.len().to_string()),
                ("name", name.get(look.lang).to_owned()),
            ],
        );
        put(buffer, row_of(inner, 0), 0, 0, &look.fit(&step, inner.width), look.style(Role::Accent));
        let mut rest = below(inner, 1);
        rest.height = rest.height.saturating_sub(1);
        // What explains the step goes where the form needs the room.
        if rest.height >= 12 {
            let about = about.fill(look.lang, &[("path", self.path.as_str())]);
            rest = lines(buffer, rest, &wrap(&about, usize::from(rest.width)), Role::Muted, look);
        }
        if !self.names.is_empty() {
            let list = words::SO_FAR.fill(look.lang, &[("list", self.names.join(", "))]);
            let mut list = wrap(&list, usize::from(rest.width));
            list.truncate(2);
            rest = lines(buffer, rest, &list, Role::Text, look);
        }
        if rest.height > 4 {
            across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
            rest = below(rest, 1);
        }
        self.draw_keys(buffer, row_of(inner, inner.height.saturating_sub(1)), look, hits);
        if self.step == Step::Review {
            self.draw_file(buffer, rest, look);
            return None;
        }
        let remarks: Vec<(Role, String)> = self
            .remarks
            .iter()
            .flat_map(|(meaning, text)| {
                let text = format!("{} {text}", meaning.letter());
                wrap(&text, usize::from(rest.width)).into_iter().map(|line| (meaning.role(), line))
            })
            .collect();
        let remark_rows = u16::try_from(remarks.len()).unwrap_or(u16::MAX).min(rest.height / 3);
        let form = Rect { height: rest.height - remark_rows, ..rest };
        for (row, (role, line)) in (0..remark_rows).zip(&remarks) {
            put(buffer, row_of(rest, form.height + row), 0, 0, line, look.style(*role));
        }
        self.form.draw(buffer, form, look, 0, hits)
    }

    fn draw_file(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let count = self.composed.lines().count();
        let start = self.reader.start(count, area.height);
        for (row, line) in (0..area.height).zip(self.composed.lines().skip(start)) {
            let role = match line.trim_start().chars().next() {
                Some('#') => Role::Muted,
                Some('[') => Role::Accent,
                _ => Role::Text,
            };
            put(buffer, row_of(area, row), 0, 0, &look.fit(line, area.width), look.style(role));
        }
        let edge = Rect { width: area.width.saturating_add(1), ..area };
        self.reader.marks(buffer, edge, look);
    }

    fn draw_keys(&self, buffer: &mut Buffer, line: Rect, look: Look<'_>, hits: &mut Hits) {
        let list = self.step.list().is_some();
        let mut hints: Vec<(&str, Words, Action)> = match self.step {
            Step::Review => vec![("Enter", words::KEY_SAVE, Action::Open)],
            _ if list && !self.touched.is_empty() => {
                vec![("Ctrl-S", words::KEY_ADD, Action::Open), ("PgDn", words::KEY_SKIP, Action::NextScreen)]
            }
            _ => vec![("PgDn", words::KEY_NEXT, Action::NextScreen)],
        };
        if self.step != Step::Place {
            hints.push(("PgUp", words::KEY_BACK, Action::PreviousScreen));
        }
        hints.push(("Esc", words::KEY_LEAVE, Action::Back));
        if !self.names.is_empty() {
            hints.push(("Ctrl-X", words::KEY_TAKE, Action::Remove));
        }
        let mut at = 0;
        for (key, label, action) in hints {
            let label = label.get(look.lang);
            let needed = columns(key) + 1 + columns(label);
            if at + needed > line.width {
                break;
            }
            let from = at;
            let pieces =
                [(key, look.style(Role::Figure)), (" ", look.style(Role::Muted)), (label, look.style(Role::Muted))];
            at = put_all(buffer, line, at, 0, &pieces);
            if action != Action::Remove {
                hits.add(Rect { x: line.x + from, width: needed, ..line }, action);
            }
            at = at.saturating_add(3);
        }
    }
}

/// Puts lines at the top of an area; gives what is left below them.
fn lines(buffer: &mut Buffer, area: Rect, texts: &[String], role: Role, look: Look<'_>) -> Rect {
    for (row, line) in (0..area.height).zip(texts) {
        put(buffer, row_of(area, row), 0, 0, line, look.style(role));
    }
    below(area, u16::try_from(texts.len()).unwrap_or(u16::MAX))
}
