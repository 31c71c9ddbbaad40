//! The command line: commands and options, each with its English description; Chinese ones are in `text::help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::calendar::Day;
use crate::domain::money::Ratio;
use crate::text::Lang;

/// Credit lines, what is due, and what could stop them.
///
/// tideover (渡口) shows where a household stands, what falls due on which day and where cash runs low. Without a
/// command it opens the terminal screens.
#[derive(Debug, Parser)]
#[command(name = "tideover", version, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options that every command takes.
    #[command(flatten)]
    pub common: Common,
}

/// Options that every command takes.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// A profile: a file, a folder of files, or the name of a stored one; may be given several times
    #[arg(long, short, global = true, value_name = "FILE")]
    pub profile: Vec<PathBuf>,
    /// A ready-made household, such as lin; may be given several times
    #[arg(long, global = true, value_name = "NAME")]
    pub sample: Vec<String>,
    /// The day to take as today
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_day)]
    pub as_of: Option<Day>,
    /// The language: en or zh-CN
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    pub lang: Option<Lang>,
    /// The form of the answer
    #[arg(long, global = true, value_name = "FORM", default_value = "text")]
    pub format: Format,
    /// A folder of products, norms and policies laid over the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub content: Vec<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
    /// Answer although parts of a file had to be left out; they are listed
    #[arg(long, global = true)]
    pub allow_partial: bool,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    Text,
    /// JSON for programs
    Json,
    /// Comma-separated values
    Csv,
    /// JUnit XML
    Junit,
    /// Annotations of a GitHub workflow
    Github,
    /// Markdown
    Markdown,
    /// Questions for Moodle and others
    Gift,
    /// Questions in the plainest form
    Aiken,
    /// Questions for Anki
    Anki,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What is due, ratios, lines and warnings on one screen
    Status(StatusArgs),
    /// Hold the household to limits: exit code 0 when all are kept, 1 when one is not
    Check(CheckArgs),
    /// Repayments ahead, with the cash curve and its lowest point
    Schedule(ScheduleArgs),
    /// Other ways through when a line is lost or money is missing: costs, conditions, what to avoid
    Backup(Box<super::backup::BackupArgs>),
    /// The cost statement of your lines, or of a new borrowing: every charge, the annual cost, what being late adds
    Cost(Box<super::cost::CostArgs>),
    /// What if: which line stops, why, how it spreads, and on which day money runs out
    Simulate(SimulateArgs),
    /// How likely it is to fall behind or lose a line, what drives it, and what a buffer does
    Stress(Box<super::stress::StressArgs>),
    /// Ways of paying compared: what each costs, when debts end, what is late; exit code 1 when no plan is on time
    Plan(Box<super::plan::PlanArgs>),
    /// Calculators: annual rates, instalment fees, loans, minimum payments, payoffs; no profile needed
    Calc(Box<super::calc::CalcArgs>),
    /// Record a payment to a line
    Pay(EntryArgs),
    /// Record spending, with a line or from cash
    Spend(EntryArgs),
    /// Record cash drawn from a line
    Draw(EntryArgs),
    /// Record income that arrived
    Receive(ReceiveArgs),
    /// Record what a lender or the wallet shows
    Balance(EntryArgs),
    /// Make, check, edit and keep profiles
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Lessons on your own numbers, questions, exercises, and files for a class
    #[command(subcommand)]
    Learn(super::learn::args::LearnCommand),
    /// Check products, norms and lessons, built-in or your own
    #[command(subcommand)]
    Content(ContentCommand),
    /// Write what is due in another form
    #[command(subcommand)]
    Export(ExportCommand),
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man,
}

