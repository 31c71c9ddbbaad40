//! Why a calculation has no answer, and what to do next, in both languages.

use rust_decimal::Decimal;

use super::{subject, w};
use crate::domain::credit::refusal::{
    LARGEST_AMOUNT, LARGEST_ANNUAL_RATE, LARGEST_SHARE, MOST_PERIODS, NeverRepaid, Refusal,
};
use crate::text::number::group_decimal;
use crate::text::{Lang, Words, date};

/// The sentence and the next step.
#[must_use]
pub fn sentences(refusal: &Refusal, lang: Lang) -> (String, String) {
    let (message, help) = words(refusal);
    let values = values(refusal, lang);
    (message.fill(lang, &values), help.fill(lang, &values))
}

/// Sentence and next step as one paragraph.
#[must_use]
pub fn told(refusal: &Refusal, lang: Lang) -> String {
    let (message, help) = sentences(refusal, lang);
    match lang {
        Lang::En => format!("{message}. {help}"),
        Lang::Zh => format!("{message}。{help}"),
    }
}

fn percent(share: Decimal) -> String {
    share.checked_mul(Decimal::ONE_HUNDRED).map_or_else(|| share.to_string(), |p| group_decimal(p.normalize())) + "%"
}

fn values(refusal: &Refusal, lang: Lang) -> Vec<(&'static str, String)> {
    let amount = |what: &str, value: Decimal| {
        vec![
            ("what", subject(what).get(lang).to_owned()),
            ("value", group_decimal(value.normalize())),
            ("most", group_decimal(LARGEST_AMOUNT)),
        ]
    };
    match refusal {
        Refusal::NotPositive(what, value) | Refusal::Negative(what, value) | Refusal::AmountTooLarge(what, value) => {
            amount(what, *value)
        }
        Refusal::TooManyPeriods(periods) => vec![("value", periods.to_string()), ("most", MOST_PERIODS.to_string())],
        Refusal::RateTooLow(rate) | Refusal::RateTooHigh(rate) => {
            vec![("value", percent(*rate)), ("most", percent(LARGEST_ANNUAL_RATE))]
        }
        Refusal::ShareOutOfRange(what, share) => vec![
            ("what", subject(what).get(lang).to_owned()),
            ("value", percent(*share)),
            ("most", percent(LARGEST_SHARE)),
        ],
        Refusal::NeverRepaid(never) => never_repaid(never),
        Refusal::DatesOutOfOrder { earlier, later } => {
            vec![("earlier", date::iso(*earlier)), ("later", date::iso(*later))]
        }
        Refusal::OutsideTerm(day) => vec![("value", date::iso(*day))],
        Refusal::DueDatesMismatch { periods, dates } => {
            vec![("periods", periods.to_string()), ("dates", dates.to_string())]
        }
        Refusal::Unusable(what) => vec![("what", unusable(what).get(lang).to_owned())],
        _ => Vec::new(),
    }
}

fn never_repaid(never: &NeverRepaid) -> Vec<(&'static str, String)> {
    let money = |value: Decimal| {
        let mut cents = crate::domain::credit::posting::Posting::CENTS.round(value);
        cents.rescale(2);
        group_decimal(cents)
    };
    vec![
        ("period", never.period.to_string()),
        ("balance", money(never.balance)),
        ("interest", money(never.interest)),
        ("payment", money(never.payment)),
    ]
}

fn unusable(what: &str) -> Words {
    match what {
        "no period is left for the principal" => {
            w("no period is left in which principal is paid", "没有留下偿还本金的期次")
        }
        "rate changes out of order" => w("the rate changes are not in order", "利率变动的先后顺序不对"),
        "the period is outside the term" => w("the period is outside the term", "期次超出总期数"),
        "the extra payment ends the loan" => w("this is as much as ends the loan, or more", "这笔钱已足够结清整笔借款"),
        "promotion" => w("the promotion fits no balance", "优惠利率对应不上任何余额"),
        _ => w("a setting has no meaning here", "有一项设置在这里没有意义"),
    }
}

