//! The machine formats of the answers: read back by strict readers, with every sort of household and with names that
//! would break a careless writer.

mod ahead;
mod calendar;
mod commands;
mod cost;
mod csv;
mod github;
mod ics;
mod json;
mod junit;
mod ledger;
pub mod schema;
mod xml;

use std::sync::Arc;

use crate::engine::build::{day, income, lin, percent, yuan};
use tideover::content::Library;
use tideover::diagnostic::{Code, Diagnostic, Item, LeftOut, Place, Source};
use tideover::domain::credit::line::{Autopay, LineState, Overdue};
use tideover::domain::credit::terms::LateFee;
use tideover::domain::household::entry::{Account, Entry, EntryKind};
use tideover::domain::household::profile::{Certainty, CheckLimits, Profile};
use tideover::domain::money::{Currency, Money};
use tideover::domain::name::Name;
use tideover::report::standing::{Record, Standing};
use tideover::session;

/// Names that a careless writer would break on.
pub const WILD_NAMES: &[&str] = &[
    "plain",
    "=HYPERLINK(\"http://example.test\",\"x\")",
    "-1+1",
    "quote \" and 'apostrophe' and `tick`",
    "comma, semicolon; colon: back\\slash 50%",
    "two\nlines\r\nand\ttabs",
    "</testcase><x a='1'>&amp;]]>",
    "::error title=x::y",
    "%0A::error::y",
    "\u{1b}[2J\u{1b}]0;t\u{7}\u{0}\u{9b}31m",
    "花呗·备用金，工资（每月）",
    "👩‍👩‍👧‍👦 family of emoji 🇨🇳 e\u{301}\u{301}",
    "\u{202e}right to left\u{202c}\u{2028}\u{feff}",
    "花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花",
    "END:VEVENT\r\nEND:VCALENDAR",
    "",
];

/// A record as it is read, with nothing wrong.
pub fn record(profile: Profile) -> Record {
    let (entries, problems, left_out) = (Vec::new(), Vec::new(), Vec::new());
    Record {
        profile,
        entries,
        problems,
        left_out,
        norms: None,
        adopted: None,
        rules: Default::default(),
        is_sample: false,
    }
}

/// Lin on the day of the record.
pub fn lin_today() -> Standing {
    Standing::of(Record { is_sample: true, ..record(lin()) }, day("2026-11-21"))
}

/// Lin with too little cash: payments are missed and late fees charged.
pub fn lin_short() -> Standing {
    let mut profile = lin();
    profile.spendable = yuan("900");
    profile.incomes[0].amount = yuan("5200");
    for line in &mut profile.lines {
        line.terms.late_fee = LateFee { fixed: yuan("30"), ..LateFee::default() };
    }
    profile.lines[0].autopay = Autopay::Full;
    profile.lines[1].autopay = Autopay::ByHand;
    profile.lines[1].overdue = Some(Overdue { since: day("2026-11-05"), amount: yuan("1500") });
    profile.lines[2].state = LineState::Suspended;
    Standing::of(record(profile), day("2026-11-21"))
}

fn entry(on: &str, account: Account, kind: EntryKind, amount: &str) -> Entry {
    let (state, note) = (None, String::new());
    Entry { id: format!("{on}-{kind:?}"), day: day(on), account, kind, amount: yuan(amount), state, note }
}

/// Lin three weeks later with a journal of every kind, a gross and an irregular income, and expenses on the card.
pub fn lin_recorded() -> Standing {
    let mut profile = lin();
    profile.incomes[0].gross = Some(yuan("10000"));
    let mut odd_jobs = income("odd jobs", "1000", 20);
    odd_jobs.gross = Some(yuan("1000"));
    odd_jobs.certainty = Certainty::Irregular { low: yuan("200") };
    profile.incomes.push(odd_jobs);
    profile.expenses[1].pay_with = Some("card".into());
    profile.expenses[0].housing = true;
    profile.lines[2].autopay = Autopay::Amount(yuan("1200"));
    let mut record = record(profile);
    let line = Account::Line;
    record.entries = vec![
        entry("2026-11-22", line(2), EntryKind::Purchase, "120.50"),
        entry("2026-11-23", line(2), EntryKind::Refund, "20.50"),
        entry("2026-11-24", line(2), EntryKind::Fee, "10"),
        entry("2026-11-25", Account::Cash, EntryKind::Expense, "33.33"),
        entry("2026-11-26", Account::Cash, EntryKind::Transfer, "100"),
        entry("2026-11-27", line(2), EntryKind::Payment, "500"),
        entry("2026-11-28", line(1), EntryKind::Draw, "700"),
        entry("2026-11-29", line(2), EntryKind::Balance, "7600"),
        entry("2026-11-30", Account::Cash, EntryKind::Balance, "4900"),
        entry("2026-12-12", line(2), EntryKind::Limit, "15000"),
        entry("2026-12-13", line(2), EntryKind::Adjustment, "-5"),
        entry("2026-12-14", line(1), EntryKind::Payment, "300"),
        entry("2026-12-15", Account::Cash, EntryKind::Income, "50"),
        entry("2026-11-30", Account::Emergency, EntryKind::Expense, "40"),
        entry("2026-12-01", Account::Emergency, EntryKind::Balance, "900"),
        entry("2026-12-02", Account::Emergency, EntryKind::Transfer, "10"),
    ];
    Standing::of(record, day("2026-12-11"))
}

