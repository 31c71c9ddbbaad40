//! The check as workflow annotations.

use super::{WILD_NAMES, all_limits, empty, households, lin_in_yen_partly_read, lin_named, lin_today};
use crate::engine::build::percent;
use proptest::prelude::*;
use tideover::domain::household::profile::CheckLimits;
use tideover::report::check::{Checked, Refused, check};
use tideover::report::github::checks;
use tideover::report::standing::Standing;
use tideover::text::Lang;

fn annotations(id: &str, standing: &Standing, limits: CheckLimits, lang: Lang) -> String {
    let check = check(standing, limits);
    checks(&[Checked { id, standing, check: &check }], &[], lang)
}

/// Level, properties and message.
type Annotation = (String, Vec<(String, String)>, String);

/// The annotation of each line; panics on anything else.
fn read(text: &str) -> Vec<Annotation> {
    assert!(text.is_empty() || text.ends_with('\n'));
    let unescape = |text: &str| {
        text.replace("%2C", ",").replace("%3A", ":").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    text.lines()
        .map(|line| {
            assert!(!line.chars().any(char::is_control), "{line:?}");
            let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
            let (level, properties) = head.split_once(' ').unwrap();
            assert!(matches!(level, "error" | "warning" | "notice"), "{line}");
            let properties = properties.split(',').map(|pair| {
                let (name, value) = pair.split_once('=').unwrap();
                assert!(matches!(name, "title" | "file" | "line" | "col"), "{line}");
                (name.to_owned(), unescape(value))
            });
            (level.to_owned(), properties.collect(), unescape(message))
        })
        .collect()
}

#[test]
fn lin_beyond_and_within() {
    let limits = |dti: &str| CheckLimits { max_dti: Some(percent(dti)), ..CheckLimits::default() };
    assert_eq!(
        annotations("lin", &lin_today(), limits("39%"), Lang::En),
        "::error title=tideover check%3A test::Debt to income: 39.23%25 (at most 39.00%25)\n"
    );
    assert_eq!(
        annotations("lin", &lin_today(), limits("40%"), Lang::Zh),
        "::notice title=tideover check%3A test::全部达标。\n"
    );
    let none = annotations("empty", &empty(), CheckLimits::default(), Lang::En);
    assert!(none.starts_with("::notice ") && none.contains("No limits were given"), "{none}");
}

#[test]
fn problems_stand_at_their_place() {
    let found = read(&annotations("yen", &lin_in_yen_partly_read(), all_limits(), Lang::En));
    let (level, properties, message) = &found[0];
    let get = |name: &str| properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    assert_eq!(level, "error");
    assert_eq!((get("file"), get("line"), get("col")), (Some("lin, 50%: copy.toml"), Some("2"), Some("1")));
    assert!(message.contains("limti\\u{1b}[2J"), "{message}");
    assert!(found.iter().any(|(level, _, message)| level == "warning" && message.contains("card, two")));
}

#[test]
fn a_household_that_was_not_checked_is_an_error() {
    let record = lin_in_yen_partly_read().record;
    let refused = Refused { id: "a:b\n::error::", problems: &record.problems, left_out: &record.left_out };
    let found = read(&checks(&[], &[refused], Lang::Zh));
    let levels: Vec<&str> = found.iter().map(|(level, ..)| level.as_str()).collect();
    assert_eq!(levels, ["error", "warning", "warning", "error"]);
    assert_eq!(found[3].2, "档案无法完整读取，未做检查。");
}

#[test]
fn an_error_for_every_row_that_fails() {
    for (id, standing) in households() {
        for lang in Lang::ALL {
            let rows = check(&standing, all_limits()).rows;
            let failing = rows.iter().filter(|row| row.verdict.fails()).count();
            let problems =
                standing.record.problems.iter().filter(|p| p.severity == tideover::diagnostic::Severity::Error);
            let errors = read(&annotations(&id, &standing, all_limits(), lang));
            let errors = errors.iter().filter(|(level, ..)| level == "error").count();
            assert_eq!(errors, failing + problems.count());
        }
    }
}

fn assert_harmless(name: &str) {
    let expected = read(&annotations("lin", &lin_today(), all_limits(), Lang::En)).len();
    assert_eq!(read(&annotations(name, &lin_named(name), all_limits(), Lang::En)).len(), expected, "{name:?}");
}

#[test]
fn wild_names_stay_in_their_annotation() {
    for name in WILD_NAMES {
        assert_harmless(name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_name_stays_in_its_annotation(name in r"[:,%\n\r=\t]{0,12}.{0,20}") {
        assert_harmless(&name);
    }
}
