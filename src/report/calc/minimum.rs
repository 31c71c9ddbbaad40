//! How long paying only the minimum takes, and what it costs.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use super::{money, stated_percent};
use crate::domain::credit::card::Ending;
use crate::domain::credit::card::disclosure::{Disclosure, StatementOfBalances};
use crate::domain::credit::card::minimum::{MinimumPayments, ShareOf};
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::{Row, Totals};
use crate::domain::money::{Currency, Money};
use crate::text::calc::{figure, formula, method, note};

/// How many months the answer lists.
const MONTHS_LISTED: usize = 12;

fn dollars(amount: Money) -> Decimal {
    amount.to_decimal(Currency::USD)
}

/// The answer for a statement, as US law has it disclosed.
///
/// # Errors
/// A statement that cannot be calculated, by name.
pub fn of_statement(statement: &StatementOfBalances) -> Result<Answer, Refusal> {
    let disclosure = statement.disclose()?;
    let owed: Money = statement.balances.iter().map(|balance| balance.amount).sum();
    let mut answer = Answer::new("minimum", ("reg-z-appendix-m2", method::STATEMENT));
    answer.figure("balance", figure::BALANCE, Figure::Money(dollars(owed)));
    if let Some(first) = disclosure.months.first() {
        answer.figure("first_payment", figure::FIRST_MINIMUM, Figure::Money(dollars(first.payment)));
        answer.figure("first_interest", figure::FIRST_INTEREST, Figure::Money(dollars(first.finance_charge)));
        answer.formulas.push(Sentence::with(
            formula::MINIMUM,
            [
                ("balance", money(dollars(owed))),
                ("percent", statement.percent.plain_percent()),
                ("floor", money(dollars(statement.floor))),
                ("payment", money(dollars(first.payment))),
            ],
        ));
        if let [balance] = &statement.balances[..] {
            answer.formulas.push(Sentence::with(
                formula::MONTH_INTEREST,
                [
                    ("balance", money(dollars(owed))),
                    ("rate", balance.annual_rate.plain_percent()),
                    ("interest", money(dollars(first.finance_charge))),
                ],
            ));
        }
    }
    say_ending(&mut answer, &disclosure.ending);
    add_disclosure(&mut answer, &disclosure, owed);
    answer.rows = disclosure.months.iter().take(MONTHS_LISTED).map(month_row).collect();
    say_rows(&mut answer, disclosure.months.len());
    Ok(answer)
}

fn add_disclosure(answer: &mut Answer, disclosure: &Disclosure, owed: Money) {
    if let Some(time) = disclosure.disclosed()
        && !time.told_in_months
    {
        answer.figure("disclosed_years", figure::YEARS_TOLD, Figure::Count(i64::from(time.years)));
    }
    if let Some(total) = disclosure.total_paid {
        answer.figure("total_paid", figure::TOTAL_PAID, Figure::Money(dollars(total)));
        answer.figure("total_interest", figure::TOTAL_INTEREST, Figure::Money(dollars(total - owed)));
    }
    answer.figure("payment_36", figure::PAYMENT_36, Figure::Money(dollars(disclosure.payment_36)));
    answer.figure("total_36", figure::TOTAL_36, Figure::Money(dollars(disclosure.total_36)));
    match disclosure.total_paid.map(|total| total - disclosure.total_36) {
        Some(saved) if saved > Money::ZERO => {
            answer.figure("savings", figure::SAVINGS, Figure::Money(dollars(saved)));
        }
        Some(_) => answer.notes.push(Sentence::plain(note::NO_SAVING)),
        None => {}
    }
}

/// The answer for a minimum as a share of capital, or of capital and interest.
///
/// # Errors
/// Terms that cannot be calculated, by name.
pub fn of_share(payments: &MinimumPayments) -> Result<Answer, Refusal> {
    let course = payments.follow()?;
    let (name, words, line) = match payments.of {
        ShareOf::CapitalPlusInterest => {
            ("interest-plus-percent-of-capital", method::PLUS_INTEREST, formula::MINIMUM_PLUS)
        }
        ShareOf::CapitalAndInterest => ("percent-of-capital-and-interest", method::OF_BOTH, formula::MINIMUM_BOTH),
    };
    let mut answer = Answer::new("minimum", (name, words));
    answer.figure("balance", figure::BALANCE, Figure::Money(payments.principal));
    if let Some(first) = course.rows.first() {
        answer.figure("first_payment", figure::FIRST_MINIMUM, Figure::Money(first.payment));
        answer.figure("first_interest", figure::FIRST_INTEREST, Figure::Money(first.interest));
        answer.formulas.push(Sentence::with(
            line,
            [
                ("balance", money(payments.principal)),
                ("percent", stated_percent(payments.share)),
                ("floor", money(payments.minimum)),
                ("interest", money(first.interest)),
                ("payment", money(first.payment)),
            ],
        ));
    }
    say_ending(&mut answer, &course.ending);
    if let Ending::Repaid(_) = course.ending {
        let totals = Totals::of(&course.rows);
        answer.figure("total_paid", figure::TOTAL_PAID, Figure::Money(totals.paid));
        answer.figure("total_interest", figure::TOTAL_INTEREST, Figure::Money(totals.interest));
    }
    answer.rows = course.rows.iter().take(MONTHS_LISTED).copied().collect();
    say_rows(&mut answer, course.rows.len());
    Ok(answer)
}

/// Whether an answer says that the debt never ends.
#[must_use]
pub fn is_endless(answer: &Answer) -> bool {
    answer.figures.iter().any(|(key, _, value)| *key == "never_repaid" && *value == Figure::Flag(true))
}

fn say_ending(answer: &mut Answer, ending: &Ending) {
    answer.figure("never_repaid", figure::RESULT, Figure::Flag(matches!(ending, Ending::Never(_))));
    match ending {
        Ending::Repaid(months) => answer.figure("months", figure::MONTHS, Figure::Count(i64::from(*months))),
        Ending::Never(never) => answer.notes.push(Sentence::with(
            note::NEVER,
            [
                ("month", never.period.to_string()),
                ("balance", money(never.balance)),
                ("interest", money(never.interest)),
                ("payment", money(never.payment)),
            ],
        )),
        Ending::NotWithin(months) => {
            answer.notes.push(Sentence::with(note::NOT_WITHIN, [("month", months.to_string())]));
        }
    }
}

fn say_rows(answer: &mut Answer, count: usize) {
    if count > answer.rows.len() {
        let values = [("shown", answer.rows.len().to_string()), ("count", count.to_string())];
        answer.notes.push(Sentence::with(note::ROWS_SHOWN, values));
    }
}

fn month_row(month: &crate::domain::credit::card::disclosure::MinimumMonth) -> Row {
    Row {
        number: month.month,
        due: None,
        payment: dollars(month.payment),
        interest: dollars(month.finance_charge),
        principal: dollars(month.payment - month.finance_charge),
        balance: dollars(month.balance),
    }
}
