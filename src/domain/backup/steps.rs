//! The plan for the days until money is short: ordered, dated steps, what costs nothing first.
//!
//! Every step is something to do, never a product to take: of what lies outside the household it says by when each way
//! would have to be begun.

use super::fit::{Fit, Life, Need};
use super::gap::Gap;
use super::moves::{Move, Moved, Relief};
use super::situation::Situation;
use super::{BackupOption, Brings, PaysDebt};
use crate::domain::backup::condition::Verdict;
use crate::domain::calendar::Day;
use crate::domain::credit::account::LineAccount;
use crate::domain::credit::line::LineState;
use crate::domain::household::compile::compile;
use crate::domain::household::outlook::Change;
use crate::domain::household::recorder::{Happening, Nobody, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_to_today, step_until};
use crate::domain::money::Money;

/// A lender is called at the latest so many days before the due day.
const CALL_DAYS_BEFORE: i32 = 3;

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Call the lender of a line before its due day.
    Call {
        /// The line.
        line: usize,
        /// The due day.
        due: Day,
        /// What will be due.
        amount: Money,
    },
    /// Make a move of the household's own.
    Make(Relief),
    /// Move money from the emergency fund.
    FromFund {
        /// How much.
        amount: Money,
    },
    /// The last day to begin with an option, so that it helps in time.
    BeginBy {
        /// Which fit.
        fit: usize,
    },
    /// Ask the lender of a line that is about to stop what keeps it open.
    AskBefore {
        /// The line.
        line: usize,
        /// The day on which it stops if nothing is done.
        stop: Day,
    },
    /// A line stops if nothing is done.
    Stops {
        /// The line.
        line: usize,
        /// Its state then.
        to: LineState,
    },
    /// The first day short, and what is missing then when all before was done.
    Short {
        /// Still missing.
        missing: Money,
    },
    /// Money is missing again, as things are set.
    Again {
        /// How much on the worst day of that gap.
        missing: Money,
    },
    /// From here on there is money again: fill the fund up.
    Refill {
        /// How much was taken.
        amount: Money,
    },
}

/// A step on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day on which, or by which, it is done.
    pub day: Day,
    /// What is done.
    pub step: Step,
}

/// The plan for the first of these gaps, with the emergency fund today and what each line owes. The fund is filled up
/// again when the stretch to which the gap belongs is over.
#[must_use]
pub fn steps(
    situation: &Situation,
    (gap, next, stretch): (&Gap, Option<&Gap>, &Gap),
    moved: &Moved,
    (fits, options): (&[Fit], &[BackupOption]),
    (fund, owed): (Money, &[Money]),
) -> Vec<Dated> {
    let today = situation.today;
    let mut plan = Vec::new();
    for (line, due, amount) in dues(situation, gap, owed) {
        let day = due.plus(-CALL_DAYS_BEFORE).max(today);
        plan.push(Dated { day, step: Step::Call { line, due, amount } });
    }
    for relief in &moved.reliefs {
        let day = match relief.what {
            Move::DueDay { from, .. } => from.plus(-CALL_DAYS_BEFORE).max(today),
            Move::PayMinimum { .. } | Move::Wait { .. } => today,
        };
        plan.push(Dated { day, step: Step::Make(*relief) });
    }
    let fund = fund.least(moved.left_after_own).positive_part();
    if fund > Money::ZERO {
        plan.push(Dated { day: gap.from, step: Step::FromFund { amount: fund } });
    }
    let left = moved.left_after_own - fund;
    if left > Money::ZERO {
        let need = Need { amount: left, from: gap.from, days: 1, used_for: None };
        for (place, fit) in fits.iter().enumerate() {
            if options.get(fit.option).is_some_and(|option| is_named(fit, option, &need, today)) {
                plan.push(Dated { day: fit.begin_by, step: Step::BeginBy { fit: place } });
            }
        }
    }
    plan.push(Dated { day: gap.from, step: Step::Short { missing: left.positive_part() } });
    if let Some(next) = next {
        plan.push(Dated { day: next.from, step: Step::Again { missing: next.amount } });
    }
    if let Some(until) = stretch.until.filter(|_| fund > Money::ZERO) {
        plan.push(Dated { day: until, step: Step::Refill { amount: fund } });
    }
    plan.sort_by_key(|dated| (dated.day, rank(&dated.step)));
    plan
}

