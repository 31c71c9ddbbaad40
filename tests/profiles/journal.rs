//! The journal: what counts, what is set aside, and that writing changes nothing it was not asked to change.

use tideover::diagnostic::{Code, Source};
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::LineState;
use tideover::domain::household::entry::{Account, EntryKind};
use tideover::domain::money::{Currency, Money};
use tideover::profile::journal;
use tideover::profile::journal::write::{NewRow, WriteError, append, correct, undo};

use super::{check_file, check_text, folder, read_journal, today};

const HEADER: &str = "id,date,account,kind,amount,value,note\n";

fn payment(day: u32, amount: i64) -> NewRow {
    NewRow {
        day: Day::ymd(2026, 11, day).unwrap(),
        account: "card".into(),
        kind: EntryKind::Payment,
        amount: Some(Money(amount)),
        state: None,
        note: String::new(),
    }
}

#[test]
fn every_kind_of_row_is_understood() {
    let text = "note,account,kind,amount,value,date,id,colour\n\
        tea,card,purchase,12.50,,2026-11-22,a,green\n\
        ,draws,draw,1000,,2026-11-22,b,\n\
        ,card,payment,800.00,,2026-11-23,c,\n\
        ,card,refund,12.50,,2026-11-23,d,\n\
        ,card,fee,5.00,,2026-11-23,e,\n\
        ,card,interest,30.12,,2026-11-23,f,\n\
        salary,cash,income,8000.00,,2026/12/1,g,\n\
        ,cash,expense,60.00,,2026-11-24,h,\n\
        ,emergency,transfer,-100.00,,2026-11-24,i,\n\
        ,cash,adjustment,-0.01,,2026-11-24,j,\n\
        ,card,limit,,18000.00,2026-11-25,k,\n\
        ,card,state,,reduced,2026-11-25,l,\n\
        ,card,balance,9000.00,,2026-11-26,m,\n\
        ,old-card,purchase,1.00,,2026-11-27,n,\n\
        ,card,expense,2.00,,2026-11-27,o,\n\
        before,card,purchase,99.00,,2026-11-01,p,\n";
    let read = read_journal("j.csv", text);
    assert_eq!((read.problems, read.left_out), (vec![], vec![]));
    assert_eq!((read.entries.len(), read.earlier), (15, 1));
    let find = |id: &str| read.entries.iter().find(|entry| entry.id == id).unwrap();
    assert_eq!((find("a").account, find("a").amount, &*find("a").note), (Account::Line(0), Money(1250), "tea"));
    assert_eq!(find("g").day, Day::ymd(2026, 12, 1).unwrap());
    assert_eq!(find("i").amount, Money(-10_000));
    assert_eq!((find("k").kind, find("k").amount), (EntryKind::Limit, Money(1_800_000)));
    assert_eq!(find("l").state, Some(LineState::Reduced));
    assert_eq!(find("n").account, Account::Line(0), "a renamed line keeps its rows");
    assert_eq!(find("o").kind, EntryKind::Purchase, "spending on a line is a purchase");
    assert!(read.entries.windows(2).all(|pair| pair[0].day <= pair[1].day));
}

#[test]
fn one_bad_row_does_not_take_the_others_along() {
    let text = format!(
        "{HEADER}a,2026-11-22,card,payment,800.00,,\nb,2026-11-22,crad,payment,1.00,,\nc,2026-11-22,card,paymnt,1.00,,\n\
         d,2026-11-22,card,payment,1.001,,\ne,2026-11-23,card,purchase,7.00,,\n"
    );
    let read = read_journal("j.csv", &text);
    let codes: Vec<Code> = read.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::UnknownLine, Code::NotOneOf, Code::AmountTooManyDecimals]);
    let places: Vec<&str> = read.problems.iter().map(|p| &text[p.place.as_ref().unwrap().span.clone()]).collect();
    assert_eq!(places, ["crad", "paymnt", "1.001"]);
    let ids: Vec<&str> = read.entries.iter().map(|entry| &*entry.id).collect();
    assert_eq!(ids, ["a", "e"]);
    let left: Vec<&str> = read.left_out.iter().map(|left| &*left.name.en).collect();
    assert_eq!(left, ["b", "c", "d"]);
}

#[test]
fn rows_of_a_line_that_was_left_out_go_with_it() {
    let good = std::fs::read_to_string(folder("good").join("every-key.toml")).unwrap();
    let checked = check_text("p.toml", &good.replace("statement_day = 18", "statement_day = 99"));
    let text = format!("{HEADER}a,2026-11-22,card,payment,800.00,,\nb,2026-11-22,loan,payment,5.00,,\n");
    let source = std::sync::Arc::new(Source { name: "j.csv".into(), text });
    let read = journal::read(&source, &checked, today());
    assert_eq!(read.problems, []);
    assert_eq!((read.entries.len(), read.left_out.len()), (1, 1));
    assert_eq!(read.entries[0].account, Account::Line(0));
}

