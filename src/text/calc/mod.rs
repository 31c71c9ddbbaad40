//! The words of the calculators: figures, formulas, notes and refusals, in both languages.
//!
//! It words what was computed and must not compute.

pub mod form;
pub mod help;
pub mod refusal;
pub mod typed;
pub mod verify;

use super::Words;

const fn w(en: &'static str, zh: &'static str) -> Words {
    Words::new(en, zh)
}

/// Names of figures.
pub mod figure {
    use super::{Words, w};

    /// What is borrowed.
    pub const PRINCIPAL: Words = w("Borrowed", "借款本金");
    /// What is in hand after fees paid first.
    pub const RECEIVED: Words = w("Received", "实际到手");
    /// Number of periods.
    pub const PERIODS: Words = w("Periods", "期数");
    /// Payment of a period.
    pub const PAYMENT: Words = w("Payment each period", "每期还款");
    /// Payment of the first period.
    pub const FIRST_PAYMENT: Words = w("First payment", "首期还款");
    /// Payment of the last period.
    pub const LAST_PAYMENT: Words = w("Last payment", "末期还款");
    /// Principal in a payment.
    pub const PRINCIPAL_PART: Words = w("Principal in it", "其中本金");
    /// Fee in a payment.
    pub const FEE_PART: Words = w("Fee in it", "其中手续费");
    /// All fees.
    pub const TOTAL_FEES: Words = w("All fees", "手续费合计");
    /// All interest.
    pub const TOTAL_INTEREST: Words = w("All interest", "利息合计");
    /// All that is paid.
    pub const TOTAL_PAID: Words = w("Paid in all", "还款总额");
    /// The rate as the offer states it.
    pub const STATED: Words = w("As offered (fee x periods)", "宣传费率（每期费率×期数）");
    /// The rate of one period.
    pub const PERIOD_RATE: Words = w("Rate of one period", "每期实际利率");
    /// The nominal yearly rate.
    pub const NOMINAL: Words = w("Nominal annual rate", "名义年利率（单利年化）");
    /// The nominal yearly rate of a daily rate on 365 days.
    pub const NOMINAL_365: Words = w("Nominal annual rate, 365 days", "名义年利率（按 365 天）");
    /// The same on 360 days.
    pub const NOMINAL_360: Words = w("Nominal annual rate, 360 days", "名义年利率（按 360 天）");
    /// The effective yearly rate.
    pub const EFFECTIVE: Words = w("Effective annual rate", "实际年利率（复利年化）");
    /// The effective yearly rate of dated flows.
    pub const XIRR: Words = w("Effective annual rate (XIRR, actual/365)", "实际年利率（XIRR，实际天数/365）");
    /// The European and UK rate.
    pub const EU_APR: Words = w("EU/UK APR (effective)", "欧盟/英国年利率 APR（复利）");
    /// The US rate.
    pub const REG_Z: Words = w("US Regulation Z APR (nominal)", "美国 Z 条例年利率 APR（单利）");
    /// The daily rate.
    pub const DAILY: Words = w("A day, 365 days", "折合日利率（按 365 天）");
    /// The monthly rate.
    pub const MONTHLY: Words = w("A month", "折合月利率");
    /// Balance owed.
    pub const BALANCE: Words = w("Owed", "欠款");
    /// First minimum payment.
    pub const FIRST_MINIMUM: Words = w("First minimum payment", "首月最低还款");
    /// First month's interest.
    pub const FIRST_INTEREST: Words = w("Interest of the first month", "首月利息");
    /// Months until repaid.
    pub const MONTHS: Words = w("Months until repaid", "还清所需月数");
    /// Years as a statement tells them.
    pub const YEARS_TOLD: Words = w("As a statement would tell it, years", "账单披露口径（年）");
    /// The payment that ends it in 36 months.
    pub const PAYMENT_36: Words = w("Payment that ends it in 36 months", "36 个月还清的月供");
    /// Total of those.
    pub const TOTAL_36: Words = w("Paid in all that way", "36 个月方案总额");
    /// The difference.
    pub const SAVINGS: Words = w("Saved against the minimum", "比只还最低额节省");
    /// Payoff to the day.
    pub const PAYOFF_DAY: Words = w("To end it, interest to the day", "提前结清（计息到当天）");
    /// Payoff to the next due date.
    pub const PAYOFF_DUE: Words = w("To end it, interest to the next due date", "提前结清（计息到下一还款日）");
    /// Principal left.
    pub const PRINCIPAL_LEFT: Words = w("Principal left", "剩余本金");
    /// Interest to the day.
    pub const INTEREST_DAY: Words = w("Interest to the day", "计到当天的利息");
    /// Interest to the next due date.
    pub const INTEREST_DUE: Words = w("Interest to the next due date", "计到下一还款日的利息");
    /// Interest not paid by ending early.
    pub const INTEREST_SPARED: Words = w("Interest no longer paid", "省下的利息");
    /// Paid besides.
    pub const EXTRA: Words = w("Paid besides", "额外还款");
    /// New payment under the same term.
    pub const LOWER_PAYMENT: Words = w("Same term: payment falls to", "期数不变：月供降为");
    /// Interest under the same term.
    pub const LOWER_INTEREST: Words = w("Same term: interest in all", "期数不变：利息合计");
    /// Saved under the same term.
    pub const LOWER_SAVES: Words = w("Same term: interest saved", "期数不变：节省利息");
    /// Periods when the payment stays.
    pub const SHORTER_PERIODS: Words = w("Same payment: periods in all", "月供不变：总期数");
    /// Interest when the payment stays.
    pub const SHORTER_INTEREST: Words = w("Same payment: interest in all", "月供不变：利息合计");
    /// Saved when the payment stays.
    pub const SHORTER_SAVES: Words = w("Same payment: interest saved", "月供不变：节省利息");
    /// Result of a spreadsheet function.
    pub const RESULT: Words = w("Result", "结果");
    /// The convention.
    pub const METHOD: Words = w("Method", "计算口径");
}

