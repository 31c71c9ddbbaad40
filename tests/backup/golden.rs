//! The whole answer, word for word, for three households in both languages.

use super::run;
use tideover::cli::Exit;

fn golden(name: &str, arguments: &str) {
    for lang in ["en", "zh-CN"] {
        let (exit, out, err) = run(&format!("backup {arguments} --lang {lang}"));
        assert_eq!((exit, err.as_str()), (Exit::Well, ""), "{name}");
        insta::assert_snapshot!(format!("{name}-{lang}"), out);
    }
}

#[test]
fn lin_without_the_card() {
    golden("lin-without-card", "--sample lin --without card");
}

#[test]
fn seven_lenders() {
    golden("seven-lenders", "--sample seven-lenders");
}

#[test]
fn us_household() {
    golden("us-household", "--sample us-household --need 800 --days 60 --with emergency-fund=500 --with pal-2");
}

#[test]
fn one_option_in_full() {
    golden("us-debt-management-plan", "--sample us-household --show debt-management-plan");
    golden("cn-startup-loan", "--sample lin --need 20000 --days 365 --for living --show cn/startup-loan");
    golden("cn-policy-loan", "--sample lin --need 6000 --days 153 --show policy-loan");
}

/// A what-if, its first stop, and the days before it.
#[test]
fn lin_with_a_late_salary() {
    golden("lin-late-salary", "--sample lin --scenario salary-ten-days-late --with emergency-fund");
}
