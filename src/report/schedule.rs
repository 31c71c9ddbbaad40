//! Repayments ahead, month by month, with the cash curve and its lowest point.

use super::agenda::{AgendaRow, Item, rows_ahead};
use super::standing::Standing;
use crate::domain::calendar::{Day, Month};
use crate::domain::household::recorder::Happening;
use crate::domain::money::Money;

/// The sums of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSum {
    /// The month.
    pub month: Month,
    /// Income.
    pub income: Money,
    /// Expenses from cash.
    pub expenses: Money,
    /// Payments to lines.
    pub payments: Money,
    /// Interest posted.
    pub interest: Money,
    /// Fees posted.
    pub fees: Money,
    /// The lowest cash in the month.
    pub lowest_cash: Money,
    /// The day of it.
    pub lowest_on: Day,
    /// Cash when the month is over.
    pub cash_after: Money,
    /// Everything owed when the month is over.
    pub owed_after: Money,
}

/// The answer of `tideover schedule`.
#[derive(Debug, Clone)]
pub struct Schedule<'s> {
    /// What it is about.
    pub standing: &'s Standing,
    /// Everything that moves, in order.
    pub rows: Vec<AgendaRow>,
    /// Month by month.
    pub months: Vec<MonthSum>,
    /// The lowest cash and its day.
    pub lowest_cash: (Money, Day),
    /// The first day short of money.
    pub first_short_day: Option<Day>,
}

/// The schedule from today to the end of the run.
#[must_use]
pub fn schedule(standing: &Standing) -> Schedule<'_> {
    let rows = rows_ahead(standing);
    Schedule {
        months: months(standing, &rows),
        rows,
        standing,
        lowest_cash: standing.lowest_cash(),
        first_short_day: standing.first_short_day(),
    }
}

fn months(standing: &Standing, rows: &[AgendaRow]) -> Vec<MonthSum> {
    let mut sums: Vec<MonthSum> = Vec::new();
    let mut month = standing.today.month();
    let mut cash = standing.state.cash;
    let mut owed = standing.state.owed_in_all();
    while month <= standing.until.month() {
        let first = month.first().max(standing.today);
        let mut sum = MonthSum {
            month,
            income: Money::ZERO,
            expenses: Money::ZERO,
            payments: Money::ZERO,
            interest: Money::ZERO,
            fees: Money::ZERO,
            lowest_cash: cash,
            lowest_on: first,
            cash_after: cash,
            owed_after: owed,
        };
        for row in rows.iter().filter(|row| row.day.month() == month) {
            add_row(&mut sum, row);
        }
        for dated in standing.timeline.happenings.iter().filter(|h| h.day >= first && h.day.month() == month) {
            add_charges(&mut sum, &dated.happening);
        }
        for day in standing.timeline.days.iter().filter(|day| day.day >= first && day.day.month() == month) {
            if day.cash < sum.lowest_cash {
                (sum.lowest_cash, sum.lowest_on) = (day.cash, day.day);
            }
            (cash, owed) = (day.cash, day.owed);
        }
        (sum.cash_after, sum.owed_after) = (cash, owed);
        sums.push(sum);
        month = month.plus(1);
    }
    sums
}

fn add_row(sum: &mut MonthSum, row: &AgendaRow) {
    match row.item {
        Item::Income(_) => sum.income += row.amount,
        Item::Expense(_) | Item::FellOnCash { .. } => sum.expenses -= row.amount,
        Item::Payment { .. } => sum.payments -= row.amount,
        Item::OnLine { .. } | Item::Missed { .. } | Item::Draw { .. } | Item::Saved | Item::Correction => {}
    }
}

fn add_charges(sum: &mut MonthSum, happening: &Happening) {
    match *happening {
        Happening::Statement { bill, .. } => {
            sum.interest += bill.interest;
            sum.fees += bill.fees;
        }
        Happening::Instalment { interest, fee, .. } => {
            sum.interest += interest;
            sum.fees += fee;
        }
        Happening::Payment { paid, .. } => sum.fees += paid.early_charge,
        Happening::Missed { late_fee, .. } => sum.fees += late_fee,
        Happening::Fee { amount, .. } => sum.fees += amount,
        Happening::Interest { amount, .. } => sum.interest += amount,
        _ => {}
    }
}
