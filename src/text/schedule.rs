//! Words of the Schedule screen.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    AGENDA = "Day by day" / "逐日";
    MONTHS = "Month by month" / "按月";
    CASH = "Cash to {day}" / "到 {day} 的现金";
    NOTHING = "Nothing is planned or recorded. Add income, expenses and lines on the Profile screen (9)." /
              "还没有计划或记录的收支。请在“档案”（9）中添加收入、支出和授信。";
    LEGEND = "+ payday   ! low   x short" / "+ 发薪   ! 偏低   x 缺钱";
    RECORDED = "recorded" / "已记";
    CASH_AFTER = "Cash after the day" / "当天之后的现金";
    CASH_BEFORE = "Cash before the day" / "当天之前的现金";
    DAY_EMPTY = "Nothing is planned or recorded on this day." / "这一天没有计划或记录的收支。";
    MONTH_BACK = "Month back" / "上月";
    MONTH_BACK_ABOUT = "The month before in the calendar" / "日历翻到上个月";
    MONTH_ON = "Month on" / "下月";
    MONTH_ON_ABOUT = "The month after in the calendar" / "日历翻到下个月";
    ITEM_CASH = "cash after it" / "之后的现金";
    ORIGIN_RECORDED = "You recorded it." / "由您记录。";
    ORIGIN_ASSUMED = "It was planned and nobody recorded it, so it is assumed. c confirms it." / "按计划应已发生，但没有记录，因此推定已发生。按 c 确认。";
    ORIGIN_PLANNED = "It is planned." / "属于计划。";
}
