//! The figures that the household of Lin must show.

use super::build::{day, lin, yuan};
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::recorder::Happening;
use tideover::domain::household::timeline::{run, state_today};
use tideover::domain::ratios::measure;

#[test]
fn lin_on_the_morning_of_the_record() {
    let today = day("2026-11-21");
    let profile = lin();
    let household = compile(&profile, &[], &Question::as_set(today, day("2027-11-21")));
    let (timeline, _) = run(&household);
    let state = state_today(&household);
    let ratios = measure(&profile, &[], &household, &state, &timeline, today);
    let amounts: Vec<i64> = ratios.payments.iter().map(|p| p.amount.minor()).collect();
    assert_eq!(amounts, [53_900, 179_951, 80_000]);
    assert_eq!(ratios.dti.unwrap().to_basis_points(), 3923);
    assert_eq!(timeline.lowest_cash(today, state.cash), (yuan("200.49"), day("2026-12-08")));
    assert_eq!((ratios.runway.days, ratios.runway.ends_on), (20, Some(day("2026-12-11"))));
    assert_eq!(ratios.runway_cash.days, 19);
    assert_eq!(ratios.owed, yuan("34000"));
    assert_eq!(ratios.utilisation.unwrap().to_basis_points(), 5000);
    assert_eq!(ratios.lenders, 3);
    assert_eq!(ratios.emergency_months_hundredths, Some(19));
}

#[test]
fn the_card_bears_interest_from_posting_because_it_is_not_paid_in_full() {
    let today = day("2026-11-21");
    let household = compile(&lin(), &[], &Question::as_set(today, day("2026-12-31")));
    let (timeline, _) = run(&household);
    let bill = timeline.happenings.iter().find_map(|h| match h.happening {
        Happening::Statement { line: 2, bill, .. } => Some(bill),
        _ => None,
    });
    // 8,000 for 20 days and 7,200 for 10 days at 0.05 % a day: 80.00 + 36.00.
    assert_eq!(bill.unwrap().interest, yuan("116.00"));
    assert_eq!(bill.unwrap().minimum, yuan("731.60"));
}
