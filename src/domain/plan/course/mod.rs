//! What lies ahead of each line, written as plainly as a proof needs: cycles between postings, the days on which paying
//! differs, what is asked for by when, and how a debt grows.
//!
//! A course never allows less than the engine does: every way of paying that the engine would call on time is possible
//! on the course too, at no greater cost. That is what makes a bound over courses a bound over plans. Where this cannot
//! be said of a line, it has no course and says why ([`Uncovered`]).
//!
//! Courses are read for all plans that are never late, or for those among them that pay everything by its due day ([`By`]):
//! to wait for days of grace on purpose could save a little, and no plan here proposes it where there is another.
//!
//! In a cycle, what is owed at its first posting is S; payments p on days d lower it; at the next posting it is
//! S' = S growth(0) - sum p growth(d) + rounding. Money paid on the earliest day between two paydays is worth as much as
//! on any later one and saves more, so only those days are kept.

mod apart;
mod cash;
mod early;
mod epochs;
mod growth;
mod in_full;
mod loan;
mod plan_part;
mod read;
mod statement;

pub use epochs::Epochs;
pub use growth::{Growth, ONE, RATIO_BITS};
pub use read::{Courses, read};

use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};

/// Why a line has no course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Uncovered {
    /// It takes new purchases or draws.
    NewUse,
    /// The journal holds rows of it ahead of today.
    RowsAhead,
    /// It is overdue today.
    Overdue,
    /// Charges are unpaid that its due amounts do not cover.
    UnpaidCharges,
    /// The lender owes money back.
    Credit,
    /// Purchases since the last statement may still stay free of interest.
    GracePeriod,
    /// Balances at several rates are paid in the lender's order.
    SeveralRates,
    /// What its instalments ask for is not asked for in full, or not on the statement's days.
    MixedInstalments,
    /// A loan repaid at once at its end that is billed already.
    Bullet,
}

/// By when what is due must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// On its due day, when it is debited.
    DueDay,
    /// Within the days of grace, which still is on time.
    Grace,
}

/// A day of a cycle on which paying may be best: the first between two paydays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Between which paydays.
    pub epoch: usize,
    /// How much a unit paid now lowers what is owed at the end of the cycle.
    pub growth: Growth,
    /// Whether it counts towards what is asked for in this cycle.
    pub counts: bool,
    /// The least cash that lowers the debt by one before growth, above what is asked for: the charge for paying early
    /// with it, a fixed-point ratio, rounded down.
    pub early_cost: i64,
}

/// What is asked for at the beginning of a cycle, never more than is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A known amount.
    Amount(Money),
    /// The greater of a least sum and share x owed - slack half minor units.
    Rule {
        /// The least sum.
        floor: Money,
        /// The share, a fixed-point ratio, rounded down.
        share: i64,
        /// Half minor units by which rounding may lower the share.
        slack: u32,
    },
    /// A fixed part of principal and a share (the interest) x owed - slack half minor units.
    Instalment {
        /// The principal.
        principal: Money,
        /// The share, a fixed-point ratio, rounded down.
        interest: i64,
        /// Half minor units by which rounding may lower it.
        slack: u32,
    },
    /// All that is owed.
    All,
}

/// From one posting to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    /// The posting at its beginning; today for the running cycle.
    pub start: Day,
    /// How much what is owed at its beginning grows to its end when nothing is paid.
    pub growth: Growth,
    /// What is asked for.
    pub asks: Asks,
    /// Where the interest of the cycle before is asked for in full: the share of all else owed that is asked for with it,
    /// a fixed-point ratio. For proposals, which know what was paid in that cycle; it proves nothing.
    pub beside_interest: Option<i64>,
    /// The day on which what is then still unpaid of it is paid as set.
    pub paid_on: Option<Day>,
    /// Days on which paying may be best, in order. May be empty.
    pub moments: Vec<Moment>,
    /// Half minor units by which rounding may lower what is owed at the cycle's end.
    pub slack: u32,
    /// What posted interest that stays unpaid may lower it by.
    pub unpaid: Option<Unpaid>,
}

