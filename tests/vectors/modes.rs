//! Modes of the case format that no published file here uses. Figures from the tests of Apache Fineract
//! (LoanRepayment.feature, Loan.feature, ProgressiveEMICalculatorTest) and of curo (checked there with the FFIEC tool),
//! or by hand where a comment says so.
#![allow(clippy::needless_pass_by_value)]

use serde_json::{Value, json};
use tideover::report::calc::verify::{Fault, Verification};

pub fn check(kind: &str, inputs: Value, expected: Value, tolerance: Value) -> Vec<Fault> {
    let case = json!({ "id": "case", "inputs": inputs, "expected": expected, "tolerance": tolerance });
    let file = json!({ "source": "test", "kind": kind, "group": "test", "cases": [case] });
    let mut verification = Verification::default();
    verification.check("test.json", &file.to_string());
    verification.failures.into_iter().flat_map(|failure| failure.faults).collect()
}

fn with(base: &Value, more: Value) -> Value {
    let mut out = base.clone();
    for (key, value) in more.as_object().unwrap() {
        out[key] = value.clone();
    }
    out
}

/// Rows from (payment, interest, principal, balance), numbered from 1.
fn rows(figures: &[[&str; 4]]) -> Value {
    let row = |(n, [payment, interest, principal, balance]): (usize, &[&str; 4])| json!({ "n": n + 1, "payment": payment, "interest": interest, "principal": principal, "balance": balance });
    json!({ "rows": figures.iter().enumerate().map(row).collect::<Vec<_>>() })
}

fn loan() -> Value {
    json!({
        "principal": "5000.00", "annual_rate_percent": "12", "accrual": "actual/365", "start_date": "2022-11-01",
        "due_dates": ["2022-12-01", "2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01", "2023-05-01"],
        "interest_rounding": { "multiple": "0.01", "mode": "half-even" }, "level_payment": "862.00"
    })
}

fn cents() -> Value {
    json!({ "money_abs": "0.00" })
}