/// The plan with the first stop of a what-if: its lender is asked before that day, unless it is called anyway.
#[must_use]
pub fn with_stop(mut plan: Vec<Dated>, stop: &Change, today: Day) -> Vec<Dated> {
    let is_called = |dated: &Dated| matches!(dated.step, Step::Call { line, .. } if line == stop.line);
    if !plan.iter().any(is_called) {
        let day = stop.day.plus(-CALL_DAYS_BEFORE).max(today);
        plan.push(Dated { day, step: Step::AskBefore { line: stop.line, stop: stop.day } });
    }
    plan.push(Dated { day: stop.day, step: Step::Stops { line: stop.line, to: stop.to } });
    plan.sort_by_key(|dated| (dated.day, rank(&dated.step)));
    plan
}

/// Whether an option's last day to begin is named: what brings money or time from outside and can still come in time.
fn is_named(fit: &Fit, option: &BackupOption, need: &Need, today: Day) -> bool {
    let is_outside = matches!(option.brings, Brings::Money)
        && option.pays_debt != PaysDebt::Replaces
        && option.group != super::Group::Dear
        && !super::effect::is_fund(option)
        && option.speed.most_days > 0;
    let helps = fit.covers.is_none_or(|covers| covers > Money::ZERO && need.amount > Money::ZERO);
    fit.life == Life::InForce && fit.verdict != Verdict::No && is_outside && helps && fit.begin_by >= today
}

/// The order of steps of one day.
const fn rank(step: &Step) -> u8 {
    match step {
        Step::Call { .. } | Step::AskBefore { .. } => 0,
        Step::Make(_) => 1,
        Step::BeginBy { .. } => 2,
        Step::FromFund { .. } => 3,
        Step::Short { .. } => 4,
        Step::Stops { .. } => 5,
        Step::Again { .. } => 6,
        Step::Refill { .. } => 7,
    }
}

/// What falls due on lines on the days of the first month without money: line, day, amount.
fn dues(situation: &Situation, gap: &Gap, owed: &[Money]) -> Vec<(usize, Day, Money)> {
    let month_on = gap.from.plus(31);
    let end = gap.until.map_or(month_on, |until| until.min(month_on));
    let household = compile(&situation.profile, &situation.entries, &situation.question(end));
    let mut state = household.opening.clone();
    step_to_today(&mut state, &household, &mut Nobody);
    let open = |(line, account): (usize, &LineAccount)| {
        let due = account.dues.iter().find(|due| due.unpaid > Money::ZERO && due.on >= situation.today)?;
        Some((line, due.on, due.unpaid))
    };
    let mut listed: Vec<(usize, Day, Money)> = state.lines.iter().enumerate().filter_map(open).collect();
    let mut asks = Asks { found: Vec::new() };
    step_until(&mut state, household.end, &household, &mut asks, &mut AsAsked);
    for ask in asks.found {
        if !listed.iter().any(|known| known.0 == ask.0 && known.1 == ask.1) {
            listed.push(ask);
        }
    }
    for planned in &situation.planned {
        // A line that is called in asks for everything on that day.
        for known in listed.iter_mut().filter(|known| known.0 == usize::from(planned.line) && known.1 == planned.day) {
            known.2 = known.2.most(owed.get(known.0).copied().unwrap_or_default());
        }
    }
    listed.retain(|(_, day, amount)| *amount > Money::ZERO && *day >= gap.from && *day < end);
    listed.sort_by_key(|(line, day, _)| (*day, *line));
    let mut seen = Vec::new();
    listed.retain(|(line, _, _)| {
        let is_new = !seen.contains(line);
        seen.push(*line);
        is_new
    });
    listed
}

/// Listens for what lines ask for.
struct Asks {
    found: Vec<(usize, Day, Money)>,
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
        self.found.push((usize::from(line), due, amount));
    }

    fn day_over(&mut self, _: &State) {}
}
