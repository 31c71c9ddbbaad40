//! The points card of every line: how likely next month's payment is late, from the line's own record, and why.
//!
//! The record is the profile's on the reader's today, and what was simulated by then on a later day. Lines are told one
//! by one and never multiplied. It is no lender's score, and the words say so wherever it is shown.

use super::margin::{LineMargins, margins};
use super::standing::Standing;
use super::whatif::{next_dues, stage_of};
use crate::domain::calendar::{Day, Month};
use crate::domain::credit::line::Line;
use crate::domain::credit::product::Product;
use crate::domain::household::outlook::{Outlook as Run, look_ahead};
use crate::domain::household::profile::Profile;
use crate::domain::household::recorder::Happening;
use crate::domain::household::watch::{days_past_due, measure};
use crate::domain::money::{Money, Ratio};
use crate::domain::risk::indicator::{INDICATORS, NOTHING_MEASURED, bucket_of};
use crate::domain::risk::record::record_of;
use crate::domain::risk::scorecard::{LineRecord, Outlook, Reason, Scorecard};
use crate::domain::risk::shock::Shock;

/// What the card says about every line.
#[derive(Debug, Clone)]
pub struct Cards {
    /// The day whose next month it is about.
    pub day: Day,
    /// The share of lines that go late in a month, to which it is set.
    pub base_rate: Ratio,
    /// The record as the supposition left it.
    pub profile: Profile,
    /// Each line that is open on the day.
    pub lines: Vec<LineCard>,
}

/// What the card says about one line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineCard {
    /// The line.
    pub line: usize,
    /// The score, or why there is none.
    pub outlook: Outlook,
    /// What explains the situation and brings no points.
    pub explained_by: Vec<Reason>,
}

/// Months of payments that the card looks at.
const MONTHS_OF_PAYMENTS: i32 = 6;
/// Months whose lateness counts.
const MONTHS_OF_LATENESS: i32 = 6;
/// Bills that the card looks at.
const BILLS: usize = 5;

/// Scores every line on a day, with shocks supposed or none. A day before today is taken as today.
#[must_use]
pub fn cards(
    standing: &Standing,
    card: &Scorecard,
    base_rate: Ratio,
    product: &dyn Fn(&str) -> Option<Product>,
    shocks: &[Shock],
    day: Day,
) -> Cards {
    let policies = &standing.record.rules.policies;
    if day <= standing.today {
        let seen = margins(standing, policies, product, &[], standing.today).lines;
        return cards_today(standing, card, base_rate, &seen);
    }
    let due = next_dues(standing);
    let run = look_ahead(&stage_of(standing, &due, product, day), shocks, &standing.record.entries, policies);
    let watch = run.household.watch.as_ref();
    let lines = (0..run.profile.lines.len()).filter_map(|line| {
        let watch = watch?;
        watch.lines.get(line).filter(|rules| rules.opens_on <= day)?;
        let row = measure(&run.end, &run.household, watch, line, day, u64::MAX);
        Some(scored(card, base_rate, line, &simulated(&run, line, day)?, &row))
    });
    let lines = lines.collect();
    Cards { day, base_rate, profile: run.profile.clone(), lines }
}

/// What the card says of each line today, with what was measured of it already.
#[must_use]
pub fn cards_today(standing: &Standing, card: &Scorecard, base_rate: Ratio, seen: &[LineMargins]) -> Cards {
    let profile = standing.record.profile.clone();
    let row = |line: usize| seen.iter().find(|known| known.line == line).map(|known| known.measured);
    let lines = profile.lines.iter().enumerate().map(|(line, own)| {
        let row = row(line).unwrap_or(NOTHING_MEASURED);
        scored(card, base_rate, line, &today(standing, line, own), &row)
    });
    let lines = lines.collect();
    Cards { day: standing.today, base_rate, profile, lines }
}

fn scored(card: &Scorecard, base_rate: Ratio, line: usize, record: &LineRecord, row: &[i64; INDICATORS]) -> LineCard {
    LineCard { line, outlook: card.outlook(record, base_rate), explained_by: card.explained_by(row) }
}

