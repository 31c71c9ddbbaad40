//! Shocks that were aimed at a household: each a dated blow on one line or on cash.
//!
//! What is meant by words such as "the next due day" was settled before (`scenario`); here it only happens.

use super::effect::{Blow, Scene, lift, strike};
use super::memory::UseKind;
use super::rules::{RuleRef, SHOCK};
use super::watch_state::{ANYTHING, OF_INCOME};
use super::why::Why;
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::compiled::{Compiled, Event};
use crate::domain::household::recorder::{Happening, Movement, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::together::together;
use crate::domain::household::usage::lend;
use crate::domain::money::{Money, Ratio};
use crate::domain::risk::indicator::AccountFlag;
use crate::domain::risk::trigger::Effect;

/// How many months a missed payment counts as recent.
pub const RECENT_MONTHS: u32 = 6;

/// What a shock does on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strike {
    /// An effect falls on the line.
    Effect(Effect),
    /// The effect of the shock with this number ends.
    End(u16),
    /// The limit is cut by a share; nothing else stands against the line.
    Cut(Ratio),
    /// Something is wrong with the account, or is put right.
    Flag(AccountFlag, bool),
    /// The platform is down until a day (exclusive).
    Down {
        /// Until when.
        until: Day,
        /// Whether it was announced.
        announced: bool,
    },
    /// The platform is up again.
    Up,
    /// A change of rules covers the line.
    RuleChange,
    /// The limit is cut by a share if a due amount was missed, on any line, in the last [`RECENT_MONTHS`] months.
    CutIfLate(Ratio),
    /// Nothing is paid to the line until a day (exclusive).
    Withhold(Day),
    /// The household's income is another from this day on.
    IncomeTurns,
    /// The line opens, and this much arrives in cash.
    Opens(Money),
}

/// A shock on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimedShock {
    /// When.
    pub day: Day,
    /// On which line.
    pub line: u16,
    /// What.
    pub strike: Strike,
    /// Its place in the scenario.
    pub origin: u16,
}

impl TimedShock {
    /// The effect that stands on the line while the shock lasts.
    #[must_use]
    pub const fn effect(&self) -> Option<Effect> {
        match self.strike {
            Strike::Effect(effect) => Some(effect),
            _ => None,
        }
    }
}

/// Lets a shock happen.
pub(in crate::domain::household) fn happen<R: Recorder>(
    state: &mut State,
    event: Event,
    household: &Compiled,
    recorder: &mut R,
) {
    let Some(shock) = household.shocks.get(event.place()) else { return };
    let line = usize::from(shock.line);
    let day = event.day;
    let rule = RuleRef { policy: SHOCK, trigger: event.short() };
    match shock.strike {
        Strike::Effect(effect) => {
            let blow = Blow {
                rule,
                source: shock.line,
                effect,
                why: Why::shock(shock.origin, shock.line),
                shows_in_registry: true,
            };
            strike(state, line, &blow, day, household, recorder);
        }
        Strike::End(number) => {
            if let Some(watch) = &household.watch {
                let rule = RuleRef { policy: SHOCK, trigger: number };
                lift(state, rule, shock.line, (true, 0), Scene { day, household, watch }, recorder);
            }
        }
        Strike::Withhold(until) => {
            if let Some(watched) = state.watch.lines.get_mut(line) {
                watched.withheld_until = watched.withheld_until.max(until);
            }
            return;
        }
        Strike::IncomeTurns => {
            state.watch.change_for_all(OF_INCOME);
            return;
        }
        Strike::CutIfLate(_) if !was_late(state) => return,
        Strike::Cut(by) | Strike::CutIfLate(by) => {
            let effect = Effect::Reduce { by, not_below: Ratio::ZERO };
            let blow = Blow {
                rule,
                source: shock.line,
                effect,
                why: Why::shock(shock.origin, shock.line),
                shows_in_registry: true,
            };
            strike(state, line, &blow, day, household, recorder);
        }
        Strike::Opens(amount) => open(state, line, amount, day, household, recorder),
        Strike::Flag(flag, on) => {
            if let Some(watched) = state.watch.lines.get_mut(line) {
                let bit = 1 << (flag as u8);
                watched.flags = if on { watched.flags | bit } else { watched.flags & !bit };
            }
        }
        Strike::Down { until, announced } => {
            if let Some(watched) = state.watch.lines.get_mut(line) {
                let slot = if announced { &mut watched.maintenance_until } else { &mut watched.outage_until };
                *slot = (*slot).max(until);
            }
        }
        Strike::Up => {}
        Strike::RuleChange => {
            if let Some(watched) = state.watch.lines.get_mut(line) {
                watched.rule_change = true;
            }
        }
    }
    state.watch.change(line, ANYTHING);
}

/// Whether a due amount was missed on any line in the last [`RECENT_MONTHS`] months.
#[must_use]
pub fn was_late(state: &State) -> bool {
    let recent = (1_u32 << RECENT_MONTHS) - 1;
    state.lines.iter().any(|account| account.missed_now || account.missed_months & recent != 0)
}

/// A new line opens; a loan's money arrives.
fn open<R: Recorder>(state: &mut State, line: usize, amount: Money, day: Day, household: &Compiled, recorder: &mut R) {
    let id = u16::try_from(line).unwrap_or(u16::MAX);
    if let Some(account) = state.lines.get_mut(line) {
        account.state = LineState::Active;
    }
    if amount > Money::ZERO {
        let Some(mut on) = together(state, line, household) else { return };
        on.accrue(day, recorder);
        let Some(part) = lend(&mut on, amount) else { return };
        recorder.moved(usize::from(part), Movement::Used, amount);
        state.cash += amount;
        recorder.happened(day, Origin::Planned, &Happening::Draw { line: id, part, amount });
        state.watch.flows.add(day, amount, Money::ZERO);
    }
    recorder.happened(day, Origin::Planned, &Happening::Opened { line: id, amount });
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.used(day, UseKind::default());
    }
    // One more lender changes what every other sees.
    state.watch.change_for_all(ANYTHING);
}
