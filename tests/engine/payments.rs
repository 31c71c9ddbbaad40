//! How a line is paid: autopay, by hand, short of money, too much, and what the lender shows.

use rstest::rstest;
use tideover::domain::credit::line::{Autopay, Line, LineState, Statement};
use tideover::domain::credit::terms::{LateFee, LineKind};
use tideover::domain::household::compile::Question;
use tideover::domain::household::compiled::Withheld;
use tideover::domain::household::entry::{Account, Entry, EntryKind};
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::{Happening, Origin};
use tideover::domain::money::{Money, RateBasis};

use super::build::{day, expense, household, income, line, percent, rate, terms, yuan};
use super::story::{Story, plain, row};

/// A card with a statement of 1,000 due on 15 November, minimum 10 %, seen on 1 November.
fn card() -> Line {
    let mut terms = terms(LineKind::Revolving);
    (terms.rate, terms.statement_day, terms.due_day) = (rate("0.05%", RateBasis::Daily), Some(20), Some(15));
    terms.interest_on_interest = true;
    let mut line = line("card", terms, "1000");
    line.statement = Some(Statement { balance: yuan("1000"), minimum: None, paid: Money::ZERO, closed_on: None });
    line
}

fn with(cash: &str, line: Line) -> Profile {
    let mut home = household("2026-11-01");
    home.spendable = yuan(cash);
    home.lines.push(line);
    home
}

#[rstest]
#[case(Autopay::Full, "1000.00")]
#[case(Autopay::Minimum, "100.00")]
#[case(Autopay::ByHand, "100.00")]
#[case(Autopay::Amount(yuan("300")), "300.00")]
// Never less than the minimum, never more than is owed.
#[case(Autopay::Amount(yuan("50")), "100.00")]
#[case(Autopay::Amount(yuan("5000")), "1000.00")]
fn autopay(#[case] set: Autopay, #[case] paid: &str) {
    let mut card = card();
    card.autopay = set;
    let story = Story::of(&with("20000", card), "2026-11-19");
    assert_eq!(story.payments(0), [format!("11-15 {paid}")]);
}

#[rstest]
#[case("150", &["11-05 150.00"])]
#[case("100", &["11-05 100.00"])]
// Below the minimum: the rest of it is still paid.
#[case("60", &["11-05 60.00", "11-15 40.00"])]
fn a_payment_by_hand_takes_the_place_of_autopay(#[case] by_hand: &str, #[case] paid: &[&str]) {
    let mut card = card();
    card.autopay = Autopay::Full;
    let rows = [row("2026-11-05", Some(0), EntryKind::Payment, by_hand)];
    let story = Story::with(&with("20000", card), &rows, "2026-11-19");
    assert_eq!(story.payments(0), paid);
}

#[rstest]
// Recorded two days after the due day: that was the payment, and it was late.
#[case(Autopay::ByHand, "2026-11-17", 0, &["11-17 100.00"], &["11-15 100.00 0.00"])]
#[case(Autopay::ByHand, "2026-11-17", 3, &["11-17 100.00"], &[])]
// After the next statement it is a payment to that one.
#[case(Autopay::ByHand, "2026-11-22", 0, &["11-15 100.00", "11-22 100.00"], &[])]
// What is collected is collected; the payment by hand is one more.
#[case(Autopay::Minimum, "2026-11-17", 0, &["11-15 100.00", "11-17 100.00"], &[])]
fn a_payment_recorded_after_the_due_day(
    #[case] autopay: Autopay,
    #[case] on: &str,
    #[case] grace_days: u8,
    #[case] paid: &[&str],
    #[case] missed: &[&str],
) {
    let mut card = card();
    (card.autopay, card.terms.grace_days) = (autopay, grace_days);
    let rows = [row(on, Some(0), EntryKind::Payment, "100")];
    let mut question = Question::as_set(day("2026-11-01"), day("2026-11-25"));
    question.today = day("2026-11-25");
    let story = Story::asked(&with("20000", card), &rows, &question);
    assert_eq!(
        (story.payments(0), story.missed(0)),
        (paid.iter().map(|p| (*p).to_owned()).collect(), missed.iter().map(|m| (*m).to_owned()).collect())
    );
}

