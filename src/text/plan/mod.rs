//! Words of the repayment plan.

pub mod help;

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Ways of paying compared, to {day}" / "几种还款办法的比较（截至 {day}）";
    MINIMUM_ONLY = "minimum only" / "只还最低";
    AS_SET = "as set now" / "按目前设置";
    PROPORTIONAL = "in proportion" / "按余额比例";
    SNOWBALL = "snowball" / "雪球法（先还小额）";
    AVALANCHE = "avalanche" / "雪崩法（先还高利率）";
    TRUE_RATE = "true rate, with a reserve" / "按真实利率并留足备用";
    RISKIEST = "riskiest line first" / "先还最可能被停的";
    OWN_ORDER = "your order" / "自定顺序";
    COL_WAY = "way of paying" / "还款办法";
    COL_COST = "cost" / "总成本";
    COL_INTEREST = "interest" / "利息";
    COL_FEES = "fees" / "费用";
    COL_SAVED = "saves" / "少花";
    COL_DEBT_FREE = "debt-free" / "还清日";
    COL_LATE = "late" / "逾期";
    COL_STOPS = "stops" / "停用";
    COL_LOWEST = "lowest cash" / "现金最低";
    COL_ON = "on" / "日期";
    COL_PEAK_DTI = "peak DTI" / "负债收入比最高";
    NOT_WITHIN = "later" / "期内未还清";
    LEFT_OUT = "Your order leaves out {lines}: they get what they ask for and nothing more, so the debt-free date is theirs too." /
               "自定顺序未包含 {lines}：这些只还应还额，还清日也要等它们。";
    NO_LINES = "There is nothing to repay." / "没有需要还的款项。";
    IN_USE = "{lines} take new purchases and are not counted in the debt-free date." / "{lines} 仍在消费，不计入还清日。";
    NOBODY_ON_TIME = "None of these ways is on time." / "以上办法都无法按时还款。";
}
