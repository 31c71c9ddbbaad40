//! A credit line as its owner knows it: what is granted, owed and due, and what its past looked like.
//!
//! These are facts on one day. What time does to them is the engine's; what lenders conclude is `risk`'s.

use super::terms::{Amortisation, PlanFee, Promo, Terms};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Rate, Ratio};
use crate::domain::name::Name;

/// What a loan or line is for; decides which ratio it counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Purpose {
    /// Everyday spending and everything else.
    #[default]
    Consumer,
    /// A home.
    Housing,
    /// A car.
    Car,
    /// Study.
    Study,
}

/// What is paid without asking when a payment falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Autopay {
    /// The whole statement.
    Full,
    /// The minimum.
    Minimum,
    /// Nothing: paid by hand. The projection assumes that the minimum is paid on the due day and says so.
    #[default]
    ByHand,
    /// A fixed amount, at least the minimum and at most what is owed.
    Amount(Money),
}

/// What sort of balance a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// Purchases, which may have interest-free days.
    Purchases,
    /// Cash taken, which bears interest from its day.
    CashAdvance,
    /// A balance moved from another line.
    Transfer,
    /// One draw of a cash line, or the principal of a loan.
    Draw,
    /// Principal split in periods.
    Instalment,
}

/// How often an instalment falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rhythm {
    /// Every month on the anchor day.
    #[default]
    Monthly,
    /// Every seven days.
    Weekly,
    /// Every fourteen days.
    Fortnightly,
    /// Every year on the same date.
    Yearly,
    /// Once.
    Once,
}

/// How a part with a schedule is repaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InstalmentPlan {
    /// The principal at the start.
    pub principal: Money,
    /// In how many periods.
    pub periods: u16,
    /// How many have been paid.
    pub paid: u16,
    /// How principal and charge are spread.
    pub amortisation: Amortisation,
    /// The fee of a flat-fee plan.
    pub fee: Option<PlanFee>,
    /// The level payment, when the contract names it; else it is computed.
    pub payment: Option<Money>,
    /// How often.
    pub rhythm: Rhythm,
    /// The next due day, when it does not follow from the line's due day.
    pub next_due: Option<Day>,
}

/// One part of what is owed on a line, which bears its own rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What sort.
    pub kind: PartKind,
    /// A name to show, when the reader gave one.
    pub name: Option<Name>,
    /// Principal still owed.
    pub balance: Money,
    /// Its rate; the line's when none is stated.
    pub rate: Option<Rate>,
    /// A rate that holds until a date.
    pub promo: Option<Promo>,
    /// Its repayment schedule, when it has one.
    pub plan: Option<InstalmentPlan>,
    /// The day it was posted or drawn, when known.
    pub since: Option<Day>,
}

/// The last closed statement, as far as the reader states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Statement {
    /// What it asked for in all.
    pub balance: Money,
    /// The least that it asked for; computed from the terms when not stated.
    pub minimum: Option<Money>,
    /// What has been paid on it.
    pub paid: Money,
    /// The day it was closed, when it is not the statement day.
    pub closed_on: Option<Day>,
}

/// What is overdue on the day of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Overdue {
    /// The due day of the oldest unpaid amount.
    pub since: Day,
    /// How much is overdue.
    pub amount: Money,
}

/// What the past of a line looked like, where known. Unknown gives a range, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// Months of the last six in which a payment was late.
    pub late_months_of_6: Option<u8>,
    /// Bills of the last five on which nothing was paid.
    pub unpaid_bills_of_5: Option<u8>,
    /// What was paid in the last six months.
    pub paid_in_6_months: Option<Money>,
    /// Registry codes by month (`N`, `1` to `7`, `*`, `#`), newest last.
    pub registry: Vec<u8>,
    /// Hard inquiries for this line are counted at household level; the last use of the line is here.
    pub last_used: Option<Day>,
}

/// Whether the line can be used on the day of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum LineState {
    /// Can be used, nothing against it (正常).
    #[default]
    Active,
    /// Can be used; a sign of risk is being watched (关注).
    Watched,
    /// Can be used within a lowered limit (降额).
    Reduced,
    /// No new use for the time being (停用).
    Suspended,
    /// No use and no change until a matter is settled (冻结).
    Frozen,
    /// Ended; what is owed stays owed (关闭).
    Closed,
    /// On its way back, on probation (恢复中).
    Recovering,
}

impl LineState {
    /// Whether a purchase or draw is possible in this state.
    #[must_use]
    pub const fn can_be_drawn(self) -> bool {
        matches!(self, LineState::Active | LineState::Watched | LineState::Reduced | LineState::Recovering)
    }
}

/// One credit line or loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id in the file; stable over renames of the shown name.
    pub id: String,
    /// The name to show.
    pub name: Name,
    /// Who lends: lines of one lender share this name.
    pub lender: Name,
    /// Lines that fall together share a group.
    pub group: Option<String>,
    /// The product preset it was made from.
    pub product: Option<String>,
    /// The policy by which it is watched, when its product or its owner names one.
    pub policy: Option<String>,
    /// Its terms.
    pub terms: Terms,
    /// What it is for.
    pub purpose: Purpose,
    /// The granted limit; none for a plain loan.
    pub limit: Option<Money>,
    /// Everything owed on it, unbilled principal included: the sum of its parts and unpaid charges.
    pub balance: Money,
    /// Interest and fees posted and unpaid that are no part's principal.
    pub unpaid_charges: Money,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its last closed statement, when stated.
    pub statement: Option<Statement>,
    /// How it is paid.
    pub autopay: Autopay,
    /// What is overdue.
    pub overdue: Option<Overdue>,
    /// What its past looked like.
    pub history: History,
    /// Its state on the day of the record.
    pub state: LineState,
    /// When it was opened.
    pub opened_on: Option<Day>,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// Terms that nobody stated and a default stands in for, by key.
    pub assumed_terms: Vec<&'static str>,
}

impl Line {
    /// Undrawn part of the limit; none for a line without a limit.
    #[must_use]
    pub fn available(&self) -> Option<Money> {
        self.limit.map(|limit| (limit - self.balance).positive_part())
    }

    /// Balance over limit; none for a line without a positive limit.
    #[must_use]
    pub fn utilisation(&self) -> Option<Ratio> {
        self.limit.and_then(|limit| self.balance.ratio_to(limit))
    }
}
