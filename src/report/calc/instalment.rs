//! What an instalment fee really costs a year.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use super::{found_percent, money, stated_percent};
use crate::domain::credit::annual_rate::irr::InstalmentOffer;
use crate::domain::credit::refusal::{Refusal, usable_periods};
use crate::text::calc::{figure, formula, method, note};

/// The answer for an offer with so many periods in a year.
///
/// # Errors
/// An offer that cannot be calculated, by name.
pub fn answer(offer: &InstalmentOffer, periods_per_year: u32) -> Result<Answer, Refusal> {
    usable_periods(periods_per_year)?;
    let (payment, root) = (offer.payment()?, offer.rate()?);
    let periods = Decimal::from(offer.periods);
    let part = |share: Decimal| offer.principal.checked_mul(share).ok_or(Refusal::Overflow);
    let (fee, upfront) = (part(offer.fee_per_period)?, part(offer.upfront_fee)?);
    let fees = fee.checked_mul(periods).and_then(|fees| fees.checked_add(upfront)).ok_or(Refusal::Overflow)?;
    let stated = offer.fee_per_period.checked_mul(periods).and_then(|total| total.checked_add(offer.upfront_fee));

    let mut answer = Answer::new("instalment", ("irr-level-payments-fee-on-original-principal", method::INSTALMENT));
    answer.figure("principal", figure::PRINCIPAL, Figure::Money(offer.principal));
    if !upfront.is_zero() {
        answer.figure("received", figure::RECEIVED, Figure::Money(offer.principal - upfront));
    }
    answer.figure("periods", figure::PERIODS, Figure::Count(i64::from(offer.periods)));
    answer.figure("payment", figure::PAYMENT, Figure::Money(payment));
    answer.figure("principal_part", figure::PRINCIPAL_PART, Figure::Money(payment - fee));
    answer.figure("fee_part", figure::FEE_PART, Figure::Money(fee));
    answer.figure("total_fees", figure::TOTAL_FEES, Figure::Money(fees));
    answer.figure("total_paid", figure::TOTAL_PAID, Figure::Money(offer.principal + fees));
    answer.figure("stated_percent", figure::STATED, Figure::share(stated.ok_or(Refusal::Overflow)?, 2)?);
    answer.figure("rate_per_period_percent", figure::PERIOD_RATE, Figure::found(root.rate, 4)?);
    answer.figure("nominal_annual_percent", figure::NOMINAL, Figure::found(root.nominal(periods_per_year), 2)?);
    answer.figure("effective_annual_percent", figure::EFFECTIVE, Figure::found(root.effective(periods_per_year), 2)?);
    answer.figure("unique", figure::RESULT, Figure::Flag(root.unique));

    let (count, rate) = (offer.periods.to_string(), found_percent(root.rate, 6)?);
    let principal = money(offer.principal);
    answer.formulas = vec![
        Sentence::with(
            formula::FEE_PAYMENT,
            [
                ("principal", principal.clone()),
                ("periods", count.clone()),
                ("fee", stated_percent(offer.fee_per_period)),
                ("payment", money(payment)),
            ],
        ),
        Sentence::with(
            formula::FEE_TOTAL,
            [
                ("principal", principal.clone()),
                ("fee", stated_percent(offer.fee_per_period)),
                ("periods", count.clone()),
                ("upfront", money(upfront)),
                ("total", money(fees)),
            ],
        ),
        Sentence::with(
            formula::ANNUITY_RATE,
            [
                ("received", money(offer.principal - upfront)),
                ("payment", money(payment)),
                ("periods", count),
                ("rate", rate.clone()),
            ],
        ),
    ];
    answer.formulas.extend(yearly(root.rate, periods_per_year)?);
    answer.notes =
        vec![Sentence::with(note::ORIGINAL_PRINCIPAL, [("principal", principal)]), Sentence::plain(note::TWO_FIGURES)];
    Ok(answer)
}

/// The two lines from the rate of a period to the year.
///
/// # Errors
/// [`Refusal::RateOutOfRange`].
pub(super) fn yearly(rate: f64, periods_per_year: u32) -> Result<[Sentence; 2], Refusal> {
    let root = crate::domain::credit::annual_rate::Root { rate, unique: true };
    let (period, count) = (found_percent(rate, 6)?, periods_per_year.to_string());
    Ok([
        Sentence::with(
            formula::NOMINAL,
            [
                ("rate", period.clone()),
                ("count", count.clone()),
                ("result", found_percent(root.nominal(periods_per_year), 2)?),
            ],
        ),
        Sentence::with(
            formula::EFFECTIVE,
            [("rate", period), ("count", count), ("result", found_percent(root.effective(periods_per_year), 2)?)],
        ),
    ])
}
