//! Change one parameter, and the check fails or the shown number changes; move a key, and the check fails.

use super::{Own, lessons, lin, problems};
use tideover::diagnostic::{Severity, any_error};
use tideover::domain::lesson::expression::Expression;
use tideover::domain::lesson::{Figure, Lesson, Origin};
use tideover::learn::figures::{of_item, of_lesson, plain};
use tideover::report::lesson::check::check;

/// Every literal number of every lesson, changed by a tenth: the figures that are computed from it move away from the
/// author's result, or the shown number itself is another.
#[test]
fn every_parameter_matters() {
    let library = tideover::content::Library::embedded();
    let sample = lin();
    for lesson in lessons() {
        let places: Vec<(Option<usize>, usize)> = (0..lesson.figures.len())
            .map(|figure| (None, figure))
            .chain(
                (0..lesson.items.len())
                    .flat_map(|item| (0..lesson.items[item].figures.len()).map(move |figure| (Some(item), figure))),
            )
            .collect();
        for (item, place) in places {
            let mut changed = lesson.clone();
            let figure = figure_mut(&mut changed, item, place);
            let Origin::Computed(Expression::Number(number)) = &mut figure.origin else { continue };
            *number += (*number * rust_decimal::Decimal::new(1, 1)).max(rust_decimal::Decimal::new(1, 1));
            let name = figure.name.clone();
            let shown = |lesson: &Lesson| {
                let figures = match item {
                    Some(item) => of_item(lesson, &lesson.items[item]),
                    None => of_lesson(lesson, &sample),
                };
                figures.get(&name).and_then(|found| plain(found.as_ref().ok()?))
            };
            // The whole check is slow: only when the number itself is shown as before.
            let fails = || {
                check(&library, &changed, &sample, super::today()).iter().any(|found| found.severity == Severity::Error)
            };
            assert!(shown(&lesson) != shown(&changed) || fails(), "{} {name}", lesson.id);
        }
    }
}

fn figure_mut(lesson: &mut Lesson, item: Option<usize>, place: usize) -> &mut Figure {
    match item {
        Some(item) => &mut lesson.items[item].figures[place],
        None => &mut lesson.figures[place],
    }
}

/// Each key of a lesson, moved to each other option: refused.
#[test]
fn no_key_can_be_moved() {
    let lesson = lessons().into_iter().find(|lesson| lesson.id == "L01").unwrap();
    for item in &lesson.items {
        for option in item.options.iter().filter(|option| option.id != item.key) {
            let own = Own::copy();
            let from = format!("key = \"{}\"", item.key);
            own.change("lesson.toml", &from, &format!("key = \"{}\"", option.id));
            assert!(any_error(&own.problems()), "{} moved to {}", item.id, option.id);
        }
    }
}

/// The wrong formula of an option, changed, is found as well: options are computed, not typed.
#[test]
fn a_wrong_option_is_computed_too() {
    let own = Own::copy();
    own.change("lesson.toml", "pay * (now - before) / before", "pay * (now - before) / now");
    assert!(any_error(&problems(&own.library())));
}
