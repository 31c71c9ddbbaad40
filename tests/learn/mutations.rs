//! Change one parameter, and the check fails or the shown number changes; move a key, and the check fails.

use std::collections::BTreeSet;

use super::{Own, lessons, lin, today};
use rust_decimal::Decimal;
use tideover::content::Library;
use tideover::diagnostic::{Code, any_error};
use tideover::domain::lesson::expression::Expression;
use tideover::domain::lesson::{Figure, Lesson, Origin};
use tideover::learn::figures::{Figures, Household, of_item, of_lesson, plain};
use tideover::report::lesson::check::check;
use tideover::session::Papers;

/// The figures whose author's result is no longer what is computed.
fn wrong<'f>(figures: &'f [Figure], computed: &Figures) -> BTreeSet<&'f str> {
    let differs = |figure: &&Figure| {
        let shown = computed.get(&figure.name).and_then(|found| plain(found.as_ref().ok()?));
        figure.want.is_some() && figure.want != shown
    };
    figures.iter().filter(differs).map(|figure| figure.name.as_str()).collect()
}

/// Every name that an expression uses, through other figures too.
fn uses(figures: &[&Figure], figure: &Figure, name: &str) -> bool {
    let Origin::Computed(expression) = &figure.origin else { return false };
    expression.names().into_iter().any(|used| {
        used == name
            || figures
                .iter()
                .find(|other| other.name == used && other.name != figure.name)
                .is_some_and(|f| uses(figures, f, name))
    })
}

/// Every literal number of every lesson and item, changed by a tenth: the number that is shown is another, and when
/// something is computed from it, its author's result no longer agrees, so that the check refuses the lesson.
#[test]
fn every_parameter_matters() {
    let sample = lin();
    let (mut literals, mut caught) = (0, 0);
    for lesson in lessons() {
        let lists = std::iter::once(None).chain((0..lesson.items.len()).map(Some));
        for item in lists {
            let count = item.map_or(lesson.figures.len(), |item| lesson.items[item].figures.len());
            for place in 0..count {
                let mut changed = lesson.clone();
                let figure = figure_mut(&mut changed, item, place);
                let Origin::Computed(Expression::Number(number)) = &mut figure.origin else { continue };
                *number += (*number * Decimal::new(1, 1)).max(Decimal::new(1, 1));
                let name = figure.name.clone();
                let (own, before, after) = match item {
                    Some(item) => {
                        let (old, new) = (&lesson.items[item], &changed.items[item]);
                        (&old.figures, of_item(&lesson, old), of_item(&changed, new))
                    }
                    None => (&lesson.figures, of_lesson(&lesson, &sample), of_lesson(&changed, &sample)),
                };
                let shown = |figures: &Figures| figures.get(&name).and_then(|found| plain(found.as_ref().ok()?));
                assert_ne!(shown(&before), shown(&after), "{} {name}", lesson.id);
                assert!(wrong(own, &before).is_empty(), "{} {name}: as it ships", lesson.id);
                literals += 1;
                let all: Vec<&Figure> = own.iter().chain(&lesson.figures).collect();
                if own.iter().any(|other| other.want.is_some() && uses(&all, other, &name)) {
                    caught += usize::from(!wrong(own, &after).is_empty());
                }
            }
        }
    }
    assert!(literals > 200, "{literals} literals");
    assert!(caught * 10 > literals * 6, "{caught} of {literals} are caught by a result");
}

fn figure_mut(lesson: &mut Lesson, item: Option<usize>, place: usize) -> &mut Figure {
    match item {
        Some(item) => &mut lesson.items[item].figures[place],
        None => &mut lesson.figures[place],
    }
}

/// A rate, a term, a fee, an income of the sample household, changed: results of lessons no longer agree.
#[test]
fn the_sample_household_cannot_be_changed_unnoticed() {
    let (library, lessons) = (Library::embedded(), lessons());
    let papers = Papers::of_sample("lin").unwrap();
    for change in [
        "income.1.amount=8100.00",
        "expense.1.amount=2500.00",
        "line.pay-later.limit=9000.00",
        "line.pay-later.instalment.1.monthly_fee=0.75%",
        "line.cash-loan.periods=18",
        "line.cash-loan.monthly_rate=1.3%",
        "line.card.balance=8100.00",
        "cash.emergency_fund=900.00",
    ] {
        let changed: Household = papers.changed(&[change.to_owned()], &library, today()).unwrap();
        let fails = lessons.iter().any(|lesson| !wrong(&lesson.figures, &of_lesson(lesson, &changed)).is_empty());
        assert!(fails, "{change}");
    }
}

/// Each key of each item, moved to each other option: the lesson is refused.
#[test]
fn no_key_can_be_moved() {
    let mut moved = 0;
    for lesson in lessons() {
        for item in &lesson.items {
            for option in item.options.iter().filter(|option| option.id != item.key) {
                let own = Own::copy_of(&lesson.id);
                own.change_item(&item.id, &format!("key = \"{}\"", item.key), &format!("key = \"{}\"", option.id));
                let (read, problems) = own.library().lesson_with_problems(&lesson.id);
                assert!(read.is_none(), "{} moved to {}", item.id, option.id);
                assert!(problems.iter().any(|found| found.code == Code::ItemKey), "{}: {problems:?}", item.id);
                moved += 1;
            }
        }
    }
    assert!(moved >= 160, "{moved}");
}

/// The wrong formula of an option, changed, is found as well: options are computed, not typed.
#[test]
fn a_wrong_option_is_computed_too() {
    let own = Own::copy();
    own.change("lesson.toml", "pay * (now - before) / before", "pay * (now - before) / now");
    assert!(any_error(&own.problems()));
    let library = own.library();
    let lesson = library.lesson("L01").unwrap();
    assert!(check(&library, &lesson, &lin(), today()).iter().any(|found| found.code == Code::FigureMismatch));
}
