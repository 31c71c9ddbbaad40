//! What lines owe after each happening agrees with the engine at the end of every day; so does cash on the agenda.

use super::households;
use std::collections::BTreeMap;
use tideover::domain::calendar::Day;
use tideover::domain::money::Money;
use tideover::report::agenda;
use tideover::report::ledger::rows_ahead;

#[test]
fn closings_are_what_the_engine_says_is_owed() {
    for (id, standing) in households() {
        let mut owed: Vec<Money> = (0..standing.state.lines.len()).map(|line| standing.owed_on(line)).collect();
        let mut after: BTreeMap<Day, Money> = BTreeMap::new();
        let rows = rows_ahead(&standing);
        for row in &rows {
            assert_eq!(owed[row.line], row.opening, "{id}: {row:?}");
            owed[row.line] = row.closing;
            after.insert(row.day, owed.iter().copied().sum());
        }
        let ends: BTreeMap<Day, Money> = standing.timeline.days.iter().map(|end| (end.day, end.owed)).collect();
        for (day, sum) in after {
            assert_eq!(ends[&day], sum, "{id} on {:?}", day.date());
        }
        assert_eq!(rows.is_empty(), standing.state.lines.is_empty());
    }
}

#[test]
fn cash_after_the_last_row_of_a_day_is_the_engines() {
    for (id, standing) in households() {
        let mut after: BTreeMap<Day, Money> = BTreeMap::new();
        for row in agenda::rows(&standing) {
            after.insert(row.day, row.cash_after);
        }
        for end in standing.timeline.days.iter().filter(|end| after.contains_key(&end.day)) {
            assert_eq!(after[&end.day], end.cash, "{id} on {:?}", end.day.date());
        }
    }
}
