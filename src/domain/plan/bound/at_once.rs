//! The least that a loan repaid at once at its end can cost at given prices of cash.
//!
//! Its interest is posted once, at its end (or at the instalment day after all principal was paid), and cannot be paid
//! before. So each unit of principal stands for itself: it is paid early on some day, at that day's price and with the
//! charge, and leaves the interest that it bore until then; or it is paid at the end with all its interest. The best of
//! these, times the principal, is the least; interest is paid at the last price, which is the lowest.
//!
//! Where interest is counted in months, a loan paid off early may have had longer months than the whole term: then at
//! least `least_interest` of what the term counts is due. Compounding, the interest of principal paid early grows only as
//! long as other principal is left, so it counts as not growing at all.

use super::number::Number;
use crate::domain::plan::course::{AtOnce, Balance, Cycle, Moment, Opening};

/// The least cost, and the payments that make it: stretch and amount.
#[derive(Debug, Clone, PartialEq)]
pub struct AtOnceLeast<N> {
    /// Payments x price and what is owed at the end, never more than the true least.
    pub cost: N,
    /// The payments, in stretches.
    pub paid: [Option<(usize, N)>; 2],
}

/// A way to pay one unit of principal: cash on its day and interest at the end.
#[derive(Debug, Clone, Copy)]
struct Way<N> {
    cost: N,
    cash: Option<(usize, N)>,
    interest: N,
}

/// The least cost of the balance.
pub fn least<N: Number>(balance: &Balance, loan: AtOnce, prices: &[N]) -> Option<AtOnceLeast<N>> {
    let (running, after) = (balance.cycles.first()?, balance.cycles.get(1));
    let Opening::Bears { sums, accrued_fine } = balance.openings.first()? else { return None };
    let (principal, growth) = sums.first()?;
    let price = |epoch: usize| prices.get(epoch).copied().unwrap_or(N::ONE);
    let end = after.filter(|_| balance.ends).and_then(|cycle| cycle.moments.iter().rfind(|moment| moment.counts));
    let last = end.map_or(N::ONE, |moment| price(moment.epoch));
    let (whole, all) = (N::lower(*growth), N::ratio(loan.least_interest));
    // Paid as the term ends: never less than all of its interest. Where some is left until then, so is that of the rest.
    let after = after.filter(|_| !balance.ends);
    let beyond = after.map_or(N::ZERO, |cycle| N::lower(cycle.growth) - N::ONE);
    let mut best = Way { cost: whole.times_down(last) + beyond, cash: None, interest: whole };
    let mut offer = |way: Way<N>| {
        if way.cost < best.cost {
            best = way;
        }
    };
    for moment in &running.moments {
        let borne = if loan.compounds {
            whole.over_down(N::upper(moment.growth)) - N::ONE
        } else {
            whole - N::upper(moment.growth)
        };
        let borne = if borne > N::ZERO { borne.times_down(all) } else { N::ZERO };
        let cash = N::ratio(moment.early_cost);
        let cost = price(moment.epoch).times_down(cash) + borne.times_down(last);
        offer(Way { cost, cash: Some((moment.epoch, cash)), interest: borne });
    }
    for (cycle, moment) in after.into_iter().flat_map(moments) {
        let borne = N::lower(cycle.growth) - N::upper(moment.growth);
        let interest = whole - N::ONE;
        offer(Way { cost: price(moment.epoch) + interest + borne, cash: Some((moment.epoch, N::ONE)), interest });
    }
    let counted = N::fine(*accrued_fine).times_down(all);
    let counted = if loan.compounds { counted.over_down(N::upper(*growth)) } else { counted };
    let rounding = N::halves(balance.cycles.iter().map(|cycle| cycle.slack).sum());
    let owed = N::money(*principal);
    let at_end = end.map(|moment| (moment.epoch, owed.times_down(best.interest) + counted));
    let early = best.cash.map(|(epoch, cash)| (epoch, owed.times_down(cash)));
    let cost = owed.times_down(best.cost) + counted.times_down(last) - rounding.times_up(last);
    Some(AtOnceLeast { cost, paid: [early, at_end] })
}

fn moments(cycle: &Cycle) -> impl Iterator<Item = (&Cycle, &Moment)> {
    cycle.moments.iter().map(move |moment| (cycle, moment))
}
