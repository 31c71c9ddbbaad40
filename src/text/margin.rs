//! Words of margins: how far a lender's rule is from firing on a line.

use super::Words;
use crate::domain::risk::trigger::Op;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "How far each rule is from firing" / "各条规则离触发还有多远";
    TODAY = "this morning, {day}" / "今早，{day}";
    EVENING = "at the end of {day}" / "{day} 当天结束时";
    IF = "if: {name}" / "假如：{name}";
    LINE = "{line}: {state}" / "{line}：{state}";
    POLICY = "rules: {policy}" / "适用规则：{policy}";
    NO_POLICY = "No rules are known for this line, so nothing can be measured against them." /
                "没有适用于这笔授信的规则，因此无从衡量。";
    CLOSED = "It is closed: no rule changes it any more." / "已经关闭，规则不再影响它。";
    NO_LINES = "There is no line on this day." / "这一天没有任何授信。";
    MORE_RULES = "{n} more rules: they wait for a yes or no (an outage, an expired document), or for something unknown" /
                 "另有 {n} 条规则：要等某件事发生（如系统故障、证件过期），或所看的情况未知";
    STANDS = "stands since {day}" / "自 {day} 起生效中";
    ALL_HOLDS = "all of it holds: it fires when the lender next looks" / "条件已全部满足，机构下次检视时触发";
    AND = "; and " / "；并且";
    USE_MORE = "{amount} more on this line and its use {turn}" / "这笔再用 {amount}，使用率即{turn}";
    USE_LESS = "{amount} less on this line and its use {turn}" / "这笔少用 {amount}，使用率即{turn}";
    DTI_MORE = "{amount} more to pay every month and debt to income {turn}" / "每月应还再多 {amount}，负债收入比即{turn}";
    DTI_LESS = "{amount} less to pay every month and debt to income {turn}" / "每月应还减少 {amount}，负债收入比即{turn}";
    LIMITS_MORE = "{amount} more in limits, all lines together, and they {turn} of a year's income" /
                  "总额度再多 {amount}，与年收入之比即{turn}";
    LIMITS_LESS = "{amount} less in limits, all lines together, and they {turn} of a year's income" /
                  "总额度减少 {amount}，与年收入之比即{turn}";
    OTHER_MORE = "{indicator}: {measured} now; {room} more and it {turn}" / "{indicator}：现为 {measured}；触发线：{turn}；还差 {room}";
    OTHER_LESS = "{indicator}: {measured} now; {room} less and it {turn}" / "{indicator}：现为 {measured}；触发线：{turn}；还差 {room}";
    FLAG = "{indicator}: not now; it fires on the day this is so" / "{indicator}：目前没有，一出现即触发";
    UNKNOWN = "{indicator}: not known, so this rule does not fire" / "{indicator}：情况未知，因此不触发";
    SO_ALREADY = "{indicator}: {measured}, so already" / "{indicator}：{measured}，已满足";
    MONTHS_MORE = ", and stays there at the ends of {n}" / "，并连续 {n}月末都如此";
    MONTHS_SO = "{indicator}: {measured}, so already; it fires when this is still so at the ends of {n}" /
                "{indicator}：{measured}，已满足；此后 {n}月末仍如此即触发";
    FROM = "in force from {day}" / "自 {day} 起施行";
    THEN = "{rule}: {effect}" / "{rule}：{effect}";
    THEN_SCOPE = "{rule}: {effect} ({scope})" / "{rule}：{effect}（{scope}）";
    POINTS = "{n} percentage points" / "{n} 个百分点";
    SECTION = "How far the lender's rules are" / "离机构规则还有多远";
    TEACHING_MARK = " *" / " *";
    TEACHING_LEGEND = "* teaching assumption: lenders publish no thresholds" / "* 教学假设：机构不公布阈值";
    TEACHING = "teaching assumption" / "教学假设";
    TEACHING_IS = "Teaching assumption: the figure is ours. Lenders publish no thresholds." / "教学假设：数值由本程序设定，机构不公布阈值。";
    FOUNDED = "{evidence}, confidence {confidence}" / "{evidence}，可信度{confidence}";
}

/// What a growing or falling measure does at a threshold: "passes 90%".
#[must_use]
pub const fn turn(op: Op) -> Words {
    match op {
        Op::AtLeast => Words::new("reaches {value}", "达到 {value}"),
        Op::Above => Words::new("passes {value}", "超过 {value}"),
        Op::AtMost => Words::new("falls to {value}", "降到 {value}"),
        Op::Below => Words::new("falls below {value}", "低于 {value}"),
        Op::Equal => Words::new("is {value}", "等于 {value}"),
    }
}

/// The same for several things: "they pass 90%".
#[must_use]
pub const fn turn_of_many(op: Op) -> Words {
    match op {
        Op::AtLeast => Words::new("reach {value}", "达到 {value}"),
        Op::Above => Words::new("pass {value}", "超过 {value}"),
        Op::AtMost => Words::new("fall to {value}", "降到 {value}"),
        Op::Below => Words::new("fall below {value}", "低于 {value}"),
        Op::Equal => Words::new("are {value}", "等于 {value}"),
    }
}
