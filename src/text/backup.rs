//! Words of other ways through. They give options, costs and dates; they never say which one to take.

use super::Words;
use crate::domain::backup::condition::Verdict;
use crate::domain::backup::{Group, PaysDebt};
use crate::domain::household::facts::{FactKey, FactShape};
use crate::domain::provenance::{Confidence, Evidence};

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    MISSING = "What is missing" / "缺多少";
    NOTHING_MISSING = "As things are set, no money is missing until {until}; the lowest cash is {lowest} on {day}." /
                      "按目前安排，到 {until} 都不缺钱；现金最低为 {day} 的 {lowest}。";
    MISSING_AS_SET = "As things are set, {amount} is missing, from {from} {until}; the worst day is {worst}." /
                     "按目前安排，{from} 起{until}缺 {amount}，最紧的一天是 {worst}。";
    SUPPOSED = "Supposed: {name}." / "假设：{name}。";
    SUPPOSED_STOP = "If nothing is done, {line} is the first to stop, on {day}." / "若什么都不做，{line}最先停用，时间是 {day}。";
    SUPPOSED_NO_STOP = "No line stops until {until}." / "到 {until} 没有授信停用。";
    SUPPOSED_FINE = "Then no money is missing until {until}; the lowest cash is {lowest} on {day}." /
                    "那样到 {until} 都不缺钱；现金最低为 {day} 的 {lowest}。";
    SUPPOSED_MISSING = "Then {amount} is missing, from {from} {until}; the worst day is {worst}." /
                       "那样 {from} 起{until}缺 {amount}，最紧的一天是 {worst}。";
    STOPPED_FINE = "Without {line} (it takes nothing new): no money is missing until {until}; the lowest cash is {lowest} on {day}." /
                   "没有{line}（不能再用款）：到 {until} 都不缺钱，现金最低为 {day} 的 {lowest}。";
    STOPPED_MISSING = "Without {line} (it takes nothing new), {amount} is missing, from {from} {until}; the worst day is {worst}." /
                      "没有{line}（不能再用款）：{from} 起{until}缺 {amount}，最紧的一天是 {worst}。";
    CALLED_FINE = "If it is also called in on {on}: no money is missing." / "若 {on} 还被要求一次还清：也不缺钱。";
    CALLED_MISSING = "If it is also called in on {on}, {amount} is missing, from {from} {until}; the worst day is {worst}." /
                     "若 {on} 还被要求一次还清：{from} 起{until}缺 {amount}，最紧的一天是 {worst}。";
    UNTIL_DAY = "until {day}, in one stretch or again and again" / "至 {day}（连续或反复）";
    UNTIL_OPEN = "and still at the end of the look ahead, {day}" / "到测算结束（{day}）仍";
    COSTS_FOR = "Costs below are for {amount} from {from} for {days}." / "以下费用按 {from} 起 {amount}、{days}计算。";
    COSTS_EXAMPLE = "Nothing is missing, so costs below are for an example: a month of essentials, {amount}, for {days}." /
                    "目前不缺钱，以下按示例计算：一个月必要开支 {amount}，用 {days}。";
    COSTS_OTHER_DAY = "On {from} nothing is missing, so costs below are for an example: a month of essentials, {amount}, for {days}." /
                      "{from} 这天不缺钱，以下按示例计算：一个月必要开支 {amount}，用 {days}。";
    COSTS_ASKED = "Costs below are for the amount asked for: {amount} from {from} for {days}." /
                  "以下费用按所填金额计算：{from} 起 {amount}，用 {days}。";
    FOR_DEBT = "What cannot be paid first is a debt." / "最先付不出的是还款。";
    FOR_LIVING = "What cannot be paid first is a cost of living." / "最先付不出的是生活开支。";
    STEPS = "Days to come" / "接下来的日子";
    STEP_CALL = "Call the lender of {line} before {due}: {amount} will be due." / "在 {due} 之前联系{line}的机构：应还 {amount}。";
    STEP_ASK_BEFORE = "Ask the lender of {line} what keeps it open, before {stop}." / "在 {stop} 之前向{line}的机构询问怎样才能保持可用。";
    STEP_STOPS = "If nothing is done, {line} is {state} from this day." / "若什么都不做，{line}从这天起{state}。";
    STEP_DUE_DAY = "Ask for a due day of {line} on {to} instead of {from}: frees {amount} on the worst day." /
                   "申请把{line}的还款日从 {from} 调到 {to}：最紧那天可腾出 {amount}。";
    STEP_MINIMUM = "Set {line} to the minimum: frees {amount} on the worst day; the rest bears interest." /
                   "把{line}改为只还最低：最紧那天可腾出 {amount}，其余计息。";
    STEP_WAIT = "Let {expense} wait until {until}: frees {amount} on the worst day." / "{expense}推迟到 {until} 之后：最紧那天可腾出 {amount}。";
    STEP_FUND = "Move {amount} from the emergency fund to cash." / "从应急资金转出 {amount} 到可用现金。";
    STEP_BEGIN = "Last day to begin: {option} (takes up to {days})." / "最晚在这天开始办理：{option}（最长需 {days}）。";
    STEP_SHORT = "First day short: {amount} is still missing when all of the above is done." /
                 "首个缺钱日：以上都做到后，仍缺 {amount}。";
    STEP_COVERED = "First day short as things are set: with all of the above nothing is missing." /
                   "按原安排的首个缺钱日：以上都做到后不再缺钱。";
    STEP_AGAIN = "As things are set, money is missing again: {amount} on the worst day." /
                 "按原安排再次缺钱：最紧那天缺 {amount}。";
    STEP_REFILL = "Money is back: begin to put {amount} into the emergency fund again." /
                  "资金恢复：开始把 {amount} 补回应急资金。";
    STEPS_NOTE = "Due days that a lender must agree to are not counted as freed until it has." /
                 "需要机构同意的调整，同意前不计入已腾出的金额。";
    COL_OPTION = "way" / "办法";
    COL_USE = "can be used" / "能否使用";
    COL_BRINGS = "brings" / "可得";
    COL_COST = "costs in all" / "总成本";
    COL_YEAR = "a year" / "年化";
    COL_HELPS = "helps by" / "最晚到位";
    AS_AGREED = "as agreed" / "视协商";
    ASK_FACT = "not stated" / "未填写";
    TIME = "time" / "时间";
    ADVICE = "advice" / "咨询";
    UNKNOWN_COST = "not known" / "未知";
    REASON_YES = "met: {text}" / "符合：{text}";
    REASON_NO = "not met: {text}" / "不符合：{text}";
    REASON_UNLIKELY = "unlikely without: {text}" / "不满足则较难：{text}";
    REASON_FACT = "not stated: {text}" / "未填写：{text}";
    REASON_USE = "depends on what the money is for: {text}" / "取决于用途：{text}";
    REASON_THEY = "up to them: {text}" / "由对方决定：{text}";
    STALE = "values may have moved since; check again" / "数据可能已变化，请再核实";
    LATE = "comes later than {day}" / "{day} 之前来不及";
    COVERS_ALL = "Covers all of it, in time: {names}." / "可在期限内全部覆盖：{names}。";
    COVERS_NONE = "No single way that can be used covers all of it in time." / "没有单独一种可用办法能在期限内全部覆盖。";
    NOT_OVER = "A first step for each: `tideover backup --show ID`." / "每种办法的第一步：`tideover backup --show ID`。";
    HISTORY = "No longer in force" / "已过期（历史）";
    HISTORY_ROW = "{name}: ended on {day}." / "{name}：已于 {day} 结束。";
    NOT_YET_ROW = "{name}: not before {day}." / "{name}：{day} 起施行。";
    COMPARED = "New debt for old: the whole household over {months}" / "借新还旧：{months}内整个家庭的变化";
    COL_HOUSEHOLD = "household" / "家庭";
    COL_CHARGES = "interest, fees" / "利息与费用";
    COL_OWED_END = "owed at the end" / "期末欠款";
    COL_MISSED = "missed" / "未还次数";
    COL_STOPS = "stopped" / "停用授信";
    COL_LENDERS = "lenders" / "机构数";
    COL_DTI = "debt to income" / "负债收入比";
    COL_LOWEST = "lowest cash" / "最低现金";
    COMPARED_CALL = "What the call asks for and cannot be paid is overdue from then on, with what the line's terms charge for that." /
                    "要求一次还清而未能付出的部分，从当日起算逾期，并按该笔授信的条款计费。";
    TOGETHER_STOPS = "With these, {line} is the first line that a rule stops, on {day}." / "采用以上办法后，最先停用的是{line}，时间是 {day}。";
    TOGETHER_WAS = "Without them it is {line}, on {day}." / "不采用时，最先停用的是{line}，时间是 {day}。";
    TOGETHER_OPEN = "With these, no line is stopped by a rule until {until}." / "采用以上办法后，到 {until} 没有授信被规则停用。";
    WITHOUT_OPTION = "without" / "不采用";
    WITH_OPTION = "with {name}" / "采用{name}";
    WITH_CHOSEN = "with what was chosen" / "采用所选办法";
    TOGETHER = "What was chosen, together" / "所选办法合计";
    PIECE = "{name}: covers {amount}, costs {cost}." / "{name}：覆盖 {amount}，成本 {cost}。";
    PIECE_OPEN = "{name}: how much it brings is not known, so nothing of it is counted." / "{name}：能有多少还不知道，未计入。";
    PIECE_CLOSED = "As far as is known it cannot be used: {why}." / "按已知情况不能使用：{why}。";
    PIECE_PAST = "It is not in force on this day." / "当天不在有效期内。";
    PIECE_TERMS = "{name}: changes terms, brings no money by itself." / "{name}：改变还款安排，本身不带来现金。";
    LEFT = "Still missing: {amount}. Cost in all: {cost}." / "仍缺：{amount}。成本合计：{cost}。";
    AVOID = "What to avoid" / "要避开的";
    AVOID_SIGNS = "How to tell" / "怎么识别";
    AVOID_HOW = "How it works" / "手法";
    AVOID_DO = "What to do" / "怎么办";
    AVOID_CHECK = "Check an offer against eight questions: `tideover backup --offer`." /
                  "用八个问题检查一份报价：`tideover backup --offer`。";
    CUSHION = "Before anything is lost" / "未雨绸缪";
    CUSHION_NOW = "Emergency fund {fund}, {months} months of essentials; without income the money lasts {runway}." /
                  "应急资金 {fund}，可支付 {months} 个月必要开支；没有收入可撑 {runway}。";
    CUSHION_NO_BASE = "Emergency fund {fund}; without income the money lasts {runway}." /
                      "应急资金 {fund}；没有收入可撑 {runway}。";
    CUSHION_SAVED = "Left over in a month as things are set, on average over a year ahead: {amount}." /
                    "按目前安排，未来一年平均每月结余 {amount}。";
    COL_LINE = "line" / "名称";
    COL_STOPPED = "if it stops" / "若停用";
    COL_CALLED = "if called in" / "若要求一次还清";
    COL_SAVED_BY = "saved by" / "何时存够";
    SAVED_NOW = "set aside" / "已备足";
    SAVED_NEVER = "not at this rate" / "按此结余存不够";
    COL_RESERVE = "reserve lost" / "失去的备用额度";
    GOAL_NOTHING = "No line that stops would leave money missing." / "任何一笔停用都不会导致缺钱。";
    GOAL_REACHED = "Any one line that stops: {amount} would cover it; it is set aside." / "任何一笔停用需要 {amount}：已备足。";
    GOAL_DATED = "Any one line that stops: {amount} would cover it, {missing} more than is set aside; at the present rate that is saved by {day}." /
                 "任何一笔停用需要 {amount}，还差 {missing}；按目前结余，{day} 可存够。";
    GOAL_NEVER = "Any one line that stops: {amount} would cover it, {missing} more than is set aside; at the present rate it is not reached." /
                 "任何一笔停用需要 {amount}，还差 {missing}；按目前结余无法存够。";
    CALL_NOTHING = "No line that is called in would leave money missing." / "任何一笔被要求一次还清都不会导致缺钱。";
    CALL_REACHED = "Any one line that is called in: {amount} would cover it; it is set aside." / "任何一笔被要求一次还清需要 {amount}：已备足。";
    CALL_DATED = "Any one line that is called in: {amount} would cover it, {missing} more than is set aside; at the present rate that is saved by {day}." /
                 "任何一笔被要求一次还清需要 {amount}，还差 {missing}；按目前结余，{day} 可存够。";
    CALL_NEVER = "Any one line that is called in: {amount} would cover it, {missing} more than is set aside; at the present rate it is not reached." /
                 "任何一笔被要求一次还清需要 {amount}，还差 {missing}；按目前结余无法存够。";
    FACTS_MISSING = "Some answers depend on facts that are not stated: {keys}. State them once with `tideover backup --ask`, or `--fact KEY=VALUE`." /
                    "部分答案取决于未填写的情况：{keys}。可用 `tideover backup --ask` 填一次，或用 `--fact 键=值`。";
    NEVER_ADVICE = "These are options with their costs and conditions, not advice to take one." /
                   "以上只列出办法、成本和条件，不构成推荐。";
    DETAIL_COST = "Cost" / "成本";
    DETAIL_FIRST = "First step" / "第一步";
    DETAIL_SPEED = "Speed" / "时间";
    DETAIL_RECORD = "Credit record" / "征信影响";
    DETAIL_LINES = "Other lines" / "对其他授信";
    DETAIL_PROTECTION = "At stake" / "代价";
    DETAIL_CONDITIONS = "Conditions" / "条件";
    DETAIL_CAUTIONS = "Look out" / "注意";
    DETAIL_CONTACTS = "Turn to" / "联系";
    DETAIL_SOURCE = "Source" / "来源";
    DETAIL_AMOUNT = "Amount" / "金额";
    SPEED = "{least} to {most}" / "{least}至{most}";
    SPEED_NOW = "at once" / "马上";
    COST_ROW = "{cost} in all on {amount} received: {paid} paid back, {yearly}." /
               "到手 {amount}，共还 {paid}，总成本 {cost}，{yearly}。";
    YEARLY = "{nominal} a year ({effective} compounded)" / "年化 {nominal}（复利 {effective}）";
    YEARLY_SIMPLE = "{nominal} a year" / "年化 {nominal}";
    YEARLY_NONE = "by the year more than a rate can say" / "折算成年利率已无法表示";
    COST_FREE = "nothing" / "无";
    COST_SUM = "{cost}, whatever the amount." / "{cost}，与金额无关。";
    COST_MONTHS = "{months}, first payment {payment}." / "{months}，首期 {payment}。";
    COST_RANGE = "Between {low} and {high} over the range of rates that its sources name." /
                 "按来源所列利率范围，成本在 {low} 至 {high} 之间。";
    COST_RATE = "Stated rate {rate} a year." / "标称年利率 {rate}。";
    COST_PARTS = "Interest {interest}, fees {fees}." / "利息 {interest}，费用 {fees}。";
    COST_SUBSIDY = "Of the interest the state pays {subsidy}." / "其中财政贴息 {subsidy}。";
    COST_NO_REFERENCE = "not known: the norms have no rate `{id}` on that day" / "未知：该日期没有 `{id}` 利率数据";
    COST_NOTHING_REPLACED = "nothing to replace" / "没有可替换的欠款";
    AMOUNT_RANGE = "at most {most}" / "最多 {most}";
    AMOUNT_LEAST = "at least {least}" / "最少 {least}";
    SOURCE_ROW = "{evidence}; confidence {confidence}; as of {date}: {titles}" / "{evidence}；可信度{confidence}；截至 {date}：{titles}";
    AND = ", " / "、";
    SEMICOLON = "; " / "；";
    BAD_NEED = "--need: {value} is not an amount above zero in {currency}. Write it like {example}." /
               "--need：{value} 不是大于零的 {currency} 金额，请写成 {example} 这样。";
    BAD_AMOUNT = "{option}: {value} is not an amount above zero in {currency}. Write it like {example}." /
                 "{option}：{value} 不是大于零的 {currency} 金额，请写成 {example} 这样。";
    BAD_ON = "--on: {day} is before {today}." / "--on：{day} 早于 {today}。";
    BAD_ON_FAR = "--on: {day} is after {until}, where the look ahead ends." / "--on：{day} 超出测算范围，最晚到 {until}。";
    UNKNOWN_LINE = "--without: there is no line `{value}`. Known: {known}." / "--without：没有 `{value}` 这笔授信。可用：{known}。";
    UNKNOWN_OPTION = "there is no way through `{value}`{near}. Known: {known}." / "没有 `{value}` 这种办法{near}。可用：{known}。";
    NEAR = " (did you mean `{near}`?)" / "（您是不是想写 `{near}`？）";
    UNKNOWN_SIGN = "--sign: there is no `{value}`{near}. Known: {known}, none." / "--sign：没有 `{value}`{near}。可用：{known}、none。";
    NO_OPTIONS = "There are no other ways through on file for {jurisdiction}." / "没有 {jurisdiction} 的备用办法资料。";
    NO_TRAPS = "There are no patterns of fraud on file for {jurisdiction}." / "没有 {jurisdiction} 的骗局资料。";
    BAD_FACT = "--fact: write it as KEY=VALUE, such as student=no." / "--fact：请写成 键=值，如 student=no。";
    NO_TERMINAL_OFFER = "Questions are asked only on a terminal. Say with --sign which of these hold (--sign none for none):" /
                        "只有在终端里才能逐条提问。请用 --sign 写明符合哪几条（都不符合写 --sign none）：";
    NO_TERMINAL_FACTS = "Questions are asked only on a terminal. Use --fact KEY=VALUE, or `tideover profile edit facts.KEY VALUE`." /
                        "只有在终端里才能提问。请用 --fact 键=值，或 `tideover profile edit facts.键 值`。";
    OFFER_HEAD = "Checking an offer: eight questions" / "检查一份报价：八个问题";
    OFFER_ASK = "{number}. {question} [y/N] " / "{number}. {question} [y/N] ";
    OFFER_FOUND = "This offer shows the pattern of: {name}" / "这份报价符合以下骗局特征：{name}";
    OFFER_SIGNS = "because: {signs}" / "依据：{signs}";
    OFFER_HOW = "How it works: {text}" / "手法：{text}";
    OFFER_DO = "What to do: {text}" / "怎么办：{text}";
    OFFER_NONE = "None of the eight signs holds. That is no proof that the offer is sound: read the yearly rate in writing, and what arrives." /
                 "八条特征都不符合。但这不代表没有风险：请看清书面的年化利率和实际到账金额。";
    OFFER_RATE = "True rate: {received} arrives, {paid} is paid back; it costs {cost}, {yearly}." /
                 "真实成本：到手 {received}，共还 {paid}，成本 {cost}，{yearly}。";
    OFFER_ABOVE = "Where this line applies, that is above it: {name}, {rate}." / "在适用该标准的情况下，已超过：{name}（{rate}）。";
    OFFER_NO_RATE = "The true rate cannot be worked out: {why}" / "无法算出真实年化：{why}";
    OFFER_INCOMPLETE = "For the true rate give --amount, --payment and --payments (and --upfront)." /
                       "要算真实年化，请给出 --amount、--payment 和 --payments（以及 --upfront）。";
    ASK_HEAD = "A few facts, asked once; leave empty what you do not know." / "几项情况，只问一次；不清楚的直接回车。";
    ASK_ONE = "{text} ({form}): " / "{text}（{form}）：";
    KEPT = "Kept in {path}." / "已保存到 {path}。";
    FACTS_USED = "Facts given with this call are not kept; add --keep to keep them." / "本次填写的情况未保存；加 --keep 可保存。";
}

