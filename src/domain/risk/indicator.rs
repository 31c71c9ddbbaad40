//! What a lender can watch: every sign that a rule may name, with its unit, its bounds and from where it is seen.
//!
//! An indicator is measured as one whole number, so that a rule is one comparison. How each is counted is said here and,
//! for readers, in `text::indicator`; the counting is the engine's.

use crate::domain::money::{RATE_SCALE, Ratio};

/// How an indicator is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A share, in parts of 10^12.
    Ratio,
    /// A number of things.
    Count,
    /// A number of days.
    Days,
    /// A number of months.
    Months,
    /// Yes (1) or no (0).
    Flag,
}

/// From where an indicator is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// It is about one line.
    Line,
    /// It is about the whole household, and the same for each of its lines.
    Household,
    /// It is what the registry shows the line's lender about all other lenders.
    Registry,
}

/// A value of an indicator, in its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measured {
    /// A share.
    Ratio(Ratio),
    /// A number of things.
    Count(i64),
    /// A number of days.
    Days(i64),
    /// A number of months.
    Months(i64),
    /// Yes or no.
    Flag(bool),
}

/// The measure of what cannot be measured (use of a line without limit, debt over no income): no rule holds on it.
pub const UNKNOWN: i64 = i64::MIN;

/// Ten times the whole: no share that rules look at is larger.
const TENFOLD: i64 = 10 * RATE_SCALE;
/// Ten years in days.
const TEN_YEARS: i64 = 3652;

macro_rules! indicators {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $unit:ident, $reach:ident, $most:expr;)*) => {
        /// A sign that a rule may name. The number of a variant is its place among the measured values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Indicator { $($(#[$doc])* $variant,)* }

        impl Indicator {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Indicator] = &[$(Indicator::$variant,)*];

            /// The stable name that files and scripts use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Indicator::$variant => $name,)* }
            }

            /// Its unit.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(Indicator::$variant => Unit::$unit,)* }
            }

            /// From where it is seen.
            #[must_use]
            pub const fn reach(self) -> Reach {
                match self { $(Indicator::$variant => Reach::$reach,)* }
            }

            /// The largest value that it can have; the least is zero.
            #[must_use]
            pub const fn most(self) -> i64 {
                match self { $(Indicator::$variant => $most,)* }
            }
        }

        /// How many indicators there are: the length of a row of measured values.
        pub const INDICATORS: usize = Indicator::ALL.len();
    };
}

