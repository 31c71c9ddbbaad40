//! Words for rules: their causes, effects, scopes and comparisons, what is wrong with an account, and how far a rule's
//! figures can be trusted.

use super::Words;
use crate::domain::risk::indicator::AccountFlag;
use crate::domain::risk::trigger::{Cause, EffectKind, Op, Scope};

/// Said wherever a figure of ours is shown as a threshold.
pub const TEACHING_ASSUMPTION: Words =
    Words::new("teaching assumption: lenders publish no thresholds", "教学假设：机构不公布阈值");

/// Said where the figure of a rule comes from somewhere.
pub const SUPPORTED: Words = Words::new("figure from the named source", "数值见所列来源");

/// Said of the points card wherever it is shown.
pub const NOT_A_SUSPENSION_RISK: Words = Words::new(
    "No public data set records suspensions; this is the chance of a late payment, from public card data.",
    "没有公开数据记录过额度停用；这里是依据公开信用卡数据估计的逾期可能性。",
);

/// The name of a cause.
#[must_use]
pub const fn cause(cause: Cause) -> Words {
    match cause {
        Cause::Maintenance => Words::new("maintenance", "系统维护"),
        Cause::TechnicalFault => Words::new("technical fault", "技术故障"),
        Cause::AccountStatus => Words::new("account status", "账户状态"),
        Cause::CreditAssessment => Words::new("credit assessment", "信用评估"),
        Cause::LimitManagement => Words::new("limit management", "额度管理"),
        Cause::Regulation => Words::new("rules and regulation", "政策监管"),
    }
}

/// What a cause means, in a sentence.
#[must_use]
pub const fn cause_meaning(cause: Cause) -> Words {
    match cause {
        Cause::Maintenance => Words::new(
            "The system is being maintained or upgraded; it was announced and ends by itself.",
            "系统维护或升级，事先有公告，结束后自动恢复。",
        ),
        Cause::TechnicalFault => Words::new(
            "Something broke: overload, database, attack, network or a third party. Nobody announced it.",
            "系统过载、数据库、网络、攻击或第三方接口出了问题，事先没有公告。",
        ),
        Cause::AccountStatus => Words::new(
            "The account itself is the matter: identity, documents, log-in or a suspicious change.",
            "账户本身有问题：身份认证、证件、登录或异常变更。",
        ),
        Cause::CreditAssessment => Words::new(
            "The lender sees more risk: overdue amounts, several lenders, unusual or frequent draws.",
            "机构认为风险上升：逾期、多头借贷、支用异常或频繁。",
        ),
        Cause::LimitManagement => Words::new(
            "The lender manages its limits: high use, high totals, lines not used, broken terms.",
            "机构调整额度：使用率过高、总授信过高、长期不用或违反约定。",
        ),
        Cause::Regulation => Words::new(
            "A rule or a product changes for everybody, whatever one's own record is.",
            "监管规定或产品对所有人调整，与个人记录无关。",
        ),
    }
}

/// What a rule does.
#[must_use]
pub const fn effect(kind: EffectKind) -> Words {
    match kind {
        EffectKind::Watch => Words::new("watched", "列入关注"),
        EffectKind::Reduce => Words::new("limit cut by {by}", "额度下调 {by}"),
        EffectKind::Suspend => Words::new("suspended", "停用"),
        EffectKind::Freeze => Words::new("frozen", "冻结"),
        EffectKind::Close => Words::new("closed", "关闭"),
        EffectKind::Accelerate => Words::new("called in: the whole balance is due", "提前到期：要求一次还清"),
    }
}

/// What a rule does, in a word or two.
#[must_use]
pub const fn effect_briefly(kind: EffectKind) -> Words {
    match kind {
        EffectKind::Reduce => Words::new("cut by {by}", "降额 {by}"),
        EffectKind::Accelerate => Words::new("called in", "提前到期"),
        EffectKind::Watch | EffectKind::Suspend | EffectKind::Freeze | EffectKind::Close => effect(kind),
    }
}

/// Which lines a rule changes.
#[must_use]
pub const fn scope(scope: Scope) -> Words {
    match scope {
        Scope::Line => Words::new("this line", "本笔授信"),
        Scope::Group => Words::new("every line of the group", "同系全部授信"),
        Scope::Lender => Words::new("every line of the lender", "该机构全部授信"),
        Scope::EveryReportingLender => Words::new("every line that is reported", "全部报送征信的授信"),
    }
}

/// A comparison as a person says it.
#[must_use]
pub const fn op(op: Op) -> Words {
    match op {
        Op::AtLeast => Words::new("{value} or more", "达到 {value}"),
        Op::Above => Words::new("more than {value}", "超过 {value}"),
        Op::AtMost => Words::new("{value} or less", "不超过 {value}"),
        Op::Below => Words::new("less than {value}", "低于 {value}"),
        Op::Equal => Words::new("{value}", "为 {value}"),
    }
}

/// For how many months a condition must have held.
pub const FOR_MONTHS: Words = Words::new("for {n} months in a row", "连续 {n} 个月");

/// The way back of a rule.
pub const COOLING: Words = Words::new("after {n} days during which it holds", "持续满足 {n} 天后");
/// What follows the cooling days.
pub const PROBATION: Words = Words::new("then {n} days in recovery", "随后观察 {n} 天");
/// A rule without a way back.
pub const PERMANENT: Words = Words::new("no way back is known", "没有已知的恢复途径");

/// What is wrong with an account.
#[must_use]
pub const fn account_flag(flag: AccountFlag) -> Words {
    super::indicator::indicator(flag.indicator()).name
}
