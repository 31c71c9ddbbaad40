//! Wrong content: every problem of its own kind, with the exact words in both languages.

use std::fmt::Write;
use std::path::Path;

use tideover::content::Library;
use tideover::diagnostic::{Code, Diagnostic};
use tideover::report::problems::as_text;
use tideover::text::Lang;

/// Problems that only content has.
pub const CODES: &[Code] = &[
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

fn library() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/broken");
    Library::embedded().with_folder(&folder).unwrap()
}

/// The problems in both languages, places without the folder.
fn shown(problems: &[Diagnostic]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/broken/").display().to_string();
    let mut text = String::new();
    for lang in Lang::ALL {
        writeln!(text, "== {} ==", lang.tag()).unwrap();
        for problem in problems {
            writeln!(text, "{}\n", as_text(problem, lang, false)).unwrap();
        }
    }
    text.replace(&folder, "")
}

#[test]
fn a_wrong_preset_says_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().product("cn/own").unwrap_err()));
}

#[test]
fn wrong_norms_say_all_that_is_wrong() {
    insta::assert_snapshot!(shown(&library().norms("XX").unwrap_err()));
}

#[test]
fn what_is_not_there_is_named() {
    let mut problems = library().product("cn/huabia").unwrap_err();
    problems.extend(library().norms("Mars").unwrap_err());
    problems.push(Diagnostic::error(Code::ContentUnreadable).with("path", "mine").with("detail", "permission denied"));
    let mismatch = Diagnostic::error(Code::ContentIdMismatch).with("value", "cn/a").with("expected", "cn/b");
    problems.push(mismatch);
    insta::assert_snapshot!(shown(&problems));
}

/// Each code is shown by one of the tests above.
#[test]
fn every_code_of_content_is_shown() {
    let mut found: Vec<Code> = vec![Code::ContentUnreadable, Code::ContentIdMismatch];
    found.extend(library().product("cn/own").unwrap_err().iter().map(|problem| problem.code));
    found.extend(library().norms("XX").unwrap_err().iter().map(|problem| problem.code));
    let missing: Vec<&Code> = CODES.iter().filter(|code| !found.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
