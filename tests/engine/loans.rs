//! Loans: every way of repaying, arrears, early repayment. Each figure is computed by hand.

use rstest::rstest;
use tideover::domain::credit::line::{InstalmentPlan, Line, PartKind, Rhythm};
use tideover::domain::credit::terms::{
    Accrual, Amortisation, DayBasis, LateFee, LineKind, OverdueMode, Penalty, PlanFee, Prepayment,
};
use tideover::domain::household::compile::Question;
use tideover::domain::household::compiled::PlannedPayment;
use tideover::domain::household::entry::EntryKind;
use tideover::domain::household::profile::{Profile, Recurrence};
use tideover::domain::money::{Money, Rate, RateBasis, Ratio};

use super::build::{day, household, income, line, percent, plan, rate, scheduled, terms, yuan};
use super::story::{Story, plain, row};

const MONTHLY: RateBasis = RateBasis::Monthly;

/// A loan drawn on the last due day before the record, due on the 5th.
fn loan(rate: Rate, accrual: Accrual, plan: InstalmentPlan) -> Line {
    let mut terms = terms(LineKind::CashLine);
    (terms.rate, terms.accrual, terms.due_day) = (rate, accrual, Some(5));
    let balance = plain(plan.principal);
    let mut line = line("loan", terms, &balance);
    line.parts = vec![scheduled(PartKind::Draw, &balance, plan)];
    line
}

fn with(as_of: &str, cash: &str, line: Line) -> Profile {
    let mut home = household(as_of);
    home.spendable = yuan(cash);
    home.lines.push(line);
    home
}

fn once(on: &str) -> Recurrence {
    Recurrence { rhythm: Rhythm::Once, anchor: 1, start: Some(day(on)), until: None }
}

fn sum_of(story: &Story, column: usize) -> Money {
    let figures = story.instalments(0);
    figures.iter().map(|told| yuan(told.split(' ').nth(column).unwrap())).sum()
}

#[test]
fn equal_payments() {
    // 20,000 at 1.2 % a month in 12: 1,799.51; interest 240.00, then 18,440.49 x 1.2 % = 221.29; the last clears 1,778.17.
    let loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
    let story = Story::of(&with("2026-11-06", "30000", loan), "2027-12-31");
    let told = story.instalments(0);
    assert_eq!(told[..2], ["12-05 1559.51 240.00 0.00", "01-05 1578.22 221.29 0.00"]);
    assert_eq!(told[11..], ["11-05 1778.17 21.34 0.00"]);
    assert_eq!((sum_of(&story, 1), sum_of(&story, 2)), (yuan("20000"), yuan("1594.12")));
}

#[rstest]
// 12,000 at 12 % / 365 a day over 30, 31 and 31 days; the level payment is that of 1 % a month, 4,080.27.
#[case(DayBasis::D365, ["12-05 3961.91 118.36 0.00", "01-05 3998.35 81.92 0.00", "02-05 4039.74 41.17 0.00"])]
// 12,000 x 12 % x 30 / 360 = 120.00; 8,039.73 x 12 % x 31 / 360 = 83.08; 4,042.54 x 12 % x 31 / 360 = 41.77.
#[case(DayBasis::D360, ["12-05 3960.27 120.00 0.00", "01-05 3997.19 83.08 0.00", "02-05 4042.54 41.77 0.00"])]
fn equal_payments_with_interest_by_days(#[case] basis: DayBasis, #[case] told: [&str; 3]) {
    let mut loan =
        loan(rate("12%", RateBasis::Annual), Accrual::DailySimple, plan("12000", 3, 0, Amortisation::Annuity));
    loan.terms.day_basis = basis;
    let story = Story::of(&with("2026-11-06", "30000", loan), "2027-12-31");
    assert_eq!(story.instalments(0), told);
}

