//! Closing and due days: month ends, leap years, weekends and holidays, due days around the statement day; and the
//! morning of the record.

use rstest::rstest;
use tideover::domain::calendar::{BusinessDay, Holidays};
use tideover::domain::credit::line::{Autopay, Line, Overdue, Part, PartKind, Statement};
use tideover::domain::credit::terms::{InterestFrom, LineKind};
use tideover::domain::household::entry::EntryKind;
use tideover::domain::household::profile::Profile;
use tideover::domain::money::{Money, RateBasis};

use super::build::{day, household, line, rate, terms, yuan};
use super::story::{Story, plain, row};

fn card(balance: &str, statement_day: u8, due_day: u8) -> Line {
    let mut terms = terms(LineKind::Revolving);
    (terms.rate, terms.statement_day, terms.due_day) =
        (rate("0.05%", RateBasis::Daily), Some(statement_day), Some(due_day));
    line("card", terms, balance)
}

fn statement(balance: &str, paid: &str, minimum: Option<&str>) -> Option<Statement> {
    Some(Statement { balance: yuan(balance), minimum: minimum.map(yuan), paid: yuan(paid), closed_on: None })
}

fn with(as_of: &str, line: Line) -> Profile {
    let mut home = household(as_of);
    home.spendable = yuan("20000");
    home.lines.push(line);
    home
}

#[rstest]
#[case("2026-11-01", 18, 8, &["11-18 12-08", "12-18 01-08", "01-18 02-08"])]
#[case("2026-11-01", 1, 10, &["11-01 11-10", "12-01 12-10", "01-01 01-10"])]
// A due day at or before the statement day is in the next month.
#[case("2026-11-01", 10, 10, &["11-10 12-10", "12-10 01-10", "01-10 02-10"])]
#[case("2026-11-01", 10, 9, &["11-10 12-09", "12-10 01-09", "01-10 02-09"])]
#[case("2026-11-01", 31, 20, &["11-30 12-20", "12-31 01-20", "01-31 02-20"])]
#[case("2026-11-01", 5, 31, &["11-05 11-30", "12-05 12-31", "01-05 01-31"])]
#[case("2027-02-01", 5, 31, &["02-05 02-28", "03-05 03-31", "04-05 04-30"])]
#[case("2028-02-01", 29, 15, &["02-29 03-15", "03-29 04-15", "04-29 05-15"])]
#[case("2027-02-01", 29, 15, &["02-28 03-15", "03-29 04-15", "04-29 05-15"])]
fn statements_close_and_fall_due(#[case] as_of: &str, #[case] closes: u8, #[case] due: u8, #[case] days: &[&str]) {
    let story = Story::of(&with(as_of, card("100", closes, due)), "2028-12-31");
    assert_eq!(story.statement_days(0)[..3], *days);
}

#[rstest]
// 8 November 2026 is a Sunday, the 9th is made a holiday, 15 November a working Sunday.
#[case(BusinessDay::None, 8, "11-08")]
#[case(BusinessDay::Next, 8, "11-10")]
#[case(BusinessDay::Next, 7, "11-10")]
#[case(BusinessDay::Next, 6, "11-06")]
#[case(BusinessDay::Next, 14, "11-15")]
fn due_days_on_days_off(#[case] business_day: BusinessDay, #[case] due_day: u8, #[case] paid_on: &str) {
    let mut card = card("1000", 20, due_day);
    card.statement = statement("1000", "0", None);
    card.terms.business_day = business_day;
    let mut home = with("2026-11-01", card);
    home.holidays = Holidays { closed: vec![day("2026-11-09")], open: vec![day("2026-11-15")] };
    let story = Story::of(&home, "2026-11-19");
    assert_eq!(story.payments(0), [format!("{paid_on} 100.00")]);
    assert!(story.missed(0).is_empty());
}

#[test]
fn a_due_day_that_passed_on_a_weekend_is_still_ahead() {
    // Due on Saturday the 7th, the record is of Sunday the 8th: Monday the 9th is the day.
    let mut card = card("1000", 20, 7);
    card.statement = statement("1000", "0", None);
    card.terms.business_day = BusinessDay::Next;
    let story = Story::of(&with("2026-11-08", card), "2026-11-19");
    assert_eq!(story.payments(0), ["11-09 100.00"]);
}

#[test]
fn a_statement_waits_until_the_one_before_is_due() {
    // Due on Saturday 9 January 2027, so on Monday the 11th, a day after the next statement's day.
    let mut card = card("1000", 10, 9);
    (card.terms.business_day, card.autopay) = (BusinessDay::Next, Autopay::Full);
    card.statement = statement("1000", "0", None);
    let rows = [row("2026-12-20", Some(0), EntryKind::Purchase, "300")];
    let story = Story::with(&with("2026-12-11", card), &rows, "2027-02-28");
    assert_eq!(story.statements(0), ["01-11 300.00 30.00 0.00", "02-10 0.00 0.00 0.00"]);
    assert_eq!(story.payments(0), ["01-11 1000.00", "02-09 300.00"]);
}

