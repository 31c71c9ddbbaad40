//! Days that are let go by change nothing: every household and path ends the same as when each day is looked at.

use tideover::domain::calendar::Day;
use tideover::domain::household::compiled::{Compiled, Event, EventKind, Phase};
use tideover::domain::household::recorder::{Happening, Origin, Recorder};
use tideover::domain::household::state::State;
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::domain::stress::chances::Times;
use tideover::domain::stress::lots::Lots;
use tideover::domain::stress::path::Walker;

use super::{chances, sample};

/// Hears of everything that happens.
#[derive(Default)]
struct Ear {
    heard: Vec<(Day, Happening)>,
    days: usize,
}

impl Recorder for Ear {
    fn happened(&mut self, day: Day, _: Origin, happening: &Happening) {
        self.heard.push((day, *happening));
    }

    fn day_over(&mut self, _: &State) {
        self.days += 1;
    }
}

fn walked(morning: &State, household: &Compiled, months: &[Day]) -> (State, Ear) {
    let (mut state, mut ear) = (morning.clone(), Ear::default());
    for end in months {
        step_until(&mut state, end.plus(-1), household, &mut ear, &mut AsAsked);
    }
    state.watch.flows.expire(state.day);
    (state, ear)
}

/// The same household with a look at the end of every day.
fn daily(quiet: &Compiled) -> Compiled {
    let mut household = quiet.clone();
    let turns = household.quiet_turns.take().unwrap();
    for day in (household.start.0..=household.end.0).map(Day) {
        let index = turns.iter().find(|turn| turn.0 == day).map_or(0, |turn| turn.1);
        household.events.push(Event { day, phase: Phase::Watching, kind: EventKind::Watch, index, date: Day(0) });
    }
    household.events.sort_unstable();
    household
}

#[test]
fn quiet_days_change_nothing() {
    let mut changes = 0;
    for name in ["lin", "gig", "shortfall", "us-household", "seven-lenders", "family", "graduate"] {
        let subject = sample(name, 30, chances(Times::Stressed));
        let ground = subject.ground();
        let mut walker = Walker::of(&ground);
        for path in 0..12 {
            walker.draw(Lots::of(77, path), 0);
            let every_day = daily(&walker.household);
            let mut morning = ground.morning.clone();
            morning.cursor = every_day.events.partition_point(|event| {
                event.day < ground.today || (event.day == ground.today && event.phase == Phase::Recorded)
            });
            // Every day, month by month; and in one go from the first to the last.
            let (mut state, ear) = walked(&morning, &every_day, &ground.months[1..]);
            let (quiet, quiet_ear) = walked(&ground.morning, &walker.household, &ground.months[30..]);
            assert_eq!(quiet_ear.heard, ear.heard, "{name} {path}");
            assert!(quiet_ear.days < ear.days);
            (state.cursor, state.watch.next_turn) = (quiet.cursor, quiet.watch.next_turn);
            assert!(quiet == state, "{name} {path}");
            changes += ear.heard.iter().filter(|(_, what)| matches!(what, Happening::StateChange { .. })).count();
        }
    }
    assert!(changes > 500, "{changes}");
}
