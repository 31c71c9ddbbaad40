//! What comes of a way of paying: its cost, when debts end, what was late, how low cash fell.
//!
//! A [`Watch`] listens to the engine; an [`Outcome`] is what it saw. All runs end on the same day, so that plans that
//! finish at different times compare: less interest and fees until then is exactly more net worth then.

use super::ground::Ground;
use crate::domain::calendar::{Day, Month};
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::accrue::{accrue, accrued_interest};
use crate::domain::credit::interest::post;
use crate::domain::credit::terms::{Accrual, Amortisation};
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{Payer, step_until};
use crate::domain::money::{Money, RATE_SCALE, Ratio};

/// What comes of a way of paying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Interest posted from today on, and what has built up by the last day.
    pub interest: Money,
    /// Fees: of plans, for paying early, for being late, of an offer.
    pub fees: Money,
    /// Late fees alone.
    pub late_fees: Money,
    /// Amounts that were due and not paid in full.
    pub late: u32,
    /// Whether money was missing on a due day: what is not late all the same was paid within the days of grace.
    pub uses_grace: bool,
    /// Lines that were stopped.
    pub stops: u32,
    /// The lowest cash at the end of a day, and the first day of it.
    pub lowest_cash: (Money, Day),
    /// The first day from which nothing is owed on lines that take no new purchases.
    pub debt_free: Option<Day>,
    /// The largest share of a month's take-home income that was asked for, and the month.
    pub peak_dti: Option<(Ratio, Month)>,
    /// Everything owed on the last day, interest that has built up included.
    pub owed_at_end: Money,
    /// Cash and emergency fund less everything owed, on the last day.
    pub net_worth_at_end: Money,
}

impl Outcome {
    /// Interest and fees.
    #[must_use]
    pub fn cost(&self) -> Money {
        self.interest + self.fees
    }

    /// Never late and never out of cash.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.late == 0 && self.lowest_cash.0 >= Money::ZERO
    }

    /// Never late, and so much cash always stayed.
    #[must_use]
    pub fn keeps(&self, floor: Money) -> bool {
        self.late == 0 && self.lowest_cash.0 >= floor
    }
}

/// Listens to a run.
#[derive(Debug)]
pub struct Watch<'g> {
    ground: &'g Ground,
    interest: Money,
    fees: Money,
    late_fees: Money,
    late: u32,
    uses_grace: bool,
    lowest_cash: (Money, Day),
    debt_free: Option<Day>,
    asked: Vec<Money>,
}

impl<'g> Watch<'g> {
    /// A listener from this morning on.
    #[must_use]
    pub fn new(ground: &'g Ground) -> Watch<'g> {
        let mut watch = Watch {
            ground,
            interest: Money::ZERO,
            fees: ground.offer_fee,
            late_fees: Money::ZERO,
            late: 0,
            uses_grace: false,
            lowest_cash: (ground.morning.cash, ground.today),
            debt_free: None,
            asked: vec![Money::ZERO; ground.take_home.len()],
        };
        for line in &ground.morning.lines {
            for due in line.dues.iter().filter(|due| due.on >= ground.today) {
                watch.ask(due.on, due.unpaid);
            }
        }
        watch.look(&ground.morning);
        watch
    }

    fn ask(&mut self, due: Day, amount: Money) {
        let ahead = usize::try_from(due.month().0 - self.ground.today.month().0).ok();
        if let Some(month) = ahead.and_then(|ahead| self.asked.get_mut(ahead)) {
            *month += amount;
        }
    }

    /// Notes whether anything is owed.
    fn look(&mut self, state: &State) {
        let rules = &self.ground.household.lines;
        let lines = self.ground.in_use.iter().enumerate().filter(|(_, used)| !**used);
        let mut owed = lines.map(|(line, _)| state.owed(line, rules));
        if owed.any(|owed| owed > Money::ZERO) {
            self.debt_free = None;
        } else if self.debt_free.is_none() {
            self.debt_free = Some(state.day.max(self.ground.today));
        }
    }

    /// What came of it, once the run has ended in `state`.
    #[must_use]
    pub fn outcome(self, state: &State) -> Outcome {
        let ground = self.ground;
        let unposted = unposted_interest(state, &ground.household, ground.until);
        let owed = state.owed_in_all() + unposted;
        let months = (0_i32..).map(|ahead| ground.today.month().plus(ahead));
        let shares = self.asked.iter().zip(&ground.take_home).zip(months);
        let shares = shares.filter_map(|((asked, income), month)| Some((asked.ratio_to(*income)?, month)));
        // Of two equal months the first.
        let peak = shares.max_by_key(|(share, month)| (*share, std::cmp::Reverse(*month)));
        Outcome {
            interest: self.interest + unposted,
            fees: self.fees,
            late_fees: self.late_fees,
            late: self.late,
            uses_grace: self.uses_grace,
            stops: 0,
            lowest_cash: self.lowest_cash,
            debt_free: self.debt_free.filter(|_| unposted.is_zero()),
            peak_dti: peak,
            owed_at_end: owed,
            net_worth_at_end: state.cash + state.emergency - owed,
        }
    }
}

impl Recorder for Watch<'_> {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        match *happening {
            Happening::Statement { bill, due, .. } => {
                self.interest += bill.interest;
                self.fees += bill.fees;
                self.ask(due, bill.minimum);
            }
            Happening::Instalment { principal, interest, fee, due, .. } => {
                self.interest += interest;
                self.fees += fee;
                self.ask(due, principal + interest + fee);
            }
            Happening::Payment { paid, .. } => self.fees += paid.early_charge,
            Happening::Missed { late_fee, .. } => {
                self.late += 1;
                self.fees += late_fee;
                self.late_fees += late_fee;
            }
            Happening::Short { .. } => self.uses_grace = true,
            Happening::Fee { amount, .. } => self.fees += amount,
            Happening::Interest { amount, .. } => self.interest += amount,
            _ => {}
        }
    }

    fn day_over(&mut self, state: &State) {
        if state.cash < self.lowest_cash.0 {
            self.lowest_cash = (state.cash, state.day);
        }
        self.look(state);
    }
}

