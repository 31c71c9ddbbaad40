//! What a question about other ways through begins with: the household, and what is supposed to happen to it.
//!
//! It is laid out once and asked often; the engine is asked nothing here but when a line is due next.

use super::gap::{CashAhead, look_ahead};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::entry::{Account, Entry, EntryKind};
use crate::domain::household::profile::Profile;
use crate::domain::household::recorder::{Happening, Nobody, Origin, Recorder};
use crate::domain::household::scenario::Staged;
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_to_today, step_until};
use crate::domain::household::watch::{Strike, TimedShock, Watch};
use crate::domain::money::{LARGEST_MINOR, Money};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::trigger::Effect;

/// What happens to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Loss {
    /// It takes nothing new from today on; what is owed on it stays due as before.
    Stopped,
    /// It takes nothing new, and everything owed is asked for at once, on the next day on which it asks for something.
    CalledIn,
}

/// A household with what is supposed to happen to it.
#[derive(Debug, Clone)]
pub struct Situation {
    /// The household.
    pub profile: Profile,
    /// What was recorded, and what is supposed to happen.
    pub entries: Vec<Entry>,
    /// The reader's today.
    pub today: Day,
    /// Payments that are supposed.
    pub planned: Vec<PlannedPayment>,
    /// Dated blows.
    pub shocks: Vec<TimedShock>,
    /// The rules by which its lines are watched; none when nothing is supposed.
    policies: Vec<Policy>,
    /// What else is supposed.
    base: Question,
}

impl Situation {
    /// The household as it is set.
    #[must_use]
    pub fn as_set(profile: &Profile, entries: &[Entry], today: Day) -> Situation {
        Situation {
            profile: profile.clone(),
            entries: entries.to_vec(),
            today,
            planned: Vec::new(),
            shocks: Vec::new(),
            policies: Vec::new(),
            base: Question::as_set(today, today),
        }
    }

    /// The household in a what-if, its lines watched by these policies.
    #[must_use]
    pub fn supposing(staged: &Staged, entries: &[Entry], policies: &[Policy], today: Day) -> Situation {
        Situation {
            profile: staged.profile.clone(),
            entries: entries.to_vec(),
            today,
            planned: Vec::new(),
            shocks: staged.shocks.clone(),
            policies: policies.to_vec(),
            base: staged.question(policies, today, today),
        }
    }

    /// The same, its lines watched by these policies.
    #[must_use]
    pub fn watched_by(&self, policies: &[Policy]) -> Situation {
        Situation { policies: policies.to_vec(), ..self.clone() }
    }

    /// The same with a line lost, and the day on which it is called in.
    #[must_use]
    pub fn without(&self, line: usize, loss: Loss) -> (Situation, Option<Day>) {
        let mut changed = self.clone();
        let Ok(index) = u16::try_from(line) else { return (changed, None) };
        changed.suspend(self.today, index, LineState::Suspended);
        if loss == Loss::Stopped {
            return (changed, None);
        }
        let day = changed.next_asked(line);
        let strike = Strike::Effect(Effect::Accelerate);
        changed.shocks.push(TimedShock { day, line: index, strike, origin: u16::MAX });
        // The call is paid as far as there is money, also on a day on which nothing else is due.
        changed.planned.push(PlannedPayment { day, line: index, amount: Money(LARGEST_MINOR) });
        (changed, Some(day))
    }

    /// Sets a line's state from a day on.
    pub(super) fn suspend(&mut self, day: Day, line: u16, state: LineState) {
        let (kind, amount, note) = (EntryKind::State, Money::ZERO, String::new());
        let account = Account::Line(line);
        self.entries.push(Entry { id: String::new(), day, account, kind, amount, state: Some(state), note });
    }

    /// What the engine is asked.
    #[must_use]
    pub fn question(&self, until: Day) -> Question {
        let is_watched = !self.policies.is_empty() || !self.shocks.is_empty();
        let income = self.base.watch.as_ref().map_or_else(Vec::new, |watch| watch.income.clone());
        let watch = is_watched.then(|| Watch::over(&self.profile, &self.policies, income));
        Question { until, planned: self.planned.clone(), shocks: self.shocks.clone(), watch, ..self.base.clone() }
    }

    /// Cash from today to `until` if everything is paid as set.
    #[must_use]
    pub fn cash_ahead(&self, until: Day) -> CashAhead {
        look_ahead(self, until)
    }

    /// The next day on which a line asks for something, else a month from today.
    fn next_asked(&self, line: usize) -> Day {
        let today = self.today;
        let month_on = today.month().plus(1).on(today.day_of_month());
        let household = compile(&self.profile, &self.entries, &self.question(month_on.plus(62)));
        let mut state = household.opening.clone();
        step_to_today(&mut state, &household, &mut Nobody);
        let mut asks = Asks { line, day: None };
        if let Some(account) = state.lines.get(line) {
            let open = account.dues.iter().find(|due| due.unpaid > Money::ZERO && due.on >= today);
            asks.day = open.map(|due| due.on);
        }
        if asks.day.is_none() {
            step_until(&mut state, household.end, &household, &mut asks, &mut AsAsked);
        }
        asks.day.unwrap_or(month_on)
    }
}

/// Listens for the next day on which a line asks for something.
struct Asks {
    line: usize,
    day: Option<Day>,
}

impl Recorder for Asks {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        let (line, due, amount) = match *happening {
            Happening::Statement { line, bill, due } => (line, due, bill.minimum),
            Happening::Instalment { line, principal, interest, fee, due, .. } => {
                (line, due, principal + interest + fee)
            }
            _ => return,
        };
        if usize::from(line) == self.line && amount > Money::ZERO && self.day.is_none() {
            self.day = Some(due);
        }
    }

    fn day_over(&mut self, _: &State) {}
}