#[test]
fn a_due_day_on_the_statement_day_is_paid_and_checked_first() {
    let mut card = card("1000", 10, 10);
    card.autopay = Autopay::Full;
    card.statement = statement("1000", "0", None);
    let rows = [row("2026-11-05", Some(0), EntryKind::Purchase, "300")];
    let story = Story::with(&with("2026-10-11", card), &rows, "2026-12-31");
    assert_eq!(story.statements(0)[..2], ["11-10 300.00 30.00 0.00", "12-10 0.00 0.00 0.00"]);
    assert_eq!(story.payments(0), ["11-10 1000.00", "12-10 300.00"]);
}

#[rstest]
// Of the minimum of 800 nothing, 300, all and more was paid before the record.
#[case("0", None, &["12-08 800.00"])]
#[case("300", None, &["12-08 500.00"])]
#[case("800", None, &[])]
#[case("8000", None, &[])]
#[case("300", Some("1000"), &["12-08 700.00"])]
fn a_statement_paid_in_part(#[case] paid: &str, #[case] minimum: Option<&str>, #[case] payments: &[&str]) {
    let left = plain(yuan("8000") - yuan(paid));
    let mut card = card(&left, 18, 8);
    card.statement = statement("8000", paid, minimum);
    let story = Story::of(&with("2026-11-21", card), "2026-12-17");
    assert_eq!(story.payments(0), payments);
}

#[test]
fn purchases_after_the_statement_keep_their_interest_free_days() {
    // 1,500 owed, 1,000 of it on the statement, paid in full: 500 are on the next one, without interest.
    let mut card = card("1500", 18, 8);
    (card.statement, card.autopay) = (statement("1000", "0", None), Autopay::Full);
    let story = Story::of(&with("2026-11-21", card), "2026-12-31");
    assert_eq!(story.payments(0), ["12-08 1000.00"]);
    assert_eq!(story.statements(0), ["12-18 500.00 50.00 0.00"]);
}

#[rstest]
// After the due day: who pays in full has bought since, who pays the minimum carries a balance that bears interest.
#[case(Autopay::Full, "11-18 1000.00 100.00 0.00")]
// 1,000 x 0.05 % x 31 days since 18 October.
#[case(Autopay::Minimum, "11-18 1015.50 101.55 15.50")]
fn a_balance_without_an_open_statement(#[case] autopay: Autopay, #[case] told: &str) {
    let mut card = card("1000", 18, 8);
    card.autopay = autopay;
    let story = Story::of(&with("2026-11-10", card), "2026-11-18");
    assert_eq!(story.statements(0), [told]);
}

#[test]
fn new_purchases_beside_a_carried_balance_bear_interest_at_once() {
    // 1,000 x 31 days and 200 x 6 days at 0.05 %: 15.50 + 0.60.
    let rows = [row("2026-11-12", Some(0), EntryKind::Purchase, "200")];
    let story = Story::with(&with("2026-11-10", card("1000", 18, 8)), &rows, "2026-11-18");
    assert_eq!(story.interest(0), ["11-18 16.10"]);
}

#[test]
fn a_statement_closed_a_day_early_is_not_closed_again() {
    let mut card = card("1000", 18, 8);
    card.statement = statement("1000", "0", None);
    card.statement = card.statement.map(|s| Statement { closed_on: Some(day("2026-11-17")), ..s });
    let story = Story::of(&with("2026-11-17", card), "2026-12-20");
    assert_eq!(story.statement_days(0), ["12-18 01-08"]);
    assert_eq!(story.payments(0), ["12-08 100.00"]);
}

#[test]
fn an_overdue_card_opens_with_its_arrears() {
    // The minimum of 300 was missed on 8 November; 0.05 % a day on all 3,000 since the statement of 18 October.
    let mut card = card("3000", 18, 8);
    card.overdue = Some(Overdue { since: day("2026-11-08"), amount: yuan("300") });
    let mut home = with("2026-11-12", card);
    home.spendable = Money::ZERO;
    let story = Story::of(&home, "2026-12-10");
    assert_eq!(story.state.lines[0].days_past_due(day("2026-12-10")), 32);
    // 3,000 x 31 days = 46.50; 10 % of 2,746.50 and the 300.
    assert_eq!(story.statements(0), ["11-18 3046.50 574.65 46.50"]);
    assert_eq!(story.missed(0), ["12-08 274.65 0.00"]);
}

#[test]
fn what_is_overdue_is_shared_among_the_parts_and_not_repeated() {
    let mut later = card("1000", 1, 10);
    later.terms.interest_from = InterestFrom::DueDay;
    later.overdue = Some(Overdue { since: day("2026-11-10"), amount: yuan("1500") });
    let mut transfer: Part = later.parts[0].clone();
    transfer.kind = PartKind::Transfer;
    later.parts.push(transfer);
    let story = Story::of(&with("2026-11-12", later), "2026-11-12");
    let overdue: Vec<String> = story.household.opening.parts.iter().map(|part| plain(part.overdue)).collect();
    assert_eq!(overdue, ["1000.00", "500.00"]);
}
