//! Instalments: the level payment, and what one period asks for.
//!
//! Formulas: equal payments P r / (1 - (1 + r)^-n); equal principal P / n; flat fee P / n + P f. The last period clears
//! whatever rounding left. It works on one part and must not know the line's statement or minimum.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};

use super::account::{PartAccount, PartRules};
use super::accrue::take_interest;
use super::terms::{Amortisation, EarlySettlement, Prepayment};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, RATE_SCALE, Rounding};

/// The level payment of an annuity: `principal` over `periods` at `period_rate` (parts of 10^12 a period), rounded half
/// away from zero to the minor unit. A rate of nothing splits the principal evenly; numbers beyond exact arithmetic give
/// the first period's interest, rounded up, which never repays and is shown as such.
#[must_use]
pub fn level_payment(principal: Money, periods: u16, period_rate: i64) -> Money {
    if periods <= 1 || period_rate <= 0 {
        return principal.part_of(u32::from(periods.max(1)), Rounding::HalfUp);
    }
    let rate = Decimal::new(period_rate, 12);
    let exact = (Decimal::ONE + rate).checked_powi(i64::from(periods)).and_then(|growth| {
        let discount = Decimal::ONE.checked_sub(Decimal::ONE.checked_div(growth)?)?;
        Decimal::from(principal.minor()).checked_mul(rate)?.checked_div(discount)
    });
    let rounded = exact.and_then(|e| e.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64());
    match rounded {
        Some(minor) => Money(minor),
        None => principal.scaled(period_rate, crate::domain::money::RATE_SCALE, Rounding::Up),
    }
}

/// Starts a schedule on a part that holds `principal`: sets the level amount, the fees and the periods.
pub fn start_plan(part: &mut PartAccount, rules: &PartRules, original: Money, periods: u16, periods_left: u16) {
    let count = u32::from(periods.max(1));
    part.periods_left = periods_left;
    part.level = match rules.amortisation {
        Some(Amortisation::Annuity) => level_payment(original, periods, rules.period_rate),
        Some(Amortisation::EqualPrincipal | Amortisation::FlatFee) => original.part_of(count, Rounding::HalfUp),
        Some(Amortisation::InterestFirst | Amortisation::Bullet) | None => Money::ZERO,
    };
    let billed = i64::from(periods.saturating_sub(periods_left));
    (part.fee, part.fee_left) = match rules.fee_in_all {
        // A fee of the whole plan is rounded once; the last period takes what the equal shares leave.
        Some(share) => {
            let all = original.share(share, Rounding::HalfUp);
            let each = all.part_of(count, Rounding::HalfUp);
            (each, (all - Money(each.minor().saturating_mul(billed))).positive_part())
        }
        None => {
            let each = original.share(rules.fee_per_period, Rounding::HalfUp);
            (each, Money(each.minor().saturating_mul(i64::from(periods_left))))
        }
    };
}

/// What one period asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Instalment {
    /// Principal.
    pub principal: Money,
    /// Interest.
    pub interest: Money,
    /// Fee.
    pub fee: Money,
}

impl Instalment {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> Money {
        self.principal + self.interest + self.fee
    }
}

/// Bills the period that ends on `on`: posts its interest and fee to the charges and moves its principal from unbilled
/// to billed. Interest must have been accrued up to `on`.
pub fn bill_instalment(part: &mut PartAccount, rules: &PartRules, on: Day) -> Instalment {
    if part.is_empty() && part.fee_left.is_zero() {
        part.periods_left = 0;
        part.posted_on = on;
        return Instalment::default();
    }
    let last = part.periods_left <= 1;
    if rules.amortisation == Some(Amortisation::Bullet) && !last {
        part.periods_left = part.periods_left.saturating_sub(1);
        return Instalment::default();
    }
    let bearing = part.principal + part.billed;
    let interest = take_interest(part, rules, on);
    part.charges += interest;
    let principal =
        if last { part.principal } else { scheduled_principal(part, rules, interest, bearing).least(part.principal) };
    let fee = if last { part.fee_left } else { part.fee.least(part.fee_left) };
    part.charges += fee;
    part.fee_left -= fee;
    part.principal -= principal;
    part.billed += principal;
    part.periods_left = part.periods_left.saturating_sub(1);
    Instalment { principal, interest, fee }
}

