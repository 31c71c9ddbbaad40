//! Wrong profiles and journals: one file a problem, with the exact words in both languages.

use std::fmt::Write;

use tideover::diagnostic::{Code, Diagnostic, LeftOut, any_error};
use tideover::domain::calendar::Day;
use tideover::domain::household::entry::EntryKind;
use tideover::domain::money::{Currency, Money};
use tideover::profile::edit::{NewValue, Target, rename_line, set, unset};
use tideover::profile::journal::write::NewRow;
use tideover::profile::store::FileError;
use tideover::report::problems::{as_text, left_out_as_text};
use tideover::session::Papers;
use tideover::text::Lang;

use super::{check_file, folder, read_journal};

/// Problems of content files and of opening a session; their own tests show them.
const ELSEWHERE: &[Code] = &[
    Code::NoProfileYet,
    Code::UnknownSample,
    Code::AsOfBeforeRecord,
    Code::NotAHousehold,
    Code::FolderEmpty,
    Code::SampleReadOnly,
    Code::OneProfileNeeded,
    Code::ContentUnreadable,
    Code::ContentUnknown,
    Code::ContentIdMismatch,
    Code::ContentIdRepeated,
    Code::FactMissing,
    Code::FactEmpty,
    Code::SourceMissing,
    Code::UnknownTerm,
    Code::SwitchDefault,
    Code::LifeReversed,
    Code::BadPartialDate,
    Code::RowsOutOfOrder,
];

/// Why a file could not be read or written; the store's tests bring each of them about.
fn file_problem(code: Code) -> Option<Diagnostic> {
    let path = std::path::PathBuf::from("lin.toml");
    let errors = [
        FileError::Missing { path: path.clone() },
        FileError::Unreadable { path: path.clone(), reason: "is-a-folder".into() },
        FileError::NotText { path: path.clone(), row: 2 },
        FileError::TooLarge { path: path.clone() },
        FileError::ReadOnly { path: path.clone() },
        FileError::Full { path: path.clone() },
        FileError::Unwritable { path: path.clone(), reason: "no-permission".into() },
        FileError::Locked { path: path.clone() },
        FileError::Changed { path: path.clone() },
        FileError::Exists { path },
        FileError::NoVersion { number: 7 },
        FileError::BadName { name: "../lin".into() },
    ];
    errors.iter().map(FileError::problem).find(|problem| problem.code == code)
}

/// Changes that the papers on the desk cannot take.
fn desk_problem(code: Code) -> Option<Diagnostic> {
    let papers = Papers::of_sample("lin").unwrap();
    let row = NewRow {
        day: Day::ymd(2026, 11, 22).unwrap(),
        account: "card".into(),
        kind: EntryKind::Payment,
        amount: Some(Money(1)),
        state: None,
        note: String::new(),
    };
    let headless = Papers { journal: "a,b\n".into(), ..papers.clone() };
    let broken = Papers { profile: "a = \n".into(), ..papers.clone() };
    let problems = [
        headless.with_row(&row, Currency::CNY).err(),
        papers.with_correction("x", &row, Currency::CNY).err(),
        papers.without_last_row().err(),
        broken.with_edit(|text| set(text, Target::File, "name", &NewValue::Flag(true))).err(),
        papers.with_edit(|text| unset(text, Target::Line(9), "limit")).err(),
        papers.with_edit(|text| rename_line(text, "crad", "blue")).err(),
        papers.with_edit(|text| rename_line(text, "card", "cash-loan")).err(),
    ];
    problems.into_iter().flatten().find(|problem| problem.code == code)
}

/// What is found in the file that shows a problem.
fn found(code: Code) -> Option<(Vec<Diagnostic>, Vec<LeftOut>)> {
    let profile = folder("broken").join(format!("{}.toml", code.name()));
    if profile.exists() {
        let checked = check_file(&profile);
        return Some((checked.problems, checked.left_out));
    }
    let journal = folder("broken").join(format!("{}.csv", code.name()));
    if let Some(problem) = file_problem(code).or_else(|| desk_problem(code)) {
        return Some((vec![problem], Vec::new()));
    }
    journal.exists().then(|| {
        let text = std::fs::read_to_string(&journal).unwrap();
        let read = read_journal(journal.file_name().unwrap().to_str().unwrap(), &text);
        (read.problems, read.left_out)
    })
}

#[test]
fn every_problem_has_its_file_and_its_words() {
    let mut without = Vec::new();
    let elsewhere = |code: &&Code| {
        ELSEWHERE.contains(code)
            || crate::content::broken::CODES.contains(code)
            || crate::learn::broken::CODES.contains(code)
    };
    for code in Code::ALL.iter().filter(|code| !elsewhere(code)) {
        let Some((problems, left_out)) = found(*code) else {
            without.push(code.name());
            continue;
        };
        assert!(problems.iter().any(|problem| problem.code == *code), "{}: {problems:?}", code.name());
        assert!(left_out.is_empty() || any_error(&problems), "{}: something is left out silently", code.name());
        let mut shown = String::new();
        for lang in Lang::ALL {
            writeln!(shown, "== {} ==", lang.tag()).unwrap();
            for problem in problems.iter().rev().take(8).rev() {
                writeln!(shown, "{}\n", as_text(problem, lang, false)).unwrap();
            }
            for left in left_out.iter().rev().take(8).rev() {
                writeln!(shown, "{}", left_out_as_text(left, lang)).unwrap();
            }
        }
        insta::assert_snapshot!(format!("broken-{}", code.name()), shown);
    }
    assert!(without.is_empty(), "no file for {without:?}");
}

/// No placeholder is ever left unfilled, in either language.
#[test]
fn every_sentence_is_filled() {
    for code in Code::ALL {
        let Some((problems, _)) = found(*code) else { continue };
        for problem in &problems {
            for lang in Lang::ALL {
                let said = format!(
                    "{} {}",
                    tideover::text::problem::message(problem, lang),
                    tideover::text::problem::help(problem, lang)
                );
                let holes = said.split('{').skip(1).filter(|rest| {
                    let name = rest.split('}').next().unwrap_or("");
                    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                });
                assert_eq!(holes.count(), 0, "{}: {said}", code.name());
            }
        }
    }
}

/// A profile that could not be read at all is always an error, so that no script is told that all is well.
#[test]
fn no_record_means_an_error() {
    for entry in std::fs::read_dir(folder("broken")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let checked = check_file(&path);
            assert!(checked.profile.is_some() || any_error(&checked.problems), "{}", path.display());
            assert_eq!(checked.is_whole(), !any_error(&checked.problems) && checked.left_out.is_empty());
        }
    }
}
