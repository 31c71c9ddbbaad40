//! The shipped policies, and how their rules are compared with what is measured.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tideover::content::Library;
use tideover::domain::credit::terms::LineKind;
use tideover::domain::money::{Money, Ratio};
use tideover::domain::risk::compiled::{CompiledCondition, CompiledPolicy, compile, cut_limit, fires, margin, unmet};
use tideover::domain::risk::indicator::{Indicator, NOTHING_MEASURED, UNKNOWN};
use tideover::domain::risk::policy::{Applies, Policy, policy_for};
use tideover::domain::risk::trigger::{Cause, Condition, Effect, Op};

fn policy(id: &str) -> Policy {
    Library::embedded().policy(id).unwrap_or_else(|found| panic!("{:#?}", crate::content::said(&found)))
}

fn all() -> Vec<Policy> {
    Library::embedded().policy_ids().into_iter().map(policy).collect()
}

#[test]
fn every_policy_of_the_reference_is_there() {
    let expected = [
        "cn/bank-card",
        "cn/bank-loan",
        "cn/cash-lender",
        "cn/pay-later",
        "cn/platform",
        "us/card",
        "us/loan",
        "us/pay-later",
    ];
    assert_eq!(Library::embedded().policy_ids(), expected);
}

#[test]
fn every_policy_for_drawable_lines_can_show_all_six_causes() {
    for policy in all().into_iter().filter(|policy| !policy.id.ends_with("loan")) {
        let causes: BTreeSet<Cause> = policy.triggers.iter().map(|trigger| trigger.cause).collect();
        assert_eq!(causes.len(), Cause::ALL.len(), "{}: {causes:?}", policy.id);
    }
}

#[test]
fn every_indicator_but_spare_windows_is_used_by_some_rule() {
    let used: BTreeSet<Indicator> =
        all().iter().flat_map(|policy| &policy.triggers).flat_map(|t| &t.when).map(|c| c.indicator).collect();
    let idle: Vec<&str> =
        Indicator::ALL.iter().filter(|indicator| !used.contains(indicator)).map(|indicator| indicator.name()).collect();
    // Windows that a reader's own policy may prefer.
    let spare = ["bucket", "lines", "lines-opened-60", "lines-opened-180", "inquiries-60"];
    assert_eq!(idle, spare);
}

#[test]
fn a_figure_that_is_no_assumption_names_its_source() {
    for policy in all() {
        for trigger in &policy.triggers {
            let sourced = !trigger.provenance.sources.is_empty() && !trigger.provenance.is_unsupported();
            assert!(trigger.is_teaching_assumption || sourced, "{} {}", policy.id, trigger.id);
            let lesson = trigger.lesson.as_deref().unwrap_or("");
            assert!(lesson.len() == 3 && lesson.starts_with('L'), "{} {}", policy.id, trigger.id);
        }
    }
    let firm = |id: &str, trigger: &str| !policy(id).trigger(trigger).unwrap().is_teaching_assumption;
    assert!(firm("cn/bank-card", "dormant") && firm("us/card", "charged-off"));
    assert!(!firm("cn/platform", "own-overdue"));
}

#[test]
fn the_published_median_cut_is_used_where_it_is_cited() {
    let mut cited = 0;
    for policy in all() {
        for trigger in &policy.triggers {
            if trigger.provenance.sources.iter().any(|key| key == "LD1") {
                assert!(
                    matches!(trigger.effect, Effect::Reduce { by, .. } if by == Ratio::percent(75)),
                    "{}",
                    trigger.id
                );
                cited += 1;
            }
        }
    }
    assert!(cited >= 5, "{cited}");
}

#[test]
fn a_line_has_the_policy_of_its_product_else_of_its_kind() {
    let (policies, library) = (all(), Library::embedded());
    for id in library.product_ids() {
        let product = library.product(id).unwrap();
        let kind = product.terms.kind.unwrap();
        let found = policy_for(&policies, product.policy.as_deref(), Some(id), kind, &product.jurisdiction).unwrap();
        assert_eq!(Some(&found.id), product.policy.as_ref(), "{id}");
        assert_eq!(found.applies.jurisdiction, product.jurisdiction, "{id}");
        let unnamed = policy_for(&policies, None, Some(id), kind, &product.jurisdiction).unwrap();
        assert_eq!(unnamed.id, found.id, "{id} is among the products of its policy");
    }
    let by_kind = |kind, place: &str| policy_for(&policies, None, None, kind, place).map(|policy| policy.id.as_str());
    assert_eq!(by_kind(LineKind::Revolving, "CN"), Some("cn/bank-card"));
    assert_eq!(by_kind(LineKind::PayLater, "CN"), Some("cn/pay-later"));
    assert_eq!(by_kind(LineKind::CashLine, "US"), Some("us/loan"));
    assert_eq!(by_kind(LineKind::Revolving, "XX"), None);
    for place in ["CN", "US"] {
        for kind in [LineKind::Revolving, LineKind::CashLine, LineKind::PayLater, LineKind::InstalmentLoan] {
            assert!(by_kind(kind, place).is_some(), "{place} {kind:?}");
        }
    }
}

