//! Measuring a line: one row of numbers from the engine's own state.
//!
//! Only what is asked for is measured. Definitions are those of `risk::indicator`.

use super::memory::LONG_AGO;
use super::rules::Watch;
use super::watch_state::{Changed, HOUSEHOLD};
use crate::domain::calendar::Day;
use crate::domain::credit::account::bucket;
use crate::domain::credit::instalment::next_instalments;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::Money;
use crate::domain::risk::indicator::{INDICATORS, Indicator, NOTHING_MEASURED, UNKNOWN};

/// A free share of the limit below which a use took all of it: 1 %.
pub(super) const ALMOST_NOTHING_PERCENT: i64 = 1;

/// A row of measured numbers.
pub type Row = [i64; INDICATORS];

/// The row of a line on a day. `reads` says which indicators are wanted, by [`Indicator::bit`].
#[must_use]
pub fn measure(state: &State, household: &Compiled, watch: &Watch, line: usize, day: Day, reads: Changed) -> Row {
    let on = Measuring { state, household, watch, day };
    let mut row = NOTHING_MEASURED;
    on.household_into(&mut row, reads);
    on.line_into(&mut row, line, reads);
    row
}

/// A household to be measured on a day.
#[derive(Clone, Copy)]
pub(super) struct Measuring<'m> {
    pub state: &'m State,
    pub household: &'m Compiled,
    pub watch: &'m Watch,
    pub day: Day,
}

/// Puts values into a row as far as they are wanted.
struct Into<'r> {
    row: &'r mut Row,
    reads: Changed,
}

impl Into<'_> {
    #[inline]
    const fn wants(&self, indicator: Indicator) -> bool {
        self.reads & indicator.bit() != 0
    }

    #[inline]
    fn put(&mut self, indicator: Indicator, value: impl FnOnce() -> i64) {
        if self.wants(indicator)
            && let Some(slot) = self.row.get_mut(indicator.index())
        {
            *slot = value();
        }
    }
}

