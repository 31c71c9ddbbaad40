//! The factor of each period: which share of the balance falls due as interest, from dates and rates.
//!
//! It knows days and rates and must not know balances or payments.

use rust_decimal::Decimal;

use super::{AccrualRule, ChangeFrom, LoanDates, RateChange};
use crate::domain::calendar::Day;
use crate::domain::credit::annual_rate::period_rate_of_effective;
use crate::domain::credit::refusal::{Refusal, usable_rate};

/// The calendar of a loan: where each period begins and ends.
#[derive(Debug, Clone)]
pub struct Periods {
    dates: LoanDates,
    per_year: u32,
}

/// Where a period lies: the days that bear interest, and the calendar period they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// From which day interest runs.
    pub from: Day,
    /// The due day.
    pub to: Day,
    /// Where the calendar period begins (the same as `from`, except in a short or long first period).
    pub period_from: Day,
}

impl Span {
    /// Days of the calendar period.
    fn period_days(self) -> Decimal {
        Decimal::from(self.to.since(self.period_from).max(1))
    }
}

impl Periods {
    /// The calendar of a loan.
    ///
    /// # Errors
    /// [`Refusal::DatesOutOfOrder`] when the dates do not follow one another.
    pub fn new(dates: &LoanDates, per_year: u32) -> Result<Periods, Refusal> {
        if per_year == 0 {
            return Err(Refusal::NoPeriods);
        }
        let follows = |earlier: Day, later: Day| match later > earlier {
            true => Ok(()),
            false => Err(Refusal::DatesOutOfOrder { earlier, later }),
        };
        for (earlier, later) in dates.due.iter().zip(dates.due.iter().skip(1)) {
            follows(*earlier, *later)?;
        }
        if let Some(first) = dates.due.first() {
            for before in [dates.start, dates.first_period_from].into_iter().flatten() {
                follows(before, *first)?;
            }
        }
        Ok(Periods { dates: dates.clone(), per_year })
    }

    /// The due day of a period (from 1), where the dates allow to know it.
    #[must_use]
    pub fn due(&self, number: u32) -> Option<Day> {
        let index = number.checked_sub(1)? as usize;
        if let Some(day) = self.dates.due.get(index) {
            return Some(*day);
        }
        let (anchor, steps) = match (self.dates.due.first(), self.dates.start) {
            (Some(first), _) => (*first, i32::try_from(index).ok()?),
            (None, Some(start)) => (start, i32::try_from(number).ok()?),
            (None, None) => return None,
        };
        let months = |each: i32| anchor.month().plus(steps.saturating_mul(each)).on(anchor.day_of_month());
        match self.per_year {
            1 | 2 | 3 | 4 | 6 | 12 => Some(months(12 / self.per_year as i32)),
            52 => Some(anchor.plus(steps.saturating_mul(7))),
            26 => Some(anchor.plus(steps.saturating_mul(14))),
            365 => Some(anchor.plus(steps)),
            _ => None,
        }
    }

    /// Where a period lies, where the dates allow to know it.
    #[must_use]
    pub fn span(&self, number: u32) -> Option<Span> {
        let to = self.due(number)?;
        let from = if number <= 1 { self.dates.start? } else { self.due(number - 1)? };
        let period_from = if number <= 1 { self.dates.first_period_from.unwrap_or(from) } else { from };
        Some(Span { from, to, period_from })
    }

    /// Whether the first period was given its own beginning.
    fn has_odd_first(&self) -> bool {
        self.dates.first_period_from.is_some()
    }
}

/// A rate with its beginning.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: Option<ChangeFrom>,
    annual: Decimal,
    per_period: Decimal,
}

/// The factors of a loan's periods.
#[derive(Debug, Clone)]
pub struct Factors {
    rule: AccrualRule,
    periods: Periods,
    steps: Vec<Step>,
}

impl Factors {
    /// The factors under a rule, with the first rate and its changes.
    ///
    /// # Errors
    /// A rate out of range, changes out of order, or dates that are missing where days are counted.
    pub fn new(
        rule: AccrualRule,
        periods: Periods,
        annual_rate: Decimal,
        changes: &[RateChange],
    ) -> Result<Factors, Refusal> {
        let step = |from: Option<ChangeFrom>, annual: Decimal| -> Result<Step, Refusal> {
            let annual = usable_rate(annual)?;
            let per_period = match rule {
                AccrualRule::EffectivePerPeriod => period_rate_of_effective(annual, periods.per_year)?,
                _ => annual / Decimal::from(periods.per_year),
            };
            Ok(Step { from, annual, per_period })
        };
        let mut steps = vec![step(None, annual_rate)?];
        for change in changes {
            steps.push(step(Some(change.from), change.annual_rate)?);
        }
        check_order(changes)?;
        let by_days = matches!(rule, AccrualRule::Actual(_) | AccrualRule::MonthFractionOfDays);
        let dated = changes.iter().any(|change| matches!(change.from, ChangeFrom::Date(_)));
        if (by_days || dated) && periods.span(1).is_none() {
            return Err(Refusal::DatesMissing);
        }
        Ok(Factors { rule, periods, steps })
    }