/// The heading of a group.
#[must_use]
pub const fn group(group: Group) -> Words {
    match group {
        Group::NoCost => Words::new("At no cost", "不花钱的办法"),
        Group::OwnFunds => Words::new("Own funds", "自己的钱"),
        Group::Public => Words::new("Public funds and supported loans", "公共资金与普惠金融"),
        Group::Lenders => Words::new("Lenders, counsellors, family", "机构、咨询与亲友"),
        Group::Law => Words::new("The law's last way out", "法律上的最后出路"),
        Group::Dear => Words::new("Dear, shown to compare", "成本高，仅供对比"),
    }
}

/// Whether an option can be used, in a word.
#[must_use]
pub const fn verdict(verdict: Verdict) -> Words {
    match verdict {
        Verdict::Yes => Words::new("yes", "可以"),
        Verdict::Ask => Words::new("ask", "要问"),
        Verdict::No => Words::new("no", "不行"),
    }
}

/// What an option's money may be used for, where that is limited.
#[must_use]
pub const fn pays_debt(use_of: PaysDebt) -> Option<Words> {
    match use_of {
        PaysDebt::Allowed => None,
        PaysDebt::Forbidden => Some(Words::new("may not pay other debts", "不得用于还其他债")),
        PaysDebt::Replaces => Some(Words::new("takes the place of old debts", "替换原有欠款")),
    }
}

