//! The figures that lessons quote: computed by the calculators and by the engine, on the sample household or the
//! reader's own.
//!
//! It must not know how a figure is written in a language; only what it comes to at the precision it is shown with.

mod arithmetic;
mod household;
mod shocks;
mod watched;

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

pub use household::Household;

use crate::domain::lesson::expression::{Expression, Operator};
use crate::domain::lesson::{Figure, Item, Lesson, Origin, Show, Value};
use crate::domain::money::Currency;

/// Why a figure cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing has this name.
    UnknownName(String),
    /// There is no such function.
    UnknownFunction(String),
    /// The function takes other values; how it is called.
    Arguments(&'static str),
    /// A number is needed where a day or text stands.
    NotANumber(String),
    /// It depends on itself.
    Circle(String),
    /// It leaves the range of exact decimals, or divides by nothing.
    Overflow,
    /// The household has no such figure: no income, no line with a limit.
    NothingThere(String),
    /// A calculator refuses; the refusal's stable name.
    Refused(&'static str),
    /// An item quotes the household.
    OfHousehold(String),
    /// The value cannot be shown in this way.
    Unshowable,
}

impl Fault {
    /// The stable word, and what it is about.
    #[must_use]
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Fault::UnknownName(name) => ("unknown-name", name),
            Fault::UnknownFunction(name) => ("unknown-function", name),
            Fault::Arguments(how) => ("arguments", how),
            Fault::NotANumber(what) => ("not-a-number", what),
            Fault::Circle(name) => ("circle", name),
            Fault::Overflow => ("overflow", ""),
            Fault::NothingThere(name) => ("nothing-there", name),
            Fault::Refused(name) => ("refused", name),
            Fault::OfHousehold(name) => ("household", name),
            Fault::Unshowable => ("show", ""),
        }
    }
}

/// A figure that was computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it comes to.
    pub value: Value,
    /// How it is written.
    pub show: Show,
    /// Its currency, when it is money.
    pub currency: Currency,
    /// Whether it is of the household rather than of an example.
    pub of_household: bool,
}

/// All figures of a lesson, by name.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    found: BTreeMap<String, Result<Found, Fault>>,
}

impl Figures {
    /// A figure by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Result<Found, Fault>> {
        self.found.get(name)
    }

    /// The figures that cannot be computed, with the reason.
    pub fn faults(&self) -> impl Iterator<Item = (&str, &Fault)> {
        self.found.iter().filter_map(|(name, found)| Some((name.as_str(), found.as_ref().err()?)))
    }
}

/// The lesson's figures on a household.
#[must_use]
pub fn of_lesson(lesson: &Lesson, household: &Household) -> Figures {
    let bench = Bench { figures: vec![&lesson.figures], household: Some(household) };
    bench.all(&lesson.figures)
}

/// The figures of an item and of its lesson, without any household: an item is the same for everyone.
#[must_use]
pub fn of_item(lesson: &Lesson, item: &Item) -> Figures {
    let bench = Bench { figures: vec![&item.figures, &lesson.figures], household: None };
    let mut all = bench.all(&lesson.figures);
    all.found.extend(bench.all(&item.figures).found);
    all
}

/// Whether a condition of the exercise holds on a household.
///
/// # Errors
/// Why it cannot be computed.
pub fn holds(lesson: &Lesson, condition: &Expression, household: &Household) -> Result<bool, Fault> {
    let bench = Bench { figures: vec![&lesson.figures], household: Some(household) };
    let (value, _) = bench.value(condition, &mut Vec::new())?;
    number(value).map(|number| !number.is_zero())
}

/// What names can stand for.
struct Bench<'a> {
    /// Lists of figures, the nearest first.
    figures: Vec<&'a [Figure]>,
    household: Option<&'a Household>,
}

