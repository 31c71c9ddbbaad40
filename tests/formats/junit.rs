//! The check as JUnit XML.

use super::xml::{Element, read};
use super::{WILD_NAMES, all_limits, empty, households, lin_in_yen_partly_read, lin_named, lin_today};
use proptest::prelude::*;
use tideover::report::check::{Checked, Refused, check};
use tideover::report::junit::checks;
use tideover::report::standing::Standing;
use tideover::text::Lang;

fn suite(id: &str, standing: &Standing, lang: Lang) -> Element {
    let check = check(standing, all_limits());
    read(&checks(&[Checked { id, standing, check: &check }], &[], lang))
}

#[test]
fn lin_beyond_two_limits() {
    let root = suite("lin", &lin_today(), Lang::En);
    let suite = root.all("testsuite").next().unwrap();
    assert_eq!(suite.get("name"), "lin");
    // 39.23 % against 39 %, 75 % of the pay-later limit against 70 %, 0.19 months against one.
    assert_eq!((suite.number("tests"), suite.number("failures"), suite.number("skipped")), (8, 3, 0));
    let case = suite.all("testcase").find(|case| case.get("classname") == "tideover.check.dti").unwrap();
    let failure = case.all("failure").next().unwrap();
    assert_eq!(failure.get("message"), "Debt to income: 39.23% (at most 39.00%)");
    assert_eq!(failure.get("type"), "beyond");
    assert_eq!(suite.get("timestamp"), "2026-11-21T00:00:00");
}

#[test]
fn the_counts_are_those_of_the_cases() {
    for (id, standing) in households() {
        for lang in Lang::ALL {
            let root = suite(&id, &standing, lang);
            let suite = root.all("testsuite").next().unwrap();
            assert_eq!(suite.get("name"), id);
            let with = |name: &str| suite.all("testcase").filter(|case| case.all(name).next().is_some()).count();
            assert_eq!(suite.number("tests"), suite.all("testcase").count());
            assert_eq!(suite.number("failures"), with("failure"));
            assert_eq!(suite.number("skipped"), with("skipped"));
            assert_eq!(root.number("failures"), suite.number("failures"));
            assert_eq!(suite.number("failures") > 0, !check(&standing, all_limits()).passes());
        }
    }
    let root = suite("empty", &empty(), Lang::En);
    assert!(root.number("skipped") > 0);
}

#[test]
fn what_was_left_out_is_told() {
    let standing = lin_in_yen_partly_read();
    let root = suite("yen", &standing, Lang::Zh);
    let told = &root.all("testsuite").next().unwrap().all("system-err").next().unwrap().text;
    assert!(told.contains("卡二") && told.contains("limti"), "{told}");
}

#[test]
fn several_households_are_several_suites() {
    let (one, two) = (lin_today(), empty());
    let (first, second) = (check(&one, all_limits()), check(&two, all_limits()));
    let both =
        [Checked { id: "one", standing: &one, check: &first }, Checked { id: "two", standing: &two, check: &second }];
    let root = read(&checks(&both, &[], Lang::En));
    assert_eq!(root.all("testsuite").count(), 2);
    assert_eq!(root.number("tests"), first.rows.len() + second.rows.len());
}

#[test]
fn a_household_that_was_not_checked_is_an_error() {
    let standing = lin_in_yen_partly_read();
    let record = &standing.record;
    let refused = Refused { id: "<yen>", problems: &record.problems, left_out: &record.left_out };
    let root = read(&checks(&[], &[refused], Lang::En));
    assert_eq!((root.number("tests"), root.number("errors"), root.number("failures")), (1, 1, 0));
    let suite = root.all("testsuite").next().unwrap();
    assert_eq!(suite.get("name"), "<yen>");
    let error = suite.all("testcase").next().unwrap().all("error").next().unwrap();
    assert!(error.text.contains("limti") && error.text.contains("card, two"), "{error:?}");
}

#[test]
fn wild_names_stay_in_their_case() {
    for name in WILD_NAMES {
        let root = suite(name, &lin_named(name), Lang::En);
        assert_eq!(root.all("testsuite").next().unwrap().all("testcase").count(), 8);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_name_stays_in_its_case(name in r#"[<>&"'/\u{0}-\u{1f}\]]{0,12}.{0,12}[\u{fffe}\u{ffff}]?"#) {
        let root = suite(&name, &lin_named(&name), Lang::Zh);
        prop_assert_eq!(root.all("testsuite").next().unwrap().all("testcase").count(), 8);
    }
}
