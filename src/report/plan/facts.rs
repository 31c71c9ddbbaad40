//! What a plan was made from, in figures that a reader knows: so that a saved plan can tell what has changed since.

use crate::domain::credit::line::Line;
use crate::domain::household::compiled::EventKind;
use crate::domain::money::{Money, Ratio};
use crate::domain::plan::ground::Ground;

/// The figures of a household on the morning of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Cash in hand.
    pub cash: Money,
    /// All income until the last day.
    pub income: Money,
    /// All expenses until the last day.
    pub expenses: Money,
    /// Each line: its id, what is owed on it and its yearly rate.
    pub lines: Vec<(String, Money, Ratio)>,
}

/// One figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Cash in hand: then and now.
    Cash(Money, Money),
    /// Income until the last day.
    Income(Money, Money),
    /// Expenses until the last day.
    Expenses(Money, Money),
    /// What is owed on a line.
    Owed(String, Money, Money),
    /// The rate of a line.
    Rate(String, Ratio, Ratio),
    /// A line that was not there.
    Came(String),
    /// A line that is no longer there.
    Went(String),
}

impl Facts {
    /// Reads them off a ground.
    #[must_use]
    pub fn of(ground: &Ground) -> Facts {
        let household = &ground.household;
        let ahead = household.events.iter().filter(|event| event.day >= ground.today && event.day <= ground.until);
        let (mut income, mut expenses) = (Money::ZERO, Money::ZERO);
        for event in ahead {
            match event.kind {
                EventKind::Income => income += household.incomes.get(event.place()).copied().unwrap_or_default(),
                EventKind::Expense => {
                    expenses += household.expenses.get(event.place()).map_or(Money::ZERO, |expense| expense.amount);
                }
                _ => {}
            }
        }
        let rules = &household.lines;
        let line = |(place, line): (usize, &Line)| {
            (line.id.clone(), ground.morning.owed(place, rules), line.terms.rate.nominal_annual())
        };
        let lines = ground.profile.lines.iter().enumerate().map(line).collect();
        Facts { cash: ground.morning.cash, income, expenses, lines }
    }

    /// What is not what it was.
    #[must_use]
    pub fn changes_to(&self, now: &Facts) -> Vec<Changed> {
        let mut changed = Vec::new();
        if self.cash != now.cash {
            changed.push(Changed::Cash(self.cash, now.cash));
        }
        if self.income != now.income {
            changed.push(Changed::Income(self.income, now.income));
        }
        if self.expenses != now.expenses {
            changed.push(Changed::Expenses(self.expenses, now.expenses));
        }
        for (id, owed, rate) in &self.lines {
            let Some((_, owed_now, rate_now)) = now.lines.iter().find(|(other, ..)| other == id) else {
                changed.push(Changed::Went(id.clone()));
                continue;
            };
            if owed != owed_now {
                changed.push(Changed::Owed(id.clone(), *owed, *owed_now));
            }
            if rate != rate_now {
                changed.push(Changed::Rate(id.clone(), *rate, *rate_now));
            }
        }
        let came = now.lines.iter().filter(|(id, ..)| self.lines.iter().all(|(other, ..)| other != id));
        changed.extend(came.map(|(id, ..)| Changed::Came(id.clone())));
        changed
    }
}
