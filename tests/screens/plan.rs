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

/// Fields that belong to an empty one are not asked for; what is asked is planned with and said.
#[test]
fn money_that_comes_and_an_offer_are_planned_with() {
    for lang in Lang::ALL {
        let mut story = planned("lin", lang);
        story.press("m");
        for (columns, rows) in [(40, 12), (80, 24)] {
            insta::assert_snapshot!(format!("plan-with-{}-{columns}x{rows}", lang.tag()), story.show(columns, rows));
        }
        story.press(
            "5000<tab>2027-02-10<tab><tab>300<tab>500<tab>2027-07-01<tab><tab>6000<tab>9<tab><tab>100<tab><tab>",
        );
        story.press("<right>");
        insta::assert_snapshot!(format!("plan-with-all-{}-80x30", lang.tag()), story.show(80, 30));
        story.press("<enter>");
        for _ in 0..5 {
            story.wait_for_work();
        }
        insta::assert_snapshot!(format!("plan-with-done-{}-80x40", lang.tag()), story.show(80, 40));
    }
}

#[test]
fn a_plan_that_counts_on_more_is_not_adopted_and_the_form_remembers() {
    let mut story = planned("lin", Lang::En);
    story.press("m1000<enter>").sees(&["say on which day"]);
    story.press("2020-01-01<enter>").sees(&["2020-01-01 is no date from 2026-11-21"]);
    for _ in 0..10 {
        story.press("<backspace>");
    }
    story.press("2027-03-10<enter>");
    for _ in 0..5 {
        story.wait_for_work();
    }
    assert!(story.show(120, 60).contains("Counted with 1,000.00 that comes on 2027-03-10."));
    story.press("a").sees(&["your profile does not know"]);
    story.press("m").sees(&["1000.00", "2027-03-10"]);
    // Nothing any more: the plan is one of the household as it is.
    for _ in 0..8 {
        story.press("<backspace>");
    }
    story.press("<enter>");
    for _ in 0..5 {
        story.wait_for_work();
    }
    assert!(!story.show(120, 60).contains("Counted with"));
}
