//! The points card: how likely a line is to be paid late next month, from its own record, in points that can be read.
//!
//! A card is data: factors with their cuts and points, an intercept and a slope. Points are whole numbers; the one
//! place with binary fractions is the probability, which is a statistic and no amount. It is no lender's score. Lines are
//! scored one by one: probabilities of lines of one household depend on one another and are not multiplied.

use std::ops::RangeInclusive;

use super::indicator::UNKNOWN;
use super::trigger::Condition;
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;

/// What a factor looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactorKind {
    /// How many months the newest bill is late.
    LateNow,
    /// Months of the last six in which a payment was late.
    LateMonthsOf6,
    /// Of the last five bills, those on which nothing was paid.
    UnpaidBillsOf5,
    /// The newest bill over the limit.
    Utilisation,
    /// What was paid in six months over the limit.
    PaidIn6OfLimit,
    /// The limit itself, in whole units of the currency for which the card was made.
    Limit,
}

/// Why points are lost, in the words of the law that asks lenders for reasons (United States, Regulation B, form C-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Late now or lately.
    DelinquentObligations,
    /// Too little is paid back.
    PoorPerformance,
    /// Too much of the limit is used.
    BalancesTooHigh,
    /// Too much is due for the income. An explanation, never points.
    ExcessiveObligations,
    /// Too many applications lately. An explanation, never points.
    RecentInquiries,
    /// Hardly used. An explanation, never points.
    LittleActivity,
}

impl FactorKind {
    /// The reason that its points count for; none for the limit, which is the lender's doing.
    #[must_use]
    pub const fn reason(self) -> Option<Reason> {
        match self {
            FactorKind::LateNow | FactorKind::LateMonthsOf6 => Some(Reason::DelinquentObligations),
            FactorKind::UnpaidBillsOf5 | FactorKind::PaidIn6OfLimit => Some(Reason::PoorPerformance),
            FactorKind::Utilisation => Some(Reason::BalancesTooHigh),
            FactorKind::Limit => None,
        }
    }

    /// Whether more of it means less risk.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, FactorKind::PaidIn6OfLimit | FactorKind::Limit)
    }

    /// Whether its cuts are shares.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self, FactorKind::Utilisation | FactorKind::PaidIn6OfLimit)
    }

    /// The most that it can be; none where nothing bounds it.
    const fn most(self) -> Option<i64> {
        match self {
            FactorKind::LateMonthsOf6 => Some(6),
            FactorKind::UnpaidBillsOf5 => Some(5),
            _ => None,
        }
    }
}

/// One factor of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// What it looks at.
    pub kind: FactorKind,
    /// Where its bins part, from low to high; shares in parts of 10^12.
    pub cuts: Vec<i64>,
    /// The points of each bin, from the lowest values to the highest: one more than cuts.
    pub points: Vec<u16>,
}

/// A share of late payers that a card can be set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseRate {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub name: Name,
    /// The share of lines that go late in a month.
    pub rate: Ratio,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A sign that explains and brings no points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The reason.
    pub reason: Reason,
    /// When it is worth saying.
    pub when: Vec<Condition>,
}

/// A points card.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub name: Name,
    /// What it is, and what it is not.
    pub summary: Name,
    /// So many points double the odds.
    pub points_per_doubling: u16,
    /// The logarithm of the odds at no points.
    pub intercept: f64,
    /// How much of a doubling so many points are worth as measured.
    pub slope: f64,
    /// The share of late payers in the data; the first of the base rates.
    pub own_base_rate: Ratio,
    /// Shares of late payers that it can be set to.
    pub base_rates: Vec<BaseRate>,
    /// Its factors, in the order in which equal reasons are said.
    pub factors: Vec<Factor>,
    /// Signs that explain and bring no points.
    pub explanations: Vec<Explanation>,
    /// The year of its data.
    pub year: u16,
    /// What it cannot do.
    pub limits: Vec<Name>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The record of one line, as far as a card looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineRecord {
    /// How many months the newest bill is late.
    pub late_now_months: Option<u8>,
    /// Months of the last six in which a payment was late.
    pub late_months_of_6: Option<u8>,
    /// Of the last five bills, those on which nothing was paid.
    pub unpaid_bills_of_5: Option<u8>,
    /// What is owed on the line: the newest bill, or the balance.
    pub owed: Money,
    /// Its limit.
    pub limit: Option<Money>,
    /// What was paid in the last six months.
    pub paid_in_6_months: Option<Money>,
}

