//! Words for what needs attention: what it is, and the next step. Kind and exact; never a product, never blame.

use super::Words;

/// A sentence and its next step.
#[derive(Debug, Clone, Copy)]
pub struct WarningWords {
    /// What it is.
    pub message: Words,
    /// What to do next.
    pub next: Words,
}

macro_rules! warnings {
    ($($name:ident = $en:literal / $zh:literal => $next_en:literal / $next_zh:literal;)*) => {
        $(#[allow(missing_docs, reason = "the text says it")]
        pub const $name: WarningWords =
            WarningWords { message: Words::new($en, $zh), next: Words::new($next_en, $next_zh) };)*
    };
}

warnings! {
    OVERDUE = "{line} is {days} past due: {amount}." / "{line}已逾期 {days}：{amount}。"
        => "Pay what you can, and tell the lender before the next contact; ask for a plan in writing." /
           "请尽快归还能还的部分，并主动联系机构协商，方案请要书面确认。";
    NOT_USABLE = "{line} cannot be used: {state}." / "{line}当前不可用：{state}。"
        => "What is owed stays due. Expenses paid with it fall on cash: check the schedule." /
           "欠款仍需按时归还；原用它支付的开支会落到现金上，请查看还款计划。";
    SHORT = "Money falls short on {day}: {missing} is missing." / "{day} 资金不足，缺口 {missing}。"
        => "The schedule shows what is due that day; move a payment or an expense before it, or call the lender before the due day." /
           "还款计划中可以看到当天应还的项目；可提前调整开支，或在还款日前联系机构。";
    LOW = "Cash falls to {cash} on {day}." / "{day} 现金降至 {cash}。"
        => "Keep other spending before that day small; one surprise would make a payment late." /
           "此前尽量少花钱；再有一笔意外开支就可能影响还款。";
    DUE_BY_HAND = "{line}: {amount} is due on {day} and is not paid by itself." /
                  "{line}：{day} 应还 {amount}，未设自动还款。"
        => "Pay it by hand before then, or set up automatic payment of the minimum." /
           "请在此前手动还款，或设置自动还款。";
    HIGH_DTI = "{dti} of take-home income goes to debts, above {over}." / "到手收入的 {dti} 用于还债，超过 {over}。"
        => "Avoid new borrowing; the schedule shows which debt ends first." /
           "尽量不再新增借款；还款计划中可以看到哪笔先还清。";
    NO_INCOME = "Debts are due, and no regular income is recorded." / "有应还债务，但没有记录固定收入。"
        => "Add an [[income]] table, also for irregular income with its low amount." /
           "请添加 [[income]] 表；不固定的收入也可记录，并写明较低金额。";
    HIGH_USE = "{line}: {use} of the limit is used." / "{line}：额度已用 {use}。"
        => "Lenders notice high use. Spending on it less until the next statement lowers it." /
           "使用率偏高容易被关注；下个账单日前少用可以降低。";
    PLAN_LEFT = "{line}: your plan paid {planned} early on {day}; {paid} is recorded." /
                "{line}：计划在 {day} 提前还 {planned}，记录只有 {paid}。"
        => "Record the payment if it was made; if not, the Plan screen makes a new plan from where you stand." /
           "已还就补记一笔；没还，可在“计划”画面按现状重做计划。";
    SHORT_RUNWAY = "Without income the money would last {days}." / "如果没有收入，钱只够 {days}。"
        => "A month of essentials set aside is a good first goal." /
           "先存够一个月的必要开支，是不错的第一步。";
    ASSUMED = "{count} planned since {day} are assumed to have happened." / "自 {day} 以来有 {count}按计划推定已发生。"
        => "Record what really happened: payments, spending, or the balances that lenders show." /
           "请记录实际情况：还款、消费，或机构显示的余额。";
    MISMATCH = "{line} showed {shown} on {day}; computed was {computed}." /
               "{line} 在 {day} 显示 {shown}，计算值为 {computed}。"
        => "The shown figure is used from then on. Look for a purchase or charge that is not recorded." /
           "此后以显示金额为准；请查找是否有未记录的消费或费用。";
    AS_IS = "{message}" / "{message}" => "{next}" / "{next}";
    LEFT_OUT = "{what}." / "{what}。"
        => "Correct the file: `tideover profile check` shows the place." /
           "请修正文件：`tideover profile check` 会指出位置。";
}

/// A payment is missed, and the line changes its state.
pub const AHEAD_BOTH: Words = Words::new(
    "{line}: {amount} due on {missed} is not covered, and on {day} the line is {state}: {rule} ({cause}).",
    "{line}：{missed} 应还的 {amount} 还不上，{day} 将变为“{state}”：{rule}（{cause}）。",
);
/// A payment is missed.
pub const AHEAD_MISSED: Words =
    Words::new("{line}: {amount} due on {missed} is not covered.", "{line}：{missed} 应还的 {amount} 还不上。");
/// The line changes its state although it is paid.
pub const AHEAD_TURN: Words =
    Words::new("{line}: {state} on {day}: {rule} ({cause}).", "{line}：{day} 将变为“{state}”：{rule}（{cause}）。");
/// It comes only if the next income is late.
pub const AHEAD_IF_LATE: Words =
    Words::new("If the next income is {days} late: {what}", "如果下次收入晚到 {days}：{what}");
/// Said where the rule's figures are ours.
pub const AHEAD_TEACHING: Words = Words::new(" The rule is a teaching assumption.", "该规则为教学假设。");
/// Where it is shown how it comes about.
pub const AHEAD_NEXT: Words = Words::new(
    "What-if shows why, and the smallest change that prevents it (Enter, or `{command}`).",
    "“假如”会说明原因，以及怎样最小改动就能避免（按回车，或运行 `{command}`）。",
);
/// The lesson about it.
pub const AHEAD_LESSON: Words = Words::new(" Lesson {lesson}.", "课程 {lesson}。");
