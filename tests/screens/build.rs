//! Building an own profile from nothing, told as stories of keys.

use tideover::text::Lang;
use tideover::text::width::width;

use crate::support::story::Story;

/// Each step with its keys, in under forty keys a step.
fn steps(lang: Lang) -> Vec<String> {
    let texts: [&str; 6] = match lang {
        Lang::En => ["Ada", "salary", "rent", "credit", "900", "1200.50"],
        Lang::Zh => ["阿达", "工资", "房租", "信用卡", "9000", "1200.50"],
    };
    let [name, income, expense, product, limit, owed] = texts;
    vec![
        format!("{name}<pagedown>"),
        "3200<tab>800<pagedown>".to_owned(),
        format!("{income}<tab>8000<tab><tab>10<ctrl-s><pagedown>"),
        format!("{expense}<tab>2400<tab><tab>1<ctrl-s><pagedown>"),
        format!("{product}<tab><tab><tab><tab><tab>{limit}<tab>{owed}<tab>5<tab>25<ctrl-s><pagedown>"),
        "40%<pagedown>".to_owned(),
        "<enter>".to_owned(),
    ]
}

fn key_count(keys: &str) -> usize {
    let named = keys.matches('<').count();
    let letters: usize =
        keys.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, rest)| rest).chars().count()).sum();
    named + letters
}

#[test]
fn a_profile_is_built_from_nothing_and_is_a_file_one_could_have_written() {
    for lang in Lang::ALL {
        let mut story = Story::sample("lin", lang);
        story.press("n");
        for keys in steps(lang) {
            assert!(key_count(&keys) < 40, "{keys}");
            assert!(!story.profile().exists(), "nothing is written before the end");
            story.press(&keys);
        }
        let text = story.profile_text();
        for expected in ["spendable = \"3200\"", "amount = \"8000\"", "day = 10", "max_dti = \"40%\"", "due_day = 25"] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        assert!(text.starts_with("# ") && !text.contains("#[[income]]") && !text.contains("#[check]"), "{text}");
        assert!(text.contains("#[registry]"), "examples of what was not filled in stay: {text}");
        let shown = story.seen();
        assert!(!shown.contains("(sample)") && !shown.contains("(示例)"), "{shown}");
        assert!(shown.contains("1,200.50") && shown.contains("3,200.00"), "{shown}");
        // It can be gone on with at once.
        story.press("p<enter><enter>");
        assert!(story.journal_text().contains("payment"), "{}", story.seen());
    }
}

#[test]
fn steps_are_skipped_and_gone_back_to() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("n<pagedown><pagedown>").sees(&["3 of 7: income"]);
    story.press("<pagedown><pagedown><pagedown><pagedown>").sees(&["7 of 7: the file"]);
    story.press("<pageup><pageup><pageup><pageup>").sees(&["3 of 7: income"]);
    story.press("salary<tab>8000<tab><tab>10<ctrl-s>").sees(&["so far: salary"]);
    story.press("jobs<tab>90<tab><tab>5<ctrl-s>").sees(&["so far: salary, jobs"]);
    story.press("<ctrl-x>").sees(&["so far: salary"]).sees_no(&["jobs"]);
    story.press("<pageup>").sees(&["2 of 7: money at hand"]);
    story.press("5<pagedown><pagedown><pagedown><pagedown><pagedown>").sees(&["7 of 7"]);
    story.press("<enter>").sees(&["This profile is yours"]);
    let text = story.profile_text();
    assert!(text.contains("spendable = \"5\"") && text.contains("\"salary\"") && !text.contains("\"jobs\""), "{text}");
    assert!(text.contains("#[[line]]"), "the examples of lines stay");
}

#[test]
fn what_is_wrong_holds_the_step_with_the_words_of_the_file() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("n<pagedown>12x").sees(&["is no amount"]);
    story.press("<pagedown>").sees(&["2 of 7"]);
    story.press("<backspace><pagedown>").sees(&["3 of 7"]);
    story.press("salary<pagedown>").sees(&["3 of 7", "missing"]);
    story.press("80<tab><tab>41").sees(&["41"]).press("<ctrl-s>").sees_no(&["so far"]);
    story.press("<backspace><ctrl-s>").sees(&["so far: salary"]);
}

#[test]
fn leaving_asks_first_and_writes_nothing() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("n<esc>").sees_no(&["Your own profile"]);
    story.press("nAda<pagedown><esc>").sees(&["Nothing has been written"]);
    story.press("<enter>").sees(&["2 of 7"]);
    story.press("<esc>2").sees_no(&["Your own profile"]);
    assert!(!story.profile().exists());
}

#[test]
fn the_place_decides_the_currency_and_the_products() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("n<tab>CN").sees(&["< CN >", "CNY"]);
    story.press("<pagedown><pagedown><pagedown><pagedown>").sees(&["5 of 7"]);
    story.press("cn/bank").sees(&["cn/bank-card"]);
}

#[test]
fn another_profile_is_never_overwritten() {
    let mut story = Story::own("lin", Lang::En);
    let before = story.profile_text();
    story.press("nAda<pagedown><pagedown><pagedown><pagedown><pagedown><pagedown><enter>").sees(&["Ada.toml"]);
    assert_eq!(story.profile_text(), before);
    assert!(story.data.path().join("profiles").join("Ada.toml").exists());
}

#[test]
fn every_step_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        let mut story = Story::sample("lin", lang);
        story.press("n");
        for (number, keys) in steps(lang).iter().enumerate() {
            for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
                let shown = story.show(columns, rows);
                assert!(shown.lines().all(|line| width(line) <= columns.into()), "{shown}");
                if number == 2 {
                    insta::assert_snapshot!(format!("build-3-{}-{columns}x{rows}", lang.tag()), shown);
                }
            }
            if number < 6 {
                story.press(keys);
            }
        }
    }
}
