//! Words of the status, the schedule and the check.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    SAMPLE = "sample, never written to" / "示例，不会写入";
    TITLE_DAY = "{name}, {day}" / "{name}，{day}";
    RECORD_OF = "as recorded on {day}" / "记录日期 {day}";
    OWED = "Owed in all" / "欠款总额";
    CASH = "Cash to spend" / "可用现金";
    EMERGENCY = "Emergency fund" / "应急资金";
    DEBT_SERVICE = "Due a month" / "每月应还";
    DTI = "Debt to income" / "负债收入比";
    DTI_BASE = "{service} of {income} take-home" / "{service} / 到手收入 {income}";
    DTI_GROSS = "{ratio} of gross income" / "按税前收入 {ratio}";
    DTI_LOW = "{ratio} in a poor month" / "低收入月份 {ratio}";
    UTILISATION = "Limits used" / "额度使用率";
    UTILISATION_BASE = "cards and pay-later, over their limits" / "信用卡与先用后付，占其额度";
    LENDERS = "Lenders" / "机构数";
    RUNWAY = "Runway" / "可撑天数";
    RUNWAY_BASE = "without income, emergency fund included; without the fund {days}" /
                  "无收入、含应急资金；不含应急资金 {days}";
    RUNWAY_LONG = "over {days}" / "超过 {days}";
    EMERGENCY_MONTHS = "Emergency fund" / "应急资金";
    EMERGENCY_MONTHS_BASE = "{months} months of essentials ({essentials} a month)" /
                            "可支付 {months} 个月必要开支（每月 {essentials}）";
    EMERGENCY_NO_BASE = "no essential expenses recorded" / "未记录必要开支";
    PAYMENT_TO_INCOME = "Home to income" / "住房支出收入比";
    PAYMENT_TO_INCOME_BASE = "{payment} for the home alone" / "仅住房支出 {payment}";
    UNSECURED = "Unsecured debt" / "无抵押债务";
    UNSECURED_BASE = "{amount}, {times} months of income" / "{amount}，相当于 {times} 个月收入";
    LOWEST = "Lowest cash" / "现金最低点";
    LOWEST_AT = "{amount} on {day} ({relative})" / "{day} 为 {amount}（{relative}）";
    LOWEST_TODAY = "{amount}, today" / "{amount}，就在今天";
    FIRST_SHORT = "First day short" / "首个缺钱日";
    NEXT_DAYS = "Next {days}" / "未来 {days}";
    NOTHING_AHEAD = "Nothing is planned in this time." / "这段时间没有计划中的收支。";
    LINES = "Lines" / "授信与借款";
    NO_LINES = "No lines are recorded yet. Add one with a [[line]] table." / "还没有授信记录。请用 [[line]] 表添加。";
    ATTENTION = "Needs attention" / "需要留意";
    ALL_CALM = "Nothing needs attention today." / "今天没有需要留意的事项。";
    COL_DATE = "date" / "日期";
    COL_ITEM = "item" / "项目";
    COL_AMOUNT = "amount" / "金额";
    COL_CASH = "cash after" / "之后现金";
    COL_LINE = "line" / "名称";
    COL_STATE = "state" / "状态";
    COL_OWED = "owed" / "欠款";
    COL_LIMIT = "limit" / "额度";
    COL_USED = "used" / "使用率";
    COL_NEXT = "next due" / "下次还款日";
    COL_DUE = "due then" / "应还";
    COL_LEFT = "left" / "剩余";
    COL_MONTH = "month" / "月份";
    COL_INCOME = "income" / "收入";
    COL_EXPENSES = "expenses" / "开支";
    COL_PAYMENTS = "repaid" / "还款";
    COL_CHARGES = "interest and fees" / "利息与费用";
    COL_LOWEST = "lowest cash" / "最低现金";
    COL_ON = "on" / "日期";
    COL_OWED_AFTER = "owed after" / "月末欠款";
    SCHEDULE_TITLE = "Schedule to {day}" / "截至 {day} 的还款计划";
    BY_MONTH = "Month by month" / "按月";
    DAY_BY_DAY = "Day by day" / "逐日";
    ASSUMED_MARK = "assumed" / "推定";
    BY_HAND_MARK = "by hand" / "手动还款";
    CHECK_TITLE = "Check" / "检查";
    COL_MEASURE = "measure" / "指标";
    COL_MEASURED = "measured" / "实测";
    COL_BOUND = "limit" / "限值";
    COL_VERDICT = "verdict" / "结论";
    WITHIN = "ok" / "达标";
    BEYOND = "BEYOND" / "超限";
    NOT_MEASURABLE = "not measurable" / "无法计算";
    WHOLE = "The record can be read in full" / "档案可完整读取";
    NOT_CHECKED = "Not checked: the record cannot be read in full." / "档案无法完整读取，未做检查。";
    CHECK_SENTENCE = "{measure}: {measured} ({bound})" / "{measure}：{measured}（{bound}）";
    AT_MOST = "at most {value}" / "不超过 {value}";
    AT_LEAST = "at least {value}" / "不低于 {value}";
    PASSES = "All limits are kept." / "全部达标。";
    FAILS = "{count} beyond a limit." / "{count}超限。";
    LIMITS_OPTIONS = "Limits: from the options." / "限值来自命令选项。";
    LIMITS_RECORD = "Limits: from the record's [check] table." / "限值来自档案中的 [check] 表。";
    LIMITS_NORMS = "Limits: norms of {jurisdiction}, teaching defaults that can be changed." /
                   "限值来自 {jurisdiction} 参考标准（教学默认值，可修改）。";
    LIMITS_NOWHERE = "No limits were given, and there are no norms for {jurisdiction}. Give --max-dti 40% or a [check] table." /
                     "没有给出限值，也没有 {jurisdiction} 的参考标准。请使用 --max-dti 40% 或在档案中写 [check] 表。";
    MEASURE_DTI = "Debt to income" / "负债收入比";
    MEASURE_UTILISATION = "Limits used, all together" / "总额度使用率";
    MEASURE_LINE_UTILISATION = "Limit used: {line}" / "额度使用率：{line}";
    MEASURE_LENDERS = "Lenders" / "机构数";
    MEASURE_RUNWAY = "Runway without income" / "无收入可撑天数";
    MEASURE_EMERGENCY = "Emergency fund, months" / "应急资金可撑月数";
    MEASURE_LOWEST = "Lowest cash ahead" / "未来现金最低点";
    DUE_SOON = "Due within {days}" / "{days}内到期";
    NONE_DUE = "Nothing is due within {days}." / "{days}内没有到期还款。";
    OVERDUE_SINCE = "overdue" / "已逾期";
}
