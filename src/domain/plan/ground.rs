//! Where planning starts: the household with what the reader adds, compiled once, on the morning of today.
//!
//! Every strategy, search and proof starts from the same ground, so that they compare.

use super::means::Means;
use super::stops::Watching;
use crate::domain::calendar::{Day, Month};
use crate::domain::credit::line::Autopay;
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::{Compiled, Event, EventKind, Phase, PlannedPayment};
use crate::domain::household::entry::{Entry, EntryKind};
use crate::domain::household::profile::Profile;
use crate::domain::household::state::State;
use crate::domain::household::timeline::state_today;
use crate::domain::money::Money;
use crate::domain::ratios::monthly_income;

/// The household from which plans start.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The record, with what was added.
    pub profile: Profile,
    /// The journal, with what was added.
    pub entries: Vec<Entry>,
    /// Compiled: lines that are paid in full stay so, all others ask for their minimum.
    pub household: Compiled,
    /// How things stand on the morning of today.
    pub morning: State,
    /// The reader's today.
    pub today: Day,
    /// The last day that counts.
    pub until: Day,
    /// Cash that must stay.
    pub floor: Money,
    /// Days on which money comes, today first.
    pub paydays: Vec<Day>,
    /// Take-home income of each month from today's on.
    pub take_home: Vec<Money>,
    /// Whether a line takes planned purchases, so that it is never free of debt for good.
    pub in_use: Vec<bool>,
    /// Cash that is paid for a refinancing offer at once.
    pub offer_fee: Money,
    /// The lines that the offer pays off, its day and the sum lent.
    pub offer: Option<(Day, Money, Vec<usize>)>,
    /// What the reader added.
    pub means: Means,
    /// Who watches the lines, when stops are to be counted.
    pub watching: Option<Watching>,
}

impl Ground {
    /// Prepares a household for planning from `today` to `until`.
    #[must_use]
    pub fn new(profile: &Profile, entries: &[Entry], today: Day, until: Day, means: &Means, floor: Money) -> Ground {
        let today = today.max(profile.as_of);
        let until = until.max(today);
        let (profile, entries) = means.added_to(profile, entries, today);
        let mut household = compile(&profile, &entries, &Question::as_set(today, until));
        for set in &mut household.autopay {
            if *set != Autopay::Full {
                *set = Autopay::Minimum;
            }
        }
        add_paying_days(&mut household, today);
        let morning = state_today(&household);
        let months = usize::try_from(until.month().0 - today.month().0).unwrap_or(0) + 1;
        let take_home = (0_i32..).take(months).map(|ahead| {
            let day = today.month().plus(ahead).first().max(today);
            monthly_income(&profile, day).take_home
        });
        let offer = means.offer.as_ref();
        Ground {
            paydays: paydays(&household, today),
            take_home: take_home.collect(),
            in_use: in_use(&household, today),
            offer_fee: offer.map_or(Money::ZERO, |offer| offer.fee),
            offer: offer.map(|offer| (offer.on.max(today), offer.principal, offer.pays_off.clone())),
            profile,
            entries,
            household,
            morning,
            today,
            until,
            floor,
            means: means.clone(),
            watching: None,
        }
    }

    /// The household with other ways of paying what is asked for.
    #[must_use]
    pub fn with_autopay(&self, autopay: impl Fn(usize) -> Autopay) -> Compiled {
        let mut household = self.household.clone();
        for (line, set) in household.autopay.iter_mut().enumerate() {
            *set = autopay(line);
        }
        household
    }

    /// The household with payments on named days.
    #[must_use]
    pub fn with_payments(&self, payments: &[PlannedPayment]) -> Compiled {
        let mut household = self.household.clone();
        household.planned = payments.to_vec();
        for (index, payment) in payments.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let (phase, kind) = (Phase::Payments, EventKind::Planned);
            if payment.day >= self.today && payment.day <= household.end {
                household.events.push(Event { day: payment.day, phase, kind, index, date: Day(0) });
            }
        }
        household.events.sort_unstable();
        household
    }

    /// The take-home income of a month; that of the last known month beyond.
    #[must_use]
    pub fn take_home_in(&self, month: Month) -> Money {
        let ahead = usize::try_from(month.0 - self.today.month().0).unwrap_or(0);
        self.take_home.get(ahead).or(self.take_home.last()).copied().unwrap_or_default()
    }

    /// Whether money comes on a day (today counts: what is in hand can be spent).
    #[must_use]
    pub fn is_payday(&self, day: Day) -> bool {
        self.paydays.binary_search(&day).is_ok()
    }
}

/// Extra payments may also be made today and on the day a statement closes.
fn add_paying_days(household: &mut Compiled, today: Day) {
    let closing = household.events.iter().filter(|event| event.kind == EventKind::Statement && event.day >= today);
    let mut days: Vec<Day> = closing.map(|event| event.day).collect();
    days.push(today);
    days.sort_unstable();
    days.dedup();
    let phase = Phase::Payments;
    let surplus = |day| Event { day, phase, kind: EventKind::Surplus, index: 0, date: Day(0) };
    household.events.extend(days.into_iter().map(surplus));
    household.events.sort_unstable();
    household.events.dedup();
}

/// Today and every later day on which money comes.
fn paydays(household: &Compiled, today: Day) -> Vec<Day> {
    let brings = |event: &Event| match event.kind {
        EventKind::Income => true,
        EventKind::Entry => household.entries.get(event.place()).is_some_and(|entry| entry.kind == EntryKind::Income),
        _ => false,
    };
    let coming = household.events.iter().filter(|event| event.day > today && brings(event)).map(|event| event.day);
    let mut days: Vec<Day> = std::iter::once(today).chain(coming).collect();
    days.dedup();
    days
}

fn in_use(household: &Compiled, today: Day) -> Vec<bool> {
    let mut used = vec![false; household.lines.len()];
    for event in household.events.iter().filter(|event| event.day >= today) {
        let line = match event.kind {
            EventKind::Expense => household.expenses.get(event.place()).and_then(|expense| expense.pay_with),
            _ => None,
        };
        if let Some(used) = line.and_then(|line| used.get_mut(usize::from(line))) {
            *used = true;
        }
    }
    used
}
