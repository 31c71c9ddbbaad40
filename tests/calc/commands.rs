//! `tideover calc`: what is typed, what is answered, and what is refused with which exit code.

use std::ffi::OsString;
use std::path::Path;

use serde_json::Value;
use tideover::cli::run_with;

/// Exit code, standard output and standard error of a command in a language.
fn calc(lang: &str, words: &[&str]) -> (u8, String, String) {
    let arguments: Vec<OsString> =
        ["tideover", "calc"].iter().chain(words).chain(&["--lang", lang]).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(&arguments, &mut out, &mut err).code();
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn json(words: &[&str]) -> Value {
    let words: Vec<&str> = words.iter().copied().chain(["--format", "json"]).collect();
    let (exit, out, err) = calc("en", &words);
    assert_eq!(exit, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn an_instalment_fee_is_told_nominal_and_effective() {
    let (exit, out, err) =
        calc("en", &["instalment", "--principal", "10000", "--periods", "12", "--fee-per-period", "0.66%"]);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(out.contains("14.31%") && out.contains("15.29%") && out.contains("899.33"), "{out}");
    assert!(out.contains("payment = 10,000.00 / 12 + 10,000.00 x 0.66% = 899.33"), "{out}");
    let answer = json(&["instalment", "0.66% a period, 12 periods"]);
    assert_eq!(answer["nominal_annual_percent"], "14.310616");
    assert_eq!(answer["effective_annual_percent"], "15.287587");
    assert_eq!(answer["method"], "irr-level-payments-fee-on-original-principal");
    assert_eq!(answer["schema_version"], 1);
    let total = json(&["instalment", "--periods", "12", "--total-fee", "7.92%"]);
    assert_eq!(total["nominal_annual_percent"], "14.310616");
    let upfront = json(&["instalment", "--periods", "12", "--upfront", "5%"]);
    let in_money = json(&["instalment", "--periods", "12", "--upfront", "500"]);
    assert_eq!(upfront, in_money);
    assert_eq!(upfront["received"], "9500.00");
}

#[test]
fn both_languages_carry_the_same_figures() {
    let words = ["instalment", "每期 0.6%，12 期"];
    let (english, chinese) = (calc("en", &words).1, calc("zh-CN", &words).1);
    for figure in ["13.03%", "13.84%", "893.33", "10,720.00"] {
        assert!(english.contains(figure) && chinese.contains(figure), "{figure}");
    }
    assert!(chinese.contains("实际年利率") && !english.contains("实际年利率"));
}

#[test]
fn a_rate_is_told_for_the_year_under_each_convention() {
    let daily = json(&["rate", "0.05% a day"]);
    assert_eq!(daily["nominal_annual_365_percent"], "18.250000");
    assert_eq!(daily["nominal_annual_360_percent"], "18.000000");
    assert_eq!(daily["effective_annual_percent"], "20.015941");
    assert_eq!(json(&["rate", "日息万分之五"]), daily);
    let monthly = json(&["rate", "--monthly-rate", "1.5%"]);
    assert_eq!(
        (&monthly["nominal_annual_percent"], &monthly["effective_annual_percent"]),
        (&"18.000000".into(), &"19.561817".into())
    );
    let dated = json(&["rate", "--flow", "1994-01-01=1000", "--flow", "1994-01-01=-50", "--flow", "1995-07-01=-1200"]);
    assert_eq!(dated["eu_uk_apr_percent"].as_str().map(|text| &text[..5]), Some("16.85"));
    assert_eq!(dated["unique"], true);
    // The US rate appears where the payments are evenly spaced, with the odd days of the first period.
    let mut words = vec!["rate".to_owned(), "--flow".to_owned(), "2026-01-10=9800".to_owned()];
    for month in 2..=13 {
        let (year, month) = (2026 + month / 13, (month - 1) % 12 + 1);
        words.extend(["--flow".to_owned(), format!("{year}-{month:02}-15=-884.91")]);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert_eq!(json(&words)["us_reg_z_apr_percent"].as_str().map(|text| &text[..8]), Some("14.69203"));
    let several = json(&["rate", "--flows", "-5,10.5,1,-8,1"]);
    assert_eq!((&several["unique"], &several["rate_per_period_percent"]), (&false.into(), &"8.859834".into()));
}

#[test]
fn a_loan_adds_up_row_by_row() {
    let answer = json(&["loan", "--principal", "1000000", "--annual-rate", "4.5%", "--periods", "360"]);
    assert_eq!(answer["payment"], "5066.85");
    assert_eq!(answer["total_interest"], "824068.41");
    assert_eq!(answer["rows"].as_array().map(Vec::len), Some(360));
    let dated = json(&["loan", "--principal", "5000", "1% a month, 3 periods", "--start", "2026-01-31"]);
    let days: Vec<&str> = dated["rows"].as_array().unwrap().iter().map(|row| row["date"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-02-28", "2026-03-31", "2026-04-30"]);
    let until_gone = json(&["loan", "--principal", "10000", "--rate", "12%", "--payment", "2000", "--no-rows"]);
    assert_eq!((&until_gone["periods"], &until_gone["last_payment"]), (&6.into(), &"311.17".into()));
    assert!(until_gone.get("rows").is_none());
    let fee = json(&["loan", "--principal", "10000", "--rate", "12%", "--periods", "12", "--fee", "2%"]);
    let free = json(&["loan", "--principal", "10000", "--rate", "12%", "--periods", "12"]);
    assert!(fee["effective_annual_percent"].as_str() > free["effective_annual_percent"].as_str());
}

#[test]
fn the_minimum_and_the_payoff() {
    let answer = json(&["minimum", "10% minimum, 18.25% a year", "--floor", "50"]);
    assert_eq!((&answer["months"], &answer["total_paid"]), (&45.into(), &"11750.43".into()));
    assert!(answer.get("savings").is_none(), "36 payments save nothing here");
    let (exit, out, _) =
        calc("en", &["minimum", "--balance", "3000", "--rate", "29%", "--minimum", "1%", "--floor", "15"]);
    assert_eq!(exit, 1);
    assert!(out.contains("Never repaid: in month 1, 3,000.00 bears 72.50 interest and the payment is 30.00"), "{out}");
    let payoff =
        json(&["payoff", "--principal", "100", "7% a year, 6 periods", "--start", "2024-01-01", "--on", "2024-02-15"]);
    assert_eq!(payoff["payoff_to_payoff_date"], "83.81");
    assert_eq!(payoff["payoff_to_next_due_date"], "84.06");
    let loan =
        ["payoff", "--principal", "5000", "12% a year, 6 periods", "--start", "2022-11-01", "--extra", "1000", "--on"];
    let on = |day: &'static str| json(&loan.iter().copied().chain([day]).collect::<Vec<_>>());
    let (due, between) = (on("2022-12-01"), on("2022-12-15"));
    // By hand: 3,187.26 left at 1 % for five payments; the same payment ends it with the fifth.
    assert_eq!((&due["lower_payment"], &due["shorter_term_periods"]), (&"656.70".into(), &5.into()));
    for answer in [&due, &between] {
        let saved = |key: &str| answer[key].as_str().unwrap().parse::<f64>().unwrap();
        assert!(saved("shorter_term_saves") > saved("lower_payment_saves"), "{answer}");
    }
    assert!(due["shorter_term_saves"].as_str() > between["shorter_term_saves"].as_str());
}

#[test]
fn spreadsheet_functions() {
    let value = |words: &[&str]| {
        let words: Vec<&str> = ["spreadsheet"].iter().chain(words).copied().collect();
        json(&words)["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(value(&["pmt", "--rate", "0.08/12", "--nper", "60", "--pv", "15000"]), "-304.1459143262");
    assert_eq!(value(&["pmt", "--rate", "8%/12", "--nper", "60", "--pv", "15000"]), "-304.1459143262");
    assert_eq!(&value(&["nper", "--rate", "7.5%", "--pmt", "-2000", "--pv", "0", "--fv", "100000"])[..9], "21.544944");
    assert_eq!(&value(&["rate", "--nper", "10", "--pmt", "0", "--pv", "-3500", "--fv", "10000"])[..12], "0.1106908537");
}

#[test]
fn what_cannot_be_calculated_is_refused_with_the_value_and_a_next_step() {
    let refused = |words: &[&str], english: &str, chinese: &str| {
        let (exit, out, err) = calc("en", words);
        assert_eq!((exit, out.as_str()), (2, ""), "{words:?}: {err}");
        assert!(err.contains(english) && !err.contains("NaN") && !err.contains("panicked"), "{words:?}: {err}");
        let (exit, _, err) = calc("zh-CN", words);
        assert!(exit == 2 && err.contains(chinese), "{words:?}: {err}");
    };
    let loan = |more: &[&'static str]| -> Vec<&'static str> {
        ["loan", "--annual-rate", "12%"].into_iter().chain(more.iter().copied()).collect()
    };
    refused(
        &loan(&["--principal", "0", "--periods", "12"]),
        "must be more than zero, but it is 0",
        "必须大于零，现在是 0",
    );
    refused(&loan(&["--principal", "-5", "--periods", "12"]), "-5", "-5");
    refused(
        &loan(&["--principal", "1000000000000000", "--periods", "12"]),
        "1,000,000,000,000,000",
        "1,000,000,000,000,000",
    );
    refused(&loan(&["--principal", "100", "--periods", "0"]), "at least one period", "期数至少为 1");
    refused(&loan(&["--principal", "100", "--periods", "-3"]), "`-3` is not a whole number", "`-3` 不是整数");
    refused(&loan(&["--principal", "100", "--periods", "1000000"]), "too many", "太多");
    refused(
        &loan(&["--principal", "10000", "--payment", "99"]),
        "never repaid: in period 1, 10,000.00 bears 100.00",
        "永远还不清",
    );
    refused(&loan(&["--principal", "x", "--periods", "3"]), "`x` is not an amount", "`x` 不是金额");
    refused(&["loan", "--principal", "100", "--periods", "3", "--annual-rate", "-100%"], "-100%", "-100%");
    refused(&["loan", "--principal", "100", "--periods", "3", "--annual-rate", "1000000%"], "1,000,000%", "1,000,000%");
    refused(&["loan", "--principal", "100", "--periods", "3", "--annual-rate", "12"], "no percent sign", "没有百分号");
    refused(&["loan", "--principal", "100", "--periods", "3"], "a rate is missing", "缺少利率");
    refused(
        &["loan", "12% a year, 3 periods", "--rate", "3%", "--principal", "5"],
        "cannot both be given",
        "不能同时给出",
    );
    refused(&["rate", "--flows", "1,2,3"], "all amounts go the same way", "方向相同");
    refused(&["rate", "--flows", "-1,3,-2.5"], "no rate above -100%", "没有高于 -100%");
    refused(&["rate", "--flow", "2026-02-30=1"], "2026-02-30", "2026-02-30");
    refused(
        &["rate", "--flow", "2026-01-01=1", "--flow", "2026-01-02=-9999"],
        "beyond what can be shown",
        "超出可显示的范围",
    );
    let fee = |fee| ["instalment", "--principal", "100", "--periods", "3", "--fee-per-period", fee];
    refused(&fee("1000000%"), "fee of 1,000,000%", "1,000,000%");
    refused(&["instalment", "--principal", "100", "--periods", "3", "--fee-per-period=-5%"], "-5%", "-5%");
    refused(
        &["rate", "--flow", "2026-05-01=100", "--flow", "2026-01-01=-120"],
        "2026-01-01 does not come after",
        "先后",
    );
    refused(&["rate", "--daily-rate", "1000000%"], "beyond what is calculated", "超出可计算的范围");
    refused(&["instalment", "0.6%"], "is not understood", "看不懂");
    refused(&["instalment", "--fee-per-period", "0.6%"], "the number of periods is missing", "缺少期数");
    refused(&["instalment", "--periods", "12", "--upfront", "100%"], "all amounts go the same way", "方向相同");
    refused(&["minimum", "10% minimum"], "a rate is missing", "缺少利率");
    refused(
        &["spreadsheet", "pmt", "--rate", "1/0", "--nper", "3", "--pv", "1"],
        "`1/0` is not a number",
        "`1/0` 不是数字",
    );
    let payoff = ["payoff", "--principal", "100", "7% a year, 6 periods", "--start", "2024-01-01", "--on"];
    let on = |day: &'static str| -> Vec<&'static str> { payoff.into_iter().chain([day]).collect() };
    refused(&on("2023-01-01"), "2023-01-01 does not come after", "2023-01-01");
    refused(&on("2030-01-01"), "lies outside the time of the loan", "不在借款期内");
}

#[test]
fn verifying_prints_a_count_per_kind_and_fails_on_any_difference() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let (good, other) = (folder.join("irr.json"), folder.join("schedule-tvm.json"));
    let (exit, out, err) = calc("en", &["verify", good.to_str().unwrap(), other.to_str().unwrap()]);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(
        out.ends_with("irr / irr: 9 passed, 0 failed\nschedule / tvm: 8 passed, 0 failed\n17 passed, 0 failed\n"),
        "{out}"
    );

    let wrong = tempfile::NamedTempFile::new().unwrap();
    let text = std::fs::read_to_string(&good).unwrap().replace("0.05243288885", "0.06");
    std::fs::write(wrong.path(), text).unwrap();
    let path = wrong.path().to_str().unwrap();
    let (exit, out, _) = calc("en", &["verify", path]);
    assert_eq!(exit, 1);
    assert!(out.contains("irr-1\n  irr: expected 0.06, computed 0.05243288"), "{out}");
    assert!(out.ends_with("8 passed, 1 failed\n"), "{out}");
    let (exit, out, _) = calc("en", &["verify", path, "--format", "json"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((exit, &report["failed"], &report["failures"][0]["id"]), (1, &1.into(), &"irr-1".into()));
    let (exit, _, err) = calc("zh-CN", &["verify", "no-such-file.json"]);
    assert!(exit == 4 && err.contains("无法读取 no-such-file.json"), "{err}");
}
