//! Recording from the command line.

use super::answer;
use crate::support::program::Machine;

const HEADER: &str = "id,date,account,kind,amount,value,note\n";

#[test]
fn a_payment_is_written_and_what_it_changes_is_shown() {
    let machine = Machine::with("lin");
    let ran = machine.run("pay card 800");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("Recorded: payment 800.00, Card, 2026-11-21\n"), "{}", ran.out);
    let row = |label: &str| {
        let line =
            ran.out.lines().find(|line| line.trim_start().starts_with(label)).unwrap_or_else(|| panic!("{label}"));
        line.split_whitespace().skip(label.split(' ').count()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("Cash to spend"), "5,200.00 4,400.00");
    assert_eq!(row("Owed in all"), "34,000.00 33,200.00");
    assert_eq!(row("Card: owed"), "8,000.00 7,200.00");
    assert_eq!(machine.journal_text(), format!("{HEADER}2026-11-21-1,2026-11-21,card,payment,800.00,,\n"));
    // Everything follows at once.
    let status = machine.run("status").out;
    assert!(status.contains("33,200.00") && status.contains("4,400.00"), "{status}");
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let machine = Machine::with("lin");
    let dry = machine.run("pay card 800 --dry-run --lang zh-CN");
    assert_eq!(dry.code, 0);
    assert!(dry.out.starts_with("未写入。若记录：2026-11-21 信用卡 还款 800.00\n"), "{}", dry.out);
    assert_eq!(machine.journal_text(), "");
    let written = machine.run("pay card 800 --lang zh-CN");
    let after_first_line = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(after_first_line(&dry.out), after_first_line(&written.out));
}

#[test]
fn every_command_writes_its_kind() {
    let machine = Machine::with("lin");
    for (command, kind) in [
        ("spend cash 35 --note lunch", "cash,expense,35.00,,lunch"),
        ("spend card 35", "card,purchase,35.00,,"),
        ("draw card 100.5", "card,draw,100.50,,"),
        ("receive 8000 --note salary", "cash,income,8000.00,,salary"),
        ("balance card 8100", "card,balance,8100.00,,"),
        ("balance cash 0", "cash,balance,0.00,,"),
        ("spend emergency 40", "emergency,expense,40.00,,"),
    ] {
        let ran = machine.run(command);
        assert_eq!(ran.code, 0, "{command}: {}", ran.err);
        let journal = machine.journal_text();
        assert!(journal.lines().last().unwrap().ends_with(kind), "{command}: {journal}");
    }
    assert_eq!(machine.journal_text().lines().count(), 8);
}

#[test]
fn json_holds_the_row_and_the_changes() {
    let machine = Machine::with("lin");
    let ran = machine.run_with(&["pay", "card", "800", "--format", "json", "--note", "rent, \"late\""]);
    let answer = answer(&ran.out);
    assert_eq!(answer["command"], "pay");
    assert_eq!(answer["written"], true);
    assert_eq!(answer["row"]["id"], "2026-11-21-1");
    assert_eq!(answer["row"]["note"], "rent, \"late\"");
    let changes = answer["changes"].as_array().unwrap();
    let owed = changes.iter().find(|change| change["figure"] == "line-owed").unwrap();
    assert_eq!(
        (&owed["line"], &owed["before"], &owed["after"]),
        (&"card".into(), &"8000.00".into(), &"7200.00".into())
    );
    assert!(machine.journal_text().ends_with("\"rent, \"\"late\"\"\"\n"));
}

#[test]
fn what_is_wrong_is_refused_and_nothing_is_written() {
    let machine = Machine::with("lin");
    for (command, code, word) in [
        ("pay crad 800", 3, "Did you mean \"card\"?"),
        ("pay cash 800", 3, "cannot be recorded on the account cash"),
        ("pay card 8x", 2, "8x is not an amount in CNY"),
        ("pay card 8.001", 2, "8.001 is not an amount"),
        ("pay card 0", 3, "is zero"),
        ("pay card -5", 3, "below zero"),
        ("pay card 5 --on 2026-11-20", 2, "lies before the record"),
        ("pay card 5 --on 2026-02-30", 2, "2026-02-30"),
        ("pay card", 2, "AMOUNT"),
        ("pay card 800 --sample lin", 3, "never written to"),
        ("pay card 800 --sample lin --sample gig", 2, "2 were given"),
        ("pay card 800 --profile nowhere.toml", 4, "nowhere.toml"),
        ("pay card 800 --format csv", 2, "csv"),
    ] {
        let ran = machine.run(command);
        assert_eq!(ran.code, code, "{command}: {}", ran.err);
        assert!(ran.err.contains(word), "{command}: {}", ran.err);
        assert_eq!(ran.out, "", "{command}");
        assert_eq!(machine.journal_text(), "", "{command}");
    }
    assert_eq!(Machine::new().run("pay card 5").code, 4);
}

#[test]
fn a_profile_in_parts_is_written_to_only_when_allowed() {
    let machine = Machine::with("lin");
    let broken = machine.profile_text().replace("due_day = 5", "due_day = 55");
    std::fs::write(machine.profile(), broken).unwrap();
    let ran = machine.run("pay card 5");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("nothing is written"), "{}", ran.err);
    assert_eq!(machine.journal_text(), "");
    assert_eq!(machine.run("pay card 5 --allow-partial").code, 0);
    assert!(machine.journal_text().contains("card,payment,5.00"));
    // A row for the line that was left out cannot be checked.
    assert_eq!(machine.run("pay cash-loan 5 --allow-partial").code, 3);
    assert!(!machine.journal_text().contains("cash-loan"));
}

#[test]
fn a_sample_shows_what_a_row_would_change() {
    let machine = Machine::new();
    let ran = machine.run("spend cash 6000 --sample lin --dry-run");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("First day short"), "{}", ran.out);
    assert!(ran.out.contains("Money falls short on 2026-11-21"), "{}", ran.out);
}

#[test]
fn every_answer_fits_its_schema() {
    for sample in tideover::session::sample_names() {
        let machine = Machine::with(sample);
        let profile = std::fs::read_to_string(machine.profile()).unwrap();
        let line = profile.lines().find_map(|row| row.strip_prefix("id = ")).unwrap().trim_matches('"').to_owned();
        for command in
            ["pay LINE 100", "spend cash 99999", "receive 12 --note pay", "balance LINE 1", "balance cash 0 --dry-run"]
        {
            let ran = machine.run(&format!("{} --format json", command.replace("LINE", &line)));
            assert_eq!(ran.code, 0, "{sample} {command}: {}", ran.err);
            answer(&ran.out);
        }
    }
}
