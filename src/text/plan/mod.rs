//! Words of the repayment plan.

pub mod help;

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Ways of paying compared, to {day}" / "几种还款办法的比较（截至 {day}）";
    MINIMUM_ONLY = "minimum only" / "只还最低";
    AS_SET = "as set now" / "按目前设置";
    PROPORTIONAL = "in proportion" / "按余额比例";
    SNOWBALL = "snowball" / "雪球法（先还小额）";
    AVALANCHE = "avalanche" / "雪崩法（先还高利率）";
    TRUE_RATE = "true rate, with a reserve" / "按真实利率并留足备用";
    RISKIEST = "riskiest line first" / "先还最可能被停的";
    OWN_ORDER = "your order" / "自定顺序";
    COL_WAY = "way of paying" / "还款办法";
    COL_COST = "cost" / "总成本";
    COL_INTEREST = "interest" / "利息";
    COL_FEES = "fees" / "费用";
    COL_SAVED = "saves" / "少花";
    COL_DEBT_FREE = "debt-free" / "还清日";
    COL_LATE = "late" / "逾期";
    COL_STOPS = "stops" / "停用";
    COL_LOWEST = "lowest cash" / "现金最低";
    COL_ON = "on" / "日期";
    COL_PEAK_DTI = "peak DTI" / "负债收入比最高";
    NOT_WITHIN = "later" / "期内未还清";
    LEFT_OUT = "Your order leaves out {lines}: they get what they ask for and nothing more, so the debt-free date is theirs too." /
               "自定顺序未包含 {lines}：这些只还应还额，还清日也要等它们。";
    NO_LINES = "There is nothing to repay." / "没有需要还的款项。";
    IN_USE = "{lines} take new purchases and are not counted in the debt-free date." / "{lines} 仍在消费，不计入还清日。";
    NOBODY_ON_TIME = "No plan was found that pays everything on time." / "没有找到能全部按时还清应还款的计划。";
    BEST = "best found" / "找到的最优计划";
    BEST_TITLE = "The best plan found" / "找到的最优计划";
    BEST_COSTS = "It costs {cost} in interest and fees to {day}, {saved} less than paying the minimum only." /
                 "截至 {day}，利息和费用共 {cost}，比只还最低少 {saved}。";
    BEST_COSTS_MORE = "It costs {cost} in interest and fees to {day}." / "截至 {day}，利息和费用共 {cost}。";
    DEBT_FREE_ON = "Free of debt on {day}." / "{day} 还清全部欠款。";
    CERTIFIED = "It costs at most {gap} ({share}) more than any possible plan that is never late and draws nothing new." /
                "与任何从不逾期、也不新增借款的计划相比，它最多多花 {gap}（{share}）。";
    CERTIFIED_BEST = "No plan that is never late and draws nothing new can cost less." /
                     "任何从不逾期、也不新增借款的计划，都不可能更省。";
    CERTIFIED_FLOOR = "Plans that would go below the {floor} that must stay are not meant." /
                      "会动用须留存的 {floor} 的计划不在比较之列。";
    BOUND_IS = "The proven bound is {bound}." / "已证明的下界为 {bound}。";
    NO_CERTIFICATE = "No certificate: {why}" / "无法给出证明：{why}";
    NO_CERTIFICATE_LATE = "the plan is not on time." / "该计划不能按时还款。";
    NO_CERTIFICATE_CASH = "the journal holds rows ahead of today that set cash." / "流水里有今天之后调整现金的记录。";
    NO_CERTIFICATE_LINE = "No certificate for {line}: {why}. The bound counts nothing for it, so the plan may be nearer to the best than is proved." /
                          "{line} 无法证明：{why}。下界不计它的成本，因此计划离最优可能比证明的更近。";
    WHY_NEW_USE = "it takes new purchases or draws" / "仍有新的消费或借款";
    WHY_ROWS_AHEAD = "the journal holds rows of it ahead of today" / "流水里有它今天之后的记录";
    WHY_OVERDUE = "it is overdue today" / "今天已经逾期";
    WHY_UNPAID_CHARGES = "charges are unpaid that no due amount covers" / "有未付的费用不在应还额内";
    WHY_CREDIT = "the lender owes money back" / "机构还欠您钱（溢缴款）";
    WHY_GRACE = "purchases since the last statement may still be free of interest" / "上次账单后的消费可能仍免息";
    WHY_SEVERAL_RATES = "balances at several rates are paid in the lender's order" / "几种利率的余额按机构规定的顺序冲抵";
    WHY_INTEREST_APART = "posted interest stands apart and bears none" / "已计利息单独列账、不再计息";
    WHY_MIXED = "its instalments overlap or are not asked for in full" / "分期账单相互重叠，或未全额计入应还";
    WHY_BULLET = "a loan repaid at once, counted by months or compounding" / "到期一次还本，且按月计息或复利";
    PAYMENTS_TITLE = "What to pay, to {day}" / "{day} 之前的还款";
    COL_DAY = "day" / "日期";
    COL_LINE = "line" / "授信";
    COL_PAY = "pay" / "还款";
    COL_ASKED = "asked for" / "应还";
    COL_EARLY = "early" / "提前还";
    NO_PAYMENTS = "Nothing is to be paid." / "没有要还的款项。";
    MORE_PAYMENTS = "The whole calendar: --format csv or json." / "完整日历见 --format csv 或 json。";
    ASSUMPTIONS = "What this assumes" / "前提";
    ASSUMES_RECORD = "Income, expenses and terms stay as they are in your record, and nothing unplanned happens." /
                     "收入、支出和条款都与档案一致，没有意外。";
    ASSUMES_CLASS = "Compared are plans that pay every due amount in time and never run out of cash; nothing new is borrowed, and no line is used beyond the planned purchases." /
                    "参与比较的计划：每笔应还都按时还、现金从不为负；不新借，除计划内的消费外不动用额度。";
    ASSUMES_END = "Counted are interest and fees from today to {day}; what has built up and is not posted by then counts too." /
                  "计入今天到 {day} 的利息和费用，到时已产生、尚未入账的利息也算在内。";
    ASSUMES_FULL = "Lines that you pay in full go on being paid in full." / "您设为全额还款的授信继续全额还。";
    ASSUMES_NOT_ADVICE = "It is arithmetic on your record, not advice to take or leave any product." /
                         "这是对档案的计算，不是要您选择或放弃任何产品的建议。";
    NOTHING_OWED = "Nothing is owed, so there is nothing to plan." / "没有欠款，不需要还款计划。";
    GAP_TOO_WIDE = "{name}: the gap {gap} is above the {most} that --max-gap allows." /
                   "{name}：差距 {gap} 超过了 --max-gap 允许的 {most}。";
    GAP_UNKNOWN = "{name}: no gap is proved, so --max-gap is not met." / "{name}：没有证明差距，因此不满足 --max-gap。";
}
