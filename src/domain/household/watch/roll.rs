//! Borrowing to repay: what a household does that draws where it still can when cash falls short.
//!
//! It draws from the lines in the order of the record that lend cash, round sums of a hundred, never more than is missing
//! and the rounding. When nothing can be drawn it stops.

use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Movement, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::together::together;
use crate::domain::household::usage::lend;
use crate::domain::money::{Money, Rounding};

use super::measure::ALMOST_NOTHING_PERCENT;
use super::memory::UseKind;
use super::watch_state::{COUNTS, PAID, USE};
use crate::domain::risk::indicator::Indicator;

/// Draws until cash reaches `wanted`, or nothing can be drawn. `payee` is the line that is to be paid: nobody draws from
/// the line that asks.
pub(in crate::domain::household) fn draw_until<R: Recorder>(
    state: &mut State,
    wanted: Money,
    payee: Option<usize>,
    day: Day,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
) {
    for line in 0..state.lines.len() {
        let missing = wanted - state.cash;
        if missing <= Money::ZERO {
            return;
        }
        if Some(line) == payee {
            continue;
        }
        let step = Money(household.round_sum.minor() / 10);
        let round = Money(
            Rounding::Up
                .divide(i128::from(missing.minor()), i128::from(step.minor().max(1)))
                .saturating_mul(step.minor().max(1)),
        );
        let amount = round.least(drawable(state, line, household));
        if amount > Money::ZERO {
            draw(state, line, amount, day, origin, household, recorder);
        }
    }
}

/// How much cash a line still lends.
#[must_use]
pub fn drawable(state: &State, line: usize, household: &Compiled) -> Money {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return Money::ZERO };
    let lends = rules.advance_part.is_some() || (!rules.has_statements && rules.first_spare < rules.end_part);
    if !lends || !rules.can_be_drawn || !account.state.can_be_drawn() || account.limit < Money::ZERO {
        return Money::ZERO;
    }
    (account.limit - state.owed(line, &household.lines)).positive_part()
}

/// Draws cash from a line.
pub(in crate::domain::household) fn draw<R: Recorder>(
    state: &mut State,
    line: usize,
    amount: Money,
    day: Day,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
) {
    let Some(mut on) = together(state, line, household) else { return };
    on.accrue(day, recorder);
    let Some(part) = lend(&mut on, amount) else { return };
    recorder.moved(usize::from(part), Movement::Used, amount);
    state.cash += amount;
    let id = u16::try_from(line).unwrap_or(u16::MAX);
    recorder.happened(day, origin, &Happening::Draw { line: id, part, amount });
    remember_use(state, line, amount, true, day, household);
}

/// Remembers a use of a line for those who watch it.
pub(in crate::domain::household) fn remember_use(
    state: &mut State,
    line: usize,
    amount: Money,
    draw: bool,
    day: Day,
    household: &Compiled,
) {
    if !state.watch.is_watched() {
        return;
    }
    let owed = state.owed(line, &household.lines);
    let limit = state.lines.get(line).map_or(Money(-1), |account| account.limit);
    let round = household.round_sum.minor().max(1);
    let left = (limit - owed).minor();
    let kind = UseKind {
        draw,
        round: amount.minor() % round == 0,
        full: limit > Money::ZERO && left.saturating_mul(100) < limit.minor().saturating_mul(ALMOST_NOTHING_PERCENT),
    };
    let counts = state.watch.lines.get_mut(line).is_some_and(|watched| watched.used(day, kind));
    state.watch.change(line, if counts { PAID | USE } else { PAID });
    if draw {
        super::notice::flow(state, day, amount, Money::ZERO);
    }
    let billed_by_statement = household.lines.get(line).is_some_and(|rules| rules.has_statements);
    if !billed_by_statement || owed <= amount {
        state.watch.change_for_all(Indicator::Dti.bit() | COUNTS);
    }
}
