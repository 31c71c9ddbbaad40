//! Problems of the journal: its columns and its rows.

use super::{ProblemWords, say};
use crate::text::Words;

pub(super) const COLUMN_MISSING: ProblemWords = say(
    "the journal has no column `{column}`",
    "流水里没有 `{column}` 这一列",
    "Rename the column `{nearest}` to `{column}`; until then no row counts.",
    "请把 `{nearest}` 列改名为 `{column}`；在此之前所有行都不计入。",
)
.or_else(
    "Its first row must name the columns: {known}. Until then no row counts.",
    "第一行必须写列名：{known}。在此之前所有行都不计入。",
);
pub(super) const TORN: ProblemWords = say(
    "the last row stops after {found} of {expected} fields: it was cut while being written",
    "最后一行只有 {found} 个字段（应有 {expected} 个）：写入时中断了",
    "It is kept but does not count. Complete it by hand, or record it again: the cut row is then set aside in a file.",
    "这一行保留但不计入。请手工补全，或重新记一笔：届时残行会另存到一个文件里。",
);
pub(super) const FIELD_COUNT: ProblemWords = say(
    "this row has {found} fields, and the header has {expected}",
    "这一行有 {found} 个字段，而表头有 {expected} 个",
    "Check its commas; a text with a comma needs quotes around it.",
    "请检查逗号；含有逗号的文字要加引号。",
);
pub(super) const OPEN_QUOTE: ProblemWords = say(
    "a quote on this row is never closed",
    "这一行的引号没有闭合",
    "Close it on the same row; a note has one line. The rows below are read as usual.",
    "请在同一行内闭合引号；备注只能写一行。下面各行照常读取。",
);
pub(super) const OPEN_END: ProblemWords = say(
    "the last row has no line end, so its last figure may be cut",
    "最后一行没有换行，末尾的数字可能不完整",
    "Check the figure and end the row with a line break.",
    "请核对这个数字，并在行末换行。",
);
pub(super) const BAD_DATE: ProblemWords = say(
    "\"{value}\" is no date",
    "“{value}”不是日期",
    "Write year-month-day, such as 2026-11-21.",
    "请按“年-月-日”填写，如 2026-11-21。",
);
pub(super) const DUPLICATE_ID: ProblemWords = say(
    "an earlier row already has the id \"{id}\"",
    "前面已有一行用了编号“{id}”",
    "If it is the same thing, remove one of the rows; if not, give this one another id.",
    "如果是同一笔，请删去一行；如果不是，请给这一行换个编号。",
);
pub(super) const VALUE_MISSING: ProblemWords = say(
    "a row of the kind {kind} needs something in the column `{column}`",
    "类型为 {kind} 的行必须填写 `{column}` 列",
    "Fill it in.",
    "请补上。",
);
pub(super) const ACCOUNT_MISMATCH: ProblemWords = say(
    "{kind} cannot be recorded on the account {account}",
    "账户 {account} 上不能记 {kind}",
    "Write {needed} in the column `account`.",
    "请在 `account` 列填写{needed}。",
);
pub(super) const NOT_DRAWABLE: ProblemWords = say(
    "{kind} cannot be recorded on {account}: nothing new can be taken from a loan",
    "{account} 上不能记 {kind}：贷款不能再借出新的款项",
    "For a new loan, add a line to the profile.",
    "如果是一笔新贷款，请在档案里添加一条授信。",
);
pub(super) const ROW_IN_FUTURE: ProblemWords = say(
    "this row is dated {date}, and today is {today}",
    "这一行的日期是 {date}，而今天是 {today}",
    "The journal holds what has happened; what is to come belongs in the profile.",
    "流水记的是已经发生的事；将来的收支请写在档案里。",
);
pub(super) const MORE: ProblemWords = say(
    "{count} more rows are wrong and do not count",
    "另有 {count} 行有误，未计入",
    "Correct the rows above first; the same mistake often repeats.",
    "请先改正上面各行；同样的错误往往会重复出现。",
);

/// Which accounts a kind of row can have.
pub(super) fn needed(name: &str) -> Option<Words> {
    Some(match name {
        "line" => Words::new("the id of a line", "某条授信的编号"),
        "cash-or-emergency" => Words::new("cash or emergency", " cash 或 emergency"),
        "line-or-cash" => Words::new("the id of a line, or cash", "某条授信的编号或 cash"),
        _ => return None,
    })
}
