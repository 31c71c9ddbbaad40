//! Wrong lessons: each mistake of an author by its code, at its place, in both languages.

use std::fmt::Write;
use std::fs;

use super::Own;
use tideover::content::Library;
use tideover::diagnostic::{Code, Diagnostic};
use tideover::report::problems::as_text;
use tideover::session::Folders;
use tideover::text::Lang;

/// Problems that only lessons and progress have.
pub const CODES: &[Code] = &[
    Code::LessonFileMissing,
    Code::LessonFileUnknown,
    Code::LessonMarkup,
    Code::LessonLink,
    Code::LessonLength,
    Code::LessonWordsMissing,
    Code::LessonWordsUnknown,
    Code::FiguresDiffer,
    Code::StaleTranslation,
    Code::BareNumber,
    Code::UnknownFigure,
    Code::FigureUnused,
    Code::WantMissing,
    Code::FigureMismatch,
    Code::FigureFails,
    Code::ExpressionSyntax,
    Code::ItemKey,
    Code::ItemOptions,
    Code::OptionsAlike,
    Code::KeyLong,
    Code::SentenceLong,
    Code::ReadingGrade,
    Code::SlideTall,
    Code::FactStale,
    Code::ProgressDamaged,
];

/// A mistake: its code, the file, what is replaced by what.
const MISTAKES: &[(Code, &str, &str, &str)] = &[
    (Code::LessonMarkup, "en.md", "Your [limits]", "### Deeper\n\nYour [limits]"),
    (Code::LessonLink, "en.md", "(term:limit)", "(term:limti)"),
    (Code::LessonWordsMissing, "zh-CN.md", "id = \"L01.3\"", "id = \"L01.8\""),
    (Code::LessonWordsUnknown, "zh-CN.md", "id = \"L01.3\"", "id = \"L01.33\""),
    (Code::FiguresDiffer, "zh-CN.md", "已经用了 {used}", "已经用了不少"),
    (Code::StaleTranslation, "en.md", "Nobody put it aside for you.", "Nobody keeps it for you."),
    (Code::BareNumber, "en.md", "You use {used} of them.", "You use {used} of them, 50 in a hundred."),
    (Code::UnknownFigure, "en.md", "You use {used}", "You use {usd}"),
    (Code::FigureUnused, "lesson.toml", "[figures]\n", "[figures]\nidle = { is = \"7\", show = \"number\" }\n"),
    (Code::WantMissing, "lesson.toml", ", want = \"8800\"", ""),
    (Code::FigureMismatch, "lesson.toml", "want = \"8800\"", "want = \"8880\""),
    (Code::FigureFails, "lesson.toml", "is = \"household.limits\"", "is = \"household.limit\""),
    (Code::ExpressionSyntax, "lesson.toml", "\"new_limit - old_limit\"", "\"new_limit - \""),
    (Code::ItemKey, "lesson.toml", "key = \"offer\"", "key = \"savings\""),
    (Code::ItemOptions, "lesson.toml", "{ id = \"savings\", slip = \"M1\" }, ", ""),
    (Code::OptionsAlike, "lesson.toml", "factor * earned * weight\"", "factor * earned * weight - owed + 0.5\""),
    (
        Code::KeyLong,
        "en.md",
        "An offer to lend that can be withdrawn",
        "An offer to lend that the lender made and can withdraw on any day",
    ),
    (Code::SentenceLong, "en.md", "Nobody put it aside for you. It is what", LONG),
    (Code::SlideTall, "en.md", "They may lend less tomorrow.", TALL),
];

const LONG: &str = "Nobody ever put it aside for you in a drawer with your name on it so that you could come and take \
                    it whenever you like, and it is what";
const HARD: &str = "Institutional considerations necessitate comprehensive creditworthiness determinations. \
                    Contemporaneous documentation facilitates organisational accountability. Administrative \
                    responsibilities accumulate considerable uncertainties. Notwithstanding heterogeneous \
                    methodologies, computational approximations predominate. Individual characteristics \
                    differentiate probability distributions. International harmonisation accelerates \
                    interoperability. Representative organisations periodically communicate recommendations. \
                    Multidimensional optimisation necessitates extraordinarily sophisticated infrastructure. \
                    Unsatisfactory verification invalidates preliminary determinations. Electronic intermediaries \
                    systematically incorporate supplementary information.";
