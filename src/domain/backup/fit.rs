//! How one option fits one need: whether it is in force, who can use it, how much it covers, what that costs, and whether
//! it comes in time.

use super::condition::{Measured, MeasuredValue, Measures, Met, Use, Verdict, judge};
use super::cost::CostModel;
use super::price::{Ask, Price, Unpriced, arrives, price};
use super::{BackupOption, Base, Brings, Group, PaysDebt};
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Line, Purpose};
use crate::domain::credit::terms::LineKind;
use crate::domain::household::facts::Facts;
use crate::domain::household::profile::Profile;
use crate::domain::money::{Money, RateBasis, Ratio, Rounding};
use crate::domain::risk::norm::Norms;

/// What is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// How much.
    pub amount: Money,
    /// From which day.
    pub from: Day,
    /// For how many days.
    pub days: i32,
    /// What for, as far as is known.
    pub used_for: Option<Use>,
}

/// What is known of the household when options are looked at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Its record.
    pub profile: &'a Profile,
    /// Its figures.
    pub measures: &'a Measures,
    /// What each line owes.
    pub owed: &'a [Money],
    /// The norms of its jurisdiction.
    pub norms: Option<&'a Norms>,
    /// Today.
    pub today: Day,
}

/// Whether an option is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Life {
    /// It is.
    InForce,
    /// Not yet.
    NotYet,
    /// No longer: it is history.
    Over,
}

/// How much of an amount an option can bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Up to this.
    UpTo(Money),
    /// As much as is agreed; nobody states a limit.
    Open,
    /// It depends on a fact that nobody stated.
    Unknown,
}

/// How an option fits a need.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Which option, by its place in the list given.
    pub option: usize,
    /// Whether it is in force today.
    pub life: Life,
    /// Whether it is shown only so that its cost can be compared.
    pub is_dear: bool,
    /// Whether its values should be checked again.
    pub is_stale: bool,
    /// Whether it can be used.
    pub verdict: Verdict,
    /// How each of its conditions is answered.
    pub answers: Vec<Met>,
    /// How much it can bring.
    pub reach: Reach,
    /// How much of the need it covers; none when that is up to what is agreed.
    pub covers: Option<Money>,
    /// Its price: on what it covers, or on the debts that it replaces.
    pub price: Result<Price, Unpriced>,
    /// The lines that it replaces.
    pub replaces: Vec<usize>,
    /// The day on which it helps at the latest, begun today.
    pub arrives: Day,
    /// The last day to begin, so that it helps in time.
    pub begin_by: Day,
}

impl Fit {
    /// Whether it covers all of a need, in time.
    #[must_use]
    pub fn covers_alone(&self, need: &Need) -> bool {
        self.life == Life::InForce
            && !self.is_dear
            && self.verdict != Verdict::No
            && self.covers.is_some_and(|covers| covers >= need.amount)
            && self.arrives <= need.from
    }

    /// What it costs for each ten thousand that it brings; none without a price.
    #[must_use]
    fn cost_share(&self) -> Option<i64> {
        let price = self.price.as_ref().ok()?;
        if price.received <= Money::ZERO {
            return Some(price.cost.minor());
        }
        Some(price.cost.scaled(10_000, price.received.minor(), Rounding::HalfUp).minor())
    }
}

/// How every option fits, in the order in which they are shown: by group, and inside each by all-in cost, what brings
/// money or time before what replaces debts.
#[must_use]
pub fn fit_all(options: &[BackupOption], view: &View<'_>, need: &Need) -> Vec<Fit> {
    let mut fits: Vec<Fit> = (0..options.len()).filter_map(|place| fit(options, place, view, need)).collect();
    let order = |fit: &Fit| {
        let option = options.get(fit.option)?;
        let late = matches!(option.brings, Brings::NewTerms | Brings::Advice);
        let cost = fit.cost_share();
        Some((fit.life, option.group, late, cost.is_none(), cost, option.speed.most_days, option.id.as_str()))
    };
    fits.sort_by_key(order);
    fits
}