#[test]
fn no_folklore_about_recovery_is_stated() {
    for id in ["cn/platform", "cn/bank-card", "cn/cash-lender", "cn/pay-later", "cn/bank-loan"] {
        for trigger in policy(id).triggers {
            let note = trigger.provenance.note.unwrap_or_default();
            assert!(!note.en.contains("3-6 months") && !note.en.contains("3 to 6 months"), "{id} {}", trigger.id);
            assert!(!note.zh.contains("3-6 个月") && !note.zh.contains("3 至 6 个月"), "{id} {}", trigger.id);
        }
    }
}

#[test]
fn only_policies_that_are_asked_for_are_given() {
    let (policies, problems) = Library::embedded().policies_for("US", &["cn/platform"]);
    assert!(problems.is_empty());
    let ids: Vec<&str> = policies.iter().map(|policy| policy.id.as_str()).collect();
    assert_eq!(ids, ["cn/platform", "us/card", "us/loan", "us/pay-later"]);
}

fn measured(values: &[(Indicator, i64)]) -> Vec<i64> {
    let mut row = NOTHING_MEASURED.to_vec();
    for (indicator, value) in values {
        row[indicator.index()] = *value;
    }
    row
}

fn firing(policy: &CompiledPolicy, source: &Policy, row: &[i64], runs: &[u8]) -> Vec<String> {
    let hit = policy.triggers.iter().filter(|trigger| fires(trigger, row, runs));
    hit.map(|trigger| source.triggers[usize::from(trigger.index)].id.clone()).collect()
}

#[test]
fn rules_fire_at_their_threshold_and_not_before() {
    let source = policy("cn/platform");
    let flat = compile(&source);
    let runs = vec![0; usize::from(flat.runs)];
    let at = |values: &[(Indicator, i64)]| firing(&flat, &source, &measured(values), &runs);
    assert_eq!(at(&[]), Vec::<String>::new(), "nothing fires on what is unknown");
    assert_eq!(at(&[(Indicator::DaysPastDue, 0)]), Vec::<String>::new());
    assert_eq!(at(&[(Indicator::DaysPastDue, 1)]), ["own-overdue"]);
    assert_eq!(at(&[(Indicator::DaysPastDue, 60)]), ["own-overdue"]);
    assert_eq!(at(&[(Indicator::DaysPastDue, 61)]), ["own-overdue", "overdue-two-months"]);
    assert_eq!(at(&[(Indicator::Outage, 1), (Indicator::Maintenance, 0)]), ["outage"]);
    assert_eq!(at(&[(Indicator::LinesOpened90, 3), (Indicator::Lenders, 4)]), Vec::<String>::new());
    assert_eq!(at(&[(Indicator::LinesOpened90, 3), (Indicator::Lenders, 5)]), ["many-lenders", "lender-after-lender"]);
}

#[test]
fn a_condition_with_months_counts_month_ends_in_a_row() {
    let source = policy("cn/platform");
    let flat = compile(&source);
    let mut runs = vec![0; usize::from(flat.runs)];
    let high = measured(&[(Indicator::Utilisation, Ratio::percent(95).0)]);
    let low = measured(&[(Indicator::Utilisation, Ratio::percent(50).0)]);
    for month in 0..4 {
        assert_eq!(firing(&flat, &source, &high, &runs).contains(&"high-use".to_owned()), month >= 3, "month {month}");
        flat.count_month(|indicator| high[indicator.index()], &mut runs);
    }
    assert!(!firing(&flat, &source, &low, &runs).contains(&"high-use".to_owned()), "it must also hold now");
    flat.count_month(|indicator| low[indicator.index()], &mut runs);
    assert!(firing(&flat, &source, &high, &runs).is_empty(), "one month below starts anew");
}

#[test]
fn bits_say_what_each_comparison_says() {
    for name in ["cn/platform", "cn/bank-card", "cn/cash-lender", "us/card"] {
        let flat = compile(&policy(name));
        let conditions = flat.triggers.iter().flat_map(|t| t.when.list().iter().chain(t.recover.list()));
        for condition in conditions {
            let indicator = condition.indicator().unwrap();
            let bit = flat.truth.bit_of(condition).unwrap();
            assert_ne!(flat.truth.bits_of(indicator) & bit, 0);
            let spans = flat.truth.spans_of(indicator);
            assert!(spans.windows(2).all(|pair| pair[0].high + 1 == pair[1].low), "{spans:?}");
            assert_eq!((spans[0].low, spans[spans.len() - 1].high), (UNKNOWN, i64::MAX));
            for span in spans {
                for value in [span.low, span.high] {
                    let holds = condition.holds_now(&measured(&[(indicator, value)]));
                    assert_eq!(span.holds & bit != 0, holds, "{name} {indicator:?} {value}");
                }
            }
        }
    }
}

