//! Minimum payments as a share of what is owed: with the interest on top, or of the sum of both.
//!
//! Sources: the Commission's examples 14 and 17 (interest plus a share of the capital) and 13 to 16 (a share of both).

use rust_decimal::Decimal;

use super::Ending;
use crate::domain::credit::refusal::{MOST_PERIODS, NeverRepaid, Refusal, not_negative, positive, within};
use crate::domain::credit::repayment::{Carry, Row};

/// What the share is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShareOf {
    /// A share of the capital, at least the minimum, and the period's interest on top.
    CapitalPlusInterest,
    /// A share of capital and interest together, at least the minimum.
    CapitalAndInterest,
}

/// A debt that is repaid by minimum payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinimumPayments {
    /// What is owed.
    pub principal: Decimal,
    /// The rate of one period.
    pub period_rate: Decimal,
    /// The share (0.02 is 2 %).
    pub share: Decimal,
    /// What it is taken of.
    pub of: ShareOf,
    /// The least payment (or the least part of the capital, with the interest on top).
    pub minimum: Decimal,
    /// The period whose payment clears the rest, where the terms name one.
    pub cleared_at: Option<u32>,
    /// Where amounts are rounded.
    pub carry: Carry,
}

/// How it ends, and the rows until then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimumCourse {
    /// When it ends.
    pub ending: Ending,
    /// The rows, as far as they were followed.
    pub rows: Vec<Row>,
}

impl MinimumPayments {
    /// The course of paying the minimum.
    ///
    /// # Errors
    /// Amounts, shares or rates out of range.
    pub fn follow(&self) -> Result<MinimumCourse, Refusal> {
        let mut balance = positive("principal", self.principal)?;
        not_negative("minimum", self.minimum)?;
        not_negative("minimum", self.share)?;
        positive("minimum", self.share + self.minimum)?;
        if self.cleared_at == Some(0) {
            return Err(Refusal::NoPeriods);
        }
        let mut rows: Vec<Row> = Vec::new();
        for number in 1..=MOST_PERIODS {
            let exact = balance.checked_mul(self.period_rate).ok_or(Refusal::Overflow)?;
            let interest = within("interest", self.carry.interest(exact))?;
            let owed = balance + interest;
            let clears = self.cleared_at == Some(number);
            let payment = if clears { owed } else { self.payment(balance, interest)?.min(owed) };
            let principal = payment - interest;
            let before = balance;
            balance -= principal;
            rows.push(Row { number, due: None, payment, interest, principal, balance });
            if balance.is_zero() {
                return Ok(MinimumCourse { ending: Ending::Repaid(number), rows });
            }
            if principal <= Decimal::ZERO && self.cleared_at.is_none() {
                let never = NeverRepaid { period: number, balance: before, interest, payment };
                return Ok(MinimumCourse { ending: Ending::Never(never), rows });
            }
        }
        Ok(MinimumCourse { ending: Ending::NotWithin(MOST_PERIODS), rows })
    }

    fn payment(&self, balance: Decimal, interest: Decimal) -> Result<Decimal, Refusal> {
        let base = match self.of {
            ShareOf::CapitalPlusInterest => balance,
            ShareOf::CapitalAndInterest => balance + interest,
        };
        let share = base.checked_mul(self.share).ok_or(Refusal::Overflow)?;
        let part = self.carry.principal(share).max(self.minimum);
        if part.is_zero() {
            // A share that rounds to nothing leaves a few cents, which are due as they are.
            return Ok(balance + interest);
        }
        Ok(match self.of {
            ShareOf::CapitalPlusInterest => part + interest,
            ShareOf::CapitalAndInterest => part,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::posting::Posting;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn example(of: ShareOf, share: &str, minimum: &str) -> MinimumPayments {
        MinimumPayments {
            principal: exact("200000"),
            period_rate: exact("0.005"),
            share: exact(share),
            of,
            minimum: exact(minimum),
            cleared_at: None,
            carry: Carry::Unrounded,
        }
    }

    #[test]
    fn interest_plus_a_share_of_the_capital() {
        let course = example(ShareOf::CapitalPlusInterest, "0.02", "100").follow().unwrap();
        assert_eq!(course.ending, Ending::Repaid(233));
        let payments: Vec<String> =
            course.rows.iter().map(|row| Posting::CENTS.round(row.payment).to_string()).collect();
        assert_eq!(
            [&payments[0], &payments[1], &payments[231], &payments[232]],
            ["5000.00", "4900.00", "100.80", "59.38"]
        );
    }

    #[test]
    fn a_share_below_the_interest_never_ends() {
        let course = example(ShareOf::CapitalAndInterest, "0.004", "100").follow().unwrap();
        assert!(matches!(course.ending, Ending::Never(NeverRepaid { period: 1, .. })));
        // A share of the capital without a least sum falls for centuries.
        let course = example(ShareOf::CapitalPlusInterest, "0.02", "0").follow().unwrap();
        assert!(matches!(course.ending, Ending::Repaid(months) if months > 1_000), "{:?}", course.ending);
    }
}
