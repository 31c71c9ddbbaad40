//! How trouble begins, spreads and ends, on the ready-made households with the shipped policies.

use super::{Scene, told};

#[test]
fn a_late_salary_stops_pay_later_and_others_see_it() {
    let scene = Scene::of("lin");
    let outlook = scene.ahead(&scene.scenario("salary-ten-days-late"), 6);
    assert_eq!(
        told(&scene, &outlook),
        [
            "2026-12-11 pay-later Active -> Suspended cn/pay-later/own-overdue Fired",
            "2026-12-27 pay-later Suspended -> Recovering cn/pay-later/own-overdue RuleEnded",
            "2027-01-30 cash-loan Active -> Watched cn/cash-lender/cut-elsewhere Fired",
            "2027-02-25 pay-later Recovering -> Active shock ProbationOver",
        ]
    );
    assert_eq!(outlook.first_short_day().unwrap().to_string(), "2026-12-10");
}

#[test]
fn without_anything_unusual_nothing_stops() {
    let scene = Scene::of("lin");
    let outlook = scene.ahead(&[], 12);
    assert!(outlook.first_stop().is_none() && outlook.missed() == 0);
    assert_eq!(outlook.months_to_recover(), None);
}

#[test]
fn sister_lines_fall_together() {
    let scene = Scene::of("seven-lenders");
    let outlook = scene.ahead(&[], 3);
    let told = told(&scene, &outlook);
    let own =
        told.iter().position(|line| line == "2026-12-11 huabei Watched -> Suspended cn/platform/own-overdue Fired");
    let sister =
        told.iter().position(|line| line == "2026-12-11 jiebei Watched -> Suspended cn/platform/sister-overdue Fired");
    assert!(own.is_some() && sister > own, "{told:#?}");
}

#[test]
fn borrowing_to_repay_ends_when_nothing_can_be_drawn() {
    use tideover::domain::household::recorder::Happening;
    let scene = Scene::of("seven-lenders");
    let outlook = scene.ahead(&scene.scenario("many-lender-spiral"), 12);
    let draws: Vec<_> = outlook
        .timeline
        .happenings
        .iter()
        .filter(|dated| matches!(dated.happening, Happening::Draw { .. }) && dated.day >= outlook.today)
        .map(|dated| dated.day)
        .collect();
    let stop = outlook.first_stop().unwrap();
    assert!(!draws.is_empty() && outlook.days_without_open_line() > 30);
    assert!(draws.iter().any(|day| *day <= stop.day), "it borrows before the first stop");
}

#[test]
fn an_outage_passes_and_leaves_the_line_as_it_was() {
    let scene = Scene::of("lin");
    let outlook = scene.ahead(&scene.scenario("platform-outage-on-due-day"), 6);
    let told = told(&scene, &outlook);
    assert_eq!(told[0], "2026-12-10 pay-later Active -> Suspended cn/pay-later/outage Fired");
    assert_eq!(told[1], "2026-12-11 pay-later Suspended -> Active cn/pay-later/outage RuleEnded");
}

#[test]
fn every_ready_scenario_ends_on_every_household_and_moves_only_along_allowed_ways() {
    use tideover::domain::credit::line::LineState;
    use tideover::domain::household::recorder::Happening;
    use tideover::domain::risk::state::may_move;
    for sample in tideover::session::sample_names() {
        let scene = Scene::of(sample);
        for id in scene.library.scenario_ids() {
            let outlook = scene.ahead(&scene.scenario(id), 18);
            let mut state: Vec<LineState> = outlook.household.opening.lines.iter().map(|line| line.state).collect();
            for dated in &outlook.timeline.happenings {
                let Happening::StateChange { line, from, to, .. } = dated.happening else { continue };
                let line = usize::from(line);
                // A new line opens from nothing.
                let opened = state[line] == LineState::Closed && from == LineState::Active;
                assert!(opened || state[line] == from, "{sample} {id} {}: {dated:?}, was {:?}", dated.day, state[line]);
                assert!(from == to || may_move(from, to), "{sample} {id}: {dated:?}");
                state[line] = to;
            }
        }
    }
}