impl Bench<'_> {
    fn all(&self, figures: &[Figure]) -> Figures {
        let found = figures.iter().map(|figure| (figure.name.clone(), self.figure(figure, &mut Vec::new())));
        Figures { found: found.collect() }
    }

    fn figure(&self, figure: &Figure, open: &mut Vec<String>) -> Result<Found, Fault> {
        let (value, of_household) = match &figure.origin {
            Origin::Text(name) => (Value::Text(name.clone()), false),
            Origin::Computed(expression) => {
                open.push(figure.name.clone());
                let value = self.value(expression, open);
                open.pop();
                value?
            }
        };
        let currency = self.household.filter(|_| of_household).map_or(Currency::CNY, Household::currency);
        let found = Found { value, show: figure.show, currency, of_household };
        if plain(&found).is_none() { Err(Fault::Unshowable) } else { Ok(found) }
    }

    /// The value of an expression, and whether the household is in it.
    fn value(&self, expression: &Expression, open: &mut Vec<String>) -> Result<(Value, bool), Fault> {
        match expression {
            Expression::Number(number) => Ok((Value::Number(*number), false)),
            Expression::Day(day) => Ok((Value::Day(*day), false)),
            Expression::Name(name) => self.named(name, open),
            Expression::Negative(inner) => {
                let (value, of_household) = self.value(inner, open)?;
                Ok((Value::Number(-number(value)?), of_household))
            }
            Expression::Joined(operator, left, right) => {
                let (left, from_left) = self.value(left, open)?;
                let (right, from_right) = self.value(right, open)?;
                let joined = join(*operator, number(left)?, number(right)?)?;
                Ok((Value::Number(joined), from_left || from_right))
            }
            Expression::Call(function, inner) => {
                let mut of_household = function.starts_with("engine.");
                let mut values = Vec::with_capacity(inner.len());
                for one in inner {
                    let (value, from) = self.value(one, open)?;
                    of_household |= from;
                    values.push(value);
                }
                let value = match function.strip_prefix("engine.") {
                    Some(shock) => {
                        let household = self.household.ok_or_else(|| Fault::OfHousehold(function.clone()))?;
                        shocks::call(household, shock, &values)?
                    }
                    None => arithmetic::call(function, &values)?,
                };
                Ok((value, of_household))
            }
        }
    }

    fn named(&self, name: &str, open: &mut Vec<String>) -> Result<(Value, bool), Fault> {
        if let Some(of) = name.strip_prefix("household.") {
            let household = self.household.ok_or_else(|| Fault::OfHousehold(name.to_owned()))?;
            return household.figure(of).map(|value| (value, true));
        }
        if open.iter().any(|one| one == name) {
            return Err(Fault::Circle(name.to_owned()));
        }
        let figure = self.figures.iter().flat_map(|list| list.iter()).find(|figure| figure.name == name);
        let found = self.figure(figure.ok_or_else(|| Fault::UnknownName(name.to_owned()))?, open)?;
        Ok((found.value, found.of_household))
    }
}

/// The number of a value.
fn number(value: Value) -> Result<Decimal, Fault> {
    match value {
        Value::Number(number) => Ok(number),
        Value::Day(day) => Err(Fault::NotANumber(day.date().to_string())),
        Value::Text(name) => Err(Fault::NotANumber(name.en)),
    }
}

fn join(operator: Operator, left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    let truth = |holds: bool| Some(if holds { Decimal::ONE } else { Decimal::ZERO });
    let joined = match operator {
        Operator::Plus => left.checked_add(right),
        Operator::Minus => left.checked_sub(right),
        Operator::Times => left.checked_mul(right),
        Operator::Over => left.checked_div(right),
        Operator::Power => power(left, right),
        Operator::Less => truth(left < right),
        Operator::LessOrEqual => truth(left <= right),
        Operator::More => truth(left > right),
        Operator::MoreOrEqual => truth(left >= right),
        Operator::Equal => truth(left == right),
    };
    joined.ok_or(Fault::Overflow)
}

/// Whole powers up to a thousand.
fn power(base: Decimal, exponent: Decimal) -> Option<Decimal> {
    use rust_decimal::prelude::ToPrimitive;
    let times = exponent.is_integer().then(|| exponent.to_u16()).flatten().filter(|times| *times <= 1_000)?;
    (0..times).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))
}

/// Digits beyond these are noise of a division.
const TRUSTED_DECIMALS: u32 = 14;

