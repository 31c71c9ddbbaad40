//! One offer checked: the patterns of fraud that it shows, its true rate, and the rate lines that it passes.

use crate::domain::backup::offer::{Offer, TrueRate, lines_passed};
use crate::domain::backup::trap::{Match, Traps};
use crate::domain::calendar::Day;
use crate::domain::credit::refusal::Refusal;
use crate::domain::money::{Currency, Ratio};
use crate::domain::risk::norm::{Norms, RateLine};

/// What the check found.
#[derive(Debug)]
pub struct OfferChecked<'a> {
    /// The patterns that it shows, those with most signs first.
    pub matches: Vec<Match<'a>>,
    /// The signs that hold, by id.
    pub held: Vec<String>,
    /// Its true rate, when its figures were given.
    pub rate: Option<Result<TrueRate, Refusal>>,
    /// The rate lines that it passes today.
    pub above: Vec<(&'a RateLine, Ratio)>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The day of the check.
    pub today: Day,
}

/// Checks an offer.
#[must_use]
pub fn check_offer<'a>(
    traps: &'a Traps,
    norms: Option<&'a Norms>,
    held: Vec<String>,
    offer: Option<&Offer>,
    (currency, today): (Currency, Day),
) -> OfferChecked<'a> {
    let rate = offer.map(Offer::true_rate);
    let above = match (&rate, norms) {
        (Some(Ok(rate)), Some(norms)) => {
            rate.nominal.map_or_else(Vec::new, |nominal| lines_passed(nominal, norms, today))
        }
        _ => Vec::new(),
    };
    OfferChecked { matches: traps.check(&held), held, rate, above, currency, today }
}