#[test]
fn a_margin_says_how_far_and_what_is_still_missing() {
    let source = policy("us/card");
    let flat = compile(&source);
    let index = source.triggers.iter().position(|trigger| trigger.id == "high-use-and-late").unwrap();
    let trigger = &flat.triggers[index];
    let runs = vec![9; usize::from(flat.runs)];
    let row = measured(&[(Indicator::Utilisation, Ratio::percent(60).0), (Indicator::MissedMinimums12, 1)]);
    assert_eq!(margin(trigger, &row), Some((0, Ratio::percent(10).0)));
    let missing: Vec<_> = unmet(trigger, &row, &runs).filter_map(CompiledCondition::indicator).collect();
    assert_eq!(missing, [Indicator::Utilisation]);
    let use_of_limit = trigger.when.list()[0];
    assert_eq!(use_of_limit.owed_until(Money(600_000), Money(1_000_000)), Some(Money(100_000)));
    assert_eq!(use_of_limit.owed_until(Money(800_000), Money(1_000_000)), Some(Money::ZERO));
    assert_eq!(margin(trigger, &measured(&[(Indicator::Utilisation, 1)])), None);
}

#[test]
fn a_rule_of_a_date_is_not_in_force_before_it() {
    let flat = compile(&policy("cn/bank-card"));
    let source = policy("cn/bank-card");
    let place = source.triggers.iter().position(|trigger| trigger.id == "dormant").unwrap();
    let day = |y, m, d| tideover::domain::calendar::Day::ymd(y, m, d).unwrap();
    assert!(!flat.triggers[place].is_in_force(day(2022, 7, 6)));
    assert!(flat.triggers[place].is_in_force(day(2022, 7, 7)));
}

#[test]
fn a_cut_stops_at_its_floor() {
    let quarter = |limit, floor| cut_limit(Money(limit), Money(1_000_000), Ratio::percent(75), Ratio::percent(floor));
    assert_eq!(quarter(1_000_000, 0), Money(250_000));
    assert_eq!(quarter(250_000, 10), Money(100_000));
    assert_eq!(quarter(100_000, 10), Money(100_000));
    assert_eq!(quarter(50_000, 10), Money(50_000), "a limit below the floor is not raised");
    assert_eq!(cut_limit(Money(333), Money(333), Ratio::percent(50), Ratio::ZERO), Money(166));
    assert_eq!(cut_limit(Money(333), Money(333), Ratio::ONE, Ratio::ZERO), Money::ZERO);
}

fn lone(condition: Condition) -> CompiledPolicy {
    let mut source = policy("cn/platform");
    source.triggers.truncate(1);
    source.triggers[0].when = vec![condition];
    source.applies = Applies::default();
    compile(&source)
}

proptest! {
    /// A margin of zero or less means that the condition holds, and one step less far does not.
    #[test]
    fn a_margin_is_exact(value in 0_i64..400, threshold in 0_i64..400, op in 0..5_usize) {
        let op = [Op::AtLeast, Op::Above, Op::AtMost, Op::Below, Op::Equal][op];
        let flat = lone(Condition { indicator: Indicator::DaysPastDue, op, threshold, for_months: 0 });
        let condition = flat.triggers[0].when.list()[0];
        let row = |value| measured(&[(Indicator::DaysPastDue, value)]);
        let holds = match op {
            Op::AtLeast => value >= threshold,
            Op::Above => value > threshold,
            Op::AtMost => value <= threshold,
            Op::Below => value < threshold,
            Op::Equal => value == threshold,
        };
        prop_assert_eq!(condition.holds_now(&row(value)), holds);
        let margin = condition.margin(&row(value)).unwrap();
        if margin > 0 {
            let towards = match op {
                Op::AtLeast | Op::Above => 1,
                Op::AtMost | Op::Below => -1,
                Op::Equal => (threshold - value).signum(),
            };
            prop_assert!(condition.holds_now(&row(value + towards * margin)));
            prop_assert!(!condition.holds_now(&row(value + towards * (margin - 1))));
        }
        prop_assert!(!condition.holds_now(&row(UNKNOWN)));
    }

    /// "So much more owed, and the use of the limit fires it": exact to the minor unit.
    #[test]
    fn the_money_until_a_rule_fires_is_exact(
        owed in 0_i64..50_000_000, limit in 1_i64..50_000_000, points in 1_i64..15_000, above in any::<bool>(),
    ) {
        let op = if above { Op::Above } else { Op::AtLeast };
        let threshold = Ratio::basis_points(points).0;
        let flat = lone(Condition { indicator: Indicator::Utilisation, op, threshold, for_months: 0 });
        let condition = flat.triggers[0].when.list()[0];
        let holds = |owed: i64| {
            let used = Money(owed).ratio_to(Money(limit)).unwrap();
            condition.holds_now(&measured(&[(Indicator::Utilisation, used.0)]))
        };
        let more = condition.owed_until(Money(owed), Money(limit)).unwrap().minor();
        prop_assert!(more >= 0 && holds(owed + more));
        prop_assert!(more == 0 || !holds(owed + more - 1));
    }
}
