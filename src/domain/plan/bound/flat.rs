//! The least that a flat-fee plan can cost at given prices of cash: as agreed, or settled at once at some point.

use super::number::Number;
use crate::domain::money::Money;
use crate::domain::plan::course::FlatPlan;

/// The least cost, and after how many bills it is settled in which stretch; never, when none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlatLeast<N> {
    /// Payments x price and what is owed at the end, never more than the true least.
    pub cost: N,
    /// Settled after so many bills, in this stretch.
    pub settled: Option<(usize, usize)>,
}

fn price<N: Number>(prices: &[N], epoch: usize) -> N {
    prices.get(epoch).copied().unwrap_or(N::ONE)
}

/// The stretch of a bill's cheapest payment: the last one in time, since prices only fall.
pub fn bill_price<N: Number>(prices: &[N], latest: Option<usize>) -> N {
    latest.map_or(N::ONE, |epoch| price(prices, epoch))
}

/// The least cost of a plan. `epoch_of_bill` gives the stretch in which each bill is made.
pub fn least<N: Number>(plan: &FlatPlan, prices: &[N], epoch_of_bill: &[usize]) -> FlatLeast<N> {
    let whole = |amount: Money, at: N| N::money(amount).times_down(at);
    let mut paid = whole(plan.billed.0, price(prices, plan.billed.1));
    let mut left = plan.unbilled;
    let mut best = FlatLeast { cost: N::ZERO, settled: None };
    let mut settled_best: Option<FlatLeast<N>> = None;
    for place in 0..=plan.bills.len() {
        if let Some(Some(charge)) = plan.settle_charge.get(place) {
            // Until the next bill, in the cheapest stretch, which is the last.
            let last = epoch_of_bill.get(place).copied().unwrap_or(prices.len().saturating_sub(1));
            let cost = paid + whole(left + *charge, price(prices, last));
            if settled_best.is_none_or(|best| cost < best.cost) {
                settled_best = Some(FlatLeast { cost, settled: Some((place, last)) });
            }
        }
        if let Some(bill) = plan.bills.get(place) {
            paid = paid + whole(bill.principal + bill.fee, bill_price(prices, bill.latest_epoch));
            left -= bill.principal;
        }
    }
    best.cost = paid + N::money(left);
    match settled_best {
        Some(settled) if settled.cost < best.cost => settled,
        _ => best,
    }
}
