//! The least that one balance can cost at given prices of cash: backward from the last day, cycle by cycle.
//!
//! With a price for each stretch between paydays, every line has a small problem of its own: at least so much is paid in
//! each cycle, anything more when it pays. The least cost from a posting on is a function of what is owed there; it is
//! kept as a [`Curve`] that never lies above it.

use super::curve::{Curve, Walk};
use super::number::Number;
use crate::domain::money::Money;
use crate::domain::plan::course::{Asks, Balance, Cycle, Growth, Opening, Unpaid};

/// What a cycle comes down to at given prices.
#[derive(Debug, Clone, Copy)]
pub struct Terms<N> {
    /// The least price of lowering what is owed at the end by one, above what is asked for; none when nothing more is
    /// taken.
    pub more: Option<N>,
    /// The stretch in which that is.
    pub more_epoch: usize,
    /// What a unit of cash lowers the debt by then (the charge for paying early taken off).
    pub more_effect: f64,
    /// The price of a unit of what is asked for.
    pub asked_price: N,
    /// The stretch in which it is paid.
    pub asked_epoch: usize,
    /// By how much a unit of it lowers what is owed at the end, at most.
    pub asked_growth: N,
    /// Whether anything can be asked for (there is a day on which it could be paid).
    pub asks: bool,
    /// No slope of the curve at the cycle's beginning is steeper.
    pub steepest: N,
}

/// What the cycle comes down to, when no slope of the next curve is steeper than `next_steepest`.
pub fn terms<N: Number>(balance: &Balance, cycle: &Cycle, prices: &[N], next_steepest: N) -> Terms<N> {
    let price = |epoch: usize| prices.get(epoch).copied().unwrap_or(N::ONE);
    let growth = N::upper(cycle.growth);
    let mut terms = Terms {
        more: None,
        more_epoch: 0,
        more_effect: 1.0,
        asked_price: N::ZERO,
        asked_epoch: 0,
        asked_growth: growth,
        asks: false,
        steepest: next_steepest,
    };
    for moment in &cycle.moments {
        if balance.takes_early {
            let cash = price(moment.epoch).times_down(N::ratio(moment.early_cost));
            let slope = cash.over_down(N::upper(moment.growth));
            if terms.more.is_none_or(|best| slope < best) {
                terms.more = Some(slope);
                terms.more_epoch = moment.epoch;
                terms.more_effect = moment.growth.nearly() / f64::ratio(moment.early_cost.max(1));
            }
        }
    }
    let counting = || cycle.moments.iter().filter(|moment| moment.counts);
    if let Some(last) = counting().next_back() {
        terms.asks = true;
        if !balance.asked_apart {
            terms.asked_growth = N::upper(last.growth);
        }
        let mut best: Option<N> = None;
        for moment in counting() {
            let mut cost = price(moment.epoch);
            if !balance.asked_apart {
                // Paid earlier, it saves interest, each unit of which is worth at most the steepest slope.
                cost = cost - (N::upper(moment.growth) - N::lower(last.growth)).times_up(next_steepest);
            }
            if best.is_none_or(|best| cost < best) {
                best = Some(cost);
                terms.asked_epoch = moment.epoch;
            }
        }
        terms.asked_price = best.unwrap_or(N::ZERO);
    }
    let slope = terms.more.filter(|more| *more < next_steepest).unwrap_or(next_steepest);
    terms.steepest = slope.times_up(growth);
    if let Some(unpaid) = cycle.unpaid {
        // With more owed more is asked for, so that less stays unpaid.
        terms.steepest = terms.steepest + slope.times_up(N::ratio(unpaid.rate));
    }
    if terms.asks {
        let more = terms.asked_price - terms.asked_growth.times_down(slope);
        if more > N::ZERO {
            terms.steepest = terms.steepest + more;
        }
    }
    terms
}

/// A straight piece of what is asked for: from `start` on it is `share` x owed + `fixed`.
#[derive(Debug, Clone, Copy)]
struct Piece<N> {
    start: N,
    share: N,
    fixed: N,
}

