//! Changing the household's record in forms, told as stories of keys.

use tideover::text::Lang;

use crate::support::story::Story;

/// To the row with this text, by the filter.
fn at(story: &mut Story, text: &str) {
    story.press(&format!("9<esc>/{text}<enter>"));
}

#[test]
fn a_limit_is_changed_and_comments_stay() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/lin.toml")).unwrap();
    let text = text.replace("limit = \"8000.00\"", "limit = \"8000.00\"   # since May");
    let mut story = Story::of(&text, Lang::En);
    at(&mut story, "Pay-later");
    story.sees(&["limit = \"8000.00\"   # since May"]);
    story.press("<enter>").sees(&["Line", "Owed", "Ctrl-S Go on"]);
    // Product, id, two names, kind, two lenders, limit.
    story.press("<tab><tab><tab><tab><tab><tab><tab><end><backspace><backspace><backspace><backspace><backspace><backspace><backspace>");
    story
        .press("9000.50<ctrl-s>")
        .sees(&["- limit = \"8000.00\"   # since May", "+ limit = \"9000.50\"   # since May"]);
    assert_eq!(story.profile_text(), text, "nothing is written before it is confirmed");
    story.press("<enter>").sees(&["Written: changed Pay-later"]);
    assert_eq!(story.profile_text(), text.replace("\"8000.00\"   #", "\"9000.50\"   #"));
    story.press("u").sees(&["Taken back"]);
    assert_eq!(story.profile_text(), text);
    story.press("<ctrl-r>");
    assert!(story.profile_text().contains("9000.50"));
}

#[test]
fn values_are_checked_as_they_are_typed_with_the_words_of_the_file() {
    let mut story = Story::own("lin", Lang::Zh);
    let before = story.profile_text();
    at(&mut story, "房租");
    story.press("<enter><tab><tab>x").sees(&["`amount`", "不是金额"]);
    story.press("<ctrl-s>").sees(&["不是金额"]);
    story.press("<backspace><ctrl-s>").sees(&["没有数字变化"]);
    story.press("<esc><esc>");
    assert_eq!(story.profile_text(), before);
}

#[test]
fn income_expense_line_and_plan_are_added() {
    let mut story = Story::own("lin", Lang::En);
    let head = story.profile_text().lines().take(10).collect::<Vec<_>>().join("\n");
    at(&mut story, "salary");
    story.press("a").sees(&["New income", "Name"]);
    // What is missing is named only when the form is to be written.
    story.sees_no(&["missing"]);
    story.press("<ctrl-s>").sees(&["missing"]);
    story.press("odd jobs<tab>900<tab><tab>5<ctrl-s>").sees(&["+ name = \"odd jobs\"", "Debt to income"]);
    story.press("<enter>").sees(&["Written: added odd jobs"]);
    at(&mut story, "Lines");
    story.press("a").sees(&["New line", "< none: its own terms >"]);
    story.press("cn/bank-card<tab><tab><tab><tab><tab>15000<tab>2500<tab>5<tab>25<ctrl-s>");
    let shown = story.seen();
    story.press("<enter>").sees(&["Written: added"]);
    let text = story.profile_text();
    assert!(text.contains("product = \"cn/") && text.contains("balance = \"2500\""), "{shown}\n{text}");
    assert!(text.starts_with(&head), "the head of the file stays");
    assert!(text.contains("[[income]]\nname = \"odd jobs\"\namount = \"900\"\nday = 5\n"), "{text}");
    at(&mut story, "Pay-later");
    story.press("a2").sees(&["New instalment plan"]);
}

#[test]
fn a_line_is_renamed_closed_and_taken_out() {
    let mut story = Story::own("lin", Lang::En);
    story.press("pcard100<enter><enter>");
    at(&mut story, "Card");
    story.press("<enter><tab><end>-2<ctrl-s>").sees(&["renamed_from", "card-2"]).press("<enter>");
    assert!(story.profile_text().contains("id = \"card-2\"") && story.journal_text().contains(",card,payment"));
    at(&mut story, "Card");
    story.press("x").sees(&["better closed", "Close it today"]);
    story.press("<enter>").sees(&["+ state = \"closed\"", "closed_on = 2026-11-21"]).press("<enter>");
    assert!(story.profile_text().contains("closed_on = 2026-11-21"));
    story.press("uu");
    at(&mut story, "Cash loan");
    story.press("x2").sees(&["Cash loan: owed"]).press("<enter>");
    assert!(!story.profile_text().contains("cash-loan"));
}

