//! What would keep lines open, in words: amounts and days, never advice.

use super::change::line_name;
use crate::domain::household::outlook::Outlook;
use crate::domain::money::Money;
use crate::domain::plan::keep_open::{Found, Goal, KeepOpen, Lever, WaysOut};
use crate::text::{Lang, date, number, whatif as words};

/// What a goal is.
#[must_use]
pub fn goal(outlook: &Outlook, ways: &WaysOut, goal: Goal, lang: Lang) -> String {
    match goal {
        Goal::AllStops => words::GOAL_ALL.get(lang).to_owned(),
        Goal::FirstStop => {
            let stop = ways.first_stop;
            let values = [("line", line_name(outlook, stop.line, lang)), ("day", date::iso(stop.day))];
            words::GOAL_FIRST.fill(lang, &values)
        }
    }
}

/// One answer; none where there is nothing to change.
#[must_use]
pub fn answer(outlook: &Outlook, answer: &KeepOpen, lang: Lang) -> Option<String> {
    let currency = outlook.profile.currency;
    let separator = if lang == Lang::Zh { "；" } else { "; " };
    match answer.found {
        Found::NotThere => None,
        Found::CashAtHand => Some(words::CASH_AT_HAND.get(lang).to_owned()),
        Found::Least { amount, has_gaps } => {
            let words_of = match answer.lever {
                Lever::CashOnce => words::CASH_ONCE,
                Lever::CashMonthly => words::CASH_MONTHLY,
                Lever::SpendLess => words::SPEND_LESS,
            };
            let mut text = words_of.fill(lang, &[("amount", number::money(amount, currency))]);
            text.push_str(separator);
            text.push_str(&words::ONE_LESS.fill(lang, &[("least", number::money(Money(1), currency))]));
            if has_gaps {
                text.push_str(separator);
                text.push_str(words::GAPS.get(lang));
            }
            Some(text)
        }
        Found::Nothing { up_to } => {
            let words_of = match answer.lever {
                Lever::CashOnce => words::CASH_ONCE_NOT,
                Lever::CashMonthly => words::CASH_MONTHLY_NOT,
                Lever::SpendLess => words::SPEND_LESS_NOT,
            };
            Some(words_of.fill(lang, &[("amount", number::money(up_to, currency))]))
        }
    }
}

/// The last payment that still helps.
#[must_use]
pub fn last_chance(outlook: &Outlook, ways: &WaysOut, lang: Lang) -> Option<String> {
    let chance = ways.last_chance?;
    let values = [
        ("amount", number::money(chance.amount, outlook.profile.currency)),
        ("line", line_name(outlook, chance.line, lang)),
        ("day", date::iso(chance.by)),
    ];
    Some(words::LAST_CHANCE.fill(lang, &values))
}
