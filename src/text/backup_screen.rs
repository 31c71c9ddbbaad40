//! Words of the Backup screen: its views, its two forms, and what they ask. What an answer says is worded in `text::backup`.

use super::Words;
use crate::domain::backup::Group;

macro_rules! words {
    ($($name:ident = $en:literal / $zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: Words = Words::new($en, $zh);)*
    };
}

words! {
    TITLE = "Ways through" / "备用办法";
    COL_USABLE = "usable" / "可用";
    WORKING = "Working it out…" / "正在计算……";
    NONE_FOUND = "No way through contains this text. Esc shows all of them." / "没有符合筛选的办法，按 Esc 查看全部。";
    NO_WAYS = "No other ways through are on file where this household lives." / "这个家庭所在地没有备用办法资料。";
    NEED = "{amount} from {from} for {days}" / "{from} 起 {amount}，用 {days}";
    VIEW = "View" / "换视图";
    VIEW_ABOUT = "The next view: the way itself, days to come, what is missing, before anything is lost, what to avoid" /
                 "切换视图：办法详情、接下来的日子、缺多少、未雨绸缪、要避开的";
    ASK = "Need" / "需求";
    ASK_ABOUT = "How much is needed, for how long, without which line" / "填写需要多少、用多久、假设失去哪一笔";
    USE = "Use" / "选用";
    USE_ABOUT = "Use this way together with others, or no longer" / "选用这个办法（可多选合用），或取消选用";
    FACTS = "Facts" / "补情况";
    FACTS_ABOUT = "A few facts that decide what is open to you, asked once and kept in the profile" /
                  "补充几项决定能否使用的情况，只填一次，存入档案";
    OFFER = "Check an offer" / "查骗局";
    OFFER_ABOUT = "Eight questions about an offer: which pattern of fraud it shows, and its true rate" /
                  "用八个问题检查一份报价：符合哪种骗局、真实年化是多少";
    NO_DAYS = "No money is missing and no line stops, so there is nothing to plan. Press e to ask what would be if a line were lost." /
              "目前不缺钱，也没有授信停用，不需要安排。按 e 看看失去某一笔会怎样。";
    NOT_CHOSEN = "Press Space on ways to use them together: what they cover and the household with them stand here." /
                 "在办法上按空格可以合用：这里会显示能覆盖多少，以及合用后的家庭情况。";
    FACTS_OPEN = "Some answers depend on facts that are not stated: {keys}. Press f to state them once." /
                 "部分答案取决于未填写的情况：{keys}。按 f 填一次即可。";
    CHECK_OFFER = "Press x to check an offer against eight questions." / "按 x 用八个问题检查一份报价。";
    NO_TRAPS_HERE = "No patterns of fraud are on file where this household lives." / "这个家庭所在地没有骗局资料。";
    NO_TRAPS = "No patterns of fraud are on file for {jurisdiction}." / "没有 {jurisdiction} 的骗局资料。";
    NO_FILE = "Other ways through cannot be read: `tideover content check` says why." /
              "无法读取备用办法资料，请运行 `tideover content check` 查看原因。";
    LINES_STOPPED = "lines stopped" / "停用授信";
    SIDES = "{without} without, {with} with" / "不采用 {without}，采用 {with}";
    FORM_TITLE = "What is needed" / "需要多少钱";
    FORM_GO = "Work it out" / "计算";
    LEAVE = "Leave it" / "放弃";
    FIELD_AMOUNT = "Amount" / "金额";
    FIELD_DAYS = "Days" / "天数";
    FIELD_FROM = "From" / "从哪天起";
    FIELD_USE = "For" / "用途";
    FIELD_WITHOUT = "Without" / "失去哪一笔";
    FIELD_SUPPOSED = "What if" / "情景";
    HINT_AMOUNT = "Empty: what is missing as things are set, without the line" / "不填：按实际缺口计算";
    HINT_DAYS = "Empty: as long as it is missing; else 1 to 3660" / "不填：按缺钱的时间计算；可填 1 至 3660";
    HINT_FROM = "Empty: the first day on which it is missing; a date like 2026-12-11 stands for the gap of that day" /
                "不填：首个缺钱日；填日期（如 2026-12-11）则看那一天的缺口";
    HINT_USE = "Some money may not pay debts. Left and right choose." / "有些钱不能用来还债。用左右键选择。";
    HINT_WITHOUT = "The line that is lost, replaced by nothing. Left and right choose." / "假设失去这一笔，没有替代。用左右键选择。";
    HINT_SUPPOSED = "What is supposed on the What-if screen (4) can be the beginning." / "可以从“假如”画面（按 4）的情景出发。";
    USE_UNKNOWN = "not said" / "未指定";
    USE_DEBT = "debts that are due" / "还到期的债";
    USE_LIVING = "living" / "生活开支";
    WITHOUT_NONE = "no line is lost" / "都还在";
    SUPPOSED_NO = "as things are set" / "按目前安排";
    BAD_AMOUNT = "an amount above zero, like {example}" / "请填大于零的金额，如 {example}";
    BAD_DAYS = "a whole number from 1 to 3660" / "请填 1 至 3660 的整数";
    BAD_FROM = "a date like 2026-12-08, from {today} to {until}" / "请填 2026-12-08 这样的日期，{today} 至 {until}";
    QUESTIONS = "Does the offer show one of these? Space says yes or no." / "这份报价有下列情况吗？按空格切换“是 / 否”。";
    YES = "yes" / "是";
    NO = "no" / "否";
    GO_ON = "Go on" / "下一步";
    FIGURES = "Its figures, for the true rate; leave all of them empty to skip." / "填写数字可算真实年化；不算就都留空。";
    FIELD_STATED = "Amount stated" / "合同金额";
    FIELD_UPFRONT = "Taken off first" / "先扣或先交";
    FIELD_PAYMENT = "Each payment" / "每期还款";
    FIELD_PAYMENTS = "Payments" / "期数";
    FIELD_A_YEAR = "Payments a year" / "一年几期";
    HINT_STATED = "The amount that the offer speaks of" / "报价或合同上写的借款金额";
    HINT_UPFRONT = "Fees taken off or paid before the money arrives; empty for none" / "到账前扣掉或要先交的钱；没有就留空";
    HINT_PAYMENT = "What is paid back each time" / "每次要还的金额";
    HINT_PAYMENTS = "How many of them" / "一共还几次";
    HINT_A_YEAR = "12 for monthly, 52 for weekly, 365 for daily" / "按月 12，按周 52，按日 365";
    BAD_COUNT = "a whole number from 1 to {most}" / "请填 1 至 {most} 的整数";
    NEEDED_TOO = "needed for the true rate" / "算真实年化需要这一项";
    FOUND_TITLE = "What the offer shows" / "检查结果";
}

/// The head of a group in the list.
#[must_use]
pub const fn group(group: Group) -> Words {
    match group {
        Group::NoCost => Words::new("At no cost", "不花钱的办法"),
        Group::OwnFunds => Words::new("Own funds", "自己的钱"),
        Group::Public => Words::new("Public support", "公共资金与普惠金融"),
        Group::Lenders => Words::new("Lenders, family", "机构、咨询与亲友"),
        Group::Law => Words::new("The law", "法律上的最后出路"),
        Group::Dear => Words::new("Dear, to compare", "成本高，仅供对比"),
    }
}