/// The principal that the schedule asks for in a period that is not the last.
fn scheduled_principal(part: &PartAccount, rules: &PartRules, interest: Money, bearing: Money) -> Money {
    match rules.amortisation {
        Some(Amortisation::Annuity) => {
            // The level payment covers the interest of the scheduled principal; interest on what is overdue comes on top.
            let own = if part.billed.is_zero() {
                interest
            } else {
                interest.scaled(part.principal.minor(), bearing.minor().max(1), Rounding::HalfUp)
            };
            (part.level - own).positive_part()
        }
        Some(Amortisation::EqualPrincipal | Amortisation::FlatFee) => part.level,
        Some(Amortisation::InterestFirst | Amortisation::Bullet) | None => Money::ZERO,
    }
}

/// What paying `amount` of unbilled principal early costs beside it: the prepayment fee, or what settling a flat-fee plan
/// asks for when the whole of it is paid.
#[must_use]
pub fn early_charge(part: &PartAccount, rules: &PartRules, amount: Money) -> Money {
    if rules.amortisation == Some(Amortisation::FlatFee) {
        if amount < part.principal {
            return Money::ZERO;
        }
        return match rules.early_settlement {
            EarlySettlement::Free => Money::ZERO,
            EarlySettlement::RemainingFees => part.fee_left,
            EarlySettlement::Percent(share) => amount.share(share, Rounding::HalfUp),
        };
    }
    amount.share(rules.prepayment_fee, Rounding::HalfUp)
}

/// Whether part of the unbilled principal can be paid early; a flat-fee plan takes all or nothing.
#[must_use]
pub const fn takes_prepayment(rules: &PartRules) -> bool {
    !matches!(rules.prepayment, Prepayment::NotTaken)
}

/// Takes `amount` of unbilled principal paid early out of the schedule.
pub fn prepay(part: &mut PartAccount, rules: &PartRules, amount: Money) {
    let before = part.principal;
    part.principal -= amount.least(before);
    if part.principal.is_zero() {
        end_plan(part);
    } else if rules.prepayment == Prepayment::LowerPayment {
        part.level = part.level.scaled(part.principal.minor(), before.minor().max(1), Rounding::HalfUp);
    }
}

/// All unbilled principal falls due at once. What its fees and the running period's interest come to is billed next.
pub fn call_in(part: &mut PartAccount) {
    part.billed += part.principal;
    part.principal = Money::ZERO;
    part.periods_left = part.periods_left.min(1);
}

/// Nothing is left to be billed but the interest of the running period.
pub(super) fn end_plan(part: &mut PartAccount) {
    part.fee_left = Money::ZERO;
    part.periods_left = part.periods_left.min(1);
}

/// What the next instalments of a line's parts will ask for together; interest by the rate of a period.
#[must_use]
pub fn next_instalments(parts: &[PartAccount], part_rules: &[PartRules]) -> Money {
    let owing = parts.iter().zip(part_rules).filter(|(part, _)| part.principal > Money::ZERO);
    owing
        .map(|(part, rule)| {
            let interest = || part.principal.scaled(rule.period_rate, RATE_SCALE, Rounding::HalfUp);
            match rule.amortisation {
                _ if part.periods_left <= 1 => part.principal + interest() + part.fee_left,
                Some(Amortisation::Annuity) => part.level,
                Some(Amortisation::EqualPrincipal) => part.level + interest(),
                Some(Amortisation::FlatFee) => part.level + part.fee,
                Some(Amortisation::InterestFirst) => interest(),
                Some(Amortisation::Bullet) | None => Money::ZERO,
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_payments_of_published_loans() {
        let per_month = |percent: &str| crate::domain::money::Ratio::parse_percent(percent).unwrap().0;
        assert_eq!(level_payment(Money(2_000_000), 12, per_month("1.2%")), Money(179_951));
        assert_eq!(level_payment(Money(100_000_000), 360, per_month("0.375%")), Money(506_685));
        assert_eq!(level_payment(Money(120_000), 12, 0), Money(10_000));
    }

    #[test]
    fn absurd_rates_end_in_an_interest_only_payment() {
        assert_eq!(level_payment(Money(100), 65_000, 500_000_000_000_000), Money(50_000));
    }
}