    /// The calendar.
    #[must_use]
    pub fn periods(&self) -> &Periods {
        &self.periods
    }

    /// How many rates are known by the end of a period.
    #[must_use]
    pub fn known_by(&self, number: u32) -> usize {
        self.steps.iter().take_while(|step| self.begins(step, number) != Begins::Later).count()
    }

    /// Whether a new rate begins in a period.
    #[must_use]
    pub fn changes_in(&self, number: u32) -> bool {
        number > 1 && self.known_by(number) > self.known_by(number - 1) || number == 1 && self.known_by(1) > 1
    }

    /// Whether rates change after a period.
    #[must_use]
    pub fn changes_after(&self, number: u32) -> bool {
        self.known_by(number) < self.steps.len()
    }

    /// The rate of a whole period at the last of the known rates.
    #[must_use]
    pub fn whole_period_rate(&self, known: usize) -> Decimal {
        self.steps.get(known.saturating_sub(1)).map_or(Decimal::ZERO, |step| step.per_period)
    }

    fn begins(&self, step: &Step, number: u32) -> Begins {
        match step.from {
            None => Begins::Before,
            Some(ChangeFrom::Period(from)) if from <= number => Begins::Before,
            Some(ChangeFrom::Period(_)) => Begins::Later,
            Some(ChangeFrom::Date(day)) => match self.periods.span(number) {
                Some(span) if day <= span.from => Begins::Before,
                Some(span) if day < span.to => Begins::Inside(day),
                _ => Begins::Later,
            },
        }
    }

    /// The factor of a period, with the rates known so far: interest = balance x factor.
    ///
    /// # Errors
    /// [`Refusal::DatesMissing`] when days are counted and the dates are not known.
    pub fn factor(&self, number: u32, known: usize) -> Result<Decimal, Refusal> {
        let steps = self.steps.get(..known.min(self.steps.len())).unwrap_or(&self.steps);
        let mut current = Step { from: None, annual: Decimal::ZERO, per_period: Decimal::ZERO };
        let mut inside: Vec<(Day, Step)> = Vec::new();
        for step in steps {
            match self.begins(step, number) {
                Begins::Before => current = *step,
                Begins::Inside(day) => inside.push((day, *step)),
                Begins::Later => break,
            }
        }
        let by_days = matches!(self.rule, AccrualRule::Actual(_) | AccrualRule::MonthFractionOfDays)
            || !inside.is_empty()
            || (number == 1 && self.periods.has_odd_first());
        if !by_days {
            return Ok(current.per_period);
        }
        let span = self.periods.span(number).ok_or(Refusal::DatesMissing)?;
        let mut total = Decimal::ZERO;
        let mut from = span.from;
        for (day, next) in inside {
            total += self.part(current, from, day, span)?;
            (from, current) = (day, next);
        }
        Ok(total + self.part(current, from, span.to, span)?)
    }

    /// The factor of some days of a period, at the rate in force on its first day.
    ///
    /// # Errors
    /// [`Refusal::DatesMissing`] when the dates are not known.
    pub fn factor_of_days(&self, number: u32, from: Day, to: Day) -> Result<Decimal, Refusal> {
        let span = self.periods.span(number).ok_or(Refusal::DatesMissing)?;
        let mut total = Decimal::ZERO;
        let (mut day, mut current) = (from, None);
        for step in &self.steps {
            let begins = match self.begins(step, number) {
                Begins::Before => from,
                Begins::Inside(change) => change.max(from),
                Begins::Later => break,
            };
            if begins >= to {
                break;
            }
            if let Some(step) = current {
                total += self.part(step, day, begins, span)?;
            }
            (day, current) = (begins, Some(*step));
        }
        match current {
            Some(step) => Ok(total + self.part(step, day, to, span)?),
            None => Ok(total),
        }
    }

    fn part(&self, step: Step, from: Day, to: Day, span: Span) -> Result<Decimal, Refusal> {
        let days = Decimal::from(to.since(from));
        let exact = match self.rule {
            AccrualRule::Actual(year) => step.annual.checked_mul(days).and_then(|v| v.checked_div(Decimal::from(year))),
            _ => step.per_period.checked_mul(days).and_then(|v| v.checked_div(span.period_days())),
        };
        exact.ok_or(Refusal::Overflow)
    }
}

/// Where a rate begins, seen from a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    Before,
    Inside(Day),
    Later,
}

fn check_order(changes: &[RateChange]) -> Result<(), Refusal> {
    for (earlier, later) in changes.iter().zip(changes.iter().skip(1)) {
        match (earlier.from, later.from) {
            (ChangeFrom::Date(earlier), ChangeFrom::Date(later)) if later <= earlier => {
                return Err(Refusal::DatesOutOfOrder { earlier, later });
            }
            (ChangeFrom::Period(earlier), ChangeFrom::Period(later)) if later <= earlier => {
                return Err(Refusal::Unusable("rate changes out of order"));
            }
            _ => {}
        }
    }
    Ok(())
}
