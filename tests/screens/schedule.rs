//! The Schedule screen: what is seen, and stories of keys.

use tideover::text::Lang;
use tideover::text::width::width;

use crate::support::story::Story;

#[test]
fn schedule_of_lin_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let mut story = Story::sample("lin", lang);
            story.press("3");
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("schedule-lin-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}

#[test]
fn a_month_that_runs_short_says_so_in_letters() {
    let mut story = Story::sample("shortfall", Lang::En);
    story.press("3]");
    insta::assert_snapshot!("schedule-shortfall-en-80x24", story.show(80, 24));
}

#[test]
fn days_and_months_are_walked_through() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("3").sees(&["December 2026", "-1,799.51", "!  8"]);
    story.press("]").sees(&["January 2027"]);
    story.press("[[").sees(&["November 2026"]);
    story.press("]]]t").sees(&["November 2026"]);
    // From the last day of a month to the first of the next.
    story.press("<end><right><enter>").sees(&["2026-12-01  Tuesday", "rent", "-2,400.00", "Cash after the day"]);
    story.press("<esc><down><enter>").sees(&["2026-12-08", "Card, minimum", "200.49"]);
}

#[test]
fn an_item_of_the_list_is_explained() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("3<tab>/card<enter><enter>");
    story.sees(&["Card", "800.00"]);
    story.press("<esc>").sees(&["Card, minimum"]).sees_no(&["salary"]);
    story.press("<esc>").sees(&["salary"]);
}

#[test]
fn a_month_opens_on_its_lowest_day() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("3<tab><tab>").sees(&["Month by month", "lowest cash"]);
    story.press("j<enter>").sees(&["December 2026"]);
    story.press("<enter>").sees(&["2026-12-08"]);
}

#[test]
fn ten_thousand_rows_scroll_filter_and_sort() {
    let mut story = Story::own("lin", Lang::En);
    let mut journal = String::from("id,date,account,kind,amount,value,note\n");
    for row in 0..10_000 {
        journal.push_str(&format!("r{row},2026-11-21,card,purchase,0.01,,lunch {row}\n"));
    }
    std::fs::write(story.data.path().join("profiles").join("household.journal.csv"), journal).unwrap();
    story.settle();
    story.press("9<tab>").sees(&["1/10000", "lunch 9999"]);
    story.press("<end>").sees(&["10000/10000", "lunch 0"]);
    story.press("/lunch 77<enter>").sees(&["lunch 77"]);
    story.press("<esc>").press("sS<pagedown><pagedown>").sees(&["/10000"]);
    story.press("3").sees(&["December 2026"]);
}

#[test]
fn every_size_holds_its_rows() {
    for lang in Lang::ALL {
        for keys in ["3", "3<tab>", "3<tab><tab>"] {
            let mut story = Story::sample("seven-lenders", lang);
            story.press(keys);
            for (columns, rows) in [(0, 0), (1, 1), (3, 40), (40, 12), (41, 17), (60, 19), (104, 30), (200, 60)] {
                let shown = story.show(columns, rows);
                assert!(shown.lines().all(|line| width(line) <= usize::from(columns)), "{columns}x{rows}\n{shown}");
            }
        }
    }
}