fn words(refusal: &Refusal) -> (Words, Words) {
    match refusal {
        Refusal::NotPositive(..) => (
            w("{what} must be more than zero, but it is {value}", "{what}必须大于零，现在是 {value}"),
            w("Give an amount such as 10000.", "请给出金额，例如 10000。"),
        ),
        Refusal::Negative(..) => (
            w("{what} cannot be negative, but it is {value}", "{what}不能为负，现在是 {value}"),
            w("Give zero or more.", "请给出零或正数。"),
        ),
        Refusal::AmountTooLarge(..) => (
            w(
                "{what} of {value} is beyond what is calculated here (at most {most})",
                "{what} {value} 超出可计算的范围（最多 {most}）",
            ),
            w("Check the number of zeros.", "请检查零的个数。"),
        ),
        Refusal::NoPeriods => (
            w("there must be at least one period", "期数至少为 1"),
            w("Give the number of payments, such as 12.", "请给出还款期数，例如 12。"),
        ),
        Refusal::TooManyPeriods(_) => (
            w("{value} periods are too many (at most {most})", "期数 {value} 太多（最多 {most} 期）"),
            w("Give the number of payments, not of days.", "请给出还款次数，而不是天数。"),
        ),
        Refusal::RateTooLow(_) => (
            w(
                "a rate of {value} would take away the whole debt; it must be above -100%",
                "利率 {value} 等于把全部欠款一笔勾销；利率必须高于 -100%",
            ),
            w("Give the rate as the contract states it, such as 18%.", "请按合同填写利率，例如 18%。"),
        ),
        Refusal::RateTooHigh(_) => (
            w(
                "a yearly rate of {value} is beyond what is calculated here (at most {most})",
                "年利率 {value} 超出可计算的范围（最多 {most}）",
            ),
            w(
                "Check the percent sign and whether the rate is meant for a day, a month or a year.",
                "请检查百分号，以及利率是按日、按月还是按年。",
            ),
        ),
        Refusal::ShareOutOfRange(..) => (
            w(
                "{what} of {value} is out of range: it must be from 0% to {most} of the amount",
                "{what} {value} 超出范围：须在 0% 与 {most} 之间",
            ),
            w("Check the percent sign: 0.66% is a share of 0.0066.", "请检查百分号：0.66% 即 0.0066。"),
        ),
        Refusal::NeverRepaid(_) => (
            w(
                "never repaid: in period {period}, {balance} bears {interest} interest and the payment is {payment}",
                "永远还不清：第 {period} 期欠款 {balance} 产生利息 {interest}，而还款只有 {payment}",
            ),
            w("Only a payment above {interest} brings the debt down.", "还款额高于 {interest}，欠款才会减少。"),
        ),
        Refusal::DatesOutOfOrder { .. } => (
            w("{later} does not come after {earlier}", "{later} 不在 {earlier} 之后"),
            w("Put the dates in their order.", "请按先后顺序填写日期。"),
        ),
        Refusal::DatesMissing => (
            w("this rule counts days, but no dates were given", "此规则按天计息，但没有给出日期"),
            w("Give the day the money is paid out.", "请给出放款日。"),
        ),
        Refusal::OutsideTerm(_) => (
            w("{value} lies outside the time of the loan", "{value} 不在借款期内"),
            w("Choose a day between the first and the last.", "请选择首尾之间的日期。"),
        ),
        Refusal::DueDatesMismatch { .. } => (
            w("there are {periods} periods but {dates} due dates", "共 {periods} 期，却有 {dates} 个还款日"),
            w("Give one due date for each period, or none.", "请为每期给出一个还款日，或都不给。"),
        ),
        Refusal::NoFlows => (
            w("there is no amount to calculate with", "没有可计算的金额"),
            w("Give at least one amount received and one paid.", "请至少给出一笔收入和一笔付出。"),
        ),
        Refusal::OneSigned => (
            w("all amounts go the same way, so there is no rate", "所有金额方向相同，因此没有利率可言"),
            w(
                "Money received is positive and money paid is negative; give both.",
                "收到的钱为正，付出的钱为负；两者都要有。",
            ),
        ),
        Refusal::NoRoot => (
            w("no rate above -100% makes these amounts balance", "没有高于 -100% 的利率能使这些金额平衡"),
            w("Check the signs and the dates of the amounts.", "请检查金额的正负号和日期。"),
        ),
        Refusal::NotConverged => (
            w("the search for the rate did not come to an end", "利率没有求出收敛的结果"),
            w(
                "Check the amounts; very different sizes in one list can cause this.",
                "请检查金额；同一列表中大小悬殊可能导致这种情况。",
            ),
        ),
        Refusal::RateOutOfRange => (
            w(
                "the rate is beyond what can be shown (over 10^20 %, or all but -100%)",
                "利率超出可显示的范围（高于 10^20 %，或几乎为 -100%）",
            ),
            w("Check the dates: amounts a day apart give such rates.", "请检查日期：相隔一天的金额会得出这样的利率。"),
        ),
        Refusal::Overflow => (
            w("a number in the calculation became too large", "计算过程中的数字过大"),
            w("Check the rate and the number of periods.", "请检查利率和期数。"),
        ),
        Refusal::Unusable(_) => (w("{what}", "{what}"), w("Change it or leave it out.", "请修改或去掉这一项。")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_names_its_value_and_a_next_step() {
        let never = NeverRepaid {
            period: 1,
            balance: Decimal::from(3000),
            interest: Decimal::new(725, 1),
            payment: Decimal::from(30),
        };
        let day = crate::domain::calendar::Day::ymd(2026, 1, 31).unwrap();
        let all = [
            Refusal::NotPositive("principal", Decimal::ZERO),
            Refusal::Negative("fee", Decimal::NEGATIVE_ONE),
            Refusal::AmountTooLarge("principal", Decimal::from(1_000_000_000_000_000_i64)),
            Refusal::NoPeriods,
            Refusal::TooManyPeriods(99_999),
            Refusal::RateTooLow(Decimal::NEGATIVE_ONE),
            Refusal::RateTooHigh(Decimal::from(10_000)),
            Refusal::NeverRepaid(never),
            Refusal::ShareOutOfRange("fee", Decimal::NEGATIVE_ONE),
            Refusal::DatesOutOfOrder { earlier: day, later: day },
            Refusal::DatesMissing,
            Refusal::OutsideTerm(day),
            Refusal::DueDatesMismatch { periods: 3, dates: 2 },
            Refusal::NoFlows,
            Refusal::OneSigned,
            Refusal::NoRoot,
            Refusal::NotConverged,
            Refusal::RateOutOfRange,
            Refusal::Overflow,
            Refusal::Unusable("promotion"),
        ];
        for refusal in &all {
            for lang in Lang::ALL {
                let text = told(refusal, lang);
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(text.chars().count() > 12, "{text}");
            }
        }
        assert!(told(&all[7], Lang::En).contains("3,000.00 bears 72.50 interest and the payment is 30.00"));
        assert!(told(&all[2], Lang::Zh).contains("1,000,000,000,000,000"));
        assert!(told(&all[8], Lang::En).contains("-100%"));
        assert!(told(&all[6], Lang::En).contains("1,000,000%"));
    }
}
