//! Due days as a calendar file.

use super::ics::{Component, read, unescape};
use super::{WILD_NAMES, empty, households, lin_named, lin_short, lin_today};
use proptest::prelude::*;
use std::collections::HashSet;
use tideover::report::calendar::due_days;
use tideover::report::standing::Standing;
use tideover::text::Lang;

fn events(standing: &Standing, lang: Lang) -> Vec<Component> {
    read(&due_days(&[("lin", standing)], lang, None)).inside
}

fn find<'e>(events: &'e [Component], date: &str, line: &str) -> &'e Component {
    let wanted =
        |event: &&Component| event.get("DTSTART;VALUE=DATE") == date && event.get("UID").contains(&format!(".{line}."));
    events.iter().find(wanted).unwrap_or_else(|| panic!("nothing for {line} on {date}"))
}

#[test]
fn lin_in_both_languages() {
    let standing = lin_today();
    let english = events(&standing, Lang::En);
    let card = find(&english, "20261208", "card");
    assert_eq!(unescape(card.get("SUMMARY")), "card: ¥800.00 due (minimum)");
    assert_eq!(card.get("DTEND;VALUE=DATE"), "20261209");
    assert_eq!(card.get("DTSTAMP"), "20261121T000000Z");
    assert_eq!(card.get("UID"), "lin.card.20261208@tideover");
    let said = unescape(card.get("DESCRIPTION"));
    assert!(said.contains("whole statement ¥8,000.00") && said.contains("Asked for by the last statement"), "{said}");
    let later = find(&english, "20270108", "card");
    assert_eq!(unescape(later.get("SUMMARY")), "card: about ¥731.60 due (minimum)");
    assert!(unescape(later.get("DESCRIPTION")).contains("Projected"));
    let loan = find(&english, "20270105", "cash-loan");
    assert_eq!(unescape(loan.get("SUMMARY")), "cash-loan: ¥1,799.51 due (2 of 12)");
    let chinese = events(&standing, Lang::Zh);
    assert_eq!(unescape(find(&chinese, "20261208", "card").get("SUMMARY")), "card：最低还款 ¥800.00");
    assert_eq!(
        unescape(find(&chinese, "20261205", "cash-loan").get("SUMMARY")),
        "cash-loan：应还 ¥1,799.51（第 1/12 期）"
    );
    let later = find(&chinese, "20270108", "card");
    assert_eq!(unescape(later.get("SUMMARY")), "card：最低还款 ¥731.60（预计）");
    // Twelve instalments, and no thirteenth.
    let numbers = english.iter().filter(|event| event.get("UID").contains(".cash-loan.")).count();
    assert_eq!(numbers, 12);
}

#[test]
fn due_days_do_not_vanish_when_there_is_no_money() {
    let standing = lin_short();
    let events = events(&standing, Lang::En);
    let overdue = find(&events, "20261121", "cash-loan");
    assert_eq!(unescape(overdue.get("SUMMARY")), "cash-loan: ¥1,500.00 overdue since 2026-11-05");
    assert_eq!(overdue.get("UID"), "lin.cash-loan.overdue@tideover");
    for month in 1..=11 {
        find(&events, &format!("2027{month:02}08"), "card");
    }
}

#[test]
fn every_household_makes_a_calendar() {
    for (id, standing) in households() {
        for alarm in [None, Some(0), Some(1)] {
            let file = due_days(&[(&id, &standing)], Lang::Zh, alarm);
            assert_eq!(file, due_days(&[(&id, &standing)], Lang::Zh, alarm));
            let calendar = read(&file);
            unescape(calendar.get("X-WR-CALNAME"));
            let ids: HashSet<&str> = calendar.all("VEVENT").map(|event| event.get("UID")).collect();
            assert_eq!(ids.len(), calendar.inside.len(), "an id twice");
            assert!(ids.iter().all(|uid| uid.is_ascii() && !uid.contains([' ', ',', ';'])));
            for event in calendar.all("VEVENT") {
                assert!(event.get("DTSTART;VALUE=DATE") < event.get("DTEND;VALUE=DATE"));
                let triggers: Vec<&str> = event.all("VALARM").map(|alarm| alarm.get("TRIGGER")).collect();
                assert_eq!(
                    triggers,
                    match alarm {
                        _ if event.get("UID").contains(".overdue@") => vec![],
                        None => vec![],
                        Some(0) => vec!["PT0S"],
                        Some(_) => vec!["-P1D"],
                    }
                );
            }
        }
    }
    assert!(read(&due_days(&[("empty", &empty())], Lang::En, None)).inside.is_empty());
    assert!(read(&due_days(&[], Lang::En, None)).inside.is_empty());
}

#[test]
fn several_households_say_whose_it_is() {
    let (one, two) = (lin_today(), lin_named("Two, Ltd"));
    let same = read(&due_days(&[("one", &one), ("one", &two)], Lang::En, None));
    let calendar = read(&due_days(&[("one", &one), ("two", &two)], Lang::En, None));
    let summaries: Vec<String> = calendar.all("VEVENT").map(|event| unescape(event.get("SUMMARY"))).collect();
    assert!(summaries.iter().any(|summary| summary.starts_with("Two, Ltd · Two, Ltd: ¥800.00 due")), "{summaries:?}");
    let ids: HashSet<&str> = calendar.all("VEVENT").map(|event| event.get("UID")).collect();
    assert_eq!(ids.len(), summaries.len());
    let ids: HashSet<&str> = same.all("VEVENT").map(|event| event.get("UID")).collect();
    assert_eq!(ids.len(), summaries.len());
}

fn assert_reads_back(name: &str) {
    let standing = lin_named(name);
    let calendar = read(&due_days(&[(name, &standing)], Lang::Zh, Some(1)));
    let expected = tideover::text::width::clean(name).into_owned();
    for event in calendar.all("VEVENT") {
        assert!(unescape(event.get("SUMMARY")).starts_with(&expected), "{name:?}");
        unescape(event.get("DESCRIPTION"));
    }
    assert_eq!(calendar.inside.len(), events(&lin_today(), Lang::Zh).len());
}

#[test]
fn wild_names_stay_in_their_event() {
    for name in WILD_NAMES {
        assert_reads_back(name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_name_stays_in_its_event(name in r"[\\;,:\n\r\t花👩]{0,30}.{0,80}") {
        assert_reads_back(&name);
    }
}