#[rstest]
// 20 December 2027 to 20 January 2028 is 11 days of a common year and 20 of a leap year.
#[case(DayBasis::Actual, "84.78")]
#[case(DayBasis::D365, "84.93")]
#[case(DayBasis::D360, "86.11")]
fn a_leap_year_begins_inside_a_period(#[case] basis: DayBasis, #[case] interest: &str) {
    let plan = plan("10000", 2, 0, Amortisation::InterestFirst);
    let mut loan = loan(rate("10%", RateBasis::Annual), Accrual::DailySimple, plan);
    (loan.terms.day_basis, loan.terms.due_day) = (basis, Some(20));
    let story = Story::of(&with("2027-12-21", "30000", loan), "2028-01-31");
    assert_eq!(story.instalments(0), [format!("01-20 0.00 {interest} 0.00")]);
}

#[test]
fn equal_principal() {
    // 5,000 in 18 at 1 %: 277.78, the last 277.74, interest 475.00 in all.
    let loan = loan(rate("1%", MONTHLY), Accrual::Monthly, plan("5000", 18, 0, Amortisation::EqualPrincipal));
    let story = Story::of(&with("2026-11-06", "30000", loan), "2028-12-31");
    let told = story.instalments(0);
    assert_eq!((told[0].as_str(), told[17].as_str()), ("12-05 277.78 50.00 0.00", "05-05 277.74 2.78 0.00"));
    assert_eq!(plain(sum_of(&story, 2)), "475.00");
}

#[test]
fn ten_months_of_thirty_days_at_45_per_hundred_thousand_a_day() {
    // 10,000 in ten equal parts: 1.35 % of 10,000, 9,000, ... 1,000 is 742.50.
    let plan = plan("10000", 10, 0, Amortisation::EqualPrincipal);
    let by_month = loan(rate("1.35%", MONTHLY), Accrual::Monthly, plan);
    let story = Story::of(&with("2026-11-06", "30000", by_month), "2027-12-31");
    assert_eq!(plain(sum_of(&story, 2)), "742.50");
    // By calendar months from 5 November: 139.50 would be a month of 31 days; these have 30 31 31 28 31 30 31 30 31 31.
    let by_days = loan(rate("0.045%", RateBasis::Daily), Accrual::DailySimple, plan);
    let story = Story::of(&with("2026-11-06", "30000", by_days), "2027-12-31");
    let days = [30, 31, 31, 28, 31, 30, 31, 30, 31, 31];
    let by_hand: i64 = (0_i64..10).zip(days).map(|(paid, days)| (10 - paid) * 45 * days).sum();
    assert_eq!(sum_of(&story, 2), Money(by_hand));
}

#[test]
fn interest_first() {
    let loan = loan(rate("1%", MONTHLY), Accrual::Monthly, plan("12000", 3, 0, Amortisation::InterestFirst));
    let story = Story::of(&with("2026-11-06", "30000", loan), "2027-12-31");
    assert_eq!(
        story.instalments(0),
        ["12-05 0.00 120.00 0.00", "01-05 0.00 120.00 0.00", "02-05 12000.00 120.00 0.00"]
    );
}

#[rstest]
// Six months of 1 %, seen from the first day and from the middle.
#[case("2026-11-06", 0, Accrual::Monthly, "1%", MONTHLY, "600.00")]
#[case("2027-02-10", 3, Accrual::Monthly, "1%", MONTHLY, "600.00")]
// 5 November to 5 May is 181 days: 10,000 x 0.05 % x 181.
#[case("2026-11-06", 0, Accrual::DailySimple, "0.05%", RateBasis::Daily, "905.00")]
#[case("2027-02-10", 3, Accrual::DailySimple, "0.05%", RateBasis::Daily, "905.00")]
fn repaid_at_once_at_the_end(
    #[case] as_of: &str,
    #[case] paid: u16,
    #[case] accrual: Accrual,
    #[case] percent: &str,
    #[case] basis: RateBasis,
    #[case] interest: &str,
) {
    let loan = loan(rate(percent, basis), accrual, plan("10000", 6, paid, Amortisation::Bullet));
    let story = Story::of(&with(as_of, "30000", loan), "2027-12-31");
    assert_eq!(story.instalments(0), [format!("05-05 10000.00 {interest} 0.00")]);
}