indicators! {
    /// Days since the due day of the oldest amount that was asked for and is not paid in full; 0 within the grace days.
    DaysPastDue = "days-past-due", Days, Line, TEN_YEARS;
    /// 0 when nothing is overdue, 1 for 1 to 30 days, 2 for 31 to 60, and so on to 6 for 151 to 180; 7 beyond.
    Bucket = "bucket", Count, Line, 7;
    /// Months of the last 6, the running one included, in which less than the minimum was paid by its due day.
    MissedMinimums6 = "missed-minimums-6", Count, Line, 6;
    /// The same over 12 months.
    MissedMinimums12 = "missed-minimums-12", Count, Line, 12;
    /// The same over 24 months.
    MissedMinimums24 = "missed-minimums-24", Count, Line, 24;
    /// Everything owed on the line over its present limit. Unknown for a line without limit.
    Utilisation = "utilisation", Ratio, Line, TENFOLD;
    /// Of the last 5 bills, those above zero on which nothing at all was paid before the next bill.
    UnpaidBillsOf5 = "unpaid-bills-of-5", Count, Line, 5;
    /// Draws of cash on the line in the last 30 days, today included.
    Draws30 = "draws-30", Count, Line, 1000;
    /// Draws and purchases on the line in the last 30 days of a whole multiple of 1,000 units of the currency.
    RoundSumDraws30 = "round-sum-draws-30", Count, Line, 1000;
    /// Draws and purchases in the last 30 days that left less than 1% of the limit free.
    FullLimitDraws30 = "full-limit-draws-30", Count, Line, 1000;
    /// Whole months since the line was last used or paid to; 0 while anything is owed on it.
    DormantMonths = "dormant-months", Months, Line, 120;
    /// The identity check of the account is not finished.
    IdentityUnfinished = "identity-unfinished", Flag, Line, 1;
    /// The identity document on file has expired.
    DocumentExpired = "document-expired", Flag, Line, 1;
    /// Log-in to the account is locked.
    LogInLock = "log-in-lock", Flag, Line, 1;
    /// Device, number or bank card changed in a way that looks like theft.
    DeviceChange = "device-change", Flag, Line, 1;
    /// Terms were broken: money used for what it was not lent for, false information, a court's enforcement.
    TermsBreach = "terms-breach", Flag, Line, 1;
    /// The platform is down on this day for announced maintenance.
    Maintenance = "maintenance", Flag, Line, 1;
    /// The platform is down on this day and nobody announced it.
    Outage = "outage", Flag, Line, 1;
    /// A change of rules or of the product that covers this line is in force.
    RuleChange = "rule-change", Flag, Line, 1;
    /// The worst `days-past-due` of the other lines of the same group.
    GroupDaysPastDue = "group-days-past-due", Days, Line, TEN_YEARS;
    /// Limits of all open lines that have one, over twelve months of take-home income. Unknown without income.
    LimitsToYearlyIncome = "total-limits-to-yearly-income", Ratio, Household, 100 * RATE_SCALE;
    /// Contractual payments of a month over take-home income. Unknown without income.
    Dti = "dti", Ratio, Household, 100 * RATE_SCALE;
    /// Lenders with a line that is open or still owed.
    Lenders = "lenders", Count, Household, 1000;
    /// Lines that are open or still owed.
    Lines = "lines", Count, Household, 1000;
    /// Lines opened in the last 30 days, today included.
    LinesOpened30 = "lines-opened-30", Count, Household, 1000;
    /// The same over 60 days.
    LinesOpened60 = "lines-opened-60", Count, Household, 1000;
    /// The same over 90 days.
    LinesOpened90 = "lines-opened-90", Count, Household, 1000;
    /// The same over 180 days.
    LinesOpened180 = "lines-opened-180", Count, Household, 1000;
    /// Hard inquiries in the registry in the last 30 days, today included; each new line brings one.
    Inquiries30 = "inquiries-30", Count, Household, 1000;
    /// The same over 60 days.
    Inquiries60 = "inquiries-60", Count, Household, 1000;
    /// The same over 90 days.
    Inquiries90 = "inquiries-90", Count, Household, 1000;
    /// The same over 180 days.
    Inquiries180 = "inquiries-180", Count, Household, 1000;
    /// Over the last 90 days: cash drawn on all lines over what was repaid on all lines, at most 1. Unknown when nothing
    /// was repaid.
    RollingRatio = "rolling-ratio", Ratio, Household, RATE_SCALE;
    /// The worst days past due that the registry shows on lines of other lenders, as old as their reports are.
    RegistryDaysPastDue = "registry-days-past-due", Days, Registry, TEN_YEARS;
    /// Cuts, suspensions and closures by other lenders that the registry shows for the last 180 days; those for outages
    /// and account matters do not show (see [`super::trigger::Cause::shows_in_registry`]).
    RegistryLimitCuts = "registry-limit-cuts", Count, Registry, 1000;
}

impl Indicator {
    /// The indicator of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Indicator> {
        Self::ALL.iter().copied().find(|indicator| indicator.name() == name)
    }

    /// Its place in a row of measured values.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The indicator of a place.
    #[must_use]
    pub fn at(index: u8) -> Option<Indicator> {
        Self::ALL.get(usize::from(index)).copied()
    }

    /// Its bit, for sets of indicators.
    #[must_use]
    pub const fn bit(self) -> u64 {
        1 << (self as u8)
    }

    /// A whole number of its row, in its own unit; `None` when it is [`UNKNOWN`].
    #[must_use]
    pub const fn measured(self, value: i64) -> Option<Measured> {
        if value == UNKNOWN {
            return None;
        }
        Some(match self.unit() {
            Unit::Ratio => Measured::Ratio(Ratio(value)),
            Unit::Count => Measured::Count(value),
            Unit::Days => Measured::Days(value),
            Unit::Months => Measured::Months(value),
            Unit::Flag => Measured::Flag(value != 0),
        })
    }
}

