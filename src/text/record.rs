//! Words of the forms in which something is recorded, and of taking it back.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    PAYMENT = "Record a payment" / "记一笔还款";
    PURCHASE = "Record spending" / "记一笔消费";
    DRAW = "Record money drawn" / "记一笔借款";
    INCOME = "Record income" / "记一笔收入";
    BALANCE = "Record a balance" / "核对余额";
    CORRECT = "Correct a row" / "更正一笔记录";
    FIELD_LINE = "Line" / "授信";
    FIELD_ACCOUNT = "Account" / "账户";
    FIELD_PAID_FROM = "Paid with" / "用什么付";
    FIELD_PLAN = "Planned item" / "计划项";
    FIELD_AMOUNT = "Amount" / "金额";
    FIELD_DATE = "Date" / "日期";
    FIELD_NOTE = "Note" / "备注";
    HINT_CHOICE = "arrows, or type its name" / "方向键选择，或输入名称";
    HINT_AMOUNT = "such as 800 or 1,799.51" / "如 800 或 1,799.51";
    HINT_DATE = "year-month-day" / "年-月-日";
    HINT_NOTE = "may stay empty" / "可不填";
    HINT_PLAN = "the row then stands for it" / "这笔记录将视为该计划项";
    SOMETHING_ELSE = "something else" / "其他";
    DUE = "{amount} due on {day}; owed {owed}" / "{day} 应还 {amount}；欠款 {owed}";
    PAST_DUE = "{amount} past due; owed {owed}" / "逾期 {amount}；欠款 {owed}";
    NOTHING_DUE = "nothing is due; owed {owed}" / "目前没有应还；欠款 {owed}";
    AVAILABLE = "{available} still available" / "剩余额度 {available}";
    HELD = "{amount} as computed" / "按记录应为 {amount}";
    NO_LINES = "There is no line to record this on. Add one on the Profile screen." / "没有可用于记录的授信，请先在“档案”中添加。";
    TAKEN_BACK = "Taken back: {what}" / "已撤销：{what}";
    DONE_AGAIN = "Done again: {what}" / "已重做：{what}";
    WRITTEN = "Written: {what}" / "已写入：{what}";
    TRIED = "Tried out on the sample, nothing is written: {what}. u takes it back." /
            "仅在示例上试算，未写入：{what}。按 u 撤销。";
    NOTHING_TO_UNDO = "There is nothing to take back." / "没有可撤销的修改。";
    NOTHING_TO_REDO = "There is nothing to do again." / "没有可重做的修改。";
    SAMPLE_TITLE = "This is a sample" / "这是示例";
    SAMPLE_TEXT = "Samples are never written to. Nothing has been saved yet." / "示例不会被写入。目前还没有保存任何内容。";
    SAMPLE_TRY = "Try it on the sample; everything follows, nothing is saved" / "在示例上试算：数字随之变化，但不保存";
    SAMPLE_COPY = "Make a copy of your own, with its dates moved to now" / "复制一份作为自己的档案（日期移到现在）";
    BACK = "Go back" / "返回";
    COPIED = "This copy is yours: {path}" / "已复制为您自己的档案：{path}";
    CHANGED_TITLE = "Changed by another program" / "文件被其他程序修改";
    CHANGED_TEXT = "These lines of {path} are different now:" / "{path} 中以下内容已变动：";
    CHANGED_TAKE = "Go on with the file as it is now" / "以现在的文件为准";
    CHANGED_MINE = "Put back what was here; the other text is kept as a version" / "恢复原来的内容，另一份存为历史版本";
    CHANGED_WHILE = "The file changed meanwhile; your change is shown on the new text." / "文件已变动；您的修改已按新内容重新显示。";
    ASSUMED_TITLE = "Did these happen?" / "这些都发生了吗？";
    ASSUMED_TEXT = "Planned since {day} and recorded by nobody: they count as they were planned." /
                   "自 {day} 起按计划应发生、但没有记录：目前按计划计入。";
    ASSUMED_NONE = "Nothing is assumed: everything since the record's date is recorded." / "没有推定的事项：记录日期以来的都已记录。";
    KEY_TICK = "yes or no" / "是/否";
    KEY_CHANGE = "it was otherwise" / "有出入";
    KEY_WRITE = "record the ticked" / "记录已勾选的";
    KEY_CLOSE = "later" / "以后";
    NO_FOLDER = "There is no folder for your data." / "找不到存放数据的文件夹。";
    NAME_TAKEN = "There is already a profile {path}." / "已有档案 {path}。";
}