#[test]
fn interest_on_what_was_not_repaid_at_the_end_is_that_of_one_month() {
    let loan = loan(rate("1%", MONTHLY), Accrual::Monthly, plan("10000", 6, 0, Amortisation::Bullet));
    let story = Story::of(&with("2026-11-06", "0", loan), "2027-07-05");
    assert_eq!(
        story.instalments(0),
        ["05-05 10000.00 600.00 0.00", "06-05 0.00 100.00 0.00", "07-05 0.00 100.00 0.00"]
    );
}

#[test]
fn a_loan_repaid_early_as_a_whole_bears_interest_until_then() {
    // 10,000 for 61 days of the 92 to the next count: 3 x 1 % x 10,000 x 61 / 92 = 198.91.
    let loan = loan(rate("1%", MONTHLY), Accrual::Monthly, plan("10000", 6, 0, Amortisation::Bullet));
    let story = early(&with("2026-11-06", "30000", loan), "2027-01-05", "10000");
    assert_eq!(story.instalments(0), ["02-05 0.00 198.91 0.00"]);
}

#[test]
fn a_stated_due_day_of_a_loan_repaid_at_once_is_its_only_one() {
    let mut plan = plan("10000", 6, 0, Amortisation::Bullet);
    plan.next_due = Some(day("2027-05-01"));
    let mut loan = loan(rate("0.05%", RateBasis::Daily), Accrual::DailySimple, plan);
    loan.parts[0].since = Some(day("2026-11-11"));
    // 11 November to 1 May is 171 days.
    let story = Story::of(&with("2027-01-15", "30000", loan), "2027-12-31");
    assert_eq!(story.instalments(0), ["05-01 10000.00 855.00 0.00"]);
}

#[test]
fn half_of_it_paid_early() {
    // 10,000 for 92 days and 5,000 for 89: 6 x 1 % x (920,000 + 445,000) / 181 = 452.486.
    let loan = loan(rate("1%", MONTHLY), Accrual::Monthly, plan("10000", 6, 0, Amortisation::Bullet));
    let story = early(&with("2026-11-06", "30000", loan), "2027-02-05", "5000");
    assert_eq!(story.instalments(0), ["05-05 5000.00 452.49 0.00"]);
}

#[rstest]
// 52 % a year is 1 % a week and 2 % a fortnight.
#[case(Rhythm::Weekly, "12-11 0.00 52.00 0.00")]
#[case(Rhythm::Fortnightly, "12-11 0.00 104.00 0.00")]
fn monthly_accrual_over_weeks(#[case] rhythm: Rhythm, #[case] first: &str) {
    let mut plan = plan("5200", 10, 0, Amortisation::InterestFirst);
    (plan.rhythm, plan.next_due) = (rhythm, Some(day("2026-12-11")));
    let loan = loan(rate("52%", RateBasis::Annual), Accrual::Monthly, plan);
    let story = Story::of(&with("2026-12-05", "30000", loan), "2026-12-17");
    assert_eq!(story.instalments(0), [first]);
}

#[test]
fn a_long_first_period_bears_interest_from_the_draw() {
    // Drawn on 20 November, first due on 5 January: a month and 15 days of one with 30 days, 1 % of 10,000 x 46 / 31.
    let mut plan = plan("10000", 10, 0, Amortisation::InterestFirst);
    plan.next_due = Some(day("2027-01-05"));
    let mut loan = loan(rate("1%", MONTHLY), Accrual::Monthly, plan);
    loan.parts[0].since = Some(day("2026-11-20"));
    let story = Story::of(&with("2026-11-25", "30000", loan), "2027-02-05");
    // 5 December to 5 January has 31 days, 20 November to 5 January has 46.
    assert_eq!(story.instalments(0), ["01-05 0.00 148.39 0.00", "02-05 0.00 100.00 0.00"]);
}

/// A planned payment beyond what is asked for.
fn early(home: &Profile, on: &str, amount: &str) -> Story {
    let mut question = Question::as_set(home.as_of, day("2027-12-31"));
    question.planned.push(PlannedPayment { day: day(on), line: 0, amount: yuan(amount) });
    Story::asked(home, &[], &question)
}