#[track_caller]
fn passes(kind: &str, inputs: Value, expected: Value, tolerance: Value) {
    let faults = check(kind, inputs, expected, tolerance);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_late_payment_bears_interest_on_the_unpaid_principal() {
    let inputs = with(
        &loan(),
        json!({
            "mode": "late", "paid": [{ "date": "2022-12-05", "amount": "862.00" }],
            "level_payment_afterwards": "862.00", "segment_rounding": { "multiple": "0.01", "mode": "half-even" }
        }),
    );
    let expected = rows(&[
        ["862.00", "49.32", "812.68", "4187.32"],
        ["862.00", "43.75", "818.25", "3369.07"],
        ["862.00", "34.34", "827.66", "2541.41"],
        ["862.00", "23.39", "838.61", "1702.80"],
        ["862.00", "17.35", "844.65", "858.15"],
        ["866.61", "8.46", "858.15", "0.00"],
    ]);
    passes("payoff", inputs.clone(), expected.clone(), cents());
    // Said in words, or not said, each stretch is rounded like the interest; said otherwise, only the period is.
    let words = with(&inputs, json!({ "segment_rounding": "each segment to 0.01" }));
    passes("payoff", words, expected, cents());
    let whole = with(&inputs, json!({ "segment_rounding": "unrounded" }));
    let once = json!({ "total_interest": "176.60" });
    passes("payoff", whole, once, cents());
}

#[test]
fn early_money_ends_the_loan_sooner_when_the_payment_stays() {
    let inputs = with(
        &loan(),
        json!({
            "mode": "keep-level-reduce-term",
            "paid": [{ "date": "2022-12-01", "amount": "1000.00" }, { "date": "2023-01-01", "amount": "2000.00" }]
        }),
    );
    let expected = rows(&[
        ["1000.00", "49.32", "950.68", "4049.32"],
        ["2000.00", "41.27", "1958.73", "2090.59"],
        ["862.00", "21.31", "840.69", "1249.90"],
        ["862.00", "11.51", "850.49", "399.41"],
        ["403.48", "4.07", "399.41", "0.00"],
    ]);
    passes("payoff", inputs, expected, cents());
}

#[test]
fn early_money_between_due_days_falls_on_the_principal_at_once() {
    let early = |amount: &str, afterwards: &str| {
        let paid = json!([{ "date": "2022-11-27", "amount": amount }]);
        with(&loan(), json!({ "mode": "same-term-new-level", "paid": paid, "level_payment_afterwards": afterwards }))
    };
    let expected = rows(&[
        ["911.18", "48.18", "863.00", "4137.00"],
        ["852.00", "42.16", "809.84", "3327.16"],
        ["852.00", "33.91", "818.09", "2509.07"],
        ["852.00", "23.10", "828.90", "1680.17"],
        ["852.00", "17.12", "834.88", "845.29"],
        ["853.63", "8.34", "845.29", "0.00"],
    ]);
    passes("payoff", early("863.00", "852.00"), expected, cents());
    let less = json!({ "total_interest": "175.21", "last_payment": "865.21" });
    passes("payoff", early("200.00", "862.00"), less, cents());
}

#[test]
fn further_drawdowns_bear_interest_from_their_day() {
    let inputs = json!({
        "mode": "multi-disbursement", "annual_rate_percent": "12", "accrual": "nominal-per-period", "periods_per_year": 12,
        "disbursements": [
            { "date": "2022-11-01", "amount": "5000.00" }, { "date": "2023-01-01", "amount": "3000.00" },
            { "date": "2023-03-01", "amount": "2000.00" }
        ],
        "due_dates": loan()["due_dates"], "interest_rounding": loan()["interest_rounding"], "level_payment": "1725.00"
    });
    let expected = rows(&[
        ["1725.00", "50.00", "1675.00", "3325.00"],
        ["1725.00", "33.25", "1691.75", "4633.25"],
        ["1725.00", "46.33", "1678.67", "2954.58"],
        ["1725.00", "29.55", "1695.45", "3259.13"],
        ["1725.00", "32.59", "1692.41", "1566.72"],
        ["1582.39", "15.67", "1566.72", "0.00"],
    ]);
    passes("payoff", inputs, expected, cents());
}

#[test]
fn an_overdue_part_keeps_bearing_interest_until_it_was_looked_at() {
    // A partial payment on 5 December, and the rest as planned from that day.
    let inputs = with(
        &loan(),
        json!({
            "as_of": "2022-12-05", "paid": [{ "date": "2022-12-05", "amount": "200.00" }],
            "segment_rounding": { "multiple": "0.01", "mode": "half-even" }
        }),
    );
    passes("payoff", inputs, json!({ "total_interest": "176.61", "last_payment": "866.61" }), cents());
}

fn eighteen(more: Value) -> Value {
    let due: Vec<String> = (0..18).map(|k| format!("{}-{:02}-01", 2022 + (k + 11) / 12, (k + 11) % 12 + 1)).collect();
    let base = json!({
        "principal": "5000.00", "annual_rate_percent": "12", "periods": 18, "method": "equal-payment",
        "start_date": "2022-11-01", "due_dates": due, "last_payment": "clears-balance",
        "interest_rounding": { "multiple": "0.01", "mode": "half-even" },
        "payment_rounding": { "multiple": "1", "mode": "half-even" }
    });
    with(&base, more)
}

#[test]
fn interest_by_days_under_a_payment_from_the_nominal_rate() {
    let expected = json!({ "payment": "305", "last_payment": "302.33", "total_interest": "487.33",
        "rows": [{ "n": 1, "date": "2022-12-01", "interest": "49.32" }, { "n": 16, "date": "2024-03-01", "interest": "8.53" }] });
    passes("schedule", eighteen(json!({ "accrual": "actual/365" })), expected, cents());
    passes("schedule", eighteen(json!({})), json!({ "last_payment": "303.22", "total_interest": "488.22" }), cents());
}

#[test]
fn a_flat_loan_posts_its_whole_interest() {
    let inputs = json!({
        "principal": "1250.00", "annual_rate_percent": "15", "periods": 4, "method": "flat", "accrual": "nominal-per-period",
        "periods_per_year": 12, "interest_rounding": { "multiple": "0.01", "mode": "half-even" },
        "payment_rounding": { "multiple": "1", "mode": "half-even" }, "last_payment": "clears-balance"
    });
    let mut expected = rows(&[
        ["328.00", "15.62", "312.38", "937.62"],
        ["328.00", "15.62", "312.38", "625.24"],
        ["328.00", "15.62", "312.38", "312.86"],
        ["328.50", "15.64", "312.86", "0.00"],
    ]);
    expected["total_interest"] = json!("62.50");
    passes("schedule", inputs, expected, cents());
}

#[test]
fn a_new_rate_bears_interest_from_its_day_and_solves_the_payment_again() {
    let loan = json!({
        "principal": "100.00", "annual_rate_percent": "7", "periods": 6, "method": "equal-payment",
        "accrual": "nominal-per-period", "periods_per_year": 12, "start_date": "2024-01-01",
        "due_dates": ["2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01"],
        "interest_rounding": { "multiple": "0.01", "mode": "half-even" },
        "payment_rounding": { "multiple": "0.01", "mode": "half-even" }
    });
    let change =
        |from: Value| with(&loan, json!({ "rate_changes": [with(&from, json!({ "annual_rate_percent": "4" }))] }));
    let expected = rows(&[
        ["17.01", "0.58", "16.43", "83.57"],
        ["16.88", "0.28", "16.60", "66.97"],
        ["16.88", "0.22", "16.66", "50.31"],
        ["16.88", "0.17", "16.71", "33.60"],
        ["16.88", "0.11", "16.77", "16.83"],
        ["16.89", "0.06", "16.83", "0.00"],
    ]);
    passes("schedule", change(json!({ "from_date": "2024-02-01" })), expected.clone(), cents());
    passes("schedule", change(json!({ "from_period": 2 })), expected, cents());
    // By hand: 83.57 x (7 % / 12 x 14/29 + 4 % / 12 x 15/29) = 0.3794.
    let inside =
        with(&change(json!({ "from_date": "2024-02-15" })), json!({ "payment_solved_with": "period-factors" }));
    passes("schedule", inside, json!({ "rows": [{ "n": 2, "interest": "0.38" }] }), cents());
    // A payment that is given is not solved again.
    let given = with(&change(json!({ "from_period": 2 })), json!({ "level_payment": "17.01" }));
    passes("schedule", given, json!({ "rows": [{ "n": 2, "payment": "17.01" }], "payment": "17.01" }), cents());
}

#[test]
fn fixed_payments_and_balloons() {
    let loan = json!({
        "principal": "10000.00", "annual_rate_percent": "12", "method": "fixed-payment", "fixed_payment": "2000.00",
        "accrual": "nominal-per-period", "periods_per_year": 12, "interest_rounding": { "multiple": "0.01", "mode": "half-up" }
    });
    // By hand: 10,000; 8,100; 6,181; 4,242.81; 2,285.24; 308.09; then 308.09 + 3.08.
    let expected = json!({ "months": 6, "last_payment": "311.17", "balance_after": { "n": 4, "balance": "2285.24" } });
    passes("schedule", loan.clone(), expected, json!({ "money_abs": "0", "months_abs": 0 }));
    let stuck = with(&loan, json!({ "fixed_payment": "100.00" }));
    passes("schedule", stuck, json!({ "error": "never-repaid" }), json!({}));
    let equal = json!({ "principal": "200000.00", "annual_rate_percent": "5", "periods": 240, "method": "equal-principal",
        "carry": "unrounded" });
    passes("schedule", equal, json!({ "balance_after": { "n": 60, "balance": "150000.00" } }), cents());
}

#[test]
fn each_mode_of_rounding() {
    let round = |mode: &str, multiple: &str| {
        json!({ "function": "round", "mode": mode, "multiple": multiple,
        "values": ["15.625", "-15.625", "15.635", "0.005", "1.009"] })
    };
    let expected = |values: [&str; 5]| json!({ "values": values });
    let exact = || json!({ "abs": "0" });
    passes("schedule", round("half-even", "0.01"), expected(["15.62", "-15.62", "15.64", "0.00", "1.01"]), exact());
    passes("schedule", round("down", "0.01"), expected(["15.62", "-15.62", "15.63", "0.00", "1.00"]), exact());
    passes("schedule", round("half-up", "0.05"), expected(["15.65", "-15.65", "15.65", "0.00", "1.00"]), exact());
}

#[test]
fn minimums_of_both_kinds_and_of_long_duration() {
    let share = json!({ "rule": "percent-of-capital-and-interest", "principal": "1000.00", "annual_rate_percent": "12",
        "percent": "50", "minimum": "100.00", "interest_rounding": { "multiple": "0.01", "mode": "half-up" } });
    // By hand: half of 1,010.00, of 510.05 and of 257.57; then 100; then the 30.07 + 0.30 left.
    let expected =
        json!({ "months": 5, "second_payment": "255.03", "payment_before_last": "100", "last_payment": "30.37" });
    passes("min-payment", share, expected, cents());
    let slow = json!({ "rule": "reg-z-appendix-m2", "balances": [{ "apr_percent": "23.99", "balance": "3000" }],
        "min_dollar": "15", "min_percent_of_balance": "2" });
    passes("min-payment", slow.clone(), json!({ "months_greater_than": 1000 }), json!({}));
    assert!(!check("min-payment", slow, json!({ "months": 94 }), json!({})).is_empty());
}

#[test]
fn grace_and_early_rates() {
    let grace = |paid: &str| json!({ "rule": "grace-period", "statement_balance": "1000.00", "paid_by_due": paid });
    passes("payoff", grace("1000.00"), json!({ "interest": "0.00" }), cents());
    assert!(matches!(
        &check("payoff", grace("999.99"), json!({ "interest": "0" }), cents())[..],
        [Fault::Missing { .. }]
    ));
    let pv = json!({ "function": "pv", "args": { "rate": "0.05/12", "nper": 120, "pmt": "-100", "fv": "15692.93" } });
    passes("schedule", pv, json!({ "value": "-100.0006713162" }), json!({ "abs": "0.000000001" }));
}

#[test]
fn unit_periods_checked_with_the_official_tool() {
    let rate = |unit: &str, count: u32, advance: &str, amount: &str, first: &str, run: (u32, &str), fee: &str| {
        json!({
            "method": "us-reg-z-appendix-j-actuarial", "unit_period": { "unit": unit, "count": count },
            "advances": [{ "date": advance, "amount": amount }], "first_payment_date": first,
            "payments": [{ "count": run.0, "amount": run.1 }], "prepaid_finance_charge": fee
        })
    };
    let millionth = || json!({ "apr_percent_abs": "0.000002" });
    let half_year = rate("month", 6, "2026-04-27", "100000", "2026-10-31", (6, "19700.00"), "1000");
    passes("apr", half_year, json!({ "apr_percent": "10.569370", "odd_fraction": "3/180" }), millionth());
    let month = rate("month", 1, "2026-01-10", "10000", "2026-02-15", (12, "884.91"), "200");
    passes("apr", month, json!({ "apr_percent": "14.692036", "odd_fraction": "5/30" }), millionth());
    let week = rate("week", 1, "2025-12-06", "10000", "2025-12-13", (52, "197.25"), "100");
    passes("apr", week, json!({ "apr_percent": "6.996096", "unit_periods_per_year": 52 }), millionth());
}
