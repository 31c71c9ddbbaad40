//! Rules whose values are each right and that make no sense together.

use proptest::prelude::*;
use tideover::content::{Library, read_own_policy};
use tideover::diagnostic::Source;
use tideover::domain::money::Ratio;
use tideover::domain::risk::fault::{Fault, List, faults};
use tideover::domain::risk::indicator::Indicator;
use tideover::domain::risk::trigger::{Condition, Effect, Op, Recovery, Trigger};

/// What is measured, how it is compared, and with what.
type Bare = (Indicator, Op, i64);

fn rule(when: &[Bare], effect: Effect, recover: Option<(&[Bare], u16)>) -> Trigger {
    let list = |list: &[Bare]| -> Vec<Condition> {
        list.iter().map(|&(indicator, op, threshold)| Condition { indicator, op, threshold, for_months: 0 }).collect()
    };
    let shipped = Library::embedded().policy("cn/platform").unwrap().triggers.remove(0);
    let recover = recover.map(|(when, cooling_days)| Recovery {
        when: list(when),
        cooling_days,
        probation_days: 0,
        limit_returns: false,
    });
    Trigger { when: list(when), effect, recover, ..shipped }
}

fn cut(not_below: i64) -> Effect {
    Effect::Reduce { by: Ratio::percent(75), not_below: Ratio::percent(not_below) }
}

fn of_when(when: &[Bare]) -> Vec<Fault> {
    faults(&rule(when, Effect::Suspend, None))
}

const HIGH_USE: Bare = (Indicator::Utilisation, Op::AtLeast, 900_000_000_000);

#[test]
fn what_no_line_can_reach_never_fires() {
    let out = |place| vec![Fault::OutOfReach { list: List::When, place }];
    assert_eq!(of_when(&[(Indicator::UnpaidBillsOf5, Op::Above, 5)]), out(0));
    assert_eq!(of_when(&[HIGH_USE, (Indicator::Outage, Op::Equal, 2)]), out(1));
    assert_eq!(of_when(&[(Indicator::DaysPastDue, Op::Below, 0)]), out(0));
    assert_eq!(of_when(&[(Indicator::MissedMinimums6, Op::AtLeast, 6)]), []);
}

#[test]
fn conditions_that_exclude_one_another_never_fire() {
    let second = vec![Fault::Contradicts { list: List::When, place: 1 }];
    let pairs = [
        [(Indicator::Lenders, Op::AtLeast, 5), (Indicator::Lenders, Op::Below, 5)],
        [(Indicator::Outage, Op::Equal, 1), (Indicator::Outage, Op::Equal, 0)],
        [(Indicator::LinesOpened30, Op::AtLeast, 4), (Indicator::LinesOpened180, Op::AtMost, 3)],
        [(Indicator::MissedMinimums6, Op::Above, 2), (Indicator::MissedMinimums24, Op::Equal, 2)],
        [(Indicator::Bucket, Op::Equal, 0), (Indicator::DaysPastDue, Op::AtLeast, 1)],
        [(Indicator::DaysPastDue, Op::Above, 60), (Indicator::Bucket, Op::AtMost, 2)],
        [(Indicator::DormantMonths, Op::AtLeast, 6), HIGH_USE],
        [(Indicator::Lines, Op::AtMost, 2), (Indicator::Lenders, Op::AtLeast, 3)],
    ];
    for pair in pairs {
        assert_eq!(of_when(&pair), second, "{pair:?}");
        assert_eq!(of_when(&[pair[1], pair[0]]), second, "the order does not matter: {pair:?}");
    }
    assert_eq!(of_when(&[(Indicator::Bucket, Op::Equal, 3), (Indicator::DaysPastDue, Op::AtLeast, 90)]), []);
}

#[test]
fn a_rule_on_nothing_in_particular_fires_always() {
    assert_eq!(of_when(&[(Indicator::Lenders, Op::AtLeast, 0)]), [Fault::AlwaysFires]);
    assert_eq!(of_when(&[(Indicator::RollingRatio, Op::AtMost, Ratio::ONE.0)]), [Fault::AlwaysFires]);
}

