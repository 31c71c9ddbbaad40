//! The smallest change that keeps lines open: so much cash once, so much a month, so much less spent on lines, or a payment
//! by a day.
//!
//! Everything else stays as it is. A coarse scan comes first, because more money is not always better (a balance paid down
//! early can be drawn no more later); then the lowest edge is narrowed to the minor unit and proved by two runs: the answer
//! holds, one minor unit less does not. When what holds has gaps, or nothing does, that is said.

use super::trial::{Setting, Trial};
use crate::domain::calendar::Day;
use crate::domain::credit::line::Rhythm;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::entry::Entry;
use crate::domain::household::outlook::{Change, Outlook, run_staged};
use crate::domain::household::profile::{Certainty, Income, Recurrence};
use crate::domain::household::scenario::Staged;
use crate::domain::money::{Money, Rounding};
use crate::domain::name::Name;
use crate::domain::risk::policy::Policy;

/// What is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Goal {
    /// The first stop does not happen: its line is open at least until the day on which it would have stopped.
    FirstStop,
    /// No line stops within the look ahead.
    AllStops,
}

/// What may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lever {
    /// Cash today, once.
    CashOnce,
    /// Cash every month, on the day after the largest income's.
    CashMonthly,
    /// Less spent on lines every month.
    SpendLess,
}

/// What came of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// This is the least that holds; one minor unit less does not.
    Least {
        /// How much.
        amount: Money,
        /// Whether some larger amount does not hold.
        has_gaps: bool,
    },
    /// No more money is needed: it is enough to pay what is open from the cash there is, on the day on which the money
    /// would have come.
    CashAtHand,
    /// No amount up to this one holds.
    Nothing {
        /// The largest that was tried.
        up_to: Money,
    },
    /// There is nothing to change (no spending on lines).
    NotThere,
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepOpen {
    /// What is kept.
    pub goal: Goal,
    /// What is changed.
    pub lever: Lever,
    /// The answer.
    pub found: Found,
}

/// The last payment that still keeps the first line open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastChance {
    /// The line.
    pub line: usize,
    /// The last day on which paying still helps.
    pub by: Day,
    /// The least to pay then.
    pub amount: Money,
}

/// Everything that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaysOut {
    /// The stop that would come first.
    pub first_stop: Change,
    /// The answers.
    pub answers: Vec<KeepOpen>,
    /// The last payment that still helps; none when no payment to that line does.
    pub last_chance: Option<LastChance>,
}

/// How many amounts the coarse scan tries.
const SCAN: i64 = 24;
/// How many days before the first stop a payment is tried.
const DAYS_BACK: i32 = 62;

/// What is searched.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The household with its scenario.
    pub staged: &'a Staged,
    /// What was recorded.
    pub entries: &'a [Entry],
    /// The rules.
    pub policies: &'a [Policy],
    /// The first day.
    pub today: Day,
    /// The last.
    pub until: Day,
}

/// Finds the smallest changes that keep lines open; none when nothing stops.
#[must_use]
pub fn keep_open(ground: &Ground<'_>) -> Option<WaysOut> {
    keep_open_while(ground, &|| true)
}

/// The same as long as it may go on; none too when it may not any more.
#[must_use]
pub fn keep_open_while(ground: &Ground<'_>, may_go_on: &dyn Fn() -> bool) -> Option<WaysOut> {
    let base = ground.run(ground.staged);
    let first_stop = base.first_stop()?;
    let most = ground.most(&base);
    let levers = [Lever::CashOnce, Lever::CashMonthly, Lever::SpendLess];
    let mut found: Vec<[KeepOpen; 2]> = Vec::new();
    for lever in levers {
        let most = if lever == Lever::SpendLess { ground.spent_on_lines() } else { most };
        let goals = [Goal::FirstStop, Goal::AllStops];
        if most <= Money::ZERO {
            found.push(goals.map(|goal| KeepOpen { goal, lever, found: Found::NotThere }));
            continue;
        }
        let mut trial = ground.trial(lever);
        let mut falls_short: Vec<Money> = Vec::new();
        found.push(goals.map(|goal| {
            let found = least(most, &mut |amount| {
                // What does not even keep the first stop away does not keep all away.
                if !may_go_on() || (goal == Goal::AllStops && falls_short.contains(&amount)) {
                    return false;
                }
                let held = trial.holds(amount, goal, &first_stop);
                if !held && goal == Goal::FirstStop {
                    falls_short.push(amount);
                }
                held
            });
            KeepOpen { goal, lever, found }
        }));
    }
    let of_goal = |place: usize| found.iter().filter_map(move |both| both.get(place)).copied();
    let answers = of_goal(0).chain(of_goal(1)).collect();
    let last_chance = ground.last_chance(&base, &first_stop, may_go_on);
    may_go_on().then_some(WaysOut { first_stop, answers, last_chance })
}