/// How sure a value is.
#[must_use]
pub const fn confidence(confidence: Confidence) -> Words {
    match confidence {
        Confidence::Low => Words::new("low", "低"),
        Confidence::LowMedium => Words::new("low to medium", "中低"),
        Confidence::Medium => Words::new("medium", "中"),
        Confidence::MediumHigh => Words::new("medium to high", "中高"),
        Confidence::High => Words::new("high", "高"),
    }
}

/// What a value rests on.
#[must_use]
pub const fn evidence(evidence: Evidence) -> Words {
    match evidence {
        Evidence::Official => Words::new("official document", "官方文件"),
        Evidence::Press => Words::new("press", "报道"),
        Evidence::WebPage => Words::new("web page", "网页"),
        Evidence::Memory => Words::new("memory", "凭记忆"),
        Evidence::Arithmetic => Words::new("arithmetic", "计算"),
        Evidence::Assumption => Words::new("assumption", "假设"),
    }
}

/// The question about a fact.
#[must_use]
pub const fn fact(key: FactKey) -> Words {
    match key {
        FactKey::LivesIn => Words::new("In which city or county do you live?", "您住在哪个城市或县？"),
        FactKey::Unemployed => Words::new("Is somebody out of work?", "家里有人失业吗？"),
        FactKey::HardshipProof => Words::new(
            "Can hardship (illness, lost work, a disaster) be shown with papers?",
            "生病、失业、受灾等困难能提供证明吗？",
        ),
        FactKey::CanSell => Words::new("What could be sold soon, in all?", "近期可变卖的物品总共值多少？"),
        FactKey::FamilyCanLend => Words::new("What could family or friends lend?", "亲友可以借出多少？"),
        FactKey::SocialInsuranceYears => {
            Words::new("For how many years without a gap is social insurance paid?", "社保连续缴了几年？")
        }
        FactKey::ProvidentFund => {
            Words::new("What is on the housing provident fund's account?", "住房公积金账户余额是多少？")
        }
        FactKey::PolicyCashValue => {
            Words::new("What is the cash value of life insurance policies?", "人寿保单的现金价值是多少？")
        }
        FactKey::Student => Words::new("Does somebody study?", "家里有人在读大学吗？"),
        FactKey::RuralAssistance => {
            Words::new("Is the household on the list for rural assistance?", "是否属于农村帮扶对象？")
        }
        FactKey::StartsBusiness => {
            Words::new("Does somebody start or run a small business?", "有人创业或经营小生意吗？")
        }
        FactKey::CreditUnionMonths => Words::new(
            "For how many months is somebody a member of a credit union? 0 for none",
            "加入信用社几个月？没有写 0",
        ),
        FactKey::CreditScore => Words::new("What is the credit score? 300 to 850", "信用评分是多少？300 至 850"),
        FactKey::HomeEquity => {
            Words::new("What is the home worth above what is owed on it?", "住房价值减去房贷还剩多少？")
        }
        FactKey::ConsentsCardClosure => Words::new("Is it acceptable that cards are closed?", "能接受信用卡被关闭吗？"),
    }
}

/// How the answer about a fact is written.
#[must_use]
pub const fn fact_form(shape: FactShape) -> Words {
    match shape {
        FactShape::Flag => Words::new("yes or no", "是或否"),
        FactShape::Whole(..) => Words::new("a whole number", "整数"),
        FactShape::Amount => Words::new("an amount", "金额"),
        FactShape::Text => Words::new("in words", "文字"),
        FactShape::Word(_) => Words::new("no, undergraduate or graduate", "no、undergraduate 或 graduate"),
    }
}
