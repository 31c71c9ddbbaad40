//! The household on the desk: other households, files that change, become invalid or vanish.

use std::fs;

use tideover::text::Lang;

use crate::support::story::Story;

/// Lin's profile as the reader's own file.
fn own(lang: Lang) -> Story {
    Story::own("lin", lang)
}

#[test]
fn another_household_is_one_key_away() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("o");
    let shown = story.show(100, 30);
    assert!(shown.contains("Seven lenders and one salary"), "{shown}");
    story.press("j<enter>");
    assert!(story.show(100, 30).contains("The Gu family (sample)"), "{}", story.show(100, 30));
}

#[test]
fn a_file_that_changes_is_shown_anew() {
    let mut story = own(Lang::En);
    let path = story.profile();
    let shown = story.show(80, 24);
    assert!(shown.contains("5,200.00") && !shown.contains("(sample)"), "{shown}");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"5200.00\"", "\"15200.50\"")).unwrap();
    story.press("x");
    let shown = story.show(80, 24);
    assert!(shown.contains("15,200.50") && shown.contains("changed on disk"), "{shown}");
}

#[test]
fn a_file_that_becomes_invalid_or_vanishes_keeps_the_last_figures() {
    for lang in Lang::ALL {
        let mut story = own(lang);
        let (path, text) = (story.profile(), story.profile_text());
        fs::write(&path, "schema = 1\nas_of = oops").unwrap();
        story.press("x");
        let shown = story.show(80, 24);
        let invalid = if lang == Lang::En { "cannot be used any more" } else { "文件已无法使用" };
        assert!(shown.contains("5,200.00") && shown.contains(invalid), "{shown}");
        // The place is one key away.
        story.press("!");
        assert!(story.show(80, 24).contains("oops"), "{}", story.show(80, 24));
        story.press("<esc>");
        fs::remove_file(&path).unwrap();
        story.press("x");
        let shown = story.show(80, 24);
        let gone = if lang == Lang::En { "is gone" } else { "找不到" };
        assert!(shown.contains("5,200.00") && shown.contains(gone), "{shown}");
        // Back again, all is well.
        fs::write(&path, &text).unwrap();
        story.press("x");
        let shown = story.show(80, 24);
        assert!(!shown.contains(gone) && !shown.contains(invalid), "{shown}");
    }
}

#[test]
fn a_partly_wrong_file_opens_without_the_wrong_line_and_says_so() {
    let text = tideover::session::sample_text("lin").unwrap().0;
    let wrong = text.replacen("balance = \"8000.00\"", "balance = \"eight thousand\"", 1);
    let mut story = Story::of(&wrong, Lang::En);
    let shown = story.show(80, 24);
    assert!(shown.contains("could not be used") && shown.contains("26,000.00"), "{shown}");
    assert!(!shown.contains("Card"), "{shown}");
    story.press("!");
    assert!(story.show(100, 30).contains("eight thousand"));
}

#[test]
fn looking_ahead_stays_while_the_file_changes() {
    let mut story = own(Lang::En);
    let path = story.profile();
    story.press(">");
    fs::write(&path, fs::read_to_string(&path).unwrap() + "\n# a note\n").unwrap();
    story.press("x");
    assert!(story.show(80, 24).contains("2026-12-21 (looking ahead)"));
    // Nothing earlier than the reader's today is looked at.
    story.press("<<<");
    assert!(story.show(80, 24).contains("2026-11-21"));
}
