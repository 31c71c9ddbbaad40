//! The true cost of an option on an amount and a number of days: money out in all, and the yearly rate of it.
//!
//! Schedules come from `credit::repayment`, rates from `credit::annual_rate`; nothing is computed by rules of its own.

mod repayment;

use rust_decimal::Decimal;

use self::repayment::{by_months, in_one_sum, subsidies};
use super::cost::{CostModel, LoanCost, RateModel, Spread};
use crate::domain::calendar::Day;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::terms::{Amortisation, PlanFee};
use crate::domain::money::{Currency, Money, RATE_SCALE, Ratio, Rounding};
use crate::domain::risk::norm::Norms;

/// Why an option has no price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unpriced {
    /// Nobody states its cost.
    Unknown,
    /// The norms have no such reference rate on the day.
    NoReference(String),
    /// There is no debt whose rate it would keep.
    NothingReplaced,
    /// The amount or the term is beyond what can be computed.
    Refused(Refusal),
}

impl From<Refusal> for Unpriced {
    fn from(refusal: Refusal) -> Unpriced {
        Unpriced::Refused(refusal)
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// How much it must bring.
    pub amount: Money,
    /// For how many days.
    pub days: i32,
    /// From which day.
    pub start: Day,
    /// In which currency.
    pub currency: Currency,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// What is owed at the beginning.
    pub borrowed: Money,
    /// What it brings.
    pub received: Money,
    /// Monthly payments; none when it is paid back in one sum.
    pub months: Option<u16>,
    /// The first payment, fees of the month included; the sum at the end of a loan without months.
    pub payment: Money,
    /// Paid back in all, what the state pays taken off.
    pub paid: Money,
    /// Interest.
    pub interest: Money,
    /// Fees.
    pub fees: Money,
    /// What the state pays.
    pub subsidy: Money,
    /// Paid less received: what it costs in all.
    pub cost: Money,
    /// The same at the lowest and the highest rate that its sources name.
    pub cost_range: (Money, Money),
    /// The stated yearly rate and its range.
    pub stated: Option<Spread>,
    /// The all-in yearly rate in per cent: the period's times the periods of a year; none when it is beyond what a rate can
    /// say.
    pub nominal: Option<Decimal>,
    /// The same compounded over a year.
    pub effective: Option<Decimal>,
}

impl Price {
    /// The price of what costs this much and bears no rate.
    #[must_use]
    pub fn flat(amount: Money, cost: Money) -> Price {
        let zero = cost.is_zero().then_some(Decimal::ZERO);
        Price {
            borrowed: Money::ZERO,
            received: amount,
            months: None,
            payment: Money::ZERO,
            paid: cost,
            interest: Money::ZERO,
            fees: cost,
            subsidy: Money::ZERO,
            cost,
            cost_range: (cost, cost),
            stated: None,
            nominal: zero,
            effective: zero,
        }
    }
}

/// The price of an option for what is asked. `kept` is the yearly rate of the debts that it replaces.
///
/// # Errors
/// Why there is none.
pub fn price(cost: &CostModel, ask: Ask, norms: Option<&Norms>, kept: Option<Ratio>) -> Result<Price, Unpriced> {
    match cost {
        CostModel::Free | CostModel::OwnMoney => Ok(Price::flat(ask.amount, Money::ZERO)),
        CostModel::Fixed(sum) => Ok(Price::flat(ask.amount, *sum)),
        CostModel::Unknown => Err(Unpriced::Unknown),
        CostModel::Loan(loan) => price_loan(loan, ask, resolve(&loan.rate, ask.start, norms, kept)?),
    }
}

/// The yearly rate of a loan on a day; a fee's rate is that of a year of fees on the original amount.
///
/// # Errors
/// That the norms have no such rate then, or that there is no debt whose rate is kept.
pub fn resolve(rate: &RateModel, day: Day, norms: Option<&Norms>, kept: Option<Ratio>) -> Result<Spread, Unpriced> {
    match rate {
        RateModel::Annual(spread) => Ok(*spread),
        RateModel::Reference { id, times, margin } => {
            let reading = norms.and_then(|norms| norms.reference_rate(id, day));
            let base = reading.ok_or_else(|| Unpriced::NoReference(id.clone()))?.rate;
            let whole = base.0.saturating_mul(i64::from(*times));
            Ok(margin.map(|margin| Ratio(whole.saturating_add(margin.0).max(0))))
        }
        RateModel::Fee(PlanFee::PerPeriod(share)) => Ok(Spread::exactly(Ratio(share.0.saturating_mul(12)))),
        RateModel::Fee(PlanFee::Total(share)) => Ok(Spread::exactly(*share)),
        RateModel::Kept => kept.map(Spread::exactly).ok_or(Unpriced::NothingReplaced),
    }
}

/// Months that cover so many days, within what the loan offers.
#[must_use]
pub fn months_for(days: i32, (least, most): (u16, u16)) -> u16 {
    let months = (i64::from(days.max(1)) * 12 + 364) / 365;
    u16::try_from(months).unwrap_or(u16::MAX).clamp(least.max(1), most.max(1))
}

/// What must be borrowed so that so much arrives.
#[must_use]
pub fn to_borrow(loan: &LoanCost, amount: Money) -> Money {
    let rest = RATE_SCALE.saturating_sub(loan.fee_share.0);
    if !loan.fee_taken_out || rest <= 0 {
        return amount;
    }
    (amount + loan.fee).scaled(RATE_SCALE, rest, Rounding::Up)
}

/// What arrives of a borrowed amount.
#[must_use]
pub fn arrives(loan: &LoanCost, borrowed: Money) -> Money {
    if loan.fee_taken_out { (borrowed - fee_of(loan, borrowed)).positive_part() } else { borrowed }
}

fn fee_of(loan: &LoanCost, borrowed: Money) -> Money {
    loan.fee + borrowed.share(loan.fee_share, Rounding::HalfUp)
}

/// How often the fee at the beginning is paid: again at each renewal.
fn times_paid(loan: &LoanCost, days: i32) -> i64 {
    let every = loan.renewed_every_days.filter(|_| loan.amortisation == Amortisation::Bullet);
    every.map_or(1, |every| (i64::from(days.max(1)) + i64::from(every.max(1)) - 1) / i64::from(every.max(1)))
}

fn price_loan(loan: &LoanCost, ask: Ask, rate: Spread) -> Result<Price, Unpriced> {
    let borrowed = to_borrow(loan, ask.amount);
    let mut price = price_borrowed(loan, borrowed, ask, rate.usual)?;
    let cost_at = |rate: Ratio| price_borrowed(loan, borrowed, ask, rate).map(|price| price.cost);
    price.cost_range = (cost_at(rate.low)?, cost_at(rate.high)?);
    price.stated = (!matches!(loan.rate, RateModel::Fee(_))).then_some(rate);
    Ok(price)
}

/// The price of a borrowed amount at one stated yearly rate.
///
/// # Errors
/// Amounts or terms out of range.
pub fn price_borrowed(loan: &LoanCost, borrowed: Money, ask: Ask, rate: Ratio) -> Result<Price, Unpriced> {
    let fee = Money(fee_of(loan, borrowed).minor().saturating_mul(times_paid(loan, ask.days)));
    let owed = if loan.fee_taken_out { borrowed } else { borrowed + fee };
    let received = if loan.fee_taken_out { borrowed - fee } else { borrowed };
    let parts = match loan.amortisation {
        Amortisation::Bullet => in_one_sum(loan, owed, ask, rate)?,
        _ => by_months(loan, owed, ask, rate)?,
    };
    let paid_in: Money = parts.payments.iter().map(|payment| payment.paid).sum();
    let interest: Money = parts.payments.iter().map(|payment| payment.interest).sum();
    let monthly = Money(loan.monthly_fee.minor().saturating_mul(i64::from(parts.months.unwrap_or(0))));
    let subsidies = subsidies(loan.subsidy.as_ref(), &parts.payments, rate);
    let subsidy: Money = subsidies.iter().copied().sum();
    let paid = paid_in + monthly - subsidy;
    let (nominal, effective) = parts.yearly(received, loan.monthly_fee, &subsidies, ask);
    Ok(Price {
        borrowed: owed,
        received,
        months: parts.months,
        payment: parts.payments.first().map_or(Money::ZERO, |first| first.paid + loan.monthly_fee),
        paid,
        interest,
        fees: fee + monthly,
        subsidy,
        cost: paid - received,
        cost_range: (paid - received, paid - received),
        stated: None,
        nominal,
        effective,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::backup::cost::Subsidy;

    fn day(month: u32, day: u32) -> Day {
        Day::ymd(2026, month, day).unwrap()
    }

    fn percent(text: &str) -> Ratio {
        Ratio::parse_percent(text).unwrap()
    }

    fn loan(rate: &str, amortisation: Amortisation, months: (u16, u16)) -> LoanCost {
        LoanCost {
            rate: RateModel::Annual(Spread::exactly(percent(rate))),
            amortisation,
            months,
            fee: Money::ZERO,
            fee_share: Ratio::ZERO,
            fee_taken_out: true,
            monthly_fee: Money::ZERO,
            renewed_every_days: None,
            free_months: 0,
            subsidy: None,
        }
    }

    fn ask(amount: i64, days: i32) -> Ask {
        Ask { amount: Money(amount), days, start: day(1, 1), currency: Currency::USD }
    }

    fn shown(rate: Option<Decimal>) -> String {
        rate.unwrap().to_string()
    }

    /// 500 dollars for six months at 28 % with 20 dollars taken out: 90.27 a month, 42.77 % all in.
    #[test]
    fn a_fee_taken_out_makes_a_capped_loan_dearer() {
        let pal = LoanCost { fee: Money(2_000), ..loan("28%", Amortisation::Annuity, (1, 6)) };
        let price = price_borrowed(&pal, Money(50_000), ask(48_000, 180), percent("28%")).unwrap();
        assert_eq!((price.payment, price.received), (Money(9_027), Money(48_000)));
        assert_eq!(shown(price.nominal), "42.77");
        assert_eq!(to_borrow(&pal, Money(48_000)), Money(50_000));
        assert_eq!(arrives(&pal, Money(50_000)), Money(48_000));
    }

    /// 15 dollars a hundred for fourteen days is 391.07 % a year.
    #[test]
    fn two_weeks_at_fifteen_a_hundred() {
        let payday =
            LoanCost { fee_share: percent("15%"), fee_taken_out: false, ..loan("0%", Amortisation::Bullet, (1, 1)) };
        let price = price(&CostModel::Loan(payday), ask(10_000, 14), None, None).unwrap();
        assert_eq!((price.cost, price.paid), (Money(1_500), Money(11_500)));
        assert_eq!(shown(price.nominal), "391.07");
    }

    #[test]
    fn each_renewal_costs_the_fee_again() {
        let payday = LoanCost {
            fee_share: percent("15%"),
            fee_taken_out: false,
            renewed_every_days: Some(14),
            ..loan("0%", Amortisation::Bullet, (1, 1))
        };
        let cost = |days| price(&CostModel::Loan(payday.clone()), ask(10_000, days), None, None).unwrap().cost;
        assert_eq!([14, 15, 28, 153].map(cost), [1_500, 3_000, 3_000, 16_500].map(Money));
    }

    #[test]
    fn a_total_fee_is_spread_over_the_months() {
        let fee = RateModel::Fee(PlanFee::Total(percent("8.8%")));
        let plan = LoanCost { rate: fee, ..loan("0%", Amortisation::FlatFee, (12, 12)) };
        let price = price(&CostModel::Loan(plan), ask(1_000_000, 30), None, None).unwrap();
        assert_eq!((price.cost, price.months), (Money(88_000), Some(12)));
        assert_eq!((shown(price.nominal), shown(price.effective)), ("15.86".to_owned(), "17.07".to_owned()));
    }

    #[test]
    fn the_state_pays_a_point_up_to_half_until_its_last_day() {
        let subsidy = Subsidy { points: Some(percent("1%")), share: percent("50%"), cap: None, until: Some(day(4, 1)) };
        let with = LoanCost { subsidy: Some(subsidy), ..loan("4%", Amortisation::InterestFirst, (12, 12)) };
        let priced = price(&CostModel::Loan(with.clone()), ask(1_200_000, 365), None, None).unwrap();
        // 12,000 at 4 % is 40.00 a month; a quarter of three months' interest is 30.00.
        assert_eq!((priced.interest, priced.subsidy), (Money(48_000), Money(3_000)));
        let capped = Subsidy { cap: Some(Money(1_500)), ..subsidy };
        let capped = LoanCost { subsidy: Some(capped), ..with.clone() };
        assert_eq!(price(&CostModel::Loan(capped), ask(1_200_000, 365), None, None).unwrap().subsidy, Money(1_500));
        let cheap = LoanCost { rate: RateModel::Annual(Spread::exactly(percent("1.2%"))), ..with };
        let half = price(&CostModel::Loan(cheap), ask(1_200_000, 365), None, None).unwrap();
        assert_eq!(half.subsidy, Money(1_800), "never above half of the rate");
    }

    #[test]
    fn months_cover_the_days() {
        let months = |days| months_for(days, (1, 60));
        assert_eq!([1, 30, 31, 61, 62, 365, 366].map(months), [1, 1, 2, 3, 3, 12, 13]);
        assert_eq!((months_for(10, (6, 12)), months_for(900, (6, 12))), (6, 12));
    }

    #[test]
    fn what_has_no_price_says_why() {
        let model = |rate: RateModel| CostModel::Loan(LoanCost { rate, ..loan("0%", Amortisation::Annuity, (1, 12)) });
        let reference =
            RateModel::Reference { id: "lpr-1y".to_owned(), times: 4, margin: Spread::exactly(Ratio::ZERO) };
        let failed = price(&model(reference), ask(10_000, 30), None, None).unwrap_err();
        assert_eq!(failed, Unpriced::NoReference("lpr-1y".to_owned()));
        assert_eq!(price(&model(RateModel::Kept), ask(10_000, 30), None, None).unwrap_err(), Unpriced::NothingReplaced);
        assert!(price(&model(RateModel::Kept), ask(10_000, 30), None, Some(percent("18%"))).is_ok());
        assert_eq!(price(&CostModel::Unknown, ask(1, 1), None, None).unwrap_err(), Unpriced::Unknown);
        let nothing = loan("5%", Amortisation::Annuity, (1, 12));
        assert!(matches!(price(&CostModel::Loan(nothing), ask(0, 30), None, None), Err(Unpriced::Refused(_))));
    }
}
