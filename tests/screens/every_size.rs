//! Every screen of every ready-made household at many sizes: no row too wide, no amount cut.

use tideover::session::sample_names;
use tideover::text::Lang;
use tideover::text::width::width;
use tideover::tui::theme::{Background, Depth, Theme};

use crate::support::story::Story;

const SIZES: [(u16, u16); 9] =
    [(40, 12), (41, 17), (64, 20), (80, 24), (99, 30), (104, 26), (120, 40), (168, 40), (200, 60)];

/// Every amount on a screen has all its decimals: a comma or a point in a figure is followed by a whole group.
fn assert_amounts_are_whole(shown: &str, about: &str) {
    for word in shown.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'))) {
        let Some((whole, decimals)) = word.rsplit_once('.') else {
            let groups: Vec<&str> = word.split(',').skip(1).filter(|group| !group.is_empty()).collect();
            assert!(groups.iter().all(|group| group.len() == 3), "{about}: {word:?}\n{shown}");
            continue;
        };
        if whole.is_empty() || decimals.is_empty() {
            continue;
        }
        let is_amount = decimals.len() == 2 || decimals.len() == 4 || decimals.len() == 1;
        assert!(is_amount && decimals.chars().all(|c| c.is_ascii_digit()), "{about}: {word:?}\n{shown}");
        let groups = whole.trim_start_matches(['+', '-']).split(',').skip(1);
        assert!(groups.clone().all(|group| group.len() == 3), "{about}: {word:?}\n{shown}");
    }
}

#[test]
fn no_row_is_too_wide_and_no_amount_is_cut() {
    for sample in sample_names() {
        for lang in Lang::ALL {
            let mut story = Story::of(sample, lang);
            for keys in ["1", "<tab>", "<tab>", "2", "<enter>", "<esc>"] {
                story.press(keys);
                for (columns, rows) in SIZES {
                    let shown = story.show(columns, rows);
                    let about = format!("{sample} {lang:?} {keys} {columns}x{rows}");
                    assert_eq!(shown.lines().count(), usize::from(rows), "{about}");
                    for line in shown.lines() {
                        assert!(width(line) <= usize::from(columns), "{about}: {line}");
                    }
                    assert_amounts_are_whole(&shown, &about);
                }
            }
        }
    }
}

#[test]
fn every_explanation_opens_at_every_size_and_cuts_no_amount() {
    for sample in sample_names() {
        for lang in Lang::ALL {
            let mut story = Story::of(sample, lang);
            story.show(120, 40);
            let mut opened = 0;
            for keys in
                ["", "<right>", "<right>", "<right>", "<right>", "<right>", "<right>", "<tab>", "<tab>", "<tab>"]
            {
                story.press(keys);
                story.show(120, 40);
                story.press("<enter>");
                if story.app.popups.is_empty() {
                    continue;
                }
                opened += 1;
                for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
                    for turn in ["", "<end>"] {
                        story.press(turn);
                        let shown = story.show(columns, rows);
                        assert!(shown.lines().all(|line| width(line) <= usize::from(columns)));
                        assert_amounts_are_whole(&shown, &format!("{sample} {lang:?} {columns}x{rows}"));
                    }
                }
                story.press("<esc>");
            }
            assert!(opened >= 8, "{sample}: {opened}");
        }
    }
}

#[test]
fn tiny_windows_do_no_harm() {
    let mut story = Story::of("seven-lenders", Lang::Zh);
    for keys in ["1", "2", "<enter>", "o"] {
        story.press(keys);
        for (columns, rows) in [(0, 0), (1, 1), (3, 2), (39, 11), (40, 12), (300, 13), (40, 90)] {
            story.show(columns, rows);
        }
    }
}

#[test]
fn the_plain_set_is_ascii_on_every_screen() {
    let theme = Theme::new(Depth::None, Background::Dark, true);
    let source = tideover::session::Source::Sample("us-household".to_owned());
    let mut story = Story::open(source, Lang::En, theme);
    for keys in ["1", "<enter>", "<esc>2", "<enter>", "<esc>o"] {
        story.press(keys);
        for (columns, rows) in [(80, 24), (120, 40)] {
            let shown = story.show(columns, rows).replace("中文", "");
            assert!(shown.is_ascii(), "{keys}\n{shown}");
        }
    }
}
