//! A borrowing run alone: what is paid on which day, and the annual rate of it.

use rust_decimal::Decimal;

use super::alone::{PLENTY, horizons, household, run};
use super::borrowing::Borrowing;
use crate::domain::calendar::{Day, Holidays};
use crate::domain::credit::annual_rate::eu::{YearRule, of_dated};
use crate::domain::credit::annual_rate::irr::DatedAmount;
use crate::domain::credit::annual_rate::percent_of;
use crate::domain::credit::refusal::Refusal;
use crate::domain::household::compile::Question;
use crate::domain::household::compiled::{PlannedPayment, Withheld};
use crate::domain::money::{Currency, Money};

/// For how many months minimums are followed before "not repaid" is said.
pub const MONTHS_FOLLOWED: i32 = 600;

/// Decimals of an annual rate in per cent.
const RATE_DECIMALS: u32 = 6;

/// How a borrowing is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Every instalment on its due day, every statement in full.
    AsAgreed,
    /// Every statement its minimum.
    MinimumOnly,
}

/// The yearly rate of a borrowing, in per cent with six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnualCost {
    /// A month's rate times twelve.
    pub nominal_percent: Decimal,
    /// Compounded: the EU/UK convention, intervals in whole months and days.
    pub effective_percent: Decimal,
    /// Whether no other rate balances what was received and paid.
    pub unique: bool,
}

/// What is paid when a borrowing is kept to in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Performed {
    /// In which way.
    pub way: Way,
    /// Each payment with its day, in order.
    pub payments: Vec<(Day, Money)>,
    /// Interest charged.
    pub interest: Money,
    /// Plan fees charged.
    pub fees: Money,
    /// The fee kept back on the first day.
    pub upfront: Money,
    /// Late fees charged.
    pub late_fees: Money,
    /// What is still owed after [`MONTHS_FOLLOWED`] months.
    pub left: Money,
    /// The annual rate, or why there is none.
    pub annual: Result<AnnualCost, Refusal>,
}

impl Performed {
    /// All that is paid.
    #[must_use]
    pub fn paid(&self) -> Money {
        self.payments.iter().map(|(_, amount)| *amount).sum()
    }

    /// All charges together.
    #[must_use]
    pub fn charges(&self) -> Money {
        self.interest + self.fees + self.upfront + self.late_fees
    }
}

/// What one payment missed and made up for later adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// The due day that is missed.
    pub missed: Day,
    /// The day on which it is made up for.
    pub paid_on: Day,
    /// Late fees.
    pub late_fees: Money,
    /// Interest and penalty beyond those of the agreed course.
    pub interest: Money,
}

/// Days after which a single payment that was missed is made up for.
const DAYS_LATE: i32 = 30;

/// Runs a borrowing alone.
#[must_use]
pub fn perform(borrowing: &Borrowing, way: Way, currency: Currency, holidays: &Holidays) -> Performed {
    let household = household(borrowing, way, currency, holidays);
    let is_over = |left: Money| left < currency.unit();
    // Minimums are mostly over long before the last month that is followed.
    let mut horizons = horizons(borrowing, way).into_iter();
    let mut until = horizons.next().unwrap_or(borrowing.day);
    let (mut kept, mut left) = run(&household, &Question::as_set(borrowing.day, until));
    while let Some(later) = horizons.next().filter(|_| !is_over(left)) {
        until = later;
        (kept, left) = run(&household, &Question::as_set(borrowing.day, until));
    }
    let annual = annual_cost(borrowing, &kept.payments, (until, left), currency);
    Performed {
        way,
        interest: kept.totals.interest,
        fees: kept.totals.fees - kept.totals.late_fees,
        upfront: borrowing.upfront,
        late_fees: kept.totals.late_fees,
        payments: kept.payments,
        left,
        annual,
    }
}

