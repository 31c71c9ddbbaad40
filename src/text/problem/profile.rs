//! Problems of a profile: values that are right by themselves and do not fit each other.

use super::{ProblemWords, say};

pub(super) const SCHEMA_NEWER: ProblemWords = say(
    "this file has schema {found}, and this program reads schema {known}",
    "这个文件的格式版本是 {found}，本程序只认识版本 {known}",
    "Use a newer tideover for it; nothing was read and nothing was changed.",
    "请用更新版本的 tideover 打开；文件没有被读取，也没有被改动。",
);
pub(super) const UNKNOWN_CURRENCY: ProblemWords = say(
    "\"{value}\" is no currency code",
    "“{value}”不是货币代码",
    "Did you mean \"{suggestion}\"?",
    "您是不是想写 \"{suggestion}\"？",
)
.or_else(
    "Write its three capital letters, such as \"CNY\" or \"USD\".",
    "请写三个大写字母的代码，如 \"CNY\" 或 \"USD\"。",
);
pub(super) const UNKNOWN_JURISDICTION: ProblemWords = say(
    "there are no norms for \"{value}\"",
    "没有“{value}”的规则数据",
    "Did you mean \"{nearest}\"?",
    "您是不是想写 \"{nearest}\"？",
)
.or_else("It can be: {known}.", "可选的有：{known}。");
pub(super) const UNKNOWN_PRODUCT: ProblemWords = say(
    "there is no product \"{value}\"",
    "没有“{value}”这个产品",
    "Did you mean \"{nearest}\"?",
    "您是不是想写 \"{nearest}\"？",
)
.or_else(
    "Remove the key and state the terms on the line itself, from the contract.",
    "请删去这个键，按合同在这条授信里直接写明条款。",
);
pub(super) const PRODUCT_CURRENCY: ProblemWords = say(
    "the product {product} is in {product_currency}, but this file is in {currency}",
    "产品 {product} 以 {product_currency} 计价，而本档案用的是 {currency}",
    "A file holds one currency: choose another product, or keep this line in a file of its own.",
    "一份档案只能用一种货币：请换一个产品，或把这条授信写进另一份档案。",
);
pub(super) const PRODUCT_JURISDICTION: ProblemWords = say(
    "the product {product} belongs to {product_jurisdiction}, but this file is under {jurisdiction}",
    "产品 {product} 属于 {product_jurisdiction}，而本档案适用 {jurisdiction} 的规则",
    "Check that this is the right product; the rules of {jurisdiction} are used.",
    "请确认产品没有选错；目前按 {jurisdiction} 的规则计算。",
);
pub(super) const DUPLICATE_ID: ProblemWords = say(
    "the id \"{id}\" is already used on row {row}",
    "编号“{id}”在第 {row} 行已经用过",
    "Give one of the two another id; until then the second is left out.",
    "请给其中一个换一个编号；在此之前后一个不计入。",
);
pub(super) const RESERVED_ID: ProblemWords = say(
    "the id \"{id}\" is kept for the household's own money",
    "编号“{id}”留给家庭自己的资金使用",
    "Choose another id, such as \"{id}-line\".",
    "请换一个编号，如 \"{id}-line\"。",
);
pub(super) const UNKNOWN_LINE: ProblemWords = say(
    "`{key}` names \"{value}\", but there is no such line",
    "`{key}` 写的是“{value}”，但没有这条授信",
    "Did you mean \"{nearest}\"?",
    "您是不是想写 \"{nearest}\"？",
)
.or_else("Use the id of a line in this file: {known}.", "请写本档案中某条授信的编号：{known}。");
pub(super) const PAY_WITH_CYCLE: ProblemWords = say(
    "these lines pay one another in a ring: {chain}",
    "这些授信互相还款，成了一个圈：{chain}",
    "At least one of them must be paid with real money: remove its `pay_with`.",
    "至少要有一条用自有资金来还：请删去它的 `pay_with`。",
);
pub(super) const LINE_PAID_WITH_LINE: ProblemWords = say(
    "{line} is said to be paid with {other}; the projection pays it from cash instead",
    "{line} 写明用 {other} 来还；测算时按用现金还款处理",
    "Remove `pay_with`; when you do borrow to repay, record a draw and a payment.",
    "请删去 `pay_with`；如果确实借新还旧，请分别记一笔借款和一笔还款。",
);
pub(super) const PAY_WITH_UNUSABLE: ProblemWords = say(
    "{expense} cannot be paid with {line}: nothing new can be taken from it",
    "{expense} 不能用 {line} 支付：它不能再借出新的款项",
    "Name another line, or remove `pay_with` to pay from cash; cash is assumed until then.",
    "请写另一条授信，或删去 `pay_with` 改用现金；在此之前按现金支付计算。",
);
pub(super) const PAY_WITH_LEFT_OUT: ProblemWords = say(
    "{expense} is paid with {line}, which was left out, so it falls on cash here",
    "{expense} 用 {line} 支付，而这条授信未计入，因此这里算作现金支出",
    "Correct {line} and this is settled too.",
    "改正 {line} 之后，这一项也会随之正常。",
);
pub(super) const BAD_REGISTRY: ProblemWords = say(
    "\"{value}\" is no row of registry codes",
    "“{value}”不是征信记录代码",
    "Write one code a month, newest last: N for paid, 1 to 7 for months overdue, * for nothing due, such as \"NN1NNN\".",
    "请每月写一个代码，最近的在最后：N 正常，1 至 7 逾期月数，* 当月无需还款，如 \"NN1NNN\"。",
);
pub(super) const PLAN_ABOVE_BALANCE: ProblemWords = say(
    "this instalment plan still owes {plan}, more than the line's whole balance of {balance}",
    "这笔分期还欠 {plan}，比整条授信的余额 {balance} 还多",
    "`balance` is everything owed, unbilled instalments included: correct it, or `paid` of the plan.",
    "`balance` 是全部欠款，包含未出账的分期本金：请核对它，或核对分期的 `paid`。",
);
pub(super) const PARTS_ABOVE_BALANCE: ProblemWords = say(
    "the parts of this line sum to {parts}, more than its balance of {balance}",
    "这条授信的各分项合计 {parts}，比余额 {balance} 还多",
    "`balance` is everything owed, all parts and unpaid charges included: correct whichever is wrong.",
    "`balance` 是全部欠款，包含各分项和未付息费：请改正有误的一项。",
);
pub(super) const PLAN_ABOVE_PRINCIPAL: ProblemWords = say(
    "this plan owes {balance}, more than the {principal} it began with",
    "这笔分期还欠 {balance}，比最初的本金 {principal} 还多",
    "`balance` here is the principal still to be repaid, without interest and fees.",
    "这里的 `balance` 指尚未归还的本金，不含利息和手续费。",
);
pub(super) const PAID_ABOVE_PERIODS: ProblemWords = say(
    "{paid} of {periods} periods are paid",
    "共 {periods} 期，却写了已还 {paid} 期",
    "`paid` counts the instalments already paid, `periods` all of them.",
    "`paid` 是已还期数，`periods` 是总期数。",
);
pub(super) const STATEMENT_ABOVE_BALANCE: ProblemWords = say(
    "{statement} of the statement is unpaid, more than the line's balance of {balance}",
    "账单还有 {statement} 未还，比余额 {balance} 还多",
    "`balance` is everything owed today, the statement included; check `paid_since_statement` too.",
    "`balance` 是当前全部欠款，包含账单金额；也请核对 `paid_since_statement`。",
);
pub(super) const MINIMUM_ABOVE_STATEMENT: ProblemWords = say(
    "the minimum of {minimum} is more than the statement of {statement}",
    "最低还款额 {minimum} 比账单金额 {statement} 还多",
    "Copy both from the statement: `statement_balance` and `minimum_due`.",
    "请照账单填写 `statement_balance` 和 `minimum_due`。",
);
pub(super) const OVERDUE_IN_FUTURE: ProblemWords = say(
    "overdue since {since} lies after the day of the record, {as_of}",
    "逾期起始日 {since} 晚于档案日期 {as_of}",
    "`since` is the due day that was missed; check it and `as_of`.",
    "`since` 是错过的还款日；请核对它和 `as_of`。",
);
pub(super) const OVERDUE_ABOVE_BALANCE: ProblemWords = say(
    "{amount} is overdue, more than the balance of {balance}",
    "逾期金额 {amount} 比余额 {balance} 还多",
    "Write how much of the balance is late; `balance` holds it too.",
    "请写余额中已逾期的部分；`balance` 也包含它。",
);
pub(super) const DATE_IN_FUTURE: ProblemWords = say(
    "`{key}` is {date}, after the day of the record, {as_of}",
    "`{key}` 是 {date}，晚于档案日期 {as_of}",
    "Write a day that has passed, or move `as_of`.",
    "请写已经过去的日子，或调整 `as_of`。",
);
pub(super) const NEXT_DUE_PAST: ProblemWords = say(
    "`next_due` is {date}, before the day of the record, {as_of}",
    "`next_due` 是 {date}，早于档案日期 {as_of}",
    "If it was paid, count it in `paid` and write the next day; if not, write `overdue = { since = {date}, amount = … }`.",
    "若已还，请把它计入 `paid` 并写下一个还款日；若未还，请写 `overdue = { since = {date}, amount = … }`。",
);
pub(super) const PROMO_PAST: ProblemWords = say(
    "the promotional rate ended on {until}, before {as_of}",
    "优惠利率已于 {until} 结束，早于 {as_of}",
    "The normal rate is used; remove `promo`, or correct its date.",
    "现按正常利率计算；请删去 `promo` 或改正日期。",
);
pub(super) const LIMIT_UNKNOWN: ProblemWords = say(
    "the limit of {line} is not stated, so it counts in no utilisation",
    "没有写明 {line} 的额度，因此不计入额度使用率",
    "Add `limit = \"…\"`; the lender's app shows it.",
    "请补上 `limit = \"…\"`；可在机构的应用里查到。",
);
pub(super) const OVER_LIMIT: ProblemWords = say(
    "{line} owes {balance}, more than its limit of {limit}",
    "{line} 欠款 {balance}，超过了额度 {limit}",
    "If both are right there is nothing to do: it shows as above 100% used.",
    "如果两者都没错，则无需改动：使用率会显示为超过 100%。",
);
pub(super) const MINIMUM_ASSUMED: ProblemWords = say(
    "nobody states the minimum payment of {line}: 10% of the statement, instalments and past due is assumed",
    "没有写明 {line} 的最低还款额算法：按账单的 10% 加分期和前期欠款估算",
    "Copy the rule from the contract: `minimum = { percent = \"10%\", floor = \"…\" }`.",
    "请照合同写明：`minimum = { percent = \"10%\", floor = \"…\" }`。",
);
pub(super) const RATE_ASSUMED: ProblemWords = say(
    "nobody states the rate of {line}: it counts as free of interest",
    "没有写明 {line} 的利率：按不收利息计算",
    "Add `annual_rate`, `monthly_rate` or `daily_rate`, as the contract says; \"0%\" if it is free.",
    "请按合同补上 `annual_rate`、`monthly_rate` 或 `daily_rate`；若确实免息，请写 \"0%\"。",
);
pub(super) const TERMS_ASSUMED: ProblemWords = say(
    "{line} does not state {terms}; cautious defaults stand in",
    "{line} 没有写明 {terms}；暂用偏谨慎的默认值",
    "The figures are closer to the truth with what the contract says.",
    "照合同补上后，数字会更准确。",
);
pub(super) const KEY_WITHOUT_EFFECT: ProblemWords = say(
    "`{key}` has no effect here",
    "`{key}` 在这里不起作用",
    "Remove it, or check the other keys of this entry.",
    "请删去它，或核对这一项的其他键。",
);
pub(super) const FLOOR_ABOVE_CAP: ProblemWords = say(
    "the least fee, {floor}, is more than the most, {cap}",
    "费用下限 {floor} 高于上限 {cap}",
    "`floor` is the least that is charged, `cap` the most.",
    "`floor` 是最少收取额，`cap` 是最多收取额。",
);
pub(super) const LOW_ABOVE_USUAL: ProblemWords = say(
    "the low of {low} is more than the usual {amount}",
    "较低收入 {low} 比通常收入 {amount} 还高",
    "`amount` is a usual period, `low` a poor one.",
    "`amount` 是通常的收入，`low` 是较差时的收入。",
);
pub(super) const GROSS_BELOW_NET: ProblemWords = say(
    "the gross of {gross} is less than the take-home {amount}",
    "税前收入 {gross} 比到手收入 {amount} 还少",
    "`amount` is what arrives, `gross` what it is before tax and contributions.",
    "`amount` 是到手金额，`gross` 是扣税和社保之前的金额。",
);
pub(super) const UNTIL_BEFORE_START: ProblemWords = say(
    "it ends on {until}, before it begins on {on}",
    "结束日 {until} 早于开始日 {on}",
    "Check both dates.",
    "请核对这两个日期。",
);
pub(super) const FLOW_OVER: ProblemWords = say(
    "{name} was over on {date}, before the day of the record, {as_of}",
    "{name} 已于 {date} 结束，早于档案日期 {as_of}",
    "It counts for nothing; remove it or correct its date.",
    "它不再计入；请删去或改正日期。",
);
