//! A rule that can change a line's state: when it fires, what it does, and how the line comes back.
//!
//! Rules are data; which exist and what they rest on is the `content` module's. A rule fires on a line when all its
//! conditions hold. It then stands until its recovery is complete, and does not fire again while it stands; one that is
//! permanent stands for ever.

use super::indicator::Indicator;
use crate::domain::money::Ratio;
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;

/// Why a line is stopped or cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// An announced outage (系统维护).
    Maintenance,
    /// An unannounced outage (技术故障).
    TechnicalFault,
    /// The state of the account: identity, documents, log-in (账户状态).
    AccountStatus,
    /// The lender's view of the borrower: overdue, several lenders, abnormal use (信用评估).
    CreditAssessment,
    /// The lender's management of limits: use, totals, idleness (额度管理).
    LimitManagement,
    /// A rule, a licence or a product change (政策监管).
    Regulation,
}

impl Cause {
    /// All six.
    pub const ALL: [Cause; 6] = [
        Cause::Maintenance,
        Cause::TechnicalFault,
        Cause::AccountStatus,
        Cause::CreditAssessment,
        Cause::LimitManagement,
        Cause::Regulation,
    ];
}

impl Cause {
    /// Whether what is done to a line for this cause shows in the registry: outages and account matters do not.
    #[must_use]
    pub const fn shows_in_registry(self) -> bool {
        matches!(self, Cause::CreditAssessment | Cause::LimitManagement | Cause::Regulation)
    }
}

/// How a value is compared with its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// The threshold or more.
    AtLeast,
    /// More than the threshold.
    Above,
    /// The threshold or less.
    AtMost,
    /// Less than the threshold.
    Below,
    /// The threshold exactly.
    Equal,
}

impl Op {
    /// Its sign, as files write it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Op::AtLeast => ">=",
            Op::Above => ">",
            Op::AtMost => "<=",
            Op::Below => "<",
            Op::Equal => "=",
        }
    }

    /// How far a value is from fulfilling the comparison; zero or less when it does.
    #[must_use]
    pub const fn margin(self, value: i64, threshold: i64) -> i64 {
        match self {
            Op::AtLeast => threshold.saturating_sub(value),
            Op::Above => threshold.saturating_add(1).saturating_sub(value),
            Op::AtMost => value.saturating_sub(threshold),
            Op::Below => value.saturating_add(1).saturating_sub(threshold),
            Op::Equal => value.saturating_sub(threshold).saturating_abs(),
        }
    }
}

/// One comparison of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Condition {
    /// What is measured.
    pub indicator: Indicator,
    /// How it is compared.
    pub op: Op,
    /// With what, as the indicator's whole number.
    pub threshold: i64,
    /// At the ends of how many months in a row it must have held, besides holding now; 0 for now alone.
    pub for_months: u8,
}

/// What a rule does to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The lender looks more closely (关注). Nothing else changes.
    Watch,
    /// The limit is cut (降额). What is owed stays owed and may stand above it.
    Reduce {
        /// The share of the present limit that is taken away.
        by: Ratio,
        /// The share of the limit before the first cut below which no cut goes.
        not_below: Ratio,
    },
    /// No new use (停用).
    Suspend,
    /// No use and no change (冻结).
    Freeze,
    /// The line ends; what is owed is repaid as agreed (关闭).
    Close,
    /// The whole balance falls due at once, and the line is frozen (提前到期).
    Accelerate,
}

/// What a rule does, without its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EffectKind {
    /// See [`Effect::Watch`].
    Watch,
    /// See [`Effect::Reduce`].
    Reduce,
    /// See [`Effect::Suspend`].
    Suspend,
    /// See [`Effect::Freeze`].
    Freeze,
    /// See [`Effect::Close`].
    Close,
    /// See [`Effect::Accelerate`].
    Accelerate,
}

impl Effect {
    /// What it does, without its figures.
    #[must_use]
    pub const fn kind(self) -> EffectKind {
        match self {
            Effect::Watch => EffectKind::Watch,
            Effect::Reduce { .. } => EffectKind::Reduce,
            Effect::Suspend => EffectKind::Suspend,
            Effect::Freeze => EffectKind::Freeze,
            Effect::Close => EffectKind::Close,
            Effect::Accelerate => EffectKind::Accelerate,
        }
    }
}

impl Effect {
    /// Whether the effect changes anything on a line: a cut needs a limit, a suspension something to draw.
    #[must_use]
    pub const fn concerns(self, has_limit: bool, can_be_drawn: bool) -> bool {
        match self {
            Effect::Reduce { .. } => has_limit,
            Effect::Suspend => can_be_drawn,
            Effect::Watch | Effect::Freeze | Effect::Close | Effect::Accelerate => true,
        }
    }
}

/// Which lines a rule changes when it fires on one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// That line.
    Line,
    /// Every line of its group.
    Group,
    /// Every line of its lender.
    Lender,
    /// Every line whose lender reports to the registry.
    EveryReportingLender,
}

/// The way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// What must hold; with none, time alone brings the line back.
    pub when: Vec<Condition>,
    /// For how many days in a row it must hold.
    pub cooling_days: u16,
    /// For how many days the line is then in recovery before it is active again.
    pub probation_days: u16,
    /// Whether a cut limit comes back with the end of the cooling days.
    pub limit_returns: bool,
}

/// A rule that can change a line's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// Its id inside its policy.
    pub id: String,
    /// What to call it.
    pub name: Name,
    /// Which of the six causes.
    pub cause: Cause,
    /// What must hold, all of it; never empty.
    pub when: Vec<Condition>,
    /// What it does.
    pub effect: Effect,
    /// To which lines.
    pub scope: Scope,
    /// The way back; none when it is permanent.
    pub recover: Option<Recovery>,
    /// The lesson that explains it.
    pub lesson: Option<String>,
    /// Whether its figures are ours for teaching: lenders publish none.
    pub is_teaching_assumption: bool,
    /// What it rests on and on which days it holds.
    pub provenance: Provenance,
}
