//! Words of stress: chances, fans, drivers, buffers, paths.

use super::Words;
use crate::domain::stress::answer::Fanned;
use crate::domain::stress::brought::Driver;
use crate::domain::stress::chances::Times;
use crate::domain::stress::spare::Early;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Stress: {paths} possible futures, {months}, to {day}" / "压力测试：{paths} 种可能的未来，{months}，到 {day}";
    PARTLY = "stopped after {done} of {all}: what follows rests on those" / "已在 {done}/{all} 处停止，以下按已算部分给出";
    PARTLY_DEEP = "stopped before everything was worked out: what is missing below was not run" / "中途停止：下面缺少的部分没有算完";
    FAILS = "Trouble in more than {share} of futures: by the mark of this program, set for teaching, the test is not passed." /
            "出问题的未来超过 {share}：按本程序的教学标准，压力测试没通过。";
    PASSES = "Trouble in no more than {share} of futures: by the mark of this program, set for teaching, the test is passed." /
             "出问题的未来不超过 {share}：按本程序的教学标准，压力测试通过。";
    CHANCES = "Chances: {name}, {times}" / "概率来源：{name}，{times}";
    SUPPOSED = "With: {name}" / "并假设：{name}";
    HOW_OFTEN = "How likely" / "可能性";
    LATE = "a payment is late" / "有逾期";
    LOST = "a line stops or closes" / "有授信停用或关闭";
    TROUBLE = "late, stopped or both" / "逾期或停用";
    SHORT = "money runs out one day" / "某天现金不够";
    COL_WHAT = "" / "";
    COL_SHARE = "chance" / "概率";
    COL_ERROR = "+-" / "误差";
    COL_LINE = "Line" / "授信";
    COL_LATE = "late" / "逾期";
    COL_STOPPED = "stopped" / "停用";
    BUCKET_ROW = "{days}+ days late (M{n})" / "逾期 {days} 天以上 (M{n})";
    COL_LONG = "61+ days" / "61 天以上";
    BY_CAUSE = "by {cause}" / "因{cause}";
    BY_LINE = "Line by line" / "逐笔";
    FIRST = "First trouble" / "首次出问题";
    FIRST_HALF = "Half of those who get into trouble are in it within {months}." / "出问题的情形中，一半在 {months}内发生。";
    FIRST_NONE = "None of these futures gets into trouble." / "这些未来中没有一种出问题。";
    FIRST_BY = "by {day}" / "{day} 前";
    FANS = "Fans at month ends (of 100 futures: 5, 25, 50, 75, 95 lie below)" /
           "月末分布（100 种未来中，有 5、25、50、75、95 种低于此数）";
    CASH = "Cash" / "现金";
    DEBT = "Debt" / "欠款";
    DTI = "Debt to income" / "负债收入比";
    COL_MONTH = "Month end" / "月末";
    NO_INCOME = "no income" / "无收入";
    DRIVERS = "What drives it" / "主要原因";
    DRIVERS_ON = "How often each comes in bad futures and in all, and how likely trouble would be without it: on the first {paths} futures, with the same random numbers. As set it is {share}." /
                 "每种情况在坏情形和全部未来中出现的比例，以及没有它时出问题的概率：按前 {paths} 种未来、同一组随机数。照旧时为 {share}。";
    COL_DRIVER = "If this never happened" / "如果从不发生";
    COL_IN_BAD = "in bad" / "坏情形中";
    COL_IN_ALL = "in all" / "全部中";
    COL_WITHOUT = "trouble" / "出问题";
    COL_FALL = "change" / "变化";
    BUFFERS = "What a buffer does" / "缓冲现金的作用";
    BUFFERS_HOW = "Cash kept, in months of essentials; all above it goes to the dearest debt on each payday. \
                   How many are ever late, and interest and fees when nothing new is borrowed." /
                  "保留的现金按必需支出的月数计，其余每到发薪日先还利率最高的债。列出逾期的概率，以及不再借新债时的利息与费用。";
    COL_KEPT = "Kept" / "保留";
    COL_REDRAW = "can redraw" / "可再支用";
    COL_NO_REDRAW = "no new debt" / "不再借";
    COL_COST = "interest and fees" / "利息与费用";
    COMPARED = "Paying early: {how}, {cash} kept" / "提前还款：{how}，保留 {cash}";
    COMPARED_ROW = "trouble {share} instead of {before}; {healed} futures better, {harmed} worse; interest and fees {cost} instead of {cost_before}" /
                   "出问题 {share}（照旧 {before}）；{healed} 种未来变好，{harmed} 种变坏；利息与费用 {cost}（照旧 {cost_before}）";
    MEAN_COST = "Interest and fees on average: {cost}" / "平均利息与费用：{cost}";
    OPEN = "Look at one: --path {worst} (worst), {median} (middle), {best} (best)" /
           "打开一条：--path {worst}（最差）、{median}（居中）、{best}（最好）";
    NOTES = "How to read this" / "说明";
    NOTE_SURVEY = "Chances are not forecasts for one household. {summary}" / "概率不是对某个家庭的预测。{summary}";
    NOTE_RULES = "Lenders publish no thresholds: the rules by which lines stop are teaching assumptions." /
                 "机构不公布阈值：授信停用的规则为教学假设。";
    NOTE_FUND = "The emergency fund is spent like cash. Every income that comes weekly, fortnightly or monthly counts as an earner's." /
                "应急金与现金一样可用。按周、双周、按月到账的收入都视为一位挣钱者的收入。";
    NOTE_STOPPED = "A line that is down for a platform's outage comes back by itself and is not counted as stopped." /
                   "因平台故障暂停的授信会自行恢复，不计入停用。";
    PATH = "Path {path} of seed {seed}" / "种子 {seed} 的第 {path} 条路径";
    BRINGS = "What chance brings" / "随机事件";
    BRINGS_NOTHING = "Nothing out of the ordinary." / "没有特别的事。";
    OUT_OF_WORK = "{income}: out of work until {day}" / "{income}：失业，到 {day}";
    LESS = "{income}: only {amount} comes" / "{income}：只到账 {amount}";
    VARIES = "{income} varies between {amount} and the usual" / "{income}在 {amount} 与平常之间浮动";
    EXPENSE = "{name}: {amount}" / "{name}：{amount}";
    DOWN = "{line}: the platform is down until {day}" / "{line}：平台故障，到 {day}";
    CUT = "{line}: the limit is cut by {share}" / "{line}：额度下调 {share}";
    CUT_IF_LATE = "{line}: the limit would be cut by {share} if a payment was late in the last six months" /
                  "{line}：若近六个月有逾期，额度下调 {share}";
    RULES_CHANGE = "{line}: rules change" / "{line}：规则调整";
    FORGOTTEN = "{line}: the payment is forgotten until {day}" / "{line}：忘记还款，到 {day} 才想起";
    HAPPENS = "What happens and why" / "发生什么，为什么";
    TOO_LARGE = "{paths} paths over {months} would take {memory} of memory and about {time}; at most {most} may be used. Ask for fewer paths." /
                "{paths} 条路径、{months} 需要 {memory} 内存，约 {time}；最多可用 {most}。请减少路径数。";
    NO_PATH = "there is no path {path}: paths are numbered 0 to {last}" / "没有第 {path} 条路径：编号为 0 到 {last}";
    STEP_PATHS = "futures" / "未来";
    STEP_COMPARE = "paying early" / "提前还款";
    STEP_AGAIN = "the first ones again" / "前一部分再算一遍";
    STEP_DRIVER = "without: {name}" / "去除：{name}";
    STEP_BUFFER = "buffer {n} of {all}" / "缓冲 {n}/{all}";
    SO_FAR = "{share} in trouble" / "{share} 出问题";
    BAR_DONE = "{done} of {all}" / "{done}/{all}";
    SCREEN_TITLE = "Stress" / "压力测试";
    WORKING = "working it out..." / "正在计算……";
    NOT_YET = "Not worked out yet." / "还没算好。";
    STOPPED = "Stopped; what is shown rests on the paths run so far." / "已停止；显示的是已算部分。";
    GOING_ON = "{step}: {done} of {all}" / "{step}：{done}/{all}";
    DONE = "{paths} futures" / "{paths} 种未来";
    FANS_SHORT = "Cash, debt and debt to income" / "现金、欠款与负债收入比";
    FIGURES = "Figures" / "数字";
    FIGURES_ABOUT = "The charts as figures, and back" / "图表与数字切换";
    SET_EXTRA = "Cash put by on top" / "额外备用现金";
    SET_FORGETFUL = "Payments forgotten" / "忘记还款";
    SET_TIMES = "Times" / "时期";
    SET_MONTHS = "Ahead" / "往后看";
    EXTRA_VALUE = "{n} months of essentials" / "{n} 个月必需支出";
    EXTRA_SHORT = "{n} months" / "{n} 个月";
    NEVER_FORGETS = "never" / "从不";
    AS_USUAL = "as usual" / "照常";
    TIMES_USUAL = "{n} times as often" / "{n} 倍";
    VIEW = "View" / "视图";
    VIEW_ABOUT = "Chances, cash, debt and debt to income as charts, what drives it, what a buffer does" /
                 "可能性、现金、欠款和负债收入比的走势、主要原因、缓冲的作用";
    WORST = "Worst" / "最差";
    WORST_ABOUT = "Open the path with most trouble" / "打开最差的一条路径";
    MIDDLE = "Middle" / "居中";
    MIDDLE_ABOUT = "Open the path in the middle" / "打开居中的一条路径";
    BEST = "Best" / "最好";
    BEST_ABOUT = "Open the path with the least trouble" / "打开最好的一条路径";
    STOP = "Stop" / "停止";
    STOP_ABOUT = "Run no more paths; keep what there is" / "不再继续计算，保留已有结果";
    YEARS = "{n} years" / "{n} 年";
    DAYS = "{n} days" / "{n} 天";
    SECONDS = "{n} seconds" / "{n} 秒";
}

