//! What paying principal of a loan early costs, so that a course never asks more for it than the engine does.
//!
//! The engine takes a charge f on what is paid early, and none on what an instalment asks for. A course knows only what is
//! owed, S, and from it what is asked for at least. After e was paid early on a day from which a debt grows by w to the
//! next posting (W over the whole cycle), the engine's interest there is W P - w e, and S = (1 + W) P - (1 + w) e. The
//! course asks for W / (1 + W) S of interest, which is less by e (W - w) / (1 + W). The engine takes this rest without the
//! charge, and it bears nothing until its deadline; the course can pay it early only, in the next cycle, whose growth is
//! W' and on whose last day on time w' is left: for each unit (1 + f) (1 + W') / (1 + w'). So of the charge on e the
//! course counts as much less:
//!
//! `cost of lowering by one = 1 + f - (W - w) / (1 + W) k`, with `k = (1 + f) (1 + W') / (1 + w') - 1`.
//!
//! Prices of cash fall with time, so the rest is nowhere dearer than e was. Cost / (1 + w) is monotone in w, so paid on a
//! later day of the same stretch e costs no less than the lesser of this at the stretch's first day and at w = 0. Nothing
//! is left over (k = 0) where both ask for the same: all that is owed, or a level payment that covers any interest.
//! Where the course asks for less by more than interest (a payment that falls after paying early, an instalment whose
//! deadline lies beyond the cycle), it counts no charge at all.
//!
//! Interest that is billed bears none, principal that a statement bills neither; where the course lets either grow, the
//! most of it is taken off at the cycle's end, as slack. So is the rounding of charges.

use super::{Asks, Cycle, ONE, Opening};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::terms::{Amortisation, Prepayment};
use crate::domain::money::{Money, RATE_SCALE};

/// How near the course's instalments come to the engine's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nearness {
    /// Both ask for the same.
    Same,
    /// The course asks for less by interest of what was paid early.
    ByInterest,
    /// The course asks for less by more than that.
    Loose,
}

/// What is known of the loan, in minor units.
#[derive(Debug, Clone, Copy)]
struct Loan {
    /// The charge on what is paid early, a fixed-point ratio, rounded down.
    fee: i128,
    nearness: Nearness,
    /// The most principal that can bear interest.
    principal: i128,
    /// The most that one instalment bills of principal.
    billed_at_once: i128,
    /// Whether billed principal bears interest until it is paid.
    billed_bears: bool,
}

/// Sets what paying early costs in each cycle. `days` counts the days between two on which early payments are made.
pub(super) fn price(
    cycles: &mut [Cycle],
    opening: &Opening,
    (part, rules): (&PartAccount, &PartRules),
    days: impl Fn(Day, Option<Day>) -> u32,
) {
    let loan = loan(cycles, opening, part, rules);
    let gaps: Vec<i128> = cycles.iter().map(|cycle| loan.rest_cost(cycle)).collect();
    let starts: Vec<Day> = cycles.iter().map(|cycle| cycle.start).collect();
    let mut waiting: i128 = 0;
    for (place, cycle) in cycles.iter_mut().enumerate() {
        let open = match cycle.asks {
            Asks::Amount(amount) => amount.is_zero() && (place > 0 || part.billed > Money::ZERO),
            _ => false,
        };
        let charged = !open && loan.nearness != Nearness::Loose;
        let rest = gaps.get(place + 1).copied().unwrap_or(0);
        let whole = i128::from(cycle.growth.upper);
        for moment in &mut cycle.moments {
            moment.early_cost = if charged { loan.early_cost(whole, moment.growth.lower, rest) } else { ONE };
        }
        let own = gaps.get(place).copied().unwrap_or(0);
        // Instalments that may wait unpaid: those of cycles before their deadline, and in the cycle after.
        let before = waiting;
        waiting = if open { waiting + 1 } else { 0 };
        let on_days = days(cycle.start, starts.get(place + 1).copied());
        let more = loan.slack(cycle, before.max(waiting), own, on_days);
        cycle.slack = cycle.slack.saturating_add(u32::try_from(more).unwrap_or(u32::MAX / 4));
    }
}

