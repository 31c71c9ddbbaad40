//! What is the same for every line, measured once for all of them.
//!
//! Debt service and the count of lenders are sums over lines: each line's share is kept, and counted anew when something
//! on that line has changed.

use super::effect::Scene;
use super::measure::{each, is_counted, service_of};
use super::minded::{nobody_minds_service, note_minded_service, recall_service};
use super::rules::Watch;
use super::seen::Moves;
use super::watch_state::{COUNTS, Changed, HOUSEHOLD};
use crate::domain::household::state::State;
use crate::domain::risk::indicator::{Indicator, UNKNOWN};

/// Measures what may have changed for the household; tells what did.
pub(super) fn measure_shared(state: &mut State, which: Changed, scene: Scene<'_>) -> Moves {
    let Scene { day, watch, .. } = scene;
    let mut moves = Moves::default();
    // Income turns together with what the limits are to it.
    let turns = which & Indicator::LimitsToYearlyIncome.bit() != 0 || state.watch.shared.is_new;
    let mut which = which & HOUSEHOLD;
    if !state.watch.stale.is_empty() {
        count_again(state, scene);
        which |= COUNTS | Indicator::Dti.bit();
    }
    which &= watch.reads;
    if !state.watch.is_recounted {
        which &= !COUNTS;
    }
    if which & Indicator::Dti.bit() != 0 && !turns && nobody_minds_service(state, &mut moves) {
        which &= !Indicator::Dti.bit();
    }
    if which == 0 {
        return moves;
    }
    recall_service(state);
    for indicator in each(which) {
        let value = match indicator {
            Indicator::Dti => {
                let income = watch.income_on(day);
                note_minded_service(state, watch, income);
                state.watch.service.ratio_to(income).map_or(UNKNOWN, |ratio| ratio.0)
            }
            Indicator::Lines => as_number(kept(state).count()),
            Indicator::Lenders => as_number(lenders_kept(state, watch)),
            _ => scene.on(state).of_household(indicator),
        };
        state.watch.shared.note(&watch.cuts, indicator, value, &mut moves);
    }
    if which & COUNTS != 0 {
        state.watch.is_recounted = false;
    }
    state.watch.shared.is_new = false;
    moves
}

/// Counts again what changed lines add.
fn count_again(state: &mut State, scene: Scene<'_>) {
    let Scene { day, household, watch } = scene;
    let stale = std::mem::take(&mut state.watch.stale);
    let mut next = stale.next(0);
    while let Some(line) = next.filter(|line| *line < state.lines.len()) {
        next = stale.next(line + 1);
        let service = service_of(state, household, line);
        let counts = is_counted(state, household, watch, line, day);
        if let Some(watched) = state.watch.lines.get_mut(line) {
            state.watch.is_recounted |= watched.counts != counts;
            state.watch.service += service - watched.service;
            (watched.service, watched.counts) = (service, counts);
        }
    }
}

/// The lines that count.
fn kept(state: &State) -> impl Iterator<Item = usize> {
    state.watch.lines.iter().enumerate().filter(|(_, watched)| watched.counts).map(|(line, _)| line)
}

fn lenders_kept(state: &State, watch: &Watch) -> usize {
    let lender = |line: usize| watch.lines.get(line).map(|rules| rules.lender);
    let first =
        |line: &usize| !kept(state).take_while(|other| other < line).any(|other| lender(other) == lender(*line));
    kept(state).filter(first).count()
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
