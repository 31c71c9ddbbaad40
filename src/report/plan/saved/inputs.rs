//! Reads what was added when a plan was made, and the figures that it started from.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::{Unfit, day, list, money, text};
use crate::domain::calendar::Day;
use crate::domain::credit::terms::Amortisation;
use crate::domain::household::profile::Profile;
use crate::domain::money::{Currency, Money, RATE_SCALE, Rate, RateBasis, Ratio};
use crate::domain::plan::means::{Means, Offer};
use crate::report::plan::facts::Facts;

/// What was added; how it is called comes from `named`.
pub fn means(value: &Value, named: &Means, profile: &Profile) -> Result<Means, Unfit> {
    let currency = profile.currency;
    let dated = |key: &'static str| -> Result<Vec<(Day, Money)>, Unfit> {
        list(value, key)?.iter().map(|of| Ok((day(of, "date")?, money(of, "amount", currency)?))).collect()
    };
    let offer = value.get("offer").filter(|offer| offer.is_object());
    Ok(Means {
        names: named.names.clone(),
        lump_sums: dated("lump_sums")?,
        extra_a_month: money(value, "extra_a_month", currency)?,
        raises: dated("raises")?,
        offer: offer.map(|of| offer_of(of, profile)).transpose()?,
    })
}

fn offer_of(value: &Value, profile: &Profile) -> Result<Offer, Unfit> {
    let currency = profile.currency;
    let months = value.get("months").and_then(Value::as_u64).and_then(|months| u16::try_from(months).ok());
    let line = |id: &Value| {
        let id = id.as_str().ok_or(Unfit::BadValue("pays_off"))?;
        profile.line_index(id).ok_or_else(|| Unfit::UnknownLine(id.to_owned()))
    };
    Ok(Offer {
        on: day(value, "date")?,
        principal: money(value, "amount", currency)?,
        rate: Rate::new(ratio(value, "rate")?, RateBasis::Annual),
        periods: months.filter(|months| *months > 0).ok_or(Unfit::BadValue("months"))?,
        amortisation: Amortisation::Annuity,
        fee: money(value, "fee", currency)?,
        pays_off: list(value, "pays_off")?.iter().map(line).collect::<Result<Vec<_>, Unfit>>()?,
    })
}

fn ratio(value: &Value, key: &'static str) -> Result<Ratio, Unfit> {
    let exact = text(value, key)?.parse::<Decimal>().ok();
    let parts = exact.and_then(|exact| exact.checked_mul(Decimal::from(RATE_SCALE))?.to_i64());
    parts.map(Ratio).ok_or(Unfit::BadValue(key))
}

/// The figures that a plan started from.
pub fn facts(value: &Value, currency: Currency) -> Result<Facts, Unfit> {
    let line = |of: &Value| Ok((text(of, "line")?.to_owned(), money(of, "owed", currency)?, ratio(of, "rate")?));
    Ok(Facts {
        cash: money(value, "cash", currency)?,
        income: money(value, "income", currency)?,
        expenses: money(value, "expenses", currency)?,
        lines: list(value, "lines")?.iter().map(line).collect::<Result<Vec<_>, Unfit>>()?,
    })
}
