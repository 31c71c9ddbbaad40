//! Days that are let go by change nothing: every household and path ends the same as when each day is looked at.

use tideover::domain::calendar::Day;
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::recorder::{Happening, Origin, Recorder};
use tideover::domain::household::state::State;
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::domain::stress::chances::Times;
use tideover::domain::stress::lots::Lots;
use tideover::domain::stress::path::Walker;

use super::{chances, sample};

/// Hears of everything that happens; of every day, or only of those on which something can happen.
#[derive(Default, PartialEq, Debug)]
struct Ear<const DAILY: bool> {
    heard: Vec<(Day, Happening)>,
}

impl<const DAILY: bool> Recorder for Ear<DAILY> {
    const EVERY_DAY: bool = DAILY;

    fn happened(&mut self, day: Day, _: Origin, happening: &Happening) {
        self.heard.push((day, *happening));
    }

    fn day_over(&mut self, _: &State) {}
}

fn walked<const DAILY: bool>(morning: &State, household: &Compiled, months: &[Day]) -> (State, Ear<DAILY>) {
    let (mut state, mut ear) = (morning.clone(), Ear::default());
    for end in months {
        step_until(&mut state, end.plus(-1), household, &mut ear, &mut AsAsked);
    }
    (state, ear)
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
            // Every day, month by month; and in one go from the first to the last.
            let (state, ear) = walked::<true>(&ground.morning, &walker.household, &ground.months[1..]);
            let (quiet, quiet_ear) = walked::<false>(&ground.morning, &walker.household, &ground.months[30..]);
            assert_eq!(quiet_ear.heard, ear.heard, "{name} {path}");
            assert!(quiet == state, "{name} {path}");
            changes += ear.heard.iter().filter(|(_, what)| matches!(what, Happening::StateChange { .. })).count();
        }
    }
    assert!(changes > 500, "{changes}");
}
