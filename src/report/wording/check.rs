//! What a check row says.

use super::line_name;
use crate::domain::money::{Currency, Ratio};
use crate::report::check::{Check, CheckRow, LimitsFrom, Measure, Value, Verdict};
use crate::report::standing::Standing;
use crate::text::number::{self, Decimals};
use crate::text::{Lang, standing as words, width::clean};

/// What is measured.
#[must_use]
pub fn measure(standing: &Standing, measure: Measure, lang: Lang) -> String {
    let words = match measure {
        Measure::Dti => words::MEASURE_DTI,
        Measure::Utilisation => words::MEASURE_UTILISATION,
        Measure::LineUtilisation { line } => {
            return words::MEASURE_LINE_UTILISATION.fill(lang, &[("line", line_name(standing, line, lang))]);
        }
        Measure::Lenders => words::MEASURE_LENDERS,
        Measure::RunwayDays => words::MEASURE_RUNWAY,
        Measure::EmergencyMonths => words::MEASURE_EMERGENCY,
        Measure::LowestCash => words::MEASURE_LOWEST,
    };
    words.get(lang).to_owned()
}

/// A value with its unit.
#[must_use]
pub fn value(value: Value, currency: Currency) -> String {
    match value {
        Value::Share(ratio) => number::percent(ratio, Decimals::Two),
        Value::Count(n) | Value::Days(n) => number::whole(n),
        Value::MonthsHundredths(n) => number::decimal(Ratio::basis_points(n.saturating_mul(100)), Decimals::Two),
        Value::Amount(amount) => number::money(amount, currency),
    }
}

/// The verdict in one or two words.
#[must_use]
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Within => words::WITHIN.get(lang),
        Verdict::Beyond => words::BEYOND.get(lang),
        Verdict::NotMeasurable { .. } => words::NOT_MEASURABLE.get(lang),
    }
}

/// Where the limits came from, as a sentence.
#[must_use]
pub fn limits_from(standing: &Standing, check: &Check, lang: Lang) -> String {
    let jurisdiction = clean(&standing.record.profile.jurisdiction).into_owned();
    let words = match check.limits_from {
        LimitsFrom::Options => words::LIMITS_OPTIONS,
        LimitsFrom::Record => words::LIMITS_RECORD,
        LimitsFrom::Norms => words::LIMITS_NORMS,
        LimitsFrom::Nowhere => words::LIMITS_NOWHERE,
    };
    words.fill(lang, &[("jurisdiction", jurisdiction)])
}

/// A row as one sentence: what, how much, the limit.
#[must_use]
pub fn sentence(standing: &Standing, row: &CheckRow, lang: Lang) -> String {
    let currency = standing.record.profile.currency;
    let bound = if row.measure.is_upper() { words::AT_MOST } else { words::AT_LEAST };
    let bound = bound.fill(lang, &[("value", value(row.limit, currency))]);
    let measured =
        row.measured.map_or_else(|| words::NOT_MEASURABLE.get(lang).to_owned(), |found| value(found, currency));
    let measure = measure(standing, row.measure, lang);
    words::CHECK_SENTENCE.fill(lang, &[("measure", measure), ("measured", measured), ("bound", bound)])
}
