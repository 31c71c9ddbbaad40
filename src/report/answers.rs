//! Every answer about one household on one day, worked out once for all screens.
//!
//! It gathers what the other reports compute and adds nothing of its own, so that a screen cannot disagree with a command.

use super::agenda::{self, AgendaRow};
use super::card::{self, LineCard};
use super::check::{Check, Measure, Value, check};
use super::margin::{self, LineMargins};
use super::schedule::{MonthSum, Schedule, schedule};
use super::standing::Standing;
use super::status::{DAYS_LISTED, LineGlance, glances};
use super::warning::{self, Warning};
use crate::domain::calendar::Day;
use crate::domain::household::profile::CheckLimits;
use crate::domain::money::{Money, Ratio};

/// All that is shown of one household on one day.
#[derive(Debug, Clone)]
pub struct Answers {
    /// What it is about.
    pub standing: Standing,
    /// Every line at a glance, in the order of the record.
    pub lines: Vec<LineGlance>,
    /// Everything that moves, from the record's date to the end of the run.
    pub agenda: Vec<AgendaRow>,
    /// Everything that moves from the day looked at on.
    pub ahead: Vec<AgendaRow>,
    /// Month by month.
    pub months: Vec<MonthSum>,
    /// The lowest cash ahead and its day.
    pub lowest_cash: (Money, Day),
    /// The first day short of money.
    pub first_short_day: Option<Day>,
    /// The limits it is held to, each with what was measured.
    pub check: Check,
    /// What needs attention, most urgent first.
    pub warnings: Vec<Warning>,
    /// How far each rule of each line is from firing, on the day looked at.
    pub margins: Vec<LineMargins>,
    /// What the points card says about each line, set to its own share of late payers; none without a card.
    pub cards: Vec<LineCard>,
}

impl Answers {
    /// The answers of a standing. `reader_today` is the reader's own day: when the standing looks ahead of it, what is
    /// assumed until then is the plan and asks for no confirmation.
    #[must_use]
    pub fn of(standing: Standing, reader_today: Day) -> Answers {
        let Schedule { rows: ahead, months, lowest_cash, first_short_day, .. } = schedule(&standing);
        let mut warnings = warning::find(&standing);
        if standing.today > reader_today {
            warnings.retain(|warning| !matches!(warning, Warning::Assumed { .. }));
        }
        let (margins, cards) = of_rules(&standing);
        Answers {
            margins,
            cards,
            check: check(&standing, CheckLimits::default()),
            lines: glances(&standing),
            agenda: agenda::rows(&standing),
            ahead,
            months,
            lowest_cash,
            first_short_day,
            warnings,
            standing,
        }
    }

    /// How far the rules of a line are; none for one that no rule is known for.
    #[must_use]
    pub fn margins_of(&self, line: usize) -> Option<&LineMargins> {
        self.margins.iter().find(|known| known.line == line && !known.rules.is_empty())
    }

    /// What the points card says about a line.
    #[must_use]
    pub fn card_of(&self, line: usize) -> Option<&LineCard> {
        self.cards.iter().find(|known| known.line == line)
    }

    /// The limit that a share is held to, when there is one.
    #[must_use]
    pub fn share_limit(&self, measure: Measure) -> Option<Ratio> {
        self.check.rows.iter().find(|row| row.measure == measure).and_then(|row| match row.limit {
            Value::Share(ratio) => Some(ratio),
            _ => None,
        })
    }

    /// What moves in the next [`DAYS_LISTED`] days.
    #[must_use]
    pub fn upcoming(&self) -> &[AgendaRow] {
        let last = self.standing.today.plus(DAYS_LISTED);
        let end = self.ahead.partition_point(|row| row.day <= last);
        self.ahead.get(..end).unwrap_or(&[])
    }
}

/// What the rules and the points card say about each line; nothing where none are known.
fn of_rules(standing: &Standing) -> (Vec<LineMargins>, Vec<LineCard>) {
    let rules = &standing.record.rules;
    let none = |_: &str| None;
    let margins = if rules.policies.is_empty() {
        Vec::new()
    } else {
        margin::margins(standing, &rules.policies, &none, &[], standing.today).lines
    };
    let cards = match &rules.card {
        Some(card) if rules.policies.is_empty() => {
            card::cards(standing, card, card.own_base_rate, &none, &[], standing.today).lines
        }
        // What the rules measured today is what the card reads.
        Some(card) => card::cards_today(standing, card, card.own_base_rate, &margins).lines,
        None => Vec::new(),
    };
    (margins, cards)
}
