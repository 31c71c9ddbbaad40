//! The options of the calculators. Values are read in `typed`, so that what is wrong is said in the reader's language.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::domain::credit::card::minimum::ShareOf;
use crate::domain::credit::repayment::{AccrualRule, Method};
use crate::domain::money::Rounding;
use crate::report::calc::spreadsheet::Function;

/// Options of `calc`.
#[derive(Debug, Args)]
pub struct CalcArgs {
    /// Which calculator
    #[command(subcommand)]
    pub calculator: Calculator,
}

/// The calculators.
#[derive(Debug, Subcommand)]
pub enum Calculator {
    /// Annual rates: of a rate stated by day, month or year, or of amounts received and paid
    Rate(RateArgs),
    /// What an instalment fee really costs a year
    Instalment(InstalmentArgs),
    /// The schedule of a loan, its total and its true annual cost
    Loan(LoanArgs),
    /// How long paying only the minimum takes, and what it costs
    Minimum(MinimumArgs),
    /// What ending a loan early costs
    Payoff(PayoffArgs),
    /// Spreadsheet functions: pmt, ipmt, ppmt, pv, fv, nper, rate
    Spreadsheet(SpreadsheetArgs),
    /// Check the arithmetic against published cases: exit code 0 when all agree, 1 when one does not
    Verify(VerifyArgs),
}

/// A rate by the time it is stated for.
#[derive(Debug, Args)]
pub struct StatedRate {
    /// The yearly rate, such as 18%
    #[arg(long, alias = "rate", value_name = "PERCENT", allow_hyphen_values = true)]
    pub annual_rate: Option<String>,
    /// The monthly rate, such as 1.5%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub monthly_rate: Option<String>,
    /// The daily rate, such as 0.05%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub daily_rate: Option<String>,
}

/// Options of `calc rate`.
#[derive(Debug, Args)]
pub struct RateArgs {
    /// Terms as an app shows them, such as "0.05% a day"
    #[arg(value_name = "TERMS")]
    pub terms: Vec<String>,
    /// The rate, where one is stated
    #[command(flatten)]
    pub stated: StatedRate,
    /// An amount on a day, received positive and paid negative: 2026-01-15=10000; may be given several times
    #[arg(long, value_name = "DATE=AMOUNT", allow_hyphen_values = true)]
    pub flow: Vec<String>,
    /// Amounts at equal times: 10000,-900x12
    #[arg(long, value_name = "AMOUNTS", allow_hyphen_values = true)]
    pub flows: Option<String>,
    /// Periods in a year
    #[arg(long, value_name = "N", default_value = "12", allow_hyphen_values = true)]
    pub periods_per_year: String,
}

/// Options of `calc instalment`.
#[derive(Debug, Args)]
pub struct InstalmentArgs {
    /// Terms as an app shows them, such as "0.6% a period, 12 periods"
    #[arg(value_name = "TERMS")]
    pub terms: Vec<String>,
    /// What is borrowed
    #[arg(long, value_name = "AMOUNT", default_value = "10000", allow_hyphen_values = true)]
    pub principal: String,
    /// The number of periods
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub periods: Option<String>,
    /// The fee of each period on the original principal, such as 0.66%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub fee_per_period: Option<String>,
    /// The fee in all, such as 8.8%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub total_fee: Option<String>,
    /// A fee taken on the first day: an amount or a percentage
    #[arg(long, value_name = "FEE", allow_hyphen_values = true)]
    pub upfront: Option<String>,
    /// Periods in a year
    #[arg(long, value_name = "N", default_value = "12", allow_hyphen_values = true)]
    pub periods_per_year: String,
}

