//! Words about profiles as files: made, listed, changed, brought back.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    MADE = "Made {path}." / "已新建 {path}。";
    MADE_NEXT = "Fill in your own figures, then look: `tideover profile check` and `tideover status`." /
                "填入自己的数字后查看：`tideover profile check`、`tideover status`。";
    MADE_FROM_NEXT = "It is yours to change; its figures are still those of the sample {name}." /
                     "现在可以随意修改；其中的数字仍是示例 {name} 的。";
    NO_FOLDER = "there is no folder for your data; name one with TIDEOVER_DATA" /
                "找不到存放数据的文件夹；请用 TIDEOVER_DATA 指定";
    CHECKED_WELL = "{name}: no problem found." / "{name}：没有发现问题。";
    CHECKED = "{name}: {errors}, {warnings}, {notes}." / "{name}：{errors}，{warnings}，{notes}。";
    STORED = "Your profiles" / "您的档案";
    NONE_STORED = "None yet. Make one with `tideover profile new`." / "还没有。用 `tideover profile new` 新建。";
    SAMPLES = "Ready-made households (--sample NAME)" / "示例家庭（--sample 名称）";
    CHANGED = "Changed in {path}:" / "{path} 的改动：";
    NOTHING_CHANGED = "Nothing was changed." / "没有改动。";
    VERSIONS = "Earlier versions, the newest first" / "以前的版本（新的在前）";
    NO_VERSIONS = "No earlier version is kept." / "没有保留以前的版本。";
    RESTORED = "Brought back number {number}: {file} as it was until {time}." /
               "已恢复第 {number} 项：{file} 在 {time} 之前的内容。";
    RESTORE_NEXT = "Bring one back with `tideover profile restore NUMBER`." /
                   "用 `tideover profile restore 编号` 恢复其中之一。";
    COL_NUMBER = "number" / "编号";
    COL_UNTIL = "until" / "截止";
    COL_FILE = "file" / "文件";
}