impl Measuring<'_> {
    /// What is the same for every line.
    pub fn household_into(&self, row: &mut Row, reads: Changed) {
        if reads & HOUSEHOLD != 0 {
            self.of_household(&mut Into { row, reads });
        }
    }

    /// What is about one line, or what its lender sees of others.
    pub fn line_into(&self, row: &mut Row, line: usize, reads: Changed) {
        let mut into = Into { row, reads };
        self.of_payments(line, &mut into);
        self.of_use(line, &mut into);
        self.of_account(line, &mut into);
        into.put(Indicator::GroupDaysPastDue, || i64::from(self.worst_sister(line)));
        self.of_registry(line, &mut into);
    }

    /// Days past due as lenders count them.
    pub fn days_past_due(&self, line: usize) -> i32 {
        days_past_due(self.state, self.household, line, self.day)
    }

    fn of_payments(&self, line: usize, into: &mut Into<'_>) {
        let Some(account) = self.state.lines.get(line) else { return };
        into.put(Indicator::DaysPastDue, || i64::from(self.days_past_due(line)));
        into.put(Indicator::Bucket, || i64::from(bucket(self.days_past_due(line))));
        let missed = |count: u32| {
            let months = (account.missed_months << 1) | u32::from(account.missed_now);
            i64::from((months & ((1 << count) - 1)).count_ones())
        };
        into.put(Indicator::MissedMinimums6, || missed(6));
        into.put(Indicator::MissedMinimums12, || missed(12));
        into.put(Indicator::MissedMinimums24, || missed(24));
        if let Some(watched) = self.state.watch.lines.get(line) {
            into.put(Indicator::UnpaidBillsOf5, || i64::from((watched.unpaid_bills & 0b1_1111).count_ones()));
        }
    }

    fn of_use(&self, line: usize, into: &mut Into<'_>) {
        let (Some(account), Some(watched)) = (self.state.lines.get(line), self.state.watch.lines.get(line)) else {
            return;
        };
        let day = self.day;
        let owed = || self.state.owed(line, &self.household.lines);
        into.put(Indicator::Utilisation, || {
            if account.limit > Money::ZERO {
                owed().ratio_to(account.limit).map_or(UNKNOWN, |used| used.0)
            } else {
                UNKNOWN
            }
        });
        into.put(Indicator::Draws30, || watched.uses_within(day, USE_DAYS, |kind| kind.draw));
        into.put(Indicator::RoundSumDraws30, || watched.uses_within(day, USE_DAYS, |kind| kind.round));
        into.put(Indicator::FullLimitDraws30, || watched.uses_within(day, USE_DAYS, |kind| kind.full));
        into.put(
            Indicator::DormantMonths,
            || {
                if owed() > Money::ZERO { 0 } else { whole_months(watched.last_used, day) }
            },
        );
    }

    fn of_account(&self, line: usize, into: &mut Into<'_>) {
        use crate::domain::risk::indicator::AccountFlag;
        const FLAGS: [AccountFlag; 5] = [
            AccountFlag::IdentityUnfinished,
            AccountFlag::DocumentExpired,
            AccountFlag::LogInLock,
            AccountFlag::DeviceChange,
            AccountFlag::TermsBreach,
        ];
        let Some(watched) = self.state.watch.lines.get(line) else { return };
        for flag in FLAGS {
            into.put(flag.indicator(), || i64::from(watched.flags >> (flag as u8) & 1));
        }
        into.put(Indicator::Maintenance, || i64::from(self.day < watched.maintenance_until));
        into.put(Indicator::Outage, || i64::from(self.day < watched.outage_until));
        into.put(Indicator::RuleChange, || i64::from(watched.rule_change));
    }

    /// The other lines of the line's group.
    pub fn sisters(&self, line: usize) -> impl Iterator<Item = usize> {
        let own = self.watch.lines.get(line).map(|rules| rules.group);
        let others = self.watch.lines.iter().enumerate();
        others.filter(move |(other, rules)| *other != line && Some(rules.group) == own).map(|(other, _)| other)
    }

    /// The most days past due among the other lines of the group.
    pub fn worst_sister(&self, line: usize) -> i32 {
        self.sisters(line).map(|other| self.days_past_due(other)).max().unwrap_or(0)
    }

    fn of_household(&self, into: &mut Into<'_>) {
        let Measuring { state, household, watch, day } = *self;
        let income = watch.income_on(day);
        into.put(Indicator::LimitsToYearlyIncome, || {
            let yearly = Money(income.minor().saturating_mul(12));
            total_limits(state, watch, day).ratio_to(yearly).map_or(UNKNOWN, |ratio| ratio.0)
        });
        into.put(Indicator::Dti, || debt_service(state, household).ratio_to(income).map_or(UNKNOWN, |ratio| ratio.0));
        if into.wants(Indicator::Lenders) || into.wants(Indicator::Lines) {
            let (lenders, lines) = count_lenders(state, household, watch, day);
            into.put(Indicator::Lenders, || lenders);
            into.put(Indicator::Lines, || lines);
        }
        let windows = [
            (Indicator::LinesOpened30, Indicator::Inquiries30, 30),
            (Indicator::LinesOpened60, Indicator::Inquiries60, 60),
            (Indicator::LinesOpened90, Indicator::Inquiries90, 90),
            (Indicator::LinesOpened180, Indicator::Inquiries180, 180),
        ];
        for (opened, inquired, days) in windows {
            into.put(opened, || within(&watch.openings, day, days));
            into.put(inquired, || within(&watch.inquiries, day, days));
        }
        into.put(Indicator::RollingRatio, || state.watch.flows.rolled(day).map_or(UNKNOWN, |ratio| ratio.0));
    }

    fn of_registry(&self, line: usize, into: &mut Into<'_>) {
        let Measuring { state, watch, day, .. } = *self;
        if !into.wants(Indicator::RegistryDaysPastDue) && !into.wants(Indicator::RegistryLimitCuts) {
            return;
        }
        let sees = watch.policy_of(line).is_some_and(|policy| policy.sees_registry);
        let Some(own) = watch.lines.get(line).filter(|_| sees) else { return };
        let others = || {
            let lines = watch.lines.iter().zip(&state.watch.lines);
            lines.filter(|(rules, _)| rules.reported && rules.lender != own.lender)
        };
        into.put(Indicator::RegistryDaysPastDue, || {
            let seen = others().map(|(rules, watched)| watched.reported(day, rules.report_delay_days));
            i64::from(seen.max().unwrap_or(0))
        });
        into.put(Indicator::RegistryLimitCuts, || {
            others().map(|(rules, watched)| watched.cuts_seen(day, rules.report_delay_days)).sum()
        });
    }
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
    if from == LONG_AGO || to <= from {
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
