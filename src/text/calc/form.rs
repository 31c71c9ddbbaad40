//! Labels and hints of the calculators' form, and the names of what can be chosen there.

use super::w;
use crate::text::{Lang, Words};

/// The title of the form.
pub const TITLE: Words = w("Calculators", "计算器");
/// How to move in it.
pub const KEYS: Words = w("PgUp PgDn: the answer   Esc: close", "PgUp PgDn：翻看结果   Esc：关闭");

/// A label and its hint.
pub type Field = (Words, Words);

/// Which calculator.
pub const CALCULATOR: Field = (w("Calculator", "计算器"), w("Left and right choose another one", "左右键切换计算器"));
/// What is borrowed.
pub const PRINCIPAL: Field = (w("Borrowed", "借款本金"), w("such as 10000", "如 10000"));
/// Terms of an instalment plan.
pub const PLAN_TERMS: Field = (
    w("Terms", "条件"),
    w(
        "as the app shows them: 0.6% a period, 12 periods; or 8.8% in all, 12 periods",
        "照 App 上写：每期 0.6%，12 期；或 总手续费 8.8%，12 期",
    ),
);
/// Terms of a loan.
pub const LOAN_TERMS: Field = (w("Terms", "条件"), w("such as 1.2% a month, 12 periods", "如 月利率 1.2%，12 期"));
/// Terms of a minimum.
pub const MINIMUM_TERMS: Field =
    (w("Terms", "条件"), w("such as 10% minimum, 0.05% a day", "如 最低还款 10%，日利率 0.05%"));
/// A stated rate.
pub const RATE_TERMS: Field = (
    w("Stated rate", "标示利率"),
    w("such as 0.05% a day; or leave it and fill in amounts", "如 日利率 0.05%；也可留空，改填现金流"),
);
/// Amounts at equal times.
pub const FLOWS: Field = (
    w("Equal times", "等间隔现金流"),
    w("received positive, paid negative: 10000,-900x12", "收到为正、付出为负：10000,-900x12"),
);
/// Amounts on dates.
pub const FLOW: Field = (
    w("On dates", "按日期现金流"),
    w("2026-01-15=10000 2026-02-15=-5100 2026-03-15=-5100", "2026-01-15=10000 2026-02-15=-5100 2026-03-15=-5100"),
);
/// A fee on the first day.
pub const UPFRONT: Field = (w("First-day fee", "首日费用"), w("an amount or a percentage", "金额或百分比"));
/// How the principal comes back.
pub const METHOD: Field = (w("Repaid", "还款方式"), w("Left and right choose", "左右键选择"));
/// The payment of each period.
pub const PAYMENT: Field = (w("Payment", "每期还款"), w("only when the contract names it", "仅在合同写明时填写"));
/// The day the money is paid out.
pub const START: Field = (w("Paid out on", "放款日"), w("such as 2026-01-15", "如 2026-01-15"));
/// The first due day.
pub const FIRST_DUE: Field = (w("First due day", "首个还款日"), w("such as 2026-02-15", "如 2026-02-15"));
/// The balance owed.
pub const BALANCE: Field = (w("Owed", "欠款"), w("such as 8000", "如 8000"));
/// The least minimum.
pub const FLOOR: Field = (w("Never below", "最低不少于"), w("such as 50; 0 when there is none", "如 50；没有则填 0"));
/// What the minimum is a share of.
pub const RULE: Field = (w("Minimum of", "比例基数"), w("Left and right choose", "左右键选择"));
/// The day of the payoff.
pub const ON: Field = (w("Paid off on", "结清日"), w("such as 2026-06-20", "如 2026-06-20"));
/// What is paid besides.
pub const EXTRA: Field = (w("Only this besides", "只多还"), w("leave it empty to end the loan", "留空表示全部结清"));
/// The function.
pub const FUNCTION: Field = (w("Function", "函数"), w("Left and right choose", "左右键选择"));
/// The rate of a period.
pub const PERIOD_RATE: Field = (w("Rate a period", "每期利率"), w("0.08/12, 8%/12 or 0.01", "0.08/12、8%/12 或 0.01"));
/// The period.
pub const PER: Field = (w("Period", "第几期"), w("for ipmt and ppmt", "用于 ipmt 和 ppmt"));
/// The number of periods.
pub const NPER: Field = (w("Periods", "期数"), w("such as 60", "如 60"));
/// The payment.
pub const PMT: Field = (w("Payment", "每期金额"), w("paid is negative", "付出为负"));
/// The value today.
pub const PV: Field = (w("Value today", "现值"), w("received is positive", "收到为正"));
/// The value at the end.
pub const FV: Field = (w("Value at the end", "终值"), w("0 when there is none", "没有则填 0"));
/// When payments are made.
pub const WHEN: Field = (w("Paid at", "支付时点"), w("Left and right choose", "左右键选择"));

/// The names of the calculators, by the word of their command.
pub const CALCULATORS: [(&str, Words); 6] = [
    ("instalment", w("instalment fee", "分期手续费")),
    ("loan", w("loan", "贷款")),
    ("minimum", w("minimum payment", "最低还款")),
    ("payoff", w("early payoff", "提前还款")),
    ("rate", w("annual rate", "年化利率")),
    ("spreadsheet", w("spreadsheet function", "电子表格函数")),
];

/// How the principal of a loan comes back.
pub const METHODS: [(&str, Words); 5] = [
    ("equal-payment", w("equal payments", "等额本息")),
    ("equal-principal", w("equal principal", "等额本金")),
    ("flat", w("equal principal, interest on the original principal", "等本等息")),
    ("interest-only-then-bullet", w("interest first, principal at the end", "先息后本")),
    ("bullet-capitalised", w("all at the end", "到期还本付息")),
];

/// What a minimum is a share of.
pub const RULES: [(&str, Words); 3] = [
    ("statement", w("the statement", "账单余额")),
    ("plus-interest", w("the capital, interest on top", "本金，另加利息")),
    ("of-both", w("capital and interest", "本金和利息")),
];

/// When the payments of a spreadsheet function are made.
pub const WHENS: [(&str, Words); 2] =
    [("end", w("the end of a period", "期末")), ("begin", w("its beginning", "期初"))];

/// Terms as a person would type them: a rate and a number of periods.
pub mod phrase {
    use super::{Words, w};

    /// A rate a period.
    pub const A_PERIOD: Words = w("{rate} a period", "每期 {rate}");
    /// A fee in all.
    pub const IN_ALL: Words = w("{rate} in all", "总手续费 {rate}");
    /// A rate a day.
    pub const A_DAY: Words = w("{rate} a day", "日利率 {rate}");
    /// A rate a month.
    pub const A_MONTH: Words = w("{rate} a month", "月利率 {rate}");
    /// A rate a year.
    pub const A_YEAR: Words = w("{rate} a year", "年利率 {rate}");
    /// A number of periods.
    pub const PERIODS: Words = w("{count} periods", "{count} 期");
    /// A minimum.
    pub const MINIMUM: Words = w("{rate} minimum", "最低还款 {rate}");
}

/// Phrases joined as a person would join them.
#[must_use]
pub fn joined(phrases: &[String], lang: Lang) -> String {
    phrases.join(if lang == Lang::Zh { "，" } else { ", " })
}
