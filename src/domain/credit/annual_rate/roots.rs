//! The search for the rate at which flows balance. The only place where amounts become binary floats.
//!
//! The unknown is g = ln(1 + rate), which has no wall at -100 %. Flows whose sign changes once have one root, found by
//! Newton's method on the logarithm of the two sides, which is almost a straight line; any other function is scanned
//! outward from zero and the brackets are closed by bisection. Several roots follow the FCA rule (MCOB 10.3): the
//! positive one nearest zero, else the negative one nearest zero.

use crate::domain::credit::refusal::Refusal;

/// The farthest g that is searched: rates from -100 % + 10^-20 to about 10^23 %.
const FARTHEST: f64 = 50.0;
/// The farthest time of a flow, in periods or years.
const FARTHEST_TIME: f64 = 1e6;
/// Points on each side of zero in a scan; close together near zero.
const SCAN_POINTS: u32 = 800;
/// The most steps of a closing search.
const MOST_STEPS: u32 = 200;

/// A rate that balances the flows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Root {
    /// The rate per unit of time (0.12 is 12 %).
    pub rate: f64,
    /// Whether no other rate balances them.
    pub unique: bool,
}

/// An amount at a time, in the unit of the rate (years for a yearly rate). Received is positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimedAmount {
    /// The time.
    pub time: f64,
    /// The amount.
    pub amount: f64,
}

/// The rate at which the present value of the flows is zero.
///
/// # Errors
/// [`Refusal::NoFlows`], [`Refusal::OneSigned`], [`Refusal::NoRoot`], [`Refusal::RateOutOfRange`],
/// [`Refusal::NotConverged`].
pub fn balance(mut flows: Vec<TimedAmount>) -> Result<Root, Refusal> {
    flows.retain(|flow| flow.amount != 0.0);
    if flows.is_empty() {
        return Err(Refusal::NoFlows);
    }
    if flows.iter().any(|flow| !flow.amount.is_finite() || flow.time.is_nan() || flow.time.abs() > FARTHEST_TIME) {
        return Err(Refusal::Overflow);
    }
    let ordered = flows.is_sorted_by(|a, b| (a.time, a.amount) <= (b.time, b.amount));
    if !ordered {
        flows.sort_by(|a, b| a.time.total_cmp(&b.time).then(a.amount.total_cmp(&b.amount)));
    }
    if flows.iter().all(|flow| flow.amount > 0.0) || flows.iter().all(|flow| flow.amount < 0.0) {
        return Err(Refusal::OneSigned);
    }
    net_same_times(&mut flows);
    match sign_changes(&flows) {
        // Only flows of one day differ in sign, and they cancel to one sign.
        0 => Err(Refusal::NoRoot),
        1 => balance_once_changing(&flows),
        _ => scan(|g| weighed(&flows, g)),
    }
}

/// Adds up flows of one time (they are sorted).
fn net_same_times(flows: &mut Vec<TimedAmount>) {
    flows.dedup_by(|next, kept| {
        let same = next.time.total_cmp(&kept.time).is_eq();
        if same {
            kept.amount += next.amount;
        }
        same
    });
    flows.retain(|flow| flow.amount != 0.0);
}

fn sign_changes(flows: &[TimedAmount]) -> usize {
    flows.iter().zip(flows.iter().skip(1)).filter(|(a, b)| (a.amount > 0.0) != (b.amount > 0.0)).count()
}

/// ln of the present value of one side and its slope in g, from the side's own reference time.
fn log_value(side: &[TimedAmount], reference: f64, g: f64) -> (f64, f64) {
    let (mut sum, mut moment) = (0.0, 0.0);
    for flow in side {
        let later = flow.time - reference;
        let value = flow.amount.abs() * (-later * g).exp();
        sum += value;
        moment += later * value;
    }
    (sum.ln() - reference * g, -moment / sum - reference)
}

