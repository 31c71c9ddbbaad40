//! Problems of products, norms and sources.

use super::{ProblemWords, say};

pub(super) const UNREADABLE: ProblemWords = say(
    "the content `{path}` cannot be read: {detail}",
    "无法读取内容 `{path}`：{detail}",
    "Check that the path is right and that you may read it.",
    "请检查路径是否正确、是否有读取权限。",
);
pub(super) const UNKNOWN: ProblemWords = say(
    "there is no `{value}` in the content",
    "内容中没有 `{value}`",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else(
    "Look at the ids of products, norms and sources for one that exists.",
    "请在产品、规范和来源的 id 中另选一个存在的。",
);
pub(super) const ID_MISMATCH: ProblemWords = say(
    "the id is `{value}`, but the file stands at `{expected}`",
    "id 写的是 `{value}`，文件却位于 `{expected}`",
    "Write the id `{expected}`, or move the file.",
    "请把 id 改为 `{expected}`，或移动文件。",
);
pub(super) const ID_REPEATED: ProblemWords = say(
    "`{value}` stands here twice",
    "`{value}` 在这里出现了两次",
    "Give one of the two another id, or lives that do not overlap.",
    "请更换其中一个 id，或让两者的有效期不重叠。",
);
pub(super) const FACT_MISSING: ProblemWords = say(
    "`{key}` is stated, but nothing says what it rests on",
    "写了 `{key}`，却没有说明依据",
    "Add a table `[facts.{key}]` with evidence and confidence.",
    "请补上 `[facts.{key}]` 表，写明 evidence 和 confidence。",
);
pub(super) const FACT_EMPTY: ProblemWords = say(
    "`{key}` is not among the terms, and the remark on it says nothing",
    "条款中没有 `{key}`，这条备注也没有内容",
    "Add a note in both languages, or remove the table.",
    "请补上两种语言的 note，或删去该表。",
);
pub(super) const SOURCE_MISSING: ProblemWords = say(
    "`{key}` says that it comes from somewhere, but not from where",
    "`{key}` 标明有出处，却没有写 source",
    "Add `source = …` with keys of the list of sources, or mark it as memory (M).",
    "请补上 `source = …`（来源表中的键），或标为仅凭记忆（M）。",
);
pub(super) const UNKNOWN_TERM: ProblemWords = say(
    "`{value}` is no term of a line",
    "`{value}` 不是授信条款的键",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else("Use one of the keys that `[terms]` takes.", "请使用 `[terms]` 中可用的键。");
pub(super) const SWITCH_DEFAULT: ProblemWords = say(
    "the default of `{key}` must be one of its options and the value that `[terms]` holds",
    "`{key}` 的 default 必须是 options 之一，并与 `[terms]` 中的值一致",
    "Make the three agree.",
    "请让三处保持一致。",
);
pub(super) const LIFE_REVERSED: ProblemWords = say(
    "this ends on {to}, before it begins on {from}",
    "这里的结束日期 {to} 早于开始日期 {from}",
    "Correct one of the two dates.",
    "请更正其中一个日期。",
);
pub(super) const BAD_PARTIAL_DATE: ProblemWords = say(
    "`{key}` is `{value}`, which is no year, month or day",
    "`{key}` 写的是 `{value}`，不是年、月或日",
    "Write it as \"2026\", \"2026-01\" or \"2026-01-20\".",
    "请写成 \"2026\"、\"2026-01\" 或 \"2026-01-20\"。",
);
pub(super) const ROWS_OUT_OF_ORDER: ProblemWords = say(
    "the rows of `{table}` do not follow one another",
    "`{table}` 的各行没有首尾相接",
    "Order them from low to high without gap or overlap; only the last may be open.",
    "请从小到大排列，不留空档、不重叠，只有最后一行可以不封顶。",
);
