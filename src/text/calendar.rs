//! Words of the calendar file: what is due, and how sure the amount is.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "{household}: due days" / "{household} 还款日";
    TITLE_SEVERAL = "Due days" / "还款日";
    ABOUT = "As of {day}. Amounts that no statement has asked for yet are projected and will change; export again after each statement." /
            "截至 {day}。尚未出账的金额为预计值，会有变化；每次出账后请重新导出。";
    DUE_MINIMUM = "{line}: {amount} due (minimum)" / "{line}：最低还款 {amount}";
    DUE_WHOLE = "{line}: {amount} due (statement)" / "{line}：本期应还 {amount}";
    DUE_INSTALMENT = "{line}: {amount} due ({number} of {of})" / "{line}：应还 {amount}（第 {number}/{of} 期）";
    DUE = "{line}: {amount} due" / "{line}：应还 {amount}";
    OVERDUE = "{line}: {amount} overdue since {day}" / "{line}：已逾期 {amount}（自 {day}）";
    PROJECTED_MARK = "about {amount}" / "{amount}（预计）";
    MINIMUM_AND_WHOLE = "Minimum {minimum}; whole statement {whole}." / "最低还款 {minimum}；本期全部应还 {whole}。";
    ASKED = "Asked for by the last statement." / "以最近一期账单为准。";
    CONTRACT = "As agreed in the instalment plan." / "按分期约定金额。";
    PROJECTED = "Projected: the statement that asks for it has not closed yet." / "预计金额：对应账单尚未出账。";
    PAID_FULL = "Set to be paid by itself, the whole statement." / "已设自动还款：全额。";
    PAID_MINIMUM = "Set to be paid by itself, the minimum." / "已设自动还款：最低还款额。";
    PAID_AMOUNT = "Set to be paid by itself, {amount}." / "已设自动还款：{amount}。";
    PAID_BY_HAND = "To be paid by hand." / "需手动还款。";
    OVERDUE_HELP = "Pay what you can, and call the lender before they call you." / "请尽快归还能还的部分，并主动联系机构。";
}
