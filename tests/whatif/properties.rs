//! What must hold of every look ahead, whatever the household, the rules and the shocks.

use super::Scene;
use crate::engine::generate::{Case, cases};
use proptest::prelude::*;
use tideover::content::Library;
use tideover::domain::household::compile::compile;
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::entry::EntryKind;
use tideover::domain::household::recorder::Happening;
use tideover::domain::household::timeline::{Timeline, run};
use tideover::domain::household::watch::{Turn, Watch, Why};
use tideover::domain::money::{Money, Ratio};
use tideover::domain::name::Name;
use tideover::domain::provenance::{Confidence, Evidence, Provenance};
use tideover::domain::risk::indicator::{Indicator, Measured};
use tideover::domain::risk::policy::{Applies, Policy, RegistryRule};
use tideover::domain::risk::shock::Behaviour;
use tideover::domain::risk::state::{is_stopped, may_move};
use tideover::domain::risk::trigger::{Cause, Condition, Effect, Op, Recovery, Scope, Trigger};
use tideover::report::whatif::chain;

/// Happenings that can lead to a state change, in order, with the state that a line is in before each.
fn moves_are_allowed(household: &Compiled, timeline: &Timeline) -> Result<(), String> {
    use tideover::domain::credit::line::LineState;
    let mut state: Vec<LineState> = household.opening.lines.iter().map(|line| line.state).collect();
    for dated in &timeline.happenings {
        if let Happening::Opened { line, .. } = dated.happening {
            state[usize::from(line)] = LineState::Active;
        }
        let Happening::StateChange { line, from, to, .. } = dated.happening else { continue };
        let known = &mut state[usize::from(line)];
        let opened = *known == LineState::Closed && from == LineState::Active;
        // A state that was recorded is told by the journal alone.
        let recorded = household.entries.iter().any(|entry| entry.kind == EntryKind::State);
        if !(opened || recorded || *known == from) || !(from == to || may_move(from, to)) {
            return Err(format!("{}: {from:?} to {to:?}, was {known:?}", dated.day));
        }
        *known = to;
    }
    Ok(())
}

/// Where a rule looks at what happened on a line, that has happened before: a missed payment for days past due, a report
/// that is old enough for what the registry shows.
fn causes_come_first(household: &Compiled, timeline: &Timeline) -> Result<(), String> {
    let watch = household.watch.as_ref().unwrap();
    let overdue_at_first = |line: u16| household.opening.lines[usize::from(line)].oldest_due().is_some();
    for (place, dated) in timeline.happenings.iter().enumerate() {
        let Happening::StateChange { line, why, .. } = dated.happening else { continue };
        if why.turn != Turn::Fired {
            continue;
        }
        let Why { measured, threshold, .. } = why;
        let indicator = Indicator::at(why.indicator).ok_or("no indicator")?;
        let op = watch.policies[usize::from(why.rule.policy)].triggers[usize::from(why.rule.trigger)]
            .when
            .list()
            .iter()
            .find(|condition| condition.indicator == why.indicator && condition.threshold == threshold)
            .ok_or("the rule has no such condition")?
            .op;
        if op.margin(measured, threshold) > 0 {
            return Err(format!("{}: {indicator:?} {measured} does not fulfil {threshold}", dated.day));
        }
        let before = &timeline.happenings[..place];
        let delay = i32::from(watch.lines[usize::from(why.source)].report_delay_days);
        // What the month's end reported must have happened by then.
        let visible = |day: tideover::domain::calendar::Day| day.month().last().plus(delay) <= dated.day;
        let missed = |by: &dyn Fn(tideover::domain::calendar::Day) -> bool| {
            before.iter().any(|earlier| {
                matches!(earlier.happening, Happening::Missed { line: of, .. } if of == why.source) && by(earlier.day)
            })
        };
        let known = match indicator {
            Indicator::DaysPastDue | Indicator::Bucket if measured > 0 => missed(&|_| true) || called_in(before, line),
            Indicator::GroupDaysPastDue if measured > 0 => missed(&|_| true) || called_in(before, why.source),
            Indicator::RegistryDaysPastDue if measured > 0 => missed(&visible) || called_in(before, why.source),
            Indicator::RegistryLimitCuts if measured > 0 => before.iter().any(|earlier| {
                matches!(earlier.happening, Happening::StateChange { from, to, .. } if from != to)
                    && visible(earlier.day)
            }),
            _ => true,
        };
        if !known && !overdue_at_first(line) && !overdue_at_first(why.source) {
            return Err(format!("{}: {indicator:?} {measured} on line {line} without a cause before", dated.day));
        }
    }
    Ok(())
}

