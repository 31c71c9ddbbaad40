//! What a way of paying does day by day: each payment and what it is for, each amount missed, what is owed at every
//! month's end.
//!
//! It is told by the same run that gives the outcome, so that a calendar of payments never disagrees with the cost.

use super::ground::Ground;
use super::outcome::{Outcome, Watch, start_at_today};
use crate::domain::calendar::{Day, Month};
use crate::domain::household::compiled::{Compiled, PlannedPayment};
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, Payer, step_until};
use crate::domain::money::Money;

/// One payment that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// When.
    pub day: Day,
    /// To which line.
    pub line: usize,
    /// How much.
    pub amount: Money,
    /// What of it was asked for by then; the rest was paid early.
    pub asked: Money,
    /// The charge for paying early that is in it.
    pub early_charge: Money,
}

/// One due amount that was not paid in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissedDue {
    /// The day on which it was found missing.
    pub day: Day,
    /// When it was due.
    pub due: Day,
    /// On which line.
    pub line: usize,
    /// What was unpaid.
    pub unpaid: Money,
    /// The late fee.
    pub late_fee: Money,
}

/// What stands at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthEnd {
    /// Which month.
    pub month: Month,
    /// Everything owed, posted interest included.
    pub owed: Money,
    /// Cash in hand.
    pub cash: Money,
}

/// A way of paying, day by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diary {
    /// Payments, in order.
    pub payments: Vec<Paid>,
    /// What was missed, in order.
    pub missed: Vec<MissedDue>,
    /// How each month ends.
    pub months: Vec<MonthEnd>,
    /// Cash at the end of every day on which something happens.
    pub cash: Vec<(Day, Money)>,
    /// What came of it all.
    pub outcome: Outcome,
}

/// Listens like a [`Watch`] and writes everything down.
struct Writer<'g> {
    watch: Watch<'g>,
    payments: Vec<Paid>,
    missed: Vec<MissedDue>,
    months: Vec<MonthEnd>,
    cash: Vec<(Day, Money)>,
}

impl Recorder for Writer<'_> {
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.watch.happened(day, origin, happening);
        match *happening {
            Happening::Payment { line, amount, paid, asked } => self.payments.push(Paid {
                day,
                line: usize::from(line),
                amount,
                asked: asked.least(amount).positive_part(),
                early_charge: paid.early_charge,
            }),
            Happening::Missed { line, due, unpaid, late_fee } => {
                self.missed.push(MissedDue { day, due, line: usize::from(line), unpaid, late_fee });
            }
            _ => {}
        }
    }

    fn day_over(&mut self, state: &State) {
        self.watch.day_over(state);
        self.cash.push((state.day, state.cash));
        let month = state.day.month();
        if state.day == month.last() {
            let owed = state.owed_in_all();
            self.months.push(MonthEnd { month, owed, cash: state.cash });
        }
    }
}

/// Runs a household from this morning to the last day and writes down what happens.
pub fn keep<P: Payer>(ground: &Ground, household: &Compiled, payer: &mut P) -> Diary {
    let mut state = ground.morning.clone();
    let mut writer = Writer {
        watch: Watch::new(ground),
        payments: Vec::new(),
        missed: Vec::new(),
        months: Vec::new(),
        cash: Vec::new(),
    };
    start_at_today(&mut state, household, ground.today);
    step_until(&mut state, ground.until, household, &mut writer, payer);
    let Writer { watch, payments, missed, months, cash, .. } = writer;
    Diary { payments, missed, months, cash, outcome: watch.outcome(&state) }
}

/// The diary of dated payments above what is asked for.
#[must_use]
pub fn keep_planned(ground: &Ground, payments: &[PlannedPayment]) -> Diary {
    keep(ground, &ground.with_payments(payments), &mut AsAsked)
}

impl Diary {
    /// Cash in hand at the end of a day.
    #[must_use]
    pub fn cash_on(&self, day: Day) -> Option<Money> {
        let place = self.cash.partition_point(|(on, _)| *on <= day);
        self.cash.get(place.checked_sub(1)?).map(|(_, cash)| *cash)
    }

    /// The lowest cash after a day, and when.
    #[must_use]
    pub fn lowest_after(&self, day: Day) -> Option<(Day, Money)> {
        self.cash.iter().copied().filter(|(on, _)| *on > day).min_by_key(|(on, cash)| (*cash, *on))
    }

    /// What was paid above what was asked for, as payments that can be planned.
    #[must_use]
    pub fn early_payments(&self) -> Vec<PlannedPayment> {
        let early = self.payments.iter().filter(|paid| paid.amount > paid.asked);
        let planned = |paid: &Paid| {
            let line = u16::try_from(paid.line).ok()?;
            Some(PlannedPayment { day: paid.day, line, amount: paid.amount - paid.asked })
        };
        early.filter_map(planned).collect()
    }
}
