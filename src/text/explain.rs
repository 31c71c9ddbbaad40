//! Words of explanations: what a figure is made of, and by which definition.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    OWED_IS = "Everything owed this morning, posted interest and fees included; interest not yet posted comes on top." /
              "今早的全部欠款，含已入账的利息和费用；尚未入账的利息不在内。";
    TOTAL = "In all" / "合计";
    CASH_IS = "Cash as recorded on {day}, and what came and went since." / "{day} 记录的现金，加上之后的收支。";
    CASH_RECORDED = "Recorded on {day}" / "{day} 的记录";
    CASH_TODAY = "Cash this morning" / "今早现金";
    DTI_IS = "One payment by contract a month on each line, over take-home income. A card that is paid in full counts with \
              its minimum." /
             "每笔授信按每月一次合同应还额计，除以到手收入；全额还款的信用卡按最低还款额计。";
    DTI_DUE = "Due a month" / "每月应还";
    DTI_INCOME = "Take-home income a month" / "每月到手收入";
    DTI_PROJECTED = "{line}, minimum of the next statement" / "{line}，下期最低还款额";
    DTI_ASKED = "{line}, minimum asked for" / "{line}，本期最低还款额";
    DTI_LOAN = "{line}, instalment" / "{line}，每期还款";
    DTI_NONE = "Without an income there is nothing to compare with." / "没有记录收入，无法计算。";
    NOTHING_DUE = "Nothing is asked for." / "没有应还款。";
    TIMES = "{name}, {amount} {rhythm}" / "{name}，{rhythm} {amount}";
    LOW_MONTH = "In a poor month" / "低收入月份";
    OF_GROSS = "Of gross income" / "按税前收入";
    OVER = "{part} / {whole}" / "{part} / {whole}";
    LIMIT_OWN = "Limit set in the record: {limit}." / "档案中设定的限值：{limit}。";
    LIMIT_NORM = "Norm of {jurisdiction}, a teaching default: {limit}." / "{jurisdiction} 参考标准（教学默认值）：{limit}。";
    BAND = "That is: {band}." / "所处区间：{band}。";
    USED_IS = "Everything owed on cards and pay-later lines, over their limits. Loans do not count." /
              "信用卡和先用后付上的全部欠款，除以它们的额度；贷款不计入。";
    USED_LINE = "{line}, {used} of {limit}" / "{line}，额度 {limit}，已用 {used}";
    USED_LIMITS = "Limits" / "额度合计";
    USED_NONE = "No card or pay-later line has a limit." / "没有带额度的信用卡或先用后付。";
    LENDERS_ARE = "Lenders with a line that is open, or on which something is owed. Lenders see one another's lines." /
                  "有未关闭的额度或仍有欠款的机构。机构之间能看到彼此的记录。";
    LENDERS_NONE = "No lender." / "没有机构。";
    RUNWAY_IS = "How long the money lasts without income: essentials and minimums are paid, all else is left out. Cash first, \
                 then the emergency fund." /
                "没有收入时钱能撑多久：只付必要开支和最低还款，其余都不花；先用现金，再用应急资金。";
    RUNWAY_BEGIN = "To begin with" / "起始资金";
    RUNWAY_END = "Not enough on {day}, after {days}" / "{day} 不够付，共撑 {days}";
    RUNWAY_LONG = "The money lasts longer than {days}." / "可以撑 {days}以上。";
    RUNWAY_WITHOUT = "Without the emergency fund" / "不动用应急资金";
    ESSENTIALS = "Essentials a month" / "每月必要开支";
    LOWEST_IS = "Cash after everything that is planned, until it is lowest in the months ahead." /
                "按计划收支逐笔推算，直到未来几个月现金最少的那天。";
    LOWEST_NOW = "Cash does not fall below what there is today." / "今后现金不会低于今天。";
    ON_DAY_IS = "Cash after everything that is planned until {day}." / "按计划收支推算到 {day} 的现金。";
    AT_LOWEST = "Lowest, on {day}" / "最低点，{day}";
    AT_END = "Cash on {day}" / "{day} 现金";
    MONTHS_IS = "The emergency fund over a month of essential expenses, rounded down." / "应急资金除以每月必要开支，向下取整。";
    MONTHS = "Months" / "可撑月数";
    LINE_OWED_IS = "Every part of the line; each bears its own rate." / "这笔授信的各个分项，各自计息。";
    CHARGES_IN_IT = "of which posted interest and fees" / "其中已入账利息和费用";
    LINE_FEES = "Late fees and other charges" / "违约金及其他费用";
    LINE_CREDIT = "Paid ahead" / "多还（溢缴）";
    STATEMENT = "Statement of {day}" / "{day} 账单";
    STATEMENT_DUE = "Due on {day}" / "还款日 {day}";
    STATEMENT_BALANCE = "Everything on the statement" / "本期账单合计";
    STATEMENT_MINIMUM = "Least that keeps the line current" / "最低还款额";
    STATEMENT_KNOWN = "The statement was closed before this record begins; it is taken as recorded." /
                      "该账单在记录开始前已出，按档案所写计算。";
    INSTALMENT = "Instalment due on {day}" / "{day} 到期的一期";
    INSTALMENT_PRINCIPAL = "Principal" / "本金";
    INSTALMENT_INTEREST = "Interest" / "利息";
    INSTALMENT_FEE = "Fee" / "手续费";
    INSTALMENTS_BILLED = "Instalment principal" / "分期本金";
    FEES_BILLED = "Instalment fees" / "分期手续费";
    INTEREST_OF = "Interest: balance x rate x days" / "利息：余额 × 利率 × 天数";
    INTEREST_DAYS = "{from} to {to}: {balance} x {rate} x {days}" / "{from} 至 {to}：{balance} × {rate} × {days}";
    INTEREST_MONTH = "{from} to {to}: {balance} x {rate} x {days} of {cycle}" /
                     "{from} 至 {to}：{balance} × {rate} × {days}/{cycle}";
    INTEREST_SEVERAL = "several rates" / "多种利率";
    INTEREST_SINCE_DUE = "what was not paid, back from its due day" / "未还部分自还款日起";
    INTEREST_BACK = "back to the posting day" / "追溯至入账日";
    INTEREST_OVERDUE = "of which {amount} overdue, at the penalty rate" / "其中逾期 {amount}，按罚息利率";
    INTEREST_BACK_IS = "The statement before was not paid in full, so its purchases bear interest from the day they were posted." /
                       "上期账单未全额还清，其中的消费自入账日起计息。";
    INTEREST_ROUNDING = "rounded to the cent" / "四舍五入到分";
    INTEREST_NONE = "No interest: nothing bore a rate in this time." / "没有利息：这段时间没有计息的余额。";
    NEXT_NONE = "Nothing is asked for in the time ahead." / "今后一段时间没有应还款。";
    MINIMUM_RULE = "The minimum by the line's terms: {rule}." / "最低还款额规则：{rule}。";
    PART_OF_LINE = "{part}: " / "{part}：";
}
