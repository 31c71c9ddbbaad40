//! Words about a saved plan that is checked again.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    ON_TIME = "Run again: every due amount is paid in time to {day} and cash never runs out." /
              "重新跑过：到 {day} 每笔应还都按时还，现金不为负。";
    NOT_ON_TIME = "Run again: not on time. {late} amounts are late, the lowest cash is {lowest}." /
                  "重新跑过：不能按时。逾期 {late} 次，现金最低 {lowest}。";
    COST_HOLDS = "It costs {cost} in interest and fees, as it says." / "利息和费用共 {cost}，与所写一致。";
    COST_DIFFERS = "It costs {cost} in interest and fees, and says {said}." / "利息和费用共 {cost}，但文件写的是 {said}。";
    BOUND_HOLDS = "From its prices alone: no plan that is never late and draws nothing new costs less than {bound}." /
                  "仅由其中的现金价格即可算出：任何从不逾期、不新增借款的计划都不少于 {bound}。";
    BOUND_HOLDS_BY_DUE_DAY = "Nor does any that pays everything by its due day, waiting for no days of grace, cost less than {bound}." /
                             "其中都在还款日当天或之前还清、不占用宽限期的计划，都不少于 {bound}。";
    BOUND_FAILS = "From its prices only {bound} is proved, and it says {said}." / "由其中的价格只能证明 {bound}，但文件写的是 {said}。";
    PRICES_DO_NOT_FIT = "Its prices do not belong to the paydays of this household, so its bound proves nothing here." /
                        "其中的价格与本户的发薪日对不上，下界在此无效。";
    NO_BOUND = "It states no bound." / "文件没有写下界。";
    GAP = "So it costs at most {gap} more than any possible such plan." / "因此它最多比任何这样的计划多花 {gap}。";
    NOT_CERTIFIED = "The bound counts nothing for {line}: {why}." / "下界不计 {line}：{why}。";
    HOLDS = "All that the plan says of itself is so." / "计划所写全部属实。";
    FAILS = "Not all that the plan says of itself is so." / "计划所写并非全部属实。";
    NOT_A_PLAN = "{file} is no saved plan. Save one with: tideover plan --format json > plan.json" /
                 "{file} 不是保存的计划。保存方法：tideover plan --format json > plan.json";
    BAD_VALUE = "{file}: \"{key}\" is missing or cannot be read." / "{file}：\"{key}\" 缺失或无法读取。";
    OTHER_DAY = "{file} was made for {day}, and this household's record begins later, so it cannot be run again." /
                "{file} 是 {day} 做的计划，而本户的记录从更晚的日子开始，无法重新跑。";
    CHANGED = "Since the plan was made the household has changed: {what}." / "做计划之后，本户情况有变：{what}。";
    CASH = "cash in hand was {then}, now {now}" / "手头现金当时 {then}，现在 {now}";
    INCOME = "income to {day} was {then}, now {now}" / "到 {day} 的收入当时 {then}，现在 {now}";
    EXPENSES = "expenses to {day} were {then}, now {now}" / "到 {day} 的支出当时 {then}，现在 {now}";
    OWED = "{line} owed {then}, now {now}" / "{line} 当时欠 {then}，现在 {now}";
    RATE = "the rate of {line} was {then}, now {now}" / "{line} 的利率当时 {then}，现在 {now}";
    CAME = "{line} is new" / "新增了 {line}";
    WENT = "{line} is gone" / "{line} 已不在记录中";
    AND = "; " / "；";
    UNKNOWN_LINE = "{file} pays a line {line} that this household does not have. It may have been removed since." /
                   "{file} 里有本户没有的授信 {line}。可能后来已从记录中删去。";
}