/// Options of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// List only what falls due within so many days, and exit with 1 when something does
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(0..=3660))]
    pub due_within: Option<u16>,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Debt service over take-home income, at most (such as 40%)
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    pub max_dti: Option<Ratio>,
    /// Use of card and pay-later limits, at most (such as 70%)
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    pub max_utilisation: Option<Ratio>,
    /// Number of lenders, at most
    #[arg(long, value_name = "N")]
    pub max_lenders: Option<u16>,
    /// Days that the money lasts without income, at least
    #[arg(long, value_name = "DAYS")]
    pub min_runway_days: Option<u16>,
    /// Months of essential expenses in the emergency fund, at least (such as 1.5)
    #[arg(long, value_name = "MONTHS", value_parser = parse_hundredths)]
    pub min_emergency_months: Option<u32>,
    /// The lowest cash ahead, at least
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub min_cash: Option<String>,
}

/// Options of `schedule`.
#[derive(Debug, Args)]
pub struct ScheduleArgs {
    /// How many months ahead
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=600))]
    pub months: u16,
}

/// How many months a simulation looks ahead at most.
pub const MOST_MONTHS: u16 = 120;

/// Options of `simulate`. A line is given by its id, or as first, largest, most-used or every; a day as a date, a month,
/// next-due, next-income, "in 2 months".
#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// A ready scenario (see --list) or a scenario file
    #[arg(value_name = "SCENARIO")]
    pub scenario: Option<String>,
    /// List the ready scenarios
    #[arg(long)]
    pub list: bool,
    /// How many months to look ahead
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_MONTHS)))]
    pub months: Option<u16>,
    /// Show how far each rule of each line is from firing
    #[arg(long)]
    pub margins: bool,
    /// Show the points card of each line: how likely next month's payment is late, and why; no lender's score
    #[arg(long, conflicts_with = "margins")]
    pub card: bool,
    /// The share of late payers to which the card is set: such as 2%, or an id of the card
    #[arg(long, value_name = "PERCENT", requires = "card")]
    pub base_rate: Option<String>,
    /// The day of --margins and --card (else today), or of the mortgage row (else the last day)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub at: Option<Day>,
    /// Payments of these months are not made
    #[arg(long, value_name = "LINE:MONTH[..MONTH]")]
    pub miss: Vec<String>,
    /// The next payment is so many days late
    #[arg(long, value_name = "LINE:DAYS")]
    pub late: Vec<String>,
    /// One more line is opened
    #[arg(long, value_name = "PRODUCT:AMOUNT@DATE")]
    pub new_line: Vec<String>,
    /// An income stops for so many months
    #[arg(long, value_name = "NAME:MONTHS")]
    pub lose_income: Vec<String>,
    /// An expense that cannot wait
    #[arg(long, value_name = "AMOUNT@DATE")]
    pub expense: Vec<String>,
    /// A platform is down
    #[arg(long, value_name = "GROUP:HOURS@DATE")]
    pub outage: Vec<String>,
    /// A limit is cut
    #[arg(long, value_name = "LINE:PERCENT@DATE")]
    pub cut: Vec<String>,
    /// A line takes nothing new
    #[arg(long, value_name = "LINE@DATE")]
    pub suspend: Vec<String>,
    /// A change of rules: cut-30%, suspend, freeze or close
    #[arg(long, value_name = "LINE:EFFECT@DATE")]
    pub rule_change: Vec<String>,
    /// What the household does when cash falls short: borrow to repay, or hold
    #[arg(long, value_name = "roll|hold")]
    pub behaviour: Option<BehaviourWord>,
    /// Exit with 1 when a line stops within the look ahead
    #[arg(long, value_name = "stop")]
    pub fail_on: Option<FailOn>,
}

/// What a household does when cash falls short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BehaviourWord {
    /// Borrow to repay
    Roll,
    /// Borrow nothing
    Hold,
}

/// What makes a simulation fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// A line stops
    Stop,
}

