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

/// What is to be kept and what of it will be late all the same are not one sentence, and nothing is not a sum to save.
#[test]
fn what_is_late_is_not_told_as_kept_on_time() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plan/v3.toml");
    for (lang, texts) in [
        (
            "en",
            ["Keep on time: store, card, phone.", "some of it will be late: car.", "Nothing is planned to be spent"],
        ),
        ("zh-CN", ["保证按时：store、card、phone。", "其中有的会逾期：car。", "没有可以省下的支出"]),
    ] {
        let ran = Machine::new().run(&format!("plan --profile {file} --quick --lang {lang}"));
        assert_eq!(ran.code, 1, "{}", ran.err);
        let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in texts {
            assert!(out.contains(text), "{text}\n{}", ran.out);
        }
    }
}

/// Nobody is asked to pay a cent by itself, or one line twice on a day.
#[test]
fn payments_are_worth_making() {
    for arguments in ["--sample lin", "--sample gig --quick", "--sample us-household --quick"] {
        let (answer, _) = json(arguments);
        let payments = answer["best"]["payments"].as_array().unwrap();
        let of = |payment: &Value| (payment["date"].to_string(), payment["line"].to_string());
        for (place, payment) in payments.iter().enumerate() {
            // What is asked for is paid, however little it is.
            let is_asked = payment["asked"] != "0.00";
            let is_little = payment["amount"].as_str().is_some_and(|amount| amount.starts_with("0."));
            assert!(is_asked || !is_little, "{arguments}: {payment}");
            let mut later = payments.iter().skip(place + 1).filter(|other| other["asked"] == "0.00");
            assert!(is_asked || later.all(|other| of(other) != of(payment)), "{arguments}: {payment}");
        }
        assert!(payments.len() > 10, "{arguments}");
    }
}

/// A wish that cannot be had is said, and a day that is gone is refused.
#[test]
fn a_floor_a_ratio_and_a_day_that_cannot_be_are_named() {
    let told = |arguments: &str| {
        let ran = Machine::new().run(&format!("plan --sample lin --quick {arguments}"));
        (ran.code, (ran.out + &ran.err).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let (code, text) = told("--floor 999999");
    assert_eq!(code, 1);
    assert!(
        text.contains("If 999,999.00 must always stay in hand, no plan is on time; without that there is one."),
        "{text}"
    );
    let (code, text) = told("--max-dti 10%");
    assert_eq!(code, 0);
    assert!(text.contains("No plan was found that keeps debt payments at 10.0% of income or less"), "{text}");
    let (_, text) = told("--max-dti 90%");
    assert!(!text.contains("No plan was found"), "{text}");
    for option in ["--lump 2020-01-01=5", "--raise 2020-01-01=5", "--lump 2190-01-01=5"] {
        let (code, text) = told(option);
        assert!(code == 2 && text.contains("is no date from"), "{option}: {text}");
    }
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

/// Where days of grace reach a payday, plans that wait for them are told apart; a saved plan holds both bounds.
#[test]
fn what_is_proved_of_plans_that_wait_for_no_days_of_grace_is_told_and_checked() {
    let machine = Machine::new();
    let profile = std::fs::read_to_string(super::file("grace.toml")).unwrap();
    std::fs::write(machine.data.path().join("grace.toml"), profile).unwrap();
    let run = |rest: &str| {
        machine.run_on("2026-01-01", &format!("plan --profile grace.toml {rest}").split(' ').collect::<Vec<_>>())
    };
    let asked = "--months 14 --quick";
    let told = run(asked).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("wait for no days of grace, none is more than"), "{told}");
    let saved = run(&format!("{asked} --format json")).out;
    let mut claim: Value = serde_json::from_str(&saved).unwrap();
    let money = |value: &Value| value["bound"].as_str().unwrap().parse::<f64>().unwrap();
    let (all, own) = (money(&claim["certificate"]), money(&claim["certificate"]["by_due_day"]));
    assert!(own > all + 1.0, "{own} {all}");
    let file = machine.data.path().join("plan.json");
    let check = |claim: &Value| {
        std::fs::write(&file, claim.to_string()).unwrap();
        run("--verify plan.json")
    };
    let ran = check(&claim);
    assert!(ran.code == 0 && ran.out.contains("waiting for no days of grace"), "{}{}", ran.out, ran.err);
    claim["certificate"]["by_due_day"]["bound"] = Value::from(format!("{:.2}", own + 1.0));
    let ran = check(&claim);
    assert!(ran.code == 1 && ran.out.contains("From its prices only"), "{}", ran.out);
}

/// What was added is in the file: it needs none of the options again, and not even the day.
#[test]
fn a_plan_saved_with_inputs_is_checked_from_its_file_alone() {
    let machine = Machine::new();
    let added = "--lump 2027-02-10=5000 --extra 120.50 --raise 2027-07-01=800 --offer 20000 --offer-rate 7.25% \
                 --offer-months 24 --offer-fee 150 --offer-pays card --floor 300";
    let saved = machine.run(&format!("plan --sample lin --quick --format json {added}"));
    let plan: Value = serde_json::from_str(&saved.out).unwrap_or_else(|_| panic!("{}{}", saved.out, saved.err));
    let inputs = &plan["inputs"];
    assert_eq!(inputs["lump_sums"][0]["amount"], "5000.00");
    assert_eq!((&inputs["offer"]["rate"], &inputs["offer"]["pays_off"][0]), (&"0.072500".into(), &"card".into()));
    std::fs::write(machine.data.path().join("plan.json"), &saved.out).unwrap();
    let ran = machine.run("plan --sample lin --verify plan.json --format json");
    let checked: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!((&checked["holds"], &checked["changed"]), (&Value::Bool(true), &Value::Array(Vec::new())));
    assert_eq!(checked["cost"], plan["best"]["cost"]);
    assert_eq!(checked["bound"], plan["certificate"]["bound"]);
    // On another day it is held against the day it was made on.
    let later = machine.run_on("2026-12-20", &["plan", "--sample", "lin", "--verify", "plan.json", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&later.out).unwrap()["cost"], plan["best"]["cost"], "{}", later.err);
}

#[test]
fn a_household_that_has_changed_since_is_named_as_such() {
    let machine = Machine::new();
    let file = machine.data.path().join("home.toml");
    let profile = include_str!("../../profiles/lin.toml");
    std::fs::write(&file, profile).unwrap();
    let saved = machine.run("plan --profile home.toml --quick --format json").out;
    std::fs::write(machine.data.path().join("plan.json"), &saved).unwrap();
    let kept = machine.run("plan --profile home.toml --verify plan.json");
    assert_eq!(kept.code, 0, "{}{}", kept.out, kept.err);
    assert!(!kept.out.contains("has changed"), "{}", kept.out);
    let changes = [("spendable = \"5200.00\"", "spendable = \"4700.00\""), ("\"1.2%\"", "\"1.3%\"")];
    let changed = changes.iter().fold(profile.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
    std::fs::write(&file, changed).unwrap();
    let ran = machine.run("plan --profile home.toml --verify plan.json");
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(ran.code, 1, "{told}");
    let rate = "the rate of cash-loan was 14.40%, now 15.60%";
    for text in ["the household has changed", "cash in hand was 5,200.00, now 4,700.00", rate, "and says"] {
        assert!(told.contains(text), "{text}\n{}", ran.out);
    }
    let ran = machine.run("plan --profile home.toml --verify plan.json --lang zh-CN");
    assert!(ran.out.contains("本户情况有变"), "{}", ran.out);
}
