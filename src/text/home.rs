//! Words of the first screen.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    OWED = "Owed in all" / "欠款总额";
    CASH = "Cash" / "可用现金";
    DTI = "Debt to income" / "负债收入比";
    USED = "Limits used" / "额度使用率";
    LENDERS = "Lenders" / "机构数";
    RUNWAY = "Runway" / "可撑天数";
    LOWEST = "Lowest cash" / "现金最低";
    OWED_BRIEF = "Owed" / "欠款";
    CASH_BRIEF = "Cash" / "现金";
    DTI_BRIEF = "DTI" / "负债比";
    USED_BRIEF = "Used" / "使用率";
    LENDERS_BRIEF = "Lenders" / "机构数";
    RUNWAY_BRIEF = "Runway" / "可撑";
    LOWEST_BRIEF = "Lowest" / "最低";
    DUE = "due" / "还款日";
    NEXT_DAYS = "Next 30 days" / "未来 30 天";
    LINES = "Lines" / "授信与借款";
    CURVE = "Cash, {days}" / "现金走势，{days}";
    ATTENTION = "Needs attention" / "需要留意";
    MONTHS = "Month by month" / "按月";
    LEFT = "{count} left" / "剩 {count}";
    OVER_DAYS = "over {days}" / "{days} 以上";
    NONE_AHEAD = "Nothing is planned in the next 30 days. Record income, expenses and lines on 9 Profile." /
                 "未来 30 天没有计划中的收支。可在“9 档案”中记录收入、开支和授信。";
    NONE_AHEAD_SAMPLE = "Nothing is planned in the next 30 days. Press n to build your own profile." /
                        "未来 30 天没有计划中的收支。按 n 建立自己的档案。";
    NO_LINES = "No lines yet. Here each line shows its state, how much of its limit is used and what is due next. \
                9 Profile adds one." /
               "还没有授信记录。这里会列出每笔授信的状态、额度使用和下次还款。可在“9 档案”中添加。";
    CALM = "Nothing needs attention today." / "今天没有需要留意的事项。";
    TEACHES = "What this household shows" / "这个家庭说明什么";
    TEACHES_NEXT = "Enter tells it; e opens the lesson." / "按回车看说明，按 e 打开对应的课程。";
    DAYS_LONG = "{days}" / "{days}";
}
