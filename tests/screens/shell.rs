//! What every screen shares: head, footer, help, palette, filter, languages, sizes. Told as stories of keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tideover::domain::name::Name;
use tideover::text::Lang;
use tideover::text::width::width;
use tideover::tui::app::{App, Effect};
use tideover::tui::screens::ScreenId;
use tideover::tui::theme::{Background, Depth, Theme};
use tideover::tui::{update, view};

use crate::support::demo;
use crate::support::screen::screen_text;

fn app(lang: Lang) -> App {
    demo::app(lang, Theme::default())
}

fn show(app: &mut App, columns: u16, rows: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::view(app, &mut buffer);
    screen_text(&buffer)
}

/// Presses keys written as `jj/<esc>`; gives the last effect.
fn press(app: &mut App, keys: &str) -> Effect {
    let mut last = Effect::None;
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let (code, taken) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
            Some((name, _)) => {
                let code = match name {
                    "esc" => KeyCode::Esc,
                    "enter" => KeyCode::Enter,
                    "down" => KeyCode::Down,
                    "backspace" => KeyCode::Backspace,
                    other => panic!("no key {other}"),
                };
                (code, name.len() + 2)
            }
            None => (KeyCode::Char(first), first.len_utf8()),
        };
        last = update::key(app, KeyEvent::new(code, KeyModifiers::NONE));
        rest = &rest[taken..];
    }
    last
}

/// Every screen with its key, in their order.
fn tabs(lang: Lang) -> String {
    let tabs = ScreenId::ALL.map(|id| format!("{} {}", id.key(), id.title().get(lang)));
    // Nine English names leave room for one blank between them.
    format!(" {}", tabs.join(if lang == Lang::En { " " } else { "  " }))
}

#[test]
fn the_frame_at_eighty_columns_in_both_languages() {
    let mut english = app(Lang::En);
    let shown = show(&mut english, 80, 12);
    let rows: Vec<&str> = shown.lines().collect();
    assert_eq!(rows[0], " 渡口 tideover  小林 (sample)  2026-11-21");
    assert_eq!(rows[1], tabs(Lang::En));
    assert!(rows[2].starts_with("╭─ Next 30 days ──"), "{shown}");
    assert!(rows[11].starts_with(" q Quit   ? Help"), "{shown}");
    let shown = show(&mut app(Lang::Zh), 80, 12);
    let rows: Vec<&str> = shown.lines().collect();
    assert_eq!(rows[0], " 渡口 tideover  小林 (示例)  2026-11-21");
    assert_eq!(rows[1], tabs(Lang::Zh));
    assert!(rows[11].starts_with(" q 退出   ? 帮助"), "{shown}");
}

#[test]
fn every_size_keeps_its_rows_inside_and_small_ones_say_so_kindly() {
    for lang in Lang::ALL {
        for (columns, rows) in [(0, 0), (1, 1), (2, 3), (39, 12), (40, 11), (40, 12), (60, 15), (80, 24), (200, 60)] {
            for open in ["", "?", ":", "/"] {
                let mut app = app(lang);
                press(&mut app, open);
                let shown = show(&mut app, columns, rows);
                assert!(shown.lines().all(|line| width(line) <= usize::from(columns)), "{shown}");
                if columns >= 40 && rows >= 12 && open.is_empty() {
                    assert!(shown.contains("-1,799.51") && shown.contains("2026-11-21"), "{columns}x{rows}\n{shown}");
                } else if columns == 39 {
                    assert!(shown.contains("40"), "{shown}");
                }
            }
        }
    }
}

#[test]
fn filtering_a_list() {
    let mut app = app(Lang::En);
    press(&mut app, "/sal");
    let shown = show(&mut app, 80, 12);
    assert!(shown.contains("salary") && !shown.contains("rent"), "{shown}");
    assert!(shown.lines().last().unwrap().starts_with(" Filter sal"), "{shown}");
    assert!(app.cursor.is_some());
    press(&mut app, "<enter>");
    assert!(show(&mut app, 80, 12).lines().last().unwrap().contains("Quit"));
    press(&mut app, "<esc>");
    assert!(show(&mut app, 80, 12).contains("rent"));
    press(&mut app, "/zzz");
    assert!(show(&mut app, 80, 12).contains("Nothing is due."));
    press(&mut app, "<esc>");
    assert!(show(&mut app, 80, 12).contains("rent"));
}

