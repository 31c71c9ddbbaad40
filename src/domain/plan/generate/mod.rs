//! Random households for benchmarks, properties and exercises: every figure follows from a seed.
//!
//! Incomes level, with a yearly bonus, or irregular; one or two paydays; cards, promotions, loans, plans whose fee is not
//! given back, dear online loans, each due on a day of its own. Only plain arithmetic is used, so that every machine makes
//! the same household. The distributions are stated at [`household`]; no real household is behind them.

mod dice;
mod lines;

pub use dice::Dice;
use dice::exp;
use lines::{line, vary};

use crate::domain::calendar::{Day, Holidays, next_on};
use crate::domain::credit::instalment::level_payment;
use crate::domain::credit::line::{Line, Rhythm};
use crate::domain::credit::terms::PlanFee;
use crate::domain::household::facts::Facts;
use crate::domain::household::occurrence;
use crate::domain::household::profile::{Certainty, CheckLimits, Expense, Income, Profile, Recurrence};
use crate::domain::money::{Currency, Money, RATE_SCALE, Rate, RateBasis, Ratio};
use crate::domain::name::Name;

/// What sort of household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// How many lines.
    pub lines: usize,
    /// For how many months income is made.
    pub months: u16,
    /// Whether terms vary beyond the plain ones: other ways of accrual, repayment, grace and minimums.
    pub wide: bool,
}

/// Makes household `number` of a seed. Income: log-normal around 9,000 (sigma 0.45, 4,000 to 30,000), level in half, with a
/// yearly bonus of 0.5 to 3 months in a quarter, irregular (sigma 0.22 a month) in a quarter. Essentials 60 to 85 % of
/// it, 30 to 50 % of them on the first day of the month and the rest week by week. Debts 0.4 to 1.5 yearly incomes, shared out
/// at random, scaled down until the first minimums fit 70 to 100 % of what is free. Lines: 30 % cards (14 to 18.25 %,
/// minimum 2.5, 5 or 10 %), 10 % promotions (0 to 5 % for 3 to 12 months), 25 % loans (6 to 22 %, charge for paying early
/// 0, 1 or 3 %), 15 % plans (12 to 18 %, fee not given back), 10 % lines of 18.25 % with a minimum of 10 %, 10 % online loans
/// (24 to 36 %). In hand: up to half a month's income, and what
/// expenses and due days ask for until the first payday.
#[must_use]
pub fn household(seed: u64, number: u64, shape: Shape) -> Profile {
    let mut dice = Dice::of(seed, number);
    let base = (9_000.0 * exp(0.45 * dice.normal())).clamp(4_000.0, 30_000.0);
    let essentials = base * dice.between(0.60, 0.85);
    let as_of = Day::ymd(2026, 1, 1).unwrap_or_default().plus(i32::from(dice.whole(0, 364)));
    let paydays: Vec<u8> = match dice.whole(0, 2) {
        0 => vec![day_of_month(&mut dice)],
        1 => vec![10],
        _ => vec![5, 20],
    };
    let incomes = incomes(&mut dice, base, &paydays, as_of, shape.months);
    let rent_share = dice.between(0.3, 0.5);
    let expenses = expenses(essentials, rent_share, as_of);
    let mut lines = lines(&mut dice, base, as_of, shape);
    shrink(&mut lines, (base - essentials) * dice.between(0.70, 1.0));
    let first_payday = incomes.iter().filter_map(|income| income.recurrence.start).min().unwrap_or(as_of);
    let due_before: f64 = lines.iter().filter(|line| next_due(line, as_of) < first_payday).map(first_payment).sum();
    let needed = needed_before(&expenses, as_of, first_payday) + cents(due_before);
    let in_hand = cents(base * dice.between(0.0, 0.5)) + needed;
    Profile {
        name: Name::same(&format!("household {number}")),
        currency: Currency::CNY,
        jurisdiction: "CN".to_owned(),
        as_of,
        spendable: in_hand,
        emergency_fund: Money::ZERO,
        incomes,
        expenses,
        lines,
        inquiries: Vec::new(),
        limits: CheckLimits::default(),
        holidays: Holidays::default(),
        facts: Facts::default(),
    }
}

/// The next due day of a line.
fn next_due(line: &Line, as_of: Day) -> Day {
    next_on(line.terms.due_day.unwrap_or(1), as_of)
}

/// Expenses that fall before a day.
fn needed_before(expenses: &[Expense], as_of: Day, day: Day) -> Money {
    let times = |expense: &Expense| occurrence::days(&expense.recurrence, as_of, day.plus(-1)).len();
    expenses.iter().map(|expense| Money(expense.amount.minor().saturating_mul(times(expense) as i64))).sum()
}

