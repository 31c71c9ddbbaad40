//! What chance can bring to a household, and what it brought in one path.

use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};

/// What chance can bring, as it can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Driver {
    /// An earner loses work.
    JobLoss = 0,
    /// An income varies or dips.
    Income = 1,
    /// An unplanned expense.
    Expense = 2,
    /// A platform is down.
    Outage = 3,
    /// A limit is cut.
    LimitCut = 4,
    /// Rules change.
    RuleChange = 5,
    /// A payment is forgotten.
    Forgetting = 6,
}

impl Driver {
    /// All of them.
    pub const ALL: [Driver; 7] = [
        Driver::JobLoss,
        Driver::Income,
        Driver::Expense,
        Driver::Outage,
        Driver::LimitCut,
        Driver::RuleChange,
        Driver::Forgetting,
    ];

    /// Its bit, for sets.
    #[must_use]
    pub const fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// One thing that chance brought, to tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// When.
    pub day: Day,
    /// What.
    pub what: Brought,
}

/// What chance brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// The earner of this income is out of work until a day (exclusive).
    OutOfWork {
        /// The income.
        income: usize,
        /// Until when.
        until: Day,
    },
    /// An income brings less than usual.
    Less {
        /// The income.
        income: usize,
        /// How much comes.
        amount: Money,
    },
    /// An unplanned expense of this kind.
    Expense {
        /// The kind's place among the chances.
        kind: usize,
        /// How much.
        amount: Money,
    },
    /// The platform of this line and its sisters is down until a day (exclusive).
    Down {
        /// The first of the lines.
        line: u16,
        /// Until when.
        until: Day,
    },
    /// A limit may be cut by a share.
    Cut {
        /// The line.
        line: u16,
        /// The share.
        by: Ratio,
        /// Whether only somebody who was late is cut.
        if_late: bool,
    },
    /// Rules change for this line and the others of its lender.
    RuleChange {
        /// The first of the lines.
        line: u16,
    },
    /// A payment is forgotten until a day (exclusive).
    Forgotten {
        /// The line.
        line: u16,
        /// Until when.
        until: Day,
    },
}

/// The driver under which something counts.
#[must_use]
pub const fn driver_of(what: &Brought) -> Driver {
    match what {
        Brought::OutOfWork { .. } => Driver::JobLoss,
        Brought::Less { .. } => Driver::Income,
        Brought::Expense { .. } => Driver::Expense,
        Brought::Down { .. } => Driver::Outage,
        Brought::Cut { .. } => Driver::LimitCut,
        Brought::RuleChange { .. } => Driver::RuleChange,
        Brought::Forgotten { .. } => Driver::Forgetting,
    }
}
