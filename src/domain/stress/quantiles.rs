//! Tables of drawn sizes and lengths: the middle of each of 1,024 equally likely parts of a distribution.
//!
//! They are made once for a question by plain arithmetic alone, so they are the same on every machine, and hold whole
//! numbers. The largest value that can be drawn is the 99.95th percentile.

/// How many equally likely values a table has.
pub const PARTS: usize = 1024;
/// Bits that pick one of them.
const BITS: u32 = 10;

/// One of the values of a table, by the upper bits of a number.
#[must_use]
#[inline]
pub fn drawn(table: &[i64], bits: u64) -> i64 {
    let place = usize::try_from(bits >> (64 - BITS)).unwrap_or(0);
    table.get(place).copied().unwrap_or(0)
}

fn middles() -> impl Iterator<Item = f64> {
    (0..PARTS).map(|place| (place as f64 + 0.5) / PARTS as f64)
}

/// Log-normal sizes with median 1, in parts of a million. `spread` is the standard deviation of the logarithm, in
/// hundredths.
#[must_use]
pub fn log_normal(spread: u32) -> Vec<i64> {
    let sigma = f64::from(spread) / 100.0;
    middles().map(|share| (exp(sigma * normal(share)) * 1e6).round() as i64).collect()
}

/// Days until something ends that ends within a month (30.4 days) with a chance of `leaving` in parts of 10^12: exponential.
/// Nothing lasts longer than 20 years.
#[must_use]
pub fn days_until_it_ends(leaving: i64) -> Vec<i64> {
    let leaving = leaving as f64 / 1e12;
    let hazard = if leaving >= 1.0 { f64::INFINITY } else { -ln(1.0 - leaving) };
    let days = |share: f64| if hazard > 0.0 { -ln(1.0 - share) / hazard * (365.25 / 12.0) } else { f64::INFINITY };
    middles().map(|share| days(share).clamp(1.0, 7305.0).round() as i64).collect()
}

/// The natural logarithm of a positive number.
#[must_use]
pub fn ln(x: f64) -> f64 {
    let (mut x, mut halvings) = (x, 0.0);
    while x < 0.75 {
        x *= 2.0;
        halvings += 1.0;
    }
    while x > 1.5 {
        x *= 0.5;
        halvings -= 1.0;
    }
    let z = (x - 1.0) / (x + 1.0);
    let (mut sum, mut power, mut n) = (0.0, z, 1.0);
    while n < 40.0 {
        sum += power / n;
        power *= z * z;
        n += 2.0;
    }
    2.0 * sum - halvings * core::f64::consts::LN_2
}

/// e to the power of `x`, for |x| up to some dozens.
#[must_use]
pub fn exp(x: f64) -> f64 {
    // Sixteenfold smaller, by its series, then squared four times for each.
    let small = x / 256.0;
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..14 {
        term *= small / f64::from(n);
        sum += term;
    }
    for _ in 0..8 {
        sum *= sum;
    }
    sum
}

/// The standard normal value below which a share lies (Acklam's rational approximation, error below 2e-9 of the value).
#[must_use]
pub fn normal(share: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969_683_028_665_376e1,
        2.209_460_984_245_205e2,
        -2.759_285_104_469_687e2,
        1.383_577_518_672_69e2,
        -3.066_479_806_614_716e1,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -5.447_609_879_822_406e1,
        1.615_858_368_580_409e2,
        -1.556_989_798_598_866e2,
        6.680_131_188_771_972e1,
        -1.328_068_155_288_572e1,
    ];
    const C: [f64; 6] = [
        -7.784_894_002_430_293e-3,
        -3.223_964_580_411_365e-1,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416];
    let polynomial = |factors: &[f64], at: f64| factors.iter().fold(0.0, |sum, factor| sum * at + factor);
    let tail = |share: f64| {
        let at = (-2.0 * ln(share)).sqrt();
        polynomial(&C, at) / (polynomial(&D, at) * at + 1.0)
    };
    if share < 0.024_25 {
        tail(share)
    } else if share > 1.0 - 0.024_25 {
        -tail(1.0 - share)
    } else {
        let off = share - 0.5;
        let square = off * off;
        polynomial(&A, square) * off / (polynomial(&B, square) * square + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_values_are_those_of_the_books() {
        for (share, value) in [(0.5, 0.0), (0.841_344_746, 1.0), (0.975, 1.959_963_985), (0.001, -3.090_232_306)] {
            assert!((normal(share) - value).abs() < 1e-7, "{share}: {}", normal(share));
        }
    }

    #[test]
    fn logarithm_and_power_are_each_others_inverse() {
        for x in [1e-4, 0.3, 1.0, 2.0, 17.0] {
            assert!((exp(ln(x)) / x - 1.0).abs() < 1e-12);
        }
        assert!((ln(10.0) - core::f64::consts::LN_10).abs() < 1e-13);
    }

    #[test]
    fn half_of_the_sizes_lie_below_the_median() {
        let sizes = log_normal(90);
        assert_eq!(sizes.iter().filter(|size| **size < 1_000_000).count(), PARTS / 2);
        // One standard deviation up is e^0.9 = 2.46 times the median.
        let above = sizes.iter().filter(|size| **size > 2_459_603).count();
        assert!((160..=165).contains(&above), "{above}");
    }

    #[test]
    fn what_mostly_ends_within_a_month_lasts_so_long_on_average() {
        let days = days_until_it_ends(580_000_000_000);
        let mean = days.iter().sum::<i64>() as f64 / PARTS as f64;
        // 30.4 days over -ln(0.42).
        assert!((mean - 35.1).abs() < 0.5, "{mean}");
        assert!(days_until_it_ends(0).iter().all(|days| *days == 7305));
    }
}
