//! Problems of policies, scenarios and points cards.

use super::{ProblemWords, say};

pub(super) const SHARE_ZERO: ProblemWords = say(
    "`{key}` takes nothing away",
    "`{key}` 为零，等于没有变化",
    "Write a share above 0%, such as \"75%\".",
    "请写大于 0% 的比例，如 \"75%\"。",
);
pub(super) const UNKNOWN_INDICATOR: ProblemWords = say(
    "nothing measures `{value}`",
    "没有 `{value}` 这个指标",
    "Did you mean `{nearest}`?",
    "您是不是想写 `{nearest}`？",
)
.or_else(
    "Use the name of an indicator, such as `days-past-due`, `utilisation` or `lenders`.",
    "请使用指标的名称，如 `days-past-due`、`utilisation`、`lenders`。",
);
pub(super) const TOO_MANY_CONDITIONS: ProblemWords = say(
    "`{table}` has more than {most} conditions",
    "`{table}` 的条件超过 {most} 个",
    "Split the rule in two.",
    "请拆成两条规则。",
);
pub(super) const THRESHOLD_UNSUPPORTED: ProblemWords = say(
    "`{trigger}` calls its figure no assumption, but nothing supports it",
    "`{trigger}` 称其数值不是假设，却没有依据",
    "Add `source = …` with evidence O, P, X or C, or leave `teaching_assumption = false` out.",
    "请补上 `source = …` 及 O、P、X 或 C 类依据，或删去 `teaching_assumption = false`。",
);
pub(super) const TRIGGER_NEVER_FIRES: ProblemWords = say(
    "`{trigger}` can never fire: `{indicator}` {op} {value} is out of reach, it lies between 0 and {most}",
    "`{trigger}` 永远不会触发：`{indicator}` 只会在 0 到 {most} 之间，达不到 {op} {value}",
    "Correct the value or the comparison.",
    "请更正数值或比较符号。",
);
pub(super) const TRIGGER_CONTRADICTS: ProblemWords = say(
    "`{trigger}` can never fire: `{indicator}` {op} {value} excludes the conditions before it",
    "`{trigger}` 永远不会触发：`{indicator}` {op} {value} 与前面的条件互相矛盾",
    "All conditions of a rule must hold at once. Change one, or make two rules.",
    "一条规则的所有条件须同时成立。请修改其中一个，或拆成两条规则。",
);
pub(super) const TRIGGER_ALWAYS_FIRES: ProblemWords = say(
    "`{trigger}` fires on every line on every day: its conditions hold whatever is measured",
    "`{trigger}` 每天都会对每笔授信触发：无论测得多少，条件都成立",
    "Raise or lower a threshold so that some lines stay outside.",
    "请调整阈值，使部分授信不受影响。",
);
pub(super) const TRIGGER_LOOPS: ProblemWords = say(
    "`{trigger}` sets itself off for ever: it lets go on the day it fires, while its conditions still hold",
    "`{trigger}` 会无休止地重复触发：触发当天就恢复，而触发条件仍然成立",
    "Give `recover` cooling days or conditions that end the rule's own, give a cut a floor with `not_below`, or write `permanent = true`.",
    "请在 `recover` 中写冷却天数或能终止触发条件的条件，给降额设下限 `not_below`，或写 `permanent = true`。",
);
pub(super) const RECOVERY_NEVER_HOLDS: ProblemWords = say(
    "the way back from `{trigger}` can never be gone: `{indicator}` {op} {value} cannot hold here",
    "`{trigger}` 永远无法恢复：`{indicator}` {op} {value} 在此不可能成立",
    "Change the condition, or write `permanent = true` if that is meant.",
    "请修改该条件；如本意如此，请写 `permanent = true`。",
);
pub(super) const POLICY_OVERLAP: ProblemWords = say(
    "both `{policy}` and `{other}` are the rule for `{kind}` lines of this place",
    "`{policy}` 与 `{other}` 都自称是本地 `{kind}` 类授信的规则",
    "Take the kind out of `kinds` in one of them; name products there instead.",
    "请从其中一个的 `kinds` 中删去该类，改为列出具体产品。",
);
pub(super) const BAD_MOMENT: ProblemWords = say(
    "`{key}` is \"{value}\", which names no day",
    "`{key}` 写的是“{value}”，看不出是哪一天",
    "Write a date, a month such as \"2027-01\", \"today\", \"next-due\", \"next-income\", \"in 10 days\" or \"in 2 months\".",
    "请写日期、月份（如 \"2027-01\"），或 \"today\"、\"next-due\"、\"next-income\"、\"in 10 days\"、\"in 2 months\"。",
);
pub(super) const SHOCKS_CONTRADICT: ProblemWords = say(
    "`{shock}` cannot happen together with `{other}` above it",
    "`{shock}` 与前面的 `{other}` 不能同时发生",
    "Keep one of the two, or give them different lines or days.",
    "请保留其中一个，或改为不同的授信或日期。",
);
pub(super) const UNKNOWN_INCOME: ProblemWords = say(
    "there is no income named \"{value}\"",
    "没有名为“{value}”的收入",
    "Did you mean \"{nearest}\"?",
    "您是不是想写“{nearest}”？",
)
.or_else("The incomes are: {known}.", "现有收入：{known}。");
pub(super) const SHOCK_OUT_OF_RANGE: ProblemWords = say(
    "{date} is outside the time looked at, {from} to {to}",
    "{date} 不在推演的时间范围 {from} 至 {to} 之内",
    "Name a day in that time, or look farther ahead.",
    "请改为范围内的日期，或把推演时间拉长。",
);
pub(super) const SHOCK_MEANS_NOTHING: ProblemWords = say(
    "`{shock}` means no line or income of this household",
    "`{shock}` 在这份档案中没有对应的授信或收入",
    "Choose another line, group, kind or income, or leave the shock out.",
    "请改选其他授信、同系、类别或收入，或去掉这项冲击。",
);
pub(super) const POINTS_OUT_OF_ORDER: ProblemWords = say(
    "the points of `{factor}` do not fit its cuts",
    "`{factor}` 的分数与分档不符",
    "Give one more points than cuts, cuts from low to high, and points that never fall as risk rises.",
    "分数须比分档点多一个，分档点从小到大，风险越高分数不得越低。",
);
pub(super) const NOT_A_DECIMAL: ProblemWords = say(
    "`{key}` is \"{value}\", which is no number",
    "`{key}` 写的是“{value}”，不是数字",
    "Write a decimal fraction in quotes, such as \"-2.3458\".",
    "请写带引号的小数，如 \"-2.3458\"。",
);
pub(super) const BASE_RATE_IMPOSSIBLE: ProblemWords = say(
    "a card cannot be set to {value} late payers",
    "评分卡的逾期比例不能设为 {value}",
    "Write a share between 0.01% and 99.99%.",
    "请写 0.01% 到 99.99% 之间的比例。",
);
pub(super) const CHANCE_OUT_OF_RANGE: ProblemWords = say(
    "`{key}` cannot be {value}: a chance or a share lies between 0% and 100%, and a range goes from the smaller to the larger",
    "“{key}”不能是 {value}：概率或比例在 0% 到 100% 之间，区间应从小到大",
    "Write a share such as \"1.1%\".",
    "请写比例，如 \"1.1%\"。",
);