/// Options of `calc loan`.
#[derive(Debug, Args)]
pub struct LoanArgs {
    /// Terms as an app shows them, such as "1% a month, 12 periods"
    #[arg(value_name = "TERMS")]
    pub terms: Vec<String>,
    /// What is borrowed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub principal: String,
    /// The rate
    #[command(flatten)]
    pub stated: StatedRate,
    /// The number of periods
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub periods: Option<String>,
    /// How the principal comes back
    #[arg(long, value_name = "METHOD", default_value = "equal-payment")]
    pub method: MethodName,
    /// The payment of each period; without a number of periods, until the debt is gone
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub payment: Option<String>,
    /// Periods in a year
    #[arg(long, value_name = "N", default_value = "12", allow_hyphen_values = true)]
    pub periods_per_year: String,
    /// The yearly rate is effective, not nominal
    #[arg(long)]
    pub effective: bool,
    /// How interest follows from the rate
    #[arg(long, value_name = "RULE", default_value = "nominal-per-period")]
    pub accrual: AccrualName,
    /// The day the money is paid out
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// The first due day
    #[arg(long, value_name = "DATE")]
    pub first_due: Option<String>,
    /// Periods at the beginning in which only interest is paid
    #[arg(long, value_name = "N", default_value = "0", allow_hyphen_values = true)]
    pub interest_only: String,
    /// Periods at the beginning without interest
    #[arg(long, value_name = "N", default_value = "0", allow_hyphen_values = true)]
    pub interest_free: String,
    /// Principal left for the last payment
    #[arg(long, value_name = "AMOUNT", default_value = "0", allow_hyphen_values = true)]
    pub balloon: String,
    /// A fee taken on the first day: an amount or a percentage
    #[arg(long, value_name = "FEE", allow_hyphen_values = true)]
    pub fee: Option<String>,
    /// A change of the yearly rate: 13=6% (from period 13) or 2027-01-01=6%; may be given several times
    #[arg(long, value_name = "FROM=PERCENT")]
    pub change: Vec<String>,
    /// How a half is rounded
    #[arg(long, value_name = "MODE", default_value = "half-up")]
    pub rounding: RoundingName,
    /// What the payment is rounded to, such as 0.01 or 1
    #[arg(long, value_name = "STEP", default_value = "0.01", allow_hyphen_values = true)]
    pub round_to: String,
    /// Leave out the rows
    #[arg(long)]
    pub no_rows: bool,
}

/// Options of `calc minimum`.
#[derive(Debug, Args)]
pub struct MinimumArgs {
    /// Terms as an app shows them, such as "10% minimum, 0.05% a day"
    #[arg(value_name = "TERMS")]
    pub terms: Vec<String>,
    /// What is owed
    #[arg(long, value_name = "AMOUNT", default_value = "10000", allow_hyphen_values = true)]
    pub balance: String,
    /// The rate
    #[command(flatten)]
    pub stated: StatedRate,
    /// The share that is the minimum, such as 10%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub minimum: Option<String>,
    /// The least minimum
    #[arg(long, value_name = "AMOUNT", default_value = "0", allow_hyphen_values = true)]
    pub floor: String,
    /// What the share is taken of
    #[arg(long, value_name = "RULE", default_value = "statement")]
    pub rule: MinimumName,
}

/// Options of `calc payoff`.
#[derive(Debug, Args)]
pub struct PayoffArgs {
    /// Terms as an app shows them, such as "7% a year, 6 periods"
    #[arg(value_name = "TERMS")]
    pub terms: Vec<String>,
    /// What was borrowed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub principal: String,
    /// The rate
    #[command(flatten)]
    pub stated: StatedRate,
    /// The number of periods
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub periods: Option<String>,
    /// Periods in a year
    #[arg(long, value_name = "N", default_value = "12", allow_hyphen_values = true)]
    pub periods_per_year: String,
    /// The payment of each period, when it is not the one that the rate gives
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub payment: Option<String>,
    /// The day the money was paid out
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// The first due day
    #[arg(long, value_name = "DATE")]
    pub first_due: Option<String>,
    /// How many payments were made on time; by default all that fell due before the day
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub paid: Option<String>,
    /// The day of the payoff
    #[arg(long = "on", value_name = "DATE")]
    pub day: Option<String>,
    /// Pay only so much besides, and do not end it: both outcomes side by side
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub extra: Option<String>,
}

