//! Norms of one jurisdiction: bands, rate lines, reference rates, overdue ladders and other figures, each with its life.
//!
//! Every lookup takes a day, and what does not hold on that day is not found. A jurisdiction is the id of a file; the
//! kinds of rule are known here, never the place. Where norms come from is the `content` module's.

use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money, Ratio};
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;

/// The norms of one jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norms {
    /// The id that profiles name.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Bands of ratios, each measure's from low to high.
    pub bands: Vec<Band>,
    /// Lines that a yearly cost is held against.
    pub rate_lines: Vec<RateLine>,
    /// Reference rates and their history.
    pub reference_rates: Vec<ReferenceRate>,
    /// Ladders over days past due.
    pub ladders: Vec<Ladder>,
    /// Codes of the credit report besides those of the ladder.
    pub codes: Vec<RegistryCode>,
    /// All other figures and rules.
    pub figures: Vec<Figure>,
}

/// A ratio that has bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Debt service over income.
    DebtToIncome,
    /// What is owed on limits over the limits.
    Utilisation,
}

/// How serious a band is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to do.
    Calm,
    /// Worth an eye.
    Notice,
    /// Act soon.
    Warning,
    /// Beyond the line.
    Stop,
}

/// One band of a measure: from above the band before it up to its own end, the end included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Of which measure.
    pub measure: Measure,
    /// How serious.
    pub level: Level,
    /// Its upper end, included; none for the last.
    pub up_to: Option<Ratio>,
    /// What to call it.
    pub name: Name,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What a rate line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateLineEffect {
    /// Courts protect a cost up to it.
    ProtectedUpTo,
    /// What is above it is void.
    VoidAbove,
    /// New loans may not be dearer.
    NoNewLoanAbove,
    /// Nothing may be dearer.
    NotAllowedAbove,
}

/// Where a rate line lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateLineValue {
    /// At a rate a year.
    Fixed(Ratio),
    /// At a multiple of a reference rate.
    Multiple {
        /// How many times.
        times: u16,
        /// The id of the reference rate.
        of: String,
    },
}

/// A line that a yearly cost is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// Which lenders or loans it is about, as a stable word.
    pub applies_to: String,
    /// What it does.
    pub effect: RateLineEffect,
    /// Where it lies.
    pub value: RateLineValue,
    /// Where it comes from and when it holds.
    pub provenance: Provenance,
}

/// A reference rate with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceRate {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// First day and value of each period, oldest first.
    pub rows: Vec<(Day, Ratio)>,
    /// Where it comes from and until when the last row was seen to hold.
    pub provenance: Provenance,
}

/// What a reference rate was on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The rate a year.
    pub rate: Ratio,
    /// Since when.
    pub since: Day,
    /// Whether newer values may exist that are not known here.
    pub is_stale: bool,
}

/// What a ladder tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LadderKind {
    /// The bucket and the code that the credit registry shows.
    Buckets,
    /// How the lender classifies the asset.
    Classification,
}

/// Steps over days past due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// Its id.
    pub id: String,
    /// What it tells.
    pub kind: LadderKind,
    /// Its name.
    pub name: Name,
    /// Its rows without gap or overlap, from day 0.
    pub rows: Vec<LadderRow>,
    /// Where it comes from and when it holds.
    pub provenance: Provenance,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderRow {
    /// First day past due.
    pub from_days: u16,
    /// Last day past due; none for the last row.
    pub to_days: Option<u16>,
    /// Its stable word (`M1`, `substandard`).
    pub bucket: String,
    /// The code of the credit registry.
    pub code: Option<String>,
    /// What it means.
    pub meaning: Name,
}

/// A code of the credit report that is not a step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryCode {
    /// The code.
    pub code: String,
    /// What it means.
    pub meaning: Name,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// What a household is measured against when it sets no limits of its own.
    Household,
    /// How much may be lent.
    Cap,
    /// How long and how the credit registry keeps records.
    Registry,
    /// How debts may be collected.
    Collection,
    /// What lenders must show or do.
    Disclosure,
    /// A policy for a time.
    Measure,
    /// What happens when debts cannot be paid at all.
    Insolvency,
}

/// One quantity of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// An amount of money.
    Amount(Money),
    /// A share.
    Share(Ratio),
    /// A number of things.
    Count(u16),
    /// A number of days.
    Days(u16),
    /// A number of months, in hundredths.
    MonthsHundredths(u32),
    /// A number of years.
    Years(u16),
    /// A time of the day, in minutes after midnight; past midnight when the end is the smaller.
    Hours {
        /// From.
        from: u16,
        /// To.
        to: u16,
    },
    /// Over how many months something is counted.
    WindowMonths(u16),
}

/// A figure or rule that needs no kind of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its id; rows of one id follow each other in time.
    pub id: String,
    /// What it is about.
    pub topic: Topic,
    /// Its name.
    pub name: Name,
    /// Which lenders it is about, as a stable word.
    pub applies_to: Option<String>,
    /// Its quantities; none for a plain statement.
    pub quantities: Vec<Quantity>,
    /// Where it comes from and when it holds.
    pub provenance: Provenance,
}

macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $type:ty,)*) => {
        impl Figure {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> Option<$type> {
                self.quantities.iter().find_map(|q| if let Quantity::$variant(value) = q { Some(*value) } else { None })
            })*
        }
    };
}

quantity! {
    /// Its amount.
    amount: Amount -> Money,
    /// Its share.
    share: Share -> Ratio,
    /// Its count.
    count: Count -> u16,
    /// Its days.
    days: Days -> u16,
    /// Its months, in hundredths.
    months_hundredths: MonthsHundredths -> u32,
    /// Its years.
    years: Years -> u16,
    /// The months over which it counts.
    window_months: WindowMonths -> u16,
}

impl ReferenceRate {
    /// The rate on a day; none before its first row.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<Reading> {
        let (since, rate) = self.rows.iter().rev().find(|(from, _)| *from <= day)?;
        Some(Reading { rate: *rate, since: *since, is_stale: self.provenance.is_stale_on(day) })
    }
}

impl Ladder {
    /// The step for so many days past due.
    #[must_use]
    pub fn row(&self, days_past_due: u32) -> Option<&LadderRow> {
        let within = |row: &&LadderRow| {
            u32::from(row.from_days) <= days_past_due && row.to_days.is_none_or(|to| days_past_due <= u32::from(to))
        };
        self.rows.iter().find(within)
    }
}

impl Norms {
    /// The band in which a ratio lies on a day.
    #[must_use]
    pub fn band(&self, measure: Measure, ratio: Ratio, day: Day) -> Option<&Band> {
        self.bands_of(measure, day).find(|band| band.up_to.is_none_or(|end| ratio <= end))
    }

    /// The bands of a measure that hold on a day, from low to high.
    pub fn bands_of(&self, measure: Measure, day: Day) -> impl Iterator<Item = &Band> {
        self.bands.iter().filter(move |band| band.measure == measure && band.provenance.holds_on(day))
    }

    /// A reference rate on a day; none before its history begins.
    #[must_use]
    pub fn reference_rate(&self, id: &str, day: Day) -> Option<Reading> {
        self.reference_rates.iter().find(|rate| rate.id == id).and_then(|rate| rate.on(day))
    }

    /// The rate lines that hold on a day, each with where it lies then. For a line that looks at the day of the
    /// contract, ask with that day.
    pub fn rate_lines_on(&self, day: Day) -> impl Iterator<Item = (&RateLine, Ratio)> {
        let holding = self.rate_lines.iter().filter(move |line| line.provenance.holds_on(day));
        holding.filter_map(move |line| Some((line, self.rate_of(line, day)?)))
    }

    fn rate_of(&self, line: &RateLine, day: Day) -> Option<Ratio> {
        match &line.value {
            RateLineValue::Fixed(rate) => Some(*rate),
            RateLineValue::Multiple { times, of } => {
                let reading = self.reference_rate(of, day)?;
                Some(Ratio(reading.rate.0.saturating_mul(i64::from(*times))))
            }
        }
    }

    /// The bucket and registry code for so many days past due, on a day.
    #[must_use]
    pub fn bucket(&self, days_past_due: u32, day: Day) -> Option<&LadderRow> {
        let holding = |ladder: &&Ladder| ladder.kind == LadderKind::Buckets && ladder.provenance.holds_on(day);
        self.ladders.iter().find(holding).and_then(|ladder| ladder.row(days_past_due))
    }

    /// The registry's code for so many days past due, on a day.
    #[must_use]
    pub fn registry_code(&self, days_past_due: u32, day: Day) -> Option<&str> {
        self.bucket(days_past_due, day).and_then(|row| row.code.as_deref())
    }

    /// The step of the ladder with this id, on a day.
    #[must_use]
    pub fn step(&self, ladder: &str, days_past_due: u32, day: Day) -> Option<&LadderRow> {
        let wanted = |candidate: &&Ladder| candidate.id == ladder && candidate.provenance.holds_on(day);
        self.ladders.iter().find(wanted).and_then(|ladder| ladder.row(days_past_due))
    }

    /// What a code of the credit report means, those of the ladder included.
    #[must_use]
    pub fn code_meaning(&self, code: &str, day: Day) -> Option<&Name> {
        let other = self.codes.iter().find(|known| known.code == code && known.provenance.holds_on(day));
        other.map(|known| &known.meaning).or_else(|| {
            let holding = self.ladders.iter().filter(|ladder| ladder.provenance.holds_on(day));
            let mut rows = holding.flat_map(|ladder| ladder.rows.iter());
            rows.find(|row| row.code.as_deref() == Some(code)).map(|row| &row.meaning)
        })
    }

    /// The figure with this id that holds on a day.
    #[must_use]
    pub fn figure(&self, id: &str, day: Day) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id && figure.provenance.holds_on(day))
    }

    /// The figures of a topic that hold on a day.
    pub fn figures_on(&self, topic: Topic, day: Day) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.topic == topic && figure.provenance.holds_on(day))
    }
}
