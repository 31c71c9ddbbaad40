//! Backup: the list of ways, each in full, the days to come, ways used together, the check of an offer.

use tideover::text::Lang;
use tideover::text::width::width;

use super::every_size::{SIZES, assert_amounts_are_whole};
use crate::support::story::Story;

/// A household on the Backup screen.
fn backup(sample: &str, lang: Lang) -> Story {
    let mut story = Story::sample(sample, lang);
    story.press("7");
    story.wait_for_work();
    story
}

#[test]
fn the_list_and_one_way_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = backup("lin", lang);
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("backup-lin-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}

/// Asks what would be if the card were lost.
fn without_the_card(lang: Lang) -> Story {
    let mut story = backup("lin", lang);
    story.press("e<tab><tab><tab><tab><right><right><right><enter>");
    story.wait_for_work();
    story
}

#[test]
fn every_view_of_a_lost_card_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = without_the_card(lang);
        for view in ["days", "missing", "cushion", "avoid"] {
            story.press("v");
            for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
                let shown = story.show(columns, rows);
                insta::assert_snapshot!(format!("backup-{view}-{}-{columns}x{rows}", lang.tag()), shown);
            }
        }
    }
}

#[test]
fn ways_are_used_together_and_no_longer() {
    let mut story = without_the_card(Lang::En);
    story.press("v<tab>/emergency<enter>");
    story.press(" ");
    story.wait_for_work();
    story.press("<esc>/family<enter> ");
    story.wait_for_work();
    story.press("<esc>v");
    let shown = story.show(120, 40);
    assert!(shown.contains("Emergency fund: covers 800.00, costs 0.00."), "{shown}");
    // What family can lend was not stated: nothing of it is counted, neither here nor in the household with it.
    assert!(shown.contains("how much it brings is not known"), "{shown}");
    assert!(shown.contains("Still missing: 6,199.51"), "{shown}");
    assert!(shown.contains("3 without, 3 with"), "{shown}");
    insta::assert_snapshot!("backup-together-en-120x40", shown);
}

#[test]
fn the_form_of_the_need_says_what_is_wrong() {
    let mut story = backup("lin", Lang::En);
    story.press("e0<tab>4000<tab>2026-01-01<enter>");
    story.sees(&[
        "an amount above zero, like 3000.00",
        "a whole number from 1 to 3660",
        "from 2026-11-21 to 2027-12-21",
    ]);
    insta::assert_snapshot!("backup-need-en-80x24", story.show(80, 24));
    story.press("<esc>").sees(&["4,200.00 from 11-21 for 30 days"]);
    story.press("e3000<tab>60<enter>").wait_for_work();
    story.sees(&["3,000.00 from 11-21 for 60 days"]);
}

#[test]
fn eight_questions_name_the_pattern_and_the_true_rate() {
    for lang in Lang::ALL {
        let mut story = backup("lin", lang);
        story.press("xyny");
        for (columns, rows) in [(40, 12), (80, 24)] {
            insta::assert_snapshot!(format!("backup-offer-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
        }
        story.press("<enter>10000<tab>720<tab>833.33<tab>");
        story.press("<enter>");
        let needed = if lang == Lang::En { "needed for the true rate" } else { "算真实年化需要这一项" };
        story.sees(&[needed]);
        insta::assert_snapshot!(format!("backup-offer-figures-{}-80x24", lang.tag()), story.show(80, 24));
        story.press("12<enter>");
        let shown = story.show(80, 40);
        assert!(shown.contains("14.02%") && shown.contains("14.96%"), "{shown}");
        insta::assert_snapshot!(format!("backup-offer-found-{}-80x40", lang.tag()), shown);
    }
}

#[test]
fn facts_are_stated_once_and_kept_in_the_profile() {
    let mut story = Story::own("lin", Lang::En);
    story.press("7").wait_for_work();
    story.press("f");
    insta::assert_snapshot!("backup-facts-en-80x24", story.show(80, 24));
    story.press("Xiamen<tab><tab>2000<ctrl-s><enter>");
    assert!(story.profile_text().contains("lives_in = \"Xiamen\""), "{}", story.profile_text());
    assert!(story.profile_text().contains("can_sell = \"2000"), "{}", story.profile_text());
}

/// The what-if of the other screen can be the beginning.
#[test]
fn what_is_supposed_can_be_the_beginning() {
    let mut story = super::whatif::lin_with("ten days late", Lang::En);
    story.press("7").wait_for_work();
    story.press("e<tab><tab><tab><tab><tab><right><enter>").wait_for_work();
    story.press("v<end>");
    let shown = story.show(80, 24);
    assert!(shown.contains("12-11") && shown.contains("Pay-later is suspended from this day"), "{shown}");
    insta::assert_snapshot!("backup-supposed-en-80x24", shown);
}

#[test]
fn another_household_begins_anew() {
    let mut story = without_the_card(Lang::En);
    story.press("o");
    story.press("<end><enter>");
    story.wait_for_work();
    story.sees_no(&["6,999.51"]);
}

#[test]
fn no_row_is_too_wide_and_no_amount_is_cut_in_any_view() {
    for sample in ["lin", "us-household", "shortfall"] {
        for lang in Lang::ALL {
            let mut story = backup(sample, lang);
            for keys in ["", "<tab>", "v", "v<end>", "v", "v<end>", "e", "<esc>x"] {
                story.press(keys);
                for (columns, rows) in SIZES {
                    let shown = story.show(columns, rows);
                    let about = format!("{sample} {lang:?} {keys} {columns}x{rows}");
                    for line in shown.lines() {
                        assert!(width(line) <= usize::from(columns), "{about}: {line}");
                    }
                    // What is open over the screen covers a part of it.
                    if story.app.popups.is_empty() {
                        assert_amounts_are_whole(&shown, &about);
                    }
                }
            }
        }
    }
}
