//! Making, checking, changing and bringing back profiles from the command line.

use std::fs;

use serde_json::Value;

use super::answer;
use crate::support::program::Machine;

#[test]
fn a_new_profile_opens_and_is_not_overwritten() {
    for lang in ["en", "zh-CN"] {
        let machine = Machine::new();
        assert_eq!(machine.run("status").code, 4);
        let ran = machine.run(&format!("profile new --lang {lang}"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("household.toml"), "{}", ran.out);
        assert_eq!(machine.run("status").code, 0);
        assert_eq!(machine.run("profile check").code, 0);
        let before = machine.profile_text();
        assert_eq!(machine.run("profile new").code, 4);
        assert_eq!(machine.profile_text(), before);
        // Printing is not making.
        let printed = machine.run(&format!("profile new --print --lang {lang}")).out;
        assert_eq!(printed, before);
    }
}

#[test]
fn a_copy_of_a_sample_has_its_journal_and_can_be_recorded_in() {
    let machine = Machine::new();
    let ran = machine.run("profile new mine --from graduate");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let folder = machine.data.path().join("profiles");
    assert!(folder.join("mine.journal.csv").exists());
    assert!(fs::read_to_string(folder.join("mine.toml")).unwrap().starts_with("# A copy of the ready-made household"));
    // The only profile there is needs no name.
    assert_eq!(machine.run("spend cash 10").code, 0);
    assert_eq!(machine.run("profile path").out.trim(), folder.join("mine.toml").display().to_string());
    for (command, code) in
        [("profile new --from nobody", 3), ("profile new a/b", 2), ("profile new .hidden", 2), ("profile new mine", 4)]
    {
        assert_eq!(machine.run(command).code, code, "{command}");
    }
}

#[test]
fn an_edit_keeps_comments_and_shows_lines_and_figures() {
    let machine = Machine::with("lin");
    let text = machine.profile_text().replace("limit = \"8000.00\"", "limit = \"8000.00\"   # since May");
    fs::write(machine.profile(), &text).unwrap();
    let ran = machine.run("profile edit line.pay-later.limit 6500");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("  - limit = \"8000.00\"   # since May\n  + limit = \"6500\"   # since May\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Pay-later: limit"), "{}", ran.out);
    assert_eq!(machine.profile_text(), text.replace("\"8000.00\"   #", "\"6500\"   #"));
    assert_eq!(machine.run("profile edit line.pay-later.limit 6500").out, "Nothing was changed.\n");
}

#[test]
fn keys_of_every_table_can_be_edited() {
    let machine = Machine::with("lin");
    for (key, value, expected) in [
        ("cash.spendable", "4100", "spendable = \"4100\""),
        ("as_of", "2026-11-20", "as_of = 2026-11-20"),
        ("name.zh", "小林家", "zh = \"小林家\""),
        ("income.salary.amount", "8200", "amount = \"8200\""),
        ("income.工资.day", "11", "day = 11"),
        ("expense.2.essential", "false", "essential = false"),
        ("expense.rent.pay_with", "card", "pay_with = \"card\""),
        ("line.card.minimum.floor", "50", "minimum = { percent = \"10%\", floor = \"50\" }"),
        ("line.cash-loan.late_fee.fixed", "20", "late_fee = { fixed = \"20\" }"),
        ("line.card.history.late_months_of_6", "2", "late_months_of_6 = 2"),
        ("line.pay-later.instalment.1.paid", "1", "paid = 1"),
        ("check.min_cash", "500", "min_cash = \"500\""),
        ("registry.inquiries", "2026-11-04, 2026-11-05", "inquiries = [2026-11-04, 2026-11-05]"),
    ] {
        let ran = machine.run_with(&["profile", "edit", key, value]);
        assert_eq!(ran.code, 0, "{key}: {}", ran.err);
        assert!(machine.profile_text().contains(expected), "{key}\n{}", machine.profile_text());
    }
    // Nothing takes the key out.
    assert_eq!(machine.run_with(&["profile", "edit", "line.card.minimum.floor", ""]).code, 0);
    assert!(machine.profile_text().contains("minimum = { percent = \"10%\" }"));
}

#[test]
fn a_new_id_goes_with_everything_that_names_the_line() {
    let machine = Machine::with("lin");
    assert_eq!(machine.run("pay card 100").code, 0);
    assert_eq!(machine.run("profile edit expense.rent.pay_with card").code, 0);
    let ran = machine.run("profile edit line.card.id blue-card");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = machine.profile_text();
    assert!(text.contains("renamed_from = [\"card\"]") && text.contains("pay_with = \"blue-card\""), "{text}");
    assert!(ran.out.contains("No figure changes."), "{}", ran.out);
}

