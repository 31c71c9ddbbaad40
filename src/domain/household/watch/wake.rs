//! When time alone asks for the next look at a line.
//!
//! Events say what they change; here is what changes without any: days past due grow, uses and cuts grow old, cooling and
//! probation run out.

use super::measure::{Measuring, USE_DAYS, whole_months};
use super::memory::{Asks, CUTS_SHOWN_DAYS, LineWatch, NEVER};
use super::rules::{RuleRef, Watch};
use super::watch_state::{Changed, DATED, IDLE, LOOK, OF_INCOME, OVERDUE, REGISTRY, USE, WatchState};
use crate::domain::calendar::Day;
use crate::domain::credit::account::LineAccount;
use crate::domain::credit::line::LineState;
use crate::domain::money::Money;
use crate::domain::risk::compiled::CompiledPolicy;
use crate::domain::risk::indicator::Indicator;

/// The next day on which a line is to be looked at although nothing happens.
pub(super) fn wake_of(
    watched: &LineWatch,
    account: &LineAccount,
    policy: Option<(u16, &CompiledPolicy)>,
    today: Day,
) -> Day {
    let mut wake = NEVER;
    let mut at = |day: Day| {
        if day < wake {
            wake = day.max(today.plus(1));
        }
    };
    if watched.look_again_on > today {
        at(watched.look_again_on);
    }
    if account.state == LineState::Recovering {
        at(watched.probation_until);
    }
    let Some((place, policy)) = policy else { return wake };
    for until in [watched.maintenance_until, watched.outage_until] {
        if until > today {
            at(until);
        }
    }
    for standing in watched.standing().filter(|s| s.rule.policy == place && s.met_since != NEVER) {
        at(cooled_on(policy, standing.rule, standing.met_since));
    }
    at(watched.asks.debt);
    at(watched.asks.sisters);
    at(watched.asks.uses);
    wake
}

/// When what changed next asks for a look because it grows old; the rest asks as before.
pub(super) fn asks_of(on: Measuring<'_>, line: usize, policy: &CompiledPolicy, changed: Changed) -> Option<Asks> {
    let watched = on.state.watch.lines.get(line)?;
    let mut asks = watched.asks;
    if changed & OVERDUE_OR_IDLE != 0 {
        let owed = on.owed_if(line, policy.reads);
        asks.debt = overdue_wake(on, line, policy).min(dormant_wake(on, line, policy, owed));
    }
    if changed & Indicator::GroupDaysPastDue.bit() != 0 {
        asks.sisters = sister_wake(on, line, policy);
    }
    if changed & policy.reads & USE != 0 {
        asks.uses = watched.next_use_leaves(on.day, USE_DAYS);
    }
    Some(asks)
}

const OVERDUE_OR_IDLE: Changed = OVERDUE | IDLE;

/// When a recovery has held long enough.
fn cooled_on(policy: &CompiledPolicy, rule: RuleRef, met_since: Day) -> Day {
    let trigger = policy.triggers.get(usize::from(rule.trigger));
    trigger.map_or(NEVER, |trigger| met_since.plus(i32::from(trigger.cooling_days)))
}

/// When the months without use pass the next threshold if the line stays unused.
fn dormant_wake(on: Measuring<'_>, line: usize, policy: &CompiledPolicy, owed: Money) -> Day {
    if policy.reads & Indicator::DormantMonths.bit() == 0 || owed > Money::ZERO {
        return NEVER;
    }
    let Some(watched) = on.state.watch.lines.get(line) else { return NEVER };
    let used = watched.last_used;
    let Some(next) = policy.truth.next_cut(Indicator::DormantMonths, whole_months(used, on.day)) else { return NEVER };
    let Ok(months) = i32::try_from(next) else { return NEVER };
    // No run of months is shorter than this; the day itself is found when it is near.
    let soonest = used.plus(months.saturating_mul(30).saturating_sub(2));
    if soonest > on.day.plus(31) {
        return soonest;
    }
    let day = used.month().plus(months).on(used.day_of_month());
    // Where the month is too short, it is whole on the day after its end.
    if day.day_of_month() < used.day_of_month() { day.plus(1) } else { day }
}

/// When the days past due of the line itself pass the next threshold if nothing is paid.
fn overdue_wake(on: Measuring<'_>, line: usize, policy: &CompiledPolicy) -> Day {
    // What is not due yet is checked on its day, and asks for a look then if it was missed.
    if on.state.lines.get(line).and_then(LineAccount::oldest_due).is_none_or(|due| due > on.day) {
        return NEVER;
    }
    let days = i64::from(on.days_past_due(line));
    policy.overdue_days.iter().find(|cut| **cut > days).map_or(NEVER, |next| overdue_by(on, line, *next))
}