impl Measured {
    /// The whole number that stands for it in a row of measured values.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Measured::Ratio(ratio) => ratio.0,
            Measured::Count(number) | Measured::Days(number) | Measured::Months(number) => number,
            Measured::Flag(flag) => flag as i64,
        }
    }
}

/// A row in which nothing has been measured yet.
pub const NOTHING_MEASURED: [i64; INDICATORS] = [UNKNOWN; INDICATORS];

/// The bucket of so many days past due (see [`Indicator::Bucket`]).
#[must_use]
pub const fn bucket_of(days_past_due: i64) -> i64 {
    if days_past_due <= 0 {
        0
    } else if days_past_due > 180 {
        7
    } else {
        (days_past_due + 29) / 30
    }
}

/// The fewest days past due of a bucket.
#[must_use]
pub const fn first_day_of_bucket(bucket: i64) -> i64 {
    if bucket <= 0 { 0 } else { (bucket - 1) * 30 + 1 }
}

/// What can be wrong with an account while nothing is wrong with its payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountFlag {
    /// The identity check is not finished.
    IdentityUnfinished,
    /// The identity document on file has expired.
    DocumentExpired,
    /// Log-in is locked.
    LogInLock,
    /// Device, number or bank card changed in a way that looks like theft.
    DeviceChange,
    /// Terms were broken.
    TermsBreach,
}

impl AccountFlag {
    /// The indicator that it sets.
    #[must_use]
    pub const fn indicator(self) -> Indicator {
        match self {
            AccountFlag::IdentityUnfinished => Indicator::IdentityUnfinished,
            AccountFlag::DocumentExpired => Indicator::DocumentExpired,
            AccountFlag::LogInLock => Indicator::LogInLock,
            AccountFlag::DeviceChange => Indicator::DeviceChange,
            AccountFlag::TermsBreach => Indicator::TermsBreach,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_lead_back() {
        const { assert!(INDICATORS <= 64, "a set of indicators is one u64") };
        for (index, indicator) in Indicator::ALL.iter().enumerate() {
            assert_eq!(indicator.index(), index);
            assert_eq!(Indicator::at(u8::try_from(index).unwrap()), Some(*indicator));
            assert_eq!(Indicator::from_name(indicator.name()), Some(*indicator));
            assert!(indicator.most() > 0 && (indicator.unit() != Unit::Flag || indicator.most() == 1));
        }
        assert_eq!(Indicator::from_name("utilization"), None);
    }

    #[test]
    fn buckets_end_every_thirty_days() {
        let buckets = [0, 1, 30, 31, 60, 61, 150, 151, 180, 181, 900].map(bucket_of);
        assert_eq!(buckets, [0, 1, 1, 2, 2, 3, 5, 6, 6, 7, 7]);
        for bucket in 1..=7 {
            assert_eq!(bucket_of(first_day_of_bucket(bucket)), bucket);
            assert_eq!(bucket_of(first_day_of_bucket(bucket) - 1), bucket - 1);
        }
    }

    #[test]
    fn a_measure_keeps_its_unit() {
        let ninety = Indicator::Utilisation.measured(900_000_000_000);
        assert_eq!(ninety, Some(Measured::Ratio(Ratio::percent(90))));
        assert_eq!(ninety.map(Measured::number), Some(900_000_000_000));
        assert_eq!(Indicator::Outage.measured(1), Some(Measured::Flag(true)));
        assert_eq!(Indicator::Dti.measured(UNKNOWN), None);
    }
}
