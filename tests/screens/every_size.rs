//! Every screen of every ready-made household at many sizes: no row too wide, no amount cut.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tideover::session::sample_names;
use tideover::text::Lang;
use tideover::text::width::width;
use tideover::tui::theme::{Background, Depth, Theme};
use tideover::tui::widgets::draw::Look;
use tideover::tui::widgets::hits::Hits;

use crate::support::screen::screen_text;
use crate::support::story::Story;

pub const SIZES: [(u16, u16); 9] =
    [(40, 12), (41, 17), (64, 20), (80, 24), (99, 30), (104, 26), (120, 40), (168, 40), (200, 60)];

/// Every amount on a screen has all its decimals: a comma or a point in a figure is followed by a whole group.
pub fn assert_amounts_are_whole(shown: &str, about: &str) {
    let words = shown.split(|c: char| c.is_whitespace() || matches!(c, '│' | '┤' | '╌' | '，' | '；' | '：'));
    // Shares and rates have as many decimals as they were stated with.
    for word in words.filter(|word| !word.contains('%')) {
        let figure = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'));
        for figure in word.split(figure).map(|figure| figure.trim_end_matches([',', '.', '-'])) {
            assert!(is_whole(figure), "{about}: {figure:?}\n{shown}");
        }
    }
}

fn is_whole(figure: &str) -> bool {
    let (whole, decimals) = figure.rsplit_once('.').map_or((figure, None), |(whole, part)| (whole, Some(part)));
    let groups_are_whole = whole.split(',').skip(1).all(|group| group.len() == 3);
    groups_are_whole && decimals.is_none_or(|part| matches!(part.len(), 1 | 2 | 4))
}

#[test]
fn no_row_is_too_wide_and_no_amount_is_cut() {
    for sample in sample_names() {
        for lang in Lang::ALL {
            let mut story = Story::sample(sample, lang);
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
            let mut story = Story::sample(sample, lang);
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
                        let alone = page_alone(&mut story, columns, rows);
                        assert_amounts_are_whole(&alone, &format!("{sample} {lang:?} {columns}x{rows}"));
                    }
                }
                story.press("<esc>");
            }
            assert!(opened >= 8, "{sample}: {opened}");
        }
    }
}

/// What is open, without the screen that it covers.
fn page_alone(story: &mut Story, columns: u16, rows: u16) -> String {
    let theme = Theme::default();
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let look = Look { lang: story.app.lang, theme: &theme };
    let page = story.app.popups.last_mut().unwrap();
    page.view(&mut buffer, area, look, &mut Hits::default());
    screen_text(&buffer)
}

#[test]
fn tiny_windows_do_no_harm() {
    let mut story = Story::sample("seven-lenders", Lang::Zh);
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
    let mut story = Story::sample_in("us-household", Lang::En, theme);
    for keys in ["1", "<enter>", "<esc>2", "<enter>", "<esc>o"] {
        story.press(keys);
        for (columns, rows) in [(80, 24), (120, 40)] {
            let shown = story.show(columns, rows).replace("中文", "");
            assert!(shown.is_ascii(), "{keys}\n{shown}");
        }
    }
}
