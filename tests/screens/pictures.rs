//! The pictures of the README are those of the program.

use std::fs;
use std::path::Path;

use tideover::text::Lang;
use tideover::tui::action;
use tideover::tui::screens::ScreenId;
use tideover::tui::still::Still;
use tideover::tui::theme::Background;

#[test]
fn the_pictures_of_the_readme_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for (name, screen, lang) in [
        ("home-en", ScreenId::Home, Lang::En),
        ("home-zh", ScreenId::Home, Lang::Zh),
        ("schedule-en", ScreenId::Schedule, Lang::En),
    ] {
        let still = Still { sample: "lin", screen, lang, size: (100, 30), background: Background::Dark };
        let picture = still.picture().unwrap();
        let path = root.join("docs/pictures").join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::write(&path, &picture).unwrap();
        }
        assert!(readme.contains(&format!("docs/pictures/{name}.svg")), "the README shows {name}");
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == picture, "{name}.svg is old: run the test again with UPDATE_PICTURES=1 and look at it");
    }
}

#[test]
fn the_pages_of_keys_are_those_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, title, lang) in [("keys.md", "# Keys", Lang::En), ("keys.zh-CN.md", "# 按键", Lang::Zh)] {
        let page = format!("{title}\n\n{}", action::markdown(&ScreenId::ALL, lang));
        let path = root.join("docs").join(name);
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::write(&path, &page).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == page, "docs/{name} is old: run the test again with UPDATE_PICTURES=1");
    }
}

#[test]
fn any_screen_becomes_a_picture_at_any_size() {
    for screen in ScreenId::ALL {
        for lang in Lang::ALL {
            for size in [(40, 12), (200, 60), (1, 1)] {
                let still = Still { sample: "us-household", screen, lang, size, background: Background::Light };
                assert!(still.picture().unwrap().ends_with("</svg>\n"));
            }
        }
    }
    let unknown = Still {
        sample: "nobody",
        screen: ScreenId::Home,
        lang: Lang::En,
        size: (80, 24),
        background: Background::Dark,
    };
    assert!(unknown.picture().is_none());
}
