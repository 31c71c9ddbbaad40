//! Words of building an own profile step by step.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Your own profile" / "建立自己的档案";
    STEP = "{number} of {count}: {name}" / "第 {number}/{count} 步：{name}";
    PLACE = "name and place" / "名称与地区";
    CASH = "money at hand" / "手头的钱";
    INCOME = "income" / "收入";
    EXPENSES = "expenses" / "支出";
    LINES = "lines and loans" / "授信与贷款";
    LIMITS = "limits" / "检查标准";
    REVIEW = "the file" / "确认文件";
    ABOUT_PLACE = "A name for the household, and whose rules apply. The figures describe the morning of the date." /
                  "给家庭起个名字，选择适用哪里的规则。各项数字为该日早上的情况。";
    ABOUT_CASH = "What could be spent today, and what is kept for emergencies. The plan never touches the fund." /
                 "今天能花的钱，以及应急资金。测算不会动用应急资金。";
    ABOUT_INCOME = "What comes in: take-home. One after the other; go on when there is no more." /
                   "到手收入，一项一项添加；没有了就下一步。";
    ABOUT_EXPENSES = "What goes out besides repayments. Essential is what you cannot do without." /
                     "还款以外的支出。离不开的标为必要支出。";
    ABOUT_LINES = "Each card, loan, pay-later. Choose a product by typing its name, or state the terms yourself." /
                  "每张信用卡、每笔贷款、先用后付。输入名称选择产品，或自填条款。";
    ABOUT_LIMITS = "What `check` holds you to. All may stay empty: then the norms apply." /
                   "检查时对照的标准，都可不填：不填则按参考标准。";
    ABOUT_REVIEW = "This is the file, as you could have written it by hand. It goes to {path}." /
                   "这就是将要写入的文件，和手写的一样。位置：{path}。";
    SO_FAR = "so far: {list}" / "已添加：{list}";
    KEY_ADD = "add" / "添加";
    KEY_NEXT = "next step" / "下一步";
    KEY_SKIP = "on" / "下一步";
    KEY_BACK = "back" / "上一步";
    KEY_TAKE = "take the last out" / "删掉上一项";
    KEY_SAVE = "write the file" / "写入文件";
    KEY_LEAVE = "leave" / "放弃";
    LEAVE_TITLE = "Leave?" / "放弃？";
    LEAVE_TEXT = "Nothing has been written. What was filled in would be lost." / "还没有写入文件。填写的内容将会丢失。";
    STAY = "Stay here" / "继续填写";
    LEAVE = "Leave without writing" / "不写入，离开";
    MADE = "This profile is yours: {path}" / "您的档案已建立：{path}";
}
