//! `tideover plan`: forms, exit codes, named answers to odd questions.

use serde_json::Value;

use crate::support::program::Machine;

fn json(arguments: &str) -> (Value, i32) {
    let ran = Machine::new().run(&format!("plan {arguments} --format json"));
    let value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err));
    let shipped = serde_json::from_str(tideover::report::json::schema::PLAN).unwrap();
    let misfits = crate::formats::schema::misfits(&shipped, &value);
    assert!(misfits.is_empty(), "{misfits:#?}");
    (value, ran.code)
}

#[test]
fn a_plan_on_time_is_told_with_its_proof_and_its_assumptions() {
    let ran = Machine::new().run("plan --sample lin --quick");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in ["best found", "at most", "never late and draws nothing new", "What this assumes", "Why this plan"] {
        assert!(out.contains(text), "{text}\n{}", ran.out);
    }
    let ran = Machine::new().run("plan --sample lin --quick --lang zh-CN");
    for text in ["找到的最优计划", "前提", "为什么这样还"] {
        assert!(ran.out.contains(text), "{text}\n{}", ran.out);
    }
}

#[test]
fn json_holds_the_payments_and_the_prices_of_the_proof() {
    let (answer, code) = json("--sample lin --quick");
    assert_eq!(code, 0);
    let best = &answer["best"];
    assert!(best["payments"].as_array().unwrap().len() > 10);
    let (cost, bound) = (&best["cost"], &answer["certificate"]["bound"]);
    assert!(cost.as_str().is_some() && bound.as_str().is_some());
    assert!(!answer["certificate"]["price_drops"].as_array().unwrap().is_empty());
    assert!(!answer["why"]["cash_prices"].as_array().unwrap().is_empty());
}

#[test]
fn csv_is_a_row_a_payment() {
    let ran = Machine::new().run("plan --sample lin --quick --format csv");
    let mut lines = ran.out.lines();
    assert_eq!(lines.next(), Some("household,currency,date,line,amount,asked,early,early_charge"));
    assert!(lines.next().unwrap().starts_with("lin,CNY,2026-1"));
}

#[test]
fn no_plan_on_time_makes_the_exit_code_1_and_names_calls_and_sums() {
    let (answer, code) = json("--sample shortfall --quick");
    assert_eq!(code, 1);
    assert_eq!(answer["on_time"], Value::Bool(false));
    assert!(answer["certificate"].is_null());
    let short = &answer["short"];
    assert!(short["late"].as_u64() <= short["late_as_it_comes"].as_u64());
    assert!(!short["calls"].as_array().unwrap().is_empty());
    assert_eq!(short["missing"].as_array().unwrap().len(), 3);
}

#[test]
fn a_gap_that_is_too_wide_makes_the_exit_code_1() {
    let ran = Machine::new().run("plan --sample lin --quick --max-gap 0.01%");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("--max-gap"), "{}", ran.err);
    assert_eq!(Machine::new().run("plan --sample lin --quick --max-gap 99%").code, 0);
}

#[test]
fn a_floor_that_cannot_be_kept_is_no_plan() {
    let ran = Machine::new().run("plan --sample lin --quick --floor 900000");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("No plan was found"), "{}", ran.out);
}

#[test]
fn a_saved_plan_is_checked_again_and_a_changed_one_is_found_out() {
    let machine = Machine::new();
    let saved = machine.run("plan --sample lin --quick --format json").out;
    let file = machine.data.path().join("plan.json");
    std::fs::write(&file, &saved).unwrap();
    let ran = machine.run("plan --sample lin --verify plan.json");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("All that the plan says of itself is so."), "{}", ran.out);
    let mut claim: Value = serde_json::from_str(&saved).unwrap();
    let bound = claim["certificate"]["bound"].as_str().unwrap().to_owned();
    // A bound that claims more than its prices prove.
    claim["certificate"]["bound"] = Value::from(format!("1{bound}"));
    std::fs::write(&file, claim.to_string()).unwrap();
    let ran = machine.run("plan --sample lin --verify plan.json");
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("From its prices only"), "{}", ran.out);
    // A payment that does not leave enough for what is due.
    claim["certificate"]["bound"] = Value::from(bound);
    claim["best"]["early_payments"][0]["amount"] = Value::from("4000.00");
    std::fs::write(&file, claim.to_string()).unwrap();
    let ran = machine.run("plan --sample lin --verify plan.json");
    assert_eq!(ran.code, 1, "{}", ran.out);
    std::fs::write(&file, "{}").unwrap();
    let ran = machine.run("plan --sample lin --verify plan.json");
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("is no saved plan"), "{}", ran.err);
}
