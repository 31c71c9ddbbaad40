//! The chances of what may happen: settings that files state, one set for calm times and one for stressed ones.
//!
//! All are shares of months unless a field says otherwise. Where they come from is the content's to say.

use crate::domain::money::{RATE_SCALE, Ratio};
use crate::domain::name::Name;

/// In which times the household is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Times {
    /// As in an ordinary year.
    #[default]
    Calm,
    /// As in a bad one.
    Stressed,
}

/// Losing work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct JobLoss {
    /// The chance of an earner a month.
    pub monthly: Ratio,
    /// The share of those out of work who soon find work again…
    pub short_share: Ratio,
    /// … and their chance a month to find it.
    pub short_leaves: Ratio,
    /// The chance a month of the others.
    pub long_leaves: Ratio,
    /// The share of the lost income that still comes, without benefit.
    pub kept: Ratio,
    /// The same with benefit.
    pub kept_with_benefit: Ratio,
    /// Whether benefit is drawn.
    pub benefit: bool,
}

impl JobLoss {
    /// The share of the lost income that still comes.
    #[must_use]
    pub const fn kept_now(&self) -> Ratio {
        if self.benefit { self.kept_with_benefit } else { self.kept }
    }
}

/// Poor months of a regular income.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IncomeDip {
    /// The chance of a regular income a month.
    pub monthly: Ratio,
    /// What is missing, at least…
    pub least: Ratio,
    /// … and at most; evenly between.
    pub most: Ratio,
}

/// A kind of unplanned expense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpenseChance {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub name: Name,
    /// The chance a month.
    pub monthly: Ratio,
    /// The median size in hundredths of a month's take-home income.
    pub median: u32,
    /// The standard deviation of the size's logarithm, in hundredths.
    pub spread: u32,
}

/// A platform that is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutageChance {
    /// The chance of a platform a month.
    pub monthly: Ratio,
    /// How many days it lasts at most; evenly from one day.
    pub longest_days: u16,
}

/// A limit cut without a rule that the household could read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LimitCut {
    /// The chance a month of a household that was not late in the last six months.
    pub monthly: Ratio,
    /// How many times as likely it is for one that was.
    pub times_after_lateness: u16,
    /// The share of the limit that is taken, at least…
    pub least: Ratio,
    /// … and at most; evenly between.
    pub most: Ratio,
}

/// Rules or a product change, for the lines of one lender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RuleChange {
    /// The chance of the household a month.
    pub monthly: Ratio,
}

/// Forgetting to pay though the money is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forgetting {
    /// The chance that a month is late after one that was not, by earlier late months: none, one, two or more.
    pub starts: [Ratio; 3],
    /// The chance that a month is late after late ones: one, two, three or more in a row.
    pub stays: [Ratio; 3],
    /// By how much the odds of starting are multiplied.
    pub level: Ratio,
    /// What is left of it for a line that is paid automatically.
    pub automatic_share: Ratio,
    /// After how many days at most it is remembered; evenly from one day.
    pub most_days: u16,
}

/// The chances of everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chances {
    /// Losing work.
    pub job_loss: JobLoss,
    /// Poor months of a regular income.
    pub income_dip: IncomeDip,
    /// Unplanned expenses.
    pub expenses: Vec<ExpenseChance>,
    /// Platforms that are down.
    pub outage: OutageChance,
    /// Limits that are cut.
    pub limit_cut: LimitCut,
    /// Rules that change.
    pub rule_change: RuleChange,
    /// Payments that are forgotten.
    pub forgetting: Forgetting,
}

impl Chances {
    /// The first setting that is no chance, no share, or upside down, by its key; none when all are sound.
    #[must_use]
    pub fn first_unsound(&self) -> Option<&'static str> {
        let JobLoss { monthly, short_share, short_leaves, long_leaves, kept, kept_with_benefit, .. } = self.job_loss;
        let shares = [
            ("monthly", monthly),
            ("short_share", short_share),
            ("short_leaves", short_leaves),
            ("long_leaves", long_leaves),
            ("kept", kept),
            ("kept_with_benefit", kept_with_benefit),
            ("monthly", self.income_dip.monthly),
            ("least", self.income_dip.least),
            ("most", self.income_dip.most),
            ("monthly", self.outage.monthly),
            ("monthly", self.limit_cut.monthly),
            ("least", self.limit_cut.least),
            ("most", self.limit_cut.most),
            ("monthly", self.rule_change.monthly),
            ("automatic_share", self.forgetting.automatic_share),
        ];
        let forgetting = &self.forgetting;
        let starts = forgetting.starts.iter().map(|share| ("starts", *share));
        let stays = forgetting.stays.iter().map(|share| ("stays", *share));
        let expenses = self.expenses.iter().map(|expense| ("monthly", expense.monthly));
        let mut all = shares.into_iter().chain(starts).chain(stays).chain(expenses);
        all.find(|(_, share)| !(0..=RATE_SCALE).contains(&share.0)).map(|(key, _)| key)
    }
}
