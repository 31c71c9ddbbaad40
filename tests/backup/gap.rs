//! Where money is missing, by the engine.

use tideover::domain::backup::condition::Use;
use tideover::domain::backup::gap::CashAhead;
use tideover::domain::backup::situation::{Loss, Situation};
use tideover::domain::calendar::Day;
use tideover::domain::household::profile::Profile;
use tideover::domain::money::Money;

use crate::engine::build::{day, expense, lin, yuan};

const UNTIL: &str = "2027-12-21";

fn as_set(profile: &Profile) -> CashAhead {
    Situation::as_set(profile, &[], day("2026-11-21")).cash_ahead(day(UNTIL))
}

fn without(profile: &Profile, line: &str, loss: Loss) -> (CashAhead, Option<Day>) {
    let line = profile.line_index(line).unwrap();
    let (situation, called_in) = Situation::as_set(profile, &[], day("2026-11-21")).without(line, loss);
    (situation.cash_ahead(day(UNTIL)), called_in)
}

#[test]
fn lin_is_never_short_and_would_be_if_the_card_were_called_in() {
    let lin = lin();
    let ahead = as_set(&lin);
    assert_eq!((ahead.gaps.len(), ahead.lowest), (0, (yuan("200.49"), day("2026-12-08"))));
    assert_eq!(without(&lin, "card", Loss::Stopped), (ahead, None), "nothing is paid with the card");
    let (called, on) = without(&lin, "card", Loss::CalledIn);
    let gap = called.gaps[0];
    assert_eq!((on, gap.from, gap.cause), (Some(day("2026-12-08")), day("2026-12-08"), Use::Debt));
    // 1,000.49 stands against the whole statement of 8,000.00; the salary of the 10th makes it good.
    assert_eq!((gap.amount, gap.until), (yuan("6999.51"), Some(day("2026-12-10"))));
    // The next day food is due, and so on: money for the first day must last for months.
    let stretch = called.first_stretch().unwrap();
    assert_eq!((stretch.from, stretch.amount), (gap.from, gap.amount));
    assert!(called.gaps[1].from == day("2026-12-11") && stretch.days(day(UNTIL)) > 60, "{stretch:?}");
}

#[test]
fn a_gap_ends_when_cash_is_back_and_one_that_never_ends_says_so() {
    let mut short = lin();
    short.spendable = yuan("4900.00");
    let ahead = as_set(&short);
    let gap = ahead.gaps[0];
    assert_eq!((ahead.gaps.len(), gap.from, gap.until), (1, day("2026-12-08"), Some(day("2026-12-10"))));
    assert_eq!((gap.amount, gap.worst, gap.days(day(UNTIL))), (yuan("99.51"), day("2026-12-08"), 2));
    short.incomes.clear();
    let ahead = as_set(&short);
    let last = ahead.gaps.last().unwrap();
    assert_eq!((last.until, last.days(day(UNTIL))), (None, day(UNTIL).since(last.from)));
    assert_eq!(ahead.missing(), last.amount);
}

#[test]
fn what_was_paid_with_a_lost_line_falls_on_cash() {
    let mut lin = lin();
    let mut food = expense("food", "900.00", 2);
    food.pay_with = Some("card".to_owned());
    lin.expenses.push(food);
    let (stopped, _) = without(&lin, "card", Loss::Stopped);
    let gap = stopped.gaps[0];
    assert_eq!((gap.from, gap.amount, gap.cause), (day("2026-12-08"), yuan("699.51"), Use::Debt));
    assert!(as_set(&lin).lowest.0 >= Money::ZERO);
}

/// The gap of a day: what is missing on that day and after it, not what was missing before.
#[test]
fn a_day_has_its_own_gap() {
    let (called, _) = without(&lin(), "card", Loss::CalledIn);
    let first = called.gap_on(day("2026-12-08")).unwrap();
    assert_eq!((first.amount, first.until), (yuan("6999.51"), Some(day("2026-12-10"))));
    let second = called.gap_on(day("2026-12-11")).unwrap();
    assert_eq!((second.from, second.amount), (day("2026-12-11"), called.gaps[1].amount));
    let later = called.gap_on(day("2026-12-12")).unwrap();
    assert_eq!((later.from, later.until), (day("2026-12-12"), second.until));
    assert!(later.amount <= second.amount && later.amount > Money::ZERO);
    assert_eq!(called.gap_on(day("2026-12-10")), None, "the salary is there");
    assert_eq!(called.gap_on(day("2026-12-01")), None);
}