/// Heads of the columns of rows.
pub mod column {
    use super::{Words, w};

    /// Number of the period.
    pub const NUMBER: Words = w("No.", "期次");
    /// Due day.
    pub const DUE: Words = w("Due", "还款日");
    /// Payment.
    pub const PAYMENT: Words = w("Payment", "还款额");
    /// Interest.
    pub const INTEREST: Words = w("Interest", "利息");
    /// Principal.
    pub const PRINCIPAL: Words = w("Principal", "本金");
    /// Left.
    pub const BALANCE: Words = w("Left", "剩余本金");
}

/// Conventions, told beside their figures.
pub mod method {
    use super::{Words, w};

    /// Instalment fee.
    pub const INSTALMENT: Words = w(
        "internal rate of return of level payments, fee on the original principal",
        "等额分期现金流的内部收益率（IRR），手续费按原始本金收取",
    );
    /// A stated rate turned into others.
    pub const CONVERSION: Words = w("conversion of a stated rate", "按标示利率换算");
    /// Equally spaced flows.
    pub const PERIODIC: Words = w("internal rate of return, equal periods", "内部收益率（IRR），等间隔期");
    /// Dated flows.
    pub const DATED: Words = w("internal rate of return, dated flows", "内部收益率（XIRR），按日期");
    /// Minimum payments.
    pub const STATEMENT: Words = w(
        "US Regulation Z appendix M2: minimum on the balance before interest, interest of a twelfth of the annual rate",
        "美国 Z 条例附录 M2：最低还款按计息前余额计算，每月利息为年利率的十二分之一",
    );
    /// Interest plus a share of the capital.
    pub const PLUS_INTEREST: Words = w("interest plus a share of the capital", "当期利息加本金的一定比例");
    /// A share of capital and interest.
    pub const OF_BOTH: Words = w("a share of capital and interest", "本金与利息之和的一定比例");
    /// Payoff.
    pub const PAYOFF: Words =
        w("interest by the share of the period's days, rounded to cents", "利息按当期天数比例计算，四舍五入到分");
    /// A partial prepayment.
    pub const PREPAYMENT: Words = w(
        "interest by the share of the period's days; both outcomes of paying early",
        "利息按当期天数比例计算；提前还一部分的两种结果",
    );
    /// Spreadsheet.
    pub const SPREADSHEET: Words =
        w("spreadsheet sign: money received is positive", "电子表格符号：收到为正，付出为负");
    /// Equal payments.
    pub const EQUAL_PAYMENT: Words = w("equal payments", "等额本息");
    /// Equal principal.
    pub const EQUAL_PRINCIPAL: Words = w("equal principal", "等额本金");
    /// Flat.
    pub const FLAT: Words = w("equal principal, interest on the original principal", "等本等息");
    /// Interest first.
    pub const INTEREST_ONLY: Words = w("interest each period, principal at the end", "先息后本");
    /// Bullet.
    pub const BULLET: Words = w("everything at the end, interest joins the principal", "到期一次还本付息（利滚利）");
    /// A fixed payment.
    pub const FIXED: Words = w("a fixed payment until the debt is gone", "固定还款额直至还清");
}

