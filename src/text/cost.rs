//! Words of the cost statement: neutral, and never a judgement of a lender.

use super::Words;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Cost statement: {name}" / "综合融资成本明示：{name}";
    TITLE_LENDER = "Cost statement: {name} ({lender})" / "综合融资成本明示：{name}（{lender}）";
    SIMULATED = "simulated, nothing is borrowed" / "仅为测算，并未借款";
    EXAMPLE = "nothing is owed on it: an example of borrowing {amount} today" / "目前无欠款：以今天借入 {amount} 为例";
    RULE_REQUIRED = "Lenders owe you a statement in this shape since {day}; this one is computed from your terms and does \
                     not replace theirs." /
                    "自 {day} 起，放贷机构须按此格式明示成本；本表由您的条款算出，不能代替机构出具的明示表。";
    RULE_NOT_YET = "This shape is required of lenders from {day} on; on the day of this statement it was not yet." /
                   "自 {day} 起放贷机构须按此格式明示；本表日期当时尚无此要求。";
    RULE_OVER = "This shape was required of lenders until {day}." / "放贷机构按此格式明示的要求截至 {day}。";
    RULE_UNKNOWN = "No rule that asks lenders for this shape is recorded for this place." /
                   "当地没有要求放贷机构按此格式明示的规则记录。";
    RULE_RESTS_ON = "{rule} ({rests})" / "{rule}（{rests}）";
    CHECK_CONTRACT = "Terms marked as preset come from third-party pages or memory: check your own contract." /
                     "标为“预设”的条款来自第三方网页或经验：请以您自己的合同为准。";

    BORROWED = "Borrowed" / "借款本金";
    BORROWED_ON = "{amount} on {day}" / "{amount}，{day}";
    POSTED_ON = "{amount}, as if posted on {day}, the last statement day" / "{amount}，按上一账单日 {day} 入账计";
    STILL_OWED = "Owed today" / "目前欠款";
    REPAID = "Repaid" / "还款方式";
    REPAID_IN = "{how}, {periods} {rhythm}" / "{how}，{rhythm}一期，共 {periods}";
    BY_STATEMENT = "with the statements" / "随账单归还";

    CHARGES = "Charges" / "各项费用";
    INTEREST = "Interest" / "利息";
    PLAN_FEE = "Plan fee" / "分期手续费";
    UPFRONT = "Fee on the first day" / "首日费用";
    PROMO = "{rate} until {day}, then {after}" / "{day} 前 {rate}，之后 {after}";
    ON_OWED = "on the principal still owed, {accrual}" / "按剩余本金，{accrual}";
    ON_STATEMENT = "only when a statement is not paid in full" / "账单未全额还清时才收";
    FEE_EACH = "{share} of the original principal each period" / "每期按借款本金的 {share}";
    FEE_IN_ALL = "{share} of the original principal in all" / "合计为借款本金的 {share}";
    FEE_UPFRONT = "{amount} kept back from the money" / "放款时扣收 {amount}";
    COMES_TO = "comes to {amount}" / "合计 {amount}";
    COLLECTED_BY = "collected by {lender}" / "收取主体：{lender}";
    COLLECTOR_UNKNOWN = "the lender that the contract names" / "合同所列机构";
    NO_OTHERS = "No other charge is recorded. A charge that your contract does not list is one to ask about." /
                "没有记录其他费用。合同未列明的收费，可以要求机构说明。";
    NO_CHARGE = "none" / "无";

    AS_AGREED = "Paid as agreed" / "正常履约";
    IN_FULL = "Every statement paid in full" / "每期账单全额还清";
    BY_MINIMUM = "Only the minimums paid" / "每期只还最低还款额";
    PAID_IN_ALL = "Paid in all" / "还款总额";
    PAID_COUNT = "{amount} in {payments}, {first} to {last}" / "{amount}，共 {payments}，{first} 至 {last}";
    PAID_ONCE = "{amount} on {first}" / "{amount}，{first} 一次还清";
    FIRST_PAYMENT = "First payment" / "首期还款";
    LAST_PAYMENT = "Last payment" / "末期还款";
    CHARGES_IN_ALL = "All charges" / "费用合计";
    NOT_REPAID = "{left} is still owed after {years}" / "{years}后仍欠 {left}";
    ANNUAL = "Annual cost" / "综合年化成本";
    ANNUAL_BOTH = "{nominal} nominal (month x 12), {effective} effective (compounded)" /
                  "名义 {nominal}（月利率×12，单利），实际 {effective}（复利）";
    ANNUAL_NOT_UNIQUE = "more than one rate fits these payments; this is the one nearest zero" /
                        "符合这些现金流的年化不止一个，这里取最接近零的";

    ON_DEFAULT = "Charged when a payment is late" / "逾期时另收";
    GRACE = "Days of grace" / "宽限期";
    GRACE_NONE = "none" / "无";
    LATE_FEE = "Late fee" / "违约金";
    PENALTY = "On overdue principal" / "逾期本金";
    PENALTY_REPLACES = "{rate} ({year} a year) in place of the {contract} of the contract" /
                       "改按 {rate}（年化 {year}）计罚息，代替合同利率 {contract}";
    PENALTY_ADDS = "{rate} on top of the {contract} of the contract: {year} a year together" /
                   "在合同利率 {contract} 之外另加 {rate}，合计年化 {year}";
    PENALTY_NONE = "no penalty rate; the {contract} of the contract goes on" / "没有罚息利率，继续按合同利率 {contract} 计息";
    PENALTY_FEE_ONLY = "no penalty rate" / "没有罚息利率";
    PENALTY_FACTOR = "{factor} of the contract's rate" / "合同利率的 {factor}";
    FEE_AS_RATE = "the plan's fee read as a monthly rate" / "分期费率折成的月利率";
    INTEREST_ON_INTEREST = "Interest on interest" / "复利";
    INTEREST_ON_INTEREST_YES = "posted interest bears interest" / "已入账利息继续计息";
    ONE_MISSED = "For example" / "举例";
    ONE_MISSED_NEXT = "the payment of {missed} made on {paid}: {amount} more ({fee} late fee, {interest} interest)" /
                      "{missed} 应还的一期拖到 {paid} 才还：多付 {amount}（违约金 {fee}，利息 {interest}）";

    IF_EARLY = "Charged when it is paid back early" / "提前还款时";
    EARLY_NO_CHARGE = "no charge" / "不另收费";
    EARLY_ROW = "Paying early" / "提前还款";

    RATE_LINES = "Rate lines on {day}" / "{day} 的利率参考线";
    RATE_LINES_NONE = "No rate line is recorded for this place and day." / "当地当日没有利率参考线记录。";
    RATE_LINES_ABOUT = "Which of them applies depends on who lends. Held against: {way}." /
                       "适用哪一条取决于由谁放款。用于比较的是：{way}。";
    LINE_AT = "{rate} for {who}" / "{rate}，适用于{who}";
    LINE_MULTIPLE = "{rate} ({reference} of {since} x {times}) for {who}" /
                    "{rate}（{since} 的 {reference} 的 {times} 倍），适用于{who}";
    BOTH_BELOW = "this cost is below it" / "本成本低于该线";
    BOTH_AT = "this cost is on it" / "本成本等于该线";
    BOTH_ABOVE = "this cost is above it" / "本成本高于该线";
    BETWEEN = "the nominal rate is {nominal} it, the effective rate {effective} it" /
              "名义年化{nominal}该线，实际年化{effective}该线";
    WITHOUT_RATE = "no annual rate to hold against it" / "没有可比较的年化";
    SIDE_BELOW = "below" / "低于";
    SIDE_AT = "on" / "等于";
    SIDE_ABOVE = "above" / "高于";
    STALE = "a newer value may exist" / "可能已有更新的数值";

    MARK_STATED = "as you state it" / "按您填写";
    MARK_PRESET = "preset: {rests}" / "预设：{rests}";
    MARK_RESTS = "{evidence}, confidence {confidence}" / "{evidence}，可信度{confidence}";
    MARK_PRESET_BARE = "preset" / "预设";
    MARK_AS_OF = "as of {day}" / "截至 {day}";
    MARK_SOURCES = "sources {sources}" / "来源 {sources}";
    MARK_RANGE = "pages name {low} to {high}" / "各网页所列范围 {low} 至 {high}";
    MARK_ASSUMED = "not stated, so a cautious default" / "未注明，按谨慎的默认值";
    MARK_OF = "{what}: {mark}" / "{what}：{mark}";
    OF_PENALTY_RATE = "its rate" / "罚息利率";
    OF_PENALTY_REPLACES = "that it takes the place of the contract's" / "代替合同利率";
    OF_PENALTY_ADDS = "that it comes on top of the contract's" / "在合同利率之外另加";
    MARK_USUAL = "the cautious default, unless you state the same" / "按谨慎的默认值（或与您填写的相同）";
    MARK_ILLUSTRATIVE = "a teaching assumption" / "教学假设";
    SOURCES = "Sources" / "来源";
}

/// Whom a rate line is about, for the stable words of the norms files; any other word stays as it is.
#[must_use]
pub fn applies_to(word: &str) -> Option<Words> {
    Some(match word {
        "private-lending" => Words::new("lending between private persons and firms", "民间借贷"),
        "licensed-lender" => Words::new("licensed lenders", "持牌机构"),
        "small-loan-company" => Words::new("small-loan companies", "小额贷款公司"),
        "consumer-finance-company" => Words::new("consumer finance companies", "消费金融公司"),
        "bank" => Words::new("banks", "银行"),
        "military-borrower" => Words::new("borrowers in the armed forces", "军人借款人"),
        "credit-union-payday-alternative" => {
            Words::new("credit unions' payday alternative loans", "信用社的发薪日替代贷款")
        }
        _ => return None,
    })
}