/// What a fan shows.
#[must_use]
pub const fn fanned(fanned: Fanned) -> Words {
    match fanned {
        Fanned::Cash => CASH,
        Fanned::Debt => DEBT,
        Fanned::Dti => DTI,
    }
}

/// The name of a driver.
#[must_use]
pub const fn driver(driver: Driver) -> Words {
    match driver {
        Driver::JobLoss => Words::new("losing work", "失业"),
        Driver::Income => Words::new("income that varies", "收入波动"),
        Driver::Expense => Words::new("unplanned expenses", "意外开支"),
        Driver::Outage => Words::new("platforms down", "平台故障"),
        Driver::LimitCut => Words::new("limits cut", "额度下调"),
        Driver::RuleChange => Words::new("rules that change", "规则调整"),
        Driver::Forgetting => Words::new("payments forgotten", "忘记还款"),
    }
}

/// The name of a driver in files and scripts.
#[must_use]
pub const fn driver_key(driver: Driver) -> &'static str {
    match driver {
        Driver::JobLoss => "job-loss",
        Driver::Income => "income",
        Driver::Expense => "expense",
        Driver::Outage => "outage",
        Driver::LimitCut => "limit-cut",
        Driver::RuleChange => "rule-change",
        Driver::Forgetting => "forgetting",
    }
}

/// The times.
#[must_use]
pub const fn times(times: Times) -> Words {
    match times {
        Times::Calm => Words::new("calm times", "平稳时期"),
        Times::Stressed => Words::new("stressed times", "动荡时期"),
    }
}

/// A way of paying early.
#[must_use]
pub const fn early(early: Early) -> Words {
    match early {
        Early::Dearest => Words::new("the highest rate first", "先还利率最高的"),
        Early::Smallest => Words::new("the smallest balance first", "先还余额最小的"),
    }
}