/// What is asked for as straight pieces, from left to right: at first all that is owed.
fn pieces<N: Number>(asks: &Asks, able: bool) -> ([Piece<N>; 3], usize) {
    let none = Piece { start: N::ZERO, share: N::ZERO, fixed: N::ZERO };
    let all = Piece { start: N::ZERO, share: N::ONE, fixed: N::ZERO };
    let (least, share, fixed) = match *asks {
        _ if !able => return ([none; 3], 1),
        Asks::All => return ([all; 3], 1),
        Asks::Amount(amount) => (N::money(amount), N::ZERO, N::ZERO),
        Asks::Rule { floor, share, slack } => (N::money(floor), N::ratio(share), N::ZERO - N::halves(slack)),
        Asks::Instalment { principal, interest, slack } => {
            (N::ZERO, N::ratio(interest), N::money(principal) - N::halves(slack))
        }
    };
    if share >= N::ONE {
        return ([all; 3], 1);
    }
    let rule = |start: N| Piece { start, share, fixed };
    let level = |start: N| Piece { start, share: N::ZERO, fixed: least };
    // All that is owed, until the least sum or the rule asks for less.
    if least >= least.times_down(share) + fixed {
        if share <= N::ZERO {
            return ([all, level(least), level(least)], 2);
        }
        let bend = (least - fixed).over_down(share);
        return ([all, level(least), rule(bend)], 3);
    }
    let bend = fixed.over_down(N::ONE - share);
    ([all, rule(bend), rule(bend)], 2)
}

/// What is asked for of what is owed, rounded down.
pub fn asked<N: Number>(asks: &Asks, owed: N) -> N {
    let (least, share, fixed) = match *asks {
        Asks::All => return owed,
        Asks::Amount(amount) => (N::money(amount), N::ZERO, N::ZERO),
        Asks::Rule { floor, share, slack } => (N::money(floor), N::ratio(share), N::ZERO - N::halves(slack)),
        Asks::Instalment { principal, interest, slack } => {
            (N::ZERO, N::ratio(interest), N::money(principal) - N::halves(slack))
        }
    };
    let rule = owed.times_down(share) + fixed;
    let most = if rule > least { rule } else { least };
    if most < owed { most } else { owed }
}

/// What is owed at the end of a cycle when of `owed` only `asked` is paid; at least nothing.
pub fn left_over<N: Number>(cycle: &Cycle, terms: &Terms<N>, owed: N, asked: N) -> N {
    let left = owed.times_down(N::lower(cycle.growth)) - asked.times_up(terms.asked_growth) - N::halves(cycle.slack);
    match cycle.unpaid {
        Some(of) => left - unpaid(&of, &cycle.asks, owed).times_up(N::ratio(of.rate)),
        None => left,
    }
}

/// What of posted interest may stay unpaid when so much is owed, rounded up.
fn unpaid<N: Number>(of: &Unpaid, asks: &Asks, owed: N) -> N {
    let (floor, rule) = match *asks {
        Asks::Rule { floor, share, slack } => (N::money(floor), owed.times_down(N::ratio(share)) - N::halves(slack)),
        _ => (N::ZERO, N::ZERO),
    };
    let (all, most) = (owed.times_up(N::ratio(of.over)), N::money(of.most));
    let unpaid = if all < most { all } else { most } - if rule > floor { rule } else { floor };
    if unpaid > N::ZERO { unpaid } else { N::ZERO }
}

/// Where what may stay unpaid bends: it begins, is no more all that is owed, and ends.
fn bends<N: Number>(of: &Unpaid, asks: &Asks) -> [N; 3] {
    let Asks::Rule { floor, share, slack } = *asks else { return [N::ZERO; 3] };
    let most = N::money(of.most);
    let (begins, whole) = (N::money(floor).over_down(N::ratio(of.over)), most.over_down(N::ratio(of.over)));
    let ends = if share > 0 { (most + N::halves(slack)).over_down(N::ratio(share)) } else { whole };
    [begins, whole, if ends > whole { ends } else { whole }]
}

