//! The terms of a line: every switch in which lenders differ, as one value.
//!
//! A [`TermsDraft`] is what a product preset or a profile states; drafts are laid one over the other and what nobody
//! states takes a cautious default. No lender is known here, and no file format.

use crate::domain::calendar::{BusinessDay, Day};
use crate::domain::money::{Money, Rate, Ratio, Rounding};

/// What sort of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineKind {
    /// A card or other line with statements, a minimum and a balance that may revolve.
    Revolving,
    /// A loan repaid in instalments (mortgage, car, study, consumer); nothing new can be drawn.
    InstalmentLoan,
    /// A cash line: each draw is a loan of its own.
    CashLine,
    /// A purchase line billed monthly, or a purchase paid in a few parts.
    PayLater,
}

/// How a year is counted when interest accrues by days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DayBasis {
    /// 360 days.
    D360,
    /// 365 days.
    #[default]
    D365,
    /// 366 days in a leap year, else 365.
    Actual,
}

/// How interest builds up between postings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Accrual {
    /// Balance x rate x days, rounded once when posted.
    #[default]
    DailySimple,
    /// Each day's interest joins the balance, rounded each day to a millionth of a minor unit.
    DailyCompound,
    /// A twelfth of the year's rate for each cycle; inside a cycle the share of its days.
    Monthly,
    /// The cycle's average daily balance x rate x days of the cycle.
    AverageDailyBalance,
}

/// From which day a purchase bears interest when the statement is not paid in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum InterestFrom {
    /// From the day after the due day, on what remains.
    DueDay,
    /// Back from the day it was posted.
    #[default]
    PostingDay,
}

/// On what a statement that was not paid in full bears interest back from the posting day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum InterestBase {
    /// On the whole statement until each payment (全额计息).
    #[default]
    WholeStatement,
    /// On the part that stayed unpaid only.
    UnpaidPart,
}

/// What the penalty rate does to the normal rate on an overdue principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OverdueMode {
    /// It takes its place.
    #[default]
    Replace,
    /// It comes on top.
    Add,
}

/// The penalty on overdue principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Penalty {
    /// A rate of its own.
    Rate(Rate),
    /// A multiple of the contract rate (150 % of it).
    Factor(Ratio),
}

/// What settling an instalment plan early does to the fees not yet billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EarlySettlement {
    /// They fall away.
    Free,
    /// They all fall due (the cautious default).
    #[default]
    RemainingFees,
    /// They fall away against a share of the principal paid early.
    Percent(Ratio),
}

/// What an early payment of a loan changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Prepayment {
    /// The payment stays and the loan ends earlier.
    #[default]
    ShorterTerm,
    /// The term stays and the payment falls.
    LowerPayment,
    /// The lender does not take it.
    NotTaken,
}

/// Which balance of a line a payment goes to first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Allocation {
    /// The lowest rate first (dearest for the borrower; the cautious default).
    #[default]
    LowestRateFirst,
    /// The highest rate first.
    HighestRateFirst,
    /// The oldest first.
    OldestFirst,
    /// The minimum to the lowest rate, all above it to the highest (US card law).
    HighestRateAboveMinimum,
}

/// How the principal of a loan comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Amortisation {
    /// Equal payments (等额本息).
    #[default]
    Annuity,
    /// Equal principal, falling payments (等额本金).
    EqualPrincipal,
    /// Interest each period, principal at the end (先息后本).
    InterestFirst,
    /// Principal and interest together at the end (到期还本付息).
    Bullet,
    /// Equal principal and a fee on the original principal each period (手续费分期).
    FlatFee,
}

/// The least that keeps a revolving line current.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MinimumRule {
    /// Share of the revolving statement balance.
    pub percent: Ratio,
    /// Never less than this (or the balance, when that is smaller).
    pub floor: Money,
    /// The cycle's interest is asked for in full on top of the share.
    pub plus_interest: bool,
    /// Fees are asked for in full on top of the share.
    pub plus_fees: bool,
    /// Instalments due are asked for in full.
    pub plus_instalments: bool,
    /// What an earlier minimum left unpaid is asked for in full.
    pub plus_past_due: bool,
}

impl Default for MinimumRule {
    fn default() -> Self {
        MinimumRule {
            percent: Ratio::percent(10),
            floor: Money::ZERO,
            plus_interest: false,
            plus_fees: false,
            plus_instalments: true,
            plus_past_due: true,
        }
    }
}

/// The charge for a missed minimum or instalment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LateFee {
    /// A fixed sum.
    pub fixed: Money,
    /// A share of the unpaid part of what was due.
    pub percent: Ratio,
    /// Never less than this when charged.
    pub floor: Money,
    /// Never more than this, when set.
    pub cap: Option<Money>,
}

/// A rate that holds until a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Promo {
    /// The promotional rate.
    pub rate: Rate,
    /// The last day on which it holds.
    pub until: Day,
}

/// The fee of a flat-fee plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanFee {
    /// So much of the original principal each period.
    PerPeriod(Ratio),
    /// So much of the original principal in all, spread evenly over the periods.
    Total(Ratio),
}

