//! How amounts, shares, rates and counts are written.
//!
//! Amounts are grouped by thousands in both languages and always keep every digit of the currency. It formats what it
//! is given and must not compute a figure.

use rust_decimal::Decimal;

use super::{Lang, Words};
use crate::domain::money::{Currency, Money, RATE_SCALE, Rate, RateBasis, Ratio, Rounding};

/// An amount grouped by thousands: `1,799.51`, `-2,400.00`.
#[must_use]
pub fn money(amount: Money, currency: Currency) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    format!("{sign}{}", magnitude(amount, currency))
}

/// An amount with its sign always shown, as a change of cash: `+8,000.00`, `-800.00`; nothing has no sign.
#[must_use]
pub fn signed_money(amount: Money, currency: Currency) -> String {
    if amount.0 > 0 { format!("+{}", magnitude(amount, currency)) } else { money(amount, currency) }
}

/// An amount without its decimals when they are all zero (`6,000`), else in full (`6,000.50`). Nothing is rounded.
#[must_use]
pub fn brief_money(amount: Money, currency: Currency) -> String {
    let text = money(amount, currency);
    if amount.0 % currency.unit().0.max(1) == 0 { text.split('.').next().unwrap_or_default().to_owned() } else { text }
}

/// An amount with its currency: `¥1,799.51`, `-$20.00`, `1,799.51 SEK`.
#[must_use]
pub fn money_with_currency(amount: Money, currency: Currency) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    match symbol(currency) {
        Some(symbol) => format!("{sign}{symbol}{}", magnitude(amount, currency)),
        None => format!("{} {}", money(amount, currency), currency.code()),
    }
}

/// The sign of a currency, where one sign is understood everywhere the program is used.
#[must_use]
pub fn symbol(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "CNY" => Some("¥"),
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        _ => None,
    }
}

/// The name of a currency's unit, for the axis of a chart and the head of a column: `yuan`/`元`; else its code.
#[must_use]
pub fn currency_name(currency: Currency, lang: Lang) -> String {
    let words = match currency.code() {
        "CNY" => Words::new("yuan", "元"),
        "USD" => Words::new("US dollars", "美元"),
        "EUR" => Words::new("euros", "欧元"),
        "GBP" => Words::new("pounds", "英镑"),
        "JPY" => Words::new("yen", "日元"),
        "HKD" => Words::new("Hong Kong dollars", "港元"),
        code => return code.to_owned(),
    };
    words.get(lang).to_owned()
}

fn magnitude(amount: Money, currency: Currency) -> String {
    let digits = amount.0.unsigned_abs().to_string();
    let decimals = usize::from(currency.decimals());
    // At least one digit stands before the point.
    let digits = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let whole = group(whole);
    if decimals == 0 { whole } else { format!("{whole}.{part}") }
}

/// Digits grouped by thousands.
fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An exact decimal grouped by thousands, with all the decimals it has.
#[must_use]
pub fn group_decimal(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    part.map_or_else(|| format!("{sign}{}", group(whole)), |part| format!("{sign}{}.{part}", group(whole)))
}

/// A whole number grouped by thousands.
#[must_use]
pub fn whole(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", group(&number.unsigned_abs().to_string()))
}

/// How many decimals a percentage shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    /// `50%`
    None,
    /// `39.2%`
    One,
    /// `39.23%`
    Two,
}

impl Decimals {
    const fn digits(self) -> usize {
        match self {
            Decimals::None => 0,
            Decimals::One => 1,
            Decimals::Two => 2,
        }
    }
}

/// A share in per cent, rounded half away from zero: `39.2%`.
#[must_use]
pub fn percent(ratio: Ratio, decimals: Decimals) -> String {
    format!("{}%", scaled(ratio, RATE_SCALE / 100, decimals))
}

/// A pure number, rounded half away from zero: `2.4` months of expenses.
#[must_use]
pub fn decimal(ratio: Ratio, decimals: Decimals) -> String {
    scaled(ratio, RATE_SCALE, decimals)
}

fn scaled(ratio: Ratio, one: i64, decimals: Decimals) -> String {
    let digits = decimals.digits();
    let step = one / 10_i64.pow(u32::try_from(digits).unwrap_or(0));
    let units = Rounding::HalfUp.divide(i128::from(ratio.0), i128::from(step));
    let sign = if units < 0 { "-" } else { "" };
    let text = format!("{:0>width$}", units.unsigned_abs(), width = digits + 1);
    let (whole, part) = text.split_at(text.len() - digits);
    let whole = group(whole);
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A rate as it was stated, with its period: `0.05%/day`, `每日 0.05%`.
#[must_use]
pub fn rate(rate: Rate, lang: Lang) -> String {
    let words = match rate.basis {
        RateBasis::Annual => Words::new("{rate}/year", "每年 {rate}"),
        RateBasis::Monthly => Words::new("{rate}/month", "每月 {rate}"),
        RateBasis::Daily => Words::new("{rate}/day", "每日 {rate}"),
    };
    words.fill(lang, &[("rate", rate.ratio().plain_percent())])
}

/// A thing that is counted: its English singular and plural, and its Chinese measure word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    one: &'static str,
    many: &'static str,
    zh: &'static str,
}