#[test]
fn a_new_journal_begins_with_its_header() {
    let written = append("", &payment(22, 80_000), Currency::CNY).unwrap();
    assert_eq!(written.text, format!("{HEADER}2026-11-22-1,2026-11-22,card,payment,800.00,,\n"));
    let again = append(&written.text, &payment(22, 1), Currency::CNY).unwrap();
    assert_eq!(again.id, "2026-11-22-2");
    assert!(again.text.starts_with(&written.text));
}

#[test]
fn a_row_follows_the_columns_of_the_file() {
    let text = "\u{feff}date,kind,mood,amount,account,note,id\r\n2026-11-20,payment,\"good, really\",1.00,card,,x\r\n";
    let mut row = payment(22, 80_000);
    row.note = "two\nlines, \"quoted\"".into();
    let written = append(text, &row, Currency::CNY).unwrap();
    let added = written.text.strip_prefix(text).unwrap();
    assert_eq!(added, "2026-11-22,payment,,800.00,card,\"two lines, \"\"quoted\"\"\",2026-11-22-1\r\n");
    let corrected = correct(&written.text, "x", &payment(21, 200), Currency::CNY).unwrap();
    assert_eq!(
        corrected.text,
        written.text.replace("2026-11-20,payment,\"good, really\",1.00", "2026-11-21,payment,\"good, really\",2.00")
    );
}

#[test]
fn what_was_added_can_be_taken_back() {
    let first = append("", &payment(22, 100), Currency::CNY).unwrap().text;
    let second = append(&first, &payment(23, 200), Currency::CNY).unwrap().text;
    let (back, removed) = undo(&second).unwrap();
    assert_eq!((back.as_str(), removed.as_str()), (first.as_str(), "2026-11-23-1,2026-11-23,card,payment,2.00,,"));
    let (empty, _) = undo(&back).unwrap();
    assert_eq!(undo(&empty), Err(WriteError::Empty));
    assert_eq!(correct(&first, "nobody", &payment(22, 1), Currency::CNY), Err(WriteError::NoSuchRow));
    assert_eq!(append("a,b,c\n", &payment(22, 1), Currency::CNY), Err(WriteError::NoHeader));
}

#[test]
fn a_torn_row_is_set_aside_and_never_glued_to_the_next() {
    let torn = format!("{HEADER}a,2026-11-22,card,payment,800.00,,\nb,2026-11-23,card,purch");
    let read = read_journal("j.csv", &torn);
    assert_eq!(read.entries.len(), 1);
    assert_eq!(read.problems[0].code, Code::JournalTorn);
    let written = append(&torn, &payment(24, 100), Currency::CNY).unwrap();
    assert_eq!(written.torn.as_deref(), Some("b,2026-11-23,card,purch"));
    let read = read_journal("j.csv", &written.text);
    assert_eq!((read.problems, read.entries.len()), (vec![], 2));
    // A whole last row that only lacks its line end stays.
    let open = format!("{HEADER}a,2026-11-22,card,payment,800.00,,");
    let written = append(&open, &payment(24, 100), Currency::CNY).unwrap();
    assert_eq!((written.torn, written.text.lines().count()), (None, 3));
}

#[test]
fn undo_takes_one_row_even_below_an_open_quote() {
    let text = format!("{HEADER}a,2026-11-22,card,payment,8.00,,\"half\nb,2026-11-23,card,payment,9.00,,\n");
    assert_eq!(undo(&text).unwrap().1, "b,2026-11-23,card,payment,9.00,,");
}

#[test]
fn ten_thousand_rows_are_all_counted() {
    let checked = check_file(&folder("good").join("every-key.toml"));
    let mut text = HEADER.to_owned();
    for row in 0..10_000 {
        let day = 22 + row % 8;
        text.push_str(&format!("r{row},2026-11-{day},card,purchase,{}.{:02},,lunch\n", row % 300 + 1, row % 100));
    }
    let source = std::sync::Arc::new(Source { name: "j.csv".into(), text });
    let read = journal::read(&source, &checked, Day::ymd(2026, 12, 1).unwrap());
    assert_eq!((read.problems, read.entries.len()), (vec![], 10_000));
    let sum: Money = read.entries.iter().map(|entry| entry.amount).sum();
    let expected: i64 = (0..10_000_i64).map(|row| (row % 300 + 1) * 100 + row % 100).sum();
    assert_eq!(sum, Money(expected));
}