/// The curve at the beginning of a cycle, from the curve at its end with payments allowed, up to `most`.
fn step<N: Number>(cycle: &Cycle, terms: &Terms<N>, after: &Curve<N>, (least, most): (N, N), into: &mut Curve<N>) {
    let (pieces, count) = pieces::<N>(&cycle.asks, terms.asks);
    let mut walk = Walk::new(after);
    let value = |owed: N, walk: &mut Walk<'_, N>| {
        let asked = if terms.asks { asked(&cycle.asks, owed) } else { N::ZERO };
        let asked = if asked > N::ZERO { asked } else { N::ZERO };
        let left = left_over(cycle, terms, owed, asked);
        let left = if left > N::ZERO { left } else { N::ZERO };
        asked.times_down(terms.asked_price) + walk.at(left)
    };
    let growth = N::lower(cycle.growth);
    let bends = cycle.unpaid.map_or([N::ZERO; 3], |of| bends(&of, &cycle.asks));
    let mut next_place = 0;
    for (number, piece) in pieces.iter().take(count).enumerate() {
        let from = if piece.start > least { piece.start } else { least };
        if from >= most {
            break;
        }
        let to = pieces.get(number + 1).filter(|_| number + 1 < count).map_or(most, |next| next.start);
        let to = if to < most { to } else { most };
        if to <= from {
            continue;
        }
        let mut from = from;
        while from < to {
            let until = bends.iter().copied().filter(|bend| *bend > from && *bend < to);
            let until = until.fold(to, |least, bend| if bend < least { bend } else { least });
            into.push(from, value(from, &mut walk) - N::NUDGE);
            // Inside the piece, what is left rises by this much for a unit owed.
            let (more, more_fixed) = unpaid_slope(cycle, &bends, number, piece, from);
            let slope = growth - piece.share.times_up(terms.asked_growth) - more;
            let fixed = piece.fixed.times_up(terms.asked_growth) + N::halves(cycle.slack) + more_fixed;
            if slope > N::ZERO {
                for point in after.points().iter().skip(next_place) {
                    let place = (point.0 + fixed).over_down(slope);
                    if place >= until {
                        break;
                    }
                    next_place += 1;
                    if place > from {
                        into.push(place, value(place, &mut walk) - N::NUDGE);
                    }
                }
            }
            from = until;
        }
    }
    into.push(most, value(most, &mut walk));
    into.tidy();
}

/// By how much what may stay unpaid lowers what is left, for a unit owed and in all, from `from` to the next bend.
fn unpaid_slope<N: Number>(
    cycle: &Cycle,
    [begins, whole, ends]: &[N; 3],
    number: usize,
    piece: &Piece<N>,
    from: N,
) -> (N, N) {
    let (Some(of), Asks::Rule { floor, .. }) = (cycle.unpaid, cycle.asks) else { return (N::ZERO, N::ZERO) };
    if from < *begins || from >= *ends {
        return (N::ZERO, N::ZERO);
    }
    let (share, fixed) = if from < *whole { (N::ratio(of.over), N::ZERO) } else { (N::ZERO, N::money(of.most)) };
    // The third piece is that of the rule; before it the least sum is asked for.
    let (asked, asked_fixed) = if number == 2 { (piece.share, piece.fixed) } else { (N::ZERO, N::money(floor)) };
    let rate = N::ratio(of.rate);
    ((share - asked).times_up(rate), (fixed - asked_fixed).times_up(rate))
}

/// Curves and buffers that are used again.
#[derive(Debug, Clone)]
pub struct Desk<N> {
    /// The curve at the beginning of each cycle from the second on, and after the last.
    pub curves: Vec<Curve<N>>,
    /// What each cycle comes down to.
    pub terms: Vec<Terms<N>>,
    paid: Curve<N>,
    most: Vec<N>,
    least: Vec<N>,
}

impl<N: Number> Desk<N> {
    /// A desk for one balance.
    pub fn of(balance: &Balance) -> Desk<N> {
        let cycles = balance.cycles.len();
        let most = reachable(balance);
        let least = |(place, most): (usize, &N)| {
            let least = N::fine(balance.least_owed.get(place).copied().unwrap_or(0));
            if least < *most { least } else { *most }
        };
        Desk {
            least: most.iter().enumerate().map(least).collect(),
            curves: vec![Curve::nothing(); cycles + 1],
            terms: Vec::with_capacity(cycles),
            paid: Curve::nothing(),
            most,
        }
    }

    /// The least and the most that can be owed at the beginning of a cycle.
    fn range(&self, place: usize) -> (N, N) {
        let at = |of: &[N]| of.get(place).copied().unwrap_or(N::ZERO);
        (at(&self.least), at(&self.most))
    }