/// What it adds when the first payment is missed and paid with the next one; a single payment is made up for thirty days
/// later. None when nothing falls due.
#[must_use]
pub fn late(borrowing: &Borrowing, way: Way, currency: Currency, holidays: &Holidays) -> Option<Late> {
    let household = household(borrowing, way, currency, holidays);
    let until = horizons(borrowing, way).first().copied().unwrap_or(borrowing.day).plus(DAYS_LATE);
    let (agreed, _) = run(&household, &Question::as_set(borrowing.day, until));
    let missed = agreed.payments.first()?.0;
    let paid_on = match agreed.payments.get(1) {
        Some((next, _)) => *next,
        None => missed.plus(DAYS_LATE),
    };
    let mut question = Question::as_set(borrowing.day, until);
    question.withheld = vec![Withheld { line: 0, from: missed, until: paid_on }];
    if agreed.payments.len() == 1 {
        question.planned = vec![PlannedPayment { day: paid_on, line: 0, amount: PLENTY }];
    }
    let (behind, _) = run(&household, &question);
    Some(Late {
        missed,
        paid_on,
        late_fees: behind.totals.late_fees,
        interest: behind.totals.interest - agreed.totals.interest,
    })
}

/// The annual rate of what was received and paid; what is still owed at the end counts as paid then.
fn annual_cost(
    borrowing: &Borrowing,
    payments: &[(Day, Money)],
    (until, left): (Day, Money),
    currency: Currency,
) -> Result<AnnualCost, Refusal> {
    let flow = |day: Day, amount: Money| DatedAmount { day, amount: amount.to_decimal(currency) };
    let mut flows = vec![flow(borrowing.day, borrowing.amount() - borrowing.upfront)];
    flows.extend(payments.iter().map(|(day, amount)| flow(*day, -*amount)));
    if left > Money::ZERO {
        flows.push(flow(until, -left));
    }
    let root = of_dated(&flows, YearRule::Interval)?;
    let month = (root.rate.ln_1p() / 12.0).exp_m1();
    Ok(AnnualCost {
        nominal_percent: percent_of(month * 12.0, RATE_DECIMALS)?,
        effective_percent: percent_of(root.rate, RATE_DECIMALS)?,
        unique: root.unique,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cost::Use;
    use crate::domain::credit::line::Rhythm;
    use crate::domain::credit::terms::{
        Accrual, Amortisation, InterestBase, InterestFrom, LateFee, LineKind, OverdueMode, Penalty, PlanFee, TermsDraft,
    };
    use crate::domain::money::{Rate, RateBasis, Ratio};

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    fn rate(percent: &str, basis: RateBasis) -> Rate {
        Rate::new(Ratio::parse_percent(percent).unwrap(), basis)
    }

    fn ran(borrowing: &Borrowing, way: Way) -> Performed {
        perform(borrowing, way, Currency::CNY, &Holidays::default())
    }

    fn percents(performed: &Performed) -> (String, String) {
        let annual = performed.annual.as_ref().unwrap();
        let two = |percent: Decimal| {
            let mut two = percent.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
            two.rescale(2);
            two.to_string()
        };
        (two(annual.nominal_percent), two(annual.effective_percent))
    }

    /// 10,000 in twelve parts with a fee of 0.66 % a month: 14.31 % nominal and 15.29 % effective, as the calculator says.
    #[test]
    fn a_fee_plan_costs_what_the_calculator_says() {
        for kind in [LineKind::PayLater, LineKind::Revolving] {
            for (statement_day, due_day) in [(1, 10), (18, 8), (31, 20)] {
                let terms = TermsDraft {
                    kind: Some(kind),
                    amortisation: Some(Amortisation::FlatFee),
                    plan_fee: Some(Some(PlanFee::PerPeriod(Ratio::parse_percent("0.66%").unwrap()))),
                    statement_day: Some(Some(statement_day)),
                    due_day: Some(Some(due_day)),
                    ..TermsDraft::default()
                };
                let start = Day::ymd(2026, 11, u32::from(due_day)).unwrap();
                let borrowing =
                    Borrowing::new(terms.complete(), Use::Instalments, Money(1_000_000), start, Rhythm::Monthly);
                let performed = ran(&borrowing, Way::AsAgreed);
                assert_eq!(performed.payments.len(), 12, "{kind:?} {performed:?}");
                assert_eq!((performed.interest, performed.fees), (Money::ZERO, Money(79_200)));
                assert_eq!(percents(&performed), ("14.31".into(), "15.29".into()), "{kind:?} {statement_day}");
            }
        }
    }

    #[test]
    fn a_monthly_loan_costs_its_rate() {
        let terms = TermsDraft {
            kind: Some(LineKind::CashLine),
            rate: Some(rate("1.2%", RateBasis::Monthly)),
            accrual: Some(Accrual::Monthly),
            penalty: Some(Some(Penalty::Factor(Ratio::percent(150)))),
            ..TermsDraft::default()
        };
        for (amortisation, paid) in [
            (Amortisation::Annuity, "21594.12"),
            (Amortisation::EqualPrincipal, "21560.00"),
            (Amortisation::InterestFirst, "22880.00"),
        ] {
            let terms = TermsDraft { amortisation: Some(amortisation), ..terms.clone() }.complete();
            let borrowing = Borrowing::new(terms, Use::Draw, Money(2_000_000), day("2026-01-31"), Rhythm::Monthly);
            let performed = ran(&borrowing, Way::AsAgreed);
            assert_eq!(performed.payments.first().map(|(day, _)| day.to_string()), Some("2026-02-28".into()));
            assert_eq!(performed.payments.last().map(|(day, _)| day.to_string()), Some("2027-01-31".into()));
            assert_eq!(performed.paid().plain(Currency::CNY), paid, "{amortisation:?}");
            assert_eq!(percents(&performed), ("14.40".into(), "15.39".into()), "{amortisation:?}");
        }
    }

    #[test]
    fn one_missed_payment_is_told_to_the_cent() {
        let terms = TermsDraft {
            kind: Some(LineKind::CashLine),
            rate: Some(rate("0.05%", RateBasis::Daily)),
            penalty: Some(Some(Penalty::Factor(Ratio::percent(150)))),
            overdue_mode: Some(OverdueMode::Replace),
            late_fee: Some(LateFee { fixed: Money(3000), ..LateFee::default() }),
            amortisation: Some(Amortisation::EqualPrincipal),
            periods: Some(10),
            ..TermsDraft::default()
        };
        let borrowing =
            Borrowing::new(terms.complete(), Use::Draw, Money(1_000_000), day("2026-03-01"), Rhythm::Monthly);
        let late = late(&borrowing, Way::AsAgreed, Currency::CNY, &Holidays::default()).unwrap();
        assert_eq!((late.missed, late.paid_on), (day("2026-04-01"), day("2026-05-01")));
        // 1,000.00 of principal for 30 days at 0.075 %.
        assert_eq!((late.late_fees, late.interest), (Money(3000), Money(2250)));
    }

    #[test]
    fn a_card_paid_in_full_costs_nothing_and_by_minimums_a_lot() {
        let terms = TermsDraft {
            kind: Some(LineKind::Revolving),
            rate: Some(rate("0.05%", RateBasis::Daily)),
            interest_from: Some(InterestFrom::PostingDay),
            interest_base: Some(InterestBase::WholeStatement),
            statement_day: Some(Some(18)),
            due_day: Some(Some(8)),
            ..TermsDraft::default()
        };
        let borrowing =
            Borrowing::new(terms.complete(), Use::Purchase, Money(800_000), day("2026-11-18"), Rhythm::Monthly);
        let full = ran(&borrowing, Way::AsAgreed);
        assert_eq!((full.payments.len(), full.charges()), (1, Money::ZERO));
        assert_eq!(percents(&full), ("0.00".into(), "0.00".into()));
        let minimum = ran(&borrowing, Way::MinimumOnly);
        assert!(minimum.interest > Money(100_000), "{:?}", minimum.interest);
        assert_eq!(minimum.paid() + minimum.left, Money(800_000) + minimum.charges());
        let (nominal, _) = percents(&minimum);
        assert!(("17.00".to_owned().."19.00".to_owned()).contains(&nominal), "{nominal}");
    }

    #[test]
    fn a_loan_repaid_at_once_is_one_payment() {
        let terms = TermsDraft {
            kind: Some(LineKind::InstalmentLoan),
            rate: Some(rate("12%", RateBasis::Annual)),
            amortisation: Some(Amortisation::Bullet),
            periods: Some(6),
            ..TermsDraft::default()
        };
        let borrowing =
            Borrowing::new(terms.complete(), Use::Draw, Money(1_000_000), day("2026-01-15"), Rhythm::Monthly);
        let performed = ran(&borrowing, Way::AsAgreed);
        // 181 days at 12 % on 365 days.
        assert_eq!(performed.payments, [(day("2026-07-15"), Money(1_059_507))]);
        let late = late(&borrowing, Way::AsAgreed, Currency::CNY, &Holidays::default()).unwrap();
        assert_eq!((late.paid_on, late.interest), (day("2026-08-14"), Money(9_863)));
    }
}
