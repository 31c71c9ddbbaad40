//! The next day on which time alone can change what those who watch decide.
//!
//! Between two events nothing moves but the calendar: days past due grow, windows of days slide, reports come into view,
//! probations end. The first of these days is found, so that the days before it need not be looked at. A day too early
//! costs a look; a day too late would change results, so every doubt is settled for the earlier day.

use super::memory::NEVER;
use super::rules::Watch;
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::Money;
use crate::domain::risk::indicator::Indicator;

/// Windows of days in which new lines and inquiries are counted.
const WINDOWS: [i32; 4] = [30, 60, 90, 180];

/// The first day after `today` on which time alone can change a decision; [`NEVER`] when there is none.
#[must_use]
pub fn next_turn(state: &State, household: &Compiled, watch: &Watch, today: Day) -> Day {
    let mut next = NEVER;
    let mut turns = |day: Day| {
        if day > today && day < next {
            next = day;
        }
    };
    for line in 0..state.lines.len() {
        of_line(state, household, watch, line, today, &mut turns);
    }
    for (from, _) in &watch.income {
        turns(*from);
    }
    for day in watch.openings.iter().chain(&watch.inquiries).filter(|day| **day > today.plus(-WINDOWS[3])) {
        turns(*day);
        WINDOWS.iter().for_each(|window| turns(day.plus(*window)));
    }
    if let Some(oldest) = state.watch.flows.oldest_within(today) {
        turns(oldest.plus(90));
    }
    for trigger in watch.policies.iter().flat_map(|policy| &policy.triggers) {
        turns(trigger.life.0);
        turns(trigger.life.1.plus(1));
    }
    next
}

fn of_line(state: &State, household: &Compiled, watch: &Watch, line: usize, today: Day, turns: &mut impl FnMut(Day)) {
    let (Some(account), Some(watched), Some(rules)) =
        (state.lines.get(line), state.watch.lines.get(line), watch.lines.get(line))
    else {
        return;
    };
    turns(rules.opens_on);
    watched.turns_of_time(today, rules.report_delay_days, turns);
    if let Some(due) = account.oldest_due() {
        // Others of the group read it too, so the steps of every policy count.
        let grace = household.lines.get(line).map_or(0, |rules| i32::from(rules.grace_days));
        turns(due.plus(1));
        turns(due.plus(grace + 1));
        for policy in &watch.policies {
            let passed = policy.overdue_steps.partition_point(|step| due.plus(*step) <= today);
            if let Some(step) = policy.overdue_steps.get(passed) {
                turns(due.plus(*step));
            }
        }
    }
    for standing in watched.standing().filter(|standing| standing.met_since != NEVER) {
        let Some(policy) = watch.policies.get(usize::from(standing.rule.policy)) else { continue };
        if let Some(trigger) = policy.triggers.get(usize::from(standing.rule.trigger)) {
            turns(standing.met_since.plus(i32::from(trigger.cooling_days)));
        }
    }
    let reads = watch.policy_of(line).map_or(0, |policy| policy.reads);
    if reads & Indicator::DormantMonths.bit() != 0 && state.owed(line, &household.lines) <= Money::ZERO {
        // It grows once a month, on the day of the month of the last use.
        turns(today.plus(1));
    }
}
