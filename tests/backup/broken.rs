//! Wrong option and trap files: refused by the content check, with all that is wrong.

use std::fs;

use tempfile::TempDir;
use tideover::content::Library;
use tideover::diagnostic::Diagnostic;

use super::run;
use crate::content::said;
use tideover::cli::Exit;

const OPTION: &str = r#"id = "cn/own"
currency = "CNY"
jurisdiction = "CN"
name = { en = "Own", zh = "自己的" }
summary = { en = "Own.", zh = "自己的。" }
group = "lenders"
brings = "money"
days = { least = 1, most = 3 }
first_step = { en = "Ask.", zh = "询问。" }
record_effect = { en = "None.", zh = "没有影响。" }
lines_effect = { en = "None.", zh = "没有影响。" }
evidence = "P"
confidence = "high"
as_of = "2026-01"
source = "E1"

[cost]
kind = "loan"
annual_rate = "6%"
months = { least = 1, most = 12 }
"#;

fn laid_over(path: &str, text: &str) -> (TempDir, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    let found = library.check();
    (folder, found)
}

fn codes(text: &str) -> Vec<&'static str> {
    laid_over("options/cn/own.toml", text).1.iter().map(|problem| problem.code.name()).collect()
}

#[test]
fn a_right_option_is_taken_and_a_missing_source_is_not() {
    assert_eq!(codes(OPTION), Vec::<&str>::new());
    assert_eq!(codes(&OPTION.replace("source = \"E1\"\n", "")), ["source-missing"]);
    assert_eq!(
        codes(&OPTION.replace("evidence = \"P\"", "evidence = \"M\"").replace("source = \"E1\"\n", "")),
        ["source-missing"]
    );
    assert_eq!(codes(&OPTION.replace("\"E1\"", "\"E999\"")), ["content-unknown"]);
    assert_eq!(codes(&OPTION.replace("as_of = \"2026-01\"\n", "")), ["missing-key"]);
    assert_eq!(codes(&OPTION.replace(", zh = \"自己的。\"", "")), ["missing-key"]);
}

#[test]
fn every_part_of_an_option_is_checked() {
    for (old, new, code) in [
        ("group = \"lenders\"", "group = \"lender\"", "not-one-of"),
        ("brings = \"money\"", "brings = \"gold\"", "not-one-of"),
        ("days = { least = 1, most = 3 }", "days = { least = 5, most = 3 }", "rows-out-of-order"),
        ("kind = \"loan\"", "kind = \"lone\"", "not-one-of"),
        ("annual_rate = \"6%\"\n", "", "missing-key"),
        ("annual_rate = \"6%\"", "annual_rate = \"6%\"\ntotal_fee = \"3%\"", "keys-exclude"),
        ("annual_rate = \"6%\"", "annual_rate = \"0.06\"", "rate-without-percent"),
        ("months = { least = 1, most = 12 }\n", "", "missing-key"),
        ("kind = \"loan\"", "kind = \"fixed\"", "missing-key"),
        ("[cost]", "[amount]\nleast = \"9\"\nmost = \"1\"\n[cost]", "rows-out-of-order"),
        ("[cost]", "[amount]\nshare = \"80%\"\n[cost]", "missing-key"),
        ("[cost]", "[amount]\nshare = \"80%\"\nof = \"gold\"\n[cost]", "not-one-of"),
        ("[cost]", "[cost]\nevidence = \"P\"\nconfidence = \"high\"", "source-missing"),
    ] {
        let found = codes(&OPTION.replace(old, new));
        assert!(found.contains(&code), "{new}: {found:?}");
    }
    let condition = |rest: &str| format!("{OPTION}\n[[condition]]\ntext = {{ en = \"x\", zh = \"中\" }}\n{rest}\n");
    assert_eq!(codes(&condition("")), Vec::<&str>::new(), "they say");
    for (rest, code) in [
        ("fact = \"studnet\"", "not-one-of"),
        ("fact = \"unemployed\"", "missing-key"),
        ("fact = \"can_sell\"\nmeasure = \"income\"", "keys-exclude"),
        ("measure = \"debt-to-income\"", "missing-key"),
        ("measure = \"wealth\"", "not-one-of"),
        ("fact = \"credit_score\"\nat_least = 700\nif_not = \"perhaps\"", "not-one-of"),
    ] {
        assert!(codes(&condition(rest)).contains(&code), "{rest}: {:?}", codes(&condition(rest)));
    }
}

#[test]
fn a_wrong_option_stops_the_command() {
    let (folder, _) = laid_over("options/cn/own.toml", &OPTION.replace("source = \"E1\"\n", ""));
    let (exit, out, err) = run(&format!("backup --sample lin --lang en --content {}", folder.path().display()));
    assert_eq!((exit, out.as_str()), (Exit::Invalid, ""));
    assert!(err.contains("source-missing") || err.contains("not from where"), "{err}");
    let (folder, _) = laid_over("options/cn/own.toml", OPTION);
    let (exit, out, err) = run(&format!("backup --sample lin --lang en --content {}", folder.path().display()));
    assert_eq!((exit, err.as_str()), (Exit::Well, ""));
    assert!(out.contains("Own "), "an own option stands among the others");
}

#[test]
fn traps_need_eight_questions_and_known_signs() {
    let shipped = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/content/traps/cn.toml")).unwrap();
    let found = |text: &str| {
        let found = laid_over("traps/cn.toml", text).1;
        found.iter().map(|problem| problem.code.name()).collect::<Vec<_>>()
    };
    assert_eq!(found(&shipped), Vec::<&str>::new());
    let seven = shipped.replacen("[[sign]]\nid = \"other-signs\"", "[[trap]]\nid = \"other-signs\"", 1);
    assert!(found(&seven).contains(&"number-out-of-range"), "{:?}", found(&seven));
    assert!(found(&shipped.replace("signs = [\"other-signs\"]", "signs = [\"others\"]")).contains(&"content-unknown"));
    assert!(found(&shipped.replace("source = \"M3\"\n", "")).contains(&"source-missing"));
    let twice = shipped.replace("id = \"stop-paying\"", "id = \"fee-first\"");
    let (_, problems) = laid_over("traps/cn.toml", &twice);
    assert!(found(&twice).contains(&"content-id-repeated"), "{:?}", said(&problems));
}