fn called_in(before: &[tideover::domain::household::timeline::Dated], line: u16) -> bool {
    before.iter().any(|earlier| matches!(earlier.happening, Happening::CalledIn { line: of, .. } if of == line))
}

/// The first day on which a line that could be used stops.
fn first_stop(timeline: &Timeline) -> Option<tideover::domain::calendar::Day> {
    let stops = timeline.happenings.iter().filter(|dated| {
        matches!(dated.happening, Happening::StateChange { from, to, .. } if is_stopped(to) && !is_stopped(from))
    });
    stops.map(|dated| dated.day).next()
}

/// Whether a line changes because it is not used: who can repay all of it sooner is sooner without use.
fn is_idle(timeline: &Timeline) -> bool {
    timeline.happenings.iter().any(|dated| {
        matches!(dated.happening,
            Happening::StateChange { why, .. } if why.indicator == Indicator::DormantMonths as u8)
    })
}

#[test]
fn every_link_of_a_chain_comes_after_its_cause() {
    for (sample, id) in
        [("lin", "salary-ten-days-late"), ("seven-lenders", "many-lender-spiral"), ("gig", "one-more-lender")]
    {
        let scene = Scene::of(sample);
        let outlook = scene.ahead(&scene.scenario(id), 12);
        let links = chain(&outlook);
        for (place, link) in links.iter().enumerate() {
            let cause = link.cause.map(|cause| (cause, links[cause].day));
            assert!(cause.is_none_or(|(cause, day)| cause < place && day <= link.day), "{sample} {id} {link:?}");
        }
        causes_come_first(&outlook.household, &outlook.timeline).unwrap();
    }
}

/// More cash at hand, nothing else changed, and nobody borrows to repay.
#[test]
fn more_cash_never_makes_the_first_stop_earlier_on_the_ready_made_households() {
    for sample in tideover::session::sample_names() {
        let mut scene = Scene::of(sample);
        for id in ["salary-ten-days-late", "one-missed-payment", "expense-half-income"] {
            let shocks = scene.scenario(id);
            let before = first_stop(&scene.ahead(&shocks, 9).timeline);
            let had = scene.profile.spendable;
            for more in [1, 20_000, 500_000] {
                scene.profile.spendable = had + Money(more);
                let after = first_stop(&scene.ahead(&shocks, 9).timeline);
                assert!(after.is_none_or(|after| before.is_some_and(|before| before <= after)), "{sample} {id} {more}");
            }
            scene.profile.spendable = had;
        }
    }
}

/// The same rules out of a file of one's own say the same to the letter.
#[test]
fn the_same_policy_file_as_one_s_own_gives_the_same_timeline() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("policies")).unwrap();
    for name in ["platform", "cash-lender", "bank-card"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("content/policies/cn/{name}.toml"));
        std::fs::copy(path, folder.path().join(format!("policies/own-{name}.toml"))).unwrap();
    }
    let own = Library::embedded().with_folder(folder.path()).unwrap();
    assert_eq!(own.laid_over().len(), 3);
    for id in ["many-lender-spiral", "one-missed-payment"] {
        let mut scene = Scene::of("seven-lenders");
        let shipped = scene.ahead(&scene.scenario(id), 12);
        scene.policies = own.policies_for("CN", &[]).0;
        let again = scene.ahead(&scene.scenario(id), 12);
        assert!(shipped.changes().len() > 10);
        assert_eq!(shipped.timeline.happenings, again.timeline.happenings, "{id}");
    }
}

