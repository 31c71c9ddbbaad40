//! Cards and monthly pay-later: when interest begins, on what, what a statement asks for. Each figure is computed by hand.

use rstest::rstest;
use tideover::domain::credit::due::Due;
use tideover::domain::credit::line::{Autopay, Line, Part, PartKind, Statement};
use tideover::domain::credit::overdue::late_fee_on;
use tideover::domain::credit::statement::{NewCharges, minimum_of};
use tideover::domain::credit::terms::{
    Accrual, Allocation, InterestBase, InterestFrom, LateFee, LineKind, MinimumRule, OverdueMode, Penalty, Promo,
};
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::entry::EntryKind;
use tideover::domain::household::profile::Profile;
use tideover::domain::money::{Money, RateBasis, Ratio};

use super::build::{day, household, income, line, percent, rate, terms, yuan};
use super::story::{Story, plain, row};

/// A card at 0.05 % a day, 10 % minimum, statement on the 20th, due on the 15th.
fn card(balance: &str) -> Line {
    let mut terms = terms(LineKind::Revolving);
    (terms.rate, terms.statement_day, terms.due_day) = (rate("0.05%", RateBasis::Daily), Some(20), Some(15));
    terms.interest_on_interest = true;
    line("card", terms, balance)
}

/// Monthly pay-later at 0.05 % a day from the due day on what remains.
fn pay_later(balance: &str, statement_day: u8, due_day: u8) -> Line {
    let mut terms = terms(LineKind::PayLater);
    (terms.rate, terms.interest_from) = (rate("0.05%", RateBasis::Daily), InterestFrom::DueDay);
    (terms.statement_day, terms.due_day) = (Some(statement_day), Some(due_day));
    line("later", terms, balance)
}

fn whole_statement(balance: &str) -> Option<Statement> {
    Some(Statement { balance: yuan(balance), minimum: None, paid: Money::ZERO, closed_on: None })
}

fn with(as_of: &str, cash: &str, line: Line) -> Profile {
    let mut home = household(as_of);
    home.spendable = yuan(cash);
    home.lines.push(line);
    home
}

#[test]
fn pay_later_bears_interest_from_the_due_day_on_what_remains() {
    // Bill 10,000 of 10 October, due on 10 November, 10 % paid: 9,000 x 0.05 % x 30 days = 135.00 on 10 December.
    let mut later = pay_later("10000", 10, 10);
    later.statement = whole_statement("10000");
    let story = Story::of(&with("2026-10-11", "5000", later), "2026-12-10");
    assert_eq!(story.payments(0), ["11-10 1000.00", "12-10 900.00"]);
    assert_eq!(story.statements(0), ["11-10 9000.00 900.00 0.00", "12-10 8235.00 823.50 135.00"]);
}

#[test]
fn a_card_bears_interest_from_the_posting_day_on_the_whole_statement() {
    // Bought on 1 October (day 0), 1,000 paid on day 45, statement on day 50:
    // 10,000 x 0.05 % x 45 + 9,000 x 0.05 % x 5 = 225.00 + 22.50.
    let bought = [row("2026-10-01", Some(0), EntryKind::Purchase, "10000")];
    let story = Story::with(&with("2026-10-01", "5000", card("0")), &bought, "2026-11-20");
    assert_eq!(story.statements(0), ["10-20 10000.00 1000.00 0.00", "11-20 9247.50 924.75 247.50"]);
}

#[rstest]
#[case(InterestBase::WholeStatement, "247.50")]
// The part that stayed unpaid alone: 9,000 x 0.05 % x 50.
#[case(InterestBase::UnpaidPart, "225.00")]
fn the_posting_day_of_an_open_statement_is_known_from_the_record(#[case] base: InterestBase, #[case] interest: &str) {
    let mut card = card("10000");
    card.statement = whole_statement("10000");
    card.terms.interest_base = base;
    card.parts[0].since = Some(day("2026-10-01"));
    let story = Story::of(&with("2026-10-25", "5000", card), "2026-11-20");
    assert_eq!(story.interest(0), [format!("11-20 {interest}")]);
}

#[test]
fn a_statement_paid_in_full_costs_nothing() {
    let mut card = card("0");
    card.autopay = Autopay::Full;
    let bought = ["2026-10-01", "2026-11-01", "2026-11-25"].map(|on| row(on, Some(0), EntryKind::Purchase, "700"));
    let story = Story::with(&with("2026-10-01", "5000", card), &bought, "2027-03-20");
    assert_eq!(story.payments(0), ["11-15 700.00", "12-15 700.00", "01-15 700.00"]);
    assert_eq!((story.interest(0).len(), story.owed(0).as_str()), (0, "0.00"));
}

