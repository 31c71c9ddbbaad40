//! Stress: chances, fans, drivers and buffers, settings moved with left and right, and paths opened as timelines.

use std::sync::Arc;

use tideover::domain::money::Currency;
use tideover::domain::stress::chances::Times;
use tideover::report::stress::{Asked, Step};
use tideover::text::Lang;
use tideover::tui::screens::stress::SoFar;
use tideover::tui::screens::{Found, ScreenId};

use crate::stress::{chances, sample};
use crate::support::story::Story;

/// The screen with what few paths say. The threads that the desk begins are not waited for.
fn stressed(lang: Lang, going_on: Option<(Step, u64, u64)>, deep: bool) -> Story {
    let mut story = Story::sample("lin", lang);
    story.press("5");
    let subject = sample("lin", 12, chances(Times::Calm));
    let paths = if deep { 64 } else { 128 };
    let asked = Asked { paths, seed: 1, threads: 1, months: 12, times: Times::Calm, deep, compare: None };
    let answer = Arc::new(subject.stress(asked, &mut |_| true));
    let so_far = SoFar { answer, subject: Arc::new(subject), currency: Currency::CNY, going_on };
    for screen in &mut story.app.screens {
        if screen.id() == ScreenId::Stress {
            screen.take(Found::Stress(Box::new(so_far.clone())));
        }
    }
    story
}

#[test]
fn chances_and_fans_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = stressed(lang, None, false);
        for view in ["chances", "fans"] {
            for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
                let shown = story.show(columns, rows);
                insta::assert_snapshot!(format!("stress-{view}-{}-{columns}x{rows}", lang.tag()), shown);
            }
            story.press("v");
        }
    }
}

#[test]
fn each_fan_is_a_chart_and_its_figures_are_one_key_away() {
    for lang in Lang::ALL {
        let mut story = stressed(lang, None, false);
        story.show(80, 24);
        for fan in ["cash", "debt", "dti"] {
            story.press("v");
            if fan != "cash" {
                insta::assert_snapshot!(format!("stress-{fan}-{}-80x24", lang.tag()), story.show(80, 24));
            }
            story.press("f");
            for (columns, rows) in [(40, 12), (80, 24)] {
                let shown = story.show(columns, rows);
                insta::assert_snapshot!(format!("stress-{fan}-figures-{}-{columns}x{rows}", lang.tag()), shown);
            }
            story.press("f");
        }
        story.press("v");
        story.sees(&[if lang == Lang::En { "What drives it" } else { "主要原因" }]);
    }
}

#[test]
fn the_key_of_figures_leads_to_the_charts_and_a_tall_screen_shows_all_three() {
    let mut story = stressed(Lang::En, None, false);
    let shown = story.show(120, 40);
    assert!(shown.contains("How likely"), "{shown}");
    story.press("f");
    let shown = story.show(120, 40);
    for seen in ["Cash, debt and debt to income", "2027-11-20", "5%", "95%"] {
        assert!(shown.contains(seen), "{seen}\n{shown}");
    }
    story.press("f");
    let shown = story.show(120, 40);
    assert!(shown.contains("90 of 100 futures") && shown.contains("the middle one"), "{shown}");
    story.press("v");
    story.sees(&["What drives it"]);
}

#[test]
fn drivers_and_buffers_in_both_languages() {
    let mut story = stressed(Lang::En, None, true);
    story.show(80, 24);
    story.press("vvvv");
    insta::assert_snapshot!("stress-drivers-en-80x24", story.show(80, 24));
    story.press("v");
    insta::assert_snapshot!("stress-buffers-en-80x24", story.show(80, 24));
    story.press("L");
    insta::assert_snapshot!("stress-buffers-zh-CN-80x24", story.show(80, 24));
}

#[test]
fn a_setting_is_moved_while_paths_are_run() {
    let mut story = stressed(Lang::En, Some((Step::Paths, 1_280, 4_000)), false);
    story.sees(&["futures: 1,280 of 4,000", "< 0 months of essentials >", "< calm times >"]);
    story.press("<right>");
    story.sees(&["< 1/4 months of essentials >"]);
    story.press("j<right>");
    story.sees(&["< 2 times as often >"]);
    story.press("j<right>j<right>");
    story.sees(&["< stressed times >", "< 24 months >"]);
    story.press("<left><left>");
    story.sees(&["< 12 months >"]);
    story.press("x");
    story.sees(&["Stopped"]);
}

#[test]
fn the_worst_path_is_opened_with_its_reasons() {
    let mut story = stressed(Lang::En, None, false);
    story.press("w");
    story.sees(&["of seed 1", "What chance brings"]);
    story.press("<esc>b");
    story.sees(&["of seed 1"]);
}

#[test]
fn nothing_is_opened_before_there_is_anything() {
    let mut story = Story::sample("lin", Lang::Zh);
    story.press("5");
    story.sees(&["正在计算"]);
    story.press("w");
    story.sees(&["还没算好"]);
}

#[test]
fn a_failed_test_is_said_and_leads_to_its_lesson() {
    let mut story = stressed(Lang::En, None, false);
    let shown = story.show(80, 40);
    assert!(shown.contains("Trouble in more than 5% of futures"), "{shown}");
    story.press("e").sees(&["L12 ", "1/"]);
    // The map of the course knows why it matters today.
    story.press("<esc>");
    assert!(story.show(120, 40).contains("the stress test fails"), "{}", story.show(120, 40));
}

#[test]
fn before_there_is_anything_the_lesson_is_that_on_testing_oneself() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("5").press("e").sees(&["L11 ", "1/"]);
    story.press("<esc>");
    assert!(!story.show(120, 40).contains("the stress test fails"));
}
