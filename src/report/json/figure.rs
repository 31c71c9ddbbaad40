//! Amounts, ratios and days as JSON.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money, Ratio, Rounding};
use crate::text::date;

/// Decimals of a ratio.
const DECIMALS: u32 = 6;

/// An amount as decimal text in units of the currency.
pub fn amount(amount: Money, currency: Currency) -> Value {
    json!(amount.plain(currency))
}

/// An amount that may not be there.
pub fn amount_or_null(value: Option<Money>, currency: Currency) -> Value {
    value.map_or(Value::Null, |value| amount(value, currency))
}

/// A day that may not be there.
pub fn date_or_null(day: Option<Day>) -> Value {
    day.map_or(Value::Null, |day| json!(date::iso(day)))
}

/// `part / whole` to six decimals, rounded half away from zero once, from the amounts themselves; null when there is no
/// positive whole.
pub fn ratio_of(part: Money, whole: Money) -> Value {
    if whole <= Money::ZERO {
        return Value::Null;
    }
    let scaled = i128::from(part.minor()) * i128::from(10_i64.pow(DECIMALS));
    let millionths = Rounding::HalfUp.divide(scaled, i128::from(whole.minor()));
    json!(Decimal::new(millionths, DECIMALS).to_string())
}

/// A ratio as it was stated: exact, with at least six decimals.
pub fn stated_ratio(ratio: Ratio) -> Value {
    let mut exact = ratio.to_decimal().normalize();
    if exact.scale() < DECIMALS {
        exact.rescale(DECIMALS);
    }
    json!(exact.to_string())
}

/// Hundredths as decimal text: 19 is `"0.19"`.
pub fn hundredths(hundredths: i64) -> Value {
    json!(Decimal::new(hundredths, 2).to_string())
}

/// An amount with its day.
pub fn dated_amount((value, day): (Money, Day), currency: Currency) -> Value {
    json!({ "date": date::iso(day), "amount": amount(value, currency) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_rounded_once_from_its_amounts() {
        assert_eq!(ratio_of(Money(313_851), Money(800_000)), json!("0.392314"));
        // 0.1234564999999… would become 0.123457 by way of twelve decimals.
        assert_eq!(ratio_of(Money(1_234_564_999_999_999), Money(10_000_000_000_000_000)), json!("0.123456"));
        assert_eq!(ratio_of(Money(1), Money::ZERO), Value::Null);
        assert_eq!(ratio_of(Money(-1), Money(2)), json!("-0.500000"));
    }

    #[test]
    fn a_stated_ratio_loses_nothing() {
        assert_eq!(stated_ratio(Ratio::percent(40)), json!("0.400000"));
        assert_eq!(stated_ratio(Ratio(392_314_159_265)), json!("0.392314159265"));
        assert_eq!(stated_ratio(Ratio::ZERO), json!("0.000000"));
    }

    #[test]
    fn amounts_keep_the_decimals_of_their_currency() {
        let yen = Currency::from_code("JPY").unwrap();
        let dinar = Currency::from_code("KWD").unwrap();
        assert_eq!(amount(Money(-20_049), Currency::CNY), json!("-200.49"));
        assert_eq!(amount(Money(0), Currency::CNY), json!("0.00"));
        assert_eq!(amount(Money(1200), yen), json!("1200"));
        assert_eq!(amount(Money(5), dinar), json!("0.005"));
        assert_eq!(hundredths(19), json!("0.19"));
    }
}