#[test]
fn residual_interest_follows_the_first_payment_in_full() {
    let rows = [
        row("2026-10-01", Some(0), EntryKind::Purchase, "1000"),
        row("2026-11-25", Some(0), EntryKind::Purchase, "200"),
        row("2026-12-15", Some(0), EntryKind::Payment, "924.75"),
    ];
    let story = Story::with(&with("2026-10-01", "5000", card("0")), &rows, "2027-01-20");
    assert_eq!(
        story.statements(0),
        [
            "10-20 1000.00 100.00 0.00",
            // 1,000 x 45 days + 900 x 5 days at 0.05 %: 22.50 + 2.25.
            "11-20 924.75 92.48 24.75",
            // Residual 924.75 x 25 days = 11.559375; the new 200 bears interest at once, 25 November to 15 December, when
            // the payment in full gives the interest-free days back: 200 x 20 days = 2.00.
            "12-20 213.56 21.36 13.56",
            // 21.36 of 213.56 paid, so all of it bore interest since 20 December: 213.56 x 26 days + 192.20 x 5 days =
            // 2.77628 + 0.4805; and the 200 since 15 December: 200 x 5 days = 0.50.
            "01-20 195.96 19.60 3.76",
        ]
    );
}

#[test]
fn average_daily_balance() {
    // 1,000 for 10 days and 500 for 21 days: the average of 31 days is 661.29, x 0.05 % x 31 = 10.249995.
    let mut card = card("1000");
    card.terms.accrual = Accrual::AverageDailyBalance;
    card.statement = whole_statement("1000");
    let rows = [row("2026-10-30", Some(0), EntryKind::Payment, "500")];
    let story = Story::with(&with("2026-10-21", "5000", card), &rows, "2026-11-20");
    assert_eq!(story.statements(0), ["11-20 510.25 51.03 10.25"]);
}

#[test]
fn daily_compounding() {
    // 1,000 for 30 days at 36.5 % / 365 a day: 1,000 x (1.001^30 - 1) = 30.439.
    let mut card = card("1000");
    (card.terms.accrual, card.terms.rate) = (Accrual::DailyCompound, rate("36.5%", RateBasis::Annual));
    card.terms.minimum.percent = Ratio::ZERO;
    card.statement = whole_statement("1000");
    let story = Story::of(&with("2026-11-21", "5000", card), "2027-01-20");
    // Then 1,030.44 for 31 days: 1,030.44 x (1.001^31 - 1) = 32.427.
    assert_eq!(story.interest(0), ["12-20 30.44", "01-20 32.43"]);
}

#[test]
fn a_promotion_ends_inside_a_cycle() {
    // 3,000 moved from another card, free until 1 December: 19 days to the statement of the 20th, 28.50.
    let mut card = card("3000");
    card.terms.minimum.percent = Ratio::ZERO;
    card.parts[0].kind = PartKind::Transfer;
    card.parts[0].promo = Some(Promo { rate: rate("0%", RateBasis::Annual), until: day("2026-12-01") });
    let story = Story::of(&with("2026-11-21", "0", card), "2026-12-20");
    assert_eq!(story.interest(0), ["12-20 28.50"]);
}

#[test]
fn cash_taken_with_a_card_bears_interest_at_once() {
    let mut card = card("0");
    card.terms.cash_advance_rate = Some(rate("0.06%", RateBasis::Daily));
    let rows = [row("2026-10-10", Some(0), EntryKind::Draw, "2000")];
    let story = Story::with(&with("2026-10-01", "0", card), &rows, "2026-10-20");
    // 2,000 x 0.06 % x 10 days.
    assert_eq!(story.statements(0), ["10-20 2012.00 201.20 12.00"]);
    assert_eq!(plain(story.state.cash), "2000.00");
}

#[rstest]
// 9,000 x 0.05 % x 30 + 1,000 x 0.075 % x 30 = 135.00 + 22.50.
#[case(OverdueMode::Replace, "157.50")]
// 10,000 x 0.05 % x 30 + 1,000 x 0.075 % x 30 = 150.00 + 22.50.
#[case(OverdueMode::Add, "172.50")]
fn the_penalty_bears_on_the_missed_minimum(#[case] mode: OverdueMode, #[case] interest: &str) {
    let mut later = pay_later("10000", 10, 10);
    later.statement = whole_statement("10000");
    (later.terms.penalty, later.terms.overdue_mode) = (Some(Penalty::Factor(Ratio::percent(150))), mode);
    let story = Story::of(&with("2026-10-11", "0", later), "2026-12-10");
    assert_eq!(story.missed(0)[0], "11-10 1000.00 0.00");
    assert_eq!(story.interest(0), [format!("12-10 {interest}")]);
}

