//! Measuring a line: one row of numbers from the engine's own state.
//!
//! Only what is asked for is measured. Definitions are those of `risk::indicator`.

use super::memory::{LONG_AGO, LineWatch};
use super::rules::Watch;
use super::watch_state::{Changed, HOUSEHOLD};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineAccount, bucket};
use crate::domain::credit::instalment::next_instalments;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::Money;
use crate::domain::risk::indicator::{AccountFlag, INDICATORS, Indicator, NOTHING_MEASURED, UNKNOWN};

/// A free share of the limit below which a use took all of it: 1 %.
pub(super) const ALMOST_NOTHING_PERCENT: i64 = 1;

/// A row of measured numbers.
pub type Row = [i64; INDICATORS];

/// The row of a line on a day. `reads` says which indicators are wanted, by [`Indicator::bit`].
#[must_use]
pub fn measure(state: &State, household: &Compiled, watch: &Watch, line: usize, day: Day, reads: Changed) -> Row {
    let on = Measuring { state, household, watch, day };
    let mut row = NOTHING_MEASURED;
    let owed = on.owed_if(line, reads);
    for indicator in each(reads) {
        if let Some(slot) = row.get_mut(indicator.index()) {
            *slot = on.of_any(line, indicator, owed);
        }
    }
    row
}

/// The indicators of a set.
pub(super) fn each(mut set: Changed) -> impl Iterator<Item = Indicator> {
    std::iter::from_fn(move || {
        let place = u8::try_from(set.trailing_zeros()).ok()?;
        set &= set.wrapping_sub(1);
        Indicator::at(place)
    })
}

/// A household to be measured on a day.
#[derive(Clone, Copy)]
pub(super) struct Measuring<'m> {
    pub state: &'m State,
    pub household: &'m Compiled,
    pub watch: &'m Watch,
    pub day: Day,
}

impl Measuring<'_> {
    /// What is owed on a line, if one of these is about that.
    #[inline]
    pub fn owed_if(&self, line: usize, reads: Changed) -> Money {
        let asks = reads & (Indicator::Utilisation.bit() | Indicator::DormantMonths.bit()) != 0;
        if asks { self.state.owed(line, &self.household.lines) } else { Money::ZERO }
    }

    /// One value. `owed` is [`Measuring::owed_if`] of it.
    pub fn of_any(&self, line: usize, indicator: Indicator, owed: Money) -> i64 {
        let shared = indicator.bit() & HOUSEHOLD != 0;
        if shared { self.of_household(indicator) } else { self.of_line(line, indicator, owed) }
    }

    /// What is about one line, or what its lender sees of others. `owed` is [`Measuring::owed_if`] of it.
    #[inline]
    pub fn of_line(&self, line: usize, indicator: Indicator, owed: Money) -> i64 {
        let (Some(account), Some(watched)) = (self.state.lines.get(line), self.state.watch.lines.get(line)) else {
            return UNKNOWN;
        };
        let day = self.day;
        match indicator {
            Indicator::DaysPastDue => i64::from(self.days_past_due(line)),
            Indicator::Bucket => i64::from(bucket(self.days_past_due(line))),
            Indicator::MissedMinimums6 => missed(account, 6),
            Indicator::MissedMinimums12 => missed(account, 12),
            Indicator::MissedMinimums24 => missed(account, 24),
            Indicator::UnpaidBillsOf5 => i64::from((watched.unpaid_bills & 0b1_1111).count_ones()),
            Indicator::Utilisation => owed.ratio_to(account.limit).map_or(UNKNOWN, |used| used.0),
            Indicator::Draws30 => watched.uses_within(day, USE_DAYS, |kind| kind.draw),
            Indicator::RoundSumDraws30 => watched.uses_within(day, USE_DAYS, |kind| kind.round),
            Indicator::FullLimitDraws30 => watched.uses_within(day, USE_DAYS, |kind| kind.full),
            Indicator::DormantMonths if owed > Money::ZERO => 0,
            Indicator::DormantMonths => whole_months(watched.last_used, day),
            Indicator::IdentityUnfinished => flag(watched, AccountFlag::IdentityUnfinished),
            Indicator::DocumentExpired => flag(watched, AccountFlag::DocumentExpired),
            Indicator::LogInLock => flag(watched, AccountFlag::LogInLock),
            Indicator::DeviceChange => flag(watched, AccountFlag::DeviceChange),
            Indicator::TermsBreach => flag(watched, AccountFlag::TermsBreach),
            Indicator::Maintenance => i64::from(day < watched.maintenance_until),
            Indicator::Outage => i64::from(day < watched.outage_until),
            Indicator::RuleChange => i64::from(watched.rule_change),
            Indicator::GroupDaysPastDue => i64::from(self.worst_sister(line)),
            Indicator::RegistryDaysPastDue => {
                self.of_registry(line, |watched, delay| watched.reported(day, delay).into(), i64::max)
            }
            Indicator::RegistryLimitCuts => {
                self.of_registry(line, |watched, delay| watched.cuts_seen(day, delay), i64::saturating_add)
            }
            _ => UNKNOWN,
        }
    }

    /// Days past due as lenders count them.
    pub fn days_past_due(&self, line: usize) -> i32 {
        days_past_due(self.state, self.household, line, self.day)
    }

    /// Whether nothing is past due on a line, and nothing was when it was last measured.
    #[inline]
    pub fn is_current(&self, line: usize) -> bool {
        let (Some(account), Some(seen)) = (self.state.lines.get(line), self.state.watch.seen.get(line)) else {
            return false;
        };
        // Nothing measured is not zero either.
        let measured = |indicator: Indicator| seen.row.get(indicator.index()).copied().unwrap_or(UNKNOWN);
        let was = measured(Indicator::DaysPastDue) == 0 || measured(Indicator::Bucket) == 0;
        was && account.oldest_due().is_none_or(|due| due >= self.day)
    }

    /// The other lines of the line's group.
    pub fn sisters(&self, line: usize) -> impl Iterator<Item = usize> {
        self.watch.sisters(line)
    }

    /// The most days past due among the other lines of the group.
    pub fn worst_sister(&self, line: usize) -> i32 {
        self.sisters(line).map(|other| self.days_past_due(other)).max().unwrap_or(0)
    }

    /// What is the same for every line.
    pub fn of_household(&self, indicator: Indicator) -> i64 {
        let Measuring { state, household, watch, day } = *self;
        let (opened, inquired) = (&watch.openings[..], &watch.inquiries[..]);
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
            Indicator::LinesOpened30 => within(opened, day, 30),
            Indicator::LinesOpened60 => within(opened, day, 60),
            Indicator::LinesOpened90 => within(opened, day, 90),
            Indicator::LinesOpened180 => within(opened, day, 180),
            Indicator::Inquiries30 => within(inquired, day, 30),
            Indicator::Inquiries60 => within(inquired, day, 60),
            Indicator::Inquiries90 => within(inquired, day, 90),
            Indicator::Inquiries180 => within(inquired, day, 180),
            Indicator::RollingRatio => state.watch.flows.rolled(day).map_or(UNKNOWN, |ratio| ratio.0),
            _ => UNKNOWN,
        }
    }

    /// What the lender of a line sees of the reporting lines of other lenders, put together.
    pub fn of_registry(
        &self,
        line: usize,
        seen: impl Fn(&LineWatch, u16) -> i64,
        together: impl Fn(i64, i64) -> i64,
    ) -> i64 {
        let Measuring { state, watch, .. } = *self;
        let sees = watch.policy_of(line).is_some_and(|policy| policy.sees_registry);
        let Some(own) = watch.lines.get(line).filter(|_| sees) else { return UNKNOWN };
        let lines = watch.lines.iter().zip(&state.watch.lines);
        let others = lines.filter(|(rules, _)| rules.reported && rules.lender != own.lender);
        others.map(|(rules, watched)| seen(watched, rules.report_delay_days)).fold(0, together)
    }
}

