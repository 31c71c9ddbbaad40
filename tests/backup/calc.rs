//! Each cost is what `tideover calc` says about the same figures.

use rust_decimal::Decimal;
use serde_json::Value;

use super::{answer, option, run};

fn calc(arguments: &str) -> Value {
    let (_, out, err) = run(&format!("calc {arguments} --format json"));
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("calc {arguments}: {out}{err}"))
}

/// A figure of `calc`, wherever its answer keeps it.
fn figure(answer: &Value, key: &str) -> Decimal {
    let found = find(answer, key).unwrap_or_else(|| panic!("no {key} in {answer:#}"));
    found.as_str().unwrap().parse().unwrap()
}

fn find<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(members) => {
            members.get(key).filter(|found| found.is_string()).or_else(|| members.values().find_map(|v| find(v, key)))
        }
        Value::Array(items) => items.iter().find_map(|item| find(item, key)),
        _ => None,
    }
}

fn exact(value: &Value) -> Decimal {
    value.as_str().unwrap_or_else(|| panic!("{value} is no figure")).parse().unwrap()
}

/// A figure of an answer to two decimals.
fn two(value: Decimal) -> String {
    value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_string()
}

#[test]
fn a_loan_in_equal_payments_is_the_loan_of_calc() {
    let answer = answer("backup --sample family --need 12000 --days 365 --for living");
    let cost = &option(&answer, "cn/bank-consumer-loan")["cost"];
    let loan = calc("loan --principal 12000 --annual-rate 6% --periods 12");
    assert_eq!(exact(&cost["interest"]), figure(&loan, "total_interest").normalize(), "{loan:#}");
    assert_eq!(exact(&cost["first_payment"]), figure(&loan, "payment"), "{loan:#}");
    let payments = format!("-{}x11", exact(&cost["first_payment"]));
    let last = exact(&cost["paid_back"]) - exact(&cost["first_payment"]) * Decimal::from(11);
    let rate = calc(&format!("rate --flows 12000,{payments},-{last}"));
    assert_eq!(two(figure(&rate, "nominal_annual_percent")), cost["nominal_annual_percent"].as_str().unwrap());
    assert_eq!(two(figure(&rate, "effective_annual_percent")), cost["effective_annual_percent"].as_str().unwrap());
}

/// A credit union's small loan: the fee is taken out, so more is borrowed than arrives.
#[test]
fn a_fee_taken_out_is_in_the_rate() {
    let answer = answer("backup --sample us-household --need 480 --days 180 --fact credit_union_member_months=3");
    let cost = &option(&answer, "us/pal-1")["cost"];
    assert_eq!((&cost["borrowed"], &cost["received"]), (&Value::from("500.00"), &Value::from("480.00")));
    assert_eq!((&cost["first_payment"], &cost["months"]), (&Value::from("90.27"), &Value::from(6)));
    let loan = calc("loan --principal 500 --annual-rate 28% --periods 6");
    assert_eq!(exact(&cost["interest"]), figure(&loan, "total_interest"));
    let last = exact(&cost["paid_back"]) - "451.35".parse::<Decimal>().unwrap();
    let rate = calc(&format!("rate --flows 480,-90.27x5,-{last}"));
    assert_eq!(two(figure(&rate, "nominal_annual_percent")), cost["nominal_annual_percent"].as_str().unwrap());
    assert_eq!(cost["nominal_annual_percent"], "42.77");
}

/// One sum at the end: the dated amounts of `calc rate` give the compounded rate.
#[test]
fn one_sum_at_the_end_is_dated() {
    let answer = answer("backup --sample lin --need 6000 --days 153 --on 2026-12-01 --fact policy_cash_value=20000");
    let cost = &option(&answer, "cn/policy-loan")["cost"];
    // 6,000 at 5 % for 153 days of 365.
    assert_eq!((&cost["total"], &cost["nominal_annual_percent"]), (&Value::from("125.75"), &Value::from("5.00")));
    let rate = calc("rate --flow 2026-12-01=6000 --flow 2027-05-03=-6125.75");
    assert_eq!(two(figure(&rate, "effective_annual_percent")), cost["effective_annual_percent"].as_str().unwrap());
}

/// Set-up fee joined to the debt and a fee each month.
#[test]
fn fees_of_a_debt_management_plan_are_in_the_rate() {
    let answer = answer("backup --sample us-household");
    let cost = &option(&answer, "us/debt-management-plan")["cost"];
    let owed = exact(&cost["received"]) + Decimal::from(75);
    let loan = calc(&format!("loan --principal {owed} --annual-rate 8% --periods 48"));
    assert_eq!(exact(&cost["interest"]), figure(&loan, "total_interest"));
    assert_eq!(exact(&cost["fees"]), Decimal::from(75 + 48 * 50));
    let paid = exact(&cost["received"]) + exact(&cost["interest"]) + exact(&cost["fees"]);
    assert_eq!(exact(&cost["paid_back"]), paid);
    let payment = exact(&cost["first_payment"]);
    let last = paid - payment * Decimal::from(47);
    let rate = calc(&format!("rate --flows {},-{payment}x47,-{last}", cost["received"].as_str().unwrap()));
    assert_eq!(two(figure(&rate, "nominal_annual_percent")), cost["nominal_annual_percent"].as_str().unwrap());
}

#[test]
fn an_offer_with_a_fee_first_is_the_instalment_of_calc() {
    let (_, out, _) = run(
        "backup --sample lin --offer --sign none --amount 10000 --upfront 720 --payment 833.33 --payments 12 --format json",
    );
    let offer: Value = serde_json::from_str(&out).unwrap();
    let instalment = calc("instalment --principal 10000 --periods 12 --upfront 7.2%");
    let shown = |key: &str| offer["true_rate"][key].as_str().unwrap().to_owned();
    assert_eq!(shown("nominal_percent"), two(figure(&instalment, "nominal_annual_percent")));
    assert_eq!((shown("nominal_percent"), shown("effective_percent")), ("14.02".into(), "14.96".into()));
    assert_eq!(offer["true_rate"]["above"][0]["id"], "private-4-lpr");
}

/// A loan of one day: by the year it costs more than a compounded rate can say, so its cost is told in money.
#[test]
fn a_loan_of_a_day_is_told_in_money() {
    let answer = answer("backup --sample us-household --need 400 --days 1 --for living");
    let payday = &option(&answer, "us/payday-loan")["cost"];
    assert!(exact(&payday["total"]) > Decimal::ZERO, "{payday:#}");
    assert_eq!(payday["effective_annual_percent"], Value::Null, "{payday:#}");
    for option in answer["options"].as_array().unwrap() {
        let why = option["cost_unknown"].as_str().unwrap_or_default();
        assert!(!why.contains("range") && !why.contains("large"), "{} {why}", option["id"]);
    }
    let (_, out, _) = run("backup --sample us-household --need 400 --days 1 --for living --show payday-loan --lang en");
    assert!(out.contains("in all on 400.00 received"), "{out}");
}
