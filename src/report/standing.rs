//! Where one household stands today: its record, its run as set, and its ratios, computed once and shared by all answers.
//!
//! Every screen and command starts from a [`Standing`], so that no two of them can disagree.

use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Diagnostic, LeftOut};
use crate::domain::calendar::Day;
use crate::domain::credit::account::owed;
use crate::domain::credit::line::Autopay;
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::Compiled;
use crate::domain::household::counted_interest::CountedInterest;
use crate::domain::household::entry::Entry;
use crate::domain::household::profile::Profile;
use crate::domain::household::recorder::Origin;
use crate::domain::household::state::State;
use crate::domain::household::timeline::{Dated, Timeline, run_by_today};
use crate::domain::money::Money;
use crate::domain::plan::adopted::Adopted;
use crate::domain::ratios::{Ratios, measure};
use crate::domain::risk::norm::Norms;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::scorecard::Scorecard;

/// How many months ahead a household is run when nothing else is asked for.
pub const MONTHS_AHEAD: i32 = 13;

/// How lenders are taken to watch the lines of a household, and the points card.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The policies of its jurisdiction and those that its lines name; empty where none are known.
    pub policies: Vec<Policy>,
    /// The card.
    pub card: Option<Scorecard>,
}

/// What is read of one household.
#[derive(Debug, Clone)]
pub struct Record {
    /// The checked record.
    pub profile: Profile,
    /// What was recorded since its date.
    pub entries: Vec<Entry>,
    /// What was wrong with the files.
    pub problems: Vec<Diagnostic>,
    /// What had to be left out.
    pub left_out: Vec<LeftOut>,
    /// The norms of its jurisdiction, when there are any.
    pub norms: Option<Norms>,
    /// A plan that was adopted.
    pub adopted: Option<Adopted>,
    /// The rules by which its lines are watched.
    pub rules: Arc<Rules>,
    /// Whether it is a ready-made household that is never written to.
    pub is_sample: bool,
}

/// One household today.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What was read.
    pub record: Record,
    /// The reader's today.
    pub today: Day,
    /// The last day of the run.
    pub until: Day,
    /// The household as set.
    pub household: Compiled,
    /// Its run from the record's date.
    pub timeline: Timeline,
    /// Its state this morning, with what was recorded today.
    pub state: State,
    /// Its ratios today.
    pub ratios: Ratios,
    /// What bore interest over its run, once somebody has asked.
    counted: OnceLock<CountedInterest>,
}

impl Standing {
    /// Runs the household as set until [`MONTHS_AHEAD`] months from today, and measures it today.
    #[must_use]
    pub fn of(record: Record, today: Day) -> Standing {
        let until = today.month().plus(MONTHS_AHEAD).on(today.day_of_month());
        Standing::until(record, today, until)
    }

    /// The same up to another day.
    #[must_use]
    pub fn until(record: Record, today: Day, until: Day) -> Standing {
        let today = today.max(record.profile.as_of);
        let until = until.max(today);
        let planned = record.adopted.as_ref().map(|plan| plan.ahead(today)).unwrap_or_default();
        let follows_plan = !planned.is_empty();
        let question = Question { planned, ..Question::as_set(today, until) };
        let mut household = compile(&record.profile, &record.entries, &question);
        if follows_plan {
            // A plan pays what is asked for and its own payments, in place of fixed amounts.
            for set in household.autopay.iter_mut().filter(|set| matches!(set, Autopay::Amount(_))) {
                *set = Autopay::Minimum;
            }
        }
        let (timeline, state) = run_by_today(&household);
        let ratios = measure(&record.profile, &record.entries, &household, &state, &timeline, today);
        Standing { record, today, until, household, timeline, state, ratios, counted: OnceLock::new() }
    }

    /// The same household run as another question has it, with the ratios of today.
    #[must_use]
    pub fn asked(&self, question: &Question) -> Standing {
        let household = compile(&self.record.profile, &self.record.entries, question);
        let (timeline, state) = run_by_today(&household);
        let (record, ratios) = (self.record.clone(), self.ratios.clone());
        let (today, until) = (question.today, question.until);
        Standing { record, today, until, household, timeline, state, ratios, counted: OnceLock::new() }
    }

    /// What bore interest over the run, stretch by stretch; worked out when it is first asked for.
    pub fn counted_interest(&self) -> &CountedInterest {
        self.counted.get_or_init(|| CountedInterest::of(&self.household))
    }

    /// The row of the journal that a happening was recorded in.
    #[must_use]
    pub fn written(&self, recorded: u16) -> Option<&Entry> {
        let recorded = self.household.entries.get(usize::from(recorded))?;
        self.record.entries.get(recorded.row)
    }

    /// Whether a happening is still to come: what was recorded today is in the state already.
    #[must_use]
    pub const fn is_ahead(&self, dated: &Dated) -> bool {
        let recorded = matches!(dated.origin, Origin::Recorded(_));
        dated.day.0 > self.today.0 || (dated.day.0 == self.today.0 && !recorded)
    }

    /// Everything owed on a line this morning.
    #[must_use]
    pub fn owed_on(&self, line: usize) -> Money {
        match (self.state.lines.get(line), self.household.lines.get(line)) {
            (Some(account), Some(rules)) => owed(account, self.state.parts_of(rules)),
            _ => Money::ZERO,
        }
    }

    /// The lowest cash from today to the end of the run, and its day.
    #[must_use]
    pub fn lowest_cash(&self) -> (Money, Day) {
        self.timeline.lowest_cash(self.today, self.state.cash)
    }

    /// The first day from today on which money is short with planned income.
    #[must_use]
    pub fn first_short_day(&self) -> Option<Day> {
        use crate::domain::household::recorder::Happening;
        self.timeline
            .happenings
            .iter()
            .find(|h| h.day >= self.today && matches!(h.happening, Happening::Short { .. }))
            .map(|h| h.day)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::household::timeline::{run, run_by_today, state_today};
    use crate::report::explain::test::standings;

    #[test]
    fn a_run_that_is_stopped_this_morning_goes_on_as_if_it_had_not_been() {
        for standing in standings() {
            let (timeline, morning) = run_by_today(&standing.household);
            assert!(timeline == run(&standing.household).0);
            assert!(morning == state_today(&standing.household));
        }
    }
}
