//! Plans in parts: fees to the last cent, plans on statements, purchases paid in four, settling early.

use rstest::rstest;
use tideover::domain::credit::line::{Autopay, InstalmentPlan, Line, PartKind, Rhythm, Statement};
use tideover::domain::credit::terms::{Amortisation, EarlySettlement, InterestFrom, LateFee, LineKind, PlanFee};
use tideover::domain::household::entry::EntryKind;
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::Happening;
use tideover::domain::money::{Money, RateBasis};
use tideover::domain::ratios::monthly_payments;

use super::build::{day, household, line, percent, plan, rate, scheduled, terms, yuan};
use super::story::{Story, plain, row};

/// Monthly pay-later, statement on the 1st, due on the 10th, with one plan.
fn pay_later(plan: InstalmentPlan) -> Line {
    let mut terms = terms(LineKind::PayLater);
    (terms.rate, terms.interest_from) = (rate("0.05%", RateBasis::Daily), InterestFrom::DueDay);
    (terms.statement_day, terms.due_day) = (Some(1), Some(10));
    let balance = plain(plan.principal);
    let mut line = line("later", terms, &balance);
    line.parts = vec![scheduled(PartKind::Instalment, &balance, plan)];
    line
}

fn flat(principal: &str, periods: u16, fee: PlanFee) -> InstalmentPlan {
    let mut plan = plan(principal, periods, 0, Amortisation::FlatFee);
    plan.fee = Some(fee);
    plan
}

fn with(as_of: &str, cash: &str, line: Line) -> Profile {
    let mut home = household(as_of);
    home.spendable = yuan(cash);
    home.lines.push(line);
    home
}

#[rstest]
// 10,000 in three at 2.5 %: the whole fee is 250.00.
#[case("10000", 3, PlanFee::Total(percent("2.5%")), &["12-01 3416.66", "01-01 3416.66", "02-01 3416.68"])]
// 1,000 in three at 2.5 %: 8.33, 8.33 and 8.34; 333.33, 333.33 and 333.34.
#[case("1000", 3, PlanFee::Total(percent("2.5%")), &["12-01 341.66", "01-01 341.66", "02-01 341.68"])]
// A monthly fee is the same every month: 0.65 % of 1,000.33 is 6.50.
#[case("1000.33", 3, PlanFee::PerPeriod(percent("0.65%")), &["12-01 339.94", "01-01 339.94", "02-01 339.95"])]
fn fees_to_the_last_cent(#[case] principal: &str, #[case] periods: u16, #[case] fee: PlanFee, #[case] told: &[&str]) {
    let story = Story::of(&with("2026-11-15", "20000", pay_later(flat(principal, periods, fee))), "2027-02-28");
    let balances: Vec<String> =
        story.statements(0).iter().take(3).map(|s| s.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(balances, told);
    assert_eq!(story.owed(0), "0.00");
}

#[test]
fn an_open_statement_has_billed_an_instalment_already() {
    // 3,000 in three at 2.5 % (75.00): the statement of 1 November asks for 1,025.00, due on the 10th.
    let story = Story::of(
        &with("2026-11-02", "20000", pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))))),
        "2027-02-28",
    );
    assert_eq!(story.payments(0), ["11-10 1025.00", "12-10 1025.00", "01-10 1025.00"]);
}

#[test]
fn an_instalment_that_was_missed_bears_the_rate_of_the_line() {
    // 1,000 x 0.05 % x 21 days from 10 November to 1 December.
    let story =
        Story::of(&with("2026-11-02", "0", pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))))), "2026-12-01");
    assert_eq!(story.missed(0), ["11-10 1025.00 0.00"]);
    assert_eq!(story.interest(0), ["12-01 10.50"]);
}

#[rstest]
// 1,025 on the statement, 2,000 not yet billed, 50 of fees to come.
#[case(EarlySettlement::RemainingFees, "3075", "50.00", "0.00")]
#[case(EarlySettlement::Free, "3025", "0.00", "0.00")]
#[case(EarlySettlement::Percent(percent("1%")), "3045", "20.00", "0.00")]
// A cent too little: nothing is settled, what is beyond the statement waits for the next ones.
#[case(EarlySettlement::RemainingFees, "3074.99", "0.00", "-49.99")]
fn settled_early(#[case] terms: EarlySettlement, #[case] amount: &str, #[case] charge: &str, #[case] owed: &str) {
    let mut later = pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))));
    later.terms.early_settlement = terms;
    let rows = [row("2026-11-05", Some(0), EntryKind::Payment, amount)];
    let story = Story::with(&with("2026-11-02", "20000", later), &rows, "2026-11-30");
    let early: Money = story
        .timeline
        .happenings
        .iter()
        .filter_map(|h| if let Happening::Payment { paid, .. } = h.happening { Some(paid.early_charge) } else { None })
        .sum();
    assert_eq!(plain(early), charge);
    assert_eq!(story.owed(0), owed);
    assert_eq!(story.payments(0).len(), 1);
}

