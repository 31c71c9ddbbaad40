//! What is owed moves with every bill and payment, and mostly no rule minds: then the line is not looked at.
//!
//! Between two amounts neither the use of the limit passes a threshold nor does the line become idle. What was owed is
//! noted, so that the use before can still be told exactly.

use super::effect::Scene;
use super::memory::{Minded, NEVER};
use super::rules::Watch;
use super::seen::Moves;
use super::watch_state::MindedService;
use crate::domain::household::state::State;
use crate::domain::money::{Money, RATE_SCALE};
use crate::domain::risk::compiled::CompiledPolicy;
use crate::domain::risk::indicator::{Indicator, UNKNOWN};

/// Whether no rule of a line minds what was billed or paid on it; then it is only noted.
#[inline]
pub(super) fn nobody_minds(state: &mut State, line: usize, scene: Scene<'_>) -> bool {
    let Some(policy) = scene.watch.policy_of(line) else { return false };
    let on = scene.on(state);
    let (Some(account), Some(watched), Some(seen)) =
        (state.lines.get(line), state.watch.lines.get(line), state.watch.seen.get(line))
    else {
        return false;
    };
    let bills = Indicator::UnpaidBillsOf5;
    let bills_are_same = policy.reads & bills.bit() == 0
        || seen.row.get(bills.index()).copied() == Some(on.of_line(line, bills, Money::ZERO));
    let reads_overdue = policy.reads & super::watch_state::OVERDUE != 0;
    let minded = watched.minded;
    if !bills_are_same || account.limit != minded.limit || (reads_overdue && !on.is_current(line)) {
        return false;
    }
    let owed = state.owed(line, &scene.household.lines);
    // A line on which nothing is owed grows idle as before, unless it was used in between.
    let idles_on = owed == Money::ZERO && minded.owed == Money::ZERO && minded.last_used == watched.last_used;
    // Who was idle so long that no further month counts asks for no look by time, and is idle no more once something is owed.
    let was_idle = minded.owed <= Money::ZERO && policy.reads & Indicator::DormantMonths.bit() != 0;
    let within = minded.from <= owed && owed <= minded.to && watched.asks.debt == NEVER && !was_idle;
    if !idles_on && !within {
        return false;
    }
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.minded.owed = owed;
    }
    true
}

/// Puts what was only noted since among what was measured: the use of the limit, and debt service to income.
pub(super) fn recall(state: &mut State, line: usize) {
    recall_service(state);
    let (Some(watched), Some(seen)) = (state.watch.lines.get(line), state.watch.seen.get_mut(line)) else { return };
    let Some(slot) = seen.row.get_mut(Indicator::Utilisation.index()) else { return };
    if *slot != UNKNOWN {
        *slot = watched.minded.owed.ratio_to(watched.minded.limit).map_or(UNKNOWN, |used| used.0);
    }
}

/// Whether no rule of any line minds what the lines add to a month's debt service now; then it is only noted.
#[inline]
pub(super) fn nobody_minds_service(state: &mut State, moves: &mut Moves) -> bool {
    let (service, minded) = (state.watch.service, &mut state.watch.minded_service);
    let within = minded.from <= service && service <= minded.to;
    if within && service != minded.noted {
        (minded.before, minded.noted) = (minded.noted, service);
        minded.moved = true;
        moves.moved |= Indicator::Dti.bit();
    }
    within
}

/// Puts debt service to income as it was last noted among what was measured.
pub(super) fn recall_service(state: &mut State) {
    let minded = state.watch.minded_service;
    if !std::mem::take(&mut state.watch.minded_service.moved) {
        return;
    }
    let ratio = |service: Money| service.ratio_to(minded.income).map_or(UNKNOWN, |ratio| ratio.0);
    state.watch.shared.recall(Indicator::Dti, ratio(minded.before), ratio(minded.noted));
}

/// Notes between which amounts nobody minds the debt service that was just measured.
pub(super) fn note_minded_service(state: &mut State, watch: &Watch, income: Money) {
    let service = state.watch.service;
    let nobody = (Money(i64::MAX), Money(i64::MIN));
    let mut minded =
        MindedService { noted: service, before: service, moved: false, income, from: nobody.0, to: nobody.1 };
    if let Some(ratio) = service.ratio_to(income)
        && let Some(span) = watch.cuts.spans_of(Indicator::Dti).iter().find(|span| ratio.0 <= span.high)
    {
        minded.from = Money(amount_at(span.low, income).saturating_add(1));
        minded.to = Money(amount_at(span.high, income).saturating_sub(1));
    }
    state.watch.minded_service = minded;
}

/// Notes between which amounts nobody minds, as a line was just measured: before its rules change it.
pub(super) fn note_what_is_minded(state: &mut State, line: usize, policy: &CompiledPolicy, scene: Scene<'_>) {
    let minded = minded_of(state, line, policy, scene);
    if let (Some(watched), Some(minded)) = (state.watch.lines.get_mut(line), minded) {
        watched.minded = minded;
    }
}

fn minded_of(state: &State, line: usize, policy: &CompiledPolicy, scene: Scene<'_>) -> Option<Minded> {
    let (account, watched) = (state.lines.get(line)?, state.watch.lines.get(line)?);
    let owed = state.owed(line, &scene.household.lines);
    let (limit, before) = (account.limit, watched.minded);
    let is_inside = before.limit == limit && before.from <= owed && owed <= before.to;
    if is_inside {
        return Some(Minded { owed, last_used: watched.last_used, ..before });
    }
    // Who owes nothing may be idle.
    let idles = policy.reads & Indicator::DormantMonths.bit() != 0;
    let (mut from, mut to) = (if idles { Money(1) } else { Money(i64::MIN) }, Money(i64::MAX));
    if policy.reads & Indicator::Utilisation.bit() != 0 && limit > Money::ZERO {
        let used = owed.ratio_to(limit)?;
        let span = policy.truth.spans_of(Indicator::Utilisation).iter().find(|span| used.0 <= span.high)?;
        from = from.most(Money(amount_at(span.low, limit).saturating_add(1)));
        to = Money(amount_at(span.high, limit).saturating_sub(1));
    }
    Some(Minded { owed, limit, last_used: watched.last_used, from, to })
}

/// The amount, rounded down, that is such a share of a limit.
fn amount_at(share: i64, limit: Money) -> i64 {
    let amount = (i128::from(share) * i128::from(limit.minor())).div_euclid(i128::from(RATE_SCALE));
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}
