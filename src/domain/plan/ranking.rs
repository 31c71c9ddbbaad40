//! Which line comes first when there is money above what is asked for.
//!
//! Every order is a plain rule on what a line owes today; what to pay and when is the spender's.

use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineRules, PartAccount, PartRules};
use crate::domain::credit::annual_rate::roots::{TimedAmount, balance};
use crate::domain::credit::terms::{Amortisation, EarlySettlement};
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::{Money, RATE_SCALE, Rounding};

/// An order of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ranking {
    /// The highest rate as a comparison table shows it (avalanche).
    ShownRate,
    /// The smallest balance (snowball).
    SmallestBalance,
    /// The highest rate that an early payment really saves.
    TrueRate,
    /// The line nearest to being stopped: the longest overdue, then the fullest.
    Riskiest,
    /// An order of one's own.
    Own(Vec<usize>),
    /// A searched order, in which a line takes part only from a day on.
    Searched {
        /// The lines, first to last.
        order: Vec<usize>,
        /// From which day each line takes part.
        from: Vec<Day>,
    },
}

impl Ranking {
    /// The lines that are owed and take part, first to last.
    pub fn line_up(&self, state: &State, household: &Compiled, day: Day, queue: &mut Vec<usize>) {
        queue.clear();
        let owed = |line: &usize| state.owed(*line, &household.lines) > Money::ZERO;
        match self {
            Ranking::Own(order) => queue.extend(order.iter().copied().filter(owed)),
            Ranking::Searched { order, from } => {
                let takes_part = |line: &usize| from.get(*line).is_none_or(|from| day >= *from);
                queue.extend(order.iter().copied().filter(owed).filter(takes_part));
            }
            _ => queue.extend((0..state.lines.len()).filter(owed)),
        }
        // Stable sorts: of two equal lines the first in the record comes first.
        match self {
            Ranking::ShownRate => {
                queue.sort_by_cached_key(|line| std::cmp::Reverse(shown_rate(*line, state, household, day)));
            }
            Ranking::SmallestBalance => queue.sort_by_key(|line| state.owed(*line, &household.lines)),
            Ranking::TrueRate => {
                queue.sort_by_cached_key(|line| std::cmp::Reverse(true_rate(*line, state, household, day)));
            }
            Ranking::Riskiest => {
                queue.sort_by_cached_key(|line| std::cmp::Reverse(danger(*line, state, household, day)));
            }
            Ranking::Own(_) | Ranking::Searched { .. } => {}
        }
    }

    /// Whether it leaves money alone that an early payment would not save.
    #[must_use]
    pub const fn skips_worthless(&self) -> bool {
        !matches!(self, Ranking::ShownRate | Ranking::SmallestBalance)
    }
}

/// A line's parts with their rules.
fn parts_of<'s>(
    line: usize,
    state: &'s State,
    household: &'s Compiled,
) -> impl Iterator<Item = (&'s PartAccount, &'s PartRules)> {
    let places = household.lines.get(line).map_or(0..0, LineRules::parts);
    let parts = state.parts.get(places.clone()).unwrap_or(&[]);
    parts.iter().zip(household.parts.get(places).unwrap_or(&[]))
}

/// The highest yearly rate of a line as a comparison table shows it, in parts of 10^12: the stated rate, or the rate that a
/// plan's fee amounts to.
#[must_use]
pub fn shown_rate(line: usize, state: &State, household: &Compiled, day: Day) -> i64 {
    let rate = |(part, rules): (&PartAccount, &PartRules)| {
        if part.owed() <= Money::ZERO {
            return 0;
        }
        if rules.amortisation == Some(Amortisation::FlatFee) {
            return fee_as_rate(part, rules);
        }
        rules.rate.on(day).month.saturating_mul(12)
    };
    parts_of(line, state, household).map(rate).max().unwrap_or(0)
}

/// The yearly rate that the fees still to come of a flat-fee plan amount to, in parts of 10^12.
#[must_use]
pub fn fee_as_rate(part: &PartAccount, rules: &PartRules) -> i64 {
    let periods = part.periods_left.max(1);
    let principal = part.principal.minor();
    if principal <= 0 || part.fee_left.is_zero() {
        return 0;
    }
    let each = (principal as f64 + part.fee_left.minor() as f64) / f64::from(periods);
    let lent = TimedAmount { time: 0.0, amount: -(principal as f64) };
    let returned = (1..=periods).map(|period| TimedAmount { time: f64::from(period), amount: each });
    let (times, over) = rules.cycle_months;
    let months = f64::from(times.max(1)) / f64::from(over.max(1));
    let root = balance(std::iter::once(lent).chain(returned).collect()).map_or(0.0, |root| root.rate);
    let yearly = root * 12.0 / months * RATE_SCALE as f64;
    if yearly.is_finite() { yearly.clamp(0.0, 1e18) as i64 } else { 0 }
}

/// The yearly rate that an early payment saves on a line today, in parts of 10^12: nothing on interest-free purchases and
/// on a plan whose fees stay, the rate less the charge for paying early (spread over the time left) elsewhere.
#[must_use]
pub fn true_rate(line: usize, state: &State, household: &Compiled, day: Day) -> i64 {
    parts_of(line, state, household).map(|(part, rules)| true_rate_of(part, rules, day)).max().unwrap_or(0)
}

/// The same for one part.
#[must_use]
pub fn true_rate_of(part: &PartAccount, rules: &PartRules, day: Day) -> i64 {
    if part.owed() <= Money::ZERO {
        return 0;
    }
    if rules.amortisation == Some(Amortisation::FlatFee) {
        return match rules.early_settlement {
            EarlySettlement::RemainingFees => 0,
            EarlySettlement::Free => fee_as_rate(part, rules),
            EarlySettlement::Percent(share) => fee_as_rate(part, rules) - yearly_share(share.0, part, rules),
        };
    }
    let bears = part.principal > Money::ZERO || (!rules.interest_free && part.owed() > Money::ZERO);
    if !bears {
        return 0;
    }
    let rate = rules.rate.on(day).month.saturating_mul(12);
    if rules.amortisation.is_some() { rate - yearly_share(rules.prepayment_fee.0, part, rules) } else { rate }
}

/// A charge that is paid once, spread over the years left.
fn yearly_share(share: i64, part: &PartAccount, rules: &PartRules) -> i64 {
    let (times, over) = rules.cycle_months;
    let months = i128::from(part.periods_left.max(1)) * i128::from(times);
    // Half of the time is left on average when principal comes back evenly.
    Rounding::HalfUp.divide(i128::from(share) * 24 * i128::from(over), months.max(1))
}

/// How near a line is to being stopped: days past due, then use of its limit, then its rate.
fn danger(line: usize, state: &State, household: &Compiled, day: Day) -> (i32, i64, i64) {
    let Some(account) = state.lines.get(line) else { return (0, 0, 0) };
    let used = state.owed(line, &household.lines).ratio_to(account.limit).map_or(0, |used| used.0);
    (account.days_past_due(day), used, true_rate(line, state, household, day))
}