#[rstest]
// After two instalments 16,862.27 are owed; 5,000 early leave 11,862.27, whose month costs 142.35.
#[case(Prepayment::ShorterTerm, "0%", "02-05 1657.16 142.35 0.00", "5000.00")]
// The payment falls with the principal: 1,799.51 x 11,862.27 / 16,862.27 = 1,265.92.
#[case(Prepayment::LowerPayment, "0%", "02-05 1123.57 142.35 0.00", "5000.00")]
// Not taken: 16,862.27 x 1.2 % = 202.35.
#[case(Prepayment::NotTaken, "0%", "02-05 1597.16 202.35 0.00", "")]
// 5,000 / 1.03 = 4,854.36 (and 145.63 for it): 12,007.91 x 1.2 % = 144.09.
#[case(Prepayment::ShorterTerm, "3%", "02-05 1655.42 144.09 0.00", "4999.99")]
fn paid_early(#[case] how: Prepayment, #[case] fee: &str, #[case] next: &str, #[case] taken: &str) {
    let mut loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
    (loan.terms.prepayment, loan.terms.prepayment_fee) = (how, percent(fee));
    let story = early(&with("2026-11-06", "30000", loan), "2027-01-05", "5000");
    assert_eq!(story.instalments(0)[2], next);
    let on_the_day: Vec<String> = story.payments(0).into_iter().filter(|paid| paid.starts_with("01-05")).collect();
    let expected = ["1799.51", taken].into_iter().filter(|amount| !amount.is_empty());
    assert_eq!(on_the_day, expected.map(|amount| format!("01-05 {amount}")).collect::<Vec<_>>());
}

#[test]
fn everything_paid_early_leaves_the_interest_of_the_running_days() {
    // 16,862.27 x 1.2 % x 15 / 31 = 97.91.
    let loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
    let story = early(&with("2026-11-06", "30000", loan), "2027-01-20", "25000");
    assert_eq!(story.payments(0)[2..], ["01-20 16862.27", "02-05 97.91"]);
    assert_eq!(story.instalments(0)[2..], ["02-05 0.00 97.91 0.00"]);
    assert_eq!(story.owed(0), "0.00");
}

#[test]
fn a_payment_a_few_days_ahead_waits_for_its_due_day() {
    let paid = [row("2026-12-01", Some(0), EntryKind::Payment, "1799.51")];
    let loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
    let story = Story::with(&with("2026-11-20", "30000", loan), &paid, "2027-01-31");
    assert_eq!(story.instalments(0)[0], "12-05 1559.51 240.00 0.00");
    assert_eq!(story.payments(0), ["12-01 1799.51", "01-05 1799.51"]);
}

#[test]
fn what_is_beyond_an_instalment_repays_early() {
    // 200.49 on 1 December: 1.2 % x (20,000 x 26 + 19,799.51 x 4) / 30 = 239.68.
    let paid = [row("2026-12-01", Some(0), EntryKind::Payment, "2000")];
    let loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
    let story = Story::with(&with("2026-11-20", "30000", loan), &paid, "2026-12-31");
    assert_eq!(story.instalments(0), ["12-05 1559.83 239.68 0.00"]);
}

#[test]
fn a_payoff_by_hand_waits_for_nothing() {
    // 20,000 x 1.2 % x 26 / 30 = 208.00 of interest until then; 92.00 of 20,300 are owed back.
    let paid = [row("2026-12-01", Some(0), EntryKind::Payment, "20300")];
    let loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
    let story = Story::with(&with("2026-11-20", "30000", loan), &paid, "2027-03-31");
    assert_eq!(story.instalments(0), ["12-05 0.00 208.00 0.00"]);
    assert_eq!((story.payments(0).len(), story.owed(0).as_str()), (1, "-92.00"));
}

/// 12,000 in 12 equal parts at 0.04 % a day, 400 in cash on the first due day, 5,000 coming on a later one.
fn short_of_744(mode: OverdueMode, grace_days: u8, money_on: &str) -> Story {
    let plan = plan("12000", 12, 0, Amortisation::EqualPrincipal);
    let mut loan = loan(rate("0.04%", RateBasis::Daily), Accrual::DailySimple, plan);
    (loan.terms.penalty, loan.terms.overdue_mode) = (Some(Penalty::Factor(Ratio::percent(150))), mode);
    loan.terms.late_fee = LateFee { fixed: yuan("30"), ..LateFee::default() };
    loan.terms.grace_days = grace_days;
    let mut home = with("2026-11-06", "400", loan);
    home.incomes.push(income("wages", "5000", 1));
    home.incomes[0].recurrence = once(money_on);
    Story::of(&home, "2027-01-05")
}

