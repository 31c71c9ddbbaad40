//! The ready-made households: each passes its own check, fits together to the cent and teaches what its comment says.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tideover::content::Library;
use tideover::diagnostic::{Diagnostic, Severity, Source};
use tideover::domain::calendar::Day;
use tideover::domain::credit::remaining::remaining_principal;
use tideover::domain::household::entry::Entry;
use tideover::domain::money::Money;
use tideover::profile::{Checked, check, journal, read};
use tideover::report::standing::{Record, Standing};
use tideover::text::{Lang, problem};

const NAMES: [&str; 8] = ["family", "gig", "graduate", "healthy", "lin", "seven-lenders", "shortfall", "us-household"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles")
}

fn source(name: &str) -> Arc<Source> {
    let file = format!("{name}.toml");
    let text = fs::read_to_string(folder().join(&file)).unwrap();
    Arc::new(Source { name: file, text })
}

fn checked(name: &str) -> Checked {
    let source = source(name);
    let (catalogue, problems) = Library::embedded().catalogue_for(&source.text);
    assert_eq!(problems, []);
    check(&read(&source), &catalogue)
}

fn journal(name: &str) -> journal::Journal {
    let file = format!("{name}.journal.csv");
    let text = fs::read_to_string(folder().join(&file)).unwrap();
    journal::read(&Arc::new(Source { name: file, text }), &checked(name), Day::ymd(2026, 11, 21).unwrap())
}

fn standing(name: &str) -> Standing {
    let today = checked(name).profile.unwrap().as_of;
    standing_on(name, today, Vec::new())
}

fn standing_on(name: &str, today: Day, entries: Vec<Entry>) -> Standing {
    let checked = checked(name);
    let profile = checked.profile.unwrap();
    let norms = Library::embedded().norms(&profile.jurisdiction).ok();
    let (problems, left_out, adopted) = (checked.problems, checked.left_out, checked.adopted);
    let rules = Default::default();
    let record = Record { profile, entries, problems, left_out, norms, adopted, rules, is_sample: true };
    Standing::of(record, today)
}

fn say(found: &Diagnostic) -> String {
    let line = found.place.as_ref().map_or(0, |place| place.line_and_column().0);
    format!("line {line}: {}", problem::message(found, Lang::En))
}

#[test]
fn there_are_eight() {
    let mut found: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    found.sort();
    assert_eq!(found, NAMES);
}

#[test]
fn each_is_whole_and_without_a_warning() {
    for name in NAMES {
        let checked = checked(name);
        let worth_saying = |found: &&Diagnostic| found.severity != Severity::Note;
        let said: Vec<String> = checked.problems.iter().filter(worth_saying).map(say).collect();
        assert_eq!(said, Vec::<String>::new(), "{name}");
        assert!(checked.is_whole(), "{name}");
    }
}

#[test]
fn each_opens_with_what_it_teaches_in_both_languages() {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for name in NAMES {
        let source = source(name);
        let comment: Vec<&str> = source.text.lines().take_while(|line| line.starts_with('#')).collect();
        let chinese = comment.iter().filter(|line| line.chars().any(is_han)).count();
        assert!(chinese >= 2 && comment.len() - chinese >= 2, "{name}");
    }
}

#[test]
fn every_name_is_in_both_languages() {
    for name in NAMES {
        let profile = checked(name).profile.unwrap();
        let names = std::iter::once(&profile.name)
            .chain(profile.incomes.iter().map(|income| &income.name))
            .chain(profile.expenses.iter().map(|expense| &expense.name))
            .chain(profile.lines.iter().flat_map(|line| [&line.name, &line.lender]))
            .chain(profile.lines.iter().flat_map(|line| line.parts.iter().filter_map(|part| part.name.as_ref())));
        for shown in names {
            assert!(shown.en.is_ascii(), "{name}: {}", shown.en);
            assert!(!shown.zh.is_ascii(), "{name}: {}", shown.zh);
        }
    }
}

