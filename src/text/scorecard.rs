//! Words for the points card: its factors, its reasons, and what it says when it cannot say a number.

use super::Words;
use crate::domain::risk::scorecard::{FactorKind, Reason};

/// Said wherever the card is shown.
pub const NOT_A_LENDERS_SCORE: Words = Words::new("not any lender's score", "不是任何机构的评分");
/// A line on which nothing happened.
pub const NOT_USED_ENOUGH: Words = Words::new("not used enough to score", "使用太少，无法评分");
/// A line without a limit.
pub const NO_LIMIT: Words =
    Words::new("not scored: the card is for lines with a limit", "不评分：评分卡只适用于有额度的授信");
/// Why a range is shown.
pub const RANGE: Words =
    Words::new("a range, because this is not known: {unknown}", "因以下情况未知，只能给出区间：{unknown}");
/// What the chance is of.
pub const CHANCE_OF: Words = Words::new("chance that next month's payment is late", "下个月逾期的可能性");

/// What a factor looks at.
#[must_use]
pub const fn factor(kind: FactorKind) -> Words {
    match kind {
        FactorKind::LateNow => Words::new("months late now", "当前逾期月数"),
        FactorKind::LateMonthsOf6 => Words::new("late months of the last six", "近六个月逾期月数"),
        FactorKind::UnpaidBillsOf5 => Words::new("bills of the last five with no payment", "近五期分文未还的账单数"),
        FactorKind::Utilisation => Words::new("newest bill over the limit", "最近账单占额度比例"),
        FactorKind::PaidIn6OfLimit => Words::new("paid in six months over the limit", "近六个月还款占额度比例"),
        FactorKind::Limit => Words::new("the limit", "额度"),
    }
}

/// A reason, as a lender would have to state it.
#[must_use]
pub const fn reason(reason: Reason) -> Words {
    match reason {
        Reason::DelinquentObligations => Words::new("late now or in the last months", "当前或近期逾期"),
        Reason::PoorPerformance => Words::new("too little paid back on this line", "还款不足"),
        Reason::BalancesTooHigh => Words::new("balance too high for the limit", "额度使用率过高"),
        Reason::ExcessiveObligations => Words::new("payments too high for the income", "负债收入比过高"),
        Reason::RecentInquiries => Words::new("many recent applications", "近期申请查询过多"),
        Reason::LittleActivity => Words::new("little used", "长期未使用"),
    }
}

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Points card: how likely next month's payment is late" / "评分卡：下个月逾期的可能性";
    SCORED = "{line}: {chance}, {points} of {most} points" / "{line}：{chance}，{points} 分（满分 {most}）";
    SCORED_RANGE = "{line}: between {low} and {high}, {least} to {points} of {most} points" /
                   "{line}：{low} 到 {high} 之间，{least}–{points} 分（满分 {most}）";
    NONE = "{line}: {why}" / "{line}：{why}";
    FEWER_IS_BETTER = "Fewer points are better." / "分数越低越好。";
    REASON = "{reason}: {points} ({factors})" / "{reason}：{points}（{factors}）";
    FACTOR = "{factor} {value}" / "{factor} {value}";
    NO_REASON = "no points are lost" / "没有扣分项";
    EXPLAINS = "explains, without points: {reasons}" / "仅供解释，不计分：{reasons}";
    BASE = "Set to {rate} late payers a month: {name}." / "基准逾期率设为每月 {rate}：{name}。";
    BASE_OWN = "Set to {rate} late payers a month, as given." / "基准逾期率按给定值设为每月 {rate}。";
    BASE_OTHERS = "--base-rate takes another share, or: {known}." / "--base-rate 可改为其他比例，或选：{known}。";
    SOURCE = "Source: {source}, {year}. Confidence {confidence}." / "来源：{source}，{year} 年。可信度{confidence}。";
    BASE_RATE_FORM = "--base-rate {value}: write a share such as 2%, or one of {known}" /
                     "--base-rate {value}：请写成比例（如 2%），或选 {known}";
    CARD = "Points card" / "评分卡";
    CHANCE = "Late next month" / "下月逾期可能";
    BETWEEN = "between {low} and {high}" / "{low} 到 {high} 之间";
    REASONS = "Why" / "原因";
    WHOSE = "{not}; {card}" / "{not}；{card}";
}
