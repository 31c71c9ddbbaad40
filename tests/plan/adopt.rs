//! A plan that is adopted becomes the schedule's payments; where reality leaves it, a warning says so.

use tideover::domain::calendar::Day;
use tideover::domain::household::recorder::Happening;
use tideover::domain::money::Money;
use tideover::profile::edit::adopt;
use tideover::report::standing::Standing;
use tideover::report::warning::{Warning, find};
use tideover::session::{Source, sample_text};
use tideover::text::Lang;

use super::opened;
use crate::support::story::Story;

/// Lin with two early payments adopted, and these rows in the journal, on a day.
fn lin(today: Day, journal: &str) -> Standing {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lin.toml");
    let (text, _) = sample_text("lin").unwrap();
    let day = |month, day| Day::ymd(2026, month, day).unwrap();
    let payments = [(day(12, 10), "card", Money(50_000)), (day(12, 31), "card", Money(10_000))];
    let currency = tideover::domain::money::Currency::CNY;
    std::fs::write(&path, adopt(text, day(11, 21), &payments, currency).unwrap()).unwrap();
    std::fs::write(folder.path().join("lin.journal.csv"), format!("id,date,account,kind,amount\n{journal}")).unwrap();
    opened(&Source::Path(path), today)
}

#[test]
fn its_payments_stand_in_the_schedule() {
    let today = Day::ymd(2026, 11, 21).unwrap();
    let standing = lin(today, "");
    let paid = |standing: &Standing, on: Day| -> Money {
        let on_day = standing.timeline.happenings.iter().filter(|dated| dated.day == on);
        let payments = on_day.filter_map(|dated| match dated.happening {
            Happening::Payment { amount, asked, .. } => Some(amount - asked.least(amount)),
            _ => None,
        });
        payments.sum()
    };
    assert_eq!(paid(&standing, Day::ymd(2026, 12, 10).unwrap()), Money(50_000));
    assert_eq!(paid(&standing, Day::ymd(2026, 12, 31).unwrap()), Money(10_000));
}

#[test]
fn a_payment_that_was_not_made_is_told_and_one_that_was_is_not() {
    let later = Day::ymd(2026, 12, 20).unwrap();
    let left = |standing: &Standing| find(standing).into_iter().find(|w| matches!(w, Warning::PlanLeft { .. }));
    let missed = left(&lin(later, ""));
    let (planned, paid) = (Money(50_000), Money::ZERO);
    let day = Day::ymd(2026, 12, 10).unwrap();
    assert_eq!(missed, Some(Warning::PlanLeft { line: 2, day, planned, paid }));
    assert_eq!(left(&lin(later, "1,2026-12-11,card,payment,500.00\n")), None);
    let part = left(&lin(later, "1,2026-12-11,card,payment,200.00\n"));
    assert!(matches!(part, Some(Warning::PlanLeft { paid: Money(20_000), .. })), "{part:?}");
    // What lies ahead is not missed yet.
    assert_eq!(left(&lin(Day::ymd(2026, 12, 9).unwrap(), "")), None);
}

#[test]
fn the_key_adopts_and_another_drops_it() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("6");
    for _ in 0..5 {
        story.wait_for_work();
    }
    story.press("a");
    story.sees(&["a sample is never written to"]);
    let adopted = story.app.figures.answers.standing.record.adopted.clone();
    let adopted = adopted.expect("a plan");
    assert!(adopted.payments.len() > 5 && adopted.on == Day::ymd(2026, 11, 21).unwrap());
    story.press("x");
    assert!(story.app.figures.answers.standing.record.adopted.is_none());
}