const TALL: &str = "- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n- i\n- j\n- k\n- l\n\nThey may lend less tomorrow.";

fn after(code: Code) -> (Own, Vec<Diagnostic>) {
    let own = Own::copy();
    if let Some((_, file, from, to)) = MISTAKES.iter().find(|(of, ..)| *of == code) {
        own.change(file, from, to);
    }
    match code {
        Code::LessonFileMissing => fs::remove_file(own.file("zh-CN.md")).unwrap(),
        Code::LessonFileUnknown => fs::write(own.file("fr.md"), "").unwrap(),
        Code::LessonLength => {
            let text = fs::read_to_string(own.file("en.md")).unwrap();
            let (head, rest) = text.split_at(text.find("## A limit for the class").unwrap());
            let rest = &rest[rest.find("~~~exercise").unwrap()..];
            fs::write(own.file("en.md"), format!("{head}{rest}")).unwrap();
        }
        Code::ReadingGrade => {
            own.change("en.md", "Nobody put it aside for you.", &HARD.repeat(6));
        }
        Code::FactStale => {
            let fact = "[[fact]]\nid = \"old\"\njurisdiction = \"CN\"\nevidence = \"M\"\nconfidence = \"low\"\n\
                        as_of = \"2020\"\nstale_after = 2021-01-01\n\n[exercise]";
            own.change("lesson.toml", "[exercise]", fact);
        }
        _ => {}
    }
    let problems = own.problems();
    (own, problems)
}

fn shown(problems: &[Diagnostic], folder: &str) -> String {
    let mut text = String::new();
    for lang in Lang::ALL {
        writeln!(text, "== {} ==", lang.tag()).unwrap();
        for problem in problems {
            writeln!(text, "{}\n", as_text(problem, lang, false)).unwrap();
        }
    }
    text.replace(folder, "my-content")
}

#[test]
fn every_mistake_of_an_author_is_named_at_its_place() {
    for code in CODES.iter().filter(|code| **code != Code::ProgressDamaged) {
        let (own, problems) = after(*code);
        let of_code: Vec<Diagnostic> = problems.iter().filter(|problem| problem.code == *code).cloned().collect();
        assert!(!of_code.is_empty(), "{}: {problems:?}", code.name());
        let first = &of_code[..1];
        let folder = own.path().display().to_string();
        insta::assert_snapshot!(format!("lesson-{}", code.name()), shown(first, &folder));
    }
}

#[test]
fn a_damaged_record_of_progress_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders::at(folder.path());
    fs::write(folders.learning(), "no json").unwrap();
    let (_, problem) = folders.progress().unwrap();
    let problem = problem.unwrap();
    insta::assert_snapshot!("progress-damaged", shown(&[problem], &folder.path().display().to_string()));
}

/// A copy without a mistake is as clean as the shipped lesson.
#[test]
fn a_copy_has_no_problem() {
    assert_eq!(Own::copy().problems(), []);
}

/// A teacher's own word stands in place of the built-in one, not beside it.
#[test]
fn an_own_word_replaces_the_built_in_one() {
    let own = Own::copy();
    let word = "[[term]]\nid = \"limit\"\nname = { en = \"limit\", zh = \"额度\" }\n\
                meaning = { en = \"Ours.\", zh = \"本班的说法。\" }\n";
    fs::write(own.path().join("glossary.toml"), word).unwrap();
    let (terms, found) = own.library().terms();
    let limits: Vec<&str> = terms.iter().filter(|term| term.id == "limit").map(|term| &*term.meaning.en).collect();
    assert_eq!((limits, found), (vec!["Ours."], Vec::new()));
    assert_eq!(terms.len(), Library::embedded().terms().0.len());
}

/// A lesson with an error is refused; the other lessons stay.
#[test]
fn a_broken_lesson_is_refused_whole() {
    let (own, _) = after(Code::ItemKey);
    assert!(own.library().lesson("L01").is_err());
    let (own, _) = after(Code::StaleTranslation);
    assert!(own.library().lesson("L01").is_ok(), "a stale block is a warning");
}
