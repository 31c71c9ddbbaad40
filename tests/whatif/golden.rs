//! Golden timelines: one for each of the six causes, and the many-lender household that borrows to repay until nothing
//! lends any more. Household, what-if, and every dated event that follows.

use super::Scene;
use tideover::domain::household::outlook::Outlook;
use tideover::domain::household::recorder::Happening;
use tideover::domain::household::watch::{SHOCK, Turn, Why};
use tideover::domain::risk::indicator::Indicator;
use tideover::domain::risk::shock::ShockKind;
use tideover::domain::risk::trigger::Cause;

/// Everything that happens to lines from today on, a line of text each.
fn events(scene: &Scene, outlook: &Outlook) -> Vec<String> {
    let id = |line: u16| outlook.profile.lines[usize::from(line)].id.clone();
    let ahead = outlook.timeline.happenings.iter().filter(|dated| dated.day >= outlook.today);
    let told = ahead.filter_map(|dated| {
        let text = match dated.happening {
            Happening::StateChange { line, from, to, why } => {
                format!("{}: {from:?} to {to:?}, {}", id(line), because(scene, outlook, why))
            }
            Happening::Missed { line, unpaid, late_fee, .. } => {
                format!("{}: {} not paid, late fee {}", id(line), unpaid.0, late_fee.0)
            }
            Happening::Limit { line, before, after } => format!("{}: limit {} to {}", id(line), before.0, after.0),
            Happening::CalledIn { line, amount } => format!("{}: {} called in", id(line), amount.0),
            Happening::Opened { line, amount } => format!("{}: opened with {}", id(line), amount.0),
            Happening::FellOnCash { line, amount, .. } => format!("{}: {} fell on cash", id(line), amount.0),
            Happening::Draw { line, amount, .. } => format!("{}: {} drawn", id(line), amount.0),
            Happening::Short { missing } => format!("short of {}", missing.0),
            _ => return None,
        };
        Some(format!("{} {text}", dated.day))
    });
    told.collect()
}

fn because(scene: &Scene, outlook: &Outlook, why: Why) -> String {
    match why.turn {
        Turn::Shock => "supposed".to_owned(),
        Turn::ProbationOver => "probation over".to_owned(),
        Turn::RuleEnded if why.rule.policy == SHOCK => "supposition ended".to_owned(),
        Turn::RuleEnded | Turn::Fired => {
            let policy = &scene.policies[usize::from(why.rule.policy)];
            let trigger = &policy.triggers[usize::from(why.rule.trigger)];
            let name = format!("{}/{} ({:?})", policy.id, trigger.id, trigger.cause);
            if why.turn == Turn::RuleEnded {
                return format!("{name} ended");
            }
            let indicator = Indicator::at(why.indicator).map_or("", Indicator::name);
            let seen = &outlook.profile.lines[usize::from(why.source)].id;
            format!(
                "{name}: {indicator} {} against {}, before {}, seen at {seen}",
                why.measured, why.threshold, why.before
            )
        }
    }
}

fn causes(scene: &Scene, outlook: &Outlook) -> Vec<Cause> {
    let fired = outlook.changes().into_iter().filter(|change| change.why.turn == Turn::Fired);
    fired
        .map(|change| {
            let rule = change.why.rule;
            scene.policies[usize::from(rule.policy)].triggers[usize::from(rule.trigger)].cause
        })
        .collect()
}

#[test]
fn each_cause_has_its_timeline() {
    for (cause, sample, scenario, months) in [
        (Cause::Maintenance, "lin", "announced-maintenance", 3),
        (Cause::TechnicalFault, "lin", "platform-outage-on-due-day", 3),
        (Cause::AccountStatus, "lin", "document-expired", 6),
        (Cause::CreditAssessment, "lin", "three-missed-payments", 8),
        (Cause::LimitManagement, "shortfall", "limit-cut-30", 6),
        (Cause::Regulation, "lin", "policy-change-for-everyone", 6),
    ] {
        let scene = Scene::of(sample);
        let shocks = scene.scenario(scenario);
        let outlook = scene.ahead(&shocks, months);
        // A change of rules strikes by itself; every other cause is a rule's.
        let struck = cause == Cause::Regulation
            && shocks.iter().any(|shock| shock.kind() == ShockKind::RuleChange)
            && outlook.changes().iter().any(|change| change.why.turn == Turn::Shock);
        let fired = causes(&scene, &outlook).contains(&cause);
        assert!(fired || struck, "{scenario}: {:#?}", events(&scene, &outlook));
        let name = format!("{sample}-{scenario}");
        insta::with_settings!({ description => format!("{cause:?}: {sample}, {scenario}, {months} months"),
                                omit_expression => true }, {
            insta::assert_snapshot!(name, events(&scene, &outlook).join("\n"));
        });
    }
}

/// It draws while something lends; each stop takes a lender away; then it stops drawing, for nothing lends.
#[test]
fn the_many_lender_household_spirals_and_stops() {
    let scene = Scene::of("seven-lenders");
    let rolls = scene.ahead(&scene.scenario("many-lender-spiral"), 12);
    let is_draw = |happening: &Happening| matches!(happening, Happening::Draw { .. });
    let draws: Vec<_> =
        rolls.timeline.happenings.iter().filter(|d| d.day >= rolls.today && is_draw(&d.happening)).collect();
    let last = draws.last().unwrap().day;
    assert!(draws.len() >= 5 && last < rolls.until.plus(-60), "it stops drawing: {last}");
    let drawable = |line: usize| tideover::domain::household::watch::drawable(&rolls.end, line, &rolls.household).0;
    assert_eq!((0..rolls.household.lines.len()).map(drawable).sum::<i64>(), 0, "nothing lends at the end");
    let text = events(&scene, &rolls).join("\n");
    insta::with_settings!({ description => "seven-lenders, many-lender-spiral, 12 months", omit_expression => true }, {
        insta::assert_snapshot!("seven-lenders-many-lender-spiral", text);
    });
}
