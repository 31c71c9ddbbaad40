//! Words of what a reader adds before planning: sums that come once, more money a month, a raise, an offer to refinance.

use crate::domain::name::Name;
use crate::domain::plan::means::MeansNames;
use crate::text::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    ASK = "Add" / "加条件";
    ASK_ABOUT = "Plan with more: a sum that comes once, extra each month, a raise, a refinancing offer" /
                "加上条件再算：一次性到账、每月多出、涨薪、换贷方案";
    TITLE = "Plan with" / "加上这些再算";
    GO = "Work it out" / "计算";
    LUMP = "Comes once" / "一次性到账";
    LUMP_MORE = "One more" / "再一笔";
    LUMP_HINT = "A bonus, a refund, something sold; empty: none" / "奖金、退税、卖东西所得；不填表示没有";
    LUMP_DAY = "  on" / "  哪天";
    EXTRA = "Extra a month" / "每月多出";
    EXTRA_HINT = "From the next payday on; empty: none" / "从下一个发薪日起；不填表示没有";
    RAISE = "Raise a month" / "每月涨薪";
    RAISE_HINT = "So much more each month from a day on; empty: none" / "从某天起每月多这么多；不填表示没有";
    RAISE_DAY = "  from" / "  从哪天起";
    FLOOR = "Always keep" / "手头留底";
    FLOOR_HINT = "Cash that must stay whatever happens; empty: none" / "无论如何都要留在手头的现金；不填表示不留";
    OFFER = "Offer: sum lent" / "换贷：借入金额";
    OFFER_HINT = "A new loan that pays off others, in equal payments; empty: none" / "用一笔新借款还清旧的，等额还款；不填表示没有";
    OFFER_RATE = "  yearly rate" / "  年利率";
    OFFER_RATE_HINT = "The true rate with every fee is on the screens of calculators (%)" / "连同费用的真实年化可用计算器（%）算";
    OFFER_MONTHS = "  months" / "  期数（月）";
    OFFER_FEE = "  fee at once" / "  一次性费用";
    OFFER_DAY = "  paid out on" / "  哪天放款";
    OFFER_DAY_HINT = "Empty: today" / "不填：今天";
    OFFER_PAYS = "  pays off" / "  用来还清";
    OFFER_THEN = "  then" / "  然后";
    OFFER_PAYS_HINT = "As far as the sum lent reaches; what is left stays as cash" / "按借入金额能还多少还多少；剩下的留作现金";
    OFFER_PAYS_NONE = "nothing more" / "不再还别的";
    DAY_HINT = "A date such as {day}" / "日期，例如 {day}";
    BAD_AMOUNT = "{value} is no amount above zero, such as 5000" / "{value} 不是大于零的金额，例如 5000";
    BAD_DAY = "{value} is no date from {from} to {to}" / "{value} 不是 {from} 到 {to} 之间的日期";
    BAD_RATE = "{value} is no yearly rate from 0 to 1000 %, such as 9%" / "{value} 不是 0 到 1000 % 之间的年利率，例如 9%";
    BAD_MONTHS = "{value} is no number of months from 1 to 600" / "{value} 不是 1 到 600 之间的月数";
    NEEDS_DAY = "say on which day" / "请填哪天";
    NEEDS_RATE = "say at which yearly rate" / "请填年利率";
    WITH_LUMP = "Counted with {amount} that comes on {day}." / "已计入 {day} 到账的 {amount}。";
    WITH_EXTRA = "Counted with {amount} more each month." / "已计入每月多出的 {amount}。";
    WITH_RAISE = "Counted with {amount} more each month from {day} on." / "已计入 {day} 起每月涨薪 {amount}。";
    WITH_OFFER = "Counted with a new loan of {amount} at {rate} on {day}, repaid in {months}; it pays off {lines}." /
                 "已计入 {day} 的新借款 {amount}，年利率 {rate}，分 {months}还清；用来还 {lines}。";
    WITH_OFFER_ALONE = "Counted with a new loan of {amount} at {rate} on {day}, repaid in {months}; it pays off nothing." /
                       "已计入 {day} 的新借款 {amount}，年利率 {rate}，分 {months}还清；没有用来还别的。";
    NOT_IN_PROFILE = "This plan counts on money or a loan that your profile does not know. Put it into the profile first (9)." /
                     "这份计划用到了档案里没有的钱或借款。请先写进档案（按 9），再采用。";
}

/// How what is added is called in the household's record.
#[must_use]
pub fn names() -> MeansNames {
    MeansNames {
        lump_sum: Name::both("lump sum", "一次性到账"),
        extra: Name::both("extra a month", "每月多出"),
        raise: Name::both("raise", "涨薪"),
        offer: Name::both("offer", "新借款"),
    }
}
