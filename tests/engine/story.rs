//! A household's run, told in plain figures for tables of expected rows.

use tideover::domain::calendar::Day;
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::entry::{Account, Entry, EntryKind};
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::Happening;
use tideover::domain::household::state::State;
use tideover::domain::household::timeline::{Timeline, run};
use tideover::domain::money::{Currency, Money};

use super::build::{day, yuan};

pub struct Story {
    pub household: Compiled,
    pub timeline: Timeline,
    pub state: State,
}

/// Plain text of an amount, to compare with what a hand computed.
pub fn plain(amount: Money) -> String {
    amount.plain(Currency::CNY)
}

/// Month and day, for short tables.
fn short(day: Day) -> String {
    day.date().format("%m-%d").to_string()
}

/// A journal row on a line (`Some`) or on cash.
pub fn row(on: &str, line: Option<u16>, kind: EntryKind, amount: &str) -> Entry {
    let account = line.map_or(Account::Cash, Account::Line);
    Entry { id: String::new(), day: day(on), account, kind, amount: yuan(amount), state: None, note: String::new() }
}

impl Story {
    pub fn of(profile: &Profile, until: &str) -> Story {
        Story::with(profile, &[], until)
    }

    pub fn with(profile: &Profile, entries: &[Entry], until: &str) -> Story {
        Story::asked(profile, entries, &Question::as_set(profile.as_of, day(until)))
    }

    pub fn asked(profile: &Profile, entries: &[Entry], question: &Question) -> Story {
        let household = compile(profile, entries, question);
        let (timeline, state) = run(&household);
        Story { household, timeline, state }
    }

    fn rows(&self, tell: impl Fn(&Happening) -> Option<String>) -> Vec<String> {
        let told = self.timeline.happenings.iter();
        told.filter_map(|h| tell(&h.happening).map(|text| format!("{} {text}", short(h.day)))).collect()
    }

    /// `MM-DD balance minimum interest`, one a statement of the line.
    pub fn statements(&self, of: u16) -> Vec<String> {
        self.rows(|happening| match happening {
            Happening::Statement { line, bill, .. } if *line == of => {
                Some(format!("{} {} {}", plain(bill.balance), plain(bill.minimum), plain(bill.interest)))
            }
            _ => None,
        })
    }

    /// The interest of each statement of the line that has some.
    pub fn interest(&self, of: u16) -> Vec<String> {
        self.rows(|happening| match happening {
            Happening::Statement { line, bill, .. } if *line == of && bill.interest > Money::ZERO => {
                Some(plain(bill.interest))
            }
            _ => None,
        })
    }

    /// `MM-DD` closed and `MM-DD` due, one a statement of the line.
    pub fn statement_days(&self, of: u16) -> Vec<String> {
        self.rows(|happening| match happening {
            Happening::Statement { line, due, .. } if *line == of => Some(short(*due)),
            _ => None,
        })
    }

    /// `MM-DD principal interest fee`, one an instalment of the line.
    pub fn instalments(&self, of: u16) -> Vec<String> {
        self.rows(|happening| match happening {
            Happening::Instalment { line, principal, interest, fee, .. } if *line == of => {
                Some(format!("{} {} {}", plain(*principal), plain(*interest), plain(*fee)))
            }
            _ => None,
        })
    }

    /// `MM-DD amount`, one a payment to the line.
    pub fn payments(&self, of: u16) -> Vec<String> {
        self.rows(|happening| match happening {
            Happening::Payment { line, amount, .. } if *line == of => Some(plain(*amount)),
            _ => None,
        })
    }

    /// `MM-DD unpaid late-fee`, one a missed due day of the line.
    pub fn missed(&self, of: u16) -> Vec<String> {
        self.rows(|happening| match happening {
            Happening::Missed { line, unpaid, late_fee, .. } if *line == of => {
                Some(format!("{} {}", plain(*unpaid), plain(*late_fee)))
            }
            _ => None,
        })
    }

    /// What is owed on a line at the end.
    pub fn owed(&self, line: usize) -> String {
        plain(self.state.owed(line, &self.household.lines))
    }
}