/// The points of one factor: between the best and the worst that is possible; equal when its value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactorPoints {
    /// Which factor.
    pub kind: FactorKind,
    /// Its value when known; shares in parts of 10^12.
    pub value: Option<i64>,
    /// The fewest points.
    pub low: u16,
    /// The most points.
    pub high: u16,
    /// The points of its best bin.
    pub best: u16,
}

/// One reason with what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsLost {
    /// The reason.
    pub reason: Reason,
    /// Points lost against the best bins.
    pub points: u16,
    /// The factors behind it, the costliest first.
    pub factors: Vec<FactorKind>,
}

/// A probability that is known within bounds, equal when the record is complete.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

/// A line's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Points, at least and at most.
    pub points: (u16, u16),
    /// The chance that the next month's payment is late.
    pub chance: Chance,
    /// Each factor.
    pub factors: Vec<FactorPoints>,
    /// Why points are lost: at most [`MOST_REASONS`], the costliest first.
    pub reasons: Vec<PointsLost>,
    /// What is not known and makes the range.
    pub unknown: Vec<FactorKind>,
}

/// What a card says about a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Outlook {
    /// A score.
    Scored(Score),
    /// Nothing owed and nothing paid in six months: not used enough to score, which is no risk.
    NotUsedEnough,
    /// The line has no limit: the card is for lines that have one.
    NoLimit,
}

/// More reasons than four do not help the reader (official comment 9(b)(2)-1 to Regulation B).
pub const MOST_REASONS: usize = 4;

impl Factor {
    /// The bin of a value: how many cuts it has reached.
    #[must_use]
    pub fn bin(&self, value: i64) -> usize {
        self.cuts.iter().filter(|cut| **cut <= value).count()
    }

    /// The points of a value.
    #[must_use]
    pub fn points_of(&self, value: i64) -> u16 {
        self.points.get(self.bin(value)).or(self.points.last()).copied().unwrap_or(0)
    }

    /// Whether cuts rise, points are one more than cuts, and points never fall as risk rises.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let rises =
            |pair: &[u16]| matches!(pair, [low, high] if if self.kind.is_good() { low >= high } else { low <= high });
        self.points.len() == self.cuts.len() + 1
            && self.cuts.windows(2).all(|pair| matches!(pair, [low, high] if low < high))
            && self.points.windows(2).all(rises)
    }

    fn score(&self, record: &LineRecord) -> FactorPoints {
        let value = value_of(self.kind, record);
        let best = self.points.iter().copied().min().unwrap_or(0);
        let (low, high) = match value {
            Some(value) => (self.points_of(value), self.points_of(value)),
            None => self.possible(record),
        };
        FactorPoints { kind: self.kind, value, low, high, best }
    }

    /// The fewest and the most points when the value is unknown: who is late now has been late at least that often.
    fn possible(&self, record: &LineRecord) -> (u16, u16) {
        let least = match self.kind {
            FactorKind::LateMonthsOf6 => record.late_now_months.map_or(0, |months| i64::from(months.min(6))),
            _ => 0,
        };
        let bins = self.bin(least)..=self.kind.most().map_or(self.cuts.len(), |most| self.bin(most));
        let possible = || bins.clone().filter_map(|bin| self.points.get(bin).copied());
        (possible().min().unwrap_or(0), possible().max().unwrap_or(0))
    }
}

/// The value of a factor when the record knows it.
fn value_of(kind: FactorKind, record: &LineRecord) -> Option<i64> {
    let over_limit = |amount: Money| Some(amount.positive_part().ratio_to(record.limit?)?.0);
    match kind {
        FactorKind::LateNow => record.late_now_months.map(i64::from),
        FactorKind::LateMonthsOf6 => record.late_months_of_6.map(i64::from),
        FactorKind::UnpaidBillsOf5 => record.unpaid_bills_of_5.map(i64::from),
        FactorKind::Utilisation => over_limit(record.owed),
        FactorKind::PaidIn6OfLimit => over_limit(record.paid_in_6_months?),
        FactorKind::Limit => record.limit.map(|limit| limit.minor() / 100),
    }
}

impl LineRecord {
    /// Whether nothing happened on the line that a card could judge: nothing owed, nothing late, nothing known to be paid.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        let none = |count: Option<u8>| count.unwrap_or(0) == 0;
        self.owed <= Money::ZERO
            && self.paid_in_6_months.unwrap_or_default() <= Money::ZERO
            && none(self.late_now_months)
            && none(self.late_months_of_6)
    }
}

