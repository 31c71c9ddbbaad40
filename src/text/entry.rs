//! Words for recording what happened and for what it changes.

use super::Words;
use crate::domain::household::entry::EntryKind;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    RECORDED = "Recorded" / "已记录";
    NOT_WRITTEN = "Nothing was written. It would record" / "未写入。若记录";
    ROW = "{kind} {amount}, {account}, {day}" / "{day} {account} {kind} {amount}";
    ROW_ID = "row {id} of {path}" / "{path} 第 {id} 笔";
    CHANGES = "What it changes" / "带来的变化";
    NO_CHANGE = "No figure changes." / "没有数字变化。";
    BEFORE = "before" / "之前";
    AFTER = "after" / "之后";
    GONE = "No longer:" / "不再有：";
    NEW = "New:" / "新增：";
    AMOUNT_ON = "{amount} on {day}" / "{day} {amount}";
    FIGURE_EMERGENCY = "Emergency fund" / "应急资金";
    LINE_OWED = "{line}: owed" / "{line}：欠款";
    LINE_NEXT_DUE = "{line}: next due" / "{line}：下次应还";
    LINE_PAST_DUE = "{line}: past due" / "{line}：逾期金额";
    LINE_LIMIT = "{line}: limit" / "{line}：额度";
    CASH_ACCOUNT = "cash" / "现金";
    EMERGENCY_ACCOUNT = "emergency fund" / "应急资金";
    BAD_AMOUNT = "{value} is not an amount in {currency}, such as {example}" / "{value} 不是有效的 {currency} 金额（如 {example}）";
    NOT_WHOLE = "{name}: parts of it could not be read, so nothing is written. Correct it, or add --allow-partial." /
                "{name}：有内容无法读取，因此不写入。请更正，或加 --allow-partial。";
    LINE_LEFT_OUT = "{line} could not be read, so nothing can be recorded on it. Correct it first: `tideover profile check` shows the place." /
                    "{line} 无法读取，不能在上面记录。请先更正：`tideover profile check` 会指出位置。";
}

/// The name of a kind of row, as something that happened.
#[must_use]
pub const fn kind(kind: EntryKind) -> Words {
    match kind {
        EntryKind::Purchase => Words::new("purchase", "消费"),
        EntryKind::Draw => Words::new("money drawn", "借款到账"),
        EntryKind::Payment => Words::new("payment", "还款"),
        EntryKind::Refund => Words::new("refund", "退款"),
        EntryKind::Fee => Words::new("fee", "费用"),
        EntryKind::Interest => Words::new("interest", "利息"),
        EntryKind::Income => Words::new("income", "收入"),
        EntryKind::Expense => Words::new("expense", "支出"),
        EntryKind::Transfer => Words::new("transfer", "转账"),
        EntryKind::Adjustment => Words::new("correction", "更正"),
        EntryKind::Limit => Words::new("new limit", "额度调整"),
        EntryKind::State => Words::new("new state", "状态变更"),
        EntryKind::Balance => Words::new("balance shown", "核对余额"),
    }
}
