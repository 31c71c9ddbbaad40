//! What would cover the loss of each line, as a goal to save towards: the panel to look at before anything is lost.

use super::situation::{Loss, Situation};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Rounding};

/// Months over which the rate of saving is measured.
const MONTHS_MEASURED: i32 = 12;
/// Later than this no goal has a date.
const MOST_MONTHS: i64 = 600;

/// What would cover the loss of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineCushion {
    /// The line.
    pub line: usize,
    /// More that is missing on the worst day when it takes nothing new.
    pub if_stopped: Money,
    /// More that is missing on the worst day when it is called in as well.
    pub if_called_in: Money,
    /// The day on which it would be called in.
    pub called_in_on: Option<Day>,
    /// What covers its loss, called in and all, as a goal.
    pub goal: Goal,
    /// What could still be drawn on it and would be lost as a reserve.
    pub reserve_lost: Option<Money>,
}

/// A sum to save towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// The sum.
    pub amount: Money,
    /// What of it is not saved yet.
    pub missing: Money,
    /// When it is reached at the present rate; none when nothing is left over, or it would take too long.
    pub reached_on: Option<Day>,
}

/// What is set aside, and what would be needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cushion {
    /// The emergency fund.
    pub fund: Money,
    /// Missing on the worst day as things are set.
    pub missing_as_set: Money,
    /// What is left over in a month if everything goes as set, measured over a year ahead and rounded down; below nothing
    /// when money runs out.
    pub saved_a_month: Money,
    /// Each line with something open or owed, in the order of the record.
    pub lines: Vec<LineCushion>,
    /// The goal that covers the loss of any one line that stops.
    pub goal_if_stopped: Goal,
    /// The goal that covers any one line that is called in.
    pub goal_if_called_in: Goal,
}

/// The cushion of a household as it is set, with what each line owes and the emergency fund today.
#[must_use]
pub fn cushion(situation: &Situation, owed: &[Money], fund: Money, until: Day) -> Cushion {
    let as_set = situation.cash_ahead(until).missing();
    let saved_a_month = saved_a_month(situation);
    let mut lines = Vec::new();
    for (line, record) in situation.profile.lines.iter().enumerate() {
        let owed = owed.get(line).copied().unwrap_or_default();
        let reserve_lost = record.limit.filter(|_| record.state.can_be_drawn() && record.terms.can_be_drawn());
        if owed.is_zero() && reserve_lost.is_none() {
            continue;
        }
        let (stopped, _) = situation.without(line, Loss::Stopped);
        let (called, called_in_on) = situation.without(line, Loss::CalledIn);
        let if_stopped = (stopped.cash_ahead(until).missing() - as_set).positive_part();
        let if_called_in = (called.cash_ahead(until).missing() - as_set).positive_part();
        lines.push(LineCushion {
            line,
            if_stopped,
            if_called_in,
            goal: goal(if_stopped.most(if_called_in) + as_set, fund, saved_a_month, situation.today),
            called_in_on,
            reserve_lost: reserve_lost.map(|limit| (limit - owed).positive_part()),
        });
    }
    let worst = |of: fn(&LineCushion) -> Money| lines.iter().map(of).max().unwrap_or_default() + as_set;
    let goal = |amount| goal(amount, fund, saved_a_month, situation.today);
    Cushion {
        fund,
        missing_as_set: as_set,
        saved_a_month,
        goal_if_stopped: goal(worst(|line| line.if_stopped)),
        goal_if_called_in: goal(worst(|line| line.if_called_in)),
        lines,
    }
}

/// A sum as a goal.
#[must_use]
pub fn goal(amount: Money, fund: Money, saved_a_month: Money, today: Day) -> Goal {
    let missing = (amount - fund).positive_part();
    let months = if missing.is_zero() {
        Some(0)
    } else if saved_a_month <= Money::ZERO {
        None
    } else {
        Some(Rounding::Up.divide(i128::from(missing.minor()), i128::from(saved_a_month.minor())))
    };
    let months = months.filter(|months| *months <= MOST_MONTHS).and_then(|months| i32::try_from(months).ok());
    Goal { amount, missing, reached_on: months.map(|months| today.month().plus(months).on(today.day_of_month())) }
}

/// The change of cash over a year if everything is paid as set, by the month.
fn saved_a_month(situation: &Situation) -> Money {
    let today = situation.today;
    let until = today.month().plus(MONTHS_MEASURED).on(today.day_of_month()).plus(-1);
    let ahead = situation.cash_ahead(until);
    let after = ahead.days.last().map_or(ahead.opening, |(_, cash)| *cash);
    let gained = i128::from((after - ahead.opening).minor());
    Money(Rounding::Down.divide(gained, i128::from(MONTHS_MEASURED)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_has_a_date_only_when_something_is_left_over() {
        let today = Day::ymd(2026, 11, 30).unwrap();
        let on = |amount, fund, saved| goal(Money(amount), Money(fund), Money(saved), today);
        assert_eq!(on(100, 100, 0), Goal { amount: Money(100), missing: Money(0), reached_on: Some(today) });
        assert_eq!(on(100, 0, 34).reached_on, Day::ymd(2027, 2, 28));
        assert_eq!(on(100, 0, 50).reached_on, Day::ymd(2027, 1, 30));
        assert_eq!(on(100, 0, 0).reached_on, None);
        assert_eq!(on(100_000, 0, 1).reached_on, None, "in eight thousand years");
    }
}