#[test]
fn a_wrong_edit_is_refused_with_the_words_of_the_file() {
    let machine = Machine::with("lin");
    let before = machine.profile_text();
    for (key, value, word) in [
        ("line.card.limti", "1", "Did you mean `limit`?"),
        ("line.crad.limit", "1", "no line `crad`"),
        ("income.wages.amount", "1", "no such entry"),
        ("line.card.limit", "2x", "which is no amount"),
        ("line.card.daily_rate", "0.05", "%"),
        ("line.card.due_day", "41", "41"),
        ("line.card.id", "cash", "cash"),
        ("line.card.id", "pay-later", "pay-later"),
        ("line.card.minimum.flor", "1", "Did you mean `floor`?"),
        ("expense.rent.pay_with", "crad", "crad"),
        ("nonsense", "1", "nonsense"),
        ("", "1", "there is no key"),
    ] {
        let ran = machine.run_with(&["profile", "edit", key, value]);
        assert_eq!(ran.code, 3, "{key} = {value}: {} {}", ran.out, ran.err);
        assert!(ran.err.contains(word), "{key} = {value}: {}", ran.err);
        assert_eq!(machine.profile_text(), before, "{key}");
    }
    assert_eq!(machine.run("profile edit cash.spendable 1 --sample lin").code, 3);
}

#[test]
fn an_edit_can_mend_a_broken_profile() {
    let machine = Machine::with("lin");
    fs::write(machine.profile(), machine.profile_text().replace("due_day = 5", "due_day = 55")).unwrap();
    assert_eq!(machine.run("profile check").code, 3);
    assert_eq!(machine.run("profile edit line.cash-loan.due_day 5").code, 0);
    assert_eq!(machine.run("profile check").code, 0);
}

#[test]
fn check_names_every_problem_with_its_place() {
    let machine = Machine::with("lin");
    let broken = machine.profile_text().replace("limit = \"8000.00\"", "limti = \"8000.00\"");
    fs::write(machine.profile(), broken).unwrap();
    let ran = machine.run("profile check");
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("unknown-key") && ran.out.contains("household.toml:"), "{}", ran.out);
    assert!(ran.out.contains("left out: the line pay-later"), "{}", ran.out);
    let ran = machine.run("profile check --format json");
    let answer = answer(&ran.out);
    let problems = answer["problems"].as_array().unwrap();
    assert!(problems.iter().any(|problem| problem["code"] == "unknown-key" && problem["line"].is_number()));
    assert_eq!(answer["left_out"][0]["item"], "line");
    assert_eq!(Machine::new().run("profile check").code, 4);
}

#[test]
fn versions_are_listed_and_brought_back() {
    let machine = Machine::with("lin");
    let first = machine.profile_text();
    assert!(machine.run("profile restore").out.contains("No earlier version"));
    assert_eq!(machine.run("profile edit cash.spendable 1").code, 0);
    let ran = machine.run("profile restore --format json");
    let answer = answer(&ran.out);
    assert_eq!(answer["versions"].as_array().unwrap().len(), 1);
    assert_eq!(machine.run("profile restore 1").code, 0);
    assert_eq!(machine.profile_text(), first);
    assert_eq!(machine.run("profile restore 9").code, 2);
    assert_eq!(machine.run("profile restore 0").code, 2);
    assert_eq!(machine.run("profile restore --sample lin").code, 3);
}

#[test]
fn lists_paths_and_the_schema() {
    let machine = Machine::with("lin");
    let ran = machine.run("profile list");
    assert!(ran.out.contains("household") && ran.out.contains("seven-lenders"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| tideover::text::width::width(line) <= 100), "{}", ran.out);
    let answer = answer(&machine.run("profile list --format json").out);
    assert_eq!(answer["stored"][0]["name"], "household");
    assert_eq!(answer["samples"][0]["name"], "lin");
    assert_eq!(machine.run("profile path").out.trim(), machine.profile().display().to_string());
    let schema: Value = serde_json::from_str(&machine.run("profile schema").out).unwrap();
    assert!(schema["properties"]["line"].is_object());
}

#[test]
fn every_answer_fits_its_schema() {
    let machine = Machine::new();
    for (command, code) in [
        ("profile new", 0),
        ("profile new mine --from seven-lenders", 0),
        ("profile check -p mine", 0),
        ("profile check -p mine -p household", 0),
        ("profile check -p nowhere.toml", 4),
        ("profile edit line.huabei.limit 100 -p mine", 0),
        ("profile edit cash.spendable 100 -p household", 0),
        ("profile list", 0),
        ("profile path", 0),
        ("profile restore -p mine", 0),
        ("profile restore 1 -p mine", 0),
    ] {
        let ran = machine.run(&format!("{command} --format json"));
        assert_eq!(ran.code, code, "{command}: {}", ran.err);
        answer(&ran.out);
    }
}