#[test]
fn a_row_of_the_journal_is_corrected_and_taken_back_later() {
    let mut story = Story::own("lin", Lang::En);
    story.press("pcard100<enter><enter>b35<enter><enter>");
    story.press("9<tab>").sees(&["Journal", "payment", "expense"]);
    story.press("<down><enter>").sees(&["Correct a row", "100.00"]);
    story.press("<tab><end><backspace><backspace><backspace><backspace><backspace><backspace>250<enter>");
    story.sees(&["250.00"]).press("<enter>");
    assert!(story.journal_text().contains("2026-11-21-1,2026-11-21,card,payment,250.00"), "{}", story.journal_text());
    story.press("<home>x").sees(&["Take a row back"]).press("<enter>");
    assert!(!story.journal_text().contains("35.00"), "{}", story.journal_text());
    story.press("u");
    assert!(story.journal_text().contains("35.00"));
}

#[test]
fn what_is_assumed_is_confirmed_once() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/lin.toml")).unwrap();
    let text = text.replace("as_of = 2026-11-21", "as_of = 2026-11-01").replace("statement_date = 2026-11-18\n", "");
    let mut story = Story::of(&text, Lang::En);
    story.press("c").sees(&["Did these happen?", "[x]  2026-11-10  salary"]);
    // One of them was otherwise.
    story.press(" ").sees(&["[ ]"]).press("<enter>").sees(&["confirmed"]);
    story.press("<enter>").sees(&["Written"]);
    let journal = story.journal_text();
    assert!(journal.contains("2026-11-10,cash,income,8000.00,,salary"), "{journal}");
    story.press("c").sees(&["Did these happen?"]).sees_no(&["2026-11-10  salary"]);
    story.press("e").sees(&["Record spending"]).press("<tab><end><backspace><backspace><backspace>1.50<enter><enter>");
    story.press("c").sees(&["Nothing is assumed"]);
}

#[test]
fn what_cannot_be_read_is_marked_and_can_be_mended_here() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/lin.toml")).unwrap();
    let mut story = Story::of(&text.replace("due_day = 5", "due_day = 55"), Lang::En);
    at(&mut story, "Cash loan");
    story.sees(&["left out"]);
    story.press("<enter>").sees(&["55"]);
    for _ in 0..10 {
        story.press("<tab>");
    }
    story.press("<end><backspace><ctrl-s>").sees(&["Cash loan: owed"]).press("<enter>");
    assert_eq!(story.profile_text(), text);
    story.sees_no(&["left out"]);
}

#[test]
fn names_of_any_script_stay_whole_and_harmless() {
    let mut story = Story::own("lin", Lang::En);
    at(&mut story, "rent");
    story.press("<enter><end>").paste(" e\u{301}👩 \u{202e}\u{1b}[31m עברית 花").press("<ctrl-s><enter>");
    let text = story.profile_text();
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    assert!(text.contains("עברית 花"), "{text}");
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        for screen in ["1", "3", "9"] {
            story.press(screen);
            let shown = story.show(columns, rows);
            assert!(shown.lines().all(|line| tideover::text::width::width(line) <= usize::from(columns)), "{shown}");
        }
    }
}

#[test]
fn a_profile_that_vanishes_or_breaks_leaves_the_last_figures_and_writes_nothing() {
    let mut story = Story::own("lin", Lang::En);
    let text = story.profile_text();
    std::fs::write(story.profile(), "as_of = [").unwrap();
    story.settle();
    story.sees(&["cannot be used any more", "salary"]);
    story.press("b35<enter><enter>");
    assert_eq!(story.journal_text(), "");
    story.press("<esc><esc>");
    std::fs::remove_file(story.profile()).unwrap();
    story.settle();
    story.sees(&["is gone"]);
    story.press("b35<enter><enter>");
    assert!(!story.profile().exists() && story.journal_text().is_empty(), "{}", story.seen());
    story.press("<esc><esc>");
    std::fs::write(story.profile(), &text).unwrap();
    story.settle();
    story.press("b35<enter><enter>").sees(&["Written"]);
}

#[test]
fn profile_of_lin_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let mut story = Story::sample("lin", lang);
            story.press("9");
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("profile-lin-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}

#[test]
fn forms_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let mut story = Story::sample("lin", lang);
            story.press("9<end><up><enter>");
            insta::assert_snapshot!(format!("form-line-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
            story.press("<esc>p");
            insta::assert_snapshot!(format!("form-payment-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
            story.press("<enter>");
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("confirm-payment-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}
