//! Eight lines of every kind, as the benches of the engine and of stress step them.

use super::build::{expense, household, income, line, percent, plan, rate, scheduled, terms, yuan};
use tideover::domain::credit::line::{Autopay, Line, PartKind};
use tideover::domain::credit::terms::{
    Accrual, Allocation, Amortisation, InterestFrom, LateFee, LineKind, Penalty, PlanFee,
};
use tideover::domain::household::profile::Profile;
use tideover::domain::money::{RateBasis, Ratio};

fn card(id: &str, balance: &str, statement: u8, due: u8, autopay: Autopay) -> Line {
    let mut terms = terms(LineKind::Revolving);
    (terms.rate, terms.statement_day, terms.due_day) = (rate("0.05%", RateBasis::Daily), Some(statement), Some(due));
    (terms.interest_on_interest, terms.grace_days) = (true, 3);
    terms.minimum.plus_interest = true;
    terms.late_fee = LateFee { percent: percent("5%"), floor: yuan("5"), ..LateFee::default() };
    let mut line = line(id, terms, balance);
    (line.limit, line.autopay) = (Some(yuan("30000")), autopay);
    line
}

fn loan(id: &str, kind: LineKind, balance: &str, monthly: &str, periods: u16, due: u8, how: Amortisation) -> Line {
    let mut terms = terms(kind);
    (terms.rate, terms.accrual, terms.due_day) = (rate(monthly, RateBasis::Monthly), Accrual::Monthly, Some(due));
    terms.penalty = Some(Penalty::Factor(Ratio::percent(150)));
    let mut line = line(id, terms, balance);
    line.parts = vec![scheduled(PartKind::Draw, balance, plan(balance, periods, 0, how))];
    line
}

fn pay_later(id: &str, balance: &str, periods: u16) -> Line {
    let mut terms = terms(LineKind::PayLater);
    (terms.rate, terms.statement_day, terms.due_day) = (rate("0.05%", RateBasis::Daily), Some(1), Some(10));
    terms.interest_from = InterestFrom::DueDay;
    let mut line = line(id, terms, balance);
    line.limit = Some(yuan("20000"));
    let mut split = plan(balance, periods, 0, Amortisation::FlatFee);
    split.fee = Some(PlanFee::PerPeriod(percent("0.65%")));
    line.parts = vec![scheduled(PartKind::Instalment, balance, split)];
    line
}

/// Eight lines of every kind, one income, expenses in cash and on a card and a pay-later line.
pub fn eight_lines() -> Profile {
    let mut home = household("2026-11-01");
    (home.spendable, home.emergency_fund) = (yuan("20000"), yuan("5000"));
    home.incomes.push(income("salary", "26000", 10));
    for (name, amount, anchor, line) in [
        ("rent", "4000", 1, None),
        ("bills", "800", 15, None),
        ("food", "1800", 5, Some("card-1")),
        ("transport", "400", 12, Some("later-1")),
    ] {
        let mut expense = expense(name, amount, anchor);
        expense.pay_with = line.map(str::to_owned);
        home.expenses.push(expense);
    }
    home.lines.push(card("card-1", "8000", 18, 8, Autopay::Full));
    home.lines.push(card("card-2", "12000", 5, 25, Autopay::Minimum));
    let mut american = card("card-3", "9000", 12, 7, Autopay::Amount(yuan("600")));
    american.terms.accrual = Accrual::AverageDailyBalance;
    american.terms.allocation = Allocation::HighestRateAboveMinimum;
    home.lines.push(american);
    home.lines.push(pay_later("later-1", "3600", 12));
    home.lines.push(pay_later("later-2", "6000", 24));
    home.lines.push(loan("cash-1", LineKind::CashLine, "20000", "1.2%", 36, 5, Amortisation::Annuity));
    home.lines.push(loan("cash-2", LineKind::CashLine, "30000", "1%", 60, 20, Amortisation::EqualPrincipal));
    home.lines.push(loan("mortgage", LineKind::InstalmentLoan, "800000", "0.3%", 360, 1, Amortisation::Annuity));
    home
}

pub fn compounding() -> Profile {
    let mut home = eight_lines();
    for line in &mut home.lines {
        if line.terms.kind == LineKind::Revolving {
            line.terms.accrual = Accrual::DailyCompound;
        }
    }
    home
}

pub fn short_of_money() -> Profile {
    let mut home = eight_lines();
    home.incomes[0].amount = yuan("9000");
    home
}