macro_rules! terms {
    ($($(#[$doc:meta])* $field:ident : $type:ty = $default:expr,)*) => {
        /// The complete terms of a line.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Terms { $($(#[$doc])* pub $field: $type,)* }

        /// Terms as far as somebody stated them.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct TermsDraft { $($(#[$doc])* pub $field: Option<$type>,)* }

        impl Terms {
            /// The same terms, every one of them stated.
            #[must_use]
            pub fn draft(&self) -> TermsDraft {
                TermsDraft { $($field: Some(self.$field.clone()),)* }
            }
        }

        impl TermsDraft {
            /// These terms where stated, else those of `base`.
            #[must_use]
            pub fn over(self, base: &TermsDraft) -> TermsDraft {
                TermsDraft { $($field: self.$field.or_else(|| base.$field.clone()),)* }
            }

            /// Complete terms: what nobody states takes its cautious default.
            #[must_use]
            pub fn complete(self) -> Terms {
                Terms { $($field: self.$field.unwrap_or($default),)* }
            }

            /// The names of the terms that are stated.
            #[must_use]
            pub fn stated(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(if self.$field.is_some() { names.push(stringify!($field)); })*
                names
            }
        }
    };
}

terms! {
    /// What sort of line.
    kind: LineKind = LineKind::Revolving,
    /// Rate of purchases or draws, once they bear interest.
    rate: Rate = Rate::ZERO,
    /// Rate of cash taken with a card, when it differs; it bears interest from its day.
    cash_advance_rate: Option<Rate> = None,
    /// How a year is counted.
    day_basis: DayBasis = DayBasis::D365,
    /// How interest builds up.
    accrual: Accrual = Accrual::DailySimple,
    /// From when purchases bear interest when not paid in full.
    interest_from: InterestFrom = InterestFrom::PostingDay,
    /// On what they do.
    interest_base: InterestBase = InterestBase::WholeStatement,
    /// Whether posted interest itself bears interest.
    interest_on_interest: bool = false,
    /// How a posting of interest is rounded.
    interest_rounding: Rounding = Rounding::HalfUp,
    /// A rate that holds until a date.
    promo: Option<Promo> = None,
    /// Days after the due day within which a payment still counts as on time.
    grace_days: u8 = 0,
    /// The minimum payment.
    minimum: MinimumRule = MinimumRule::default(),
    /// The charge for being late.
    late_fee: LateFee = LateFee::default(),
    /// The penalty on overdue principal.
    penalty: Option<Penalty> = None,
    /// How the penalty meets the normal rate.
    overdue_mode: OverdueMode = OverdueMode::Replace,
    /// Fees when a plan is settled early.
    early_settlement: EarlySettlement = EarlySettlement::RemainingFees,
    /// What an early payment changes.
    prepayment: Prepayment = Prepayment::ShorterTerm,
    /// Charge for paying early, as a share of what is paid early.
    prepayment_fee: Ratio = Ratio::ZERO,
    /// Which balance a payment goes to first.
    allocation: Allocation = Allocation::LowestRateFirst,
    /// What happens to a due day on a weekend or holiday.
    business_day: BusinessDay = BusinessDay::None,
    /// Minutes after midnight until which a payment counts for the day.
    cut_off_minutes: Option<u16> = None,
    /// Whether the lender reports to the credit registry.
    reported: bool = true,
    /// How a new draw or instalment plan is repaid.
    amortisation: Amortisation = Amortisation::Annuity,
    /// In how many periods a new draw or plan is repaid.
    periods: u16 = 12,
    /// Fee of a flat-fee plan.
    plan_fee: Option<PlanFee> = None,
    /// Statement day of the month.
    statement_day: Option<u8> = None,
    /// Due day of the month.
    due_day: Option<u8> = None,
}

impl Terms {
    /// Whether the line is billed by statements with a minimum: cards, and pay-later lines that have a statement day. A
    /// purchase paid in a few parts has none: each part falls due on its own day.
    #[must_use]
    pub const fn has_statements(&self) -> bool {
        match self.kind {
            LineKind::Revolving => true,
            LineKind::PayLater => self.statement_day.is_some(),
            LineKind::InstalmentLoan | LineKind::CashLine => false,
        }
    }

    /// Whether new purchases or draws are possible at all.
    #[must_use]
    pub const fn can_be_drawn(&self) -> bool {
        !matches!(self.kind, LineKind::InstalmentLoan)
    }

    /// The penalty as a rate; a factor applies to `contract`.
    #[must_use]
    pub fn penalty_rate(&self, contract: Rate) -> Option<Rate> {
        self.penalty.map(|penalty| match penalty {
            Penalty::Rate(rate) => rate,
            Penalty::Factor(factor) => {
                let scaled = i128::from(contract.value) * i128::from(factor.0);
                let value = Rounding::HalfUp.divide(scaled, i128::from(crate::domain::money::RATE_SCALE));
                Rate { value, basis: contract.basis }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::RateBasis;

    #[test]
    fn what_the_reader_states_wins_over_the_preset() {
        let preset = TermsDraft { grace_days: Some(3), due_day: Some(Some(10)), ..TermsDraft::default() };
        let stated = TermsDraft { due_day: Some(Some(20)), ..TermsDraft::default() };
        let terms = stated.over(&preset).complete();
        assert_eq!((terms.grace_days, terms.due_day), (3, Some(20)));
        assert_eq!(preset.stated(), ["grace_days", "due_day"]);
    }

    #[test]
    fn a_penalty_factor_applies_to_the_contract_rate() {
        let contract = Rate::new(Ratio::parse_percent("0.05%").unwrap(), RateBasis::Daily);
        let draft = TermsDraft { penalty: Some(Some(Penalty::Factor(Ratio::percent(150)))), ..TermsDraft::default() };
        let penalty = draft.complete().penalty_rate(contract).unwrap();
        assert_eq!(penalty.ratio().plain_percent(), "0.075%");
    }
}