/// An amount of the currency's unit in minor units.
fn cents(amount: f64) -> Money {
    Money((amount * 100.0) as i64)
}

/// A share in parts of 10^12, to a hundredth of a per cent.
fn share(value: f64) -> Ratio {
    Ratio::basis_points((value * 10_000.0) as i64)
}

fn yearly(rate: f64) -> Rate {
    Rate::new(share(rate), RateBasis::Annual)
}

fn day_of_month(dice: &mut Dice) -> u8 {
    u8::try_from(dice.whole(1, 28)).unwrap_or(1)
}

fn once(name: &str, amount: Money, on: Day) -> Income {
    let recurrence = Recurrence { rhythm: Rhythm::Once, anchor: 1, start: Some(on), until: None };
    Income { name: Name::same(name), amount, gross: None, certainty: Certainty::Regular, recurrence }
}

/// Dated incomes of all months, so that each may differ.
fn incomes(dice: &mut Dice, base: f64, paydays: &[u8], as_of: Day, months: u16) -> Vec<Income> {
    let kind = dice.unit();
    let bonus_month = i32::from(dice.whole(0, 11));
    let bonus = base * dice.between(0.5, 3.0);
    let mut incomes = Vec::new();
    for ahead in 0..=i32::from(months) {
        let month = as_of.month().plus(ahead);
        let mut amount = base;
        if kind >= 0.75 {
            amount = base * exp(0.22 * dice.normal());
        } else if kind >= 0.5 && (ahead + bonus_month) % 12 == 0 {
            amount += bonus;
        }
        for payday in paydays {
            let on = month.on(*payday);
            if on >= as_of {
                incomes.push(once("pay", cents(amount / paydays.len() as f64), on));
            }
        }
    }
    incomes
}

fn expenses(essentials: f64, rent_share: f64, as_of: Day) -> Vec<Expense> {
    let expense = |name: &str, amount: f64, recurrence| Expense {
        name: Name::same(name),
        amount: cents(amount),
        essential: true,
        housing: false,
        pay_with: None,
        recurrence,
    };
    let monthly = Recurrence { rhythm: Rhythm::Monthly, anchor: 1, start: None, until: None };
    let weekly = Recurrence { rhythm: Rhythm::Weekly, anchor: 1, start: Some(as_of), until: None };
    vec![
        expense("rent", essentials * rent_share, monthly),
        expense("living", essentials * (1.0 - rent_share) * 12.0 / 52.0, weekly),
    ]
}

fn lines(dice: &mut Dice, base: f64, as_of: Day, shape: Shape) -> Vec<Line> {
    let total = base * 12.0 * dice.between(0.4, 1.5);
    let weights: Vec<f64> = (0..shape.lines).map(|_| dice.exponential()).collect();
    let sum: f64 = weights.iter().sum();
    let mut lines = Vec::with_capacity(shape.lines);
    for (index, weight) in weights.iter().enumerate() {
        let balance = (total * weight / sum).max(300.0);
        let mut line = line(dice, balance, as_of);
        line.id = format!("line-{index}");
        if shape.wide {
            vary(dice, &mut line);
        }
        lines.push(line);
    }
    lines
}

/// Scales all lines down until their first payments fit.
fn shrink(lines: &mut [Line], most: f64) {
    let first: f64 = lines.iter().map(first_payment).sum();
    if first <= most {
        return;
    }
    let scale = |amount: Money| Money((amount.minor() as f64 * most / first) as i64);
    for line in lines {
        line.balance = scale(line.balance);
        line.limit = line.limit.map(scale);
        for part in &mut line.parts {
            part.balance = line.balance;
            if let Some(plan) = &mut part.plan {
                plan.principal = line.balance;
            }
        }
    }
}

/// About what a line asks for in its first month.
fn first_payment(line: &Line) -> f64 {
    let owed = line.balance.minor() as f64 / 100.0;
    let terms = &line.terms;
    let month = terms.rate.nominal_annual().0 as f64 / RATE_SCALE as f64 / 12.0;
    let Some(plan) = line.parts.first().and_then(|part| part.plan.as_ref()) else {
        let percent = terms.minimum.percent.0 as f64 / RATE_SCALE as f64;
        return (owed * (1.0 + month) * percent).max(terms.minimum.floor.minor() as f64 / 100.0).min(owed);
    };
    let periods = f64::from(plan.periods.max(1));
    match plan.fee {
        Some(PlanFee::PerPeriod(fee)) => owed / periods + owed * fee.0 as f64 / RATE_SCALE as f64,
        _ => {
            let rate = (month * RATE_SCALE as f64) as i64;
            let level = level_payment(line.balance, plan.periods, rate);
            level.minor() as f64 / 100.0
        }
    }
}