/// One change of sign: ln(later side) - ln(earlier side) falls in g with at least the slope of the gap between them.
fn balance_once_changing(flows: &[TimedAmount]) -> Result<Root, Refusal> {
    let split =
        flows.iter().zip(flows.iter().skip(1)).take_while(|(a, b)| (a.amount > 0.0) == (b.amount > 0.0)).count();
    let (early, late) = flows.split_at((split + 1).min(flows.len()));
    let (Some(first), Some(second), Some(last)) = (early.first(), late.first(), late.last()) else {
        return Err(Refusal::NoRoot);
    };
    let turn = early.last().map_or(first.time, |flow| flow.time);
    let total = |side: &[TimedAmount]| side.iter().map(|flow| flow.amount.abs()).sum::<f64>();
    let (given, returned) = (total(early), total(late));
    if (given - returned).abs() <= 1e-14 * (given + returned) {
        return Ok(Root { rate: 0.0, unique: true });
    }
    // The reference is the heaviest flow of each side, so that the sums neither vanish nor overflow.
    let (early_reference, late_reference) =
        if returned > given { (first.time, second.time) } else { (turn, last.time) };
    let gap = |g: f64| {
        let (after, after_slope) = log_value(late, late_reference, g);
        let (before, before_slope) = log_value(early, early_reference, g);
        (after - before, after_slope - before_slope)
    };
    let (mut low, mut high) = if returned > given { (0.0, FARTHEST) } else { (-FARTHEST, 0.0) };
    let mut g: f64 = 0.0;
    for _ in 0..MOST_STEPS {
        let (value, slope) = gap(g);
        if value > 0.0 {
            low = low.max(g);
        } else {
            high = high.min(g);
        }
        let mut next = g - value / slope;
        if !(low..=high).contains(&next) {
            next = f64::midpoint(low, high);
        }
        let step = (next - g).abs();
        g = next;
        if step <= 1e-13 * (1.0 + g.abs()) || high - low <= f64::EPSILON * g.abs() {
            return found(g, true);
        }
    }
    Err(Refusal::NotConverged)
}

fn found(g: f64, unique: bool) -> Result<Root, Refusal> {
    if g.abs() > FARTHEST * 0.999 {
        return Err(Refusal::RateOutOfRange);
    }
    let rate = g.exp_m1();
    if rate.is_finite() { Ok(Root { rate, unique }) } else { Err(Refusal::NotConverged) }
}

/// The present value over the sum of the absolute present values: between -1 and 1 whatever the rate.
fn weighed(flows: &[TimedAmount], g: f64) -> f64 {
    let edge = if g >= 0.0 { flows.first() } else { flows.last() };
    let reference = edge.map_or(0.0, |flow| flow.time);
    let (mut net, mut gross) = (0.0, 0.0);
    for flow in flows {
        let factor = (-(flow.time - reference) * g).exp();
        net += flow.amount * factor;
        gross += flow.amount.abs() * factor;
    }
    if gross > 0.0 { net / gross } else { 0.0 }
}

/// The root of any continuous function of g = ln(1 + rate) by the FCA rule, all roots counted.
///
/// # Errors
/// [`Refusal::NoRoot`] when the function never changes its sign.
pub fn scan(value: impl Fn(f64) -> f64) -> Result<Root, Refusal> {
    let mut positive = roots_on_side(&value, 1.0);
    let negative = roots_on_side(&value, -1.0);
    if value(0.0).abs() <= 1e-14 {
        positive.retain(|g| g.abs() > 1e-12);
        let others = positive.len() + negative.iter().filter(|g| g.abs() > 1e-12).count();
        // Exactly nothing is paid for the money; another positive rate would balance too, but zero is nearest.
        return Ok(Root { rate: 0.0, unique: others == 0 });
    }
    let unique = positive.len() + negative.len() == 1;
    match positive.first().or(negative.first()) {
        Some(g) => found(*g, unique),
        None => Err(Refusal::NoRoot),
    }
}

/// All roots on one side of zero, nearest first.
fn roots_on_side(value: &impl Fn(f64) -> f64, side: f64) -> Vec<f64> {
    // Points grow exponentially: 0.0003 apart near zero, 0.6 at the end.
    let ratio = (FARTHEST / 0.02 + 1.0).ln() / f64::from(SCAN_POINTS);
    let point = |k: u32| side * 0.02 * (f64::from(k) * ratio).exp_m1();
    let mut roots = Vec::new();
    let (mut before, mut here): ((f64, f64), (f64, f64)) = ((0.0, value(0.0)), (0.0, value(0.0)));
    for k in 1..=SCAN_POINTS {
        let next = (point(k), value(point(k)));
        if next.1 == 0.0 {
            roots.push(next.0);
        } else if here.1 != 0.0 && (here.1 > 0.0) != (next.1 > 0.0) {
            roots.push(close(value, here, next));
        } else if k > 1 && here.1.abs() < before.1.abs() && here.1.abs() < next.1.abs() && here.1 * next.1 > 0.0 {
            // The function turns back between the points: two roots may hide there.
            let bottom = turning_point(value, before.0, next.0);
            if (bottom.1 > 0.0) != (here.1 > 0.0) {
                roots.push(close(value, before, bottom));
                roots.push(close(value, bottom, next));
            }
        }
        (before, here) = (here, next);
    }
    roots
}

