//! Words of a what-if: what changed, why, and how far the rule is founded.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "What if: {name}" / "假如：{name}";
    LOOKS_TO = "{months}, to {day}" / "往后看 {months}，到 {day}";
    OWN = "what was given on the command line" / "命令行给出的情形";
    NOTHING = "as set, nothing unusual" / "一切照旧";
    LANES = "Month by month" / "逐月状态";
    LEGEND = "o active  w watched  r reduced  S suspended  F frozen  x closed  + recovering" /
             "o 正常  w 关注  r 降额  S 停用  F 冻结  x 关闭  + 恢复中";
    HAPPENS = "What happens and why" / "发生什么，为什么";
    NOTHING_HAPPENS = "No line changes its state, and nothing is missed." / "没有授信状态变化，也没有漏还。";
    NEW_COSTS = "What the new borrowing costs" / "新增借款的成本";
    NEW_COST = "{name}, {amount} on {day}: all charges {charges}; a year {nominal} nominal, {effective} effective" /
               "{name}，{day} 借 {amount}：费用合计 {charges}；年化名义 {nominal}，实际 {effective}";
    NEW_COST_WITHOUT_RATE = "{name}, {amount} on {day}: all charges {charges}" /
               "{name}，{day} 借 {amount}：费用合计 {charges}";
    NEW_COST_WHOLE = "the whole statement: {command}" / "完整明示表：{command}";
    SIDE_BY_SIDE = "Without and with" / "对比";
    COL_WITHOUT = "as set" / "照旧";
    COL_WITH = "with it" / "假如";
    COST = "Interest and fees" / "利息与费用";
    LOWEST = "Lowest cash" / "现金最低点";
    FIRST_SHORT = "First day short of money" / "首个缺钱日";
    FIRST_STOP = "First line stopped" / "首个停用的授信";
    MISSED = "Payments missed" / "漏还次数";
    NO_OPEN = "Days without any open line" / "无任何可用授信的天数";
    DTI_PEAK = "Highest debt to income" / "负债收入比峰值";
    RECOVER = "Time until all is well again" / "恢复正常所需时间";
    OWED_END = "Owed at the end" / "期末欠款";
    MORTGAGE_RATIO = "Mortgage {day}: DTI" / "{day} 房贷：负债收入比";
    MORTGAGE_RECORD = "Mortgage {day}: missed" / "{day} 房贷：漏还次数";
    NEVER = "none" / "无";
    NOT_WITHIN = "not within this time" / "期内未恢复";
    AT_ONCE = "at once" / "无需恢复";
    STATE_CHANGE = "{line}: from {from} to {to}" / "{line}：{from} → {to}";
    STATE_STAYS = "{line}: one more rule counts against it" / "{line}：又触发一条规则";
    MISSED_ROW = "{line}: {unpaid} not paid on its due day" / "{line}：{unpaid} 到期未还";
    MISSED_FEE = "{line}: {unpaid} not paid on its due day, late fee {fee}" / "{line}：{unpaid} 到期未还，违约金 {fee}";
    LIMIT_ROW = "{line}: limit {before} to {after}" / "{line}：额度 {before} → {after}";
    CALLED_IN = "{line}: the whole balance is called in, {amount}" / "{line}：全部余额提前到期，{amount}";
    OPENED = "{line}: opened, {amount} arrives" / "{line}：新开，到账 {amount}";
    OPENED_LIMIT = "{line}: opened" / "{line}：新开";
    RULE = "rule: {rule} ({policy})" / "规则：{rule}（{policy}）";
    MEASURED = "{indicator} {measured}; the rule: {threshold}" / "{indicator} {measured}；规则：{threshold}";
    MEASURED_BEFORE = "{indicator} {measured}, before {before}; the rule: {threshold}" /
                      "{indicator} {measured}，此前 {before}；规则：{threshold}";
    SEEN_AT = "seen at {line}" / "因 {line}";
    SHOCK = "supposed" / "假设的情形";
    RULE_ENDED = "nothing counts against it any more" / "触发条件已消除";
    PROBATION_OVER = "the probation is over" / "观察期结束";
    TEACHING = "teaching assumption: lenders publish no thresholds" / "教学假设：机构不公布阈值";
    CONFIDENCE = "confidence {confidence}" / "可信度：{confidence}";
    YES = "yes" / "是";
    NO = "no" / "否";
    UNKNOWN = "unknown" / "未知";
}

words! {
    KEEP_OPEN = "What would keep lines open" / "怎样才能不停用";
    KEEP_NOTHING = "Nothing stops within this time." / "期内没有授信停用。";
    GOAL_FIRST = "So that {line} does not stop on {day}" / "要让{line}在 {day} 不停用";
    GOAL_ALL = "So that no line stops at all" / "要让所有授信都不停用";
    CASH_ONCE = "{amount} more in cash today" / "今天多 {amount} 现金";
    CASH_MONTHLY = "{amount} more every month" / "每月多 {amount}";
    SPEND_LESS = "{amount} less spent on lines every month" / "每月少用授信消费 {amount}";
    ONE_LESS = "{least} less is not enough" / "少 {least} 都不够";
    GAPS = "of larger sums some are not enough" / "更大的金额中有的反而不够";
    CASH_AT_HAND = "no more money: paying what is open from the cash there is, today or on the next payday, is enough" /
                   "不用多一分钱：今天或下次收入到账时，用手头现金把欠的还上就够了";
    CASH_ONCE_NOT = "no sum up to {amount} in cash today is enough" / "今天增加现金，{amount} 以内都不够";
    CASH_MONTHLY_NOT = "no sum up to {amount} a month is enough" / "每月增加现金，{amount} 以内都不够";
    SPEND_LESS_NOT = "spending nothing on lines is not enough" / "完全不用授信消费也不够";
    LAST_CHANCE = "{amount} paid to {line} by {day} keeps it open" / "{day} 及以前向{line}还 {amount}，即可不停用";
}
