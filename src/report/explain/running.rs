//! Running lists: what comes and goes until cash is lowest, or until the money ends without income.

use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::ratios::{RUNWAY_DAYS, runway_question};
use crate::report::agenda::{AgendaRow, rows_ahead};
use crate::report::standing::Standing;

/// A running list of cash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The money at its beginning.
    pub opening: Money,
    /// What comes and goes, in order.
    pub rows: Vec<AgendaRow>,
    /// The money at its end.
    pub closing: Money,
    /// The day of its end.
    pub until: Day,
}

/// What comes and goes from today to the end of a day.
#[must_use]
pub fn until(standing: &Standing, day: Day) -> Running {
    let mut rows = rows_ahead(standing);
    rows.retain(|row| row.day <= day && row.item.moves_cash());
    let opening = standing.state.cash;
    let closing = rows.last().map_or(opening, |row| row.cash_after);
    Running { opening, rows, closing, until: day }
}

/// What comes and goes until cash is lowest.
#[must_use]
pub fn to_lowest_cash(standing: &Standing) -> Running {
    let (lowest, day) = standing.lowest_cash();
    if lowest == standing.state.cash && day == standing.today {
        return Running { opening: lowest, rows: Vec::new(), closing: lowest, until: day };
    }
    until(standing, day)
}

/// What goes, without income, until an essential expense or a minimum cannot be paid in full. It ends after three years
/// when the money lasts longer.
#[must_use]
pub fn to_end_of_runway(standing: &Standing, with_emergency_fund: bool) -> Running {
    let ratios = &standing.ratios;
    let runway = if with_emergency_fund { ratios.runway } else { ratios.runway_cash };
    let today = standing.today;
    let last = runway.ends_on.unwrap_or(today.plus(RUNWAY_DAYS));
    // Entries and plans beyond the end change nothing before it.
    let without = standing.asked(&runway_question(today, last, with_emergency_fund));
    until(&without, last)
}

#[cfg(test)]
mod tests {
    use super::super::test::standings;
    use super::*;

    #[test]
    fn running_lists_add_up_and_end_at_their_figure() {
        for standing in standings() {
            let lowest = to_lowest_cash(&standing);
            let sum: Money = lowest.rows.iter().map(|row| row.amount).sum();
            assert_eq!(lowest.opening + sum, lowest.closing);
            assert_eq!((lowest.closing, lowest.until), standing.lowest_cash());
        }
    }

    #[test]
    fn a_runway_ends_when_the_list_says_so() {
        for standing in standings() {
            for with_fund in [false, true] {
                let list = to_end_of_runway(&standing, with_fund);
                let sum: Money = list.rows.iter().map(|row| row.amount).sum();
                assert_eq!(list.opening + sum, list.closing);
                let fund = if with_fund { standing.state.emergency } else { Money::ZERO };
                assert_eq!(list.opening, standing.state.cash + fund);
                let ratios = &standing.ratios;
                let runway = if with_fund { ratios.runway } else { ratios.runway_cash };
                if let Some(end) = runway.ends_on {
                    assert_eq!(list.until, end);
                    // Before its last day nothing is missing.
                    assert!(list.rows.iter().filter(|row| row.day < end).all(|row| row.cash_after >= Money::ZERO));
                    assert!(list.rows.iter().all(|row| row.amount <= Money::ZERO));
                }
            }
        }
    }
}
