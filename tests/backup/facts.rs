//! Facts given with a call, checked as in the file, and kept when wanted.

use serde_json::Value;

use super::{answer, option};
use crate::support::program::Machine;

#[test]
fn facts_answer_conditions() {
    let verdict = |facts: &str| {
        let answer = answer(&format!("backup --sample lin --need 900 --for living {facts}"));
        option(&answer, "cn/shenzhen-bankruptcy")["conditions"].clone()
    };
    let met = |conditions: &Value| -> Vec<String> {
        conditions.as_array().unwrap().iter().map(|one| one["met"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(met(&verdict("")), ["unknown", "unknown", "they-say"]);
    assert_eq!(
        met(&verdict("--fact lives_in=深圳市南山区 --fact years_of_social_insurance=3")),
        ["yes", "yes", "they-say"]
    );
    assert_eq!(met(&verdict("--fact lives_in=Beijing --fact years_of_social_insurance=2")), ["no", "no", "they-say"]);
}

#[test]
fn amounts_follow_facts() {
    let answer = answer("backup --sample lin --need 9000 --fact policy_cash_value=10000 --fact family_can_lend=0");
    assert_eq!(option(&answer, "cn/policy-loan")["covers"], "8000.00");
    assert_eq!(option(&answer, "cn/family-loan")["verdict"], "no");
    let missing: Vec<&str> = answer["missing_facts"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(!missing.contains(&"policy_cash_value") && missing.contains(&"can_sell"), "{missing:?}");
}

#[test]
fn facts_are_kept_when_wanted_and_else_forgotten() {
    let machine = Machine::with("lin");
    let before = machine.profile_text();
    let ran = machine.run("backup --fact student=no --lang en");
    assert!(ran.err.contains("--keep"), "{}", ran.err);
    assert_eq!(machine.profile_text(), before);
    let ran = machine.run("backup --fact student=no --fact can_sell=1500 --keep --lang en");
    assert_eq!((ran.code, ran.err.contains("Kept in")), (0, true), "{}", ran.err);
    let after = machine.profile_text();
    assert!(after.starts_with(before.trim_end()), "nothing else changes");
    assert!(after.contains("[facts]\nstudent = \"no\"\ncan_sell = \"1500\"\n"), "{after}");
    let next: Value = serde_json::from_str(&machine.run("backup --format json").out).unwrap();
    assert_eq!(option(&next, "cn/sell")["reach"]["amount"], "1500.00");
    assert_eq!(option(&next, "cn/student-loan")["verdict"], "no");
}

#[test]
fn a_wrong_fact_is_refused_as_in_the_file() {
    let machine = Machine::with("lin");
    let before = machine.profile_text();
    for (fact, part) in [
        ("student=maybe", "undergraduate"),
        ("studnet=no", "student"),
        ("credit_score=2000", "850"),
        ("can_sell=-5", "negative"),
        ("unemployed=perhaps", "unemployed"),
    ] {
        let ran = machine.run(&format!("backup --fact {fact} --keep --lang en"));
        assert!(ran.code == 2 || ran.code == 3, "{fact}: {}", ran.code);
        assert!(ran.err.contains(part), "{fact}: {}", ran.err);
    }
    assert_eq!(machine.profile_text(), before);
    let ran = machine.run("backup --sample lin --fact student=no --keep");
    assert_eq!(ran.code, 3, "a sample is never written to");
    assert_eq!(machine.run("backup --ask").code, 2, "nothing asks without a terminal");
}
