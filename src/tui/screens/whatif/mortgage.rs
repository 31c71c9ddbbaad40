//! The day on which somebody would ask for a mortgage: what its lender would see is compared on it.

use super::{Detail, Pane, WhatIfScreen};
use crate::domain::calendar::Day;
use crate::report::whatif::WhatIf;
use crate::text::{date, supposing as words};
use crate::tui::action::Action;
use crate::tui::app::Effect;
use crate::tui::popups::line::Prompt;

impl WhatIfScreen {
    /// The day on which both sides are compared as a mortgage lender would: the last one when nobody said another.
    pub(super) fn asked_on(&self, seen: &WhatIf) -> Day {
        self.mortgage_on.map_or(seen.asked_on, |day| day.max(seen.changed.today).min(seen.changed.until))
    }

    /// Asks on which day a mortgage would be asked for.
    pub(super) fn ask_mortgage(&self) -> Effect {
        let Some(seen) = &self.seen else { return Effect::None };
        let span = [("from", date::iso(seen.changed.today)), ("to", date::iso(seen.changed.until))];
        let lines = vec![words::MORTGAGE_ASK.get(self.lang).to_owned(), words::MORTGAGE_SPAN.fill(self.lang, &span)];
        Effect::Type(Box::new(Prompt { title: words::MORTGAGE, lines }))
    }

    /// Takes the day; nothing typed means the last one again.
    pub(super) fn mortgage_asked(&mut self, text: &str) -> Effect {
        let Some(seen) = &self.seen else { return Effect::None };
        let span = seen.changed.today..=seen.changed.until;
        if text.is_empty() {
            self.mortgage_on = None;
        } else if let Some(day) = date::parse_iso(text).filter(|day| span.contains(day)) {
            self.mortgage_on = Some(day);
        } else {
            return Effect::Tell(words::MORTGAGE_BAD);
        }
        (self.pane, self.detail, self.top) = (Pane::Detail, Detail::Compare, usize::MAX);
        self.make();
        self.compare.update(Action::Last);
        Effect::None
    }
}
