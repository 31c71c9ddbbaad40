//! `tideover learn` and `tideover content` from the command line, without a terminal.

use std::ffi::OsString;

use super::Own;
use serde_json::Value;
use tideover::cli::{Exit, run_with};

fn run(arguments: &[&str]) -> (Exit, String, String) {
    let arguments: Vec<OsString> = std::iter::once(&"tideover").chain(arguments).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(&arguments, &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn json(arguments: &[&str]) -> Value {
    let (exit, out, err) = run(arguments);
    assert_eq!(exit, Exit::Well, "{err}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn a_lesson_is_read_with_the_figures_of_a_household() {
    let (exit, out, _) = run(&["learn", "show", "l01", "--sample", "lin", "--lang", "en"]);
    assert_eq!(exit, Exit::Well);
    assert!(out.contains("Your limits add up to ¥28,000. You use ¥14,000 of them."), "{out}");
    assert!(out.contains("Figures of the sample household Lin."));
    let (_, out, _) = run(&["learn", "show", "L01", "--sample", "us-household", "--lang", "en"]);
    assert!(out.contains("Your limits add up to $"), "{out}");
    let (_, out, _) = run(&["learn", "show", "L01", "--sample", "lin", "--lang", "zh-CN"]);
    assert!(out.contains("您的额度合计 28,000 元，已经用了 14,000 元。"), "{out}");
    let shown = json(&["learn", "show", "L01", "--sample", "lin", "--format", "json", "--lang", "en"]);
    assert_eq!(shown["figures"]["limits"], "28000");
    assert!(shown["items"][0].get("key").is_none(), "no key before an answer");
}

#[test]
fn answers_are_judged_with_the_misconception_named() {
    let quiz = ["learn", "quiz", "L01", "--no-record", "--lang", "en"];
    let (exit, out, _) = run(&[&quiz[..], &["--answer", "L01.1=a", "--answer", "L01.2=nothing"]].concat());
    assert_eq!(exit, Exit::Well);
    assert!(out.contains("Not quite. It is b) An offer to lend that can be withdrawn."), "{out}");
    assert!(out.contains("A common slip, M1: A limit is my money."), "{out}");
    assert!(out.contains("1 of 2 right"), "{out}");
    let judged = json(&[&quiz[..], &["--answer", "L01.5=?", "--format", "json"]].concat());
    assert_eq!((judged["not_sure"].as_u64(), judged["answers"][0]["key"].as_str()), (Some(1), Some("all-owed")));
    let (exit, _, err) = run(&[&quiz[..], &["--answer", "L01.1=z"]].concat());
    assert_eq!(exit, Exit::Usage);
    assert!(err.contains("L01.1=z"), "{err}");
    let (exit, _, err) = run(&quiz);
    assert_eq!(exit, Exit::Usage, "nobody is there to ask");
    assert!(err.contains("--answer L01.1=b"), "{err}");
}

#[test]
fn an_exercise_judges_predictions_and_goals_on_a_copy() {
    let exercise = ["learn", "exercise", "L01", "--sample", "lin", "--no-record", "--format", "json"];
    let plain = json(&[&exercise[..], &["--predict", "late=16,800", "--predict", "proof=20000"]].concat());
    assert_eq!((plain["near"].as_u64(), plain["steps"].as_u64()), (Some(1), Some(4)));
    assert_eq!((plain["reached"].as_u64(), plain["goals"].as_u64()), (Some(0), Some(1)));
    let paid = ["--set", "line.card.statement_balance=3000", "--set", "line.card.balance=3000"];
    let changed = json(&[&exercise[..], &paid].concat());
    assert_eq!(changed["reached"].as_u64(), Some(1), "{changed}");
    let (exit, _, err) = run(&[&exercise[..], &["--set", "line.card.balanec=1"]].concat());
    assert_eq!(exit, Exit::Invalid);
    assert!(err.contains("balance"), "{err}");
    assert_eq!(run(&[&exercise[..], &["--predict", "late=much"]].concat()).0, Exit::Usage);
    assert_eq!(run(&[&exercise[..], &["--predict", "nothing=1"]].concat()).0, Exit::Usage);
}

#[test]
fn exports_have_their_forms() {
    for (form, start) in [("gift", "$CATEGORY: tideover/L01"), ("anki", "#separator:Tab"), ("aiken", "Your pay-later")]
    {
        let (exit, out, _) = run(&["learn", "export", "L01", "--format", form, "--lang", "en"]);
        assert_eq!(exit, Exit::Well);
        assert!(out.starts_with(start), "{form}: {out}");
    }
    let (_, text, _) = run(&["learn", "export", "L01", "--lang", "en"]);
    let (_, markdown, _) = run(&["learn", "export", "L01", "--format", "markdown", "--lang", "zh-CN", "--teacher"]);
    assert!(text.starts_with("L01 How a platform sets and changes your limit\n======"), "{text}");
    assert!(!text.contains("For the teacher") && text.contains("Questions"), "{text}");
    assert!(markdown.starts_with("# L01 平台怎样给你定额度、调额度"), "{markdown}");
    assert!(markdown.contains("## 教师用") && markdown.contains("| 谁来决定 | 人工看材料 | 程序 |"), "{markdown}");
    assert_eq!(run(&["learn", "export", "--format", "junit"]).0, Exit::Usage);
    assert_eq!(run(&["status", "--sample", "lin", "--format", "gift"]).0, Exit::Usage);
}

#[test]
fn the_course_map_knows_what_matters_to_a_household() {
    let map = json(&["learn", "list", "--sample", "lin", "--format", "json"]);
    let first = &map["lessons"][0];
    assert_eq!((first["id"].as_str(), first["items"].as_u64()), (Some("L01"), Some(5)));
    assert_eq!(run(&["learn", "show", "L99", "--lang", "en"]).0, Exit::Invalid);
}

#[test]
fn a_teachers_own_folder_is_checked_with_places() {
    let own = Own::copy();
    let folder = own.path().display().to_string();
    let (exit, out, _) = run(&["content", "check", "--content", &folder, "--lang", "en"]);
    assert_eq!(exit, Exit::Well, "{out}");
    own.change("en.md", "You use {used} of them.", "You use 3 of them.");
    let (exit, out, _) = run(&["content", "check", "--content", &folder, "--lang", "en"]);
    assert_eq!(exit, Exit::Invalid);
    assert!(out.contains("lessons/L01-limits/en.md:15:") && out.contains("You use 3 of them."), "{out}");
    let answer = run(&["content", "check", "--content", &folder, "--format", "json", "--lang", "zh-CN"]).1;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((answer["ok"].as_bool(), answer["laid_over"][0].as_str()), (Some(false), Some("L01")));
    let codes: Vec<&str> = answer["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"bare-number"), "{codes:?}");
}

#[test]
fn marks_are_written_anew_after_a_look() {
    let own = Own::copy();
    let folder = own.path().display().to_string();
    own.change("en.md", "Nobody put it aside for you.", "Nobody keeps it for you.");
    assert!(run(&["content", "check", "--content", &folder, "--lang", "en"]).1.contains("stale-translation"));
    let (exit, out, _) = run(&["content", "stamp", &folder, "--lang", "en"]);
    assert_eq!((exit, out.as_str()), (Exit::Well, "L01\n"));
    assert_eq!(own.problems(), []);
    assert_eq!(run(&["content", "stamp", &folder]).1, "", "nothing is stale any more");
}

/// An author checks the lesson at hand and not all the others; an unknown one is named with the nearest.
#[test]
fn one_lesson_is_checked_alone() {
    let own = Own::copy_of("L02");
    let folder = own.path().display().to_string();
    let check = |id: &str| run(&["content", "check", id, "--content", &folder, "--lang", "en"]);
    assert_eq!(check("l02").0, Exit::Well);
    own.change_item("L02.1", "key = \"year\"", "key = \"month\"");
    let (exit, out, _) = check("L02");
    assert_eq!(exit, Exit::Invalid);
    assert!(out.contains("the key of L02.1 is `month`") && out.contains("L02-cost/lesson.toml:86:7"), "{out}");
    assert_eq!(check("L03").0, Exit::Well, "another lesson has no problem");
    let (exit, out, _) = check("L99");
    assert_eq!(exit, Exit::Invalid);
    assert!(out.contains("L99"), "{out}");
}