/// Options of `calc spreadsheet`.
#[derive(Debug, Args)]
pub struct SpreadsheetArgs {
    /// The function
    #[arg(value_name = "FUNCTION")]
    pub function: FunctionName,
    /// The rate of a period: 0.08/12, 8% or 0.08
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub rate: Option<String>,
    /// The period
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub per: Option<String>,
    /// The number of periods
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub nper: Option<String>,
    /// The payment of a period
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pmt: Option<String>,
    /// The value today
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub pv: Option<String>,
    /// The value at the end
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub fv: Option<String>,
    /// Payments at the beginning of a period
    #[arg(long)]
    pub begin: bool,
}

/// Options of `calc verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Case files
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

/// How the principal comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MethodName {
    /// The same payment each period
    EqualPayment,
    /// The same principal each period
    EqualPrincipal,
    /// The same principal each period, interest on the original principal
    Flat,
    /// Interest each period, principal at the end
    InterestOnlyThenBullet,
    /// Everything at the end
    BulletCapitalised,
}

/// How interest follows from the rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AccrualName {
    /// The yearly rate over the periods of a year
    NominalPerPeriod,
    /// Days over 365
    #[value(name = "actual/365")]
    Actual365,
    /// Days over 364
    #[value(name = "actual/364")]
    Actual364,
    /// Days over 360
    #[value(name = "actual/360")]
    Actual360,
    /// A period's rate by the share of its days
    MonthFractionOfDays,
}

impl MethodName {
    /// The method.
    pub const fn method(self) -> Method {
        match self {
            MethodName::EqualPayment => Method::EqualPayment,
            MethodName::EqualPrincipal => Method::EqualPrincipal,
            MethodName::Flat => Method::Flat,
            MethodName::InterestOnlyThenBullet => Method::InterestOnlyThenBullet,
            MethodName::BulletCapitalised => Method::BulletCapitalised,
        }
    }
}

impl AccrualName {
    /// The rule.
    pub const fn rule(self) -> AccrualRule {
        match self {
            AccrualName::NominalPerPeriod => AccrualRule::NominalPerPeriod,
            AccrualName::Actual365 => AccrualRule::Actual(365),
            AccrualName::Actual364 => AccrualRule::Actual(364),
            AccrualName::Actual360 => AccrualRule::Actual(360),
            AccrualName::MonthFractionOfDays => AccrualRule::MonthFractionOfDays,
        }
    }
}

/// How a half is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoundingName {
    /// Half away from zero
    HalfUp,
    /// Half to even
    HalfEven,
    /// Toward zero
    Down,
}

impl RoundingName {
    /// The mode.
    pub const fn mode(self) -> Rounding {
        match self {
            RoundingName::HalfUp => Rounding::HalfUp,
            RoundingName::HalfEven => Rounding::HalfEven,
            RoundingName::Down => Rounding::Down,
        }
    }
}

/// What the minimum is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MinimumName {
    /// The balance before interest, as US statements disclose it
    Statement,
    /// The capital, with the interest on top
    PlusInterest,
    /// Capital and interest
    OfBoth,
}

impl MinimumName {
    /// The share, where it is not a statement's.
    pub const fn share(self) -> Option<ShareOf> {
        match self {
            MinimumName::Statement => None,
            MinimumName::PlusInterest => Some(ShareOf::CapitalPlusInterest),
            MinimumName::OfBoth => Some(ShareOf::CapitalAndInterest),
        }
    }
}

/// Spreadsheet functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FunctionName {
    /// Payment of a period
    Pmt,
    /// Interest in a payment
    Ipmt,
    /// Principal in a payment
    Ppmt,
    /// Value today
    Pv,
    /// Value at the end
    Fv,
    /// Number of periods
    Nper,
    /// Rate of a period
    Rate,
}

impl FunctionName {
    /// The function.
    pub const fn function(self) -> Function {
        match self {
            FunctionName::Pmt => Function::Pmt,
            FunctionName::Ipmt => Function::Ipmt,
            FunctionName::Ppmt => Function::Ppmt,
            FunctionName::Pv => Function::Pv,
            FunctionName::Fv => Function::Fv,
            FunctionName::Nper => Function::Nper,
            FunctionName::Rate => Function::Rate,
        }
    }
}