/// A row to record.
#[derive(Debug, Args)]
pub struct EntryArgs {
    /// The line's id, `cash` or `emergency`
    #[arg(value_name = "LINE")]
    pub account: String,
    /// How much
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    /// When; today by default
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub on: Option<Day>,
    /// A note; when it names a planned income or expense, the row stands for it
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// Show what it would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Income to record.
#[derive(Debug, Args)]
pub struct ReceiveArgs {
    /// How much
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
    /// When; today by default
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub on: Option<Day>,
    /// A note; when it names a planned income, the row stands for it
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// Show what it would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What to do with profiles.
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// Make a profile: a commented file to fill in, or a copy of a ready-made household
    New {
        /// Its name
        #[arg(value_name = "NAME")]
        name: Option<String>,
        /// A ready-made household to copy
        #[arg(long, value_name = "SAMPLE")]
        from: Option<String>,
        /// Print it and write nothing
        #[arg(long)]
        print: bool,
    },
    /// Show every problem of a profile and its journal with its place
    Check,
    /// Change one value, comments kept: a key such as cash.spendable or line.card.limit
    Edit {
        /// The key
        #[arg(value_name = "KEY")]
        key: String,
        /// The new value
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
    },
    /// List stored profiles and ready-made households
    List,
    /// Print where the profile is, or would be
    Path,
    /// Print the JSON Schema of profiles, for editors
    Schema,
    /// List earlier versions, or bring one back
    Restore {
        /// Which one, from the list
        #[arg(value_name = "NUMBER")]
        number: Option<usize>,
    },
}

/// What to do with content.
#[derive(Debug, Subcommand)]
pub enum ContentCommand {
    /// Show every problem of products, norms and lessons with its place; --content DIR adds your own
    Check {
        /// Only these lessons, such as L07
        #[arg(value_name = "LESSON")]
        lesson: Vec<String>,
    },
    /// Mark the Chinese words of every lesson under a folder as translated from the present English
    Stamp {
        /// The folder that holds `lessons`
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// What to write.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Due days as an iCalendar file
    Calendar {
        /// How many months ahead
        #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=120))]
        months: u16,
        /// Remind so many days before
        #[arg(long, value_name = "DAYS")]
        remind: Option<u16>,
    },
}

pub fn parse_day(text: &str) -> Result<Day, String> {
    let date: chrono::NaiveDate = text.parse().map_err(|_| "write it as 2026-11-21 / 请写成 2026-11-21".to_owned())?;
    use chrono::Datelike;
    let known = crate::domain::calendar::FIRST_YEAR..=crate::domain::calendar::LAST_YEAR;
    if known.contains(&date.year()) { Ok(Day::of(date)) } else { Err("1970-2199".to_owned()) }
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| "en | zh-CN".to_owned())
}

pub fn parse_percent(text: &str) -> Result<Ratio, String> {
    let wrong = |why: &str| format!("{why}: 40% / 请写成 40%");
    match Ratio::parse_percent(text) {
        Ok(ratio) if ratio < Ratio::ZERO => Err(wrong("it cannot be negative")),
        Ok(ratio) => Ok(ratio),
        Err(crate::domain::money::AmountError::NoPercentSign) => Err(wrong("write a percent sign")),
        Err(_) => Err(wrong("it is not a percentage")),
    }
}

fn parse_hundredths(text: &str) -> Result<u32, String> {
    let wrong = || "a number with at most two decimals, such as 1.5 / 最多两位小数，如 1.5".to_owned();
    let value: rust_decimal::Decimal = text.parse().map_err(|_| wrong())?;
    let scaled = (value * rust_decimal::Decimal::ONE_HUNDRED).normalize();
    if scaled.scale() > 0 || scaled.is_sign_negative() {
        return Err(wrong());
    }
    let hundredths = u32::try_from(scaled.mantissa()).map_err(|_| wrong())?;
    if hundredths <= MOST_MONTHS_HUNDREDTHS { Ok(hundredths) } else { Err(wrong()) }
}

/// More months than anybody keeps.
const MOST_MONTHS_HUNDREDTHS: u32 = 1_000_000;
