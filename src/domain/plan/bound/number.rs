//! The two kinds of numbers a bound is computed with: floats to look for good prices, whole numbers to prove with them.
//!
//! Amounts are in minor units (floats) or parts of 2^-20 of one (whole numbers); ratios are floats or fixed-point numbers
//! with 40 binary places. `down` and `up` say in which direction a result is rounded; floats are not rounded on purpose
//! and prove nothing.

use std::fmt::Debug;
use std::ops::{Add, Sub};

use crate::domain::money::Money;
use crate::domain::plan::course::{FINE_BITS, Growth, ONE, RATIO_BITS};

/// An amount or a ratio.
pub trait Number: Copy + PartialOrd + Debug + Add<Output = Self> + Sub<Output = Self> {
    /// Nothing.
    const ZERO: Self;
    /// The ratio one.
    const ONE: Self;
    /// What is taken off a value at a place that had to be rounded.
    const NUDGE: Self;
    /// By how much a chord may seem to lie above a point that is left out: never in whole numbers.
    const GRACE: Self;
    /// How far a point may lie off a straight line and still be left out.
    const STRAIGHT: Self;

    /// An amount of money.
    fn money(amount: Money) -> Self;
    /// Half minor units.
    fn halves(count: u32) -> Self;
    /// An amount in fine parts.
    fn fine(amount: i64) -> Self;
    /// A fixed-point ratio.
    fn ratio(fixed: i64) -> Self;
    /// Not more than the growth.
    fn lower(growth: Growth) -> Self;
    /// Not less than the growth.
    fn upper(growth: Growth) -> Self;
    /// The amount (or ratio) times a ratio, rounded down.
    fn times_down(self, ratio: Self) -> Self;
    /// The same, rounded up.
    fn times_up(self, ratio: Self) -> Self;
    /// The amount (or ratio) over a ratio, rounded down.
    fn over_down(self, ratio: Self) -> Self;
    /// The height at `x` of the line through two points, rounded down; `x` lies between them and they differ.
    fn between(from: (Self, Self), to: (Self, Self), x: Self) -> Self;
    /// Where the line through two points meets the line from a point with a slope; somewhere between if they do not.
    fn meeting(from: (Self, Self), to: (Self, Self), start: Self, slope: Self) -> Self;
}

impl Number for f64 {
    const ZERO: f64 = 0.0;
    const ONE: f64 = 1.0;
    const NUDGE: f64 = 0.0;
    const GRACE: f64 = 1e-7;
    const STRAIGHT: f64 = 0.002;

    fn money(amount: Money) -> f64 {
        amount.minor() as f64
    }
    fn halves(count: u32) -> f64 {
        f64::from(count) * 0.5
    }
    fn fine(amount: i64) -> f64 {
        amount as f64 / (1_i64 << FINE_BITS) as f64
    }
    fn ratio(fixed: i64) -> f64 {
        fixed as f64 / ONE as f64
    }
    fn lower(growth: Growth) -> f64 {
        growth.nearly()
    }
    fn upper(growth: Growth) -> f64 {
        growth.nearly()
    }
    #[inline(always)]
    fn times_down(self, ratio: f64) -> f64 {
        self * ratio
    }
    #[inline(always)]
    fn times_up(self, ratio: f64) -> f64 {
        self * ratio
    }
    #[inline(always)]
    fn over_down(self, ratio: f64) -> f64 {
        self / ratio
    }
    #[inline(always)]
    fn between(from: (f64, f64), to: (f64, f64), x: f64) -> f64 {
        from.1 + (to.1 - from.1) * ((x - from.0) / (to.0 - from.0))
    }
    #[inline(always)]
    fn meeting(from: (f64, f64), to: (f64, f64), start: f64, slope: f64) -> f64 {
        let own = (to.1 - from.1) / (to.0 - from.0);
        (from.0 + (from.1 - start) / (slope - own)).clamp(from.0, to.0)
    }
}

/// `numerator / denominator`, rounded toward minus infinity; nothing for a denominator that is not positive.
fn floor(numerator: i128, denominator: i128) -> i64 {
    if denominator <= 0 {
        return 0;
    }
    i64::try_from(numerator.div_euclid(denominator)).unwrap_or(if numerator < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
}

impl Number for i64 {
    const ZERO: i64 = 0;
    const ONE: i64 = ONE;
    const NUDGE: i64 = 64;
    const GRACE: i64 = -1;
    const STRAIGHT: i64 = 4096;

    fn money(amount: Money) -> i64 {
        amount.minor().saturating_mul(1 << FINE_BITS)
    }
    fn halves(count: u32) -> i64 {
        i64::from(count) << (FINE_BITS - 1)
    }
    fn fine(amount: i64) -> i64 {
        amount
    }
    fn ratio(fixed: i64) -> i64 {
        fixed
    }
    fn lower(growth: Growth) -> i64 {
        growth.lower
    }
    fn upper(growth: Growth) -> i64 {
        growth.upper
    }
    fn times_down(self, ratio: i64) -> i64 {
        let product = i128::from(self) * i128::from(ratio);
        i64::try_from(product >> RATIO_BITS).unwrap_or(if product < 0 { i64::MIN / 4 } else { i64::MAX / 4 })
    }
    fn times_up(self, ratio: i64) -> i64 {
        self.times_down(ratio).saturating_add(1)
    }
    fn over_down(self, ratio: i64) -> i64 {
        floor(i128::from(self) << RATIO_BITS, i128::from(ratio))
    }
    fn between(from: (i64, i64), to: (i64, i64), x: i64) -> i64 {
        let rise = (i128::from(to.1) - i128::from(from.1)) * (i128::from(x) - i128::from(from.0));
        from.1.saturating_add(floor(rise, i128::from(to.0) - i128::from(from.0)))
    }
    fn meeting(from: (i64, i64), to: (i64, i64), start: i64, slope: i64) -> i64 {
        // Where it meets need not be exact: the values there are.
        let own = (to.1 as f64 - from.1 as f64) / (to.0 as f64 - from.0 as f64);
        let apart = (from.1 as f64 - start as f64) / (slope as f64 / ONE as f64 - own);
        let offset = if apart.is_finite() { apart as i64 } else { 0 };
        from.0.saturating_add(offset).clamp(from.0, to.0)
    }
}
