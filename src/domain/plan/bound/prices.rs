//! Looks for prices of cash that make the bound high: steps along the cash that is over-asked or left over.
//!
//! Floats; the same steps on every machine, a fixed number of them, no clock.

use super::flat::{bill_price, least as flat_least};
use super::flows::add_flows;
use super::{Drops, PRICE_SCALE, Worked, at_once, bill_epochs};
use crate::domain::money::Money;
use crate::domain::plan::bound::steps::Desk;
use crate::domain::plan::course::{Course, Courses, FlatPlan, Kind};

/// Prices that were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The prices.
    pub drops: Drops,
    /// The bound at them, in floats.
    pub about: f64,
    /// How many steps were made.
    pub steps: usize,
}

/// All courses, ready to be priced again and again.
struct Market<'c> {
    courses: &'c Courses,
    balances: Vec<(Worked<'c>, f64)>,
    plans: Vec<(&'c FlatPlan, Vec<usize>, f64)>,
    payable: Vec<f64>,
    prices: Vec<f64>,
    flows: Vec<f64>,
}

impl<'c> Market<'c> {
    fn of(courses: &'c Courses) -> Market<'c> {
        let mut market = Market {
            courses,
            balances: Vec::new(),
            plans: Vec::new(),
            payable: courses.epochs.payable.iter().map(|cash| cash.minor() as f64).collect(),
            prices: vec![1.0; courses.epochs.count()],
            flows: vec![0.0; courses.epochs.count()],
        };
        for Course { owed, kind, .. } in &courses.list {
            let owed = owed.minor() as f64;
            match kind {
                Kind::Balance(balance) => {
                    market.balances.push((Worked { balance, desk: Desk::of(balance) }, owed));
                }
                Kind::Flat(plan) => market.plans.push((plan, bill_epochs(plan, courses), owed)),
            }
        }
        market
    }

    /// The bound at drops of price, and how much more cash than there is would be asked for by the end of each stretch.
    fn value(&mut self, drops: &[f64], over: &mut [f64]) -> f64 {
        let mut price = 1.0;
        for (place, drop) in drops.iter().enumerate().rev() {
            price += drop;
            if let Some(at) = self.prices.get_mut(place) {
                *at = price;
            }
        }
        self.flows.iter_mut().for_each(|flow| *flow = 0.0);
        let mut sum = self.courses.sure.minor() as f64;
        for (worked, owed) in &mut self.balances {
            let loan = worked.balance.at_once.and_then(|loan| at_once::least(worked.balance, loan, &self.prices));
            if let Some(least) = loan {
                sum += least.cost - *owed;
                for (epoch, amount) in least.paid.into_iter().flatten() {
                    if let Some(flow) = self.flows.get_mut(epoch) {
                        *flow += amount;
                    }
                }
                continue;
            }
            sum += worked.desk.least(worked.balance, &self.prices) - *owed;
            add_flows(&worked.desk, worked.balance, &self.prices, &mut self.flows);
        }
        for (plan, bills, owed) in &self.plans {
            let least = flat_least(plan, &self.prices, bills);
            sum += least.cost - owed;
            add_plan_flows(plan, least.settled, &mut self.flows);
        }
        let mut asked = 0.0;
        for (place, payable) in self.payable.iter().enumerate() {
            asked += self.flows.get(place).copied().unwrap_or(0.0);
            sum -= drops.get(place).copied().unwrap_or(0.0) * payable;
            if let Some(over) = over.get_mut(place) {
                *over = asked - payable;
            }
        }
        sum
    }
}

fn add_plan_flows(plan: &FlatPlan, settled: Option<(usize, usize)>, flows: &mut [f64]) {
    let mut add = |epoch: usize, amount: Money| {
        if let Some(flow) = flows.get_mut(epoch) {
            *flow += amount.minor() as f64;
        }
    };
    add(plan.billed.1, plan.billed.0);
    let until = settled.map_or(plan.bills.len(), |(bills, _)| bills);
    let mut left = plan.unbilled;
    for bill in plan.bills.iter().take(until) {
        left -= bill.principal;
        if let Some(epoch) = bill.latest_epoch {
            add(epoch, bill.principal + bill.fee);
        }
    }
    if let Some((bills, epoch)) = settled {
        let charge = plan.settle_charge.get(bills).copied().flatten().unwrap_or_default();
        add(epoch, left + charge);
    }
    let _ = bill_price::<f64>;
}

/// Steps without a better bound before the step is made shorter.
const PATIENCE: usize = 12;

/// Looks for prices, from `start` when given, towards the cost of a known plan.
#[must_use]
pub fn maximise(courses: &Courses, known_cost: Money, steps: usize, start: Option<&Drops>) -> Found {
    let mut market = Market::of(courses);
    let count = courses.epochs.count();
    let from_start = |place: usize| start.and_then(|drops| drops.0.get(place)).map_or(0.0, |drop| *drop as f64);
    let mut drops: Vec<f64> = (0..count).map(|place| from_start(place) / PRICE_SCALE as f64).collect();
    let mut over = vec![0.0; count];
    let mut direction = vec![0.0; count];
    let (mut best, mut best_drops) = (f64::NEG_INFINITY, drops.clone());
    let (mut scale, mut idle, mut made) = (1.0_f64, 0_usize, 0_usize);
    let goal = known_cost.minor() as f64;
    while made < steps {
        made += 1;
        let value = market.value(&drops, &mut over);
        if value > best + 1e-6 {
            best = value;
            best_drops.copy_from_slice(&drops);
            idle = 0;
        } else {
            idle += 1;
        }
        if goal - best <= 1e-5 * goal.abs().max(1.0) || scale < 1e-4 {
            break;
        }
        if idle >= PATIENCE {
            (scale, idle) = (scale * 0.5, 0);
            drops.copy_from_slice(&best_drops);
            direction.iter_mut().for_each(|d| *d = 0.0);
            continue;
        }
        let mut length = 0.0;
        for (place, d) in direction.iter_mut().enumerate() {
            let (over, drop) = (over.get(place).copied().unwrap_or(0.0), drops.get(place).copied().unwrap_or(0.0));
            *d = 0.35 * *d + over;
            if !(drop <= 0.0 && *d < 0.0) {
                length += *d * *d;
            }
        }
        if length < 1e-12 {
            break;
        }
        let step = scale * (goal - value).max(1e-3) / length;
        for (drop, d) in drops.iter_mut().zip(&direction) {
            *drop = (*drop + step * d).max(0.0);
        }
    }
    let whole = |drop: &f64| (drop * PRICE_SCALE as f64).clamp(0.0, 1e15) as i64;
    Found { drops: Drops(best_drops.iter().map(whole).collect()), about: best, steps: made }
}
