//! What a household can move by itself, and the dated plan.

use serde_json::Value;
use tideover::domain::backup::moves::{Move, moves};
use tideover::domain::backup::situation::Situation;
use tideover::domain::credit::line::Autopay;
use tideover::domain::money::Money;

use super::answer;
use crate::engine::build::{day, expense, lin, yuan};

const UNTIL: &str = "2027-12-21";

#[test]
fn a_later_due_day_or_the_minimum_frees_what_the_engine_says() {
    let mut short = lin();
    short.spendable = yuan("4900.00");
    let situation = Situation::as_set(&short, &[], day("2026-11-21"));
    let gap = situation.cash_ahead(day(UNTIL)).gaps[0];
    let moved = moves(&situation, &gap);
    // 99.51 is missing on 8 December; the salary comes on the 10th.
    assert_eq!(
        (moved.missing, moved.left_after_own, moved.left_after_all),
        (yuan("99.51"), yuan("99.51"), Money::ZERO)
    );
    let card = short.line_index("card").unwrap();
    let due_day = Move::DueDay { line: card, from: day("2026-12-08"), to: day("2026-12-10") };
    assert!(moved.reliefs.iter().any(|relief| relief.what == due_day && relief.frees == yuan("99.51")));
    assert!(moved.reliefs.len() <= 2, "{:?}", moved.reliefs);
}

#[test]
fn what_lies_in_the_households_own_hands_comes_first_and_counts() {
    let mut short = lin();
    short.spendable = yuan("4900.00");
    let card = short.line_index("card").unwrap();
    short.lines[card].autopay = Autopay::Amount(yuan("850.00"));
    let mut cinema = expense("cinema", "60.00", 3);
    cinema.essential = false;
    short.expenses.push(cinema);
    let situation = Situation::as_set(&short, &[], day("2026-11-21"));
    let gap = situation.cash_ahead(day(UNTIL)).gaps[0];
    assert_eq!(gap.amount, yuan("209.51"));
    let moved = moves(&situation, &gap);
    let own: Vec<(Move, Money)> =
        moved.reliefs.iter().filter(|relief| !relief.is_asked()).map(|relief| (relief.what, relief.frees)).collect();
    let wait = Move::Wait { expense: short.expenses.len() - 1, until: day("2026-12-10") };
    assert_eq!(own, [(wait, yuan("60.00")), (Move::PayMinimum { line: card }, yuan("50.00"))]);
    assert_eq!(moved.left_after_own, yuan("99.51"));
}

fn steps(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    answer["steps"].as_array().unwrap().iter().map(|step| (text(&step["date"]), text(&step["step"]))).collect()
}

#[test]
fn the_plan_is_dated_and_in_order() {
    let answer = answer("backup --sample lin --without card");
    let steps = steps(&answer);
    assert!(steps.is_sorted_by_key(|(date, _)| date.clone()), "{steps:?}");
    let has = |date: &str, step: &str| steps.contains(&(date.to_owned(), step.to_owned()));
    // The lender is called three days before 8 December; the fund is moved on the day and filled again when money is back.
    assert!(has("2026-12-05", "call") && has("2026-12-08", "from-fund") && has("2026-12-08", "short"), "{steps:?}");
    assert!(has("2026-12-11", "again-short") && has("2027-04-10", "refill"), "{steps:?}");
    let short = answer["steps"].as_array().unwrap().iter().find(|step| step["step"] == "short").unwrap();
    assert_eq!(short["values"]["missing"], "6199.51", "6,999.51 less the fund of 800.00");
    for step in answer["steps"].as_array().unwrap().iter().filter(|step| step["step"] == "begin-by") {
        assert!(step["date"].as_str().unwrap() >= "2026-11-21", "{step}");
    }
}

#[test]
fn a_household_without_a_gap_has_no_plan_and_an_example() {
    let healthy = answer("backup --sample healthy");
    assert_eq!((steps(&healthy).len(), &healthy["need"]["base"]), (0, &Value::from("example")));
    assert_eq!(healthy["moves"], Value::Null);
}

/// The salary ten days late: the plan begins with what is missing before the first line stops, and names that day.
#[test]
fn a_what_if_gives_its_first_stop_and_the_days_before_it() {
    let answer = answer("backup --sample lin --scenario salary-ten-days-late");
    let stop = &answer["supposed"]["first_stop"];
    assert_eq!(
        (&stop["line"], &stop["date"], &stop["to"]),
        (&"pay-later".into(), &"2026-12-11".into(), &"suspended".into())
    );
    assert_eq!((&answer["need"]["amount"], &answer["need"]["from"]), (&"2138.51".into(), &"2026-12-10".into()));
    let steps = steps(&answer);
    let has = |date: &str, step: &str| steps.contains(&(date.to_owned(), step.to_owned()));
    assert!(has("2026-12-07", "call") && has("2026-12-10", "from-fund") && has("2026-12-11", "stops"), "{steps:?}");
    assert!(steps.is_sorted_by_key(|(date, _)| date.clone()), "{steps:?}");
    // The panel of what is set aside is about the household as it is, not as it is supposed.
    assert_eq!(answer["cushion"]["missing_as_set"], "0.00");
}

/// A line that is stopped from outside, with nothing missing: its lender is asked before.
#[test]
fn a_stop_without_a_gap_is_asked_about_before_its_day() {
    let answer = answer("backup --sample lin --scenario most-used-line-suspended");
    let stop = &answer["supposed"]["first_stop"];
    assert_eq!(answer["missing"]["as_set"]["stretch"], Value::Null);
    let asked = answer["steps"].as_array().unwrap().iter().find(|step| step["step"] == "ask-before-stop").unwrap();
    assert_eq!((&asked["values"]["line"], &asked["values"]["stop"]), (&stop["line"], &stop["date"]));
}

#[test]
fn an_unknown_what_if_is_refused_with_the_nearest() {
    let (exit, out, err) = super::run("backup --sample lin --scenario salary-ten-days-lat --lang en");
    assert_eq!((exit, out.as_str()), (tideover::cli::Exit::Invalid, ""));
    assert!(err.contains("salary-ten-days-late"), "{err}");
}

/// The what-if with ways used together: what is missing is covered, and the line that would stop stays open for long.
#[test]
fn a_what_if_with_ways_used_together() {
    let rest = "--scenario salary-ten-days-late --with family-loan --fact family_can_lend=3000";
    let answer = answer(&format!("backup --sample lin {rest}"));
    assert_eq!(answer["household_without"]["first_stop"]["date"], "2026-12-11");
    let together = &answer["together"];
    let with = &together["household_with"];
    assert_eq!((&together["left"], &with["missed"]), (&"0.00".into(), &0.into()));
    // What family lends is no line that lenders see. A loan of a platform is: the second within 90 days, and old debt paid
    // with new, by which the cash loan is stopped.
    assert_eq!(with["first_stop"]["date"], "2028-05-10");
    let platform =
        answer["new_for_old"].as_array().unwrap().iter().find(|one| one["option"] == "cn/platform-cash-loan");
    let stop = &platform.unwrap()["household_with"]["first_stop"];
    assert_eq!((&stop["line"], &stop["date"]), (&"cash-loan".into(), &"2026-12-10".into()));
    let (_, out, _) = super::run(&format!("backup --sample lin {rest} --lang en"));
    assert!(out.contains("Without them it is Pay-later, on 2026-12-11."), "{out}");
}