/// What a plan still owes is what its schedule leaves, and its payment covers its interest.
#[test]
fn balances_are_what_the_schedules_leave() {
    for name in NAMES {
        let profile = checked(name).profile.unwrap();
        for line in &profile.lines {
            let sum: Money = line.parts.iter().map(|part| part.balance).sum();
            assert_eq!(sum + line.unpaid_charges, line.balance, "{name}: {}", line.id);
            for part in &line.parts {
                let Some(plan) = part.plan else { continue };
                let rate = part.rate.unwrap_or(line.terms.rate);
                let rhythm = Some(plan.rhythm);
                let left =
                    remaining_principal(plan.principal, plan.periods, plan.paid, plan.amortisation, rate, rhythm);
                let off = (part.balance - left).magnitude().minor();
                assert!(off <= 1, "{name}: {} holds {:?}, the schedule leaves {left:?}", line.id, part.balance);
                assert!(plan.paid == 0 || left < plan.principal, "{name}: {}", line.id);
            }
        }
    }
}

#[test]
fn each_line_has_a_past() {
    for name in NAMES {
        for line in checked(name).profile.unwrap().lines {
            assert!(line.history.late_months_of_6.is_some(), "{name}: {}", line.id);
            assert!(line.history.paid_in_6_months.is_some(), "{name}: {}", line.id);
            assert!(line.opened_on.is_some(), "{name}: {}", line.id);
        }
    }
}

/// The households that have a journal, up to the day on which it ends.
#[test]
fn journals_are_read_whole() {
    for (name, rows) in [("graduate", 11), ("seven-lenders", 12)] {
        let journal = journal(name);
        let said: Vec<String> = journal.problems.iter().map(say).collect();
        assert_eq!(said, Vec::<String>::new(), "{name}");
        assert_eq!((journal.entries.len(), journal.earlier), (rows, 0), "{name}");
    }
}

#[test]
fn lin_shows_the_figures_of_the_issue() {
    let lin = standing("lin");
    let payments: Vec<i64> = lin.ratios.payments.iter().map(|payment| payment.amount.minor()).collect();
    assert_eq!(payments, [53_900, 179_951, 80_000]);
    assert_eq!(lin.ratios.dti.unwrap().to_basis_points(), 3923);
    assert_eq!(lin.lowest_cash(), (Money(20_049), Day::ymd(2026, 12, 8).unwrap()));
    assert_eq!(lin.ratios.runway.days, 20);
    assert_eq!(lin.ratios.lenders, 3);
}

/// Each situation is what its name says.
#[test]
fn the_situations_differ_as_they_should() {
    let percent = |name: &str| standing(name).ratios.dti.unwrap().to_basis_points() / 100;
    assert!((35..50).contains(&percent("family")), "{}", percent("family"));
    assert!(percent("graduate") < 35, "{}", percent("graduate"));
    assert!(percent("healthy") < 30, "{}", percent("healthy"));
    assert!(percent("seven-lenders") > 55, "{}", percent("seven-lenders"));
    assert!(percent("shortfall") > 55, "{}", percent("shortfall"));
    assert!((10..30).contains(&percent("us-household")), "{}", percent("us-household"));
    assert_eq!(standing("seven-lenders").ratios.lenders, 7);
    assert!(standing("shortfall").first_short_day().is_some());
    for name in ["family", "healthy", "graduate", "lin", "us-household"] {
        assert_eq!(standing(name).first_short_day(), None, "{name}");
    }
    let gig = standing("gig").ratios;
    assert!(gig.dti_low.unwrap() > gig.dti.unwrap());
    assert!(standing("healthy").ratios.emergency_months_hundredths.unwrap() >= 600);
}

/// With the new draws of its journal the ring turns once more; without them the money ends on 6 November.
#[test]
fn the_journal_of_seven_lenders_shows_the_ring_turning() {
    let today = Day::ymd(2026, 11, 21).unwrap();
    let without = standing("seven-lenders");
    assert_eq!(without.first_short_day(), Day::ymd(2026, 11, 6));
    let with = standing_on("seven-lenders", today, journal("seven-lenders").entries);
    let first = with.first_short_day();
    assert!(first.is_none_or(|day| day > today), "{first:?}");
    assert!(with.ratios.owed > without.ratios.owed, "{:?}", with.ratios.owed);
}
