//! What opens over a screen: help, the palette, a page of explanation, a choice of households, a change being filled in.

pub mod build;
pub mod calculator;
pub mod checklist;
pub mod choice;
pub mod cost;
pub mod form_popup;
pub mod help;
pub mod line;
pub mod list;
pub mod means;
pub mod need;
pub mod offer;
pub mod page;
pub mod palette;
pub mod proposal;
pub mod question;
pub mod ready;
pub mod suppose;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::form_popup::FormPopup;
use super::action::Action;
use super::app::Effect;
use super::widgets::draw::Look;
use super::widgets::field::Pasted;
use super::widgets::hits::Hits;

/// One thing that is open.
pub enum Popup {
    /// What the keys do.
    Help(help::Help),
    /// Actions by their name.
    Palette(palette::Palette),
    /// A text to read: what a figure is made of.
    Page(page::Page),
    /// A list to choose from: households, ready what-ifs.
    List(list::List),
    /// A change being filled in.
    Proposal(Box<proposal::Proposal>),
    /// A question with a few answers.
    Question(question::Question),
    /// One more thing to suppose.
    Suppose(Box<suppose::Suppose>),
    /// What a plan is made with besides.
    Means(Box<means::MeansForm>),
    /// What is needed.
    Need(Box<need::Need>),
    /// The check of an offer.
    Offer(Box<offer::Check>),
    /// Rows to be ticked.
    Checklist(checklist::Checklist),
    /// A line being typed.
    Line(Box<line::Line>),
    /// A calculator.
    Calculator(Box<calculator::Calculator>),
    /// An own profile, step by step.
    Build(Box<build::Build>),
}

/// What a popup wants after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// To stay open.
    Stay,
    /// To be closed.
    Close,
    /// To be closed, and this done.
    Do(Action),
    /// To be closed, and this asked of the loop's owner.
    Ask(Effect),
    /// To be closed, and this line given to the screen that asked for it.
    Typed(String),
    /// To stay open, and this asked of the loop's owner.
    Tell(Effect),
}

impl Popup {
    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match self {
            Popup::Palette(palette) => palette.key(key),
            Popup::List(list) => list.key(key),
            Popup::Proposal(proposal) => proposal.key(key),
            Popup::Question(question) => question.key(key),
            Popup::Suppose(suppose) => suppose.key(key),
            Popup::Need(need) => need.key(key),
            Popup::Means(means) => means.key(key),
            Popup::Offer(check) => check.key(key),
            Popup::Checklist(list) => list.key(key),
            Popup::Calculator(calculator) => calculator.key(key),
            Popup::Build(build) => build.key(key),
            Popup::Line(line) => line.key(key),
            Popup::Page(page) if page.leads_by(key) => page.follow(),
            Popup::Help(_) | Popup::Page(_) => match key.code {
                KeyCode::Up | KeyCode::Char('k') => self.update(Action::Up),
                KeyCode::Down | KeyCode::Char('j') => self.update(Action::Down),
                KeyCode::PageUp => self.update(Action::PageUp),
                KeyCode::PageDown | KeyCode::Char(' ') => self.update(Action::PageDown),
                KeyCode::Home => self.update(Action::First),
                KeyCode::End => self.update(Action::Last),
                _ => Outcome::Close,
            },
        }
    }

    /// An action by the mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match self {
            Popup::Palette(palette) => palette.update(action),
            Popup::Help(help) => help.reader.update(action),
            Popup::Page(page) => page.reader.update(action),
            Popup::List(list) => list.update(action),
            Popup::Proposal(proposal) => proposal.update(action),
            Popup::Question(question) => question.update(action),
            Popup::Suppose(suppose) => suppose.update(action),
            Popup::Need(need) => need.update(action),
            Popup::Means(means) => means.update(action),
            Popup::Offer(check) => check.update(action),
            Popup::Checklist(list) => list.update(action),
            Popup::Calculator(calculator) => calculator.update(action),
            Popup::Build(build) => build.update(action),
            Popup::Line(line) => line.update(action),
        }
    }

    /// Pasted text; `None` when it takes none.
    pub fn paste(&mut self, text: &str) -> Option<Pasted> {
        match self {
            Popup::Palette(palette) => Some(palette.paste(text)),
            Popup::Proposal(proposal) => proposal.paste(text),
            Popup::Calculator(calculator) => calculator.paste(text),
            Popup::Suppose(suppose) => suppose.paste(text),
            Popup::Need(need) => need.paste(text),
            Popup::Means(means) => means.paste(text),
            Popup::Offer(check) => check.paste(text),
            Popup::Build(build) => build.paste(text),
            Popup::Line(line) => Some(line.field.paste(text)),
            Popup::Help(_) | Popup::Page(_) | Popup::List(_) | Popup::Question(_) | Popup::Checklist(_) => None,
        }
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        match self {
            Popup::Palette(palette) => palette.view(buffer, area, look, hits),
            Popup::Help(help) => {
                help.view(buffer, area, look);
                None
            }
            Popup::Page(page) => {
                page.view(buffer, area, look);
                None
            }
            Popup::List(list) => {
                list.view(buffer, area, look, hits);
                None
            }
            Popup::Proposal(proposal) => proposal.view(buffer, area, look, hits),
            Popup::Calculator(calculator) => calculator.view(buffer, area, look, hits),
            Popup::Build(build) => build.view(buffer, area, look, hits),
            Popup::Line(line) => line.view(buffer, area, look),
            Popup::Question(question) => {
                question.view(buffer, area, look, hits);
                None
            }
            Popup::Suppose(suppose) => suppose.view(buffer, area, look, hits),
            Popup::Need(need) => need.view(buffer, area, look, hits),
            Popup::Means(means) => means.view(buffer, area, look, hits),
            Popup::Offer(check) => check.view(buffer, area, look, hits),
            Popup::Checklist(list) => {
                list.view(buffer, area, look, hits);
                None
            }
        }
    }
}
