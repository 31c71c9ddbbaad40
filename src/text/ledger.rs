//! Words for what happens on a line without cash moving: statements, charges, corrections.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    PURCHASE = "{line}, purchase" / "{line} 消费";
    STATEMENT = "{line}, statement closed, due on {day}" / "{line} 出账，还款日 {day}";
    INSTALMENT = "{line}, instalment billed, due on {day}" / "{line} 分期入账，还款日 {day}";
    REFUND = "{line}, refund" / "{line} 退款";
    FEE = "{line}, fee" / "{line} 费用";
    INTEREST = "{line}, interest as the lender counts it" / "{line} 利息（以机构为准）";
    ADJUSTMENT = "{line}, correction of what is owed" / "{line} 欠款更正";
}