#[rstest]
// 1,000 and 12,000 x 0.04 % x 30 = 144.00 on 5 December; 744 stay unpaid. By 5 January the remaining 11,000 cost 136.40.
// 744 x 0.06 % x 15 days = 6.696.
#[case(OverdueMode::Replace, 0, "2026-12-20", "143.10", true)]
// 744 x (0.04 % + 0.06 %) x 15 days = 11.16.
#[case(OverdueMode::Add, 0, "2026-12-20", "147.56", true)]
// Paid within three days: 744 x 0.04 % x 2 = 0.5952 and nothing else.
#[case(OverdueMode::Replace, 3, "2026-12-07", "137.00", false)]
// Paid later: the penalty counts from the due day, 744 x 0.06 % x 5 = 2.232.
#[case(OverdueMode::Replace, 3, "2026-12-10", "138.63", true)]
fn an_instalment_paid_late(
    #[case] mode: OverdueMode,
    #[case] grace_days: u8,
    #[case] money_on: &str,
    #[case] interest: &str,
    #[case] missed: bool,
) {
    let story = short_of_744(mode, grace_days, money_on);
    assert_eq!(
        story.instalments(0),
        ["12-05 1000.00 144.00 0.00".to_owned(), format!("01-05 1000.00 {interest} 0.00")]
    );
    let late = story.missed(0);
    assert_eq!(late.iter().map(|told| &told[6..]).collect::<Vec<_>>(), ["744.00 30.00"][..usize::from(missed)]);
    // The fee is asked for with what was missed.
    let arrears = if missed { "774.00" } else { "744.00" };
    assert_eq!(story.payments(0)[..2], ["12-05 400.00".to_owned(), format!("{} {arrears}", &money_on[5..])]);
    assert_eq!(story.owed(0), "10000.00");
}

#[test]
fn arrears_after_the_last_instalment_go_on_bearing_interest() {
    let plan = plan("1000", 1, 0, Amortisation::EqualPrincipal);
    let loan = loan(rate("0.04%", RateBasis::Daily), Accrual::DailySimple, plan);
    let story = Story::of(&with("2026-11-06", "0", loan), "2027-02-28");
    assert_eq!(story.instalments(0), ["12-05 1000.00 12.00 0.00", "01-05 0.00 12.40 0.00", "02-05 0.00 12.40 0.00"]);
    assert_eq!(story.missed(0), ["12-05 1012.00 0.00", "01-05 12.40 0.00", "02-05 12.40 0.00"]);
}

#[test]
fn unpaid_interest_of_a_bank_loan_bears_interest_itself() {
    // The whole 1,012.00 bears 0.06 % from 5 December: 31 days cost 18.8232.
    let plan = plan("1000", 1, 0, Amortisation::EqualPrincipal);
    let mut loan = loan(rate("0.04%", RateBasis::Daily), Accrual::DailySimple, plan);
    loan.terms.interest_on_interest = true;
    loan.terms.penalty = Some(Penalty::Factor(Ratio::percent(150)));
    let story = Story::of(&with("2026-11-06", "0", loan), "2027-01-31");
    assert_eq!(story.instalments(0)[1], "01-05 0.00 18.82 0.00");
}

#[test]
fn the_penalty_of_a_flat_fee_loan_refers_to_its_fee() {
    // 1.2 % a month is 14.4 % a year; one and a half times that on 1,000 for 31 days: 1,000 x 21.6 % x 31 / 365 = 18.35.
    let mut plan = plan("2000", 2, 0, Amortisation::FlatFee);
    plan.fee = Some(PlanFee::PerPeriod(percent("1.2%")));
    let mut loan = loan(Rate::ZERO, Accrual::DailySimple, plan);
    loan.terms.penalty = Some(Penalty::Factor(Ratio::percent(150)));
    let story = Story::of(&with("2026-11-06", "0", loan), "2027-01-31");
    assert_eq!(story.instalments(0), ["12-05 1000.00 0.00 24.00", "01-05 1000.00 18.35 24.00"]);
}

