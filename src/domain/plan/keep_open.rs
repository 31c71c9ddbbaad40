//! The smallest change that keeps lines open: so much cash once, so much a month, so much less spent on lines, or a payment
//! by a day.
//!
//! Everything else stays as it is. A coarse scan comes first, because more money is not always better (a balance paid down
//! early can be drawn no more later); then the lowest edge is narrowed to the minor unit and proved by two runs: the answer
//! holds, one minor unit less does not. When what holds has gaps, or nothing does, that is said.

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
    let base = ground.run(ground.staged);
    let first_stop = base.first_stop()?;
    let most = ground.most(&base);
    let mut answers = Vec::new();
    for goal in [Goal::FirstStop, Goal::AllStops] {
        for lever in [Lever::CashOnce, Lever::CashMonthly, Lever::SpendLess] {
            let holds = |amount: Money| ground.holds(lever, amount, goal, &first_stop);
            let most = if lever == Lever::SpendLess { ground.spent_on_lines() } else { most };
            let found = if most <= Money::ZERO { Found::NotThere } else { least(most, &holds) };
            answers.push(KeepOpen { goal, lever, found });
        }
    }
    Some(WaysOut { first_stop, answers, last_chance: ground.last_chance(&base, &first_stop) })
}

/// The least amount that holds, up to `most`: a scan from below, then halving at the lowest edge.
fn least(most: Money, holds: &dyn Fn(Money) -> bool) -> Found {
    // Closer together near zero, where answers usually are.
    let at = |n: i64| Money(Rounding::Up.divide(i128::from(most.minor()) * i128::from(n * n), i128::from(SCAN * SCAN)));
    let mut scanned: Vec<(Money, bool)> = (1..=SCAN).map(|n| at(n).most(Money(1))).map(|x| (x, holds(x))).collect();
    scanned.dedup();
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

impl Ground<'_> {
    fn run(&self, staged: &Staged) -> Outlook {
        run_staged(staged, self.entries, self.policies, self.today, self.until, false)
    }

    /// More than this would not be a small change: a year's income, or everything owed.
    fn most(&self, base: &Outlook) -> Money {
        let owed = base.household.opening.owed_in_all(&base.household.lines);
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

    fn holds(&self, lever: Lever, amount: Money, goal: Goal, stop: &Change) -> bool {
        let mut staged = self.staged.clone();
        self.pull(&mut staged, lever, amount);
        reached(&self.run(&staged), goal, stop)
    }

    /// Changes the household by an amount.
    fn pull(&self, staged: &mut Staged, lever: Lever, amount: Money) {
        match lever {
            Lever::CashOnce => staged.profile.incomes.push(extra(amount, once(self.today))),
            Lever::CashMonthly => {
                let largest = staged.profile.incomes.iter().max_by_key(|income| income.amount);
                let anchor = largest.map_or(1, |income| income.recurrence.anchor.max(1));
                let recurrence = Recurrence { rhythm: Rhythm::Monthly, anchor, start: Some(self.today), until: None };
                staged.profile.incomes.push(extra(amount, recurrence));
            }
            Lever::SpendLess => {
                let all = self.spent_on_lines();
                for expense in staged.profile.expenses.iter_mut().filter(|expense| expense.pay_with.is_some()) {
                    let kept = (all - amount).positive_part();
                    expense.amount = expense.amount.scaled(kept.minor(), all.minor().max(1), Rounding::Down);
                }
            }
        }
    }

    /// The last day on which a payment to the first line still keeps it open, and the least amount on that day. The money
    /// for it is taken to come from elsewhere.
    fn last_chance(&self, base: &Outlook, stop: &Change) -> Option<LastChance> {
        let line = u16::try_from(stop.line).ok()?;
        let owed = base.household.opening.owed(stop.line, &base.household.lines).most(Money(1));
        let holds = |day: Day, amount: Money| {
            let mut staged = self.staged.clone();
            staged.profile.incomes.push(extra(amount, once(day)));
            staged.withheld.retain(|withheld| withheld.line != line || withheld.until <= day);
            let payment = PlannedPayment { day, line, amount };
            let mut question = staged.question(self.policies, self.today, self.until, false);
            question.planned.push(payment);
            let household = crate::domain::household::compile::compile(&staged.profile, self.entries, &question);
            let (timeline, end) = crate::domain::household::timeline::run(&household);
            let (today, until) = (self.today, self.until);
            reached(&Outlook { profile: staged.profile, household, timeline, end, today, until }, Goal::FirstStop, stop)
        };
        // On the day of the stop itself a payment races with the lender's look: the day before is the last safe one.
        let mut days = (1..DAYS_BACK).map(|back| stop.day.plus(-back)).take_while(|day| *day >= self.today);
        let by = days.find(|day| holds(*day, owed + owed))?;
        match least(owed + owed, &|amount| holds(by, amount)) {
            Found::Least { amount, .. } => Some(LastChance { line: stop.line, by, amount }),
            Found::Nothing { .. } | Found::NotThere => None,
        }
    }
}

/// Whether a look ahead reaches a goal.
fn reached(outlook: &Outlook, goal: Goal, stop: &Change) -> bool {
    use crate::domain::risk::state::is_stopped;
    let stops = |change: &Change| is_stopped(change.to) && !is_stopped(change.from);
    match goal {
        Goal::AllStops => !outlook.changes().iter().any(stops),
        Goal::FirstStop => {
            !outlook.changes().iter().any(|change| stops(change) && change.line == stop.line && change.day <= stop.day)
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
    match answer.found {
        Found::Least { amount, .. } => {
            ground.holds(answer.lever, amount, answer.goal, stop)
                && !ground.holds(answer.lever, amount - Money(1), answer.goal, stop)
        }
        Found::Nothing { .. } | Found::NotThere => true,
    }
}