impl Scorecard {
    /// The fewest and the most points of a record, with each factor's.
    #[must_use]
    pub fn points(&self, record: &LineRecord) -> ((u16, u16), Vec<FactorPoints>) {
        let factors: Vec<FactorPoints> = self.factors.iter().map(|factor| factor.score(record)).collect();
        let sum = |of: fn(&FactorPoints) -> u16| factors.iter().map(of).fold(0, u16::saturating_add);
        ((sum(|factor| factor.low), sum(|factor| factor.high)), factors)
    }

    /// The chance of so many points where a share `base_rate` of all lines goes late:
    /// `1 / (1 + exp(-(intercept + slope x ln 2 / points_per_doubling x points + shift)))`, the shift being the difference
    /// of the logarithms of the two base rates' odds. The points stay.
    #[must_use]
    pub fn chance(&self, points: u16, base_rate: Ratio) -> f64 {
        let doubling = std::f64::consts::LN_2 / f64::from(self.points_per_doubling.max(1));
        let shift = log_odds(base_rate) - log_odds(self.own_base_rate);
        let log_odds = self.intercept + self.slope * doubling * f64::from(points) + shift;
        1.0 / (1.0 + (-log_odds).exp())
    }

    /// What explains a line's situation without bringing points, from its row of measured values, in the card's order.
    #[must_use]
    pub fn explained_by(&self, measured: &[i64]) -> Vec<Reason> {
        let holds = |condition: &Condition| {
            let value = measured.get(condition.indicator.index()).copied().filter(|value| *value != UNKNOWN);
            value.is_some_and(|value| condition.op.margin(value, condition.threshold) <= 0)
        };
        self.explanations.iter().filter(|known| known.when.iter().all(holds)).map(|known| known.reason).collect()
    }

    /// What the card says about a line.
    #[must_use]
    pub fn outlook(&self, record: &LineRecord, base_rate: Ratio) -> Outlook {
        if record.limit.is_none_or(|limit| limit <= Money::ZERO) {
            return Outlook::NoLimit;
        }
        if record.is_unused() {
            return Outlook::NotUsedEnough;
        }
        let (points, factors) = self.points(record);
        let chance = Chance { low: self.chance(points.0, base_rate), high: self.chance(points.1, base_rate) };
        let unknown = factors.iter().filter(|factor| factor.value.is_none()).map(|factor| factor.kind).collect();
        Outlook::Scored(Score { points, chance, reasons: reasons(&factors), unknown, factors })
    }
}

/// Points lost for sure, by reason, the costliest first; equal ones in the order of the card.
fn reasons(factors: &[FactorPoints]) -> Vec<PointsLost> {
    let mut lost: Vec<(FactorKind, u16)> =
        factors.iter().map(|factor| (factor.kind, factor.low.saturating_sub(factor.best))).collect();
    lost.retain(|(_, points)| *points > 0);
    lost.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    let mut found: Vec<PointsLost> = Vec::new();
    for (kind, points) in lost {
        let Some(reason) = kind.reason() else { continue };
        match found.iter_mut().find(|known| known.reason == reason) {
            Some(known) => {
                known.points = known.points.saturating_add(points);
                known.factors.push(kind);
            }
            None => found.push(PointsLost { reason, points, factors: vec![kind] }),
        }
    }
    found.sort_by_key(|lost| std::cmp::Reverse(lost.points));
    found.truncate(MOST_REASONS);
    found
}

/// The least and the most that a base rate can be: 0.01% and 99.99%.
pub const BASE_RATES: RangeInclusive<Ratio> = Ratio::basis_points(1)..=Ratio::basis_points(9_999);

/// The logarithm of the odds of a share, held inside the bounds of base rates.
fn log_odds(share: Ratio) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a share of 10^12 parts is exact in a double")]
    let share = share.clamp(*BASE_RATES.start(), *BASE_RATES.end()).0 as f64 / RATE_SCALE as f64;
    (share / (1.0 - share)).ln()
}

/// A probability in hundredths of a per cent, rounded half up, for showing: 0.23456 is 2346.
#[must_use]
pub fn basis_points(chance: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a probability has at most twelve digits here")]
    let parts = (chance.clamp(0.0, 1.0) * 1e12) as i64;
    Rounding::HalfUp.divide(i128::from(parts), i128::from(RATE_SCALE / 10_000))
}
