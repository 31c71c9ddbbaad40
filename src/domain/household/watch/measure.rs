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
use crate::domain::risk::indicator::{INDICATORS, Indicator, NOTHING_MEASURED, UNKNOWN};

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
    let wants = |indicator: Indicator| reads & indicator.bit() != 0;
    let mut put = |indicator: Indicator, value: i64| {
        if let Some(slot) = row.get_mut(indicator.index()) {
            *slot = value;
        }
    };
    of_payments(state, household, line, day, &wants, &mut put);
    of_use(state, household, line, day, &wants, &mut put);
    of_account(state, line, day, &mut put);
    of_group(state, household, watch, line, day, &wants, &mut put);
    of_household(state, household, watch, day, &wants, &mut put);
    of_registry(state, watch, line, day, &wants, &mut put);
    row
}

type Wants<'w> = &'w dyn Fn(Indicator) -> bool;
type Put<'p> = &'p mut dyn FnMut(Indicator, i64);

/// Days past due as lenders count them: none within the days of grace.
#[must_use]
pub fn days_past_due(state: &State, household: &Compiled, line: usize, day: Day) -> i32 {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return 0 };
    let days = account.days_past_due(day);
    if days > i32::from(rules.grace_days) { days } else { 0 }
}

fn of_payments(state: &State, household: &Compiled, line: usize, day: Day, wants: Wants<'_>, put: Put<'_>) {
    let Some(account) = state.lines.get(line) else { return };
    let days = days_past_due(state, household, line, day);
    put(Indicator::DaysPastDue, i64::from(days));
    put(Indicator::Bucket, i64::from(bucket(days)));
    let months = (account.missed_months << 1) | u32::from(account.missed_now);
    let missed = |count: u32| i64::from((months & ((1 << count) - 1)).count_ones());
    put(Indicator::MissedMinimums6, missed(6));
    put(Indicator::MissedMinimums12, missed(12));
    put(Indicator::MissedMinimums24, missed(24));
    if wants(Indicator::UnpaidBillsOf5)
        && let Some(watched) = state.watch.lines.get(line)
    {
        put(Indicator::UnpaidBillsOf5, i64::from((watched.unpaid_bills & 0b1_1111).count_ones()));
    }
}