fn fit(options: &[BackupOption], place: usize, view: &View<'_>, need: &Need) -> Option<Fit> {
    let option = options.get(place)?;
    let facts = &view.profile.facts;
    let (verdict, answers) = judge(&option.conditions, facts, view.measures, need.used_for);
    let replaces = replaced(option, view);
    let reach = reach(option, facts, view.measures);
    let covers = covered(option, reach, need);
    let asked = asked(option, reach, view, &replaces, need, covers);
    let ask = Ask { amount: asked, days: need.days, start: need.from.max(view.today), currency: option.currency };
    let speed = i32::from(option.speed.most_days);
    Some(Fit {
        option: place,
        life: life(option, view.today),
        is_dear: option.group == Group::Dear,
        is_stale: option.provenance.is_stale_on(view.today)
            || option.cost_provenance.as_ref().is_some_and(|cost| cost.is_stale_on(view.today)),
        verdict,
        answers,
        reach,
        covers,
        price: price(&option.cost, ask, view.norms, kept_rate(view, &replaces)),
        replaces,
        arrives: view.today.plus(speed),
        begin_by: need.from.plus(-speed),
    })
}

fn life(option: &BackupOption, today: Day) -> Life {
    if option.provenance.holds_on(today) {
        Life::InForce
    } else if option.provenance.effective_from.is_some_and(|from| today < from) {
        Life::NotYet
    } else {
        Life::Over
    }
}

fn reach(option: &BackupOption, facts: &Facts, measures: &Measures) -> Reach {
    let range = option.amount;
    let most_borrowed = |most: Money| match &option.cost {
        CostModel::Loan(loan) => arrives(loan, most),
        _ => most,
    };
    let by_share = match range.share {
        None => None,
        Some(share) => {
            let base = match share.of {
                Base::Fact(key) => facts.amount(key),
                Base::Measured(what) => match measures.get(what) {
                    MeasuredValue::Amount(amount) => Some(amount),
                    _ => None,
                },
            };
            let Some(base) = base else { return Reach::Unknown };
            Some(base.share(share.share, Rounding::Down))
        }
    };
    match (range.most.map(most_borrowed), by_share) {
        (Some(most), Some(share)) => Reach::UpTo(most.least(share)),
        (Some(most), None) => Reach::UpTo(most),
        (None, Some(share)) => Reach::UpTo(share),
        (None, None) => Reach::Open,
    }
}

fn covered(option: &BackupOption, reach: Reach, need: &Need) -> Option<Money> {
    match (option.brings, reach) {
        (Brings::Money, Reach::UpTo(most)) => Some(need.amount.least(most)),
        _ => None,
    }
}

/// The amount that is priced.
fn asked(
    option: &BackupOption,
    reach: Reach,
    view: &View<'_>,
    replaces: &[usize],
    need: &Need,
    covers: Option<Money>,
) -> Money {
    if option.pays_debt == PaysDebt::Replaces {
        let owed: Money = replaces.iter().filter_map(|line| view.owed.get(*line)).copied().sum();
        return match reach {
            Reach::UpTo(most) => owed.least(most),
            _ => owed,
        };
    }
    covers.unwrap_or(need.amount).most(option.amount.least.unwrap_or(Money::ZERO))
}

/// The lines whose debts an option replaces.
fn replaced(option: &BackupOption, view: &View<'_>) -> Vec<usize> {
    if option.pays_debt != PaysDebt::Replaces {
        return Vec::new();
    }
    let of = option.amount.share.map_or(Base::Measured(Measured::Unsecured), |share| share.of);
    let wanted = |line: &Line| match of {
        Base::Measured(Measured::CardBalance) => line.terms.kind == LineKind::Revolving,
        Base::Measured(Measured::StudyLoan) => line.purpose == Purpose::Study,
        _ => !matches!(line.purpose, Purpose::Housing | Purpose::Car | Purpose::Study),
    };
    let lines = view.profile.lines.iter().zip(view.owed).enumerate();
    lines.filter(|(_, (line, owed))| wanted(line) && **owed > Money::ZERO).map(|(place, _)| place).collect()
}

/// The yearly rate of the debts that are replaced, weighed by what each owes; promotions are left aside.
fn kept_rate(view: &View<'_>, replaces: &[usize]) -> Option<Ratio> {
    let (mut weighed, mut owed_in_all) = (0_i128, 0_i128);
    for place in replaces {
        let (Some(line), Some(owed)) = (view.profile.lines.get(*place), view.owed.get(*place)) else { continue };
        let times: i128 = match line.terms.rate.basis {
            RateBasis::Annual => 1,
            RateBasis::Monthly => 12,
            RateBasis::Daily => 365,
        };
        weighed += i128::from(line.terms.rate.value) * times * i128::from(owed.minor());
        owed_in_all += i128::from(owed.minor());
    }
    (owed_in_all > 0).then(|| Ratio(Rounding::HalfUp.divide(weighed, owed_in_all)))
}
