//! Recording from any screen, told as stories of keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tideover::text::Lang;

use crate::support::story::Story;

#[test]
fn a_payment_in_three_keys_is_shown_before_it_is_written_and_everything_follows() {
    let mut story = Story::own("lin", Lang::En);
    story.sees(&["Cash loan, 1 of 12"]);
    story.press("p").sees(&["Record a payment", "< Cash loan >", "1799.51", "34,000.00", "32,200.49"]);
    assert_eq!(story.journal_text(), "", "nothing is written while typing");
    story.press("<enter>").sees(&["payment 1,799.51, Cash loan, 2026-11-21", "Yes, write it"]);
    assert_eq!(story.journal_text(), "");
    story.press("<enter>").sees(&["Written: payment 1,799.51"]).sees_no(&["Cash loan, 1 of 12"]);
    assert!(story.journal_text().ends_with("2026-11-21-1,2026-11-21,cash-loan,payment,1799.51,,\n"));
}

#[test]
fn taken_back_and_done_again() {
    let mut story = Story::own("lin", Lang::En);
    story.press("p<enter><enter>p<enter><enter>");
    assert_eq!(story.journal_text().lines().count(), 3);
    story.press("u").sees(&["Taken back: payment"]);
    assert_eq!(story.journal_text().lines().count(), 2);
    story.press("u").sees(&["Cash loan, 1 of 12"]);
    story.press("u").sees(&["nothing to take back"]);
    story.press("<ctrl-r>").sees(&["Done again: payment"]);
    assert_eq!(story.journal_text().lines().count(), 2);
    // A new change ends what could be done again.
    story.press("b35<enter><enter><ctrl-r>").sees(&["nothing to do again"]);
    assert!(story.journal_text().ends_with("cash,expense,35.00,,\n"), "{}", story.journal_text());
}

#[test]
fn the_account_is_chosen_by_its_letters_and_the_amount_follows_until_it_is_typed() {
    let mut story = Story::own("lin", Lang::En);
    story.press("pcard").sees(&["< Card >", "800.00 due on 12-08", "Amount  800.00"]);
    story.press("123<up><left>").sees(&["< Cash loan >", "Amount  123"]);
    story.press("<enter><enter>");
    assert!(story.journal_text().ends_with("cash-loan,payment,123.00,,\n"), "{}", story.journal_text());
}

#[test]
fn every_kind_of_row_can_be_recorded() {
    let mut story = Story::own("lin", Lang::Zh);
    for (keys, row) in [
        ("p<enter><enter>", "cash-loan,payment,1799.51,,"),
        ("bcard99.5<enter><enter>", "card,purchase,99.50,,"),
        ("b伙食<tab>伙食<enter><enter>", "cash,expense,1200.00,,伙食和交通"),
        ("d100<enter><enter>", ",draw,100.00,,"),
        ("i<enter><enter>", "cash,income,8000.00,,工资"),
        ("=<enter><enter>", "cash,balance,"),
    ] {
        story.press(keys);
        let journal = story.journal_text();
        assert!(journal.lines().last().unwrap().contains(row), "{keys}: {journal}\n{}", story.seen());
        story.sees(&["已写入"]);
    }
}

#[test]
fn mistakes_are_named_as_in_the_file_and_nothing_is_written() {
    let mut story = Story::own("lin", Lang::En);
    story.press("p<tab><end>x").sees(&["1799.51x", "is no amount"]);
    story.press("<enter>").sees(&["Record a payment"]).sees_no(&["Yes, write it"]);
    story.press("<backspace><tab><end><backspace>0").sees(&["lies before the record"]);
    story.press("<backspace>1x").sees(&["is no date"]);
    story.press("<enter><enter>");
    assert_eq!(story.journal_text(), "");
    story.press("<esc>").sees_no(&["Record a payment"]);
    // An empty form complains only when it is to be written.
    story.press("bcard").sees_no(&["x the row", "needs something"]);
    story.press("<enter>").sees(&["needs something"]);
    assert_eq!(story.journal_text(), "");
}

#[test]
fn keys_typed_ahead_never_confirm_what_nobody_has_seen() {
    let mut story = Story::own("lin", Lang::En);
    for code in [KeyCode::Char('p'), KeyCode::Enter, KeyCode::Enter, KeyCode::Enter] {
        story.key(KeyEvent::new(code, KeyModifiers::NONE));
    }
    story.settle();
    story.sees(&["Yes, write it"]);
    assert_eq!(story.journal_text(), "");
}

#[test]
fn a_sample_is_never_written_but_can_be_tried_or_copied() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("p<enter><enter>").sees(&["This is a sample", "Try it", "Make a copy"]);
    story.press("<enter>").sees(&["nothing is written"]).sees_no(&["Cash loan, 1 of 12"]);
    // From then on it is not asked again, and it can be taken back.
    story.press("u").sees(&["Cash loan, 1 of 12"]);
    story.press("p<enter><enter>").sees(&["Tried out"]);
    assert!(!story.data.path().join("profiles").exists());

    let mut story = Story::sample("lin", Lang::En);
    story.press("p<enter><enter>2").sees(&["This copy is yours"]).sees_no(&["(sample)"]);
    assert!(story.profile_text().starts_with("# A copy of the ready-made household lin"));
    story.press("p<enter><enter>").sees(&["Written"]);
    assert!(story.journal_text().contains("cash-loan,payment"));
}

#[test]
fn what_another_program_wrote_is_shown_and_never_lost() {
    let change = |story: &Story| {
        let text = story.profile_text().replace("spendable = \"5200.00\"", "spendable = \"5300.00\"");
        std::fs::write(story.profile(), text).unwrap();
    };
    // While a change is being filled in.
    let mut story = Story::own("lin", Lang::En);
    story.press("p");
    change(&story);
    story.settle();
    story.sees(&["Changed by another program", "- spendable = \"5200.00\"", "+ spendable = \"5300.00\""]);
    story.press("<enter>").sees(&["Record a payment", "5,300.00"]);
    story.press("<enter><enter>").sees(&["Written"]);
    assert!(story.profile_text().contains("5300.00") && story.journal_text().contains("payment"));

    // One's own text can be put back; theirs is kept as a version.
    let mut story = Story::own("lin", Lang::En);
    story.press("p");
    change(&story);
    story.settle();
    story.press("2");
    assert!(story.profile_text().contains("5200.00"));
    let versions = tideover::profile::store::versions(&story.profile()).unwrap();
    assert!(std::fs::read_to_string(&versions[0].path).unwrap().contains("5300.00"));

    // With nothing at stake the new figures are simply there.
    let mut story = Story::own("lin", Lang::En);
    change(&story);
    story.settle();
    story.sees(&["changed on disk"]).sees_no(&["another program"]);
}

#[test]
fn a_pasted_megabyte_and_strange_letters_do_no_harm() {
    let mut story = Story::own("lin", Lang::En);
    story.press("p<tab><tab><tab>").paste(&"long note ".repeat(100_000)).sees(&["only its beginning was taken"]);
    story.press("<enter><enter>").sees(&["Written"]);
    assert!(story.journal_text().len() < 1000);
    story.press("b35<tab><tab>").paste("e\u{301}\u{202e}\u{1b}[2J👩‍👩‍👧 花").press("<enter><enter>").sees(&["Written"]);
    let journal = story.journal_text();
    assert!(!journal.contains('\u{1b}') && !journal.contains('\u{202e}'), "{journal}");
    assert!(journal.contains("花"), "{journal}");
}
