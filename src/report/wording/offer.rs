//! What the check of an offer says: each pattern that it shows, and its true rate.

use super::backup_option::yearly;
use super::name;
use crate::domain::backup::trap::Match;
use crate::domain::money::Money;
use crate::report::offer::OfferChecked;
use crate::text::calc::refusal::told;
use crate::text::number::{self, Decimals};
use crate::text::{Lang, backup as words};

/// A pattern: what it was recognised by, how it works, what to do.
#[must_use]
pub fn pattern(found: &Match<'_>, lang: Lang) -> Vec<String> {
    let signs: Vec<String> = found.signs.iter().map(|sign| name(&sign.question, lang)).collect();
    vec![
        words::OFFER_SIGNS.fill(lang, &[("signs", signs.join(" "))]),
        words::OFFER_HOW.fill(lang, &[("text", name(&found.trap.how, lang))]),
        words::OFFER_DO.fill(lang, &[("text", name(&found.trap.what_to_do, lang))]),
    ]
}

/// The true rate and the rate lines that it passes; nothing when no figures were given.
#[must_use]
pub fn true_rate(checked: &OfferChecked<'_>, lang: Lang) -> Vec<String> {
    let rate = match &checked.rate {
        None => return Vec::new(),
        Some(Err(refusal)) => return vec![words::OFFER_NO_RATE.fill(lang, &[("why", told(refusal, lang))])],
        Some(Ok(rate)) => rate,
    };
    let money = |amount: Money| number::money(amount, checked.currency);
    let values = [
        ("received", money(rate.received)),
        ("paid", money(rate.paid)),
        ("cost", money(rate.cost)),
        ("yearly", yearly(rate.nominal, rate.effective, lang)),
    ];
    let mut said = vec![words::OFFER_RATE.fill(lang, &values)];
    said.extend(checked.above.iter().map(|(line, rate)| {
        let values = [("name", name(&line.name, lang)), ("rate", number::percent(*rate, Decimals::Two))];
        words::OFFER_ABOVE.fill(lang, &values)
    }));
    said
}