/// Formulas, with the reader's numbers in them.
pub mod formula {
    use super::{Words, w};

    /// Payment of a fee plan.
    pub const FEE_PAYMENT: Words = w(
        "payment = {principal} / {periods} + {principal} x {fee} = {payment}",
        "每期还款 = {principal} / {periods} + {principal} × {fee} = {payment}",
    );
    /// Fee of all periods over the principal.
    pub const FEE_TOTAL: Words = w(
        "all fees = {principal} x {fee} x {periods} + {upfront} = {total}",
        "手续费合计 = {principal} × {fee} × {periods} + {upfront} = {total}",
    );
    /// The rate of a fee plan.
    pub const ANNUITY_RATE: Words = w(
        "{received} = {payment} x (1 - (1 + i)^-{periods}) / i, so i = {rate} a period",
        "{received} = {payment} × (1 - (1 + i)^-{periods}) / i，解得每期 i = {rate}",
    );
    /// Nominal.
    pub const NOMINAL: Words = w("nominal = {rate} x {count} = {result}", "名义年利率 = {rate} × {count} = {result}");
    /// Effective.
    pub const EFFECTIVE: Words =
        w("effective = (1 + {rate})^{count} - 1 = {result}", "实际年利率 = (1 + {rate})^{count} - 1 = {result}");
    /// Root of an effective rate.
    pub const NOMINAL_OF_EFFECTIVE: Words = w(
        "nominal = 12 x ((1 + {rate})^(1/12) - 1) = {result}",
        "名义年利率 = 12 × ((1 + {rate})^(1/12) - 1) = {result}",
    );
    /// Sum of discounted dated flows.
    pub const DISCOUNTED: Words = w(
        "0 = sum of amount / (1 + {rate})^(days / 365) over {count} flows",
        "{count} 笔现金流的 金额 / (1 + {rate})^(天数 / 365) 之和为 0",
    );
    /// Sum of discounted periodic flows.
    pub const DISCOUNTED_PERIODS: Words = w(
        "0 = sum of amount / (1 + {rate})^period over {count} flows",
        "{count} 笔现金流的 金额 / (1 + {rate})^期次 之和为 0",
    );
    /// Regulation Z.
    pub const REG_Z: Words = w(
        "US: first period {whole} whole and {odd} of a unit-period, {count} a year: {rate} x {count} = {result}",
        "美国口径：首期为 {whole} 个整期加 {odd} 期，每年 {count} 期：{rate} × {count} = {result}",
    );
    /// Level payment.
    pub const LEVEL: Words = w(
        "payment = {principal} x {rate} / (1 - (1 + {rate})^-{periods}) = {payment}",
        "每期还款 = {principal} × {rate} / (1 - (1 + {rate})^-{periods}) = {payment}",
    );
    /// Level payment without interest.
    pub const LEVEL_FREE: Words =
        w("payment = {principal} / {periods} = {payment}", "每期还款 = {principal} / {periods} = {payment}");
    /// Level payment with grace, balloon, dates or rate changes.
    pub const LEVEL_OTHER: Words = w(
        "payment = {payment}, so that nothing is left after period {periods}",
        "每期还款 = {payment}，使第 {periods} 期后余额为零",
    );
    /// Part of the principal.
    pub const PART: Words =
        w("principal part = {principal} / {periods} = {part}", "每期本金 = {principal} / {periods} = {part}");
    /// Interest of the first period.
    pub const FIRST_INTEREST: Words = w(
        "interest of period 1 = {principal} x {factor} = {interest}",
        "第 1 期利息 = {principal} × {factor} = {interest}",
    );
    /// Total.
    pub const TOTAL: Words =
        w("paid in all = {principal} + {interest} = {paid}", "还款总额 = {principal} + {interest} = {paid}");
    /// Minimum payment.
    pub const MINIMUM: Words = w(
        "first minimum = max({balance} x {percent}, {floor}) = {payment}",
        "首月最低还款 = max({balance} × {percent}, {floor}) = {payment}",
    );
    /// Minimum payment with the interest on top.
    pub const MINIMUM_PLUS: Words = w(
        "first payment = max({balance} x {percent}, {floor}) + {interest} = {payment}",
        "首月还款 = max({balance} × {percent}, {floor}) + {interest} = {payment}",
    );
    /// Minimum payment of both.
    pub const MINIMUM_BOTH: Words = w(
        "first payment = max(({balance} + {interest}) x {percent}, {floor}) = {payment}",
        "首月还款 = max(({balance} + {interest}) × {percent}, {floor}) = {payment}",
    );
    /// Interest of a month.
    pub const MONTH_INTEREST: Words = w(
        "interest of month 1 = {balance} x {rate} / 12 = {interest}",
        "首月利息 = {balance} × {rate} / 12 = {interest}",
    );
    /// Payoff.
    pub const PAYOFF: Words = w("{principal} + {interest} = {amount}", "{principal} + {interest} = {amount}");
    /// Interest of a payoff.
    pub const PAYOFF_INTEREST: Words = w(
        "interest to the day = {principal} x {rate} / {count} x {days} / {period_days} days = {interest}",
        "计到当天的利息 = {principal} × {rate} / {count} × {days} / {period_days} 天 = {interest}",
    );
    /// Saved under the same term.
    pub const LOWER_SAVED: Words =
        w("same term: {planned} - {interest} = {saved}", "期数不变：{planned} - {interest} = {saved}");
    /// Saved when the payment stays.
    pub const SHORTER_SAVED: Words =
        w("same payment: {planned} - {interest} = {saved}", "月供不变：{planned} - {interest} = {saved}");
    /// The equation of spreadsheets.
    pub const SPREADSHEET: Words = w(
        "pv (1+r)^n + pmt (1 + r x when) ((1+r)^n - 1) / r + fv = 0 with {values}",
        "pv (1+r)^n + pmt (1 + r × when) ((1+r)^n - 1) / r + fv = 0，其中 {values}",
    );
}

