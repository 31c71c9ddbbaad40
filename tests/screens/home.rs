//! Home: where the household stands and what happens next.

use tideover::text::Lang;

use crate::support::story::Story;

#[test]
fn home_of_lin_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let shown = Story::sample("lin", lang).show(columns, rows);
            insta::assert_snapshot!(format!("home-lin-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}

#[test]
fn home_of_other_households() {
    for sample in ["shortfall", "us-household", "seven-lenders"] {
        for lang in Lang::ALL {
            let shown = Story::sample(sample, lang).show(120, 40);
            insta::assert_snapshot!(format!("home-{sample}-{}-120x40", lang.tag()), shown);
        }
    }
    insta::assert_snapshot!("home-family-en-200x60", Story::sample("family", Lang::En).show(200, 60));
}

/// A stranger opens the sample, asks why, looks a month ahead, comes back.
#[test]
fn a_first_look() {
    let mut story = Story::sample("lin", Lang::En);
    let shown = story.show(80, 24);
    for figure in ["34,000.00", "5,200.00", "39.2%", "50.0%", "20 days", "200.49 on 12-08", "(sample)"] {
        assert!(shown.contains(figure), "{figure}\n{shown}");
    }
    // What is owed.
    story.press("<enter>");
    let shown = story.show(80, 24);
    assert!(shown.contains("Cash loan") && shown.contains("20,000.00") && shown.contains("In all"), "{shown}");
    // Debt to income, by its definition and both sides of the fraction.
    story.press("<esc><right><right><enter>");
    let shown = story.show(80, 30);
    for text in ["take-home income", "539.00", "1,799.51", "800.00", "3,138.51 / 8,000.00", "39.23%", "limit", "40%"] {
        assert!(shown.to_lowercase().contains(text), "{text}\n{shown}");
    }
    // The runway, day by day until the money ends.
    story.press("<esc><right><right><right><enter>");
    let shown = story.show(80, 40);
    assert!(shown.contains("6,000.00") && shown.contains("Not enough on 2026-12-11, after 20 days"), "{shown}");
    // A month ahead and back.
    story.press("<esc>>");
    assert!(story.show(80, 24).contains("2026-12-21 (looking ahead)"));
    story.press("t");
    assert!(story.show(80, 24).contains("2026-11-21"));
    assert!(story.press("q").left);
}

#[test]
fn every_row_ahead_opens_what_led_to_it() {
    let mut story = Story::sample("lin", Lang::En);
    story.show(80, 24);
    // Down from the figures into the list, to the card's minimum.
    story.press("<down>jj<enter>");
    let shown = story.show(80, 40);
    assert!(shown.contains("Card, minimum") && shown.contains("8,000.00") && shown.contains("10% of the statement"));
    assert!(shown.contains("Cash on 2026-12-08") && shown.contains("200.49"), "{shown}");
    // The loan's instalment: principal, interest by its days, in all.
    story.press("<esc>k<enter>");
    let shown = story.show(80, 40);
    assert!(shown.contains("20,000.00 x 1.2%/month x 30 of 30 days") && shown.contains("240.00"), "{shown}");
    assert!(shown.contains("1,559.51") && shown.contains("1,799.51"), "{shown}");
}

#[test]
fn keys_move_over_the_edges_of_parts() {
    let mut story = Story::sample("lin", Lang::En);
    story.show(80, 24);
    // Through the list into the lines, further to what needs attention, and back up to the figures.
    story.press("<down><end><down>");
    story.press("<enter>");
    assert!(story.show(80, 24).contains("Due on 2026-12-10"), "{}", story.show(80, 24));
    story.press("<esc><tab><enter>");
    assert!(story.show(80, 24).contains("Lowest"), "{}", story.show(80, 24));
    story.press("<esc><back-tab><back-tab><back-tab><enter>");
    assert!(story.show(80, 24).contains("Owed in all"));
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut story = Story::sample("lin", Lang::Zh);
    let place = story.find(80, 24, "信用卡 最低还款");
    assert!(story.click(place).app.popups.is_empty());
    story.show(80, 24);
    story.click(place);
    assert_eq!(story.app.popups.len(), 1);
}

#[test]
fn filtering_what_comes() {
    let mut story = Story::sample("lin", Lang::En);
    story.show(80, 24);
    story.press("/card<enter>");
    let shown = story.show(80, 24);
    assert!(shown.contains("Card, minimum") && !shown.contains("food and transport"), "{shown}");
    story.press("<esc>");
    assert!(story.show(80, 24).contains("food and transport"));
}
