//! What comes in and must go out in a month, from the record's rhythms.
//!
//! Weekly x 52/12, fortnightly x 26/12, yearly / 12; one-off items do not count. Rounded once, half away from zero.

use super::occurrence::times_a_month;
use super::profile::{Certainty, Profile, Recurrence};
use crate::domain::calendar::Day;
use crate::domain::credit::line::Rhythm;
use crate::domain::money::{Money, Rounding};

/// Monthly income in its several readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthlyIncome {
    /// What arrives: weekly x 52/12, fortnightly x 26/12, yearly / 12; irregular by its usual amount; one-off not at all.
    pub take_home: Money,
    /// The same with irregular income at its low.
    pub low: Money,
    /// Before tax, when every income states it.
    pub gross: Option<Money>,
}

/// The monthly amount of something that recurs, rounded half away from zero.
#[must_use]
pub fn monthly(amount: Money, rhythm: Rhythm) -> Money {
    let (times, months) = times_a_month(rhythm);
    amount.scaled(times, months, Rounding::HalfUp)
}

pub(crate) fn runs_on(recurrence: &Recurrence, today: Day) -> bool {
    recurrence.until.is_none_or(|until| until >= today)
        && (recurrence.rhythm == Rhythm::Yearly || recurrence.start.is_none_or(|start| start <= today.plus(31)))
}

/// Monthly income on a day.
#[must_use]
pub fn monthly_income(profile: &Profile, today: Day) -> MonthlyIncome {
    let mut income = MonthlyIncome { gross: Some(Money::ZERO), ..MonthlyIncome::default() };
    for source in profile.incomes.iter().filter(|source| runs_on(&source.recurrence, today)) {
        let rhythm = source.recurrence.rhythm;
        if rhythm == Rhythm::Once {
            continue;
        }
        income.take_home += monthly(source.amount, rhythm);
        income.low += match source.certainty {
            Certainty::Regular => monthly(source.amount, rhythm),
            Certainty::Irregular { low } => monthly(low, rhythm),
        };
        income.gross = income.gross.zip(source.gross).map(|(sum, gross)| sum + monthly(gross, rhythm));
    }
    if income.take_home.is_zero() {
        income.gross = None;
    }
    income
}

/// What each income brings in a month, by its index; [`monthly_income`] is their sum.
#[must_use]
pub fn monthly_incomes(profile: &Profile, today: Day) -> Vec<(usize, Money)> {
    let incomes = profile.incomes.iter().enumerate();
    incomes
        .filter(|(_, source)| source.recurrence.rhythm != Rhythm::Once && runs_on(&source.recurrence, today))
        .map(|(index, source)| (index, monthly(source.amount, source.recurrence.rhythm)))
        .collect()
}

/// What each essential expense takes in a month, by its index.
#[must_use]
pub fn monthly_essential_expenses(profile: &Profile, today: Day) -> Vec<(usize, Money)> {
    let expenses = profile.expenses.iter().enumerate();
    expenses
        .filter(|(_, expense)| expense.essential && runs_on(&expense.recurrence, today))
        .map(|(index, expense)| (index, monthly(expense.amount, expense.recurrence.rhythm)))
        .collect()
}

/// Essential expenses of a month.
#[must_use]
pub fn monthly_essentials(profile: &Profile, today: Day) -> Money {
    monthly_essential_expenses(profile, today).into_iter().map(|(_, amount)| amount).sum()
}