fn missed(account: &LineAccount, months: u32) -> i64 {
    let missed = (account.missed_months << 1) | u32::from(account.missed_now);
    i64::from((missed & ((1 << months) - 1)).count_ones())
}

fn flag(watched: &LineWatch, flag: AccountFlag) -> i64 {
    i64::from(watched.flags >> (flag as u8) & 1)
}

/// For how many days a use counts.
pub(super) const USE_DAYS: i32 = 30;

/// Days past due as lenders count them: none within the days of grace.
#[must_use]
pub fn days_past_due(state: &State, household: &Compiled, line: usize, day: Day) -> i32 {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return 0 };
    let days = account.days_past_due(day);
    if days > i32::from(rules.grace_days) { days } else { 0 }
}

/// Whole months between two days.
pub(super) fn whole_months(from: Day, to: Day) -> i64 {
    // No month is shorter than 28 days.
    if from == LONG_AGO || to.since(from) < 28 {
        return 0;
    }
    let months = to.month().0 - from.month().0;
    let whole = if to.day_of_month() < from.day_of_month() { months - 1 } else { months };
    i64::from(whole.max(0))
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

/// Whether a line counts among the lines of a household: it is open or still owed.
pub(super) fn is_counted(state: &State, household: &Compiled, watch: &Watch, line: usize, day: Day) -> bool {
    use crate::domain::credit::line::LineState;
    let (Some(rules), Some(account)) = (watch.lines.get(line), state.lines.get(line)) else { return false };
    let drawable = household.lines.get(line).is_some_and(|rules| rules.can_be_drawn);
    let open = rules.opens_on <= day && account.state != LineState::Closed && drawable;
    open || state.owed(line, &household.lines) > Money::ZERO
}

/// Lenders and lines that are open or still owed.
fn count_lenders(state: &State, household: &Compiled, watch: &Watch, day: Day) -> (i64, i64) {
    let (mut lenders, mut lines) = (0, 0);
    let counts = |line: usize| is_counted(state, household, watch, line, day);
    for line in (0..watch.lines.len()).filter(|line| counts(*line)) {
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
    (0..state.lines.len()).map(|line| service_of(state, household, line)).sum()
}

/// What a line adds to it.
pub(super) fn service_of(state: &State, household: &Compiled, line: usize) -> Money {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else {
        return Money::ZERO;
    };
    if rules.has_statements {
        return account.statement_minimum;
    }
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    next_instalments(state.parts_of(rules), part_rules)
}
