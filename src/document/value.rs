//! Single values: amounts, shares, rates, dates, numbers.

use toml::de::DeValue;

use super::key::{Shape, Sign};
use super::reader::{Found, Span, TableReader, looks_like_a_date};
use crate::diagnostic::Code;
use crate::domain::calendar::{Day, FIRST_YEAR, LAST_YEAR};
use crate::domain::money::{AmountError, Currency, LARGEST_RATE, Money, Rate, RateBasis, Ratio};
use crate::domain::name::Name;

/// What may be an amount, a share or a word: the text, or the literal of a number.
pub(super) fn literal<'a>(value: &'a DeValue<'a>) -> Option<(&'a str, bool)> {
    match value {
        DeValue::String(text) => Some((text.as_ref(), true)),
        DeValue::Integer(number) if number.radix() == 10 => Some((number.as_str(), false)),
        DeValue::Float(number) => Some((number.as_str(), false)),
        _ => None,
    }
}

impl TableReader<'_> {
    /// A text, not empty.
    #[must_use]
    pub fn text(&self, key: &'static str) -> Option<String> {
        let found = self.find(key)?;
        let DeValue::String(text) = found.value else {
            self.wrong_type(&found);
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            self.problems().error(Code::EmptyText, found.span, &[("key", key)]);
            return None;
        }
        Some(text.to_owned())
    }

    /// Whether the key holds a text.
    #[must_use]
    pub fn is_text(&self, key: &'static str) -> bool {
        self.has(key) && self.find(key).is_some_and(|found| matches!(found.value, DeValue::String(_)))
    }

    /// A name: one text for both languages, or a table with both.
    #[must_use]
    pub fn name(&self, key: &'static str) -> Option<Name> {
        let found = self.find(key)?;
        if !matches!(found.value, DeValue::Table(_)) {
            return self.text(key).map(|text| Name::same(&text));
        }
        let both = self.table(key)?;
        let (en, zh) = (both.text("en"), both.text("zh"));
        both.finish();
        Some(Name { en: en?, zh: zh? })
    }

    /// An id: small letters, digits and hyphens, beginning with a letter or digit.
    #[must_use]
    pub fn id(&self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        if !is_id(&text) {
            let span = self.find(key).map_or_else(|| self.span(), |found| found.span);
            self.problems().error(Code::BadId, span, &[("key", key), ("value", &text), ("suggestion", &as_id(&text))]);
            return None;
        }
        Some(text)
    }

    /// A list of texts.
    #[must_use]
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        self.list(key, |item| match item {
            DeValue::String(text) => Some(text.as_ref().to_owned()),
            _ => None,
        })
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let found = self.find(key)?;
        if let DeValue::Boolean(flag) = found.value {
            return Some(*flag);
        }
        self.wrong_type(&found);
        None
    }

    /// A date.
    #[must_use]
    pub fn date(&self, key: &'static str) -> Option<Day> {
        let found = self.find(key)?;
        self.date_of(&found)
    }

    /// A list of dates.
    #[must_use]
    pub fn dates(&self, key: &'static str) -> Vec<Day> {
        let Some(found) = self.find(key) else { return Vec::new() };
        let DeValue::Array(items) = found.value else {
            self.wrong_type(&found);
            return Vec::new();
        };
        let each = |item: &toml::Spanned<DeValue<'_>>| {
            self.date_of(&Found { key, shape: Shape::Date, value: item.get_ref(), span: item.span() })
        };
        items.iter().filter_map(each).collect()
    }

    fn list<T>(&self, key: &'static str, one: impl Fn(&DeValue<'_>) -> Option<T>) -> Vec<T> {
        let Some(found) = self.find(key) else { return Vec::new() };
        let items: Option<Vec<T>> = match found.value {
            DeValue::Array(items) => items.iter().map(|item| one(item.get_ref())).collect(),
            _ => None,
        };
        items.unwrap_or_else(|| {
            self.wrong_type(&found);
            Vec::new()
        })
    }

    fn date_of(&self, found: &Found<'_>) -> Option<Day> {
        let (year, month, day) = match found.value {
            DeValue::Datetime(when) if when.time.is_none() && when.offset.is_none() => {
                let date = when.date?;
                (i32::from(date.year), u32::from(date.month), u32::from(date.day))
            }
            DeValue::String(text) if looks_like_a_date(text) => {
                let mut parts = text.trim().split('-').filter_map(|part| part.parse::<u32>().ok());
                (parts.next()?.cast_signed(), parts.next()?, parts.next()?)
            }
            _ => {
                self.wrong_type(found);
                return None;
            }
        };
        let Some(date) = Day::ymd(year, month, day) else {
            let value = format!("{year:04}-{month:02}-{day:02}");
            self.problems().error(Code::DateImpossible, found.span.clone(), &[("value", &value)]);
            return None;
        };
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            let (first, last) = (FIRST_YEAR.to_string(), LAST_YEAR.to_string());
            let values = [("key", found.key), ("year", &year.to_string()), ("first", &first), ("last", &last)];
            self.problems().error(Code::DateOutOfRange, found.span.clone(), &values);
            return None;
        }
        Some(date)
    }

    /// An amount in the table's currency, from its literal.
    #[must_use]
    pub fn amount(&self, key: &'static str) -> Option<Money> {
        let found = self.find(key)?;
        let Some((text, _)) = literal(found.value) else {
            self.wrong_type(&found);
            return None;
        };
        self.amount_of(text, &found)
    }

    pub(super) fn amount_of(&self, text: &str, found: &Found<'_>) -> Option<Money> {
        let currency = self.currency();
        let sign = if let Shape::Amount(sign) = found.shape { sign } else { Sign::NotNegative };
        let values = |code: Code| {
            let decimals = currency.decimals().to_string();
            let values = [
                ("key", found.key),
                ("value", text),
                ("currency", currency.code()),
                ("decimals", &decimals),
                ("largest", &Money(crate::domain::money::LARGEST_MINOR).plain(currency)),
                ("example", example(currency)),
            ];
            self.problems().error(code, found.span.clone(), &values);
            None
        };
        match Money::parse(text, currency) {
            Ok(amount) if amount < Money::ZERO => values(Code::AmountNegative),
            Ok(Money::ZERO) if sign == Sign::Positive => values(Code::AmountZero),
            Ok(amount) => Some(amount),
            Err(AmountError::TooManyDecimals) => values(Code::AmountTooManyDecimals),
            Err(AmountError::TooLarge) => values(Code::AmountTooLarge),
            Err(AmountError::NotANumber | AmountError::NoPercentSign) => values(Code::AmountNotANumber),
        }
    }

    /// A share or rate with its percent sign, not negative.
    #[must_use]
    pub fn percent(&self, key: &'static str) -> Option<Ratio> {
        let found = self.find(key)?;
        let Some((text, _)) = literal(found.value) else {
            self.wrong_type(&found);
            return None;
        };
        self.percent_of(text, &found)
    }

    pub(super) fn percent_of(&self, text: &str, found: &Found<'_>) -> Option<Ratio> {
        let refuse = |code: Code| {
            let (low, high) = both_readings(text);
            let values = [("key", found.key), ("value", text), ("as_percent", &low), ("as_share", &high)];
            self.problems().error(code, found.span.clone(), &values);
            None
        };
        match Ratio::parse_percent(text) {
            Ok(ratio) if ratio < Ratio::ZERO => refuse(Code::RateNegative),
            Ok(ratio) if ratio.0 > LARGEST_RATE => refuse(Code::RateTooLarge),
            Ok(ratio) => Some(ratio),
            Err(AmountError::NoPercentSign) => refuse(Code::RateWithoutPercent),
            Err(AmountError::TooLarge) => refuse(Code::RateTooLarge),
            Err(AmountError::NotANumber | AmountError::TooManyDecimals) => refuse(Code::RateNotANumber),
        }
    }

    /// The rate of one of three keys, for a year, a month and a day; more than one is a problem.
    #[must_use]
    pub fn rate(&self, keys: [&'static str; 3]) -> Option<Rate> {
        let bases = [RateBasis::Annual, RateBasis::Monthly, RateBasis::Daily];
        self.one_of_keys(&keys)?;
        keys.into_iter().zip(bases).find_map(|(key, basis)| Some(Rate::new(self.percent(key)?, basis)))
    }

    /// The one key that was written of several that exclude each other; a problem when there are more.
    pub fn one_of_keys(&self, keys: &[&'static str]) -> Option<&'static str> {
        let mut written: Vec<&'static str> = keys.iter().copied().filter(|key| self.has(key)).collect();
        written.sort_by_key(|key| self.place(key).start);
        if let [first, second, ..] = *written {
            self.problems().error(Code::KeysExclude, self.place(second), &[("key", second), ("other", first)]);
            return None;
        }
        written.first().copied()
    }

    /// A whole number within the bounds of its key.
    #[must_use]
    pub fn whole(&self, key: &'static str) -> Option<u16> {
        let found = self.find(key)?;
        let (Shape::Whole(least, most), DeValue::Integer(number)) = (found.shape, found.value) else {
            self.wrong_type(&found);
            return None;
        };
        match u16::from_str_radix(number.as_str(), number.radix()) {
            Ok(value) if (least..=most).contains(&value) => Some(value),
            _ => {
                let (least, most) = (least.to_string(), most.to_string());
                let values = [("key", key), ("value", number.as_str()), ("least", &least), ("most", &most)];
                self.problems().error(Code::NumberOutOfRange, found.span, &values);
                None
            }
        }
    }

    /// A small whole number within the bounds of its key (a day of the month, a count).
    #[must_use]
    pub fn small(&self, key: &'static str) -> Option<u8> {
        self.whole(key).and_then(|value| u8::try_from(value).ok())
    }

    /// A number with at most two decimals, in hundredths (`"1.5"` is 150).
    #[must_use]
    pub fn hundredths(&self, key: &'static str) -> Option<u32> {
        let found = self.find(key)?;
        let parsed = literal(found.value).and_then(|(text, _)| Money::parse(text, Currency::CNY).ok());
        let value = parsed.and_then(|money| u32::try_from(money.minor()).ok());
        if value.is_none() {
            self.wrong_type(&found);
        }
        value
    }

    /// A time of day, in minutes after midnight; `24:00` is the end of the day.
    #[must_use]
    pub fn time(&self, key: &'static str) -> Option<u16> {
        let text = self.text(key)?;
        let minutes = text.split_once(':').and_then(|(hours, minutes)| {
            let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
            (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
        });
        if minutes.is_none() {
            let span = self.place(key);
            self.problems().error(Code::BadTime, span, &[("key", key), ("value", &text)]);
        }
        minutes
    }

    /// Where the value of a key stands, or the table when it is absent.
    #[must_use]
    pub fn place(&self, key: &'static str) -> Span {
        if self.has(key) { self.find(key).map_or_else(|| self.span(), |found| found.span) } else { self.span() }
    }
}

/// Whether a text can be an id.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    text.len() <= 64 && text.bytes().all(inner) && !text.is_empty() && !text.starts_with('-')
}

/// A text made into an id as far as its letters allow; may be empty.
#[must_use]
pub fn as_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.trim().chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(64);
    id.trim_end_matches('-').to_owned()
}

/// An amount written rightly, for hints.
fn example(currency: Currency) -> &'static str {
    match currency.decimals() {
        0 => "5230",
        3 => "5230.100",
        _ => "5230.10",
    }
}

/// A bare number read as per cent and as a share: 0.4 is `0.4%` and `40%`.
fn both_readings(text: &str) -> (String, String) {
    let share = text.trim().parse::<rust_decimal::Decimal>().ok();
    let share = share.and_then(|number| number.checked_mul(rust_decimal::Decimal::ONE_HUNDRED));
    (format!("{}%", text.trim()), share.map_or_else(String::new, |number| format!("{}%", number.normalize())))
}
