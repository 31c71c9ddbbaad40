//! A change being filled in: a row to record or correct, or an entry of the profile, with what it would change below.
//!
//! It keeps what was typed. The loop's owner tries each change out and gives the [`Trial`] back; nothing is filed that was
//! not shown before.

mod view;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Outcome;
use crate::domain::household::entry::EntryKind;
use crate::domain::name::Name;
use crate::profile::edit::{Address, Target};
use crate::profile::journal::write::NewRow;
use crate::report::line_change::LineChange;
use crate::session::Papers;
use crate::text::Words;
use crate::tui::action::Action;
use crate::tui::app::{Effect, How};
use crate::tui::theme::Meaning;
use crate::tui::widgets::field::Pasted;
use crate::tui::widgets::form::{Form, Step};

/// What is being changed.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A row of the journal.
    Row {
        /// What sort.
        kind: EntryKind,
        /// The row that it takes the place of.
        correcting: Option<String>,
    },
    /// An entry of the profile: a value for each address, in the order of the form's fields.
    Entry {
        /// The entry.
        target: Target,
        /// Whether it is new.
        adding: bool,
        /// Where each field's value stands.
        addresses: Vec<Address>,
    },
    /// An entry of the profile taken out.
    Removal {
        /// The entry.
        target: Target,
        /// What it is called.
        name: String,
    },
    /// A line closed.
    Closing {
        /// Its place in the file.
        line: usize,
        /// What it is called.
        name: String,
    },
    /// A row of the journal taken out.
    RowRemoval {
        /// Its id.
        id: String,
    },
    /// Several rows at once.
    Rows {
        /// The rows.
        rows: Vec<NewRow>,
    },
}

/// What a change would do, worked out by the loop's owner.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    /// The papers with it; none when something is wrong.
    pub papers: Option<Papers>,
    /// What to call the change, for taking it back.
    pub label: Name,
    /// What is wrong or worth knowing, besides what stands at its field.
    pub remarks: Vec<(Meaning, String)>,
    /// Figures: what, before, after.
    pub changes: Vec<(String, String, String)>,
    /// Warnings that go.
    pub gone: Vec<String>,
    /// Warnings that come.
    pub new: Vec<String>,
    /// Lines of the profile that change.
    pub lines: Vec<LineChange>,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Filling in.
    #[default]
    Filling,
    /// Done with it, and about to see what it does.
    Asking,
    /// Looking at what it does.
    Confirming,
}

/// A change being filled in.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What it is.
    pub title: Words,
    /// What is being changed.
    pub subject: Subject,
    /// What was typed.
    pub form: Form,
    /// What it would do; none until it has been tried out.
    pub trial: Option<Trial>,
    /// Where the reader is.
    pub stage: Stage,
    /// Names of fields that the reader has changed, so that no proposal is laid over them.
    pub touched: Vec<&'static str>,
    /// Whether the rarer keys are shown too; none when there are no rarer ones.
    pub all_keys: Option<bool>,
    top: usize,
}

impl Proposal {
    /// A change to fill in.
    #[must_use]
    pub fn new(title: Words, subject: Subject, form: Form) -> Proposal {
        Proposal {
            title,
            subject,
            form,
            trial: None,
            stage: Stage::default(),
            touched: Vec::new(),
            all_keys: None,
            top: 0,
        }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        if self.stage == Stage::Confirming {
            return self.confirm_key(key);
        }
        // While the answer is being worked out, keys typed ahead must not confirm what nobody has seen.
        if self.stage == Stage::Asking {
            return Outcome::Stay;
        }
        let is_row = matches!(self.subject, Subject::Row { .. });
        if key.code == KeyCode::F(2) && self.all_keys.is_some() {
            return Outcome::Tell(Effect::Confirm(How::AllKeys));
        }
        if is_row {
            self.lead_to_amount(key);
        }
        let step = if is_row && key.code == KeyCode::Enter && key.modifiers == KeyModifiers::NONE {
            Step::Submit
        } else {
            self.form.key(key)
        };
        match step {
            Step::Stay => {}
            Step::Changed => self.changed(),
            Step::Submit => self.stage = Stage::Asking,
            Step::Cancel => return Outcome::Close,
        }
        Outcome::Stay
    }

    /// Digits typed at a choice are an amount, and the first one takes the place of a proposed amount.
    fn lead_to_amount(&mut self, key: KeyEvent) {
        let is_digit = matches!(key.code, KeyCode::Char(letter) if letter.is_ascii_digit());
        let Some(focused) = self.form.focused().filter(|_| is_digit) else { return };
        if matches!(focused, "account" | "plan") {
            let place = self.form.fields.iter().position(|field| field.name == "amount");
            self.form.focus_on(place.unwrap_or_default());
        }
        if self.form.focused() == Some("amount") && !self.touched.contains(&"amount") {
            self.form.fill("amount", "");
        }
    }

    fn confirm_key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Enter | KeyCode::Char('y') => return Outcome::Tell(Effect::Confirm(How::File)),
            KeyCode::Up | KeyCode::Char('k') => self.scroll(Action::Up),
            KeyCode::Down | KeyCode::Char('j') => self.scroll(Action::Down),
            KeyCode::PageUp => self.scroll(Action::PageUp),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll(Action::PageDown),
            // Without a form there is nothing to go back to.
            _ if self.form.fields.is_empty() => return Outcome::Close,
            _ => self.stage = Stage::Filling,
        }
        Outcome::Stay
    }

    fn scroll(&mut self, action: Action) {
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top.saturating_add(1),
            Action::PageUp => self.top.saturating_sub(8),
            _ => self.top.saturating_add(8),
        };
    }

    /// The mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } if self.stage == Stage::Filling => self.form.focus_on(row),
            Action::Open if self.stage == Stage::Confirming => return Outcome::Tell(Effect::Confirm(How::File)),
            Action::Open if self.stage == Stage::Filling => self.stage = Stage::Asking,
            Action::Back if self.stage == Stage::Confirming && !self.form.fields.is_empty() => {
                self.stage = Stage::Filling;
            }
            Action::Back => return Outcome::Close,
            Action::Up | Action::Down => self.scroll(action),
            _ => {}
        }
        Outcome::Stay
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Option<Pasted> {
        if self.stage != Stage::Filling {
            return None;
        }
        let pasted = self.form.paste(text);
        if pasted.is_some() {
            self.changed();
        }
        pasted
    }

    fn changed(&mut self) {
        self.trial = None;
        self.top = 0;
        if let Some(name) = self.form.focused().filter(|name| !self.touched.contains(name)) {
            self.touched.push(name);
        }
    }

    /// Takes what was worked out, and goes on to confirming it when that was asked for and nothing is wrong.
    pub fn take(&mut self, trial: Trial) {
        let is_sound = trial.papers.is_some();
        self.trial = Some(trial);
        if self.stage == Stage::Asking {
            self.stage = if is_sound { Stage::Confirming } else { Stage::Filling };
            if !is_sound {
                self.form.focus_problem();
            }
        }
    }

    /// Whether the owner has something to work out.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.trial.is_none() || self.stage == Stage::Asking
    }
}