fn of_use(state: &State, household: &Compiled, line: usize, day: Day, wants: Wants<'_>, put: Put<'_>) {
    let (Some(account), Some(watched)) = (state.lines.get(line), state.watch.lines.get(line)) else { return };
    let owed = state.owed(line, &household.lines);
    if wants(Indicator::Utilisation) && account.limit > Money::ZERO {
        put(Indicator::Utilisation, owed.ratio_to(account.limit).map_or(UNKNOWN, |used| used.0));
    }
    if wants(Indicator::Draws30) {
        put(Indicator::Draws30, watched.uses_within(day, 30, |kind| kind.draw));
    }
    if wants(Indicator::RoundSumDraws30) {
        put(Indicator::RoundSumDraws30, watched.uses_within(day, 30, |kind| kind.round));
    }
    if wants(Indicator::FullLimitDraws30) {
        put(Indicator::FullLimitDraws30, watched.uses_within(day, 30, |kind| kind.full));
    }
    if wants(Indicator::DormantMonths) {
        let months = if owed > Money::ZERO { 0 } else { whole_months(watched.last_used, day) };
        put(Indicator::DormantMonths, months);
    }
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

fn of_account(state: &State, line: usize, day: Day, put: Put<'_>) {
    use crate::domain::risk::indicator::AccountFlag;
    let Some(watched) = state.watch.lines.get(line) else { return };
    let flags = [
        AccountFlag::IdentityUnfinished,
        AccountFlag::DocumentExpired,
        AccountFlag::LogInLock,
        AccountFlag::DeviceChange,
        AccountFlag::TermsBreach,
    ];
    for flag in flags {
        put(flag.indicator(), i64::from(watched.flags >> (flag as u8) & 1));
    }
    put(Indicator::Maintenance, i64::from(day < watched.maintenance_until));
    put(Indicator::Outage, i64::from(day < watched.outage_until));
    put(Indicator::RuleChange, i64::from(watched.rule_change));
}

fn of_group(state: &State, household: &Compiled, watch: &Watch, line: usize, day: Day, wants: Wants<'_>, put: Put<'_>) {
    if !wants(Indicator::GroupDaysPastDue) {
        return;
    }
    let Some(own) = watch.lines.get(line) else { return };
    let sisters = watch.lines.iter().enumerate().filter(|(other, rules)| *other != line && rules.group == own.group);
    let worst = sisters.map(|(other, _)| days_past_due(state, household, other, day)).max().unwrap_or(0);
    put(Indicator::GroupDaysPastDue, i64::from(worst));
}

fn of_household(state: &State, household: &Compiled, watch: &Watch, day: Day, wants: Wants<'_>, put: Put<'_>) {
    let income = watch.income_on(day);
    if wants(Indicator::LimitsToYearlyIncome) {
        let limits: Money = open_lines(state, watch, day)
            .filter_map(|line| state.lines.get(line))
            .map(|account| account.limit.positive_part())
            .sum();
        let yearly = Money(income.minor().saturating_mul(12));
        put(Indicator::LimitsToYearlyIncome, limits.ratio_to(yearly).map_or(UNKNOWN, |ratio| ratio.0));
    }
    if wants(Indicator::Dti) {
        put(Indicator::Dti, debt_service(state, household).ratio_to(income).map_or(UNKNOWN, |ratio| ratio.0));
    }
    if wants(Indicator::Lenders) || wants(Indicator::Lines) {
        let (lenders, lines) = count_lenders(state, household, watch, day);
        put(Indicator::Lenders, lenders);
        put(Indicator::Lines, lines);
    }
    let windows = [
        (Indicator::LinesOpened30, Indicator::Inquiries30, 30),
        (Indicator::LinesOpened60, Indicator::Inquiries60, 60),
        (Indicator::LinesOpened90, Indicator::Inquiries90, 90),
        (Indicator::LinesOpened180, Indicator::Inquiries180, 180),
    ];
    for (opened, inquired, days) in windows {
        if wants(opened) {
            put(opened, within(&watch.openings, day, days));
        }
        if wants(inquired) {
            put(inquired, within(&watch.inquiries, day, days));
        }
    }
    if wants(Indicator::RollingRatio) {
        let mut flows = state.watch.flows;
        flows.expire(day);
        let ratio = flows.drawn.least(flows.repaid).ratio_to(flows.repaid);
        put(Indicator::RollingRatio, ratio.map_or(UNKNOWN, |ratio| ratio.0));
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
        let seen_before =
            (0..line).any(|other| watch.lines.get(other).map(|rules| rules.lender) == lender && counts(other));
        lenders += i64::from(!seen_before);
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

fn of_registry(state: &State, watch: &Watch, line: usize, day: Day, wants: Wants<'_>, put: Put<'_>) {
    let sees = watch.policy_of(line).is_some_and(|policy| policy.sees_registry);
    let Some(own) = watch.lines.get(line).filter(|_| sees) else { return };
    let others = || {
        let lines = watch.lines.iter().zip(&state.watch.lines);
        lines.filter(|(rules, _)| rules.reported && rules.lender != own.lender)
    };
    if wants(Indicator::RegistryDaysPastDue) {
        let worst = others().map(|(rules, watched)| watched.reported(day, rules.report_delay_days)).max().unwrap_or(0);
        put(Indicator::RegistryDaysPastDue, i64::from(worst));
    }
    if wants(Indicator::RegistryLimitCuts) {
        let cuts = others().map(|(rules, watched)| watched.cuts_seen(day, rules.report_delay_days)).sum();
        put(Indicator::RegistryLimitCuts, cuts);
    }
}
