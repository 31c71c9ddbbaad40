//! What a case may not contain, and what makes a calculation refuse: each is a failure by name.

use serde_json::{Value, json};
use tideover::report::calc::verify::{Fault, Verification};

use super::modes::check;

fn irr(flows: &[&str]) -> Value {
    json!({ "function": "irr", "cash_flows": flows })
}

#[test]
fn nothing_unknown_is_skipped() {
    let good = irr(&["-100", "110"]);
    let tolerance = || json!({ "abs": "0.0000000001" });
    assert!(check("irr", good.clone(), json!({ "irr": "0.1" }), tolerance()).is_empty());
    let unknown = |kind: &str, inputs: Value, expected: Value, tolerance: Value| {
        let faults = check(kind, inputs, expected, tolerance);
        assert!(
            matches!(&faults[..], [Fault::UnknownKind { .. } | Fault::UnknownField { .. } | Fault::Unusable { .. }]),
            "{faults:?}"
        );
    };
    unknown("swap", good.clone(), json!({ "irr": "0.1" }), tolerance());
    unknown("irr", json!({ "function": "mirr", "cash_flows": [] }), json!({ "irr": "0.1" }), tolerance());
    unknown(
        "irr",
        json!({ "function": "irr", "cash_flows": ["-100", "110"], "guess": "0.1" }),
        json!({ "irr": "0.1" }),
        tolerance(),
    );
    unknown("irr", good.clone(), json!({ "irr": "0.1", "mood": "good" }), tolerance());
    unknown("irr", good.clone(), json!({ "irr": "0.1" }), json!({ "abs": "0.0000000001", "relative": "1" }));
    unknown("irr", json!({ "function": "irr", "cash_flows": ["-100", "x"] }), json!({ "irr": "0.1" }), tolerance());
}

#[test]
fn a_wrong_figure_is_told_with_both_values() {
    let faults = check("irr", irr(&["-100", "110"]), json!({ "irr": "0.11" }), json!({ "abs": "0.0001" }));
    let [Fault::Differs { what, expected, computed }] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!((what.as_str(), expected.as_str()), ("irr", "0.11"));
    assert!(computed.starts_with("0.1") || computed.starts_with("0.0999999999999"), "{computed}");
    // A boundary of the tolerance still agrees; a hair beyond it does not.
    let days = |expected: i64, tolerance: i64| {
        let inputs = json!({ "convention": "actual-days", "start": "2026-01-01", "end": "2026-01-11" });
        check("daycount", inputs, json!({ "days": expected }), json!({ "days_abs": tolerance })).is_empty()
    };
    assert_eq!([days(10, 0), days(11, 1), days(12, 1)], [true, true, false]);
}

#[test]
fn an_expected_error_must_happen_under_its_name() {
    let error = |flows: &[&str], name: &str| check("irr", irr(flows), json!({ "error": name }), json!({})).is_empty();
    assert!(error(&["-1", "3", "-2.5"], "no-root"));
    assert!(error(&["1", "2"], "no-root"));
    assert!(error(&["1", "2"], "one-signed"));
    assert!(!error(&["-1", "3", "-2.5"], "one-signed"));
    assert!(!error(&["-100", "110"], "no-root"));
}

#[test]
fn a_file_that_is_no_case_file_is_one_failure() {
    for text in ["", "{", "[]", "{}", r#"{"kind":"irr","cases":[]}"#, r#"{"kind":"irr","cases":[{}]}"#] {
        let mut verification = Verification::default();
        verification.check("broken.json", text);
        assert_eq!((verification.passed(), verification.failed()), (0, 1), "{text}");
    }
}

fn refused(kind: &str, inputs: Value) -> String {
    match &check(kind, inputs, json!({}), json!({}))[..] {
        [Fault::Refused(refusal)] => refusal.name().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn terms_out_of_range_are_refused_by_name() {
    let loan = |key: &str, value: Value| {
        let mut loan =
            json!({ "principal": "1000", "annual_rate_percent": "12", "periods": 12, "method": "equal-payment" });
        loan[key] = value;
        loan
    };
    let named = |key: &str, value: Value| refused("schedule", loan(key, value));
    assert_eq!(named("principal", json!("0")), "not-positive");
    assert_eq!(named("principal", json!("-5")), "not-positive");
    assert_eq!(named("principal", json!("1000000000000000")), "amount-too-large");
    assert_eq!(named("periods", json!(0)), "no-periods");
    assert_eq!(named("periods", json!(1_000_000)), "too-many-periods");
    assert_eq!(named("annual_rate_percent", json!("-100")), "rate-too-low");
    assert_eq!(named("annual_rate_percent", json!("1000000")), "rate-too-high");
    assert_eq!(named("level_payment", json!("9.99")), "never-repaid");
    assert_eq!(named("accrual", json!("actual/365")), "dates-missing");
    let mut backwards = loan("start_date", json!("2026-01-01"));
    backwards["periods"] = json!(2);
    backwards["due_dates"] = json!(["2026-03-01", "2026-02-01"]);
    assert_eq!(refused("schedule", backwards.clone()), "dates-out-of-order");
    backwards["due_dates"] = json!(["2026-02-01"]);
    assert_eq!(refused("schedule", backwards), "due-dates-mismatch");
}