/// The same for the worst of its sister lines.
fn sister_wake(on: Measuring<'_>, line: usize, policy: &CompiledPolicy) -> Day {
    if policy.reads & Indicator::GroupDaysPastDue.bit() == 0 {
        return NEVER;
    }
    let worst = i64::from(on.worst_sister(line));
    let Some(next) = policy.truth.next_cut(Indicator::GroupDaysPastDue, worst) else { return NEVER };
    on.sisters(line).map(|sister| overdue_by(on, sister, next)).min().unwrap_or(NEVER)
}

/// The day on which a line is so many days past due if nothing is paid; within the days of grace nobody counts.
fn overdue_by(on: Measuring<'_>, line: usize, days: i64) -> Day {
    let (Some(account), Some(rules)) = (on.state.lines.get(line), on.household.lines.get(line)) else { return NEVER };
    let days = i32::try_from(days).unwrap_or(i32::MAX).max(i32::from(rules.grace_days) + 1);
    account.oldest_due().map_or(NEVER, |due| Day(due.0.saturating_add(days)))
}

/// The next day on which a cut no longer shows in the registry.
pub(super) fn next_cut_to_leave(watch: &WatchState, day: Day) -> Day {
    let leave = watch.lines.iter().flat_map(super::memory::LineWatch::cuts).map(|cut| cut.plus(CUTS_SHOWN_DAYS));
    leave.filter(|leaves| *leaves > day).min().unwrap_or(NEVER)
}

/// Openings or inquiries come or grow old.
pub const OPENINGS_TURN: u32 = 1;
/// Reports become visible.
pub const REPORTS_TURN: u32 = 1 << 1;
/// Income turns.
pub const INCOME_TURNS: u32 = 1 << 2;
/// A rule comes into force or is no longer.
pub const RULES_TURN: u32 = 1 << 3;

/// The days on which dates alone change something for the whole household, in order, each with what turns.
#[must_use]
pub fn turning_days(watch: &Watch, start: Day, end: Day) -> Vec<(Day, u32)> {
    let mut turns: Vec<(Day, u32)> = Vec::new();
    for day in watch.openings.iter().chain(&watch.inquiries) {
        turns.extend([0, 30, 60, 90, 180].map(|later| (day.plus(later), OPENINGS_TURN)));
    }
    let mut delays: Vec<u16> = watch.lines.iter().map(|line| line.report_delay_days).collect();
    delays.sort_unstable();
    delays.dedup();
    // What was reported before the record may become visible after it.
    let mut month = start.month().plus(-6);
    while month.first() <= end {
        turns.extend(delays.iter().map(|delay| (month.last().plus(i32::from(*delay)), REPORTS_TURN)));
        month = month.plus(1);
    }
    turns.extend(watch.income.iter().map(|(day, _)| (*day, INCOME_TURNS)));
    for trigger in watch.policies.iter().flat_map(|policy| &policy.triggers) {
        turns.push((trigger.life.0, RULES_TURN));
        turns.push((Day(trigger.life.1.0.saturating_add(1)), RULES_TURN));
    }
    turns.retain(|(day, _)| (start..=end).contains(day));
    turns.sort_unstable();
    turns.dedup_by(|later, first| {
        let same = later.0 == first.0;
        first.1 |= if same { later.1 } else { 0 };
        same
    });
    turns
}

/// What such a day may have changed.
pub(super) fn changed_by(turns: u32) -> Changed {
    let part = |turn: u32, what: Changed| if turns & turn == 0 { 0 } else { what };
    part(OPENINGS_TURN, DATED) | part(REPORTS_TURN, REGISTRY) | part(INCOME_TURNS, OF_INCOME) | part(RULES_TURN, LOOK)
}

/// What turns on a day. Days are asked for in order.
#[inline]
pub(in crate::domain::household) fn turns_on(state: &mut WatchState, turns: &[(Day, u32)], day: Day) -> u32 {
    turns.get(skip_turns(state, turns, day)).filter(|turn| turn.0 == day).map_or(0, |turn| turn.1)
}

/// The first day from this one on on which something turns.
#[inline]
pub(in crate::domain::household) fn next_turn(state: &mut WatchState, turns: &[(Day, u32)], from: Day) -> Day {
    turns.get(skip_turns(state, turns, from)).map_or(NEVER, |turn| turn.0)
}

fn skip_turns(state: &mut WatchState, turns: &[(Day, u32)], from: Day) -> usize {
    while turns.get(state.next_turn).is_some_and(|turn| turn.0 < from) {
        state.next_turn += 1;
    }
    state.next_turn
}
