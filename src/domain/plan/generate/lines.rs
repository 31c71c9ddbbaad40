//! Random lines: cards, promotions, loans, plans, dear online loans, and terms beyond the plain ones.

use super::dice::Dice;
use super::{cents, day_of_month, share, yearly};
use crate::domain::calendar::Day;
use crate::domain::credit::instalment::level_payment;
use crate::domain::credit::line::{Autopay, History, InstalmentPlan, Line, LineState, Part, PartKind, Purpose, Rhythm};
use crate::domain::credit::terms::{
    Accrual, Amortisation, EarlySettlement, LateFee, LineKind, MinimumRule, PlanFee, Promo, Terms, TermsDraft,
};
use crate::domain::money::{Currency, Money, RATE_SCALE, Ratio, Rounding};
use crate::domain::name::Name;

/// One line of a random kind.
pub fn line(dice: &mut Dice, balance: f64, as_of: Day) -> Line {
    let due = day_of_month(dice);
    let kind = dice.unit();
    if kind < 0.30 {
        let rate = dice.between(0.14, 0.1825);
        let percent = match dice.unit() {
            u if u < 0.35 => 0.025,
            u if u < 0.75 => 0.05,
            _ => 0.10,
        };
        card(balance, rate, percent, "100", None, due)
    } else if kind < 0.40 {
        let months = i32::from(dice.whole(3, 12));
        let low = if dice.unit() < 0.6 { 0.0 } else { dice.between(0.01, 0.05) };
        let promo = Promo { rate: yearly(low), until: as_of.month().plus(months).on(as_of.day_of_month()) };
        card(balance, dice.between(0.16, 0.24), 0.025, "100", Some(promo), due)
    } else if kind < 0.65 {
        let (rate, periods) = (dice.between(0.06, 0.22), dice.whole(12, 60));
        let charge = match dice.unit() {
            u if u < 0.6 => 0.0,
            u if u < 0.8 => 0.01,
            _ => 0.03,
        };
        let mut line = loan(dice, balance, rate, periods, due);
        (line.terms.prepayment_fee, line.terms.late_fee) = (share(charge), fee("80"));
        line
    } else if kind < 0.80 {
        plan(balance, dice.between(0.12, 0.18), dice.whole(6, 36), due)
    } else if kind < 0.90 {
        card(balance, 0.1825, 0.10, "50", None, due)
    } else {
        let (rate, periods) = (dice.between(0.24, 0.36), dice.whole(12, 36));
        let mut line = loan(dice, balance, rate, periods, due);
        line.terms.late_fee = fee("120");
        line
    }
}

fn fee(fixed: &str) -> LateFee {
    LateFee { fixed: Money::parse(fixed, Currency::CNY).unwrap_or_default(), ..LateFee::default() }
}

fn card(balance: f64, rate: f64, percent: f64, floor: &str, promo: Option<Promo>, due: u8) -> Line {
    let floor = Money::parse(floor, Currency::CNY).unwrap_or_default();
    let minimum = MinimumRule { percent: share(percent), floor, ..MinimumRule::default() };
    let terms = TermsDraft {
        kind: Some(LineKind::Revolving),
        rate: Some(yearly(rate)),
        interest_on_interest: Some(true),
        minimum: Some(minimum),
        late_fee: Some(LateFee { fixed: floor, ..LateFee::default() }),
        // Twenty days from statement to due day.
        statement_day: Some(Some(if due > 20 { due - 20 } else { due + 8 })),
        due_day: Some(Some(due)),
        ..TermsDraft::default()
    };
    let part = Part {
        kind: PartKind::Transfer,
        name: None,
        balance: cents(balance),
        rate: None,
        promo,
        plan: None,
        since: None,
    };
    let mut line = record(terms.complete(), part);
    line.limit = Some(cents(balance * 1.3));
    line
}

