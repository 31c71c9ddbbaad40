//! What the reader adds to the household before planning: a lump sum, more money a month, a raise, a refinancing offer,
//! and the cash that must stay.
//!
//! Each becomes ordinary income, expense or draw of the household's record, so that the engine needs to know none of them.

use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, History, Line, LineState, Purpose, Rhythm};
use crate::domain::credit::terms::{Amortisation, LineKind, TermsDraft};
use crate::domain::household::entry::{Account, Entry, EntryKind};
use crate::domain::household::profile::{Certainty, Income, Profile, Recurrence};
use crate::domain::money::{Money, Rate};
use crate::domain::name::Name;

/// A loan offered to pay off others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The day on which it is paid out; its instalments fall due on this day of the month, from the next month on.
    pub on: Day,
    /// What is lent.
    pub principal: Money,
    /// Its rate.
    pub rate: Rate,
    /// In how many months it is repaid.
    pub periods: u16,
    /// How.
    pub amortisation: Amortisation,
    /// What is paid for it at once, out of cash.
    pub fee: Money,
    /// The lines it pays off, in this order, as far as the sum lent reaches.
    pub pays_off: Vec<usize>,
}

/// How what is added is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeansNames {
    /// A sum that comes once.
    pub lump_sum: Name,
    /// More money a month.
    pub extra: Name,
    /// A raise.
    pub raise: Name,
    /// The loan of an offer.
    pub offer: Name,
}

impl Default for MeansNames {
    fn default() -> MeansNames {
        let [lump_sum, extra, raise, offer] = ["lump sum", "extra", "raise", "offer"].map(Name::same);
        MeansNames { lump_sum, extra, raise, offer }
    }
}

/// What the reader adds to the household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Means {
    /// How it is called.
    pub names: MeansNames,
    /// Sums that come once.
    pub lump_sums: Vec<(Day, Money)>,
    /// So much more each month, from the next payday on.
    pub extra_a_month: Money,
    /// So much more each month from a day on.
    pub raises: Vec<(Day, Money)>,
    /// A refinancing offer that is taken.
    pub offer: Option<Offer>,
}

/// The id of the line that an offer becomes.
pub const OFFER_ID: &str = "offer";

impl Means {
    /// The household with what was added, from `today` on, and its journal.
    #[must_use]
    pub fn added_to(&self, profile: &Profile, entries: &[Entry], today: Day) -> (Profile, Vec<Entry>) {
        let mut profile = profile.clone();
        let mut entries = entries.to_vec();
        for (day, amount) in &self.lump_sums {
            let once = Recurrence { rhythm: Rhythm::Once, anchor: 1, start: Some((*day).max(today)), until: None };
            profile.incomes.push(income(&self.names.lump_sum, *amount, once));
        }
        let anchor = main_payday(&profile);
        if self.extra_a_month > Money::ZERO {
            let monthly = Recurrence { rhythm: Rhythm::Monthly, anchor, start: Some(today), until: None };
            profile.incomes.push(income(&self.names.extra, self.extra_a_month, monthly));
        }
        for (day, amount) in &self.raises {
            let monthly = Recurrence { rhythm: Rhythm::Monthly, anchor, start: Some((*day).max(today)), until: None };
            profile.incomes.push(income(&self.names.raise, *amount, monthly));
        }
        if let Some(offer) = &self.offer {
            take_offer(offer, &self.names.offer, &mut profile, &mut entries, today);
        }
        entries.sort_by_key(|entry| entry.day);
        (profile, entries)
    }
}

fn income(name: &Name, amount: Money, recurrence: Recurrence) -> Income {
    Income { name: name.clone(), amount, gross: None, certainty: Certainty::Regular, recurrence }
}

/// The day of the month on which the largest monthly income comes.
fn main_payday(profile: &Profile) -> u8 {
    let monthly = profile.incomes.iter().filter(|income| income.recurrence.rhythm == Rhythm::Monthly);
    monthly.max_by_key(|income| income.amount).map_or(1, |income| income.recurrence.anchor)
}

/// The offer as a cash line from which one draw is made.
fn take_offer(offer: &Offer, name: &Name, profile: &mut Profile, entries: &mut Vec<Entry>, today: Day) {
    let on = offer.on.max(today);
    let terms = TermsDraft {
        kind: Some(LineKind::CashLine),
        rate: Some(offer.rate),
        amortisation: Some(offer.amortisation),
        periods: Some(offer.periods.max(1)),
        // The day before: an instalment on the day of the draw would be billed at once.
        due_day: Some(Some(on.plus(-1).day_of_month())),
        ..TermsDraft::default()
    };
    let place = u16::try_from(profile.lines.len()).unwrap_or(u16::MAX);
    profile.lines.push(Line {
        id: OFFER_ID.to_owned(),
        name: name.clone(),
        lender: name.clone(),
        group: None,
        product: None,
        policy: None,
        terms: terms.complete(),
        purpose: Purpose::Consumer,
        limit: None,
        balance: Money::ZERO,
        unpaid_charges: Money::ZERO,
        parts: Vec::new(),
        statement: None,
        autopay: Autopay::Minimum,
        overdue: None,
        history: History::default(),
        state: LineState::Active,
        opened_on: Some(on),
        closed_on: None,
        assumed_terms: Vec::new(),
    });
    let mut entry = |account, kind, amount| {
        let (id, note) = (String::new(), String::new());
        entries.push(Entry { id, day: on, account, kind, amount, state: None, note });
    };
    entry(Account::Line(place), EntryKind::Draw, offer.principal);
    if offer.fee > Money::ZERO {
        entry(Account::Cash, EntryKind::Fee, offer.fee);
    }
}