    /// The least that the balance can cost at these prices: payments x price and what is owed at the end, never more than
    /// the true least.
    pub fn least(&mut self, balance: &Balance, prices: &[N]) -> N {
        let count = balance.cycles.len();
        let (least, most) = self.range(count);
        if let Some(last) = self.curves.get_mut(count) {
            *last = if balance.ends { Curve::nothing() } else { Curve::par(least, most) };
        }
        self.terms.clear();
        let mut steepest = if balance.ends { N::ZERO } else { N::ONE };
        for cycle in balance.cycles.iter().rev() {
            let terms = terms(balance, cycle, prices, steepest);
            steepest = terms.steepest;
            self.terms.push(terms);
        }
        self.terms.reverse();
        for place in (1..count).rev() {
            let (Some(cycle), Some(terms)) = (balance.cycles.get(place), self.terms.get(place)) else { continue };
            let range = self.range(place);
            let Some((before, after)) = self.curves.split_at_mut_checked(place + 1) else { continue };
            let (Some(into), Some(after)) = (before.last_mut(), after.first()) else { continue };
            let after = match terms.more {
                Some(more) => {
                    after.with_payments(more, &mut self.paid);
                    &self.paid
                }
                None => after,
            };
            *into = Curve::reusing(std::mem::replace(into, Curve::nothing()));
            step(cycle, terms, after, range, into);
        }
        self.open(balance, prices)
    }

    /// The cheapest of the cases of today.
    fn open(&mut self, balance: &Balance, prices: &[N]) -> N {
        let (Some(cycle), Some(terms)) = (balance.cycles.first(), self.terms.first()) else { return N::ZERO };
        let Some(after) = self.curves.get(1) else { return N::ZERO };
        let after = match terms.more {
            Some(more) => {
                after.with_payments(more, &mut self.paid);
                &self.paid
            }
            None => after,
        };
        let mut least: Option<N> = None;
        for opening in &balance.openings {
            let cost = match opening {
                Opening::Bears { sums, accrued_fine } => {
                    let owed = opening_sum::<N>(sums, *accrued_fine);
                    let asked = if terms.asks { opening_asked(cycle, sums) } else { N::ZERO };
                    let left = owed - asked.times_up(terms.asked_growth) - N::halves(cycle.slack);
                    let left = if left > N::ZERO { left } else { N::ZERO };
                    asked.times_down(terms.asked_price) + after.at(left)
                }
                Opening::PaidInFull { on_time, rest, by } => {
                    // Prices fall with time: the last stretch is the cheapest.
                    let price = prices.get(*by).copied().unwrap_or(N::ONE);
                    N::money(*on_time).times_down(price) + N::money(*rest)
                }
            };
            if least.is_none_or(|least| cost < least) {
                least = Some(cost);
            }
        }
        least.unwrap_or(N::ZERO)
    }
}

/// What will be owed at the end of the running cycle when nothing is paid, rounded down.
pub fn opening_sum<N: Number>(sums: &[(Money, Growth)], accrued: i64) -> N {
    sums.iter().fold(N::fine(accrued), |sum, (amount, growth)| sum + N::money(*amount).times_down(N::lower(*growth)))
}

/// What is asked for today, at most what is owed.
pub fn opening_asked<N: Number>(cycle: &Cycle, sums: &[(Money, Growth)]) -> N {
    let owed = sums.iter().fold(N::ZERO, |sum, (amount, _)| sum + N::money(*amount));
    asked(&cycle.asks, owed)
}

/// The most that can be owed at the beginning of each cycle when never less than what is asked for is paid.
pub fn reachable<N: Number>(balance: &Balance) -> Vec<N> {
    if !balance.most_owed.is_empty() {
        return balance.most_owed.iter().map(|most| N::fine(*most)).collect();
    }
    let mut most = vec![N::ZERO];
    let mut owed = N::ZERO;
    for (place, cycle) in balance.cycles.iter().enumerate() {
        let able = cycle.moments.iter().any(|moment| moment.counts);
        let before = owed;
        let margin = N::halves(cycle.slack + 4);
        if place == 0 {
            for opening in &balance.openings {
                if let Opening::Bears { sums, accrued_fine } = opening {
                    let sum = opening_sum::<N>(sums, *accrued_fine);
                    let sum = if able { sum - opening_asked(cycle, sums) } else { sum };
                    owed = if sum > owed { sum } else { owed };
                }
            }
        } else {
            owed = before.times_up(N::upper(cycle.growth));
            if able {
                owed = owed - asked(&cycle.asks, before);
            }
        }
        owed = if owed > N::ZERO { owed + margin } else { margin };
        most.push(owed);
    }
    most
}
