//! The month model: pay, essentials and all due days on one day of the month, interest by months.

use std::collections::BTreeMap;
use tideover::domain::calendar::Month;
use tideover::domain::credit::line::{Line, Rhythm};
use tideover::domain::credit::terms::{Accrual, LineKind};
use tideover::domain::household::profile::{Expense, Profile};
use tideover::domain::money::{Money, Rounding};

/// The day on which everything happens; statements close on it and are due on the next.
const DAY: u8 = 14;

/// The same household with everything on one day.
pub fn by_month(profile: &mut Profile) {
    profile.as_of = profile.as_of.month().on(DAY);
    let as_of = profile.as_of;
    let mut pay: BTreeMap<Month, Money> = BTreeMap::new();
    for income in &profile.incomes {
        let month = income.recurrence.start.unwrap_or(as_of).month();
        *pay.entry(month).or_default() += income.amount;
    }
    let first = profile.incomes.first().cloned();
    profile.incomes = pay
        .into_iter()
        .filter(|(month, _)| *month > as_of.month())
        .filter_map(|(month, amount)| {
            let mut income = first.clone()?;
            (income.amount, income.recurrence.start) = (amount, Some(month.on(DAY)));
            Some(income)
        })
        .collect();
    for expense in &mut profile.expenses {
        each_month(expense, as_of.month());
    }
    profile.lines.iter_mut().for_each(on_one_day);
}

fn each_month(expense: &mut Expense, month: Month) {
    if expense.recurrence.rhythm == Rhythm::Weekly {
        expense.amount = expense.amount.scaled(52, 12, Rounding::HalfUp);
    }
    expense.recurrence.rhythm = Rhythm::Monthly;
    expense.recurrence.anchor = DAY;
    expense.recurrence.start = Some(month.plus(1).on(DAY));
}

fn on_one_day(line: &mut Line) {
    line.terms.accrual = Accrual::Monthly;
    line.terms.grace_days = 0;
    let is_card = line.terms.kind == LineKind::Revolving;
    line.terms.statement_day = is_card.then_some(DAY);
    line.terms.due_day = Some(if is_card { DAY + 1 } else { DAY });
    for promo in line.parts.iter_mut().filter_map(|part| part.promo.as_mut()) {
        promo.until = promo.until.month().on(DAY);
    }
}
