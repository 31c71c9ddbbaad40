//! Problems of single values and keys, in any file.

use super::{ProblemWords, say};
use crate::text::Words;

pub(super) const TOML_SYNTAX: ProblemWords = say(
    "this is not valid TOML: {detail}",
    "这里不是有效的 TOML：{detail}",
    "Look at the marked place; a quote, a bracket or an equals sign is often missing.",
    "请看标出的位置：常见原因是缺少引号、括号或等号。",
);
pub(super) const UNKNOWN_KEY: ProblemWords = say(
    "there is no key `{key}` here",
    "这里没有 `{key}` 这个键",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else(
    "Remove it, or use one of: {known}. `tideover profile schema` lists every key.",
    "请删去它，或改用以下各键之一：{known}。`tideover profile schema` 会列出全部键。",
);
pub(super) const MISSING_KEY: ProblemWords = say(
    "the key `{key}` is missing from `{table}`",
    "`{table}` 缺少键 `{key}`",
    "Add a line `{key} = …` there.",
    "请在其中补上一行 `{key} = …`。",
);
pub(super) const WRONG_TYPE: ProblemWords = say(
    "`{key}` should be {expected}, but this is {found}",
    "`{key}` 应为{expected}，这里却是{found}",
    "Write {expected}.",
    "请改写为{expected}。",
);
pub(super) const KEYS_EXCLUDE: ProblemWords = say(
    "`{key}` and `{other}` say the same thing twice",
    "`{key}` 与 `{other}` 只能写一个",
    "Keep the one that the contract states and remove the other.",
    "请保留合同上写明的那一个，删去另一个。",
);
pub(super) const EMPTY_TEXT: ProblemWords = say(
    "`{key}` is empty",
    "`{key}` 是空的",
    "Write something between the quotes, or remove the key.",
    "请在引号内填写内容，或删去这个键。",
);
pub(super) const BAD_ID: ProblemWords = say(
    "\"{value}\" cannot be an id",
    "“{value}”不能用作编号",
    "Ids have small letters, digits and hyphens; write `{key} = \"{suggestion}\"` and put the full name in `name`.",
    "编号只能含小写字母、数字和连字符；请写 `{key} = \"{suggestion}\"`，全名写在 `name` 里。",
)
.or_else(
    "Ids have small letters, digits and hyphens, such as \"card-1\"; put the full name in `name`.",
    "编号只能含小写字母、数字和连字符（如 \"card-1\"）；全名写在 `name` 里。",
);
pub(super) const NOT_ONE_OF: ProblemWords = say(
    "`{key}` cannot be \"{value}\"",
    "`{key}` 不能是“{value}”",
    "Did you mean \"{nearest}\"? It can be: {known}.",
    "您是不是想写 \"{nearest}\"？可选的有：{known}。",
)
.or_else("It can be: {known}.", "可选的有：{known}。");
pub(super) const NUMBER_OUT_OF_RANGE: ProblemWords = say(
    "`{key}` is {value}, but must lie between {least} and {most}",
    "`{key}` 是 {value}，但应在 {least} 到 {most} 之间",
    "Write a whole number from {least} to {most}.",
    "请写 {least} 到 {most} 之间的整数。",
);
pub(super) const BAD_TIME: ProblemWords = say(
    "`{key}` is \"{value}\", which is no time of day",
    "`{key}` 的“{value}”不是时刻",
    "Write hours and minutes, such as \"20:00\".",
    "请写小时和分钟，如 \"20:00\"。",
);
pub(super) const DATE_IMPOSSIBLE: ProblemWords = say(
    "there is no day {value}",
    "日历上没有 {value} 这一天",
    "Write a day that exists, as year-month-day: 2026-02-28.",
    "请按“年-月-日”写一个存在的日子，如 2026-02-28。",
);
pub(super) const DATE_OUT_OF_RANGE: ProblemWords = say(
    "the year {year} in `{key}` is outside {first} to {last}",
    "`{key}` 的年份 {year} 不在 {first} 到 {last} 之间",
    "Check the year.",
    "请核对年份。",
);
pub(super) const AMOUNT_NOT_A_NUMBER: ProblemWords = say(
    "`{key}` is \"{value}\", which is no amount",
    "`{key}` 的“{value}”不是金额",
    "Write digits and a decimal point in quotes, such as \"{example}\"; commas may only part thousands.",
    "请在引号内写数字和小数点，如 \"{example}\"；逗号只能用作千分位。",
);
pub(super) const AMOUNT_TOO_MANY_DECIMALS: ProblemWords = say(
    "`{key}` is {value}, but {currency} amounts have {decimals} decimals",
    "`{key}` 是 {value}，但 {currency} 金额的小数位数是 {decimals}",
    "Write the amount as the bill shows it, such as \"{example}\"; check `currency` if it is another one.",
    "请照账单填写，如 \"{example}\"；若是其他货币，请核对 `currency`。",
);
pub(super) const AMOUNT_TOO_LARGE: ProblemWords = say(
    "`{key}` is {value}, more than the largest amount a record may hold ({largest} {currency})",
    "`{key}` 是 {value}，超过了档案可记的最大金额（{largest} {currency}）",
    "Check for extra digits.",
    "请检查是否多写了几位数字。",
);
pub(super) const AMOUNT_NEGATIVE: ProblemWords = say(
    "`{key}` is {value}, but cannot be below zero",
    "`{key}` 是 {value}，但不能小于零",
    "Write it without the minus sign; a line you have overpaid has the balance \"0\", and the rest counts as cash.",
    "请去掉负号；多还了款的账户余额写 \"0\"，多出的部分算作现金。",
);
pub(super) const AMOUNT_ZERO: ProblemWords = say(
    "`{key}` is zero",
    "`{key}` 是零",
    "Write how much it is, or remove the whole entry.",
    "请写明金额，或删去整项。",
);
pub(super) const RATE_NOT_A_NUMBER: ProblemWords = say(
    "`{key}` is \"{value}\", which is no rate",
    "`{key}` 的“{value}”不是比率",
    "Write a number with a percent sign in quotes, such as \"0.05%\" or \"18.25%\".",
    "请在引号内写带百分号的数字，如 \"0.05%\" 或 \"18.25%\"。",
);
pub(super) const RATE_WITHOUT_PERCENT: ProblemWords = say(
    "`{key}` is {value} without a percent sign, which can be read in two ways",
    "`{key}` 是 {value}，没有百分号，有两种读法",
    "Write \"{as_percent}\" or \"{as_share}\", whichever the contract says.",
    "请按合同写成 \"{as_percent}\" 或 \"{as_share}\"。",
);
pub(super) const RATE_NEGATIVE: ProblemWords = say(
    "`{key}` is {value}, but a rate cannot be below zero",
    "`{key}` 是 {value}，但比率不能小于零",
    "Write it without the minus sign.",
    "请去掉负号。",
);
pub(super) const RATE_TOO_LARGE: ProblemWords = say(
    "`{key}` is {value}, more than any lender charges",
    "`{key}` 是 {value}，高得不合常理",
    "Check the decimal point and whether the rate is for a day, a month or a year.",
    "请核对小数点，以及这是日利率、月利率还是年利率。",
);
pub(super) const SHARE_ABOVE_WHOLE: ProblemWords = say(
    "`{key}` is {value}, more than the whole",
    "`{key}` 是 {value}，超过了全部",
    "Write a share of at most \"100%\".",
    "请写不超过 \"100%\" 的比例。",
);

/// What the TOML reader complains of, by the words it uses.
pub(super) fn syntax(detail: &str) -> Option<Words> {
    let has = |part: &str| detail.contains(part);
    Some(if has("duplicate key") {
        Words::new("this key was already set above", "这个键前面已经写过")
    } else if has("unclosed") || has("invalid basic string") || has("invalid literal string") {
        Words::new("something opened here is never closed", "这里打开的引号或括号没有闭合")
    } else if has("key with no value") || has("missing assignment") || has("missing value for key") {
        Words::new("a key needs `=` and a value", "键后面要有 `=` 和值")
    } else if has("missing value") {
        Words::new("a value is missing", "缺少值")
    } else if has("missing comma") {
        Words::new("a comma is missing", "缺少逗号")
    } else if has("extra comma") {
        Words::new("there is a comma too many", "多了一个逗号")
    } else if has("extra `=`") || has("unexpected `=`") || has("extra assignment") {
        Words::new("there is an `=` too many", "多了一个等号")
    } else if has("string values must be quoted") {
        Words::new("a text needs quotes around it", "文字要加引号")
    } else if has("unexpected key or value") || has("unexpected content") {
        Words::new("something follows where the line should end", "这一行结束后还有多余的内容")
    } else if has("recurse") {
        Words::new("it is nested too deeply", "嵌套得太深")
    } else {
        return None;
    })
}
