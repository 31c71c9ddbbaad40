//! Invariants of the arithmetic, whatever the terms.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tideover::domain::calendar::Day;
use tideover::domain::calendar::day_count::DayCount;
use tideover::domain::credit::annual_rate::irr::{DatedAmount, InstalmentOffer, irr, xirr};
use tideover::domain::credit::refusal::Refusal;
use tideover::domain::credit::repayment::replay::{Moved, Prepaid, Reading, RunningLoan, replay};
use tideover::domain::credit::repayment::schedule::plan;
use tideover::domain::credit::repayment::{AccrualRule, ChangeFrom, LevelRule, LoanTerms, Method, RateChange};

fn methods() -> impl Strategy<Value = Method> {
    prop::sample::select(vec![
        Method::EqualPayment,
        Method::EqualPrincipal,
        Method::Flat,
        Method::InterestOnlyThenBullet,
        Method::BulletCapitalised,
    ])
}

fn accruals() -> impl Strategy<Value = AccrualRule> {
    prop::sample::select(vec![
        AccrualRule::NominalPerPeriod,
        AccrualRule::EffectivePerPeriod,
        AccrualRule::Actual(365),
        AccrualRule::Actual(360),
        AccrualRule::MonthFractionOfDays,
    ])
}

prop_compose! {
    fn loans()(
        cents in 1_i64..10_000_000_000,
        rate_bp in 0_i64..6_000,
        periods in 1_u32..120,
        method in methods(),
        accrual in accruals(),
        by_factors in any::<bool>(),
        interest_free in 0_u32..4,
        interest_only in 0_u32..4,
        deferred in 0_u32..4,
        change in prop::option::of((1_u32..60, 0_i64..6_000)),
    ) -> LoanTerms {
        let mut terms = LoanTerms::monthly(Decimal::new(cents, 2), Decimal::new(rate_bp, 4), periods);
        terms.method = method;
        terms.accrual = accrual;
        terms.level = if by_factors { LevelRule::PeriodFactors } else { LevelRule::PeriodRate };
        terms.dates.start = Day::ymd(2026, 1, 31);
        (terms.grace.interest_free, terms.grace.interest_only, terms.grace.deferred) = (interest_free, interest_only, deferred);
        if let Some((period, rate)) = change {
            terms.rate_changes = vec![RateChange { from: ChangeFrom::Period(period), annual_rate: Decimal::new(rate, 4) }];
        }
        terms
    }
}

