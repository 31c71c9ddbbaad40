//! Wrong profiles: one file a problem, with the exact words in both languages.

use std::fmt::Write;

use tideover::diagnostic::{Code, any_error};
use tideover::report::problems::{as_text, left_out_as_text};
use tideover::text::Lang;

use super::{check_file, folder};

/// Problems that need a journal or a folder; they have tests of their own.
const ELSEWHERE: &[Code] = &[];

#[test]
fn every_problem_has_its_file_and_its_words() {
    let mut without = Vec::new();
    for code in Code::ALL.iter().filter(|code| !ELSEWHERE.contains(code)) {
        let path = folder("broken").join(format!("{}.toml", code.name()));
        if !path.exists() {
            without.push(code.name());
            continue;
        }
        let checked = check_file(&path);
        let found = checked.problems.iter().any(|problem| problem.code == *code);
        assert!(found, "{} does not show its problem: {:?}", code.name(), checked.problems);
        let mut shown = String::new();
        for lang in Lang::ALL {
            writeln!(shown, "== {} ==", lang.tag()).unwrap();
            for problem in &checked.problems {
                writeln!(shown, "{}\n", as_text(problem, lang, false)).unwrap();
            }
            for left in &checked.left_out {
                writeln!(shown, "{}", left_out_as_text(left, lang)).unwrap();
            }
        }
        insta::assert_snapshot!(format!("broken-{}", code.name()), shown);
    }
    assert!(without.is_empty(), "no file for {without:?}");
}

/// A debt that is left out is always an error, so that no script is told that all is well.
#[test]
fn whatever_is_left_out_comes_with_an_error() {
    for entry in std::fs::read_dir(folder("broken")).unwrap() {
        let path = entry.unwrap().path();
        let checked = check_file(&path);
        if !checked.left_out.is_empty() || checked.profile.is_none() {
            assert!(any_error(&checked.problems), "{}", path.display());
            assert!(!checked.is_whole());
        }
    }
}
