//! The states of a line: which may follow which, and where an effect leads.

use super::trigger::Effect;
use crate::domain::credit::line::LineState;

/// All states.
pub const STATES: [LineState; 7] = [
    LineState::Active,
    LineState::Watched,
    LineState::Reduced,
    LineState::Suspended,
    LineState::Frozen,
    LineState::Closed,
    LineState::Recovering,
];

/// The states that may follow a state.
///
/// What is closed stays closed. Only what was cut, suspended or frozen goes through recovery; after an outage or an
/// expired document the line may also go straight back to what it was. A line in recovery can fall again.
#[must_use]
pub const fn moves_from(from: LineState) -> &'static [LineState] {
    use LineState::{Active, Closed, Frozen, Recovering, Reduced, Suspended, Watched};
    match from {
        Active => &[Watched, Reduced, Suspended, Frozen, Closed],
        Watched => &[Active, Reduced, Suspended, Frozen, Closed],
        Reduced => &[Active, Watched, Suspended, Frozen, Closed, Recovering],
        Suspended => &[Active, Watched, Reduced, Frozen, Closed, Recovering],
        Frozen => &[Active, Watched, Reduced, Suspended, Closed, Recovering],
        Closed => &[],
        Recovering => &[Active, Watched, Reduced, Suspended, Frozen, Closed],
    }
}

/// Whether a line may go from one state to another. Staying is no move.
#[must_use]
pub fn may_move(from: LineState, to: LineState) -> bool {
    moves_from(from).contains(&to)
}

/// How grave a state is: the graver of two rules decides. Recovery is graver than a cut and milder than a suspension.
#[must_use]
pub const fn gravity(state: LineState) -> u8 {
    match state {
        LineState::Active => 0,
        LineState::Watched => 1,
        LineState::Reduced => 2,
        LineState::Recovering => 3,
        LineState::Suspended => 4,
        LineState::Frozen => 5,
        LineState::Closed => 6,
    }
}

/// The state that an effect leads to. A balance that is called in leaves the line frozen: nothing can be drawn, and it
/// stays so until the matter is settled.
#[must_use]
pub const fn state_of(effect: Effect) -> LineState {
    match effect {
        Effect::Watch => LineState::Watched,
        Effect::Reduce { .. } => LineState::Reduced,
        Effect::Suspend => LineState::Suspended,
        Effect::Freeze | Effect::Accelerate => LineState::Frozen,
        Effect::Close => LineState::Closed,
    }
}

/// The state of a line on which an effect falls: never milder than it was, except that a fall ends a recovery.
#[must_use]
pub fn state_after(before: LineState, effect: Effect) -> LineState {
    let wanted = state_of(effect);
    let graver = gravity(wanted) > gravity(before) || before == LineState::Recovering;
    if graver && may_move(before, wanted) { wanted } else { before }
}

/// Whether nothing new can be taken in a state: what readers call "stopped".
#[must_use]
pub const fn is_stopped(state: LineState) -> bool {
    !state.can_be_drawn()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Ratio;

    const CUT: Effect = Effect::Reduce { by: Ratio(1), not_below: Ratio::ZERO };

    #[test]
    fn what_is_closed_stays_closed() {
        assert!(STATES.iter().all(|to| !may_move(LineState::Closed, *to)));
        assert!(STATES.iter().all(|state| !may_move(*state, *state)));
        assert!(
            STATES.iter().filter(|from| **from != LineState::Closed).all(|from| may_move(*from, LineState::Closed))
        );
    }

    #[test]
    fn only_what_was_stopped_or_cut_recovers() {
        let recovers: Vec<LineState> =
            STATES.into_iter().filter(|from| may_move(*from, LineState::Recovering)).collect();
        assert_eq!(recovers, [LineState::Reduced, LineState::Suspended, LineState::Frozen]);
    }

    #[test]
    fn an_effect_never_makes_a_line_milder() {
        let effects = [Effect::Watch, CUT, Effect::Suspend, Effect::Freeze, Effect::Close, Effect::Accelerate];
        for before in STATES {
            for effect in effects {
                let after = state_after(before, effect);
                assert!(after == before || may_move(before, after), "{before:?} {effect:?}");
                if before != LineState::Recovering {
                    assert!(gravity(after) >= gravity(before), "{before:?} {effect:?}");
                    assert!(gravity(after) >= gravity(state_of(effect)), "{before:?} {effect:?}");
                }
            }
        }
        assert_eq!(state_after(LineState::Suspended, CUT), LineState::Suspended);
        assert_eq!(state_after(LineState::Recovering, CUT), LineState::Reduced);
        assert_eq!(state_after(LineState::Active, Effect::Accelerate), LineState::Frozen);
    }
}
