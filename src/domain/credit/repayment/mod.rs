//! Repayment of a loan: what falls due when, how much of it is interest, and what is still owed.
//!
//! A loan is [`LoanTerms`]; [`schedule::plan`] gives its rows before anything was paid, [`replay`] the rows after early,
//! late or missing payments. Amounts are exact decimals; they are rounded only where they are posted.

pub mod accrual;
pub mod exact;
pub mod level;
pub mod payoff;
pub mod replay;
pub mod schedule;
pub mod simple_interest;
pub mod spreadsheet;

use rust_decimal::Decimal;

use super::posting::Posting;
use crate::domain::calendar::Day;

/// How the principal comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The same payment each period (等额本息).
    EqualPayment,
    /// The same principal each period and interest on what is left (等额本金).
    EqualPrincipal,
    /// The same principal each period and interest on the original principal (等本等息).
    Flat,
    /// Interest each period, the principal with the last (先息后本).
    InterestOnlyThenBullet,
    /// Nothing until the end; interest joins the principal each period (到期还本付息).
    BulletCapitalised,
    /// A payment of this size until the debt is gone.
    FixedPayment(Decimal),
    /// So much principal and the interest each period until the debt is gone.
    FixedPrincipal(Decimal),
}

/// How a period's interest follows from the yearly rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AccrualRule {
    /// Rate / periods per year; a shorter first period, or a rate change inside a period, by its share of the days.
    #[default]
    NominalPerPeriod,
    /// (1 + rate)^(1 / periods per year) - 1.
    EffectivePerPeriod,
    /// Rate x days / this many days of a year.
    Actual(u16),
    /// Rate / periods per year x days used / days of the calendar period.
    MonthFractionOfDays,
}

/// How the level payment is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LevelRule {
    /// From the nominal (or effective) rate of a period, as if all periods were equal.
    #[default]
    PeriodRate,
    /// From the product of the actual factors of the periods.
    PeriodFactors,
    /// It is given and never solved.
    Given(Decimal),
}

/// When a new rate begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeFrom {
    /// With this period, counted from 1.
    Period(u32),
    /// On this day: it bears interest from that day on.
    Date(Day),
}

/// A change of the yearly rate; the level payment is solved again on what is owed, for the periods left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateChange {
    /// When.
    pub from: ChangeFrom,
    /// The new yearly rate (0.06 is 6 %).
    pub annual_rate: Decimal,
}

/// Periods at the beginning in which less than a full instalment is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grace {
    /// Periods without any interest.
    pub interest_free: u32,
    /// Periods in which only interest is due.
    pub interest_only: u32,
    /// Periods in which nothing is due; their interest falls due with the first period after them.
    pub deferred: u32,
}

/// Where amounts are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    /// Interest, payment and principal are rounded when posted. A rule that is `None` is the one of the interest.
    Posted {
        /// Each row's interest.
        interest: Posting,
        /// The level payment, when solved.
        payment: Option<Posting>,
        /// The equal part of the principal.
        principal: Option<Posting>,
    },
    /// Nothing is rounded inside; figures are rounded when shown.
    Unrounded,
}

impl Default for Carry {
    fn default() -> Self {
        Carry::Posted { interest: Posting::CENTS, payment: None, principal: None }
    }
}

impl Carry {
    /// A row's interest as posted.
    #[must_use]
    pub fn interest(&self, exact: Decimal) -> Decimal {
        match self {
            Carry::Posted { interest, .. } => interest.round(exact),
            Carry::Unrounded => exact,
        }
    }

    /// A solved payment as charged.
    #[must_use]
    pub fn payment(&self, exact: Decimal) -> Decimal {
        match self {
            Carry::Posted { interest, payment, .. } => payment.unwrap_or(*interest).round(exact),
            Carry::Unrounded => exact,
        }
    }

    /// An equal part of the principal as charged.
    #[must_use]
    pub fn principal(&self, exact: Decimal) -> Decimal {
        match self {
            Carry::Posted { interest, principal, .. } => principal.unwrap_or(*interest).round(exact),
            Carry::Unrounded => exact,
        }
    }
}

/// The dates of a loan, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoanDates {
    /// The day the money is paid out.
    pub start: Option<Day>,
    /// The due days; when empty they are counted from the start, from its day of the month.
    pub due: Vec<Day>,
    /// Where the first calendar period begins, when that is not the start.
    pub first_period_from: Option<Day>,
}

/// The terms of a loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanTerms {
    /// What is borrowed.
    pub principal: Decimal,
    /// The yearly rate (0.06 is 6 %), nominal or effective as `accrual` says.
    pub annual_rate: Decimal,
    /// How many periods; `None` for methods that end when the debt is gone.
    pub periods: Option<u32>,
    /// Periods in a year.
    pub periods_per_year: u32,
    /// How the principal comes back.
    pub method: Method,
    /// How interest follows from the rate.
    pub accrual: AccrualRule,
    /// How the level payment is found.
    pub level: LevelRule,
    /// The dates.
    pub dates: LoanDates,
    /// Easier periods at the beginning.
    pub grace: Grace,
    /// Changes of the rate, in their order.
    pub rate_changes: Vec<RateChange>,
    /// An amount of the principal that is left for the last payment.
    pub balloon: Decimal,
    /// Where amounts are rounded.
    pub carry: Carry,
}

impl LoanTerms {
    /// A loan in equal monthly payments, rounded to cents.
    #[must_use]
    pub fn monthly(principal: Decimal, annual_rate: Decimal, periods: u32) -> LoanTerms {
        LoanTerms {
            principal,
            annual_rate,
            periods: Some(periods),
            periods_per_year: 12,
            method: Method::EqualPayment,
            accrual: AccrualRule::NominalPerPeriod,
            level: LevelRule::PeriodRate,
            dates: LoanDates::default(),
            grace: Grace::default(),
            rate_changes: Vec::new(),
            balloon: Decimal::ZERO,
            carry: Carry::default(),
        }
    }
}

/// One period of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The period, from 1.
    pub number: u32,
    /// Its due day, where dates are known.
    pub due: Option<Day>,
    /// What is paid.
    pub payment: Decimal,
    /// The part that is interest.
    pub interest: Decimal,
    /// The part that repays principal; negative when interest joins the principal.
    pub principal: Decimal,
    /// What is owed afterwards.
    pub balance: Decimal,
}

/// The rows of a loan, with what was solved on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// One row a period.
    pub rows: Vec<Row>,
    /// The first level payment, for methods that have one.
    pub level_payment: Option<Decimal>,
}

/// Sums of some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// All that is paid.
    pub paid: Decimal,
    /// The part that is interest.
    pub interest: Decimal,
    /// The part that is principal.
    pub principal: Decimal,
}

impl Totals {
    /// The sums of these rows.
    #[must_use]
    pub fn of(rows: &[Row]) -> Totals {
        // At most MOST_PERIODS amounts below LARGEST_AMOUNT: far inside the range of a decimal.
        rows.iter().fold(Totals::default(), |sum, row| Totals {
            paid: sum.paid + row.payment,
            interest: sum.interest + row.interest,
            principal: sum.principal + row.principal,
        })
    }
}

impl Schedule {
    /// The sums of all rows.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals::of(&self.rows)
    }

    /// The sums of each run of so many rows (12 for a year of months).
    #[must_use]
    pub fn totals_by(&self, rows: usize) -> Vec<Totals> {
        self.rows.chunks(rows.max(1)).map(Totals::of).collect()
    }
}
