//! Problems with finding and opening files.

use super::{ProblemWords, say};

pub(super) const NO_PROFILE_YET: ProblemWords = say(
    "there is no profile yet; it would be {path}",
    "还没有档案；默认位置是 {path}",
    "Make one with `tideover profile new`, or look at a ready-made household: `tideover status --sample lin`.",
    "用 `tideover profile new` 新建，或先看示例家庭：`tideover status --sample lin`。",
);
pub(super) const UNKNOWN_SAMPLE: ProblemWords = say(
    "there is no ready-made household `{value}`",
    "没有名为 `{value}` 的示例家庭",
    "Did you mean `{nearest}`? There are: {known}.",
    "您是不是想用 `{nearest}`？可选：{known}。",
)
.or_else("There are: {known}.", "可选：{known}。");
pub(super) const AS_OF_BEFORE_RECORD: ProblemWords = say(
    "{date} lies before the record, which begins on {as_of}",
    "{date} 早于档案的起始日期 {as_of}",
    "Give a day from {as_of} on.",
    "请给出 {as_of} 及以后的日期。",
);
pub(super) const NOT_A_HOUSEHOLD: ProblemWords = say(
    "{path} does not say enough to be a household",
    "{path} 的内容不足以构成一个家庭档案",
    "It needs at least `currency` and `as_of`; `tideover profile new` shows a complete file.",
    "至少需要 `currency` 和 `as_of`；`tideover profile new` 可给出完整样例。",
);
pub(super) const FOLDER_EMPTY: ProblemWords = say(
    "there is no profile in the folder {path}",
    "文件夹 {path} 中没有档案",
    "Profiles end in .toml.",
    "档案文件以 .toml 结尾。",
);
pub(super) const SAMPLE_READ_ONLY: ProblemWords = say(
    "the ready-made household `{value}` is never written to",
    "示例家庭 `{value}` 不会被写入",
    "Make a copy of your own: `tideover profile new --from {value}`.",
    "请复制一份自己的档案：`tideover profile new --from {value}`。",
);
pub(super) const ONE_PROFILE_NEEDED: ProblemWords = say(
    "this needs one profile, and {count} were given",
    "此操作只能针对一个档案，而您给出了 {count} 个",
    "Name one with --profile.",
    "请用 --profile 指定一个。",
);
pub(super) const JOURNAL_NO_HEADER: ProblemWords = say(
    "{path} lacks columns that a row needs",
    "{path} 缺少记录所需的列",
    "Its first row names the columns: id,date,account,kind,amount,value,note.",
    "首行应为列名：id,date,account,kind,amount,value,note。",
);
pub(super) const JOURNAL_NO_SUCH_ROW: ProblemWords = say(
    "{path} has no row with this id",
    "{path} 中没有此编号的记录",
    "Look at the first column of the journal.",
    "请查看流水的第一列。",
);
pub(super) const JOURNAL_EMPTY: ProblemWords =
    say("{path} has no row to take back", "{path} 中没有可撤销的记录", "Nothing was changed.", "未作任何更改。");
pub(super) const EDIT_SYNTAX: ProblemWords = say(
    "{path} is not valid TOML, so nothing in it can be changed safely",
    "{path} 不是有效的 TOML，无法安全修改",
    "Correct it first: `tideover profile check` shows the places.",
    "请先更正：`tideover profile check` 会指出位置。",
);
pub(super) const EDIT_NO_ENTRY: ProblemWords = say(
    "{path} has no such entry",
    "{path} 中没有此条目",
    "`tideover profile check` lists what there is.",
    "`tideover profile check` 可列出现有条目。",
);
pub(super) const EDIT_NO_LINE: ProblemWords =
    say("{path} has no line `{value}`", "{path} 中没有授信 `{value}`", "Use the line's id.", "请使用授信的 id。");
pub(super) const EDIT_ID_TAKEN: ProblemWords = say(
    "another line of {path} has, or had, the id `{value}`",
    "{path} 中另一笔授信已使用或曾使用 id `{value}`",
    "Choose another id, so that journal rows stay with their line.",
    "请换一个 id，以免流水记录混淆。",
);