fn loan(dice: &mut Dice, balance: f64, rate: f64, periods: u16, due: u8) -> Line {
    let accrual = if dice.unit() < 0.5 { Accrual::Monthly } else { Accrual::DailySimple };
    let terms = TermsDraft {
        kind: Some(LineKind::InstalmentLoan),
        rate: Some(yearly(rate)),
        accrual: Some(accrual),
        due_day: Some(Some(due)),
        ..TermsDraft::default()
    };
    record(terms.complete(), scheduled(balance, periods, Amortisation::Annuity, None))
}

/// A plan whose fee amounts to a yearly rate and is not given back.
fn plan(balance: f64, rate: f64, periods: u16, due: u8) -> Line {
    let terms = TermsDraft {
        kind: Some(LineKind::InstalmentLoan),
        early_settlement: Some(EarlySettlement::RemainingFees),
        late_fee: Some(fee("80")),
        due_day: Some(Some(due)),
        ..TermsDraft::default()
    };
    let month = (rate * RATE_SCALE as f64 / 12.0) as i64;
    let level = level_payment(cents(balance), periods, month);
    let paid = level.minor().saturating_mul(i64::from(periods));
    let all = cents(balance).minor().max(1);
    let each = Rounding::HalfUp.divide(i128::from(paid - all) * 10_000, i128::from(all) * i128::from(periods.max(1)));
    let fee = PlanFee::PerPeriod(Ratio::basis_points(each));
    record(terms.complete(), scheduled(balance, periods, Amortisation::FlatFee, Some(fee)))
}

fn scheduled(balance: f64, periods: u16, amortisation: Amortisation, fee: Option<PlanFee>) -> Part {
    let principal = cents(balance);
    let rhythm = Rhythm::Monthly;
    let plan = InstalmentPlan { principal, periods, paid: 0, amortisation, fee, payment: None, rhythm, next_due: None };
    let kind = PartKind::Draw;
    Part { kind, name: None, balance: principal, rate: None, promo: None, plan: Some(plan), since: None }
}

fn record(terms: Terms, part: Part) -> Line {
    Line {
        id: String::new(),
        name: Name::same("line"),
        lender: Name::same("lender"),
        group: None,
        product: None,
        policy: None,
        terms,
        purpose: Purpose::Consumer,
        limit: None,
        balance: part.balance,
        unpaid_charges: Money::ZERO,
        parts: vec![part],
        statement: None,
        autopay: Autopay::Minimum,
        overdue: None,
        history: History::default(),
        state: LineState::Active,
        opened_on: None,
        closed_on: None,
        assumed_terms: Vec::new(),
    }
}

/// Terms beyond the plain ones, so that proofs and engines meet all of them.
pub fn vary(dice: &mut Dice, line: &mut Line) {
    let terms = &mut line.terms;
    terms.grace_days = dice.pick([0, 0, 3, 5]);
    terms.interest_rounding = dice.pick([Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up]);
    if terms.kind == LineKind::Revolving {
        terms.accrual =
            dice.pick([Accrual::DailySimple, Accrual::DailyCompound, Accrual::Monthly, Accrual::AverageDailyBalance]);
        terms.interest_on_interest = dice.unit() < 0.8;
        terms.minimum.plus_interest = dice.unit() < 0.4;
        terms.minimum.plus_fees = dice.unit() < 0.5;
        if dice.unit() < 0.3 {
            terms.statement_day = Some(day_of_month(dice));
        }
        if dice.unit() < 0.2 {
            line.parts.iter_mut().for_each(|part| part.kind = PartKind::Purchases);
        }
        return;
    }
    let Some(plan) = line.parts.first_mut().and_then(|part| part.plan.as_mut()) else { return };
    if plan.amortisation != Amortisation::FlatFee {
        let ways =
            [Amortisation::Annuity, Amortisation::EqualPrincipal, Amortisation::InterestFirst, Amortisation::Bullet];
        plan.amortisation = ways[usize::from(dice.whole(0, 3))];
        terms.amortisation = plan.amortisation;
    }
}