#[test]
fn autopay_goes_on_with_the_next_statement() {
    let mut card = card();
    card.autopay = Autopay::Full;
    let rows = [row("2026-11-05", Some(0), EntryKind::Payment, "150")];
    let story = Story::with(&with("20000", card), &rows, "2026-12-19");
    // 1,000 x 16 days (since 20 October) and 850 x 15 days at 0.05 % by 20 November: 8.00 + 6.375.
    assert_eq!(story.payments(0), ["11-05 150.00", "12-15 864.38"]);
}

#[test]
fn short_of_money_pays_in_part_and_the_rest_when_money_comes() {
    let mut card = card();
    card.terms.late_fee = LateFee { percent: percent("5%"), ..LateFee::default() };
    let mut home = with("30", card);
    home.incomes.push(income("salary", "1000", 18));
    let story = Story::of(&home, "2026-11-19");
    assert_eq!(story.payments(0), ["11-15 30.00", "11-18 70.00"]);
    assert_eq!(story.missed(0), ["11-15 70.00 3.50"]);
    assert_eq!(story.state.first_short, Some(day("2026-11-15")));
    let short = story.timeline.happenings.iter().find(|h| matches!(h.happening, Happening::Short { .. })).unwrap();
    assert_eq!((short.happening, short.origin), (Happening::Short { missing: yuan("70") }, Origin::Planned));
    assert!(!story.state.lines[0].dues.has_missed());
    assert!(story.state.lines[0].missed_now);
}

#[test]
fn an_expense_is_paid_even_when_cash_falls_below_nothing() {
    let mut home = with("500", card());
    home.expenses.push(expense("rent", "600", 10));
    let story = Story::of(&home, "2026-11-19");
    assert_eq!((plain(story.state.cash).as_str(), story.payments(0).len()), ("-100.00", 0));
    assert_eq!(story.state.first_short, Some(day("2026-11-10")));
}

#[test]
fn payments_can_be_withheld() {
    let mut question = Question::as_set(day("2026-11-01"), day("2026-11-30"));
    question.withheld.push(Withheld { line: 0, from: day("2026-11-10"), until: day("2026-11-25") });
    let mut home = with("5000", card());
    home.incomes.push(income("salary", "1000", 25));
    let story = Story::asked(&home, &[], &question);
    assert_eq!(story.missed(0), ["11-15 100.00 0.00"]);
    // Withheld is not short; what is late is paid with the next income.
    assert_eq!((story.state.first_short, story.payments(0)), (None, vec!["11-25 100.00".to_owned()]));
}

#[test]
fn an_overpayment_is_credit_and_pays_what_is_bought_next() {
    let rows = [
        row("2026-11-05", Some(0), EntryKind::Payment, "1200"),
        row("2026-11-10", Some(0), EntryKind::Purchase, "150"),
        row("2026-11-12", Some(0), EntryKind::Purchase, "80"),
    ];
    let story = Story::with(&with("20000", card()), &rows, "2026-11-20");
    assert_eq!(story.statements(0), ["11-20 30.00 3.00 0.00"]);
    assert_eq!((story.owed(0).as_str(), story.payments(0).len()), ("30.00", 1));
}

#[rstest]
#[case(Autopay::Full, &["11-15 700.00"])]
// A refund is no payment: the minimum is still asked for.
#[case(Autopay::Minimum, &["11-15 100.00"])]
fn a_refund_lowers_the_statement_and_not_the_minimum(#[case] autopay: Autopay, #[case] paid: &[&str]) {
    let mut card = card();
    card.autopay = autopay;
    let rows = [row("2026-11-05", Some(0), EntryKind::Refund, "300")];
    let story = Story::with(&with("20000", card), &rows, "2026-11-19");
    assert_eq!(story.payments(0), paid);
    assert_eq!(story.timeline.totals.interest, Money::ZERO);
}

#[test]
fn a_fee_that_the_lender_shows_is_on_the_next_statement() {
    let mut card = card();
    (card.autopay, card.terms.minimum.plus_fees) = (Autopay::Full, true);
    let rows = [row("2026-11-16", Some(0), EntryKind::Fee, "25")];
    let story = Story::with(&with("20000", card), &rows, "2026-11-20");
    assert_eq!(story.statements(0), ["11-20 25.00 25.00 0.00"]);
}

#[test]
fn interest_that_the_lender_shows_takes_the_place_of_ours() {
    // Everything up to the 18th is the lender's 13.20, which joins the balance; then 913.20 x 2 days at 0.05 % = 0.9132.
    let rows = [row("2026-11-18", Some(0), EntryKind::Interest, "13.20")];
    let story = Story::with(&with("20000", card()), &rows, "2026-11-20");
    assert_eq!(story.statements(0), ["11-20 914.11 91.41 0.91"]);
    assert_eq!(plain(story.timeline.totals.interest), "14.11");
}