/// The point between a and b where the function is nearest to zero, by golden section.
fn turning_point(value: &impl Fn(f64) -> f64, a: f64, b: f64) -> (f64, f64) {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let (mut a, mut b) = (a, b);
    for _ in 0..60 {
        let (left, right) = (b - GOLDEN * (b - a), a + GOLDEN * (b - a));
        if value(left).abs() < value(right).abs() {
            b = right;
        } else {
            a = left;
        }
    }
    let middle = f64::midpoint(a, b);
    (middle, value(middle))
}

/// Closes a bracket by the Illinois variant of false position, with bisection when it is slow.
fn close(value: &impl Fn(f64) -> f64, from: (f64, f64), to: (f64, f64)) -> f64 {
    let ((mut a, mut at_a), (mut b, mut at_b)) = (from, to);
    for step in 0..MOST_STEPS {
        let mut middle = if step % 4 == 3 { f64::midpoint(a, b) } else { b - at_b * (b - a) / (at_b - at_a) };
        if !(a.min(b)..=a.max(b)).contains(&middle) {
            middle = f64::midpoint(a, b);
        }
        let at_middle = value(middle);
        if at_middle == 0.0 {
            return middle;
        }
        if (at_middle > 0.0) == (at_b > 0.0) {
            at_a *= 0.5;
        } else {
            (a, at_a) = (b, at_b);
        }
        (b, at_b) = (middle, at_middle);
        if (b - a).abs() <= 2.0 * f64::EPSILON * b.abs().max(1e-3) {
            break;
        }
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equally_spaced(amounts: &[f64]) -> Vec<TimedAmount> {
        amounts.iter().enumerate().map(|(k, amount)| TimedAmount { time: k as f64, amount: *amount }).collect()
    }

    #[test]
    fn the_positive_root_nearest_zero_is_taken_and_others_are_named() {
        let root = balance(equally_spaced(&[-5.0, 10.5, 1.0, -8.0, 1.0])).unwrap();
        assert!((root.rate - 0.088_598_338_52).abs() < 1e-10);
        assert!(!root.unique);
        // (x - 1.05)(x - 1.10) / x^2: two roots inside one step of a coarse scan.
        let root = balance(equally_spaced(&[1.0, -2.15, 1.155])).unwrap();
        assert!((root.rate - 0.05).abs() < 1e-9 && !root.unique);
    }

    #[test]
    fn a_lone_root_far_out_or_near_total_loss_is_found() {
        let days = |later: f64, amount: f64| TimedAmount { time: later / 365.0, amount };
        let payday = balance(vec![days(0.0, 150.0), days(9.0, -191.99)]).unwrap();
        assert!((payday.rate - ((191.99_f64 / 150.0).powf(365.0 / 9.0) - 1.0)).abs() / payday.rate < 1e-12);
        let loss = balance(equally_spaced(&[-1_000_000.0, 1.0])).unwrap();
        assert!((loss.rate + 0.999_999).abs() < 1e-12 && loss.unique);
        assert_eq!(balance(vec![days(0.0, 1.0), days(1.0, -2.0)]).unwrap_err(), Refusal::RateOutOfRange);
    }

    #[test]
    fn what_has_no_rate_says_so() {
        assert_eq!(balance(Vec::new()).unwrap_err(), Refusal::NoFlows);
        assert_eq!(balance(equally_spaced(&[1.0, 2.0])).unwrap_err(), Refusal::OneSigned);
        assert_eq!(balance(equally_spaced(&[-1.0, 3.0, -2.5])).unwrap_err(), Refusal::NoRoot);
        assert!(balance(equally_spaced(&[100.0, -100.0])).unwrap().rate.abs() < f64::MIN_POSITIVE);
        let same_day = vec![TimedAmount { time: 0.0, amount: 5.0 }, TimedAmount { time: 0.0, amount: -5.0 }];
        assert_eq!(balance(same_day).unwrap_err(), Refusal::NoRoot);
    }
}
