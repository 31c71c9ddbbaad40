//! How much a unit of debt grows between two days of a cycle, exactly enough: a lower and an upper fixed-point number.
//!
//! Interest is counted by the engine's own weights; only the division is rounded, outward.

use crate::domain::calendar::Day;
use crate::domain::credit::account::PartRules;
use crate::domain::credit::interest::UNIT;
use crate::domain::credit::terms::Accrual;
use crate::domain::money::RATE_SCALE;

/// Binary places of a fixed-point ratio.
pub const RATIO_BITS: u32 = 40;

/// One, as a fixed-point ratio.
pub const ONE: i64 = 1 << RATIO_BITS;

/// A growth factor of one or more, between two fixed-point ratios.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// Not more than the factor.
    pub lower: i64,
    /// Not less than the factor.
    pub upper: i64,
}

impl Growth {
    /// No growth.
    pub const NONE: Growth = Growth { lower: ONE, upper: ONE };

    /// 1 + numerator / denominator; nothing grows less than not at all.
    #[must_use]
    pub fn of(numerator: i128, denominator: i128) -> Growth {
        let numerator = numerator.max(0);
        if numerator == 0 || denominator <= 0 {
            return Growth::NONE;
        }
        // Rates beyond this make no plan; they stay inside the numbers.
        let scaled = numerator.min(denominator.saturating_mul(1 << 16)) << RATIO_BITS;
        let lower = scaled / denominator;
        let upper = if scaled % denominator == 0 { lower } else { lower + 1 };
        let whole = |part: i128| ONE.saturating_add(i64::try_from(part).unwrap_or(i64::MAX / 4));
        Growth { lower: whole(lower), upper: whole(upper) }
    }

    /// The factor, nearly.
    #[must_use]
    pub fn nearly(self) -> f64 {
        self.lower as f64 / ONE as f64
    }
}

/// The cycle of a part between two postings.
#[derive(Debug, Clone, Copy)]
pub struct Span<'r> {
    /// The part's rules.
    pub rules: &'r PartRules,
    /// The end of the cycle: the next posting, or the last day that counts.
    pub end: Day,
    /// For monthly accrual: what the weights are multiplied with and divided by.
    pub monthly: (i128, i128),
}

impl<'r> Span<'r> {
    /// A cycle that began with the posting on `start` and is posted on `end`.
    #[must_use]
    pub fn posted(rules: &'r PartRules, start: Day, end: Day) -> Span<'r> {
        let days = i128::from(end.since(start).max(1));
        let (times, over) = rules.cycle_months;
        Span { rules, end, monthly: (i128::from(times), i128::from(RATE_SCALE) * days * i128::from(over)) }
    }

    /// How much a unit owed after `day` grows by the end of the cycle.
    #[must_use]
    pub fn growth_from(&self, day: Day) -> Growth {
        if day >= self.end {
            return Growth::NONE;
        }
        match self.rules.accrual {
            Accrual::DailySimple | Accrual::AverageDailyBalance => {
                Growth::of(self.rules.rate.over(day, self.end), UNIT)
            }
            Accrual::Monthly => {
                let (times, denominator) = self.monthly;
                Growth::of(self.rules.rate.month_over(day, self.end).saturating_mul(times), denominator)
            }
            Accrual::DailyCompound => self.compound(day),
        }
    }

    /// Day by day: (1 + r) for each day, rounded down and up at 56 binary places.
    fn compound(&self, day: Day) -> Growth {
        const BITS: u32 = 56;
        let one = 1_i128 << BITS;
        let (mut lower, mut upper) = (one, one);
        self.rules.rate.stretches(day, self.end, |numerator, days| {
            let factor = (i128::from(numerator.max(0)) << BITS) / UNIT;
            for _ in 0..days {
                lower += (lower * factor) >> BITS;
                upper += ((upper * (factor + 2)) >> BITS) + 1;
            }
        });
        let down = |value: i128| i64::try_from(value >> (BITS - RATIO_BITS)).unwrap_or(i64::MAX / 4);
        Growth { lower: down(lower), upper: down(upper).saturating_add(1) }
    }
}
