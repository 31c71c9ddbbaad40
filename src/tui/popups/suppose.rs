//! One more thing to suppose: a small form, with what it would lead to below, worked out as it is typed.

mod shock;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use super::form_popup::{FormPopup, keys as draw_keys};
use crate::domain::money::Currency;
use crate::domain::risk::shock::{Shock, ShockKind};
use crate::text::{Lang, supposing as words};
use crate::tui::app::{Effect, Supposing};
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::draw::{Look, across, below, put, row_of};
use crate::tui::widgets::form::Form;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

pub use shock::Choices;

/// What it would lead to, worked out by the loop's owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// What is wrong with it, in the reader's language.
    pub problem: Option<String>,
    /// What follows, each with how good or bad it is.
    pub lines: Vec<(Meaning, String)>,
}

/// One more thing to suppose.
#[derive(Debug, Clone)]
pub struct Suppose {
    choices: Choices,
    currency: Currency,
    lang: Lang,
    kind: ShockKind,
    form: Form,
    /// What was typed, read; none while something is wrong with it.
    shock: Option<Shock>,
    /// What it would lead to; none until it has been worked out.
    pub outcomes: Option<Outcomes>,
}

const WIDEST: u16 = 62;
/// Rows for what it would lead to.
const OUTCOME_ROWS: u16 = 4;

impl Suppose {
    /// An empty form.
    #[must_use]
    pub fn new(choices: Choices, currency: Currency, lang: Lang) -> Suppose {
        let kind = ShockKind::MissPayment;
        let form = shock::form(kind, &choices, lang, None);
        let mut suppose = Suppose { choices, currency, lang, kind, form, shock: None, outcomes: None };
        suppose.read();
        suppose
    }

    /// What is to be worked out; none when nothing changed or something is wrong with it.
    #[must_use]
    pub fn waits_for(&self) -> Option<&Shock> {
        self.shock.as_ref().filter(|_| self.outcomes.is_none())
    }

    fn read(&mut self) {
        let (shock, problems) = shock::read(self.kind, &self.form, self.currency, self.lang);
        self.form.check(|name, _| problems.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone()));
        (self.shock, self.outcomes) = (shock, None);
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let width = WIDEST.min(area.width.saturating_sub(4));
        let form_rows = self.form.height(width, look);
        let wanted = form_rows.saturating_add(2 + OUTCOME_ROWS);
        let size = (width, wanted.min(area.height.saturating_sub(2)));
        let inner = popup(buffer, area, words::COMPOSE_ABOUT.get(look.lang), size, look);
        let keys = row_of(inner, inner.height.saturating_sub(1));
        draw_keys(buffer, keys, words::ADD, look, hits);
        let body = Rect { height: inner.height.saturating_sub(1), ..inner };
        let rows = form_rows.min(body.height);
        let cursor = self.form.draw(buffer, Rect { height: rows, ..body }, look, 0, hits);
        let rest = below(body, rows);
        across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
        let rest = below(rest, 1);
        if let Some(outcomes) = &self.outcomes {
            let problem = outcomes.problem.iter().map(|text| (Meaning::Stop, text));
            let lines = problem.chain(outcomes.lines.iter().map(|(meaning, text)| (*meaning, text)));
            let texts = lines.flat_map(|(meaning, text)| {
                let text = format!("{} {text}", meaning.letter());
                let lines = crate::text::wrap::wrap_indented(&text, usize::from(rest.width), "", "  ");
                lines.into_iter().map(move |line| (meaning, line))
            });
            for (row, (meaning, line)) in (0..rest.height).zip(texts) {
                put(buffer, row_of(rest, row), 0, 0, &line, look.theme.meaning(meaning));
            }
        }
        cursor
    }
}

impl FormPopup for Suppose {
    fn form(&mut self) -> &mut Form {
        &mut self.form
    }

    fn changed(&mut self) {
        if let Some(kind) = shock::kind_of(&self.form).filter(|kind| *kind != self.kind) {
            self.kind = kind;
            self.form = shock::form(kind, &self.choices, self.lang, Some(&self.form));
        }
        self.read();
    }

    fn submit(&mut self) -> Outcome {
        let is_sound = self.outcomes.as_ref().is_none_or(|outcomes| outcomes.problem.is_none());
        match &self.shock {
            Some(shock) if is_sound => Outcome::Ask(Effect::Suppose(Supposing::Own(Box::new(shock.clone())))),
            _ => {
                self.form.focus_problem();
                Outcome::Stay
            }
        }
    }
}
