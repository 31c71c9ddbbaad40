//! Words of the repayment plan.

pub mod help;
pub mod means;

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
    SNOWBALL = "snowball" / "雪球先还小额";
    AVALANCHE = "avalanche" / "雪崩先还高息";
    TRUE_RATE = "true-rate first" / "真实利率先还";
    RISKIEST = "riskiest first" / "先还最易停的";
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
    BEST = "best found" / "找到的最优";
    BEST_TITLE = "The best plan found" / "找到的最优计划";
    BEST_COSTS = "It costs {cost} in interest and fees to {day}, {saved} less than paying the minimum only." /
                 "截至 {day}，利息和费用共 {cost}，比只还最低少 {saved}。";
    BEST_COSTS_MORE = "It costs {cost} in interest and fees to {day}." / "截至 {day}，利息和费用共 {cost}。";
    DTI_NOT_KEPT = "No plan was found that keeps debt payments at {most} of income or less: with this one they reach {peak}." /
                   "没有找到能让负债收入比不超过 {most} 的计划：这个计划最高达到 {peak}。";
    DEBT_FREE_ON = "Free of debt on {day}." / "{day} 还清全部欠款。";
    CERTIFIED = "It costs at most {gap} ({share}) more than any possible plan that is never late and draws nothing new." /
                "与任何从不逾期、也不新增借款的计划相比，它最多多花 {gap}（{share}）。";
    CERTIFIED_BEST = "No plan that is never late and draws nothing new can cost less." /
                     "任何从不逾期、也不新增借款的计划，都不可能更省。";
    CERTIFIED_BY_DUE_DAY = "Of the plans that pay everything by its due day and wait for no days of grace, none is more than {gap} ({share}) cheaper." /
                           "如果都在还款日当天或之前还清、不占用宽限期，没有计划能再省 {gap}（{share}）以上。";
    CERTIFIED_BEST_BY_DUE_DAY = "Of the plans that pay everything by its due day and wait for no days of grace, none is cheaper." /
                                "如果都在还款日当天或之前还清、不占用宽限期，没有更省的计划。";
    CERTIFIED_FLOOR = "Plans that would go below the {floor} that must stay are not meant." /
                      "会动用须留存的 {floor} 的计划不在比较之列。";
    BOUND_IS = "It is proved that none of those costs less than {bound}." / "已证明：这样的计划最少也要 {bound}。";
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
    WHY_MIXED = "its instalments overlap or are not asked for in full" / "分期账单相互重叠，或未全额计入应还";
    WHY_BULLET = "a loan repaid at once that is billed already and not yet paid" / "到期一次还本的贷款已出账、尚未还清";
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
    WHY_TITLE = "Why this plan" / "为什么这样还";
    WHY_NOW = "{amount} more than is asked for goes to {line} on {day}. Left out, the plan would cost {more} more." /
              "{day} 在应还之外多还{line} {amount}。不还这一笔，整个计划要多花 {more}。";
    WHY_NOW_EVEN = "{amount} more than is asked for goes to {line} on {day}. Left out, the plan would cost the same; it is paid because nothing else needs the money." /
                   "{day} 在应还之外多还{line} {amount}。不还这一笔总成本不变；还它，是因为这笔钱别处不急用。";
    WHY_RATE_HIGHEST = "Paying it early saves {rate} a year, more than on any other line." /
                       "提前还它每年省 {rate}，比其他授信都高。";
    WHY_RATE_DEARER = "Paying it early saves {rate} a year; on {dearer} it would be {dearer_rate}, yet the plan as a whole comes out cheaper this way." /
                      "提前还它每年省 {rate}；还{dearer}每年省 {dearer_rate}，但从整个计划看，先还它更省。";
    WHY_PROMO = "Its low rate ends on {day}." / "它的优惠利率 {day} 到期。";
    WHY_NOTHING_EARLY = "Nothing is paid early: there is no money over what is asked for and must stay." /
                        "没有提前还款：除应还和须留存的外，没有多余的钱。";
    WHY_RESERVE = "On {day} {kept} stays in hand: by {low_day} it is down to {low}, because so much falls due and must be lived on." /
                  "{day} 留下 {kept}：到 {low_day} 只剩 {low}，中间的应还和生活开支要用它。";
    WHY_PRICES = "100 more in hand would save so much by {until}, by the month in which it comes: {prices}." / "某月手里多 100，到 {until} 可省：{prices}。";
    WHY_PRICES_EVEN = "One more 100 in hand would save nothing more: all that bears interest is paid as fast as it may be." /
                      "手里再多 100 也不会更省：计息的都已尽快还清。";
    WHY_LATE_FINE = "If the income of {day} comes {days} days late, the plan still holds." /
                    "如果 {day} 的收入晚 {days} 天，这个计划仍然成立。";
    WHY_LATE_WAIT = "If the income of {day} comes {days} days late, {amount} of early payments must wait; then nothing is late." /
                    "如果 {day} 的收入晚 {days} 天，先推迟 {amount} 的提前还款，就不会逾期。";
    WHY_LATE_LATE = "If the income of {day} comes {days} days late, {missing} is missing on {short} and postponing early payments is not enough: call the lender before that day." /
                    "如果 {day} 的收入晚 {days} 天，{short} 会缺 {missing}，推迟提前还款也不够：请在那天之前联系机构。";
    SHORT_TITLE = "When the money does not reach" / "钱不够时";
    ORDER_TITLE = "The least bad order" / "损失最小的顺序";
    SHORT_TRIAGE = "In the next {months} months at least some amounts will be late: {late} in the least bad order that was found, {before} if everything is paid as it comes." /
                   "今后 {months} 个月免不了有逾期：按找到的损失最小的顺序，逾期 {late} 次；有什么还什么则是 {before} 次。";
    SHORT_TRIAGE_NONE = "In the next {months} months nothing needs to be late in this order; it becomes short later." /
                        "按这个顺序，今后 {months} 个月都不会逾期；之后才会不够。";
    SHORT_FLOOR = "If {floor} must always stay in hand, no plan is on time; without that there is one." /
                  "手里必须始终留 {floor} 时，没有按时可行的计划；不要求留这笔钱，就有。";
    SHORT_ESSENTIALS = "Even the essentials are short by {amount}." / "连基本生活开支也缺 {amount}。";
    RANK_KEPT = "Keep on time: {lines}." / "保证按时：{lines}。";
    RANK_PARTLY = "Keep on time as far as the money goes, some of it will be late: {lines}." / "钱够就按时还，其中有的会逾期：{lines}。";
    RANK_WHEN_OVER = "Pay in full when there is money left, else not at all (a part costs money and is late all the same): {lines}." /
                     "有余钱时整笔还，没有就先不还（只还一部分既花钱又照样算逾期）：{lines}。";
    RANK_LEFT = "Leave for now: {lines}." / "暂时不还：{lines}。";
    CALL = "Call {lender} before {day}: {amount} of {line} falls due then and cannot be paid. Ask for a hardship plan before it is late." /
           "{day} 之前联系{lender}：{line}届时应还 {amount}，还不上。请在逾期前申请困难减免或个性化分期。";
    CALL_TODAY = "Call {lender} today: {amount} of {line} cannot be paid. Ask for a hardship plan." /
                 "今天就联系{lender}：{line}的 {amount} 还不上，请申请困难减免或个性化分期。";
    MISSING_MONTHLY = "With {amount} more each month, from today on, a plan is on time." / "从今天起每月再多 {amount}，就有按时可行的计划。";
    MISSING_ONCE = "With {amount} more today, once, a plan is on time." / "今天一次性多 {amount}，就有按时可行的计划。";
    MISSING_SPENDING = "With {amount} less spent each month a plan is on time." / "每月少花 {amount}，就有按时可行的计划。";
    MISSING_PROVED = "Each was run again with this sum, and with one cent less, which is not enough." /
                     "每个数都重新跑过：有这笔钱就够，少一分就不够。";
    NOT_ENOUGH_MONTHLY = "Not even {amount} more each month is enough." / "每月再多 {amount} 也不够。";
    NOT_ENOUGH_ONCE = "Not even {amount} today, once, is enough." / "今天一次性多 {amount} 也不够。";
    NOT_ENOUGH_SPENDING = "Spending less is not enough by itself, not even {amount} a month less, which is all of it." /
                          "光靠少花不够：即使每月 {amount} 一分不花也不够。";
    NO_SPENDING = "Nothing is planned to be spent that could be saved." / "计划里没有可以省下的支出。";
    NOT_TO_SAVE = "Being late is never a way to save: it costs fees, a record and lines." /
                  "逾期从来不是省钱的办法：会有费用、征信记录，也会失去额度。";
    SCREEN_TITLE = "Ways of paying" / "还款办法";
    WORKING = "Working it out…" / "正在计算…";
    STAGE_OF = "step {at} of {of}…" / "第 {at}/{of} 步…";
    GAP_NOW = "gap {share}" / "差距 {share}";
    VIEW = "View" / "换视图";
    VIEW_ABOUT = "Why, what to pay when, or what is owed month by month" / "切换：为什么、还款日历、每月余额";
    ADOPT = "Adopt" / "采用";
    ADOPT_ABOUT = "Follow the selected way: its payments become those of the schedule" / "采用所选办法：它的还款写进日程";
    DROP = "Drop the plan" / "停用计划";
    DROP_ABOUT = "Follow no plan any more" / "不再按计划还款";
    ADOPTED = "The plan is yours: its payments of the next 13 months stand in the schedule." /
              "已采用：今后 13 个月的还款已写进日程。";
    ADOPTED_ON_THE_DESK = "Shown in the schedule; a sample is never written to." / "已写进日程供查看；示例不会被改写。";
    DROPPED = "The plan is dropped; the schedule goes on as set." / "已停用计划，日程恢复原设置。";
    NO_PLAN_TO_DROP = "No plan is being followed." / "目前没有采用计划。";
    NOT_TO_ADOPT = "This way is late or runs out of cash, so it cannot be adopted." / "这种办法会逾期或缺钱，不能采用。";
    CALENDAR_TITLE = "What to pay when" / "还款日历";
    PAYOFF_TITLE = "Owed at the end of each month" / "每月末欠款";
    PAYOFF_HEAD = "month, what is owed; the mark shows minimum-only" / "月份、欠款；竖线是只还最低时的欠款";
    MISSING_TITLE = "What is missing" / "缺多少";
    CALLS_TITLE = "Whom to call" / "联系谁";
    NOTES_TITLE = "To know" / "说明";
    NO_INCOME = "Your record has no income ahead: everything would be paid out of the cash in hand." /
                "档案里今后没有收入，只能用手头现金还款。";
    NOTHING_OWED = "Nothing is owed, so there is nothing to plan." / "没有欠款，不需要还款计划。";
    GAP_TOO_WIDE = "{name}: the gap {gap} is above the {most} that --max-gap allows." /
                   "{name}：差距 {gap} 超过了 --max-gap 允许的 {most}。";
    GAP_UNKNOWN = "{name}: no gap is proved, so --max-gap is not met." / "{name}：没有证明差距，因此不满足 --max-gap。";
}
