//! Lines: the table and everything about one of them.

use tideover::text::Lang;

use crate::support::story::Story;

#[test]
fn lines_of_lin_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let mut story = Story::sample("lin", lang);
            story.press("2");
            let shown = story.show(columns, rows);
            insta::assert_snapshot!(format!("lines-lin-{}-{columns}x{rows}", lang.tag()), shown);
        }
    }
}

#[test]
fn lines_of_other_households() {
    for sample in ["shortfall", "us-household"] {
        for lang in Lang::ALL {
            let mut story = Story::sample(sample, lang);
            story.press("2j");
            insta::assert_snapshot!(format!("lines-{sample}-{}-120x40", lang.tag()), story.show(120, 40));
        }
    }
    let mut story = Story::sample("graduate", Lang::Zh);
    story.press("2");
    insta::assert_snapshot!("lines-graduate-zh-CN-200x60", story.show(200, 60));
}

/// Which line is the dearest, what it costs, and where its next interest comes from.
#[test]
fn from_the_table_to_the_interest_of_a_statement() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("2");
    story.show(120, 40);
    story.press("jj");
    let shown = story.show(120, 40);
    assert!(shown.contains("─ Card ") && shown.contains("8,000.00 of 20,000.00"), "{shown}");
    assert!(shown.contains("18.07% nominal, 19.64% effective"), "{shown}");
    assert!(shown.contains("posting day"), "{shown}");
    // Into the detail, down to the next interest.
    let place = story.find(120, 40, "Next interest");
    story.click(place);
    story.show(120, 40);
    story.press("<enter>");
    let shown = story.show(120, 40);
    assert!(shown.contains("Interest: balance x rate x days"), "{shown}");
    assert!(shown.contains("11-19 to 12-08: 8,000.00 x 0.05%/day x 20 days"), "{shown}");
    assert!(shown.contains("12-09 to 12-18: 7,200.00 x 0.05%/day x 10 days"), "{shown}");
}

#[test]
fn sorting_and_filtering_the_table() {
    let mut story = Story::sample("us-household", Lang::En);
    story.press("2");
    let first_row = |story: &mut Story| {
        let shown = story.show(120, 40);
        let head = shown.lines().position(|line| line.contains("lender")).unwrap();
        shown.lines().nth(head + 1).unwrap().to_owned()
    };
    let before = first_row(&mut story);
    // By what is owed, from the highest.
    story.press("ssssS");
    let by_owed = first_row(&mut story);
    assert_ne!(before, by_owed);
    let amounts = |shown: &str| -> Vec<i64> {
        let rows =
            shown.lines().skip_while(|line| !line.contains("lender")).skip(1).take_while(|l| !l.starts_with('╰'));
        let owed = rows.filter_map(|line| line.split_whitespace().find(|word| word.contains('.')));
        owed.map(|word| word.replace([',', '.'], "").parse().unwrap()).collect()
    };
    let owed = amounts(&story.show(120, 40));
    assert!(owed.len() > 3 && owed.windows(2).all(|pair| pair[0] >= pair[1]), "{owed:?}");
    story.press("/loan<enter>");
    assert!(story.show(120, 40).contains("loan"));
    story.press("/zzzz");
    assert!(story.show(120, 40).contains("No line contains that text"));
    story.press("<esc>");
    assert!(story.show(120, 40).contains("1 of"));
}

#[test]
fn a_narrow_screen_shows_one_thing_at_a_time() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("2");
    assert!(story.show(40, 12).contains("20,000.00"));
    story.press("j<enter>");
    let shown = story.show(40, 12);
    assert!(shown.contains("› Cash loan") && shown.contains("State"), "{shown}");
    story.press("<esc>");
    assert!(story.show(40, 12).contains("o Pay-later"));
}

#[test]
fn every_line_of_every_household_is_told_in_both_languages() {
    for sample in tideover::session::sample_names() {
        for lang in Lang::ALL {
            let mut story = Story::sample(sample, lang);
            story.press("2");
            let count = story.app.figures.answers.lines.len();
            for _ in 0..count {
                let shown = story.show(200, 60);
                let (terms, cost) = match lang {
                    Lang::En => ("Terms", "Cost a year"),
                    Lang::Zh => ("条款", "年化成本"),
                };
                assert!(shown.contains(terms) && shown.contains(cost), "{sample}\n{shown}");
                story.press("j");
            }
        }
    }
}