fn any_op() -> impl Strategy<Value = Op> {
    prop::sample::select(vec![Op::AtLeast, Op::Above, Op::AtMost, Op::Below, Op::Equal])
}

fn any_condition() -> impl Strategy<Value = Condition> {
    (prop::sample::select(Indicator::ALL.to_vec()), any_op(), 0_i64..40, 0_u8..3).prop_map(
        |(indicator, op, number, for_months)| {
            let threshold = match indicator.measured(0) {
                Some(Measured::Ratio(_)) => Ratio::percent(number * 4).0,
                _ => number,
            };
            Condition { indicator, op, threshold, for_months }
        },
    )
}

fn any_effect() -> impl Strategy<Value = Effect> {
    let cut = (1_i64..=100, 0_i64..50)
        .prop_map(|(by, floor)| Effect::Reduce { by: Ratio::percent(by), not_below: Ratio::percent(floor) });
    prop_oneof![
        cut,
        Just(Effect::Watch),
        Just(Effect::Suspend),
        Just(Effect::Freeze),
        Just(Effect::Close),
        Just(Effect::Accelerate),
    ]
}

fn provenance() -> Provenance {
    Provenance {
        evidence: vec![Evidence::Assumption],
        confidence: Confidence::Low,
        as_of: None,
        sources: Vec::new(),
        note: None,
        effective_from: None,
        effective_to: None,
        stale_after: None,
    }
}

/// Rules that no check has seen: they may never fire, fire every day, or set themselves off.
fn any_trigger() -> impl Strategy<Value = Trigger> {
    let scopes = vec![Scope::Line, Scope::Group, Scope::Lender, Scope::EveryReportingLender];
    let recovery = (prop::collection::vec(any_condition(), 0..3), 0_u16..20, 0_u16..20, any::<bool>()).prop_map(
        |(when, cooling_days, probation_days, limit_returns)| Recovery {
            when,
            cooling_days,
            probation_days,
            limit_returns,
        },
    );
    let when = prop::collection::vec(any_condition(), 1..4);
    (when, any_effect(), prop::sample::select(scopes), prop::option::weighted(0.8, recovery)).prop_map(
        |(when, effect, scope, recover)| Trigger {
            id: "any".into(),
            name: Name::same("any"),
            cause: Cause::CreditAssessment,
            when,
            effect,
            scope,
            recover,
            lesson: None,
            is_teaching_assumption: true,
            provenance: provenance(),
        },
    )
}

pub fn any_policy() -> impl Strategy<Value = Policy> {
    use tideover::domain::credit::terms::LineKind;
    (prop::collection::vec(any_trigger(), 1..12), 0_u16..40, any::<bool>()).prop_map(|(triggers, delay_days, sees)| {
        let kinds = vec![LineKind::Revolving, LineKind::PayLater, LineKind::CashLine, LineKind::InstalmentLoan];
        Policy {
            id: "any".into(),
            name: Name::same("any"),
            summary: Name::same("any"),
            applies: Applies { jurisdiction: "CN".into(), kinds, products: Vec::new() },
            registry: RegistryRule { delay_days, sees, provenance: provenance() },
            triggers,
        }
    })
}

