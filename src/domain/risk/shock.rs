//! What may happen to a household: payments missed, income lost, a line cut, a platform down, a rule changed.
//!
//! A shock names lines and days in words that fit any household ("the first line", "the next due day"); `aim` finds which
//! lines and days they mean. What a shock does to the days ahead is the engine's.

use super::indicator::AccountFlag;
use super::trigger::{Cause, Effect};
use crate::domain::calendar::{Day, Month};
use crate::domain::credit::terms::LineKind;
use crate::domain::money::{Money, Ratio};
use crate::domain::name::Name;

/// Which lines a shock falls on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LineSelector {
    /// The first line of the record that is not closed.
    First,
    /// The first open line that can be drawn by its kind; the first open line when there is none.
    FirstDrawable,
    /// The open line on which most is owed; of several the first.
    Largest,
    /// The open line with the highest use of its limit; of several the first, and the largest when none has a limit.
    MostUsed,
    /// Every line that is not closed.
    Every,
    /// The line with this id.
    Id(String),
    /// Every line of this group.
    Group(String),
    /// Every line of this kind.
    Kind(LineKind),
    /// Every line of this product.
    Product(String),
}

/// Which incomes a shock falls on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum IncomeSelector {
    /// The income that brings most in a month; of several the first.
    Largest,
    /// Every income.
    Every,
    /// The income of this name, in either language.
    Named(String),
}

/// A day, named so that it fits any household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// This day.
    On(Day),
    /// The first day of this month.
    In(Month),
    /// The first day of the look ahead.
    Today,
    /// So many days after it.
    InDays(u16),
    /// So many months after it, on the same day of the month or the last that the month has.
    InMonths(u16),
    /// The next due day of the line.
    NextDue,
    /// The next day on which the income arrives.
    NextIncome,
}

/// How large an expense is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// This amount in the household's currency.
    Amount(Money),
    /// So many hundredths of a month's take-home income.
    MonthsOfIncome(u32),
}

/// What a household does when cash falls short of what is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Behaviour {
    /// It borrows nothing: what cannot be paid stays unpaid.
    #[default]
    Hold,
    /// It borrows to repay: it draws where it still can, until nothing can be drawn.
    Roll,
}

/// One thing that happens.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shock {
    /// Payments are not made at all.
    MissPayment {
        /// To which lines.
        lines: LineSelector,
        /// From when on.
        from: Moment,
        /// For how many months.
        months: u16,
    },
    /// A payment is made some days after its due day.
    LatePayment {
        /// To which lines.
        lines: LineSelector,
        /// From when on.
        from: Moment,
        /// How many days after.
        days: u16,
        /// How many payments in a row.
        times: u16,
    },
    /// One more loan is taken from a lender that the household has not borrowed from.
    NewLine {
        /// Products it may be; the first of the household's jurisdiction is taken.
        products: Vec<String>,
        /// How much arrives.
        amount: Money,
        /// When.
        on: Moment,
    },
    /// An income stops, wholly or in part.
    LoseIncome {
        /// Which.
        income: IncomeSelector,
        /// The share that is lost.
        share: Ratio,
        /// From when on.
        from: Moment,
        /// For how many months; none for good.
        months: Option<u16>,
    },
    /// An income arrives late.
    DelayIncome {
        /// Which.
        income: IncomeSelector,
        /// How many days late.
        days: u16,
        /// From when on.
        from: Moment,
        /// How many times in a row.
        times: u16,
    },
    /// An expense that cannot wait, paid from cash.
    Expense {
        /// How much.
        size: Size,
        /// When.
        on: Moment,
    },
    /// The platform of a line and its whole group is down: nothing can be drawn or paid there.
    Outage {
        /// Which lines; with each, its group.
        lines: LineSelector,
        /// When it begins, at midnight.
        on: Moment,
        /// For how many hours.
        hours: u16,
        /// Whether it was announced.
        announced: bool,
    },
    /// A limit is cut.
    CutLimit {
        /// Of which lines.
        lines: LineSelector,
        /// The share that is taken away.
        by: Ratio,
        /// When.
        on: Moment,
    },
    /// A line takes nothing new.
    SuspendLine {
        /// Which.
        lines: LineSelector,
        /// From when on.
        on: Moment,
        /// For how many days; none until the end of the look ahead.
        days: Option<u16>,
    },
    /// A change of rules or of the product comes into force.
    RuleChange {
        /// Its id, to name it in what follows.
        id: String,
        /// What to call it.
        name: Name,
        /// Which lines it covers.
        lines: LineSelector,
        /// When.
        on: Moment,
        /// What it does to them at once; none leaves it to the rules on `rule-change`.
        effect: Option<Effect>,
    },
    /// Something is wrong with an account.
    AccountFlag {
        /// Of which lines.
        lines: LineSelector,
        /// What.
        flag: AccountFlag,
        /// From when on.
        on: Moment,
        /// After how many days it is put right; none never.
        cleared_after_days: Option<u16>,
    },
    /// What the household does when cash falls short.
    Behaviour(Behaviour),
}

