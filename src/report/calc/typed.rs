//! Reading what a person types for a calculator: amounts, rates, dates, and terms as an app shows them
//! ("0.6% a period, 12 periods", "10% minimum", "日息万分之五").

use rust_decimal::Decimal;

use crate::domain::calendar::Day;
use crate::domain::credit::refusal::Refusal;
use crate::domain::money::RateBasis;
use crate::text::calc::refusal::told;
use crate::text::calc::typed as words;
use crate::text::width::clean;
use crate::text::{Lang, Words};

/// Why a question has no answer, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered(pub String);

/// Where values are typed, so that what is missing is asked for in the right words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// As options of a command.
    #[default]
    AsOptions,
    /// In the fields of a form.
    InFields,
}

/// Reads values in the reader's language of complaint.
#[derive(Debug, Clone, Copy)]
pub struct Typed {
    /// The language.
    pub lang: Lang,
    /// Where they are typed.
    pub asked: Asked,
}

/// A fee: an amount or a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fee {
    /// So much money.
    Amount(Decimal),
    /// A share of the principal.
    Share(Decimal),
}

/// Terms as far as a phrase stated them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// A rate and the time it is for; `None` for "a period".
    pub rate: Option<(Decimal, Option<RateBasis>)>,
    /// Number of periods.
    pub periods: Option<u32>,
    /// The share that is the minimum.
    pub minimum: Option<Decimal>,
    /// The fee in all.
    pub total_fee: Option<Decimal>,
    /// A fee on the first day.
    pub upfront: Option<Decimal>,
}

impl Typed {
    /// Names the value that cannot be used.
    #[must_use]
    pub fn wrong(self, sentence: Words, value: &str) -> Unanswered {
        Unanswered(sentence.fill(self.lang, &[("value", clean(value))]))
    }

    /// Names what is missing, and the option that gives it.
    #[must_use]
    pub fn missing(self, what: Words, option: &str) -> Unanswered {
        let values = [("what", what.get(self.lang)), ("option", option)];
        let words = match self.asked {
            Asked::AsOptions => words::MISSING,
            Asked::InFields => words::MISSING_FIELD,
        };
        Unanswered(words.fill(self.lang, &values))
    }

    /// A refusal of the arithmetic.
    #[must_use]
    pub fn refused(self, refusal: &Refusal) -> Unanswered {
        Unanswered(told(refusal, self.lang))
    }

    /// An amount: `10000`, `10,000.50`, `¥10000`, `10000元`.
    ///
    /// # Errors
    /// What cannot be read, by its value.
    pub fn amount(self, text: &str) -> Result<Decimal, Unanswered> {
        let plain: String =
            text.trim().chars().filter(|c| !matches!(c, ',' | '，' | '_' | '¥' | '￥' | '$' | '元' | ' ')).collect();
        plain.parse().map_err(|_| self.wrong(words::AMOUNT, text))
    }

    /// A percentage as a share; the percent sign must be there.
    ///
    /// # Errors
    /// What cannot be read, by its value.
    pub fn percent(self, text: &str) -> Result<Decimal, Unanswered> {
        let Some(share) = share(text) else {
            let bare = text.trim().parse::<Decimal>().is_ok();
            return Err(self.wrong(if bare { words::NO_PERCENT_SIGN } else { words::PERCENT }, text));
        };
        share.map_err(|()| self.wrong(words::PERCENT, text))
    }

    /// A whole number from 0.
    ///
    /// # Errors
    /// What cannot be read, by its value.
    pub fn count(self, text: &str) -> Result<u32, Unanswered> {
        text.trim().parse().map_err(|_| self.wrong(words::COUNT, text))
    }

    /// A date.
    ///
    /// # Errors
    /// What cannot be read, by its value.
    pub fn date(self, text: &str) -> Result<Day, Unanswered> {
        use chrono::Datelike;
        let known = crate::domain::calendar::FIRST_YEAR..=crate::domain::calendar::LAST_YEAR;
        let date = text.trim().parse::<chrono::NaiveDate>().ok().filter(|date| known.contains(&date.year()));
        date.map(Day::of).ok_or_else(|| self.wrong(words::DATE, text))
    }

    /// A number: `0.08/12`, `8%`, `8%/12`, `-2000`.
    ///
    /// # Errors
    /// What cannot be read, by its value.
    pub fn number(self, text: &str) -> Result<Decimal, Unanswered> {
        let part = |text: &str| match share(text) {
            Some(share) => share.ok(),
            None => self.amount(text).ok(),
        };
        let value = match text.split_once('/') {
            Some((over, under)) => part(over).zip(part(under)).and_then(|(over, under)| over.checked_div(under)),
            None => part(text),
        };
        value.ok_or_else(|| self.wrong(words::NUMBER, text))
    }

    /// A fee: an amount or a percentage.
    ///
    /// # Errors
    /// What cannot be read, by its value.
    pub fn fee(self, text: &str) -> Result<Fee, Unanswered> {
        match share(text) {
            Some(_) => self.percent(text).map(Fee::Share),
            None => self.amount(text).map(Fee::Amount),
        }
    }

    /// Terms as an app shows them.
    ///
    /// # Errors
    /// A phrase that is not understood.
    pub fn terms(self, typed: &[String]) -> Result<Terms, Unanswered> {
        let text = typed.join(" ").to_lowercase();
        let mut terms = Terms::default();
        // A comma between digits groups thousands; any other separates phrases.
        let phrases =
            text.split([';', '；', '，', '、']).flat_map(|part| part.split(", ")).flat_map(|part| part.split(" and "));
        for phrase in phrases.map(|phrase| phrase.trim().trim_end_matches(',')).filter(|phrase| !phrase.is_empty()) {
            self.phrase(phrase, &mut terms)?;
        }
        Ok(terms)
    }

