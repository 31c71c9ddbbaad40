//! An exercise: the reader predicts a figure, then sees what the simulator says; then tries to reach goals on a copy of
//! the household.
//!
//! It must not know how a figure is written in a language, nor how the copy is changed.

use rust_decimal::{Decimal, RoundingStrategy};

use super::figures::{Fault, Figures, Household, holds};
use crate::domain::lesson::{Lesson, Show, Step, Value};

/// How near a guess came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Within one hundredth of the figure.
    Right,
    /// Within one tenth.
    Near,
    /// Farther off.
    Far,
}

/// What a guess came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// How near it came.
    pub nearness: Nearness,
    /// The guess less the figure.
    pub off: Decimal,
}

/// Reads a guess as a person types it for a figure of this form: `1,079.71`, `¥1 079`, `39.2%`, `39.2` for a percentage,
/// `1.2万`. `None` when it is no number.
#[must_use]
pub fn read_guess(typed: &str, show: Show) -> Option<Decimal> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && !",，¥￥$元".contains(*c)).collect();
    let (plain, times) = match plain.strip_suffix('万') {
        Some(rest) => (rest.to_owned(), Decimal::from(10_000)),
        None => (plain, Decimal::ONE),
    };
    let percent = matches!(show, Show::Percent | Show::Percent0 | Show::Percent1 | Show::Percent2);
    let (plain, per_cent) = match plain.strip_suffix(['%', '％']) {
        Some(rest) => (rest.to_owned(), true),
        None => (plain, percent),
    };
    let number: Decimal = plain.parse().ok()?;
    let number = number.checked_mul(times)?;
    if per_cent { number.checked_div(Decimal::ONE_HUNDRED) } else { Some(number) }
}

/// Judges a guess of a step. `None` when its figure is no number here.
#[must_use]
pub fn judge(step: &Step, guess: Decimal, figures: &Figures) -> Option<Judged> {
    let found = figures.get(&step.figure)?.as_ref().ok()?;
    let Value::Number(figure) = found.value else { return None };
    let off = guess.checked_sub(figure)?;
    let hundredth = figure.abs().checked_div(Decimal::ONE_HUNDRED)?;
    // A guess that agrees as it is written is right, however small the figure.
    let same = written(guess, found.show) == written(figure, found.show);
    let nearness = if same || off.abs() <= hundredth {
        Nearness::Right
    } else if off.abs() <= hundredth.checked_mul(Decimal::TEN)? {
        Nearness::Near
    } else {
        Nearness::Far
    };
    Some(Judged { nearness, off })
}

/// A number at about the precision at which it is shown.
fn written(number: Decimal, show: Show) -> Decimal {
    let decimals = match show {
        Show::MoneyAbout | Show::Millions => 0,
        Show::Percent | Show::Percent2 => 4,
        Show::Percent1 => 3,
        Show::Number1 => 1,
        _ => 2,
    };
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Which goals the household reaches: the id of each with whether it holds, or why that cannot be said.
#[must_use]
pub fn goals(lesson: &Lesson, household: &Household) -> Vec<(String, Result<bool, Fault>)> {
    let goals = lesson.exercise.goals.iter();
    goals.map(|goal| (goal.id.clone(), holds(lesson, &goal.condition, household))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_read_as_people_type_them() {
        let exact = |text: &str| Some(text.parse::<Decimal>().unwrap());
        assert_eq!(read_guess("¥1,079.71", Show::Money), exact("1079.71"));
        assert_eq!(read_guess("1079 元", Show::Money), exact("1079"));
        assert_eq!(read_guess("1.2万", Show::Money), exact("12000"));
        assert_eq!(read_guess("39.2%", Show::Percent1), exact("0.392"));
        assert_eq!(read_guess("39.2", Show::Percent1), exact("0.392"));
        assert_eq!(read_guess("-400", Show::Money), exact("-400"));
        assert_eq!(read_guess("many", Show::Number), None);
        assert_eq!(read_guess("", Show::Number), None);
    }
}