/// A figure at its shown precision without grouping, currency and language: `1079.71`, `13.0%`, `2029-03`. `None` when it
/// cannot be shown in its way.
#[must_use]
pub fn plain(found: &Found) -> Option<String> {
    let rounded = |value: Decimal, decimals: u32| {
        let up = RoundingStrategy::MidpointAwayFromZero;
        let value = value.round_dp_with_strategy(TRUSTED_DECIMALS, up).round_dp_with_strategy(decimals, up);
        // A negative zero is zero.
        if value.is_zero() { Decimal::ZERO } else { value }
    };
    let fixed = |value: Decimal, decimals: u32| {
        let mut value = rounded(value, decimals);
        value.rescale(decimals);
        value.to_string()
    };
    let cents = u32::from(found.currency.decimals());
    Some(match (&found.value, found.show) {
        (Value::Number(value), Show::Money) => {
            let value = rounded(*value, cents);
            if value.is_integer() { value.normalize().to_string() } else { fixed(value, cents) }
        }
        (Value::Number(value), Show::MoneyInFull) => fixed(*value, cents),
        (Value::Number(value), Show::MoneyAbout) => fixed(*value, 0),
        (Value::Number(value), Show::Millions | Show::Number) => rounded(*value, 4).normalize().to_string(),
        (Value::Number(value), Show::Number1) => fixed(*value, 1),
        (Value::Number(value), show) => {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED)?;
            match show {
                Show::Percent => format!("{}%", rounded(percent, 4).normalize()),
                Show::Percent0 => format!("{}%", fixed(percent, 0)),
                Show::Percent1 => format!("{}%", fixed(percent, 1)),
                Show::Percent2 => format!("{}%", fixed(percent, 2)),
                _ => return None,
            }
        }
        (Value::Day(day), Show::Date) => day.date().to_string(),
        (Value::Day(day), Show::Month) => format!("{:04}-{:02}", day.month().year(), day.month().number()),
        (Value::Text(name), Show::Text) => name.en.clone(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The plain form of an expression without a household.
    fn shown(text: &str, show: Show) -> Result<String, Fault> {
        let bench = Bench { figures: Vec::new(), household: None };
        let (value, of_household) = bench.value(&Expression::parse(text).unwrap(), &mut Vec::new())?;
        let found = Found { value, show, currency: Currency::CNY, of_household };
        plain(&found).ok_or(Fault::Unshowable)
    }

    #[test]
    fn figures_round_half_away_from_zero_where_they_are_shown() {
        for (text, show, expected) in [
            ("7500", Show::Money, "7500"),
            ("2.25", Show::Money, "2.25"),
            ("1000/3", Show::Money, "333.33"),
            ("540", Show::MoneyInFull, "540.00"),
            ("283.705", Show::MoneyInFull, "283.71"),
            ("-2.5", Show::MoneyAbout, "-3"),
            ("0.05% * 365", Show::Percent2, "18.25%"),
            ("3140 / 8000", Show::Percent, "39.25%"),
            ("1/3", Show::Percent1, "33.3%"),
            ("1/3*3", Show::Percent0, "100%"),
            ("6000 / 1200", Show::Number, "5"),
            ("3000 * 1.02 ^ 4", Show::MoneyInFull, "3247.30"),
            ("after_years(2024-03-10, 5)", Show::Month, "2029-03"),
            ("2 > 1", Show::Number, "1"),
        ] {
            assert_eq!(shown(text, show).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        let fault = |text: &str| shown(text, Show::Number).unwrap_err().parts().0;
        assert_eq!(fault("a"), "unknown-name");
        assert_eq!(fault("calc.magic(1)"), "unknown-function");
        assert_eq!(fault("calc.instalment(1)"), "arguments");
        assert_eq!(fault("1 / 0"), "overflow");
        assert_eq!(fault("10 ^ 900"), "overflow");
        assert_eq!(fault("2 ^ 0.5"), "overflow");
        assert_eq!(fault("2024-03-10 + 1"), "not-a-number");
        assert_eq!(fault("household.dti"), "household");
        assert_eq!(fault("engine.income_late(10)"), "household");
        assert_eq!(fault("calc.instalment(-1, 1%, 12)"), "refused");
        assert_eq!(shown("1", Show::Date), Err(Fault::Unshowable));
    }
}
