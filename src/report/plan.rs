//! The answer of `tideover plan`: ways of paying side by side.

use super::standing::Standing;
use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::plan::ground::Ground;
use crate::domain::plan::means::Means;
use crate::domain::plan::outcome::Outcome;
use crate::domain::plan::strategy::Strategy;

/// What is asked of the planner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanQuestion {
    /// How many months count; as many as the debts need when none.
    pub months: Option<u16>,
    /// Cash that must stay.
    pub floor: Money,
    /// What the reader adds.
    pub means: Means,
    /// An order of one's own.
    pub own_order: Vec<usize>,
}

/// One way of paying and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The way.
    pub strategy: Strategy,
    /// What comes of it.
    pub outcome: Outcome,
}

/// Ways of paying, compared.
#[derive(Debug)]
pub struct Plan<'s> {
    /// What it is about.
    pub standing: &'s Standing,
    /// Where every way starts.
    pub ground: Ground,
    /// The ways, minimum-only first.
    pub compared: Vec<Compared>,
}

/// Horizons in months that are tried until the debts end within one.
const HORIZONS: [u16; 3] = [36, 60, 120];

/// Compares ways of paying.
#[must_use]
pub fn plan<'s>(standing: &'s Standing, question: &PlanQuestion) -> Plan<'s> {
    let ground = ground(standing, question);
    let mut ways: Vec<Strategy> = Strategy::PLAIN.to_vec();
    if !question.own_order.is_empty() {
        ways.push(Strategy::OwnOrder(question.own_order.clone()));
    }
    let compared = ways.into_iter().map(|strategy| Compared { outcome: strategy.run(&ground), strategy }).collect();
    Plan { standing, ground, compared }
}

/// The ground with the horizon that was asked for, or the first in which paying by the true rate ends the debts.
fn ground(standing: &Standing, question: &PlanQuestion) -> Ground {
    let (today, record) = (standing.today, &standing.record);
    let until = |months: u16| today.month().plus(i32::from(months)).on(today.day_of_month());
    let at = |months: u16| {
        Ground::new(&record.profile, &record.entries, today, until(months), &question.means, question.floor)
    };
    if let Some(months) = question.months {
        return at(months);
    }
    let [first, second, last] = HORIZONS;
    for months in [first, second] {
        let ground = at(months);
        if Strategy::TrueRate.run(&ground).debt_free.is_some() {
            return ground;
        }
    }
    at(last)
}

impl Plan<'_> {
    /// The base of the comparison.
    #[must_use]
    pub fn base(&self) -> Option<&Outcome> {
        self.compared.first().map(|compared| &compared.outcome)
    }

    /// Whether any way is on time and keeps the floor.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.compared.iter().any(|compared| compared.outcome.keeps(self.ground.floor))
    }

    /// Lines that an own order leaves out.
    #[must_use]
    pub fn left_out(&self) -> Vec<usize> {
        let lines = self.ground.household.lines.len();
        self.compared.iter().flat_map(|compared| compared.strategy.leaves_out(lines)).collect()
    }

    /// Lines that take new purchases.
    #[must_use]
    pub fn in_use(&self) -> Vec<usize> {
        let used = self.ground.in_use.iter().enumerate().filter(|(_, used)| **used);
        used.map(|(line, _)| line).collect()
    }

    /// The last day that counts.
    #[must_use]
    pub const fn until(&self) -> Day {
        self.ground.until
    }
}