#[test]
fn a_credit_pays_the_next_statements() {
    let later = pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))));
    let rows = [row("2026-11-05", Some(0), EntryKind::Payment, "3074.99")];
    let story = Story::with(&with("2026-11-02", "20000", later), &rows, "2027-02-28");
    assert_eq!(story.statements(0), ["12-01 0.00 0.00 0.00", "01-01 0.01 0.01 0.00", "02-01 0.00 0.00 0.00"]);
    assert_eq!(story.payments(0)[1..], ["01-10 0.01"]);
}

#[rstest]
#[case(Autopay::Full)]
#[case(Autopay::Minimum)]
#[case(Autopay::Amount(yuan("5000")))]
fn what_is_paid_regularly_never_settles_a_plan(#[case] autopay: Autopay) {
    let mut later = pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))));
    later.autopay = autopay;
    let story = Story::of(&with("2026-11-02", "20000", later), "2027-02-28");
    assert_eq!(story.payments(0), ["11-10 1025.00", "12-10 1025.00", "01-10 1025.00"]);
}

/// 400 in four parts two weeks apart, the first paid.
fn in_four() -> Line {
    let mut terms = terms(LineKind::PayLater);
    terms.late_fee = LateFee { fixed: yuan("10"), ..LateFee::default() };
    let mut plan = flat("400", 4, PlanFee::Total(percent("0%")));
    (plan.paid, plan.rhythm, plan.next_due) = (1, Rhythm::Fortnightly, Some(day("2026-11-13")));
    let mut line = line("in-four", terms, "300");
    line.parts = vec![scheduled(PartKind::Instalment, "300", plan)];
    line
}

#[test]
fn a_purchase_in_four_parts() {
    let story = Story::of(&with("2026-11-06", "1000", in_four()), "2027-02-28");
    assert_eq!(story.payments(0), ["11-13 100.00", "11-27 100.00", "12-11 100.00"]);
    assert!(story.statements(0).is_empty());
}

#[test]
fn parts_two_weeks_apart_count_by_the_month_in_the_debt_service() {
    // 100 x 26 / 12.
    let home = with("2026-11-06", "1000", in_four());
    let story = Story::of(&home, "2027-02-28");
    let payments = monthly_payments(&home, &story.household, &story.household.opening, &story.timeline, home.as_of);
    assert_eq!(payments.iter().map(|payment| plain(payment.amount)).collect::<Vec<_>>(), ["216.67"]);
}

#[test]
fn a_missed_part_costs_its_fee_once() {
    // 130 in cash: the second part is short by 70, then 10 of late fee; the third is missed whole.
    let story = Story::of(&with("2026-11-06", "130", in_four()), "2027-02-28");
    assert_eq!(story.missed(0), ["11-27 70.00 10.00", "12-11 100.00 10.00"]);
    assert_eq!(story.owed(0), "190.00");
}

#[test]
fn parts_two_weeks_apart_beside_a_monthly_statement() {
    let mut later = pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))));
    later.parts.push(in_four().parts.remove(0));
    let story = Story::of(&with("2026-11-06", "20000", later), "2026-12-31");
    assert_eq!(story.payments(0), ["11-10 1025.00", "11-13 100.00", "11-27 100.00", "12-10 1025.00", "12-11 100.00"]);
}

#[test]
fn a_plan_with_a_rate_on_a_card() {
    // 1,200 in 12 at 1 % a month, billed by the statements of the 1st: 106.62 each.
    let mut plan = plan("1200", 12, 0, Amortisation::Annuity);
    plan.payment = None;
    let mut card = pay_later(plan);
    card.terms.accrual = tideover::domain::credit::terms::Accrual::Monthly;
    card.parts[0].rate = Some(rate("1%", RateBasis::Monthly));
    card.autopay = Autopay::Full;
    let story = Story::of(&with("2026-11-02", "20000", card), "2027-11-30");
    assert!(story.payments(0)[..11].iter().all(|paid| paid.ends_with(" 106.62")), "{:?}", story.payments(0));
    assert_eq!(story.owed(0), "0.00");
}

#[test]
fn a_statement_paid_in_part_leaves_the_rest_of_its_instalment() {
    // 1,025.00 asked for, 400 paid before the record: 625.00 are due, 2,600 of 3,000 are owed and the fee of 25.
    let mut later = pay_later(flat("3000", 3, PlanFee::Total(percent("2.5%"))));
    later.parts[0].balance = yuan("2600");
    later.statement = Some(Statement { balance: yuan("1025"), minimum: None, paid: yuan("400"), closed_on: None });
    let story = Story::of(&with("2026-11-02", "20000", later), "2027-02-28");
    assert_eq!(story.payments(0), ["11-10 625.00", "12-10 1025.00", "01-10 1025.00"]);
}
