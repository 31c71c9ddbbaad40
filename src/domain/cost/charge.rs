//! What a borrowing is charged with by its terms: what is sure, what comes when it is late, what comes when it is early.

use super::borrowing::Borrowing;
use crate::domain::credit::line::PartKind;
use crate::domain::credit::terms::{EarlySettlement, LateFee, OverdueMode, Penalty, PlanFee, Prepayment, Promo};
use crate::domain::household::rules::contract_rate;
use crate::domain::money::{Money, Rate, Ratio};

/// A charge of the agreed course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charge {
    /// Interest at a rate; before it, a promotion.
    Interest(Rate, Option<Promo>),
    /// The fee of an instalment plan.
    Fee(PlanFee),
    /// A fee kept back on the first day.
    Upfront(Money),
}

/// What comes when a payment is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverdueCharge {
    /// Days after the due day that still count as on time.
    pub grace_days: u8,
    /// The charge for being late; none when the terms have none.
    pub late_fee: Option<LateFee>,
    /// The rate of the contract: as stated, or a plan's fee read as a monthly rate.
    pub contract: Rate,
    /// The penalty rate on overdue principal.
    pub penalty: Option<Rate>,
    /// Of which multiple of the contract's rate it is, where it is stated so.
    pub factor: Option<Ratio>,
    /// How the penalty meets the contract's rate.
    pub mode: OverdueMode,
    /// Whether posted interest bears interest.
    pub interest_on_interest: bool,
}

impl OverdueCharge {
    /// The nominal yearly rate that overdue principal bears in all.
    #[must_use]
    pub fn in_all(&self) -> Ratio {
        let contract = self.contract.nominal_annual();
        match (self.penalty, self.mode) {
            (None, _) => contract,
            (Some(penalty), OverdueMode::Replace) => penalty.nominal_annual(),
            (Some(penalty), OverdueMode::Add) => Ratio(penalty.nominal_annual().0.saturating_add(contract.0)),
        }
    }
}

/// What comes when it is paid back early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlyCharge {
    /// A plan's fees.
    Plan(EarlySettlement),
    /// A share of what is paid early, and what the payment changes.
    Loan(Prepayment, Ratio),
}

impl Borrowing {
    /// The rate that it bears.
    #[must_use]
    pub fn rate(&self) -> Rate {
        let cash = self.terms.cash_advance_rate.filter(|_| self.part.kind == PartKind::CashAdvance);
        self.part.rate.or(cash).unwrap_or(self.terms.rate)
    }

    /// The charges of the agreed course.
    #[must_use]
    pub fn charges(&self) -> Vec<Charge> {
        let mut charges = Vec::new();
        if self.upfront > Money::ZERO {
            charges.push(Charge::Upfront(self.upfront));
        }
        if let Some(fee) = self.plan_fee() {
            charges.push(Charge::Fee(fee));
            return charges;
        }
        let of_line = if self.part.kind == PartKind::Purchases { self.terms.promo } else { None };
        let promo = self.part.promo.or(of_line).filter(|promo| promo.until >= self.day);
        charges.push(Charge::Interest(self.rate(), promo));
        charges
    }

    /// What comes when a payment is late.
    #[must_use]
    pub fn when_late(&self) -> OverdueCharge {
        let terms = &self.terms;
        let contract = match (self.plan_fee(), self.part.plan) {
            (Some(fee), Some(plan)) => contract_rate(terms, Some(fee), plan.periods, plan.rhythm),
            _ => self.rate(),
        };
        let has_fee = terms.late_fee.fixed > Money::ZERO || terms.late_fee.percent > Ratio::ZERO;
        OverdueCharge {
            grace_days: terms.grace_days,
            late_fee: has_fee.then_some(terms.late_fee),
            contract,
            penalty: terms.penalty_rate(contract),
            factor: terms.penalty.and_then(|penalty| match penalty {
                Penalty::Factor(factor) => Some(factor),
                Penalty::Rate(_) => None,
            }),
            mode: terms.overdue_mode,
            interest_on_interest: terms.interest_on_interest,
        }
    }

    /// What comes when it is paid back early; a balance that may revolve can be paid at any time.
    #[must_use]
    pub fn when_early(&self) -> Option<EarlyCharge> {
        if self.plan_fee().is_some() {
            return Some(EarlyCharge::Plan(self.terms.early_settlement));
        }
        self.part.plan.map(|_| EarlyCharge::Loan(self.terms.prepayment, self.terms.prepayment_fee))
    }
}
