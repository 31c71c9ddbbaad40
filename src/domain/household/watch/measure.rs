//! Measuring a line: one row of numbers from the engine's own state.
//!
//! Only what the line's rules read is measured. Definitions are those of `risk::indicator`.

use super::memory::LONG_AGO;
use super::rules::Watch;
use crate::domain::calendar::Day;
use crate::domain::credit::account::bucket;
use crate::domain::credit::instalment::next_instalments;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::Money;
use crate::domain::risk::indicator::{AccountFlag, INDICATORS, Indicator, NOTHING_MEASURED, Reach, UNKNOWN};

/// A free share of the limit below which a use took all of it: 1 %.
pub(super) const ALMOST_NOTHING_PERCENT: i64 = 1;

/// The row of a line on a day. `reads` says which indicators are wanted, by [`Indicator::bit`].
#[must_use]
pub fn measure(
    state: &State,
    household: &Compiled,
    watch: &Watch,
    line: usize,
    day: Day,
    reads: u64,
) -> [i64; INDICATORS] {
    let mut row = NOTHING_MEASURED;
    for (slot, indicator) in row.iter_mut().zip(Indicator::ALL) {
        if reads & indicator.bit() != 0 {
            *slot = value_of(state, household, watch, line, day, *indicator);
        }
    }
    row
}

/// One indicator of a line on a day.
#[must_use]
pub fn value_of(
    state: &State,
    household: &Compiled,
    watch: &Watch,
    line: usize,
    day: Day,
    indicator: Indicator,
) -> i64 {
    if indicator.reach() == Reach::Household {
        return of_household(state, household, watch, day, indicator);
    }
    let (Some(account), Some(watched)) = (state.lines.get(line), state.watch.lines.get(line)) else { return UNKNOWN };
    let missed = |months: u32| {
        let seen = (account.missed_months << 1) | u32::from(account.missed_now);
        i64::from((seen & ((1 << months) - 1)).count_ones())
    };
    let flag = |flag: AccountFlag| i64::from(watched.flags >> (flag as u8) & 1);
    match indicator {
        Indicator::DaysPastDue => i64::from(days_past_due(state, household, line, day)),
        Indicator::Bucket => i64::from(bucket(days_past_due(state, household, line, day))),
        Indicator::MissedMinimums6 => missed(6),
        Indicator::MissedMinimums12 => missed(12),
        Indicator::MissedMinimums24 => missed(24),
        Indicator::Utilisation => utilisation(state, household, line),
        Indicator::UnpaidBillsOf5 => i64::from((watched.unpaid_bills & 0b1_1111).count_ones()),
        Indicator::Draws30 => watched.uses_within(day, 30, |kind| kind.draw),
        Indicator::RoundSumDraws30 => watched.uses_within(day, 30, |kind| kind.round),
        Indicator::FullLimitDraws30 => watched.uses_within(day, 30, |kind| kind.full),
        Indicator::DormantMonths if state.owed(line, &household.lines) > Money::ZERO => 0,
        Indicator::DormantMonths => whole_months(watched.last_used, day),
        Indicator::IdentityUnfinished => flag(AccountFlag::IdentityUnfinished),
        Indicator::DocumentExpired => flag(AccountFlag::DocumentExpired),
        Indicator::LogInLock => flag(AccountFlag::LogInLock),
        Indicator::DeviceChange => flag(AccountFlag::DeviceChange),
        Indicator::TermsBreach => flag(AccountFlag::TermsBreach),
        Indicator::Maintenance => i64::from(day < watched.maintenance_until),
        Indicator::Outage => i64::from(day < watched.outage_until),
        Indicator::RuleChange => i64::from(watched.rule_change),
        Indicator::GroupDaysPastDue => of_group(state, household, watch, line, day),
        Indicator::RegistryDaysPastDue | Indicator::RegistryLimitCuts => {
            of_registry(state, watch, line, day, indicator)
        }
        _ => UNKNOWN,
    }
}

/// Days past due as lenders count them: none within the days of grace.
#[must_use]
pub fn days_past_due(state: &State, household: &Compiled, line: usize, day: Day) -> i32 {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return 0 };
    let days = account.days_past_due(day);
    if days > i32::from(rules.grace_days) { days } else { 0 }
}

fn utilisation(state: &State, household: &Compiled, line: usize) -> i64 {
    let limit = state.lines.get(line).map_or(Money::ZERO, |account| account.limit);
    if limit <= Money::ZERO {
        return UNKNOWN;
    }
    state.owed(line, &household.lines).ratio_to(limit).map_or(UNKNOWN, |used| used.0)
}

/// Whole months between two days.
fn whole_months(from: Day, to: Day) -> i64 {
    if from == LONG_AGO || to <= from {
        return 0;
    }
    let months = to.month().0 - from.month().0;
    let whole = if to.day_of_month() < from.day_of_month() { months - 1 } else { months };
    i64::from(whole.max(0))
}

