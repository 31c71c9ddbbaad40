//! What the teaching rules make of a late payment and of a cut, as lessons quote it.

use std::fs;

use super::{lessons, lin};
use tideover::content::Library;
use tideover::domain::lesson::expression::Expression;
use tideover::learn::figures::{Household, holds};

fn is(household: &Household, condition: &str) -> bool {
    let lesson = lessons().remove(0);
    holds(&lesson, &Expression::parse(condition).unwrap(), household).unwrap()
}

/// Late on 5 December, stopped from the 6th. Paid on the 12th it stays so for the seven days of cooling; paid on 4 January
/// likewise; paid on 5 March it is frozen by then and cools for ninety days, to 2 June.
#[test]
fn a_line_stops_until_it_has_cooled() {
    for (days, stopped) in [(1, 0), (7, 13), (30, 36), (90, 179)] {
        assert!(is(&lin(), &format!("engine.stopped_if_late({days}) = {stopped}")), "{days} days");
    }
}

/// The cash lender reads the registry; the card's bank does not mind one cut elsewhere.
#[test]
fn a_cut_is_seen_by_another_lender() {
    assert!(is(&lin(), "engine.touched_if_cut(40%) = 1"));
    assert!(is(&lin(), "engine.touched_if_cut(0) = 0"));
}

/// The reader's own policies decide, not the built-in ones.
#[test]
fn own_policies_are_followed() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("policies/cn");
    fs::create_dir_all(&own).unwrap();
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/content/policies/cn/cash-lender.toml");
    let patient =
        fs::read_to_string(built_in).unwrap().replacen("op = \">=\", value = 1 }", "op = \">=\", value = 9 }", 1);
    fs::write(own.join("cash-lender.toml"), patient).unwrap();
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    assert!(is(&lin().watched_by(&library), "engine.stopped_if_late(7) = 0"));
}

#[test]
fn what_no_rule_can_answer_is_refused() {
    let lesson = lessons().remove(0);
    let lin = lin();
    for wrong in ["engine.stopped_if_late(367)", "engine.stopped_if_late(0.5)", "engine.touched_if_cut(2)"] {
        let fault = holds(&lesson, &Expression::parse(wrong).unwrap(), &lin).unwrap_err();
        assert_eq!(fault.parts().0, "arguments", "{wrong}");
    }
}