/// Runs the ground's household (or one made from it) from this morning to the last day.
pub fn follow<P: Payer>(ground: &Ground, household: &Compiled, payer: &mut P) -> Outcome {
    let mut state = ground.morning.clone();
    let mut watch = Watch::new(ground);
    start_at_today(&mut state, household, ground.today);
    step_until(&mut state, ground.until, household, &mut watch, payer);
    watch.outcome(&state)
}

/// Points the state at the first event of `household` that this morning has not seen: calendars with other payments have
/// other places.
pub fn start_at_today(state: &mut State, household: &Compiled, today: Day) {
    use crate::domain::household::compiled::Phase;
    let seen = |event: &crate::domain::household::compiled::Event| {
        event.day < today || (event.day == today && event.phase == Phase::Recorded)
    };
    state.cursor = household.events.partition_point(seen);
}

/// Interest that has built up on all lines by a day and is not posted.
#[must_use]
pub fn unposted_interest(state: &State, household: &Compiled, on: Day) -> Money {
    let mut sum = Money::ZERO;
    for (account, rules) in state.lines.iter().zip(&household.lines) {
        let parts = state.parts_of(rules);
        let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
        for (part, rule) in parts.iter().zip(part_rules) {
            let mut part = *part;
            accrue(&mut part, rule, on, account.grace_lost);
            sum += built_up(&part, rule, on);
        }
    }
    sum
}

/// The interest built up on one part by `on`, in the middle of a cycle: monthly accrual counts the days of the whole cycle
/// that began with the last posting.
#[must_use]
pub fn built_up(part: &PartAccount, rules: &PartRules, on: Day) -> Money {
    if rules.accrual != Accrual::Monthly || part.accrued == 0 {
        return accrued_interest(part, rules, on);
    }
    let (times, denominator) = monthly_share(part, rules);
    post(part.accrued.saturating_mul(times), denominator, rules.rounding)
}

/// What monthly accrual is multiplied with and divided by, for a cycle that has not ended.
#[must_use]
pub fn monthly_share(part: &PartAccount, rules: &PartRules) -> (i128, i128) {
    let bullet = rules.amortisation == Some(Amortisation::Bullet);
    let cycles = if bullet { i32::from(rules.periods.max(1)) } else { 1 };
    let start = part.posted_on;
    let days = match rules.cycle_months {
        (12, 52) => 7,
        (12, 26) => 14,
        (months, over) => {
            let months = i32::from(months) / i32::from(over.max(1));
            start.month().plus(months.max(1) * cycles).on(start.day_of_month()).since(start)
        }
    };
    let days = i128::from(days.max(1));
    let times = i128::from(rules.cycle_months.0) * i128::from(cycles);
    (times, i128::from(RATE_SCALE) * days * i128::from(rules.cycle_months.1))
}
