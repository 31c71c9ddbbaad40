//! What happens, as the engine tells it, and who listens: nobody, a few totals, or a whole timeline.
//!
//! The engine is generic over its [`Recorder`], so that a listener that wants nothing costs nothing.

use super::state::State;
use super::watch::Why;
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::credit::payment::Paid;
use crate::domain::credit::statement::Bill;
use crate::domain::money::Money;

/// How an amount came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Simulated as planned.
    Planned,
    /// Recorded by the reader, in the entry with this index.
    Recorded(u16),
    /// Should have happened by today; nobody recorded it, so it is assumed.
    Assumed,
}

/// One thing that happened. Lines, parts, incomes and expenses are named by their index.
#[allow(missing_docs, reason = "the names and types of the fields say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// Income arrived.
    Income { index: u16, amount: Money },
    /// An expense was paid from cash, or with a line.
    Expense { index: u16, amount: Money, line: Option<u16> },
    /// An expense meant for a line fell on cash, because the line could not take it.
    FellOnCash { index: u16, amount: Money, line: u16 },
    /// A purchase on a line.
    Purchase { line: u16, amount: Money },
    /// Cash drawn from a line.
    Draw { line: u16, part: u16, amount: Money },
    /// A statement closed.
    Statement { line: u16, bill: Bill, due: Day },
    /// A loan's instalment was billed.
    Instalment { line: u16, part: u16, principal: Money, interest: Money, fee: Money, due: Day },
    /// A payment to a line. `asked` is what was asked for when it was made.
    Payment { line: u16, amount: Money, paid: Paid, asked: Money },
    /// A due amount was not paid in full.
    Missed { line: u16, due: Day, unpaid: Money, late_fee: Money },
    /// A refund on a line.
    Refund { line: u16, amount: Money },
    /// A fee that was recorded.
    Fee { line: u16, amount: Money },
    /// Interest that was recorded in place of what was computed.
    Interest { line: u16, amount: Money },
    /// A named correction of what is owed.
    Adjustment { line: u16, amount: Money },
    /// A correction of cash.
    CashAdjustment { amount: Money },
    /// The lender's figure for what is owed, and ours.
    BalanceSeen { line: u16, shown: Money, computed: Money },
    /// What cash was counted at, and ours.
    CashSeen { shown: Money, computed: Money },
    /// The emergency fund was spent from (negative) or added to, without cash.
    FundChanged { change: Money },
    /// What the emergency fund was counted at, and ours.
    FundSeen { shown: Money, computed: Money },
    /// Cash moved to the emergency fund (back when negative).
    Saved { amount: Money },
    /// The limit changed.
    Limit { line: u16, before: Money, after: Money },
    /// Cash fell below zero, or a payment could not be made in full.
    Short { missing: Money },
    /// The line's state changed.
    StateChange { line: u16, from: LineState, to: LineState, why: Why },
    /// The whole balance was called in.
    CalledIn { line: u16, amount: Money },
    /// A new line opened, and this much arrived.
    Opened { line: u16, amount: Money },
}

/// What changed what is owed on a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Movement {
    /// Bought or drawn.
    Used,
    /// Interest was posted.
    Interest,
    /// An instalment fee was posted.
    Fee,
    /// Paid, from cash or with what the lender owed back; the amount is negative.
    Paid,
    /// Corrected, either way.
    Corrected,
}

/// Why interest was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearing {
    /// A balance bore interest for these days.
    Days,
    /// Purchases would bear interest for these days, unless the statement is paid in full.
    Waiting,
    /// The statement was not paid in full, so that what waited counts after all.
    LookedBack,
    /// What was not paid bears interest, or its penalty, back from the due day.
    SinceDue,
}

/// A stretch of days during which a part owed the same, and what it earned for the lender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The part.
    pub part: u16,
    /// From this day (exclusive)…
    pub from: Day,
    /// … to this day (inclusive).
    pub to: Day,
    /// Why it was counted.
    pub bearing: Bearing,
    /// What bore interest.
    pub balance: Money,
    /// What of it was overdue.
    pub overdue: Money,
    /// What was earned, in the unit of the part's accrual.
    pub earned: i128,
}

/// Who listens to the engine.
pub trait Recorder {
    /// Whether it wants to know of stretches; working them out costs time.
    const EXPLAINS: bool = false;

    /// Something happened.
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening);

    /// A day on which something happened is over.
    fn day_over(&mut self, state: &State);

    /// Interest was counted (for explanations).
    #[inline(always)]
    fn counted(&mut self, _stretch: &Stretch) {}

    /// What is owed on a part changed by so much. An amount of zero may be told too.
    #[inline(always)]
    fn moved(&mut self, _part: usize, _movement: Movement, _amount: Money) {}
}

/// Nobody listens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Recorder for Nobody {
    #[inline(always)]
    fn happened(&mut self, _: Day, _: Origin, _: &Happening) {}
    #[inline(always)]
    fn day_over(&mut self, _: &State) {}
}

/// Totals over a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Income.
    pub income: Money,
    /// Expenses, from cash or with a line.
    pub expenses: Money,
    /// Interest posted.
    pub interest: Money,
    /// Fees: plan fees, late fees, early charges.
    pub fees: Money,
    /// Late fees alone.
    pub late_fees: Money,
    /// Payments to lines.
    pub payments: Money,
    /// Due amounts missed.
    pub missed: u32,
    /// The lowest cash at the end of a day, and the day.
    pub lowest_cash: Option<(Money, Day)>,
}

impl Recorder for Totals {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        match *happening {
            Happening::Income { amount, .. } => self.income += amount,
            Happening::Expense { amount, .. } | Happening::FellOnCash { amount, .. } => self.expenses += amount,
            Happening::Statement { bill, .. } => {
                self.interest += bill.interest;
                self.fees += bill.fees;
            }
            Happening::Instalment { interest, fee, .. } => {
                self.interest += interest;
                self.fees += fee;
            }
            Happening::Payment { amount, paid, .. } => {
                self.payments += amount;
                self.fees += paid.early_charge;
            }
            Happening::Missed { late_fee, .. } => {
                self.missed += 1;
                self.fees += late_fee;
                self.late_fees += late_fee;
            }
            Happening::Fee { amount, .. } => self.fees += amount,
            Happening::Interest { amount, .. } => self.interest += amount,
            _ => {}
        }
    }

    fn day_over(&mut self, state: &State) {
        if self.lowest_cash.is_none_or(|(lowest, _)| state.cash < lowest) {
            self.lowest_cash = Some((state.cash, state.day));
        }
    }
}
