//! The household with and without an option, by the engine.

use tideover::domain::backup::BackupOption;
use tideover::domain::backup::effect::{Course, Taken, course};
use tideover::domain::backup::price::{Ask, Price, price};
use tideover::domain::backup::situation::{Loss, Situation};
use tideover::domain::calendar::Day;
use tideover::domain::money::{Currency, Money};

use super::content::options;
use crate::engine::build::{day, lin, yuan};

const TODAY: &str = "2026-11-21";
const UNTIL: &str = "2028-11-21";

fn option(id: &str) -> BackupOption {
    options("CN").into_iter().find(|option| option.id == id).unwrap()
}

fn priced(option: &BackupOption, amount: &str, days: i32, on: Day) -> Price {
    let ask = Ask { amount: yuan(amount), days, start: on, currency: Currency::CNY };
    price(&option.cost, ask, None, None).unwrap()
}

fn with(situation: &Situation, taken: &[Taken<'_>], from: Day) -> Course {
    course(situation, taken, from, day(UNTIL))
}

#[test]
fn a_new_loan_adds_a_lender_a_payment_and_its_own_cost() {
    let (lin, on) = (lin(), day("2026-12-08"));
    let situation = Situation::as_set(&lin, &[], day(TODAY));
    let without = with(&situation, &[], on);
    let loan = option("cn/bank-consumer-loan");
    let price = priced(&loan, "6000.00", 365, on);
    assert_eq!((price.months, price.received), (Some(12), yuan("6000")));
    let taken = Taken { option: &loan, price: &price, on, days: 365, replaces: &[] };
    let with = with(&situation, &[taken], on);
    assert_eq!((without.lenders, with.lenders), (3, 4));
    let payment = with.debt_service - without.debt_service;
    // The engine counts days, the price twelfths of a year: a few yuan apart at most.
    assert!((payment - price.payment).magnitude() < yuan("1"), "{payment:?} {:?}", price.payment);
    let more = with.cost() - without.cost();
    assert!((more - price.cost).magnitude() < yuan("3"), "{more:?} {:?}", price.cost);
    assert_eq!(without.worth_at_end() - with.worth_at_end(), more, "what it costs is missing at the end");
    assert!(with.dti > without.dti && with.owed_at_end == without.owed_at_end);
}

#[test]
fn the_emergency_fund_costs_nothing_and_is_gone() {
    let (lin, on) = (lin(), day("2026-12-08"));
    let situation = Situation::as_set(&lin, &[], day(TODAY));
    let fund = option("cn/emergency-fund");
    let price = priced(&fund, "800.00", 30, on);
    let without = with(&situation, &[], on);
    let with = with(&situation, &[Taken { option: &fund, price: &price, on, days: 30, replaces: &[] }], on);
    assert_eq!((with.lowest, with.fund_at_end), ((yuan("1000.49"), day("2026-12-05")), Money::ZERO));
    assert_eq!((with.cost(), with.lenders, with.dti), (without.cost(), without.lenders, without.dti));
    assert_eq!(with.worth_at_end(), without.worth_at_end());
}

#[test]
fn a_bridge_pays_a_called_in_card() {
    let lin = lin();
    let card = lin.line_index("card").unwrap();
    let (situation, called_in) = Situation::as_set(&lin, &[], day(TODAY)).without(card, Loss::CalledIn);
    let on = called_in.unwrap();
    let loan = option("cn/bank-consumer-loan");
    let price = priced(&loan, "7000.00", 365, on);
    let taken = Taken { option: &loan, price: &price, on, days: 365, replaces: &[] };
    let (without, with) = (with(&situation, &[], on), with(&situation, &[taken], on));
    // The card is paid in full with the loan; without it, as far as there is cash: what is left is overdue, takes the
    // next salary, and the rent of January is short.
    assert_eq!((without.lowest.0, with.lowest.0), (yuan("-3738.51"), yuan("0.49")));
    assert_eq!((without.first_short, without.missed), (Some(on), 9));
    assert_eq!((with.first_short, with.missed), (None, 0));
    assert_eq!(with.lenders, 4, "a card that is stopped still counts until it is closed");
}

#[test]
fn a_card_plan_takes_the_place_of_the_card() {
    let (lin, on) = (lin(), day("2026-12-08"));
    let situation = Situation::as_set(&lin, &[], day(TODAY));
    let card = lin.line_index("card").unwrap();
    let plan = option("cn/personalised-card-plan");
    let ask = Ask { amount: yuan("8000.00"), days: 365, start: on, currency: Currency::CNY };
    let price = price(&plan.cost, ask, None, Some(tideover::domain::money::Ratio::percent(18))).unwrap();
    assert_eq!(price.months, Some(60));
    let replaces = [card];
    let taken = Taken { option: &plan, price: &price, on, days: 365, replaces: &replaces };
    let (without, with) = (with(&situation, &[], on), with(&situation, &[taken], on));
    // 8,000 over 60 months instead of a tenth a month.
    assert!(with.debt_service < without.debt_service, "{with:?} {without:?}");
    assert!(with.interest > without.interest, "smaller payments cost more interest");
    assert_eq!(with.first_short, None);
}