#[test]
fn a_late_charge_on_the_unpaid_part_of_the_minimum() {
    // Minimum 1,000, 400 in cash: 5 % of 600.
    let mut card = card("10000");
    card.statement = whole_statement("10000");
    card.terms.late_fee = LateFee { percent: percent("5%"), ..LateFee::default() };
    let mut home = with("2026-11-01", "400", card);
    home.incomes.push(income("salary", "2000", 25));
    let story = Story::of(&home, "2026-11-30");
    assert_eq!(story.missed(0), ["11-15 600.00 30.00"]);
    // What is late is paid when money comes.
    assert_eq!(story.payments(0), ["11-15 400.00", "11-25 600.00"]);
}

#[rstest]
#[case("30", "0%", "0", None, "600", "30.00")]
#[case("0", "5%", "0", None, "600", "30.00")]
#[case("0", "5%", "5", None, "20", "5.00")]
#[case("0", "5%", "0", Some("10"), "600", "10.00")]
#[case("10", "5%", "0", None, "0.10", "10.01")]
#[case("0", "0%", "0", Some("10"), "600", "0.00")]
fn late_fees(
    #[case] fixed: &str,
    #[case] share: &str,
    #[case] floor: &str,
    #[case] cap: Option<&str>,
    #[case] unpaid: &str,
    #[case] fee: &str,
) {
    let mut card = card("100");
    let (fixed, floor, cap) = (yuan(fixed), yuan(floor), cap.map(yuan));
    card.terms.late_fee = LateFee { fixed, percent: percent(share), floor, cap };
    let compiled =
        compile(&with("2026-11-01", "0", card), &[], &Question::as_set(day("2026-11-01"), day("2026-11-01")));
    assert_eq!(plain(late_fee_on(&compiled.lines[0], yuan(unpaid))), fee);
}

/// `flags` name what is asked for in full: i interest, f fees, p instalments (plans), d past due.
#[rstest]
#[case("10%", "0", "", "8000", "", "800.00")]
#[case("10%", "100", "", "500", "", "100.00")]
#[case("10%", "100", "", "60", "", "60.00")]
#[case("100%", "0", "", "123.45", "", "123.45")]
// 10 % of 5,000 and the instalment of 300.
#[case("10%", "0", "p", "5300", "p300", "800.00")]
#[case("10%", "0", "", "5300", "p300", "530.00")]
// 10 % of 900 and the interest.
#[case("10%", "0", "i", "924.75", "i24.75", "114.75")]
// The usual one in the United States: 1 % of 3,000, and interest and fees.
#[case("1%", "40", "if", "3096.63", "i55.63 f41", "126.63")]
// 10 % of 9,000, the 600 that were missed and the fee for it.
#[case("10%", "0", "fd", "9630", "d600 f30", "1530.00")]
#[case("10%", "0", "f", "9630", "d600 f30", "990.00")]
fn minimums(
    #[case] share: &str,
    #[case] floor: &str,
    #[case] flags: &str,
    #[case] balance: &str,
    #[case] new: &str,
    #[case] minimum: &str,
) {
    let mut card = card("100");
    card.terms.minimum = MinimumRule {
        percent: percent(share),
        floor: yuan(floor),
        plus_interest: flags.contains('i'),
        plus_fees: flags.contains('f'),
        plus_instalments: flags.contains('p'),
        plus_past_due: flags.contains('d'),
    };
    let compiled =
        compile(&with("2026-11-01", "0", card), &[], &Question::as_set(day("2026-11-01"), day("2026-11-01")));
    let of = |letter: char| new.split(' ').find_map(|word| word.strip_prefix(letter)).map_or(Money::ZERO, yuan);
    let mut account = compiled.opening.lines[0];
    account.dues.clear();
    account.dues.ask(Due { on: day("2026-10-15"), unpaid: of('d'), missed: true });
    (account.fees, account.new_fees) = (of('f'), of('f'));
    let charges = NewCharges { instalments: of('p'), interest: of('i') };
    assert_eq!(plain(minimum_of(&account, &compiled.lines[0], charges, yuan(balance))), minimum);
}

