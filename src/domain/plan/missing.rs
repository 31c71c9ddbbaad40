//! The sum that is missing when no plan is on time: so much more a month, so much once, or so much less spending.
//!
//! Each is the least amount with which paying what is asked for, or the rule with a reserve, is on time with the floor
//! kept: it is run with the amount and with one minor unit less, and only the pair proves it. Everything else stays.

use super::ground::Ground;
use super::means::Means;
use super::strategy::Strategy;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Rhythm;
use crate::domain::household::entry::Entry;
use crate::domain::household::profile::{Certainty, Income, Profile, Recurrence};
use crate::domain::money::{Money, Rounding};
use crate::domain::name::Name;
use crate::domain::ratios::monthly;

/// What could be different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// More money each month, from today on.
    EachMonth,
    /// Money today, once.
    Once,
    /// Less spent each month, from today on.
    LessSpending,
}

impl Change {
    /// All, in the order in which they are told.
    pub const ALL: [Change; 3] = [Change::EachMonth, Change::Once, Change::LessSpending];
}

/// What came of the search for one change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// This is the least with which a plan is on time; with one minor unit less none of those tried is.
    Least(Money),
    /// Not even this much is enough.
    NotEnough(Money),
}

/// The household with something different, ready to be tried with amounts.
struct Tried {
    ground: Ground,
    change: Change,
    /// Expenses as they are.
    expenses: Vec<Money>,
    /// What is spent in a month.
    spending: Money,
}

impl Tried {
    fn of(
        profile: &Profile,
        entries: &[Entry],
        means: &Means,
        change: Change,
        (today, until): (Day, Day),
        floor: Money,
    ) -> Tried {
        let mut with = profile.clone();
        if change == Change::EachMonth {
            // Its amount is set at each try. The first comes this morning, the next in a month.
            let start = today.month().plus(1).on(today.day_of_month());
            let anchor = today.day_of_month();
            let recurrence = Recurrence { rhythm: Rhythm::Monthly, anchor, start: Some(start), until: None };
            let (name, certainty) = (Name::default(), Certainty::Regular);
            with.incomes.insert(0, Income { name, amount: Money(1), gross: None, certainty, recurrence });
        }
        let ground = Ground::new(&with, entries, today, until, means, floor);
        let expenses = ground.household.expenses.iter().map(|expense| expense.amount).collect();
        let spending = profile.expenses.iter().map(|expense| monthly(expense.amount, expense.recurrence.rhythm)).sum();
        Tried { ground, change, expenses, spending }
    }

    /// Whether a plan is on time with an amount.
    fn holds(&mut self, amount: Money) -> bool {
        let mut cash = Money::ZERO;
        match self.change {
            Change::EachMonth => {
                cash = amount;
                if let Some(extra) = self.ground.household.incomes.first_mut() {
                    *extra = amount;
                }
            }
            Change::Once => cash = amount,
            Change::LessSpending => {
                let kept = (self.spending - amount).positive_part();
                for (expense, before) in self.ground.household.expenses.iter_mut().zip(&self.expenses) {
                    expense.amount = before.scaled(kept.minor(), self.spending.minor().max(1), Rounding::Up);
                }
            }
        }
        self.ground.morning.cash += cash;
        let ways = [Strategy::MinimumOnly, Strategy::TrueRate];
        let holds = ways.iter().any(|way| way.run(&self.ground).keeps(self.ground.floor));
        self.ground.morning.cash -= cash;
        holds
    }

    /// The most that makes sense to try.
    fn most(&self) -> Money {
        let owed = self.ground.morning.owed_in_all().positive_part();
        let all = owed + owed + self.spending + self.spending + (-self.ground.morning.cash).positive_part();
        match self.change {
            Change::LessSpending => self.spending,
            Change::EachMonth | Change::Once => all + self.ground.floor + all,
        }
    }
}

/// The least amount of a change with which a plan is on time.
#[must_use]
pub fn missing(ground: &Ground, profile: &Profile, entries: &[Entry], means: &Means, change: Change) -> Found {
    let mut tried = Tried::of(profile, entries, means, change, (ground.today, ground.until), ground.floor);
    let most = tried.most();
    // More money is not always better for a rule that pays early, so the first amount that holds is looked for from below.
    let mut short = Money::ZERO;
    let mut enough = most.scaled(1, 4096, Rounding::Up).most(Money(1)).least(most);
    while !tried.holds(enough) {
        if enough >= most {
            return Found::NotEnough(most);
        }
        short = enough;
        enough = (enough + enough).least(most);
    }
    while enough - short > Money(1) {
        let middle = short + Money((enough - short).minor() / 2);
        if tried.holds(middle) {
            enough = middle;
        } else {
            short = middle;
        }
    }
    Found::Least(enough)
}