fn of_group(state: &State, household: &Compiled, watch: &Watch, line: usize, day: Day) -> i64 {
    let Some(own) = watch.lines.get(line) else { return UNKNOWN };
    let sisters = watch.lines.iter().enumerate().filter(|(other, rules)| *other != line && rules.group == own.group);
    i64::from(sisters.map(|(other, _)| days_past_due(state, household, other, day)).max().unwrap_or(0))
}

fn of_household(state: &State, household: &Compiled, watch: &Watch, day: Day, indicator: Indicator) -> i64 {
    let opened = |days: i32| within(&watch.openings, day, days);
    let inquired = |days: i32| within(&watch.inquiries, day, days);
    match indicator {
        Indicator::LimitsToYearlyIncome => {
            let yearly = Money(watch.income_on(day).minor().saturating_mul(12));
            total_limits(state, watch, day).ratio_to(yearly).map_or(UNKNOWN, |ratio| ratio.0)
        }
        Indicator::Dti => {
            debt_service(state, household).ratio_to(watch.income_on(day)).map_or(UNKNOWN, |ratio| ratio.0)
        }
        Indicator::Lenders => count_lenders(state, household, watch, day).0,
        Indicator::Lines => count_lenders(state, household, watch, day).1,
        Indicator::LinesOpened30 => opened(30),
        Indicator::LinesOpened60 => opened(60),
        Indicator::LinesOpened90 => opened(90),
        Indicator::LinesOpened180 => opened(180),
        Indicator::Inquiries30 => inquired(30),
        Indicator::Inquiries60 => inquired(60),
        Indicator::Inquiries90 => inquired(90),
        Indicator::Inquiries180 => inquired(180),
        Indicator::RollingRatio => {
            let (drawn, repaid) = state.watch.flows.within_ninety_days(day);
            drawn.least(repaid).ratio_to(repaid).map_or(UNKNOWN, |ratio| ratio.0)
        }
        _ => UNKNOWN,
    }
}

fn within(days: &[Day], today: Day, window: i32) -> i64 {
    let from = days.partition_point(|day| *day <= today.plus(-window));
    let to = days.partition_point(|day| *day <= today);
    i64::try_from(to.saturating_sub(from)).unwrap_or(0)
}

fn open_lines<'a>(state: &'a State, watch: &'a Watch, day: Day) -> impl Iterator<Item = usize> + 'a {
    use crate::domain::credit::line::LineState;
    let lines = watch.lines.iter().zip(&state.lines).enumerate();
    lines.filter(move |(_, (rules, account))| rules.opens_on <= day && account.state != LineState::Closed).map(|l| l.0)
}

/// The limits of all open lines that have one.
#[must_use]
pub fn total_limits(state: &State, watch: &Watch, day: Day) -> Money {
    let open = open_lines(state, watch, day).filter_map(|line| state.lines.get(line));
    open.map(|account| account.limit.positive_part()).sum()
}

/// Lenders and lines that are open or still owed.
fn count_lenders(state: &State, household: &Compiled, watch: &Watch, day: Day) -> (i64, i64) {
    use crate::domain::credit::line::LineState;
    let (mut lenders, mut lines) = (0, 0);
    let counts = |line: usize| {
        let (Some(rules), Some(account)) = (watch.lines.get(line), state.lines.get(line)) else { return false };
        let drawable = household.lines.get(line).is_some_and(|rules| rules.can_be_drawn);
        let open = rules.opens_on <= day && account.state != LineState::Closed && drawable;
        open || state.owed(line, &household.lines) > Money::ZERO
    };
    for line in 0..watch.lines.len() {
        if !counts(line) {
            continue;
        }
        lines += 1;
        let lender = watch.lines.get(line).map(|rules| rules.lender);
        let same = |other: &usize| watch.lines.get(*other).map(|rules| rules.lender) == lender;
        // Most lenders have one line, so that nobody is looked at twice.
        lenders += i64::from(!(0..line).filter(same).any(counts));
    }
    (lenders, lines)
}

/// Contractual payments of a month: each statement's minimum and each loan's next instalments.
#[must_use]
pub fn debt_service(state: &State, household: &Compiled) -> Money {
    let of = |line: usize| {
        let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else {
            return Money::ZERO;
        };
        if rules.has_statements {
            return account.statement_minimum;
        }
        let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
        next_instalments(state.parts_of(rules), part_rules)
    };
    (0..state.lines.len()).map(of).sum()
}

fn of_registry(state: &State, watch: &Watch, line: usize, day: Day, indicator: Indicator) -> i64 {
    let sees = watch.policy_of(line).is_some_and(|policy| policy.sees_registry);
    let Some(own) = watch.lines.get(line).filter(|_| sees) else { return UNKNOWN };
    let lines = watch.lines.iter().zip(&state.watch.lines);
    let others = lines.filter(|(rules, _)| rules.reported && rules.lender != own.lender);
    if indicator == Indicator::RegistryDaysPastDue {
        let worst = others.map(|(rules, watched)| watched.reported(day, rules.report_delay_days)).max();
        return i64::from(worst.unwrap_or(0));
    }
    others.map(|(rules, watched)| watched.cuts_seen(day, rules.report_delay_days)).sum()
}
