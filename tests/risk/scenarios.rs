//! The shipped what-ifs, which lines and days they mean, and what is wrong with them in a household.

use std::collections::BTreeSet;

use tideover::content::{Library, check_shocks};
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::{Line, LineState};
use tideover::domain::credit::terms::LineKind;
use tideover::domain::money::{Currency, Money, Ratio};
use tideover::domain::name::Name;
use tideover::domain::risk::aim::{Ahead, Ground, IncomeSeen, shock_faults};
use tideover::domain::risk::shock::{Behaviour, IncomeSelector, LineSelector, Moment, Scenario, Shock, ShockKind};
use tideover::domain::risk::trigger::Cause;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::ymd(year, month, day).unwrap()
}

fn scenario(id: &str) -> Scenario {
    let read = Library::embedded().scenario(id, Currency::CNY);
    read.unwrap_or_else(|found| panic!("{:#?}", crate::content::said(&found))).scenario
}

fn all() -> Vec<Scenario> {
    Library::embedded().scenario_ids().into_iter().map(scenario).collect()
}

#[test]
fn there_is_a_scenario_for_every_cause_and_every_kind_of_shock() {
    let causes: BTreeSet<Cause> = all().iter().filter_map(|scenario| scenario.cause).collect();
    assert_eq!(causes.len(), Cause::ALL.len());
    let kinds: BTreeSet<ShockKind> = all().iter().flat_map(|s| &s.shocks).map(Shock::kind).collect();
    assert_eq!(kinds.len(), 12, "{kinds:?}");
    assert!(all().len() >= 12);
    for needed in [
        "many-lender-spiral",
        "policy-change-for-everyone",
        "one-missed-payment",
        "salary-ten-days-late",
        "job-loss-three-months",
        "expense-5000",
        "one-more-lender",
        "platform-outage-on-due-day",
        "limit-cut-30",
    ] {
        assert!(all().iter().any(|scenario| scenario.id == needed), "{needed}");
    }
}

#[test]
fn the_spiral_borrows_to_repay_and_the_others_hold() {
    let rolling: Vec<String> =
        all().into_iter().filter(|scenario| scenario.behaviour() == Behaviour::Roll).map(|s| s.id).collect();
    assert_eq!(rolling, ["many-lender-spiral"]);
}

/// Any household with a line and an income can play any shipped scenario; amounts take its currency.
#[test]
fn every_scenario_fits_the_plainest_household() {
    let lines = [line("only", LineKind::PayLater, 100_000, Some(500_000))];
    let salary = Name::both("salary", "工资");
    let incomes = [IncomeSeen { name: &salary, monthly: Money(800_000) }];
    let (today, end) = (day(2026, 11, 21), day(2028, 11, 21));
    let ground = Ground { lines: &lines, incomes: &incomes, today, end };
    for scenario in all() {
        assert_eq!(shock_faults(&scenario.shocks, &ground), [], "{}", scenario.id);
        for shock in &scenario.shocks {
            let ahead = Ahead { today, next_due: Some(day(2026, 12, 10)), next_income: Some(day(2026, 12, 5)) };
            let begins = shock.begins().map(|moment| moment.day(&ahead).unwrap());
            assert!(begins.is_none_or(|begins| (today..=end).contains(&begins)), "{} {shock:?}", scenario.id);
        }
    }
    let amount = |currency: &str| {
        let currency = Currency::from_code(currency).unwrap();
        Library::embedded().scenario("expense-5000", currency).unwrap().scenario.shocks
    };
    assert_ne!(amount("JPY"), amount("USD"), "5,000 yen have no decimals");
}

fn line(id: &str, kind: LineKind, balance: i64, limit: Option<i64>) -> Line {
    use tideover::domain::credit::line::{Autopay, History, Purpose};
    use tideover::domain::credit::terms::TermsDraft;
    Line {
        id: id.into(),
        name: Name::same(id),
        lender: Name::same("lender"),
        group: None,
        product: None,
        policy: None,
        terms: TermsDraft { kind: Some(kind), ..TermsDraft::default() }.complete(),
        purpose: Purpose::default(),
        limit: limit.map(Money),
        balance: Money(balance),
        unpaid_charges: Money::ZERO,
        parts: Vec::new(),
        statement: None,
        autopay: Autopay::default(),
        overdue: None,
        history: History::default(),
        state: LineState::default(),
        opened_on: None,
        closed_on: None,
        assumed_terms: Vec::new(),
    }
}

fn household() -> Vec<Line> {
    let mut old = line("old", LineKind::Revolving, 0, Some(100));
    old.state = LineState::Closed;
    let mut huabei = line("huabei", LineKind::PayLater, 400_000, Some(500_000));
    let mut jiebei = line("jiebei", LineKind::CashLine, 900_000, Some(1_200_000));
    (huabei.group, jiebei.group) = (Some("ant".into()), Some("ant".into()));
    huabei.product = Some("cn/huabei".into());
    vec![old, huabei, jiebei, line("loan", LineKind::InstalmentLoan, 900_000, None)]
}

