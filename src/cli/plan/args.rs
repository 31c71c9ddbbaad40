//! Options of `tideover plan`. Chinese descriptions are in `text::plan::help`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::domain::calendar::Day;
use crate::domain::money::Ratio;

/// Options of `plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// How many months count; by default as many as the debts need (36, 60 or 120)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub months: Option<u16>,
    /// Cash that must always stay
    #[arg(long, value_name = "AMOUNT", default_value = "0")]
    pub floor: String,
    /// A sum that comes once, such as 2027-02-10=5000; may be given several times
    #[arg(long, value_name = "DATE=AMOUNT", value_parser = parse_dated)]
    pub lump: Vec<(Day, String)>,
    /// So much more money each month
    #[arg(long, value_name = "AMOUNT")]
    pub extra: Option<String>,
    /// So much more each month from a day on, such as 2027-07-01=800; may be given several times
    #[arg(long, value_name = "DATE=AMOUNT", value_parser = parse_dated)]
    pub raise: Vec<(Day, String)>,
    /// An order of your own: line ids, first to last; lines that are not named get what they ask for
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub order: Vec<String>,
    /// A refinancing offer: the sum lent, repaid in equal payments
    #[arg(long, value_name = "AMOUNT", requires = "offer_rate")]
    pub offer: Option<String>,
    /// Its yearly rate, such as 9%
    #[arg(long, value_name = "PERCENT", requires = "offer", value_parser = super::super::args::parse_percent)]
    pub offer_rate: Option<Ratio>,
    /// In how many months it is repaid
    #[arg(long, value_name = "N", requires = "offer", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=600))]
    pub offer_months: u16,
    /// What the offer costs at once
    #[arg(long, value_name = "AMOUNT", default_value = "0")]
    pub offer_fee: String,
    /// The lines that the offer pays off, first to last
    #[arg(long, value_name = "ID,ID", value_delimiter = ',', requires = "offer")]
    pub offer_pays: Vec<String>,
    /// What counts once everything is paid on time
    #[arg(long, value_name = "GOAL", default_value = "cost")]
    pub goal: GoalChoice,
    /// What is asked for in any month stays within this share of income, such as 40%
    #[arg(long, value_name = "PERCENT", value_parser = super::super::args::parse_percent)]
    pub max_dti: Option<Ratio>,
    /// Exit code 1 when the proven gap is above this share of the cost, such as 1%, or nothing is proved
    #[arg(long, value_name = "PERCENT", value_parser = super::super::args::parse_percent)]
    pub max_gap: Option<Ratio>,
    /// Check a saved plan (its JSON) and its bound again, without a solver; exit code 1 when something in it is not so
    #[arg(long, value_name = "FILE")]
    pub verify: Option<PathBuf>,
    /// Rules, local search and proof only, without a linear programme
    #[arg(long)]
    pub quick: bool,
    /// When the offer is paid out; today by default
    #[arg(long, value_name = "DATE", requires = "offer", value_parser = super::super::args::parse_day)]
    pub offer_on: Option<Day>,
}

/// What counts once everything is paid on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GoalChoice {
    /// The least interest and fees
    Cost,
    /// The earliest day without debt
    DebtFree,
    /// The least peak of debt to income
    PeakDti,
}

fn parse_dated(text: &str) -> Result<(Day, String), String> {
    let Some((day, amount)) = text.split_once('=') else {
        return Err("write it as 2027-02-10=5000 / 请写成 2027-02-10=5000".to_owned());
    };
    Ok((super::super::args::parse_day(day.trim())?, amount.trim().to_owned()))
}
