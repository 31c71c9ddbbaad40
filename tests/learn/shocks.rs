//! What the engine tells lessons about a household in trouble, against sums made by hand for Lin.

use super::{lessons, lin};
use tideover::domain::lesson::expression::Expression;
use tideover::learn::figures::{Fault, holds};

/// Whether a condition holds for Lin.
fn said(condition: &str) -> Result<bool, Fault> {
    let lesson = lessons().swap_remove(0);
    holds(&lesson, &Expression::parse(condition).unwrap(), &lin())
}

/// From 21 November: the cash loan 1,799.51 on 5 December, the card's minimum 800 on the 8th, a part of 539 on the 10th.
#[test]
fn what_falls_due_is_added_up_day_by_day() {
    for (days, sum) in [(13, "0"), (14, "1799.51"), (16, "1799.51"), (17, "2599.51"), (19, "3138.51"), (30, "3138.51")]
    {
        assert_eq!(said(&format!("engine.due_in({days}) = {sum}")), Ok(true), "{days} days");
    }
}

/// By hand: with a tenth less pay or a twentieth more needs every payment can still be made; with both, 531.98 is left on
/// 5 January 2027 and more than 700 is due on the 8th.
#[test]
fn two_shocks_break_what_each_alone_does_not() {
    assert_eq!(said("engine.missed_if_both(10%, 0) + engine.missed_if_both(0, 5%) = 0"), Ok(true));
    assert_eq!(said("engine.missed_if_both(10%, 5%) > 0"), Ok(true));
    assert_eq!(said("days_between(2027-01-08, engine.short_on(10%, 5%)) = 0"), Ok(true));
    assert_eq!(
        said("days_between(2027-01-08, engine.short_on(0, 0)) = 0"),
        Err(Fault::NothingThere("short_on".into()))
    );
}

#[test]
fn a_shock_of_no_size_is_refused() {
    for wrong in ["due_in(1, 2)", "due_in(-1)", "short_on(10%)", "short_on(2, 0)", "missed_if_both(0, -1)"] {
        let fault = said(&format!("engine.{wrong} = 0")).unwrap_err();
        assert_eq!(fault.parts().0, "arguments", "{wrong}");
    }
}