/// A random household, watched by these rules, and its timeline.
fn watched(mut case: Case, policies: &[Policy]) -> (Compiled, Timeline) {
    case.profile.jurisdiction = "CN".into();
    case.question.watch = Some(Watch::over(&case.profile, policies, Vec::new()));
    let household = compile(&case.profile, &case.entries, &case.question);
    let (timeline, end) = run(&household);
    assert_eq!(end.day, household.end);
    (household, timeline)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever the rules are, the engine ends, moves only along allowed ways, and changes a line a bounded number of
    /// times a day. Looking daily says the same.
    #[test]
    fn the_engine_ends_whatever_the_rules_are(case in cases(), policy in any_policy()) {
        let (household, timeline) = watched(case.clone(), std::slice::from_ref(&policy));
        prop_assert_eq!(moves_are_allowed(&household, &timeline), Ok(()));
        let changes = timeline.happenings.iter().filter(|d| matches!(d.happening, Happening::StateChange { .. })).count();
        let days = usize::try_from(household.end.since(household.start) + 1).unwrap();
        let rules = policy.triggers.len() + household.shocks.len();
        prop_assert!(changes <= days * household.lines.len() * (rules + 2) * household.lines.len() * 8, "{changes}");
        let mut case = case;
        case.profile.jurisdiction = "CN".into();
        let mut watch = Watch::over(&case.profile, &[policy], Vec::new());
        watch.looks_daily = true;
        case.question.watch = Some(watch);
        let daily = run(&compile(&case.profile, &case.entries, &case.question)).0;
        let differs = super::daily::first_difference(&timeline, &daily);
        prop_assert_eq!(differs, None);
    }

    /// Rules with more conditions than there are bits are compared one by one, and say the same.
    #[test]
    fn more_conditions_than_bits_say_the_same(case in cases(), policy in any_policy()) {
        let plain = watched(case.clone(), std::slice::from_ref(&policy)).1;
        let mut longer = policy.clone();
        let idle = |days: i64| Trigger {
            when: vec![Condition { indicator: Indicator::DaysPastDue, op: Op::AtLeast, threshold: 4_000 + days, for_months: 0 }],
            effect: Effect::Watch,
            scope: Scope::Line,
            recover: None,
            ..policy.triggers[0].clone()
        };
        // What never fires comes first, so that it takes the bits.
        let idle: Vec<Trigger> = (0..200).map(idle).collect();
        let count = u16::try_from(idle.len()).unwrap();
        longer.triggers.splice(0..0, idle);
        let long = watched(case, std::slice::from_ref(&longer)).1;
        let told = |timeline: &Timeline, first: u16| -> Vec<String> {
            let rows = timeline.happenings.iter().map(|dated| match dated.happening {
                Happening::StateChange { line, from, to, why } => {
                    let rule = if why.rule.policy == 0 { why.rule.trigger - first } else { why.rule.trigger };
                    format!("{} {line} {from:?} {to:?} {rule} {} {} {}", dated.day.0, why.measured, why.threshold, why.before)
                }
                other => format!("{} {other:?}", dated.day.0),
            });
            rows.collect()
        };
        prop_assert_eq!(told(&plain, 0), told(&long, count));
    }

    /// With the shipped rules no event comes before its cause, and lines move only along allowed ways.
    #[test]
    fn causes_come_before_what_they_cause(case in cases()) {
        let (policies, _) = Library::embedded().policies_for("CN", &[]);
        let (household, timeline) = watched(case, &policies);
        prop_assert_eq!(moves_are_allowed(&household, &timeline), Ok(()));
        prop_assert_eq!(causes_come_first(&household, &timeline), Ok(()));
    }

    /// Nobody borrows to repay, nothing else changes: more cash never makes the first stop earlier.
    #[test]
    fn more_cash_never_makes_the_first_stop_earlier(case in cases(), more in 1_i64..5_000_000) {
        let (policies, _) = Library::embedded().policies_for("CN", &[]);
        let mut case = case;
        case.question.behaviour = Behaviour::Hold;
        let mut richer = case.clone();
        richer.profile.spendable += Money(more);
        let (poorer, richer) = (watched(case, &policies).1, watched(richer, &policies).1);
        prop_assume!(!is_idle(&poorer) && !is_idle(&richer));
        let (before, after) = (first_stop(&poorer), first_stop(&richer));
        prop_assert!(after.is_none_or(|after| before.is_some_and(|before| before <= after)), "{before:?} {after:?}");
    }
}
