//! Households built in code, for tests of the engine.

use tideover::domain::calendar::{Day, Holidays};
use tideover::domain::credit::line::{
    Autopay, History, InstalmentPlan, Line, LineState, Part, PartKind, Purpose, Rhythm, Statement,
};
use tideover::domain::credit::terms::{Accrual, Amortisation, LineKind, PlanFee, Terms, TermsDraft};
use tideover::domain::household::facts::Facts;
use tideover::domain::household::profile::{Certainty, CheckLimits, Expense, Income, Profile, Recurrence};
use tideover::domain::money::{Currency, Money, Rate, RateBasis, Ratio};
use tideover::domain::name::Name;

pub fn day(text: &str) -> Day {
    Day::of(text.parse().unwrap())
}

pub fn yuan(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

pub fn percent(text: &str) -> Ratio {
    Ratio::parse_percent(text).unwrap()
}

pub fn rate(text: &str, basis: RateBasis) -> Rate {
    Rate::new(percent(text), basis)
}

pub fn monthly_on(anchor: u8) -> Recurrence {
    Recurrence { rhythm: Rhythm::Monthly, anchor, start: None, until: None }
}

pub fn income(name: &str, amount: &str, anchor: u8) -> Income {
    Income {
        name: Name::same(name),
        amount: yuan(amount),
        gross: None,
        certainty: Certainty::Regular,
        recurrence: monthly_on(anchor),
    }
}

pub fn expense(name: &str, amount: &str, anchor: u8) -> Expense {
    Expense {
        name: Name::same(name),
        amount: yuan(amount),
        essential: true,
        housing: false,
        pay_with: None,
        recurrence: monthly_on(anchor),
    }
}

pub fn terms(kind: LineKind) -> Terms {
    TermsDraft { kind: Some(kind), ..TermsDraft::default() }.complete()
}

pub fn line(id: &str, terms: Terms, balance: &str) -> Line {
    Line {
        id: id.into(),
        name: Name::same(id),
        lender: Name::same(id),
        group: None,
        product: None,
        policy: None,
        purpose: Purpose::Consumer,
        limit: None,
        balance: yuan(balance),
        unpaid_charges: Money::ZERO,
        parts: vec![Part {
            kind: PartKind::Purchases,
            name: None,
            balance: yuan(balance),
            rate: None,
            promo: None,
            plan: None,
            since: None,
        }],
        statement: None,
        autopay: Autopay::Minimum,
        overdue: None,
        history: History::default(),
        state: LineState::Active,
        opened_on: None,
        closed_on: None,
        assumed_terms: Vec::new(),
        terms,
    }
}

pub fn plan(principal: &str, periods: u16, paid: u16, amortisation: Amortisation) -> InstalmentPlan {
    InstalmentPlan {
        principal: yuan(principal),
        periods,
        paid,
        amortisation,
        fee: None,
        payment: None,
        rhythm: Rhythm::Monthly,
        next_due: None,
    }
}

pub fn scheduled(kind: PartKind, balance: &str, plan: InstalmentPlan) -> Part {
    Part { kind, name: None, balance: yuan(balance), rate: None, promo: None, plan: Some(plan), since: None }
}

pub fn household(as_of: &str) -> Profile {
    Profile {
        name: Name::same("test"),
        currency: Currency::CNY,
        jurisdiction: "CN".into(),
        as_of: day(as_of),
        spendable: Money::ZERO,
        emergency_fund: Money::ZERO,
        incomes: Vec::new(),
        expenses: Vec::new(),
        lines: Vec::new(),
        inquiries: Vec::new(),
        limits: CheckLimits::default(),
        facts: Facts::default(),
        holidays: Holidays::default(),
    }
}

/// Lin as issue 2 describes the household.
pub fn lin() -> Profile {
    let mut lin = household("2026-11-21");
    lin.spendable = yuan("5200");
    lin.emergency_fund = yuan("800");
    lin.incomes.push(income("salary", "8000", 10));
    lin.expenses.push(expense("rent", "2400", 1));
    lin.expenses.push(expense("food and transport", "1200", 11));
    lin.expenses.push(expense("bills", "600", 15));

    let mut later = terms(LineKind::PayLater);
    (later.statement_day, later.due_day) = (Some(1), Some(10));
    let mut pay_later = line("pay-later", later, "6000");
    pay_later.limit = Some(yuan("8000"));
    let mut parts = plan("6000", 12, 0, Amortisation::FlatFee);
    parts.fee = Some(PlanFee::PerPeriod(percent("0.65%")));
    pay_later.parts = vec![scheduled(PartKind::Instalment, "6000", parts)];
    lin.lines.push(pay_later);

    let mut loan = terms(LineKind::CashLine);
    (loan.rate, loan.accrual, loan.due_day) = (rate("1.2%", RateBasis::Monthly), Accrual::Monthly, Some(5));
    let mut cash_loan = line("cash-loan", loan, "20000");
    cash_loan.parts = vec![scheduled(PartKind::Draw, "20000", plan("20000", 12, 0, Amortisation::Annuity))];
    lin.lines.push(cash_loan);

    let mut card = terms(LineKind::Revolving);
    (card.rate, card.statement_day, card.due_day) = (rate("0.05%", RateBasis::Daily), Some(18), Some(8));
    card.interest_on_interest = true;
    let mut card = line("card", card, "8000");
    card.limit = Some(yuan("20000"));
    card.statement = Some(Statement { balance: yuan("8000"), minimum: None, paid: Money::ZERO, closed_on: None });
    lin.lines.push(card);
    lin
}
