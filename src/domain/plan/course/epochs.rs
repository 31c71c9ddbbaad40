//! The stretches of days between two paydays. Inside one, cash only falls, so money has one price there.

use crate::domain::calendar::Day;
use crate::domain::household::compiled::{EventKind, Phase};
use crate::domain::household::entry::{Account, EntryKind, Recorded};
use crate::domain::money::Money;
use crate::domain::plan::ground::Ground;

/// The stretches between paydays, and the cash that can have been paid to lines by the end of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epochs {
    /// The first day of each: today, and every later day on which money comes.
    pub starts: Vec<Day>,
    /// For each, what can have been paid to lines from today to its last day with the floor kept: cash this morning and
    /// what came since, less expenses until then. Not more than this is possible for any plan that is never short.
    pub payable: Vec<Money>,
}

impl Epochs {
    /// Reads them off the calendar. None when the journal holds rows ahead whose effect on cash is not known.
    #[must_use]
    pub fn of(ground: &Ground) -> Option<Epochs> {
        let starts = ground.paydays.clone();
        let mut change = vec![Money::ZERO; starts.len()];
        let household = &ground.household;
        for event in household.events.iter().filter(|event| event.day >= ground.today && event.day <= ground.until) {
            if event.day == ground.today && event.phase == Phase::Recorded {
                continue;
            }
            let amount = match event.kind {
                EventKind::Income => household.incomes.get(event.place()).copied().unwrap_or_default(),
                EventKind::Expense => match household.expenses.get(event.place()) {
                    // Paid with a line: it may fall on cash, but need not.
                    Some(expense) if expense.pay_with.is_none() => -expense.amount,
                    _ => Money::ZERO,
                },
                EventKind::Entry => household.entries.get(event.place()).map_or(Some(Money::ZERO), cash_of)?,
                _ => Money::ZERO,
            };
            if let Some(change) = change.get_mut(epoch_of(&starts, event.day)) {
                *change += amount;
            }
        }
        let mut cash = ground.morning.cash - ground.floor;
        let payable = change.into_iter().map(|change| {
            cash += change;
            cash
        });
        let payable = payable.collect();
        Some(Epochs { starts, payable })
    }

    /// The stretch in which a day lies.
    #[must_use]
    pub fn of_day(&self, day: Day) -> usize {
        epoch_of(&self.starts, day)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

fn epoch_of(starts: &[Day], day: Day) -> usize {
    starts.partition_point(|start| *start <= day).saturating_sub(1)
}

/// What a row of the journal ahead does to cash at most; none when that is not known.
fn cash_of(entry: &Recorded) -> Option<Money> {
    match (entry.account, entry.kind) {
        (Account::Cash, EntryKind::Income | EntryKind::Refund) | (Account::Line(_), EntryKind::Draw) => {
            Some(entry.amount)
        }
        (Account::Cash, EntryKind::Expense | EntryKind::Purchase | EntryKind::Fee | EntryKind::Payment) => {
            Some(-entry.amount)
        }
        (Account::Cash | Account::Emergency, EntryKind::Transfer) => Some(-entry.amount),
        (Account::Cash, _) => None,
        _ => Some(Money::ZERO),
    }
}