#[test]
fn a_rule_that_lets_go_while_it_holds_loops() {
    let of = |effect, recover| faults(&rule(&[HIGH_USE], effect, recover));
    let low: &[Bare] = &[(Indicator::Utilisation, Op::Below, 500_000_000_000)];
    let other: &[Bare] = &[(Indicator::DaysPastDue, Op::Equal, 0)];
    assert_eq!(of(cut(0), Some((&[], 0))), [Fault::Loops], "a cut raises the use that sets it off");
    assert_eq!(of(cut(0), Some((other, 0))), [Fault::Loops]);
    assert_eq!(of(Effect::Suspend, Some((&[], 0))), [Fault::Loops]);
    assert_eq!(of(cut(0), Some((&[], 30))), [], "cooling days end it");
    assert_eq!(of(cut(10), Some((&[], 0))), [], "a floor ends it");
    assert_eq!(of(cut(0), Some((low, 0))), [], "the way back ends the rule's own condition");
    assert_eq!(of(cut(0), None), [], "what is permanent fires once");
    let idle = (Indicator::DormantMonths, Op::AtLeast, 6);
    let used: &[Bare] = &[(Indicator::DormantMonths, Op::Equal, 0)];
    assert_eq!(faults(&rule(&[idle], cut(0), Some((used, 0)))), []);
}

#[test]
fn a_limit_that_returns_at_once_loops_with_the_use_of_it() {
    let low: &[Bare] = &[(Indicator::Utilisation, Op::Below, 500_000_000_000)];
    let mut returning = rule(&[HIGH_USE], cut(10), Some((low, 0)));
    if let Some(recovery) = returning.recover.as_mut() {
        recovery.limit_returns = true;
    }
    assert_eq!(faults(&returning), [Fault::Loops]);
}

#[test]
fn a_way_back_that_cannot_be_gone_is_named() {
    let never = |recover: &[Bare]| faults(&rule(&[HIGH_USE], Effect::Suspend, Some((recover, 7))));
    let none = (Indicator::Lenders, Op::Below, 0);
    assert_eq!(never(&[none]), [Fault::OutOfReach { list: List::Recover, place: 0 }]);
    let both = [(Indicator::Lenders, Op::AtLeast, 3), (Indicator::Lenders, Op::AtMost, 2)];
    assert_eq!(never(&both), [Fault::Contradicts { list: List::Recover, place: 1 }]);
}

#[test]
fn no_shipped_rule_is_at_fault() {
    let library = Library::embedded();
    for id in library.policy_ids() {
        for trigger in library.policy(id).unwrap().triggers {
            assert_eq!(faults(&trigger), [], "{id} {}", trigger.id);
        }
    }
}

/// A file of the reader's own with the same text is the same policy.
#[test]
fn a_policy_of_one_s_own_is_read_like_a_shipped_one() {
    let text = include_str!("../../content/policies/cn/platform.toml");
    let source = std::sync::Arc::new(Source { name: "mine.toml".into(), text: text.into() });
    let shipped = Library::embedded().policy("cn/platform").unwrap();
    assert_eq!(read_own_policy(&source).unwrap(), shipped);
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("policies")).unwrap();
    std::fs::write(folder.path().join("policies/mine.toml"), text).unwrap();
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    assert!(library.laid_over()[0].replaced && library.laid_over()[0].id == "cn/platform");
    assert_eq!(library.policy("cn/platform").unwrap(), shipped);
    assert_eq!(library.check(), []);
}

proptest! {
    /// On one indicator, a contradiction is found exactly when no value fulfils all conditions.
    #[test]
    fn a_contradiction_is_found_exactly(conditions in proptest::collection::vec((0..5_usize, 0_i64..8), 1..4)) {
        let ops = [Op::AtLeast, Op::Above, Op::AtMost, Op::Below, Op::Equal];
        let when: Vec<Bare> =
            conditions.iter().map(|&(op, threshold)| (Indicator::UnpaidBillsOf5, ops[op], threshold)).collect();
        let possible = (0..=5).any(|value| when.iter().all(|(_, op, threshold)| op.margin(value, *threshold) <= 0));
        let impossible = of_when(&when).iter().any(|fault| *fault != Fault::AlwaysFires);
        prop_assert_eq!(possible, !impossible, "{:?}", when);
    }
}