/// Notes.
pub mod note {
    use super::{Words, w};

    /// Nominal and effective are one cost.
    pub const TWO_FIGURES: Words = w(
        "Nominal and effective are the same cost told in two ways; compare offers by the same one.",
        "名义年利率与实际年利率是同一成本的两种说法；比较产品时请用同一种。",
    );
    /// Why the stated rate is too low.
    pub const ORIGINAL_PRINCIPAL: Words = w(
        "The fee is charged on the whole {principal} in every period, though part of it is paid back already.",
        "每期手续费都按全部本金 {principal} 收取，尽管其中一部分早已还掉。",
    );
    /// Several rates.
    pub const NOT_UNIQUE: Words = w(
        "The rate is not unique: other rates balance these flows too. Shown is the positive one nearest zero, else the negative one nearest zero (FCA MCOB 10.3).",
        "利率不唯一：还有别的利率也能使这些现金流平衡。此处取最接近零的正利率，没有则取最接近零的负利率（英国 FCA MCOB 10.3）。",
    );
    /// The last payment clears.
    pub const LAST_DIFFERS: Words = w(
        "The last payment is {last}: it clears what rounding left.",
        "末期还款为 {last}：用来结清四舍五入留下的差额。",
    );
    /// Paying in full.
    pub const CLEARED: Words = w("The rows add up to what is paid, to the cent.", "各期相加与还款总额分毫不差。");
    /// Not a saving.
    pub const NO_SAVING: Words = w(
        "Here the minimum repays faster than 36 equal payments, so those would save nothing.",
        "按此最低还款比 36 期等额还得更快，因此 36 期方案并不省钱。",
    );
    /// Never repaid.
    pub const NEVER: Words = w(
        "Never repaid: in month {month}, {balance} bears {interest} interest and the payment is {payment}. Pay more than {interest} a month to bring it down.",
        "永远还不清：第 {month} 个月欠款 {balance} 产生利息 {interest}，而还款只有 {payment}。每月还款须高于 {interest}，欠款才会减少。",
    );
    /// Not within the limit.
    pub const NOT_WITHIN: Words = w(
        "Not repaid within {month} months. Paying a fixed sum above the minimum ends it.",
        "{month} 个月内仍未还清。每月固定多还一些即可还完。",
    );
    /// Daily rate day rule.
    pub const DAY_RULE: Words = w(
        "A day's rate x 365 and x 360 are both in use; the contract says which.",
        "日利率×365 与×360 两种算法都有人用，以合同为准。",
    );
    /// Which payoff rule.
    pub const PAYOFF_RULE: Words = w(
        "The contract says to which day interest runs on an early payoff; ask the lender before you pay.",
        "提前结清计息到哪天以合同约定为准，还款前请先向机构确认。",
    );
    /// Which outcome a prepayment has.
    pub const PREPAYMENT_RULE: Words = w(
        "The contract says which of the two an early payment changes; ask the lender, and whether there is a fee.",
        "提前还款改变哪一项以合同为准；请向机构确认，并问清是否收取手续费。",
    );
    /// Minimum of the rows shown.
    pub const ROWS_SHOWN: Words = w("The first {shown} of {count} rows.", "仅列出前 {shown} 行，共 {count} 行。");
}

/// Names of what a refusal is about.
#[must_use]
pub fn subject(name: &str) -> Words {
    match name {
        "principal" => w("the principal", "本金"),
        "payment" => w("the payment", "还款额"),
        "principal part" => w("the part of the principal", "每期本金"),
        "balance" => w("the balance", "欠款"),
        "opening balance" => w("the opening balance", "期初余额"),
        "interest" => w("the interest", "利息"),
        "fee" => w("the fee", "手续费"),
        "minimum" => w("the minimum", "最低还款"),
        "flow" => w("an amount", "金额"),
        "amount" => w("the amount", "金额"),
        "advance" | "drawdown" => w("the drawdown", "放款额"),
        "finance charge" => w("the finance charge", "融资费用"),
        "transaction" => w("the transaction", "交易金额"),
        "event" => w("an entry of the cycle", "账期内的一笔"),
        "balloon" => w("the balloon", "尾款"),
        "rounding" => w("the rounding step", "取整单位"),
        "rate" => w("the rate", "利率"),
        _ => w("a value", "数值"),
    }
}
