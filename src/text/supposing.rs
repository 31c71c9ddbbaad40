//! Words of the What-if screen: its parts, its choices, and the form in which a what-if is composed.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    AS_SET = "As set" / "一切照旧";
    PICK = "What-if" / "选情景";
    PICK_ABOUT = "Choose a ready what-if" / "选择一个现成的情景";
    COMPOSE = "Suppose" / "加假设";
    COMPOSE_ABOUT = "Compose a what-if: one more thing that happens" / "自己组合情景：再加一件会发生的事";
    FORGET_ONE = "Take back" / "撤一项";
    FORGET_ONE_ABOUT = "Take back the last thing that is supposed" / "撤销最后一项假设";
    FORGET = "Clear" / "清除";
    FORGET_ABOUT = "Suppose nothing any more" / "清除所有假设";
    VIEW = "View" / "换视图";
    VIEW_ABOUT = "The next view: what happens, both sides, what keeps lines open" / "切换视图：经过、对比、怎样不停用";
    COST = "Cost" / "成本";
    COST_ABOUT = "The cost statement of the line, also of one that is only supposed" / "该授信的综合融资成本明示，包括假设的新借款";
    MORTGAGE = "Mortgage" / "房贷";
    MORTGAGE_ABOUT = "The day you would ask for a mortgage: what its lender would see on it" / "打算哪天申请房贷：看那天的负债收入比和还款记录";
    MORTGAGE_ASK = "On which day would you ask for a mortgage? Both sides are compared as its lender would see them on it: debt to income, and payments missed in the two years before. Nothing typed: the last day." /
                   "打算哪天申请房贷？两边会按那天银行能看到的来比：负债收入比，以及此前两年的漏还次数。不填：最后一天。";
    MORTGAGE_SPAN = "For example 2027-06-01; from {from} to {to} (m looks farther)." / "例如 2027-06-01；{from} 到 {to} 之间（按 m 可看得更远）。";
    MORTGAGE_BAD = "That is no day of the time looked at. M asks again." / "这一天不在所看的时间内。按 M 重新填写。";
    FARTHER = "Farther" / "看更远";
    FARTHER_ABOUT = "Look farther ahead: 6, 12, 24, 36 months" / "往后看得更远：6、12、24、36 个月";
    TITLES = "Ready what-ifs" / "现成的情景";
    EMPTY = "No what-if to choose." / "没有可选的情景。";
    NONE_YET = "Nothing stops as things are set. Press w for a ready what-if, a to suppose something of your own." /
               "照现在的安排，不会有额度停用。按 w 选现成的情景，按 a 自己加假设。";
    NOTHING_HERE = "Nothing changes on {line} in {month}: it is {state}." / "{line} 在 {month} 没有变化：{state}。";
    WORKING = "Working it out…" / "正在计算……";
    CHAIN = "What happens and why" / "经过与原因";
    COMPARE = "Without and with" / "对比";
    KEEP = "What would keep lines open" / "怎样才能不停用";
    COL_DAY = "Date" / "日期";
    COL_WHY = "Why" / "原因";
    COL_WHAT = "What happens" / "经过";
    CAUSED_BY = "What led to it" / "起因";
    RULE = "Rule" / "规则";
    POLICY = "Set of rules" / "所属规则集";
    MEASURED = "Measured" / "测得";
    BEFORE = "Before" / "此前";
    THRESHOLD = "The rule" / "规则阈值";
    SEEN_AT = "Seen at" / "发生在";
    CAUSE = "Cause" / "原因类别";
    CONFIDENCE = "Confidence" / "可信度";
    SOURCE = "Sources" / "来源";
    LESSON = "Lesson" / "课程";
    FIELD_KIND = "What happens" / "发生什么";
    FIELD_LINE = "Line" / "哪一笔";
    FIELD_INCOME = "Income" / "哪项收入";
    FIELD_PRODUCT = "Product" / "产品";
    FIELD_AMOUNT = "Amount" / "金额";
    FIELD_SHARE = "By how much" / "幅度";
    FIELD_DAYS = "Days" / "天数";
    FIELD_HOURS = "Hours" / "小时数";
    FIELD_MONTHS = "Months" / "月数";
    FIELD_WHEN = "When" / "时间";
    FIELD_BEHAVIOUR = "When cash is short" / "现金不够时";
    HINT_KIND = "Left and right choose." / "用左右键选择。";
    HINT_WHEN = "A date 2027-01-10, a month 2027-01, next-due, next-income, in 2 months, today" /
                "日期 2027-01-10、月份 2027-01，或 下个还款日、下次收入、2 个月后、10 天后、今天";
    HINT_AMOUNT = "Such as 5000" / "例如 5000";
    HINT_SHARE = "Such as 30%" / "例如 30%";
    HINT_NUMBER = "A whole number" / "整数";
    BAD_WHEN = "No such day: {value}" / "无法识别的时间：{value}";
    BAD_AMOUNT = "No amount above zero: {value}" / "不是大于零的金额：{value}";
    BAD_SHARE = "Between 1% and 100%: {value}" / "应在 1% 到 100% 之间：{value}";
    BAD_NUMBER = "From 1 to {most}: {value}" / "应在 1 到 {most} 之间：{value}";
    EVERY = "every line" / "全部授信";
    MOST_USED = "the most used line" / "使用率最高的一笔";
    ALL_INCOME = "every income" / "全部收入";
    THEN_STOP = "First stop: {line} on {day}" / "首个停用：{line}，{day}";
    THEN_NONE = "No line stops." / "没有授信停用。";
    THEN_CASH = "Lowest cash {amount} on {day}" / "现金最低 {amount}，{day}";
    ADD = "Suppose it" / "加入假设";
    TOO_MANY = "That is enough supposed at once; clear it first." / "假设已经够多，请先清除。";
}
