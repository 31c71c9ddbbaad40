//! How a lesson's figure is written in a language: `¥1,079.71` and `1,079.71 元`, `¥45m` and `4,500 万元`.

use super::number::{group_decimal, symbol};
use super::{Lang, Words, date};
use crate::domain::lesson::{Show, Value};
use crate::domain::money::Currency;
use rust_decimal::Decimal;

/// What to write where a household has no such figure.
pub const NOTHING: Words = Words::new("(none)", "（无）");

/// A figure in a language. `plain` is the figure at its shown precision, as `learn::figures::plain` gives it.
#[must_use]
pub fn shown(value: &Value, show: Show, plain: &str, currency: Currency, lang: Lang) -> String {
    match (value, show) {
        (Value::Day(day), Show::Month) => date::month(day.month(), lang),
        (Value::Day(day), _) => date::long(*day, lang),
        (Value::Text(name), _) => match lang {
            Lang::En => name.en.clone(),
            Lang::Zh => name.zh.clone(),
        },
        (Value::Number(_), Show::Money | Show::MoneyInFull | Show::MoneyAbout) => money(plain, currency, lang),
        (Value::Number(number), Show::Millions) => millions(*number, currency, lang),
        (Value::Number(_), _) => grouped(plain),
    }
}

/// Digits grouped by thousands, a percent sign kept.
fn grouped(plain: &str) -> String {
    let (number, sign) = plain.strip_suffix('%').map_or((plain, ""), |number| (number, "%"));
    number.parse::<Decimal>().map_or_else(|_| plain.to_owned(), |number| format!("{}{sign}", group_decimal(number)))
}

fn money(plain: &str, currency: Currency, lang: Lang) -> String {
    let digits = grouped(plain);
    if lang == Lang::Zh && currency == Currency::CNY {
        return format!("{digits} 元");
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", &*digits), |digits| ("-", digits));
    match symbol(currency) {
        Some(symbol) => format!("{sign}{symbol}{digits}"),
        None => format!("{sign}{digits} {}", currency.code()),
    }
}

/// Millions in English; 万 and 亿 in Chinese.
fn millions(number: Decimal, currency: Currency, lang: Lang) -> String {
    let per = |unit: i64| number.checked_div(Decimal::from(unit)).unwrap_or_default().normalize();
    let text = |value: Decimal| group_decimal(value);
    match lang {
        Lang::En => {
            let digits = text(per(1_000_000));
            let (sign, digits) = digits.strip_prefix('-').map_or(("", &*digits), |digits| ("-", digits));
            match symbol(currency) {
                Some(symbol) => format!("{sign}{symbol}{digits}m"),
                None => format!("{sign}{digits}m {}", currency.code()),
            }
        }
        Lang::Zh => {
            let hundred_millions = per(100_000_000);
            let (value, unit) = if hundred_millions.abs() >= Decimal::ONE {
                (hundred_millions, "亿元")
            } else {
                (per(10_000), "万元")
            };
            format!("{} {unit}", text(value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(number: &str, show: Show) -> [String; 2] {
        let value = Value::Number(number.trim_end_matches('%').parse().unwrap());
        Lang::ALL.map(|lang| shown(&value, show, number, Currency::CNY, lang))
    }

    #[test]
    fn money_is_written_as_people_write_it() {
        assert_eq!(both("1079.71", Show::MoneyInFull), ["¥1,079.71", "1,079.71 元"]);
        assert_eq!(both("12000", Show::Money), ["¥12,000", "12,000 元"]);
        assert_eq!(both("-400", Show::Money), ["-¥400", "-400 元"]);
        assert_eq!(both("18.25%", Show::Percent), ["18.25%", "18.25%"]);
        assert_eq!(both("45000000", Show::Millions), ["¥45m", "4,500 万元"]);
        assert_eq!(both("1500000000", Show::Millions), ["¥1,500m", "15 亿元"]);
        assert_eq!(both("-2000000", Show::Millions), ["-¥2m", "-200 万元"]);
        let dollars = shown(&Value::Number(Decimal::from(20)), Show::Money, "20", Currency::USD, Lang::Zh);
        assert_eq!(dollars, "$20");
    }
}