#[test]
fn the_palette_does_what_its_row_says() {
    let mut app = app(Lang::En);
    press(&mut app, ":schedule<enter>");
    assert_eq!(app.current_id(), ScreenId::Schedule);
    press(&mut app, ":语言<esc>:中文<enter>");
    assert_eq!(app.lang, Lang::Zh);
    assert!(app.popups.is_empty());
    assert_eq!(press(&mut app, ":退出<enter>"), Effect::Quit);
}

#[test]
fn languages_switch_live_and_the_selection_stays() {
    let mut app = app(Lang::En);
    press(&mut app, "jL");
    assert!(show(&mut app, 80, 12).contains("› 12-05  现金贷"));
    press(&mut app, "L");
    assert!(show(&mut app, 80, 12).contains("› 12-05  Cash loan"));
}

#[test]
fn looking_a_month_ahead_and_coming_back() {
    let mut app = app(Lang::En);
    let Effect::LookAt(day) = press(&mut app, ">") else { panic!("no other day") };
    assert_eq!(day, demo::today().plus(30));
    app.show(demo::figures(day));
    assert!(show(&mut app, 80, 12).contains("2026-12-21 (looking ahead)"));
    assert_eq!(press(&mut app, "t"), Effect::LookAt(demo::today()));
    app.show(demo::figures(demo::today()));
    assert_eq!(press(&mut app, "<"), Effect::None);
}

#[test]
fn a_long_name_is_shortened_before_the_date_is_cut() {
    for lang in Lang::ALL {
        for columns in 40..120 {
            let mut app = app(lang);
            app.figures.household = Name::same("一个名字特别特别特别长的家庭 with a very long name");
            app.figures.as_of = demo::today().plus(30);
            let shown = show(&mut app, columns, 12);
            let head = shown.lines().next().unwrap();
            assert!(head.contains("2026-12-21 (") && head.contains(')'), "{columns}: {head}");
        }
    }
}

#[test]
fn help_and_clicks() {
    let mut app = app(Lang::En);
    press(&mut app, "?");
    assert!(show(&mut app, 80, 24).contains("Leave tideover"));
    // Under an open box nothing is clicked.
    let click = |column, row| MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    };
    update::mouse(&mut app, click(60, 0));
    assert_eq!((app.popups.len(), app.current), (1, 0));
    press(&mut app, "<esc>");
    let shown = show(&mut app, 80, 24);
    let head = shown.lines().nth(1).unwrap();
    let column = width(&head[..head.find("2 Lines").unwrap()]);
    update::mouse(&mut app, click(u16::try_from(column).unwrap() + 3, 1));
    assert_eq!(app.current_id(), ScreenId::Lines);
    press(&mut app, "2]");
    assert_eq!(app.current_id(), ScreenId::Schedule);
    press(&mut app, "9]");
    assert_eq!(app.current_id(), ScreenId::Home);
}

#[test]
fn every_hint_in_the_footer_is_a_key_that_works() {
    for lang in Lang::ALL {
        for columns in [40, 80, 120] {
            let mut app = app(lang);
            let shown = show(&mut app, columns, 24);
            let footer = shown.lines().last().unwrap();
            for hint in footer.split("   ").filter(|hint| !hint.trim().is_empty()) {
                let (key, label) = hint.trim().split_once(' ').unwrap();
                let entries = tideover::tui::action::all(&ScreenId::ALL);
                let known = entries.iter().any(|entry| {
                    entry.keys.first().is_some_and(|k| tideover::tui::keymap::shown(k) == key)
                        && entry.label.get(lang) == label
                });
                assert!(known, "{hint:?} in {footer:?}");
            }
        }
    }
}

#[test]
fn the_plain_set_draws_nothing_but_ascii() {
    let theme = Theme::new(Depth::None, Background::Dark, true);
    let mut app = demo::app(Lang::En, theme);
    app.figures.household = Name::same("Lin");
    for open in ["", "?", "<esc>:"] {
        press(&mut app, open);
        let shown = show(&mut app, 80, 24);
        assert!(shown.replace("中文", "").is_ascii(), "{shown}");
    }
}
