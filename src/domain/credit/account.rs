//! What is owed on one line while time passes: small values without heap, so that thousands can be stepped at once.
//!
//! A line has parts; a part keeps principal that bears interest apart from purchases that are still interest-free, and
//! interest not yet posted apart from charges that are. What moves these figures is in the sibling modules.

use super::due::Dues;
use super::interest::{DayRate, RatePath};
use super::line::PartKind;
use super::terms::{Accrual, Allocation, Amortisation, EarlySettlement, InterestBase, InterestFrom, LateFee};
use super::terms::{MinimumRule, OverdueMode, Prepayment};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio, Rounding};

/// The rules of one part, compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartRules {
    /// What sort of balance.
    pub kind: PartKind,
    /// Its rate over time.
    pub rate: RatePath,
    /// The rate on its overdue principal. Instalments billed by a statement bear none before they are overdue, so there
    /// it is all that they bear: the penalty, or the line's own rate when no penalty is stated.
    pub penalty: Option<DayRate>,
    /// Whether the penalty comes on top of the rate.
    pub overdue_mode: OverdueMode,
    /// For monthly accrual: how many months one cycle counts, as a fraction (12 / 52 for a week).
    pub cycle_months: (u8, u8),
    /// How interest builds up.
    pub accrual: Accrual,
    /// How a posting is rounded.
    pub rounding: Rounding,
    /// Whether posted interest joins the principal.
    pub interest_on_interest: bool,
    /// Whether purchases have interest-free days.
    pub interest_free: bool,
    /// Whether losing them reaches back to the posting day.
    pub interest_from: InterestFrom,
    /// And on what.
    pub interest_base: InterestBase,
    /// How a scheduled part is repaid; none for a balance without schedule.
    pub amortisation: Option<Amortisation>,
    /// Whether its instalments fall due on days of their own and not with the line's statement.
    pub own_days: bool,
    /// In how many periods a new draw in this part is repaid.
    pub periods: u16,
    /// Fee of each period on the original principal.
    pub fee_per_period: Ratio,
    /// Fee of all periods together on the original principal, when the contract states that.
    pub fee_in_all: Option<Ratio>,
    /// The rate of one period in parts of 10^12, for level payments.
    pub period_rate: i64,
    /// Fees when settled early.
    pub early_settlement: EarlySettlement,
    /// What an early payment changes.
    pub prepayment: Prepayment,
    /// Charge on what is paid early.
    pub prepayment_fee: Ratio,
}

/// What is owed on one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartAccount {
    /// Principal that bears interest (a loan's, or a statement's unpaid remainder), or a plan's unbilled principal.
    pub principal: Money,
    /// Purchases since the last statement that are interest-free so far.
    pub fresh: Money,
    /// Principal asked for by the last statement or instalment and not yet paid.
    pub billed: Money,
    /// Interest and fees posted and unpaid, when they do not join the principal.
    pub charges: Money,
    /// Principal that is overdue; part of `billed` or `principal`.
    pub overdue: Money,
    /// Interest certain but not posted.
    pub accrued: i128,
    /// Interest on `billed` that falls away if the statement is paid in full.
    pub accrued_billed: i128,
    /// Interest on `fresh`, likewise one statement later.
    pub accrued_fresh: i128,
    /// Up to which day interest has been counted (inclusive).
    pub accrued_to: Day,
    /// When interest was last posted; the start of the cycle.
    pub posted_on: Day,
    /// Instalments still to be billed.
    pub periods_left: u16,
    /// The level payment, or the level principal share, or nothing.
    pub level: Money,
    /// The fee of each period, for a flat-fee plan.
    pub fee: Money,
    /// Fees of a flat-fee plan still to be billed.
    pub fee_left: Money,
}

impl PartAccount {
    /// An empty part on a day.
    #[must_use]
    pub fn empty(day: Day) -> PartAccount {
        PartAccount {
            principal: Money::ZERO,
            fresh: Money::ZERO,
            billed: Money::ZERO,
            charges: Money::ZERO,
            overdue: Money::ZERO,
            accrued: 0,
            accrued_billed: 0,
            accrued_fresh: 0,
            accrued_to: day,
            posted_on: day,
            periods_left: 0,
            level: Money::ZERO,
            fee: Money::ZERO,
            fee_left: Money::ZERO,
        }
    }

    /// Everything owed on the part, unposted interest aside.
    #[must_use]
    pub fn owed(&self) -> Money {
        self.principal + self.fresh + self.billed + self.charges
    }

    /// Principal owed, without charges.
    #[must_use]
    pub fn principal_owed(&self) -> Money {
        self.principal + self.fresh + self.billed
    }

