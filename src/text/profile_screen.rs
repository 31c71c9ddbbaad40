//! Words of the Profile screen and of the forms of its entries.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    HOUSEHOLD = "Household" / "家庭";
    INCOME = "Income" / "收入";
    EXPENSE = "Expense" / "支出";
    LINE = "Line" / "授信";
    INSTALMENT = "Instalment plan" / "分期";
    PART = "Part of a balance" / "余额分项";
    FACTS = "Facts about you" / "您的情况";
    CHECK = "Limits" / "检查标准";
    NEW_INCOME = "New income" / "新增收入";
    NEW_EXPENSE = "New expense" / "新增支出";
    NEW_LINE = "New line" / "新增授信";
    NEW_INSTALMENT = "New instalment plan" / "新增分期";
    NEW_PART = "New part of a balance" / "新增余额分项";
    REMOVE = "Take it out of the file" / "从档案中移除";
    CLOSE = "Close a line" / "关闭授信";
    TAKE_OUT = "Take a row back" / "删除一笔记录";
    WRITE_ROWS = "Confirm as it was planned" / "按计划确认";
    ADDED = "added {what}" / "新增 {what}";
    EDITED = "changed {what}" / "修改 {what}";
    REMOVED = "taken out: {what}" / "移除 {what}";
    CLOSED = "closed {what}" / "关闭 {what}";
    CONFIRMED = "{what} confirmed" / "确认 {what}";
    ENTRIES = "Profile" / "档案";
    FILE = "In the file" / "文件内容";
    JOURNAL = "Journal" / "流水";
    JOURNAL_EMPTY = "Nothing has been recorded yet. p records a payment, b spending, i income." /
                    "还没有记录。按 p 记还款，b 记消费，i 记收入。";
    SECTION_INCOME = "Income" / "收入";
    SECTION_EXPENSES = "Expenses" / "支出";
    SECTION_LINES = "Lines" / "授信";
    NO_MATCH = "No entry has these letters. Esc clears the filter." / "没有包含这些文字的条目。按 Esc 清除筛选。";
    NONE_INCOME = "no income yet: a adds one" / "还没有收入：按 a 添加";
    NONE_EXPENSE = "no expense yet: a adds one" / "还没有支出：按 a 添加";
    NONE_LINE = "no line yet: a adds one" / "还没有授信：按 a 添加";
    COL_ENTRY = "entry" / "条目";
    COL_WHEN = "when" / "时间";
    COL_AMOUNT = "amount" / "金额";
    COL_KIND = "what" / "类别";
    COL_ACCOUNT = "account" / "账户";
    COL_DATE = "date" / "日期";
    COL_NOTE = "note" / "备注";
    ON_DAY = "day {day}" / "每月 {day} 日";
    STATED = "{count} stated" / "已填 {count}";
    NO_LIMITS = "none: the norms apply" / "未填：按参考标准";
    LEFT_OUT = "x left out: look with !" / "x 未计入：按 ! 查看";
    OF_PERIODS = "{paid} of {periods} paid" / "已还 {paid}/{periods} 期";
    CASH_AND_FUND = "cash, and {fund} kept" / "现金，另有应急 {fund}";
    ADD_TITLE = "Add what?" / "添加什么？";
    REMOVE_TITLE = "Take out, or close?" / "移除还是关闭？";
    REMOVE_TEXT = "A line that was used is better closed: its history and what it owes stay." /
                  "用过的授信更适合关闭：历史和欠款都会保留。";
    ANSWER_INCOME = "Income" / "一项收入";
    ANSWER_EXPENSE = "An expense" / "一项支出";
    ANSWER_LINE = "A credit line or loan" / "一笔授信或贷款";
    ANSWER_INSTALMENT = "An instalment plan inside this line" / "这笔授信里的分期";
    ANSWER_PART = "A part of its balance with a rate of its own" / "单独计息的余额分项";
    ANSWER_CLOSE = "Close it today" / "今天关闭";
    ANSWER_REMOVE = "Take it out of the file" / "从档案中移除";
    CANNOT_REMOVE = "This cannot be taken out; Enter changes it." / "这一项不能移除；按 Enter 修改。";
    EDIT = "Change" / "修改";
    ADD = "Add" / "添加";
    REMOVE_KEY = "Take out" / "移除";
    EDIT_ABOUT = "Change the selected entry or row" / "修改所选条目或记录";
    ADD_ABOUT = "Add income, an expense, a line, a plan" / "添加收入、支出、授信或分期";
    REMOVE_ABOUT = "Take the selected entry or row out, or close a line" / "移除所选条目或记录，或关闭授信";
}
