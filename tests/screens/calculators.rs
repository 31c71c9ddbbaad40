//! The calculators and the cost statement in the terminal.

use tideover::text::Lang;

use crate::support::story::Story;

#[test]
fn the_calculators_open_from_anywhere_with_an_answer() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("%");
    let shown = story.show(80, 24);
    assert!(shown.contains("14.31%") && shown.contains("15.29%"), "{shown}");
    // Another fee is worked out while it is typed.
    story.press("<down>");
    for _ in 0.."0.66% a period, 12 periods".len() {
        story.press("<backspace>");
    }
    story.press("0.6% a period, 12 periods");
    let shown = story.show(80, 24);
    assert!(shown.contains("13.03%") && shown.contains("13.84%"), "{shown}");
    story.press("<esc>");
    assert!(!story.show(80, 24).contains("13.84%"));
}

#[test]
fn every_calculator_is_chosen_with_the_arrows() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("%<up>");
    let mut seen = Vec::new();
    for says in ["10,792.00", "10,797.05", "Months until repaid", "To end it", "20.02%", "-304.1459143262"] {
        let shown = story.show(100, 40);
        seen.push(shown.contains(says));
        assert!(shown.contains(says), "{says}\n{shown}");
        story.press("<right>");
    }
    assert_eq!(seen.len(), 6);
    // Round again, to the first.
    assert!(story.show(100, 40).contains("10,792.00"));
}

#[test]
fn a_calculator_opens_with_the_terms_of_the_line() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("2%");
    let shown = story.show(100, 40);
    assert!(shown.contains("6000.00") && shown.contains("0.65% a period, 12 periods"), "{shown}");
    assert!(shown.contains("14.10%") && shown.contains("15.05%"), "{shown}");
    story.press("<esc>j%");
    let shown = story.show(100, 40);
    assert!(shown.contains("1.2% a month, 12 periods") && shown.contains("1,799.51"), "{shown}");
    story.press("<esc>j%");
    let shown = story.show(100, 40);
    assert!(shown.contains("10% minimum, 0.05% a day") && shown.contains("8,000.00"), "{shown}");
}

#[test]
fn what_is_missing_or_wrong_is_said_in_place_of_the_answer() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("%<down>");
    for _ in 0..40 {
        story.press("<backspace>");
    }
    let shown = story.show(80, 24);
    assert!(shown.contains("Still missing: the number of periods."), "{shown}");
    story.press("nonsense");
    assert!(story.show(80, 24).contains("is not understood"));
}

#[test]
fn the_cost_statement_of_a_line() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("2j$");
    let shown = story.show(100, 50);
    assert!(shown.contains("Cost statement: Cash loan (Plum Bridge Bank)"), "{shown}");
    assert!(shown.contains("14.40% nominal") && shown.contains("15.39% effective"), "{shown}");
    story.press("<end>");
    let shown = story.show(100, 50);
    assert!(shown.contains("24.00% for licensed lenders"), "{shown}");
    story.press("<esc>");
    // From the palette on another screen: it belongs to the screen of lines.
    story.press("1:cost");
    story.press("<enter>");
    assert!(story.show(100, 50).contains("Cost statement: Cash loan"));
}

#[test]
fn the_cost_statement_of_a_borrowing_that_is_only_supposed() {
    let mut story = super::whatif::lin_with("One more lender", Lang::En);
    // The last lane is the loan that does not exist yet.
    story.press("jjjj$");
    let shown = story.show(120, 60);
    assert!(shown.contains("Cost statement:") && shown.contains("imulated"), "{shown}");
    assert!(shown.contains("20,000.00"), "{shown}");
}

#[test]
fn both_at_every_size_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let mut story = Story::sample("lin", lang);
            story.press("2%");
            insta::assert_snapshot!(format!("calculator-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
            story.press("<esc>$");
            insta::assert_snapshot!(format!("cost-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
        }
    }
    let mut story = Story::sample("lin", Lang::Zh);
    story.press("%");
    for (columns, rows) in [(1, 1), (0, 0), (10, 3), (200, 60)] {
        story.show(columns, rows);
    }
}
