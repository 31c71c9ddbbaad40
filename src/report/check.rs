//! The scripted budget check: each limit, what was measured, and the verdict.
//!
//! Limits come from the options, else from the record, else from the norms of the jurisdiction on that day; never mixed.

use super::standing::Standing;
use crate::diagnostic::{Diagnostic, LeftOut};
use crate::domain::household::profile::CheckLimits;
use crate::domain::money::{Money, Ratio};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Debt service over take-home income.
    Dti,
    /// Use of all limits together.
    Utilisation,
    /// Use of one line's limit.
    LineUtilisation {
        /// The line.
        line: usize,
    },
    /// Number of lenders.
    Lenders,
    /// Days that cash and emergency fund last without income.
    RunwayDays,
    /// Months of essential expenses in the emergency fund.
    EmergencyMonths,
    /// The lowest point of cash in the run ahead.
    LowestCash,
}

impl Measure {
    /// The stable name that JSON and scripts use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Measure::Dti => "dti",
            Measure::Utilisation => "utilisation",
            Measure::LineUtilisation { .. } => "line-utilisation",
            Measure::Lenders => "lenders",
            Measure::RunwayDays => "runway-days",
            Measure::EmergencyMonths => "emergency-months",
            Measure::LowestCash => "lowest-cash",
        }
    }

    /// Whether the limit is an upper one.
    #[must_use]
    pub const fn is_upper(self) -> bool {
        matches!(self, Measure::Dti | Measure::Utilisation | Measure::LineUtilisation { .. } | Measure::Lenders)
    }
}

/// A measured or limiting value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A share.
    Share(Ratio),
    /// A number.
    Count(i64),
    /// Days.
    Days(i64),
    /// Months, in hundredths.
    MonthsHundredths(i64),
    /// An amount.
    Amount(Money),
}

impl Value {
    fn order(self) -> i64 {
        match self {
            Value::Share(ratio) => ratio.0,
            Value::Count(n) | Value::Days(n) | Value::MonthsHundredths(n) => n,
            Value::Amount(amount) => amount.minor(),
        }
    }
}

/// What came of one limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Within the limit.
    Within,
    /// Beyond it.
    Beyond,
    /// It cannot be measured (no income, no essential expenses): counts as beyond when there is debt.
    NotMeasurable {
        /// Whether that fails the check.
        fails: bool,
    },
}

/// One limit checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckRow {
    /// What.
    pub measure: Measure,
    /// What was measured.
    pub measured: Option<Value>,
    /// The limit.
    pub limit: Value,
    /// The verdict.
    pub verdict: Verdict,
}

/// Where the limits came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitsFrom {
    /// From the options of the command.
    Options,
    /// From the record.
    Record,
    /// From the norms of the jurisdiction.
    Norms,
    /// There are none.
    Nowhere,
}

/// The whole check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// One row a limit.
    pub rows: Vec<CheckRow>,
    /// Where the limits came from.
    pub limits_from: LimitsFrom,
}

/// The check of one household among several.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The household's id: the name of its file, or of the sample.
    pub id: &'a str,
    /// What was checked.
    pub standing: &'a Standing,
    /// What came of it.
    pub check: &'a Check,
}

/// A household that was not checked, because its files could not be read in full.
#[derive(Debug, Clone, Copy)]
pub struct Refused<'a> {
    /// The household's id: the name of its file, or of the sample.
    pub id: &'a str,
    /// What is wrong with its files.
    pub problems: &'a [Diagnostic],
    /// What would have been left out.
    pub left_out: &'a [LeftOut],
}

impl Verdict {
    /// Whether it alone makes the check fail.
    #[must_use]
    pub const fn fails(self) -> bool {
        match self {
            Verdict::Within => false,
            Verdict::Beyond => true,
            Verdict::NotMeasurable { fails } => fails,
        }
    }
}

impl Check {
    /// Whether every limit is kept.
    #[must_use]
    pub fn passes(&self) -> bool {
        !self.rows.iter().any(|row| row.verdict.fails())
    }
}

/// Checks a household against the given limits, or those of its record, or those of its norms.
#[must_use]
pub fn check(standing: &Standing, options: CheckLimits) -> Check {
    let none = CheckLimits::default();
    let (limits, limits_from) = if options != none {
        (options, LimitsFrom::Options)
    } else if standing.record.profile.limits != none {
        (standing.record.profile.limits, LimitsFrom::Record)
    } else {
        let limits = norm_limits(standing);
        (limits, if limits == none { LimitsFrom::Nowhere } else { LimitsFrom::Norms })
    };
    Check { rows: rows(standing, limits), limits_from }
}

/// The limits that the jurisdiction's norms suggest on the day.
fn norm_limits(standing: &Standing) -> CheckLimits {
    let Some(norms) = &standing.record.norms else { return CheckLimits::default() };
    let figure = |id: &str| norms.figure(id, standing.today);
    CheckLimits {
        max_dti: figure("max-dti").and_then(super::super::domain::risk::norm::Figure::share),
        max_utilisation: figure("max-utilisation").and_then(super::super::domain::risk::norm::Figure::share),
        max_lenders: figure("max-lenders").and_then(super::super::domain::risk::norm::Figure::count),
        min_runway_days: figure("min-runway-days").and_then(super::super::domain::risk::norm::Figure::days),
        min_emergency_months: figure("min-emergency-months")
            .and_then(super::super::domain::risk::norm::Figure::months_hundredths),
        min_cash: None,
    }
}

fn rows(standing: &Standing, limits: CheckLimits) -> Vec<CheckRow> {
    let ratios = &standing.ratios;
    let mut rows = Vec::new();
    let mut add = |measure: Measure, measured: Option<Value>, limit: Option<Value>, fails_unmeasured: bool| {
        let Some(limit) = limit else { return };
        let verdict = match measured {
            None => Verdict::NotMeasurable { fails: fails_unmeasured },
            Some(value) => {
                let kept =
                    if measure.is_upper() { value.order() <= limit.order() } else { value.order() >= limit.order() };
                if kept { Verdict::Within } else { Verdict::Beyond }
            }
        };
        rows.push(CheckRow { measure, measured, limit, verdict });
    };
    let owes = ratios.debt_service > Money::ZERO;
    add(Measure::Dti, ratios.dti.map(Value::Share), limits.max_dti.map(Value::Share), owes);
    let use_limit = limits.max_utilisation.map(Value::Share);
    add(Measure::Utilisation, ratios.utilisation.map(Value::Share), use_limit, false);
    for used in &ratios.uses {
        let measured = used.utilisation.map(Value::Share);
        add(Measure::LineUtilisation { line: used.line }, measured, use_limit, used.owed > Money::ZERO);
    }
    let lenders = Some(Value::Count(i64::from(ratios.lenders)));
    add(Measure::Lenders, lenders, limits.max_lenders.map(|n| Value::Count(i64::from(n))), false);
    let runway = Some(Value::Days(i64::from(ratios.runway.days)));
    add(Measure::RunwayDays, runway, limits.min_runway_days.map(|n| Value::Days(i64::from(n))), false);
    let months = ratios.emergency_months_hundredths.map(Value::MonthsHundredths);
    let least_months = limits.min_emergency_months.map(|n| Value::MonthsHundredths(i64::from(n)));
    add(Measure::EmergencyMonths, months, least_months, false);
    let lowest = Some(Value::Amount(standing.lowest_cash().0));
    add(Measure::LowestCash, lowest, limits.min_cash.map(Value::Amount), false);
    rows
}