#[test]
fn draws_of_a_cash_line_are_loans_of_their_own() {
    let mut line = loan(rate("0.05%", RateBasis::Daily), Accrual::DailySimple, plan("0", 1, 0, Amortisation::Bullet));
    line.parts.clear();
    (line.terms.amortisation, line.terms.periods) = (Amortisation::EqualPrincipal, 2);
    let rows =
        [row("2026-11-10", Some(0), EntryKind::Draw, "1000"), row("2026-12-10", Some(0), EntryKind::Draw, "600")];
    let story = Story::with(&with("2026-11-06", "5000", line), &rows, "2027-03-31");
    assert_eq!(
        story.instalments(0),
        // 1,000 x 25 days; 500 x 31 and 600 x 26; 300 x 31 days, at 0.05 %.
        ["12-05 500.00 12.50 0.00", "01-05 500.00 7.75 0.00", "01-05 300.00 7.80 0.00", "02-05 300.00 4.65 0.00"]
    );
    assert_eq!(story.owed(0), "0.00");
}

#[test]
fn an_overdue_loan_opens_with_its_arrears() {
    // Four of twelve due, three paid: the fourth is overdue since 5 November, the record is of the 20th.
    let mut loan =
        loan(rate("0.04%", RateBasis::Daily), Accrual::DailySimple, plan("12000", 12, 3, Amortisation::EqualPrincipal));
    loan.parts[0].balance = yuan("9000");
    loan.overdue = Some(tideover::domain::credit::line::Overdue { since: day("2026-11-05"), amount: yuan("1000") });
    let mut home = with("2026-11-20", "0", loan);
    home.incomes.push(income("wages", "20000", 25));
    let story = Story::of(&home, "2027-12-31");
    assert_eq!(story.payments(0)[0], "11-25 1000.00");
    // 8,000 in eight more parts, from 5 December to 5 July: 8,000 x 30 days and 1,000 x 20 days at 0.04 %.
    assert_eq!(story.instalments(0)[0], "12-05 1000.00 104.00 0.00");
    assert_eq!(story.instalments(0).len(), 8);
    assert_eq!(story.owed(0), "0.00");
}

#[rstest]
#[case("2026-11-06", 31, None, ["11-30", "12-31", "01-31", "02-28"])]
#[case("2027-12-06", 30, None, ["12-30", "01-30", "02-29", "03-30"])]
#[case("2026-11-06", 5, Some("2026-12-20"), ["12-20", "01-20", "02-20", "03-20"])]
// A next due day at the end of a short month keeps to the line's day.
#[case("2027-02-06", 31, Some("2027-02-28"), ["02-28", "03-31", "04-30", "05-31"])]
fn due_days_keep_to_their_day_of_the_month(
    #[case] as_of: &str,
    #[case] due_day: u8,
    #[case] next_due: Option<&str>,
    #[case] days: [&str; 4],
) {
    let mut plan = plan("12000", 12, 0, Amortisation::EqualPrincipal);
    plan.next_due = next_due.map(day);
    let mut loan = loan(Rate::ZERO, Accrual::DailySimple, plan);
    loan.terms.due_day = Some(due_day);
    let story = Story::of(&with(as_of, "30000", loan), "2028-12-31");
    let seen: Vec<String> = story.payments(0).iter().take(4).map(|paid| paid[..5].to_owned()).collect();
    assert_eq!(seen, days);
}

#[test]
fn level_payments_do_not_depend_on_the_day_of_the_record() {
    let at = |as_of: &str| {
        let loan = loan(rate("1.2%", MONTHLY), Accrual::Monthly, plan("20000", 12, 0, Amortisation::Annuity));
        Story::of(&with(as_of, "30000", loan), "2027-12-31").instalments(0)
    };
    assert_eq!(at("2026-11-06"), at("2026-12-05"));
}