#[test]
fn selectors_find_lines_in_any_household() {
    let lines = household();
    assert_eq!(LineSelector::First.aim(&lines), [1]);
    assert_eq!(LineSelector::FirstDrawable.aim(&lines), [1]);
    assert_eq!(LineSelector::FirstDrawable.aim(&lines[3..]), [0], "nothing can be drawn: the first");
    assert_eq!(LineSelector::Largest.aim(&lines), [2], "of two equal ones the first");
    assert_eq!(LineSelector::MostUsed.aim(&lines), [1]);
    assert_eq!(LineSelector::Every.aim(&lines), [1, 2, 3]);
    assert_eq!(LineSelector::Id("old".into()).aim(&lines), [0], "an id means that line, closed or not");
    assert_eq!(LineSelector::Group("ant".into()).aim(&lines), [1, 2]);
    assert_eq!(LineSelector::Kind(LineKind::InstalmentLoan).aim(&lines), [3]);
    assert_eq!(LineSelector::Product("cn/huabei".into()).aim(&lines), [1]);
    assert_eq!(LineSelector::First.aim_with_groups(&lines), [1, 2], "a platform takes its whole group down");
    assert_eq!(LineSelector::MostUsed.aim(&lines[3..]), [0], "without limits the largest");
    assert_eq!(LineSelector::First.aim(&[]), [0_usize; 0]);
}

#[test]
fn incomes_are_found_by_size_or_by_name() {
    let names = [Name::both("salary", "工资"), Name::both("rent", "房租")];
    let incomes = [
        IncomeSeen { name: &names[0], monthly: Money(500_000) },
        IncomeSeen { name: &names[1], monthly: Money(500_000) },
    ];
    assert_eq!(IncomeSelector::Largest.aim(&incomes), [0]);
    assert_eq!(IncomeSelector::Named("Rent".into()).aim(&incomes), [1]);
    assert_eq!(IncomeSelector::Named("工资".into()).aim(&incomes), [0]);
    assert_eq!(IncomeSelector::Named("wages".into()).aim(&incomes), [0_usize; 0]);
}

#[test]
fn moments_keep_the_day_of_the_month() {
    let ahead = Ahead { today: day(2027, 1, 31), next_due: None, next_income: None };
    assert_eq!(Moment::InMonths(1).day(&ahead), Some(day(2027, 2, 28)));
    assert_eq!(Moment::InMonths(2).day(&ahead), Some(day(2027, 3, 31)));
    assert_eq!(Moment::InDays(1).day(&ahead), Some(day(2027, 2, 1)));
    assert_eq!(Moment::NextDue.day(&ahead), None);
}

#[test]
fn a_shock_that_does_not_fit_the_household_is_named() {
    let lines = household();
    let salary = Name::both("salary", "工资");
    let incomes = [IncomeSeen { name: &salary, monthly: Money(500_000) }];
    let ground = Ground { lines: &lines, incomes: &incomes, today: day(2026, 11, 21), end: day(2027, 11, 21) };
    let miss = |id: &str, from| Shock::MissPayment { lines: LineSelector::Id(id.into()), from, months: 1 };
    let shocks = [
        miss("huabai", Moment::NextDue),
        miss("huabei", Moment::On(day(2026, 1, 1))),
        Shock::LoseIncome {
            income: IncomeSelector::Named("sallary".into()),
            share: Ratio::ONE,
            from: Moment::InMonths(30),
            months: None,
        },
        Shock::SuspendLine { lines: LineSelector::Group("tencent".into()), on: Moment::Today, days: None },
        Shock::LatePayment { lines: LineSelector::Id("jiebei".into()), from: Moment::NextDue, days: 3, times: 1 },
        miss("jiebei", Moment::NextDue),
        Shock::Behaviour(Behaviour::Hold),
        Shock::Behaviour(Behaviour::Roll),
        miss("loan", Moment::In(day(2026, 11, 1).month())),
    ];
    let found = check_shocks(&shocks, &ground);
    let codes: Vec<&str> = found.iter().map(|problem| problem.code.name()).collect();
    let expected = [
        "unknown-line",
        "shock-out-of-range",
        "unknown-income",
        "shock-out-of-range",
        "shock-means-nothing",
        "shocks-contradict",
        "shocks-contradict",
    ];
    assert_eq!(codes, expected);
    assert_eq!(found[0].value("nearest"), Some("huabei"));
    assert_eq!(found[2].value("nearest"), Some("salary"));
}
