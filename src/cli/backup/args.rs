//! The options of `tideover backup`.

use clap::{Args, ValueEnum};

use crate::domain::backup::condition::Use;
use crate::domain::calendar::Day;

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// How much is needed; without it, what is missing
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub need: Option<String>,
    /// For how many days
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=3660))]
    pub days: Option<u16>,
    /// The day from which it is needed
    #[arg(long, value_name = "DATE", value_parser = super::super::args::parse_day)]
    pub on: Option<Day>,
    /// What the money is for
    #[arg(long = "for", value_name = "USE")]
    pub used_for: Option<UsedFor>,
    /// A line that is lost, by its id: replace it by nothing
    #[arg(long, value_name = "LINE")]
    pub without: Option<String>,
    /// A what-if to begin with: a ready scenario (see `simulate --list`) or a scenario file
    #[arg(long, value_name = "SCENARIO")]
    pub scenario: Option<String>,
    /// Use this way together with others, all it covers or so much (ID or ID=AMOUNT); may be given several times
    #[arg(long, value_name = "ID")]
    pub with: Vec<String>,
    /// Show one way in full
    #[arg(long, value_name = "ID")]
    pub show: Option<String>,
    /// A fact for this call, such as student=no; may be given several times
    #[arg(long, value_name = "KEY=VALUE")]
    pub fact: Vec<String>,
    /// Ask for the facts that are not stated, once (on a terminal)
    #[arg(long)]
    pub ask: bool,
    /// Keep the facts given in the profile
    #[arg(long)]
    pub keep: bool,
    /// Check an offer: eight questions on a terminal, else --sign
    #[arg(long)]
    pub offer: bool,
    /// A sign that the offer shows, or none; may be given several times
    #[arg(long, value_name = "ID", requires = "offer")]
    pub sign: Vec<String>,
    /// The amount that the offer speaks of
    #[arg(long, value_name = "AMOUNT", requires = "offer")]
    pub amount: Option<String>,
    /// What is taken off or paid before the money arrives
    #[arg(long, value_name = "AMOUNT", requires = "offer")]
    pub upfront: Option<String>,
    /// Each payment back
    #[arg(long, value_name = "AMOUNT", requires = "offer")]
    pub payment: Option<String>,
    /// How many payments
    #[arg(long, value_name = "N", requires = "offer", value_parser = clap::value_parser!(u32).range(1..=1200))]
    pub payments: Option<u32>,
    /// How many payments a year
    #[arg(long, value_name = "N", requires = "offer", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=366))]
    pub a_year: u32,
}

/// What money is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UsedFor {
    /// Debts that are due
    Debts,
    /// Living
    Living,
}

impl From<UsedFor> for Use {
    fn from(used_for: UsedFor) -> Use {
        match used_for {
            UsedFor::Debts => Use::Debt,
            UsedFor::Living => Use::Living,
        }
    }
}
