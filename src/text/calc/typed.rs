//! What is wrong with something typed for a calculator, and what would be right.

use super::w;
use crate::text::Words;

/// Not an amount.
pub const AMOUNT: Words =
    w("`{value}` is not an amount. Write it as 10000 or 10,000.50.", "`{value}` 不是金额。请写成 10000 或 10,000.50。");
/// Not a percentage.
pub const PERCENT: Words =
    w("`{value}` is not a percentage. Write it as 0.66%.", "`{value}` 不是百分比。请写成 0.66%。");
/// A percentage without its sign.
pub const NO_PERCENT_SIGN: Words = w(
    "`{value}` has no percent sign: nobody can tell {value}% from {value} times. Write {value}%.",
    "`{value}` 没有百分号：分不清是 {value}% 还是 {value} 倍。请写成 {value}%。",
);
/// Not a whole number.
pub const COUNT: Words = w("`{value}` is not a whole number. Write it as 12.", "`{value}` 不是整数。请写成 12。");
/// Not a number.
pub const NUMBER: Words = w(
    "`{value}` is not a number. Write it as 0.08/12, 8% or 0.08.",
    "`{value}` 不是数字。请写成 0.08/12、8% 或 0.08。",
);
/// Not a date.
pub const DATE: Words =
    w("`{value}` is not a date. Write it as 2026-11-21.", "`{value}` 不是日期。请写成 2026-11-21。");
/// Not a dated amount.
pub const FLOW: Words = w(
    "`{value}` is not an amount on a date. Write it as 2026-01-15=10000, money paid with a minus.",
    "`{value}` 不是带日期的金额。请写成 2026-01-15=10000，付出的钱加负号。",
);
/// Not a rate change.
pub const CHANGE: Words = w(
    "`{value}` is not a change of the rate. Write it as 13=6% (from period 13) or 2027-01-01=6%.",
    "`{value}` 不是利率变动。请写成 13=6%（自第 13 期起）或 2027-01-01=6%。",
);
/// A phrase that is not understood.
pub const PHRASE: Words = w(
    "`{value}` is not understood. Write terms such as \"0.6% a period, 12 periods\", \"10% minimum\" or \"0.05% a day\".",
    "看不懂 `{value}`。请写成“每期 0.6%，12 期”“最低还款 10%”或“日利率 0.05%”这样的条件。",
);
/// Something is missing.
pub const MISSING: Words = w("{what} is missing. Give {option}.", "缺少{what}。请给出 {option}。");
/// A field is empty.
pub const MISSING_FIELD: Words = w("Still missing: {what}.", "还缺少{what}。");
/// Two things that exclude one another.
pub const BOTH: Words =
    w("{first} and {second} cannot both be given. Leave one out.", "{first} 与 {second} 不能同时给出。请去掉一个。");
/// Too many decimals for an amount or rate.
pub const DECIMALS: Words =
    w("`{value}` has more decimals than can be used here. Round it.", "`{value}` 的小数位太多。请四舍五入。");
/// A file that cannot be read.
pub const FILE: Words = w("{file} cannot be read: {detail}", "无法读取 {file}：{detail}");

/// What may be missing.
pub mod missing {
    use super::{Words, w};

    /// Number of periods.
    pub const PERIODS: Words = w("the number of periods", "期数");
    /// A rate.
    pub const RATE: Words = w("a rate", "利率");
    /// Day of the payoff.
    pub const ON: Words = w("the day of the payoff", "结清日期");
    /// Day the money is paid out.
    pub const START: Words = w("the day the money was paid out", "放款日");
    /// Amounts or a rate.
    pub const FLOWS: Words = w("a rate or amounts", "利率或现金流");
    /// The share that is the minimum.
    pub const MINIMUM: Words = w("the share that is the minimum", "最低还款比例");
    /// An argument of a function.
    pub const ARGUMENT: Words = w("an argument of the function", "函数的一个参数");
}
