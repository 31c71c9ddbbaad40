//! What a warning says, and its next step.

use super::{line_name, name};
use crate::report::ahead::{Ahead, DAYS_LATE, LATE_SCENARIO};
use crate::report::problems::left_out_as_text;
use crate::report::standing::Standing;
use crate::report::warning::Warning;
use crate::text::number::{self, Counted, Decimals};
use crate::text::warning::{self as words, WarningWords};
use crate::text::{Lang, Words, date, line as line_words, risk, standing as standing_words};

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
        Warning::Ahead(ahead) => {
            let (message, next) = ahead_sentences(standing, ahead, lang);
            (words::AS_IS, vec![("message", message), ("next", next)])
        }
        Warning::LeftOut(left) => (words::LEFT_OUT, vec![("what", left_out_as_text(left, lang))]),
    }
}

/// What is seen coming on a line, and where it is shown how it comes about.
fn ahead_sentences(standing: &Standing, ahead: &Ahead, lang: Lang) -> (String, String) {
    let currency = standing.record.profile.currency;
    let mut values = vec![("line", line_name(standing, ahead.line, lang))];
    if let Some((day, unpaid)) = ahead.missed {
        values.extend([("missed", date::iso(day)), ("amount", number::money(unpaid, currency))]);
    }
    if let Some(turn) = &ahead.turn {
        values.extend([
            ("day", date::iso(turn.day)),
            ("state", line_words::state(turn.to).get(lang).to_owned()),
            ("rule", name(&turn.rule, lang)),
            ("cause", risk::cause(turn.cause).get(lang).to_owned()),
        ]);
    }
    let sentence = match (ahead.missed, &ahead.turn) {
        (Some(_), Some(_)) => words::AHEAD_BOTH,
        (_, None) => words::AHEAD_MISSED,
        (None, Some(_)) => words::AHEAD_TURN,
    };
    let mut message = sentence.fill(lang, &values);
    if ahead.is_late {
        let days = number::count(i64::from(DAYS_LATE), Counted::DAYS, lang);
        message = words::AHEAD_IF_LATE.fill(lang, &[("days", days), ("what", message)]);
    }
    let turn = ahead.turn.as_ref();
    if turn.is_some_and(|turn| turn.is_teaching_assumption) {
        message.push_str(words::AHEAD_TEACHING.get(lang));
    }
    let command =
        if ahead.is_late { format!("tideover simulate {LATE_SCENARIO}") } else { "tideover simulate".to_owned() };
    let mut next = words::AHEAD_NEXT.fill(lang, &[("command", command)]);
    if let Some(lesson) = turn.and_then(|turn| turn.lesson.clone()) {
        next.push_str(&words::AHEAD_LESSON.fill(lang, &[("lesson", lesson)]));
    }
    (message, next)
}
