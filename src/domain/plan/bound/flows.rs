//! Which payments make the least cost at given prices: they show where cash is over-asked, so that prices can be mended.
//!
//! Floats only: what is found here guides and proves nothing.

use super::steps::{Desk, asked, opening_asked, opening_sum};
use crate::domain::plan::course::{Balance, Opening};

/// Adds the payments of the cheapest way to `flows`, by stretch. The desk must have computed the least at the same prices.
pub fn add_flows(desk: &Desk<f64>, balance: &Balance, prices: &[f64], flows: &mut [f64]) {
    let (Some(cycle), Some(terms)) = (balance.cycles.first(), desk.terms.first()) else { return };
    let mut add = |epoch: usize, amount: f64| {
        if let Some(flow) = flows.get_mut(epoch) {
            *flow += amount;
        }
    };
    // The cheapest case of today.
    let mut best: Option<(f64, &Opening)> = None;
    for opening in &balance.openings {
        let cost = match opening {
            Opening::Bears { sums, accrued_fine } => {
                let asked = if terms.asks { opening_asked(cycle, sums) } else { 0.0 };
                let left = opening_sum::<f64>(sums, *accrued_fine) - asked * terms.asked_growth;
                asked * terms.asked_price + choose(desk, 0, left).1
            }
            Opening::PaidInFull { on_time, rest, by } => {
                let price = prices.get(*by).copied().unwrap_or(1.0);
                price * on_time.minor() as f64 + rest.minor() as f64
            }
        };
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, opening));
        }
    }
    let mut owed = match best {
        Some((_, Opening::Bears { sums, accrued_fine })) => {
            let asked = if terms.asks { opening_asked(cycle, sums) } else { 0.0 };
            add(terms.asked_epoch, asked);
            let left = (opening_sum::<f64>(sums, *accrued_fine) - asked * terms.asked_growth).max(0.0);
            let kept = choose(desk, 0, left).0;
            add(terms.more_epoch, (left - kept).max(0.0) / terms.more_effect);
            kept
        }
        Some((_, Opening::PaidInFull { on_time, by, .. })) => {
            add(*by, on_time.minor() as f64);
            return;
        }
        None => return,
    };
    for (place, cycle) in balance.cycles.iter().enumerate().skip(1) {
        let Some(terms) = desk.terms.get(place) else { return };
        let due = if terms.asks { asked(&cycle.asks, owed).max(0.0) } else { 0.0 };
        add(terms.asked_epoch, due);
        let left = (owed * cycle.growth.nearly() - due * terms.asked_growth).max(0.0);
        let kept = choose(desk, place, left).0;
        add(terms.more_epoch, (left - kept).max(0.0) / terms.more_effect);
        owed = kept;
        if owed < 1e-3 {
            return;
        }
    }
}

/// What is best still owed at the end of cycle `place` when `left` is without more payments, and the cost from there on.
fn choose(desk: &Desk<f64>, place: usize, left: f64) -> (f64, f64) {
    let (Some(curve), Some(terms)) = (desk.curves.get(place + 1), desk.terms.get(place)) else { return (left, left) };
    // Less than there is cash for cannot be owed.
    let left = left.max(curve.points().first().map_or(0.0, |point| point.0));
    let mut best = (left, curve.at(left));
    let Some(more) = terms.more else { return best };
    for (owed, cost) in curve.points() {
        if *owed >= left {
            break;
        }
        let cost = cost + more * (left - owed);
        if cost < best.1 - 1e-9 {
            best = (*owed, cost);
        }
    }
    best
}
