//! Each cost is what `tideover calc` says about the same figures.

use rust_decimal::Decimal;
use serde_json::Value;
use tideover::domain::backup::cost::{CostModel, LoanCost};
use tideover::domain::credit::terms::Amortisation;

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

/// Every loan that is paid back by the month: its interest is that of the same loan in `calc`, its cost is interest and fees
/// less what the state pays, and where payments are level its yearly rates are those of `calc` on its payments.
#[test]
fn every_loan_by_the_month_is_the_loan_of_calc() {
    let mut checked = Vec::new();
    let facts = "--fact credit_union_member_months=9 --fact home_equity=90000 --fact credit_score=700";
    for (sample, jurisdiction, need, days) in
        [("lin", "CN", 30_000, 365), ("us-household", "US", 900, 180), ("us-household", "US", 12_000, 1095)]
    {
        let answer = answer(&format!("backup --sample {sample} --need {need} --days {days} --for living {facts}"));
        for on_file in super::content::options(jurisdiction) {
            let CostModel::Loan(loan) = &on_file.cost else { continue };
            let cost = &option(&answer, &on_file.id)["cost"];
            let Some(months) = cost["months"].as_i64() else { continue };
            check_loan(&on_file.id, loan, cost, months);
            checked.push(on_file.id);
        }
    }
    checked.sort();
    checked.dedup();
    let cn = ["bank-consumer-loan", "personalised-card-plan", "platform-cash-loan"];
    let cn_public = ["rural-assistance-credit", "startup-loan", "subsidised-consumption"];
    let us = ["balance-transfer", "consolidation-loan", "debt-management-plan", "home-equity", "pal-1", "pal-2"];
    let cn = cn.into_iter().chain(cn_public).map(|id| format!("cn/{id}"));
    let all: Vec<String> = cn.chain(us.into_iter().map(|id| format!("us/{id}"))).collect();
    assert_eq!(checked, all);
}

fn check_loan(id: &str, loan: &LoanCost, cost: &Value, months: i64) {
    let method = match loan.amortisation {
        Amortisation::EqualPrincipal => "equal-principal",
        Amortisation::InterestFirst => "interest-only-then-bullet",
        _ => "equal-payment",
    };
    let percent = cost["stated_annual_rate"].as_str().unwrap().parse::<Decimal>().unwrap() * Decimal::ONE_HUNDRED;
    // All months may be free of interest.
    let percent = if i64::from(loan.free_months) >= months { Decimal::ZERO } else { percent };
    let (borrowed, interest) = (exact(&cost["borrowed"]), exact(&cost["interest"]));
    let terms = format!("--principal {borrowed} --annual-rate {percent}% --periods {months} --method {method}");
    assert_eq!(interest, figure(&calc(&format!("loan {terms}")), "total_interest").normalize(), "{id} {terms}");
    let subsidy = exact(&cost["subsidy"]);
    assert_eq!(exact(&cost["total"]), interest + exact(&cost["fees"]) - subsidy, "{id}");
    if method == "equal-principal" || subsidy > Decimal::ZERO {
        return;
    }
    let payment = exact(&cost["first_payment"]);
    let last = exact(&cost["paid_back"]) - payment * Decimal::from(months - 1);
    let flows = format!("{},-{payment}x{},-{last}", cost["received"].as_str().unwrap(), months - 1);
    let rate = calc(&format!("rate --flows {flows}"));
    let shown = (&cost["nominal_annual_percent"], &cost["effective_annual_percent"]);
    let nominal = two(figure(&rate, "nominal_annual_percent"));
    let effective = two(figure(&rate, "effective_annual_percent"));
    assert_eq!(shown, (&Value::from(nominal), &Value::from(effective)), "{id} {flows}");
}
