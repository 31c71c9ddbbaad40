//! One household's record on one day, checked and complete.
//!
//! Where it was written and what was wrong with the file is the `profile` module's; here everything has passed.

use super::facts::Facts;
use crate::domain::calendar::{Day, Holidays};
use crate::domain::credit::line::{Line, Rhythm};
use crate::domain::money::{Currency, Money, Ratio};
use crate::domain::name::Name;

/// When a regular income or expense falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// How often.
    pub rhythm: Rhythm,
    /// Day of the month for monthly items.
    pub anchor: u8,
    /// A day on which it falls: the first for weekly, fortnightly, yearly and one-off items.
    pub start: Option<Day>,
    /// The last day on which it may fall.
    pub until: Option<Day>,
}

/// How sure the amount of an income is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Certainty {
    /// The same every time.
    #[default]
    Regular,
    /// It varies: the usual amount is planned with, the low one is shown beside it.
    Irregular {
        /// What comes in a poor period.
        low: Money,
    },
}

/// One source of income.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Income {
    /// Its name.
    pub name: Name,
    /// What arrives (take-home) each time; the usual amount of an irregular income.
    pub amount: Money,
    /// Before tax and contributions, when known.
    pub gross: Option<Money>,
    /// Whether it varies.
    pub certainty: Certainty,
    /// When.
    pub recurrence: Recurrence,
}

/// One expense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expense {
    /// Its name.
    pub name: Name,
    /// How much each time.
    pub amount: Money,
    /// Whether the household cannot do without it.
    pub essential: bool,
    /// Whether it is rent or another cost of the home (counts in payment-to-income).
    pub housing: bool,
    /// The line it is paid with, by id; cash when none.
    pub pay_with: Option<String>,
    /// When.
    pub recurrence: Recurrence,
}

/// The limits that `tideover check` holds the household to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckLimits {
    /// Debt service over take-home income, at most.
    pub max_dti: Option<Ratio>,
    /// Use of revolving and pay-later limits, at most.
    pub max_utilisation: Option<Ratio>,
    /// Number of lenders, at most.
    pub max_lenders: Option<u16>,
    /// Days that the money lasts without income, at least.
    pub min_runway_days: Option<u16>,
    /// Months of essential expenses in the emergency fund, in hundredths, at least.
    pub min_emergency_months: Option<u32>,
    /// The lowest point of cash, at least.
    pub min_cash: Option<Money>,
}

/// One household's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// A name to show.
    pub name: Name,
    /// The currency of every amount.
    pub currency: Currency,
    /// The id of the norms file that applies.
    pub jurisdiction: String,
    /// The day whose morning the record describes: what is scheduled on that day is still to come.
    pub as_of: Day,
    /// Cash that can be spent.
    pub spendable: Money,
    /// Cash kept for emergencies; the projection never touches it.
    pub emergency_fund: Money,
    /// Incomes.
    pub incomes: Vec<Income>,
    /// Expenses.
    pub expenses: Vec<Expense>,
    /// Lines and loans.
    pub lines: Vec<Line>,
    /// Days of hard inquiries in the credit registry.
    pub inquiries: Vec<Day>,
    /// Limits of `check`.
    pub limits: CheckLimits,
    /// Bank holidays that move due days.
    pub holidays: Holidays,
    /// What is known of its people.
    pub facts: Facts,
}

impl Profile {
    /// The index of the line with this id.
    #[must_use]
    pub fn line_index(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }
}