#[test]
fn interest_that_joins_the_balance_is_still_asked_for_in_full() {
    let mut card = card("1000");
    card.terms.minimum.plus_interest = true;
    card.statement = whole_statement("1000");
    // 1,000 x 26 days + 900 x 5 days at 0.05 % = 15.25; 10 % of 900 and the interest.
    let story = Story::of(&with("2026-10-21", "100", card), "2026-11-20");
    assert_eq!(story.statements(0), ["11-20 915.25 105.25 15.25"]);
}

#[rstest]
#[case("2026-11-17", &[])]
#[case("2026-11-18", &[])]
#[case("2026-11-19", &["11-18 1000.00 50.00"])]
fn three_days_of_grace(#[case] paid_on: &str, #[case] missed: &[&str]) {
    let mut card = card("10000");
    card.statement = whole_statement("10000");
    card.terms.grace_days = 3;
    card.terms.late_fee = LateFee { percent: percent("5%"), ..LateFee::default() };
    let rows = [row(paid_on, Some(0), EntryKind::Payment, "1000")];
    let story = Story::with(&with("2026-11-01", "0", card), &rows, "2026-11-30");
    assert_eq!(story.missed(0), missed);
}

#[test]
fn days_of_grace_that_were_not_kept_bear_interest_too() {
    // 9,000 from 10 November (not from the 13th) to 1 December: 21 days x 0.05 % = 94.50.
    let mut later = pay_later("10000", 1, 10);
    later.statement = whole_statement("10000");
    later.terms.grace_days = 3;
    let story = Story::of(&with("2026-11-02", "1000", later), "2026-12-01");
    assert_eq!(story.interest(0), ["12-01 94.50"]);
}

#[test]
fn days_of_grace_end_with_the_next_statement() {
    // Due on the 15th, 10 days of grace, statement on the 20th: the bill counts as not paid in full.
    let mut card = card("1000");
    card.statement = whole_statement("1000");
    card.terms.grace_days = 10;
    let story = Story::of(&with("2026-10-21", "100", card), "2026-12-20");
    // 1,000 x 26 + 900 x 5 days = 15.25; then 915.25 x 30 days = 13.72875.
    assert_eq!(story.interest(0), ["11-20 15.25", "12-20 13.73"]);
    assert!(story.missed(0).is_empty());
}

#[rstest]
#[case(Allocation::LowestRateFirst, "900.00", "0.00")]
#[case(Allocation::HighestRateFirst, "0.00", "900.00")]
#[case(Allocation::OldestFirst, "0.00", "900.00")]
// The minimum of 200 to the transfer, 900 to the purchases.
#[case(Allocation::HighestRateAboveMinimum, "100.00", "800.00")]
fn where_a_payment_goes(#[case] allocation: Allocation, #[case] purchases: &str, #[case] transfer: &str) {
    let story = Story::with(&two_balances(allocation, "0.02%", None), &paid_1100(), "2026-11-02");
    let left: Vec<String> = story.state.parts.iter().map(|part| plain(part.principal_owed())).collect();
    assert_eq!(left, [purchases, transfer]);
}

#[test]
fn a_promotional_balance_is_the_cheapest_while_the_promotion_lasts() {
    let promo = Promo { rate: rate("0.01%", RateBasis::Daily), until: day("2026-11-02") };
    let home = two_balances(Allocation::HighestRateFirst, "0.09%", Some(promo));
    let story = Story::with(&home, &paid_1100(), "2026-11-02");
    assert_eq!(plain(story.state.parts[1].principal), "900.00");
    let promo = Promo { until: day("2026-11-01"), ..promo };
    let home = two_balances(Allocation::HighestRateFirst, "0.09%", Some(promo));
    let story = Story::with(&home, &paid_1100(), "2026-11-02");
    assert_eq!(plain(story.state.parts[1].principal), "0.00");
}

fn paid_1100() -> [tideover::domain::household::entry::Entry; 1] {
    [row("2026-11-02", Some(0), EntryKind::Payment, "1100")]
}

/// 1,000 of purchases at 0.05 % a day beside 1,000 moved here at another rate, all on the open statement.
fn two_balances(allocation: Allocation, transfer_rate: &str, promo: Option<Promo>) -> Profile {
    let mut card = card("2000");
    card.terms.allocation = allocation;
    card.statement = whole_statement("2000");
    card.parts[0].balance = yuan("1000");
    let mut transfer: Part = card.parts[0].clone();
    (transfer.kind, transfer.rate, transfer.promo) =
        (PartKind::Transfer, Some(rate(transfer_rate, RateBasis::Daily)), promo);
    card.parts.push(transfer);
    with("2026-11-01", "5000", card)
}