/// Lin with rows of today and of tomorrow in the journal: the first have happened, the second are still to come.
pub fn lin_recording() -> Standing {
    let mut record = record(lin());
    record.profile.lines[1].autopay = Autopay::ByHand;
    record.profile.expenses[0].pay_with = Some("pay-later".into());
    record.profile.expenses[2].pay_with = Some("card".into());
    for on in ["2026-12-01", "2026-12-02"] {
        record.entries.extend([
            entry(on, Account::Line(2), EntryKind::Purchase, "100"),
            entry(on, Account::Line(1), EntryKind::Draw, "50"),
            entry(on, Account::Cash, EntryKind::Transfer, "10"),
            entry(on, Account::Cash, EntryKind::Balance, "2000"),
            entry(on, Account::Emergency, EntryKind::Balance, "700"),
            entry(on, Account::Line(2), EntryKind::Payment, "60"),
            entry(on, Account::Line(2), EntryKind::Fee, "3"),
            entry(on, Account::Line(2), EntryKind::Interest, "4"),
            entry(on, Account::Line(2), EntryKind::Refund, "5"),
        ]);
    }
    Standing::of(record, day("2026-12-01"))
}

/// Lin without income, or with very little.
pub fn lin_earning(amount: Option<&str>) -> Standing {
    let mut profile = lin();
    match amount {
        Some(amount) => profile.incomes[0].amount = yuan(amount),
        None => profile.incomes.clear(),
    }
    profile.lines[1].autopay = Autopay::ByHand;
    Standing::of(record(profile), day("2026-11-30"))
}

/// A household with nothing in it.
pub fn empty() -> Standing {
    let mut profile = lin();
    profile.incomes.clear();
    profile.expenses.clear();
    profile.lines.clear();
    (profile.spendable, profile.emergency_fund) = (Money::ZERO, Money::ZERO);
    Standing::of(record(profile), day("2026-11-21"))
}

/// Lin in a currency without decimals, read with problems and with a line left out.
pub fn lin_in_yen_partly_read() -> Standing {
    let mut profile = lin();
    profile.currency = Currency::from_code("JPY").unwrap();
    let source =
        Arc::new(Source { name: "lin, 50%: copy.toml".into(), text: "花 = 1\nlimti = \"\u{1b}[2J\"\n".into() });
    let found = Diagnostic::error(Code::UnknownKey)
        .with("key", "limti\u{1b}[2J")
        .with("nearest", "limit")
        .with("table", "line")
        .with("known", "id, limit")
        .at(&source, 8..13);
    let place = Some(Place { source, span: 8..13 });
    let mut record = record(profile);
    record.problems = vec![found, Diagnostic::warning(Code::AmountZero).with("key", "balance")];
    record.left_out = vec![LeftOut { what: Item::Line, name: Name::both("card, two", "卡二"), place }];
    Standing::of(record, day("2026-11-21"))
}

/// Lin with the same text for every name.
pub fn lin_named(text: &str) -> Standing {
    let mut profile = lin();
    profile.name = Name::same(text);
    profile.incomes[0].name = Name::same(text);
    for expense in &mut profile.expenses {
        expense.name = Name::same(text);
    }
    for line in &mut profile.lines {
        line.name = Name::same(text);
        line.lender = Name::same(text);
    }
    Standing::of(record(profile), day("2026-11-21"))
}

/// Every household, by its id: those made here and the ready-made ones.
pub fn households() -> Vec<(String, Standing)> {
    let made = [
        ("made-lin", lin_today()),
        ("short", lin_short()),
        ("recorded", lin_recorded()),
        ("recording", lin_recording()),
        ("jobless", lin_earning(None)),
        ("poor", lin_earning(Some("6000"))),
        ("empty", empty()),
        ("yen", lin_in_yen_partly_read()),
        ("家 & <co>", lin_named("=\"a\nb\"\u{1b}花")),
    ];
    let made = made.into_iter().map(|(id, standing)| (id.to_owned(), standing));
    let sources: Vec<session::Source> =
        session::sample_names().iter().map(|name| session::Source::Sample((*name).into())).collect();
    let opened = session::open(&sources, None, &Library::embedded(), None, day("2026-11-21"));
    let samples = opened.into_iter().map(|sample| (sample.id(), Standing::of(sample.record.unwrap(), sample.today)));
    made.chain(samples).collect()
}

/// Limits of every kind.
pub fn all_limits() -> CheckLimits {
    CheckLimits {
        max_dti: Some(percent("39%")),
        max_utilisation: Some(percent("70.123456789%")),
        max_lenders: Some(3),
        min_runway_days: Some(20),
        min_emergency_months: Some(100),
        min_cash: Some(yuan("0")),
    }
}