#[rstest]
#[case("1010.55", "10.55")]
#[case("990", "-10.00")]
#[case("1000", "0.00")]
#[case("0", "-1000.00")]
fn what_the_lender_shows_is_taken_over_and_named(#[case] shown: &str, #[case] adjusted: &str) {
    let rows = [row("2026-11-05", Some(0), EntryKind::Balance, shown)];
    let story = Story::with(&with("20000", card()), &rows, "2026-11-06");
    let seen = story.timeline.happenings.iter().filter_map(|h| match h.happening {
        Happening::BalanceSeen { shown, computed, .. } => Some((plain(shown), plain(computed))),
        _ => None,
    });
    assert_eq!(seen.collect::<Vec<_>>(), [(plain(yuan(shown)), "1000.00".to_owned())]);
    let adjustments: Money = story
        .timeline
        .happenings
        .iter()
        .map(|h| match h.happening {
            Happening::Adjustment { amount, .. } => amount,
            _ => Money::ZERO,
        })
        .sum();
    assert_eq!((plain(adjustments).as_str(), story.owed(0)), (adjusted, plain(yuan(shown))));
}

#[test]
fn a_shown_balance_of_nothing_asks_for_nothing() {
    let rows = [row("2026-11-05", Some(0), EntryKind::Balance, "0")];
    let story = Story::with(&with("20000", card()), &rows, "2026-11-19");
    assert!(story.payments(0).is_empty() && story.missed(0).is_empty());
}

/// Groceries of 400 on the 10th, paid with the card.
fn groceries(limit: Option<&str>) -> Profile {
    let mut card = card();
    card.limit = limit.map(yuan);
    let mut home = with("5000", card);
    let mut groceries = expense("groceries", "400", 10);
    groceries.pay_with = Some("card".to_owned());
    home.expenses.push(groceries);
    home
}

#[rstest]
#[case(None, "5000.00", "1400.00")]
#[case(Some("1400"), "5000.00", "1400.00")]
// Over the limit it falls on cash.
#[case(Some("1399.99"), "4600.00", "1000.00")]
fn an_expense_paid_with_a_line(#[case] limit: Option<&str>, #[case] cash: &str, #[case] owed: &str) {
    let story = Story::of(&groceries(limit), "2026-11-12");
    assert_eq!((plain(story.state.cash).as_str(), story.owed(0).as_str()), (cash, owed));
}

#[test]
fn a_suspended_line_leaves_the_expense_to_cash() {
    let suspended = Entry { state: Some(LineState::Suspended), ..row("2026-11-03", Some(0), EntryKind::State, "0") };
    let story = Story::with(&groceries(None), &[suspended], "2026-11-12");
    assert_eq!(plain(story.state.cash), "4600.00");
    let fell = Happening::FellOnCash { index: 0, amount: yuan("400"), line: 0 };
    assert!(story.timeline.happenings.iter().any(|h| h.happening == fell));
}

#[test]
fn the_emergency_fund_is_moved_and_not_spent() {
    let mut home = with("1000", card());
    home.emergency_fund = yuan("500");
    let to_fund = |on: &str, account: Account, amount: &str| {
        let (kind, amount) = (EntryKind::Transfer, yuan(amount));
        Entry { id: String::new(), day: day(on), account, kind, amount, state: None, note: String::new() }
    };
    // A transfer brings money to the account it is written on.
    let rows = [to_fund("2026-11-02", Account::Emergency, "200"), to_fund("2026-11-03", Account::Cash, "50")];
    let story = Story::with(&home, &rows, "2026-11-04");
    assert_eq!((plain(story.state.cash).as_str(), plain(story.state.emergency).as_str()), ("850.00", "650.00"));
}

#[test]
fn what_was_planned_before_today_is_assumed() {
    let mut question = Question::as_set(day("2026-11-16"), day("2026-12-19"));
    question.today = day("2026-11-16");
    let story = Story::asked(&with("5000", card()), &[], &question);
    let origins: Vec<Origin> = story
        .timeline
        .happenings
        .iter()
        .filter(|h| matches!(h.happening, Happening::Payment { .. }))
        .map(|h| h.origin)
        .collect();
    assert_eq!(origins, [Origin::Assumed, Origin::Planned]);
}
