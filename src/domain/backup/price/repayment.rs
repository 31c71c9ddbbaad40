//! How a loan is paid back: in one sum or month by month, what the state pays of it, and the yearly rate of it all.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Ask, Unpriced, months_for};
use crate::domain::backup::cost::{LoanCost, RateModel, Subsidy};
use crate::domain::calendar::Day;
use crate::domain::calendar::day_count::DayCount;
use crate::domain::credit::annual_rate::irr::{DatedAmount, irr, xirr};
use crate::domain::credit::annual_rate::percent_of;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::replay::Moved;
use crate::domain::credit::repayment::schedule::plan;
use crate::domain::credit::repayment::simple_interest::SimpleInterest;
use crate::domain::credit::repayment::{Carry, Grace, LoanDates, LoanTerms, Method};
use crate::domain::credit::terms::{Amortisation, PlanFee};
use crate::domain::money::{Currency, Money, RATE_SCALE, Ratio, Rounding};

/// Decimals of a shown yearly rate in per cent.
const RATE_DECIMALS: u32 = 2;
/// Days of a year for simple yearly rates.
const YEAR: u16 = 365;

/// One payment back.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaidBack {
    pub(super) on: Day,
    pub(super) paid: Money,
    pub(super) interest: Money,
}

/// How a loan is paid back.
pub(super) struct Repayment {
    pub(super) months: Option<u16>,
    pub(super) payments: Vec<PaidBack>,
}

impl Repayment {
    /// The all-in yearly rate in per cent, nominal and effective. A loan of a day can cost more by the year than a rate can
    /// say: then there is none, and its cost is told in money.
    pub(super) fn yearly(
        &self,
        received: Money,
        monthly_fee: Money,
        subsidies: &[Money],
        ask: Ask,
    ) -> (Option<Decimal>, Option<Decimal>) {
        let exact = |amount: Money| amount.to_decimal(ask.currency);
        let net = self.payments.iter().zip(subsidies).map(|(payment, subsidy)| payment.paid - *subsidy);
        let percent = |rate: f64| percent_of(rate, RATE_DECIMALS).ok();
        if self.months.is_some() {
            let mut flows = vec![exact(received)];
            flows.extend(net.map(|paid| -exact(paid + monthly_fee)));
            let Ok(root) = irr(&flows) else { return (None, None) };
            return (percent(root.nominal(12)), percent(root.effective(12)));
        }
        let mut flows = vec![DatedAmount { day: ask.start, amount: exact(received) }];
        let paid: Vec<Money> = net.collect();
        flows.extend(self.payments.iter().zip(&paid).map(|(p, paid)| DatedAmount { day: p.on, amount: -exact(*paid) }));
        let effective = xirr(&flows, DayCount::Actual(YEAR)).ok().and_then(|root| percent(root.rate));
        let cost = paid.iter().copied().sum::<Money>() - received;
        let days = self.payments.last().map_or(1, |last| last.on.since(ask.start).max(1));
        let share = exact(cost).checked_div(exact(received));
        let yearly = share.and_then(|share| share.checked_mul(Decimal::from(YEAR)));
        let nominal = yearly.and_then(|year| year.checked_div(Decimal::from(days))).and_then(|rate| rate.to_f64());
        (nominal.and_then(percent), effective)
    }
}

fn annual(rate: Ratio) -> Decimal {
    rate.to_decimal()
}

fn cents(currency: Currency) -> Result<Posting, Unpriced> {
    Ok(Posting::new(Decimal::new(1, u32::from(currency.decimals())), Rounding::HalfUp)?)
}

fn money(amount: Decimal, currency: Currency) -> Result<Money, Unpriced> {
    Money::from_decimal(amount, currency).map_err(|_| Unpriced::Refused(Refusal::Overflow))
}