/// The least amount that holds, up to `most`: a scan from below, then halving at the lowest edge.
fn least(most: Money, holds: &mut dyn FnMut(Money) -> bool) -> Found {
    if holds(Money::ZERO) {
        return Found::CashAtHand;
    }
    // Closer together near zero, where answers usually are.
    let at = |n: i64| Money(Rounding::Up.divide(i128::from(most.minor()) * i128::from(n * n), i128::from(SCAN * SCAN)));
    let mut amounts: Vec<Money> = (1..=SCAN).map(|n| at(n).most(Money(1))).collect();
    amounts.dedup();
    let scanned: Vec<(Money, bool)> = amounts.into_iter().map(|amount| (amount, holds(amount))).collect();
    let Some(first) = scanned.iter().position(|(_, held)| *held) else { return Found::Nothing { up_to: most } };
    let has_gaps = scanned.iter().skip(first).any(|(_, held)| !held);
    let mut below = if first == 0 { Money::ZERO } else { scanned.get(first - 1).map_or(Money::ZERO, |s| s.0) };
    let mut above = scanned.get(first).map_or(most, |s| s.0);
    while above.minor() - below.minor() > 1 {
        let middle = Money(below.minor() + (above.minor() - below.minor()) / 2);
        if holds(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    Found::Least { amount: above, has_gaps }
}

impl<'a> Ground<'a> {
    const fn setting(&self) -> Setting<'a> {
        let Ground { staged, entries, policies, today, until } = *self;
        Setting { staged, entries, policies, today, until }
    }

    fn run(&self, staged: &Staged) -> Outlook {
        run_staged(staged, self.entries, self.policies, self.today, self.until)
    }

    /// More than this would not be a small change: a year's income, or everything owed.
    fn most(&self, base: &Outlook) -> Money {
        let owed = base.household.opening.owed_in_all();
        let shortest = base.lowest_cash().0;
        let missing = if shortest < Money::ZERO { shortest.magnitude() } else { Money::ZERO };
        owed.most(missing + missing).most(Money(100_000))
    }

    /// What is spent on lines in a month.
    fn spent_on_lines(&self) -> Money {
        use crate::domain::household::monthly::monthly;
        let expenses = self.staged.profile.expenses.iter().filter(|expense| expense.pay_with.is_some());
        expenses.map(|expense| monthly(expense.amount, expense.recurrence.rhythm)).sum()
    }

    /// The household with a lever in place.
    fn trial(&self, lever: Lever) -> Trial {
        match lever {
            Lever::CashOnce => Trial::with_income(self.setting(), extra(Money(1), once(self.today))),
            Lever::CashMonthly => {
                let largest = self.staged.profile.incomes.iter().max_by_key(|income| income.amount);
                let anchor = largest.map_or(1, |income| income.recurrence.anchor.max(1));
                let recurrence = Recurrence { rhythm: Rhythm::Monthly, anchor, start: Some(self.today), until: None };
                Trial::with_income(self.setting(), extra(Money(1), recurrence))
            }
            Lever::SpendLess => Trial::with_less_spending(self.setting(), self.spent_on_lines()),
        }
    }

    /// The last day on which a payment to the first line still keeps it open, and the least amount on that day. The money
    /// for it is taken to come from elsewhere.
    fn last_chance(&self, base: &Outlook, stop: &Change, may_go_on: &dyn Fn() -> bool) -> Option<LastChance> {
        let line = u16::try_from(stop.line).ok()?;
        let owed = base.household.opening.owed(stop.line, &base.household.lines).most(Money(1));
        // Nothing after the day of the stop matters.
        let setting = Setting { until: stop.day, ..self.setting() };
        let trial = |day: Day| {
            let payment = PlannedPayment { day, line, amount: Money(1) };
            Trial::with_payment(setting, extra(Money(1), once(day)), payment)
        };
        // On the day of the stop itself a payment races with the lender's look: the day before is the last safe one.
        let mut days = (1..DAYS_BACK).map(|back| stop.day.plus(-back));
        let by = days
            .by_ref()
            .take_while(|day| *day >= self.today && may_go_on())
            .find(|day| trial(*day).holds(owed + owed, Goal::FirstStop, stop))?;
        let mut trial = trial(by);
        match least(owed + owed, &mut |amount| trial.holds(amount, Goal::FirstStop, stop)) {
            Found::Least { amount, .. } => Some(LastChance { line: stop.line, by, amount }),
            Found::Nothing { .. } | Found::CashAtHand | Found::NotThere => None,
        }
    }
}

fn extra(amount: Money, recurrence: Recurrence) -> Income {
    Income { name: Name::both("extra", "额外"), amount, gross: None, certainty: Certainty::Regular, recurrence }
}

const fn once(day: Day) -> Recurrence {
    Recurrence { rhythm: Rhythm::Once, anchor: 1, start: Some(day), until: None }
}

/// Proves an answer by two runs: it holds, and one minor unit less does not.
#[must_use]
pub fn proves(ground: &Ground<'_>, answer: &KeepOpen, stop: &Change) -> bool {
    let mut trial = ground.trial(answer.lever);
    match answer.found {
        Found::Least { amount, .. } => {
            trial.holds(amount, answer.goal, stop) && !trial.holds(amount - Money(1), answer.goal, stop)
        }
        Found::CashAtHand => trial.holds(Money::ZERO, answer.goal, stop),
        Found::Nothing { .. } | Found::NotThere => true,
    }
}