    fn phrase(self, phrase: &str, terms: &mut Terms) -> Result<(), Unanswered> {
        let unclear = || self.wrong(words::PHRASE, phrase);
        let says = |list: &[&str]| list.iter().any(|word| phrase.contains(word));
        let number = number_in(phrase).ok_or_else(unclear)?;
        let Some(share) = number.share else {
            let count =
                u32::try_from(number.value).ok().filter(|_| number.value.fract().is_zero()).ok_or_else(unclear)?;
            terms.periods = if says(&["year", "年"]) {
                count.checked_mul(12)
            } else if says(&["period", "instal", "month", "payment", "times", "期", "月", "次"]) {
                Some(count)
            } else {
                None
            };
            return terms.periods.map(|_| ()).ok_or_else(unclear);
        };
        if says(&["minimum", "min ", "最低"]) {
            terms.minimum = Some(share);
        } else if says(&["total", "in all", "altogether", "总", "合计"]) {
            terms.total_fee = Some(share);
        } else if says(&["upfront", "up front", "first day", "一次性", "首日"]) {
            terms.upfront = Some(share);
        } else if says(&["period", "instal", "payment", "期"]) {
            terms.rate = Some((share, None));
        } else if says(&["day", "daily", "日", "天"]) {
            terms.rate = Some((share, Some(RateBasis::Daily)));
        } else if says(&["month", "月"]) {
            terms.rate = Some((share, Some(RateBasis::Monthly)));
        } else if says(&["year", "annual", "apr", "p.a", "年"]) {
            terms.rate = Some((share, Some(RateBasis::Annual)));
        } else {
            return Err(unclear());
        }
        Ok(())
    }
}

/// A percentage as a share: `0.66%`, `万分之五`. `None` when the text is none, an error when its number is wrong.
fn share(text: &str) -> Option<Result<Decimal, ()>> {
    let text = text.trim();
    if let Some(number) = text.strip_suffix(['%', '％']) {
        let parsed = number.trim().parse::<Decimal>().ok().and_then(|number| number.checked_div(Decimal::ONE_HUNDRED));
        return Some(parsed.ok_or(()));
    }
    number_in(text).and_then(|number| number.share.filter(|_| text.contains("分之"))).map(Ok)
}

/// The number in a phrase, and its share when it is a percentage.
struct Number {
    value: Decimal,
    share: Option<Decimal>,
}

fn number_in(phrase: &str) -> Option<Number> {
    // 百分之, 千分之, 万分之: a hundredth, a thousandth, a ten-thousandth, with digits or a Chinese numeral.
    for (name, scale) in [("百分之", 2), ("千分之", 3), ("万分之", 4)] {
        if let Some((_, after)) = phrase.split_once(name) {
            let value = leading_number(after)?;
            return Some(Number { value, share: value.checked_mul(Decimal::new(1, scale)) });
        }
    }
    let start = phrase.find(|c: char| c.is_ascii_digit() || c == '-' || c == '.')?;
    let rest = phrase.get(start..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | ','))).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let value: Decimal = digits.replace(',', "").parse().ok()?;
    let is_share = after.trim_start().starts_with(['%', '％']) || after.trim_start().starts_with("percent");
    let share = if is_share { Some(value.checked_div(Decimal::ONE_HUNDRED)?) } else { None };
    Some(Number { value, share })
}

/// Digits, or one Chinese numeral (五, 五点五 is not read).
fn leading_number(text: &str) -> Option<Decimal> {
    const NUMERALS: &str = "零一二三四五六七八九十";
    let text = text.trim_start();
    let first = text.chars().next()?;
    if let Some(value) = NUMERALS.chars().position(|numeral| numeral == first) {
        return Some(Decimal::from(value));
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Terms {
        Typed { lang: Lang::En, asked: Asked::AsOptions }.terms(&[text.to_owned()]).unwrap()
    }

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn terms_are_read_as_apps_show_them() {
        let plan = terms("0.6% a period, 12 periods");
        assert_eq!((plan.rate, plan.periods), (Some((exact("0.006"), None)), Some(12)));
        assert_eq!(terms("0.6% per month; 12 months").rate, Some((exact("0.006"), Some(RateBasis::Monthly))));
        assert_eq!(terms("每期 0.6%，12 期").periods, Some(12));
        assert_eq!(terms("10% minimum").minimum, Some(exact("0.1")));
        assert_eq!(terms("最低还款10%、日利率0.05%").rate, Some((exact("0.0005"), Some(RateBasis::Daily))));
        assert_eq!(terms("0.05% a day").rate, Some((exact("0.0005"), Some(RateBasis::Daily))));
        assert_eq!(terms("日息万分之五").rate, Some((exact("0.0005"), Some(RateBasis::Daily))));
        assert_eq!(terms("年利率 7.2 %, 3 years").periods, Some(36));
        assert_eq!(terms("total fee 8.8% and 1% upfront").total_fee, Some(exact("0.088")));
    }

    #[test]
    fn what_is_unclear_is_refused() {
        let typed = Typed { lang: Lang::En, asked: Asked::AsOptions };
        for text in ["0.6%", "twelve", "12", "0.6% a moon", "--", "1.5.2% a day", "万分之"] {
            assert!(typed.terms(&[text.to_owned()]).is_err(), "{text}");
        }
        assert!(typed.percent("0.4").is_err() && typed.percent("x%").is_err());
        assert_eq!(typed.percent("万分之五").ok(), Some(exact("0.0005")));
        assert_eq!(typed.number("8%/12").ok(), exact("0.08").checked_div(exact("12")));
        assert!(typed.number("1/0").is_err());
        assert_eq!(typed.amount("¥10,000.50").ok(), Some(exact("10000.50")));
    }
}