fn loan(cycles: &[Cycle], opening: &Opening, part: &PartAccount, rules: &PartRules) -> Loan {
    let one = i128::from(ONE);
    let principal = i128::from((part.principal + part.billed + part.fresh).minor());
    let widest = cycles.iter().map(|cycle| i128::from(cycle.growth.upper) - one).max().unwrap_or(0);
    let counted = match opening {
        Opening::Bears { accrued_fine, .. } => (i128::from(*accrued_fine) >> super::FINE_BITS) + 1,
        Opening::PaidInFull { .. } => 0,
    };
    let most_interest = principal * widest / one + counted + 2;
    let falls = rules.prepayment == Prepayment::LowerPayment;
    let nearness = match rules.amortisation {
        Some(Amortisation::Bullet) => Nearness::Same,
        _ if falls => Nearness::Loose,
        Some(Amortisation::Annuity) if i128::from(part.level.minor()) >= most_interest => Nearness::Same,
        Some(Amortisation::EqualPrincipal | Amortisation::InterestFirst) => Nearness::ByInterest,
        _ => Nearness::Loose,
    };
    Loan {
        fee: i128::from(rules.prepayment_fee.0.max(0)) * one / i128::from(RATE_SCALE),
        nearness,
        principal,
        billed_at_once: principal.min(i128::from(part.level.max(part.billed).minor())),
        billed_bears: !rules.interest_free,
    }
}

impl Loan {
    /// What a unit of interest that the engine asks for beyond the course costs the course more, in this cycle: k.
    fn rest_cost(&self, cycle: &Cycle) -> i128 {
        let last = cycle.moments.iter().rfind(|moment| moment.counts);
        let (Some(last), Asks::Rule { .. } | Asks::Instalment { .. }) = (last, cycle.asks) else { return 0 };
        if self.nearness == Nearness::Same {
            return 0;
        }
        let charged = (i128::from(ONE) + self.fee + 1) * i128::from(cycle.growth.upper);
        charged / i128::from(last.growth.lower) + 1 - i128::from(ONE)
    }

    /// The least cost of lowering the debt early by one on a day from which it grows by `rest_of`, when the whole cycle
    /// grows by `whole`.
    fn early_cost(&self, whole: i128, rest_of: i64, rest_cost: i128) -> i64 {
        let one = i128::from(ONE);
        let rest_of = i128::from(rest_of);
        let at = |growth: i128| one + self.fee - (whole - growth).max(0) * rest_cost / whole - 1;
        let cost = at(rest_of).min(at(one) * rest_of / one);
        let cost = if rest_cost == 0 { one + self.fee } else { cost };
        i64::try_from(cost.max(0)).unwrap_or(ONE)
    }

    /// Half minor units by which the course may count too much at the end of a cycle.
    fn slack(&self, cycle: &Cycle, waiting: i128, rest_cost: i128, days: u32) -> i128 {
        let one = i128::from(ONE);
        let up = |scaled: i128| scaled / one + 1;
        let whole = i128::from(cycle.growth.upper);
        let mut more = 0;
        if self.fee > 0 {
            // Each early payment's charge may be rounded down by half a minor unit.
            more += up(i128::from(days) * whole);
        }
        if let Asks::Rule { slack, .. } | Asks::Instalment { slack, .. } = cycle.asks
            && rest_cost > 0
        {
            // What rounding lowers the course's instalment by is paid early too.
            more += up(up(i128::from(slack) * rest_cost) * whole);
        }
        let bears_not = up(self.principal * (whole - one)) + if self.billed_bears { 0 } else { self.billed_at_once };
        if waiting > 0 {
            more += 2 * up(waiting * bears_not * (whole - one));
        }
        if self.nearness == Nearness::Loose
            && let Some(last) = cycle.moments.iter().rfind(|moment| moment.counts)
        {
            more += 2 * up(bears_not * (whole - i128::from(last.growth.lower)).max(0));
        }
        more
    }
}