impl Counted {
    /// Points of a card.
    pub const POINTS: Counted = Counted::new("point", "points", "分");
    /// Days.
    pub const DAYS: Counted = Counted::new("day", "days", "天");
    /// Months, as a length of time.
    pub const MONTHS: Counted = Counted::new("month", "months", "个月");
    /// Years, as a length of time.
    pub const YEARS: Counted = Counted::new("year", "years", "年");
    /// Credit lines.
    pub const LINES: Counted = Counted::new("line", "lines", "笔授信");
    /// Lenders.
    pub const LENDERS: Counted = Counted::new("lender", "lenders", "家机构");
    /// Payments still to come.
    pub const PAYMENTS: Counted = Counted::new("payment", "payments", "期");
    /// Items of a list.
    pub const ITEMS: Counted = Counted::new("item", "items", "项");
    /// Problems found in a file.
    pub const PROBLEMS: Counted = Counted::new("problem", "problems", "个问题");

    /// A counted thing in both languages.
    #[must_use]
    pub const fn new(one: &'static str, many: &'static str, zh: &'static str) -> Counted {
        Counted { one, many, zh }
    }
}

/// A count with its noun: `1 day`, `20 days`, `20 天`.
#[must_use]
pub fn count(number: i64, noun: Counted, lang: Lang) -> String {
    let noun = match lang {
        Lang::Zh => noun.zh,
        Lang::En if number == 1 => noun.one,
        Lang::En => noun.many,
    };
    format!("{} {noun}", whole(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_keep_their_sign() {
        let cny = Currency::CNY;
        assert_eq!(money(Money(179_951), cny), "1,799.51");
        assert_eq!(money(Money(-240_000), cny), "-2,400.00");
        assert_eq!(money(Money(5), cny), "0.05");
        assert_eq!(money(Money(-5), cny), "-0.05");
        assert_eq!(money(Money::ZERO, cny), "0.00");
        assert_eq!(money(Money(100_000_000_000), cny), "1,000,000,000.00");
        assert_eq!(money(Money(i64::MIN), cny), "-92,233,720,368,547,758.08");
        assert_eq!(signed_money(Money(800_000), cny), "+8,000.00");
        assert_eq!(signed_money(Money(-80_000), cny), "-800.00");
        assert_eq!(signed_money(Money::ZERO, cny), "0.00");
    }

    #[test]
    fn currencies_without_or_with_three_decimals() {
        let jpy = Currency::from_code("JPY").unwrap();
        let kwd = Currency::from_code("KWD").unwrap();
        assert_eq!(money(Money(12_345), jpy), "12,345");
        assert_eq!(money(Money(-7), kwd), "-0.007");
        assert_eq!(money_with_currency(Money(12_345), jpy), "12,345 JPY");
        assert_eq!(money_with_currency(Money(-2_000), Currency::USD), "-$20.00");
        assert_eq!(currency_name(Currency::CNY, Lang::Zh), "元");
        assert_eq!(currency_name(kwd, Lang::En), "KWD");
    }

    #[test]
    fn brief_amounts_drop_only_zero_decimals() {
        assert_eq!(brief_money(Money(600_000), Currency::CNY), "6,000");
        assert_eq!(brief_money(Money(600_050), Currency::CNY), "6,000.50");
        assert_eq!(brief_money(Money(-600_000), Currency::CNY), "-6,000");
    }

    #[test]
    fn percentages_round_half_away_from_zero() {
        assert_eq!(percent(Ratio::basis_points(3925), Decimals::One), "39.3%");
        assert_eq!(percent(Ratio::basis_points(3923), Decimals::One), "39.2%");
        assert_eq!(percent(Ratio::basis_points(3923), Decimals::Two), "39.23%");
        assert_eq!(percent(Ratio::basis_points(-3925), Decimals::One), "-39.3%");
        assert_eq!(percent(Ratio::basis_points(-1), Decimals::One), "0.0%");
        assert_eq!(percent(Ratio::percent(50), Decimals::None), "50%");
        assert_eq!(percent(Ratio::basis_points(5), Decimals::Two), "0.05%");
        assert_eq!(decimal(Ratio::basis_points(24_500), Decimals::One), "2.5");
    }

    #[test]
    fn rates_keep_the_period_they_were_stated_for() {
        let daily = Rate::new(Ratio::basis_points(5), RateBasis::Daily);
        assert_eq!(rate(daily, Lang::En), "0.05%/day");
        assert_eq!(rate(daily, Lang::Zh), "每日 0.05%");
    }

    #[test]
    fn english_counts_have_a_plural() {
        assert_eq!(count(1, Counted::DAYS, Lang::En), "1 day");
        assert_eq!(count(20, Counted::DAYS, Lang::En), "20 days");
        assert_eq!(count(0, Counted::DAYS, Lang::En), "0 days");
        assert_eq!(count(20, Counted::DAYS, Lang::Zh), "20 天");
        assert_eq!(count(10_000, Counted::ITEMS, Lang::En), "10,000 items");
    }
}