    /// Whether nothing is owed and nothing accrued.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        // No figure is ever negative, so none has a bit when all are zero.
        let any = self.principal.minor() | self.fresh.minor() | self.billed.minor() | self.charges.minor();
        any == 0 && self.accrued == 0
    }
}

/// The rules of one line, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRules {
    /// Whether it is billed by statements.
    pub has_statements: bool,
    /// Whether new purchases and draws are possible by its terms.
    pub can_be_drawn: bool,
    /// Its parts: from this index…
    pub first_part: u16,
    /// … up to this one, exclusive.
    pub end_part: u16,
    /// The part that takes purchases.
    pub purchases_part: Option<u16>,
    /// The part that takes cash taken with a card.
    pub advance_part: Option<u16>,
    /// Spare parts for new draws: from this index to `end_part`.
    pub first_spare: u16,
    /// Days after the due day that still count as on time.
    pub grace_days: u8,
    /// The minimum.
    pub minimum: MinimumRule,
    /// The late fee.
    pub late_fee: LateFee,
    /// Which part a payment goes to first.
    pub allocation: Allocation,
    /// Part indices from the lowest to the highest standard rate.
    pub by_rate: Vec<u16>,
    /// Whether a part has a promotional rate, so that the order by rate depends on the day.
    pub has_promo: bool,
    /// The place of the only part without a schedule, when there is just one: no order is needed then.
    pub only_balance: Option<u16>,
    /// Whether what happens here reaches the registry.
    pub reported: bool,
}

impl LineRules {
    /// The indices of its parts.
    #[must_use]
    pub fn parts(&self) -> std::ops::Range<usize> {
        usize::from(self.first_part)..usize::from(self.end_part)
    }
}

/// What is owed and due on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineAccount {
    /// The granted limit; negative when the line has none.
    pub limit: Money,
    /// Late fees and other charges of the line as a whole.
    pub fees: Money,
    /// Those of them that came after the last statement.
    pub new_fees: Money,
    /// What the lender owes back (overpayment, refund).
    pub credit: Money,
    /// What the last statement asked for in all.
    pub statement_balance: Money,
    /// The least that it asked for, earlier unpaid minimums included.
    pub statement_minimum: Money,
    /// What is still unpaid of it.
    pub statement_left: Money,
    /// When it was closed.
    pub statement_on: Day,
    /// When it is due.
    pub statement_due: Day,
    /// Whether it has been decided if the last statement was paid in full.
    pub settled: bool,
    /// Whether the last statement was not paid in full, so that new purchases bear interest at once.
    pub grace_lost: bool,
    /// Amounts asked for and unpaid.
    pub dues: Dues,
    /// Months with a missed minimum, newest in the lowest bit.
    pub missed_months: u32,
    /// Whether the minimum was missed in the running month.
    pub missed_now: bool,
    /// Whether the line takes new use (state, see `risk`).
    pub state: super::line::LineState,
    /// Whether a payment was recorded by hand for the running cycle, so that autopay rests.
    pub paid_by_hand: bool,
}

impl LineAccount {
    /// What is asked for and unpaid, due or overdue.
    #[must_use]
    pub fn asked(&self) -> Money {
        self.dues.asked()
    }

    /// The oldest unpaid due day; none when nothing is asked for.
    #[must_use]
    pub fn oldest_due(&self) -> Option<Day> {
        self.dues.oldest()
    }

    /// What is past its due day on `day`.
    #[must_use]
    pub fn past_due(&self, day: Day) -> Money {
        self.dues.before(day)
    }

    /// Days since the oldest unpaid due day; 0 when nothing is past due.
    #[must_use]
    pub fn days_past_due(&self, day: Day) -> i32 {
        self.oldest_due().map_or(0, |due| day.since(due).max(0))
    }
}

/// The overdue bucket of days past due: 0 for M0, 1 for M1 (1-30 days) up to 7 for M6+ (over 180 days).
#[must_use]
pub const fn bucket(days_past_due: i32) -> u8 {
    if days_past_due <= 0 {
        return 0;
    }
    let bucket = (days_past_due - 1) / 30 + 1;
    if bucket > 7 { 7 } else { bucket as u8 }
}

/// Everything owed on a line: its parts, its fees, less what the lender owes back.
#[must_use]
pub fn owed(line: &LineAccount, parts: &[PartAccount]) -> Money {
    parts.iter().map(PartAccount::owed).sum::<Money>() + line.fees - line.credit
}

#[cfg(test)]
mod tests {
    use super::bucket;

    #[test]
    fn buckets_of_thirty_days() {
        let seen: Vec<u8> = [0, 1, 30, 31, 60, 61, 90, 91, 180, 181, 999].map(bucket).to_vec();
        assert_eq!(seen, [0, 1, 1, 2, 2, 3, 3, 4, 6, 7, 7]);
    }
}
