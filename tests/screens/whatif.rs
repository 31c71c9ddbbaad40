//! What if: the tide chart, why, both sides, what keeps lines open.

use tideover::text::Lang;

use crate::support::story::Story;

/// Lin with a salary ten days late.
fn late_salary(lang: Lang) -> Story {
    lin_with(if lang == Lang::En { "ten days late" } else { "十天" }, lang)
}

/// Lin with a ready what-if.
pub fn lin_with(name: &str, lang: Lang) -> Story {
    let mut story = Story::sample("lin", lang);
    story.press("4");
    story.wait_for_work();
    story.press("w");
    for _ in 0..20 {
        let shown = story.show(80, 24);
        if shown.lines().any(|line| line.contains('›') && line.contains(name)) {
            break;
        }
        story.press("j");
    }
    story.press("<enter>");
    story.wait_for_work();
    story
}

#[test]
fn a_late_salary_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let mut story = late_salary(lang);
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("what-if-lin-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}

#[test]
fn the_other_views_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = late_salary(lang);
        for view in ["compare", "keep"] {
            story.press("v");
            for (columns, rows) in [(40, 12), (80, 24)] {
                let shown = story.show(columns, rows);
                insta::assert_snapshot!(format!("what-if-{view}-{}-{columns}x{rows}", lang.tag()), shown);
            }
        }
        let mut story = late_salary(lang);
        story.press("<enter>");
        insta::assert_snapshot!(format!("what-if-why-{}-80x24", lang.tag()), story.show(80, 24));
        story.press("<esc>a");
        insta::assert_snapshot!(format!("what-if-compose-{}-80x24", lang.tag()), story.show(80, 24));
    }
}

#[test]
fn many_lines_at_two_sizes() {
    for lang in Lang::ALL {
        let mut story = Story::sample("seven-lenders", lang);
        story.press("4");
        for (columns, rows) in [(80, 24), (120, 40)] {
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("what-if-seven-{}-{columns}x{rows}", lang.tag()), shown);
        }
        // Read from the top to the end: the causes first, then how it spreads.
        story.press("<tab>");
        for (part, key) in [("chain", "G"), ("compare", "v")] {
            story.press(key);
            insta::assert_snapshot!(format!("what-if-seven-{part}-{}-80x50", lang.tag()), story.show(80, 50));
        }
    }
}

/// Composed by keys: one thing more, then taken back one by one.
#[test]
fn things_are_composed_and_taken_back_by_keys() {
    let mut story = late_salary(Lang::En);
    story.press("a");
    assert!(story.show(80, 24).contains("payment missed"), "{}", story.show(80, 24));
    story.press("<enter>");
    story.wait_for_work();
    let shown = story.show(120, 40);
    assert!(shown.contains("What if: Salary ten days late + payment missed"), "{shown}");
    story.press("-");
    story.wait_for_work();
    let shown = story.show(120, 40);
    assert!(shown.contains("What if: Salary ten days late ─"), "{shown}");
    story.press("-");
    story.wait_for_work();
    let shown = story.show(120, 40);
    assert!(!shown.contains("Salary ten days late") && shown.contains("What if: "), "{shown}");
}

/// A warning of Home opens the what-if that it is about.
#[test]
fn a_warning_seen_ahead_opens_its_what_if() {
    let mut story = Story::sample("lin", Lang::En);
    for _ in 0..5 {
        story.show(120, 40);
        story.press("<tab>");
        story.press("<enter>");
        let shown = story.show(120, 40);
        if shown.contains("What if: ") {
            break;
        }
        story.press("<esc>");
        story.press("j");
        story.press("<enter>");
        if story.show(120, 40).contains("What if: ") {
            break;
        }
        story.press("<esc>");
    }
    story.wait_for_work();
    let shown = story.show(120, 40);
    assert!(shown.contains("What if: Salary ten days late"), "{shown}");
}

/// A mortgage is asked for on a day of the reader's: both sides are compared on it, and its lesson is one key away.
#[test]
fn a_mortgage_on_a_chosen_day_is_compared_and_leads_to_its_lesson() {
    let mut story = late_salary(Lang::En);
    story.press("M").sees(&["On which day would you ask for a mortgage?", "from 2026-11-21 to"]);
    story.press("2031-01-01<enter>").sees(&["That is no day of the time looked at"]);
    story.press("M2027-05-01<enter>");
    let shown = story.show(80, 24);
    assert!(shown.contains("Mortgage 2027-05-01: DTI"), "{shown}");
    story.press("e").sees(&["L09 ", "1/"]);
    story.press("<esc>");
    assert!(story.show(120, 40).contains("a mortgage is planned"), "{}", story.show(120, 40));
}

#[test]
fn a_platform_in_trouble_is_a_moment_of_its_lesson() {
    let mut story = lin_with("platform is down", Lang::En);
    story.press("8Gk");
    assert!(story.show(120, 40).contains("a platform in trouble"), "{}", story.show(120, 40));
    story.press("4x");
    story.wait_for_work();
    story.press("8Gk");
    assert!(!story.show(120, 40).contains("a platform in trouble"));
}
