//! The moments that make a lesson matter: what a reader changed, what a warning says, what happened to a line.
//!
//! A lesson's file names its moments, so that which lesson a warning opens is data.

/// A moment at which a lesson helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    /// A line is overdue.
    Overdue,
    /// A line cannot be used: suspended or frozen.
    LineStopped,
    /// A limit was lowered.
    LineReduced,
    /// A line is watched.
    LineWatched,
    /// A line can be used, with nothing against it.
    LineActive,
    /// A line is on its way back, on probation.
    LineRecovering,
    /// A line was ended.
    LineClosed,
    /// A figure of ours and a lender's differ, or nobody confirmed ours.
    FiguresDiffer,
    /// A payment did not go through.
    PaymentFailed,
    /// Money runs short ahead.
    CashShort,
    /// Money runs low ahead.
    CashLow,
    /// Something is due within days and cash is short.
    DueSoon,
    /// Debt service takes a high share of income.
    DtiHigh,
    /// There is no income to compare with.
    NoIncome,
    /// A limit is used beyond a usual mark.
    UseHigh,
    /// The money would not last a month without income.
    RunwayShort,
    /// Savings are below a month of essentials.
    FundBelowMonth,
    /// Little is left of income after everything.
    SurplusThin,
    /// There are three lenders or more.
    ThirdLender,
    /// A draw on one line and a repayment of another lie within days.
    DrawToRepay,
    /// A line is paid its minimum only.
    MinimumOnly,
    /// A limit was edited.
    LimitEdited,
    /// A loan was added.
    LoanAdded,
    /// An instalment plan was added.
    InstalmentAdded,
    /// A mortgage is planned.
    MortgageGoal,
    /// A stress test fails.
    StressFails,
    /// A platform was supposed to be down or to change its rules.
    PlatformOpened,
    /// All other lessons are done.
    CourseEnds,
    /// A line stopped for maintenance.
    CauseMaintenance,
    /// A line stopped for a technical fault.
    CauseTechnicalFault,
    /// A line stopped because of the account.
    CauseAccountStatus,
    /// A line stopped after a credit assessment.
    CauseCreditAssessment,
    /// A line stopped by limit management.
    CauseLimitManagement,
    /// A line stopped for a rule.
    CauseRegulation,
}

impl Moment {
    /// Every moment with its stable name.
    pub const NAMES: &'static [(&'static str, Moment)] = &[
        ("overdue", Moment::Overdue),
        ("line-stopped", Moment::LineStopped),
        ("line-reduced", Moment::LineReduced),
        ("line-watched", Moment::LineWatched),
        ("line-active", Moment::LineActive),
        ("line-recovering", Moment::LineRecovering),
        ("line-closed", Moment::LineClosed),
        ("figures-differ", Moment::FiguresDiffer),
        ("payment-failed", Moment::PaymentFailed),
        ("cash-short", Moment::CashShort),
        ("cash-low", Moment::CashLow),
        ("due-soon", Moment::DueSoon),
        ("dti-high", Moment::DtiHigh),
        ("no-income", Moment::NoIncome),
        ("use-high", Moment::UseHigh),
        ("runway-short", Moment::RunwayShort),
        ("fund-below-month", Moment::FundBelowMonth),
        ("surplus-thin", Moment::SurplusThin),
        ("third-lender", Moment::ThirdLender),
        ("draw-to-repay", Moment::DrawToRepay),
        ("minimum-only", Moment::MinimumOnly),
        ("limit-edited", Moment::LimitEdited),
        ("loan-added", Moment::LoanAdded),
        ("instalment-added", Moment::InstalmentAdded),
        ("mortgage-goal", Moment::MortgageGoal),
        ("stress-fails", Moment::StressFails),
        ("platform-opened", Moment::PlatformOpened),
        ("course-ends", Moment::CourseEnds),
        ("cause-maintenance", Moment::CauseMaintenance),
        ("cause-technical-fault", Moment::CauseTechnicalFault),
        ("cause-account-status", Moment::CauseAccountStatus),
        ("cause-credit-assessment", Moment::CauseCreditAssessment),
        ("cause-limit-management", Moment::CauseLimitManagement),
        ("cause-regulation", Moment::CauseRegulation),
    ];

    /// The stable name that lesson files and scripts use.
    #[must_use]
    pub fn name(self) -> &'static str {
        Moment::NAMES.iter().find(|(_, moment)| *moment == self).map_or("", |(name, _)| name)
    }

    /// The moment of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Moment> {
        Moment::NAMES.iter().find(|(known, _)| *known == name).map(|(_, moment)| *moment)
    }
}
