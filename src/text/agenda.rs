//! Words for what comes and goes.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    INCOME = "income" / "收入";
    EXPENSE = "expense" / "开支";
    WITH_LINE = "{item}, paid with {line}" / "{item}（用{line}支付）";
    FELL_ON_CASH = "{item}, from cash: {line} could not take it" / "{item}（{line}不可用，改用现金）";
    MINIMUM = "{line}, minimum" / "{line} 最低还款";
    STATEMENT = "{line}, statement in full" / "{line} 全额还款";
    INSTALMENT = "{line}, {number} of {of}" / "{line} 第 {number}/{of} 期";
    INSTALMENTS = "{line}, instalments" / "{line} 分期还款";
    ARREARS = "{line}, overdue amount" / "{line} 补还逾期";
    PARTIAL = "{line}, part of what is due" / "{line} 部分还款";
    PAYMENT = "{line}, payment" / "{line} 还款";
    MISSED = "{line}, NOT PAID" / "{line} 未还";
    MISSED_FEE = "{line}, NOT PAID, late fee {fee}" / "{line} 未还，违约金 {fee}";
    DRAW = "{line}, cash drawn" / "{line} 借款到账";
    SAVED = "to the emergency fund" / "转入应急资金";
    CORRECTION = "correction of cash" / "现金更正";
}