/// Posted interest that bears none, as far as it may stay unpaid after the deadline of its cycle: at most the lesser of
/// `most` and all that is owed, less what is asked for. So much of it, times `rate`, is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpaid {
    /// The most that any plan on time can have of it.
    pub most: Money,
    /// A fixed-point ratio, rounded up.
    pub rate: i64,
    /// What is really owed, at most, for each unit that the course owes: a fixed-point ratio, rounded up.
    pub over: i64,
}

/// Where a balance stands today: one of several cases, of which the cheapest bounds the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// It bears interest: at the end of the running cycle each sum has grown by its factor, and interest counted so far
    /// is added (in parts of [`FINE_BITS`] of a minor unit, rounded down).
    Bears {
        /// Sums with their growth to the end of the running cycle.
        sums: Vec<(Money, Growth)>,
        /// Interest counted so far.
        accrued_fine: i64,
    },
    /// The statement is paid in full on time, which ends all interest.
    PaidInFull {
        /// What is paid on time at least.
        on_time: Money,
        /// What else is owed.
        rest: Money,
        /// The last stretch in which that is on time, days of grace included.
        by: usize,
    },
}

/// Binary places of a minor unit in which sums are counted.
pub const FINE_BITS: u32 = 20;

/// A balance that bears interest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// Today: the cases.
    pub openings: Vec<Opening>,
    /// The running cycle, then one for each posting until the last day that counts.
    pub cycles: Vec<Cycle>,
    /// Whether what is asked for lowers the balance as if paid at the posting (billed apart, or within days of grace).
    pub asked_apart: bool,
    /// Whether more than is asked for can be paid.
    pub takes_early: bool,
    /// The charge on what is paid early.
    pub early_fee: Ratio,
    /// Whether the last cycle ends with everything paid (the last instalment) and not at the horizon.
    pub ends: bool,
    /// The least that can be owed at the beginning of each cycle and after the last, in parts of [`FINE_BITS`], since
    /// there is no more cash.
    pub least_owed: Vec<i64>,
    /// The most that is really owed at the beginning of each cycle and after the last, where the course counts less; in the
    /// same parts. Empty elsewhere.
    pub most_owed: Vec<i64>,
    /// Set when it is a loan repaid at once at its end.
    pub at_once: Option<AtOnce>,
}

/// A loan repaid at once at its end, whose interest is posted then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtOnce {
    /// The least share of the interest that the whole term counts, when the loan is paid off before: months have different
    /// lengths. A fixed-point ratio, rounded down.
    pub least_interest: i64,
    /// Whether interest bears interest.
    pub compounds: bool,
}

/// One instalment of a flat-fee plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bill {
    /// When it is billed.
    pub on: Day,
    /// The last stretch in which it can be paid on time; none when that lies beyond the horizon.
    pub latest_epoch: Option<usize>,
    /// Principal.
    pub principal: Money,
    /// Fee.
    pub fee: Money,
}

/// A plan that bears no interest but a fee, paid as agreed or settled at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatPlan {
    /// Principal billed already and unpaid, and the last stretch in which it can be paid on time.
    pub billed: (Money, usize),
    /// The instalments ahead.
    pub bills: Vec<Bill>,
    /// Principal not billed today.
    pub unbilled: Money,
    /// What settling everything not yet billed costs beside it after so many of the bills; none when it is not taken.
    pub settle_charge: Vec<Option<Money>>,
}

/// What a course follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A balance that bears interest.
    Balance(Balance),
    /// A flat-fee plan.
    Flat(FlatPlan),
}

/// One part of a line, as a proof sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The line.
    pub line: usize,
    /// What is owed on it today, interest counted but not posted left out.
    pub owed: Money,
    /// What it follows.
    pub kind: Kind,
}
