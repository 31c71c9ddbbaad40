//! What a warning says, and its next step.

use super::line_name;
use crate::report::problems::left_out_as_text;
use crate::report::standing::Standing;
use crate::report::warning::Warning;
use crate::text::number::{self, Counted, Decimals};
use crate::text::warning::{self as words, WarningWords};
use crate::text::{Lang, Words, date, line as line_words, standing as standing_words};

/// The sentence and the next step of a warning.
#[must_use]
pub fn sentences(standing: &Standing, warning: &Warning, lang: Lang) -> (String, String) {
    let (words, values) = parts(standing, warning, lang);
    (words.message.fill(lang, &values), words.next.fill(lang, &values))
}

fn parts(standing: &Standing, warning: &Warning, lang: Lang) -> (WarningWords, Vec<(&'static str, String)>) {
    let currency = standing.record.profile.currency;
    let money = |amount| number::money(amount, currency);
    let line_of = |line: usize| line_name(standing, line, lang);
    let days = |n: i32| number::count(i64::from(n), Counted::DAYS, lang);
    match warning {
        Warning::Overdue { line, amount, days: n } => {
            (words::OVERDUE, vec![("line", line_of(*line)), ("days", days(*n)), ("amount", money(*amount))])
        }
        Warning::NotUsable { line, state } => {
            let state = line_words::state(*state).get(lang).to_owned();
            (words::NOT_USABLE, vec![("line", line_of(*line)), ("state", state)])
        }
        Warning::Short { day, missing } => (words::SHORT, vec![("day", date::iso(*day)), ("missing", money(*missing))]),
        Warning::Low { day, cash } => (words::LOW, vec![("day", date::iso(*day)), ("cash", money(*cash))]),
        Warning::DueByHand { line, day, amount } => {
            (words::DUE_BY_HAND, vec![("line", line_of(*line)), ("day", date::iso(*day)), ("amount", money(*amount))])
        }
        Warning::HighDti { dti, over } => (
            words::HIGH_DTI,
            vec![("dti", number::percent(*dti, Decimals::One)), ("over", number::percent(*over, Decimals::None))],
        ),
        Warning::NoIncome => (words::NO_INCOME, Vec::new()),
        Warning::HighUse { line, utilisation } => {
            (words::HIGH_USE, vec![("line", line_of(*line)), ("use", number::percent(*utilisation, Decimals::One))])
        }
        Warning::PlanLeft { line, day, planned, paid } => {
            let (planned, paid) = (money(*planned), money(*paid));
            (
                words::PLAN_LEFT,
                vec![("line", line_of(*line)), ("day", date::iso(*day)), ("planned", planned), ("paid", paid)],
            )
        }
        Warning::ShortRunway { days: n } => (words::SHORT_RUNWAY, vec![("days", days(*n))]),
        Warning::Assumed { count, since } => {
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            (words::ASSUMED, vec![("count", number::count(count, Counted::ITEMS, lang)), ("day", date::iso(*since))])
        }
        Warning::Mismatch { line, day, shown, computed } => {
            let cash: Words = standing_words::CASH;
            let line = line.map_or_else(|| cash.get(lang).to_owned(), line_of);
            let (shown, computed) = (money(*shown), money(*computed));
            (words::MISMATCH, vec![("line", line), ("day", date::iso(*day)), ("shown", shown), ("computed", computed)])
        }
        Warning::FundMismatch { day, shown, computed } => {
            let fund = standing_words::EMERGENCY.get(lang).to_owned();
            let (shown, computed) = (money(*shown), money(*computed));
            (words::MISMATCH, vec![("line", fund), ("day", date::iso(*day)), ("shown", shown), ("computed", computed)])
        }
        Warning::LeftOut(left) => (words::LEFT_OUT, vec![("what", left_out_as_text(left, lang))]),
    }
}