/// The record as its owner states it, with what is overdue by today.
fn today(standing: &Standing, line: usize, own: &Line) -> LineRecord {
    let days = days_past_due(&standing.state, &standing.household, line, standing.today);
    let mut record = record_of(own, standing.record.profile.as_of);
    record.late_now_months = u8::try_from(bucket_of(i64::from(days))).ok();
    record
}

/// The record after simulated months: what they show, and before them what the profile states. What a window needs from
/// before and the profile does not state month by month stays unknown.
fn simulated(run: &Run, line: usize, day: Day) -> Option<LineRecord> {
    let (own, account) = (run.profile.lines.get(line)?, run.end.lines.get(line)?);
    let stated = record_of(own, run.profile.as_of);
    let months = day.month().0 - run.profile.as_of.month().0;
    let days = days_past_due(&run.end, &run.household, line, day);
    let limit = (account.limit >= Money::ZERO).then_some(account.limit);
    let has_statements = run.household.lines.get(line).is_some_and(|rules| rules.has_statements);
    let billed = has_statements && !statements(run, line).is_empty();
    Some(LineRecord {
        late_now_months: u8::try_from(bucket_of(i64::from(days))).ok(),
        late_months_of_6: late_months(account.missed_months, account.missed_now, months, own, stated),
        unpaid_bills_of_5: unpaid_bills(run, line, stated),
        owed: if billed { account.statement_balance } else { run.end.owed(line, &run.household.lines) },
        limit,
        paid_in_6_months: paid(run, line, day, months, own, stated),
    })
}

/// Late months of the last six. `missed` holds a month in each bit, with the registry's row behind the simulated ones.
fn late_months(missed: u32, now: bool, months: i32, own: &Line, stated: LineRecord) -> Option<u8> {
    let seen = (missed << 1) | u32::from(now);
    let known = usize::try_from(MONTHS_OF_LATENESS - 1 - months).map_or(0, |left| left);
    let row_reaches = own.history.registry.len() >= known && !own.history.registry.contains(&b'#');
    if months >= MONTHS_OF_LATENESS - 1 || row_reaches || stated.late_months_of_6 == Some(0) {
        return u8::try_from((seen & 0b11_1111).count_ones()).ok();
    }
    None
}

/// Bills on which nothing was paid, of the last five: known when five were simulated, or none before was unpaid.
fn unpaid_bills(run: &Run, line: usize, stated: LineRecord) -> Option<u8> {
    let bits = run.end.watch.lines.get(line)?.unpaid_bills & 0b1_1111;
    let closed = statements(run, line).len();
    (closed >= BILLS || stated.unpaid_bills_of_5 == Some(0)).then(|| u8::try_from(bits.count_ones()).unwrap_or(0))
}

fn statements(run: &Run, line: usize) -> Vec<Day> {
    let of_line =
        run.timeline.happenings.iter().filter(
            |dated| matches!(dated.happening, Happening::Statement { line: of, .. } if usize::from(of) == line),
        );
    of_line.map(|dated| dated.day).collect()
}

/// What was paid in the last six months: simulated, or recorded since the record's day; with fewer simulated months it
/// is known only for a line that opened since, or that the profile says was paid nothing.
fn paid(run: &Run, line: usize, day: Day, months: i32, own: &Line, stated: LineRecord) -> Option<Money> {
    let from: Month = day.month().plus(-MONTHS_OF_PAYMENTS);
    let opened_since = own.opened_on.is_some_and(|opened| opened >= run.profile.as_of);
    let known = months >= MONTHS_OF_PAYMENTS || opened_since || stated.paid_in_6_months == Some(Money::ZERO);
    let within = run.timeline.happenings.iter().filter(|dated| dated.day > from.on(day.day_of_month()));
    let sum = within.map(|dated| match dated.happening {
        Happening::Payment { line: of, amount, .. } if usize::from(of) == line => amount,
        _ => Money::ZERO,
    });
    known.then(|| sum.sum())
}