pub(super) fn in_one_sum(loan: &LoanCost, owed: Money, ask: Ask, rate: Ratio) -> Result<Repayment, Unpriced> {
    let on = ask.start.plus(ask.days.max(1));
    let bears_from = ask.start.month().plus(i32::from(loan.free_months)).on(ask.start.day_of_month());
    let principal = owed.to_decimal(ask.currency);
    let mut interest = Decimal::ZERO;
    if bears_from < on && rate > Ratio::ZERO {
        let simple = SimpleInterest {
            opening: Moved { day: bears_from, amount: principal },
            annual_rate: annual(rate),
            day_count: DayCount::Actual(YEAR),
            posting: cents(ask.currency)?,
            capitalise: false,
        };
        interest = simple.post(&[on], &[])?.iter().map(|posted| posted.interest).sum();
    }
    let interest = money(interest, ask.currency)?;
    Ok(Repayment { months: None, payments: vec![PaidBack { on, paid: owed + interest, interest }] })
}

pub(super) fn by_months(loan: &LoanCost, owed: Money, ask: Ask, rate: Ratio) -> Result<Repayment, Unpriced> {
    let months = months_for(ask.days, loan.months);
    let periods = u32::from(months);
    let (method, annual_rate) = match (&loan.rate, loan.amortisation) {
        (RateModel::Fee(PlanFee::Total(share)), _) => {
            let each = Rounding::HalfUp.divide(i128::from(share.0) * 12, i128::from(months.max(1)));
            (Method::Flat, annual(Ratio(each)))
        }
        (RateModel::Fee(PlanFee::PerPeriod(_)), _) | (_, Amortisation::FlatFee) => (Method::Flat, annual(rate)),
        (_, Amortisation::EqualPrincipal) => (Method::EqualPrincipal, annual(rate)),
        (_, Amortisation::InterestFirst) => (Method::InterestOnlyThenBullet, annual(rate)),
        (_, Amortisation::Annuity | Amortisation::Bullet) => (Method::EqualPayment, annual(rate)),
    };
    let terms = LoanTerms {
        method,
        dates: LoanDates { start: Some(ask.start), ..LoanDates::default() },
        grace: Grace { interest_free: u32::from(loan.free_months).min(periods), ..Grace::default() },
        carry: Carry::Posted { interest: cents(ask.currency)?, payment: None, principal: None },
        ..LoanTerms::monthly(owed.to_decimal(ask.currency), annual_rate, periods)
    };
    let mut payments = Vec::with_capacity(usize::from(months));
    for row in plan(&terms)?.rows {
        let on = row.due.unwrap_or_else(|| due_day(ask.start, row.number));
        payments.push(PaidBack {
            on,
            paid: money(row.payment, ask.currency)?,
            interest: money(row.interest, ask.currency)?,
        });
    }
    Ok(Repayment { months: Some(months), payments })
}

fn due_day(start: Day, number: u32) -> Day {
    start.month().plus(i32::try_from(number).unwrap_or(0)).on(start.day_of_month())
}

/// What the state pays of each payment's interest.
pub(super) fn subsidies(subsidy: Option<&Subsidy>, payments: &[PaidBack], rate: Ratio) -> Vec<Money> {
    let Some(subsidy) = subsidy.filter(|_| rate > Ratio::ZERO) else { return vec![Money::ZERO; payments.len()] };
    let share = subsidy.points.map_or(subsidy.share, |points| {
        let part = Rounding::HalfUp.divide(i128::from(points.0) * i128::from(RATE_SCALE), i128::from(rate.0));
        Ratio(part).min(subsidy.share)
    });
    let mut left = subsidy.cap;
    let mut paid = Vec::with_capacity(payments.len());
    for payment in payments {
        let covered = subsidy.until.is_none_or(|until| payment.on <= until);
        let mut part = if covered { payment.interest.share(share, Rounding::HalfUp) } else { Money::ZERO };
        if let Some(rest) = &mut left {
            part = part.least(*rest);
            *rest -= part;
        }
        paid.push(part);
    }
    paid
}
