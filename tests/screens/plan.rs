//! The repayment plan: ways side by side, what to pay when, how debt falls, what to do when money does not reach.

use tideover::text::Lang;

use crate::support::story::Story;

/// A household with its plan worked out to the end.
fn planned(sample: &str, lang: Lang) -> Story {
    let mut story = Story::sample(sample, lang);
    story.press("6");
    for _ in 0..5 {
        story.wait_for_work();
    }
    story
}

#[test]
fn lin_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = planned("lin", lang);
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            insta::assert_snapshot!(format!("plan-lin-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
        }
    }
}

#[test]
fn the_other_views_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = planned("lin", lang);
        for view in ["payments", "payoff"] {
            story.press("v");
            for (columns, rows) in [(40, 12), (80, 24)] {
                let shown = story.show(columns, rows);
                insta::assert_snapshot!(format!("plan-{view}-{}-{columns}x{rows}", lang.tag()), shown);
            }
        }
        story.press("<enter>");
        insta::assert_snapshot!(format!("plan-page-{}-80x24", lang.tag()), story.show(80, 24));
    }
}

#[test]
fn money_that_does_not_reach_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = planned("shortfall", lang);
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            insta::assert_snapshot!(format!("plan-short-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
        }
    }
}

#[test]
fn the_selected_way_fills_the_calendar() {
    let mut story = planned("lin", Lang::En);
    story.press("v");
    story.sees(&["best found", "What to pay when"]);
    story.press("<tab>");
    for _ in 0..9 {
        story.press("k");
    }
    let shown = story.show(80, 24);
    assert!(shown.contains("What to pay when") && shown.matches("minimum only").count() == 2, "{shown}");
}
