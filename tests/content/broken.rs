//! Wrong content: every problem of its own kind, with the exact words in both languages.

use std::fmt::Write;
use std::path::Path;

use tideover::content::Library;
use tideover::diagnostic::{Code, Diagnostic};
use tideover::domain::money::{Currency, Money};
use tideover::domain::name::Name;
use tideover::domain::risk::aim::{Ground, IncomeSeen};
use tideover::report::problems::as_text;
use tideover::text::Lang;

/// Problems that only content has.
pub const CODES: &[Code] = &[
    Code::ContentUnreadable,
    Code::ContentUnknown,
    Code::ContentIdMismatch,
    Code::ContentIdRepeated,
    Code::FactMissing,
    Code::FactEmpty,
    Code::SourceMissing,
    Code::UnknownTerm,
    Code::SwitchDefault,
    Code::LifeReversed,
    Code::BadPartialDate,
    Code::RowsOutOfOrder,
    Code::ShareZero,
    Code::UnknownIndicator,
    Code::TooManyConditions,
    Code::ThresholdUnsupported,
    Code::TriggerNeverFires,
    Code::TriggerContradicts,
    Code::TriggerAlwaysFires,
    Code::TriggerLoops,
    Code::RecoveryNeverHolds,
    Code::PolicyOverlap,
    Code::BadMoment,
    Code::ShocksContradict,
    Code::UnknownIncome,
    Code::ShockOutOfRange,
    Code::ShockMeansNothing,
    Code::PointsOutOfOrder,
    Code::NotADecimal,
    Code::BaseRateImpossible,
    Code::ChanceOutOfRange,
];

fn library() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/broken");
    Library::embedded().with_folder(&folder).unwrap()
}

/// The problems in both languages, places without the folder.
fn shown(problems: &[Diagnostic]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/broken/").display().to_string();
    let mut text = String::new();
    for lang in Lang::ALL {
        writeln!(text, "== {} ==", lang.tag()).unwrap();
        for problem in problems {
            writeln!(text, "{}\n", as_text(problem, lang, false)).unwrap();
        }
    }
    text.replace(&folder, "")
}

#[test]
fn a_wrong_preset_says_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().product("cn/own").unwrap_err()));
}

#[test]
fn wrong_norms_say_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().norms("XX").unwrap_err()));
}

#[test]
fn what_is_not_there_is_named() {
    let mut problems = library().product("cn/huabia").unwrap_err();
    problems.extend(library().norms("Mars").unwrap_err());
    problems.push(Diagnostic::error(Code::ContentUnreadable).with("path", "mine").with("detail", "permission denied"));
    let mismatch = Diagnostic::error(Code::ContentIdMismatch).with("value", "cn/a").with("expected", "cn/b");
    problems.push(mismatch);
    insta::assert_snapshot!(shown(&problems));
}

#[test]
fn a_wrong_policy_says_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().policy("xx/own").unwrap_err()));
}

#[test]
fn a_wrong_scenario_says_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().scenario("own", Currency::CNY).unwrap_err()));
}

#[test]
fn a_wrong_points_card_says_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().scorecard("own").unwrap_err()));
}

#[test]
fn wrong_chances_say_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().chances("own").unwrap_err()));
}

/// What a scenario gets wrong about a household without lines and with one income.
fn in_a_household() -> Vec<Diagnostic> {
    let salary = Name::both("salary", "工资");
    let incomes = [IncomeSeen { name: &salary, monthly: Money(800_000) }];
    let ground =
        Ground { lines: &[], incomes: &incomes, today: super::day(2026, 11, 21), end: super::day(2027, 11, 21) };
    library().scenario("household", Currency::CNY).unwrap().check(&ground)
}

#[test]
fn a_scenario_is_held_against_the_household() {
    insta::assert_snapshot!(shown(&in_a_household()));
}

/// What two policies for one sort of line get wrong, and one that names a product that is not there.
fn overlap() -> Vec<Diagnostic> {
    let mut problems = library().check();
    problems.retain(|problem| problem.place.as_ref().is_some_and(|place| place.source.name.ends_with("overlap.toml")));
    problems
}

#[test]
fn two_policies_for_one_sort_of_line_are_refused() {
    insta::assert_snapshot!(shown(&overlap()));
}

/// Each code is shown by one of the tests above.
#[test]
fn every_code_of_content_is_shown() {
    let mut found: Vec<Code> = vec![Code::ContentUnreadable, Code::ContentIdMismatch];
    found.extend(library().product("cn/own").unwrap_err().iter().map(|problem| problem.code));
    found.extend(library().norms("XX").unwrap_err().iter().map(|problem| problem.code));
    found.extend(library().policy("xx/own").unwrap_err().iter().map(|problem| problem.code));
    found.extend(library().scenario("own", Currency::CNY).unwrap_err().iter().map(|problem| problem.code));
    found.extend(library().scorecard("own").unwrap_err().iter().map(|problem| problem.code));
    found.extend(library().chances("own").unwrap_err().iter().map(|problem| problem.code));
    found.extend(in_a_household().iter().chain(&overlap()).map(|problem| problem.code));
    let missing: Vec<&Code> = CODES.iter().filter(|code| !found.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
