//! Words of the screen of lines.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Lines" / "授信与借款";
    COUNT = "{shown} of {all}" / "{shown} / {all}";
    LINE = "line" / "名称";
    LENDER = "lender" / "机构";
    KIND = "kind" / "类型";
    OWED = "owed" / "欠款";
    LIMIT = "limit" / "额度";
    USED = "used" / "使用率";
    RATE = "a year" / "年化";
    DUE = "due" / "还款日";
    AMOUNT = "due then" / "应还";
    EMPTY = "No lines yet. Here every card, loan and pay-later line stands with its terms, its cycle and its true cost a \
             year. 9 Profile adds one." /
            "还没有授信记录。这里会列出每张信用卡、每笔贷款和先用后付的条款、账期和真实年化成本。可在“9 档案”中添加。";
    NONE_FOUND = "No line contains that text. Esc shows all." / "没有匹配的授信。按 Esc 显示全部。";
    STANDING = "Today" / "现状";
    STATE = "State" / "状态";
    OVERDUE = "overdue for {days}, {amount}" / "逾期 {days}，{amount}";
    OWED_LONG = "Owed" / "欠款";
    OWED_OF = "{owed} of {limit}" / "{owed}，额度 {limit}";
    AVAILABLE = "Available" / "可用额度";
    USED_LONG = "Used" / "使用率";
    LENDER_LONG = "Lender" / "机构";
    KIND_LONG = "Kind" / "类型";
    PRODUCT = "Preset" / "产品预设";
    GROUP = "Falls with" / "同系机构";
    CYCLE = "Cycle" / "账期";
    STATEMENT = "Statement" / "账单日";
    STATEMENT_IS = "day {day} of each month, next {date}, {relative}" / "每月 {day} 日，下次 {date}（{relative}）";
    DUE_LONG = "Due" / "还款日";
    DUE_IS = "{date}, {relative}: {amount}" / "{date}（{relative}），应还 {amount}";
    DUE_NONE = "nothing is asked for in the time ahead" / "今后一段时间没有应还款";
    DUE_DAY = "day {day} of each month" / "每月 {day} 日";
    LAST = "Last statement" / "上期账单";
    LAST_IS = "{balance}, {left} unpaid" / "{balance}，未还 {left}";
    LAST_PAID = "{balance}, paid" / "{balance}，已还清";
    GRACE_LOST = "The last statement was not paid in full: new purchases bear interest at once." /
                 "上期账单未全额还清：新的消费从入账日起就计息。";
    PARTS = "What is owed" / "欠款构成";
    PART_RATE = "{amount} at {rate}" / "{amount}，{rate}";
    PART_FEE = "{amount}, fee {fee}" / "{amount}，手续费 {fee}";
    FEE_PERIOD = "{share} a period" / "每期 {share}";
    FEE_TOTAL = "{share} in all" / "总计 {share}";
    PROMO_UNTIL = "{rate} until {day}" / "{rate}，至 {day}";
    PLAN = "Instalments" / "分期进度";
    PAID_OF = "{paid} of {periods} paid" / "已还 {paid}/{periods} 期";
    PLAN_LEFT = "{amount} left" / "剩余 {amount}";
    COST = "Cost a year" / "年化成本";
    COST_IS = "{nominal}% nominal, {effective}% effective" / "名义 {nominal}%，实际 {effective}%";
    COST_FEE = "{nominal}% nominal, {effective}% effective, fees included" / "含费用：名义 {nominal}%，实际 {effective}%";
    COST_MINIMUM = "{nominal}% nominal, {effective}% effective, paid by minimums" / "每期只还最低时：名义 {nominal}%，实际 {effective}%";
    COST_FREE = "none: no rate and no fee" / "无息无费";
    NEXT_INTEREST = "Next interest" / "下期利息";
    NEXT_INTEREST_IS = "{amount} on {date}" / "{amount}，{date}";
    AHEAD = "Interest and fees" / "利息和费用";
    AHEAD_IS = "{amount} in the next 12 months, as paid now" / "按现在的还法，未来 12 个月共 {amount}";
    TERMS = "Terms" / "条款";
    ASSUMED_TERM = "{value} ({assumed})" / "{value}（{assumed}）";
    HISTORY = "History" / "历史";
    OPENED = "Opened" / "开立日期";
    LAST_USED = "Last used" / "上次使用";
    LATE_MONTHS = "Late months of 6" / "近 6 月逾期";
    UNPAID_BILLS = "Unpaid bills of 5" / "近 5 期未还";
    PAID_HALF_YEAR = "Paid in 6 months" / "近 6 月还款";
    REGISTRY = "Registry" / "征信记录";
    HISTORY_NONE = "Nothing is recorded about its past; what could follow from it is told as a range." /
                   "没有记录历史情况；相关推断会以区间表示。";
    EVIDENCE = "What the preset rests on" / "预设依据";
    EVIDENCE_CHECK = "Check your contract: these are usual values, not yours." / "请核对自己的合同：这些是常见值，不一定是您的。";
    EVIDENCE_IS = "{confidence} confidence, {evidence}" / "可信度{confidence}，{evidence}";
    EVIDENCE_AS_OF = "{text}, {as_of}" / "{text}，{as_of}";
    EVIDENCE_STALE = "{text}; look again, it may have changed" / "{text}；可能已变，请再核实";
    RANGE = "{low} to {high}" / "{low} 至 {high}";
}