proptest! {
    #[test]
    fn a_schedule_is_conserved_to_the_cent(terms in loans()) {
        let schedule = match plan(&terms) {
            Ok(schedule) => schedule,
            Err(Refusal::Unusable(_) | Refusal::NeverRepaid(_) | Refusal::AmountTooLarge(..)) => return Ok(()),
            Err(other) => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        let totals = schedule.totals();
        prop_assert_eq!(totals.principal, terms.principal);
        prop_assert_eq!(totals.paid, totals.principal + totals.interest);
        let mut balance = terms.principal;
        for row in &schedule.rows {
            prop_assert_eq!(row.payment, if terms.method == Method::BulletCapitalised && row.balance > Decimal::ZERO {
                Decimal::ZERO
            } else {
                row.interest + row.principal
            });
            balance -= row.principal;
            prop_assert_eq!(row.balance, balance);
            prop_assert!(row.balance >= Decimal::ZERO && row.interest >= Decimal::ZERO && row.payment >= Decimal::ZERO);
        }
        prop_assert!(balance.is_zero());
    }

    #[test]
    fn without_interest_and_fees_the_rate_is_zero_and_a_fee_never_lowers_it(
        periods in 1_u32..60,
        lower in 0_i64..2_000,
        more in 1_i64..2_000,
    ) {
        let offer = |fee: i64| InstalmentOffer {
            principal: Decimal::from(10_000),
            periods,
            fee_per_period: Decimal::new(fee, 5),
            upfront_fee: Decimal::ZERO,
        };
        prop_assert!(offer(0).rate().unwrap().rate.abs() < 1e-12);
        prop_assert!(offer(lower + more).rate().unwrap().rate > offer(lower).rate().unwrap().rate);
    }

    #[test]
    fn the_order_and_the_splitting_of_flows_change_nothing(
        amounts in prop::collection::vec(1_i64..1_000_000, 1..30),
        gaps in prop::collection::vec(1_i32..400, 30),
        turned in any::<prop::sample::Index>(),
    ) {
        let total: i64 = amounts.iter().sum();
        let mut day = Day::ymd(2026, 1, 1).unwrap();
        let mut flows = vec![DatedAmount { day, amount: Decimal::new(total * 9 / 10 + 1, 2) }];
        for (amount, gap) in amounts.iter().zip(&gaps) {
            day = day.plus(*gap);
            flows.push(DatedAmount { day, amount: Decimal::new(-*amount, 2) });
        }
        let rate = |flows: &[DatedAmount]| xirr(flows, DayCount::Actual(365)).map(|root| root.rate);
        let before = rate(&flows);
        let mut other = flows.clone();
        other.rotate_left(turned.index(flows.len()));
        prop_assert_eq!(&before, &rate(&other));
        let last = *flows.last().unwrap();
        let part = DatedAmount { amount: last.amount / Decimal::from(2), ..last };
        let mut split = flows.clone();
        split.pop();
        split.extend([part, part]);
        match (before, rate(&split)) {
            (Ok(before), Ok(after)) => prop_assert!((before - after).abs() <= 1e-9 * (1.0 + before.abs()), "{before} {after}"),
            (before, after) => prop_assert_eq!(before, after),
        }
    }

    #[test]
    fn any_flows_give_a_rate_that_balances_or_a_named_refusal(
        amounts in prop::collection::vec(-1_000_000_i64..1_000_000, 0..40),
    ) {
        let flows: Vec<Decimal> = amounts.iter().map(|cents| Decimal::new(*cents, 2)).collect();
        if let Ok(root) = irr(&flows) {
            prop_assert!(root.rate.is_finite() && root.rate > -1.0);
            let (mut net, mut gross) = (0.0, 0.0);
            for (k, cents) in amounts.iter().enumerate() {
                let value = *cents as f64 * (-(k as f64) * root.rate.ln_1p()).exp();
                net += value;
                gross += value.abs();
            }
            prop_assert!((net / gross).abs() < 1e-9, "{} at {}", net / gross, root.rate);
        }
    }

    #[test]
    fn a_replayed_loan_is_conserved_whatever_was_paid(
        paid in prop::collection::vec((1_i32..420, 1_i64..200_000), 0..6),
        kind in 0_u8..4,
        actual in any::<bool>(),
    ) {
        let start = Day::ymd(2026, 1, 15).unwrap();
        let loan = RunningLoan {
            drawdowns: vec![Moved { day: start, amount: Decimal::from(5_000) }],
            annual_rate: Decimal::new(24, 2),
            periods_per_year: 12,
            accrual: if actual { AccrualRule::Actual(365) } else { AccrualRule::MonthFractionOfDays },
            due: (1..=12).map(|month| start.month().plus(month).on(15)).collect(),
            level: None,
            level_afterwards: None,
            interest: tideover::domain::credit::posting::Posting::CENTS,
            stretch: None,
            payment: tideover::domain::credit::posting::Posting::CENTS,
        };
        let paid: Vec<Moved> =
            paid.iter().map(|(day, cents)| Moved { day: start.plus(*day), amount: Decimal::new(*cents, 2) }).collect();
        let reading = match kind {
            0 => Reading::Early(Prepaid::SameTerm),
            1 => Reading::Early(Prepaid::ShorterTerm),
            2 => Reading::Late,
            _ => Reading::Overdue(start.plus(200)),
        };
        if let Ok(rows) = replay(&loan, &paid, reading) {
            let principal: Decimal = rows.iter().map(|row| row.principal).sum();
            prop_assert_eq!(principal, Decimal::from(5_000));
            prop_assert!(rows.last().unwrap().balance.is_zero());
            for row in &rows {
                prop_assert_eq!(row.payment, row.interest + row.principal);
                prop_assert!(row.balance >= Decimal::ZERO && row.interest >= Decimal::ZERO, "{row:?}");
            }
        }
    }
}