/// The kinds of shocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is said at its shock")]
pub enum ShockKind {
    MissPayment,
    LatePayment,
    NewLine,
    LoseIncome,
    DelayIncome,
    Expense,
    Outage,
    CutLimit,
    SuspendLine,
    RuleChange,
    AccountFlag,
    Behaviour,
}

/// A what-if with a name: shocks that happen together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub name: Name,
    /// What it shows, in a paragraph.
    pub summary: Name,
    /// The cause that it shows, when it shows one.
    pub cause: Option<Cause>,
    /// The lesson that it belongs to.
    pub lesson: Option<String>,
    /// How many months ahead it is worth looking.
    pub months: u16,
    /// What happens.
    pub shocks: Vec<Shock>,
}

impl Scenario {
    /// What the household does when cash falls short: as the last shock about it says, else it holds.
    #[must_use]
    pub fn behaviour(&self) -> Behaviour {
        let said = self.shocks.iter().rev().find_map(|shock| match shock {
            Shock::Behaviour(behaviour) => Some(*behaviour),
            _ => None,
        });
        said.unwrap_or_default()
    }
}

impl Shock {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ShockKind {
        match self {
            Shock::MissPayment { .. } => ShockKind::MissPayment,
            Shock::LatePayment { .. } => ShockKind::LatePayment,
            Shock::NewLine { .. } => ShockKind::NewLine,
            Shock::LoseIncome { .. } => ShockKind::LoseIncome,
            Shock::DelayIncome { .. } => ShockKind::DelayIncome,
            Shock::Expense { .. } => ShockKind::Expense,
            Shock::Outage { .. } => ShockKind::Outage,
            Shock::CutLimit { .. } => ShockKind::CutLimit,
            Shock::SuspendLine { .. } => ShockKind::SuspendLine,
            Shock::RuleChange { .. } => ShockKind::RuleChange,
            Shock::AccountFlag { .. } => ShockKind::AccountFlag,
            Shock::Behaviour(_) => ShockKind::Behaviour,
        }
    }

    /// The lines it falls on; none for one about cash or income.
    #[must_use]
    pub const fn lines(&self) -> Option<&LineSelector> {
        match self {
            Shock::MissPayment { lines, .. }
            | Shock::LatePayment { lines, .. }
            | Shock::Outage { lines, .. }
            | Shock::CutLimit { lines, .. }
            | Shock::SuspendLine { lines, .. }
            | Shock::RuleChange { lines, .. }
            | Shock::AccountFlag { lines, .. } => Some(lines),
            Shock::NewLine { .. }
            | Shock::LoseIncome { .. }
            | Shock::DelayIncome { .. }
            | Shock::Expense { .. }
            | Shock::Behaviour(_) => None,
        }
    }

    /// The income it falls on.
    #[must_use]
    pub const fn income(&self) -> Option<&IncomeSelector> {
        match self {
            Shock::LoseIncome { income, .. } | Shock::DelayIncome { income, .. } => Some(income),
            _ => None,
        }
    }

    /// When it begins; none for a behaviour, which holds throughout.
    #[must_use]
    pub const fn begins(&self) -> Option<Moment> {
        match self {
            Shock::MissPayment { from, .. }
            | Shock::LatePayment { from, .. }
            | Shock::LoseIncome { from, .. }
            | Shock::DelayIncome { from, .. } => Some(*from),
            Shock::NewLine { on, .. }
            | Shock::Expense { on, .. }
            | Shock::Outage { on, .. }
            | Shock::CutLimit { on, .. }
            | Shock::SuspendLine { on, .. }
            | Shock::RuleChange { on, .. }
            | Shock::AccountFlag { on, .. } => Some(*on),
            Shock::Behaviour(_) => None,
        }
    }

    /// The days of an outage, each begun day counting whole; 0 for any other shock.
    #[must_use]
    pub const fn outage_days(&self) -> u16 {
        match self {
            Shock::Outage { hours, .. } => hours.div_ceil(24),
            _ => 0,
        }
    }
}
